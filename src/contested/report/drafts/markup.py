"""
Markup: what of a draft in Markdown or Quarto is no prose: front matter, code, comments.

Read from left to right, each character a bounded number of times, so that
time grows with length alone.  Source: CommonMark 0.31.2, sections 4.4, 4.5
and 6.1; pandoc's manual on front matter.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

import attrs

from contested.phrases.phrase import Span  # noqa: TC001  # attrs resolves it

_FRONT = re.compile(r"---[ \t]*\r?\n(?![ \t]*\r?\n)")  # a rule where an empty line follows
_FRONT_END = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_TOKEN = re.compile(
    r"^(?P<fence>[ \t>]*(?:`{3,}|~{3,}))|(?P<ticks>`+)|(?P<comment><!--)|(?P<blank>\n[ \t\r]*(?=\n))", re.MULTILINE
)
_CODE_INDENT = 4  # spaces
_TICKS = re.compile(r"`+")
_CLOSING = {char: re.compile(rf"^[ \t>]*({char}{{3,}})[ \t\r]*$", re.MULTILINE) for char in "`~"}
_BLANK = re.compile(r"\n[ \t\r]*\n")
_INDENTED = re.compile(r"(?: {4}| {0,3}\t)[ \t]*[^\s]")
_ITEM = re.compile(r" {0,3}(?:[-*+]|[0-9]{1,9}[.)]|\[\^[^\]\s]{1,99}\]:)(?:\s|$)")
_VISIBLE = re.compile(r"[^\n]+")


@attrs.frozen(slots=False)
class Markup:
    """The places of a draft that are no prose: ``code`` (front matter too) and ``comments``, each in order."""

    text: str = attrs.field(repr=False)
    code: tuple[Span, ...]
    comments: tuple[Span, ...]

    @cached_property
    def apart(self) -> tuple[Span, ...]:
        """Both, in order."""
        return tuple(sorted((*self.code, *self.comments)))

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.apart]

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    def holds(self, at: int) -> int:
        """Return where the code or comment that a character stands in ends; 0 where it stands in none."""
        n = bisect_right(self._starts, at) - 1
        return self.apart[n][1] if n >= 0 and self.apart[n][1] > at else 0

    def place(self, at: int) -> tuple[int, int]:
        """Return the line and the column of a character, both from 1 on."""
        line = bisect_right(self._lines, at)
        return line, at - self._lines[line - 1] + 1


def with_blanks(text: str, spans: tuple[Span, ...]) -> str:
    """Return a text with spaces in these places, which are in order; lines end where they ended."""
    pieces, done = [], 0
    for start, end in spans:
        if end <= done:
            continue
        pieces += [text[done : max(start, done)], _spaces(text[max(start, done) : end])]
        done = end
    return "".join([*pieces, text[done:]])


def _spaces(text: str) -> str:
    return _VISIBLE.sub(lambda found: " " * len(found[0]), text)


def find_markup(text: str) -> Markup:
    """Return where the code and the comments of a draft stand."""
    return _Scan(text).run()


class _Scan:
    """One text, looked at from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.code: list[Span] = []
        self.comments: list[Span] = []
        self.block_end = 0  # of the block whose backticks are known
        self.ticks: dict[int, list[int]] = {}
        self.block_start = 0
        self.in_list = False
        self.closes = True  # whether a comment may still be closed

    def run(self) -> Markup:
        at = self._front_matter()
        at = self._indented(at)
        while (found := _TOKEN.search(self.text, at)) is not None:
            kind = str(found.lastgroup)
            at = max(getattr(self, f"_{kind}")(found), found.start() + 1)
        return Markup(self.text, tuple(self.code), tuple(self.comments))

    def _front_matter(self) -> int:
        opening = _FRONT.match(self.text)
        closing = _FRONT_END.search(self.text, opening.end()) if opening else None
        if closing is None:
            return 0
        self.code.append((0, closing.end()))
        return closing.end()

    def _fence(self, found: re.Match[str]) -> int:
        """Take a block between fences; one that is not closed goes to the end."""
        mark = found["fence"].lstrip(" \t>")
        if not self._may_open_fence(found["fence"]):
            return found.end()
        line_end = self.text.find("\n", found.end())
        if mark[0] == "`" and "`" in self.text[found.end() : line_end if line_end >= 0 else len(self.text)]:
            at = found.end() - len(mark)
            ticks = _TICKS.match(self.text, at)
            assert ticks is not None
            return self._ticks(ticks)
        end = len(self.text)
        if line_end >= 0:
            closing = _CLOSING[mark[0]].finditer(self.text, line_end + 1)
            end = next((one.end() for one in closing if len(one[1]) >= len(mark)), end)
        self.code.append((found.start(), end))
        return end

    def _may_open_fence(self, opening: str) -> bool:
        """Whether it is indented by less than four spaces, or in a list or a quotation, where that is no code."""
        indented = len(opening) - len(opening.lstrip(" \t"))
        if "\t" not in opening[:indented] and indented < _CODE_INDENT:
            return True
        return self.in_list or _ITEM.match(self.text, self.block_start) is not None

    def _ticks(self, found: re.Match[str]) -> int:
        """Take code within a line, from backticks to as many backticks in the same block."""
        start, length = found.start(), len(found[0])
        if self._is_escaped(start):
            start, length = start + 1, length - 1
        if length == 0:
            return found.end()
        if start >= self.block_end:
            self._look_at_block(start)
        same = self.ticks.get(length, [])
        n = bisect_left(same, found.end())
        if n == len(same):
            return found.end()
        self.code.append((start, same[n] + length))
        return same[n] + length

    def _is_escaped(self, at: int) -> bool:
        before = self.text[max(at - 100, 0) : at]
        return (len(before) - len(before.rstrip("\\"))) % 2 == 1

    def _look_at_block(self, start: int) -> None:
        """Note where the backticks of the block stand, by how many they are."""
        blank = _BLANK.search(self.text, start)
        self.block_end = len(self.text) if blank is None else blank.start() + 1
        self.ticks = {}
        for run in _TICKS.finditer(self.text, start, self.block_end):
            self.ticks.setdefault(len(run[0]), []).append(run.start())

    def _comment(self, found: re.Match[str]) -> int:
        end = self.text.find("-->", found.end()) if self.closes else -1
        self.closes = end >= 0
        if end < 0:
            return found.end()
        self.comments.append((found.start(), end + 3))
        return end + 3

    def _blank(self, found: re.Match[str]) -> int:
        """Look at the block before an empty line, and take what is indented behind it, if that is code."""
        first = self.text[self.block_start : self.block_start + 120]
        if _ITEM.match(first):
            self.in_list = True
        elif first[:1] not in (" ", "\t", "\n", ""):
            self.in_list = False
        self.block_start = found.end() + 1
        return self._indented(found.end() + 1)

    def _indented(self, at: int) -> int:
        if self.in_list or not _INDENTED.match(self.text, at):
            return at if at == 0 or self.text[at : at + 1] != "\n" else at - 1
        end = at
        while _INDENTED.match(self.text, end):
            line_end = self.text.find("\n", end)
            end = len(self.text) if line_end < 0 else line_end + 1
        self.code.append((at, end))
        return max(end - 1, at)
