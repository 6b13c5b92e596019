"""
Growth: how much longer four times as much takes.

Work that grows in proportion takes four times as long, n log n a little more,
and a square sixteen times.  Each case is a row of the table (run.py).  Run with

    python benchmarks/growth.py            every case at n, 2n, 4n and 8n; draws growth.svg
    python benchmarks/growth.py check NTP  those whose names hold one of these words, printed

The best of some runs of each size is taken, on the processor's clock.
"""

from __future__ import annotations

import math
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rows import Seen, declare, once, paired

import contested as ct
from contested import methods

if TYPE_CHECKING:
    from collections.abc import Callable

TIMES = 4
MOST = 5.0
"""What four times as much may take at most, in times."""

STEPS = (1, 2, 4, 8)
"""Of what the picture shows, as multiples of a case's size."""

PICTURE = Path(__file__).parent / "growth.svg"

RUNS = 2
"""How often each size is timed; the best run counts, on the processor's clock."""


class Case(NamedTuple):
    """Something to time: the size at first, and what makes the run of a size."""

    size: int
    prepared: Callable[[int], Callable[[], object]]


def _many(n: int, *, source: bool = True) -> ct.Figure:
    """Return a figure on which n parties each give a number."""
    said = [
        ct.Estimate.of(1_000 + 7 * k % 997, "person", by=f"Party {k}", source=f"Source {k % 40}" if source else None)
        for k in range(n)
    ]
    return ct.Figure("people", "person").saying(*said)


def _ranged(n: int) -> ct.Figure:
    """Return a figure on which n parties each give a range of its own."""
    said = [ct.Estimate.of(None, "person", low=k, high=k + n, by=f"Party {k}", source="S") for k in range(n)]
    return ct.Figure("people", "person").saying(*said)


def _superseded(n: int) -> ct.Figure:
    """Return a figure on which one party gave n numbers, one after the other."""
    days = [f"{1900 + k // 336}-{1 + k // 28 % 12:02}-{1 + k % 28:02}" for k in range(n)]
    said = [ct.Estimate.of(k, "person", by="A", source="S", stated=day) for k, day in enumerate(days)]
    return ct.Figure("people", "person").saying(*said)


def _dated(n: int) -> ct.Figure:
    """Return a figure on which n parties each give a number of some day."""
    said = [ct.Estimate.of(k, "person", by=f"Party {k}", source="S", as_of=f"{1900 + k % 100}-01-02") for k in range(n)]
    return ct.Figure("people", "person").saying(*said)


def _held(n: int) -> ct.Dossier:
    """Return a dossier with one claim of n holders."""
    figure = ct.Figure("people", "person").claimed(5, by=[f"Party {k}" for k in range(n)], source="S")
    return ct.Dossier().with_figure("people", figure)


def _aliased(n: int) -> ct.Figure:
    """Return a figure with a party of n aliases, each of which speaks once."""
    party = ct.Party("A", aliases=[f"Alias {k}" for k in range(n)])
    said = [ct.Estimate.of(k, "person", by=f"Alias {k}", source="S") for k in range(n)]
    return ct.Figure("people", "person", disputants=[party]).saying(*said)


def _parts(n: int) -> list[ct.Figure]:
    return [ct.Figure(f"part {k}", "person").claimed(k, by="A", source="S") for k in range(n)]


