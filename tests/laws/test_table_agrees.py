"""
Laws of tables (design.md, rule 20).

Small and large agree: figures, DuckDB, Polars, pandas and PyArrow give the same
verdicts on the same claims, and the same numbers to 1e-12.  The order of rows
changes nothing, nor does how they were put together.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date, timedelta
from functools import reduce
from itertools import cycle
from typing import Any, NamedTuple

import duckdb
import polars as pl
import pytest
from hypothesis import Phase, find, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample
from tests.effort import drawn, in_turn

from contested import Denial, Estimate, Figure, Source, Verdict, Withheld, methods
from contested.answers.dispersion import over
from contested.claims.position import Position, Stance
from contested.table import ClaimTable, claim_rows
from contested.table.hulls import ASKED_FOR

PARTIES = ("A", "B", "C")
AREAS = {"km**2": 1, "ha": 100, "m**2": 1_000_000}
COUNTS = {"person": 1}
DAYS = (date(2023, 9, 1), date(2023, 9, 2), date(2023, 9, 3))
WIRE = Source("Wire", primary=True)
ERRORS = ({"standard_error": 1}, {"standard_error": 2}, {"error_below": 1, "error_above": 3})
INTERVALS: tuple[dict[str, Any], ...] = (
    {},
    {},
    {"bounds": "confidence", "level": "0.9"},
    {"bounds": "stated", "standard_error": 2},
)
"""What is stated of how far a number is known; an error is that of a best value."""

SPELT = {"km**2": "km²", "ha": "hectare", "m**2": "m^2", "person": "people"}
"""Other spellings of the same units, in which copies of a record are written."""

STAKES = ("A", "Y", "Z")
"""Those with a stake: one who speaks, and two who never do."""

SCHEMA = {
    "figure": pl.String,
    "party": pl.String,
    "origin": pl.String,
    "statement": pl.String,
    "unit": pl.String,
    "stance": pl.String,
    "words": pl.String,
    "low": pl.Float64,
    "best": pl.Float64,
    "high": pl.Float64,
    "low_open": pl.Boolean,
    "high_open": pl.Boolean,
    "reach_low": pl.Float64,
    "reach_high": pl.Float64,
    "standard_error": pl.Float64,
    "error_below": pl.Float64,
    "error_above": pl.Float64,
    "bounds": pl.String,
    "level": pl.Float64,
    "as_of": pl.Date,
    "as_of_end": pl.Date,
    "stated": pl.Date,
    "stated_end": pl.Date,
    "known": pl.Date,
    "basis": pl.String,
}


@st.composite
def _statement(draw: st.DrawFn, units: dict[str, int]) -> tuple[Any, str]:
    """Draw one statement, and the unit its number is in."""
    unit = draw(st.sampled_from(tuple(units)))
    size = units[unit]
    when: dict[str, Any] = {}
    for clock, often in (("as_of", 1), ("stated", 3)):
        if draw(st.integers(0, 3)) < often:
            first = draw(st.sampled_from(DAYS))
            last = max(first, draw(st.sampled_from((first, first, *DAYS))))
            when[clock] = (
                str(first) if first == last else f"{first}/{last}"
            )  # a frame has both ends, and not how it was written
    by: Any = draw(st.sampled_from((*PARTIES, *PARTIES, ("A", "B"), ("B", "C"))))
    kind = draw(st.integers(0, 19))
    if kind == 0:
        return Denial.of(by=by, **when), unit
    if kind == 1:
        return Withheld.of(by=by, **when), unit
    meeting = st.just((6, 6))  # often enough for limits to meet
    a, b = sorted(draw(st.one_of(st.tuples(st.integers(0, 12), st.integers(0, 12)), meeting)))
    tenth = 1 if units is COUNTS else draw(st.sampled_from((1, 1, 10)))
    low, high = (f"{n * size / tenth:f}".rstrip("0").rstrip(".") for n in (a, b))
    source: dict[str, Any] = {"source": WIRE} if kind < 8 else {}
    if draw(st.integers(0, 4)) == 0:
        when["basis"] = draw(st.sampled_from(("documented", "estimated")))
    if kind in (2, 12):
        return Estimate.of(None, unit, quote="more than anybody could count", by=by, **when, **source), unit
    form = draw(
        st.sampled_from(
            ("{0}", "{0}", "about {0}", "at least {0}", "more than {0}", "fewer than {1}", "up to {1}", "{0}-{1}")
        )
    )
    if form == "{0}-{1}":
        best = draw(st.sampled_from((None, low, high)))
        extra: dict[str, Any] = {} if best is None else {"best": best}
        extra |= draw(st.sampled_from(INTERVALS[: 3 if best is None else None]))
        if a < b:
            return Estimate.of(None, unit, low=low, high=high, by=by, **extra, **when, **source), unit
        form = "{0}"
    if form == "{0}" and draw(st.booleans()):
        when |= draw(st.sampled_from(ERRORS))
    if form == "fewer than {1}" and b == 0:
        form = "{0}"
    return Estimate.of(form.format(low, high), unit, by=by, **when, **source), unit


def _rows(name: str, n: int, statement: Any, unit: str) -> list[dict[str, Any]]:
    """Return a row for each holder."""
    made: dict[str, Any] = dict.fromkeys(SCHEMA)
    made |= {"figure": name, "unit": unit, "stance": "claimed", "known": statement.known_from}
    holders = [party.name for party in statement.parties]
    if len(holders) > 1:
        made |= {"statement": f"statement {n}"}
    for clock in ("as_of", "stated"):
        moment = getattr(statement, clock)
        if moment is not None:
            made |= {clock: moment.earliest, f"{clock}_end": moment.latest}
    if isinstance(statement, Estimate):
        made |= _numbers(statement)
        made["origin"] = "wire" if statement.source is not None else " and ".join(holders) if len(holders) > 1 else None
    else:
        made["stance"] = "denied" if isinstance(statement, Denial) else "withheld"
    return [made | {"party": holder} for holder in holders]


def _numbers(statement: Estimate) -> dict[str, Any]:
    interval, reach = statement.interval, statement.reach
    if interval is None or reach is None:
        return {"stance": "unquantified", "words": statement.unquantified, "basis": statement.basis}
    made: dict[str, Any] = {}
    for end in ("low", "high"):
        printed, allowed = getattr(interval, end), getattr(reach, end)
        made[end] = None if printed is None else float(printed)
        made[f"{end}_open"] = getattr(interval, f"{end}_open")
        made[f"reach_{end}"] = None if allowed in (None, printed) else float(allowed)
    for name in ("best", "standard_error", "error_below", "error_above", "level"):
        number = getattr(statement, name)
        made[name] = None if number is None else float(number)
    return made | {"basis": statement.basis, "bounds": statement.bounds}


class World(NamedTuple):
    """Figures, and the same claims as rows."""

    figures: dict[str, Figure]
    frame: pl.DataFrame

    @property
    def kind(self) -> tuple[str, bool]:
        """What is the same for all of one table."""
        return self.frame["time"][0], "person" in self.frame["unit"]


@st.composite
def _worlds(draw: st.DrawFn) -> World:
    """Draw figures, and the same claims as rows, some of them copied."""
    found: dict[str, Figure] = {}
    rows: list[dict[str, Any]] = []
    time = draw(st.sampled_from(("point", "cumulative")))
    units = draw(st.sampled_from((AREAS, COUNTS)))
    for n in range(10):
        said = draw(st.lists(_statement(units), min_size=1 + n % 4, max_size=6))
        name = f"figure {n}"
        statements = (statement for statement, _ in said)
        found[name] = Figure("size", next(iter(units)), time=time, disputants=STAKES, statements=statements)
        for place, (statement, unit) in enumerate(dict.fromkeys(said)):
            made = _rows(name, place, statement, unit)
            copied = [row | {"unit": SPELT[unit]} for row in made] if draw(st.integers(0, 5)) == 0 else []
            rows += [*made, *copied]
    return World(found, pl.DataFrame(rows, schema=SCHEMA).with_columns(time=pl.lit(time)))


def _positions_with(figures: dict[str, Figure]) -> Iterator[tuple[Figure, Position]]:
    return ((figure, position) for figure in figures.values() for position in figure.positions())


def _ends_meet(figure: Figure) -> bool:
    """Whether a limit begins where another one, of somebody else, ends."""
    spans = [(p.name, span.interval) for p in figure.positions() for span in p.spans if span.interval.is_one_sided]
    return any(a != b and x.low is not None and x.low == y.high for a, x in spans for b, y in spans)


REACHED: dict[str, Callable[[dict[str, Figure]], bool]] = {
    "a silent disputant": lambda world: any(p.stance is Stance.SILENT for _, p in _positions_with(world)),
    "limits that meet": lambda world: any(map(_ends_meet, world.values())),
    "errors of two sides": lambda world: any(e.error_below for _, p in _positions_with(world) for e in p.estimates),
    "an interval at a level": lambda world: any(e.level for _, p in _positions_with(world) for e in p.estimates),
    "a standard error": lambda world: any(e.standard_error for _, p in _positions_with(world) for e in p.estimates),
    "cut-offs": lambda world: any(
        f.time == "cumulative" and len({s.as_of for s in f.statements if s.as_of}) > 1 for f in world.values()
    ),
    "a range beside a limit by one holder": lambda world: any(
        len({span.interval.is_one_sided for span in p.spans}) > 1 for _, p in _positions_with(world)
    ),
    "several holders": lambda world: any(len(s.parties) > 1 for f in world.values() for s in f.statements),
    "a count that is open": lambda world: any(
        f.unit.counts and span.interval.low_open for f, p in _positions_with(world) for span in p.spans
    ),
    "a word alone": lambda world: any(p.stance is Stance.UNQUANTIFIED for _, p in _positions_with(world)),
    "words beside a number": lambda world: any(p.beside for _, p in _positions_with(world)),
}


def test_the_worlds_reach_what_tables_once_missed() -> None:
    """What no law drew, no law could see."""
    found: set[str] = set()

    def all_found(world: World) -> bool:
        found.update(name for name in REACHED.keys() - found if REACHED[name](world.figures))
        return found == set(REACHED)

    with suppress(NoSuchExample):
        find(_worlds(), all_found, settings=settings(max_examples=60, phases=(Phase.generate,), derandomize=True))

    assert found == set(REACHED)


def _as_rows(answer: Any) -> list[dict[str, Any]]:
    """Return the rows of an answer of any type, with None for what is missing."""
    if isinstance(answer, duckdb.DuckDBPyRelation):
        answer = answer.to_arrow_table()
    if isinstance(answer, pl.LazyFrame):
        answer = answer.collect()
    if isinstance(answer, pl.DataFrame):
        return answer.to_dicts()
    if hasattr(answer, "to_pylist"):
        return list(answer.to_pylist())
    records = answer.astype(object).where(answer.notna(), None).to_dict("records")
    return [dict(record) for record in records]


def _duckdb(frame: pl.DataFrame) -> duckdb.DuckDBPyRelation:
    """Return a frame as a relation; on so few rows it takes longer to share the work among threads than to do it."""
    connection = duckdb.connect()
    connection.execute("SET threads = 1")
    return connection.from_arrow(frame.to_arrow())


ENGINES: dict[str, Callable[[pl.DataFrame], Any]] = {
    "duckdb": _duckdb,
    "polars": lambda frame: frame,
    "lazy": lambda frame: frame.lazy(),
    "pandas": lambda frame: frame.to_pandas(),
    "pyarrow": lambda frame: frame.to_arrow(),
}
ALONE = ("duckdb", "lazy", "polars", "pandas", "pyarrow")
LOOKS = ("duckdb", "polars")
"""Those that look themselves: pandas and PyArrow are looked at by DuckDB, and a lazy Polars frame by Polars."""


def _table(native: Any, frame: pl.DataFrame) -> ClaimTable:
    """Make a table of a frame, or of the same on another engine; of what its numbers are, it says itself."""
    unit = "person" if "person" in frame["unit"] else "km**2"
    return ClaimTable.of(native, to=unit, disputants=STAKES, time=frame["time"][0])


class Asked(NamedTuple):
    """A table on an engine, beside figures of the same claims."""

    engine: str
    figures: dict[str, Figure]
    table: ClaimTable
    rows: int


def _put_together(worlds: Sequence[World]) -> World:
    """Return many worlds as one."""
    figures = {f"{n} {name}": figure for n, world in enumerate(worlds) for name, figure in world.figures.items()}
    frames = [
        world.frame.with_columns(figure=pl.concat_str(pl.lit(f"{n} "), "figure")) for n, world in enumerate(worlds)
    ]
    return World(figures, pl.concat(frames))


def _asked(engine: str, world: World) -> Asked:
    return Asked(engine, world.figures, _table(ENGINES[engine](world.frame), world.frame), len(world.frame))


def _asked_as_many(engine: str, world: World) -> Asked:
    """Return the same of a table that is asked as one of many rows is, of which nothing is computed before it is asked."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(claim_rows, "FEW", 0)
        return _asked(engine, world)


