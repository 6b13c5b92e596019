"""
Said besides: what follows the numbers of a sentence, so that nobody is dropped (design.md, rules 7 and 8).

Best values, stated errors and what the ends of a range are; who gives a word,
denies, withholds, takes back, accepts or is silent; and what is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.answers.closing import counting_fates, days_combined_in, shared_day
from contested.claims import Estimate, Stance, centre_of, has_value, holders_of, is_centre_about, titles_named
from contested.claims.day_words import in_order_of_days
from contested.quantities import Interval, PrintMarks, level_words
from contested.report.amounts_in_words import (
    amount_words,
    best_in_words,
    error_digits,
    error_in_words,
    estimate_words,
    has_error_behind_it,
    number_in_words,
    standard_error_in_words,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from contested.claims import Denial, LeftOut, Panel, Position, Retraction, SaidBehind
    from contested.quantities import Number, StatedError, When
    from contested.report.sentence_templates import SentenceTemplates


def closing_sentences(panel: Panel, templates: SentenceTemplates, *, listed: bool = False) -> list[str]:
    """
    Return the clauses that close a sentence on a panel, in the order in which every answer has them.

    Args:
        panel: that was asked.
        templates: of the language.
        listed: its numbers stand before, each with its standard error.
    """
    positions = panel.positions
    clauses = [*shared_day_sentences((panel,), templates), *_limits(panel, templates)]
    clauses += [
        *_best_values(positions, templates),
        *_bounds(positions, templates),
        *_errors(positions, templates, listed=listed),
    ]
    clauses += [*_second_hand(positions, templates), *_fates(positions, templates), *_stances(positions, templates)]
    clauses += [*refusal_sentences(positions, templates)]
    clauses += _silent(panel, templates)
    clauses += [note(words, templates) for words in days_combined_in((panel,))]
    told = {one for position in panel.stated for one in position.estimates}  # each with the day up to which it counts
    gone = [one for one in panel.left_out if one.statement is None or one.statement not in told]
    return [*clauses, *left_out_sentences(gone, panel.notes, templates)]


def refusal_sentences(positions: Sequence[Position], templates: SentenceTemplates) -> list[str]:
    """Return the clauses of those who give no number: words, denials, and what is withheld or has no value."""
    return [
        *_words(positions, templates),
        *denial_sentences(positions, templates),
        *withheld_sentences(positions, templates),
        *undefined_sentences(positions, templates),
    ]


def shared_day_sentences(panels: Sequence[Panel], templates: SentenceTemplates) -> list[str]:
    """Return the clauses of the day of which every account on counts is, and of which counts lag in all of them."""
    words = shared_day(panels)
    if not words:
        return []
    accounts = [position for panel in panels for position in panel.stated]
    day = accounts[0].day
    if day is None:  # a mix of several days
        return [note(words, templates)]
    lags = [_lags(position) for position in accounts]
    clauses = [templates.fill("says.as_of_day", day=templates.day(day))]
    for title, counted in lags[0] if all(one == lags[0] for one in lags) else ():
        clauses.append(templates.fill("says.lag", title=templates.title(title), day=templates.day(counted)))
    return clauses


def _lags(account: Position) -> list[tuple[str, When]]:
    """Return the figures of which an account takes a count of an earlier day than its own, each with that day."""
    inputs = () if account.working is None else account.working.inputs
    return [(title, day) for title, held in inputs if held.day is not None and (day := held.counted_to) is not None]


def _limits(panel: Panel, templates: SentenceTemplates) -> Iterator[str]:
    """Yield for whom a count of another day is only a limit, and for which day: of that the answer is (rule 11)."""
    bound = [(one.name, one.interval) for one in panel.stated if one.is_bound and one.interval is not None]
    lower = [name for name, interval in bound if interval.low is not None]
    upper = [name for name, interval in bound if interval.low is None and interval.high is not None]
    for key, names in (("says.lower_limit", lower), ("says.upper_limit", upper)):
        if names and panel.cut_off is not None:
            yield templates.fill(key, who=templates.names(names), day=templates.day(panel.cut_off))


def _silent(panel: Panel, templates: SentenceTemplates) -> Iterator[str]:
    """Yield who says nothing and, of an account that has some of the numbers of a formula, of what it has none."""
    by_titles: dict[tuple[str, ...], list[str]] = {}
    for name in panel.silent:
        working = panel.by_name[name].working
        inputs = () if working is None else working.inputs
        titles = tuple(dict.fromkeys([title for title, held in inputs if held.stance is Stance.SILENT]))
        by_titles.setdefault(() if len(titles) == len({title for title, _ in inputs}) else titles, []).append(name)
    for titles, names in sorted(by_titles.items()):
        who, what = templates.names(names), templates.printed.listed([templates.title(title) for title in titles])
        yield templates.fill("says.none_of" if titles else "says.silent", who=who, title=what)


def left_out_sentences(left_out: Sequence[LeftOut], notes: Sequence[str], templates: SentenceTemplates) -> list[str]:
    """Return the clauses that name what an answer leaves out, and what else it has to say."""
    gone = "; ".join(map(str, left_out))
    clauses = [templates.fill("says.left_out", what=gone)] if gone else []
    return [*clauses, *(note(one, templates) for one in notes)]


def note(words: str, templates: SentenceTemplates) -> str:
    """Return words of the library that have no template; in another language they are quoted as English ones."""
    return templates.fill("says.note", note=words)


# -- beside numbers -----------------------------------------------------------------


def _best_values(positions: Iterable[Position], templates: SentenceTemplates) -> Iterator[str]:
    for position in positions:
        for estimate in _estimates_with(position, lambda one: one.best is not None):
            number = best_in_words(estimate, templates)
            yield templates.fill("says.best", who=templates.names([position.name]), number=number)
        for behind in _behind(position):
            if behind.best is not None:
                number = number_in_words(behind.best, templates, about=behind.about, derived=True)
                yield templates.fill("says.computed_best", who=templates.names([position.name]), number=number)


def _behind(position: Position) -> list[SaidBehind]:
    """Return what the figures of a formula say besides, whose value a position is."""
    return [span.behind for span in position.spans if span.behind is not None]


def _of_titles(clause: str, titles: Sequence[str], templates: SentenceTemplates) -> str:
    return templates.fill("says.words_of", clause=clause, title=templates.title(titles_named(titles)))


def _estimates_with(position: Position, has: Callable[[Estimate], bool]) -> list[Estimate]:
    """Return some estimates of a position in its unit; none where its numbers are computed or borrowed."""
    if position.working is not None or position.lenders:
        return []
    return list(dict.fromkeys([one.to(position.unit) for one in position.estimates if has(one)]))


def _bounds(positions: Iterable[Position], templates: SentenceTemplates) -> Iterator[str]:
    for position in positions:
        kinds = dict.fromkeys(
            (_kind_of_bounds(e), e.level) for e in _estimates_with(position, lambda one: bool(_kind_of_bounds(one)))
        )
        for kind, level in kinds:
            yield _bounds_words(position, kind, level, templates)
        for behind in _behind(position):
            for one, titles in behind.ends:
                yield _of_titles(_bounds_words(position, _kind_of_bounds(one), one.level, templates), titles, templates)


def _bounds_words(position: Position, kind: str, level: Number | None, templates: SentenceTemplates) -> str:
    words = "" if level is None else templates.printed.digits(level_words(level).rstrip("%"))
    who, percent = templates.names([position.name]), templates.fill("number.percent", n=words)
    return templates.fill(f"says.{kind}", who=who, level=percent)


def _kind_of_bounds(estimate: Estimate) -> str:
    """Return what the ends of an estimate are where they are no plain claim (rule 14)."""
    return (estimate.bounds or "") if estimate.bounds_words else ""


def _errors(positions: Iterable[Position], templates: SentenceTemplates, *, listed: bool) -> list[str]:
    clauses = []
    for position in positions:
        if position.working is not None:
            who, errors = templates.names([position.name]), [span.error for span in position.spans if span.error]
            clauses += [
                templates.fill("says.computed_error", who=who, error=_computed_error(error, templates))
                for error in errors
            ]
        for estimate in _estimates_with(position, _has_error):
            if not (listed and has_error_behind_it(estimate)):
                clauses.append(_error_words(position, estimate, templates))
        for behind in _behind(position):
            clauses += [
                _of_titles(_error_words(position, one, templates), titles, templates) for one, titles in behind.errors
            ]
    return list(dict.fromkeys(clauses))


def _error_words(position: Position, estimate: Estimate, templates: SentenceTemplates) -> str:
    """Write the value that a standard error is of, with it, and whose it is."""
    soft = PrintMarks(is_centre_about(estimate), derived=estimate.softness.derived)
    number = amount_words(Interval.point(centre_of(estimate)), estimate.unit, soft, templates)
    who, error = templates.names([position.name]), standard_error_in_words(estimate, templates)
    return templates.fill("says.error", who=who, number=number, error=error)


def _has_error(estimate: Estimate) -> bool:
    """Whether an estimate states a standard error of a value."""
    return None not in estimate.standard_errors and has_value(estimate)


def _computed_error(error: StatedError, templates: SentenceTemplates) -> str:
    below, above = error.standard
    return error_in_words(error_digits(below, derived=True), error_digits(above, derived=True), templates)


def _second_hand(positions: Iterable[Position], templates: SentenceTemplates) -> list[str]:
    """Return a clause for each number that another disputant alone reports, beside others of its party."""
    clauses = [
        templates.fill(
            "says.second_hand",
            number=estimate_words(estimate.to(position.unit), templates),
            who=templates.names([position.name]),
            whose=templates.names(position.quoted_by(estimate)),
        )
        for position in positions
        if not position.through
        for estimate in position.second_hand
    ]
    return list(dict.fromkeys(clauses))


def _fates(positions: Iterable[Position], templates: SentenceTemplates) -> Iterator[str]:
    """Yield a clause for each number of the killed or the missing in a figure of people at large."""
    for position in positions:
        for estimate in counting_fates(position):
            words, who = estimate_words(estimate, templates), templates.names([position.name])
            yield templates.fill("by_source.item", q=words, who=who)


def _stances(positions: Iterable[Position], templates: SentenceTemplates) -> list[str]:
    """Return a clause for each who accepts another's number, and for each number that its party corrected."""
    by_object: dict[tuple[str, str, str], list[str]] = {}
    for position in positions:
        for aim in position.aims:
            key = "says.accepts" if aim.stance == "accepted" else "says.corrects"
            whose, number = _holders(aim.target, templates), _target_words(aim.target, templates)
            by_object.setdefault((key, whose, number), []).append(position.name)
    return [
        templates.fill(key, who=templates.names(names), whose=whose, number=number)
        for (key, whose, number), names in by_object.items()
    ]


