"""Feeds: how rows become claims, which rows do not, and why."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import polars as pl
import pytest

import contested as ct
from contested import feeds
from contested.errors import (
    ContestedError,
    MisfitFeed,
    NotAChoice,
    UnknownField,
    UnknownLanguage,
    UnreadableFeed,
    WrongType,
)
from contested.feeds import cells, to_dossier
from contested.feeds.mapping_checks import EACH_FIELDS
from contested.feeds.rows import row_reader as reading
from contested.names import LONGEST_NAME

Rows = list[dict[str, Any]]
BASE: dict[str, Any] = {"of": "place", "name": "=dead", "unit": "=killed", "best": "n", "by": "by"}


def feed(**fields: Any) -> ct.Feed:
    """Return a feed of one place, number and party a row, with what is given otherwise."""
    return ct.Feed(**BASE | fields)


def row(n: object = 3, by: object = "X", place: object = "A", **others: object) -> dict[str, object]:
    """Return a row."""
    return {"place": place, "n": n, "by": by, **others}


def taken(one: ct.Feed, rows: Rows) -> list[str]:
    """Return what is taken, figure by figure, as it is printed."""
    return [str(figure) for figure in one.read(rows).figures.values()]


def rejected(one: ct.Feed, rows: Rows) -> list[tuple[int | None, str | None, str]]:
    """Return row, column and rule of what is rejected."""
    return [(wrong.row, wrong.column, wrong.rule) for wrong in one.intake(rows).rejected]


# -- numbers --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("n", "printed"),
    [
        ("3", "3 killed"),
        (" 1,200 ", "1,200 killed"),
        ("around 10,000", "about 10,000 killed"),
        ("between 20 and 30", "20 to 30 killed"),
        ("at least 11", "11 or more killed"),
        (7, "7 killed"),
        (Decimal(8), "8 killed"),
        ("dozens", "no number; X says “dozens”"),
        ("0", "0 killed"),
    ],
)
def test_a_number_is_read_as_it_is_printed(n: object, printed: str) -> None:
    """Words around a number stay with it."""
    (said,) = taken(feed(), [row(n)])

    assert printed in said


@pytest.mark.parametrize(
    ("n", "rule", "words"),
    [
        ("1.500", "ambiguous-phrase", "1,500 or as 1.5"),
        ("abc", "unreadable-phrase", "cannot read"),
        (float("nan"), "not-a-number", "missing='nan'"),
        (float("inf"), "not-a-number", "finite"),
        (True, "not-a-number", "true and false"),
        (date(2023, 1, 1), "not-a-number", "it is a date"),
        (time(1), "not-a-number", "it is a date"),
        ("-3", "below-floor", "below"),
        ("=1+1", "unreadable-phrase", "cannot read"),
        ("", "nothing-said", "an empty cell is no zero"),
        (None, "nothing-said", "an empty cell is no zero"),
        (10**31, "number-out-of-bounds", "out of bounds"),
        ("None", "ambiguous-absence", "nothing is said or as zero; if nothing is said, give missing='None'"),
        ("none", "ambiguous-absence", "for zero write 0, or 'no deaths'"),
        ("(NIL).", "ambiguous-absence", "as zero"),
        (" null", "ambiguous-absence", "as zero"),
        ("\N{EN DASH}", "ambiguous-absence", "as zero"),
        ("N/A", "ambiguous-absence", "nobody knows; if nothing is said, give missing='N/A'; else unknown='N/A'"),
        *((n, "not-a-number", f"give missing={n!r}") for n in ("nan", "NaT", "<NA>", "NA", "#N/A")),
        ("lost", "unreadable-phrase", "list it in missing=, unknown= or reads=; a denial needs stance="),
    ],
)
def test_what_is_no_number_rejects_its_row(n: object, rule: str, words: str) -> None:
    """The row is named with its column, its value, the rule and what to do; the other row is read."""
    intake = feed(unit="=km**2" if n == "1.500" else "=killed").intake([row(), row(n)])

    (wrong,) = intake.rejected
    assert (wrong.row, wrong.column, wrong.rule, intake.taken) == (2, "n", rule, 1)
    assert words in wrong.advice
    assert wrong.said["place"] == "A"


@pytest.mark.parametrize("n", ["no deaths", "none killed", "nobody", "zero", "0"])
def test_zero_in_words_of_one_reading_is_zero(n: str) -> None:
    """No program writes an absent value so."""
    assert taken(feed(), [row(n)]) == ["dead (A): 0 killed (X)"]


def test_the_text_of_an_absent_value_is_what_the_mapping_says() -> None:
    """Nothing where it is listed as missing, zero where it is read so; in an end and in a printed cell alike."""
    assert rejected(feed(missing=["None"]), [row("none"), row("None")]) == [(n, "n", "nothing-said") for n in (1, 2)]
    assert taken(feed(reads={"n": {"None": "0"}}), [row("None")]) == ["dead (A): 0 killed (X)"]
    assert taken(feed(unknown="N/A"), [row("N/A")]) == ["dead (A): no number; X withholds a number"]
    assert rejected(feed(low="low"), [row(9, low="None")]) == [(1, "low", "ambiguous-absence")]
    printed = {"best": None, "cell": "n"}
    assert rejected(feed(**printed), [row("None")]) == [(1, "n", "ambiguous-absence")]
    assert rejected(feed(missing="None", **printed), [row("None")]) == [(1, "n", "nothing-said")]


def test_a_frame_of_texts_is_read_as_a_file_is() -> None:
    """What pandas makes of None and NaN as text is no zero for an engine either."""
    said = [row(3), row("None", place="B"), row("nan", place="C")]
    frames = (pl.DataFrame({name: [str(one.get(name)) for one in said] for name in ("place", "n", "by")}), said)

    for rows in frames:
        table = feed().scan(rows)
        assert [one.rule for one in table.intake.rejected] == ["ambiguous-absence", "not-a-number"]
        assert table.intake.taken == 1


def test_a_locale_settles_how_numbers_are_written() -> None:
    """A decimal comma, a decimal point: nothing is guessed."""
    areas = {"unit": "=km**2", "name": "=area"}

    assert taken(feed(locale="de", **areas), [row("1.500,5")]) == ["area (A): 1,500.5 km² (X)"]
    assert taken(feed(locale="en", **areas), [row("1.500")]) == ["area (A): 1.5 km² (X)"]


@pytest.mark.parametrize("n", ["about 3", "3 to 5", "dozens", "3 km"])
def test_an_end_of_a_range_is_one_bare_number(n: str) -> None:
    """Words belong to the best value, not to an end."""
    assert rejected(feed(low="low"), [row(9, low=n)]) == [(1, "low", "not-a-number")]


def test_missing_codes_say_nothing_and_unknown_codes_say_that_nobody_knows() -> None:
    """Neither is a zero, and they are not the same."""
    one = feed(missing=("-1", "nan"), unknown={"n": "0"}, low="low")

    nothing = [row("-1", low=None), row(float("nan"), low=""), row(-1.0, low=-1)]
    assert rejected(one, nothing) == [(n, "n", "nothing-said") for n in (1, 2, 3)]
    assert taken(one, [row("0", low=None)]) == ["dead (A): no number; X withholds a number"]
    assert taken(one, [row(3, low="-1")]) == ["dead (A): 3 killed (X)"]
    everywhere = feed(missing=-1, unknown="0", low="low")
    assert taken(everywhere, [row(3, low="0")]) == ["dead (A): 3 killed (X)"]
    assert taken(everywhere, [row(-1, low=0)]) == ["dead (A): no number; X withholds a number"]


def test_codes_of_one_column_are_those_of_that_column() -> None:
    """A code is missing where it is said to be."""
    one = feed(missing={"low": "0", "by": "none"}, low="low", source="=a paper")

    assert taken(one, [row(3, low="0", by="none")]) == ["dead (A): 3 killed (a paper)"]


def test_a_range_a_point_and_a_limit() -> None:
    """Equal ends are one number, and have no bounds to speak of; a bound alone leaves the other end open."""
    one = feed(low="low", high="high", bounds="=analyst")

    assert taken(one, [row(4, low=2, high=6)]) == [
        "dead (A): 2 to 6 killed, best 4 (X); X gives an analyst's low and high"
    ]
    assert taken(one, [row(4, low=4, high=4)]) == ["dead (A): 4 killed (X)"]
    assert taken(one, [row(None, low=4, high=4)]) == ["dead (A): 4 killed (X)"]
    assert taken(feed(low="low"), [row(None, low=4)]) == ["dead (A): 4 or more killed (X)"]


@pytest.mark.parametrize(
    ("ends", "column", "said"),
    [
        ({"low": 5, "n": 4, "high": 6}, "low", "low is 5, best is 4, high is 6"),
        ({"low": 3, "n": 4, "high": 2}, "high", "low is 3, best is 4, high is 2"),
        ({"low": 5, "n": None, "high": 4}, "low", "low is 5, high is 4"),
    ],
)
def test_a_row_that_contradicts_itself(ends: dict[str, Any], column: str, said: str) -> None:
    """Nothing is re-ordered: the row is reported as it is published."""
    one = feed(low="low", high="high")
    (wrong,) = one.intake([row(**ends)]).rejected

    assert (wrong.column, wrong.rule) == (column, "inconsistent-row")
    assert said in wrong.advice


def test_a_row_that_contradicts_itself_can_be_kept() -> None:
    """By choice its best value stands alone, and says what the ends were."""
    one = feed(low="low", high="high", inconsistent="kept")
    dossier = one.read([row(4, low=5, high=6)])

    (estimate,) = dossier["A"].estimates
    assert str(dossier["A"].hull()) == "4 killed (X)"
    assert estimate.quote == "as published, low is 5, best is 4, high is 6; the ends contradict it, and are left out"
    assert rejected(one, [row(None, low=5, high=4)]) == [(1, "low", "inconsistent-row")]


def test_words_and_ends_together() -> None:
    """A best value in words lies between its ends."""
    assert taken(feed(low="low", high="high"), [row("3", low=2, high="9")]) == ["dead (A): 2 to 9 killed, best 3 (X)"]
    assert rejected(feed(low="low"), [row("3 to 5", low=2)]) == [(1, "n", "incomplete-statement")]


def test_a_hedge_of_its_own_column() -> None:
    """The word around a number, or in place of one, is read with what its codes mean."""
    one = feed(hedge="word", reads={"word": {"more": "more than", "-": ""}})
    hulls = [
        str(figure.hull())
        for figure in one.read([row(3, place=w, word=w) for w in ("about", "more", "-")]).figures.values()
    ]

    assert hulls == ["about 3 killed (X)", "more than 3 killed (X)", "3 killed (X)"]
    assert taken(one, [row(None, word="dozens")]) == ["dead (A): no number; X says “dozens”"]
    assert rejected(feed(hedge="=about"), [row(None)]) == [(1, "n", "nothing-said")]


def test_a_standard_error_a_level_and_a_partial_count() -> None:
    """What goes with a number is read with it."""
    one = feed(low="low", high="high", bounds="=confidence", level="level", standard_error="se", partial="partial")
    dossier = one.read([row(4, low=2, high=6, level="0.95", se="1.5", partial=None), row(4, place="B", partial="yes")])

    estimate = dossier["A"].estimates[0]
    assert (float(estimate.level or 0), float(estimate.standard_error or 0)) == (0.95, 1.5)
    assert dossier["B"].estimates[0].partial
    one = feed(partial="partial")
    assert rejected(one, [row(4, partial="perhaps")]) == [(1, "partial", "unusable-cell")]
    assert not one.read([row(4, partial=False)])["A"].estimates[0].partial


def test_a_power_of_ten_is_applied_exactly() -> None:
    """Thousands are thousands; a row whose power cannot be read is not taken at its face."""
    one = feed(power="mult")

    assert taken(one, [row("2.5", mult="3")]) == ["dead (A): 2,500 killed (X)"]
    assert taken(one, [row(3, mult=None)]) == ["dead (A): 3 killed (X)"]
    assert taken(one, [row("about 3", mult="0")]) == ["dead (A): about 3 killed (X)"]
    assert rejected(one, [row(3, mult="x"), row("about 3", mult="3")]) == [(n, "mult", "unusable-cell") for n in (1, 2)]


@pytest.mark.parametrize("cell", ["1.5 million", "2 thousand", "2 thousands", "5%", "10^3", "1.500", "1,5"])
@pytest.mark.parametrize("field", ["value", "low"])
def test_a_number_with_a_scale_of_its_own_is_not_multiplied_again(cell: str, field: str) -> None:
    """A word, a sign or a second reading beside a power of ten is left to the person who knows the file."""
    fields: dict[str, Any] = {"of": "p", "name": "=dead", "unit": "=person", "by": "=X", "power": "=3", field: "n"}
    one = ct.Feed(**fields)

    assert rejected(one, [{"p": "A", "n": cell}])[0][:2] in {(1, "power (=3)"), (1, "n")}


@pytest.mark.parametrize(
    ("cell", "locale", "hull"),
    [
        ("1,234", None, "1,234,000 people (X)"),
        ("1,234.5", "en", "1,234,500 people (X)"),
        ("1,234", "de", "1,234 people (X)"),
        ("1,5", "de", "1,500 people (X)"),
        ("1.5e3", None, "1,500,000 people (X)"),
        ("1 234", "fr", "1,234,000 people (X)"),
    ],
)
def test_a_printed_number_is_multiplied_as_its_language_reads_it(cell: str, locale: str | None, hull: str) -> None:
    """Of thousands a part is whole: "1,234" of German is 1.234 thousand people."""
    one = ct.Feed(of="p", name="=dead", unit="=person", by="=X", power="=3", value="n", locale=locale)

    assert str(one.read([{"p": "A", "n": cell}])["A"].hull()) == hull


# -- who, when, what --------------------------------------------------------------


def test_without_a_party_each_source_is_one() -> None:
    """Nobody borrows from a source that is a party of its own."""
    one = feed(by=None, source="paper")
    dossier = one.read([row(3, paper="Reuters"), row(5, paper="AFP")])

    assert [(p.name, p.is_own_voice) for p in dossier["A"].positions()] == [("AFP", False), ("Reuters", False)]


def test_nobody_says_it() -> None:
    """A row that names neither party nor source is rejected, unless the publication itself speaks."""
    nobody = [row(by=None)]

    assert rejected(feed(), nobody) == [(1, None, "unusable-cell")]
    assert taken(feed(title="The Book"), nobody) == ["dead (A): 3 killed (The Book)"]


def test_several_parties_in_one_cell_hold_one_claim() -> None:
    """One origin, several holders."""
    dossier = feed(separator=";").read([row(by="UN; ICRC;")])

    assert str(dossier["A"].hull()) == "3 killed (ICRC, UN)"
    assert len(dossier["A"].origins()) == 1


def test_two_spellings_of_one_party() -> None:
    """The rarer spelling is rejected and told of the other; an alias brings both together."""
    rows = [row(by="Reuters"), row(4, by="Reuters", place="B"), row(5, by="REUTERS", place="C")]
    alike = feed(parties=[ct.Party("Reuters", aliases=["REUTERS"], stake="third_party")])

    assert rejected(feed(), rows) == [(3, "by", "two-spellings")]
    assert rejected(feed(), rows[::-1]) == [(1, "by", "two-spellings")]
    assert rejected(alike, rows) == []
    assert [party.stake for party in alike.read(rows).parties.values()] == ["third_party"]


def test_two_spellings_of_a_source_are_one_voice() -> None:
    """A party that is a source under its title goes by the usual spelling; the source keeps its own."""
    one = feed(by=None, source="by")
    dossier = one.read([row(by="Le Monde"), row(by="Le Monde", place="B"), row(9, by="LE MONDE")])

    assert [(str(e.source), e.parties[0].name) for e in dossier["A"].estimates] == [
        ("Le Monde", "Le Monde"),
        ("LE MONDE", "Le Monde"),
    ]


@pytest.mark.parametrize("name", ["x" * 301, "a\u202eb", "\u200b", "a\x07b"])
def test_a_name_that_hides_something(name: str) -> None:
    """What prints as something else, or as nothing, names nobody."""
    assert rejected(feed(), [row(by=name)]) == [(1, "by", "unusable-name")]
    if len(name) <= LONGEST_NAME:
        assert rejected(feed(by=None, source="by"), [row(by=name)]) == [(1, "by", "unusable-name")]


def test_a_figure_that_hides_something_in_its_name() -> None:
    """What it is of, where, and by which definition print as what they are."""
    one = feed(where="where", definition="what", facets={"side": "side"}, name="measure")
    plain: dict[str, Any] = {"where": "N", "what": "killed", "side": "us", "measure": "dead"}
    rows = [row(**plain | {name: "a\u202eb"}) for name in plain]

    assert rejected(one, [row(place="a\u202eb", **plain), *rows]) == [
        (n, column, "unusable-name") for n, column in enumerate(("place", *plain), 1)
    ]


def test_a_name_on_two_lines_is_one_name() -> None:
    """White space in a name is one space; line breaks stay in notes."""
    dossier = feed(note="note").read([row(by="The\n  Nation", note=" a\r\nb ")])

    assert str(dossier["A"].hull()) == "3 killed (The Nation)"
    assert dossier["A"].estimates[0].note == "a\nb"


def test_a_name_of_two_scripts_is_remarked_on() -> None:
    """Letters that look alike are let through, and a person is told."""
    intake = feed(source="=a paper").intake([row(by="G\u043evernment"), row(4, by="G\u043evernment")])

    assert intake.rejected == ()
    (remark,) = intake.remarks
    assert "mixes scripts" in remark
    assert remark in intake.explain()


def test_a_source_with_more_than_a_title() -> None:
    """A source's publisher, day and address are columns too."""
    parts = {"title": "paper", "publisher": "=Press", "issued": "day", "url": "url"}
    one = feed(source=parts, missing={"url": "none"})
    dossier = one.read([row(paper="P", day="2023-09-20", url="none"), row(4, paper=None, day=None, url=None)])

    source = dossier["A"].estimates[0].source
    assert source == ct.Source("P", publisher="Press", issued="2023-09-20")
    assert dossier["A"].estimates[1].source is None
    assert rejected(one, [row(paper="P", day="soon", url=None)]) == [(1, "day", "unreadable-date")]


