"""One field's text to a value (1.1). Each reader gives the value or raises Malformed with the fault's code."""

import re
import unicodedata
from fractions import Fraction

from .dates import BadDate, parse_instant

LARGEST_MONEY = 10_000_000_000_000
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


class Malformed(ValueError):
    """The code of the fault is the exception's only argument."""


def text(value):
    return value


def identifier(value):
    controls = any(unicodedata.category(character) == "Cc" for character in value)
    if len(value.encode("utf-8")) > 64 or controls or value[0] in "=+-@":
        raise Malformed("malformed_identifier")
    return value


def instant(value):
    try:
        return parse_instant(value)
    except BadDate as fault:
        raise Malformed(fault.args[0]) from None


def day(value):
    return instant(value).day


def choice(*allowed):
    def read(value):
        # The words are ASCII, and only ASCII letters are read in either case.
        word = "".join(character.lower() if character.isascii() else character for character in value)
        if word not in allowed:
            raise Malformed("unknown_choice")
        return word

    return read


def number(least, most, decimals):
    def read(value):
        if _NUMBER.fullmatch(value) is None or len(value.partition(".")[2]) > decimals:
            raise Malformed("malformed_number")
        result = Fraction(value)
        if result == 0 and value.startswith("-"):
            raise Malformed("malformed_number")
        if not least <= result <= most:
            raise Malformed("out_of_range")
        return result

    return read


earned = number(0, LARGEST_MONEY, 2)
paid = number(-LARGEST_MONEY, LARGEST_MONEY, 2)
stars = number(1, 5, 2)
likelihood = number(0, 10, 0)
percent = number(0, 100, 0)


_ROUNDED = re.compile(r"[0-9](?:[.,][0-9]+)?E\+[0-9]{2,3}")


def oddities(value):
    """The warnings that an identifier gets (1.1)."""
    found = []
    if any(unicodedata.category(character) in ("Cf", "Zs", "Zl", "Zp") for character in value if not character.isascii()):
        found.append("invisible_character")
    if _ROUNDED.fullmatch(value):
        found.append("changed_by_spreadsheet")
    return found
