"""A derivation leads from an answer down to the statements, and forward again to the same answer."""

from __future__ import annotations

import operator
import pickle

from contested.claims.derivation import Derivation
from contested.claims.estimate import Estimate

ONE, TWO = Estimate.of(1, "person", by="A"), Estimate.of(2, "person", by="B")
SUM = Derivation(3, "the sum", lambda a, b: a + b, (Derivation(1, "one"), Derivation(2, "two")), ("nothing left out",))


def read_from(statement: Estimate) -> Derivation:
    """Return the derivation of a statement: it was read."""
    return Derivation(statement, str(statement))


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
    made = read_from(ONE)

    assert (made.follow(), str(made), repr(made)) == (ONE, "1 person (A)", "<Derivation of 1 person (A)>")


def test_the_leaves_are_the_statements_each_once() -> None:
    """The statements at the bottom are given once, in the order of the inputs."""
    left, right = read_from(ONE), read_from(TWO)
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
    made = read_from(ONE)
    for _ in range(2_000):
        made = Derivation(0, "again", lambda a: a, (made,))

    assert (made.follow(), made.leaves(), str(made).count("again")) == (ONE, (ONE,), 2_000)


def test_derivations_are_compared_by_what_they_say() -> None:
    """Two derivations with the same result, words and inputs are the same record, whatever code they hold."""
    assert Derivation(1, "one", lambda: 1) == Derivation(1, "one", lambda: 1)


def test_shared_steps_are_walked_once() -> None:
    """A result that doubles itself many times is followed without walking every path."""
    made = read_from(ONE)
    for _ in range(200):
        made = Derivation(0, "again", lambda a, _: a, (made, made))

    assert (made.follow(), made.leaves()) == (ONE, (ONE,))


def test_what_was_answered_prints_at_most_200_lines() -> None:
    """A long explanation says how many steps and notes it leaves out, and has all of them when asked."""
    parts = tuple(Derivation(n, f"part {n}") for n in range(300))
    one_more = Derivation(9, "answer", max, parts[:200], ("a note",)).shown(whole=False)
    cut = Derivation(9, "answer", max, parts, tuple(f"note {n}" for n in range(1_001)))

    assert str(one_more).splitlines()[-1] == "… and 2 more steps; explain(whole=True) has all"
    assert str(Derivation(9, "answer", max, parts[:200]).shown(whole=False)).endswith(
        "and 1 more step; explain(whole=True) has all"
    )
    assert "(… and 801 more; explain(whole=True) has all)" in str(cut.shown(whole=False))
    assert str(cut.shown(whole=True)).count("\n") == 1_301
    assert cut.shown(whole=True) is cut


def test_a_step_that_came_before_prints_without_its_inputs() -> None:
    """What two steps share is written out once."""
    assert str(Derivation(6, "answer", max, (SUM, SUM))).splitlines() == [
        "answer",
        "  the sum",
        "    (nothing left out)",
        "    one",
        "    two",
        "  the sum (see above)",
    ]


def test_words_may_be_written_when_they_are_asked_for() -> None:
    """What a step says and notes can be a function of its result."""
    made = Derivation(5, "{} apples".format, None, (), lambda result: (f"{result} noted",))

    assert (made.how, made.notes) == ("5 apples", ("5 noted",))


def test_derivations_are_values_to_any_depth() -> None:
    """They compare and hash by what they say, and come back from a pickle with their results computed anew."""
    made, again, other = read_from(ONE), read_from(ONE), read_from(TWO)
    for _ in range(3_000):
        made, again, other = (Derivation(ONE, "again", max_of_one, (d,)) for d in (made, again, other))

    assert made == again
    assert hash(made) == hash(again)
    assert made != other
    assert made != "again"
    assert made != made.inputs[0]
    back = pickle.loads(pickle.dumps(made))
    assert back == made
    assert back.result == ONE


def max_of_one(value: object) -> object:
    """Return what is given: an operation that can be pickled."""
    return value
