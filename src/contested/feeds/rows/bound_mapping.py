"""
Plans: a feed laid over the header of a file.

A plan knows where each field stands, and turns a row into what it says: a
claim and the figure it belongs to, nothing, or a refusal with its column.
"""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

import attrs

from contested.claims.denial import Denial, Withheld
from contested.claims.estimate import Estimate
from contested.claims.party import Party, directory
from contested.claims.source import Source, source_titled
from contested.errors import (
    BelowFloor,
    ContestedError,
    EmptyKey,
    MisfitFeed,
    NotAChoice,
    NothingSaid,
    TotalsRow,
    UnusableCell,
    shorten,
)
from contested.feeds.rows import cells as cell
from contested.feeds.rows import date_cells as days
from contested.feeds.rows.amounts import NUMBERS, Amounts
from contested.feeds.rows.cell_error import CellError, Claim, Column, Scope, is_coded, read_cell, read_text
from contested.names import LONGEST_NAME, clean_name, name_key
from contested.quantities.units import unit as unit_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from contested.claims.statement import Statement
    from contested.feeds.feed import Feed
    from contested.feeds.sources.raw_rows import Header
    from contested.quantities.dates import When
    from contested.quantities.units import Unit

PARTS = 3
"""A date in parts has a year, a month and a day."""

WORDS = ("quoting", "named", "speaker", "hedge", "basis", "status", "key")
CUT = " …"
"""What stands behind a title that was cut."""

STANCES = ("claimed", "denied", "withheld")
TOTALS = frozenset(
    {
        "total",
        "totals",
        "grand total",
        "overall total",
        "sum",
        "all",
        "summe",
        "gesamt",
        "insgesamt",
        "suma",
        "total general",
    }
    | {"somme", "ensemble", "итого", "всего", "ընդամենը", "cəmi"}
)
"""Words that stand in place of a name where a row sums up others."""


