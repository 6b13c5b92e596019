"""
How many instructions the processor takes for what is done most often: counts that no other program disturbs.

    python benchmarks/instructions.py          counts, and compares with what is kept; 1 where something grew
    python benchmarks/instructions.py --keep   counts, and keeps the counts: just keep-counts

``valgrind --tool=callgrind`` counts.  One process imports the library and is
forked for each path and each of two numbers of rounds; the difference of the two
counts is what the further rounds take, so that starting and preparing drop out.
Counts hold for one build of Python: ``instructions.json`` keeps them by minor
version, and those of another build are shown and not compared.
"""

from __future__ import annotations

import gc
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from importlib import metadata
from pathlib import Path

KEPT = Path(__file__).parent / "instructions.json"
TOLERANCE = 0.03
"""How much more a path may take than was kept: two counts of one tree differ by less than half a hundredth."""

ROUNDS = 3
"""How many times as many rounds the second count takes."""

PATHS = {}


def path(words, rounds):
    """Return a decorator that declares a path: what prepares it, and how many rounds are counted at first."""

    def declared(prepare):
        PATHS[words] = prepare, rounds
        return prepare

    return declared


def ten_estimates():
    import contested as ct

    texts = [
        (f"{50_000 + 7_000 * n:,}", f"around {40_000 + 10_000 * n:,}", f"{30_000 + n} to {90_000 + n}")[n % 3]
        for n in range(10)
    ]
    return [ct.Estimate.of(text, "person", by=f"Party {n}", source="Report") for n, text in enumerate(texts)]


def ten_parties():
    import contested as ct

    return ct.Figure("population", "person", of="Nagorno-Karabakh", statements=ten_estimates())


def of_ten(ask):
    """Return what asks a figure of ten parties that has computed nothing yet."""
    import attrs

    figure = ten_parties()
    return lambda: ask(attrs.evolve(figure))