@pytest.fixture(scope="module")
def random_worlds() -> list[World]:
    """As many as the profile says."""
    return drawn(_worlds(), cost=2)


@pytest.fixture(scope="module")
def worlds(random_worlds: list[World]) -> list[World]:
    """Random worlds; those that one table can hold are put together, as an engine takes as long for few rows as for many."""
    found: dict[tuple[str, bool], list[World]] = {}
    for world in random_worlds:
        found.setdefault(world.kind, []).append(world)
    return [_put_together(alike) for alike in found.values()]


@pytest.fixture(scope="module")
def tables(random_worlds: list[World], worlds: list[World]) -> list[Asked]:
    """
    All worlds on those that look themselves, and one in three alone, on one engine after the other, each in its turn.

    A small table meets what goes by what a whole column holds, or does not.
    The first two of five are asked as large ones are: on either of those that look.
    """
    lone = list(zip(cycle(ALONE), cycle([*[_asked_as_many] * 2, *[_asked] * 3]), random_worlds[1::3], strict=False))
    together = [(engine, world) for world in worlds for engine in LOOKS]
    return [
        *(_asked(engine, world) for engine, world in in_turn(together, 3)),
        *(ask(engine, world) for engine, ask, world in in_turn(lone, 3)),
    ]


def _by_figure(answer: Any) -> dict[str, dict[str, Any]]:
    rows = _as_rows(answer)
    found = {row["figure"]: row for row in rows}
    assert len(found) == len(rows)
    return found


