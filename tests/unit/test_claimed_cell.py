"""Figure.claimed_cell: the statements of one printed cell that a figure takes."""

from __future__ import annotations

import pytest

import contested as ct
from contested.errors import SeveralCounts, UnknownField, UnreadableCell

SOURCE = "A tracker"


def people(text: str, **fields: object) -> ct.Figure:
    """Return a figure of people with the statements of a cell."""
    return ct.Figure("people", "person").claimed_cell(text, source=SOURCE, **fields)  # type: ignore[arg-type]


def killed(text: str, **fields: object) -> ct.Figure:
    """Return a figure of the killed with the statements of a cell."""
    return ct.Figure("killed", "killed").claimed_cell(text, source=SOURCE, **fields)  # type: ignore[arg-type]


def test_each_statement_is_somebodys() -> None:
    """A statement that names a speaker is that speaker's, with the day it held; one that names nobody is the source's."""
    first, second, third = people("12,000 (UN, 2019); 15,000 (government); 9,000").statements

    assert (first.speaker, str(first.as_of), first.parties) == ("UN", "2019", ())
    assert (second.speaker, third.speaker, third.parties) == ("government", None, ())


def test_an_attribution_is_mapped_to_a_party() -> None:
    """``parties`` says who is meant by an attribution as printed, with or without its article; its words stay in ``named``."""
    figure = people("80,000 (35,000 per the rebels)", parties={"Rebels": "RSF"})

    assert [(one.named, [party.name for party in one.parties]) for one in figure.statements] == [
        (None, []),
        ("the rebels", ["RSF"]),
    ]
    assert str(figure.hull()) == "35,000 (RSF) to 80,000 (A tracker) people"


def test_a_party_that_the_figure_knows_needs_no_mapping() -> None:
    """An attribution that is the name or an alias of a known party is that party."""
    armenia = ct.Party("Armenia", aliases=("Yerevan",))
    figure = ct.Figure("people", "person", disputants=[armenia])
    figure = figure.claimed_cell("120,000 per Armenia; 110,000 per Yerevan (2019)", source=SOURCE)

    assert [(one.parties, one.named) for one in figure.statements] == [((armenia,), None), ((armenia,), "Yerevan")]


def test_by_holds_for_those_that_name_nobody() -> None:
    """``by`` is who says what the cell ascribes to nobody else."""
    figure = killed("30; 40 per the UN", by="Army")

    assert [(one.speaker, [party.name for party in one.parties]) for one in figure.statements] == [
        (None, ["Army"]),
        ("the UN", []),
    ]


def test_the_whole_cell_is_the_quote() -> None:
    """What belongs to no statement of this figure stays: the cell in the quote, parts and remarks in the note."""
    (one,) = people("10,000 (disputed), including 3,000 children", note="page 3").statements

    assert one.quote == "10,000 (disputed), including 3,000 children"
    assert one.note == "page 3; disputed; including 3,000 children"


def test_a_quote_that_is_given_stays() -> None:
    """``quote`` wins over the cell."""
    assert people("30", quote="thirty").statements[0].quote == "thirty"


def test_another_kind_is_refused_by_name() -> None:
    """A cell that counts something else too names it, unless ``only`` says which it is."""
    with pytest.raises(SeveralCounts, match="counts what is no figure in killed: 'and 9 hurt'; say with only="):
        killed("4 dead and 9 hurt")

    assert str(killed("4 dead and 9 hurt", only="killed").hull()) == "4 killed (A tracker)"


def test_two_things_of_one_kind_are_not_one() -> None:
    """The killed of two labels, and two kinds of people, are no two claims of one figure."""
    with pytest.raises(SeveralCounts, match="more than one thing: 'Azerbaijani', 'Armenian civilians killed'"):
        killed("100 Azerbaijani and 85 Armenian civilians killed")
    with pytest.raises(SeveralCounts, match="more than one thing"):
        people("4 dead and 9 hurt")
    with pytest.raises(SeveralCounts, match="more than one thing"):
        people("35 border guards (official); 60–80 rebels (disputed)")


