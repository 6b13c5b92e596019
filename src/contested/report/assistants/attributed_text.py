"""
Attributed texts: what an answer to an assistant is made of.

A program that repeats an answer drops what stands elsewhere.  So nothing in an
answer is a number alone: each of its texts has who says it and where it was
read beside it, in the object and in the line.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from contested.claims import Position, Statement
from contested.errors import visible
from contested.report.numbered_notes import Note, noted_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Said = str | tuple[str, ...]

UNATTRIBUTED = "nobody is named"

_OPENING, _INSIDE = "[by ", "(by "
"""Where a line begins to say whose it is: once, so that no quote can name somebody else there."""

_BREAKS = re.compile(r"[\t\n\r]+")
"""What a free text may have, such as a quote: here it would end the line that names who says it."""


def _named(by: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(by)) or (UNATTRIBUTED,)


def _sourced(sources: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sources)) or cited_in(())


@attrs.frozen
class AttributedText:
    """
    A text, whose it is, and where that was read.

    Args:
        says: the text.
        by: the names of those who say it; where there are none, that nobody is named.
        sources: as notes cite them; where there are none, that no source is named.
        about: of what it is, which comes before it in a line.
        fields: what else is to be said, by name; what is empty is left out.
    """

    says: str
    by: tuple[str, ...] = attrs.field(converter=_named)
    sources: tuple[str, ...] = attrs.field(converter=_sourced)
    about: str = ""
    fields: Mapping[str, Said] = MappingProxyType({})

    @property
    def line(self) -> str:
        """All of it in one line."""
        about = f"{self.about}: " if self.about else ""
        more = "".join(f"; {name.replace('_', ' ')}: {_joined(said)}" for name, said in self.fields.items() if said)
        whole = f"{about}{self.says}{more}".replace(_OPENING, _INSIDE)
        behind = f"{', '.join(self.by)}; read in {' | '.join(self.sources)}".replace(_OPENING, _INSIDE)
        return one_line(f"{whole} {_OPENING}{behind}]")

    def to_dict(self) -> dict[str, str | list[str]]:
        """Return all of it as plain texts, each in one line."""
        shape: dict[str, Said] = {"about": self.about, "says": self.says, **self.fields}
        held = {name: said for name, said in shape.items() if said} | {"by": self.by, "sources": self.sources}
        return {
            name: one_line(said) if isinstance(said, str) else list(map(one_line, said)) for name, said in held.items()
        }


def _joined(said: Said) -> str:
    return said if isinstance(said, str) else ", ".join(said)


def one_line(text: str) -> str:
    """Return a text in one line, in which no character commands anything."""
    return visible(_BREAKS.sub(" ", text))


def cited_in(statements: Iterable[Statement]) -> tuple[str, ...]:
    """Return where statements were read, each place once with the chain behind it, or that no source is named."""
    places = dict.fromkeys(map(noted_place, statements)) or {((), None): None}
    return tuple(dict.fromkeys(Note(0, *place).write().removesuffix(".") for place in places))


def holders_of_all(bottoms: Iterable[object]) -> tuple[str, ...]:
    """Return the names of those who hold statements or positions, each once."""
    names = (
        one.holder_words if isinstance(one, Statement) else one.name
        for one in bottoms
        if isinstance(one, Statement | Position)
    )
    return tuple(dict.fromkeys(names))
