"""Inspection: what lies in the folder of a journal, file by file, and what its lines show."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from contested.errors import UnreadableJournal, shorten
from contested.journal.author_file import JOURNAL_SUFFIX, SEALS, file_name, read_lines
from contested.journal.journal_finding import JournalFinding
from contested.journal.lines import Chain, author_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from contested.journal.seal import Seal


def inspect_folder(folder: Path, *, kept: bool = False) -> list[Chain]:
    """
    Return what the files of a journal show, by their names.

    Args:
        folder: of the journal.
        kept: keep the whole lines, to be read.

    Raises:
        UnreadableJournal: there is no such folder.
    """
    try:
        files = sorted(path for path in folder.iterdir() if path.suffix == JOURNAL_SUFFIX and path.name != SEALS)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise UnreadableJournal(folder.name, (f"{why}; check the path, or record a first entry",)) from error
    return [_inspected(path, kept=kept) for path in files]


def compare_with_head(
    chains: Iterable[Chain], seal: Seal | None, digest: str
) -> tuple[tuple[JournalFinding, ...], tuple[str, ...]]:
    """
    Return what a kept head names and the files have not, and the authors that it is over where it is not over all.

    Args:
        chains: what the files show.
        seal: of that digest, if there is one.
        digest: of a seal, else of one entry.
    """
    known = {one: chain for chain in chains for one in chain.known}
    wanted = [(digest, None)] if seal is None else [(one, author) for author, ones in seal.heads for one in ones]
    gone = []
    for one, author in wanted:
        if one.rpartition(":")[2].encode() not in known:
            whose = "the head" if author is None else f"the head of {shorten(author)}"
            what = f"{whose} {one} is gone: entries were cut off or written anew, or this is another journal"
            file = "the journal" if author is None else file_name(author)
            gone.append(JournalFinding("missing", file, None, what))
    author_alone = known.get(digest.rpartition(":")[2].encode()) if seal is None else None
    return tuple(gone), () if author_alone is None else (author_alone.author,)


def _inspected(path: Path, *, kept: bool) -> Chain:
    try:
        author, lines = _author_and_lines(read_lines(path))
        found = Chain(path.name, author or "", kept)
        found.take(lines)
    except OSError as error:
        found = Chain(path.name, "")
        why = (error.strerror or str(error)).lower()
        found.findings.append(JournalFinding("unreadable", path.name, None, f"{why}; a journal holds plain files"))
        return found
    if author is None and found.findings:
        found.findings.append(JournalFinding("stray", path.name, None, "this file holds no entry; move it elsewhere"))
    elif author is not None and path.name != file_name(author):
        what = f"the file of {shorten(author)} is called {file_name(author)}; rename it, or put both together by merge"
        found.findings.append(JournalFinding("misplaced", path.name, None, what))
    return found


def _author_and_lines(lines: Iterator[bytes]) -> tuple[str | None, Iterator[bytes]]:
    """Return whose entry the first whole line is, and all lines."""
    seen: list[bytes] = []
    for line in lines:
        seen.append(line)
        author = author_of(line if line.endswith(b"\n") else line + b"\n")
        if author is not None:
            return author, chain(seen, lines)
    return None, iter(seen)
