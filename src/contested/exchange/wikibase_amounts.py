"""
Amounts: what a snak of a quantity and the words beside it say of a number.

The source's own words ("stated as") win where they say what the amount says;
else the amount is taken, with its bounds.  Bounds that are absent are unknown,
and no ± 0.  Source: https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from contested.claims import Estimate, statement_from
from contested.errors import ContestedError, WrongType
from contested.quantities import exact
from contested.quantities import unit as unit_of
from contested.wikibase import ITEM_UNITS, LOWER_LIMIT, PROPERTY_MEASURES, UPPER_LIMIT, text_in, value_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contested.claims import Statement
    from contested.exchange.wikibase_names import EntityNames
    from contested.exchange.wikibase_qualifiers import QualifierWords
    from contested.quantities import Number, Unit

_AMOUNT = re.compile(r"[+-]?[0-9]{1,60}(?:\.[0-9]{1,60})?")
_COUNTS_NOTHING = "a unit: nobody says here what a bare number of this property counts"


class StatedAmount(NamedTuple):
    """The number of a statement: its value, and the ends between which it lies."""

    value: Number | None = None
    low: Number | None = None
    high: Number | None = None


def read_decimal(value: object, what: str) -> Number | None:
    """
    Return a number as Wikibase writes it; None where there is none.

    Raises:
        WrongType: it is no decimal number as text.
    """
    if value is None:
        return None
    if not isinstance(value, str) or not _AMOUNT.fullmatch(value):
        raise WrongType(what, value, "a decimal number as text, such as '+120000'")
    return exact(Decimal(value))  # as a decimal: the text "22.778" could mean thousands elsewhere


def read_amount(snak: object, words: QualifierWords) -> StatedAmount:
    """Return the numbers of a statement: of its value, else of the limits beside a value that nobody knows."""
    value = value_at(snak, "datavalue", "value")
    low, high = (read_decimal(value_at(value, name), name) for name in ("lowerBound", "upperBound"))
    ends = [words.limits.get(name) for name in (LOWER_LIMIT, UPPER_LIMIT)]
    lower, upper = (read_decimal(value_at(end, "amount"), "limit") for end in ends)
    amount = read_decimal(value_at(value, "amount"), "amount")
    return StatedAmount(amount, lower if low is None else low, upper if high is None else high)


def stated_unit(property_: str, values: tuple[object, ...], names: EntityNames) -> Unit:
    """
    Return the unit of a statement: its value's, else of one of its limits, else what its property counts.

    Raises:
        ContestedError: an item that is no unit here, or a bare number of which nobody says what it counts.
    """
    uri = next((uri for value in values if (uri := text_in(value_at(value, "unit"))) is not None), "1")
    item = uri.rsplit("/", 1)[-1]
    if item != "1":
        return _unit_item(item, names)
    counted = unit_counted(property_, names)
    if counted is None:
        raise WrongType(property_, "1", _COUNTS_NOTHING)
    return counted


def unit_counted(property_: str, names: EntityNames) -> Unit | None:
    """Return the unit of a bare number of a property: as its page in the document says, else as is known here."""
    if property_ in names.units:
        return _unit_item(names.units[property_], names)
    return unit_of(PROPERTY_MEASURES[property_][1]) if property_ in PROPERTY_MEASURES else None


def _unit_item(item: str, names: EntityNames) -> Unit:
    called = ITEM_UNITS.get(item) or names.labels.get(item)
    if called is None:
        raise WrongType("unit", item, "an item that is a unit here, such as Q712226 for km**2, or is labelled as one")
    return unit_of(called)


def estimate_of(amount: StatedAmount, unit: Unit, words: QualifierWords, fields: dict[str, object]) -> Statement:
    """
    Return the estimate that a statement makes; one without any number says that nobody knows.

    Raises:
        ContestedError: its numbers contradict each other.
    """
    if words.text is not None:
        for given in _readings(words.text, amount, words):
            try:
                made = statement_from({**given, **fields}, "claimed", unit)
            except ContestedError:
                continue
            if isinstance(made, Estimate) and _agrees(made, amount, unit, words):
                return made
        if amount == StatedAmount():  # words that are no number are what the source says in its place
            return statement_from({"quote": words.text, **fields}, "claimed", unit)
        words.keep("P1932", words.text, "it does not say what the amount says: kept in the note")
        fields["note"] = "; ".join(words.notes)
    return statement_from({**_numbers(amount, words, fields), **fields}, "claimed", unit)


def _numbers(amount: StatedAmount, words: QualifierWords, fields: dict[str, object]) -> dict[str, object]:
    """Return the numbers of a statement as a person would write them."""
    if amount == StatedAmount():
        return {} if "quote" in fields else {"value": "unknown"}
    hedged = {} if words.hedge is None else {"hedge": words.hedge}
    if amount.low is None and amount.high is None:
        return {"value": amount.value, **hedged}
    if words.partial:
        return {"value": amount.low}
    return {**_ends(amount), "best": amount.value, **hedged}


def _ends(amount: StatedAmount) -> dict[str, object]:
    return {name: end for name, end in (("low", amount.low), ("high", amount.high)) if end is not None}


def _readings(text: str, amount: StatedAmount, words: QualifierWords) -> Iterator[dict[str, object]]:
    """Give the ways in which words and numbers can belong together, the plainest first."""
    best = {} if amount.value is None else {"best": amount.value}
    for given in ({}, best, _ends(amount), {**_ends(amount), **best}):
        yield {"value": text, **given}
        if words.hedge is not None:
            yield {"value": text, **given, "hedge": words.hedge}


def _agrees(made: Estimate, amount: StatedAmount, unit: Unit, words: QualifierWords) -> bool:
    """Whether an estimate of the source's words says the numbers of the statement, and hedges where it does."""
    if made.unit != unit or (words.hedge is not None and not made.approximate):
        return False
    if amount == StatedAmount() or made.interval is None:
        return amount == StatedAmount()
    low, high = made.interval.low, made.interval.high
    value = made.best if made.best is not None else low if made.interval.is_point else None
    if made.partial:
        return amount in (StatedAmount(None, low, None), StatedAmount(low, None, None))
    said = StatedAmount(value, low, high)
    return amount in (said, StatedAmount(value)) if value is not None and low == high == value else amount == said
