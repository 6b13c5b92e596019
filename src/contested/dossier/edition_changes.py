"""Changes between two editions: of one statement, of one figure, of another record; each in words and as a row."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import attrs

from contested.claims import Estimate, best_words

if TYPE_CHECKING:
    from contested.answers.ranges import Range
    from contested.claims import Statement
    from contested.figure import Figure

NEW, WITHDRAWN = "new", "withdrawn"
REVISED, OTHER_BOUNDS, REATTRIBUTED, REDATED, AMENDED = (
    "revised",
    "other bounds",
    "re-attributed",
    "re-dated",
    "amended",
)
CHANGE_KINDS = (REVISED, OTHER_BOUNDS, REATTRIBUTED, REDATED, AMENDED, NEW, WITHDRAWN)
"""What became of a statement; one that changed in several ways counts once, under the first."""


@attrs.frozen(repr=False)
class StatementChange:
    """
    What became of one statement between two editions.

    ``kinds`` are those of ``CHANGE_KINDS`` that it is, the first of which it
    counts under; ``fields`` what differs.  ``old_range`` is the hull of the
    figure in the old edition, and ``inside`` whether the headline of the new
    statement lies in it; None where there is no number, or none before.

    Attributes:
        figure: the figure's id.
        title: the figure's title.
        before: the old statement, or None.
        after: the new statement, or None.
    """

    kinds: tuple[str, ...]
    figure: str
    title: str
    before: Statement | None
    after: Statement | None
    fields: tuple[str, ...] = ()
    old_range: Range | None = None
    inside: bool | None = None

    @property
    def kind(self) -> str:
        """The kind that it counts under."""
        return self.kinds[0]

    def to_dict(self) -> dict[str, object]:
        """Return the change as a row."""
        before, after = self.before, self.after
        said = after or before
        assert said is not None
        return {
            "change": self.kind,
            "also": list(self.kinds[1:]),
            "figure": self.figure,
            "title": self.title,
            "party": " and ".join(party.name for party in said.parties) or None,
            "source": None if said.source is None else said.source.title,
            "before": _told(before),
            "after": _told(after),
            "inside_old_range": self.inside,
            "old_range": None if self.old_range is None else self.old_range.numbers,
            "fields": list(self.fields),
        }

    def __str__(self) -> str:
        words = " and ".join(self.kinds)
        if self.before is None or self.after is None:
            text = f"{words}: {_told(self.after or self.before)}"
        else:
            other = f" ({', '.join(self.fields)})" if self.kinds == (AMENDED,) else ""
            text = f"{words}{other}: {_told(self.before)} → {_told(self.after)}"
        if self.inside is None or self.old_range is None:
            return text
        return f"{text}, {'inside' if self.inside else 'outside'} the old range ({self.old_range.numbers})"

    def __repr__(self) -> str:
        return f"<StatementChange {self}>"


@attrs.frozen(repr=False)
class FigureChange:
    """
    What became of one figure between two editions, and of all that was said of it.

    Either side is None where the figure is new, or withdrawn.  ``unchanged``
    are so many statements that stand as they were, ``fields`` what else of the
    figure differs, and ``note`` why it was not compared with one like it.

    Attributes:
        id_before: its id in the old edition, or None.
        id_after: its id in the new edition, or None.
        before: the old figure, with parties and sources as the new edition has them.
        after: the new figure.
        statements: each a ``StatementChange``.
    """

    id_before: str | None
    id_after: str | None
    before: Figure | None
    after: Figure | None
    statements: tuple[StatementChange, ...] = ()
    unchanged: int = 0
    fields: tuple[str, ...] = ()
    note: str | None = None

    @property
    def kind(self) -> str:
        """Whether it is "new", "withdrawn", or in both editions ("kept")."""
        return NEW if self.before is None else WITHDRAWN if self.after is None else "kept"

    @property
    def id_(self) -> str:
        """Its id in the new edition, else in the old one."""
        return self.id_after or self.id_before or ""

    @property
    def figure(self) -> Figure:
        """It as the new edition has it, else as the old one has."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def is_unchanged(self) -> bool:
        """Whether it is the same in both editions, but perhaps for its id."""
        return self.kind == "kept" and not self.statements and not self.fields

    @property
    def asides(self) -> tuple[str, ...]:
        """What else there is to say of it: another id, other fields, or why it was not compared."""
        said = []
        if self.before is not None and self.after is not None:
            if self.id_before != self.id_after:
                said.append(f"id {self.id_before} → {self.id_after}")
            said += [f"{name} {_field(self.before, name)} → {_field(self.after, name)}" for name in self.fields]
        return (*said, *([] if self.note is None else [self.note]))

    def apply(self) -> Figure:
        """Return the figure as the new edition has it, made of what the old one has."""
        if self.before is None or self.after is None:
            return self.figure
        gone = Counter(one.before for one in self.statements if one.before is not None)
        kept = [*(Counter(self.before.statements) - gone).elements()]
        came = [one.after for one in self.statements if one.after is not None]
        fields = {"set_aside": "assessments"}
        moved = {fields.get(name, name): getattr(self.after, fields.get(name, name)) for name in self.fields}
        return attrs.evolve(self.before, statements=(*kept, *came), **moved)

    def __str__(self) -> str:
        head = f"{self.id_}: {self.figure.title}" + ("" if self.kind == "kept" else f", {self.kind}")
        return "\n".join(["; ".join([head, *self.asides]), *(f"  {one}" for one in self.statements)])

    def __repr__(self) -> str:
        return f"<FigureChange {self.id_}>"


@attrs.frozen(repr=False)
class RecordChange:
    """
    What became of a party, source, unit, relation, conclusion or silenced finding; one side may be None.

    Attributes:
        what: "party", "source", "unit", "relation", "conclusion" or "silenced".
        before: the old record, or None.
        after: the new record, or None.
        id_before: its id in the old edition, or None.
        id_after: its id in the new edition, or None.
    """

    what: str
    before: Any
    after: Any
    id_before: str | None = None
    id_after: str | None = None

    def __str__(self) -> str:
        if self.before is None or self.after is None:
            return f"{self.what} {NEW if self.before is None else WITHDRAWN}: {self.after or self.before}"
        fields = [field.name for field in attrs.fields(type(self.before)) if field.init]
        differing = [name for name in fields if getattr(self.before, name) != getattr(self.after, name)]
        moved = [f"{name} {_shown(self.before, name)} → {_shown(self.after, name)}" for name in differing]
        return f"{self.what} {self.before}: {', '.join(moved)}"

    def __repr__(self) -> str:
        return f"<RecordChange {self}>"


def _told(statement: Statement | None) -> str | None:
    """Write a statement with the best value and the days that tell it from others."""
    if statement is None:
        return None
    best = best_words(statement) if isinstance(statement, Estimate) else ""
    parts = [str(statement), *([f"best value {best}"] if best else [])]
    parts += [f"{word} {day}" for word, day in (("as of", statement.as_of), ("stated", statement.stated)) if day]
    return ", ".join(parts)


def _field(figure: Figure, name: str) -> str:
    if name == "disputants":
        return ", ".join(party.name for party in figure.disputants) or "none"
    if name == "set_aside":
        return ", ".join(f"{one.estimate} ({one.reason})" for one in figure.assessments) or "none"
    return _shown(figure, name)


def _shown(record: object, name: str) -> str:
    value = getattr(record, name)
    return "none" if value in (None, (), "") else ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
