"""
Adapters: feeds for what the world publishes, with the conventions of each source.

Each returns a plain ``Feed``; any field of it can be given otherwise.  None
opens the network: they read files that the user has.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from contested.errors import MisfitFeed, NotAChoice
from contested.feeds.dialects.acled import EXPORT_DATES
from contested.feeds.dialects.event_reports import REPORTER
from contested.feeds.feed import Feed, column_per
from contested.feeds.mapping_checks import refuse_renamed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

GED_COUNTS = ("all", "by_side")
_SAME_NUMBER = {"best": "value", "value": "best"}


def _with(shared: Mapping[str, Any], fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of an adapter, with what is given in their place; ``best`` and ``value`` are one number."""
    left = {_SAME_NUMBER[name] for name in fields if name in _SAME_NUMBER}
    return {name: column for name, column in shared.items() if name not in left} | dict(fields)


def _text(said: str) -> str:
    """Return a text for all rows as a feed writes it, whether it is given so or without its "="."""
    return f"={said.removeprefix('=')}"


def ucdp_ged(count: str = "all", **fields: Any) -> Feed:
    """
    Return the feed of UCDP's Georeferenced Event Dataset, as CSV or as OCHA exports it on HDX.

    One figure an event.  Low, best and high are UCDP's judgement of all
    reports, so they are an analyst's bounds, and UCDP is the party; the
    offices that reported stay in the note.  The sides are whose people died,
    so they are facets; UCDP gives one number a side.  How exactly day and
    place are known is counted in the account.

    Args:
        count: "all" deaths with their range, or "by_side": side A, side B,
            civilians and unknown.
        fields: any of ``Feed``, in place of what is written here.

    Raises:
        NotAChoice: another count.

    Source:
        Sundberg and Melander, Introducing the UCDP Georeferenced Event
        Dataset, Journal of Peace Research 50(4), 2013; UCDP GED Codebook.
    """
    if count not in GED_COUNTS:
        raise NotAChoice("count", count, GED_COUNTS)
    shared: dict[str, Any] = {
        "of": "id",
        "name": "=deaths",
        "unit": "=killed",
        "by": "=UCDP",
        "source": "=UCDP GED",
        "period": ("date_start", "date_end"),
        "time": "period",
        "note": "source_office",
        "basis": "=estimated",
        "dialect": "ucdp",
        "definition": "=deaths caused by organised violence, as UCDP counts them",
    }
    if count == "all":
        return Feed(**_with(shared | {"low": "low", "best": "best", "high": "high", "bounds": "=analyst"}, fields))
    sides = {
        "deaths_a": ("=side A", "side_a"),
        "deaths_b": ("=side B", "side_b"),
        "deaths_civilians": ("=civilians", "=civilians"),
        "deaths_unknown": ("=unknown", "=unknown"),
    }
    each = [{"value": name, "facets": {"role": role, "victims": side}} for name, (role, side) in sides.items()]
    return Feed(**_with(shared | {"each": each}, fields))


def acled(**fields: Any) -> Feed:
    """
    Return the feed of an ACLED export.

    ACLED gives one conservative number an event, and writes 0 both where
    nobody died and where nobody knows; so 0 is unknown here.  The names of
    outlets stay in the note.  Days are read as its exports of all years write
    them, and are as exact as ``time_precision`` says.

    Args:
        fields: any of ``Feed``, in place of what is written here.

    Source:
        ACLED Codebook, and its FAQ on fatality methodology.
    """
    shared: dict[str, Any] = {
        "of": "event_id_cnty",
        "name": "=fatalities",
        "unit": "=killed",
        "value": "fatalities",
        "by": "=ACLED",
        "source": "=ACLED",
        "period": "event_date",
        "time": "period",
        "note": "source",
        "basis": "=estimated",
        "dates": EXPORT_DATES,
        "dialect": "acled",
        "definition": "=the most conservative number that was reported, as ACLED codes it",
    }
    made = _with(shared, fields)
    return Feed(**{"unknown": {made.get("value") or made["best"]: "0"}, **made})


