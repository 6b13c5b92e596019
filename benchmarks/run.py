"""
Speed against peers and limits, as ratios in one run.

Each row measures ours and the other in turn, several times, and reports the
median of the paired ratios; times by themselves mean little on a shared
machine.  Run with: python benchmarks/run.py [WORD ...], where words choose rows.
"""

from __future__ import annotations

import csv
import gc
import hashlib
import io
import itertools
import json
import math
import operator
import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
import warnings
from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction
from functools import partial, reduce
from operator import or_
from xml.etree import ElementTree as ET

import attrs
import numpy as np
import pint
import portion
import pymare
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from statsmodels.stats.meta_analysis import combine_effects

import contested as ct
from contested import exchange, methods, report
from contested.claims.canonical import canonical_text
from contested.claims.panel import Panel
from contested.journal.author_file import file_name
from contested.journal.entry import claim_texts, entry_text
from contested.journal.lines import journal_line
from contested.quantities.units import factor, unit
from contested.relations.inference import Network
from contested.report import pages
from contested.testing import check_pipeline, feed_edge_cases, feed_rows, figures, grade
from contested.testing.drawing_examples import drawn_examples
from contested.testing.row_shapes import shaped_rows

ROUNDS = 9


@attrs.frozen
class TenFields:
    a: int
    b: str
    c: str
    d: object
    e: object = None
    f: object = None
    g: object = None
    h: object = None
    i: object = None
    j: object = None


def once(work, repeat=1):
    gc.collect()
    gc.disable()
    start = time.perf_counter()
    for _ in range(repeat):
        work()
    taken = time.perf_counter() - start
    gc.enable()
    return taken / repeat


def paired(ours, theirs, repeat_ours=1, repeat_theirs=1, rounds=ROUNDS):
    pairs = [(once(ours, repeat_ours), once(theirs, repeat_theirs)) for _ in range(rounds)]
    ratio = statistics.median(a / b for a, b in pairs)
    return ratio, statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def process(code):
    subprocess.run([sys.executable, "-c", code], check=True)


def import_time():
    """Wall time of a fresh process, less that of an empty one."""
    bare, ours, theirs = [], [], []
    for _ in range(15):
        for code, kept in (("pass", bare), ("import contested", ours), ("import attrs", theirs)):
            kept.append(once(lambda code=code: process(code)))
    ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
    return ratio, statistics.median(ours), statistics.median(theirs)


