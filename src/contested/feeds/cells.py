"""
Cells: what one cell says, read as what its column is mapped to.

Text and typed values are read alike.  A number keeps its words where it has
any ("around 10,000"); an empty cell says nothing, and is no zero.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from contested.errors import AmbiguousAbsence, FormulaCell, NotANumber, UnusableCell, shorten
from contested.feeds.typed_cells import NAN_OF_PANDAS, FormattedNumber, FormulaCellText, MergedCell, shortest
from contested.phrases.phrase_reading import read_phrase
from contested.quantities import Number, When, as_int_if_whole, bounded, exact, factor
from contested.quantities import unit as unit_of

if TYPE_CHECKING:
    from contested.quantities import Unit

_WHOLE = re.compile(r"-?[0-9]{1,30}")
_POINTLESS = re.compile(r"(-?[0-9]+)\.0+")
_LONE = re.compile(r"[-+\N{MINUS SIGN}]?[\d.,'\N{RIGHT SINGLE QUOTATION MARK}\s]+(?:[eE][-+]?[0-9]+)?")
"""A number with its separators: "1.5 million" has a scale of its own."""

_POINT = re.compile(r"-?[0-9]{1,30}\.[0-9]{1,30}")

_DASHES = ("-", "--", "---", "\N{EN DASH}", "\N{EM DASH}", "\N{MINUS SIGN}")
_NONE_OR_NOTHING = frozenset({"none", "nil", "null", *_DASHES})
"""How programs and tables write an absent value, and people that there are none ("null" in German)."""

_UNKNOWN_OR_NOTHING = frozenset({"n/a", "n.a"})
_JUST_NOTHING = frozenset({"nan", "nat", "na", "<na>", "#n/a", "#na"})
"""How programs write an absent value, and nothing else."""

ABSENCES = _NONE_OR_NOTHING | _UNKNOWN_OR_NOTHING | _JUST_NOTHING | {""}
"""How an absent value is written, without points and brackets around it."""


def is_empty(cell: object) -> bool:
    """
    Whether a cell holds nothing.

    Of NaNs only that of pandas is nothing, which has no other way to write an
    empty cell of numbers; elsewhere it may be a computation gone wrong.
    """
    if isinstance(cell, str):
        return not cell.strip()
    return cell is None or cell is NAN_OF_PANDAS or type(cell).__name__ in ("NAType", "NaTType")


def number_cell(cell: object, unit: Unit, locale: str | None, *, bare: bool = False) -> Number | str:
    """
    Return the number in a cell, or its text where words stand around the number.

    Args:
        cell: of a row.
        unit: in which it counts.
        locale: the language, and so the separators.
        bare: it is an end of a range or the like, which is one number without words.

    Raises:
        ContestedError: it holds no number, or one that can be read in two
            ways; of a bare one also words, or more than one number.
    """
    refuse_merged(cell)
    if isinstance(cell, FormattedNumber):
        return _formatted(cell, unit, locale)
    if not isinstance(cell, str):
        return _typed(cell, unit)
    text = cell.strip()
    if _WHOLE.fullmatch(text):
        return int(text)
    refuse_absence(text)
    if locale is not None and locale.startswith("en") and _POINT.fullmatch(text):
        return as_int_if_whole(Fraction(text))
    return _bare(cell, unit, locale) if bare else cell


def refuse_absence(text: str) -> None:
    """
    Refuse the text by which a program writes an absent value: alone it may say that nobody gives a number.

    Raises:
        AmbiguousAbsence: people write so that there are none, or that nobody knows.
        NotANumber: nobody does.
    """
    written = text.strip(" .()").lower()
    if written in _NONE_OR_NOTHING:
        raise AmbiguousAbsence(text, ("nothing is said", "zero"))
    if written in _UNKNOWN_OR_NOTHING:
        raise AmbiguousAbsence(text, ("nothing is said", "nobody knows"))
    if written in _JUST_NOTHING:
        raise NotANumber(text, f"if that is how an empty cell is written here, give missing={text!r}")


def lone_number(cell: object, locale: str | None) -> Number:
    """
    Return the number that stands alone in a cell, of no matter what: of thousands "1,234" of German is one and a part.

    Raises:
        ContestedError: something stands beside it, or it can be read in two ways.
    """
    if not isinstance(cell, str):
        return exact(shortest(cell))
    if _LONE.fullmatch(cell.strip()) is None:
        raise NotANumber(cell, "something stands beside it")
    return _bare(cell, None, locale)


def _bare(text: str, unit: Unit | None, locale: str | None) -> Number:
    phrase = read_phrase(text, locale=locale, unit=unit)
    interval = phrase.interval
    if interval is None or not interval.is_point or phrase.approximate or phrase.unit or interval.low is None:
        raise NotANumber(text, "an end of a range is one bare number; map a column with words as value=")
    return interval.low


def refuse_merged(cell: object) -> None:
    """
    Refuse a merged cell where a number is needed: it may be one of all its rows together, or of each.

    Raises:
        UnusableCell: it is merged.
    """
    if isinstance(cell, MergedCell):
        advice = f"the cells {cell.place} are merged, so nobody can tell of which row its number is; split them"
        raise UnusableCell(cell.value, advice)


def unmerged(cell: object) -> object:
    """
    Return what a cell says; one merged with cells above or below says what they all do.

    Raises:
        UnusableCell: it is merged with a cell of another column.
    """
    if not isinstance(cell, MergedCell):
        return cell
    if cell.across:
        advice = f"the cells {cell.place} are merged across columns, so this one has no text of its own; split them"
        raise UnusableCell(cell.value, advice)
    return cell.value


def _formatted(cell: FormattedNumber, unit: Unit, locale: str | None) -> Number:
    """
    Return the number that a cell of a spreadsheet shows, in the unit that its format writes.

    Raises:
        ContestedError: that is not certain.
    """
    refuse_unshown(cell)
    words = "%" if cell.hundreds else ""
    probe = read_phrase(f"{cell.before}{_ONE}{words}{cell.after}", locale=locale, unit=unit)
    interval = probe.interval
    if interval is None or not interval.is_point or interval.low is None or probe.approximate or probe.bounds:
        advice = f"its format {cell.code} writes more around the number than a unit; write that in the cell itself"
        raise UnusableCell(str(cell), advice)
    written = probe.counted or (unit_of(probe.unit) if probe.unit else unit)
    found = exact(cell.stored) * Fraction(10) ** cell.power * interval.low / _ONE * factor(written, unit)
    if cell.thousands and found != exact(cell.stored):
        advice = f"the cell holds {cell.stored}, which its format {cell.code} divides by {1000**cell.thousands:,}"
        raise UnusableCell(str(cell), f"{advice}; write the number that is meant, in the format General")
    return bounded(found)


_ONE = 7
"""A number in place of that of a cell, to read the words around it by; of one thing some words differ."""


def refuse_unshown(cell: FormattedNumber) -> None:
    """
    Refuse a number in place of which its cell shows something else.

    Raises:
        UnusableCell: it does.
    """
    if cell.hidden is not None:
        shown = shorten(cell.hidden) if cell.hidden and cell.certain else "nothing" if cell.certain else "other digits"
        advice = f"its format {cell.code} shows {shown} in place of it; write what is meant, in the format General"
        raise UnusableCell(cell.stored, advice)


def _typed(cell: object, unit: Unit) -> Number:
    if isinstance(cell, FormulaCellText):
        raise formula_error(cell)
    if isinstance(cell, float) and cell != cell:  # noqa: PLR0124  # NaN alone differs from itself
        raise NotANumber(cell, "if that is how an empty cell is written here, give missing='nan'")
    if isinstance(cell, (date, time)):
        raise NotANumber(cell, f"it is a date, where a number of {unit.words()} is needed")
    return exact(shortest(cell))


def formula_error(cell: FormulaCellText) -> FormulaCell:
    """Return the error of a cell that holds a formula."""
    return FormulaCell(cell.text, "it is a formula; paste its value, if you know whose number that is")


def text_cell(cell: object) -> str | None:
    """
    Return the text of a cell on one line, or None where it is empty.

    Raises:
        FormulaCell: it holds a formula.
        UnusableCell: it holds no text: a list, say.
    """
    if is_empty(cell):
        return None
    return " ".join(_written(cell).split())


def hashable_cell(cell: object) -> object:
    """
    Return a cell that can be looked up by its value.

    Raises:
        UnusableCell: it is a list or the like, and no text.
    """
    try:
        hash(cell)
    except TypeError:
        raise UnusableCell(cell, f"a {type(cell).__name__} is no text") from None
    return cell


def prose_cell(cell: object) -> str | None:
    """Return the text of a cell with its lines as they are, or None where it is empty."""
    return None if is_empty(cell) else _written(cell).replace("\r\n", "\n").replace("\r", "\n").strip()


def _written(cell: object) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, FormulaCellText):
        raise formula_error(cell)
    if isinstance(cell, MergedCell):
        return _written(unmerged(cell))
    if isinstance(cell, FormattedNumber):
        refuse_unshown(cell)
        return str(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat()
    if isinstance(cell, When):
        return cell.text
    if isinstance(cell, (int, float, Decimal, Fraction, date)):
        return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    raise UnusableCell(cell, f"a {type(cell).__name__} is no text")


def flag_cell(cell: object) -> bool:
    """
    Return whether a cell says yes.

    Raises:
        UnusableCell: it says neither yes nor no.
    """
    cell = unmerged(cell)
    if isinstance(cell, bool):
        return cell
    found = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}.get(str(cell).lower())
    if found is None:
        raise UnusableCell(cell, "write true or false")
    return found


def is_code(cell: object, codes: frozenset[str]) -> bool:
    """Whether a cell is one of the codes by which a file says that something is missing or unknown."""
    if not codes or cell is None:
        return False
    if isinstance(cell, MergedCell):
        return not cell.across and is_code(cell.value, codes)
    stored = isinstance(cell, FormattedNumber) and code_key(str(cell.stored)) in codes
    return stored or code_key(str(cell)) in codes


def code_key(text: str) -> str:
    """Return a code as codes are compared: "-1.0" is how some programs write -1."""
    written = text.strip().lower()
    whole = _POINTLESS.fullmatch(written)
    return whole[1] if whole else written