def event_reports(name: str = "deaths", unit: str = "killed", **fields: Any) -> Feed:
    """
    Return the feed of a table with one row a report of an event, as MAVERICK and eventreport have them.

    Every report is a source, and a party of that name; nothing is summed over
    reports of one event.  Two reports of one source on one event are told
    apart by their ids, where there is a column ``report_id`` or ``id``.

    Args:
        name: which columns: "deaths" is deaths_low, deaths_best and deaths_high.
        unit: of the number.
        fields: any of ``Feed``, in place of what is written here.

    Source:
        van Baalen and Höglund, MAVERICK: a dataset of electoral violence, 2026.
    """
    ends = {end: f"{name.removeprefix('=')}_{end}" for end in ("low", "best", "high")}
    shared = {"of": "event_id", "name": _text(name), "unit": _text(unit), "source": REPORTER}
    return Feed(**_with(shared | {"dialect": "reports"} | ends, fields))


def hxl(value: str | None = None, **fields: Any) -> Feed:
    """
    Return the feed of a table with HXL tags, as OCHA's Humanitarian Data Exchange has many.

    Args:
        value: the tag (or name) of the column with the number.
        fields: any of ``Feed``; by default the place is ``#adm1+name``, the
            organisation is the party, and the tag says what is counted.  Tags
            that nothing looks at are named in the account.

    Source:
        HXL 1.1 standard, https://hxlstandard.org/standard/1-1final/
    """
    number = value or fields.get("best")
    if not isinstance(number, str):
        raise MisfitFeed("value", "give the tag, or the name, of the column with the number")
    name = number.lstrip("#").replace("+", " ")
    shared = {"of": "#adm1+name", "name": _text(name), "unit": "=person", "by": "#org", "value": number}
    return Feed(**_with(shared | {"title": "HXL table", "dialect": "hxl"}, fields))


def owid(columns: Iterable[str], *, name: str, unit: str, **fields: Any) -> Feed:
    """
    Return the feed of a grapher CSV of Our World in Data: Entity, Year and one column for each source.

    Years are of any era.  The world, a continent or the countries of an
    income are refused where countries stand beside them, as a sum would count
    these twice.

    Args:
        columns: the columns, each named for who says it.
        name: what all of them give.
        unit: of the numbers.
        fields: any of ``Feed``, in place of what is written here.

    Source:
        https://docs.owid.io/projects/etl/api/chart-api/
    """
    shared = {
        "of": "Entity",
        "name": _text(name),
        "unit": _text(unit),
        "period": "Year",
        "time": "period",
        "each": column_per("source", columns),
        "missing": "NA",
        "locale": "en",
        "dialect": "owid",
    }
    return Feed(**_with(shared, fields))


def wikidata(**fields: Any) -> Feed:
    """
    Return the feed of a saved entity of Wikidata: every quantity it states, with bounds, day, rank and reference.

    A statement without a reference is Wikidata's own; a deprecated one is set
    aside.  "unknown value" is a claim that nobody knows; "no value" is none.
    The rank stays in the note.  Qualifiers that say when, how, of which part
    and how surely are read; the rest is counted in the account, and stands in
    the column "qualifiers", of which ``note="qualifiers"`` makes the note.

    Args:
        fields: any of ``Feed``, in place of what is written here.

    Source:
        https://www.wikidata.org/wiki/Help:Ranking
    """
    shared: dict[str, Any] = {
        "form": "wikibase",
        "of": "entity",
        "name": "measure",
        "unit": "unit",
        "low": "lower",
        "value": "amount",
        "high": "upper",
        "as_of": "as_of",
        "source": {
            "title": "reference",
            "url": "reference_url",
            "issued": "published",
            "retrieved": "retrieved",
        },
        "title": "Wikidata",
        "key": "id",
        "note": "rank",
        "hedge": "hedge",
        "basis": "basis",
        "status": "status",
        "definition": "part",
        "aside": {"rank": "deprecated"},
        "locale": "en",
    }
    return Feed(**_with(shared, fields))


