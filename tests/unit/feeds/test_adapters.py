"""Adapters: the conventions of well-known sources, on rows of their form."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import contested as ct
from contested import feeds
from contested.errors import MisfitFeed, NotAChoice, UnreadableFeed
from contested.feeds import adapters, drafting
from contested.feeds.sources import jsons

GED = {
    "id": 1,
    "low": 2,
    "best": 3,
    "high": 5,
    "date_start": "2014-01-22 00:00:00.000",
    "date_end": "2014-01-23",
    "source_office": "AFP;AP",
}
GED |= {
    "side_a": "Government",
    "side_b": "Rebels",
    "deaths_a": 1,
    "deaths_b": 0,
    "deaths_civilians": 2,
    "deaths_unknown": 0,
}


def test_ucdp_gives_an_analysts_range() -> None:
    """UCDP is the party, its low and high are an analyst's, and the event's days are the figure's period."""
    (figure,) = feeds.ucdp_ged().read([GED]).figures.values()

    assert str(figure.hull()) == "2 to 5 killed, best 3 (UCDP); UCDP gives an analyst's low and high"
    assert (str(figure.period), figure.estimates[0].note) == ("2014-01-22/2014-01-23", "AFP;AP")


def test_ucdp_by_side_counts_whose_people_died() -> None:
    """The side is a facet, and nobody's statement."""
    dossier = feeds.ucdp_ged("by_side").read([GED])

    assert list(dossier) == ["1-side-A-Government", "1-side-B-Rebels", "1-civilians", "1-unknown"]
    assert {str(figure.hull()) for figure in dossier.figures.values()} == {f"{n} killed (UCDP)" for n in (0, 1, 2)}
    with pytest.raises(NotAChoice):
        feeds.ucdp_ged("by_age")


def test_acled_writes_zero_where_nobody_knows() -> None:
    """Unknown is not zero."""
    rows = [{"event_id_cnty": f"E{n}", "fatalities": n, "event_date": "2023-09-20", "source": "AP"} for n in (0, 3)]
    dossier = feeds.acled().read(rows)

    assert [str(figure.hull()) for figure in dossier.figures.values()] == [
        "no number; ACLED withholds a number",
        "3 killed (ACLED)",
    ]


def test_reports_of_an_event_are_never_summed() -> None:
    """Each report is a source and a party of its name."""
    rows: list[dict[str, Any]] = [
        {"event_id": "E", "deaths_low": n, "deaths_best": n, "deaths_high": n + 1, "source": s}
        for n, s in ((2, "P"), (5, "Q"))
    ]

    hull = feeds.event_reports().read(rows)["E"].hull()

    assert str(hull) == "2 (P) to 6 (Q) killed; P gives 2 as the best value; Q gives 5 as the best value"


def test_a_grapher_table_has_a_source_a_column() -> None:
    """Entity and year say which figure, columns who says it."""
    rows = [
        {"Entity": "World", "Year": 1900, "CoW": "1.500", "PRIO": "NA"},
        {"Entity": "World", "Year": 1901, "CoW": 3, "PRIO": 4},
    ]
    dossier = feeds.owid(["CoW", "PRIO"], name="deaths per 100,000", unit="km").read(rows)

    assert [str(figure.hull()) for figure in dossier.figures.values()] == ["1.5 km (CoW)", "3 (CoW) to 4 (PRIO) km"]
    assert list(dossier) == ["World-1900", "World-1901"]


def test_a_text_for_all_rows_is_taken_with_its_mark() -> None:
    """An adapter takes "dead" and "=dead" alike, since a feed writes a text for all rows so."""
    assert feeds.owid(["X"], name="=dead", unit="=person") == feeds.owid(["X"], name="dead", unit="person")
    assert feeds.sdmx_csv("A", name="=dead", unit="=person") == feeds.sdmx_csv("A", name="dead", unit="person")
    assert feeds.event_reports("=injured", "=wounded") == feeds.event_reports("injured", "wounded")
    plain = feeds.daily_counter({"tanks": "tank"}, of="Army", by="Staff", source="Page")
    assert feeds.daily_counter({"tanks": "=tank"}, of="=Army", by="=Staff", source="=Page") == plain


def test_an_observation_in_thousands_is_in_units() -> None:
    """The power of ten is applied, and the status of an observation read."""
    row = {
        "DATAFLOW": "ILO:X",
        "REF_AREA": "FR",
        "TIME_PERIOD": "2020-05",
        "OBS_VALUE": "2.5",
        "UNIT_MULT": "3",
        "OBS_STATUS": "P",
    }
    feed = feeds.sdmx_csv("REF_AREA", name="employed", unit="person")
    dossier = feed.read([row, row | {"REF_AREA": "DE", "OBS_STATUS": "A"}])

    assert str(dossier["FR"].hull()) == "2,500 people (ILO:X)"
    assert [figure.estimates[0].status for figure in dossier.figures.values()] == ["provisional", None]


