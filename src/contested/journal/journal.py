"""Journals: a folder with one file an author, to which entries are added and in which nothing is changed."""

from __future__ import annotations

import os
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import attrs

from contested.claims import canonical_text, without_target
from contested.dossier.dossier import Dossier
from contested.errors import (
    ContestedError,
    ContestedWarning,
    IncompleteStatement,
    UnknownName,
    UnreadableJournal,
)
from contested.figure import Figure
from contested.journal.author_file import SEALS, append_lines, file_name, lines_of_open, make_folder, read_lines
from contested.journal.entry import JournalEntry, claim_texts, entry_text, recording_time
from contested.journal.inspection import compare_with_head, inspect_folder
from contested.journal.journal_finding import JournalReport
from contested.journal.lines import LONGEST_LINE, Chain, journal_line
from contested.journal.merging import missing_lines
from contested.journal.recorded_claims import recorded_dossier
from contested.journal.seal import Seal, seal_of, seals_in
from contested.names import clean_name
from contested.quantities import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from contested.claims import Statement
    from contested.quantities import Datelike

SHORTEST_PREFIX = 6
"""Digits of a digest that name an entry, if no other begins so."""


class TornEntry(ContestedWarning):
    """A line of a journal was begun and not ended, or a file of it holds no entry."""


class _Tail(NamedTuple):
    """The end of a file that we know: which file of which size it was, and the entries that none comes after."""

    file: int
    device: int
    size: int
    heads: tuple[str, ...]


