"""What a look at a journal's files finds, and what it shows."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003  # attrs resolves it

import attrs

SEVERITY = {
    "changed": "error",
    "broken": "error",
    "duplicate": "error",
    "misplaced": "error",
    "missing": "error",
    "unreadable": "error",
    "torn": "warning",
    "forked": "warning",
    "stray": "warning",
}
"""How bad each kind of finding is: an error is what no program of ours leaves behind."""


@attrs.frozen(repr=False)
class JournalFinding:
    """
    Something that a look at a journal noticed.

    ``kind`` is "changed" (a line is not what was recorded), "broken" (it
    comes after one that is not there), "duplicate", "misplaced" (a line or a
    file of somebody else), "missing" (what the kept head names is gone),
    "unreadable", "torn" (a line was begun and not ended), "forked" (two
    copies of one author's file went on apart) or "stray" (a file that is no
    part of a journal); ``line`` is None where it is about the whole file.

    Attributes:
        file: in which file.
        what: what was found, and what to do.
    """

    kind: str
    file: str
    line: int | None
    what: str

    @property
    def severity(self) -> str:
        """Whether it is an "error" or a "warning"."""
        return SEVERITY[self.kind]

    def to_dict(self) -> dict[str, object]:
        """Return the finding as plain values, for JSON."""
        return {
            "kind": self.kind,
            "severity": self.severity,
            "file": self.file,
            "line": self.line,
            "what": self.what,
        }

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}, line {self.line}"
        return f"{self.severity}: {where}: {self.what}"

    def __repr__(self) -> str:
        return f"<JournalFinding {self}>"


@attrs.frozen(repr=False)
class JournalReport:
    """
    What a look at a journal's files shows, and what it cannot show.

    ``entries`` counts those that are whole, by author; ``heads`` are the
    digests of those that no other comes after; ``head`` is the one that was
    kept elsewhere and compared, or None.

    Attributes:
        findings: each a ``JournalFinding``.
        sealed: the authors that it is over, where it is an entry's; none where it is over all.
    """

    entries: Mapping[str, int]
    heads: Mapping[str, tuple[str, ...]]
    findings: tuple[JournalFinding, ...] = ()
    head: str | None = None
    sealed: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing was found that no program of ours leaves behind."""
        return all(finding.severity != "error" for finding in self.findings)

    @property
    def shown(self) -> str:
        """What this look shows, in a sentence."""
        total = sum(self.entries.values())
        if not self.ok:
            return "the journal is not as it was written"
        whole = f"each of {total:,} entries is as it was written, and comes after the one that it names"
        if self.head is None:
            return whole
        whose = f" of {', '.join(self.sealed)}" if self.sealed else ""
        return f"{whole}; all that was recorded{whose} when the head {self.head[:19]}… was taken is here, unchanged"

    @property
    def not_shown(self) -> str:
        """What this look cannot show, in a sentence."""
        if self.head is None:
            return (
                "without a head that was kept elsewhere, nothing shows that no entry was cut off at the end of a file, "
                "that no file is gone, and that the whole was not written anew; keep the digest of seal()"
            )
        return (
            "nothing shows that no later entry was cut off, that days of recording are right, or that claims are true"
        )

    def to_dict(self) -> dict[str, object]:
        """Return the report as plain values, for JSON."""
        return {
            "ok": self.ok,
            "entries": dict(self.entries),
            "heads": {author: list(digests) for author, digests in self.heads.items()},
            "head": self.head,
            "shown": self.shown,
            "not_shown": self.not_shown,
            "findings": [finding.to_dict() for finding in self.findings],
        }

    def __str__(self) -> str:
        return "\n".join([*(str(finding) for finding in self.findings), self.shown, f"not shown: {self.not_shown}"])

    def __repr__(self) -> str:
        return f"<JournalReport {self.shown}>"