def test_who_is_behind_the_source() -> None:
    """Two papers that quote one agency are one origin."""
    one = feed(source="paper", quoting="agency", named="named", speaker="speaker")
    dossier = one.read([row(paper=p, agency="AP", named="officials", speaker="a colonel") for p in ("P", "Q")])

    assert [str(origin) for origin in dossier["A"].origins()] == ["AP (source, 2 estimates)"]
    assert dossier["A"].estimates[0].named == "officials"


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("2023-09-20", "2023-09-20"),
        ("2014-01-22 00:00:00.000", "2014-01-22"),
        ("2014-01-22T00:00", "2014-01-22"),
        (2014, "2014"),
        (2014.0, "2014"),
        (date(2014, 1, 2), "2014-01-02"),
        (datetime(2014, 1, 2), "2014-01-02"),  # noqa: DTZ001  # as spreadsheets give days
        (datetime(2014, 1, 2, 3, tzinfo=UTC), "2014-01-02T03:00:00+00:00"),
        ("2023-09~", "2023-09~"),
    ],
)
def test_days_are_read_as_files_write_them(cell: object, read: str) -> None:
    """Midnight without an offset is the day; four digits are a year."""
    dossier = feed(as_of="day").read([row(day=cell)])

    assert str(dossier["A"].estimates[0].as_of) == read