def test_only_takes_a_label_a_kind_or_a_side() -> None:
    """``only`` takes one name or several; one that the cell does not have is an error with those it has."""
    cell = "35 border guards (official); 60–80 rebels (disputed)"

    assert str(people(cell, only=["border guards"]).hull()) == "35 people (official)"
    assert str(people(cell, only="fighter").hull()) == "60 to 80 people (A tracker)"
    assert str(killed("Armenian side: 40; Azerbaijani side: 65", only="Armenian").hull()) == "40 killed (A tracker)"
    with pytest.raises(SeveralCounts, match="has nothing called sailors, but: 'person', 'border guards'"):
        people(cell, only="sailors")


def test_a_hedge_in_a_label_stays() -> None:
    """A number that its label calls an estimate is claimed as approximate."""
    assert str(killed("UN estimate: 3,000 dead").hull()) == "about 3,000 killed (UN)"


def test_a_bare_number_counts_what_the_figure_does() -> None:
    """With ``only``, a number of which nothing says what it counts is taken where the figure's own unit is asked for."""
    assert str(killed("4; 9 hurt", only="killed").hull()) == "4 killed (A tracker)"
    with pytest.raises(SeveralCounts, match="has nothing called children, but: no more than a number"):
        killed("4", only="children")


def test_a_word_of_no_known_kind_is_chosen_by_name() -> None:
    """A noun that no unit is known for does not pass for the figure's unit."""
    with pytest.raises(SeveralCounts, match="no figure in person: '35 wizards'"):
        people("35 wizards")

    assert str(people("35 wizards", only="wizards").hull()) == "35 people (A tracker)"
    with pytest.raises(SeveralCounts):
        ct.Figure("area", "km**2").claimed_cell("35 wizards", only="wizards", source=SOURCE)


def test_what_was_revised_is_kept_in_the_note() -> None:
    """Of a number and what it was revised to, the later one stands."""
    (one,) = killed("14 (later revised to 21)").statements

    assert (str(killed("14 (later revised to 21)").hull()), one.note) == (
        "21 killed (A tracker)",
        "before it was revised: 14",
    )


def test_denials_and_words_are_statements() -> None:
    """A denial has no number, "unknown" is withheld, "heavy" a word; a denial of one number points at it."""
    figure = ct.Figure("killed", "killed", disputants=["Armenia"])

    denied = figure.claimed_cell("10,000 (denied by Armenia)", source=SOURCE, basis="estimated")
    assert (
        str(denied > 5) == "contested: yes per A tracker; Armenia denies that number (10,000, according to A tracker)"
    )
    assert (denied.denials[0].estimate, denied.estimates[0].key) == ("10,000", "10,000")
    again = denied.claimed_cell("10,000 (denied by Armenia)", source=SOURCE)
    assert again.denials[1].estimate == "10,000 (2)"
    assert str(figure.claimed_cell("10,000; Armenia denies", source=SOURCE).denials[0]) == (
        "denial of the figure (Armenia, in A tracker)"
    )
    assert killed("Unknown").estimates[0].unknown
    assert killed("heavy").estimates[0].unquantified == "heavy"


def test_an_open_cell_is_refused_with_its_reasons() -> None:
    """What has two readings, or none, is an error that lists it; so is a cell that says nothing."""
    with pytest.raises(UnreadableCell, match="'Armenia' can be read as who says it or as whose it is") as caught:
        killed("2,906 (Armenia)")
    assert len(caught.value.reasons) == 1
    with pytest.raises(UnreadableCell, match="there is no number in it"):
        killed("–")
    assert [one.speaker for one in killed("2,906 (Armenia)", parties={"Armenia": "Armenia"}).statements] == [None]


def test_what_the_cell_says_itself_is_no_field() -> None:
    """Numbers, speakers and keys come from the cell."""
    with pytest.raises(UnknownField, match="has no field 'low'"):
        killed("12", low=3)


def test_a_number_that_reads_otherwise_alone_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The number of a statement and the claim that is made of it are one and the same, or the cell is refused."""
    monkeypatch.setattr(ct.PrintedClaim, "number", property(lambda _: "13"))

    with pytest.raises(UnreadableCell, match="is read in two ways"):
        killed("12 dead")


def test_units_are_converted() -> None:
    """A measure in the cell is kept in its unit, and converts to the figure's."""
    area = ct.Figure("area", "km**2").claimed_cell("3,600 (in hectares)", source=SOURCE)

    assert str(area.hull()) == "36 km² (A tracker)"