# -- without numbers ----------------------------------------------------------------


def _of(position: Position) -> str:
    """Return the title of the figure that leaves a derived one without a number."""
    return "" if position.working is None else position.working.figure


def _words(positions: Sequence[Position], templates: SentenceTemplates) -> Iterator[str]:
    said = [one.as_of for position in positions if position.working is None for one in position.estimates]
    differ = len(in_order_of_days(said)) > 1
    for position in positions:
        if position.stance is Stance.UNQUANTIFIED:
            words = templates.printed.listed([templates.quoted(one) for one in position.words])
            own = in_order_of_days([one.as_of for one in position.estimates]) if differ else []
            days = templates.printed.listed([templates.day(day) for day in own])
            beside = {position.name: templates.fill("mark.as_of", day=days)} if days else None
            clause = templates.fill("says.words", who=templates.names([position.name], beside), words=words)
            title = _of(position)
            yield templates.fill("says.words_of", clause=clause, title=templates.title(title)) if title else clause


@attrs.frozen
class _Rejected:
    """A denial in force, of which figure where it is one of several, and the estimate it is aimed at."""

    denial: Denial
    title: str
    aimed: Estimate | None


def _rejected(position: Position) -> Iterator[_Rejected]:
    if position.working is None:
        for denial in position.denials:
            yield _Rejected(denial, "", position.aimed_at(denial))
    elif position.holder is None or position.holder.kind != "mixed":  # a mix of accounts is nobody who could deny
        for title, held in position.working.inputs:
            for one in _rejected(held):
                yield attrs.evolve(one, title=one.title or title)