def pytest_start():
    """A whole run of one empty test, with our plugin found by its entry point, and without."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "test_nothing.py").write_text("def test_nothing():\n    pass\n")
        metadata = folder / "site" / "contested_here-0.dist-info"
        metadata.mkdir(parents=True)
        (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: contested-here\nVersion: 0\n")
        (metadata / "entry_points.txt").write_text("[pytest11]\ncontested_here = _contested_pytest\n")
        source = pathlib.Path(ct.__file__).parents[1]
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
        return paired(lambda: started(ours), lambda: started(bare), rounds=25)


def toy_feed():
    return ct.Feed(
        of="place", name="=killed", unit="=killed", value="dead", low="low", high="high", by="party", source="paper",
        as_of="day", stance="stance",
    )  # fmt: skip


def checked_pipeline(number=500):
    """check_pipeline of a step that gives back its rows, all laws and no corruption, against drawing the same rows."""
    feed = toy_feed()
    rows = shaped_rows(feed)
    return paired(
        lambda: check_pipeline(lambda given: given, feed, rows=rows, corruptions=(), max_examples=number),
        lambda: drawn_examples(rows, number, 0),
        rounds=3,
    )


def graded_toy():
    """grade of a step that loses denials, all laws and corruptions, against the minute that it may take."""
    taken = once(lambda: grade(lambda rows: [row for row in rows if row["stance"] != "denied"], toy_feed()))
    return taken / 60, taken, 60.0


def loaded_modules():
    code = "import contested, sys; print([m for m in ('pint','numpy','tomlkit','hypothesis') if m in sys.modules])"
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.strip()


FIRST_OURS = """
import time, contested; start = time.perf_counter()
from contested.units import factor, unit
factor(unit('hectare'), unit('km**2')); print(time.perf_counter() - start)
"""
FIRST_PINT = """
import time; start = time.perf_counter()
import pint; registry = pint.UnitRegistry(); registry.Quantity(300000, 'hectare').to('km**2'); print(time.perf_counter() - start)
"""


def first_conversion():
    def seconds(code):
        return float(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout)

    pairs = [(seconds(FIRST_OURS), seconds(FIRST_PINT)) for _ in range(5)]
    return tuple(statistics.median(column) for column in ([a / b for a, b in pairs], *zip(*pairs, strict=True)))


def repeated_conversion():
    registry = pint.UnitRegistry(non_int_type=Fraction)
    quantity = registry.Quantity(Fraction(300000), "hectare")
    estimate = ct.Estimate.of(300000, "hectare")
    target = registry.Unit("km**2")
    wanted = unit("km**2")
    return paired(lambda: estimate.to(wanted), lambda: quantity.to(target), 2000, 2000)


def building():
    party, source = ct.Party("Armenia"), ct.Source("Article")
    person = unit("person")
    of = ct.Estimate.of
    return paired(
        lambda: of(120_000, person, by=party, source=source),
        lambda: TenFields(120_000, "person", "a", party, source, None, None, None, None, None),
        5000,
        5000,
    )


def verdict():
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
    return ct.Figure(
        "population",
        person,
        statements=[
            ct.Estimate.of(None, person, low=low, high=high, by=f"Party {k}")
            for k, (low, high) in enumerate(claims(n, width))
        ],
    )


def agreement(width=200_000):
    figure = figure_of(1000, width)
    _ = figure.positions()
    intervals = [portion.closed(low, high) for low, high in claims(1000, width)]
    return paired(figure.most_agreed, lambda: portion.Interval(*intervals), 5, 5)


def agreement_of_narrow_claims():
    return agreement(width=500)


def agreement_folded():
    figure = figure_of(1000)
    _ = figure.positions()
    intervals = [portion.closed(low, high) for low, high in claims(1000)]
    return paired(figure.most_agreed, lambda: reduce(or_, intervals), 5, 1)


def growth():
    """Time at 100,000 over time at 10,000; n log n gives 12.5."""
    small, large = figure_of(10_000), figure_of(100_000)
    for figure in (small, large):
        _ = figure.positions()
    return paired(large.most_agreed, small.most_agreed, rounds=5)


def dossier_text(n):
    lines = ["format = 1", "", "[sources.article]", 'title = "Article"', ""]
    lines += [f'[parties.p{k}]\nname = "Party {k}"\n' for k in range(20)]
    for f in range(n // 10):
        lines.append(f'[figures.f{f}]\nname = "figure {f}"\nunit = "person"\n')
        lines += [
            f'[[figures.f{f}.claims]]\nvalue = "{1000 * f + k:,}"\nby = "p{k}"\nsource = "article"\n' for k in range(10)
        ]
    return "\n".join(lines)


def loading():
    text = dossier_text(1000)
    return paired(lambda: ct.Dossier.loads(text), lambda: tomllib.loads(text))


def verifying(copies=100, size=50_000, claims_each=10):
    """Claims on kept text copies, with the typographic signs that papers print, against reading and str.find."""
    draw = random.Random(17)
    words = "the a of “official” said people were killed in town report on district and with from Şuşa Stepanakert’s"
    words = words.split()
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        figures, quotes = {}, []
        for n in range(copies):
            text = []
            while sum(map(len, text)) + len(text) < size:
                text += draw.choices(words, k=500)
            claimed = [f"at least {draw.randrange(1_000, 999_999):,}" for _ in range(claims_each)]
            said = [f"officials said that {number} people were displaced" for number in claimed]
            for at, one in enumerate(said, 1):
                text[at * len(text) // (claims_each + 2)] = one
            content = " ".join(text).encode()
            (folder / f"{n}.txt").write_bytes(content)
            digest = f"sha256:{hashlib.sha256(content).hexdigest()}"
            source = ct.Source(f"Report {n}", archive=f"{n}.txt", digest=digest, media_type="text/plain")
            quotes += [(n, one) for one in said]
            for number, one in zip(claimed, said, strict=True):
                figure = ct.Figure("displaced", "displaced", of=str(len(figures)))
                figures[f"f{len(figures)}"] = figure.claimed(number, by="Ministry", source=source, quote=one)
        dossier = ct.Dossier(figures)

        def theirs():
            texts = [(folder / f"{n}.txt").read_text(encoding="utf-8") for n in range(copies)]
            assert all(texts[n].find(one) >= 0 for n, one in quotes)

        assert len(dossier.verify(folder).proved) == copies * claims_each
        return paired(lambda: dossier.verify(folder), theirs)


def json_lines_file(n=1_000_000):
    """Write a file of JSON Lines: 1,000 figures, 30 parties, 200 sources, any day of a year."""
    parties = {f"p{k}": {"name": f"Party {k}"} for k in range(30)}
    sources = {f"report-{k}": {"title": f"Report {k}"} for k in range(200)}
    path = pathlib.Path(tempfile.gettempdir()) / f"contested-bench-{n}.jsonl"
    draw = random.Random(20231129)
    with path.open("w", encoding="utf-8") as file:
        file.write(json.dumps({"format": 1, "parties": parties, "sources": sources}) + "\n")
        for _ in range(n):
            figure, day = draw.randrange(1000), date(2023, 1, 1) + timedelta(draw.randrange(365))
            row = {"id": f"toll-{figure}", "figure": "deaths", "figure_unit": "person", "of": f"Place {figure}"}
            row |= {"stance": "claimed", "value": draw.randrange(10**6), "by": f"p{draw.randrange(30)}"}
            row |= {"source": f"report-{draw.randrange(200)}", "as_of": day.isoformat()}
            file.write(json.dumps(row, separators=(",", ":")) + "\n")
    return path


def json_lines():
    path = json_lines_file()

    def ours():
        for _ in exchange.read_statements(path):
            pass

    def theirs():
        with path.open(encoding="utf-8") as file:
            for line in file:
                json.loads(line)

    try:
        return paired(ours, theirs, rounds=3)
    finally:
        path.unlink()


def json_lines_peak():
    """How much more memory a process takes when it reads them, of 100 MB; as millions of bytes in place of seconds."""
    status = pathlib.Path("/proc/self/status")
    if not status.exists():  # ru_maxrss would be that of the process that started it
        return math.nan, math.nan, 100 / 1e6
    path = json_lines_file()
    code = (
        "import re, sys; from contested import exchange\n"
        f"peak = lambda: int(re.search('VmHWM:\\\\s+([0-9]+)', open({str(status)!r}).read())[1])\n"
        "before = peak()\nfor _ in exchange.read_statements(sys.argv[1]): pass\nprint(peak() - before)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    path.unlink()
    megabytes = int(done.stdout) / 1024
    return megabytes / 100, megabytes / 1e6, 100 / 1e6


def conclusions():
    """A dossier of 10,000 estimates read with 1,000 conclusions and asked for those that turned, 50, over itself without."""
    text = dossier_text(10_000)
    dossier = ct.Dossier.loads(text)
    for n in range(1000):
        dossier = dossier.concluding(f"f{n} > {1000 * n + 5}", where=f"line {n}")
    later = dossier.dumps()
    for n in range(0, 1000, 20):
        later = later.replace(f'value = "{1000 * n + 6:,}"', f'value = "{1000 * n + 3:,}"')
    assert len(ct.Dossier.loads(later).turned()) == 50
    return paired(lambda: ct.Dossier.loads(later).turned(), lambda: ct.Dossier.loads(text), rounds=5)


FIRST_DAY = date(2020, 1, 1)


def dated_estimates(count, *, parties=10, days=1000, cumulative=False):
    """Return a figure of so many estimates, each party's on days in a row and over again."""
    numbers = np.random.default_rng(3).integers(0, 1_000_000, count).tolist()
    numbers = sorted(numbers) if cumulative else numbers
    person = unit("person")
    said = [
        ct.Estimate.of(number, person, by=f"P{n % parties}", as_of=FIRST_DAY + timedelta(days=n // parties % days))
        for n, number in enumerate(numbers)
    ]
    return ct.Figure("dead", person, time="cumulative" if cumulative else "point", statements=said)


def scanned(figure, day):
    """Return the lowest and the highest of each party's latest numbers up to a day, by a plain scan."""
    latest = {}
    for one in figure.statements:
        when = one.as_of.first_day
        if when <= day:
            name = one.parties[0].name
            held = latest.get(name)
            if held is None or held[0] < when:
                latest[name] = when, [one.interval.low]
            elif held[0] == when:
                held[1].append(one.interval.low)
    numbers = [number for _, held in latest.values() for number in held]
    return min(numbers), max(numbers)


def look_at_a_day(*, parties=10):
    """Ten parties say ten numbers for each of their days, a hundred one number, as in a series."""
    figure, day = dated_estimates(100_000, parties=parties), FIRST_DAY + timedelta(days=500)
    hull = figure.as_of(day).hull()
    assert (hull.low, hull.high) == scanned(figure, day.toordinal())
    return paired(lambda: figure.as_of(day).hull(), lambda: scanned(figure, day.toordinal()))


def look_growth():
    day = FIRST_DAY + timedelta(days=500)
    large, small = dated_estimates(100_000), dated_estimates(25_000)
    return paired(lambda: large.as_of(day).hull(), lambda: small.as_of(day).hull())


def series(*, cumulative):
    """A thousand days of ten parties; the one answer is of the middle of them."""
    figure, day = dated_estimates(10_000, cumulative=cumulative), FIRST_DAY + timedelta(days=500)
    assert len(figure.over_time()) == 1000
    ratio, ours, theirs = paired(figure.over_time, lambda: figure.as_of(day).hull(), 1, 20, rounds=5)
    return ratio / 1000, ours, 1000 * theirs


FRAMES = (
    "around {:,} soldiers",
    "at least {:,} dead",
    "fewer than {:,} people",
    "between 500 and {} houses",
    "{:,} km²",
    "up to {:,} refugees",
    "more than {:,} tons",
    "some {:,} villages",
    "{:,} or so",
    "approximately {:,} active",
)


def a_thousand_phrases(starts):
    """Return a thousand phrases that were never read before, so that nothing kept from one serves another."""
    start = next(starts)
    return [frame.format(start + 100 * n) for n in range(100) for frame in FRAMES]


SENTENCES = (
    "The ministry said on Tuesday that at least 11 people had been killed and around 10,000 displaced near the border.",
    "Officials in the capital denied the report, and no independent confirmation of it was available in the region.",
    "According to the Armenians 120,000 inhabitants lived there, but Azerbaijan put the figure at 50,000.",
    "The talks, which had been suspended several times over the summer, were expected to resume within days.",
    "Dozens of houses were destroyed and between 20 and 30 villages cut off, the agency reported in its bulletin.",
    "Nobody in the delegation wished to be named, since the negotiations had been described as confidential.",
)


def prose(size):
    text = " ".join(SENTENCES)
    return (text * (size // len(text) + 1))[:size]


def linting():
    rng = random.Random(18)
    syllables = [a + b for a in "bdfgklmnprst" for b in "aeiou"]
    names = (("population", "person"), ("Armenian soldiers", "person"), ("people killed by mines", "killed"))
    names = (*names, ("area", "km**2"), ("displaced people", "displaced"))
    figures = {}
    for n in range(1_000):
        name, unit_name = names[n % len(names)]
        place = "".join(syllables[(n // len(names) * k) % len(syllables)] for k in (1, 7, 11)).capitalize()
        said = rng.randrange(1, 99) * 10 ** rng.randrange(1, 5)
        figure = ct.Figure(name, unit_name, of=f"{place}{n // len(names)}")
        figures[f"f{n}"] = figure.claimed(said, by="Government").claimed(f"around {said * 2:,}", by="Opposition")
    written = []
    for figure in rng.choices(list(figures.values()), k=60_000):
        about = figure.estimates[0].interval.low
        written.append(" ".join(rng.choices(SENTENCES, k=4)))
        if rng.random() < 0.25:
            written[-1] += f" The Government puts the {figure.name} of {figure.of} at {about:,}."
            if rng.random() < 0.75:  # the others leave the other side out
                written[-1] += f" The Opposition puts it at around {about * 2:,}."
    text = "\n\n".join(written)[:1_000_000]
    dossier = ct.Dossier(figures)
    assert len(report.lint(text, dossier)) > 100  # not vacuous
    return paired(lambda: report.lint(text, dossier), lambda: ct.find_phrases(text, locale="en"), rounds=5)


def phrases():
    from quantulum3 import parser  # slow to import, and asked for by this row alone

    starts = itertools.count(1_000)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        parser.parse("10 km")  # loads its units

        def ours():
            for text in a_thousand_phrases(starts):
                ct.read_phrase(text)

        def theirs():
            for text in a_thousand_phrases(starts)[::20]:
                parser.parse(text)

        ours()
        ratio, mine, other = paired(ours, theirs, rounds=5)
    return ratio / 20, mine / 1000, other / 50


def finding_growth():
    one, two = prose(1_000_000), prose(2_000_000)
    return paired(lambda: ct.find_phrases(two), lambda: ct.find_phrases(one), rounds=5)


def finding_speed():
    text = prose(1_000_000)
    seconds = statistics.median(once(lambda: ct.find_phrases(text)) for _ in range(5))
    return seconds, seconds, 1.0


def claimed_by(name, unit, n, start):
    figure = ct.Figure(name, unit)
    for k in range(n):
        figure = figure.claimed(start + 7 * k, by=f"Party {k}")
    _ = figure._panel
    return figure


def density(n, *, about=False):
    """People over area in n accounts, built and read, against uncertainties once an account."""
    from uncertainties import ufloat  # asked for by these rows alone

    people = claimed_by("people", "person", n, 50_000)
    area = claimed_by("area", "km**2", n, 3_000)
    if about:
        area = ct.Figure("area", "km**2").claimed("approximately 3,000", source="article")
        _ = area._panel
    names = [f"Party {k}" for k in range(n)]
    above, below = [ufloat(50_000 + 7 * k, 100) for k in range(n)], [ufloat(3_000 + 7 * k, 500) for k in range(n)]

    def ours():
        ratio = people / area
        return [ratio.according_to(name).interval for name in names]

    def theirs():
        return [(a / b).s for a, b in zip(above, below, strict=True)]

    ours()
    return paired(ours, theirs, 20, 20, rounds=15)


def density_pint(n):
    """The same against pint quantities built from text units and divided, once an account."""
    people, area = claimed_by("people", "person", n, 50_000), claimed_by("area", "km**2", n, 3_000)
    names = [f"Party {k}" for k in range(n)]
    registry = pint.UnitRegistry()
    registry.define("person = [people]")

    def ours():
        ratio = people / area
        return [ratio.according_to(name).interval for name in names]

    def theirs():
        return [registry.Quantity(50_000 + k, "person") / registry.Quantity(3_000 + k, "km**2") for k in range(n)]

    return paired(ours, theirs, 20, 5, rounds=15)


def ten_operations():
    """Ten operations on intervals in ten accounts, against a loop on pairs of floats."""
    figures = []
    for k in range(11):
        figure = ct.Figure(f"figure {k}", "km**2" if k % 2 else "person")
        for p in range(10):
            figure = figure.claimed(None, low=1_000 * (k + 1) + p, high=1_000 * (k + 2) + p, by=f"Party {p}")
        _ = figure._panel
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


def propagation():
    """Time at 10,000 over time at 1,000; linear is 10."""

    def inferred(n):
        network = chain_of_parts(n)
        start = time.perf_counter()
        found = [one for name in network.names for one in network.account(name).inferred()]
        assert len(found) == n - 2
        return time.perf_counter() - start

    pairs = [(inferred(10_000), inferred(1_000)) for _ in range(5)]
    return (
        statistics.median(a / b for a, b in pairs),
        statistics.median(a for a, _ in pairs),
        statistics.median(b for _, b in pairs),
    )


def studies(groups=10_000, size=10):
    rng = np.random.default_rng(2)
    v = rng.uniform(0.05, 4, (groups, size))
    return rng.normal(0, 1, v.shape) * np.sqrt(v + rng.choice([0, 0.1, 1, 5], (groups, 1))), v


def bare_dl(x, v):
    """DerSimonian and Laird as the formula stands: mean, error, tau2, Q."""
    w = 1 / v
    total = w.sum(1)
    mean = (w * x).sum(1) / total
    q = (w * (x - mean[:, None]) ** 2).sum(1)
    tau2 = np.maximum(0, (q - (x.shape[1] - 1)) / (total - (w * w).sum(1) / total))
    w = 1 / (v + tau2[:, None])
    total = w.sum(1)
    return (w * x).sum(1) / total, total**-0.5, tau2, q


def bare_dl_coded(x, v, codes):
    """The same on a long column with the number of each value's group."""

    def total_of(a):
        return np.bincount(codes, a)

    w = 1 / v
    total = total_of(w)
    mean = total_of(w * x) / total
    q = total_of(w * (x - mean[codes]) ** 2)
    tau2 = np.maximum(0, (q - (total_of(np.ones(len(x))) - 1)) / (total - total_of(w * w) / total))
    w = 1 / (v + tau2[codes])
    total = total_of(w)
    return total_of(w * x) / total, total**-0.5, tau2, q


def pooled_columns(method):
    x, v = studies()
    return paired(lambda: method.pool(x, v), lambda: bare_dl(x, v))


def pooled_coded():
    x, v = (one.ravel() for one in studies())
    codes = np.repeat(np.arange(10_000), 10)
    method = methods.RandomEffects()
    return paired(lambda: method.pool(x, v, groups=codes), lambda: bare_dl_coded(x, v, codes))


def against_pymare(tau2):
    x, v = studies()
    data = pymare.Dataset(x.T, v.T)
    method = methods.RandomEffects(tau2=tau2)
    return paired(lambda: method.pool(x, v), lambda: pymare.estimators.DerSimonianLaird().fit_dataset(data))


def against_statsmodels(tau2):
    x, v = studies()
    few = 200
    method = methods.RandomEffects(tau2=tau2)

    def theirs():
        for a, b in zip(x[:few], v[:few], strict=True):
            combine_effects(a, b, method_re="iterated")

    ratio, ours, others = paired(lambda: method.pool(x, v), theirs, rounds=5)
    return ratio * few / len(x), ours, others * len(x) / few


def one_pool(*, fresh):
    x, v = (one[0].tolist() for one in studies(1))
    said = [
        ct.Estimate.of(a, "kilogram", by=f"Party {n}", standard_error=b**0.5)
        for n, (a, b) in enumerate(zip(x, v, strict=True))
    ]
    figure = ct.Figure("mass", "kilogram", signed=True, statements=said)
    method = methods.RandomEffects()
    _ = figure.reconcile(method)
    arrays = np.array(x), np.array(v)
    ours = (lambda: attrs.evolve(figure).reconcile(method)) if fresh else (lambda: figure.reconcile(method))
    return paired(ours, lambda: combine_effects(*arrays, method_re="chi2"), 100, 100)


MAVERICK = pathlib.Path(__file__).parents[2] / "shared" / "data" / "maverick_kenya" / "maverick_kenya.csv"
R_SECONDS_A_ROW = 1.6 / 3287  # aggregation_diagnostics() of eventreport 0.1.2 on 3,287 rows, as measured with R 4.2


def diagnostics():
    if not MAVERICK.is_file():
        return math.nan, math.nan, math.nan
    names = ("deaths_best", "deaths_low", "deaths_high", "injuries_best", "injuries_low", "injuries_high")
    rows = []

    def ours():
        events = defaultdict(list)
        with MAVERICK.open(encoding="utf-8", newline="") as file:
            rows[:] = csv.DictReader(file)
        for row in rows:
            events[row["event_id"]].append(row)
        person = unit("person")
        sources = {row["id"]: ct.Source(row["id"]) for row in rows}
        for name in names[: diagnostics.columns]:
            figures = {
                id_: ct.Figure(name, person, of=id_, statements=[
                    ct.Estimate.of(int(row[name]), person, source=sources[row["id"]]) for row in reports
                ])
                for id_, reports in events.items()
            }  # fmt: skip
            ct.Dossier(figures).disagreement()

    taken = statistics.median(once(ours) for _ in range(3))
    theirs = R_SECONDS_A_ROW * len(rows)
    return taken / theirs, taken, theirs


diagnostics.columns = 1


def diagnostics_of_six():
    diagnostics.columns = 6
    return diagnostics()


def facts():
    rng = np.random.default_rng(3)
    truth = rng.normal(1000, 200, 10_000)
    skill = rng.uniform(1, 60, 50)
    things = np.repeat(np.arange(10_000), 10)
    sources = rng.integers(0, 50, 100_000)
    return truth[things] + rng.normal(0, 1, 100_000) * skill[sources], sources, things


def bare_crh(x, source, thing, steps):
    """CRH as the formula stands, with the same number of steps."""
    count = np.bincount(thing)
    truth = np.bincount(thing, x) / count
    spread = np.sqrt(np.bincount(thing, (x - truth[thing]) ** 2) / count)[thing]
    for _ in range(steps):
        loss = np.bincount(source, (x - truth[thing]) ** 2 / spread)
        w = -np.log(loss / loss.sum())[source]
        truth = np.bincount(thing, w * x) / np.bincount(thing, w)
    return truth


def crh():
    x, source, thing = facts()
    method = methods.CRH(iterations=10, tolerance=0.0)
    return paired(lambda: method.pool(x, source, thing), lambda: bare_crh(x, source, thing, 10))


def crh_against_truthdiscovery():
    """On a fiftieth of the claims: the peer's memory grows with their square; NaN where it is not installed."""
    try:
        from truthdiscovery import CRH, Dataset, FixedIterator  # not on every machine
    except ImportError:
        return math.nan, math.nan, math.nan
    x, source, thing = (one[:2_000] for one in facts())
    method = methods.CRH(loss="categorical", iterations=10, tolerance=0.0)
    once_each = {(int(s), int(t)): float(a) for a, s, t in zip(x, source, thing, strict=True)}
    data = Dataset([(s, t, a) for (s, t), a in once_each.items()])
    return paired(lambda: method.pool(x, source, thing), lambda: CRH(FixedIterator(10)).run(data), rounds=3)


def digest_of_dossier():
    dossier = ct.Dossier.loads(dossier_text(10_000))
    same = {"figures": [json.loads(canonical_text(figure)) for figure in dossier.figures.values()]}

    def dumped():
        text = json.dumps(same, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    return paired(lambda: dossier.digest, dumped)


def journal_claims(n):
    sources = [ct.Source(f"Report {k}", issued="2023-09-20", publisher="Agency") for k in range(20)]
    texts = (f"around {50_000 + 7 * k:,}" for k in range(n))
    return [
        ct.Estimate.of(text, "person", by=f"Party {k % 20}", source=sources[k % 20]) for k, text in enumerate(texts)
    ]


def durable_append(rounds=400):
    """Ours and the other in turn, entry by entry, as a disk is now fast and now slow; the ratio is that of the medians."""
    figure = ct.Figure("population", "person", of="X")
    ours, theirs = [], []
    with tempfile.TemporaryDirectory() as folder:
        journal = ct.Journal(pathlib.Path(folder) / "journal")
        plain = os.open(pathlib.Path(folder) / "plain", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        for claim in journal_claims(rounds):
            start = time.perf_counter()
            entry = journal.append(claim, figure=figure, author="desk", recorded="2023-09-21T10:00Z")
            ours.append(time.perf_counter() - start)
            line = b"x" * (len(entry.text.encode()) + 83) + b"\n"  # and its digest
            start = time.perf_counter()
            os.write(plain, line)
            os.fsync(plain)
            theirs.append(time.perf_counter() - start)
        os.close(plain)
    a, b = statistics.median(ours), statistics.median(theirs)
    return a / b, a, b


def verifying_a_journal():
    """Of 100,000 entries, against one second."""
    figure, before, lines = ct.Figure("population", "person", of="X"), (), []
    shared = {"author": '"desk"', "recorded": '"2023-09-21"'}
    for claim in journal_claims(100_000):
        digest, line = journal_line(entry_text({**claim_texts(claim, figure), **shared}, before))
        before = (digest,)
        lines.append(line)
    with tempfile.TemporaryDirectory() as folder:
        journal = ct.Journal(folder)
        (journal.folder / file_name("desk")).write_bytes(b"".join(lines))
        assert journal.verify().entries == {"desk": 100_000}
        taken = statistics.median(once(journal.verify) for _ in range(ROUNDS))
    return taken, taken, 1.0


WRITES_ELEMENTS = """{% macro element(tag, attributes, text, inner) %}<{{ tag }}
{%- for name, value in attributes %} {{ name }}="{{ value }}"{% endfor %}
{%- if text or inner %}>{{ text }}{% for one in inner %}{{ element(*one) }}{% endfor %}</{{ tag }}>{% else %}/>{% endif %}
{%- endmacro %}
"""


def two_hundred_figures():
    """A dossier of 200 figures and 2,000 estimates, with quotes, places and days."""
    chance = random.Random(7)
    sources = [
        ct.Source(f"Report {n}", publisher=f"Agency {n % 7}", url=f"https://example.org/{n}", issued="2023-09-20")
        for n in range(40)
    ]
    dossier = ct.Dossier()
    for n in range(200):
        figure = ct.Figure(f"people killed {n}", "person", of=f"Place {n}")
        for name in chance.sample(range(25), 10):
            value = f"{chance.choice(['', 'about ', 'at least '])}{chance.randint(10, 100_000):,}"
            said = {"stated": "2023-09-18", "quote": "some words of the source", "at": "page 3"}
            figure = figure.claimed(value, by=f"Party {name}", source=chance.choice(sources), **said)
        dossier = dossier.with_figure(f"f{n}", figure)
    return dossier.dumps()


def plain_element(one):
    """An element as plain values: its name, attributes, text, and the elements in it."""
    return one.tag, tuple(one.attrib.items()), one.text or "", tuple(map(plain_element, one))


def page_of_two_hundred_figures():
    """Against the template alone, which is handed every text and coordinate ready."""
    text = two_hundred_figures()
    template, kept = pages.page_template(), {}

    class Recording:
        def render(self, **values):
            kept.update(values)
            return template.render(**values)

    original = pages.page_template
    pages.page_template = Recording
    whole = report.page(ct.Dossier.loads(text))
    pages.page_template = original
    charts = {
        figure.anchor: tuple(map(plain_element, ET.fromstring(f"<svg>{figure.chart.drawn}</svg>")))
        for dossier in kept["dossiers"]
        for figure in dossier.figures
    }
    source = pages.page_file("page.html").replace(
        "{{ figure.chart.drawn|safe }}", "{% for one in charts[figure.anchor] %}{{ element(*one) }}{% endfor %}"
    )
    alone = template.environment.from_string(WRITES_ELEMENTS + source)
    assert len(whole.encode()) < 2_000_000
    assert alone.render(charts=charts, **kept).strip() == whole.strip()
    pairs = []
    for _ in range(ROUNDS):
        dossier = ct.Dossier.loads(text)
        pairs.append((once(lambda: report.page(dossier)), once(lambda: alone.render(charts=charts, **kept))))  # noqa: B023
    return tuple(statistics.median(column) for column in ([a / b for a, b in pairs], *zip(*pairs, strict=True)))


def of_parties(count):
    figure = ct.Figure("population", "person", of="Nagorno-Karabakh")
    for n in range(count):
        said = (f"{50_000 + 7_000 * n:,}", f"around {40_000 + 10_000 * n:,}", f"{30_000 + n} to {90_000 + n}")[n % 3]
        figure = figure.claimed(said, by=f"Party {n}", source="Report")
    return figure


def shown_in_a_notebook():
    text = ct.Dossier().with_figure("population", of_parties(10)).dumps()

    def asked():
        figure = ct.Dossier.loads(text)["population"]
        figure.positions()
        figure.hull()

    def shown():
        figure = ct.Dossier.loads(text)["population"]
        figure._repr_html_()

    return paired(shown, asked, 20, 20)


def shown_without_reading():
    figure = of_parties(10)

    def asked():
        anew = attrs.evolve(figure)
        anew.positions()
        anew.hull()

    return paired(lambda: attrs.evolve(figure)._repr_html_(), asked, 50, 50)


def chart_of_twelve():
    try:
        from matplotlib.figure import Figure as Drawing
    except ImportError:
        return math.nan, math.nan, math.nan
    figure = of_parties(12)
    rows = [(p.name, p.interval, str(p)) for p in figure.positions()]

    def theirs():
        drawing = Drawing(figsize=(7.5, 4))
        axes = drawing.subplots()
        for n, (_, span, words) in enumerate(rows):
            axes.plot([span.low, span.high], [n, n], "o-", color="black")
            axes.text(200_000, n, words)
        axes.set_yticks(range(len(rows)), [name for name, _, _ in rows])
        axes.set_title(figure.title)
        drawing.savefig(io.BytesIO(), format="svg")

    return paired(lambda: ct.report.chart(attrs.evolve(figure)), theirs, 10, 2)


def plain_figures():
    """Figures of the same classes from plain strategies: builds, text, integers, dates, lists."""
    short = st.text("abcdefgh", min_size=1, max_size=12)
    day = st.none() | st.dates().map(str)
    party = st.builds(ct.Party, st.sampled_from("ABC"))
    source = st.none() | st.builds(ct.Source, short, issued=day, publisher=st.none() | short)
    said = {"by": party, "source": source, "as_of": day, "stated": day}
    claims = st.lists(st.builds(ct.Estimate.of, st.integers(0, 10**7), st.just("person"), **said), max_size=4)
    refused = st.lists(st.builds(ct.Denial.of, **said) | st.builds(ct.Withheld.of, **said), max_size=2)
    statements = st.builds(operator.add, claims, refused)
    return st.builds(ct.Figure, short, st.just("person"), of=st.none() | short, statements=statements)


def drawn(strategy, examples, look=lambda _: None):
    """A test that draws so many examples, and does nothing more than to look at each."""
    quiet = settings(max_examples=examples, database=None, phases=[Phase.generate], suppress_health_check=HealthCheck)

    @quiet
    @given(strategy)
    def looked_at(example):
        look(example)

    return looked_at


def drawing_figures(examples=200):
    ours, theirs = drawn(figures(names=["A", "B", "C"]), examples), drawn(plain_figures(), examples)
    return paired(ours, theirs, rounds=5)


TEN_COLUMNS = ct.Feed(
    of="place", name="=dead", unit="=killed", value="dead", by="party", source="source", as_of="day", stated="said",
    stance="stance", quoting="quoting", key="key", note="note",
)  # fmt: skip


def plain_rows(size):
    """Rows of the same ten cells, each drawn for itself as cheaply as it can be: nothing holds between them."""
    days = [str(start + timedelta(n)) for start in feed_edge_cases.EDGE_STARTS for n in range(10)]
    cells = {
        "place": feed_edge_cases.EDGE_PLACES,
        "party": feed_edge_cases.EDGE_HOLDERS,
        "source": feed_edge_cases.EDGE_TITLES,
        "day": days,
        "said": days,
        "stance": (None, "claimed", "denied", "withheld"),
        "quoting": (None, feed_edge_cases.EDGE_WIRE, *feed_edge_cases.EDGE_TITLES),
        "key": [f"c{n}" for n in range(1, 9)],
        "note": (None, *feed_edge_cases.EDGE_WORDS["note"]),
    }
    columns = {name: st.sampled_from(pool) for name, pool in cells.items()} | {"dead": st.integers(0, 10**6)}
    return st.lists(st.fixed_dictionaries(columns), **size)


def drawing_rows(size, examples=200):
    """The time a row, since the numbers of rows differ where no size is given."""
    rows = []
    ours, theirs = (
        drawn(feed_rows(TEN_COLUMNS, **size), examples, rows.append),
        drawn(plain_rows(size), examples, rows.append),
    )

    def time_a_row(work):
        rows.clear()
        taken = once(work)
        return taken / sum(map(len, rows))

    pairs = [(time_a_row(ours), time_a_row(theirs)) for _ in range(5)]
    return statistics.median(a / b for a, b in pairs), *(
        statistics.median(column) for column in zip(*pairs, strict=True)
    )


ROWS = (
    ("import contested", "import attrs (fresh processes)", 1.5, import_time),
    ("a run of pytest with one empty test", "the same without our plugin", 1.05, pytest_start),
    ("first conversion between known units", "import pint, UnitRegistry(), one conversion", 0.1, first_conversion),
    ("repeated conversion of an estimate", "pint.Quantity.to, Fraction registry", 0.2, repeated_conversion),
    ("build an Estimate from an int", "frozen slotted attrs class of ten fields", 3.0, building),
    ("verdict, 10 parties, against a number", "ten portion comparisons", 1.0, verdict),
    ("most_agreed(), 1,000 estimates", "portion union of the same (one call)", 1.0, agreement),
    ("the same, narrow claims, 610 ties", "portion union of the same (one call)", 1.0, agreement_of_narrow_claims),
    ("most_agreed(), 1,000 estimates", "portion union of the same (| folded)", 1.0, agreement_folded),
    ("most_agreed(), 100,000 estimates", "the same, 10,000 (n log n: 12.5)", 12.5, growth),
    ("load a dossier of 1,000 estimates", "tomllib.loads of the same text", 5.0, loading),
    ("JSON Lines of 1,000,000 estimates, streamed", "json.loads of each line", 3.0, json_lines),
    ("the same, memory (MB for us)", "100 MB", 1.0, json_lines_peak),
    ("load 10,000 estimates, ask 1,000 conclusions", "loading alone (at most 1 x more: 2)", 2.0, conclusions),
    ("verify() 1,000 claims, 100 copies of 50 kB", "reading the files, str.find of each quote", 10.0, verifying),
    ("as_of() of 100,000 estimates, then hull()", "a plain scan of the same estimates", 5.0, look_at_a_day),
    (
        "as_of() of 100,000 estimates of 100 parties",
        "a plain scan of the same estimates",
        5.0,
        partial(look_at_a_day, parties=100),
    ),
    ("as_of() of 100,000 estimates, then hull()", "the same of 25,000 (linear: 4)", 5.0, look_growth),
    ("over_time(), 1,000 days, 10 parties", "1,000 answers of one day", 0.2, lambda: series(cumulative=False)),
    ("the same of a cumulative figure", "1,000 answers of one day", 0.2, lambda: series(cumulative=True)),
    ("read a phrase, of 1,000 different", "quantulum3 parser.parse (30 x faster: 0.033)", 0.033, phrases),
    ("find_phrases, 2 MB of prose", "the same, 1 MB (linear: 2)", 2.3, finding_growth),
    ("find_phrases, 1 MB of prose", "one second (1.5 MB/s: 0.67)", 0.67, finding_speed),
    ("lint, 1 MB of prose, 1,000 figures", "find_phrases alone on it", 1.5, linting),
    ("people / area, 2 accounts", "uncertainties, once an account", 2.0, lambda: density(2)),
    ("people / area, 8 accounts", "uncertainties, once an account", 2.0, lambda: density(8)),
    ("people / area, 64 accounts", "uncertainties, once an account", 2.0, lambda: density(64)),
    ("the same over about 3,000, 8 accounts", "uncertainties, once an account", 2.0, lambda: density(8, about=True)),
    ("people / area, 2 accounts", "pint from text units, once an account", 0.2, lambda: density_pint(2)),
    ("people / area, 64 accounts", "pint from text units, once an account", 0.2, lambda: density_pint(64)),
    ("ten operations, 10 accounts, intervals", "a loop on pairs of floats", 60.0, ten_operations),
    ("check(), 1,000 figures, 10,000 estimates", "loading the same dossier", 1.0, checking),
    (
        "RandomEffects DL, 10,000 groups of 10",
        "the same formula in bare numpy",
        1.5,
        lambda: pooled_columns(methods.RandomEffects()),
    ),
    ("the same, a long column with groups=", "the same formula in bare numpy", 1.5, pooled_coded),
    ("PM, 10,000 groups of 10", "PyMARE DL vectorised", 10.0, lambda: against_pymare("PM")),
    ("REML, 10,000 groups of 10", "PyMARE DL vectorised", 10.0, lambda: against_pymare("REML")),
    ("PM, 10,000 groups of 10", "statsmodels combine_effects PM", 0.02, lambda: against_statsmodels("PM")),
    ("REML, 10,000 groups of 10", "statsmodels combine_effects PM", 0.02, lambda: against_statsmodels("REML")),
    ("reconcile(RandomEffects()), 10 estimates", "statsmodels combine_effects", 1.0, lambda: one_pool(fresh=False)),
    ("the same, positions and all read anew", "statsmodels combine_effects", 1.0, lambda: one_pool(fresh=True)),
    ("disagreement of maverick_kenya, 1 column", "eventreport in R, time a row", 0.1, diagnostics),
    ("the same, 6 columns", "eventreport in R, time a row", 0.1, diagnostics_of_six),
    ("CRH, 100,000 claims, 10,000 figures", "the same in bare numpy", 2.0, crh),
    ("CRH of names, 2,000 claims", "truthdiscovery, as many steps", 0.1, crh_against_truthdiscovery),
    ("digest of a dossier of 10,000 estimates", "json.dumps plus SHA-256 of the same", 3.0, digest_of_dossier),
    ("durable append to a journal", "write and fsync of the same bytes", 1.3, durable_append),
    ("verify a journal of 100,000 entries", "one second", 1.0, verifying_a_journal),
    ("a page of 200 figures, 2,000 estimates", "the same HTML by jinja2 alone", 3.0, page_of_two_hundred_figures),
    (
        "_repr_html_ of 10 parties, read from its file",
        "hull(), positions(), read from its file",
        2.0,
        shown_in_a_notebook,
    ),
    ("the same of a figure at hand", "hull(), positions(), worked out anew", 2.0, shown_without_reading),
    ("chart of 12 parties as SVG", "matplotlib, the same marks as SVG", 0.05, chart_of_twelve),
    ("200 examples of figures()", "st.builds of the same classes (0.5 x as many: 2)", 2.0, drawing_figures),
    ("feed_rows() of ten columns, a row", "st.fixed_dictionaries (0.5 x as many: 2)", 2.0, lambda: drawing_rows({})),
    (
        "the same, eight rows an example",
        "st.fixed_dictionaries (0.5 x as many: 2)",
        2.0,
        lambda: drawing_rows({"min_size": 8, "max_size": 8}),
    ),
    ("check_pipeline, 500 examples", "Hypothesis drawing the same rows", 3.0, checked_pipeline),
    ("grade of a toy pipeline", "a minute", 1.0, graded_toy),
    ("a chain of 10,000 parts", "the same, 1,000 (linear: 10)", 13.0, propagation),
)


def main():
    assert Panel is not None
    assert factor(unit("ha"), unit("km**2")) == Fraction(1, 100)
    print(
        f"Python {sys.version.split()[0]}, pint {pint.__version__}, portion {portion.__version__}, attrs {attrs.__version__}"
    )
    print(f"loaded by import contested, of pint, numpy, tomlkit, hypothesis: {loaded_modules()}")
    print(f"{'what':<40} {'against':<46} {'reach':>6} {'ratio':>7} {'ours':>11} {'theirs':>11}")
    chosen = sys.argv[1:]
    for what, against, reach, measure in ROWS:
        if chosen and not any(word in f"{what} {against}" for word in chosen):
            continue
        ratio, ours, theirs = measure()
        mark = "  not run" if math.isnan(ratio) else "" if ratio <= reach else "  over"
        print(f"{what:<40} {against:<46} {reach:>6} {ratio:>7.3g} {ours * 1e6:>9.1f}us {theirs * 1e6:>9.1f}us{mark}")


if __name__ == "__main__":
    main()
