"""Jobs of an eligible contract, their days and weights (2.5)."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from . import known
from .dates import add_days
from .outcomes import POSITIVE


@dataclass(frozen=True)
class Job:
    day: date
    outcome: str
    weight: Fraction


def tier_weight(contract, policy, day):
    earnings = known.earnings(contract, day)
    for up_to, weight in policy.tiers:
        if up_to is None or earnings <= up_to:
            return weight
    return policy.tiers[-1][1] if policy.tiers else Fraction(1)


def outcome_day(contract, policy, day):
    """Of an eligible contract: an open one without work is eligible only as an idle one, by rule 8."""
    if known.has_ended(contract, day):
        return contract.ended_on
    if not known.is_paid(contract, day):
        return known.idle_from(contract, policy, day)
    return known.last_paid_day(contract, day)


def period_is_paid(contract, first, last, day):
    if contract.payments:
        return any(amount > 0 and first <= paid_on <= last for paid_on, amount in known.payments(contract, day))
    return known.is_paid(contract, day) and first <= known.last_paid_day(contract, day)


def paid_complete_periods(contract, policy, day):
    """The last days of the complete periods that are paid, oldest first."""
    days = []
    length = (outcome_day(contract, policy, day) - contract.started_on).days
    number = 1
    while policy.period_days * number <= length:
        first = add_days(contract.started_on, 0 if number == 1 else policy.period_days * (number - 1) + 1)
        last = add_days(contract.started_on, policy.period_days * number)
        if period_is_paid(contract, first, last, day):
            days.append(last)
        number += 1
    return days


def jobs(contract, outcome, policy, day):
    """The jobs of a contract whose outcome is positive, neutral or negative, oldest first."""
    days = []
    if policy.period_days is not None:
        days = paid_complete_periods(contract, policy, day)[-policy.max_jobs :]
    days = days[:-1] + [outcome_day(contract, policy, day)]
    weight = tier_weight(contract, policy, day)
    return [Job(each, POSITIVE, weight) for each in days[:-1]] + [Job(days[-1], outcome, weight)]
