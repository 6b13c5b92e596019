"""Digits that belong to a name, an address or another code: "Mi-24", "M113", "192.168.1.2", "A/RES/68/262"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from contested.phrases.tokens import DASHES
from contested.phrases.vocabulary import Mark

if TYPE_CHECKING:
    from contested.phrases.tokens import Tokens
    from contested.phrases.vocabulary import Vocabulary

_LONGEST_CODE = 100  # characters, and tokens, around digits: so time grows with length alone
_LAST_DAY = 31
_LONGEST_PREFIX = 6  # letters of an abbreviation before a slash or a dash: "S/2020", "Mi-24"
_LARGEST_DENOMINATOR = 10  # "3/4" is a fraction; "9/11" and "24/7" are none

_PIECES = re.compile("[0-9]+|[:./-]")
_SEVERAL = ((":", 1), (".", 2), ("-/", 2))  # "3:1", "192.168.1.2", "816-555-1212": these marks, and how many at least
_GROUPED = re.compile(
    r"[0-9]{1,3}([.,'’])[0-9][0-9][0-9](?:\1[0-9][0-9][0-9])*(?:[.,][0-9]+)?|[0-9]{1,2}(?:,[0-9][0-9])+,[0-9]{3}"
)
_RANGE = re.compile(r"[0-9][0-9.,'’]*[-–—/][0-9][0-9.,'’]*")
_SIDES = re.compile(r"[0-9][0-9.,]*(?:[-–][0-9][0-9.,]*)?/[0-9][0-9.,]*(?:[-–][0-9][0-9.,]*)?(?![0-9/-])")
_PLAIN_SIDE = re.compile("[0-9]+[-–][0-9]+/")  # its last number and the next would be read as a fraction
_SLASHED = re.compile(r"([0-9]{1,4})/([0-9]{1,4})(?![0-9/]|[.,][0-9])")
_DOMAIN = re.compile(r"[a-z0-9-]+\.[a-z0-9.-]*[a-z0-9-]/", re.IGNORECASE)
_IDENTIFIER = re.compile(r"10\.[0-9]{4,9}/\S+")
_EXPONENT = re.compile(r"[eE][0-9]{1,4}(?![0-9A-Za-z])")
_POWER = re.compile(r"[x×·]10(?:[\^⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹]|\*\*|[+-][0-9])")
_UNIT = re.compile(r"(?:[kcdm]?m|ft|mi|yd|in|км|м|կմ|մ)[23](?![0-9])")
_CLUSTER = frozenset("-‐‑–/._@#&=\\:")
_MONEY = frozenset(
    ("rs", "usd", "eur", "gbp", "chf", "inr", "pkr", "bdt", "amd", "azn", "rub", "us", "rm", "tk", "kr", "pln")
)

_LETTERS = "letters are joined to it, so it may be a name; write a space"
_SEVERAL_NUMBERS = "it is joined to what may be another number or a code"


class Codes:
    """The codes of one text."""

    def __init__(self, tokens: Tokens, vocabulary: Vocabulary) -> None:
        """Look for codes in ``tokens``."""
        self.tokens, self.vocabulary, self.words = tokens, vocabulary, vocabulary.language

    def mark(self, at: int) -> Mark | None:
        """Return the code whose digits are at a token; one that may be a number is doubtful."""
        tokens = self.tokens
        if tokens.glued(at):
            joined = self._behind(at)
            if joined is not None:
                return joined
        if tokens.glued(at + 1):
            return self._ahead(at)
        return None

    def _behind(self, at: int) -> Mark | None:
        """Return the code that what stands directly before makes of digits."""
        tokens = self.tokens
        before, apart = tokens.raw[at - 1], not tokens.glued(at - 1)
        earlier = "" if apart else tokens.raw[at - 2]
        if before[0].isalpha():
            return self._behind_letters(at, before, earlier)
        if before == "+":
            return self._behind_plus(at, earlier)
        if before in "_@&\\#":
            code = self._code(at, _LETTERS)
            return code._replace(kind="label") if before == "#" else code
        if before == "/" and earlier[-1:].isalpha():
            return self._behind_slash(at, earlier)
        if before in DASHES and earlier[-1:].isalpha():
            return self._dashed(at, earlier)
        return self._short_year(at) if before in "'’" and apart else None

    def _behind_letters(self, at: int, before: str, earlier: str) -> Mark | None:
        """Return the code of "M113"; "USD5" is money, and the 2 of "km2" belongs to a unit."""
        if before.lower() in _MONEY and (not earlier or earlier in DASHES):
            return None
        if _UNIT.match(self.tokens.text, self.tokens.starts[at - 1]):
            return Mark(at, at + 1, "unit")
        return self._code(at, _LETTERS)

    def _behind_plus(self, at: int, earlier: str) -> Mark:
        """Return the code of "+5"; "+20 000" and "12+5" may be numbers."""
        if self.tokens.is_spaced(at):
            return Mark(at, self._spaced_end(at), "code", _SEVERAL_NUMBERS)
        if earlier[-1:].isdecimal():
            return Mark(at, self._run_end(at), "code", _SEVERAL_NUMBERS)
        return self._code(at, _LETTERS)

    def _behind_slash(self, at: int, earlier: str) -> Mark | None:
        """Return the code of "S/2020" and of a path behind a domain."""
        start = self._start(at)
        code = earlier.isupper() and len(earlier) < _LONGEST_PREFIX
        domain = _DOMAIN.match(self.tokens.text, self.tokens.starts[start], self.tokens.ends[at])
        return self._code(at, _LETTERS) if code or domain else None

    def _dashed(self, at: int, word: str) -> Mark | None:
        """Return the code of "Mi-24"; "the dead—1,200 of them" and "killed-12" hold numbers."""
        dash = self.tokens.raw[at - 1]
        if self.vocabulary.is_counted(word):
            return None
        if dash == "—" or (dash == "–" and (word[0].islower() or len(word) > _LONGEST_PREFIX)):
            return None
        return self._code(at, _LETTERS)

    def _short_year(self, at: int) -> Mark | None:
        """Return the year of "'68" and "’90s"."""
        tokens = self.tokens
        word, after = tokens.low[at], tokens.low[at + 1]
        if len(word) != 2 or (tokens.glued(at + 1) and after not in "s.,;:)"):
            return None
        quoted = any(mark in ("'", "’") for mark in tokens.low[at + 1 : at + 8])
        if quoted and not (tokens.glued(at + 1) and after == "s"):
            return None
        return Mark(at, at + 1 + (tokens.glued(at + 1) and after == "s"), "date")

    def _code(self, at: int, doubt: str) -> Mark:
        """Return the whole cluster as a code; one with grouped thousands may be a number."""
        tokens = self.tokens
        if _GROUPED.match(tokens.text, tokens.starts[at]):
            return Mark(at, self._run_end(at), "code", doubt)
        start = self._start(at)
        return Mark(at if tokens.raw[start].isdecimal() else start, self._end(at), "code")

    def _ahead(self, at: int) -> Mark | None:
        """Return the code that begins with these digits."""
        after = self.tokens.raw[at + 1]
        if after[0].isalpha():
            return self._lettered(at, at + 1)
        if after not in ".-/:,–":
            return None
        slashed = _SLASHED.match(self.tokens.text, self.tokens.starts[at])
        return self._slashed(at, slashed) if slashed else self._marked(at, after)

    def _marked(self, at: int, after: str) -> Mark | None:
        """Return the code of digits with marks between them: "10.1000/182", "192.168.1.2", "350-400/1,200"."""
        tokens, text, place = self.tokens, self.tokens.text, self.tokens.starts[at]
        if after == "." and (found := _IDENTIFIER.match(text, place)):
            return Mark(at, tokens.index_at(found.end(), at), "code")
        sides = self._two_sides(at)
        if sides:
            return Mark(at, sides, "code", _SEVERAL_NUMBERS) if _PLAIN_SIDE.match(text, place) else None
        several = _several(text[place : place + _LONGEST_CODE])
        if several and not self._numbers(several, place):
            return Mark(at, max(self._end(at), tokens.index_at(place + len(several), at)), "code")
        stop = self._run_end(at)
        return self._lettered(at, stop) if tokens.glued(stop) and tokens.low[stop][:1].isalpha() else None

    def _two_sides(self, at: int) -> int:
        """Return the end of the numbers of two sides: "350-400/1,200", "12,500–14,000/9,000–11,000"; else 0."""
        place = self.tokens.starts[at]
        found = _SIDES.match(self.tokens.text, place, place + _LONGEST_CODE)
        if found is None or not all(len(number) > 2 for number in re.split("[-–/]", found[0])):
            return 0
        return self.tokens.index_at(found.end(), at)

    def _numbers(self, written: str, place: int) -> bool:
        """Whether what looks like a code is a number or two: "1.234.567", "12.500-14.000"."""
        whole = _RANGE.match(self.tokens.text, place)
        if "." in written and not any(mark in written for mark in "-/:"):
            groups = written.split(".")
            return len(groups[0]) < 4 and all(len(group) == 3 for group in groups[1:])
        return whole is not None and written.count("-") + written.count("/") < 2 and ":" not in written

    def _lettered(self, at: int, end: int) -> Mark | None:
        """Return the code of "4x4" and "12B7"; "5m2" and "2e5" are numbers."""
        tokens, place = self.tokens, self.tokens.starts[end]
        if not (tokens.glued(end + 1) and tokens.low[end + 1].isdecimal()):
            return None
        if _UNIT.match(tokens.text, place) or _EXPONENT.match(tokens.text, place):
            return None
        if _POWER.match(tokens.text, place):
            return None
        crossed = tokens.low[end] in ("x", "х")
        return Mark(at, self._end(at), "code", _SEVERAL_NUMBERS if crossed else "")

    def _slashed(self, at: int, found: re.Match[str]) -> Mark | None:
        """Whether digits and a slash are rather a date or an edition than a fraction: "9/11", "7/7", "24/7"."""
        tokens = self.tokens
        above, below = int(found[1]), int(found[2])
        end = tokens.index_at(found.end(), at)
        fraction = below <= _LARGEST_DENOMINATOR and above < below
        if fraction or tokens.low[end] in self.words.words["of"] or below == 0:
            return None
        if tokens.glued(end) and tokens.low[end][0].isalnum():
            return Mark(at, self._end(at), "code")
        dated = above <= _LAST_DAY and below <= _LAST_DAY
        seasons = len(found[1]) == 4 and below in ((above + 1) % 100, above + 1)
        if dated or seasons:
            return Mark(at, end, "date")
        return Mark(at, end, "code", _SEVERAL_NUMBERS)

    # -- how far a code goes ------------------------------------------------

    def _run_end(self, at: int) -> int:
        """Return the token behind the digits and marks that begin here."""
        return self.tokens.index_at(self.tokens.run_end(at, 2 * _LONGEST_CODE), at)

    def _spaced_end(self, at: int) -> int:
        """Return the token behind groups of digits with spaces between them."""
        while at + 1 < len(self.tokens) and self.tokens.low[at + 1].isdecimal():
            at += 1
        return at + 1

    def _start(self, at: int) -> int:
        """Return the first token of the cluster without a space around this one."""
        tokens, start = self.tokens, at
        while start > max(at - _LONGEST_CODE, 0) and tokens.glued(start):
            before = tokens.raw[start - 1]
            if not (before[-1].isalnum() or before in _CLUSTER or before == "+"):
                break
            start -= 1
        while start < at and not tokens.raw[start][0].isalnum():
            start += 1
        return start

    def _end(self, at: int) -> int:
        """Return the token behind the cluster, without the marks at its end."""
        tokens, end = self.tokens, self._run_end(at)
        last = end
        while end < min(at + _LONGEST_CODE, len(tokens)) and tokens.glued(end):
            word = tokens.raw[end]
            if not (word[0].isalnum() or word in _CLUSTER):
                break
            end += 1
            last = end if word[0].isalnum() else last
        return last


def _several(text: str) -> str:
    """Return the numbers that a text begins with and marks join to a code: "192.168.1.2", "5/17/2018"; else nothing."""
    pieces: list[str] = []
    place = 0
    while (piece := _PIECES.match(text, place)) is not None and piece[0].isdecimal() == (len(pieces) % 2 == 0):
        pieces.append(piece[0])
        place = piece.end()
    for marks, least in _SEVERAL:
        joined = _joined(pieces, 0, marks)
        if joined >= least:
            return "".join(pieces[: 2 * joined + 1])
    joined = _joined(pieces, 2, "-/") if pieces[1:2] == ["."] else 0  # "1.5-2-3"
    return "".join(pieces[: 2 * joined + 3]) if joined > 1 else ""


def _joined(pieces: list[str], at: int, marks: str) -> int:
    """Count the numbers that follow the one at a place, each behind one of some marks."""
    count = 0
    while at + 2 < len(pieces) and pieces[at + 1] in marks:
        count, at = count + 1, at + 2
    return count
