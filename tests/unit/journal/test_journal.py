"""Journals: what is recorded, read back, corrected, taken back and looked at."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import resource
import warnings
from typing import TYPE_CHECKING, Any

import pytest

from contested import Denial, Dossier, Estimate, Figure, Journal, JournalEntry, Party, Seal, Source, Withheld, part_of
from contested.errors import (
    BelowFloor,
    IncompatibleUnits,
    IncompleteStatement,
    NotADay,
    UnknownName,
    UnreadableJournal,
    UnusableName,
    UnwrittenEntry,
)
from contested.journal.author_file import file_name
from contested.journal.journal import TornEntry, dossier_at
from contested.journal.lines import journal_line

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = Source("News article", issued="2023-09-20/2023-09-21", quoting=Source("Wire"))
POPULATION = Figure("population", "person", of="Nagorno-Karabakh")
DESK: dict[str, Any] = {"author": "the desk", "recorded": "2023-09-21T10:00Z"}
LATER: dict[str, Any] = {"author": "the desk", "recorded": "2023-09-22", "reason": "a slip"}


def number(value: object = "120,000", **fields: Any) -> Estimate:
    """Return a claim."""
    return Estimate.of(value, "person", **{"by": "Armenia", "source": ARTICLE, **fields})


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """Return a journal of two authors with three entries."""
    made = Journal(tmp_path / "journal")
    made.append(number(), figure=POPULATION, **DESK)
    made.append(number("around 50,000", by="Azerbaijan"), figure=POPULATION, figure_id="people", **DESK)
    made.append(Denial.of(by="Armenia"), figure=POPULATION, author="a bureau", recorded="2023-09-23")
    return made


def file_of(journal: Journal, author: str = "the desk") -> Path:
    """Return the file of an author."""
    return journal.folder / file_name(author)


# -- recording ------------------------------------------------------------------------


def test_an_entry_is_one_line_of_its_authors_file(tmp_path: Path) -> None:
    """An entry is one line of JSON, with its digest, its author, when it was recorded, and what it comes after."""
    journal = Journal(str(tmp_path / "new" / "journal"))

    first = journal.append(number(), figure=POPULATION.claimed(3), **DESK)
    second = journal.append(Withheld.of(by="Armenia"), figure=POPULATION, **DESK)

    lines = [json.loads(line) for line in file_of(journal).read_text(encoding="utf-8").splitlines()]
    assert [line["digest"] for line in lines] == [first.digest, second.digest]
    assert [line["before"] for line in lines] == [[], [first.digest]]
    assert lines[0]["author"] == "the desk"
    assert lines[0]["recorded"] == "2023-09-21T10:00Z"
    assert lines[0]["figure"] == {"is": "figure", "name": "population", "of": "Nagorno-Karabakh", "unit": "person"}
    assert lines[0]["statement"]["interval"] == "120000"
    assert lines[0]["sources"].keys() == {ARTICLE.content_digest, ARTICLE.quoting[0].content_digest}
    assert "sources" not in lines[1]


def test_an_entry_says_what_it_is(journal: Journal) -> None:
    """An entry that was recorded has its parts as values, and prints in a line."""
    entry = journal.append(number(), figure=POPULATION, author="ünï", recorded="2023-09-24")

    assert (entry.author, str(entry.recorded), entry.before, entry.id) == ("ünï", "2023-09-24", (), None)
    assert (entry.figure, entry.statement, entry.replaces, entry.reason) == (POPULATION, number(), None, None)
    assert str(entry) == (
        f"{entry.digest[7:19]} 2023-09-24 ünï: population (Nagorno-Karabakh): 120,000 people (Armenia, in News article, "
        "issued 2023-09-20/2023-09-21, quoting Wire)"
    )
    assert repr(entry) == f"<JournalEntry {entry}>"


def test_what_is_recorded_is_a_dossier(journal: Journal) -> None:
    """The claims in force are a dossier that answers as any other; a figure has the id that somebody gave it."""
    dossier = journal.dossier()

    assert list(dossier) == ["people"]
    assert str(dossier["people"].hull()) == (
        "about 50,000 (Azerbaijan) to 120,000 (Armenia) people; Armenia denies the figure"
    )
    assert dossier_at(journal.folder) == dossier
    dossier.save(journal.folder / "saved.toml")
    assert dossier_at(journal.folder / "saved.toml").digest == dossier.digest
    assert repr(journal) == f"<Journal {journal.folder}>"


def test_a_figure_has_an_id_of_its_name_where_nobody_gave_one(journal: Journal) -> None:
    """Figures without an id are called by their names, and those that would be called the same are told apart."""
    for figure in (Figure("troops", "person"), Figure("troops", "person", definition="in uniform")):
        journal.append(number(), figure=figure, **DESK)

    first, second, third = sorted(journal.dossier())

    assert first == "people"
    assert {second[:7], third[:7]} == {"troops-"}


def test_recording_goes_on_in_another_process(journal: Journal) -> None:
    """Another journal on the same folder goes on where the file ends, and so does the first one after it."""
    other = Journal(journal.folder)

    second = other.append(number(1), figure=POPULATION, **DESK)
    third = journal.append(number(2), figure=POPULATION, **DESK)
    fourth = journal.append(number(3), figure=POPULATION, **DESK)

    assert (third.before, fourth.before) == ((second.digest,), (third.digest,))
    assert journal.verify().ok


def test_days_and_instants_are_when_something_is_recorded(journal: Journal) -> None:
    """What was recorded by a day is known on it; a month is no time at which somebody records."""
    assert len(journal.entries("2023-09-21")) == 2
    assert len(journal.entries("2023-09-20")) == 0
    assert [entry.author for entry in journal.entries()] == ["the desk", "the desk", "a bureau"]
    assert journal.dossier("2023-09-21")["people"].denials == ()
    with pytest.raises(NotADay, match="2023-09"):
        journal.append(number(), figure=POPULATION, author="x", recorded="2023-09")


@pytest.mark.parametrize(
    ("statement", "figure", "error"),
    [
        (number(-5), POPULATION, BelowFloor),
        (Estimate.of(5, "day"), POPULATION, IncompatibleUnits),
        (Estimate.of(5000, "m").to("km"), Figure("road", "km"), IncompleteStatement),
    ],
)
def test_what_could_not_be_read_back_is_not_recorded(
    journal: Journal, statement: Estimate, figure: Figure, error: type[Exception]
) -> None:
    """A claim that does not fit its figure, or that no words make again, is refused, and the file stays as it was."""
    before = file_of(journal).read_bytes()

    with pytest.raises(error):
        journal.append(statement, figure=figure, **DESK)

    assert file_of(journal).read_bytes() == before


def test_an_entry_is_no_longer_than_what_is_read(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry that would not be read for its length is not recorded."""
    monkeypatch.setattr("contested.journal.journal.LONGEST_LINE", 500)

    with pytest.raises(IncompleteStatement, match=r"its entry would have \d+ bytes, and at most 500 are read"):
        journal.append(number(), figure=POPULATION, **DESK)


