"""
Estimates: what one party says a figure is, as one source prints it.

The printed number (``interval``) and what it allows when it is approximate
(``reach``) are kept in the unit as printed.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Unpack

import attrs

from contested.claims.schema import ESTIMATE_FIELDS, NUMBER_FIELDS, read_fields
from contested.claims.statement import Statement, StatementFields
from contested.claims.uncertainty import ERROR_FIELDS, best_between, check_uncertainty
from contested.errors import AmbiguousPhrase, BestOutsideBounds, IncompleteStatement
from contested.phrases.language import language
from contested.phrases.lexicon import Lexicon, lexicon
from contested.phrases.match_intervals import approximately
from contested.phrases.phrase_reading import hedge_class, read_phrase
from contested.quantities import (
    EXACT,
    Interval,
    Number,
    PrintMarks,
    Unit,
    as_int_if_whole,
    exact,
    factor,
    in_full,
    is_worked_out,
    level_words,
    quantity_words,
    standard_error_words,
)
from contested.quantities import unit as unit_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from contested.phrases.phrase import Phrase

Numeric = object
"""An ``int``, ``float``, ``Decimal``, ``Fraction``, or text that writes one."""

BY_ITS_WORDS = "_by_its_words"
"""What marks an estimate that was made by what a person wrote, and is as its record would make it again."""


class ClaimFields(StatementFields, total=False):
    """What can be given with an estimate, beside its value and unit."""

    low: Numeric
    high: Numeric
    best: Numeric
    hedge: str | None
    bounds: str | None
    level: Numeric
    standard_error: Numeric
    error_below: Numeric
    error_above: Numeric
    basis: str | None
    status: str | None
    partial: bool
    lexicon: str | Lexicon | None
    locale: str | None


@attrs.frozen(slots=False, kw_only=True, repr=False, cache_hash=True)
class Estimate(Statement):
    """
    What one party says the figure is, as one source prints it.

    ``interval`` and ``reach`` are None where no number is given; then ``unquantified`` holds the source's word
    ("dozens"), or ``unknown`` is true.  ``lexicon`` is None for the default one, which invents no number.
    """

    unit: Unit  #: as printed
    interval: Interval | None
    reach: Interval | None
    text: str | None = None  #: as printed
    best: Number | None = None  #: the best value between bounds
    hedges: tuple[str, ...] = ()  #: the words around the number
    approximate: bool = False  #: a word says that the number is approximate
    unquantified: str | None = None
    unknown: bool = False
    bounds: str | None = None  #: what the bounds are
    level: Number | None = None  #: of a confidence or credible interval
    standard_error: Number | None = None  #: in the unit
    error_below: Number | None = None  #: in the unit: its standard error to below, where the sides differ
    error_above: Number | None = None  #: in the unit: its standard error to above, where the sides differ
    basis: str | None = None  #: "documented", "estimated" or "asserted"
    status: str | None = None  #: "unverified", "provisional", "verified" or "final"
    partial: bool = False  #: the count is known to be incomplete
    lexicon: Lexicon | None = None
    locale: str | None = None  #: the language of its text; None where none was asked for
    converted: bool = False  #: we computed the number from another unit

    @classmethod
    def of(
        cls,
        value: object,
        unit: str | Unit,
        *,
        units: Mapping[str, Unit] | None = None,
        **fields: Unpack[ClaimFields],
    ) -> Estimate:
        """
        Make an estimate from what was printed.

        Args:
            value: a number, or text as printed ("around 10,000", "dozens");
                None with ``low`` and ``high``, or with ``quote``.
            unit: what is counted or measured; a unit in the text wins.
            units: units of your own by name, for a unit in the text.
            by: a name, a ``Party`` or several; None is the source's own voice.
            low: the lower bound.
            high: the upper bound.
            best: the best value between them.
            hedge: the word around a bare number, such as "about".
            bounds: what the bounds are: "stated", "limit", "analyst",
                "reports", "confidence" or "credible".
            level: of a confidence or credible interval, such as 0.95.
            standard_error: of the value, in the unit.
            error_below: its standard error to below, where the sides differ.
            error_above: its standard error to above, where the sides differ.
            basis: "documented", "estimated" or "asserted".
            status: "unverified", "provisional", "verified" or "final".
            partial: the count is known to be incomplete: a lower limit.
            lexicon: what the words around the number are worth: a name or a
                ``Lexicon``; by default ``as_printed``, which invents nothing.
            locale: the language of the text, and so its separators.
            source: a title or a ``Source``.
            quoting: the chain of sources behind it, nearest first.
            named: the attribution in the source's words.
            speaker: the person who said it.
            anonymous: that person is not named, so never merges with another.
            as_of: when the figure held.
            stated: when the party said so.
            key: a name by which other statements point at this one.
            quote: the source's words.
            at: where those words stand in it: "page 4", "cell B7".
            note: anything else.

        Raises:
            ContestedError: the leaf says which field is wrong, and what to do.
        """
        made = read_fields(fields, ESTIMATE_FIELDS)
        measured_in = unit if isinstance(unit, Unit) else unit_of(unit, units)
        phrase = None
        if type(value) is int and CHANGES_A_NUMBER.isdisjoint(made):
            made["interval"] = made["reach"] = Interval.point(value)
        else:
            phrase = _read_numbers(value, made, measured_in)
        if phrase is not None and (made["interval"] is not None or phrase.unquantified):
            written = _unit_printed(phrase, units)
            if written is not None:
                factor(written, measured_in)
                measured_in = written
        made["unit"] = measured_in
        return _made(made)

    @property
    def softness(self) -> PrintMarks:
        """How its number is to be printed."""
        if self.interval is None or self.reach is None:
            return EXACT
        derived = self.converted or is_worked_out(self.interval, self.text, self.unit)
        if self.reach is self.interval and not derived and not self.partial:
            return EXACT
        low, high = self.interval.low != self.reach.low, self.interval.high != self.reach.high
        return PrintMarks(low, high, derived, self.is_documented_count)

    @property
    def is_documented_count(self) -> bool:
        """Whether it is an incomplete count, which prints as documented: not said to rest on anything else."""
        return self.partial and self.basis in (None, "documented")

    @property
    def standard_errors(self) -> tuple[Number | None, Number | None]:
        """Its standard errors to below and above; None where it states none."""
        if self.standard_error is not None:
            return self.standard_error, self.standard_error
        return self.error_below, self.error_above

    def to(self, wanted: str | Unit) -> Estimate:
        """
        Return the same estimate in another unit, exactly.

        Raises:
            IncompatibleUnits: nothing converts between the two.
        """
        if wanted is self.unit:
            return self
        target = wanted if isinstance(wanted, Unit) else unit_of(wanted)
        if target == self.unit:
            return self
        ratio = factor(self.unit, target)
        made: Estimate = object.__new__(Estimate)
        fields = made.__dict__
        fields.update(self.__dict__)  # every field was checked when this estimate was made
        fields.pop(BY_ITS_WORDS, None)
        fields.pop("_words", None)
        fields.update(_attrs_cached_hash=None, unit=target, converted=self.converted or ratio != 1)
        interval, reach = self.interval, self.reach
        if interval is not None and reach is not None:
            fields["interval"] = scaled = interval.scaled(ratio)
            fields["reach"] = scaled if reach is interval else reach.scaled(ratio)
        for name in ("best", *ERROR_FIELDS):
            if fields[name] is not None:
                fields[name] = as_int_if_whole(fields[name] * ratio)
        return made

    def _replaces(self, early: Statement, unit: Unit) -> bool:
        """Whether it takes the place of a certainly earlier statement, rather than only saying less (rule 10)."""
        if self.unknown or not isinstance(early, Estimate) or early.unknown:
            return True
        if (self.basis, self.status) != (early.basis, early.status):
            return False
        if self.interval is None or early.interval is None:
            return early.interval is None
        if not self.interval.is_one_sided:
            return True
        after, before = self.to(unit).interval, early.to(unit).interval
        assert after is not None
        assert before is not None
        return not before.within(after)

    def printed(self) -> str:
        """Return the number and unit in our words: "about 10,000 people", "11 documented killed"."""
        return self._words

    @cached_property
    def _words(self) -> str:
        """What it prints, kept: a report prints each estimate in its row, its chart and its derivation."""
        if self.interval is None:
            return "unknown" if self.unknown else f"“{self.unquantified}”"
        number = quantity_words(self.interval, self.unit, self.softness)
        return ", ".join([number, *([self.bounds_words] if self.bounds_words else []), *self.error_words])

    @property
    def error_words(self) -> tuple[str, ...]:
        """Its standard error in words, if it states one: "standard error 368", "standard error +20/-10"."""
        below, above = self.standard_errors
        if below is None or above is None:
            return ()
        return (standard_error_words(below, above, derived=self.converted),)

    @property
    def bounds_words(self) -> str:
        """What its ends are where they are no plain claim: "95% confidence interval", "analyst bounds"."""
        if self.level is not None:
            return f"{level_words(self.level)} {self.bounds} interval"
        if self.interval is not None and self.interval.is_point:
            return ""  # a low and a high that are one number are no range
        return {"analyst": "analyst's low and high", "reports": "range of reports"}.get(self.bounds or "", "")

    def __str__(self) -> str:
        text = f"{self.printed()} ({self.attribution})"
        if self.lexicon is None or self.text is None:
            return text
        return f"{text}; “{self.text}” as the lexicon {self.lexicon.name} reads it"

    def __repr__(self) -> str:
        return f"<Estimate {self}>"


_DEFAULTS = {field.name: field.default for field in attrs.fields(Estimate) if field.default is not attrs.NOTHING}
_DEFAULTS[BY_ITS_WORDS] = True
_DEFAULTS["_attrs_cached_hash"] = None  # where attrs keeps the hash: fractions are slow to hash, and positions do often


def _made(fields: Mapping[str, object]) -> Estimate:
    """Make an estimate of fields that were all checked before; its constructor would set the defaults one by one."""
    made: Estimate = object.__new__(Estimate)
    values = made.__dict__
    values.update(_DEFAULTS)
    values.update(fields)
    return made


CHANGES_A_NUMBER = NUMBER_FIELDS.keys() - {"basis", "status", "locale"}
"""Fields that say something of the number: without one, a whole number needs no reading."""


def _unit_printed(phrase: Phrase, units: Mapping[str, Unit] | None) -> Unit | None:
    """Return the unit that a claim prints: one of the reader's own, what all its words come to, or the one it names."""
    if phrase.counted is not None and not (units and phrase.unit in units):
        return phrase.counted
    return unit_of(phrase.unit, units) if phrase.unit else None


