"""Random policy files: whole ones, and ones that extend a built-in policy."""

import random

from .policies import BUILT_IN


def random_policy(seed):
    """The text of a policy file."""
    chance = random.Random(f"policy {seed}")
    settings = _settings(chance)
    if chance.random() < 0.4:
        keys = chance.sample(sorted(settings), chance.randint(1, 5))
        lines = [f"extends: {chance.choice(BUILT_IN)}"] + [settings[key] for key in keys]
    else:
        lines = list(settings.values())
        chance.shuffle(lines)
    return "\n".join([f"name: random-{seed}", *lines]) + "\n"


def _settings(chance):
    pick = chance.choice
    windows = chance.sample([1, 2, 3, 6, 9, 12, 18, 24, 36], chance.randint(1, 4))
    if chance.random() < 0.8:
        windows.sort()
    if chance.random() < 0.4:
        windows.append("trending")
    first = pick(["1", "100", "249.99", "250", "500.50"])
    second = pick(["600", "1000", "1000.01"])
    tiers = pick(
        [
            "[]",
            f"[{{up_to: {first}, weight: 0.5}}, {{up_to: {second}, weight: 1.125}}, {{weight: 2.75}}]",
            f"[{{up_to: {first}, weight: 3}}, {{up_to: {second}, weight: 1.3333}}]",
            "[{weight: 1.1}]",
        ]
    )
    return {
        "windows": f"windows: [{', '.join(str(each) for each in windows)}]",
        "numerator": f"numerator: {pick(['net', 'successful'])}",
        "satisfaction": _satisfaction(chance),
        "earnings_tiers": f"earnings_tiers: {tiers}",
        "length": "length: "
        + pick(["off", f"{{period_days: {pick([1, 7, 30, 89, 90, 91])}, max_jobs: {pick([1, 2, 3, 8, 50])}}}"]),
        "long_term_days": f"long_term_days: {pick(['off', 1, 30, 89, 90, 91, 180])}",
        "minimum": f"minimum: {{contracts: {pick([1, 1, 2, 3])}, clients: {pick([1, 1, 2, 3])}, "
        + f"clients_scope: {pick(['window', 'lifetime'])}}}",
        "no_work": f"no_work: {pick(['ineligible', 'negative'])}",
        "idle_after_months": f"idle_after_months: {pick(['off', 'off', 1, 2, 3, 6])}",
        "member_contracts": f"member_contracts: {pick(['agency', 'both', 'both'])}",
        "missing_feedback": "missing_feedback: "
        + pick(
            ["off", "no", f"{{tolerance: {pick(['0', '0.1', '0.25', '0.35', '0.5'])}, min_ended: {pick([1, 2, 4])}}}"]
        ),
        "exclude_flagged_clients": f"exclude_flagged_clients: {pick(['true', 'false', 'yes', 'no', 'on', 'off'])}",
        "removal_perk": f"removal_perk: {pick(['none', 'always', '{until: 2024-09-02}', '{until: 2024-02-29}'])}",
    }


def _satisfaction(chance):
    pick = chance.choice
    if chance.random() < 0.35:
        stars, private = pick(["2.5", "3", "3.50", "4"]), pick([0, 3, 4, 6])
        return f"satisfaction: {{method: override, positive_stars: {stars}, negative_private: {private}}}"
    public, private, reason = pick(
        [
            ("0.30", "0.70", "0"),
            ("0.40", "0.60", "0"),
            ("1", "1", "1"),
            ("0.2", "0.3", "0.5"),
            ("0", "1", "0"),
            ("1", "0", "0"),
            ("0", "0", "2"),
            ("0.333", "0.333", "0.1"),
        ]
    )
    high, low = pick([("0.75", "0.50"), ("0.8", "0.3"), ("0.625", "0.625"), ("1", "0.25")])
    return (
        "satisfaction:\n  method: weighted\n"
        f"  weights: {{public: {public}, private: {private}, end_reason: {reason}}}\n"
        f"  positive_from: {high}\n  negative_below: {low}"
    )
