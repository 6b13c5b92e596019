"""Speed of importing, of units, and of single figures: built, compared, agreed on."""

from __future__ import annotations

import math
import os
import subprocess
import sys
import tempfile
from fractions import Fraction
from functools import partial, reduce
from operator import or_
from pathlib import Path

from rows import Seen, declare, paired, process, row

import contested as ct
from contested.quantities.units import unit

IMPORTS = "import time; start = time.perf_counter(); {}; print(time.perf_counter() - start)"
HEAVY = ("pint", "numpy", "tomlkit", "hypothesis")


def imported(ours, theirs, rounds=15):
    """Fresh processes, each telling how long its import took: without starting Python, so a ratio hides nothing."""
    pairs = [tuple(float(process(IMPORTS.format(name))) for name in (ours, theirs)) for _ in range(rounds)]
    return Seen(pairs, "wall")


@row("import contested", against="import attrs", limit=1.5, topic="import", peers=("attrs",))
def import_of_contested():
    code = f"import contested, sys; print(*(one for one in {HEAVY} if one in sys.modules))"
    assert not process(code), "import contested is to load none of these"
    return imported("import contested", "import attrs")


@row(
    "from contested.table import ClaimTable, no engine",
    against="import narwhals",
    limit=1.2,
    topic="import",
    peers=("narwhals",),
)
def import_of_tables():
    return imported("from contested.table import ClaimTable", "import narwhals")


@row(
    "from contested import Dossier, Estimate, Figure",
    against="import attrs: for comparison",
    limit=None,
    topic="import",
    peers=("attrs",),
)
def import_of_figures():
    """``contested`` loads what is asked for, so this is what most programs pay."""
    return imported("from contested import Dossier, Estimate, Figure", "import attrs")


@row(
    "a run of pytest with one empty test",
    against="the same without the plugin",
    limit=1.05,
    topic="import",
    peers=("pytest",),
)
def pytest_start():
    """A whole run of one empty test, with our plugin found by its entry point, and without."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "test_nothing.py").write_text("def test_nothing():\n    pass\n")
        metadata = folder / "site" / "contested_here-0.dist-info"
        metadata.mkdir(parents=True)
        (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: contested-here\nVersion: 0\n")
        (metadata / "entry_points.txt").write_text("[pytest11]\ncontested_here = _contested_pytest\n")
        source = Path(ct.__file__).parents[1]
        recorded = [
            *source.rglob("*.py"),
            *metadata.iterdir(),
        ]  # as of a wheel: pytest looks at what is to be rewritten
        names = [path.relative_to(folder / "site" if path.parent == metadata else source) for path in recorded]
        (metadata / "RECORD").write_text("".join(f"{path},,\n" for path in names))
        for module in source.glob("*.py"):
            (folder / "site" / module.name).write_bytes(module.read_bytes())
        bare = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "PYTEST"))}
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:contested", "-p", "no:cacheprovider", str(folder)]

        def started(environment):
            subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)

        ours = bare | {"PYTHONPATH": str(folder / "site")}
        started(ours), started(bare)
        return paired(lambda: started(ours), lambda: started(bare), rounds=25, wall=True)


FIRST_OURS = """
import time, contested; start = time.perf_counter()
from contested.units import factor, unit
factor(unit('hectare'), unit('km**2')); print(time.perf_counter() - start)
"""
FIRST_PINT = """
import time; start = time.perf_counter()
import pint; registry = pint.UnitRegistry(); registry.Quantity(300000, 'hectare').to('km**2'); print(time.perf_counter() - start)
"""


@row(
    "first conversion between known units, contested imported",
    against="import pint, UnitRegistry(), one conversion",
    limit=0.1,
    topic="units",
    peers=("pint",),
)
def first_conversion():
    return Seen([(float(process(FIRST_OURS)), float(process(FIRST_PINT))) for _ in range(7)], "wall")


@row(
    "repeated conversion of an estimate",
    against="pint.Quantity.to, Fraction registry",
    limit=0.2,
    topic="units",
    peers=("pint",),
)
def repeated_conversion():
    import pint

    registry = pint.UnitRegistry(non_int_type=Fraction)
    quantity = registry.Quantity(Fraction(300000), "hectare")
    estimate = ct.Estimate.of(300000, "hectare")
    target = registry.Unit("km**2")
    wanted = unit("km**2")
    return paired(lambda: estimate.to(wanted), lambda: quantity.to(target), 2000, 2000)


@row(
    "build an Estimate from an int, with party and source",
    against="a frozen slotted attrs class of ten fields",
    limit=3,
    topic="figures",
    peers=("attrs",),
)
def building():
    import attrs

    fields = {"a": attrs.field(), "b": attrs.field(), "c": attrs.field(), "d": attrs.field()}
    ten = attrs.make_class(
        "Ten", fields | {name: attrs.field(default=None) for name in "efghij"}, frozen=True, slots=True
    )
    party, source = ct.Party("Armenia"), ct.Source("Article")
    person = unit("person")
    of = ct.Estimate.of
    return paired(
        lambda: of(120_000, person, by=party, source=source),
        lambda: ten(120_000, "person", "a", party, source, None, None, None, None, None),
        5000,
        5000,
    )


@row(
    "verdict of ten parties against a number, positions read",
    against="ten portion comparisons",
    limit=1,
    topic="figures",
    peers=("portion",),
)
def verdict():
    import portion

    figure = ct.Figure("population", "person")
    for n in range(10):
        figure = figure.claimed(50_000 + 7_000 * n, by=f"Party {n}")
    _ = figure.positions()
    _ = figure > 1
    intervals = [portion.closed(50_000 + 7_000 * n, 50_000 + 7_000 * n) for n in range(10)]
    return paired(lambda: figure > 80_000, lambda: [interval > 80_000 for interval in intervals], 2000, 2000)


def claims(n, width=200_000):
    step = 7919
    return [(step * k % 1_000_003, step * k % 1_000_003 + width + 17 * k % 1000) for k in range(n)]


def figure_of(n, width=200_000):
    person = unit("person")
    figure = ct.Figure(
        "population",
        person,
        statements=[
            ct.Estimate.of(None, person, low=low, high=high, by=f"Party {k}")
            for k, (low, high) in enumerate(claims(n, width))
        ],
    )
    _ = figure.positions()
    return figure


def agreement(*, width=200_000, folded=False):
    import portion

    figure = figure_of(1000, width)
    intervals = [portion.closed(low, high) for low, high in claims(1000, width)]
    if folded:
        return paired(figure.most_agreed, lambda: reduce(or_, intervals), 5, 1)
    return paired(figure.most_agreed, lambda: portion.Interval(*intervals), 5, 5)


for _name, _against, _more in (
    ("most_agreed(), 1,000 estimates", "portion, union in one call", {}),
    ("most_agreed(), 1,000 narrow estimates, 610 ties", "portion, union in one call", {"width": 500}),
    ("most_agreed(), 1,000 estimates, folded", "portion, union by | of each", {"folded": True}),
):
    declare(_name, partial(agreement, **_more), against=_against, limit=1, topic="figures", peers=("portion",))


@row(
    "most_agreed(), 100,000 estimates",
    against="the same of 10,000 (n log n: 12.5)",
    limit=round(10 * math.log(100_000) / math.log(10_000), 1),
    topic="figures",
)
def agreement_grows():
    small, large = figure_of(10_000), figure_of(100_000)
    return paired(large.most_agreed, small.most_agreed, 1, 5, rounds=7)