def test_a_time_of_two_columns() -> None:
    """First and last day make an interval; one of them alone is a day."""
    one = feed(as_of=("first", "last"), stated="said", missing={"last": "-"})
    rows = [
        row(first="2023-09-01", last="2023-09-20", said="2023-10"),
        row(first="2023-09-01", last="-", said=None),
        row(first="2023-09-01", last="2023-09-01", said=None),
    ]

    dossier = one.read(rows)

    assert [str(e.as_of) for e in dossier["A"].estimates] == ["2023-09-01/2023-09-20", "2023-09-01", "2023-09-01"]
    assert rejected(one, [row(first="2023-09-02", last="2023-09-01", said=None)]) == [(1, "last", "unreadable-date")]


@pytest.mark.parametrize(
    ("dates", "cell", "read"),
    [
        ("%d/%m/%Y", "20/09/2023", "2023-09-20"),
        ("%d %B %Y", "1 March 2015", "2015-03-01"),
        ("%b %d, %Y", "SEP 20, 2023", "2023-09-20"),
    ],
)
def test_days_of_another_form(dates: str, cell: str, read: str) -> None:
    """Names of months are English ones, whatever the machine speaks."""
    dossier = feed(as_of="day", dates=dates).read([row(day=cell)])

    assert str(dossier["A"].estimates[0].as_of) == read


