"""
Feeds: how the rows of a file become claims.

A feed is a mapping, written in Python or TOML.  It names columns, by header
or HXL tag; a text that begins with "=" stands for itself in every row.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from contested.errors import MisfitFeed, UnknownField, shorten
from contested.feeds import scan
from contested.feeds.mapping import FeedMapping
from contested.feeds.mapping_checks import refuse_renamed
from contested.feeds.mapping_fields import LARGEST_MAPPING, party_of, tables_of, toml_of
from contested.feeds.reading import account_in, reader_of, tabled_claims_in
from contested.feeds.rules.checking import checked_feed
from contested.feeds.to_dossier import dossier_in
from contested.plain_repr import repr_of_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from os import PathLike

    from contested.claims import Intake
    from contested.dossier.dossier import Dossier
    from contested.feeds.rows.row_reader import Progress
    from contested.feeds.rules.feed_finding import FeedReport
    from contested.table.claim_table import ClaimTable


def column_per(field: str, columns: Iterable[str], *, of: str = "value") -> tuple[dict[str, str], ...]:
    """
    Return ``each=`` for a wide table with one column per party, source or measure.

    Args:
        field: what the column's name says: "by", "source" or "name".
        columns: their names.
        of: which number stands in them: "value", "low" or "high".
    """
    refuse_renamed((field,))
    return tuple({field: f"={column}", of: column} for column in columns)


@attrs.frozen(kw_only=True)
class Feed(FeedMapping):
    """
    How the rows of a file become claims.

    Every field that says "column" takes the name of a column or its HXL tag
    ("#affected+killed"), or a text for all rows, written "=person".

    Args:
        of: the columns that say whose or what's figure a row gives.
        name: column: what is counted, such as "=deaths".
        unit: column: in which unit.
        value: column: a number, or a text as printed ("around 10,000").
        low: column: the lower end.
        best: column: the number between ``low`` and ``high``; alone, as ``value``.
        high: column: the upper end.
        standard_error: column: of the value.
        error_below: column: its standard error to below, where the sides differ.
        error_above: column: its standard error to above, where the sides differ.
        power: column: the power of ten that the numbers are to be multiplied
            by ("3" where they are thousands).
        level: column: of a confidence or credible interval.
        by: column: who holds the claim; without one, each source is a
            party of that name, so that nobody borrows from it.
        source: column: its title; or a mapping of title, publisher, author,
            issued, url, label, retrieved, note, archive, digest and so on
            to columns.
        title: the publication itself, which speaks where a row names nobody.
        quoting: column: the source behind the source.
        cell: column, in place of the number: printed cells such as "4 dead and
            9 hurt (UN)", of which each statement is a claim.
        only: of such cells, what is counted here: kinds, labels or sides.
        named: column: the attribution in the source's words.
        speaker: column: who said it.
        as_of: column, or two for first and last day, or three for year,
            month and day (six: of the first and the last day): when the
            figure held.  A part that is 0 or empty is not known.  A mapping
            such as {"year": "Year", "month": "Mon"} names parts too.
        stated: column, or two, three or six: when the party said so.
        hedge: column: the word around the number.
        stance: column: "claimed", "denied" or "withheld"; or "accepted",
            "corrected", "retracted" or "disputed", which no table holds.
        basis: column: "documented", "estimated" or "asserted".
        status: column: "unverified", "provisional", "verified" or "final".
        bounds: column: what low and high are: "stated", "limit", "analyst",
            "reports", "confidence" or "credible".
        partial: column: whether the count is known to be incomplete.
        key: column: a name of the claim itself.
        quote: column: the source's words.
        at: column: where those words stand in the document ("page 4").
        note: column: anything else.
        estimate: column: the ``key`` of the row that another stance is to.
        aspect: column: what is denied or disputed: "definition", "method".
        reason: column: why something is retracted.
        where: column: the place.
        period: column, or two, three or six: which time the figure is of.
        definition: column: what counts.
        facets: what else fixes what is counted, each a column; the side whose
            losses are counted is one.
        time: "point", "period" or "cumulative".
        signed: numbers below zero make sense.
        disputants: names of parties declared to have a stake.
        parties: full records of parties (their aliases bring spellings together).
        each: for wide tables, what differs between the claims of one row.
        missing: how the file writes that nothing is said ("-1", "nan"): codes
            for columns of numbers, or codes by column.
        unknown: how it writes that a number is not known, as ``missing``.
        reads: what codes in a column mean, by column: {"hedge": {"more":
            "more than"}, "dead": {"*": "1 to 4"}}; "" for nothing.
        aside: which rows are set aside, kept and named but no part of answers:
            codes by column, such as {"rank": "deprecated"}.
        inconsistent: whether a row with a low above its best (or high) is
            "rejected", or its best value alone "kept".
        totals: whether rows that sum up others are "rejected" or "kept".
        independent: why origins are taken to be independent, if they are.
        separator: what stands between several parties in one cell (of
            sources, where there is no party); one text or several.
        dates: how days are written, such as "%d/%m/%Y" or "%d %B %Y", or
            several such forms; by default as ISO 8601.  "%y" is 1969 to 2068.
        locale: the language, and so the separators, of numbers.
        lexicon: what the words around numbers are worth.
        delimiter: between cells; by default by a first line such as "sep=;",
            else by the name of the file.
        encoding: of the text; by default that of the byte-order mark, else
            UTF-8.
        skip: lines above the header, blank ones too, as an editor counts.
        header: the line on which the header stands, as an editor counts; or
            the names of the columns, where a file has no header.
        rows: the path of the rows in a file of JSON: "data.items", or
            "features[*].properties" of GeoJSON.
        sheet: of a workbook; by default the first.
        optional: names of columns that a file may lack.
        dialect: whose conventions of codes and days hold: "acled", "hxl",
            "owid", "reports", "sdmx" or "ucdp".
        form: "csv", "tsv", "json", "jsonl", "parquet", "arrow", "xlsx" or
            "wikibase"; by default by the name of the file.
    """

    __repr__ = repr_of_set

    # A mapping with the means to read: a class above, so that what reads rows knows the mapping and not this, and
    # each field is written once; attrs.evolve() and == go by the fields that it takes over.

    def read(self, data: str | PathLike[str] | Any, *, progress: Progress | None = None) -> Dossier:
        """
        Return the dossier of all that a file or frame says; its ``intake`` accounts for every row.

        Args:
            data: a path (CSV, TSV, JSON, JSON Lines, Parquet, Arrow, Excel), a
                data frame, or a list of rows as mappings.
            progress: is handed the rows and the name of the file, and gives
                the rows on, so that a program can show how many were read.

        Returns:
            One figure for each of what ``of=`` names, for each name and scope,
            under ids made of them.

        Raises:
            UnreadableFeed: no row of the file can be trusted; with the line.
            MisfitFeed: the feed names a column that is not there, or is there
                twice.
            MissingExtra: the library that reads the format is not installed.
        """
        return dossier_in(reader_of(self, data, progress))

    def columns(self, data: str | PathLike[str] | Any, *, progress: Progress | None = None) -> dict[str, list[Any]]:
        """
        Return what a file or frame says as columns of equal length, one row a statement by one holder.

        They are what ``contested.table`` works on, and what any data frame
        takes: ``polars.DataFrame(feed.columns(path))``.  Raises as ``read`` does.
        """
        return tabled_claims_in(reader_of(self, data, progress)).columns

    def scan(self, data: str | PathLike[str] | Any, *, progress: Progress | None = None) -> ClaimTable:
        """
        Return what a file or frame says as a table of claims; its ``intake`` accounts for every row.

        A file becomes a table on DuckDB, a frame one whose answers are frames
        of its type.  Where a Parquet or Arrow file or a frame holds numbers as
        numbers, its rows stay where they are, and have to stay the same: each
        way to write a name or a day is read once, by the engine's account of
        them.  Other sources are read row by row; ``explain()`` of the table
        says why.  Claims in words alone ("dozens") have no column in a table;
        ``explain()`` counts them.  Raises as ``read`` does, and

        Raises:
            MissingExtra: the extra ``table`` is not installed.
        """
        return scan.table_of(self, data, progress)

    def intake(self, data: str | PathLike[str] | Any, *, progress: Progress | None = None) -> Intake:
        """Return what became of every row, without keeping the claims; raises as ``read`` does."""
        return account_in(reader_of(self, data, progress))

    def check(self, data: object, before: object = None, *, progress: Progress | None = None) -> FeedReport:
        """
        Return what is wrong, or looks wrong, in the rows of a file or frame, each finding with its rows.

        The rules are those by which the intake rejects a row, those of
        ``Dossier.check`` traced back to the rows that say it, and what only
        rows show: numbers a thousand times too large, codes among numbers,
        days in another order.  An "error" is certain, a suspicion is a
        "warning" or a "notice".  Raises as ``read`` does.

        Args:
            data: a path, a data frame, or a list of rows, as for ``read``.
            before: an earlier edition of the same, under the same feed: what
                is gone from it or changed without a word is found too.
            progress: as for ``read``.
        """
        return checked_feed(self, data, before, progress)

    # -- as a file --------------------------------------------------------------

    @classmethod
    def load(cls, path: str | PathLike[str]) -> Feed:
        """
        Return the feed that a TOML file writes, with these fields as keys.

        Raises:
            MisfitFeed: it cannot be read, or says something that no feed has.
        """
        return cls.from_fields(cls.fields_in(path))

    @classmethod
    def loads(cls, text: str) -> Feed:
        """
        Return the feed that a TOML text writes.

        Raises:
            MisfitFeed: it is no TOML, or says something that no feed has.
        """
        return cls.from_fields(toml_of(text))

    @staticmethod
    def fields_in(path: str | PathLike[str]) -> dict[str, object]:
        """
        Return the keys of a TOML file and their values.

        Raises:
            MisfitFeed: it cannot be read.
        """
        try:
            text = Path(path).read_bytes()[: LARGEST_MAPPING + 1].decode("utf-8-sig")
        except (OSError, ValueError) as error:
            reason = f"{getattr(error, 'strerror', None) or error}; check the path"
            raise MisfitFeed(f"the file {shorten(str(path))}", reason) from None
        return toml_of(text)

    @classmethod
    def from_fields(cls, fields: Mapping[str, Any]) -> Feed:
        """
        Return the feed of plain fields, as a TOML file has them.

        Raises:
            RenamedKeyword: a field by the name that it had before.
            MisfitFeed: a field that no feed has, or one left out that it needs.
        """
        refuse_renamed(fields)
        known = tuple(field.name for field in attrs.fields(cls))
        for name in fields:
            if name not in known:
                raise UnknownField(name, known)
        if "of" not in fields:
            raise MisfitFeed("of", "it is needed; for the same text in every row write of = '=...'")
        made = dict(fields)
        if "parties" in made:
            made["parties"] = [party_of(one) for one in tables_of(made["parties"], "parties")]
        if "each" in made:
            made["each"] = tables_of(made["each"], "each")
        return cls(**made)