def _read_numbers(value: object, made: dict[str, Any], unit: Unit) -> Phrase | None:
    """Turn value, low, high, best and hedge into what an estimate keeps; return the phrase that was read, if any."""
    low, high, best, hedge = (made.pop(name, None) for name in ("low", "high", "best", "hedge"))
    bounded = low is not None or high is not None
    if value is None and not bounded:
        value, best = best, None
    phrase = _phrase(value, hedge, made, unit, bounded=bounded)
    if phrase is None:
        printed = reach = None if value is None else Interval.point(value)
    else:
        _take_words(phrase, made)
        printed, reach = phrase.interval, phrase.reach
        best = phrase.best if best is None else best
    if bounded:
        best = best_between(best, printed)
        printed = reach = Interval(low, high)
        if phrase is None and hedge is not None:
            made["approximate"] = True
            made["hedges"], reach = (hedge,), approximately(printed, made.get("lexicon"), hedge)
    if best is not None and printed is not None:
        if not printed.contains(best):
            raise BestOutsideBounds(best, str(printed))
        if not printed.is_point:
            made["best"] = best
    words = made.get("lexicon")
    if phrase is None and printed is reach and printed is not None and words and words.spread(None):
        reach = approximately(printed, words, "bare")
    made["interval"], made["reach"] = printed, reach
    if printed is None:
        _without_number(phrase, made)
    if made.get("partial"):
        _open_above(made)
    check_uncertainty(made, bounded=bounded)
    return phrase