@pytest.mark.parametrize("cell", ["2023-09-20", "31/02/2023", "1/13/2023"])
def test_a_day_that_is_not_of_the_form_said(cell: str) -> None:
    """Nothing is guessed, not even for days beyond doubt."""
    assert rejected(feed(as_of="day", dates="%d/%m/%Y"), [row(day=cell)]) == [(1, "day", "unreadable-date")]


def test_denials_and_refusals_to_say() -> None:
    """A denial has no number, and is no zero."""
    one = feed(stance="stance", basis="basis")
    rows = [
        row(3, basis=None),
        row(None, by="Y", stance="denied", basis="asserted"),
        row("", by="Z", stance="withheld"),
    ]

    assert taken(one, rows) == ["dead (A): 3 killed (X); Y denies the figure; Z withholds a number"]
    assert rejected(one, [row(3, stance="denied", basis=None), row(3, stance="maybe")]) == [
        (1, "n", "unusable-cell"),
        (2, "stance", "not-a-choice"),
    ]


def test_a_claim_in_words_alone() -> None:
    """A quotation without a number is a claim without a number."""
    assert taken(feed(quote="words"), [row(None, words="heavy losses")]) == [
        "dead (A): no number; X says “heavy losses”"
    ]


def test_what_lets_others_check_is_read() -> None:
    """The words, their place, and the kept copy with the day on which it was kept."""
    source = {"title": "paper", "archive": "copy", "digest": "sum", "media_type": "type", "archived": "kept"}
    one = feed(quote="words", at="where it stands", source=source)
    said = {"paper": "X", "copy": "x.html", "sum": f"sha256:{'0' * 64}", "type": "text/html", "kept": "2023-10-01"}

    (figure,) = one.read([{**row(3, words="three dead"), "where it stands": "page 4", **said}]).figures.values()

    estimate = figure.estimates[0]
    assert (estimate.quote, estimate.at) == ("three dead", "page 4")
    assert estimate.source == ct.Source(
        "X", archive="x.html", digest=f"sha256:{'0' * 64}", media_type="text/html", archived="2023-10-01"
    )