@attrs.frozen(repr=False)
class Journal:
    """
    Claims that several people and programs record side by side.

    A folder with one file an author, to which lines are added and in which
    none is ever changed.  Each entry holds the digest of the one before, so
    that a change shows.  No clock is read here: who records says when.

    Attributes:
        folder: where its files are.
    """

    folder: Path = attrs.field(converter=Path)
    _tails: dict[str, _Tail] = attrs.field(factory=dict, init=False, eq=False)
    _files: dict[str, Path] = attrs.field(factory=dict, init=False, eq=False)

    # -- recording ----------------------------------------------------------

    def append(
        self, statement: Statement, *, figure: Figure, author: str, recorded: Datelike, figure_id: str | None = None
    ) -> JournalEntry:
        """
        Record one claim, denial or refusal to say; once this returns, it is on the disk.

        Args:
            statement: such as ``Estimate.of("120,000", "person", by="Armenia")``.
            figure: what it is of; what is said of the figure is not looked at.
            author: who records it.
            recorded: when: a day, or an instant with its offset.
            figure_id: what the figure is to be called in questions.

        Raises:
            UnwrittenEntry: it could not be recorded; the journal is as before.
            UnreadableJournal: the author's file was changed; see ``verify()``.
            IncompleteStatement: the statement cannot be made again by its words.
        """
        return self._record(author, recorded, [_claim(statement, figure, figure_id)])[0]

    def correct(
        self,
        entry: str | JournalEntry,
        statement: Statement,
        *,
        author: str,
        recorded: Datelike,
        reason: str,
        figure: Figure | None = None,
    ) -> JournalEntry:
        """
        Record a claim in the place of one that was recorded wrongly; both stay in the journal.

        Args:
            entry: the wrong one, by its digest or the beginning of it.
            statement: the right one.
            author: who corrects.
            recorded: when.
            reason: why.
            figure: what the right one is of, if that was wrong.

        Raises:
            UnknownName: no entry, or more than one, has this digest.
            ContestedError: as for ``append``.
        """
        wrong = self.entry(entry)
        scope = wrong.figure if figure is None else figure
        if scope is None:
            raise IncompleteStatement("a retraction has no claim to correct; record the claim anew")
        parts = _claim(statement, scope, wrong.id) | _because("corrects", wrong, reason)
        return self._record(author, recorded, [parts])[0]

    def retract(self, entry: str | JournalEntry, *, author: str, recorded: Datelike, reason: str) -> JournalEntry:
        """
        Take back an entry that should not have been recorded; it stays in the journal, and out of the dossier.

        ``correct`` says what the arguments are, and what is raised.
        """
        return self._record(author, recorded, [_because("retracts", self.entry(entry), reason)])[0]

    def record(self, dossier: Dossier, *, author: str, recorded: Datelike) -> tuple[JournalEntry, ...]:
        """
        Record every statement of a dossier that no entry holds yet, in one write; return the new entries.

        What was retracted or corrected was recorded, and is not recorded
        again.  Relations, conclusions and what is set aside are no claims.

        Raises:
            ContestedError: as for ``append``.
        """
        new = [_claim(statement, figure, id_) for id_, figure, statement in self.not_recorded(dossier)]
        return self._record(author, recorded, new) if new else ()

    def not_recorded(self, dossier: Dossier) -> tuple[tuple[str, Figure, Statement], ...]:
        """Return the statements of a dossier that no entry holds, each with its figure and that one's id."""
        known = {(one.figure, one.statement) for one in self.entries()} if self.folder.is_dir() else set()
        return tuple(
            (id_, scope, statement)
            for id_, figure in dossier.figures.items()
            for scope in [attrs.evolve(figure.root, statements=(), assessments=())]
            for statement in figure.root.statements
            if (scope, without_target(statement)) not in known
        )

    def _record(self, author: str, recorded: Datelike, claims: Sequence[Mapping[str, str]]) -> tuple[JournalEntry, ...]:
        name = clean_name(author, "author")
        path = self._files.get(name) or self._file_of(name)
        shared = {"author": canonical_text(name), "recorded": canonical_text(recording_time(recorded))}
        made: list[JournalEntry] = []
        added = 0

        def lines_after(handle: int, opened: os.stat_result) -> bytes:
            nonlocal added
            heads, start = self._heads(name, path, handle, opened)
            lines = [start]
            for claim in claims:
                text = entry_text({**claim, **shared}, heads)
                digest, line = journal_line(text)
                if len(line) > LONGEST_LINE:
                    reason = f"its entry would have {len(line):,} bytes, and at most {LONGEST_LINE:,} are read"
                    raise IncompleteStatement(f"{reason}; shorten its quote or note")
                made.append(JournalEntry(digest, text, path.name))
                lines.append(line)
                heads = (digest,)
            content = b"".join(lines)
            added = len(content)
            return content

        before = append_lines(path, lines_after)
        self._tails[name] = _Tail(before.st_ino, before.st_dev, before.st_size + added, (made[-1].digest,))
        return tuple(made)

    def _file_of(self, author: str) -> Path:
        """Return the file of an author, in a folder that is there."""
        make_folder(self.folder)
        path = self._files[author] = self.folder / file_name(author)
        return path

    def _heads(self, author: str, path: Path, handle: int, opened: os.stat_result) -> tuple[tuple[str, ...], bytes]:
        """Return the entries that a new one comes after, and what ends a line that somebody began and did not end."""
        tail = self._tails.get(author)
        if tail is not None and tail[:3] == (opened.st_ino, opened.st_dev, opened.st_size):
            return tail.heads, b""
        if not opened.st_size:
            return (), b""
        chain = Chain(path.name, author)
        chain.take(lines_of_open(handle))
        _refuse_changed(self.folder, [chain])
        os.lseek(handle, -1, os.SEEK_END)
        return chain.all_heads, b"" if os.read(handle, 1) == b"\n" else b"\n"

    # -- reading ------------------------------------------------------------

    def entries(self, known_on: Datelike | None = None) -> tuple[JournalEntry, ...]:
        """
        Return every entry in the order of recording, those too that are corrected or retracted since.

        Args:
            known_on: a day; what was recorded later is left out.

        Raises:
            UnreadableJournal: the folder is not there, or a line of it is not
                what was recorded: each with its file and line.
        """
        chains = inspect_folder(self.folder, kept=True)
        _refuse_changed(self.folder, chains)
        for finding in (one for chain in chains for one in chain.findings if one.kind in ("torn", "stray")):
            warnings.warn(str(finding), TornEntry, stacklevel=2)
        problems: list[str] = []
        found: list[JournalEntry] = []
        for chain in chains:
            for line in chain.lines:
                try:
                    entry = JournalEntry(line.digest, line.text.decode(), chain.file, line.number)
                    entry.check()
                    found.append(entry)
                except (ContestedError, RecursionError, UnicodeDecodeError) as error:
                    problems.append(f"{chain.file}, line {line.number}: {error}")
        if problems:
            raise UnreadableJournal(self.folder.name, tuple(problems))
        found.sort(key=lambda entry: (entry.moment, entry.file, entry.line))
        last = None if known_on is None else parse_date(known_on).last_day
        return tuple(entry for entry in found if last is None or entry.recorded.last_day <= last)

    def entry(self, digest: str | JournalEntry) -> JournalEntry:
        """
        Return the entry of a digest, or of the beginning of one.

        Raises:
            UnknownName: no entry, or more than one, has this digest.
        """
        wanted = digest.digest if isinstance(digest, JournalEntry) else str(digest)
        digits = wanted.rpartition(":")[2]
        found = [one for one in self.entries() if one.digest.rpartition(":")[2].startswith(digits)]
        if len(digits) < SHORTEST_PREFIX or len(found) != 1:
            near = tuple(one.digest for one in found[:5])
            raise UnknownName("entry", wanted, near, f"the journal {self.folder.name}", alike=bool(near))
        return found[0]

    def dossier(self, known_on: Datelike | None = None) -> Dossier:
        """
        Return the claims that are in force: neither corrected nor retracted.

        Args:
            known_on: a day; what was recorded later is not looked at, so this
                is the dossier as the journal had it then.

        Raises:
            UnreadableJournal: as for ``entries``, or claims that do not go together.
        """
        return recorded_dossier(self.entries(known_on), self.folder.name)

    def history(self, figure: Figure | str) -> tuple[JournalEntry, ...]:
        """
        Return all entries about a figure in the order of recording: claims, corrections and retractions.

        Args:
            figure: a figure, of which what is said is not looked at, or its id in ``dossier()``.

        Raises:
            UnknownName: no figure has that id.
        """
        every = self.entries()
        named = figure if isinstance(figure, Figure) else recorded_dossier(every, self.folder.name)[figure]
        scope = attrs.evolve(named.root, statements=(), assessments=())
        about = {entry.digest for entry in every if entry.figure == scope}
        return tuple(entry for entry in every if entry.digest in about or entry.replaces in about)

    # -- what nobody changed ------------------------------------------------

    def verify(self, head: str | Seal | None = None) -> JournalReport:
        """
        Return what the bytes of the journal show: which lines are torn, changed, moved, gone or there twice.

        Args:
            head: what was kept elsewhere: a seal, the digest of one, or the
                digest of an entry.  Without it, nothing shows that the end of
                a file was not cut off, nor that all was not written anew.

        Raises:
            UnreadableJournal: there is no such folder.
        """
        chains = inspect_folder(self.folder)
        findings = [finding for chain in chains for finding in chain.findings]
        heads = {chain.author: chain.all_heads for chain in chains if chain.count}
        counts = {chain.author: chain.count for chain in chains if chain.count}
        if head is None:
            return JournalReport(counts, heads, tuple(findings))
        digest = head.digest if isinstance(head, Seal) else head if ":" in head else f"sha256:{head}"
        gone, sealed = compare_with_head(chains, head if isinstance(head, Seal) else self._seal(digest, heads), digest)
        return JournalReport(counts, heads, (*findings, *gone), digest, sealed)

    def seal(self, *, keep: bool = True) -> Seal:
        """
        Return one head over all that every author has recorded by now; publish its digest, or keep it elsewhere.

        Args:
            keep: put the seal into the folder too, so that later its digest
                is enough to find what it is over.

        Raises:
            UnreadableJournal: the journal is not as it was written.
            UnwrittenEntry: the seal could not be kept.
        """
        chains = inspect_folder(self.folder)
        _refuse_changed(self.folder, chains)
        seal = seal_of({chain.author: chain.all_heads for chain in chains if chain.count})
        if keep and seal.digest not in self._kept_seals():
            _, line = journal_line(seal.text)
            append_lines(self.folder / SEALS, lambda _, __: line)
        return seal

    def merge(self, other: Journal | str | os.PathLike[str]) -> JournalReport:
        """
        Add the entries of another copy of the journal that this one lacks; return what that leaves.

        Two copies of one author's file that went on apart are put together,
        and reported as "forked": the author's next entry comes after both.

        Raises:
            UnreadableJournal: one of them is not as it was written.
            UnwrittenEntry: an entry could not be added.
        """
        theirs = other if isinstance(other, Journal) else Journal(Path(other))
        for journal in (self, theirs):
            if journal is theirs or self.folder.is_dir():
                _refuse_changed(journal.folder, inspect_folder(journal.folder))
        make_folder(self.folder)
        for path in sorted(theirs.folder.glob("*.jsonl")):
            lines = list(read_lines(path))
            append_lines(self.folder / path.name, lambda handle, _, lines=lines: _lacking(handle, lines))  # type: ignore[misc]
        return self.verify()

    def _seal(self, digest: str, heads: Mapping[str, Iterable[str]]) -> Seal | None:
        """Return the seal of a digest: over what is here now, or one that was kept."""
        now = seal_of(heads)
        return now if now.digest == digest else self._kept_seals().get(digest)

    def _kept_seals(self) -> Mapping[str, Seal]:
        try:
            return seals_in(read_lines(self.folder / SEALS))
        except OSError:  # none was kept here, or none can be read: a digest that is not found says so
            return {}

    def __repr__(self) -> str:
        return f"<Journal {self.folder}>"


