"""
Laws of tables made of dossiers (design.md, rules 8 and 20).

A figure is in the table whole, and answered there as it answers itself, or
every row of it is rejected with the reason.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Iterable, Iterator
from itertools import cycle
from typing import Any

import attrs
from hypothesis import strategies as st
from tests.effort import drawn, heaps

from contested import Dossier, Figure, Verdict, methods
from contested.claims.position import Stance
from contested.quantities import factor
from contested.table import ClaimTable
from contested.table.hulls import ASKED_FOR
from contested.testing import dossiers

PARTIES = ("Armenia", "Azerbaijan", "UN")
SIGNS: dict[str, Callable[[Figure, Any], Verdict]] = {">": operator.gt, "<=": operator.le}
HEADS = (
    "nobody answers",
    "settled: yes",
    "settled: no",
    "one-sided: yes",
    "one-sided: no",
    "undetermined",
    "contested",
)


def _dossiers() -> st.SearchStrategy[Dossier]:
    """Draw dossiers of all that a figure can hold, and of what a table mostly can."""
    return st.one_of(
        _at_instants(),
        dossiers(min_size=1, max_size=4, related=False),
        dossiers(min_size=1, max_size=4, related=False, stances=True),
        dossiers(names=PARTIES, min_size=1, max_size=4, related=False),
        dossiers(names=PARTIES, min_size=1, max_size=4, related=False).map(_of_one_kind),
        dossiers(names=PARTIES, min_size=1, max_size=4, related=False).map(_of_one_kind),
    )


def _of_one_kind(dossier: Dossier) -> Dossier:
    """Return a dossier of which a table can hold more: its figures say alike what is said of all of a table."""
    figures = {
        id_: attrs.evolve(figure, time="point", signed=False, disputants=(), statements=_plain(figure))
        for id_, figure in dossier.figures.items()
    }
    return attrs.evolve(dossier, figures=figures)


def _plain(figure: Figure) -> tuple[Any, ...]:
    """Return statements of parties without a stake."""
    return tuple(
        attrs.evolve(said, parties=tuple(attrs.evolve(party, stake="unknown") for party in said.parties))
        for said in figure.statements
    )


TIMES = (
    *(None, "2023-01-01", "2023-01-02", "2023-01"),
    *(
        f"2023-01-0{day}T{hour:02}:30{zone:+03}:00"
        for day in (1, 2)
        for hour in (0, 5, 14, 23)
        for zone in range(-14, 15)
    ),
)
NUMBERS = (0, 2, 5, "about 10", "at least 3", "at most 8", "dozens", "denied", "withheld")


def _at_instants() -> st.SearchStrategy[Dossier]:
    """Draw dossiers of what a few say on days and at instants of every offset."""
    said = st.tuples(st.sampled_from(NUMBERS), st.sampled_from(PARTIES[:2]), *[st.sampled_from(TIMES)] * 2)
    figures = st.lists(said, min_size=1, max_size=4).map(_said_at)
    return st.lists(figures, min_size=1, max_size=4).map(lambda some: Dossier({f"f{n}": f for n, f in enumerate(some)}))


def _said_at(said: list[tuple[Any, ...]]) -> Figure:
    figure = Figure("dead", "person")
    for number, party, as_of, stated in said:
        if number == "denied":
            figure = figure.denied(by=party, stated=stated)
        elif number == "withheld":
            figure = figure.withheld(by=party, stated=stated)
        else:
            figure = figure.claimed(number, by=party, stated=stated, as_of=as_of if as_of in TIMES[:4] else None)
    return figure


def _put_together(several: list[Dossier]) -> Dossier:
    return Dossier({f"{n}-{id_}": figure for n, one in enumerate(several) for id_, figure in one.figures.items()})


def _tables() -> Iterator[tuple[Dossier, ClaimTable]]:
    """Give dossiers with their tables: one alone, then several as one."""
    for several in heaps(drawn(_dossiers(), cost=6)):  # each asks an engine some twenty times
        dossier = _put_together(several)
        yield dossier, dossier.to_table()


def _bare(names: str | None) -> str | None:
    """Return names without the isolates around those that are written from right to left."""
    return names and names.replace("\u2068", "").replace("\u2069", "")


def _listed(names: Iterable[str]) -> str:
    found = sorted(names)
    return " and ".join([", ".join(found[:-1]), found[-1]]) if len(found) > 1 else "".join(found)


def _rows(answer: Any) -> list[dict[str, Any]]:
    return list(answer.to_arrow_table().to_pylist())


def _same(found: float | None, wanted: Any, ratio: Any) -> bool:
    if found is None or wanted is None:
        return found is None and wanted is None
    return math.isclose(found, float(wanted * ratio), rel_tol=1e-12, abs_tol=1e-15)


def test_a_figure_is_in_the_table_whole_or_rejected_whole() -> None:
    """Every row of ``to_records`` is taken or rejected, and those of one figure are all taken but for what is set aside."""
    for dossier, table in _tables():
        ids = [str(row["id"]) for row in dossier.to_records()]
        asides = {n for n, one in enumerate(table.intake.rejected) if one.value == "set_aside"}

        assert table.intake.rows == len(ids)
        assert all(ids[(one.row or 0) - 1] == one.said["id"] for one in table.intake.rejected)
        out = {one.said["id"] for n, one in enumerate(table.intake.rejected) if n not in asides}
        assert {n for n, id_ in enumerate(ids, 1) if id_ in out} <= set(table.intake.rejected_rows)
        assert {row["figure"] for row in _rows(table.ranges())}.isdisjoint(out)


def test_the_table_of_a_dossier_gives_the_ranges_of_its_figures() -> None:
    """The ends, who prints them, what is common and the median are those of the figures, in the unit of the table."""
    for dossier, table in _tables():
        for row in _rows(table.ranges(give=ASKED_FOR)):
            figure = dossier[row["figure"]]
            ratio = factor(figure.unit, table.units[row["name"]])
            hull, common = figure.hull(), figure.common()
            seen = (row, str(hull), str(common), [repr(one) for one in figure.statements])
            assert row["parties"] == len(hull.parties), seen
            assert _bare(row["stated_by"]) == (_listed(hull.parties) or None), seen
            assert _bare(row["denied_by"]) == (_listed(p.name for p in figure.positions() if p.denials) or None), seen
            assert row["common"] == (common is not None), seen
            if hull.parties:
                assert _same(row["low"], hull.low, ratio), seen
                assert _same(row["high"], hull.high, ratio), seen
                assert row["low_open"] == hull.interval.low_open, seen
                assert row["high_open"] == hull.interval.high_open, seen
                assert _bare(row["low_by"]) == (_listed(hull.low_by) or None), seen
                assert _bare(row["high_by"]) == (_listed(hull.high_by) or None), seen
                assert row["origins"] == len(figure.origins()), seen
                assert _same(row["median"], figure.reconcile(methods.Median()).value, ratio), seen
            if common is not None:
                assert _same(row["common_low"], common.low, ratio), seen
                assert _same(row["common_high"], common.high, ratio), seen


def test_the_table_of_a_dossier_gives_the_positions_of_its_figures() -> None:
    """Whoever speaks has a row, a source that speaks for itself too."""
    for dossier, table in _tables():
        held: dict[str, dict[str, dict[str, Any]]] = {}
        for row in _rows(table.positions()):
            held.setdefault(row["figure"], {})[row["party"]] = row
        for id_, rows in held.items():
            figure = dossier[id_]
            seen = (rows, str(figure), [repr(one) for one in figure.statements])
            spoken = {one.name: one for one in figure.positions() if one.stance is not Stance.SILENT}
            assert {name: row["stance"] for name, row in rows.items()} == {
                name: one.stance.value for name, one in spoken.items()
            }, seen
            for name, one in spoken.items():
                ratio = factor(figure.unit, table.units[rows[name]["name"]])
                assert rows[name]["divided"] == one.divided, (name, seen)
                for prefix, ends in (("", one.interval), ("allows_", one.reach)):
                    assert _same(rows[name][f"{prefix}low"], None if ends is None else ends.low, ratio), (name, seen)
                    assert _same(rows[name][f"{prefix}high"], None if ends is None else ends.high, ratio), (name, seen)


def test_the_table_of_a_dossier_finds_the_agreement_of_its_figures() -> None:
    """The intervals that most origins allow are those of the figures, however many there are of one figure."""
    for dossier, table in _tables():
        agreed: dict[str, list[dict[str, Any]]] = {}
        for row in _rows(table.most_agreed()):
            agreed.setdefault(row["figure"], []).append(row)
        for id_ in {row["figure"] for row in _rows(table.ranges(give="parties")) if row["parties"]}:
            figure, rows = dossier[id_], agreed.pop(id_)
            found = figure.most_agreed()
            rows.sort(key=lambda row: (row["low"] is not None, row["low"] or 0, row["low_open"]))
            seen = (rows, str(found), [repr(one) for one in figure.statements])
            assert len(rows) == len(found.segments), seen
            for row, segment in zip(rows, found.segments, strict=True):
                ratio = factor(figure.unit, table.units[row["name"]])
                assert (row["k"], row["n"]) == (found.k, found.n), seen
                assert _same(row["low"], segment.low, ratio), seen
                assert _same(row["high"], segment.high, ratio), seen
                assert _bare(row["allowed_by"]) == (_listed(segment.allowed_by) or None), seen
        assert not agreed


def test_the_table_of_a_dossier_reconciles_as_its_figures_do() -> None:
    """A method gives the same number, or refuses where it refuses of the figure."""
    for (dossier, table), method in zip(_tables(), cycle((methods.Median(), methods.Mean())), strict=False):
        for row in _rows(table.reconcile(method)):
            figure = dossier[row["figure"]]
            answer, unit = figure.reconcile(method), table.units[row["name"]]
            seen = (row, str(answer), [repr(one) for one in figure.statements])
            assert (row["refused"] is not None) == answer.refused, seen
            assert _same(row["value"], answer.value, factor(figure.unit, unit)), seen


@st.composite
def _questions(draw: st.DrawFn) -> tuple[str, int]:
    return draw(st.sampled_from(tuple(SIGNS))), draw(st.sampled_from((0, 1, 11, 100, 50_000)) | st.integers(0, 10**6))


def test_the_table_of_a_dossier_gives_the_verdicts_of_its_figures() -> None:
    """Every comparison comes to the same, party by party."""
    questions = iter(drawn(_questions()))
    for dossier, table in _tables():
        sign, size = next(questions)
        for measure, unit in table.units.items():
            asked = table.where("name", measure)
            question = f"{sign} {size} {unit.text()}"
            by_party: dict[str, dict[str, str]] = {}
            for row in _rows(asked.verdicts(question, by_party=True)):
                by_party.setdefault(row["figure"], {})[row["party"]] = row["answer"]
            for row in _rows(asked.verdicts(question)):
                figure = dossier[row["figure"]]
                verdict = SIGNS[sign](figure, size * factor(unit, figure.unit))
                seen = (str(verdict), row, [repr(one) for one in figure.statements])
                assert row["verdict"] == next(head for head in HEADS if str(verdict).startswith(head)), seen
                wanted = {name: answer.value for name, answer in verdict.answers if answer.value != "silent"}
                assert by_party[row["figure"]] == wanted, seen
