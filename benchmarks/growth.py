"""
Growth: how much longer four times as much takes.

Each case is run on n and on 4n; work that grows in proportion takes four times
as long, n log n a little more, and a square sixteen times.  Run with

    python benchmarks/growth.py            every case
    python benchmarks/growth.py check NTP  those whose names hold one of these words

The best of two runs of each size is taken, on the processor's clock.
"""

from __future__ import annotations

import gc
import sys
import time
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import contested as ct
from contested import methods

if TYPE_CHECKING:
    from collections.abc import Callable

TIMES = 4
MOST = 5.0
"""What four times as much may take at most, in times."""

RUNS = 2


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
    taken = []
    for _ in range(RUNS):
        gc.collect()
        begun = time.process_time()
        run()
        taken.append(time.process_time() - begun)
    return min(taken)


def main(words: list[str]) -> int:
    """Print the growth of each case that is asked for; 1 where one grows too fast."""
    wrong = 0
    print(f"{'':46} {'n':>6} {'seconds':>9} {'4n over n':>10}")
    for name, case in CASES.items():
        if words and not any(word in name for word in words):
            continue
        try:
            first, second = seconds(case, case.size), seconds(case, TIMES * case.size)
        except Exception as error:  # noqa: BLE001  # a case that does not come to its end is the worst growth of all
            wrong += 1
            print(f"{name:46} {case.size:6,} {type(error).__name__}: {str(error)[:60]}", flush=True)
            continue
        grown = second / first
        wrong += grown > MOST
        print(f"{name:46} {case.size:6,} {first:9.4f} {grown:10.1f}{'  too fast' if grown > MOST else ''}", flush=True)
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
