"""
Hypothesis strategies: values of this library, from a hand-picked pool of edge cases and beyond it.

Every strategy draws from its pool in ``edge_cases`` as often as it generates, and
shrinks towards the pool's first, plainest entry.  What it cannot draw it
refuses when it is called.
"""

from __future__ import annotations

import string
from itertools import product
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from contested.claims import STAKES, TIMES, Assessment, Denial, Estimate, Party, Source, Withheld
from contested.errors import ImpossibleArgument
from contested.figure import Figure
from contested.quantities import unit as unit_of
from contested.testing import claim_fields as fields
from contested.testing import edge_cases as pools
from contested.testing.claim_fields import Telling
from contested.testing.day_pool import dates_between, days_between
from contested.testing.figure_drawing import (
    Limits,
    cast_of,
    keys_in,
    said_by_cut_off,
    silent_disputants,
    statements_of,
)
from contested.testing.limits import Every, reading_arguments, reading_arguments_with

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from contested.quantities import Datelike, Number, Unit

_TIMES = st.sampled_from(TIMES)
_NOT_COUNTED_UP = st.sampled_from(TIMES[:2])
_HEADINGS = st.sampled_from(
    list(product(("population", "losses", "a figure"), (None, "Nagorno-Karabakh"), (False, True)))
)
_BOTH_ENDS = 2
_UNITS = st.sampled_from(pools.EDGE_UNITS)
_COUNTED_UP = ("killed", "wounded", "missing", "person", "event", "tonne")
_FORMS = st.sampled_from(("{}", "{:,}", "about {:,}", "at least {:,}"))


@reading_arguments
def parties(*, names: Iterable[str] | None = None) -> st.SearchStrategy[Party]:
    """
    Draw parties, with and without aliases, a stake and a bloc.

    Args:
        names: draw only these, as parties of which nothing else is known or
            only a stake is.
    """
    if names is not None:
        return st.builds(Party, st.sampled_from(tuple(names)), stake=st.sampled_from(("unknown", *STAKES)))
    return st.sampled_from(pools.EDGE_PARTIES) | st.builds(
        Party, _words(), stake=st.sampled_from(STAKES), bloc=st.none() | _words()
    )


@reading_arguments
def sources(
    *,
    titles: Iterable[str] | None = None,
    min_links: int = 0,
    max_links: int | None = None,
    min_date: Datelike | None = None,
    max_date: Datelike | None = None,
) -> st.SearchStrategy[Source]:
    """
    Draw sources: dated and undated, primary, and quoting others over one link or several.

    Args:
        titles: draw only these titles.
        min_links: over how many links it quotes at least.
        max_links: over how many it quotes at most; None for any.
        min_date: the first day that it or one that it quotes names.
        max_date: the last one.
    """
    telling = Telling(first=min_date, last=max_date)
    chosen = _words() if titles is None else st.sampled_from(tuple(titles))
    day = st.none() | dates_between(telling.first, telling.last)
    most = max(2, min_links) if max_links is None else max_links
    reached = [
        st.builds(Source, chosen, issued=day, retrieved=day, primary=st.booleans(), publisher=st.none() | _words())
    ]
    for _ in range(most):
        quoted = st.lists(reached[-1], min_size=1, max_size=2)
        reached.append(st.builds(Source, chosen, issued=day, quoting=quoted))
    known = [one for one in telling.sources if min_links <= _links(one) <= most] if titles is None else []
    return st.one_of([*([st.sampled_from(known)] if known else []), *reached[min_links:]])


def _links(source: Source) -> int:
    """Return over how many links a source quotes."""
    return max((1 + _links(one) for one in source.quoting), default=0)


@reading_arguments
@st.composite
def estimates(
    draw: st.DrawFn,
    unit: str | Unit | Iterable[str | Unit] | None = "person",
    *,
    names: Iterable[str] | None = None,
    plain: bool = False,
    dated: bool = True,
    min_date: Datelike | None = None,
    max_date: Datelike | None = None,
) -> Estimate:
    """
    Draw estimates: numbers in every form a source prints them, and words in place of numbers.

    Args:
        draw: given by Hypothesis.
        unit: in which most are given; several to choose from, None for any.
        names: of the parties that may hold them.
        plain: only a number, who says it and where: no dates, grades or
            words without a number.
        dated: some say when it held, and when it was said.
        min_date: the first day that it or its sources name.
        max_date: the last one.
    """
    cast = pools.EDGE_PARTIES if names is None else tuple(map(Party, names))
    telling = Telling(plain, dated, min_date, max_date)
    return fields.claimed_in(_unit(draw, unit), cast, draw(fields.claim_fields(len(cast), telling)))


