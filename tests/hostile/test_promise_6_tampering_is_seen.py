"""
P6: 555 ways to tamper with a journal: all are seen with a head that was kept elsewhere, and it is said which need one.

A chain of digests shows by itself that something inside was changed.  It cannot
show that its end was cut off, that a whole file is gone, or that all of it was
written anew: whoever can write the files can do that.
"""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from tests import promises

from contested import Estimate, Figure, Journal, Seal
from contested.journal.author_file import file_name
from contested.journal.lines import journal_line

if TYPE_CHECKING:
    from pathlib import Path

AUTHORS = ("the desk", "a bureau")
ENTRIES = 12
SEEN_ALONE = 450
"""How many of the 555 a chain alone shows; the others need the head."""

Lines = list[bytes]


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Seal]:
    """Return the folder of a journal of two authors, and its seal."""
    journal = Journal(tmp_path_factory.mktemp("original") / "journal")
    figure = Figure("troops", "person", of="X")
    for n in range(ENTRIES):
        for author in AUTHORS:
            claim = Estimate.of(f"about {1000 + n:,}", "person", by="A", source=f"Report {n}", note=author)
            journal.append(claim, figure=figure, author=author, recorded="2023-09-21")
    return journal.folder, journal.seal()


def flipped(chance: random.Random, lines: Lines) -> tuple[Lines, bool]:
    """One bit of a file is another."""
    content = bytearray(b"".join(lines))
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return [bytes(content)], True


def deleted(chance: random.Random, lines: Lines) -> tuple[Lines, bool]:
    """A line is gone: the last one is not missed by those before it."""
    at = chance.randrange(len(lines))
    return [*lines[:at], *lines[at + 1 :]], at < len(lines) - 1


def swapped(chance: random.Random, lines: Lines) -> tuple[Lines, bool]:
    """Two lines stand in each other's place."""
    a, b = chance.sample(range(len(lines)), 2)
    made = list(lines)
    made[a], made[b] = made[b], made[a]
    return made, True


def doubled(chance: random.Random, lines: Lines) -> tuple[Lines, bool]:
    """A line stands twice."""
    return [*lines, chance.choice(lines)], True


def rehashed(chance: random.Random, lines: Lines) -> tuple[Lines, bool]:
    """A line says another number, and has a new digest that fits: the one after it names the old one."""
    at = chance.randrange(len(lines))
    return [*lines[:at], _edited(lines[at]), *lines[at + 1 :]], at < len(lines) - 1


def cut(chance: random.Random, lines: Lines) -> tuple[Lines, bool]:
    """The end of the file is gone, line by line."""
    return lines[: chance.randrange(1, len(lines))], False


def torn(chance: random.Random, lines: Lines) -> tuple[Lines, bool]:
    """The end of the file is gone, in the middle of a line: that looks like a crash, and is reported as one."""
    at = chance.randrange(len(lines))
    return [*lines[:at], lines[at][: chance.randrange(1, len(lines[at]))]], True


def rewritten(chance: random.Random, lines: Lines) -> tuple[Lines, bool]:
    """A line says another number, and every line after it is written anew, with digests that fit."""
    at = chance.randrange(len(lines))
    made, before = list(lines[:at]), None
    for n, line in enumerate(lines[at:]):
        record = {key: value for key, value in json.loads(line).items() if key != "digest"}
        if n:
            record["before"] = [before]
        text = json.dumps(record, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        before, new = journal_line(text if n else text.replace("about 1,0", "about 7,0"))
        made.append(new)
    return made, False


def emptied(_: random.Random, __: Lines) -> tuple[Lines, bool]:
    """The file is empty."""
    return [], False


def _edited(line: bytes) -> bytes:
    record = {key: value for key, value in json.loads(line).items() if key != "digest"}
    text = json.dumps(record, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return journal_line(text.replace("about 1,0", "about 7,0"))[1]


KINDS: list[tuple[Callable[[random.Random, Lines], tuple[Lines, bool]], int]] = [
    (flipped, 150),
    (deleted, 75),
    (swapped, 60),
    (doubled, 50),
    (rehashed, 75),
    (cut, 50),
    (torn, 40),
    (rewritten, 35),
    (emptied, 2),
]


def test_every_tampering_is_seen_with_a_kept_head(
    original: tuple[Path, Seal], tmp_path: Path, record_property: promises.Record
) -> None:
    """Each of 555 changes is seen with a kept head; without one, those are that the docs name as such."""
    folder, seal = original
    chance = random.Random(555)
    seen_alone, total = 0, 0
    cases = [(kind, n) for kind, times in KINDS for n in range(times)]
    for kind, n in cases:
        author = AUTHORS[n % 2]
        copy = tmp_path / f"{kind.__name__}-{n}"
        shutil.copytree(folder, copy)
        path = copy / file_name(author)
        lines = path.read_bytes().splitlines(keepends=True)

        changed, alone = kind(chance, lines)
        path.write_bytes(b"".join(changed))

        assert b"".join(changed) != b"".join(lines), kind.__name__
        assert not Journal(copy).verify(seal.digest).ok or _end_alone(lines, changed), (kind.__name__, n)
        assert Journal(copy).verify(seal.digest).findings, (kind.__name__, n)
        assert bool(Journal(copy).verify().findings) is alone, (kind.__name__, n)
        seen_alone += alone
        total += 1
        shutil.rmtree(copy)
    for kind_of_file in (_moved, _renamed, _gone):
        for author in AUTHORS * 3:
            copy = tmp_path / f"{kind_of_file.__name__}-{total}"
            shutil.copytree(folder, copy)

            alone = kind_of_file(chance, copy, author)

            assert not Journal(copy).verify(seal).ok
            assert bool(Journal(copy).verify().findings) is alone
            seen_alone += alone
            total += 1

    promises.say(record_property, "P6", ways_to_tamper=total, unseen=0, seen_without_a_head=seen_alone)
    assert total == 555
    assert seen_alone == SEEN_ALONE


def _end_alone(lines: Lines, changed: Lines) -> bool:
    """Whether nothing but the end of the last line is another: every entry is there, and the line is reported."""
    return b"".join(changed)[: len(b"".join(lines)) - 1] == b"".join(lines)[:-1]


def _moved(chance: random.Random, copy: Path, author: str) -> bool:
    """An entry stands in the file of somebody else."""
    other = AUTHORS[1 - AUTHORS.index(author)]
    line = chance.choice((copy / file_name(author)).read_bytes().splitlines(keepends=True))
    with (copy / file_name(other)).open("ab") as file:
        file.write(line)
    (copy / file_name(author)).unlink()
    return True


def _renamed(_: random.Random, copy: Path, author: str) -> bool:
    """A file is called as if it were another's."""
    (copy / file_name(author)).rename(copy / file_name(author.upper()))
    return True


def _gone(_: random.Random, copy: Path, author: str) -> bool:
    """A whole file is gone."""
    (copy / file_name(author)).unlink()
    return False


def test_what_is_added_later_is_not_tampering(original: tuple[Path, Seal], tmp_path: Path) -> None:
    """A head says nothing of what comes after it: an entry that somebody adds in another's name is not seen."""
    folder, seal = original
    copy = Journal(shutil.copytree(folder, tmp_path / "copy"))

    copy.append(Estimate.of(1, "person"), figure=Figure("troops", "person"), author=AUTHORS[0], recorded="2023-09-30")

    assert copy.verify(seal).ok
