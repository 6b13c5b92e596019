"""
Writing a claim: the cells in which one claim of a row stands.

Numbers of one figure lie near each other.  From 50 on no two holders print
the same one, and none prints the midpoint of two others, unless a row says
that it copies: who holds a number is in its last digits, by numbers of which
no three are evenly spaced (OEIS A005836, those without a 2 in base three).
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import attrs

from contested.claims import SOURCE_DAYS
from contested.quantities import in_full
from contested.testing import feed_edge_cases as pools
from contested.testing.drawn_rows import CLOSED, FIELD_CHOICES, NEAR_DAYS, OPTIONAL_FIELDS, forms_of
from contested.testing.row_layouts import ERRORS, STATUS_COLUMN, WORDS, day_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.testing.drawn_rows import DrawnFrame, DrawnRow, RowRoom, RowRules
    from contested.testing.row_layouts import ClaimLayout, RowCells, TimeLayout

_SMALL = 50
"""Below, parties agree by chance, and nobody takes it for a copy (CF010)."""

_NARROWEST = 27
"""Numbers of one figure lie at least so far apart, but for who holds them."""

_BITS = {name: 2 * at for at, name in enumerate(OPTIONAL_FIELDS)}
_GRADES = ("basis", "status", STATUS_COLUMN)
_LEVELLED = ("confidence", "credible")
_LEVEL = "0.95"


def _chosen(name: str, extras: int) -> object:
    """Return what the two bits of a field choose."""
    choices = FIELD_CHOICES[name]
    return choices[(extras >> _BITS[name] & 3) % len(choices)]


def residue(holder: int) -> int:
    """
    Return the number that tells a holder apart: its place in base two, read in base three, and doubled.

    So the middle of two, rounded or not, is none of a third.
    """
    return 2 * int(f"{holder:b}", 3)


@attrs.frozen
class ClaimWriter:
    """
    What writes the claims of rows.

    Args:
        rules: of the feed.
        frame: what was drawn for all rows together.
        closed: numbers have two ends, so that a later one takes their place.
    """

    rules: RowRules
    frame: DrawnFrame
    closed: bool = attrs.field(kw_only=True)

    def write(self, cells: RowCells, claim: ClaimLayout, at: int, room: RowRoom, drawn: DrawnRow, number: int) -> None:
        """
        Write the cells of one claim of a row.

        Args:
            cells: of the row.
            claim: where it stands.
            at: which claim of the row it is.
            room: where the row found room.
            drawn: what was drawn for it.
            number: of the row, from 1.
        """
        self._write_scope(cells, claim, room)
        self._write_holder(cells, claim, room, drawn)
        extras = drawn.extras
        said = {name: _chosen(name, extras) for name in (*WORDS, "quoting", "power", "stance")}
        said |= {name: _chosen(name, room.extras) for name in _GRADES}
        if room.original is not None and room.copies(self.rules.holders[room.at]):
            title = claim.source.get("title", "")
            said["quoting"] = (room.original.cells[title] if title else None) or pools.EDGE_WIRE
        if room.stance != "claimed":
            said["stance"] = room.stance
        if "key" in claim.others and len(self.rules.layout.claims) == 1:
            said["key"] = f"c{number}"
        for name in claim.others.keys() & said.keys():
            self._put(cells, claim.others[name], said[name])
        layout = self.rules.layout
        if layout.has_status:
            cells[STATUS_COLUMN] = said[STATUS_COLUMN]
        for column, code in layout.aside.items():
            cells[column] = code if _chosen("aside", extras) else "normal"
        if room.stance != "claimed":
            return
        if room.original is not None:
            columns = (*claim.numbers.values(), *claim.errors.values(), *_number_words(claim))
            cells.update({name: room.original.cells[name] for name in columns})
        elif at == 0 or "quote" in claim.others or not _chosen("silent", extras >> at):
            self._write_amount(cells, claim, at, room, drawn)

    def _put(self, cells: RowCells, column: str, text: object) -> None:
        cells[column] = self.rules.layout.cell(column, text)

    # -- which figure, who, when -----------------------------------------------------

    def _write_scope(self, cells: RowCells, claim: ClaimLayout, room: RowRoom) -> None:
        layout, n = self.rules.layout, room.figure
        for at, column in enumerate(layout.of):
            cells[column] = self._place(column, n) if at == 0 else f"part {n % 2 + 1}"
        alone = not layout.of
        for name in ("name", "where", "definition"):
            column = claim.others.get(name, "")
            if column and column not in layout.of:
                places = self.rules.places if alone and name == "name" else None
                self._put(cells, column, _nth(_SCOPE_TEXTS[name], n) if places is None else places[n])
        for column in claim.facets:
            if column not in layout.of:
                self._put(cells, column, _nth(pools.EDGE_HOLDERS, n))
        if "unit" in claim.others:
            self._put(cells, claim.others["unit"], pools.EDGE_UNITS_IN_ROWS[n % len(pools.EDGE_UNITS_IN_ROWS)])
        period = claim.times.get("period")
        if period is not None:
            cells.update(self._period(period, n if alone else n % 2))

    def _place(self, column: str, figure: int) -> object:
        places = self.rules.places
        if places is not None:
            return places[figure]
        return 1_001 + figure if _is_id(column) else _nth(pools.EDGE_PLACES, figure)

    def _period(self, time: TimeLayout, n: int) -> RowCells:
        start = self.frame.start
        if time.is_daily:
            return time.written(start + timedelta(n))
        return time.written(start.replace(year=start.year - n, day=min(start.day, 28)))

    def _write_holder(self, cells: RowCells, claim: ClaimLayout, room: RowRoom, drawn: DrawnRow) -> None:
        holder = self.rules.joins.join(self.rules.holders[room.at])
        title = claim.source.get("title", "")
        source = room.at if title == claim.holder else room.source
        if title and title != claim.holder:
            self._put(cells, title, pools.EDGE_TITLES[source % len(pools.EDGE_TITLES)])
        if claim.holder:
            self._put(cells, claim.holder, holder)
        last = self.frame.start + timedelta(NEAR_DAYS + max(room.day, drawn.day))
        for name, column in claim.source.items():
            if name in SOURCE_DAYS:
                cells[column] = day_text(last, column, self.rules.formats)
            elif name != "title":
                self._put(cells, column, _SOURCE_TEXTS.get(name, "{n}").format(n=source + 1))

    # -- its number ----------------------------------------------------------------------

    def _write_amount(self, cells: RowCells, claim: ClaimLayout, at: int, room: RowRoom, drawn: DrawnRow) -> None:
        forms = forms_of(claim, words=self.rules.words)
        form = forms[(drawn.way[1] + at) % len(forms)] if drawn.way[1] else forms[0]
        if (room.later or self.closed) and form not in CLOSED:
            form = forms[0]
        value = self._number(claim, at, room)
        wide = max(1, value // 8)
        ends = {"low": max(0, value - wide), "value": value, "high": value + wide}
        if form == "coded":
            self._write_code(cells, claim)
            return
        if "cell" in claim.others:
            cells[claim.others["cell"]] = _printed(form, ends)
        elif form in ("low alone", "high alone"):
            name = form.partition(" ")[0]
            cells[claim.numbers[name]] = ends[name]
        elif claim.numbers.keys() == {"value"}:
            cells[claim.numbers["value"]] = value if form == "plain" else _printed(form, ends)
        else:
            for name, column in claim.numbers.items():
                cells[column] = value if form == "point" else ends[name]
        self._write_around(cells, claim, form, value, drawn.extras)

    def _write_code(self, cells: RowCells, claim: ClaimLayout) -> None:
        column = claim.numbers.get("value") or next(iter(claim.numbers.values()))
        unknown = claim.unknown or ""
        cells[column] = int(unknown) if unknown.removeprefix("-").isdecimal() else unknown

    def _number(self, claim: ClaimLayout, at: int, room: RowRoom) -> int:
        magnitude = self.frame.magnitudes[room.figure % len(self.frame.magnitudes)]
        claims = len(self.rules.layout.claims)
        day = room.day if claim.dated and claim.dated[0].is_daily else 0
        spread = magnitude * (room.spread * (at + 1) % 1000) // 1000
        most = residue(len(self.rules.holders) * claims)
        step = 1 if magnitude < _SMALL else max(_NARROWEST, 2 * most + 2, magnitude // 100)
        own = 0 if magnitude < _SMALL else residue(room.at * claims + at)
        value = magnitude + spread // step * step + day * step + own
        while str(value) in claim.codes:
            value += step
        return value

    def _write_around(self, cells: RowCells, claim: ClaimLayout, form: str, value: int, extras: int) -> None:
        """Write what stands around a number: its hedge, bounds, level, errors and whether it is partial."""
        ends = len(claim.numbers) > 1
        others = claim.others
        hedge = _chosen("hedge", extras)
        if "hedge" in others and not ((ends or self.closed) and hedge == "more than"):
            self._put(cells, others["hedge"], hedge if claim.numbers else "dozens")
        if not claim.numbers and "quote" in others:
            cells[others["quote"]] = pools.EDGE_WORDS["quote"][0]
        bounds = claim.bounds
        if ends and form == "range" and bounds is None and "bounds" in others:
            bounds = str(_chosen("bounds", extras) or "stated")
            self._put(cells, others["bounds"], bounds)
        if "level" in others and form == "range" and bounds in _LEVELLED:
            cells[others["level"]] = _LEVEL
        if "partial" in others and not ends and not claim.errors and not self.closed and hedge is None:
            cells[others["partial"]] = _chosen("partial", extras)
        errors: Sequence[str] = [claim.errors[name] for name in ERRORS if name in claim.errors]
        if "standard_error" in claim.errors:
            errors = errors[:1]
        if "value" in claim.numbers and len(errors) == (1 if "standard_error" in claim.errors else 2):
            cells.update(dict.fromkeys(errors, value // 10))


def _number_words(claim: ClaimLayout) -> tuple[str, ...]:
    """Return the columns of what stands around a number."""
    return tuple(
        claim.others[name] for name in ("hedge", "bounds", "level", "partial", "power", "cell") if name in claim.others
    )


_SCOPE_TEXTS = {
    "name": pools.EDGE_MEASURES,
    "where": pools.EDGE_PLACES,
    "definition": pools.EDGE_DEFINITIONS,
}
"""What tells figures apart, beside whose they are."""

_SOURCE_TEXTS = {
    "publisher": "Press house {n}",
    "author": "Jane Doe",
    "url": "https://example.org/{n}",
    "doi": "10.1000/18{n}",
    "label": "paper {n}",
    "note": "note {n}",
    "archive": "copies/{n}.html",
    "digest": f"sha256:{'0a' * 32}",
    "media_type": "text/html",
}
"""What stands in the columns of a source, whose title goes by its place in the list."""


def _nth(texts: Sequence[str], n: int) -> str:
    """Return a text that no other number gives."""
    text = texts[n % len(texts)]
    return text if n < len(texts) else f"{text} ({n // len(texts) + 1})"


def _is_id(column: str) -> bool:
    return column.lower().replace(" ", "_").split("_")[-1] == "id"


def _printed(form: str, ends: dict[str, int]) -> str:
    pattern = {"plain": "{n}", **pools.PHRASES}[form]
    number, low, high = ends["value"], ends["low"], ends["high"]
    return pattern.format(n=in_full(number), low=in_full(low), m=in_full(high), e=in_full(high - number))