@reading_arguments
@st.composite
def denials(
    draw: st.DrawFn,
    *,
    names: Iterable[str] | None = None,
    estimates: Iterable[str] = (),
    min_date: Datelike | None = None,
    max_date: Datelike | None = None,
) -> Denial:
    """
    Draw denials: of the figure, the number, the attribution, the definition, or what is not said.

    Args:
        draw: given by Hypothesis.
        names: of the parties that may deny.
        estimates: keys of estimates that may be denied one by one.
        min_date: the first day that it or its sources name.
        max_date: the last one.
    """
    cast = pools.EDGE_PARTIES if names is None else tuple(map(Party, names))
    keys, telling = tuple(estimates), Telling(first=min_date, last=max_date)
    return fields.denial_of(cast, keys, draw(fields.denial_fields(len(cast), len(keys), telling)))


@reading_arguments
@st.composite
def withheld(
    draw: st.DrawFn,
    *,
    names: Iterable[str] | None = None,
    min_date: Datelike | None = None,
    max_date: Datelike | None = None,
) -> Withheld:
    """
    Draw refusals to say, which are no zero and no denial.

    Args:
        draw: given by Hypothesis.
        names: of the parties that may withhold.
        min_date: the first day that it or its sources name.
        max_date: the last one.
    """
    cast = pools.EDGE_PARTIES if names is None else tuple(map(Party, names))
    return fields.withheld_of(cast, draw(fields.withheld_fields(len(cast), Telling(first=min_date, last=max_date))))


def _refuse_figures(every: Every) -> None:
    """Refuse arguments of ``figures`` that no figure has together."""
    _refuse_few_names("figures", every)
    if every["min_parties"] and not every["max_estimates"] and not every["refusals"]:
        reason = "parties speak by estimates or by refusals, and there are none"
        raise ImpossibleArgument("figures", reason, "allow one")
    if every["min_ratio"] is not None and every["min_ratio"] > 1:
        alone = every["max_parties"] in (0, 1) or (every["names"] is not None and len(every["names"]) == 1)
        if alone or every["max_estimates"] < _BOTH_ENDS:
            reason = f"min_ratio is {every['min_ratio']}, and numbers lie apart only between two estimates"
            raise ImpossibleArgument("figures", f"{reason} of two parties", "allow two")


def _refuse_few_names(called: str, every: Every) -> None:
    names, least = every["names"], every["min_parties"]
    if names is not None and least > len(names):
        raise ImpossibleArgument(called, f"min_parties is {least} of {len(names)} names", "name as many parties")


def _refuse_series(every: Every) -> None:
    """Refuse arguments of ``series`` that no figure has together."""
    _refuse_few_names("series", every)
    first, last, least = every["min_date"], every["max_date"], every["min_size"]
    days = least if first is None or last is None else int(last.first_day - first.first_day) + 1
    if least > days:
        advice = "leave more days between min_date and max_date"
        raise ImpossibleArgument("series", f"min_size is {least} of {days} days", advice)


@reading_arguments_with(_refuse_figures)
@st.composite
def figures(
    draw: st.DrawFn,
    unit: str | Unit | Iterable[str | Unit] | None = "person",
    *,
    names: Iterable[str] | None = None,
    min_estimates: int = 0,
    max_estimates: int = 4,
    plain: bool = False,
    refusals: bool = True,
    dated: bool = True,
    assessed: bool = True,
    signed: bool | None = None,
    stances: bool = False,
    min_parties: int = 0,
    max_parties: int | None = None,
    min_date: Datelike | None = None,
    max_date: Datelike | None = None,
    min_ratio: Number | None = None,
    max_ratio: Number | None = None,
) -> Figure:
    """
    Draw figures: several holders, repeats, anonymous speakers, chains, dates, denials, refusals, estimates set aside.

    Some hold claims that matter together: limits that meet at one number, a
    range beside a limit by one holder, standard errors, counts up to different
    days; and some disputants are silent.

    Args:
        draw: given by Hypothesis.
        unit: of the figure; several to choose from, None for any.
        names: of the parties that may speak.
        min_estimates: how many estimates it has at least.
        max_estimates: how many it has at most.
        plain: see ``estimates``.
        refusals: some parties deny or withhold.
        dated: some statements say when.
        assessed: some estimates are set aside.
        signed: whether numbers make sense below zero; None for either.
        stances: estimates are accepted, corrected, retracted and disputed.
        min_parties: how many parties speak at least.
        max_parties: how many parties it names at most.
        min_date: the first day that a statement or its sources name.
        max_date: the last one.
        min_ratio: how contested it is at least: its highest printed number
            over its lowest.  Then every estimate is one number, and none is
            taken back, corrected or set aside.
        max_ratio: how contested it is at most; 1 where all say the same.

    Raises:
        ContestedError: at the call, where no figure is so.
    """
    measured = _unit(draw, unit)
    cast = cast_of(draw, names, min_parties, max_parties)
    telling = Telling(plain, dated, min_date, max_date)
    limits = Limits(
        telling, min_estimates, max_estimates, min_parties, max_parties, refusals, stances, min_ratio, max_ratio
    )
    return figure_of(draw, measured, cast, limits, assessed=assessed, signed=signed)


