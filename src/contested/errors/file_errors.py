"""Errors of dossiers, of their files, and of rows that are read into one figure."""

from __future__ import annotations

from difflib import get_close_matches
from typing import NamedTuple

from contested.errors.base import ContestedError, shorten, visible


class UnknownName(ContestedError, KeyError):
    """A name or an id that is not held here; ``near`` are those like it first, or they alone (``alike``)."""

    what: str
    name: str
    near: tuple[str, ...]
    where: str = "the dossier"
    alike: bool = False

    def __str__(self) -> str:
        meant = () if self.alike else get_close_matches(str(self.name), self.near, 1, _SLIP)
        return self.asking(f"did you mean {meant[0]}? " if meant else "")

    def asking(self, question: str) -> str:
        """Return the message with a question before the known names, such as "is it troops? "."""
        word = "near" if self.alike else "known"
        known = f"{word}: {', '.join(self.near)}" if self.near else "there are none yet"
        return visible(f"no {self.what} {shorten(self.name)} in {self.where}; {question}{known}")


_SLIP = 0.75
"""How much two names share where one is taken for a slip of the other, as difflib counts it."""


class UnusableStyle(ContestedError, ValueError):
    """A style of citations that is none, or that the processor of styles cannot work with."""

    style: str
    reason: str

    def __str__(self) -> str:
        return (
            f"cannot write references in the style {shorten(self.style)}: {self.reason[:200]}; "
            "give another style, or 'plain', which needs none"
        )


class EqualFigures(ContestedError, ValueError):
    """Two ids for one and the same figure."""

    first: str
    second: str

    def __str__(self) -> str:
        return (
            f"the figures {shorten(self.first)} and {shorten(self.second)} have equal records, so they are the same "
            "unknown; keep one, or say what tells them apart (of=, where=, period=, definition=, facets)"
        )


class MergeConflict(ContestedError, ValueError):
    """An id that two dossiers use for different things."""

    what: str
    name: str

    def __str__(self) -> str:
        return f"both dossiers have a {self.what} {shorten(self.name)}, and they differ; rename one before merging"


class MisfitEdition(ContestedError, ValueError):
    """A dossier that is not the edition from which a diff leads to another."""

    figure: str

    def __str__(self) -> str:
        return (
            f"the diff leads from another edition: the figure {shorten(self.figure)} is not as it was compared; "
            "compare this one with old.diff(new)"
        )


class MisfitConclusion(ContestedError, ValueError):
    """A conclusion that rests on what is to be taken out."""

    question: str
    where: str
    reason: str

    def __str__(self) -> str:
        return f"the conclusion {shorten(self.question)} in {shorten(self.where)}: {self.reason}"


class Problem(NamedTuple):
    """One thing that is wrong in a file: where (key path and line) and what."""

    path: str
    line: int | None
    message: str

    def __str__(self) -> str:
        where = [f"line {self.line}"] if self.line is not None else []
        where += [self.path] if self.path else []
        return f"{', '.join(where)}: {self.message}" if where else self.message


class UnreadableDossier(ContestedError, ValueError):
    """A dossier file with errors: all of them, each with its line."""

    name: str
    problems: tuple[Problem, ...]

    def __str__(self) -> str:
        n = len(self.problems)
        head = f"{self.name}: {n} problem{'s' if n != 1 else ''}"
        return "\n".join([head, *(f"  {problem}" for problem in self.problems)])


class UnreadableRows(ContestedError, ValueError):
    """Rows with errors: all of them, each with its number."""

    problems: tuple[tuple[int, str], ...]

    def __str__(self) -> str:
        n = len(self.problems)
        head = f"{n} row{'s' if n != 1 else ''} cannot be read"
        return "\n".join([head, *(f"  row {number}: {reason}" for number, reason in self.problems)])


class OneWayFormat(ContestedError, ValueError):
    """A format that only goes the other way; ``others`` go this one."""

    name: str
    goes: str
    others: tuple[str, ...]

    def __str__(self) -> str:
        back = "read" if self.goes == "written" else "written"
        return f"the format {self.name} is only {self.goes}; what is {back} is {', '.join(self.others)}"


class DraftProblem(NamedTuple):
    """One thing that is wrong in a draft: in which line and column, and what; line 0 is the draft as a whole."""

    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return self.message if not self.line else f"line {self.line}, column {self.column}: {self.message}"


MOST_PROBLEMS_SHOWN = 100
"""A draft with more is another kind of file."""


class UnreadableDraft(ContestedError, ValueError):
    """A draft with placeholders that cannot be written out, or that cannot be read: every problem with its place."""

    problems: tuple[DraftProblem, ...]
    name: str = "the draft"

    def __str__(self) -> str:
        n = len(self.problems)
        more = [f"  and {n - MOST_PROBLEMS_SHOWN:,} more"] if n > MOST_PROBLEMS_SHOWN else []
        shown = [f"  {problem}" for problem in self.problems[:MOST_PROBLEMS_SHOWN]]
        return "\n".join([f"{self.name}: {n:,} problem{'s' if n != 1 else ''}", *shown, *more])


class UnsavedDossier(ContestedError, OSError):
    """A dossier that could not be written; what was there before is still there."""

    path: str
    reason: str

    def __str__(self) -> str:
        return f"cannot save {self.path}: {self.reason}; the file is as it was before"


class UnusableCopy(ContestedError, ValueError):
    """A kept copy, or a folder of them, that is not opened, or that has no text to be read."""

    name: str
    reason: str

    def __str__(self) -> str:
        return f"cannot use the copy {shorten(self.name)}: {self.reason}"


class UnreadableJournal(ContestedError, ValueError):
    """A journal whose files cannot be read, or are not as they were written: every problem with its file and line."""

    name: str
    problems: tuple[str, ...]

    def __str__(self) -> str:
        n = len(self.problems)
        return "\n".join([f"{self.name}: {n} problem{'s' if n != 1 else ''}", *(f"  {one}" for one in self.problems)])


class ShrunkenJournal(ContestedError, ValueError):
    """A copy of a journal's file that lacks lines which both copies once had."""

    name: str
    lines: int

    def __str__(self) -> str:
        lines = f"{self.lines} line{'s' if self.lines != 1 else ''}"
        return (
            f"{lines} of {self.name} stood in the common version and are gone from a copy, or are changed there; "
            "a journal only grows, so look at both with 'contested journal verify' before you put them together"
        )


class UnwrittenEntry(ContestedError, OSError):
    """An entry that could not be recorded; the journal is as it was before."""

    path: str
    reason: str

    def __str__(self) -> str:
        return f"cannot record in {self.path}: {self.reason}; nothing was recorded, and the journal is as it was before"


class UnreadableQuestion(ContestedError, ValueError):
    """A question that the command line cannot read."""

    text: str
    position: int
    reason: str

    def __str__(self) -> str:
        return (
            f"cannot read the question at character {self.position + 1}: {self.reason}; "
            'write one comparison such as "population > 100000" or "duration < \'2 day\'", '
            'or one formula such as "troops - local"'
        )