def _parted(n: int) -> ct.Dossier:
    """Return a dossier with a whole of n parts."""
    figures = {f"f{k}": figure for k, figure in enumerate(_parts(n))}
    whole = ct.Figure("whole", "person").claimed(n * (n - 1) // 2, by="A", source="S")
    return ct.Dossier({**figures, "whole": whole}).with_relation(ct.sum_of("whole", list(figures)))


def _chain(n: int) -> ct.Dossier:
    """Return a dossier with n figures, each at most the next."""
    figures = {f"f{k}": ct.Figure(f"part {k}", "person") for k in range(n)}
    figures["f0"] = figures["f0"].claimed(3, by="A", source="S")
    return ct.Dossier(figures, relations=[ct.at_most(f"f{k}", f"f{k + 1}") for k in range(n - 1)])


def _hub(n: int) -> ct.Dossier:
    """Return a dossier with n figures, each a part of one."""
    figures = {f"f{k}": figure for k, figure in enumerate(_parts(n))}
    whole = ct.Figure("whole", "person").claimed(n, by="A", source="S")
    return ct.Dossier({**figures, "whole": whole}, relations=[ct.part_of(id_, "whole") for id_ in figures])


def _text(n: int) -> str:
    return "format = 1\n" + "".join(
        f"[figures.f{k}]\nname = 'f{k}'\nunit = 'person'\n[[figures.f{k}.claims]]\nvalue = 1\nsource = 'S{k % 40}'\n"
        for k in range(n)
    )


def _units(n: int) -> str:
    first = "format = 1\n[units.u0x]\nequals = '2 m'\n"
    return first + "".join(f"[units.u{k}x]\nequals = '1 u{k - 1}x'\n" for k in range(1, n))


def _rows(n: int) -> list[dict[str, object]]:
    return [{"value": k, "by": f"Party {k}", "source": f"S{k % 40}"} for k in range(n)]


def _edited(n: int) -> Callable[[], object]:
    dossier = ct.Dossier.loads(_text(n))
    return lambda: dossier.with_figure("f3", dossier["f3"].claimed(9, by="A")).dumps()


def _looped(n: int) -> Callable[[], object]:
    figures = _parts(n)

    def run() -> object:
        dossier = ct.Dossier()
        for k, figure in enumerate(figures):
            dossier = dossier.with_figure(f"f{k}", figure)
        return dossier

    return run


def _claimed(n: int) -> Callable[[], object]:
    def run() -> object:
        figure = ct.Figure("people", "person")
        for k in range(n):
            figure = figure.claimed(k, by=f"Party {k}", source="S")
        return figure

    return run


def _verdicts(n: int) -> Callable[[], object]:
    figure = ct.Figure("f", "person").claimed(3, by="A")

    def run() -> object:
        verdict = figure > 2
        for k in range(n):
            verdict &= figure > k % 3
        return str(verdict), hash(verdict), len(str(verdict.explain()))

    return run


def _quoted(n: int) -> Callable[[], object]:
    def run() -> object:
        source = ct.Source("S0")
        for k in range(1, n):
            source = ct.Source(f"S{k}", quoting=[source])
        figure = ct.Figure("x", "person").claimed(3, by="A", source=source)
        return str(figure.hull().explain()), ct.Dossier().with_figure("x", figure).check()

    return run


def _inferred(dossier: ct.Dossier) -> object:
    return len(dossier.inferred())


def _summed(figures: list[ct.Figure]) -> object:
    return str(sum(map(_fresh, figures)).hull())


def _kept(figure: ct.Figure) -> object:
    return ct.Dossier().with_figure("x", _fresh(figure)).check()


def _fresh(figure: ct.Figure) -> ct.Figure:
    """Return an equal figure that has computed nothing yet."""
    return ct.Figure(figure.name, figure.unit, statements=figure.statements, disputants=figure.disputants)


def _of(made: Callable[[int], ct.Figure], ask: Callable[[ct.Figure], object]) -> Callable[[int], Callable[[], object]]:
    def prepared(n: int) -> Callable[[], object]:
        figure = made(n)
        return lambda: ask(_fresh(figure))

    return prepared


def _by(method: methods.Method, made: Callable[[int], ct.Figure] = _ranged) -> Callable[[int], Callable[[], object]]:
    return _of(made, lambda figure: str(figure.reconcile(method, force=True)))


def _checked(made: Callable[[int], ct.Dossier]) -> Callable[[int], Callable[[], object]]:
    def prepared(n: int) -> Callable[[], object]:
        dossier = made(n)
        return lambda: str(ct.Dossier(dossier.figures, relations=dossier.relations).check())

    return prepared


CASES: dict[str, Case] = {
    "check() of one claim with many holders": Case(1_000, _checked(_held)),
    "check() of a figure with many parties": Case(1_000, _checked(lambda n: ct.Dossier({"x": _many(n)}))),
    "check() of one party with many numbers": Case(1_000, _checked(lambda n: ct.Dossier({"x": _superseded(n)}))),
    "check() of many figures": Case(
        500, _checked(lambda n: ct.Dossier({f"f{k}": figure for k, figure in enumerate(_parts(n))}))
    ),
    "check() of a sum of many parts": Case(250, _checked(_parted)),
    "check() of many parts of one whole": Case(250, _checked(_hub)),
    "inferred() along a chain of relations": Case(250, lambda n: partial(_inferred, _chain(n))),
    "hull with many parties, in words": Case(1_000, _of(_many, lambda figure: str(figure.hull()))),
    "prose with many parties": Case(1_000, _of(_many, lambda figure: f"{figure:prose}")),
    "explain() with many parties": Case(1_000, _of(_many, lambda figure: str(figure.explain()))),
    "left_out of many superseded numbers": Case(1_000, _of(_superseded, lambda figure: str(figure.hull().left_out))),
    "left_out of only() one of many": Case(1_000, _of(_many, lambda figure: str(figure.only("Party 1").hull()))),
    "verdict with many parties": Case(1_000, _of(_many, lambda figure: str(figure > 1_500))),
    "who_says() with many parties": Case(1_000, _of(_many, lambda figure: str(figure.who_says(1_500)))),
    "disagreement() with many parties": Case(1_000, _of(_many, lambda figure: str(figure.disagreement()))),
    "common() of many ranges": Case(1_000, _of(_ranged, lambda figure: str(figure.common()))),
    "most_agreed() of many ranges": Case(1_000, _of(_ranged, lambda figure: str(figure.most_agreed()))),
    "AtLeast(2)": Case(500, _by(methods.AtLeast(2))),
    "AtLeast(half)": Case(500, lambda n: _by(methods.AtLeast(n // 2))(n)),
    "AtLeast of many regions": Case(500, _by(methods.AtLeast(1), _many)),
    "NTP of ranges": Case(500, _by(methods.NTP())),
    "NTP without agreement": Case(500, _by(methods.NTP(), _many)),
    "Hull": Case(500, _by(methods.Hull())),
    "MostAgreed": Case(500, _by(methods.MostAgreed())),
    "Median": Case(500, _by(methods.Median(), _many)),
    "Mean": Case(500, _by(methods.Mean(), _many)),
    "TrimmedMean": Case(500, _by(methods.TrimmedMean(), _many)),
    "Mode": Case(500, _by(methods.Mode(ties="lowest"), _many)),
    "MostConservative": Case(500, _by(methods.MostConservative(), _many)),
    "Latest": Case(500, _by(methods.Latest(), _dated)),
    "Preferred": Case(500, lambda n: _by(methods.Preferred([f"Party {k}" for k in range(n)]), _many)(n)),
    "a sum of many parts": Case(250, lambda n: partial(_summed, _parts(n))),
    "aliases": Case(1_000, _of(_aliased, lambda figure: str(figure.hull()))),
    "aliases in a dossier": Case(500, lambda n: partial(_kept, _aliased(n))),
    "from_records()": Case(2_000, lambda n: partial(ct.Figure.from_records, _rows(n), name="x", unit="person")),
    "claimed() in a loop": Case(250, _claimed),
    "with_figure() in a loop": Case(100, _looped),
    "an edit of a large file": Case(200, _edited),
    "reading a large file": Case(200, lambda n: partial(ct.Dossier.loads, _text(n))),
    "units defined by each other": Case(50, lambda n: partial(ct.Dossier.loads, _units(n))),
    "verdicts combined one by one": Case(250, _verdicts),
    "nested sources": Case(50, _quoted),
    "find_phrases()": Case(400, lambda n: partial(ct.find_phrases, "About 3,000 people fled, 12 by sea. " * n)),
}


def seconds(case: Case, size: int) -> float:
    """Return the shortest of some runs of a case at a size."""
    run = case.prepared(size)
    return min(once(run) for _ in range(RUNS))


def grown(case: Case) -> Seen:
    """Time four times as much and once as much."""
    large, small = case.prepared(TIMES * case.size), case.prepared(case.size)
    return paired(large, small, rounds=5)


for _name, _case in CASES.items():
    declare(
        _name,
        partial(grown, _case),
        against=f"a quarter as much, n = {_case.size:,} (linear: 4)",
        limit=MOST,
        topic="growth",
    )


def curves(words: list[str]) -> dict[str, list[float]]:
    """Time the cases that are asked for at each step, and print how they grow."""
    found = {}
    print(f"{'':46} {'n':>6} {'seconds':>9}   times as long at {', '.join(f'{step}n' for step in STEPS[1:])}")
    for name, case in CASES.items():
        if words and not any(word in name for word in words):
            continue
        taken = [seconds(case, step * case.size) for step in STEPS]
        found[name] = [one / taken[0] for one in taken]
        told = "".join(f"{one:8.2f}" for one in found[name][1:])
        print(f"{name:46} {case.size:6,} {taken[0]:9.4f}{told}", flush=True)
    return found


def draw(found: dict[str, list[float]]) -> None:
    """Draw the curves, the steepest by name, beside what grows in proportion and by the square."""
    import matplotlib as mpl
    from matplotlib.figure import Figure as Drawing

    mpl.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "growth", "font.size": 9})
    drawing = Drawing(figsize=(7.5, 4.5), layout="constrained")
    axes = drawing.subplots()
    top, last = 1.6 * max(one[-1] for one in found.values()), STEPS[-1]
    slope = math.log(MOST) / math.log(TIMES)
    guides = ((1, "in proportion", -9), (slope, f"the limit: {MOST:g} times at {TIMES}n", 5), (2, "by the square", 0))
    for power, words, above in guides:
        axes.plot(STEPS, [step**power for step in STEPS], "--", color="0.35", linewidth=1, zorder=3)
        end = min(last, (0.8 * top) ** (1 / power))
        box = {"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 1}
        place = {"xytext": (-9, above), "textcoords": "offset points", "ha": "right", "va": "center", "zorder": 4}
        axes.annotate(words, (end, end**power), color="0.35", bbox=box, **place)
    steepest = sorted(found, key=lambda name: -found[name][-1])[:5]
    for name, grown_by in found.items():
        shown = (
            {"color": "#b2182b", "linewidth": 1.4, "zorder": 2}
            if name in steepest
            else {"color": "#92c5de", "linewidth": 0.8}
        )
        axes.plot(STEPS, grown_by, "-", **shown)
    lowest = 0.0
    for name in reversed(steepest):  # names move up until none covers another
        lowest = max(1.12 * lowest, found[name][-1])
        axes.annotate(
            name,
            (last, found[name][-1]),
            xytext=(1.04 * last, lowest),
            va="center",
            color="#b2182b",
            annotation_clip=False,
        )
    axes.set(xscale="log", yscale="log", xlim=(1, last), ylim=(0.9, top))
    axes.set_xticks(STEPS, [f"{step}n" if step > 1 else "n" for step in STEPS])
    ticks = [tick for tick in (1, 2, 4, 8, 16, 32, 64) if tick < top]
    axes.set_yticks(ticks, [f"{tick} x" for tick in ticks])
    axes.minorticks_off()
    axes.set_title(
        f"How much longer more takes: {len(found)} cases, the five steepest by name", loc="left", fontsize=10
    )
    axes.set_xlabel("as much")
    axes.set_ylabel("as long")
    drawing.savefig(PICTURE, format="svg", metadata={"Date": None})


if __name__ == "__main__":
    made = curves(sys.argv[1:])
    if not sys.argv[1:]:
        draw(made)
