"""Speed of reconciling: pools over columns and of one figure, disagreement, truth discovery."""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from functools import partial
from types import ModuleType

from rows import PUBLISHED, Absent, Seen, declare, once, paired, row

import contested as ct
from contested import methods
from contested.quantities.units import unit


def studies(groups=10_000, size=10):
    import numpy as np

    rng = np.random.default_rng(2)
    v = rng.uniform(0.05, 4, (groups, size))
    return rng.normal(0, 1, v.shape) * np.sqrt(v + rng.choice([0, 0.1, 1, 5], (groups, 1))), v


def bare_dl(x, v):
    """DerSimonian and Laird as the formula stands: mean, error, tau2, Q."""
    import numpy as np

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

    import numpy as np

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


BARE = {"against": "the same formula in bare numpy", "topic": "methods", "peers": ("numpy",)}


@row("RandomEffects DL, 10,000 groups of 10", limit=1.5, **BARE)
def pooled_columns():
    x, v = studies()
    method = methods.RandomEffects()
    return paired(lambda: method.pool(x, v), lambda: bare_dl(x, v))


@row("RandomEffects DL, a long column with groups=", limit=1.5, **BARE)
def pooled_coded():
    import numpy as np

    x, v = (one.ravel() for one in studies())
    codes = np.repeat(np.arange(10_000), 10)
    method = methods.RandomEffects()
    return paired(lambda: method.pool(x, v, groups=codes), lambda: bare_dl_coded(x, v, codes))


def against_pymare(tau2):
    import pymare

    x, v = studies()
    data = pymare.Dataset(x.T, v.T)
    method = methods.RandomEffects(tau2=tau2)
    return paired(lambda: method.pool(x, v), lambda: pymare.estimators.DerSimonianLaird().fit_dataset(data))


def against_statsmodels(tau2):
    from statsmodels.stats.meta_analysis import combine_effects

    x, v = studies()
    few = 200
    method = methods.RandomEffects(tau2=tau2)

    def theirs():
        for a, b in zip(x[:few], v[:few], strict=True):
            combine_effects(a, b, method_re="iterated")

    return paired(lambda: method.pool(x, v), theirs, rounds=5).times(theirs=len(x) / few)


for _tau2 in ("PM", "REML"):
    declare(
        f"RandomEffects {_tau2}, 10,000 groups of 10",
        partial(against_pymare, _tau2),
        against="PyMARE, DL over columns",
        limit=10,
        topic="methods",
        peers=("pymare",),
    )
    declare(
        f"RandomEffects {_tau2}, 10,000 groups, beside one by one",
        partial(against_statsmodels, _tau2),
        against="statsmodels combine_effects, PM (200, extrapolated)",
        limit=0.02,
        topic="methods",
        peers=("statsmodels",),
    )


def one_pool(*, fresh):
    import attrs
    import numpy as np
    from statsmodels.stats.meta_analysis import combine_effects

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


for _name, _fresh, _limit in (
    ("reconcile(RandomEffects()), ten estimates, positions read", False, 1),
    ("reconcile(RandomEffects()), ten estimates, all read anew", True, 3),
):
    declare(
        _name,
        partial(one_pool, fresh=_fresh),
        against="statsmodels combine_effects",
        limit=_limit,
        topic="methods",
        peers=("statsmodels",),
    )


MAVERICK = PUBLISHED / "maverick_kenya" / "maverick_kenya.csv"
R_SECONDS_A_ROW = 1.6 / 3287  # aggregation_diagnostics() of eventreport 0.1.2 on 3,287 rows, as measured with R 4.2
COUNTED = ("deaths_best", "deaths_low", "deaths_high", "injuries_best", "injuries_low", "injuries_high")


def diagnostics(columns):
    if not MAVERICK.is_file():
        msg = "the published file maverick_kenya.csv"
        raise Absent(msg)
    rows = []

    def ours():
        events = defaultdict(list)
        with MAVERICK.open(encoding="utf-8", newline="") as file:
            rows[:] = csv.DictReader(file)
        for one in rows:
            events[one["event_id"]].append(one)
        person = unit("person")
        sources = {one["id"]: ct.Source(one["id"]) for one in rows}
        for name in COUNTED[:columns]:
            figures = {}
            for id_, reports in events.items():
                said = [ct.Estimate.of(int(one[name]), person, source=sources[one["id"]]) for one in reports]
                figures[id_] = ct.Figure(name, person, of=id_, statements=said)
            ct.Dossier(figures).disagreement()

    taken = [once(ours) for _ in range(3)]
    return Seen([(one, R_SECONDS_A_ROW * len(rows)) for one in taken])


for _columns, _words in ((1, "1 column"), (6, "6 columns")):
    declare(
        f"disagreement of maverick_kenya from CSV, {_words}",
        partial(diagnostics, _columns),
        against="eventreport in R, as measured once, time a row",
        limit=0.1,
        topic="methods",
    )


def facts():
    import numpy as np

    rng = np.random.default_rng(3)
    truth = rng.normal(1000, 200, 10_000)
    skill = rng.uniform(1, 60, 50)
    things = np.repeat(np.arange(10_000), 10)
    sources = rng.integers(0, 50, 100_000)
    return truth[things] + rng.normal(0, 1, 100_000) * skill[sources], sources, things


def bare_crh(x, source, thing, steps):
    """CRH as the formula stands, with the same number of steps."""
    import numpy as np

    count = np.bincount(thing)
    truth = np.bincount(thing, x) / count
    spread = np.sqrt(np.bincount(thing, (x - truth[thing]) ** 2) / count)[thing]
    for _ in range(steps):
        loss = np.bincount(source, (x - truth[thing]) ** 2 / spread)
        w = -np.log(loss / loss.sum())[source]
        truth = np.bincount(thing, w * x) / np.bincount(thing, w)
    return truth


@row(
    "CRH, 100,000 claims, 10,000 figures", against="the same in bare numpy", limit=2, topic="methods", peers=("numpy",)
)
def crh():
    x, source, thing = facts()
    method = methods.CRH(iterations=10, tolerance=0.0)
    return paired(lambda: method.pool(x, source, thing), lambda: bare_crh(x, source, thing, 10))


@row(
    "CRH of names, 2,000 claims",
    against="truthdiscovery, as many steps",
    limit=0.1,
    topic="methods",
    peers=("truthdiscovery",),
)
def crh_against_truthdiscovery():
    """On a fiftieth of the claims: the peer's memory grows with their square."""
    sys.modules.setdefault("cairo", ModuleType("cairo"))  # it draws by it, and does not install where that does not
    from truthdiscovery import CRH, Dataset, FixedIterator

    x, source, thing = (one[:2_000] for one in facts())
    method = methods.CRH(loss="categorical", iterations=10, tolerance=0.0)
    once_each = {(int(s), int(t)): float(a) for a, s, t in zip(x, source, thing, strict=True)}
    data = Dataset([(s, t, a) for (s, t), a in once_each.items()])
    return paired(lambda: method.pool(x, source, thing), lambda: CRH(FixedIterator(10)).run(data), rounds=3)