def test_scopes_make_figures_of_their_own() -> None:
    """Another place, period, definition or facet is another figure, and its id says so."""
    one = feed(where="where", period="year", definition="what", facets={"side": "side"}, time="period", disputants="X")
    rows = [
        row(1, where="North", year=2020, what="killed", side="us"),
        row(2, where="South", year=2020, what="killed", side="us"),
        row(3, where="South", year=2021, what="killed", side="us"),
        row(4, where="South", year=2021, what="killed or missing", side="us"),
        row(5, where="South", year=2021, what="killed or missing", side="them"),
    ]

    dossier = one.read(rows)

    assert list(dossier) == [
        "A-us-North-2020-killed",
        "A-us-South-2020-killed",
        "A-us-South-2021-killed",
        "A-us-South-2021-killed-or-missing",
        "A-them-South-2021-killed-or-missing",
    ]
    assert rejected(one, [row(where=None, year=2020, what=None, side=None)]) == [(1, "side", "empty-key")]


@pytest.mark.parametrize(
    ("side", "id_"),
    [
        ("3+", "A-3-plus"),
        ("3", "A-3"),
        ("<5", "A-under-5"),
        ("> 60", "A-over-60"),
        ("<= 5", "A-at-most-5"),
        ("\N{GREATER-THAN OR EQUAL TO}60", "A-at-least-60"),
        ("C++", "A-C"),
        ("3+4", "A-3-4"),
    ],
)
def test_an_id_has_words_for_the_signs_of_groups(side: str, id_: str) -> None:
    """ "3+" is phases 3 to 5, and no id of phase 3."""
    rows = [row(side=side), row(side="all")]

    assert id_ in feed(facets={"side": "side"}).read(rows).figures


def test_ids_are_unique_whatever_their_names() -> None:
    """Names that simplify to one id are told apart by a digest of their own words, whatever the order of rows."""
    rows = [row(place=place) for place in ("B b", "b-b!", "Ա", "B b?")]

    ids = {str(figure.of): id_ for id_, figure in feed().read(rows).figures.items()}

    assert ids == {str(f.of): id_ for id_, f in feed().read(rows[::-1]).figures.items()}
    assert len(set(ids.values())) == 4
    assert (ids["b-b!"], ids["Ա"]) == ("b-b", "Ա")
    assert all(ids[of].startswith("B-b-") for of in ("B b", "B b?"))


def test_several_columns_say_which_figure_it_is() -> None:
    """A figure is of all of them."""
    assert taken(feed(of=("place", "day")), [row(day=1)]) == ["dead (A, 1): 3 killed (X)"]


@pytest.mark.parametrize(
    ("place", "rule"), [(None, "empty-key"), (" ", "empty-key"), ("TOTAL", "totals-row"), ("Всего", "totals-row")]
)
def test_a_row_that_is_about_no_figure(place: str | None, rule: str) -> None:
    """A row without a name, and one that sums up the others, are no figure."""
    assert rejected(feed(), [row(), row(8, place=place)]) == [(2, "place", rule)]


def test_a_total_can_be_kept() -> None:
    """By choice a total is a figure like others."""
    assert taken(feed(totals="kept"), [row(place="Total")]) == ["dead (Total): 3 killed (X)"]


def test_a_measure_or_unit_that_is_empty() -> None:
    """What is counted, and in what, must be said."""
    one = feed(name="what", unit="unit")

    assert rejected(
        one, [row(what=None, unit="killed"), row(what="dead", unit=""), row(what="dead", unit="par%sec%")]
    ) == [
        (1, "what", "empty-key"),
        (2, "unit", "empty-key"),
        (3, "unit", "unknown-unit"),
    ]


