"""
Figures in sentences: a range, by source, what is documented, as unconfirmed, or the floor that holds for all.

The five ways of treating numbers that disagree are those of the Standards for
Casualty Recording (Every Casualty, 2016).  A sentence of two numbers names
both parties, one of three the party between as well; from four on they follow
as a list within the sentence, apart by semicolons, so that it stands in a
paragraph, a cell or a caption alike.
"""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

from contested.claims.scope import scope_in_brackets
from contested.errors import UnfittingStyle
from contested.quantities import EXACT, Interval, as_int_if_whole, level_words, magnitude, step_of
from contested.report.amounts_in_words import COMPUTED_DIGITS, amount_words, rounded_down
from contested.report.said_besides import closing_sentences
from contested.report.said_numbers import (
    DOCUMENTED,
    days_in_words,
    numbers_one_by_one,
    said_numbers,
    whole_range,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from contested.claims import Estimate, Panel, Position, Source
    from contested.figure import Figure
    from contested.quantities import Number, When
    from contested.report.said_numbers import SaidNumber
    from contested.report.sentence_templates import SentenceTemplates

CONFIRMED = ("verified", "final")
"""Statuses of an estimate that somebody has checked, in the words of its source."""


def figure_title(figure: Figure, templates: SentenceTemplates) -> str:
    """Return what a figure is called: its name, and in brackets of what, where and when it is, and its facets."""
    return _titled(figure.name, scope_in_brackets(figure), templates)


def panel_title(panel: Panel, templates: SentenceTemplates) -> str:
    """Return what the figure is called on which an answer is."""
    return _titled(panel.figure, panel.bracketed, templates)


def _titled(name: str, bracketed: Iterable[str | When], templates: SentenceTemplates) -> str:
    parts = [part if isinstance(part, str) else templates.day(part) for part in bracketed]
    return templates.title(f"{name} ({templates.joins['titles'].join(parts)})" if parts else name)


def range_sentence(title: str, panel: Panel, templates: SentenceTemplates) -> list[str]:
    """
    Return the clauses of a sentence that names every number and whose it is, and everybody who gives none.

    Args:
        title: of the figure, as the language writes it.
        panel: everyone who has a say on it.
        templates: of the language.
    """
    said, closing = said_numbers(panel, templates), closing_sentences(panel, templates, listed=True)
    table = "derived" if panel.derived else "stated"
    if not said:
        return [templates.fill(f"{table}.none" if closing else "stated.nobody", title=title), *closing]
    if len(said) == 1:
        key = "derived.mixed" if _is_mixed(panel) else f"{table}.one"
        head = templates.fill(key, title=title, q=said[0].words, who=said[0].who)
    elif len(said) == 2:
        head = templates.fill(f"{table}.two", title=title, **_numbered(said))
    elif len(said) == 3 and table == "stated" and _lies_between(*said):
        head = templates.fill("stated.three", title=title, **_numbered(said))
    else:
        items = templates.joined([templates.fill(f"{table}.item", q=one.words, who=one.who) for one in said])
        total = whole_range(said, panel, templates)
        key = "several" if total else "variously"
        head = templates.fill(f"{table}.{key}", title=title, range=total, items=items)
    return [head, *closing]


def _is_mixed(panel: Panel) -> bool:
    """Whether the one number is that of no party: it mixes accounts, as the notes of the panel say."""
    holder = panel.stated[0].holder
    return holder is not None and holder.kind == "mixed"


def _numbered(said: Sequence[SaidNumber]) -> dict[str, object]:
    return {
        **{f"q{n}": one.words for n, one in enumerate(said, 1)},
        **{f"who{n}": one.who for n, one in enumerate(said, 1)},
    }


def _lies_between(low: SaidNumber, middle: SaidNumber, high: SaidNumber) -> bool:
    """Whether every number of the middle one lies strictly between those of both others."""
    if not (low.is_range and middle.is_range and high.is_range):
        return False
    bottom, inner, top = low.interval.high, middle.interval, high.interval.low
    assert bottom is not None
    assert top is not None
    assert inner.low is not None
    assert inner.high is not None
    return bottom < inner.low and inner.high < top


# -- the other ways -----------------------------------------------------------------


def sources_sentence(title: str, panel: Panel, templates: SentenceTemplates) -> list[str]:
    """Return the clauses of a sentence with every number in force by its source: whose it is and where it was read."""
    _refuse_derived(panel, "by_source", "nobody states it; ask for 'range', or for explain()")
    said: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    sources: dict[tuple[str, tuple[str, ...]], tuple[bool, str]] = {}
    for position, estimate, words in numbers_one_by_one(panel, templates):
        source = estimate.source
        links = [] if source is None else [source.name, *map(_quoted_name, (*source.quoting, *estimate.quoting))]
        chain = ("", *links[1:]) if position.is_own_voice else tuple(links)
        sources.setdefault((words, chain), (not links, "".join(links[:1]).casefold()))
        said.setdefault((words, chain), []).append(position.name)
    if not said:
        return range_sentence(title, panel, templates)
    days = days_in_words(panel.stated, templates)
    items = []
    for (words, chain), names in sorted(said.items(), key=lambda item: sources[item[0]]):
        item = templates.fill("by_source.item", q=words, who=templates.names(list(dict.fromkeys(names)), days))
        items.append(_read_in(item, chain, templates) if chain else item)
    head = templates.fill("by_source.head", title=title, items=templates.joined(items))
    return [head, *closing_sentences(panel, templates, listed=True)]


def _read_in(item: str, chain: Sequence[str], templates: SentenceTemplates) -> str:
    """Return an item with the source in which it was read, if that is not named yet, and the chain behind it."""
    document, *links = chain
    words = f"{templates.names([document])}" if document else item
    for link in links:
        words = templates.fill("by_source.quoting", source=words, other=templates.names([link]))
    return templates.fill("by_source.read_in", item=item, source=words) if document else words


def _quoted_name(source: Source) -> str:
    """Return what a document that another quotes is called: a headline alone does not say whose agency it is from."""
    maker = source.author or source.publisher
    plain = source.label is not None or maker is None or maker in source.title
    return source.name if plain else f"{source.title} ({maker})"


def documented_sentence(title: str, panel: Panel, templates: SentenceTemplates) -> list[str]:
    """Return the clauses of a sentence that puts documented counts first, and says which numbers are none."""
    _refuse_derived(panel, "documented", "a calculation documents nothing; ask for it of the figures behind it")
    return _in_two(title, panel, templates, "documented", _is_documented)


def unconfirmed_sentence(title: str, panel: Panel, templates: SentenceTemplates) -> list[str]:
    """Return the clauses of a sentence that says that numbers are unconfirmed, and which are marked as verified."""
    _refuse_derived(panel, "unconfirmed", "nobody states it; ask for it of the figures behind it")
    return _in_two(title, panel, templates, "unconfirmed", lambda estimate: estimate.status not in CONFIRMED)


def _is_documented(estimate: Estimate) -> bool:
    return estimate.basis == DOCUMENTED or estimate.is_documented_count


def _in_two(
    title: str, panel: Panel, templates: SentenceTemplates, style: str, is_first: Callable[[Estimate], bool]
) -> list[str]:
    """Return a sentence that has the numbers of one kind first, then the others."""
    first = said_numbers(panel, templates, keep=is_first, marked=style != DOCUMENTED)
    rest = said_numbers(panel, templates, keep=lambda estimate: not is_first(estimate))
    if not first and not rest:
        return range_sentence(title, panel, templates)
    key = f"{style}.head" if first else f"{style}.none"
    clauses = [templates.fill(key, title=title, items=_items(first, templates))]
    if rest:
        clauses.append(templates.fill(f"{style}.others", items=_items(rest, templates)))
    return [*clauses, *closing_sentences(panel, templates, listed=True)]


def _items(said: Sequence[SaidNumber], templates: SentenceTemplates) -> str:
    return templates.joined([templates.fill("by_source.item", q=one.words, who=one.who) for one in said])


def floor_sentence(title: str, panel: Panel, templates: SentenceTemplates) -> list[str]:
    """
    Return the clauses of a sentence with the figure that nobody's number undercuts: "40,000 or more, whoever is right".

    It is the lowest end of what anybody's number allows, "about" included, as
    verdicts read it; where one of them names no lower limit there is none,
    and the sentence says so.  A stated error allows so much at a level alone,
    which is named.
    """
    if not panel.stated:
        return range_sentence(title, panel, templates)
    lows = {position.name: _lowest(panel, position) for position in panel.stated}
    without = [name for name, low in lows.items() if low is None]
    if without:
        names = range_sentence(title, panel, templates)
        return [templates.fill("floor.none", title=title, who=templates.names(without)), *names]
    number, is_open = min(low for low in lows.values() if low is not None)
    words = amount_words(Interval.of_ends(number, None, is_open, False), panel.unit, EXACT, templates)
    key = ("derived_one" if panel.derived else "one") if len(lows) == 1 else "derived" if panel.derived else "several"
    days = days_in_words(panel.stated, templates)
    who, either = templates.names(list(lows), days), templates.names(list(lows), days, style="or")
    clauses = [templates.fill(f"floor.{key}", title=title, q=words, who=who, either=either)]
    uncertain = [position.name for position in panel.stated if position.is_uncertain]
    if uncertain:
        level = templates.printed.digits(level_words(panel.level).rstrip("%"))
        percent = templates.fill("number.percent", n=level)
        clauses.append(templates.fill("floor.level", who=templates.names(uncertain), level=percent))
    return [*clauses, *closing_sentences(panel, templates)]


def _lowest(panel: Panel, position: Position) -> tuple[Number, bool] | None:
    """Return the lowest number that a position allows, and whether it lies above it; None where it names no limit."""
    reach = position.reach  # not made whole: "about 10,000" lies above 5,000, and nobody says 5,001
    if reach is None or reach.low is None:
        return None
    low = reach.low
    if position.working is not None:
        is_whole = isinstance(low, int) and not position.approximate and not position.is_uncertain
        low = low if is_whole else rounded_down(low, COMPUTED_DIGITS)
    elif position.is_uncertain:
        low = _without_false_digits(low, position)
    elif any(span.soft.derived for span in position.spans):  # converted
        low = rounded_down(low, COMPUTED_DIGITS)
    if panel.floor is not None and low < panel.floor:
        return panel.floor, False
    return low, reach.low_open


def _without_false_digits(low: Number, position: Position) -> Number:
    """Return what a stated error leaves below, down to a place that its source has printed, three digits at most."""
    errors = [(span.error, span.interval) for span in position.spans if span.error is not None]
    if low in {end for _, interval in errors for end in (interval.low, interval.high)}:
        return low  # as it was stated
    finest = min(step_of(size) for error, _ in errors for size in (error.value, error.below, error.above))
    place = Fraction(10) ** magnitude(finest)
    return as_int_if_whole(floor(rounded_down(low, COMPUTED_DIGITS) / place) * place)


def _refuse_derived(panel: Panel, style: str, reason: str) -> None:
    """
    Let only a stated figure through.

    Raises:
        UnfittingStyle: it is derived.
    """
    if panel.derived:
        raise UnfittingStyle(style, "a derived figure", reason)