def _refuse_changed(folder: Path, chains: Iterable[Chain]) -> None:
    """Refuse to read, or to add to, what is not as it was written."""
    errors = tuple(str(one) for chain in chains for one in chain.findings if one.severity == "error")
    if errors:
        raise UnreadableJournal(folder.name, errors)


def _claim(statement: Statement, figure: Figure, id_: str | None) -> dict[str, str]:
    return claim_texts(statement, figure) | ({} if id_ is None else {"id": canonical_text(clean_name(id_, "figure"))})


def _because(verb: str, entry: JournalEntry, reason: str) -> dict[str, str]:
    return {verb: canonical_text(entry.digest), "reason": canonical_text(clean_name(reason, "reason"))}


def _lacking(handle: int, lines: list[bytes]) -> bytes:
    """Return the lines that an open file lacks, and before them the end of a line that has none."""
    mine = list(lines_of_open(handle))
    start = b"\n" if mine and not mine[-1].endswith(b"\n") else b""
    missing = b"".join(missing_lines(mine, lines))
    return start + missing if missing else b""


def dossier_at(path: str | os.PathLike[str]) -> Dossier:
    """
    Return the dossier that a path leads to: what a file says, or what the journal in a folder leaves in force.

    Raises:
        UnreadableDossier: every problem in a file, with line, key and advice.
        UnreadableJournal: every problem in a journal, with file and line.
    """
    place = Path(path)
    return Journal(place).dossier() if place.is_dir() else Dossier.load(place)
