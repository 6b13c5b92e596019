"""
Laws of tables made of dossiers (design.md, rules 8 and 20).

A figure is in the table whole, and answered there as it answers itself, or
every row of it is rejected with the reason.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from typing import Any

import attrs
from hypothesis import strategies as st
from tests.effort import drawn, heaps

from contested import Dossier, Figure, Verdict, methods
from contested.claims.position import Stance
from contested.quantities import factor
from contested.table import ClaimTable
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


def _put_together(several: list[Dossier]) -> Dossier:
    return Dossier({f"{n}-{id_}": figure for n, one in enumerate(several) for id_, figure in one.figures.items()})


def _rows(answer: Any) -> list[dict[str, Any]]:
    return list(answer.to_arrow_table().to_pylist())


def _same(found: float | None, wanted: Any, ratio: Any) -> bool:
    if found is None or wanted is None:
        return found is None and wanted is None
    return math.isclose(found, float(wanted * ratio), rel_tol=1e-12, abs_tol=1e-15)


def test_a_figure_is_in_the_table_whole_or_rejected_whole() -> None:
    """Every row of ``to_records`` is taken or rejected, and those of one figure are all taken but for what is set aside."""
    for several in heaps(drawn(_dossiers(), cost=2)):
        dossier = _put_together(several)
        table = dossier.to_table()
        ids = [str(row["id"]) for row in dossier.to_records()]
        asides = {n for n, one in enumerate(table.intake.rejected) if one.value == "set_aside"}

        assert table.intake.rows == len(ids)
        assert all(ids[(one.row or 0) - 1] == one.said["id"] for one in table.intake.rejected)
        out = {one.said["id"] for n, one in enumerate(table.intake.rejected) if n not in asides}
        assert {n for n, id_ in enumerate(ids, 1) if id_ in out} <= set(table.intake.rejected_rows)
        assert {row["figure"] for row in _rows(table.ranges())}.isdisjoint(out)


def test_the_table_of_a_dossier_answers_as_its_figures_do() -> None:
    """The ranges, positions, agreement and medians of a table are those of the figures, in the unit of the table."""
    for several in heaps(drawn(_dossiers(), cost=2)):
        dossier = _put_together(several)
        table = dossier.to_table()
        ranges = {row["figure"]: row for row in _rows(table.ranges())}
        medians = {row["figure"]: row for row in _rows(table.reconcile(methods.Median()))}
        held: dict[str, dict[str, dict[str, Any]]] = {}
        for row in _rows(table.positions()):
            held.setdefault(row["figure"], {})[row["party"]] = row
        agreed: dict[str, list[dict[str, Any]]] = {}
        for row in _rows(table.most_agreed()):
            agreed.setdefault(row["figure"], []).append(row)
        for id_, row in ranges.items():
            figure = dossier[id_]
            _check_figure(figure, row, held[id_], agreed.get(id_, []), medians[id_], table)


def _check_figure(
    figure: Figure,
    row: dict[str, Any],
    held: dict[str, dict[str, Any]],
    agreed: list[dict[str, Any]],
    median: dict[str, Any],
    table: ClaimTable,
) -> None:
    unit = table.units[row["name"]]
    ratio = factor(figure.unit, unit)
    hull, common = figure.hull().interval, figure.common()
    seen = (row, str(figure), [repr(one) for one in figure.statements])
    assert _same(row["low"], None if figure.hull().is_empty else hull.low, ratio), seen
    assert _same(row["high"], None if figure.hull().is_empty else hull.high, ratio), seen
    assert bool(row["common"]) == (common is not None), (seen, str(common))
    positions = {one.name: one for one in figure.positions() if one.stance is not Stance.SILENT}
    assert {name: one["stance"] for name, one in held.items()} == {
        name: one.stance.value for name, one in positions.items()
    }, seen
    for name, one in positions.items():
        if one.interval is not None:
            assert _same(held[name]["low"], one.interval.low, ratio), (name, seen)
            assert _same(held[name]["high"], one.interval.high, ratio), (name, seen)
    if figure._panel.stated:
        assert [(one["k"], one["n"]) for one in agreed] == [(figure.most_agreed().k, figure.most_agreed().n)] * len(
            figure.most_agreed().segments
        ), seen
    answer = figure.reconcile(methods.Median())
    assert (median["refused"] is None) == (not answer.refused), (median, str(answer), seen)


@st.composite
def _questions(draw: st.DrawFn) -> tuple[str, int]:
    return draw(st.sampled_from(tuple(SIGNS))), draw(st.sampled_from((0, 1, 11, 100, 50_000)) | st.integers(0, 10**6))


def test_the_table_of_a_dossier_gives_the_verdicts_of_its_figures() -> None:
    """Every comparison comes to the same, party by party."""
    questions = iter(drawn(_questions()))
    for several in heaps(drawn(_dossiers(), cost=2)):
        dossier = _put_together(several)
        table = dossier.to_table()
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
