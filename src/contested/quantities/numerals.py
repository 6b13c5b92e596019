"""
Runs of digits: "120,000", "3 000", "1.234,5", "12,34,567" and what each convention makes of them.

A run is read under every convention that fits it.  Two readings are both
returned; the caller knows whether a language or a unit settles them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from contested.errors.base import NotANumber

SPACES = " \u00a0\u2009\u202f"
APOSTROPHES = "'\u2019"

RUN = re.compile(r"[0-9](?:[0-9]|[,.\u066b\u066c](?=[0-9])|['\u2019](?=[0-9][0-9][0-9](?![0-9])))*")
"""Digits with points, commas or apostrophes between them; spaces are in ``SPACED``."""

SPACED = re.compile(
    rf"[0-9][0-9]?[0-9]?(?:[{SPACES}][0-9][0-9][0-9](?![0-9]))+(?:[.,](?:[0-9][0-9][0-9][{SPACES}])*[0-9]+)?(?![0-9])"
    rf"|[0-9]{{1,4}}[.,](?:[0-9][0-9][0-9][{SPACES}])+[0-9]{{1,4}}(?![0-9]|[.,][0-9]|[{SPACES}][0-9])"
)
"""Groups set apart by spaces, on both sides of the decimal mark (SI brochure, 9th edition, 5.4.4): "3.141 592 65"."""

_WESTERN = re.compile("[1-9][0-9]{0,2}")  # nobody groups thousands after a zero: "0,500" is half to most readers
_COMMAS = re.compile(r"[1-9][0-9]?[0-9]?(?:,[0-9][0-9][0-9])+")
_SPACE = re.compile(f"[{SPACES}]")
_SPACER = re.compile(f"[{SPACES}{APOSTROPHES}]")


class Digits(NamedTuple):
    """
    Bare digits without separators, and how many of them stand after the decimal mark.

    ``foreign`` where the language asked for groups no thousands so, though
    others do: "120,000" in Spanish.
    """

    digits: str
    places: int
    foreign: bool = False


class Separators(NamedTuple):
    """The characters a language puts between groups of three digits, and its decimal mark."""

    group: str
    decimal: str


def readings(written: str, separators: Separators | None = None, *, scaled: bool = False) -> tuple[Digits, ...]:
    """
    Return every number that a run of digits can mean.

    Args:
        written: digits and the marks between them, as ``RUN`` or ``SPACED`` found them.
        separators: a language's own; None reads a comma between groups of
            three as English does, and finds "1.500" to mean two things.
        scaled: a scale word follows, so that "1.500 million" is a decimal.

    Raises:
        NotANumber: the marks group no thousands in any convention allowed.
    """
    if written.isdigit():
        return (Digits(written, 0),)
    if separators is None and _COMMAS.fullmatch(written):
        return (Digits(written.replace(",", ""), 0),)
    if "\u066b" in written or "\u066c" in written:  # the Arabic decimal mark and thousands mark mean one thing
        return _by_language(written.replace("\u066c", ",").replace("\u066b", "."), Separators(",", "."))[:1]
    if separators is not None:
        return _by_language(written, separators)
    return (_spaced(written),) if _SPACER.search(written) else _by_marks(written, scaled=scaled)


def _by_marks(written: str, *, scaled: bool) -> tuple[Digits, ...]:
    """Read points and commas by what they must mean: of both, the last is the decimal mark."""
    points, commas = written.count("."), written.count(",")
    if not points:
        return (Digits(_grouped(written, ",", written), 0),)
    if not commas:
        return _pointed(written, points, scaled=scaled)
    decimal, group = (".", ",") if written.rindex(".") > written.rindex(",") else (",", ".")
    if written.count(decimal) > 1:
        raise NotANumber(_clip(written), "write a decimal point and commas for thousands, as in '1,234.5'")
    head, _, tail = written.partition(decimal)
    return (Digits(_grouped(head, group, written) + tail, len(tail)),)


def _pointed(written: str, points: int, *, scaled: bool) -> tuple[Digits, ...]:
    """Read points alone: "1.5" is a decimal, "1.234.567" is grouped, "1.500" is either."""
    if points > 1:
        return (Digits(_grouped(written, ".", written), 0),)
    head, tail = written.split(".")
    decimal = Digits(head + tail, len(tail))
    if scaled or len(tail) != 3 or not _WESTERN.fullmatch(head):
        return (decimal,)
    return (Digits(head + tail, 0), decimal)


def _spaced(written: str) -> Digits:
    """Read groups set apart by spaces or apostrophes, which mean nothing else; a comma or point is then the decimal."""
    decimal = "." if "." in written else ","
    head, _, tail = written.partition(decimal)
    groups, tail = _SPACER.split(head), _behind_the_mark(tail)
    if (tail and not tail.isdigit()) or (decimal == "," and len(groups) == 1):
        raise NotANumber(_clip(written), "its marks contradict each other; write '1 234.5' or '1,234.5'")
    leads = _WESTERN.fullmatch(groups[0]) or (len(groups) == 1 and groups[0].isdigit())
    if not leads or any(len(group) != 3 for group in groups[1:]):
        raise NotANumber(_clip(written), "the spaces group no thousands; write '3 000' or '3,000'")
    return Digits("".join(groups) + tail, len(tail))


def _behind_the_mark(tail: str) -> str:
    """Join the groups of three of "141 592 65"; leave what is grouped otherwise."""
    groups = _SPACE.split(tail)
    grouped = len(groups) > 1 and all(len(group) == 3 for group in groups[:-1])
    return "".join(groups) if grouped else tail


def _by_language(written: str, separators: Separators) -> tuple[Digits, ...]:
    """
    Read by the marks of one language alone.

    Three digits behind its decimal mark alone can be thousands by the habit
    of another language as well; that reading comes second, as foreign.
    """
    head, _, tail = written.partition(separators.decimal)
    marks = {mark for mark in head if not mark.isdigit()}
    tail = _behind_the_mark(tail)
    if not marks <= set(APOSTROPHES) and _apostrophes(written):
        return (_spaced(written),)  # "1’234,5": what groups by apostrophes leaves no doubt, whatever the region
    if (tail and not tail.isdigit()) or len(marks) > 1 or not marks <= set(separators.group):
        advice = f"its marks are not those of the language asked for ({separators.decimal!r} before decimals)"
        raise NotANumber(_clip(written), advice)
    if marks:
        return (Digits(_grouped(head, marks.pop(), written) + tail, len(tail)),)
    own = Digits(head + tail, len(tail))
    if len(tail) == 3 and len(written) == len(head) + 4 and _WESTERN.fullmatch(head):
        return (own, Digits(head + tail, 0, foreign=True))
    return (own,)


def _apostrophes(written: str) -> bool:
    """Whether apostrophes group the thousands, and one other mark stands behind them."""
    return any(mark in written for mark in APOSTROPHES) and written.count(",") + written.count(".") == 1


def _grouped(head: str, mark: str, written: str) -> str:
    groups = head.split(mark)
    western = all(len(group) == 3 for group in groups[1:])
    indian = mark == "," and len(groups[-1]) == 3 and all(len(group) == 2 for group in groups[1:-1])
    leads = _WESTERN.fullmatch(groups[0]) and (western or (indian and len(groups[0]) <= 2))
    if not all(group.isdigit() for group in groups) or (len(groups) > 1 and not leads):
        what = {",": "commas", ".": "points"}.get(mark, "spaces")
        like = {",": "'1,500' or '1.5'", ".": "'1,234,567' or '1234567'"}.get(mark, "'3 000' or '3,000'")
        raise NotANumber(_clip(written), f"the {what} group no thousands; write {like}")
    return "".join(groups)


def _clip(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:37]}..."
