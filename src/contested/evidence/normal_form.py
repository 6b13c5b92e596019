"""
The normal form of a text, in which a quote and its document are compared.

Whatever a page, a typesetter or an editor changes without changing a word is
made equal: white space, ligatures and other compatibility characters (Unicode
NFKC), soft hyphens, hyphens within words and at line ends, dashes, quotation
marks, bullets, and spaces before punctuation.  Letters, their case, digits
and signs stay as they are.
"""

from __future__ import annotations

import re
import unicodedata

from contested.names import compatible

_MARKS = dict.fromkeys('"`´‘’‚‛“”„‟‹›′″«»', "'")
_NOTHING = dict.fromkeys("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", "")
_RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", (f"^{n}" for n in range(10)), strict=True))
"""A raised digit is an exponent or the mark of a note, never one more digit: "10²" is not 102."""
_FRACTIONS = {one: f" {unicodedata.normalize('NFKC', one).replace('⁄', '/')}" for one in "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}
_DASHES = {"—": "—", "―": "—", "–": "-", "−": "-", "‐": "-", "‑": "-", "‒": "-"}
_CHARACTERS = _MARKS | _NOTHING | _RAISED | _FRACTIONS | _DASHES

_BULLET = re.compile(r"^[ \t]*[•‣▪·*][ \t]+", re.MULTILINE)
_GUILLEMETS = re.compile("«[\u00a0\u202f]+|[\u00a0\u202f]+»")
_SOFT_HYPHEN = re.compile("\u00ad\\s*")
_CLAUSE_DASH = re.compile("(?: ?(?:—|--+) ?| - )+")
_WITHIN_WORD = re.compile(r"(?<=[^\W\d_])- ?(?=[^\W\d_])")
_JOINED = re.compile("(?<=[^ —-])- ")
_ONE_POWER = re.compile(r"(?<=\^[0-9])\^(?=[0-9])")
"""Between raised digits that follow each other."""
_NOTE_MARK = re.compile(r"(?:(?<=[^\W\d_]{4})|(?<=[.,;:!?)']))\^[0-9]+")
"""The mark of a note, behind a word or a sign; behind a short word it may be the power of a unit, as in km²."""
_BEFORE = re.compile(r" (?=[,;:!?)\]%‰]|\.(?![0-9]))")
_UNEVEN = re.compile("[^ -~]|[\"'`*^\\-]|[\t\n\r\v\f]|  | [,;:!?.)\\]%]|[(\\[] ")
"""What a text without any of is in normal form already, but for spaces at its ends."""


def normal_form(text: str) -> str:
    """Return a text in normal form, without white space at its ends."""
    if _UNEVEN.search(text) is None:
        return text.strip(" ")
    text = _BULLET.sub("", text)
    if not text.isascii():
        text = _SOFT_HYPHEN.sub("", _GUILLEMETS.sub("'", text))
        for one in _CHARACTERS.keys() & set(text):
            text = text.replace(one, _CHARACTERS[one])
        text = compatible(_ONE_POWER.sub("", text))
    else:
        text = text.replace('"', "'").replace("`", "'")
    text = " ".join(text.split())
    while "''" in text:
        text = text.replace("''", "'")
    if "-" in text or "—" in text:
        text = _CLAUSE_DASH.sub("—", text)
        text = _JOINED.sub("-", _WITHIN_WORD.sub("", text))
    if "^" in text:
        text = _NOTE_MARK.sub("", text)
    return _BEFORE.sub("", text).replace("( ", "(").replace("[ ", "[")


_THREE_DIGITS = re.compile("[0-9]{3}(?![0-9])")
_SHORT_RUN = re.compile("(?<![0-9])[0-9]{1,3}$")
_SMALL_BASE = re.compile("(?<![0-9.,])[0-9]{1,2}$")
_LOOK_BACK = 5
_SEPARATORS = frozenset(".,/'-")
"""Signs within a number, a range or a date, where digits stand on both sides."""


def stands_alone(text: str, start: int, end: int) -> bool:
    """
    Whether nothing of a word or a number is cut off at the ends of a part of a text.

    "20,000 dead" does not stand in "120,000 dead", nor "12" in "12%", "12-15" or "12 000".
    """
    return _begins(text, start) and _ends(text, end)


def _begins(text: str, start: int) -> bool:
    first, before = text[start], text[start - 1 : start]
    if first in _SEPARATORS and before.isdecimal() and text[start + 1 : start + 2].isdecimal():
        return False
    if not before or not first.isalnum():
        return True
    if before.isalnum():
        return False
    if not first.isdecimal():
        return True
    further = text[start - 2 : start - 1] if start > 1 else ""
    if before in "-^" or (before in _SEPARATORS and further.isdecimal()):
        return False
    grouped = before.isspace() and further.isdecimal() and _THREE_DIGITS.match(text, start) is not None
    return not (grouped and _SHORT_RUN.search(text[max(start - _LOOK_BACK - 1, 0) : start - 1]))


def _ends(text: str, end: int) -> bool:
    last, behind = text[end - 1], text[end : end + 1]
    if last in _SEPARATORS and behind.isdecimal() and text[max(end - 2, 0) : end - 1].isdecimal():
        return False
    if not behind or not last.isalnum():
        return True
    if behind.isalnum():
        return False
    if not last.isdecimal():
        return True
    further = text[end + 1 : end + 2]
    if behind in "%‰" or (behind in _SEPARATORS and further.isdecimal()):
        return False
    tail = text[max(end - _LOOK_BACK, 0) : end]
    grouped = behind.isspace() and _THREE_DIGITS.match(text, end + 1) is not None
    powered = behind == "^" and _SMALL_BASE.search(tail) is not None
    return not (powered or (grouped and _SHORT_RUN.search(tail)))