def test_a_unit_that_most_rows_do_not_convert_to() -> None:
    """Square kilometres and hectares go together; people do not."""
    one = feed(name="=area", unit="unit")
    rows = [
        row(3, unit="km**2"),
        row(300, by="Y", unit="ha"),
        row(4, by="Z", unit="km**2"),
        row(5, by="Z", unit="person"),
    ]

    assert rejected(one, rows) == [(4, "unit", "incompatible-units")]
    assert taken(one, rows[:3]) == ["area (A): 3 (X, Y) to 4 (Z) km²"]


def test_a_key_of_its_own_names_one_claim() -> None:
    """Two claims of one figure cannot go by one name; neither is taken."""
    one = feed(key="id")

    assert rejected(one, [row(id="a"), row(4, id="a"), row(5, id="b"), row(6, id=None)]) == [
        (n, "id", "duplicate-key") for n in (1, 2)
    ]
    assert [e.key for e in one.read([row(id="a")])["A"].estimates] == ["a"]


def test_rows_that_are_set_aside_are_kept_and_named() -> None:
    """They are part of no answer."""
    one = feed(aside={"flag": ("fill", "dup")}, note="flag")
    dossier = one.read([row(3, flag="un"), row(9, flag="fill"), row(None, flag="un", place="B")])

    assert str(dossier["A"].hull()) == "3 killed (X); left out: 9 killed (X) (set aside by the feed: flag is 'fill')"
    assert [one.reason for one in dossier["A"].assessments] == ["flag is 'fill'"]


def test_several_claims_of_a_row_that_is_set_aside() -> None:
    """Each has a name of its own, by which it is set aside."""
    one = feed(best=None, by=None, each=feeds.column_per("by", ["X", "Y"]), aside={"flag": "fill"})
    dossier = one.read([{"place": "A", "X": 1, "Y": 2, "flag": "fill"}, {"place": "A", "X": 3, "Y": 4, "flag": "un"}])

    assert dossier.intake is not None
    assert dossier.intake.rejected == ()
    assert [aside.estimate for aside in dossier["A"].assessments] == ["row-1", "row-1-2"]


def test_codes_are_numbers_with_or_without_a_point() -> None:
    """Some programs write -1 as -1.0; "01" is no 1."""
    one = feed(missing="-1", unknown={"n": "0.0"})

    assert rejected(one, [row("-1.0"), row(-1), row("-1")]) == [(n, "n", "nothing-said") for n in (1, 2, 3)]
    assert taken(one, [row("0")]) == ["dead (A): no number; X withholds a number"]
    assert taken(feed(missing="1"), [row("01")]) == ["dead (A): 1 killed (X)"]


def test_what_a_figure_cannot_hold_rejects_its_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of a whole figure is told of each of its rows; other figures are read."""

    def refuse(*_: Any, of: str, **fields: Any) -> ct.Figure:
        if of == "B":
            raise NotAChoice("of", of, ("A",))
        return ct.Figure("dead", "killed", of=of, statements=fields["statements"])

    monkeypatch.setattr(to_dossier, "Figure", refuse)

    dossier = feed().read([row(), row(place="B"), row(4, place="B")])

    assert dossier.intake is not None
    assert [(one.row, one.rule) for one in dossier.intake.rejected] == [(2, "not-a-choice"), (3, "not-a-choice")]
    assert list(dossier) == ["A"]


# -- several claims a row ------------------------------------------------------------


def test_a_wide_table_makes_several_claims_a_row() -> None:
    """An empty cell is silence; a row is rejected where one of its cells is, and its other claims are taken."""
    one = feed(best=None, by=None, each=feeds.column_per("by", ["X", "Y"]))
    intake = one.intake(
        [{"place": "A", "X": 3, "Y": ""}, {"place": "B", "X": "x y z", "Y": 4}, {"place": "C", "X": "", "Y": None}]
    )

    assert (intake.rows, intake.taken, intake.partly, intake.claims, intake.empty) == (3, 1, 1, 2, 3)
    assert (
        str(intake)
        == "the rows: 3 rows, 1 taken, 2 rejected, 1 of them in part (1 nothing-said and 1 unreadable-phrase)"
    )


@pytest.mark.parametrize("field", EACH_FIELDS)
def test_what_may_differ_between_the_claims_of_a_row(field: str) -> None:
    """Every field that each= takes is one of a feed."""
    assert field in {one.name for one in attrs.fields(ct.Feed)}


def test_each_takes_two_columns_for_a_time() -> None:
    """Each takes two columns for a time, as the feed itself does."""
    one = feed(each=[{"as_of": ["first", "last"]}])

    assert str(one.read([row(first="2020", last="2021")])["A"].estimates[0].as_of) == "2020/2021"


# -- the feed itself ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"of": ()}, MisfitFeed),
        ({"of": [3]}, MisfitFeed),
        ({"best": None}, MisfitFeed),
        ({"by": None}, MisfitFeed),
        ({"by": 3}, WrongType),
        ({"as_of": ("a", "b", "c", "d")}, MisfitFeed),
        ({"inconsistent": "sorted"}, NotAChoice),
        ({"totals": "summed"}, NotAChoice),
        ({"time": "always"}, NotAChoice),
        ({"form": "doc"}, NotAChoice),
        ({"dates": "%d.%m"}, MisfitFeed),
        ({"dates": "%d %A %m %Y"}, MisfitFeed),
        ({"lexicon": "none"}, LookupError),
        ({"locale": "tlh"}, UnknownLanguage),
        ({"each": [{"of": "x"}]}, UnknownField),
        ({"skip": -1}, WrongType),
        ({"missing": [["-1"]]}, WrongType),
        ({"unknown": {"n": None}}, WrongType),
    ],
)
def test_a_feed_that_says_too_little(fields: dict[str, Any], error: type[Exception]) -> None:
    """What is wrong with a feed is told before a row is read."""
    with pytest.raises(error):
        feed(**fields)


def test_a_source_has_no_other_parts() -> None:
    """What a source's columns can be is named."""
    with pytest.raises(MisfitFeed, match="a source has no 'page'"):
        feed(source={"page": "x"}).read([row(x=1)])


