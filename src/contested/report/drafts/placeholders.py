r"""
Placeholders: ``{{ population / area | prose }}`` in a draft, each with its place, its question and its filter.

``{{<`` opens a shortcode of Quarto, and ``\{{`` writes two braces; both are
let alone, as code, comments and front matter are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from contested.dossier.query import LONGEST_QUERY
from contested.dossier.question_words import figures_named
from contested.errors import DraftProblem, UnreadableQuestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contested.phrases.phrase import Span
    from contested.report.drafts.markup import Markup

_LONGEST = LONGEST_QUERY + 200
"""Characters between the braces: a question, and the name of a filter."""

_BRACES = re.compile(r"\{{2,}")
_FILTER = re.compile(r"\s*([^\W\d_][\w-]*)\s*(?::\s*([\w-]+)\s*)?")


@attrs.frozen
class Placeholder:
    """
    One placeholder: where it stands, braces included, what it asks, and how the answer is to be written.

    ``style`` is what stands behind a colon: "by_source" in ``sentence: by_source``.
    """

    span: Span
    question: str
    way: str = ""
    style: str | None = None

    @property
    def figures(self) -> tuple[str, ...]:
        """The ids in its question; none where it cannot be read."""
        try:
            return figures_named(self.question)
        except UnreadableQuestion:
            return ()


@attrs.frozen
class Placeholders:
    """All of a draft: those that were read, where two braces are meant as they stand, and what is wrong."""

    found: tuple[Placeholder, ...]
    escaped: tuple[int, ...]
    problems: tuple[DraftProblem, ...]


def find_placeholders(markup: Markup) -> Placeholders:
    """Return the placeholders of a draft, in order."""
    found: list[Placeholder] = []
    escaped: list[int] = []
    problems: list[DraftProblem] = []
    for one in _each(markup):
        if isinstance(one, Placeholder):
            found.append(one)
        elif isinstance(one, int):
            escaped.append(one)
        else:
            problems.append(one)
    return Placeholders(tuple(found), tuple(escaped), tuple(problems))


def _each(markup: Markup) -> Iterator[Placeholder | int | DraftProblem]:
    text, at = markup.text, 0
    while (opening := _BRACES.search(text, at)) is not None:
        start, inside = opening.span()
        at = markup.holds(start) or inside
        if at != inside:
            continue
        if text[start - 1 : start] == "\\" and text[start - 2 : start - 1] != "\\":
            yield start - 1
        elif inside - start > 2:  # two braces open a placeholder
            yield _problem(markup, start, "more than two braces open nothing; write \\{{ where braces are meant")
        elif text[inside : inside + 1] != "<":
            end = text.find("}}", inside, inside + _LONGEST)
            other = text.find("{{", inside, inside + _LONGEST if end < 0 else end)
            if end < 0 or other >= 0:
                yield _problem(markup, start, "it is not closed; write }} behind it, or \\{{ where braces are meant")
                continue
            yield _read(markup, (start, end + 2), text[inside:end])
            at = end + 2


def _problem(markup: Markup, at: int, reason: str) -> DraftProblem:
    return DraftProblem(*markup.place(at), reason)


def _read(markup: Markup, span: Span, inside: str) -> Placeholder | DraftProblem:
    question, bar, tail = inside.partition("|")
    if not question.strip():
        return _problem(markup, span[0], "nothing is asked; write the id of a figure, such as {{ population }}")
    if not bar:
        return Placeholder(span, question.strip())
    way = _FILTER.fullmatch(tail)
    if way is None:
        return _problem(markup, span[0], "behind | stands one filter, such as {{ population | prose }}")
    return Placeholder(span, question.strip(), way[1], way[2])