def sdmx_csv(of: str | Iterable[str], *, name: str, unit: str, **fields: Any) -> Feed:
    """
    Return the feed of an SDMX-CSV file: one observation a row.

    Args:
        of: the dimensions that say whose figure it is, such as "REF_AREA".
        name: what is observed.
        unit: in which unit, once the power of ten in UNIT_MULT is applied.
        fields: any of ``Feed``; by default the dataflow is the source.

    Codes of status and confidentiality become status, basis, a refusal to say
    or a note, and are counted in the account; a time may have any form of the
    standard.

    Source:
        SDMX-CSV field guide 1.0 and 2.0, https://github.com/sdmx-twg/sdmx-csv;
        SDMX code lists CL_OBS_STATUS, CL_CONF_STATUS and CL_UNIT_MULT.
    """
    shared = {
        "of": of,
        "name": _text(name),
        "unit": _text(unit),
        "value": "OBS_VALUE",
        "source": "sdmx:title",
        "title": "SDMX",
        "period": "TIME_PERIOD",
        "time": "period",
        "status": "sdmx:status",
        "basis": "sdmx:basis",
        "stance": "sdmx:stance",
        "note": "sdmx:note",
        "power": "UNIT_MULT",
        "optional": ("UNIT_MULT", "TIME_PERIOD"),
        "dialect": "sdmx",
        "locale": "en",
    }
    made = _with(shared, fields)
    return Feed(**{"missing": {made.get("value") or made["best"]: "nan"}, **made})


def daily_counter(
    columns: Mapping[str, str], *, of: str, by: str, source: str, hedge: Mapping[str, str] | None = None, **fields: Any
) -> Feed:
    """
    Return the feed of a counter that one party publishes day by day: each number is of all time until then.

    Counters are cumulative: they are never summed over days, and the latest
    stands.  A fall stays, as what was said that day.

    Args:
        columns: the unit of each counter, by its column.
        of: whose losses, strength or events are counted.
        by: who counts; often an adversary.
        source: where it is published.
        hedge: the column with the word around a number, by counter.
        fields: any of ``Feed``; by default the day is in "date", and "more"
            means more than.
    """
    hedges = hedge or {}
    each = [
        {
            "name": f"={column}",
            "value": column,
            "unit": _text(unit),
            **({"hedge": hedges[column]} if column in hedges else {}),
        }
        for column, unit in columns.items()
    ]
    shared = {
        "of": _text(of),
        "name": "=counter",
        "unit": "=event",
        "each": each,
        "by": _text(by),
        "source": _text(source),
        "as_of": "date",
        "time": "cumulative",
        "reads": {name: {"more": "more than", "less": "fewer than"} for name in hedges.values()},
    }
    return Feed(**_with(shared, fields))


ADAPTERS: dict[str, Callable[..., Feed]] = {
    "acled": acled,
    "daily_counter": daily_counter,
    "event_reports": event_reports,
    "hxl": hxl,
    "owid": owid,
    "sdmx_csv": sdmx_csv,
    "ucdp_ged": ucdp_ged,
    "wikidata": wikidata,
}


def load(text: str) -> Feed:
    """
    Return the feed in a TOML file, or the adapter of that name.

    A file may begin with ``adapter = "ucdp_ged"``; its other keys are then
    those of the adapter, or fields of ``Feed`` in place of the adapter's.

    Raises:
        MisfitFeed: the file cannot be read, or says something that no feed has.
        NotAChoice: no adapter has that name.
    """
    if text in ADAPTERS:
        return _adapted(text, {})
    if not Path(text).suffix and not Path(text).exists():
        raise NotAChoice("feed", text, ("a file (TOML)", *ADAPTERS))
    fields = Feed.fields_in(text)
    name = fields.pop("adapter", None)
    return Feed.from_fields(fields) if name is None else _adapted(name, fields)


def _adapted(name: object, fields: Mapping[str, object]) -> Feed:
    if not isinstance(name, str) or name not in ADAPTERS:
        raise NotAChoice("adapter", name, tuple(ADAPTERS))
    refuse_renamed(fields)
    try:
        return ADAPTERS[name](**fields)
    except TypeError as error:
        raise MisfitFeed("adapter", f"{error}; write what it needs as keys of the file") from None
