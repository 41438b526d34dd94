"""What a visitor sees of a profile (4.6, 3.1), without its texts: the members of `jss profile --json`."""

from dataclasses import replace
from datetime import date
from math import floor

from . import known
from .actions import is_public
from .windows import score


def public_profile(profile, policy, day):
    contracts = [each for each in profile.counting(policy) if known.exists(each, day)]
    exact = score(profile.counting(policy), policy, day).exact
    return {
        "jss": None if exact is None else floor(exact * 2 + 1) // 2,
        "badge": profile.badge,
        "stars": _two_decimals(_star_average(contracts, day)),
        "jobs": len(contracts),
        "history": [_entry(each, day) for each in sorted(contracts, key=_newest_first(day))],
    }


def removing(profile, contract, mode, day):
    """The profile as if a contract's standing feedback were removed on that day."""
    standing = known.standing_feedback(contract, day)
    gone = replace(standing, removed_on=day, removal=mode)
    feedback = tuple(gone if each is standing else each for each in contract.feedback)

    def changed(contracts):
        return [replace(each, feedback=feedback) if each is contract else each for each in contracts]

    return replace(
        profile, contracts=changed(profile.contracts), member_contracts=changed(profile.member_contracts)
    )


def _newest_first(day):
    def key(contract):
        ended = contract.ended_on if known.has_ended(contract, day) else date.max
        return (-ended.toordinal(), -contract.started_on.toordinal(), contract.id.encode())

    return key


def _public_standing(contract, day):
    standing = known.standing_feedback(contract, day)
    return standing if standing is not None and is_public(contract, day) else None


def _entry(contract, day):
    ended = known.has_ended(contract, day)
    shows, stars = "no_feedback" if ended else "in_progress", None
    standing = _public_standing(contract, day)
    if standing is not None:
        is_hidden = known.is_removed(standing, day) and standing.removal == "jss_and_profile"
        shows = "removed" if is_hidden else "given"
        stars = None if is_hidden else standing.stars
    return {
        "contract_id": contract.id,
        "started_on": contract.started_on.isoformat(),
        "ended_on": contract.ended_on.isoformat() if ended else None,
        "shows": shows,
        "stars": _two_decimals(stars),
        "mid_contract": _mid_contract(contract, day) if contract.agency is None else [],
    }


def _mid_contract(contract, day):
    """4.3: public at once; but a contract below $1 shows none (4.1)."""
    if not known.is_paid(contract, day):
        return []
    given = [
        each
        for each in contract.feedback
        if each.author == "client" and each.kind == "mid_contract" and each.submitted_at.day <= day
    ]
    given.sort(key=lambda each: (each.submitted_at.seconds, each.id.encode()))
    return [_two_decimals(each.stars) for each in given]


def _star_average(contracts, day):
    """2.10 over what is public, removed feedback included (3.1)."""
    total = weight = 0
    for contract in contracts:
        standing = _public_standing(contract, day)
        if standing is not None and standing.stars is not None:
            total += known.earnings(contract, day) * standing.stars
            weight += known.earnings(contract, day)
    return total / weight if weight else None


def _two_decimals(value):
    """A number of hundredths, half up; None where there is none."""
    return None if value is None else floor(value * 200 + 1) // 2
