"""Days, months and instants (1.1, 2.6). A day is a datetime.date; an instant is a day and exact seconds."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

FIRST_YEAR, LAST_YEAR = 1990, 2199

_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_INSTANT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})(\.[0-9]+)?(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))"
)


class BadDate(ValueError):
    """The code of the fault is the exception's only argument."""


@dataclass(frozen=True)
class Instant:
    day: date  # the UTC day on which it counts
    seconds: Fraction  # since 0001-01-01T00:00:00Z, for the order of two instants


def parse_day(text):
    match = _DATE.fullmatch(text)
    if match is None:
        raise BadDate("malformed_date")
    year, month, day = (int(part) for part in match.groups())
    # The calendar repeats every 400 years, and Python's begins with year 1.
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year % 400 + 2000, month)[1]:
        raise BadDate("malformed_date")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise BadDate("out_of_range")
    return date(year, month, day)


def parse_instant(text):
    """A plain date (00:00:00Z of its day) or an RFC 3339 instant."""
    match = _INSTANT.fullmatch(text)
    if match is None:
        day = parse_day(text)
        return Instant(day, Fraction(day.toordinal() * 86400))
    written, hour, minute, second, fraction, sign, offset_hour, offset_minute = match.groups()
    if int(hour) > 23 or int(minute) > 59 or int(second) > 59:
        raise BadDate("malformed_date")
    if sign is not None and (int(offset_hour) > 23 or int(offset_minute) > 59):
        raise BadDate("malformed_date")
    seconds = Fraction(parse_day(written).toordinal() * 86400)
    seconds += int(hour) * 3600 + int(minute) * 60 + int(second)
    if fraction is not None:
        seconds += Fraction("0" + fraction)
    if sign is not None:
        offset = int(offset_hour) * 3600 + int(offset_minute) * 60
        seconds += -offset if sign == "+" else offset
    day = date.fromordinal(seconds // 86400)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise BadDate("out_of_range")
    return Instant(day, seconds)


def add_months(day, months):
    """The same day of another month, clamped to that month's last day (2.6)."""
    count = day.year * 12 + (day.month - 1) + months
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def add_days(day, days):
    return day + timedelta(days=days)
