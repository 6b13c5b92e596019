"""
Reconciling: a method's answer on every figure of a table, with its refusals, or who it speaks for.

The engine computes what has a formula; what has none answers figure by figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from contested.methods.picks import Median
from contested.names import listed
from contested.table.choices_of_groups import CHOOSING
from contested.table.engine import narwhals
from contested.table.origin_groups import voices_of
from contested.table.party_lists import named_by
from contested.table.pooling import BY_MOMENTS, POOLING
from contested.table.positions import beside
from contested.table.preconditions_of_groups import failing, observed, ordered
from contested.table.whole import seen, told

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from contested.methods.method import Method
    from contested.methods.preconditions import Waiver
    from contested.methods.reconciliation import Reconciliation
    from contested.table.column_map import ColumnMap
    from contested.table.conversion import Conversion
    from contested.table.origin_groups import Voices
    from contested.table.recipes import Recipe

ANSWER = ("value", "low", "high", "standard_error", "refused", "waived", "origins", "used", "left_out", "computed")
"""The columns of an answer."""


@attrs.frozen
class Terms:
    """On what terms a method is asked: what is waived, and what the user says of the figures."""

    waiver: Waiver
    disputants: tuple[str, ...]
    independent: bool
    time: str


def is_computed(method: Method) -> bool:
    """Whether an engine computes a method: one of ours that is a formula."""
    kind = type(method)
    if kind in POOLING and getattr(method, "tau2", "DL") not in BY_MOMENTS:
        return False
    return (kind in CHOOSING or kind in POOLING) and getattr(method, "se", "classic") == "classic"


def answers_of(
    rows: Any,
    layout: ColumnMap,
    conversion: Conversion,
    group: Sequence[str],
    method: Method,
    terms: Terms,
    parties: Sequence[str],
) -> Any:
    """
    Return one row a figure with the columns of ``ANSWER``.

    Args:
        rows: the rows in force, converted.
        layout: their columns.
        conversion: the unit of each measure.
        group: the columns that say which figure it is.
        method: one that ``is_computed``.
        terms: on which it is asked.
        parties: every party there is, sorted.
    """
    lazy, found, voices = _numbers_of(rows, layout, conversion, group, method, terms)
    return _named(rows, lazy, found, voices, parties)


def medians_of(rows: Any, layout: ColumnMap, conversion: Conversion, group: Sequence[str], terms: Terms) -> Any:
    """Return the ``median`` of each figure with a number, as ``Median()`` answers; null where it gives none, or two."""
    _, found, _ = _numbers_of(rows, layout, conversion, group, Median(), terms)
    return found.select(*group, narwhals().col("value").alias("median"))


def _numbers_of(
    rows: Any, layout: ColumnMap, conversion: Conversion, group: Sequence[str], method: Method, terms: Terms
) -> tuple[Any, Any, Voices]:
    """Return the voices that a method hears, the numbers it answers with figure by figure, and all voices."""
    nw = narwhals()
    order = getattr(method, "order", ())
    voices = voices_of(rows, layout, group, disputants=terms.disputants, order=order, converted=conversion.is_converted)
    recipe = _recipe(method, voices, independent=terms.independent)
    lazy = ordered(voices)
    lazy = lazy.with_columns(used=~nw.col("x").is_null(), answer=nw.col("x"))
    for step in recipe.steps:
        lazy = lazy.with_columns(**step)
    noted = observed(voices, (*method.needed, *recipe.doubts))
    made = {"voices": nw.len().cast(nw.Int64), "used_by": nw.col("used").cast(nw.Int64).sum().cast(nw.Int64)}
    made |= {**noted, **seen(nw.col("used"), nw.col("answer")), **recipe.made}
    found = lazy.group_by(*group).agg(*(value.alias(name) for name, value in made.items()))
    fails = failing(method.needed, recipe.doubts, noted, independent=terms.independent, time=terms.time)
    found = found.with_columns(**_answered(recipe, method, fails, terms.waiver))
    found = found.with_columns(computed=nw.col("value"))
    exact = nw.lit(True) if recipe.exact is None else recipe.exact.fill_null(value=True)
    for step in told(conversion.counts, exact):
        found = found.with_columns(**step)
    found = found.with_columns(_if_answered(name) for name in (*ANSWER[:4], "computed"))
    origins = nw.when(nw.col("refused") == "").then(nw.col("used_by")).alias("origins")
    return lazy, found.select(*group, *ANSWER[:6], origins, "computed"), voices


def _recipe(method: Method, voices: Voices, *, independent: bool) -> Recipe:
    kind = type(method)
    return CHOOSING[kind](method, voices) if kind in CHOOSING else POOLING[kind](method, voices, independent)


def _if_answered(name: str) -> Any:
    nw = narwhals()
    return nw.when(nw.col("refused") == "").then(nw.col(name)).alias(name)


def _answered(recipe: Recipe, method: Method, fails: Mapping[str, Any], waiver: Waiver) -> dict[str, Any]:
    """Return the answer with what was waived, and why there is none."""
    refused, waived = [], []
    own = {code: condition.fill_null(value=False) for code, condition in recipe.own.items()}
    for code, condition in fails.items():
        wrong = condition
        if code not in method.needed:
            wrong = wrong & recipe.doubtful.fill_null(value=False)
        covered = waiver.force or code in waiver.accept
        if covered:
            waived.append((code, wrong))
            continue
        refused.append((code, wrong & ~own[code] if code in own else wrong))
    refused += list(own.items())
    numbers = {"value": recipe.value, "low": recipe.low, "high": recipe.high, "standard_error": recipe.error}
    return {
        **{name: _finite(number) for name, number in numbers.items()},
        "refused": _told(refused),
        "waived": _told(waived),
    }


def _finite(number: Any) -> Any:
    return narwhals().when(number.is_finite()).then(number)


def _told(codes: Sequence[tuple[str, Any]]) -> Any:
    """Return the codes that hold, in order, each after a comma; an empty text for none."""
    nw = narwhals()
    if not codes:
        return nw.lit("")
    return nw.concat_str([nw.when(holds).then(nw.lit(f", {code}")).otherwise(nw.lit("")) for code, holds in codes])


def _named(rows: Any, lazy: Any, found: Any, voices: Voices, parties: Sequence[str]) -> Any:
    """Return answers on every figure that somebody speaks of, with the parties that are used and those left out."""
    nw, group = narwhals(), voices.group
    used = lazy.filter(nw.col("used")).select(*group, "voice")
    answered = found.filter(nw.col("refused") == "").select(*group)
    heard = _those_in(_those_in(voices.members, used, (*group, "voice")), answered, group)
    everybody = rows.select(*group, "party", heard=nw.lit(0))
    heard = heard.select(*group, "party", heard=nw.lit(1))
    people = nw.concat([everybody, heard]).group_by(*group, "party").agg(nw.col("heard").max())
    flags = {"used": nw.col("heard") == 1, "left_out": nw.col("heard") == 0}
    lazy = beside(named_by(people, group, flags, parties), found, group)
    return lazy.with_columns(
        refused=_without_comma(nw.coalesce(nw.col("refused"), nw.lit(", no-number"))),
        waived=_without_comma(nw.coalesce(nw.col("waived"), nw.lit(""))),
        origins=nw.coalesce(nw.col("origins"), nw.lit(0)),
    )


def _those_in(lazy: Any, wanted: Any, group: Sequence[str]) -> Any:
    """Return the rows whose group is one of those wanted; a measure that is null is one like others."""
    keys = {f"j{n}": _comparable(name) for n, name in enumerate(group)}
    right = wanted.select(**keys)
    return lazy.with_columns(**keys).join(right, on=list(keys), how="inner").drop(*keys)


def _comparable(name: str) -> Any:
    """Return a column of a group so that null is equal to null; keys, parties and voices are never null."""
    nw = narwhals()
    if name[0] != "x":
        return nw.col(name)
    text = nw.concat_str([nw.lit("is "), nw.col(name).cast(nw.String)])
    return nw.when(nw.col(name).is_null()).then(nw.lit("")).otherwise(text)


def _without_comma(column: Any) -> Any:
    nw = narwhals()
    return nw.when(column != "").then(column.str.slice(2))


def told_one_by_one(answers: Iterable[Reconciliation]) -> dict[str, list[Any]]:
    """Return the answers of a method on figures as the columns of ``ANSWER``."""
    made: dict[str, list[Any]] = {name: [] for name in ANSWER}
    for one in answers:
        row = _row(one)
        for name in ANSWER:
            made[name].append(row[name])
    return made


def _row(one: Reconciliation) -> dict[str, Any]:
    bracket = one.range
    ends = {end: None if bracket is None else getattr(bracket.interval, end) for end in ("low", "high")}
    numbers = {"value": one.value, **ends, "standard_error": one.standard_error, "computed": one.computed}
    positions = {position.name for position in one.evidence.panel.positions}
    waived = [each for each in one.failing if one.waiver.covers(each)]
    return {name: None if number is None else float(number) for name, number in numbers.items()} | {
        "refused": ", ".join(each.code for each in one.reasons) or None,
        "waived": ", ".join(each.code for each in waived) or None,
        "origins": 0 if one.refused else len(one.outcome.used),
        "used": listed(sorted(one.parties)) or None,
        "left_out": listed(sorted(positions - set(one.parties))) or None,
    }
