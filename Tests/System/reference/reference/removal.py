"""What one removal would do (3.2) and whether it may be asked for (3.3), by changing the history and scoring anew."""

from dataclasses import dataclass, replace

from . import known
from .dates import add_months
from .outcomes import INELIGIBLE
from .windows import lies_in, score


@dataclass(frozen=True)
class Removal:
    contract: str
    is_owned: bool  # whether the contract is the profile's own
    before: object  # Sheet
    after: object  # Sheet
    effect: str
    why: str
    failed_checks: list


def candidates(contracts, day):
    """Contracts whose standing final client feedback is not removed on that day."""
    found = []
    for contract in contracts:
        feedback = known.standing_feedback(contract, day) if known.exists(contract, day) else None
        if feedback is not None and not known.is_removed(feedback, day):
            found.append(contract)
    return sorted(found, key=lambda contract: contract.id.encode())


def without(contract, contracts, day):
    """The history as if the contract's standing feedback were removed on that day."""
    standing = known.standing_feedback(contract, day)
    feedback = tuple(replace(each, removed_on=day) if each is standing else each for each in contract.feedback)
    return [replace(each, feedback=feedback) if each is contract else each for each in contracts]


def effect_of(before, after):
    if before is None and after is None:
        return "no_change"
    if before is None:
        return "gains_score"
    if after is None:
        return "loses_score"
    if after == before:
        return "no_change"
    return "raises" if after > before else "lowers"


def why_no_change(contract, sheet, day):
    judged = next(each for each in sheet.judged if each.contract is contract)
    if judged.outcome == INELIGIBLE:
        return "ineligible"
    if not any(lies_in(job.day, sheet.shown.months, day) for job in judged.jobs):
        return "outside_window"
    return "balanced"


def perk_covers(policy, day):
    if policy.removal_perk == "always":
        return True
    return policy.removal_perk is not None and day <= policy.removal_perk


def failed_checks(profile, policy, day):
    """3.3's checks in its order. No asker is named here, and a candidate has something to remove."""
    failed = []
    if not perk_covers(policy, day):
        failed.append("perk_ended")
    if profile.badge not in ("top_rated", "top_rated_plus"):
        failed.append("not_top_rated")
    earlier = [asked for asked in profile.request_days if asked <= day]
    if earlier:
        last = max(earlier)
        if day < add_months(last, 3):
            failed.append("too_soon")
        completed = [
            contract
            for contract in profile.contracts
            if contract.ended_on is not None and last < contract.ended_on <= day
        ]
        if len(completed) < 10:
            failed.append("too_few_completed")
    return failed


def removals(profile, policy, day):
    contracts = profile.counting(policy)
    before = score(contracts, policy, day)
    result = []
    for contract in candidates(contracts, day):
        after = score(without(contract, contracts, day), policy, day)
        effect = effect_of(before.exact, after.exact)
        why = why_no_change(contract, before, day) if effect == "no_change" else ""
        result.append(Removal(contract.id, contract.profile == profile.id, before, after, effect, why, failed_checks(profile.owner_of(contract), policy, day)))
    return result


def best_removal(removals_):
    """The one with the highest exact score after it, where that beats the score as it stands; else None."""
    better = [each for each in removals_ if each.effect in ("raises", "gains_score")]
    best = None
    for each in sorted(better, key=lambda each: each.contract.encode()):
        if best is None or each.after.exact > best.after.exact:
            best = each
    return best