def test_a_feed_is_written_in_toml(tmp_path: Path) -> None:
    """The same fields, as keys."""
    path = tmp_path / "feed.toml"
    path.write_text(
        'of = ["place"]\nname = "=dead"\nunit = "=killed"\nbest = "n"\nby = "by"\n'
        'missing = ["-1"]\nfacets = { side = "=us" }\n\n[[parties]]\nname = "X"\nstake = "disputant"\n\n[[each]]\nnote = "by"\n',
        encoding="utf-8-sig",
    )

    assert ct.Feed.load(path) == feed(
        missing=["-1"], facets={"side": "=us"}, parties=[ct.Party("X", stake="disputant")], each=[{"note": "by"}]
    )


@pytest.mark.parametrize(
    ("text", "error", "words"),
    [
        ("of = ", MisfitFeed, "no TOML"),
        ('of = "a"', MisfitFeed, "name: it is needed"),
        ('colour = "a"', UnknownField, "colour"),
        ('of = "a"\nname = "=b"\nunit="=killed"\nbest="n"\nby = "p"\nreads=3', WrongType, "reads"),
        ('of = "a"\nname = "=b"\nunit="=killed"\nbest="n"\nby=3', WrongType, "by"),
        ('of = "a"\nname = "=b"\nunit="=killed"\nbest="n"\nby = "p"\nparties="X"', MisfitFeed, "[[parties]]"),
        (
            'of = "a"\nname = "=b"\nunit="=killed"\nbest="n"\nby = "p"\n[[parties]]\nstake="unknown"',
            MisfitFeed,
            "needs a name",
        ),
        (
            'of = "a"\nname = "=b"\nunit="=killed"\nbest="n"\nby = "p"\n[[parties]]\nname="X"\nage=3',
            UnknownField,
            "age",
        ),
        ("a." * 1_000 + "b = 1", ContestedError, ""),
        ("x = 1\n" * 200_000, MisfitFeed, "more than 1,000,000"),
    ],
)
def test_a_text_that_is_no_feed(text: str, error: type[Exception], words: str) -> None:
    """What is wrong is named, and what to do."""
    with pytest.raises(error) as caught:
        ct.Feed.loads(text)

    assert words in str(caught.value)


@pytest.mark.parametrize("path", ["absent.toml", "\0"])
def test_a_feed_that_is_not_there(path: str) -> None:
    """An absent file is our error."""
    with pytest.raises(MisfitFeed, match="check the path"):
        ct.Feed.load(path)


# -- the account of rows ------------------------------------------------------------------


def test_an_intake_adds_up_and_explains_itself() -> None:
    """Rows are taken or rejected; rejections are records too."""
    intake = feed().intake([row(), row("x y z"), row(place=None)])

    assert intake.rows == intake.taken + len(intake.rejected_rows) == 3
    assert [one["row"] for one in intake.to_records()] == [2, 3]
    assert intake.explain().splitlines()[0] == str(intake)
    assert "row 3, column 'place': empty-key" in intake.explain()
    assert str(feed().intake([row()])) == "the rows: 1 row, 1 taken, none rejected"


def test_too_many_wrong_rows_are_the_wrong_feed(monkeypatch: pytest.MonkeyPatch) -> None:
    """An account that would not fit refuses the file."""
    monkeypatch.setattr(reading, "MOST_REJECTIONS", 2)

    with pytest.raises(UnreadableFeed, match="more than 2 rows are wrong"):
        feed().intake([row("x")] * 3)


def test_a_disk_that_fails_while_rows_are_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What a system says is our error, with the file's name."""
    path = tmp_path / "rows.csv"
    path.write_text("place,n,by\nA,3,X\n")

    def fail(*_: Any) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("contested.feeds.rows.row_reader.claims_of_row", fail)

    with pytest.raises(UnreadableFeed, match="input/output error"):
        feed().read(path)


def test_a_feed_declares_independence_for_reconciliation() -> None:
    """What a feed says of its origins goes with its dossier."""
    from contested import methods

    rows = [row(n, by=by, se=1) for n, by in ((10, "X"), (12, "Y"), (11, "Z"))]
    one = feed(standard_error="se")
    pool = methods.FixedEffect()

    free = one.read(rows).reconcile(pool)["A"]
    declared = attrs.evolve(one, independent="three surveys").read(rows).reconcile(pool)["A"]

    assert str(free) != str(declared)


def test_texts_of_typed_cells() -> None:
    """Dates and whole floats are written as a person would."""
    moment = datetime(2020, 1, 2, 3, 4)  # noqa: DTZ001  # as spreadsheets give times

    assert [cells.text_cell(cell) for cell in (3.0, 0.5, date(2020, 1, 2), moment, None)] == [
        "3",
        "0.5",
        "2020-01-02",
        "2020-01-02T03:04:00",
        None,
    ]