def denial_sentences(positions: Iterable[Position], templates: SentenceTemplates) -> list[str]:
    """Return a clause for each thing denied or disputed: "Armenia denies the figure"."""
    by_object: dict[tuple[str, str], dict[str, None]] = {}
    for position in positions:
        for one in _rejected(position):
            by_object.setdefault((one.denial.verb, rejected_words(one.denial, one.aimed, one.title, templates)), {})[
                position.name
            ] = None
    return [
        templates.fill(f"says.{verb}", who=templates.names(list(names)), what=what)
        for (verb, what), names in sorted(by_object.items(), key=lambda item: item[0])
    ]


def rejected_words(denial: Denial, aimed: Estimate | None, title: str, templates: SentenceTemplates) -> str:
    """Return what a denial rejects, in the words of a language; a key is for files, and not for readers."""
    aspect = "figure" if denial.aspect == "unsaid" else denial.aspect
    what = templates.fill(f"rejected.{aspect}")
    if denial.estimate is not None:
        estimate = templates.fill("rejected.one_number")
        if aimed is not None:
            number, whose = estimate_words(aimed, templates), _holders(aimed, templates)
            estimate = templates.fill("rejected.estimate", number=number, whose=whose)
        beside = aspect in ("attribution", "definition", "method")
        what = templates.fill("rejected.of_estimate", what=what, estimate=estimate) if beside else estimate
    return templates.fill("rejected.of_title", what=what, title=templates.title(title)) if title else what


