"""
Marked text: pieces of a line with what is italic, bold or a link, written as text, Markdown, HTML or LaTeX.

Only what is said here of a piece is ever markup; its text is escaped by the form.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import attrs

from contested.errors.base import NotAChoice
from contested.exchange.latex_text import written_in_latex
from contested.report.escaping import html_text, link, markdown_text, on_one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_IN_HTML = {
    "italic": ("<i>", "</i>"),
    "bold": ("<b>", "</b>"),
    "superscript": ("<sup>", "</sup>"),
    "subscript": ("<sub>", "</sub>"),
    "underlined": ("<u>", "</u>"),
    "small capitals": ('<span class="small-capitals">', "</span>"),
}
_IN_LATEX = {
    "italic": r"\emph{",
    "bold": r"\textbf{",
    "superscript": r"\textsuperscript{",
    "subscript": r"\textsubscript{",
    "underlined": r"\underline{",
    "small capitals": r"\textsc{",
}
_IN_MARKDOWN = {"italic": "*", "bold": "**"}
"""CommonMark has no other; pandoc's and GitHub's differ."""

_NO_BREAKS = str.maketrans({"\u00a0": "~", "\u202f": "\\,"})
"""Spaces at which a line is not broken, as LaTeX writes them: its fonts have none."""

MARKS = tuple(_IN_HTML)


@attrs.frozen
class Run:
    """
    Some text of a line.

    ``marks`` are of ``MARKS``, the outermost first; ``address`` is where it
    leads, if ``escaping.link`` allows that.
    """

    text: str
    marks: tuple[str, ...] = ()
    address: str | None = None


def linked_text(text: str, address: str) -> Run:
    """Return a text that leads to an address, or that is text alone where the address may be no link."""
    return Run(text, (), link(address))


def run_together(pieces: Iterable[Run]) -> tuple[Run, ...]:
    """Return pieces, those that follow each other and are alike as one."""
    groups = groupby((piece for piece in pieces if piece.text), key=lambda piece: (piece.marks, piece.address))
    return tuple(Run("".join(piece.text for piece in some), *alike) for alike, some in groups)


def text_of_runs(pieces: Iterable[Run]) -> str:
    """Return what pieces say, without marks, in one line."""
    return on_one_line("".join(piece.text for piece in pieces)).strip(" ")


def markup(pieces: Iterable[Run], as_: str) -> str:
    """
    Write pieces in one line.

    Args:
        pieces: their texts are escaped here, and nowhere before.
        as_: "text", "markdown", "html" or "latex".

    Raises:
        NotAChoice: another form.
    """
    if as_ not in WRITTEN_AS:  # a tuple, which whatever was given can be looked for in
        raise NotAChoice("as_", as_, WRITTEN_AS)
    return "".join(map(_WRITERS[as_], run_together(pieces))).strip(" ")


def _text(piece: Run) -> str:
    return on_one_line(piece.text)


def _html(piece: Run) -> str:
    text = html_text(on_one_line(piece.text))
    if piece.address is not None:
        text = f'<a href="{html_text(piece.address)}" rel="noopener noreferrer nofollow">{text}</a>'
    for mark in reversed(piece.marks):
        begins, ends = _IN_HTML[mark]
        text = f"{begins}{text}{ends}"
    return text


def _markdown(piece: Run) -> str:
    if piece.address is not None and piece.text == piece.address:
        return f"<{piece.address}>"
    line = on_one_line(piece.text)
    bare = markdown_text(line)
    if piece.address is not None:
        bare = f"[{bare}](<{piece.address}>)"
    for mark in reversed(piece.marks if bare else ()):
        sign = _IN_MARKDOWN.get(mark, "")
        bare = f"{sign}{bare}{sign}"
    return (
        f"{' ' * line.startswith(' ')}{bare}{' ' * (line.endswith(' ') and line != ' ')}"  # no mark stands at a space
    )


def _latex(piece: Run) -> str:
    text = written_in_latex(on_one_line(piece.text)).translate(_NO_BREAKS)
    for mark in reversed(piece.marks):
        text = f"{_IN_LATEX[mark]}{text}}}"
    return text


_WRITERS: dict[str, Callable[[Run], str]] = {"text": _text, "markdown": _markdown, "html": _html, "latex": _latex}

WRITTEN_AS = tuple(_WRITERS)
"""The forms of a line."""
