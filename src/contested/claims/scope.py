"""Scope: what fixes that two numbers are about one thing, how it is read, and the record of a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from contested.claims.schema import TIMES, read_free_text
from contested.errors import NotAChoice, WrongType
from contested.names import clean_name
from contested.quantities import Datelike, Unit, When, parse_date
from contested.quantities import unit as unit_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from contested.claims.denial import Assessment
    from contested.claims.known_names import KnownNames
    from contested.claims.panel import View
    from contested.claims.party import Party
    from contested.claims.statement import Statement


class FigureRecord(Protocol):
    """What the rooms below need of a figure: what it is and what is said of it."""

    @property
    def name(self) -> str:
        """What is counted."""

    @property
    def title(self) -> str:
        """The name, and what it is of."""

    @property
    def of(self) -> str | None:
        """What it is of."""

    @property
    def where(self) -> str | None:
        """Where it is."""

    @property
    def period(self) -> When | None:
        """The time that is counted over."""

    @property
    def facets(self) -> tuple[tuple[str, str], ...]:
        """What else fixes what is counted."""

    @property
    def unit(self) -> Unit:
        """In which its numbers are given."""

    @property
    def time(self) -> str:
        """Whether it holds at a "point", over a "period", or is "cumulative"."""

    @property
    def signed(self) -> bool:
        """Whether numbers below zero make sense."""

    @property
    def disputants(self) -> tuple[Party, ...]:
        """Parties declared to have a stake."""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What is said of it."""

    @property
    def assessments(self) -> tuple[Assessment, ...]:
        """What the user thinks of that."""

    @property
    def _view(self) -> View | None:
        """How it is looked at."""

    @property
    def names(self) -> KnownNames:
        """Whom it knows."""


def scope_in_brackets(figure: FigureRecord) -> tuple[str | When, ...]:
    """Return of what, where and when a figure is, and its facets: what a sentence has in brackets behind its name."""
    facets = [f"{name}: {value}" for name, value in figure.facets]
    return tuple([part for part in (figure.of, figure.where, figure.period, *facets) if part is not None])


def read_figure_name(value: str) -> str:
    """Return what is counted, as a clean name."""
    return clean_name(value, "figure")


def read_place(value: str | None) -> str | None:
    """Return whose or where it is, as a clean name."""
    return None if value is None else clean_name(value, "place")


def read_period(value: Datelike | None) -> When | None:
    """Return the time that is counted over."""
    return None if value is None else parse_date(value)


def read_unit(value: str | Unit) -> Unit:
    """Return the unit of a figure."""
    return unit_of(value)


def read_facets(value: Mapping[str, str] | Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """
    Return facets by name.

    Raises:
        WrongType: no mapping, or a facet twice.
    """
    try:
        pairs = dict(value)
    except (TypeError, ValueError):
        raise WrongType("facets", value, "a mapping such as {'side': 'Russia'}") from None
    made = tuple(sorted((clean_name(name, "facet"), clean_name(text, "facet")) for name, text in pairs.items()))
    if len(made) != len(value) or len(dict(made)) != len(made):
        raise WrongType("facets", value, "each facet once")
    return made


def check_scope(time: object, definition: str | None, signed: object) -> None:
    """
    Check the fields that are kept as they are given.

    Raises:
        NotAChoice: ``time`` or ``signed`` is none of its choices.
        WrongType: the definition is no text.
    """
    if time not in TIMES:
        raise NotAChoice("time", time, TIMES)
    if definition is not None:
        read_free_text(definition, "definition")
    if not isinstance(signed, bool):
        raise NotAChoice("signed", signed, ("True", "False"))


def floor_of(figure: FigureRecord) -> int | None:
    """Return the smallest number that makes sense of a figure, or None."""
    return None if figure.signed else figure.unit.floor