def withheld_sentences(positions: Iterable[Position], templates: SentenceTemplates) -> list[str]:
    """Return the clauses of those who withhold a number, or took it back."""
    by_figure: dict[str, list[str]] = {}
    clauses = []
    for position in positions:
        if position.stance is not Stance.WITHHELD:
            continue
        if position.retractions:
            clauses += [retraction_words(position.name, one, templates) for one in position.retractions]
        else:
            by_figure.setdefault(_of(position), []).append(position.name)
    first = []
    for title, names in sorted(by_figure.items()):
        key = "says.withholds_of" if title else "says.withholds"
        first.append(templates.fill(key, who=templates.names(names), title=templates.title(title)))
    return [*first, *dict.fromkeys(clauses)]


def retraction_words(name: str, retraction: Retraction, templates: SentenceTemplates, beside: str = "") -> str:
    """Return a clause that says who takes back which number, and why."""
    target = None if retraction.aim is None else retraction.aim.target
    number = templates.fill("says.what_it_said") if target is None else _target_words(target, templates)
    key, why = ("says.retracts_why", retraction.reason) if retraction.reason else ("says.retracts", "")
    return templates.fill(key, who=templates.names([name], {name: beside}), number=number, why=why)


def undefined_sentences(positions: Iterable[Position], templates: SentenceTemplates) -> Iterator[str]:
    """Yield a clause for each account in which a formula has no value, and why."""
    for position in positions:
        if position.stance is Stance.UNDEFINED:
            why = "" if position.working is None else str(position.working.reason)
            yield templates.fill("says.undefined", who=templates.names([position.name]), why=why)


def _holders(target: object, templates: SentenceTemplates) -> str:
    """Return who gave the estimate that another statement is aimed at."""
    names = [holder.name for holder in holders_of(target)] if isinstance(target, Estimate) else [""]
    return f"{templates.names(names)}"


def _target_words(target: object, templates: SentenceTemplates) -> str:
    """Return what the estimate says that another statement is aimed at."""
    return estimate_words(target, templates) if isinstance(target, Estimate) else ""
