"""Signals (2.2), the outcome of a contract (2.3) and the long-term relationship (2.4)."""

from fractions import Fraction

from . import known

POSITIVE, NEUTRAL, NEGATIVE, INELIGIBLE = "positive", "neutral", "negative", "ineligible"


def satisfaction(contract, policy, day):
    """Positive, neutral or negative by the standing client feedback; None where it holds no signal (or is none)."""
    feedback = known.standing_feedback(contract, day)
    if feedback is None:
        return None
    reason = {"successful": 1, "unsuccessful": 0}.get(known.end_reason(contract, day))
    if policy.method == "weighted":
        return _weighted(feedback, reason, policy)
    return _override(feedback, reason, policy)


def _weighted(feedback, reason, policy):
    signals = []  # of (weight, value from 0 to 1)
    if feedback.stars is not None:
        signals.append((policy.weight_public, (feedback.stars - 1) / 4))
    if feedback.private_score is not None:
        signals.append((policy.weight_private, Fraction(feedback.private_score, 10)))
    if reason is not None:
        signals.append((policy.weight_reason, Fraction(reason)))
    total = sum(weight for weight, _ in signals)
    if total == 0:
        return None
    value = sum(weight * value for weight, value in signals) / total
    if value >= policy.positive_from:
        return POSITIVE
    if value < policy.negative_below:
        return NEGATIVE
    return NEUTRAL


def _override(feedback, reason, policy):
    stars, private = feedback.stars, feedback.private_score
    if stars is None and private is None and reason is None:
        return None
    if private is not None and private <= policy.negative_private:
        return NEGATIVE
    if reason == 0:
        return NEGATIVE
    if stars is not None and stars < policy.positive_stars:
        return NEGATIVE
    return POSITIVE


def client_is_excluded(contract, policy):
    """Rule 1."""
    if contract.client_standing == "suspended":
        return True
    return contract.client_standing == "flagged" and policy.exclude_flagged_clients


def rules_1_to_5(contract, policy, day):
    """(outcome, rule) by the rules that look at this contract alone, or None where rule 6 is to be asked."""
    if client_is_excluded(contract, policy):
        return INELIGIBLE, "client_excluded"
    feedback = known.standing_feedback(contract, day)
    if feedback is not None and known.is_removed(feedback, day):
        return INELIGIBLE, "feedback_removed"
    judged = satisfaction(contract, policy, day)
    if judged is None:
        return None
    if judged == NEGATIVE:
        return NEGATIVE, "negative_feedback"
    if not known.is_paid(contract, day):
        return INELIGIBLE, "no_earnings"
    return judged, "feedback"


def is_long_term(contract, contracts, policy, day):
    """2.4 for the contract's client; `contracts` are all of the profile's."""
    if policy.long_term_days is None:
        return False
    shared = [other for other in contracts if other.client == contract.client and known.exists(other, day)]
    if any(rules_1_to_5(other, policy, day) == (NEGATIVE, "negative_feedback") for other in shared):
        return False
    paid = [other for other in shared if known.is_paid(other, day)]
    if not paid:
        return False
    first = min(known.first_paid_day(other, day) for other in paid)
    last = max(known.last_paid_day(other, day) for other in paid)
    return (last - first).days >= policy.long_term_days


def outcome(contract, contracts, policy, day):
    """(outcome, rule) of 2.3: the first rule that fits."""
    alone = rules_1_to_5(contract, policy, day)
    if alone is not None:
        return alone
    if known.is_paid(contract, day) and is_long_term(contract, contracts, policy, day):
        return POSITIVE, "long_term"
    if not known.has_ended(contract, day) and known.idle_from(contract, policy, day) is None:
        return INELIGIBLE, "open"
    if not known.is_paid(contract, day):
        return policy.no_work, "no_work"
    return INELIGIBLE, "no_feedback"
