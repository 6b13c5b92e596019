"""Speed of arithmetic by account, of relations and of checks."""

from __future__ import annotations

import time
from functools import partial

from dossier_speed import dossier_text
from rows import Seen, declare, paired, row

import contested as ct
from contested.relations.inference import Network


def claimed_by(name, unit, n, start):
    figure = ct.Figure(name, unit)
    for k in range(n):
        figure = figure.claimed(start + 7 * k, by=f"Party {k}")
    _ = figure.positions()
    return figure


def density(n, *, about=False):
    """People over area in n accounts, built and read, against uncertainties once an account."""
    from uncertainties import ufloat

    people = claimed_by("people", "person", n, 50_000)
    area = claimed_by("area", "km**2", n, 3_000)
    if about:
        area = ct.Figure("area", "km**2").claimed("approximately 3,000", source="article")
        _ = area.positions()
    names = [f"Party {k}" for k in range(n)]
    above, below = [ufloat(50_000 + 7 * k, 100) for k in range(n)], [ufloat(3_000 + 7 * k, 500) for k in range(n)]

    def ours():
        ratio = people / area
        return [ratio.according_to(name).interval for name in names]

    def theirs():
        return [(a / b).s for a, b in zip(above, below, strict=True)]

    ours()
    return paired(ours, theirs, 20, 20, rounds=15)


for _name, _count, _about in (
    ("people / area, 2 accounts", 2, False),
    ("people / area, 8 accounts", 8, False),
    ("people / area, 64 accounts", 64, False),
    ("people / about 3,000, which all borrow, 8 accounts", 8, True),
):
    declare(
        _name,
        partial(density, _count, about=_about),
        against="uncertainties, once an account",
        limit=2,
        topic="arithmetic",
        peers=("uncertainties",),
    )


def density_pint(n):
    """The same against pint quantities built from text units and divided, once an account."""
    people, area = claimed_by("people", "person", n, 50_000), claimed_by("area", "km**2", n, 3_000)
    import pint

    names = [f"Party {k}" for k in range(n)]
    registry = pint.UnitRegistry()
    registry.define("person = [people]")

    def ours():
        ratio = people / area
        return [ratio.according_to(name).interval for name in names]

    def theirs():
        return [registry.Quantity(50_000 + k, "person") / registry.Quantity(3_000 + k, "km**2") for k in range(n)]

    return paired(ours, theirs, 20, 5, rounds=15)


for _count in (2, 8, 64):
    declare(
        f"people / area, {_count} accounts, units and all",
        partial(density_pint, _count),
        against="pint from text units, once an account",
        limit=0.2,
        topic="arithmetic",
        peers=("pint",),
    )


@row("ten operations, 10 accounts, intervals", against="a loop on pairs of floats", limit=60, topic="arithmetic")
def ten_operations():
    """Ten operations on intervals in ten accounts, against a loop on pairs of floats."""
    figures = []
    for k in range(11):
        figure = ct.Figure(f"figure {k}", "km**2" if k % 2 else "person")
        for p in range(10):
            figure = figure.claimed(None, low=1_000 * (k + 1) + p, high=1_000 * (k + 2) + p, by=f"Party {p}")
        _ = figure.positions()
        figures.append(figure)
    accounts = [[(1_000.0 * (k + 1) + p, 1_000.0 * (k + 2) + p) for k in range(11)] for p in range(10)]

    def ours():
        made = figures[0]
        for k in range(1, 11):
            made = made * figures[k] if k % 4 in (2, 3) else made / figures[k]
        return [position.reach for position in made.positions()]

    def theirs():
        for sides in accounts:
            low, high = sides[0]
            for k in range(1, 11):
                a, b = sides[k]
                if k % 4 not in (2, 3):
                    a, b = 1 / b, 1 / a
                corners = (low * a, low * b, high * a, high * b)
                low, high = min(corners), max(corners)

    return paired(ours, theirs, 5, 50, rounds=15)


@row("check(), 1,000 figures, 10,000 estimates", against="loading the same dossier", limit=1, topic="checks")
def checking():
    """check() of 1,000 figures with 10,000 estimates, against loading them."""
    parts = [f'[[relations]]\npart = "f{k}"\nwhole = "f{k + 1}"\n' for k in range(0, 990, 10)]
    text = "\n".join([dossier_text(10_000), *parts])
    dossiers = iter([ct.Dossier.loads(text) for _ in range(6)])
    return paired(lambda: next(dossiers).check(), lambda: ct.Dossier.loads(text), rounds=5)


def chain_of_parts(n):
    figures = {f"f{k}": ct.Figure(f"figure {k}", "person") for k in range(n)}
    figures["f0"] = figures["f0"].claimed(5, by="A")
    figures[f"f{n - 1}"] = figures[f"f{n - 1}"].claimed(100, by="A")
    return Network(figures, tuple(ct.part_of(f"f{k}", f"f{k + 1}") for k in range(n - 1)))


@row("a chain of 10,000 parts", against="the same, 1,000 (linear: 10)", limit=13, topic="checks")
def propagation():
    """Time at 10,000 over time at 1,000; linear is 10."""

    def inferred(n):
        network = chain_of_parts(n)
        start = time.process_time()
        found = [one for name in network.names for one in network.account(name).inferred()]
        assert len(found) == n - 2
        return time.process_time() - start

    return Seen([(inferred(10_000), inferred(1_000)) for _ in range(5)])
