"""
Feeds: how the rows of a file become claims.

A feed is a mapping, written in Python or TOML.  It names columns, by header
or HXL tag; a text that begins with "=" stands for itself in every row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from contested.claims.schema import TIMES
from contested.errors import MisfitFeed, NotAChoice, UnknownField, WrongType
from contested.feeds import scan
from contested.feeds.dialects import DIALECTS
from contested.feeds.mapping_fields import (
    LARGEST_FILE,
    TIMED,
    codes_of,
    columns_of,
    each_of,
    facets_of,
    header_of,
    parties_of,
    party_of,
    readings_of,
    tables_of,
    texts_of,
    times_of,
    toml_of,
)
from contested.feeds.rows import parquet as saving
from contested.feeds.rows import row_reader as reading
from contested.feeds.rows.bound_mapping import plans
from contested.feeds.rows.date_cells import checked_format
from contested.feeds.rows.printed_cells import check_cell
from contested.feeds.sources.delimited import DELIMITERS
from contested.feeds.sources.jsons import path_of
from contested.phrases.language import language
from contested.phrases.lexicon import lexicon
from contested.table.connection import engine_errors, in_duckdb

if TYPE_CHECKING:
    from os import PathLike

    from contested.claims.intake import Intake
    from contested.claims.party import Party
    from contested.dossier.dossier import Dossier
    from contested.feeds.rows.row_reader import RowReader
    from contested.table.claim_table import ClaimTable
    from contested.table.engine import Frame

CHOICES = {
    "inconsistent": ("rejected", "kept"),
    "totals": ("rejected", "kept"),
    "time": TIMES,
}
EACH = (
    "measure",
    "unit",
    "low",
    "best",
    "high",
    "standard_error",
    "party",
    "source",
    "hedge",
    "basis",
    "status",
    "bounds",
    "definition",
    "facets",
    "as_of",
    "stated",
    "stance",
    "note",
    "where",
)
"""What may differ between the claims of one row."""


TEXTS = (
    *("cell", "measure", "unit", "low", "best", "high", "standard_error", "power", "level", "party", "title"),
    "quoting",
    *("named", "speaker", "hedge", "stance", "basis", "status", "bounds", "partial", "key", "quote", "note", "where"),
    *("definition", "independent", "locale", "lexicon", "delimiter", "encoding", "rows", "sheet", "form", "dialect"),
)


def _named_in(variant: Mapping[str, Any]) -> Iterator[str]:
    """Give the columns that a variant of a feed looks at."""
    for name, value in variant.items():
        if name in ("facets", "source") and isinstance(value, Mapping):
            yield from map(str, value.values())
        elif name in TIMED and isinstance(value, tuple):
            yield from value
        elif isinstance(value, str) and name in (*EACH, *TEXTS, *TIMED):
            yield value


def column_per(field: str, columns: Iterable[str], *, of: str = "best") -> tuple[dict[str, str], ...]:
    """
    Return ``each=`` for a wide table with one column per party, source or measure.

    Args:
        field: what the column's name says: "party", "source" or "measure".
        columns: their names.
        of: which number stands in them: "best", "low" or "high".
    """
    return tuple({field: f"={column}", of: column} for column in columns)


@attrs.frozen(kw_only=True)
class Feed:
    """
    How the rows of a file become claims.

    Every field that says "column" takes the name of a column or its HXL tag
    ("#affected+killed"), or a text for all rows, written "=person".

    Args:
        figure: the columns that say whose or what's figure a row gives.
        measure: column: what is counted, such as "=deaths".
        unit: column: in which unit.
        low: column: the lower end.
        best: column: the value, a number or as printed ("around 10,000").
        high: column: the upper end.
        standard_error: column: of the value.
        power: column: the power of ten that the numbers are to be multiplied
            by ("3" where they are thousands).
        level: column: of a confidence or credible interval.
        party: column: who holds the claim; without one, each source is a
            party of that name, so that nobody borrows from it.
        source: column: its title; or a mapping of title, publisher, author,
            issued, url, label, retrieved and note to columns.
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
        stance: column: "claimed", "denied" or "withheld".
        basis: column: "documented", "estimated" or "asserted".
        status: column: "unverified", "provisional", "verified" or "final".
        bounds: column: what low and high are: "stated", "limit", "analyst",
            "reports", "confidence" or "credible".
        partial: column: whether the count is known to be incomplete.
        key: column: a name of the claim itself.
        quote: column: the source's words.
        note: column: anything else.
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
        delimiter: between cells; by default by the name of the file.
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

    figure: tuple[str, ...] = attrs.field(converter=columns_of)
    measure: str | None = None
    unit: str | None = None
    low: str | None = None
    best: str | None = None
    cell: str | None = None
    only: tuple[str, ...] = attrs.field(default=(), converter=texts_of)
    high: str | None = None
    standard_error: str | None = None
    power: str | None = None
    level: str | None = None
    party: str | None = None
    source: str | Mapping[str, str] | None = None
    title: str | None = None
    quoting: str | None = None
    named: str | None = None
    speaker: str | None = None
    as_of: str | tuple[str, ...] | None = attrs.field(default=None, converter=times_of)
    stated: str | tuple[str, ...] | None = attrs.field(default=None, converter=times_of)
    hedge: str | None = None
    stance: str | None = None
    basis: str | None = None
    status: str | None = None
    bounds: str | None = None
    partial: str | None = None
    key: str | None = None
    quote: str | None = None
    note: str | None = None
    where: str | None = None
    period: str | tuple[str, ...] | None = attrs.field(default=None, converter=times_of)
    definition: str | None = None
    facets: Mapping[str, str] = attrs.field(factory=dict, converter=facets_of)
    time: str = "point"
    signed: bool = False
    disputants: tuple[str, ...] = attrs.field(default=(), converter=columns_of)
    parties: tuple[Party, ...] = attrs.field(default=(), converter=parties_of)
    each: tuple[Mapping[str, Any], ...] = attrs.field(default=(), converter=each_of)
    missing: Mapping[str, frozenset[str]] = attrs.field(factory=dict, converter=codes_of)
    unknown: Mapping[str, frozenset[str]] = attrs.field(factory=dict, converter=codes_of)
    reads: Mapping[str, Mapping[str, str]] = attrs.field(factory=dict, converter=readings_of)
    aside: Mapping[str, frozenset[str]] = attrs.field(factory=dict, converter=codes_of)
    inconsistent: str = "rejected"
    totals: str = "rejected"
    independent: str | None = None
    separator: tuple[str, ...] = attrs.field(default=(), converter=texts_of)
    dates: tuple[str, ...] = attrs.field(default=(), converter=texts_of)
    locale: str | None = None
    lexicon: str | None = None
    delimiter: str | None = None
    encoding: str | None = None
    skip: int = 0
    header: int | tuple[str, ...] | None = attrs.field(default=None, converter=header_of)
    rows: str | None = None
    sheet: str | None = None
    form: str | None = None
    optional: tuple[str, ...] = attrs.field(default=(), converter=texts_of)
    dialect: str | None = None

    def __attrs_post_init__(self) -> None:
        self._check_types()
        for name, choices in CHOICES.items():
            if getattr(self, name) not in choices:
                raise NotAChoice(name, getattr(self, name), choices)
        if self.form is not None and self.form not in reading.FORMS:
            raise NotAChoice("form", self.form, tuple(reading.FORMS))
        if self.delimiter is not None and self.delimiter not in DELIMITERS:
            raise NotAChoice("delimiter", self.delimiter, tuple(DELIMITERS))
        if self.dialect is not None and self.dialect not in DIALECTS:
            raise NotAChoice("dialect", self.dialect, tuple(DIALECTS))
        if not all(map(checked_format, self.dates)):
            reason = "write %Y (or %y), %m (or %B, %b) and %d and what stands between them, such as '%d/%m/%Y'"
            raise MisfitFeed("dates", reason)
        if self.lexicon is not None:
            lexicon(self.lexicon)
        if self.locale is not None:
            language(self.locale)
        for one in self.each:
            for name in one:
                if name not in EACH:
                    raise UnknownField(name, EACH)
        for one in self.variants:
            self._check_variant(one)
        self._check_codes()

    def _check_types(self) -> None:
        columns: tuple[object, ...] = self.figure
        if not columns or not all(isinstance(one, str) and one for one in columns):
            raise MisfitFeed("figure", "name the column, or the columns, that say whose figure a row gives")
        for name in TEXTS:
            value: object = getattr(self, name)
            if not (value is None or isinstance(value, str)):
                raise WrongType(name, value, "the name of a column, or text such as '=person'")
        for name in ("separator", "dates", "optional", "only"):
            texts: tuple[object, ...] = getattr(self, name)
            if not all(isinstance(one, str) and one for one in texts):
                raise WrongType(name, texts, "a text, or a list of them")
        if type(self.skip) is not int or self.skip < 0:
            raise WrongType("skip", self.skip, "how many lines stand above the header")
        self._check_header()

    def _check_header(self) -> None:
        if isinstance(self.header, tuple):
            if not self.header or not all(isinstance(one, str) for one in self.header):
                raise WrongType("header", self.header, "a line, or the names of the columns")
        elif self.header is not None:
            if type(self.header) is not int or self.header < 1:
                raise WrongType("header", self.header, "the line on which the header stands, counted from 1")
            if self.skip:
                raise MisfitFeed("header", "it says where the header stands, and so does skip=; leave one of them out")
        if self.rows is not None:
            path_of(self.rows)

    def _check_codes(self) -> None:
        """Check that codes are of columns that the feed looks at: what is written has an effect or an error."""
        used = {text for one in self.variants for text in (*_named_in(one), *self.figure)}
        used = {text for text in used if not text.startswith("=")}
        for column in self.reads:
            if column not in used:
                near = get_close_matches(column, used, 1)
                hint = f"; near it is {near[0]!r}" if near else ""
                reason = f"the feed does not look at a column {column!r}, so its codes say nothing{hint}"
                raise MisfitFeed("reads", reason)

    def _check_variant(self, one: Mapping[str, Any]) -> None:
        facets_of(one["facets"])
        source = one["source"]
        texts = source.values() if isinstance(source, Mapping) else () if source is None else (source,)
        if not all(isinstance(text, str) for text in texts):
            raise WrongType("source", source, "a column, or a mapping of title, publisher and so on to columns")
        for name in ("measure", "unit"):
            if not one.get(name):
                reason = f"it is needed, here or in each=; for the same text in every row write {name}='=...'"
                raise MisfitFeed(name, reason)
        numbers = ("low", "best", "high", "hedge", "quote", "stance")
        check_cell(one)
        if not one.get("cell") and not any(one.get(name) for name in numbers):
            raise MisfitFeed("best", "no column holds the number; give best=, or low= and high=")
        if not (one.get("party") or one.get("source") or self.title):
            raise MisfitFeed(
                "source", "nobody says it: give party= or source=; for one source write source='=Its title'"
            )
        for name in TIMED:
            if isinstance(one.get(name), tuple) and len(one[name]) not in (2, 3, 6):
                raise MisfitFeed(name, "give one column, two for first and last day, or three for year, month and day")

    @property
    def variants(self) -> tuple[dict[str, Any], ...]:
        """The mapping of each claim that a row makes, by field."""
        base = {field.name: getattr(self, field.name) for field in attrs.fields(Feed)}
        return tuple(
            base | {k: times_of(v) if k in ("as_of", "stated") else v for k, v in one.items()}
            for one in self.each or ({},)
        )

    # -- reading --------------------------------------------------------------

    def read(self, data: str | PathLike[str] | Any) -> Dossier:
        """
        Return the dossier of all that a file or frame says; its ``intake`` accounts for every row.

        Args:
            data: a path (CSV, TSV, JSON, JSON Lines, Parquet, Arrow, Excel), a
                data frame, or a list of rows as mappings.

        Returns:
            One figure for each of what ``figure=`` names, for each measure
            and scope, under ids made of them.

        Raises:
            UnreadableFeed: no row of the file can be trusted; with the line.
            MisfitFeed: the feed names a column that is not there, or is there
                twice.
            MissingExtra: the library that reads the format is not installed.
        """
        return reading.dossier(self._opened(data))

    def columns(self, data: str | PathLike[str] | Any) -> dict[str, list[Any]]:
        """
        Return what a file or frame says as columns of equal length, one row a statement by one holder.

        They are what ``contested.table`` works on, and what any data frame
        takes: ``polars.DataFrame(feed.columns(path))``.  Raises as ``read`` does.
        """
        return reading.as_columns(self._opened(data))[0]

    def scan(self, data: str | PathLike[str] | Any) -> ClaimTable:
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
        source = scan.typed_source.typed_source(data, self)
        if isinstance(source, scan.typed_source.Untyped):
            return self._row_by_row(data, source.why, source.like)
        if self.dialect is not None:
            return self._row_by_row(data, f"the dialect {self.dialect} reads each row", source.frame)
        laid = plans(self, source.header)
        why = scan.eligibility.row_by_row(self, laid, source.header.names, source.kinds)
        if why is not None:
            return self._row_by_row(data, why, source.frame)
        stops: tuple[type[Exception], ...] = (*engine_errors(), UnicodeDecodeError)  # the latter in a damaged file
        try:
            table = scan.scanning.scanned(self, laid, source)
        except stops as error:
            return self._row_by_row(data, "the engine stopped: " + str(error).partition("\n")[0])
        return table or self._row_by_row(
            data, "floats near zero, whole numbers beyond 2**53, or times of day", source.frame
        )

    def _row_by_row(self, data: Any, why: str, like: Frame | None = None) -> ClaimTable:
        """Return the table of claims that were read one by one, on an engine or on our own."""
        columns, account = reading.as_columns(self._opened(data))
        frame = (
            in_duckdb(saving.arrow_table(columns)) if like is None else scan.typed_source.claims_beside(like, columns)
        )
        notes = [f"read row by row: {why}"]
        made = scan.scanning.tabled(self, frame)
        lost = made.intake.rows - made.intake.taken
        return made.accounted(account, [*notes, saving.left_out(lost)] if lost else notes)

    def intake(self, data: str | PathLike[str] | Any) -> Intake:
        """Return what became of every row, without keeping the claims; raises as ``read`` does."""
        return reading.as_columns(self._opened(data))[1]

    def _opened(self, data: Any) -> RowReader:
        return reading.opened(self, data)

    # -- as a file --------------------------------------------------------------

    @classmethod
    def load(cls, path: str | PathLike[str]) -> Feed:
        """
        Return the feed that a TOML file writes, with these fields as keys.

        Raises:
            MisfitFeed: it cannot be read, or says something that no feed has.
        """
        return cls.of(cls.fields_in(path))

    @classmethod
    def loads(cls, text: str) -> Feed:
        """
        Return the feed that a TOML text writes.

        Raises:
            MisfitFeed: it is no TOML, or says something that no feed has.
        """
        return cls.of(toml_of(text))

    @staticmethod
    def fields_in(path: str | PathLike[str]) -> dict[str, Any]:
        """
        Return the keys of a TOML file and their values.

        Raises:
            MisfitFeed: it cannot be read.
        """
        try:
            text = Path(path).read_bytes()[: LARGEST_FILE + 1].decode("utf-8-sig")
        except (OSError, ValueError) as error:
            raise MisfitFeed("the file", f"{getattr(error, 'strerror', None) or error}; check the path") from None
        return toml_of(text)

    @classmethod
    def of(cls, fields: Mapping[str, Any]) -> Feed:
        """
        Return the feed of plain fields, as a TOML file has them.

        Raises:
            MisfitFeed: a field that no feed has, or one left out that it needs.
        """
        known = tuple(field.name for field in attrs.fields(cls))
        for name in fields:
            if name not in known:
                raise UnknownField(name, known)
        if "figure" not in fields:
            raise MisfitFeed("figure", "it is needed; for the same text in every row write figure = '=...'")
        made = dict(fields)
        if "parties" in made:
            made["parties"] = [party_of(one) for one in tables_of(made["parties"], "parties")]
        if "each" in made:
            made["each"] = tables_of(made["each"], "each")
        return cls(**made)