def _same(a: Any, b: Any) -> bool:
    """Whether two numbers are equal to 1e-12, or both absent."""
    if a is None or b is None:
        return a is None and b is None
    return math.isclose(float(a), float(b), rel_tol=1e-12, abs_tol=1e-15)


def test_every_engine_gives_the_ranges_of_figures(tables: list[Asked]) -> None:
    """Hull, common ground, medians and who is behind them are the same for figures and on every engine."""
    for asked in tables:
        assert asked.table.intake.taken == asked.rows, asked.engine
    for asked in in_turn(tables):
        assert _by_figure(asked.table.ranges(give="low")).keys() == asked.figures.keys()
    _ranges_agree(tables)


def _speaking(figures: dict[str, Figure]) -> dict[str, Figure]:
    """Return the figures of which somebody has a say."""
    return {
        name: figure
        for name, figure in figures.items()
        if any(p.stance is not Stance.SILENT for p in figure.positions())
    }


def _ranges_agree(tables: list[Asked]) -> None:
    for engine, asked, table, _ in tables:
        answers = _by_figure(table.ranges(give=ASKED_FOR))
        figures = _speaking(asked)
        assert answers.keys() == figures.keys(), (engine, answers.keys() ^ figures.keys())
        for name, figure in figures.items():
            row, hull, common = answers[name], figure.hull(), figure.common()
            seen = (engine, name, row, str(hull), [str(s) for s in figure.statements])
            assert row["parties"] == len(hull.parties), seen
            assert row["stated_by"] == (_listed(hull.parties) or None), seen
            assert _without_number(row) == _who_gives_none(figure), seen
            assert row["common"] == (common is not None), seen
            assert row["rejected"] == 0, seen
            estimates = {e for p in figure.positions() for e in p.estimates if e.interval is not None}
            assert row["estimates"] == len(estimates), seen
            if not hull.parties:
                continue
            assert _same(row["low"], hull.low), seen
            assert _same(row["high"], hull.high), seen
            assert row["low_open"] == hull.interval.low_open, seen
            assert row["high_open"] == hull.interval.high_open, seen
            assert row["low_by"] == (_listed(hull.low_by) or None), seen
            assert row["high_by"] == (_listed(hull.high_by) or None), seen
            assert _same(row["printed_low"], hull.printed_low), seen
            assert _same(row["printed_high"], hull.printed_high), seen
            for side, end in (("low", hull.bottom), ("high", hull.top)):
                assert row[f"{side}_about"] == (end is not None and any(one.about for one in end.wordings)), seen
                held = [(p.name, p.interval) for p in figure.positions() if p.interval is not None]
                without = [name for name, interval in held if getattr(interval, side) is None]
                assert row[f"no_{side}_by"] == (_listed(without) or None), seen
            assert _same(row["ratio"], hull.ratio), seen
            assert _same(row["gap"], figure.disagreement().gap), seen
            assert row["origins"] == len(figure.origins()), seen
            if common is not None:
                assert _same(row["common_low"], common.low), (seen, str(common))
                assert _same(row["common_high"], common.high), (seen, str(common))
                assert row["common_low_open"] == common.interval.low_open, (seen, str(common))
                assert row["common_high_open"] == common.interval.high_open, (seen, str(common))
            assert _same(row["median"], figure.reconcile(methods.Median()).value), seen


