"""
Choosing: the means and picks of ``contested.methods`` on the voices of a figure.

Each is the formula of its class in ``methods.means`` or ``methods.picks``, as a
recipe that an engine follows.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from contested.methods.means import GeometricMean, Mean, TrimmedMean
from contested.methods.picks import (
    MADE,
    Latest,
    Median,
    Mode,
    MostConservative,
    MostInformative,
    MostPrecise,
    Preferred,
    WeightedMedian,
)
from contested.table.column_map import CLOCKS
from contested.table.engine import narwhals
from contested.table.preconditions_of_groups import EXACTLY, wider
from contested.table.recipes import Recipe, nothing

if TYPE_CHECKING:
    from collections.abc import Callable

    from contested.methods.method import Method
    from contested.table.origin_groups import Voices
    from contested.table.recipes import Columns

NO_ERROR = "no-uncertainty"


def _true(condition: Any) -> Any:
    return condition.fill_null(value=False)


# -- means ---------------------------------------------------------------------


def _mean(_: Mean, voices: Voices) -> Recipe:
    mean = narwhals().col("x").mean()
    return Recipe(({"answer": voices.over(mean)},), {"m_mean": mean}, narwhals().col("m_mean"))


def _geometric(_: GeometricMean, __: Voices) -> Recipe:
    nw = narwhals()
    x = nw.col("x")
    made = {"m_logs": nw.when(x > 0).then(x).log().mean(), "m_least": x.min(), "m_most": x.max()}
    least, most = nw.col("m_least"), nw.col("m_most")
    mean = nw.min_horizontal(nw.max_horizontal(nw.col("m_logs").exp(), least), most)
    value = nw.when(least == most).then(least).otherwise(mean)
    return Recipe(made=made, value=value, exact=least == most, own={"not-positive": _true(least <= 0)})


def _trimmed(method: TrimmedMean, voices: Voices) -> Recipe:
    """Trim by rank; voices are used whose value is one of those kept: equals are trimmed alike."""
    nw = narwhals()
    share, n, x = Fraction(str(method.proportion)), nw.col("n"), nw.col("x")
    cut = n * share.numerator // share.denominator
    kept = nw.when(nw.col("kept")).then(x)
    steps = (
        {"kept": (nw.col("rank") > cut) & (nw.col("rank") <= n - cut)},
        {"used": (x >= voices.over(kept.min())) & (x <= voices.over(kept.max())), "answer": voices.over(kept.mean())},
    )
    return Recipe(steps, {"m_mean": kept.mean()}, nw.col("m_mean"))


def _median(method: Median, voices: Voices) -> Recipe:
    """Take the middle ranks; where the middle is the widest gap, both ends of it."""
    nw = narwhals()
    n, rank, x = nw.col("n"), nw.col("rank"), nw.col("x")
    made = {
        "m_low": nw.when(rank == (n - 1) // 2 + 1).then(x).max(),
        "m_high": nw.when(rank == n // 2 + 1).then(x).max(),
        "least": x.min(),
        "most": x.max(),
    }
    low, high = nw.col("m_low"), nw.col("m_high")
    middle = {"lower": low, "upper": high}.get(method.even, (low + high) / 2)
    near, far = (voices.over(made[end]) for end in ("m_low", "m_high"))
    answer = {"lower": near, "upper": far}.get(method.even, (near + far) / 2)
    if method.even in ("lower", "upper"):
        return Recipe(({"answer": answer},), made, middle)
    both = wider(high - low) if method.even == "interval" else nw.lit(False)
    return Recipe(
        ({"answer": answer},),
        made,
        value=nw.when(~both).then(middle),
        low=nw.when(both).then(low),
        high=nw.when(both).then(high),
        doubts=MADE,
        doubtful=(low != high) & ~both,
    )


def _weighted_median(_: WeightedMedian, voices: Voices) -> Recipe:
    """Add up weights by value; half of them may end exactly between two values."""
    nw = narwhals()
    x, known = nw.col("x"), ~nw.col("error").is_null()
    weight = nw.when(known).then(1.0 / (nw.col("error") * nw.col("error"))).otherwise(nw.lit(0.0))
    steps = (
        {"weight": weight, "used": known},
        {
            "half": voices.over(nw.col("weight").sum()) / 2,
            "sofar": voices.along(nw.col("weight").cum_sum(), "x", "weight"),
        },
    )
    half, sofar = nw.col("half"), nw.col("sofar")
    lowest = nw.when(known & (sofar >= half * (1 - EXACTLY))).then(x).min()
    made = {
        "m_low": lowest,
        "m_next": nw.when(known & (sofar > half * (1 + EXACTLY))).then(x).min(),
        "m_known": known.cast(nw.Int64).sum(),
    }
    low = nw.col("m_low")
    high = nw.coalesce(nw.col("m_next"), low)
    return Recipe(
        (*steps, {"answer": voices.over(lowest)}),
        made,
        value=nw.when(low == high).then(low),
        low=nw.when(low != high).then(low),
        high=nw.when(low != high).then(high),
        own={NO_ERROR: nw.col("m_known") == 0},
    )


# -- picks ---------------------------------------------------------------------


def _picked(
    *steps: Columns, voices: Voices, own: Columns | None = None, error: Any = None, equals: bool = False
) -> Recipe:
    """
    Return the one value of the voices that are ``chosen``; several values tie.

    Args:
        steps: columns, ``chosen`` among them.
        voices: of all figures.
        own: why there is no answer, beside a tie.
        error: the standard error of the answer.
        equals: whoever gives the same value is used as well.
    """
    nw = narwhals()
    x = nw.when(nw.col("chosen")).then(nw.col("x"))
    made = {"m_least": x.min(), "m_most": x.max(), "m_error": nw.when(nw.col("chosen")).then(nw.col("error")).min()}
    used = nw.col("x") == voices.over(x.min()) if equals else nw.col("chosen")
    least, most = nw.col("m_least"), nw.col("m_most")
    refusals = {**(own or {}), "tie": _true(least != most)}
    return Recipe(
        (*steps, {"used": _true(used)}), made, least, error=nothing() if error is None else error, own=refusals
    )


def _picked_or_range(*steps: Columns, voices: Voices, own: Columns) -> Recipe:
    """Return the value of those ``chosen``; where all of them give a range without a best value, the range."""
    nw = narwhals()
    made = _picked(*steps, voices=voices, own=own)
    chosen = nw.when(nw.col("chosen"))
    more = {
        "m_middle": chosen.then(nw.col("middle")).min(),
        "m_low": chosen.then(nw.col("low")).min(),
        "m_high": chosen.then(nw.col("high")).max(),
    }
    ranged = _true(nw.col("m_middle") == 1)
    return Recipe(
        made.steps,
        {**made.made, **more},
        value=nw.when(~ranged).then(made.value),
        low=nw.when(ranged).then(nw.col("m_low")),
        high=nw.when(ranged).then(nw.col("m_high")),
        own=made.own,
    )


def _mode(method: Mode, voices: Voices) -> Recipe:
    """Count voices by value; of values given as often, what ``ties`` says."""
    nw = narwhals()
    x = nw.col("x")
    often = nw.col("one").sum().over(*voices.group, "x")
    steps: list[Columns] = [{"often": often}, {"chosen": nw.col("often") == voices.over(nw.col("often").max())}]
    tied = nw.when(nw.col("chosen"))
    ranks = {"status": "status_rank", "basis": "basis_rank", "order": "place"}
    if method.ties in ("lowest", "highest"):
        ends = tied.then(x)
        end = ends.min() if method.ties == "lowest" else ends.max()
        steps.append({"chosen": nw.col("chosen") & (x == voices.over(end))})
    elif method.ties in ranks:
        rank = nw.col(ranks[method.ties])
        steps.append({"chosen": nw.col("chosen") & (rank == voices.over(tied.then(rank).min()))})
    return _picked(*steps, voices=voices, equals=True)


def _latest(_: Latest, voices: Voices) -> Recipe:
    """Leave out who is certainly earlier than another, by the day that numbers are of, then by when they were said."""
    nw = narwhals()
    there = [clock for clock in CLOCKS if f"{clock}_start" in voices.lazy.collect_schema().names()]
    if not there:
        return Recipe(own={"undated": nw.col("voices") > 0})

    begins, ends = ("from", "to") if voices.layout.instants else ("start", "until")

    def told(clock: str) -> Any:
        return ~nw.col(f"{clock}_until").is_null()

    def last(clock: str, among: Any) -> Any:
        start = nw.when(among).then(nw.col(f"{clock}_{begins}"))
        return _true(among & (nw.col(f"{clock}_{ends}") >= voices.over(start.max())))

    first, second = there[0], there[-1]
    steps: list[Columns] = [{"by_first": voices.over(told(first).cast(nw.Int64).max()) == 1}]
    steps.append({"among": nw.when(nw.col("by_first")).then(told(first)).otherwise(told(second))})
    chosen = nw.when(nw.col("by_first")).then(last(first, nw.col("among"))).otherwise(last(second, nw.col("among")))
    steps.append({"chosen": chosen})
    if len(there) == 2:
        silent = nw.when(nw.col("chosen")).then((~told(second)).cast(nw.Int64))
        steps.append({"refine": nw.col("by_first") & (voices.over(silent.max()) == 0)})
        later = last(second, nw.col("chosen"))
        steps.append({"chosen": nw.when(nw.col("refine")).then(later).otherwise(nw.col("chosen"))})
    own = {"undated": nw.col("m_least").is_null() & (nw.col("voices") > 0)}
    return _picked_or_range(*steps, voices=voices, own=own)


def _preferred(method: Preferred, voices: Voices) -> Recipe:
    nw = narwhals()
    place = nw.col("place")
    chosen = (place == voices.over(place.min())) & (place < len(method.order))
    own = {"unlisted": nw.col("m_least").is_null() & (nw.col("voices") > 0)}
    return _picked_or_range({"chosen": chosen}, voices=voices, own=own)


def _conservative(_: MostConservative, voices: Voices) -> Recipe:
    nw = narwhals()
    return _picked({"chosen": nw.col("x") == nw.col("least")}, voices=voices)


def _informative(_: MostInformative, voices: Voices) -> Recipe:
    nw = narwhals()
    return _picked({"chosen": nw.col("x") == nw.col("most")}, voices=voices)


def _precise(_: MostPrecise, voices: Voices) -> Recipe:
    nw = narwhals()
    chosen = _true(nw.col("error") == voices.over(nw.col("error").min()))
    own = {NO_ERROR: nw.col("m_least").is_null() & (nw.col("voices") > 0)}
    return _picked({"chosen": chosen}, voices=voices, own=own, error=nw.col("m_error"))


CHOOSING: dict[type[Method], Callable[[Any, Voices], Recipe]] = {
    Mean: _mean,
    GeometricMean: _geometric,
    TrimmedMean: _trimmed,
    Median: _median,
    WeightedMedian: _weighted_median,
    Mode: _mode,
    Latest: _latest,
    Preferred: _preferred,
    MostConservative: _conservative,
    MostInformative: _informative,
    MostPrecise: _precise,
}
"""The recipe of each method, by its exact class: a subclass may weigh otherwise."""
