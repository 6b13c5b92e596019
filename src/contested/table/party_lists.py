"""
Names: the parties of a group as a sentence lists them, computed by the engine.

Each party is a bit of a number; the numbers add up within a group, and are
spelled out at the end.  Where parties are many, engines that can do it put
their names together instead.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from contested.names import isolated
from contested.table.engine import can_list, lists_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from contested.table.column_map import LazyFrame

BITS = 52
"""Bits a number: what every engine holds exactly, whatever type it sums in."""


MANY = 2 * BITS
"""From how many parties on their names are put together by the engine: a bit for each takes too long to tell."""


def are_many(lazy: LazyFrame, parties: Sequence[str]) -> bool:
    """Whether there are so many parties that their names have to be put together by the engine, and it can do that."""
    return len(parties) > MANY and can_list(lazy)


def named_by(lazy: LazyFrame, group: Sequence[str], flags: Mapping[str, nw.Expr], parties: Sequence[str]) -> LazyFrame:
    """
    Return one row a group, with the parties of each flag as a sentence lists them; null for none.

    Args:
        lazy: one row a group and party.
        group: the columns of the group.
        flags: which parties count, by the name of the column.
        parties: every party there is, sorted.
    """
    if are_many(lazy, parties):
        shown = nw.col("party")
        for party in parties:
            if isolated(party) != party:
                shown = nw.when(nw.col("party") == party).then(nw.lit(isolated(party))).otherwise(shown)
        told = {name: condition.fill_null(value=False) for name, condition in flags.items()}
        return lists_of(lazy.select(*group, "party", shown=shown, **told), group, tuple(flags))
    for name, condition in flags.items():
        lazy = lazy.with_columns(**masks(parties, condition.fill_null(value=False), name))
    words = [f"{name}_{word}" for name in flags for word in range(words_of(parties))]
    lazy = lazy.group_by(*group).agg(nw.col(word).sum().cast(nw.Int64) for word in words)
    return lazy.select(*group, **{name: spelled_out(parties, name) for name in flags})


def masks(parties: Sequence[str], condition: nw.Expr, name: str) -> dict[str, nw.Expr]:
    """
    Return the columns whose sums over distinct parties say who is among them.

    Args:
        parties: every party there is, sorted.
        condition: which rows count.
        name: how the columns begin.
    """
    made = {}
    for word, part in enumerate(_words(parties)):
        mask = nw.lit(0, dtype=nw.Int64)
        for bit, party in reversed(list(enumerate(part))):
            mask = nw.when(nw.col("party") == party).then(nw.lit(2**bit, dtype=nw.Int64)).otherwise(mask)
        made[f"{name}_{word}"] = nw.when(condition).then(mask).otherwise(nw.lit(0, dtype=nw.Int64))
    return made


def spelled_out(parties: Sequence[str], name: str) -> nw.Expr:
    """Return the expression that lists the parties of summed masks: "A", "A and B", "A, B and C"; null for none."""
    columns = [nw.col(f"{name}_{word}") for word in range(words_of(parties))]
    nothing, pieces = nw.lit(None, dtype=nw.String), []
    for n, party in enumerate(parties):
        word, bit = divmod(n, BITS)
        mask, power, twice = columns[word], nw.lit(2**bit, dtype=nw.Int64), nw.lit(2 ** (bit + 1), dtype=nw.Int64)
        # A quotient would say the same, but an engine has to be told what it is where zero divides.
        before = [*(other > 0 for other in columns[:word]), *([mask % power > 0] if bit else [])]
        after = [mask >= twice, *(other > 0 for other in columns[word + 1 :])]
        shown = isolated(party)
        text = nw.when(reduce(or_, after)).then(nw.lit(f", {shown}")).otherwise(nw.lit(f" and {shown}"))
        text = nw.when(reduce(or_, before)).then(text).otherwise(nw.lit(shown)) if before else nw.lit(shown)
        pieces.append(nw.when(mask % twice >= power).then(text).otherwise(nothing))
    if not pieces:
        return nothing
    return nw.when(reduce(or_, (column > 0 for column in columns))).then(nw.concat_str(pieces, ignore_nulls=True))


def _words(parties: Sequence[str]) -> list[Sequence[str]]:
    return [parties[at : at + BITS] for at in range(0, len(parties), BITS)] or [()]


def words_of(parties: Sequence[str]) -> int:
    """Return how many numbers the masks of these parties take."""
    return len(_words(parties))
