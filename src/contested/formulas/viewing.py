"""
Looking at a figure otherwise: said more of, in other words, units or days, by some parties alone.

A derived figure is what its formula makes of the figures looked at so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

import attrs

from contested.answers.history import DayOfChange, History, history_of
from contested.answers.two_parties import DIFFERENCE, RATIO, TwoParties, between_parties
from contested.claims import Assessment, Estimate, Loan, Source, Stance, View, record_digest, reread, saying
from contested.claims.stated_panel import narrowed_panel, position_of
from contested.errors import DerivedFigure, IncompleteStatement, NotAMethod, UnknownName, WrongType
from contested.formulas.formula import FigureLike
from contested.formulas.operators import convert, rebuild
from contested.names import clean_name
from contested.phrases.lexicon import Lexicon, lexicon
from contested.quantities import Datelike, Unit, When, civil_day, factor, first_ending, parse_date, read_level
from contested.quantities import unit as unit_of
from contested.spelling import nearest_first

if TYPE_CHECKING:
    from collections.abc import Callable

    from contested.claims import Party, Statement

_F = TypeVar("_F", bound=FigureLike)
_M = TypeVar("_M")


def method_asked(method: _M | None) -> _M:
    """
    Return a method by which a figure can be reconciled.

    Raises:
        NotAMethod: it is none, a class without brackets, or missing.
    """
    if method is None or isinstance(method, type) or not hasattr(method, "answer"):
        raise NotAMethod("method", method, "one of contested.methods, such as Median()")
    return method


def refuse_derived(figure: FigureLike, asked: str, advice: str) -> None:
    """
    Check that a figure is stated.

    Raises:
        DerivedFigure: it is derived, and so nobody's statement.
    """
    if figure._formula is not None:
        raise DerivedFigure(figure.title, asked, advice)


def content_digest(figure: FigureLike) -> str:
    """
    Return the digest of a figure's canonical form, which hangs on no order of its statements.

    Raises:
        DerivedFigure: it is derived, and so holds no record of its own.
        IncompleteStatement: it is one as looked at.
    """
    refuse_derived(figure, "given a digest", "ask the figures that it is derived from for theirs")
    if figure._view is not None:
        raise IncompleteStatement(
            "it is a figure as looked at (known on a day, by some only, in another unit, with something assumed), "
            "which has no digest; ask figure.root for its own"
        )
    return record_digest(figure)


def changed(figure: _F, change: Callable[[Any], Any]) -> _F:
    """Return a stated figure changed, or a formula on changed figures."""
    return cast("_F", change(figure)) if figure._formula is None else rebuild(figure, change)


def say(figure: _F, *statements: Statement) -> _F:
    """
    Return a figure with more statements.

    Raises:
        DerivedFigure: it is derived, and so nobody's statement.
    """
    refuse_derived(figure, "claimed, denied or withheld", "say it of one of its figures, or of a new Figure")
    return saying.with_statements(figure, *statements)


def set_estimate_aside(figure: _F, estimate: str, reason: str, by: str) -> _F:
    """
    Return a figure with one estimate set aside: kept and named, but not part of answers.

    Args:
        figure: a stated one.
        estimate: its key.
        reason: why.
        by: whose judgement it is (the user's, never a party's).

    Raises:
        UnknownEstimate: no estimate has that key.
    """
    refuse_derived(figure, "set aside", "set it aside in the figure that states it")
    made = Assessment.of(estimate=estimate, reason=reason, by=by)
    return cast("_F", attrs.evolve(cast("Any", figure), assessments=(*figure.assessments, made)))


def see_by_lexicon(figure: _F, words: str | Lexicon) -> _F:
    """
    Return a figure with every estimate as another lexicon reads it.

    Raises:
        UnknownLexicon: no such lexicon.
    """
    by = lexicon(words)
    return changed(figure, lambda one: attrs.evolve(one, statements=[reread(said, by) for said in one.statements]))


# -- who is looked at -------------------------------------------------------------


def estimates_in_force(figure: FigureLike) -> tuple[Estimate, ...]:
    """Return the estimates on which positions rest, each once; none of a count that only bounds the answer."""
    if (
        figure._view is None
        and not figure.assessments
        and not any(s.as_of or s.stated or s.aim for s in figure.statements)
    ):
        said = [statement for statement in figure.statements if isinstance(statement, Estimate)]
        return tuple(dict.fromkeys(said))  # nothing can be superseded or left out
    return tuple(dict.fromkeys(e for p in figure._panel.positions if not p.is_bound for e in p.estimates))


def see_only(figure: _F, *parties: str | Party) -> _F:
    """
    Return a figure as some parties alone see it; answers name the others as left out.

    Raises:
        UnknownName: nobody here is called as one of them, and somebody almost is.
    """
    names = tuple(sorted({figure.names.name_of(party) for party in parties}))
    strangers = tuple(name for name in names if not figure.names.mentions(name))
    return saying.looked_at(figure, only=names, strangers=strangers)


def share(figure: _F, by: str | Party, reason: str) -> _F:
    """
    Return a figure with one party's number lent to those who are silent on it (rule 15).

    Args:
        figure: a stated one.
        by: whose number.
        reason: why the others can be taken to share it.

    Raises:
        DerivedFigure: share the figures that it is derived from.
        WrongType: the party states no number of it.
    """
    refuse_derived(figure, "shared", "share one of its figures")
    position = position_of(figure._panel, figure.names, by)
    if position.stance is not Stance.STATED:
        raise WrongType("by", by, "a party that states a number of the figure")
    loans = () if figure._view is None else figure._view.loans
    return saying.looked_at(figure, loans=(*loans, Loan(position.name, clean_name(reason, "reason"))))


def assume_independent(figure: _F, reason: str) -> _F:
    """Return a figure with its origins taken to be independent, on the user's word."""
    return saying.looked_at(figure, independent=clean_name(reason, "reason"))


