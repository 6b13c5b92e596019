"""A derivation leads from an answer down to the statements, and forward again to the same answer."""

from __future__ import annotations

import operator

from contested.derivation import Derivation, leaf
from contested.estimate import Estimate

ONE, TWO = Estimate.of(1, "person", by="A"), Estimate.of(2, "person", by="B")
SUM = Derivation(3, "the sum", lambda a, b: a + b, (Derivation(1, "one"), Derivation(2, "two")), ("nothing left out",))


def test_following_a_derivation_gives_its_result() -> None:
    """Each step is computed anew from its inputs, shared ones once."""
    calls: list[int] = []

    def doubled(value: int) -> int:
        calls.append(value)
        return 2 * value

    twice = Derivation("never looked at", "double", doubled, (SUM,))
    answer = Derivation(12, "the sum", operator.add, (twice, twice))

    assert (answer.follow(), calls) == (12, [3])


def test_a_step_without_inputs_is_computed() -> None:
    """An operation may need nothing."""
    assert Derivation(5, "five", lambda: 5).follow() == 5


def test_a_leaf_is_a_statement_that_was_read() -> None:
    """A leaf's result is its statement, and prints as it does."""
    made = leaf(ONE)

    assert (made.follow(), str(made), repr(made)) == (ONE, "1 person (A)", "<Derivation of 1 person (A)>")


def test_the_leaves_are_the_statements_each_once() -> None:
    """The statements at the bottom are given once, in the order of the inputs."""
    left, right = leaf(ONE), leaf(TWO)
    answer = Derivation(4, "sum", max, (left, Derivation(3, "sum", max, (right, left))))

    assert answer.leaves() == (ONE, TWO)


def test_a_computed_step_is_no_leaf() -> None:
    """What an operation made of nothing is no statement."""
    assert Derivation(5, "five", lambda: 5).leaves() == ()


def test_a_derivation_prints_as_a_tree() -> None:
    """Each step is indented below the one it led to, with its notes."""
    assert str(Derivation(3, "answer", lambda a: a, (SUM,))).splitlines() == [
        "answer",
        "  the sum",
        "    (nothing left out)",
        "    one",
        "    two",
    ]


def test_a_long_chain_needs_no_deep_stack() -> None:
    """A chain of many thousand steps is followed, printed and searched."""
    made = leaf(ONE)
    for _ in range(2_000):
        made = Derivation(0, "again", lambda a: a, (made,))

    assert (made.follow(), made.leaves(), str(made).count("again")) == (ONE, (ONE,), 2_000)


def test_derivations_are_compared_by_what_they_say() -> None:
    """Two derivations with the same result, words and inputs are the same record, whatever code they hold."""
    assert Derivation(1, "one", lambda: 1) == Derivation(1, "one", lambda: 1)


def test_shared_steps_are_walked_once() -> None:
    """A result that doubles itself many times is followed without walking every path."""
    made = leaf(ONE)
    for _ in range(200):
        made = Derivation(0, "again", lambda a, _: a, (made, made))

    assert (made.follow(), made.leaves()) == (ONE, (ONE,))
