"""Two records differ where their fields do, told by the first place at which their words do."""

from __future__ import annotations

import attrs
import pytest

from contested.pytest_plugin.record_differences import differing_records, differing_values, left_and_right, on_one_side


class Sheet(dict[str, object]):
    """A table that prints its size."""

    def __str__(self) -> str:
        return "a sheet"


class Wordless:
    """Something that equals nothing else, and prints like all of its kind."""

    def __str__(self) -> str:
        return "a thing"


@attrs.frozen
class Paper:
    """A record of which the title alone is printed."""

    title: str
    pages: tuple[object, ...] = ()
    kept: object = None
    seen: int = attrs.field(default=0, eq=False)

    def __str__(self) -> str:
        return self.title


def test_equal_records_differ_in_nothing() -> None:
    """A field that does not count in ``==`` does not count here."""
    assert differing_records(Paper("Morning", seen=1), Paper("Morning", seen=2)) == []


def test_what_prints_differently_is_told_at_once() -> None:
    """And its fields are not."""
    left, right = Paper("Post", kept=Paper("Morning", (1,))), Paper("Post", kept=Paper("Evening", (2,)))

    assert differing_records(left, right) == ["kept: left Morning, right Evening"]
    assert differing_records(left, right, ("kept",)) == []


def test_what_prints_alike_is_told_by_what_is_in_it() -> None:
    """Of records, tuples and tables, to any depth."""
    left = Paper("Post", kept=Paper("Morning", (1, Paper("a", (1,)))))
    right = Paper("Post", kept=Paper("Morning", (1, Paper("a", (2,)))))

    assert differing_records(left, right) == ["kept.pages.2.pages: left 1, right 2"]
    assert differing_values("sheet", Sheet({"a": left, "b": 1, "c": 0}), Sheet({"a": right, "b": 1})) == [
        "sheet.a.kept.pages.2.pages: left 1, right 2"
    ]


@pytest.mark.parametrize(("left", "right"), [(1, 2.5), (Paper("1"), "1")])
def test_values_of_two_types_have_no_fields_in_common(left: object, right: object) -> None:
    """Nothing but the words that they print can be told."""
    assert len(differing_values("it", left, right)) == 1


def test_what_prints_alike_and_has_no_fields_is_said_to() -> None:
    """Nothing more can be known of it."""
    sheets = Sheet({"a": 1}), Sheet({"b": 1})

    assert differing_values("it", "1", 1) == ["it: the records differ, and print alike"]
    assert differing_values("it", *sheets) == ["it: the records differ, and print alike"]
    assert differing_values("it", *(Wordless() for _ in range(2))) == ["it: the records differ, and print alike"]


def test_nothing_is_said_in_a_word_and_much_is_cut() -> None:
    """A line can be read."""
    assert left_and_right(None, ()) == "left nothing, right nothing"
    assert left_and_right(frozenset("ba"), ("b", "a")) == "left a, b, right b, a"
    assert left_and_right("x" * 161, "x" * 160) == f"left {'x' * 159}…, right {'x' * 160}"


def test_a_side_has_what_the_other_has_not() -> None:
    """Each in its own order."""
    assert on_one_side(["b", "a", "c"], ["c", "d"]) == ["only left: b", "only left: a", "only right: d"]