def _listed(names: Any) -> str:
    found = sorted(names)
    return " and ".join([", ".join(found[:-1]), found[-1]]) if len(found) > 1 else "".join(found)


def test_every_engine_gives_the_positions_of_figures(tables: list[Asked]) -> None:
    """What each party says now is the same for figures and on every engine."""
    _positions_agree(tables)


def _positions_agree(tables: list[Asked]) -> None:
    for engine, figures, table, _ in tables:
        rows = {(row["figure"], row["party"]): row for row in _as_rows(table.positions())}
        for name, figure in figures.items():
            for position in figure.positions():
                if position.stance is Stance.SILENT:
                    assert (name, position.name) not in rows
                    continue
                row = rows.pop((name, position.name), None)
                seen = (engine, name, row, str(position), [f"{s} {s.as_of} {s.stated}" for s in figure.statements])
                assert row is not None, seen
                assert row["stance"] == position.stance.value, seen
                assert row["divided"] == position.divided, seen
                assert row["estimates"] == len(position.estimates), seen
                if position.interval is None or position.reach is None:
                    assert (row["low"], row["low_about"], row["high_about"]) == (None, False, False), seen
                    continue
                alone = figure.only(position.name).hull()
                for side, outer in (("low", alone.bottom), ("high", alone.top)):
                    about = outer is not None and any(one.about for one in outer.wordings)
                    assert row[f"{side}_about"] == about, (seen, str(alone))
                for prefix, interval in (("", position.interval), ("allows_", position.reach)):
                    assert _same(row[f"{prefix}low"], interval.low), seen
                    assert _same(row[f"{prefix}high"], interval.high), seen
                    assert row[f"{prefix}low_open"] == interval.low_open, seen
                    assert row[f"{prefix}high_open"] == interval.high_open, seen
        assert not rows, engine


