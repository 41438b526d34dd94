"""The star average (2.10)."""

from . import known


def star_average(contracts, day, within_days=None):
    """The average weighted by earnings, exact; None where there is nothing to average."""
    total = weight = 0
    for contract in contracts:
        if not known.exists(contract, day) or not known.is_paid(contract, day):
            continue
        feedback = known.standing_feedback(contract, day)
        if feedback is None or feedback.stars is None:
            continue
        if within_days is not None and (day - feedback.submitted_at.day).days > within_days:
            continue
        earned = known.earnings(contract, day)
        total += earned * feedback.stars
        weight += earned
    return total / weight if weight else None
