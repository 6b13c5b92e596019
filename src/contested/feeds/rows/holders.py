"""Holders: who holds what a row says, and where it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from contested.claims import SOURCE_DAYS, Party, Source, source_titled
from contested.errors import ContestedError, TotalsRow, UnusableCell
from contested.feeds.cells import ABSENCES, hashable_cell, text_cell
from contested.feeds.rows.row import CellError
from contested.feeds.rows.total_names import sums_up
from contested.names import LONGEST_NAME, name_key

if TYPE_CHECKING:
    from contested.feeds.rows.row import BoundMapping, Row

CUT = " …"
"""What stands behind a title that was cut."""


def holders_in_row(row: Row) -> dict[str, Any]:
    """
    Return who holds what a row says, and the source in which it was read, as fields of a statement.

    Raises:
        CellError: nobody is named, or somebody in a way that cannot be read.
    """
    source = _source(row)
    holders = _holders(row)
    if not holders:
        if source is None:
            reason = "neither party nor source is given; name the publication itself with title="
            raise CellError("by", None, None, UnusableCell("", reason))
        holders = _named_in(row.bound, source.title)
    long = {} if source is None or not source.title.endswith(CUT) else {"note": source.note}
    return {"by": holders, "source": source, **long}


def through_whom(row: Row) -> dict[str, Any]:
    """Return the source behind the source, the attribution in its words, and the speaker, as far as there are such."""
    fields: dict[str, Any] = {name: row.text(name) for name in ("quoting", "named", "speaker") if row.has(name)}
    title = fields.get("quoting")
    if title is not None and len(title) > LONGEST_NAME:
        short = short_title(title, None)
        fields["quoting"] = Source(short["title"], note=short["note"])
    return fields


def party_of_name(bound: BoundMapping, name: str) -> Party:
    """Return the party of a name: one of the mapping's, or one of which only the name is known."""
    found = bound.parties.get(name_key(name))
    return Party(name) if found is None else found


def _holders(row: Row) -> tuple[Party, ...]:
    said = row.text("by")
    if said is None:
        return ()
    try:
        holders = _named_in(row.bound, said)
        for holder in holders:
            _refuse_nobody(row, holder.name)
    except ContestedError as error:
        raise row.fault("by", error) from None
    return holders


def _refuse_nobody(row: Row, name: str) -> None:
    """
    Refuse a name that is none, unless the mapping declares a party of that name.

    Raises:
        TotalsRow: the row sums up what others say.
        UnusableCell: a program wrote that the cell is empty.
    """
    if name_key(name) in row.bound.parties:
        return
    declared = f"for a party of that name give parties=[Party({name!r})]"
    if row.mapping.totals == "rejected" and sums_up(name):
        raise TotalsRow(name, f"it sums up what others say, and is no party; {declared}, or totals='kept'")
    if name.strip(" .()").lower() in ABSENCES:
        column = row.bound.columns["by"].name
        raise UnusableCell(
            name, f"it names nobody; if nothing is said, give missing={{{column!r}: {name!r}}}; {declared}"
        )


def _named_in(bound: BoundMapping, text: str) -> tuple[Party, ...]:
    """Return the parties that a text names: one, or several where the mapping says what stands between them."""
    names = [text]
    for separator in bound.mapping.separator:
        names = [part.strip() for name in names for part in name.split(separator)]
    parties = dict.fromkeys(party_of_name(bound, name) for name in names if name)
    return tuple(parties) or (party_of_name(bound, text),)


def _source(row: Row) -> Source | None:
    key = tuple(row.read(column, hashable_cell) for column in row.bound.source.values())
    sources = row.bound.sources
    if key not in sources:
        sources[key] = _new_source(row)
    return sources[key]


def _new_source(row: Row) -> Source | None:
    fields: dict[str, Any] = {}
    for name, column in row.bound.source.items():
        if row.is_coded(row.mapping.missing, column):
            continue
        fields[name] = row.day_in(column) if name in SOURCE_DAYS else row.read(column, text_cell)
    if fields.get("title") is None:
        fields["title"] = row.mapping.title
    if fields["title"] is None:
        return None
    try:
        if len(fields["title"]) > LONGEST_NAME:
            fields |= short_title(fields["title"], fields.get("note"))
        return source_titled(fields["title"]) if len(fields) == 1 else Source(**fields)
    except ContestedError as error:
        title = row.bound.source.get("title")
        raise CellError("source", None if title is None else title.name, fields["title"], error) from None


def short_title(title: str, note: str | None) -> dict[str, str]:
    """Return the title and note of a source whose title is too long for one: cut at a word, and whole in the note."""
    short = title[: LONGEST_NAME - len(CUT)]
    short = short.rpartition(" ")[0] or short
    return {"title": short.rstrip(" ,;:") + CUT, "note": "; ".join(part for part in (note, title) if part)}