SIGNS: dict[str, Callable[[Figure, int], Verdict]] = {
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
}


def test_every_engine_gives_the_verdicts_of_figures(tables: list[Asked]) -> None:
    """Every party's answer, and what they come to together, are the same for figures and on every engine."""
    _verdicts_agree(tables)


def _verdicts_agree(tables: list[Asked]) -> None:
    questions = drawn(st.tuples(st.sampled_from(tuple(SIGNS)), st.integers(0, 12)))
    for (engine, asked, table, _), (sign, size) in zip(tables, cycle(questions), strict=False):
        counts, figures = any(figure.unit.counts for figure in asked.values()), _speaking(asked)
        question = f"{sign} {size}" if counts else f"{sign} {size * 100} ha"
        by_party = {(r["figure"], r["party"]): r["answer"] for r in _as_rows(table.verdicts(question, by_party=True))}
        heads = _by_figure(table.verdicts(question))
        for name, figure in figures.items():
            verdict = SIGNS[sign](figure, size)
            seen = (engine, name, str(verdict), [str(s) for s in figure.statements])
            for party, answer in verdict.answers:
                assert by_party.pop((name, party), "silent") == answer.value, seen
            assert heads[name]["verdict"] == _head(str(verdict)), (seen, heads[name])
            assert _without_number(heads[name]) == _who_gives_none(figure), (seen, heads[name])
        assert not by_party


WITHOUT_NUMBER = ("denied_by", "withheld_by", "unquantified_by")


def _without_number(row: dict[str, Any]) -> tuple[str | None, ...]:
    return tuple(row[name] for name in WITHOUT_NUMBER)


def _who_gives_none(*figures: Figure) -> tuple[str | None, ...]:
    """Return who denies one of some figures, beside a number too, who withholds its number, and who gives a word."""
    positions = [position for figure in figures for position in figure.positions()]
    sides = (
        {p.name for p in positions if p.denials},
        {p.name for p in positions if p.stance is Stance.WITHHELD},
        {p.name for p in positions if p.stance is Stance.UNQUANTIFIED},
    )
    return tuple(_listed(side) or None for side in sides)


