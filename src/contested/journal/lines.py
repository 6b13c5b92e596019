"""
Lines: how an entry stands in a file, and what the lines of one author's file show by themselves.

A line is an object in its canonical form, with its digest put before:
``{"digest":"sha256:…",`` and then the text as it was, but for its first
bracket.  So a line is checked by its bytes alone, and no JSON is read: half a
million lines take about two seconds.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

import attrs

from contested.claims import canonical_text
from contested.journal.journal_finding import JournalFinding

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_LINE = 1_000_000
"""Bytes of a line: the longest quote, note and definition with a chain of sources take some 100,000."""

_START = b'{"digest":"sha256:'
_DIGEST = slice(len(_START), len(_START) + 64)
_BODY = _DIGEST.stop + 2  # behind the quotation mark and the comma
_NAMED = slice(8, -1)  # a digest in a list, without the name of its algorithm and the quotation marks


class KeptLine(NamedTuple):
    """A whole line: its number, the digest of its text, and that text."""

    number: int
    digest: str
    text: bytes


def journal_line(text: str) -> tuple[str, bytes]:
    """Return the digest of a canonical text, and the line that keeps both."""
    body = text.encode()
    digest = sha256(body).hexdigest()
    return f"sha256:{digest}", b'%b%b",%b\n' % (_START, digest.encode(), body[1:])


def text_of_line(line: bytes) -> bytes | None:
    """Return the text that a line keeps, where the line is whole and the digest is that of the text."""
    if line[: _DIGEST.start] != _START or line[_DIGEST.stop : _BODY] != b'",' or line[-1:] != b"\n":
        return None
    text = b"{" + line[_BODY:-1]
    return text if sha256(text).hexdigest().encode() == line[_DIGEST] else None


def digest_in(line: bytes) -> str:
    """Return the digest that a whole line begins with."""
    return f"sha256:{line[_DIGEST].decode()}"


def author_of(line: bytes) -> str | None:
    """Return whose entry a whole line is; None where it is none."""
    text = text_of_line(line)
    try:
        author = None if text is None else json.loads(text).get("author")
    except (ValueError, AttributeError, RecursionError):
        return None
    return author if isinstance(author, str) else None


@attrs.define
class Chain:
    """
    What the lines of one author's file show, taken in one after the other.

    ``heads`` are the entries that no other comes after; ``lines`` those that
    are whole, where they are kept.
    """

    file: str
    author: str
    kept: bool = False
    count: int = 0
    heads: dict[bytes, None] = attrs.field(factory=dict)
    known: set[bytes] = attrs.field(factory=set)
    lines: list[KeptLine] = attrs.field(factory=list)
    findings: list[JournalFinding] = attrs.field(factory=list)
    _odd: list[tuple[int, bytes]] = attrs.field(factory=list)
    _named: set[bytes] = attrs.field(factory=set)

    @property
    def all_heads(self) -> tuple[str, ...]:
        """The digests of the entries that no other comes after."""
        return tuple(sorted(f"sha256:{one.decode()}" for one in self.heads))

    def take(self, lines: Iterable[bytes]) -> None:
        """Take in all lines of the file, and say what is wrong with them."""
        start = b'"author":%b,"before":[' % canonical_text(self.author).encode()
        last = after_last = b""
        number = 0
        for number, line in enumerate(lines, 1):
            digest = line[_DIGEST]
            # the quick way of nearly every line: it comes after the one before it, as in a file that one program wrote
            if (
                last
                and line.startswith(after_last, _DIGEST.stop)
                and digest not in self.known
                and (text := text_of_line(line)) is not None
            ):
                self._keep(number, digest, text)
            else:
                if last:
                    self.heads = {last: None}
                digest = self._take_slowly(number, line, start)
            last = digest
            after_last = b'",%b"sha256:%b"]' % (start, last)
        if last:
            self.heads = {last: None}
        self.count = len(self.known)
        for at, line in self._odd:
            self._say_what_is_wrong(at, line, is_last=at == number)
        self.findings.sort(key=_place)

    def _keep(self, number: int, digest: bytes, text: bytes) -> None:
        self.known.add(digest)
        if self.kept:
            self.lines.append(KeptLine(number, f"sha256:{digest.decode()}", text))

    def _take_slowly(self, number: int, line: bytes, start: bytes) -> bytes:
        """Take in a line with all that can be wrong with it; return the one head there is after it, or nothing."""
        text = text_of_line(line)
        if text is None and not line.endswith(b"\n"):
            text = text_of_line(line + b"\n")
            if text is not None:
                self._note("torn", number, "the end of the line is missing, its entry is whole")
        begin = _BODY + len(start)
        end = line.find(b"]", begin)
        digest = line[_DIGEST]
        if text is None or end < 0 or not line.startswith(start, _BODY):
            self._odd.append((number, line))
        elif digest in self.known:
            self._note("duplicate", number, "this entry stands in the file before; remove the line")
        else:
            named = line[begin:end]
            self._join(number, [one[_NAMED] for one in named.split(b",")] if named else [])
            self.heads[digest] = None
            self._keep(number, digest, text)
        return next(iter(self.heads)) if len(self.heads) == 1 else b""

    def _join(self, number: int, named: list[bytes]) -> None:
        """Take in an entry that does not simply come after the one before it."""
        if not named and not self.known:
            return
        missing = [one for one in named if one not in self.known]
        if missing and any(line[_DIGEST] == missing[0] for _, line in self._odd):
            self._named.add(missing[0])  # a line that is changed: what comes after it says that it was whole
        elif missing:
            gone = (
                f"it comes after the entry sha256:{missing[0].decode(errors='replace')[:12]}…, which is not before it"
            )
            self._note("broken", number, f"{gone}; lines were removed, changed or moved")
        elif not all(one in self.heads for one in named) or not named:
            self._note("forked", number, "another entry comes after the same one: two copies of the file went on apart")
        for one in named:
            self.heads.pop(one, None)

    def _say_what_is_wrong(self, number: int, line: bytes, *, is_last: bool) -> None:
        if len(line) > LONGEST_LINE:
            self._note("unreadable", number, f"the line has more than {LONGEST_LINE:,} bytes; nothing after it is read")
        elif text_of_line(line) is not None:
            self._note("misplaced", number, f"this is no entry of {self.author}; move the line into its author's file")
        elif not line.endswith(b"\n") or not (is_last or line[_DIGEST] in self._named or _is_json(line)):
            self._note(
                "torn", number, "the line was begun and not ended, so its entry was never acknowledged as recorded"
            )
        else:
            self._note("changed", number, "the line is not what was recorded: its digest is another")

    def _note(self, kind: str, line: int, what: str) -> None:
        self.findings.append(JournalFinding(kind, self.file, line, what))


def _place(finding: JournalFinding) -> int:
    return finding.line or 0


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True