def figure_of(
    draw: st.DrawFn,
    unit: Unit,
    cast: Sequence[Party],
    limits: Limits,
    *,
    assessed: bool = True,
    signed: bool | None = None,
    named: str | None = None,
) -> Figure:
    """
    Draw a figure.

    Args:
        draw: given by Hypothesis.
        unit: of it.
        cast: the parties that may speak.
        limits: what may be said.
        assessed: an estimate may be set aside.
        signed: whether numbers make sense below zero; None for either.
        named: its name; None for any.
    """
    said = statements_of(draw, unit, cast, limits)
    keys = keys_in(said)
    aside = draw(fields.one_or_none(len(keys))) if assessed and keys else None
    name, place, signs = draw(_HEADINGS)
    times = _NOT_COUNTED_UP if limits.by_ratio else _TIMES
    return Figure(
        named or name,
        unit,
        of=place,
        signed=signs if signed is None else signed,
        time=draw(times) if limits.telling.dated and not limits.telling.plain else "point",
        disputants=silent_disputants(draw, cast),
        statements=said,
        assessments=[]
        if aside is None
        else [Assessment.of(estimate=keys[aside], reason="a misprint", by="the editor")],
    )


@reading_arguments_with(_refuse_series)
@st.composite
def series(
    draw: st.DrawFn,
    unit: str | Unit | Iterable[str | Unit] | None = _COUNTED_UP,
    *,
    names: Iterable[str] | None = None,
    min_size: int = 1,
    max_size: int = 5,
    min_parties: int = 1,
    max_parties: int = 3,
    min_date: Datelike | None = None,
    max_date: Datelike | None = None,
    falls: bool = False,
) -> Figure:
    """
    Draw cumulative figures: what parties count up to each of some cut-offs, which never falls.

    Not every party counts up to every cut-off, so that the last one is not
    everybody's.

    Args:
        draw: given by Hypothesis.
        unit: of the figure; several to choose from, None for any.
        names: of the parties that may count.
        min_size: how many cut-offs there are at least.
        max_size: how many at most.
        min_parties: how many parties may count at least.
        max_parties: how many at most.
        min_date: the first day that is a cut-off.
        max_date: the last one.
        falls: a party's count may be below its earlier one, as none is.
    """
    telling = Telling(first=min_date, last=max_date)
    measured = _unit(draw, unit)
    cast = cast_of(draw, names, min_parties, max_parties)
    days = draw(st.lists(days_between(telling.first, telling.last), min_size=min_size, max_size=max_size, unique=True))
    figure = Figure("losses", measured, of="Nagorno-Karabakh", time="cumulative")
    for day, at, number in said_by_cut_off(draw, cast, sorted(days), falls=falls):
        figure = figure.claimed(draw(_FORMS).format(number), by=cast[at], as_of=day)
    return figure


def _unit(draw: st.DrawFn, unit: str | Unit | Iterable[str | Unit] | None) -> Unit:
    """Return the unit that is asked for, or draw one of several."""
    if isinstance(unit, tuple):
        return unit_of(draw(st.sampled_from(unit)))
    return unit_of(draw(_UNITS) if unit is None else unit)  # type: ignore[arg-type]  # ``reading_arguments`` made several a tuple


def _words() -> st.SearchStrategy[str]:
    """Draw plain names of letters, digits and a few marks."""
    text = st.text(string.ascii_letters + string.digits + " '-.", min_size=1, max_size=12)
    return text.map(str.strip).filter(bool)