def test_every_engine_puts_the_accounts_of_figures_side_by_side(tables: list[Asked]) -> None:
    """What each party says stands in its columns, and who says no number of the figure is named beside them."""
    for engine, asked, table, _ in tables:
        answers, figures = _by_figure(table.accounts()), _speaking(asked)
        assert answers.keys() == figures.keys(), engine
        for name, figure in figures.items():
            row = answers[name]
            seen = (engine, name, row, [str(s) for s in figure.statements])
            for party in table.parties:
                held = {p.name: p.interval for p in figure.positions()}.get(party)
                for end in ("low", "high"):
                    wanted = (None, None) if held is None else (getattr(held, end), getattr(held, f"{end}_open"))
                    assert _same(row[f"{party} {end}"], wanted[0]), seen
                    assert row[f"{party} {end}_open"] == wanted[1], seen
            assert _without_number(row) == _who_gives_none(figure), seen


def test_every_engine_names_everybody_behind_a_total(tables: list[Asked]) -> None:
    """Who gives a number of one of the figures that are summed up, who denies one, and who withholds one's."""
    for engine, asked, table, _ in in_turn(tables):
        (row,) = _as_rows(table.totals())
        figures = tuple(_speaking(asked).values())
        stated = {p.name for figure in figures for p in figure.positions() if p.stance is Stance.STATED}
        assert row["stated_by"] == (_listed(stated) or None), engine
        assert _without_number(row) == _who_gives_none(*figures), engine


Look = Callable[[Any], Any]
"""A figure or a table looked at otherwise: both take the same words."""


@st.composite
def _looks(draw: st.DrawFn) -> Look:
    """Draw a look on a day, at a level, at what was known on a day, or several of these in any order."""
    day = st.integers(-1, 3).map(lambda n: str(DAYS[0] + timedelta(days=n)))
    looks: tuple[st.SearchStrategy[Look], ...] = (
        day.map(lambda on: operator.methodcaller("as_of", on)),
        day.map(lambda on: operator.methodcaller("known_on", on)),
        st.sampled_from((0.5, 0.9, 0.99)).map(lambda level: operator.methodcaller("at", level=level)),
    )
    chosen = [draw(looks[n]) for n in draw(st.permutations(range(3)))[: draw(st.integers(1, 3))]]
    return lambda one: reduce(lambda seen, look: look(seen), chosen, one)


@pytest.fixture(scope="module")
def looked_at(tables: list[Asked]) -> list[Asked]:
    """The same tables, each looked at otherwise; the large ones in several ways."""
    looks = drawn(_looks(), cost=4)  # each is of all the worlds of a table
    pairs = [(asked, look) for asked, look in zip(cycle(tables), looks, strict=False)]
    return [
        Asked(
            asked.engine, {name: look(figure) for name, figure in asked.figures.items()}, look(asked.table), asked.rows
        )
        for asked, look in in_turn(pairs, 3)
    ]


def test_every_engine_gives_the_ranges_of_figures_on_a_day_and_at_a_level(looked_at: list[Asked]) -> None:
    """What held on a day, what was known on one, and what errors allow at a level, is what figures say."""
    _ranges_agree(looked_at)


def test_every_engine_gives_the_positions_of_figures_on_a_day_and_at_a_level(looked_at: list[Asked]) -> None:
    """So is what each party said."""
    _positions_agree(looked_at)


def test_every_engine_gives_the_verdicts_of_figures_on_a_day_and_at_a_level(looked_at: list[Asked]) -> None:
    """So is what a comparison comes to."""
    _verdicts_agree(looked_at)


def test_every_engine_finds_the_same_agreement(tables: list[Asked]) -> None:
    """The intervals that the most voices allow, and how many these are, are those of figures."""
    for engine, figures, table, _ in tables:
        rows: dict[str, list[dict[str, Any]]] = {}
        for row in _as_rows(table.most_agreed()):
            rows.setdefault(row["figure"], []).append(row)
        for name, figure in figures.items():
            segments = rows.pop(name, [])
            segments.sort(key=lambda row: (row["low"] is not None, row["low"] or 0, row["low_open"]))
            if not figure._panel.stated:
                assert not segments
                continue
            found = figure.most_agreed()
            seen = (engine, name, segments, str(found), [str(s) for s in figure.statements])
            assert len(segments) == len(found.segments), seen
            for row, segment in zip(segments, found.segments, strict=True):
                assert (row["k"], row["n"]) == (found.k, found.n), seen
                assert _same(row["low"], segment.low), seen
                assert _same(row["high"], segment.high), seen
                assert row["low_open"] == segment.interval.low_open, seen
                assert row["high_open"] == segment.interval.high_open, seen
                assert row["allowed_by"] == (_listed(segment.allowed_by) or None), seen
                assert row["not_allowed_by"] == (_listed(segment.not_allowed_by) or None), seen
                assert _without_number(row) == _who_gives_none(figure), seen
        assert not rows