def test_a_counter_is_cumulative() -> None:
    """The latest day stands, and the word around a number stays."""
    feed = feeds.daily_counter(
        {"men": "casualty", "tank": "tank"}, of="Russia", by="Ukraine", source="GS", hedge={"men": "men*"}
    )
    rows = [
        {"date": "2022-03-06", "men": 11000, "men*": "about", "tank": 3},
        {"date": "2022-03-07", "men": 12000, "men*": "more", "tank": 4},
    ]
    dossier = feed.read(rows)

    assert [str(figure.hull()) for figure in dossier.figures.values()] == [
        "more than 12,000 casualties (Ukraine)",
        "4 tanks (Ukraine)",
    ]
    assert {figure.time for figure in dossier.figures.values()} == {"cumulative"}


# -- Wikibase -----------------------------------------------------------------


def statement(amount: str | None, **others: Any) -> dict[str, Any]:
    """Return a statement of a quantity."""
    value = {"amount": amount, "unit": "1"} | others.pop("value", {})
    snak = {"snaktype": "value", "datatype": "quantity", "datavalue": {"value": value, "type": "quantity"}}
    return {"mainsnak": snak | others.pop("snak", {}), "rank": "normal", "id": f"Q1${amount}"} | others


def point(time: str, precision: int) -> dict[str, Any]:
    """Return the qualifiers of a statement of some time."""
    return {"P585": [{"datavalue": {"value": {"time": time, "precision": precision}}}]}


def reference(**snaks: Any) -> dict[str, Any]:
    """Return the references of a statement."""
    return {"references": [{"snaks": {name: [{"datavalue": {"value": value}}] for name, value in snaks.items()}}]}


def entity(**claims: Any) -> dict[str, Any]:
    """Return a saved entity."""
    return {"entities": {"Q1": {"id": "Q1", "labels": {"en": {"value": "Town"}}, "claims": claims}}}


def saved(folder: Path, content: object) -> Path:
    """Write an entity and return its path."""
    path = folder / "Q1.json"
    path.write_text(json.dumps(content))
    return path


def test_an_entity_states_quantities(tmp_path: Path) -> None:
    """Bounds, units, days of any precision, references; a deprecated statement is set aside."""
    km2 = {"value": {"unit": "http://www.wikidata.org/entity/Q712226", "lowerBound": "+9", "upperBound": "+11"}}
    content = entity(
        P1082=[
            statement("+100", qualifiers=point("+2020-12-31T00:00:00Z", 11), **reference(P1476={"text": "Census"})),
            statement("+90", qualifiers=point("+2010-05-00T00:00:00Z", 10), **reference(P248={"id": "Q5"})),
            statement("+80", qualifiers=point("+2000-00-00T00:00:00Z", 9), **reference(P854="https://example.org")),
            statement("+70", qualifiers=point("+1990-00-00T00:00:00Z", 8), rank="deprecated"),
            statement("+60", snak={"snaktype": "somevalue", "datavalue": None}),
            statement("+50", snak={"snaktype": "novalue"}),
            {"mainsnak": {"datatype": "string"}},
        ],
        P2046=[statement("+10", **km2)],
        P9=[statement("+10")],
        P10="nothing",
    )

    dossier = feeds.wikidata().read(saved(tmp_path, content))

    population = dossier["Q1-population"]
    assert [str(e.as_of) for e in population.estimates] == ["2020-12-31", "2010-05", "2000", "[1990..1999]", "None"]
    assert [str(e.source) for e in population.estimates] == [
        "Census",
        "Q5",
        "https://example.org",
        "Wikidata",
        "Wikidata",
    ]
    assert [e.unknown for e in population.estimates] == [False] * 4 + [True]
    assert [one.reason for one in population.assessments] == ["rank is 'deprecated'"]
    assert str(dossier["Q1-area"].hull()) == "9 to 11 km², best 10 (Wikidata)"
    assert dossier.intake is not None
    assert [(one.row, one.column, one.rule) for one in dossier.intake.rejected] == [
        (6, "amount", "nothing-said"),
        (8, "unit", "empty-key"),
    ]


def test_an_entity_saved_by_itself(tmp_path: Path) -> None:
    """With or without the envelope, an entity is one."""
    content = {"id": "Q1", "claims": {"P1082": [statement("+100")]}}

    assert list(feeds.wikidata().read(saved(tmp_path, content))) == ["Q1"]


@pytest.mark.parametrize("content", [[], {"entities": []}, {"entities": {"Q1": {"id": "Q1"}}}, 3])
def test_what_is_no_entity(tmp_path: Path, content: object) -> None:
    """A file without claims is refused with what to save."""
    with pytest.raises(UnreadableFeed, match="no entity"):
        feeds.wikidata().read(saved(tmp_path, content))


