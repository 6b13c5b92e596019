"""
Spelling: the names of parties as figures take them.

A name is kept without the white space around it.  Rows whose party cannot be
a name are rejected, and rows of a party that more rows write otherwise.  The
distinct names are looked at once.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from contested.errors import ConfusableNames, ContestedError
from contested.names import MixedScripts, clean_name, name_key, other_spellings
from contested.table.engine import rows_of
from contested.table.first_look import SOURCE_COLUMNS, unusable_name
from contested.table.row_rules import Rule, wrong_at_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from contested.table.column_map import LazyFrame
    from contested.table.first_look import FirstLook

ADVISED = 50
"""Of how many names each has advice of its own."""

AT_ONCE = 100
"""How many names are replaced in one expression: engines nest them, and those nested too deep end in an error."""

DECLARED = 10**18
"""What it weighs for a spelling that the user names a disputant by it: more than any number of rows."""


def with_one_spelling(
    lazy: LazyFrame, rules: tuple[Rule, ...], look: FirstLook, disputants: Iterable[str]
) -> tuple[LazyFrame, tuple[Rule, ...], tuple[str, ...]]:
    """
    Return a frame with each party under one spelling, the rules with those about names, and the disputants' names.

    Args:
        lazy: the frame under our names.
        rules: about everything else; rows that break one have no say in how a party is usually written.
        look: who speaks, and which columns have unusable names.
        disputants: parties declared to have a stake.

    Raises:
        UnusableName: a disputant has no name that can be one.
        ConfusableNames: a disputant is written almost as a party, or as another.
    """
    stakes = (disputants,) if isinstance(disputants, str) else tuple(disputants)
    declared = {clean_name(name, "party") for name in stakes}
    party = nw.col("party")
    clean, unusable, said = _cleaned(look.parties.items())
    if other_spellings(said):  # then it matters which rows are taken: a look that most tables do without
        taken = (~wrong_at_all(rules)).cast(nw.Int64).sum().cast(nw.Int64)
        counted = rows_of(lazy.filter(~party.is_null()).group_by("party").agg(taken.alias("taken")))
        said = {name: rows for name, rows in _cleaned(counted)[2].items() if rows}
    weighed = {name: rows + DECLARED * (name in declared) for name, rows in said.items()}
    other = other_spellings(weighed)
    _refuse_confusable((*(name for name in weighed if name not in other), *sorted(declared)))
    lazy = _replaced(lazy, {name: cleaned for name, cleaned in clean.items() if cleaned != name})
    made = [*rules, *_rules("unusable-name", unusable)]
    made += _rules("two-spellings", {name: _two(name, usual) for name, usual in sorted(other.items())})
    advice = "write what it is called, without line breaks and hidden characters, in 300 characters at most"
    made += [
        Rule("unusable-name", name, unusable_name(name), advice) for name in SOURCE_COLUMNS if name in look.unusable
    ]
    return lazy, tuple(made), tuple(sorted(declared))


def _refuse_confusable(names: Iterable[str]) -> None:
    known: dict[str, str] = {}
    for name in names:
        usual = known.setdefault(name_key(name), name)
        if usual != name:
            raise ConfusableNames("parties", usual, name)


def _cleaned(found: Iterable[tuple[Any, ...]]) -> tuple[dict[str, str], dict[str, str], dict[str, int]]:
    """Return each name as figures keep it, those that are none and why, and how many rows say each."""
    clean: dict[str, str] = {}
    unusable: dict[str, str] = {}
    said: dict[str, int] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MixedScripts)
        for name, rows in sorted(found):
            try:
                clean[name] = clean_name(name, "party")
            except ContestedError as error:
                unusable[name] = str(error)
                continue
            said[clean[name]] = said.get(clean[name], 0) + rows
    return clean, unusable, said


def _replaced(lazy: LazyFrame, names: Mapping[str, str]) -> LazyFrame:
    pairs = sorted(names.items())
    for at in range(0, len(pairs), AT_ONCE):
        party = nw.col("party")
        for name, cleaned in pairs[at : at + AT_ONCE]:
            party = nw.when(nw.col("party") == name).then(nw.lit(cleaned)).otherwise(party)
        lazy = lazy.with_columns(party=party)
    return lazy


def _two(name: str, usual: str) -> str:
    return f"other rows write {usual!r}; write {name!r} so too if it is the same, or tell them apart by name"


def _rules(rule: str, names: Mapping[str, str]) -> list[Rule]:
    """Return the rules that reject rows by their party; those of many names say no more than that there are many."""
    party = nw.col("party")
    if len(names) > ADVISED:
        wrong = party.is_in(list(names)).fill_null(value=False)
        return [Rule(rule, "party", wrong, f"{len(names):,} parties are written so; write each in one way")]
    return [Rule(rule, "party", (party == name).fill_null(value=False), advice) for name, advice in names.items()]