def test_an_author_has_a_name(journal: Journal) -> None:
    """An author without a name records nothing."""
    with pytest.raises(UnusableName):
        journal.append(number(), figure=POPULATION, author=" ", recorded="2023-09-21")


def test_a_dossier_is_recorded_once(journal: Journal) -> None:
    """Of a dossier the statements are recorded that no entry holds, those too that were retracted since."""
    dossier = journal.dossier().with_figure("crew", Figure("crew", "person").claimed(5).withheld(by="B"))

    made = journal.record(dossier, author="a bureau", recorded="2023-09-24")

    assert [entry.id for entry in made] == ["crew", "crew"]
    assert journal.dossier().digest == dossier.digest
    journal.retract(made[0], author="a bureau", recorded="2023-09-25", reason="a slip")
    assert journal.record(dossier, author="a bureau", recorded="2023-09-26") == ()


def test_a_dossier_begins_a_journal(tmp_path: Path) -> None:
    """A journal that is not there yet is begun by what is recorded in it."""
    dossier = Dossier().with_figure("crew", Figure("crew", "person").claimed(5, source=ARTICLE))
    journal = Journal(tmp_path / "journal")

    journal.record(dossier, **DESK)

    assert journal.dossier().digest == dossier.with_source("wire", ARTICLE.quoting[0]).digest


