"""
Laws of order (design.md, rule 20).

The order of statements, a record given twice, the hash seed, the locale and
the time zone change no answer.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import contested
from contested import Figure
from contested.testing import figures, numbers

if TYPE_CHECKING:
    from contested.quantities.numbers import Number

X = numbers(max_value=10**9)


def answers(figure: Figure, x: Number) -> dict[str, str]:
    """Return everything that a figure answers, as text."""
    verdict = figure > x
    said = {
        "hull": str(figure.hull()),
        "common": str(figure.common()),
        "verdict": str(verdict),
        "by party": str(verdict.by_party),
        "prose": f"{figure:prose}",
        "short": f"{figure:short}",
        "who says": str(figure.who_says(x)),
        "positions": str([(p.name, p.stance, str(p), p.divided) for p in figure.positions()]),
        "origins": str([(o.name, o.kind, len(set(o.estimates))) for o in figure.origins()]),
        "sources": str([s.cited() for s in figure.sources]),
    }
    if figure._panel.stated:
        said["agreement"] = str(figure.most_agreed())
    return said


@given(figure=figures(None, max_estimates=6), x=X, data=st.data())
def test_the_order_of_statements_changes_no_answer(figure: Figure, x: Number, data: st.DataObject) -> None:
    """A figure told in another order answers the same."""
    shuffled = attrs.evolve(figure, statements=data.draw(st.permutations(figure.statements)))

    assert answers(shuffled, x) == answers(figure, x)


@given(figure=figures(None), x=X, data=st.data())
def test_the_order_of_explanations_is_that_of_names(figure: Figure, x: Number, data: st.DataObject) -> None:
    """A derivation has the same lines in whatever order statements were told."""
    shuffled = attrs.evolve(figure, statements=data.draw(st.permutations(figure.statements)))

    assert sorted(str(shuffled.explain()).splitlines()) == sorted(str(figure.explain()).splitlines())


@given(figure=figures(None), x=X, data=st.data())
def test_a_record_given_twice_changes_no_answer(figure: Figure, x: Number, data: st.DataObject) -> None:
    """The same record again says nothing new."""
    plain = [s for s in figure.statements if s.key is None]
    twice = attrs.evolve(figure, statements=(*figure.statements, *data.draw(st.permutations(plain))))

    assert answers(twice, x) == answers(figure, x)


SCRIPT = """
import itertools
from contested import Figure
from contested.testing import edge_cases

claims = [claim for claim in edge_cases.EDGE_CLAIMS]
figure = Figure("population", "person", disputants=("Iran", "Turkey"))
for n, (claim, source) in enumerate(zip(claims, itertools.cycle(edge_cases.EDGE_SOURCES))):
    fields = dict(claim)
    holders = edge_cases.EDGE_PARTIES[n % 5 : n % 5 + n % 3]
    figure = figure.claimed(fields.pop("value"), by=holders, source=source, as_of=None, **fields)
figure = figure.denied(by="Georgia").denied(by="France").withheld(by="Malta").withheld(by="Chad")
wider = figure.to("person")
print(figure, f"{figure:prose}", f"{figure:short}", figure.hull(), figure.common(), figure.most_agreed(), sep="\\n")
print(figure > 20, (figure > 20) & (figure < 100), figure.who_says(20), figure.explain(), sep="\\n")
print(figure.parties, figure.sources, figure.origins(), figure.to_records(), sep="\\n")
print(hash(figure) == hash(wider.root), figure > wider)
"""


def printed_under(**environment: str) -> str:
    """Return what a rich figure prints in another process under an environment."""
    inherited = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    source = str(Path(contested.__file__).parents[1])
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env={"PYTHONPATH": source, "PYTHONUTF8": "1", "PYTHONHASHSEED": "0", **inherited, **environment},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return run.stdout


@pytest.fixture(scope="module")
def printed() -> str:
    """What the figure prints where nothing is special."""
    return printed_under()


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "20230920"},
        {"PYTHONHASHSEED": "4294967295"},
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
        {"TZ": "Pacific/Pago_Pago", "LC_ALL": "de_DE.UTF-8", "LANG": "C"},
    ],
    ids=lambda environment: "-".join(environment.values()).replace("/", "_"),
)
def test_the_environment_changes_no_answer(environment: dict[str, str], printed: str) -> None:
    """Hash seed, time zone and locale change not a letter of what is printed."""
    elsewhere = printed_under(**environment)

    assert "population" in printed
    assert elsewhere == printed
