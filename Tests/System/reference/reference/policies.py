"""Policies (2.8): the seven built-in ones, policy files, and what their parameters are."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Optional, Union

from .dates import parse_day
from .plain_yaml import parse

_STANDARD = """
name: standard
windows: [6, 12, 24]
numerator: net
satisfaction:
  method: weighted
  weights: {public: 0.30, private: 0.70, end_reason: 0}
  positive_from: 0.75
  negative_below: 0.50
earnings_tiers: [{up_to: 250, weight: 1}, {up_to: 1000, weight: 1.25}, {weight: 1.5}]
length: {period_days: 90, max_jobs: 8}
long_term_days: 90
minimum: {contracts: 2, clients: 2, clients_scope: window}
no_work: ineligible
idle_after_months: off
missing_feedback: {tolerance: 0.35, min_ended: 10}
exclude_flagged_clients: true
member_contracts: both
removal_perk: {until: 2024-09-02}
"""

# Each of the others as what it changes of `standard`.
_CHANGES = {
    "standard": "",
    "upwork-2024-09": """
numerator: successful
satisfaction: {method: override, positive_stars: 3, negative_private: 4}
minimum: {clients_scope: lifetime}
missing_feedback: off
removal_perk: none
""",
    "upwork-2023-12": """
windows: [6, 12, 24, trending]
satisfaction: {weights: {public: 0.40, private: 0.60}}
missing_feedback: off
""",
    "upwork-2021-04": """
windows: [6, 12, 24, trending]
minimum: {contracts: 4, clients: 2}
missing_feedback: off
removal_perk: always
""",
    "upwork-2020-11": """
minimum: {contracts: 4, clients: 2}
missing_feedback: off
removal_perk: always
""",
    "upwork-2020-03": """
minimum: {contracts: 4, clients: 3}
removal_perk: always
idle_after_months: 3
member_contracts: agency
""",
    "upwork-2015-03": """
earnings_tiers: []
minimum: {contracts: 4, clients: 3}
no_work: negative
removal_perk: always
idle_after_months: 3
member_contracts: agency
""",
}

BUILT_IN = tuple(_CHANGES)


@dataclass(frozen=True)
class Policy:
    name: str
    windows: tuple  # months
    trending: bool
    numerator: str
    method: str
    weight_public: Optional[Fraction]
    weight_private: Optional[Fraction]
    weight_reason: Optional[Fraction]
    positive_from: Optional[Fraction]
    negative_below: Optional[Fraction]
    positive_stars: Optional[Fraction]
    negative_private: Optional[Fraction]
    tiers: tuple  # of (up_to in dollars or None, weight)
    period_days: Optional[int]  # None: length is off
    max_jobs: Optional[int]
    long_term_days: Optional[int]
    min_contracts: int
    min_clients: int
    clients_scope: str
    no_work: str
    idle_after_months: Optional[int]  # None: an open contract is never idle
    tolerance: Optional[Fraction]  # None: missing_feedback is off
    min_ended: Optional[int]
    exclude_flagged_clients: bool
    member_contracts: str
    removal_perk: Union[None, str, date]  # None, "always", or its last day


def load(name_or_file):
    if name_or_file in _CHANGES:
        return resolve(built_in(name_or_file))
    with open(name_or_file, encoding="utf-8") as stream:
        return resolve(extended(parse(stream.read())))


def built_in(name):
    return merged(parse(_STANDARD), {**(parse(_CHANGES[name]) if _CHANGES[name] else {}), "name": name})


def extended(settings):
    """The file's parameters laid over those of the built-in policy that it extends, key by key, maps too."""
    if "extends" not in settings:
        return settings
    own = {key: value for key, value in settings.items() if key != "extends"}
    return merged(built_in(settings["extends"]), own)


def merged(base, changes):
    result = dict(base)
    for key, value in changes.items():
        both_maps = isinstance(value, dict) and isinstance(result.get(key), dict)
        result[key] = merged(result[key], value) if both_maps else value
    return result


def _off(value):
    return value in ("off", "no", "false", "none")


def _exact(value):
    return None if value is None else Fraction(value)


def resolve(settings):
    judging = settings["satisfaction"]
    weights = judging.get("weights", {})
    length, missing = settings["length"], settings["missing_feedback"]
    length = {} if _off(length) else length
    missing = {} if _off(missing) else missing
    perk = settings["removal_perk"]
    if isinstance(perk, dict):
        perk = parse_day(perk["until"])
    elif _off(perk):
        perk = None
    return Policy(
        name=settings.get("name", ""),
        windows=tuple(int(months) for months in settings["windows"] if months != "trending"),
        trending="trending" in settings["windows"],
        numerator=settings["numerator"],
        method=judging["method"],
        weight_public=_exact(weights.get("public")),
        weight_private=_exact(weights.get("private")),
        weight_reason=_exact(weights.get("end_reason")),
        positive_from=_exact(judging.get("positive_from")),
        negative_below=_exact(judging.get("negative_below")),
        positive_stars=_exact(judging.get("positive_stars")),
        negative_private=_exact(judging.get("negative_private")),
        tiers=tuple((_exact(tier.get("up_to")), Fraction(tier["weight"])) for tier in settings["earnings_tiers"]),
        period_days=int(length["period_days"]) if length else None,
        max_jobs=int(length["max_jobs"]) if length else None,
        long_term_days=None if _off(settings["long_term_days"]) else int(settings["long_term_days"]),
        min_contracts=int(settings["minimum"]["contracts"]),
        min_clients=int(settings["minimum"]["clients"]),
        clients_scope=settings["minimum"]["clients_scope"],
        no_work=settings["no_work"],
        idle_after_months=None if _off(settings["idle_after_months"]) else int(settings["idle_after_months"]),
        tolerance=Fraction(missing["tolerance"]) if missing else None,
        min_ended=int(missing["min_ended"]) if missing else None,
        exclude_flagged_clients=settings["exclude_flagged_clients"] in ("true", "yes", "on"),
        member_contracts=settings["member_contracts"],
        removal_perk=perk,
    )
