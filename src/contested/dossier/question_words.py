"""
Questions cut into words: ids, numbers, quoted quantities, signs and brackets, each with its place.

Read by a tokenizer of our own; nothing is evaluated as code.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from contested.errors import UnreadableQuestion

if TYPE_CHECKING:
    from collections.abc import Mapping

_TOKEN = re.compile(
    r"""\s*(?:(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,2})?(?![\w.]|-[A-Za-z_]))|(?P<id>[^\W_](?:[\w-]|[^\x00-\x7f\s≤≥])*)"""
    r"""|(?P<sign><=|>=|<|>|≤|≥)|(?P<operator>[-+*/()])|'(?P<single>[^']*)'|"(?P<double>[^"]*)")"""
)


@attrs.frozen
class Token:
    """One word of a question, its kind and where it stands."""

    kind: str
    text: str
    at: int


def question_words(question: str) -> list[Token]:
    """
    Return the words of a question, and its end.

    Raises:
        UnreadableQuestion: a character belongs to no question.
    """
    tokens: list[Token] = []
    at = 0
    text = question.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            rest = text[at:].lstrip()
            raise UnreadableQuestion(question, len(text) - len(rest), f"{rest[:1]!a} belongs to no question")
        kind = str(match.lastgroup)
        tokens.append(Token("quoted" if kind in ("single", "double") else kind, match[kind], match.start(kind)))
        at = match.end()
    return [*tokens, Token("end", "", len(text))]


def is_comparison(question: str) -> bool:
    """Whether a text compares, and so has a verdict; else it is a formula, and has a range."""
    return any(token.kind == "sign" for token in question_words(question))


def figures_named(question: str) -> tuple[str, ...]:
    """Return the ids of figures that a question names, each once, in order."""
    return tuple(dict.fromkeys(token.text for token in question_words(question) if token.kind == "id"))


def with_other_ids(question: str, ids: Mapping[str, str]) -> str:
    """Return a question with other ids for some figures, and all else as it is written."""
    made = question
    for token in reversed(question_words(question)):
        if token.kind == "id" and token.text in ids:
            made = made[: token.at] + ids[token.text] + made[token.at + len(token.text) :]
    return made