@attrs.frozen
class BoundMapping:
    """One variant of a feed laid over a header."""

    feed: Feed
    figure: tuple[Column, ...]
    columns: Mapping[str, Column]
    pairs: Mapping[str, tuple[Column, ...]]
    facets: Mapping[str, Column]
    source: Mapping[str, Column]
    aside: tuple[Column, ...]
    parties: Mapping[str, Party]
    units: dict[str, Unit] = attrs.field(factory=dict, eq=False)
    sources: dict[tuple[object, ...], Source | None] = attrs.field(factory=dict, eq=False)

    @property
    def places(self) -> tuple[Column, ...]:
        """Every column that the plan looks at."""
        several = (*self.figure, *self.columns.values(), *self.facets.values(), *self.source.values(), *self.aside)
        return tuple(one for one in (*several, *(c for pair in self.pairs.values() for c in pair)) if one.place >= 0)

    @property
    def number(self) -> Column:
        """The column in which its number stands first of all."""
        first = ("cell", "best", "low", "high", "hedge", "quote", "stance")
        return next(self.columns[name] for name in first if name in self.columns)

    @property
    def amounts(self) -> Amounts:
        """Where the numbers of a row stand."""
        return Amounts(self.feed, self.columns)

    # -- one row ----------------------------------------------------------------

    def claim(self, number: int, cells: Sequence[object], line: int | None = None, part: int = 1) -> Claim | None:
        """
        Return what a row claims, or None where it says nothing; ``part`` counts the claims of one row.

        Raises:
            Fault: something in it cannot be read.
        """
        of = self.of(cells)
        stance = self.stance(cells)
        measure = self.needed("measure", cells)
        unit = self.unit(cells)
        amounts = self.amounts
        fields = amounts.said(cells, unit) if stance == "claimed" else amounts.refused(cells)
        if fields is None:
            return None
        scope = self.scope(of, measure, cells)
        fields |= self.who(cells)
        for name in ("as_of", "stated"):
            if name in self.pairs:
                fields[name] = self.time(name, cells)
        for name in WORDS:
            if name in self.columns and name != "hedge":
                fields[name] = read_text(self.feed, self.columns[name], cells)
        if "quoting" in fields:
            fields["quoting"] = self.behind(fields["quoting"])
        for name in ("quote", "note"):
            if name in self.columns:
                column = self.columns[name]
                said = (
                    None
                    if is_coded(self.feed.missing, column, cells)
                    else read_cell(self.feed, column, cells, cell.prose)
                )
                fields[name] = "; ".join(part for part in (said, fields.get(name)) if part) or None
        aside = self._aside(cells) if self.aside and stance == "claimed" else None
        if aside is not None:
            fields["key"] = fields.get("key") or (f"row-{number}" if part == 1 else f"row-{number}-{part}")
        return Claim(number, scope, unit, self._statement(stance, unit, fields, cells), aside, line)

    def _aside(self, cells: Sequence[object]) -> str | None:
        """Return why a row is set aside, or None where it is not."""
        for column in self.aside:
            if is_coded(self.feed.aside, column, cells):
                return f"{column.name} is {shorten(column.of(cells))}"
        return None

    def _statement(self, stance: str, unit: Unit, fields: dict[str, Any], cells: Sequence[object]) -> Statement:
        try:
            if stance != "claimed":
                for name in ("basis", "status"):
                    fields.pop(name, None)
                return (Denial if stance == "denied" else Withheld).of(**fields)
            made = Estimate.of(fields.pop("value"), unit, lexicon=self.feed.lexicon, locale=self.feed.locale, **fields)
        except ContestedError as error:
            raise self._blamed(error, cells) from None
        floor = None if self.feed.signed else unit.floor
        ends = () if made.interval is None or floor is None else (made.interval.low, made.interval.high)
        for end in ends:
            if end is not None and floor is not None and end < floor:
                raise self._blamed(BelowFloor(end, unit.words()), cells)
        return made

    def _blamed(self, error: ContestedError, cells: Sequence[object]) -> CellError:
        """Return the fault of a claim whose fields are each right: its number is where to look first."""
        column = next((self.columns[name] for name in ("best", "low", "high", "stance") if name in self.columns), None)
        return CellError(None, None, error) if column is None else CellError(column.name, column.of(cells), error)

    # -- parts of a row -----------------------------------------------------------

    def of(self, cells: Sequence[object]) -> tuple[str, ...]:
        """Return whose or what's figure a row gives."""
        return tuple(self._key(column, cells) for column in self.figure)

    def scope(self, of: tuple[str, ...], measure: str, cells: Sequence[object]) -> Scope:
        """Return which figure a row is about, by what else tells it apart."""
        return Scope(
            of,
            measure,
            self._named("where", cells),
            self._time_text("period", cells),
            self._named("definition", cells),
            tuple((name, self._facet(column, cells)) for name, column in self.facets.items()),
        )

    def _named(self, name: str, cells: Sequence[object]) -> str | None:
        """Return a text that names part of a figure; one that hides something names nothing."""
        found = read_text(self.feed, self.columns.get(name), cells)
        return None if found is None else self._clean(self.columns[name], cells, found)

    def _clean(self, column: Column, cells: Sequence[object], text: str) -> str:
        try:
            return clean_name(text, "figure")
        except ContestedError as error:
            raise CellError(column.name, column.of(cells), error) from None

    def needed(self, name: str, cells: Sequence[object]) -> str:
        """Return a text that a figure cannot be without."""
        found = self._named(name, cells)
        if found is None:
            column = self.columns[name]
            raise CellError(
                column.name, column.of(cells), EmptyKey(column.of(cells), f"it is the {name}, and says nothing")
            )
        return found

    def _facet(self, column: Column, cells: Sequence[object]) -> str:
        found: str | None = read_cell(self.feed, column, cells, cell.text)
        if found is None:
            raise CellError(column.name, None, EmptyKey(None, "it says what is counted, and is empty"))
        return self._clean(column, cells, found)

    def _key(self, column: Column, cells: Sequence[object]) -> str:
        found: str | None = read_cell(self.feed, column, cells, cell.text)
        if found is None:
            raise CellError(column.name, None, EmptyKey(None, "the row does not say whose figure it gives"))
        if self.feed.totals == "rejected" and found.casefold() in TOTALS:
            advice = "it sums up other rows; if it is a figure of its own, give totals='kept'"
            raise CellError(column.name, found, TotalsRow(found, advice))
        return self._clean(column, cells, found)

    def stance(self, cells: Sequence[object]) -> str:
        """Return whether a row claims, denies or withholds."""
        said = read_text(self.feed, self.columns.get("stance"), cells) or "claimed"
        if said not in STANCES:
            column = self.columns["stance"]
            raise CellError(column.name, column.of(cells), NotAChoice("stance", said, STANCES))
        return said

    def unit(self, cells: Sequence[object]) -> Unit:
        """Return the unit of a row, as it writes it."""
        column = self.columns["unit"]
        text = self.needed("unit", cells)
        found = self.units.get(text)
        if found is None:
            found = self.units[text] = read_cell(self.feed, column, cells, lambda _: unit_of(text))
        return found

    def time(self, name: str, cells: Sequence[object]) -> Any:
        """Return the time that one column, or two, write; None where they say nothing."""
        columns = self.pairs[name]
        if len(columns) < PARTS:
            moments = [self._moment(column, cells) for column in columns]
        else:
            moments = [self._parts(columns[n : n + PARTS], cells) for n in range(0, len(columns), PARTS)]
        try:
            return days.span(moments[0], moments[-1])
        except ContestedError as error:
            raise CellError(columns[-1].name, columns[-1].of(cells), error) from None

    def _moment(self, column: Column, cells: Sequence[object]) -> When | None:
        if is_coded(self.feed.missing, column, cells):
            return None
        read = partial(days.moment, formats=self.feed.dates, is_year=days.names_years(column.name))
        found: When | None = read_cell(self.feed, column, cells, read)
        return found

    def _parts(self, columns: Sequence[Column], cells: Sequence[object]) -> When | None:
        """Return the time whose year, month and day stand in columns of their own."""
        reads = (days.year_part, days.month_part, days.day_part)
        parts: list[Any] = [
            None if is_coded(self.feed.missing, column, cells) else read_cell(self.feed, column, cells, read)
            for column, read in zip(columns, reads, strict=True)
        ]
        try:
            return days.of_parts(*parts)
        except ContestedError as error:
            column = next(one for one, part in reversed([*zip(columns, parts, strict=True)]) if part is not None)
            raise CellError(column.name, column.of(cells), error) from None

    def _time_text(self, name: str, cells: Sequence[object]) -> str | None:
        found = self.time(name, cells) if name in self.pairs else None
        return None if found is None else str(found)

    # -- who says it -----------------------------------------------------------------

    def who(self, cells: Sequence[object]) -> dict[str, Any]:
        """Return who holds what a row says, and where it was read."""
        source = self._source(cells)
        holders = self._holders(cells)
        if not holders:
            if source is None:
                reason = "neither party nor source is given; name the publication itself with title="
                raise CellError(None, None, UnusableCell("", reason))
            holders = self._named_in(source.title)
        long = {} if source is None or not source.title.endswith(CUT) else {"note": source.note}
        return {"by": holders, "source": source, **long}

    def _holders(self, cells: Sequence[object]) -> tuple[Party, ...]:
        said = read_text(self.feed, self.columns.get("party"), cells)
        if said is None:
            return ()
        column = self.columns["party"]
        try:
            return self._named_in(said)
        except ContestedError as error:
            raise CellError(column.name, column.of(cells), error) from None

    def _named_in(self, text: str) -> tuple[Party, ...]:
        """Return the parties that a text names: one, or several where the feed says what stands between them."""
        names = [text]
        for separator in self.feed.separator:
            names = [part.strip() for name in names for part in name.split(separator)]
        return tuple(dict.fromkeys(self.party_named(name) for name in names if name)) or (self.party_named(text),)

    def party_named(self, name: str) -> Party:
        """Return the party of a name: one of the feed's, or one of which only the name is known."""
        found = self.parties.get(name_key(name))
        return Party(name) if found is None else found

    def _source(self, cells: Sequence[object]) -> Source | None:
        key = tuple(read_cell(self.feed, column, cells, cell.kept) for column in self.source.values())
        if key not in self.sources:
            self.sources[key] = self._new_source(cells)
        return self.sources[key]

    @staticmethod
    def behind(title: str | None) -> Source | str | None:
        """Return the source behind a source, one with a long title by a short one."""
        if title is None or len(title) <= LONGEST_NAME:
            return title
        short = shortened(title, None)
        return Source(short["title"], note=short["note"])

    def _new_source(self, cells: Sequence[object]) -> Source | None:
        fields: dict[str, Any] = {}
        for name, column in self.source.items():
            if is_coded(self.feed.missing, column, cells):
                continue
            if name in ("issued", "retrieved"):
                fields[name] = self._moment(column, cells)
                continue
            fields[name] = read_cell(self.feed, column, cells, cell.text)
        if fields.get("title") is None:
            fields["title"] = self.feed.title
        if fields["title"] is None:
            return None
        try:
            if len(fields["title"]) > LONGEST_NAME:
                fields |= shortened(fields["title"], fields.get("note"))
            return source_titled(fields["title"]) if len(fields) == 1 else Source(**fields)
        except ContestedError as error:
            title = self.source.get("title")
            raise CellError(None if title is None else title.name, fields["title"], error) from None


