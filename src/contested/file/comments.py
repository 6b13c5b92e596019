"""
Comments: what stands above a header belongs to its table, and goes where that goes.

The comment-keeping parser gives such lines to the table before.  So they are
taken off before it sees the text, and put back where their header is then.
"""

from __future__ import annotations

import re

import attrs

from contested.file.lines import HEADER, header_lines

Lines = list[str]


@attrs.frozen
class Leads:
    """
    What was taken off: the lines above each header with that header's own line, and those at the end.

    ``mark`` and a number stand in place of each header's comment.
    """

    mark: str
    above: tuple[tuple[Lines, str], ...]
    tail: Lines
    newline: str


def detached(document: str) -> tuple[str, Leads]:
    """Return the text without the comments above its headers, and these."""
    mark = "#@"
    while mark in document:
        mark += "@"
    heads = header_lines(document)
    kept: Lines = []
    above: list[tuple[Lines, str]] = []
    for number, line in enumerate(document.split("\n"), 1):
        if number in heads:
            head = HEADER.fullmatch(line.rstrip("\r"))
            assert head is not None
            above.append((_taken(kept), line))
            kept.append(f"{head[1]}{head[2]}{']' * len(head[1])}{mark}{len(above) - 1}")
        else:
            kept.append(line)
    tail = _taken(kept)
    only_crlf = "\r\n" in document and document.count("\n") == document.count("\r\n")
    return "".join(f"{line}\n" for line in kept), Leads(mark, tuple(above), tail, "\r\n" if only_crlf else "\n")


def reattached(text: str, leads: Leads) -> str:
    """
    Return a changed text with the comments above its headers again.

    Of a table that is gone, the comment right above its header goes too; what
    stands apart from it, by an empty line, stays.
    """
    marked = re.compile(rf"(?<=\]){re.escape(leads.mark)}([0-9]+)$", re.MULTILINE)
    there = {int(number) for number in marked.findall(text)}
    above: dict[int, Lines] = {}
    carried: Lines = []
    for number, (lead, _) in enumerate(leads.above):
        if number in there:
            above[number], carried = carried + lead, []
        else:
            carried += _standing_apart(lead)
    heads = header_lines(text)
    made: Lines = []
    for at, line in enumerate(text.rstrip("\n").split("\n"), 1):
        mark = marked.search(line)
        if mark:
            _drop_empty(made)
            made += [*above[int(mark[1])], leads.above[int(mark[1])][1]]
        elif at in heads:
            _drop_empty(made)
            made += ["", line]
        else:
            made.append(line)
    _drop_empty(made)
    whole = "\n".join([*made, *carried, *leads.tail]).rstrip("\n") + "\n"
    return whole if leads.newline == "\n" else re.sub("(?<!\r)\n", leads.newline, whole)


def _taken(lines: Lines) -> Lines:
    """Take off the comments and empty lines at the end, but not those that stand right under a key."""
    start = len(lines)
    while start and (not lines[start - 1].strip() or lines[start - 1].lstrip().startswith("#")):
        start -= 1
    region = lines[start:]
    first_empty = next((n for n, line in enumerate(region) if not line.strip()), 0)
    del lines[start + first_empty :]
    return region[first_empty:]


def _standing_apart(lead: Lines) -> Lines:
    """Return the lines that an empty line parts from the header under them."""
    last_empty = max((n for n, line in enumerate(lead) if not line.strip()), default=-1)
    apart = lead[: last_empty + 1]
    return apart[:-1] if any(line.strip() for line in apart) else []


def _drop_empty(lines: Lines) -> None:
    while lines and not lines[-1].strip():
        lines.pop()
