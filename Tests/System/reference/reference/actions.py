"""What can be done on a day, and until when: chapter 4, for actions.csv (4.5) without its notes."""

from dataclasses import dataclass
from datetime import date
from typing import Optional

from . import known
from .dates import add_days
from .outcomes import NEGATIVE, NEUTRAL, satisfaction
from .removal import failed_checks

FEEDBACK_DAYS, ANSWER_DAYS, REPORT_BUSINESS_DAYS = 14, 28, 7
CONTRACT_AGE, PAYMENT_AGE, FEEDBACK_AGE, REQUEST_DAYS = 30, 30, 30, 14


@dataclass(frozen=True)
class Action:
    deadline: Optional[date]
    contract: str
    name: str
    group: str = ""  # the same for all that exclude each other


def actions(profile, policy, day, removals):
    """Sorted by deadline, none last, then by contract id, then by name."""
    found = []
    for contract in profile.contracts:
        if not known.exists(contract, day):
            continue
        found += _around_the_end(contract, policy, day)
        is_idle = known.idle_from(contract, policy, day) is not None
        if is_idle:
            found.append(Action(None, contract.id, "close_idle"))
        last_day = mid_contract_deadline(contract, day)
        if last_day is not None and not is_idle:
            found.append(Action(last_day, contract.id, "request_mid_contract_feedback"))
        found += _reports(contract, day)
    if not failed_checks(profile, policy, day):
        until = policy.removal_perk if isinstance(policy.removal_perk, date) else None
        raising = [each for each in removals if each.effect == "raises" and each.is_owned]
        group = f"{profile.id}:request_removal" if len(raising) > 1 else ""
        found += [Action(until, each.contract, "request_removal", group) for each in raising]
    return sorted(found, key=lambda each: (each.deadline or date.max, each.contract.encode(), each.name))


def final_feedback(contract, author, day):
    return [
        each
        for each in contract.feedback
        if each.author == author and each.kind == "final" and each.submitted_at.day <= day
    ]


def is_public(contract, day):
    """4.1, of final feedback that was given by that day."""
    if not known.is_paid(contract, day):
        return False
    if final_feedback(contract, "client", day) and final_feedback(contract, "freelancer", day):
        return True
    return known.has_ended(contract, day) and day > add_days(contract.ended_on, FEEDBACK_DAYS)


def _around_the_end(contract, policy, day):
    """4.1, 4.2 and 4.4."""
    if not known.has_ended(contract, day):
        return []
    found = []
    standing = known.standing_feedback(contract, day)
    judged = satisfaction(contract, policy, day)
    feedback_until = add_days(contract.ended_on, FEEDBACK_DAYS)
    if day <= feedback_until:
        if not final_feedback(contract, "freelancer", day):
            found.append(Action(feedback_until, contract.id, "leave_feedback"))
        if standing is None:
            found.append(Action(feedback_until, contract.id, "ask_for_feedback"))
        elif judged in (NEGATIVE, NEUTRAL) and not known.is_removed(standing, day):
            found.append(Action(feedback_until, contract.id, "ask_for_change"))
    answer_until = add_days(contract.ended_on, ANSWER_DAYS)
    if day <= answer_until and standing is not None and is_public(contract, day):
        is_bad = judged == NEGATIVE or (standing.stars is not None and standing.stars < 4)
        is_answered = standing.responded_on is not None and standing.responded_on <= day
        is_hidden = known.is_removed(standing, day) and standing.removal == "jss_and_profile"
        if is_bad and not is_answered and not is_hidden:
            found.append(Action(answer_until, contract.id, "respond"))
    return found


def mid_contract_deadline(contract, day):
    """4.3: the last day on which it may be asked for if nothing new happens; None where it may not be on that day."""
    if known.has_ended(contract, day) or contract.started_on > add_days(day, -CONTRACT_AGE):
        return None
    if not contract.payments and not known.is_paid(contract, day):  # 1.4
        return None
    last_paid = known.last_paid_day(contract, day)
    if last_paid is None or last_paid < add_days(day, -PAYMENT_AGE):
        return None
    given = [
        each.submitted_at.day
        for each in contract.feedback
        if each.author == "client" and each.kind == "mid_contract" and each.submitted_at.day <= day
    ]
    if any(each >= add_days(day, -FEEDBACK_AGE) for each in given):
        return None
    for asked in contract.mid_contract_requests:
        is_recent = add_days(day, -REQUEST_DAYS) <= asked <= day
        if is_recent and not any(each >= asked for each in given):
            return None
    return add_days(last_paid, PAYMENT_AGE)


def add_business_days(day, count):
    """Monday to Friday, counted from the next day."""
    while count > 0:
        day = add_days(day, 1)
        if day.isoweekday() <= 5:
            count -= 1
    return day


def _reports(contract, day):
    return [
        Action(add_business_days(reported_on, REPORT_BUSINESS_DAYS), contract.id, "review_report")
        for feedback in contract.feedback
        for reported_on, decision in feedback.reports
        if reported_on <= day and feedback.submitted_at.day <= day and decision in (None, "pending")
        and day <= add_business_days(reported_on, REPORT_BUSINESS_DAYS)
    ]
