"""Each of our types is drawn from its annotation alone; and some calls of strategies that say less, or more, than others."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from contested import (
    AtMost,
    Bridge,
    Denial,
    Dossier,
    EqualTo,
    Estimate,
    Figure,
    Interval,
    Journal,
    PartOf,
    Party,
    Source,
    Unit,
    Withheld,
)
from contested.errors import WrongType
from contested.table import ClaimTable
from contested.testing import Recording, denials, formulas, intervals, journal_of, numbers, parties, phrases, relations

FIRST = settings(max_examples=20, database=None, deadline=None, phases=[Phase.generate])

MANY = settings(FIRST, max_examples=400)

TYPES = (
    *(AtMost, Bridge, ClaimTable, Denial, Dossier, EqualTo, Estimate, Figure, Interval, Journal, PartOf, Party),
    *(Source, Unit, Withheld),
)


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_is_drawn_from_its_annotation(kind: type) -> None:
    """``from_type`` draws values of each type."""
    assert isinstance(find(st.from_type(kind), lambda _: True, settings=FIRST), kind)


def test_a_journal_is_kept_where_it_is_told_to(tmp_path: Path) -> None:
    """A journal in a folder that is given stays there."""
    said = [Recording("the desk", "2023-09-20", Figure("losses", "killed"), Estimate.of(5, "killed", by="A"))]

    kept = journal_of(said, tmp_path / "journal")

    assert [one.statement for one in Journal(tmp_path / "journal").entries()] == [said[0].statement]
    assert kept.folder == tmp_path / "journal"


@settings(max_examples=30, deadline=None)
@given(
    relation=relations(ids=["a", "b"], names=["A"], kinds="equal"),
    denial=denials(names=["A"], estimates=["toll"]),
    word=phrases(unquantified=True, hedged=False, ranges=False, min_value=10**9, max_value=10**9 + 5),
    number=numbers(min_value=10**13, max_value=10**13),
    interval=intervals(min_value=10**13, max_value=10**14, empty=False, unbounded=False),
    party=parties(),
    named=parties(names=["A"]),
    point=intervals(min_value=3, max_value=3, empty=False, unbounded=False),
    small=phrases(max_value=50, hedged=False, ranges=False),
)
def test_what_is_asked_for_is_drawn(
    relation: object,
    denial: Denial,
    word: tuple[str, Interval | None],
    number: object,
    interval: Interval,
    party: Party,
    named: Party,
    point: Interval,
    small: tuple[str, Interval],
) -> None:
    """One kind of relation by its name, keys of estimates, large numbers and parties of any name."""
    assert isinstance(relation, EqualTo)
    assert relation.figures == ("a", "b")
    assert relation.by in (None, Party("A"))
    assert denial.estimate in (None, "toll")
    assert word[1] is None or word[1].within(Interval(10**9, 10**9 + 5))
    assert number == 10**13
    assert interval.within(Interval(10**13, 10**14))
    assert party.name
    assert named.name == "A"
    assert point == Interval.point(3)
    assert small[1].within(Interval(0, 50))


def test_phrases_come_from_each_of_their_ways() -> None:
    """A phrase is one of the pool, a word without a number, or made of one number or two."""
    ways = phrases(unquantified=True)

    assert find(ways, lambda phrase: phrase[0] == "half a million", settings=MANY)
    assert find(ways, lambda phrase: phrase[1] is None, settings=MANY)
    assert find(ways, lambda phrase: phrase[0].startswith("from "), settings=MANY)
    assert find(ways, lambda phrase: phrase[0].endswith(" or so"), settings=MANY)


@pytest.mark.parametrize("words", [" / area", " * area", " / 2", "maximum("])
def test_formulas_have_several_operations(words: str) -> None:
    """A formula may end in a quotient, a product or a half, and hold the greatest of two."""
    assert words in find(formulas(), lambda made: words in made.title, settings=MANY).title


def test_keys_are_a_list_of_names() -> None:
    """A text in place of keys would be its letters, and is refused."""
    with pytest.raises(WrongType, match="estimates is 'toll'"):
        denials(estimates="toll")
