"""What a fuzzer found, and what it starts from, is read or refused by every entry point."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from tests import promises
from tests.fuzz.harnesses import HARNESSES, seeds

CORPUS = Path(__file__).with_name("corpus")
KEPT = sorted(path for path in CORPUS.rglob("*") if path.is_file())
LARGEST = 200_000
"""Bytes that all of the kept files may take."""

SPOILT = promises.times(3, 200)


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.relative_to(CORPUS).as_posix())
def test_what_is_kept_is_read_or_refused(path: Path) -> None:
    """A file that was a fault once is none, and a file that reaches far is still read."""
    HARNESSES[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("name", HARNESSES)
def test_what_is_spoilt_is_read_or_refused(name: str) -> None:
    """What the library wrote itself, and what is kept, with bytes changed, cut out, doubled and put in at random."""
    chance = random.Random(name)
    start = [*seeds().get(name, []), *(path.read_bytes() for path in KEPT if path.parent.name == name)]
    for content in start:
        HARNESSES[name](content)
    for _ in range(SPOILT):
        spoilt = bytearray(chance.choice(start))
        for _ in range(chance.randrange(1, 6)):
            at = chance.randrange(len(spoilt) + 1)
            end = min(len(spoilt), at + chance.randrange(12))
            put = chance.choice(
                (b"", spoilt[at:end] * 2, chance.randbytes(2), b'"', b"\n", b"9" * 40, b"[", b"\0", b"=")
            )
            spoilt[at:end] = put
        HARNESSES[name](bytes(spoilt))


def test_the_corpora_are_small() -> None:
    """The kept files are few and short, and each stands in the folder of a harness."""
    assert sum(path.stat().st_size for path in KEPT) < LARGEST
    assert {path.parent.name for path in KEPT} == set(HARNESSES)