def _take_words(phrase: Phrase, made: dict[str, object]) -> None:
    """Keep what a phrase says beside its number; what is given as a field goes before what the text says."""
    made.update(text=phrase.text, hedges=phrase.hedges, approximate=phrase.approximate)
    if phrase.standard and made.keys().isdisjoint(ERROR_FIELDS):
        made["standard_error"] = phrase.error
    if phrase.bounds is not None and "bounds" not in made:
        made.update(bounds=phrase.bounds, level=phrase.level)


def _phrase(value: object, hedge: str | None, made: dict[str, Any], unit: Unit, *, bounded: bool) -> Phrase | None:
    """Read the text of a claim, or the hedge word and the number given beside it."""
    words, locale = made.get("lexicon") or lexicon(), made.get("locale")
    if hedge is None:
        return read_phrase(value, lexicon=words, locale=locale, unit=unit) if isinstance(value, str) else None
    if value is None:
        if not bounded:
            return read_phrase(hedge, lexicon=words, locale=locale, unit=unit)
        if hedge_class(hedge, words, locale) != ("before", "approximate"):
            reason = f"hedge={hedge!r} does not go with low= and high=; leave it out, or write one that means about"
            raise IncompleteStatement(reason)
        return None
    number = value if isinstance(value, str) else _written(exact(value), locale, counts=unit.counts)
    behind = hedge_class(hedge, words, locale)[0] == "after"
    text = f"{number} {hedge}" if behind else f"{hedge} {number}"
    if isinstance(value, str):
        return read_phrase(text, lexicon=words, locale=locale, unit=unit)
    try:
        return read_phrase(text, lexicon=words, locale=locale)
    except AmbiguousPhrase:  # the number was given as such: what is written of it is ours, and "1.125" a decimal
        made["locale"] = "en"
        return read_phrase(text, lexicon=words, locale="en", unit=unit)


