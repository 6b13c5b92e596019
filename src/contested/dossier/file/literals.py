"""Literals: values and keys as TOML writes them."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction

from contested.quantities import in_full

_BARE = re.compile(r"[A-Za-z0-9_-]+")
DAY = re.compile(r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})")
"""A day as no file writes it; which of the first two numbers is the month, it does not say."""

_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\b": "\\b", "\f": "\\f"}


def literal(value: object) -> str:
    """
    Return a plain value as TOML writes it, in one line.

    Args:
        value: text, a number, true or false, or a list or a dict of these; a
            fraction without an end is written as text, as TOML has none.

    Raises:
        TypeError: TOML has nothing for it.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{"".join(map(_escaped, value))}"'
    if isinstance(value, int):
        return str(value)
    if isinstance(value, (Fraction, Decimal)):  # as written: more digits than a float has
        text = in_full(Fraction(value)).replace(",", "")
        return literal(text) if "/" in text else text
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key_literal(key)} = {literal(one)}' for key, one in value.items())}}}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(literal, value))}]"
    raise TypeError(f"TOML cannot say a {type(value).__name__}")


def key_literal(key: str) -> str:
    """Return a key as TOML writes it: bare where it can be."""
    return key if _BARE.fullmatch(key) else literal(key)


def meant_days(text: str) -> list[str]:
    """Return the days that a date such as 16/09/2023 or 9/16/2023 can mean, as a file writes them."""
    found = DAY.fullmatch(text.strip())
    if found is None:
        return []
    first, second, year = map(int, found.groups())
    pairs = dict.fromkeys(((second, first), (first, second)))
    return [f"{year:04d}-{month:02d}-{day:02d}" for month, day in pairs if 1 <= month <= 12 and 1 <= day <= 31]


def _escaped(character: str) -> str:
    if character in _SHORT:
        return _SHORT[character]
    hidden = unicodedata.category(character) in ("Cc", "Zl", "Zp")  # what may not stand, or breaks a line in an editor
    return f"\\u{ord(character):04X}" if hidden else character