# -- in which unit, at which level, on which day, from which source ---------------


def see_at(figure: _F, *, level: object) -> _F:
    """
    Return the figure with what is stated as uncertain used at a level, such as 0.5, in place of 0.95.

    Raises:
        NotALevel: it is not between 0 and 1.
    """
    asked = read_level(level)
    return changed(figure, lambda one: saying.looked_at(one, level=asked))


def see_in(figure: _F, unit: str | Unit) -> _F:
    """
    Return a figure in another unit, exactly.

    Raises:
        IncompatibleUnits: nothing converts between the two.
    """
    wanted = unit_of(unit)
    if figure._formula is not None:
        return convert(figure, wanted)
    factor(figure.unit, wanted)
    return cast("_F", attrs.evolve(cast("Any", figure), unit=wanted, view=figure._view or View(figure.unit)))


def know_on(figure: _F, day: Datelike) -> _F:
    """
    Return a figure as it could be known on a day.

    A statement could be known from the latest day its source can have been
    issued on; else from when it was stated; else retrieved.  The undated are
    left out, and answers name them.

    Raises:
        NotADay: a month, a year or an interval.
    """
    latest = _day(day).latest
    assert latest is not None

    def without_later(one: Any) -> Any:
        known = {said: said.known_from for said in one.statements}
        return saying.without(
            one,
            {
                said: "undated" if since is None else f"not known before {since}"
                for said, since in known.items()
                if since is None or since > latest
            },
        )

    return changed(figure, without_later)


def see_on(figure: _F, day: Datelike) -> _F:
    """
    Return a figure as it was on a day, by what is said of days up to it.

    Later and undated statements are left out, and answers name them; of a
    cumulative figure later counts still bound what was counted by then.  A
    day after an earlier one that is looked at already changes nothing.

    Raises:
        NotADay: a month, a year or an interval.
    """
    moment = _day(day)

    def on_day(one: Any) -> Any:
        seen = None if one._view is None else one._view.as_of
        return saying.looked_at(one, as_of=moment if seen is None or moment.end <= seen.end else seen)

    return changed(figure, on_day)


def _day(day: Datelike) -> When:
    """Return one day, as it is written."""
    civil_day(day)
    return parse_date(day)


def without_source(figure: _F, source: str | Source) -> _F:
    """
    Return a figure without what was read in a source, or in one that quotes it; answers name what is left out.

    Args:
        figure: stated or derived.
        source: a ``Source``, or its title or label.

    Raises:
        WrongType: neither a source nor a name.
        UnknownName: nothing was read in it.
    """
    if not isinstance(source, (str, Source)):
        raise WrongType("source", source, "a Source, or its title or label")
    names = figure.names
    if not any(said.rests_on(source) for said in names.statements):
        known = nearest_first(str(source), (one.name for one in names.sources))
        raise UnknownName("source", str(source), known, figure.title)
    return changed(
        figure, lambda one: saying.without(one, {s: f"rests on {source}" for s in one.statements if s.rests_on(source)})
    )


# -- what was said in time, and by two parties --------------------------------------


def history(figure: FigureLike) -> History:
    """Return every statement by its holder, in order of when it held, with how it changed what stood."""
    if figure._formula is None:
        return history_of(figure.title, [(figure.title, figure._panel)])
    panels = [narrowed_panel(panel, figure._view) for panel in figure._formula.panels]
    return history_of(figure.title, zip(figure._formula.titles, panels, strict=True))


def days_of_change(figure: FigureLike) -> tuple[DayOfChange, ...]:
    """Return the days on which something changed, in order, each with what."""
    return history(figure).days


def ratio_between(figure: FigureLike, first: str | Party, second: str | Party) -> TwoParties:
    """Return how many times the second party's number the first one's is: a comparison of claims, no account."""
    return _between(figure, RATIO, first, second)


def difference_between(figure: FigureLike, first: str | Party, second: str | Party) -> TwoParties:
    """Return how far the first party's number lies above the second one's: a comparison of claims, no account."""
    return _between(figure, DIFFERENCE, first, second)


def _between(figure: FigureLike, kind: str, first: str | Party, second: str | Party) -> TwoParties:
    """Compare two positions; accounts of a formula on counts at the latest day that both reach."""
    panel = figure._panel
    mine, its = (position_of(panel, figure.names, party) for party in (first, second))
    day = first_ending((mine.day, its.day)) if figure._formula is not None else None
    if day is not None and mine.day != its.day:
        panel = see_on(figure, day)._panel
        mine, its = (position_of(panel, figure.names, party) for party in (first, second))
    return between_parties(panel, kind, mine, its, day)
