"""What is known on day D (2.1). Every other module asks here, never the raw dates."""

from .dates import add_months

ONE_DOLLAR = 1


def exists(contract, day):
    return contract.started_on <= day


def has_ended(contract, day):
    return contract.ended_on is not None and contract.ended_on <= day


def end_reason(contract, day):
    return contract.end_reason if has_ended(contract, day) else None


def payments(contract, day):
    return [(paid_on, amount) for paid_on, amount in contract.payments if paid_on <= day]


def earnings(contract, day):
    if contract.payments:
        return sum(amount for _, amount in payments(contract, day))
    if contract.first_paid_on is not None and contract.first_paid_on > day:
        return 0
    return contract.earnings


def is_paid(contract, day):
    """Whether it has earnings of at least $1 on that day."""
    return earnings(contract, day) >= ONE_DOLLAR


def first_paid_day(contract, day):
    """The day of the contract's first payment as 2.4 counts it; None where it has rows but none above 0."""
    if contract.payments:
        return min((paid_on for paid_on, amount in payments(contract, day) if amount > 0), default=None)
    return min(contract.first_paid_on or contract.started_on, day)


def last_paid_day(contract, day):
    """The day of the contract's last payment as 2.4 counts it; None where it has rows but none above 0."""
    if contract.payments:
        return max((paid_on for paid_on, amount in payments(contract, day) if amount > 0), default=None)
    return min(contract.last_paid_on or contract.ended_on or day, day)


def idle_from(contract, policy, day):
    """The day from which on an open contract is idle (2.3); None where it is not idle on that day."""
    if policy.idle_after_months is None or has_ended(contract, day):
        return None
    last = last_paid_day(contract, day) if is_paid(contract, day) else contract.started_on
    first = add_months(last, policy.idle_after_months)
    return first if first <= day else None


def standing_feedback(contract, day):
    """The client's final feedback that stands on that day, removed or not; None where there is none."""
    finals = [
        feedback
        for feedback in contract.feedback
        if feedback.author == "client" and feedback.kind == "final" and feedback.submitted_at.day <= day
    ]
    return max(finals, key=lambda feedback: (feedback.submitted_at.seconds, feedback.id.encode()), default=None)


def is_removed(feedback, day):
    return feedback.removed_on is not None and feedback.removed_on <= day