# -- tables ---------------------------------------------------------------------------------


def test_claims_as_columns() -> None:
    """One row a statement by one holder; what has no float is null, and what is open says so."""
    one = feed(
        separator=";", as_of="day", stance="stance", facets={"side": "side"}, unknown="?", aside={"side": "none"}
    )
    rows = [
        row("about 10,000", by="X; Y", day="2023/..", side="us"),
        row("more than 3", day=None, side="us"),
        row("?", by="Z", day="2023~", side="us"),
        row(None, by="W", stance="denied", day=None, side="us"),
        row(3, by="V", side="none", day=None),
        row("dozens", by="U", side="us", day=None),
    ]

    columns = one.columns(rows)

    assert columns["party"] == ["X", "Y", "X", "Z", "W", "U"]
    assert columns["words"] == [None, None, None, None, None, "dozens"]
    assert columns["statement"] == ["0", "0", None, None, None, None]
    assert columns["origin"][:2] == ["X and Y", "X and Y"]
    assert columns["low"] == [10_000, 10_000, 3, None, None, None]
    assert (columns["reach_low"][0], columns["reach_low"][2]) == (5_000, None)
    assert columns["low_open"] == [False, False, True, False, False, False]
    assert columns["stance"] == ["claimed", "claimed", "claimed", "withheld", "denied", "unquantified"]
    assert (columns["as_of"][0], columns["as_of_end"][0]) == (date(2023, 1, 1), date.max)
    assert (columns["as_of"][3], columns["as_of_end"][3]) == (date(2022, 1, 1), date(2024, 12, 30))
    assert columns["side"] == ["us"] * 6


def test_origins_of_one_name_stay_apart_in_a_table() -> None:
    """A party and an agency that are called the same are two origins, as for figures."""
    one = feed(quoting="agency")
    rows = [
        row(3, agency="AFP"),
        row(5, by="AFP", agency=None),
        row(5, by="Y", agency="AFP"),
        row(9, by="AFP (source)", agency=None),
    ]

    (found,) = one.scan(rows).ranges(give=("origins",)).project("origins").fetchall()

    assert one.columns(rows)["origin"] == ["AFP (source 2)", "AFP", "AFP (source 2)", "AFP (source)"]
    assert found == (len(one.read(rows)["A"].origins()),) == (3,)


def test_one_word_for_several_dimensions_in_a_table() -> None:
    """Nothing is left out because another figure of the same measure is in another unit."""
    one = feed(name="=value", unit="unit")
    rows = [row(3, unit="km**2"), row(5, place="B", unit="person"), row(300, place="C", unit="ha")]
    table = one.scan(rows)

    found = dict(table.ranges(give="low").project("figure, low").fetchall())

    assert found == {"A": 300, "B": 5, "C": 300}
    assert sorted(str(name) for name in table.units) == ["value (ha)", "value (person)"]


def test_what_words_allow_is_open_or_not_as_the_lexicon_says() -> None:
    """About 100 reaches to 105 itself by one lexicon, and not to 150 by another."""
    for lexicon, threshold in (("wikimpacts", 105), ("as_printed", 150)):
        one = feed(lexicon=lexicon)
        rows = [row("about 100")]

        (verdict,) = one.scan(rows).verdicts(f">= {threshold}").project("verdict").fetchall()

        assert verdict[0] == str(one.read(rows)["A"] >= threshold).split(" per ")[0]


def test_ends_that_floats_cannot_tell_apart_are_told_of() -> None:
    """An open range narrower than floats has no place in a table, and is not lost without a word."""
    narrow = row("more than 3.00000000000000000001 and fewer than 3.00000000000000000002", place="B")
    table = feed(name="=area", unit="=km**2").scan([row(3), narrow])

    assert table.ranges(give="low").project("figure").fetchall() == [("A",)]
    assert "not in the table: 1 claim with numbers that floats do not tell apart" in table.explain()


def test_a_table_of_what_a_feed_reads() -> None:
    """The table answers as the figures do, and accounts for the rows of the file."""
    rows = [row(3), row(5, by="Y"), row("dozens", by="Z"), row("x y z")]
    table = feed().scan(rows)

    ((low, high),) = table.ranges(give=("low", "high")).project("low, high").fetchall()
    assert (low, high) == (3, 5)
    assert (table.intake.rows, table.intake.taken) == (4, 3)
    ((unquantified, who),) = (
        table.ranges(give=("unquantified", "unquantified_by")).project("unquantified, unquantified_by").fetchall()
    )
    assert (unquantified, who) == (1, "Z")


def test_advice_on_parties_can_be_pasted_into_a_file() -> None:
    """The alias as TOML writes it; a table that is no list is told how to be one."""
    fields = 'of = "place"\nname = "=deaths"\nunit = "=killed"\nvalue = "n"\nby = "by"\n'
    rows = [{"place": "A", "n": 1, "by": name} for name in ("Reuters", "Reuters", "REUTERS")]

    (one,) = ct.Feed.loads(fields).intake(rows).rejected
    pasted = one.advice.partition(", in TOML ")[2]

    assert pasted == 'parties = [{ name = "Reuters", aliases = ["REUTERS"] }]'
    assert ct.Feed.loads(fields + pasted).intake(rows).taken == 3
    with pytest.raises(MisfitFeed, match=r'\[\[parties\]\], with name = "…" and aliases = \["…"\] below it'):
        ct.Feed.loads(fields + '[parties.fba]\nname = "FBA"\n')