def shortened(title: str, note: str | None) -> dict[str, str]:
    """Return the title and note of a source whose title is too long for one: cut at a word, and whole in the note."""
    short = title[: LONGEST_NAME - len(CUT)]
    short = short.rpartition(" ")[0] or short
    return {"title": short.rstrip(" ,;:") + CUT, "note": "; ".join(part for part in (note, title) if part)}


def plans(feed: Feed, header: Header) -> tuple[BoundMapping, ...]:
    """
    Lay a feed over a header: one plan for each claim that a row makes.

    Raises:
        MisfitFeed: a column is not there, or is there twice.
    """
    known = directory(feed.parties)
    return tuple(_plan(feed, variant, header, known) for variant in feed.variants)


def _plan(feed: Feed, variant: Mapping[str, Any], header: Header, known: Mapping[str, Party]) -> BoundMapping:
    def column(text: str, field: str) -> Column:
        if text.startswith("="):
            return Column(f"{field} ({text})", -1, text[1:].strip())
        return Column(text, header.place(text, field))

    def there(text: str) -> bool:
        return text not in feed.optional or header.has(text)

    single = (
        *NUMBERS,
        *WORDS,
        "cell",
        "measure",
        "unit",
        "power",
        "party",
        "stance",
        "bounds",
        "partial",
        "quote",
        "note",
        "where",
        "definition",
    )
    columns = {name: column(variant[name], name) for name in single if variant.get(name) and there(variant[name])}
    pairs = {}
    for name in ("as_of", "stated", "period"):
        given = variant.get(name)
        wanted = [one for one in ((given,) if isinstance(given, str) else given or ()) if there(one)]
        if wanted:
            pairs[name] = tuple(column(one, name) for one in wanted)
    source = variant.get("source") or {}
    parts = {"title": source} if isinstance(source, str) else source
    for name in parts:
        if name not in ("title", "publisher", "author", "issued", "url", "label", "retrieved", "note"):
            raise MisfitFeed("source", f"a source has no {name!r}; it has title, publisher, author, issued, url, label")
    return BoundMapping(
        feed,
        tuple(column(one, "figure") for one in feed.figure),
        columns,
        pairs,
        {name: column(text, "facets") for name, text in sorted(variant["facets"].items()) if there(text)},
        {name: column(text, "source") for name, text in parts.items() if there(text)},
        tuple(column(name, "aside") for name in feed.aside if there(name)),
        known,
    )


@lru_cache(maxsize=1)
def nothing_said(columns: tuple[str, ...]) -> NothingSaid:
    """Return the refusal of a row without a number."""
    reason = f"no number stands in {', '.join(columns)}; an empty cell is no zero, so there is nothing to take"
    return NothingSaid("", reason)