def test_every_engine_measures_the_same_disagreement(tables: list[Asked]) -> None:
    """The six means over figures are those of the objects."""
    for engine, figures, table, _ in tables:
        wanted = over({name: (figure.unit, figure.best_values) for name, figure in figures.items()})
        rows = _as_rows(table.disagreement())
        if wanted is None:
            assert not rows, engine
            continue
        (row,) = rows
        assert (row["figures"], row["estimates"]) == (len(wanted.figures), wanted.estimates), engine
        assert row["silent"] == len(wanted.left_out), engine
        for name in ("divergence", "normalised_divergence", "sd", "range", "share", "modal_share"):
            assert _same(row[name], getattr(wanted, name)), (engine, name, row, str(wanted))


def _but_left_out(answer: object) -> str:
    """Write an answer without what is left out: that is named by who said it together and where, as no row says it."""
    return str(answer).partition("; left out: ")[0]


def test_a_dossier_of_some_figures_says_what_the_table_says(worlds: list[World]) -> None:
    """Figures made of rows print as those that the rows were made of."""
    for figures, frame in worlds:
        dossier = _table(frame, frame).to_dossier(figures)

        for name, figure in figures.items():
            made = dossier[name.replace(" ", "-")]
            assert _but_left_out(made.hull()) == _but_left_out(figure.hull())
            assert _but_left_out(made.common()) == _but_left_out(figure.common())
            assert _but_left_out(made > 5) == _but_left_out(figure > 5).replace("size", made.name)


def _head(text: str) -> str:
    return next(
        head
        for head in (
            *("nobody answers", "settled: yes", "settled: no", "one-sided: yes", "one-sided: no"),
            *("undetermined", "contested"),
        )
        if text.startswith(head)
    )


def test_the_order_of_rows_changes_nothing(worlds: list[World]) -> None:
    """Rows in another order, with one half put before the other, give the same answers in the same order, to the last digit."""
    mixed = drawn(st.tuples(st.integers(0, 1000), st.integers(0, 20)))
    for (_, frame), (seed, cut), engine in in_turn(list(zip(worlds, reversed(mixed), cycle(LOOKS), strict=False))):
        other = pl.concat([frame[cut:].sample(fraction=1, shuffle=True, seed=seed), frame[:cut]])

        one, again, two = (_table(ENGINES[engine](rows), frame).in_order() for rows in (frame, frame, other))

        for ask in ANSWERS:
            told = [_as_rows(ask(table)) for table in (one, again, two)]
            assert told[1:] == [told[0]] * 2, (engine, seed, cut)


ANSWERS: tuple[Callable[[ClaimTable], Any], ...] = (
    *(ClaimTable.ranges, ClaimTable.positions, ClaimTable.most_agreed, ClaimTable.accounts),
    *(ClaimTable.totals, ClaimTable.disagreement, ClaimTable.check),
    lambda table: table.verdicts("> 5"),
    lambda table: table.verdicts("> 5", by_party=True),
    lambda table: table.reconcile(methods.TrimmedMean(), force=True),
)
"""What is asked twice, and of the same rows in another order."""


@pytest.mark.parametrize("engine", ["duckdb", "polars", "lazy", "pandas", "pyarrow"])
def test_equal_claims_in_different_units_agree(engine: str) -> None:
    """A decimal number of hectares equals the same area in square kilometres, as it does for figures."""
    frame = pl.DataFrame(
        {
            "figure": ["a", "a", "b", "b"],
            "party": ["A", "B", "A", "B"],
            "unit": ["km**2", "ha", "m**2", "ha"],
            "low": [0.07, 7.0, 70_000.0, 7.000001],
            "high": [0.07, 7.0, 70_000.0, 7.000001],
        }
    )
    table = ClaimTable.of(ENGINES[engine](frame), to="ha")

    answers = _by_figure(table.ranges())

    assert answers["a"]["common"]
    assert not answers["b"]["common"]
