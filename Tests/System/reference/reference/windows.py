"""Windows, missing feedback and the score (2.6, 2.7)."""

from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Optional

from . import known
from .dates import add_months
from .jobs import jobs, tier_weight
from .outcomes import INELIGIBLE, NEGATIVE, NEUTRAL, POSITIVE, client_is_excluded, outcome


@dataclass(frozen=True)
class Judged:
    """A contract known on the day, with its outcome and, where that counts, its jobs."""

    contract: object
    outcome: str
    rule: str
    jobs: list


@dataclass(frozen=True)
class Window:
    name: str  # "6m", or "trending"
    months: int  # of trending: 6, whose counts it shows
    score: Optional[Fraction]  # in percent, exact
    contracts: int
    clients: int
    positive: Fraction
    neutral: Fraction
    negative: Fraction
    missing: Fraction


@dataclass(frozen=True)
class Sheet:
    """One profile's score on one day."""

    judged: list
    windows: list  # in the policy's order
    deciding: Optional[Window]
    shown: Window  # the deciding one, else the longest
    reason: str  # why there is no score, else empty

    @property
    def exact(self):
        return self.deciding.score if self.deciding else None


def judge(contracts, policy, day):
    result = []
    for contract in contracts:
        if known.exists(contract, day):
            judged, rule = outcome(contract, contracts, policy, day)
            counted = [] if judged == INELIGIBLE else jobs(contract, judged, policy, day)
            result.append(Judged(contract, judged, rule, counted))
    return result


def lies_in(day, months, as_of):
    return add_months(as_of, -months) <= day <= as_of


def counts_as_ended_on(contract, policy, day):
    return contract.ended_on if known.has_ended(contract, day) else known.idle_from(contract, policy, day)


def missing_feedback(judged, months, policy, day):
    """What 2.7 adds to T in a window."""
    if policy.tolerance is None:
        return Fraction(0)
    ended = [
        each
        for each in judged
        if counts_as_ended_on(each.contract, policy, day) is not None
        and known.is_paid(each.contract, day)
        and lies_in(counts_as_ended_on(each.contract, policy, day), months, day)
        and not client_is_excluded(each.contract, policy)
    ]
    without = [each for each in ended if each.rule == "no_feedback"]
    t, n = len(ended), len(without)
    if n == 0 or t < policy.min_ended or Fraction(n, t) <= policy.tolerance:
        return Fraction(0)
    excess = n - floor(policy.tolerance * t)
    return sum(tier_weight(each.contract, policy, day) for each in without) * Fraction(excess, n)


def window(judged, months, policy, day):
    sums = {POSITIVE: Fraction(0), NEUTRAL: Fraction(0), NEGATIVE: Fraction(0)}
    inside = []
    for each in judged:
        within = [job for job in each.jobs if lies_in(job.day, months, day)]
        for job in within:
            sums[job.outcome] += job.weight
        if within:
            inside.append(each.contract)
    clients = len({contract.client for contract in inside})
    missing = missing_feedback(judged, months, policy, day)
    if policy.clients_scope == "lifetime":
        asked_clients = len({each.contract.client for each in judged if each.outcome != INELIGIBLE})
    else:
        asked_clients = clients
    total = sums[POSITIVE] + sums[NEUTRAL] + sums[NEGATIVE] + missing
    score = None
    if len(inside) >= policy.min_contracts and asked_clients >= policy.min_clients and total > 0:
        gained = sums[POSITIVE]
        if policy.numerator == "net":
            gained = max(Fraction(0), gained - sums[NEGATIVE])
        score = 100 * gained / total
    return Window(
        f"{months}m", months, score, len(inside), clients, sums[POSITIVE], sums[NEUTRAL], sums[NEGATIVE], missing
    )


def trending(judged, policy, day):
    six, three = window(judged, 6, policy, day), window(judged, 3, policy, day)
    score = None
    if six.score is not None and three.score is not None:
        score = (six.score + three.score) / 2
    return Window(
        "trending", 6, score, six.contracts, six.clients, six.positive, six.neutral, six.negative, six.missing
    )


def deciding_window(windows):
    """The highest score; a tie goes to the longer window, and trending comes last."""
    scored = [each for each in windows if each.score is not None]
    return max(
        scored,
        key=lambda each: (each.score, each.name != "trending", each.months),
        default=None,
    )


def score(contracts, policy, day):
    judged = judge(contracts, policy, day)
    windows = [window(judged, months, policy, day) for months in policy.windows]
    longest = max(windows, key=lambda each: each.months)
    if policy.trending:
        windows.append(trending(judged, policy, day))
    deciding = deciding_window(windows)
    reason = ""
    if deciding is None:
        if longest.contracts == 0:
            reason = "no_eligible_contracts"
        elif longest.contracts < policy.min_contracts:
            reason = "too_few_contracts"
        else:
            reason = "too_few_clients"
    return Sheet(judged, windows, deciding, deciding or longest, reason)
