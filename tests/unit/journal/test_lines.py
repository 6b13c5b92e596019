"""Lines: what one author's file shows by its bytes alone."""

from __future__ import annotations

import hashlib
import json

import pytest

from contested.journal.lines import LONGEST_LINE, Chain, author_of, digest_in, journal_line, text_of_line


def line(n: int, *before: str, author: str = "a", **more: object) -> tuple[str, bytes]:
    """Return the digest and the line of an entry, written by hand."""
    record = {"author": author, "before": sorted(before), "n": str(n), **more}
    text = json.dumps(record, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    digest = f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"
    return digest, f'{{"digest":"{digest}",{text[1:]}\n'.encode()


def findings(*lines: bytes) -> list[tuple[str, int | None]]:
    """Return what is found in lines of the author "a", and where."""
    chain = Chain("a.jsonl", "a")
    chain.take(lines)
    return [(one.kind, one.line) for one in chain.findings]


FIRST, ONE = line(1)
SECOND, TWO = line(2, FIRST)
THIRD, THREE = line(3, SECOND)
OTHER, ASIDE = line(4, FIRST)


def test_a_line_is_its_text_with_the_digest_before() -> None:
    """A line is the canonical text with its digest put before, and gives both back."""
    text = '{"author":"a","before":[],"n":"1"}'

    assert journal_line(text) == (FIRST, ONE)
    assert text_of_line(ONE) == text.encode()
    assert digest_in(ONE) == FIRST
    assert author_of(ONE) == "a"


@pytest.mark.parametrize("text", ["{}", '{"author":3}', "[1]", '"x"', "{", '{"a":' * 5000])
def test_a_line_of_something_else_has_no_author(text: str) -> None:
    """What is whole and no entry is nobody's, and so is what is not whole."""
    assert author_of(journal_line(text)[1]) is None
    assert author_of(b"x\n") is None


def test_lines_in_order_are_a_chain() -> None:
    """Entries that each come after the one before are as they were written, and the last one is the head."""
    chain = Chain("a.jsonl", "a", kept=True)

    chain.take([ONE, TWO, THREE])

    assert chain.findings == []
    assert chain.all_heads == (THIRD,)
    assert [(kept.number, kept.digest) for kept in chain.lines] == [(1, FIRST), (2, SECOND), (3, THIRD)]
    assert chain.count == 3


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ((), []),
        ((TWO, THREE), [("broken", 1)]),
        ((ONE, THREE), [("broken", 2)]),
        ((TWO, ONE), [("broken", 1), ("forked", 2)]),
        ((ONE, TWO, TWO), [("duplicate", 3)]),
        ((ONE, TWO, ASIDE), [("forked", 3)]),
        ((ONE, line(9)[1]), [("forked", 2)]),
        ((ONE, TWO, ASIDE, line(5, SECOND, OTHER)[1]), [("forked", 3)]),
        ((ONE, line(2, FIRST, author="b")[1]), [("misplaced", 2)]),
        ((ONE, TWO.replace(b'"2"', b'"3"'), THREE), [("changed", 2)]),
        ((ONE, TWO.replace(b'"2"', b'"3'), THREE), [("changed", 2)]),
        ((ONE, TWO.replace(b'"2"', b'"3"')), [("changed", 2)]),
        ((ONE, TWO[:90]), [("torn", 2)]),
        ((ONE, TWO[:90] + b"\n", line(6, FIRST)[1]), [("torn", 2)]),
        ((ONE, TWO[:-1]), [("torn", 2)]),
        ((ONE, b"\n"), [("changed", 2)]),
        ((ONE, b"{}\n", TWO), [("changed", 2)]),
        ((ONE, b"x" * (LONGEST_LINE + 1)), [("unreadable", 2)]),
        ((journal_line('{"author":"a","before":[1')[1],), [("misplaced", 1)]),
        ((journal_line('{"author":"a","before":[1,2],"n":"3"}')[1],), [("broken", 1)]),
    ],
)
def test_what_is_wrong_with_lines_is_named(lines: tuple[bytes, ...], wanted: list[tuple[str, int]]) -> None:
    """Each thing that can be wrong is found at its line, and nothing else is."""
    assert findings(*lines) == wanted


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            (ONE, THREE),
            f"it comes after the entry {SECOND[:19]}…, which is not before it; lines were removed, changed or moved",
        ),
        ((ONE, TWO, TWO), "this entry stands in the file before; remove the line"),
        ((ONE, TWO, ASIDE), "another entry comes after the same one: two copies of the file went on apart"),
        ((ONE, TWO.replace(b'"2"', b'"3"')), "the line is not what was recorded: its digest is another"),
        (
            (ONE, TWO[:90]),
            "the line was begun and not ended, so its entry was never acknowledged as recorded",
        ),
        ((ONE, TWO[:-1]), "the end of the line is missing, its entry is whole"),
        (
            (ONE, b"x" * (LONGEST_LINE + 1)),
            f"the line has more than {LONGEST_LINE:,} bytes; nothing after it is read",
        ),
    ],
)
def test_what_is_wrong_with_a_line_is_said_word_for_word(lines: tuple[bytes, ...], said: str) -> None:
    """With what happened, or what to do."""
    chain = Chain("a.jsonl", "a")

    chain.take(lines)

    assert [one.what for one in chain.findings] == [said]


def test_a_fork_ends_with_the_entry_after_both() -> None:
    """After a fork there are two heads, until an entry comes after both."""
    chain = Chain("a.jsonl", "a")
    last, end = line(5, SECOND, OTHER)

    chain.take([ONE, TWO, ASIDE])
    assert chain.all_heads == tuple(sorted((SECOND, OTHER)))
    chain = Chain("a.jsonl", "a")
    chain.take([ONE, TWO, ASIDE, end, line(6, last)[1]])

    assert chain.all_heads == (line(6, last)[0],)


def test_a_misplaced_line_says_where_it_belongs() -> None:
    """In the file of its author."""
    chain = Chain("a.jsonl", "a")

    chain.take([ONE, line(2, FIRST, author="b")[1]])

    (finding,) = chain.findings
    assert finding.what == "this is no entry of a; move the line into its author's file"