def _written(number: Number, locale: str | None, *, counts: bool) -> str:
    """Write a number as the locale reads it."""
    text = in_full(number)
    if counts and len(text.partition(".")[2]) == 3 and "," not in text:
        # nobody groups thousands behind a zero, so "01.125" of people is a decimal in every language
        text = f"-0{text[1:]}" if number < 0 else f"0{text}"
    if locale is None or "/" in text:
        return text
    return text.replace(",", "").replace(".", language(locale).separators.decimal)


def _without_number(phrase: Phrase | None, made: dict[str, object]) -> None:
    """Keep the source's word where there is no number."""
    word = made.get("quote") if phrase is None else phrase.unquantified
    if phrase is not None and phrase.unknown:
        made["unknown"] = True
    elif word is None:
        raise IncompleteStatement(
            "a claim needs a value, low= or high=, or the source's words: "
            "give claimed(quote='heavy losses') where there is no number"
        )
    made["unquantified"] = None if made.get("unknown") else word


def _open_above(made: dict[str, Any]) -> None:
    """Read a partial count as a lower limit (rule 12)."""
    interval, reach = made["interval"], made["reach"]
    if interval is None or interval.low is None or (interval.high is not None and not interval.is_point):
        raise IncompleteStatement("a partial count is one number, a lower limit; leave out partial= or the range")
    made["interval"] = Interval(interval.low, None, low_open=interval.low_open)
    made["reach"] = Interval(reach.low, None, low_open=reach.low_open)