# -- corrections and retractions --------------------------------------------------------


def test_a_correction_stands_in_the_place_of_an_entry(journal: Journal) -> None:
    """What is corrected stays in the journal, and what corrects it is in force; before, the old one was."""
    wrong = journal.entries()[1]

    right = journal.correct(wrong.digest[7:15], number("50,000", by="Azerbaijan"), **LATER)

    assert (right.corrects, right.replaces, right.reason, right.id) == (wrong.digest, wrong.digest, "a slip", "people")
    assert "about" not in str(journal.dossier()["people"])
    assert "about" in str(journal.dossier("2023-09-21")["people"])
    assert str(right).startswith(
        f"{right.digest[7:19]} 2023-09-22 the desk: corrects {wrong.digest[7:19]} (a slip): pop"
    )


def test_a_correction_can_be_of_another_figure(journal: Journal) -> None:
    """A claim that was recorded of the wrong figure is corrected to the right one."""
    journal.correct(journal.entries()[0], number(), figure=Figure("voters", "person"), **LATER)

    assert sorted(journal.dossier()) == ["people", "voters"]


def test_a_retraction_takes_an_entry_out_of_force(journal: Journal) -> None:
    """What is retracted is in no answer, and a retraction that is retracted takes nothing back."""
    first = journal.entries()[0]

    retraction = journal.retract(first, **LATER)

    assert (retraction.figure, retraction.statement, retraction.retracts) == (None, None, first.digest)
    assert str(retraction).endswith(f"the desk: retracts {first.digest[7:19]} (a slip)")
    assert [entry.by for entry in _claims(journal)] == ["Azerbaijan"]
    journal.retract(retraction, **LATER)
    assert [entry.by for entry in _claims(journal)] == ["Armenia", "Azerbaijan"]
    with pytest.raises(IncompleteStatement, match="no claim to correct"):
        journal.correct(retraction, number(), **LATER)


class _Claim:
    def __init__(self, estimate: Estimate) -> None:
        self.by = estimate.parties[0].name


def _claims(journal: Journal) -> list[_Claim]:
    return [_Claim(one) for one in journal.dossier()["people"].estimates]


@pytest.mark.parametrize("digest", ["", "sha256:", "0" * 64, "zz"])
def test_an_entry_is_named_by_the_beginning_of_its_digest(journal: Journal, digest: str) -> None:
    """A digest that no entry has, or that is too short to be meant, is refused."""
    with pytest.raises(UnknownName, match="no entry"):
        journal.entry(digest)


