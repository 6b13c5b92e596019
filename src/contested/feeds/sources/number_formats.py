"""
Number formats: what a cell of a spreadsheet shows, where it shows a number otherwise than it is stored.

Source: ECMA-376-1:2016, 18.8.31 (numFmts): four sections, for numbers above
zero, below it, zero and text; "%" multiplies by 100, a comma behind the last
digit divides by 1,000, and quoted text stands around the number.
"""

from __future__ import annotations

import operator
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from contested.feeds.typed_cells import FormattedNumber

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN = re.compile(r'"([^"]*)"?|\\(.)|[_*].|\[([^\]]*)\]|General|[Ee][+-]|.', re.DOTALL)
_DIGITS = "0#?"
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=) *(-?[0-9.]+)")
_COMPARED = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
_SECTIONS_OF_NUMBERS = 3
_LONGEST = 255
"""Characters of a format that Excel takes."""

_DASHES = "-\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}"


class _Section(NamedTuple):
    """One section of a format: what it writes around a number, or between its digits, and what it does to it."""

    digits: str
    before: str
    between: str
    after: str
    hundreds: int
    red: bool
    condition: tuple[str, float] | None
    text: bool

    @property
    def thousands(self) -> int:
        """How many times it divides by a thousand: a comma with no digit behind it, before the point or at the end."""
        return sum(len(part) - len(part.rstrip(",")) for part in self.digits.split(".", 1))

    @property
    def width(self) -> int:
        """How many digits it writes at least before the point."""
        return self.digits.partition(".")[0].count("0")


def as_shown(stored: object, code: str) -> object:
    """
    Return what a cell says: the stored number where its format only groups, rounds or colours it.

    Args:
        stored: a number, or a text.
        code: the number format, such as ``0.0%`` or ``#,##0" km"``.
    """
    if code == "General" or not isinstance(stored, (int, float, str)):
        return stored
    if len(code) > _LONGEST:
        return FormattedNumber(0, code[:_LONGEST], hidden="", certain=False)
    sections = _sections(code)
    return _text(stored, sections) if isinstance(stored, str) else _number(stored, code, sections)


def _number(stored: float, code: str, sections: Sequence[_Section]) -> object:
    section, signed = _chosen(stored, sections)
    before, after = section.before, section.after
    if not section.digits or (stored == 0 and not re.search("[0G@]", section.digits)):  # of # and ? a zero writes none
        is_zero = stored == 0 and before.strip() in tuple(_DASHES)  # as accountants write it
        return stored if is_zero else FormattedNumber(stored, code, hidden=before.strip())
    if signed:  # this section writes the sign itself, or in brackets
        told = section.red or before.strip()[:1] in tuple("(" + _DASHES) or after.strip()[:1] in tuple(_DASHES)
        if not told:
            return FormattedNumber(stored, code, hidden=str(abs(stored)))
        before, after = before.strip().lstrip("(" + _DASHES), after.strip().rstrip(")" + _DASHES)
    elif before.strip() == "+":
        before = ""
    if section.between.strip() or section.hundreds > 1 or re.search(r"\d", before + after):
        return FormattedNumber(stored, code, hidden=f"{before}{stored}{after}", certain=False)
    found = FormattedNumber(stored, code, before.strip(), after, section.hundreds, section.thousands, section.width)
    return stored if found.is_plain else found


def _text(stored: str, sections: Sequence[_Section]) -> str:
    """Return a text with what its format writes around it."""
    last = sections[-1]
    return f"{last.before}{stored}{last.after}" if last.text and (last.before + last.after).strip() else stored


def _chosen(number: float, sections: Sequence[_Section]) -> tuple[_Section, bool]:
    """Return the section by which a number is shown, and whether a sign of it is left to that section to write."""
    numeric = [one for one in sections[:_SECTIONS_OF_NUMBERS] if not (one.text and len(sections) > 1)]
    if any(one.condition for one in numeric):
        for one in numeric:
            if one.condition is None or _COMPARED[one.condition[0]](number, one.condition[1]):
                return one, False
        return numeric[-1], False
    if number < 0 and len(numeric) > 1:
        return numeric[1], True
    if number == 0 and len(numeric) == _SECTIONS_OF_NUMBERS:
        return numeric[2], False
    return numeric[0], False


@lru_cache(maxsize=256)
def _sections(code: str) -> tuple[_Section, ...]:
    """Split a format at the semicolons that stand in no quotation marks."""
    parts: list[list[re.Match[str]]] = [[]]
    for token in _TOKEN.finditer(code):
        if token[0] == ";":
            parts.append([])
        else:
            parts[-1].append(token)
    return tuple(map(_section, parts))


def _section(tokens: Sequence[re.Match[str]]) -> _Section:
    places = [n for n, token in enumerate(tokens) if token[0] in (*_DIGITS, "General", "@")]
    first, last = (places[0], places[-1]) if places else (len(tokens), len(tokens))
    of_numbers = ("E+", "E-", "e+", "e-")
    if any(token[0] == "/" for token in tokens[first:last]):
        of_numbers += (" ", "/", *"0123456789")
    digits, texts = "", [""] * 3
    hundreds, red, condition = 0, False, None
    for n, token in enumerate(tokens):
        written, at = token[0], 0 if n < first else 1 if n < last else 2
        if written == "%":
            hundreds += 1
        elif n in places:
            digits += written[0]
        elif written in (".", ",") and n > first and (at == 1 or tokens[n - 1][0] in (*_DIGITS, ".", ",")):
            digits += written
        elif token[3] is not None:
            red = red or written.lower() == "[red]"
            found = _CONDITION.fullmatch(token[3])
            condition = (found[1], float(found[2])) if found else condition
            texts[at] += token[3][1:].partition("-")[0] if token[3][:1] == "$" else ""
        elif at != 1 or written not in of_numbers:
            texts[at] += _literal(token)
    return _Section(
        digits, texts[0], texts[1], texts[2], hundreds, red, condition, "@" in [token[0] for token in tokens]
    )


def _literal(token: re.Match[str]) -> str:
    """Return what a token writes: quoted text, a character by itself, or room as wide as one."""
    if token[0][0] in "_*" and len(token[0]) > 1:
        return " "
    return next((part for part in (token[1], token[2]) if part is not None), token[0])