def dossier_of(count):
    import contested as ct

    parties = [f'[parties.p{k}]\nname = "Party {k}"\n' for k in range(10)]
    said = '[[figures.f{0}.claims]]\nvalue = "{1:,}"\nby = "p{2}"\nsource = "article"\n'
    figures = [
        f'[figures.f{n}]\nname = "figure {n}"\nunit = "person"\n'
        + "".join(said.format(n, 1000 * n + k, k) for k in range(10))
        for n in range(count // 10)
    ]
    text = "\n".join(['format = 1\n[sources.article]\ntitle = "Article"\n', *parties, *figures])
    return ct.Dossier, text


@path("an estimate of a number, with party and source", 200)
def _():
    import contested as ct
    from contested.units import unit

    party, source, person = ct.Party("Armenia"), ct.Source("Article"), unit("person")
    return lambda: ct.Estimate.of(120_000, person, by=party, source=source)


@path("a claim more on a figure of ten parties, in printed words", 50)
def _():
    figure = ten_parties()
    return lambda: figure.claimed("around 45,000", by="Party 11", source="Article", as_of="2023-09-20")


@path("an estimate in another unit", 500)
def _():
    import contested as ct
    from contested.units import unit

    estimate, wanted = ct.Estimate.of(300_000, "hectare"), unit("km**2")
    return lambda: estimate.to(wanted)


@path("positions of ten parties", 10)
def _():
    return of_ten(lambda figure: figure.positions())


@path("hull of ten parties", 10)
def _():
    return of_ten(lambda figure: figure.hull())


@path("hull of ten parties, in words", 6)
def _():
    return of_ten(lambda figure: str(figure.hull()))


@path("most agreed of ten parties", 8)
def _():
    return of_ten(lambda figure: figure.most_agreed())


@path("a figure of ten parties, in prose", 5)
def _():
    return of_ten(lambda figure: f"{figure:prose}")


@path("ten parties compared with a number, positions read", 200)
def _():
    figure = ten_parties()
    _ = figure > 1
    return lambda: figure > 80_000


@path("a comparison in words, and why", 6)
def _():
    figure = ten_parties()
    return lambda: str((figure > 80_000).explain())


@path("median of ten parties", 6)
def _():
    from contested.methods import Median

    method = Median()
    return of_ten(lambda figure: figure.reconcile(method))


@path("divided by account, eight accounts, each read", 15)
def _():
    import contested as ct

    people, area = ct.Figure("people", "person"), ct.Figure("area", "km**2")
    for n in range(8):
        people = people.claimed(50_000 + 7 * n, by=f"Party {n}")
        area = area.claimed(3_000 + 7 * n, by=f"Party {n}")
    _ = people.positions(), area.positions()

    def divided():
        ratio = people / area
        return [ratio.according_to(f"Party {n}").interval for n in range(8)]

    return divided


@path("a dossier of fifty estimates, loaded", 1)
def _():
    kind, text = dossier_of(50)
    return lambda: kind.loads(text)


@path("a dossier of fifty estimates, checked", 2)
def _():
    import contested as ct

    kind, text = dossier_of(50)
    dossier = kind.loads(text)
    return lambda: ct.Dossier(
        {name: ct.Figure(one.name, one.unit, statements=one.statements) for name, one in dossier.figures.items()}
    ).check()


@path("a dossier of fifty estimates, its digest", 3)
def _():
    kind, text = dossier_of(50)
    dossier = kind.loads(text)
    return lambda: dossier.digest


@path("a phrase that was never read before", 30)
def _():
    import itertools

    import contested as ct

    numbers = itertools.count(1_000)
    return lambda: ct.read_phrase(f"around {next(numbers):,} soldiers")


@path("a range that was never read before", 30)
def _():
    import itertools

    import contested as ct

    numbers = itertools.count(1_000)
    return lambda: ct.read_phrase(f"between {next(numbers)} and 20,000 people")


@path("prose with six numbers", 3)
def _():
    import contested as ct

    text = (
        "The ministry said on Tuesday that at least 11 people had been killed and around 10,000 displaced near the border. "
        "Officials in the capital denied the report. According to the Armenians 120,000 inhabitants lived there, but "
        "Azerbaijan put the figure at 50,000. Dozens of houses were destroyed and between 20 and 30 villages cut off."
    )
    return lambda: ct.find_phrases(text)


@path("ten rows of a feed, read", 3)
def _():
    import contested as ct

    feed = ct.Feed(of="place", name="=killed", unit="=killed", value="dead", by="party", source="paper", as_of="day")
    rows = [
        {
            "place": f"Town {n % 3}",
            "dead": f"{11 + n}",
            "party": f"Party {n}",
            "paper": "Report",
            "day": f"2023-09-{11 + n}",
        }
        for n in range(10)
    ]
    return lambda: feed.read(rows)


# -- counting ----------------------------------------------------------------


def counted_here():
    """Run each path twice, each time in a fork of this process, and tell which process took how many rounds."""
    for prepare, _ in PATHS.values():
        prepare()()  # what is imported is imported once, before the forks
    for words, (prepare, rounds) in PATHS.items():
        for times in (rounds, ROUNDS * rounds):
            child = os.fork()
            if not child:
                status = 1
                try:
                    gc.disable()  # when it collects is chance
                    work = prepare()
                    for _ in range(times):
                        work()
                    status = 0
                finally:
                    os._exit(status)
            _, status = os.waitpid(child, 0)
            if status:
                sys.exit(f"{words}: does not run")
            print(json.dumps([words, times, child]), flush=True)


def counted():
    """Return the instructions of one round of each path."""
    with tempfile.TemporaryDirectory() as folder:
        tool = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", f"--log-file={folder}/%p"]
        environment = os.environ | {
            "PYTHONHASHSEED": "0",
            "PYTHONDONTWRITEBYTECODE": "1",
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
        }
        command = [*tool, sys.executable, __file__, "--here"]
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        if done.returncode:
            sys.exit(done.stderr or done.stdout)
        found = {}
        for words, times, child in map(json.loads, done.stdout.splitlines()):
            log = Path(folder, str(child)).read_text(encoding="utf-8")
            found.setdefault(words, []).append((times, int(re.search(r"Collected : ([0-9]+)", log)[1])))
    return {words: round((many - few) / (more - less)) for words, ((less, few), (more, many)) in found.items()}


def build():
    """Return what counts depend on beside the library."""
    options = sysconfig.get_config_var("CONFIG_ARGS") or ""
    tuned = ", optimized" if "--enable-optimizations" in options else ""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{python}, {platform.python_compiler()}{tuned}, {platform.machine()}, attrs {metadata.version('attrs')}"


def compared(found, kept):
    """Print each count beside what is kept, and return what grew."""
    grew = []
    for words, count in found.items():
        if words not in kept:
            told = "new: not kept yet"
        else:
            change = count / kept[words] - 1
            told = f"{kept[words]:>12,}  {change:+7.2%}"
            if change > TOLERANCE:
                told += "  MORE"
                grew.append(f"{words}: {count:,} instructions, {kept[words]:,} kept, {change:+.1%}")
            elif change < -TOLERANCE:
                told += "  less: keep it, so that it stays"
        print(f"{words:<60} {count:>12,} {told}")
    for words in kept.keys() - found.keys():
        print(f"{words:<60} {'-':>12} is kept and not counted any more")
    return grew


def main(given):
    if given == ["--here"]:
        counted_here()
        return 0
    if not shutil.which("valgrind") or not hasattr(os, "fork"):
        print("== instructions: NOT RUN, valgrind is not installed", file=sys.stderr)
        return 0
    minor = f"{sys.version_info.major}.{sys.version_info.minor}"
    every = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    found, here = counted(), build()
    kept = every.get(minor, {"build": "", "counts": {}})
    grew = compared(found, kept["counts"])
    if given == ["--keep"]:
        every[minor] = {"build": here, "counts": found}
        KEPT.write_text(json.dumps(dict(sorted(every.items())), indent=1) + "\n", encoding="utf-8")
        print(f"kept in {KEPT.name} for Python {minor}: {here}")
        return 0
    if kept["build"] != here:
        because = (
            f"those that are kept are of {kept['build']}" if kept["build"] else f"none are kept for Python {minor}"
        )
        print(f"== instructions: NOT COMPARED, {because}; this is {here}", file=sys.stderr)
        return 0
    if grew:
        print("\nThese take more instructions than were kept:", *grew, sep="\n  ", file=sys.stderr)
        print("Where that is meant, say why in the commit and run: just keep-counts", file=sys.stderr)
    return min(len(grew), 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