def test_an_entity_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Broken JSON and a file that is too large are refused."""
    path = saved(tmp_path, {})
    path.write_text("{")
    with pytest.raises(UnreadableFeed, match="no JSON"):
        feeds.wikidata().read(path)
    monkeypatch.setattr(jsons, "LARGEST_JSON", 0)
    with pytest.raises(UnreadableFeed, match="one by one"):
        feeds.wikidata().read(path)


# -- by name ------------------------------------------------------------------


def test_an_adapter_by_its_name() -> None:
    """The name alone is the adapter as it is."""
    assert feeds.load("ucdp_ged") == feeds.ucdp_ged()


def test_a_file_begins_with_an_adapter(tmp_path: Path) -> None:
    """Its other keys are what the adapter needs, or stand in place of what it says."""
    path = tmp_path / "feed.toml"
    path.write_text('adapter = "owid"\ncolumns = ["X"]\nname = "deaths"\nunit = "killed"\ndelimiter = ";"\n')

    assert feeds.load(str(path)) == feeds.owid(["X"], name="deaths", unit="killed", delimiter=";")


def test_a_file_without_an_adapter(tmp_path: Path) -> None:
    """It is a feed."""
    path = tmp_path / "feed.toml"
    path.write_text('of = "a"\nname = "=b"\nunit = "=killed"\nbest = "n"\nby = "p"\n')

    assert feeds.load(str(path)) == ct.Feed(of="a", name="=b", unit="=killed", best="n", by="p")


@pytest.mark.parametrize(
    ("text", "error"),
    [('adapter = "x"', NotAChoice), ('adapter = "owid"', MisfitFeed), ('adapter = ["x"]', NotAChoice)],
)
def test_an_adapter_that_is_none(tmp_path: Path, text: str, error: type[Exception]) -> None:
    """An unknown adapter, or one without what it needs, is named."""
    path = tmp_path / "feed.toml"
    path.write_text(text)

    with pytest.raises(error):
        feeds.load(str(path))
    with pytest.raises(NotAChoice, match="ucdp_ged"):
        feeds.load("gdelt")


def test_every_adapter_is_public() -> None:
    """An adapter can be found by its name."""
    assert all(getattr(feeds, name) is adapter for name, adapter in adapters.ADAPTERS.items())
    assert set(adapters.ADAPTERS) < set(dir(feeds))
    with pytest.raises(AttributeError, match="no attribute 'gdelt'"):
        _ = feeds.gdelt


# -- drafts -------------------------------------------------------------------


def test_a_draft_of_a_table() -> None:
    """Columns are proposed by name; a person looks at every line."""
    rows = [
        {"country": "A", "low": 1, "value": 2, "high": 3, "source": "P", "date": "2020", "x": None, "notes": "a\x7f"}
    ]

    draft = feeds.describe(rows)

    fields = ct.Feed.loads(draft)
    assert (fields.of, fields.low, fields.best, fields.high, fields.source, fields.as_of) == (
        ("country",),
        "low",
        "value",
        "high",
        "source",
        "date",
    )
    assert "#   'x': empty, 0 filled" in draft
    assert "#   'value': numbers, 1 filled: '2'" in draft


def test_a_draft_leaves_open_what_names_do_not_say() -> None:
    """What nobody can guess is for a person to fill in."""
    draft = feeds.describe([{"a": "x", "b": "y"}])

    assert "of = []" in draft
    assert '# value = ""' in draft
    assert 'source = "=the title of the publication"' in draft


@pytest.mark.parametrize(
    ("columns", "name"),
    [
        (GED, "ucdp_ged"),
        (["event_id_cnty", "fatalities", "event_date"], "acled"),
        (["TIME_PERIOD", "OBS_VALUE"], "sdmx_csv"),
    ],
)
def test_a_draft_knows_well_known_columns(columns: Any, name: str) -> None:
    """The adapter is named."""
    assert f'# adapter = "{name}"' in feeds.describe([dict.fromkeys(columns, 1)])


def test_a_draft_of_a_table_with_tags(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tags are names too, and a draft looks at the first rows alone."""
    path = tmp_path / "rows.csv"
    path.write_text("where;n;;n2\n#adm1+name;#affected;#org;\n" + "".join(f"A;{n};X;1\n" for n in range(6)))
    monkeypatch.setattr(drafting, "LOOKED_AT", 4)

    draft = feeds.describe(path, delimiter=";")

    assert 'of = "where"' in draft
    assert 'by = "#org"' in draft
    assert "first 4 rows" in draft
    assert "'n' (#affected): numbers, 4 filled: '0', '1', '2'" in draft
