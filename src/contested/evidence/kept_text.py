"""The text of a kept copy: parts with labels, put in normal form once, however many quotes are looked for."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from contested.evidence.normal_form import normal_form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from contested.evidence.places import Label, Place
    from contested.phrases.phrase import Span

CELL_EDGE = "\x01"
"""What stands between two cells of a row: no white space, so that "12" and "345" beside each other are no number."""


class TextPart(NamedTuple):
    """A part of a document that belongs together: a page, a paragraph, a cell."""

    text: str
    labels: tuple[Label, ...] = ()
    seconds: tuple[int, int] | None = None
    """From when to when it is spoken, where a recording was written down."""


class KeptText:
    """
    The text of a copy.

    Args:
        raw: all of it, as it is written; empty where it is a table, since
            what parts cells may be a sign of numbers too.
        parts: gives its parts, in order; asked for once, when a quote does
            not stand in ``raw`` letter by letter, or a place is named.
        places: what places it has, for a message: "pages", "sheets and cells".
        also: the same otherwise written, such as numbers without the signs between thousands.
    """

    def __init__(
        self, raw: str, parts: Callable[[], Iterable[TextPart]], places: str, also: KeptText | None = None
    ) -> None:
        self.raw, self.places, self.also = raw, places, also
        self._read = parts

    @cached_property
    def parts(self) -> Sequence[TextPart]:
        """Its parts that say something."""
        return [part for part in self._read() if part.text and not part.text.isspace()]

    @cached_property
    def _joined(self) -> tuple[str, list[int]]:
        """All parts in normal form, with a space between; and where each begins."""
        pieces: list[str] = []
        starts: list[int] = []
        at = 0
        for part in self.parts:
            piece = normal_form(part.text)
            is_cell = any(kind == "letter" for kind, _ in part.labels)
            if pieces and pieces[-1][-2:-1].isalpha() and pieces[-1].endswith("-") and piece[:1].isalpha():
                pieces[-1] = pieces[-1][:-1]  # a word that goes on over the page
                at -= 1
            elif pieces:
                pieces.append(CELL_EDGE if is_cell else " ")
                at += 1
            starts.append(at)
            pieces.append(piece)
            at += len(piece)
        return "".join(pieces), starts

    @property
    def normal(self) -> str:
        """All of it in normal form, with edges between cells."""
        return self._joined[0]

    @cached_property
    def spaced(self) -> str:
        """The same, with spaces between cells: a quote may go over several."""
        return self.normal.replace(CELL_EDGE, " ")

    @cached_property
    def _labelled(self) -> dict[Label, list[int]]:
        """The numbers of the parts with each label."""
        found: dict[Label, list[int]] = defaultdict(list)
        for number, part in enumerate(self.parts):
            for label in part.labels:
                found[label].append(number)
        return dict(found)

    def spans(self, place: Place) -> list[Span] | None:
        """
        Return where a place is in the normal form, in order; nothing where the document has no such place.

        None where it has no places of this kind at all, so that nobody can look.
        """
        known = self._labelled
        kinds = {kind for kind, _ in known}
        if any(not kinds.intersection(kind for kind, _ in group) for group in place.labels):
            return None
        chosen = set(range(len(self.parts)))
        for group in place.labels:
            chosen &= {number for label in group for number in known.get(label, ())}
        if place.seconds is not None:
            if all(part.seconds is None for part in self.parts):
                return None
            chosen = {number for number in chosen if _covers(self.parts[number].seconds, place.seconds)}
        return self._merged(sorted(chosen))

    def _merged(self, numbers: Iterable[int]) -> list[Span]:
        """Return the stretches of parts, those that follow each other as one."""
        text, starts = self._joined
        ends = [*starts[1:], len(text)]
        spans: list[Span] = []
        for number in numbers:
            start, end = starts[number], ends[number]
            if spans and spans[-1][1] == start:
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((start, end))
        return spans

    def place_of(self, at: int) -> str:
        """Return in words where a character of the normal form stands: "page 4", or nothing where no part says."""
        part = self.parts[bisect_right(self._joined[1], at) - 1]
        labels = dict(part.labels)
        if "row" in labels and "letter" in labels:
            labels["cell"] = labels["letter"] + labels["row"]
        named = [f"{kind} {labels[kind]}" for kind in ("sheet", "table", "cell", "page", "paragraph") if kind in labels]
        return " ".join(named[:2])

    def header_of(self, at: int) -> str:
        """Return what heads the column in which a character of the normal form stands; nothing outside of tables."""
        return dict(self.parts[bisect_right(self._joined[1], at) - 1].labels).get("column", "")


def _covers(spoken: Span | None, moment: int) -> bool:
    return spoken is not None and spoken[0] <= moment < spoken[1]
