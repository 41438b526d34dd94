"""What the rules of Top Rated and Top Rated Plus say of a profile (4.8), each Sunday scored anew."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import floor
from typing import Optional

from . import known
from .dates import add_days, add_months
from .windows import score

SUNDAYS, GOOD_SUNDAYS, GOOD_SCORE, FIRST_CONTRACT_DAYS, MONTHS = 16, 13, 90, 90, 12


@dataclass(frozen=True)
class Badges:
    jss: Optional[int]
    sundays: int
    earned: Fraction
    first_contract: Optional[date]  # of those it owns; None where it owns none
    large_contracts: int
    met: dict  # by the rule's name

    @property
    def by_rules(self):
        top_rated = all(self.met[rule] for rule in ("jss", "sundays", "earned", "first_contract"))
        plus = top_rated and self.met["earned_plus"] and self.met["large_contracts"]
        return "top_rated_plus" if plus else "top_rated" if top_rated else "none"

    def differs(self, listed):
        """Whether the listed badge is another; None where none is listed. No rule here gives Rising Talent."""
        if listed is None:
            return None
        return ("none" if listed == "rising_talent" else listed) != self.by_rules


def sundays(day):
    """The last 16 Sundays, the day itself included where it is one."""
    last = day
    while last.isoweekday() != 7:
        last -= timedelta(days=1)
    return [last - timedelta(days=7 * weeks) for weeks in range(SUNDAYS)]


def badges(profile, policy, day):
    jss = _shown(profile, policy, day)
    if profile.badge == "rising_talent":
        good = SUNDAYS
    else:
        shown = [_shown(profile, policy, sunday) for sunday in sundays(day)]
        good = sum(1 for each in shown if each is not None and each >= GOOD_SCORE)
    contracts = [each for each in profile.contracts if known.exists(each, day)]
    earned = sum((_earned(each, day) for each in contracts), Fraction(0))
    first = min((each.started_on for each in contracts), default=None)
    large = sum(1 for each in contracts if each.is_large and _paid_within(each, day))
    is_agency = profile.kind == "agency"
    return Badges(
        jss, good, earned, first, large,
        {
            "jss": jss is not None and jss >= GOOD_SCORE,
            "sundays": good >= GOOD_SUNDAYS,
            "earned": earned >= (10_000 if is_agency else 1_000),
            "first_contract": first is not None and first < add_days(day, -FIRST_CONTRACT_DAYS),
            "earned_plus": earned > 20_000 if is_agency else earned >= 10_000,
            "large_contracts": large > 0,
        },
    )  # fmt: skip


def _shown(profile, policy, day):
    exact = score(profile.counting(policy), policy, day).exact
    return None if exact is None else floor(exact + Fraction(1, 2))


def _is_within(paid_on, day):
    return paid_on is not None and add_months(day, -MONTHS) <= paid_on <= day


def _earned(contract, day):
    if contract.payments:
        return sum((amount for paid_on, amount in contract.payments if _is_within(paid_on, day)), Fraction(0))
    counts_on = contract.ended_on if known.has_ended(contract, day) else known.last_paid_day(contract, day)
    return Fraction(known.earnings(contract, day)) if _is_within(counts_on, day) else Fraction(0)


def _paid_within(contract, day):
    if contract.payments:
        return any(amount > 0 and _is_within(paid_on, day) for paid_on, amount in contract.payments)
    return known.is_paid(contract, day) and _is_within(known.last_paid_day(contract, day), day)
