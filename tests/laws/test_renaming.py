"""
Laws of impartiality (design.md, rule 9).

Renaming the parties renames the answer and changes nothing else but the order
in which equals are printed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs
from hypothesis import given
from hypothesis import strategies as st

from contested import report
from contested.testing import figures, numbers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from contested import Figure, Party, Source
    from contested.quantities.numbers import Number

NAMES = ("Abel", "Baker", "Cain")


def _numbered(figure: Figure) -> bool:
    """Whether anonymous holders of one name are told apart by number alone: the order is that of all they say, names too."""
    return any("#" in name for name in figure._panel.by_name)


FIGURES = figures(names=NAMES).filter(lambda figure: not _numbered(figure))
NEW_NAMES = st.permutations(("Xavier", "Yvonne", "Zoe", "Abel", "Cain")).map(
    lambda new: dict(zip(NAMES, new, strict=False))
)


def renamed(figure: Figure, new: dict[str, str]) -> Figure:
    """Return the figure with other names for its parties."""

    def party(one: Party) -> Party:
        return attrs.evolve(one, name=new[one.name]) if one.name in new else one

    def source(one: Source) -> Source:
        return one if one.organ_of is None else attrs.evolve(one, organ_of=party(one.organ_of))

    statements = [
        attrs.evolve(
            s,
            parties=tuple(party(one) for one in s.parties),
            source=None if s.source is None else source(s.source),
            quoting=tuple(source(one) for one in s.quoting),
        )
        for s in figure.statements
    ]
    return attrs.evolve(figure, disputants=[party(p) for p in figure.disputants], statements=statements)


def with_new_names(text: str, new: dict[str, str]) -> str:
    """Write a text with the new names."""
    return re.sub("|".join(NAMES), lambda match: new[match[0]], text)


def told(names: Iterable[str], new: dict[str, str]) -> set[str]:
    """Return labels with the new names."""
    return {with_new_names(name, new) for name in names}


@given(figure=FIGURES, new=NEW_NAMES, x=numbers(max_value=10**9))
def test_renaming_renames_verdicts(figure: Figure, new: dict[str, str], x: Number) -> None:
    """Every party answers under its new name what it answered under its old one."""
    before, after = figure > x, renamed(figure, new) > x

    assert after.by_party == {with_new_names(name, new): answer for name, answer in before.by_party.items()}
    assert (after.settled, after.certainly, after.possibly) == (before.settled, before.certainly, before.possibly)
    assert sorted(str(after)) == sorted(with_new_names(str(before), new))


@given(a=FIGURES, b=FIGURES, new=NEW_NAMES)
def test_renaming_renames_comparisons_of_figures(a: Figure, b: Figure, new: dict[str, str]) -> None:
    """Two figures compare under new names as they did under the old ones."""
    before, after = a > b, renamed(a, new) > renamed(b, new)

    assert after.by_party == {with_new_names(name, new): answer for name, answer in before.by_party.items()}


@given(figure=FIGURES, new=NEW_NAMES)
def test_renaming_renames_ranges(figure: Figure, new: dict[str, str]) -> None:
    """A hull keeps its numbers and names the same parties at its ends."""
    before, after = figure.hull(), renamed(figure, new).hull()

    assert after.interval == before.interval
    assert (set(after.low_by), set(after.high_by)) == (told(before.low_by, new), told(before.high_by, new))
    assert sorted(str(after)) == sorted(with_new_names(str(before), new))


@given(figure=FIGURES, new=NEW_NAMES)
def test_renaming_renames_prose(figure: Figure, new: dict[str, str]) -> None:
    """The sentence holds the same words in another order."""
    before, after = f"{figure:prose}", f"{renamed(figure, new):prose}"

    assert sorted(after) == sorted(with_new_names(before, new))
    assert f"{renamed(figure, new):short}" == f"{figure:short}"


@given(figure=FIGURES, new=NEW_NAMES)
def test_renaming_renames_sentences(figure: Figure, new: dict[str, str]) -> None:
    """A sentence to be printed holds the same words in another order, and claims agree as far as before."""
    other = renamed(figure, new)

    assert sorted(report.sentence(other)) == sorted(with_new_names(report.sentence(figure), new))
    assert report.agreement(other) == report.agreement(figure)


@given(figure=FIGURES, new=NEW_NAMES)
def test_renaming_renames_agreement(figure: Figure, new: dict[str, str]) -> None:
    """As many agree on the same segments."""
    if not figure._panel.stated:
        return

    before, after = figure.most_agreed(), renamed(figure, new).most_agreed()

    assert (after.k, after.n) == (before.k, before.n)
    assert [s.region for s in after.segments] == [s.region for s in before.segments]
    assert [set(s.allowed_by) for s in after.segments] == [told(s.allowed_by, new) for s in before.segments]


@given(figure=FIGURES, new=NEW_NAMES)
def test_renaming_renames_origins(figure: Figure, new: dict[str, str]) -> None:
    """There are as many origins, each behind as many estimates."""
    before, after = figure.origins(), renamed(figure, new).origins()

    assert sorted(len(o.estimates) for o in after) == sorted(len(o.estimates) for o in before)


@given(figure=FIGURES, x=numbers(max_value=10**9), stake=st.sampled_from(("third_party", "unknown")))
def test_a_stake_favours_nobody(figure: Figure, x: Number, stake: str) -> None:
    """What stake a party has changes no answer of its own, and no number."""
    statements = [
        attrs.evolve(s, parties=tuple(attrs.evolve(p, stake=stake) for p in s.parties)) for s in figure.statements
    ]

    other = attrs.evolve(figure, disputants=(), statements=statements)

    assert {n: a for n, a in (other > x).by_party.items() if a.value != "silent"} == {
        n: a for n, a in (figure > x).by_party.items() if a.value != "silent"
    }
    assert other.hull().interval == figure.hull().interval