def test_a_digest_that_several_share_names_none(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where two entries begin alike, both are named."""
    monkeypatch.setattr("contested.journal.journal.SHORTEST_PREFIX", 0)

    with pytest.raises(UnknownName, match="near: sha256:"):
        journal.entry("")


def test_a_history_is_all_that_was_recorded_of_a_figure(journal: Journal) -> None:
    """Claims, corrections and retractions of a figure stand in its history, those of others do not."""
    journal.append(number(), figure=Figure("troops", "person"), **DESK)
    retraction = journal.retract(journal.entries()[0], **LATER)

    by_id, by_figure = journal.history("people"), journal.history(POPULATION.claimed(9))

    assert by_id == by_figure
    assert len(by_id) == 4
    assert retraction in by_id
    with pytest.raises(UnknownName, match="known: troops, people"):
        journal.history("trops")


def test_what_two_recorded_stands_once(journal: Journal) -> None:
    """One claim that two authors recorded is one claim."""
    journal.append(number(), figure=POPULATION, author="a bureau", recorded="2023-09-24")

    assert len(journal.dossier()["people"].estimates) == 2


def test_a_denial_may_be_recorded_before_what_it_denies(journal: Journal) -> None:
    """A denial of one estimate points at it whoever recorded it, and whenever."""
    journal.append(Denial.of(by="B", estimate="k"), figure=Figure("crew", "person"), author="a", recorded="2023-09-01")
    with pytest.raises(UnreadableJournal, match=rf"{file_name('a')}, line 1: .*'k'"):
        journal.dossier()

    journal.append(number(3, key="k"), figure=Figure("crew", "person"), author="b", recorded="2023-09-02")

    assert len(journal.dossier()["crew"].denials) == 1


def test_claims_that_do_not_go_together_are_named_by_their_line(journal: Journal) -> None:
    """Two records of one party are refused, with the file and the line of one of them."""
    for at, stake in enumerate(("disputant", "third_party")):
        party = Party("X", stake=stake)
        figure = Figure(f"f{at}", "person")
        journal.append(number(by=party), figure=figure, author="c", recorded=f"2023-09-2{at}")

    with pytest.raises(UnreadableJournal, match=rf"journal: 1 problem\n  {file_name('c')}, line 2: .*stake"):
        journal.dossier()


# -- what goes wrong ---------------------------------------------------------------------


def test_a_torn_line_is_reported_and_not_joined(journal: Journal) -> None:
    """A line that was begun and not ended is warned of, and the next entry begins a line of its own."""
    whole = file_of(journal).read_bytes()
    file_of(journal).write_bytes(whole + whole[:100])
    journal = Journal(journal.folder)

    with pytest.warns(TornEntry, match=r"warning: the-desk-\w+\.jsonl, line 3: the line was begun and not ended"):
        assert len(journal.entries()) == 3
    entry = journal.append(number(7), figure=POPULATION, **DESK)

    assert file_of(journal).read_bytes().startswith(whole + whole[:100] + b'\n{"digest":')
    assert entry.before == (json.loads(whole.splitlines()[-1])["digest"],)
    report = journal.verify()
    assert [(one.kind, one.line) for one in report.findings] == [("torn", 3)]
    assert report.ok
    assert report.entries == {"the desk": 3, "a bureau": 1}


def test_an_entry_without_its_line_end_is_whole(journal: Journal) -> None:
    """An entry of which only the end of the line is missing counts, and the next one comes after it."""
    last = journal.entries()[1]
    file_of(journal).write_bytes(file_of(journal).read_bytes()[:-1])
    journal = Journal(journal.folder)

    assert [one.what for one in journal.verify().findings] == ["the end of the line is missing, its entry is whole"]
    assert journal.append(number(7), figure=POPULATION, **DESK).before == (last.digest,)
    assert journal.verify().findings == ()


def test_what_was_changed_is_neither_read_nor_added_to(journal: Journal) -> None:
    """A file that is not as it was written is refused, with the line, and nothing is recorded after it."""
    changed = file_of(journal).read_bytes().replace(b"120,000", b"130,000")
    file_of(journal).write_bytes(changed)
    wanted = r"journal: 1 problem\n  error: the-desk-\w+\.jsonl, line 1: the line is not what was recorded"

    for work in (
        journal.entries,
        journal.dossier,
        journal.seal,
        lambda: Journal(journal.folder).append(number(), figure=POPULATION, **DESK),
        lambda: Journal(journal.folder.parent / "other").merge(journal),
    ):
        with pytest.raises(UnreadableJournal, match=wanted):
            work()

    assert file_of(journal).read_bytes() == changed


def test_an_entry_that_says_what_no_claim_says_is_named_by_its_line(journal: Journal) -> None:
    """A line that is as it was written, and holds no claim of ours, is refused with its file and line."""
    (journal.folder / file_name("z")).write_bytes(journal_line('{"author":"z","before":[],"format":"2"}')[1])
    with file_of(journal).open("ab") as file:
        before = json.dumps([journal.verify().heads["the desk"][0]])
        text = f'{{"author":"the desk","before":{before},"x":"\u00ff"}}'.encode("latin-1")
        file.write(b'{"digest":"sha256:%b",%b\n' % (hashlib.sha256(text).hexdigest().encode(), text[1:]))

    assert journal.verify().ok
    with pytest.raises(UnreadableJournal) as refused:
        journal.entries()

    assert [str(problem).partition(":")[0] for problem in refused.value.problems] == [
        f"{file_name('the desk')}, line 3",
        f"{file_name('z')}, line 1",
    ]
    assert "use a later version" in str(refused.value)


def test_a_folder_that_is_not_there_is_no_journal(tmp_path: Path) -> None:
    """A folder that is missing, or a file in its place, is refused with what to do."""
    (tmp_path / "file").write_text("x")

    for name in ("missing", "file"):
        with pytest.raises(UnreadableJournal, match=rf"{name}: 1 problem\n  (no such file|not a directory).*check the"):
            Journal(tmp_path / name).verify()
    with pytest.raises(UnwrittenEntry, match="cannot record in in: not a directory; nothing was recorded"):
        Journal(tmp_path / "file" / "in").append(number(), figure=POPULATION, **DESK)


@pytest.mark.parametrize("fault", ["error", "short", "sync", "limit"])
def test_a_full_disk_leaves_the_journal_as_it_was(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    """A write that fails, or that fits in part, or that is not synced, is taken back and refused."""
    before, write = file_of(journal).read_bytes(), os.write

    def full(handle: int, content: bytes) -> int:
        if fault == "short":
            return write(handle, content[:50])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def unsynced(handle: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    if fault == "limit":  # the system's own: the write fits in part
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 10, limits[1]))
    elif fault == "sync":
        monkeypatch.setattr(os, "fsync", unsynced)
    else:
        monkeypatch.setattr(os, "write", full)
    try:
        with pytest.raises(UnwrittenEntry, match=r"cannot record in the-desk-\w+\.jsonl: .*the journal is as it was"):
            journal.append(number(), figure=POPULATION, **DESK)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    monkeypatch.undo()

    assert file_of(journal).read_bytes() == before
    assert journal.append(number(), figure=POPULATION, **DESK).before == (journal.entries()[1].digest,)


def test_warnings_of_a_journal_are_warnings_of_ours(journal: Journal) -> None:
    """A journal that is as it was written is read without a word."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        journal.dossier()


# -- what nobody changed -------------------------------------------------------------------


def test_a_seal_is_one_head_over_all_authors(journal: Journal) -> None:
    """A seal holds however the journal grows, by itself, by its digest, and by that of an entry of one author."""
    seal = journal.seal()
    entry = journal.append(number(7), figure=POPULATION, **DESK)

    assert isinstance(seal, Seal)
    assert dict(seal.heads).keys() == {"a bureau", "the desk"}
    for head in (seal, seal.digest, str(seal)[7:], journal.seal().digest, journal.seal(keep=False)):
        report = journal.verify(head)
        assert report.ok
        assert "all that was recorded when the head" in report.shown
        assert "no later entry was cut off" in report.not_shown
    assert "all that was recorded of the desk when the head" in journal.verify(entry.digest).shown
    assert len((journal.folder / "seals.jsonl").read_bytes().splitlines()) == 2


def test_a_seal_that_was_not_kept_here_is_enough_in_full(journal: Journal) -> None:
    """A seal is enough without the file of seals; its digest alone is not, once the journal has grown."""
    seal = journal.seal(keep=False)

    assert journal.verify(seal.digest).ok
    journal.append(number(7), figure=POPULATION, **DESK)

    assert journal.verify(seal).ok
    assert [one.kind for one in journal.verify(seal.digest).findings] == ["missing"]


def test_without_a_head_the_answer_says_what_it_cannot_show(journal: Journal) -> None:
    """What a chain alone cannot show is said in the answer."""
    report = journal.verify()

    assert str(report) == (
        "each of 3 entries is as it was written, and comes after the one that it names\n"
        "not shown: without a head that was kept elsewhere, nothing shows that no entry was cut off at the end of a "
        "file, that no file is gone, and that the whole was not written anew; keep the digest of seal()"
    )
    assert (
        repr(report) == "<JournalReport each of 3 entries is as it was written, and comes after the one that it names>"
    )
    assert report.to_dict()["ok"] is True


def test_what_is_gone_is_missing_from_a_head(journal: Journal) -> None:
    """A file cut at its end is whole by itself, and not as it was when the head was taken."""
    seal = journal.seal()
    file_of(journal).write_bytes(file_of(journal).read_bytes().splitlines(keepends=True)[0])

    assert journal.verify().ok
    report = journal.verify(seal.digest)

    assert not report.ok
    assert report.shown == "the journal is not as it was written"
    (finding,) = report.findings
    assert str(finding).startswith(f"error: {file_of(journal).name}: the head of 'the desk' sha256:")
    assert repr(finding) == f"<JournalFinding {finding}>"
    assert report.to_dict()["findings"] == [
        {"kind": "missing", "severity": "error", "file": finding.file, "line": None, "what": finding.what}
    ]


# -- merging -------------------------------------------------------------------------------


def test_two_copies_are_put_together(journal: Journal, tmp_path: Path) -> None:
    """Merging adds what the other copy has, says where one author went on apart, and the next entry ends that."""
    other = Journal(tmp_path / "copy")
    assert other.merge(journal.folder).findings == ()
    mine, theirs = (one.append(number(n), figure=POPULATION, **DESK) for n, one in enumerate((journal, other)))
    other.append(number(5), figure=POPULATION, author="ünï", recorded="2023-09-24")
    seal = other.seal()

    report = journal.merge(other)

    assert [one.kind for one in report.findings] == ["forked"]
    assert report.ok
    assert report.heads["the desk"] == tuple(sorted((mine.digest, theirs.digest)))
    assert journal.verify(seal.digest).ok
    assert journal.dossier().digest == Journal(_merged(other, journal)).dossier().digest
    after = journal.append(number(9), figure=POPULATION, **DESK)
    assert after.before == tuple(sorted((mine.digest, theirs.digest)))
    assert journal.verify().heads["the desk"] == (after.digest,)
    size = file_of(journal).stat().st_size
    journal.merge(other)
    assert file_of(journal).stat().st_size == size


def _merged(mine: Journal, theirs: Journal) -> Path:
    mine.merge(theirs)
    return mine.folder


def test_a_torn_line_is_merged_as_it_is(journal: Journal, tmp_path: Path) -> None:
    """A torn line stays a line of its own on either side of a merge."""
    other = Journal(tmp_path / "copy")
    other.merge(journal)
    other.append(number(1), figure=POPULATION, **DESK)
    with file_of(journal).open("ab") as file:
        file.write(b'{"digest":"sha256:12')

    report = journal.merge(other)

    assert [one.kind for one in report.findings] == ["torn"]
    assert report.entries["the desk"] == 3


def test_relations_are_no_claims(journal: Journal) -> None:
    """What a dossier says beside claims is not recorded."""
    dossier = journal.dossier().with_figure("crew", Figure("crew", "person", of="X"))
    dossier = dossier.with_relation(part_of("crew", "people"))

    assert journal.record(dossier, **DESK) == ()
    assert isinstance(journal.entry(journal.entries()[0].digest), JournalEntry)
