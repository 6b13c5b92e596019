"""read_claims: one printed cell as several statements, and what is listed instead of guessed."""

from __future__ import annotations

import pickle

import pytest
from tests.gold.printed_cells import S
from tests.gold.test_printed_cells import as_read

import contested as ct
from contested.errors import AmbiguousCell, UnreadablePhrase, UnusableName, WrongType


def read(text: str, locale: str | None = None) -> tuple[list[S], list[str]]:
    """Return what a cell says, and the words of it that are listed."""
    answer = ct.read_claims(text, locale=locale)
    return [as_read(one, S("")) for one in answer], [one.text for one in (*answer.ambiguous, *answer.unread)]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("12 killed / 30 wounded", [S("12", "killed"), S("30", "wounded")]),
        ("12 killed/30 wounded", [S("12", "killed"), S("30", "wounded")]),
        ("12 killed | 30 wounded", [S("12", "killed"), S("30", "wounded")]),
        ("- 12 killed\n- 30 wounded", [S("12", "killed"), S("30", "wounded")]),
        ("* 12 killed; 30 wounded\n* 2 captured", [S("12", "killed"), S("30", "wounded"), S("2", "captured")]),
        ("12 killed[3] 30 wounded", [S("12", "killed"), S("30", "wounded")]),
        ("12 killed, and 30 wounded", [S("12", "killed"), S("30", "wounded")]),
        ("12 killed (2019) 30 killed (2020)", [S("12", "killed", day="2019"), S("30", "killed", day="2020")]),
        ("12 killed (UN), 30 (ministry)", [S("12", "killed", by="UN"), S("30", "killed", by="ministry")]),
        (
            "12 officers, 8 guards and 3 civilians killed",
            [S("12", "killed"), S("8", "killed"), S("3", "killed")],
        ),
        ("2 French and 3 Russian journalists hurt", [S("2", "wounded"), S("3", "wounded")]),
        ("at least 30 (UN), up to 70 (rebels)", [S("30+", by="UN"), S("≤70", by="rebels")]),
        ("in 2019 12 killed, in 2020 3 killed", [S("12", "killed", day="2019"), S("3", "killed", day="2020")]),
        ("12 killed; unknown", [S("12", "killed"), S("unknown", stance="withheld")]),
        (
            "Per the UN:\n12 killed\nPer the ministry:\n3 killed",
            [S("12", "killed", by="the UN"), S("3", "killed", by="the ministry")],
        ),
        ("Killed: 12\nincluding 3 children", [S("12", "killed"), S("3", "child", part_of=0)]),
        ("3,600 (in hectares)", [S("3600", "ha")]),
        ("12 Leopard tanks and 8 Armenian soldiers killed", [S("12", "tank"), S("8", "killed")]),
        ("12 tanks, 8 guards and 3 civilians killed", [S("12", "tank"), S("8", "killed"), S("3", "killed")]),
        ("12 officers and 8 civilians killed", [S("12", "killed"), S("8", "killed")]),
        ("12 soldiers and 8 killed", [S("12", "soldier"), S("8", "killed")]),
        ("12 killed, a dozen wounded", [S("12", "killed"), S("12", "wounded")]),
        ("12 killed and between 20 and 30 wounded", [S("12", "killed"), S("20-30", "wounded")]),
        ("12 killed, between 20 and 30 wounded", [S("12", "killed"), S("20-30", "wounded")]),
        (
            "UN says 12 killed, the ministry says 30 killed",
            [S("12", "killed", by="UN"), S("30", "killed", by="the ministry")],
        ),
    ],
)
def test_statements_stand_side_by_side(text: str, says: list[S]) -> None:
    """Semicolons, lines, bullets, slashes, commas, "and", brackets and reference marks part statements."""
    assert read(text) == (says, [])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Killed (official): 12", [S("12", "killed", by="official")]),
        ("Azerbaijan, according to the UN: 12 killed", [S("12", "killed", by="the UN")]),
        ("Killed: 12 soldiers", [S("12", "killed")]),
        ("Soldiers: 12", [S("12", "soldier")]),
        ("Civilians: 12 killed", [S("12", "killed")]),
        ("Casualties:\nPer SOHR:\n12", [S("12", "casualty", by="SOHR")]),
        ("Losses of Armenia: 12", [S("12", side="Armenia")]),
        ("In 2019: 12", [S("12", day="2019")]),
        ("Strength: 12", [S("12")]),
    ],
)
def test_a_label_says_what_follows_it(text: str, says: list[S]) -> None:
    """A label before a colon, or a heading, says who, what, whose or when."""
    found, listed = read(text)

    assert found == says
    assert listed in ([], ["Azerbaijan"])


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Killed: 12 wounded", ["Killed: 12 wounded"]),
        ("Tanks: 12 killed", ["Tanks: 12 killed"]),
        ("best guess: 12", ["best guess: 12"]),
        ("Killed: 12, best guess: 14", ["Killed: 12, best guess: 14"]),
        ("Per Armenia:", ["Per Armenia:"]),
        ("Per Armenia:; 12 killed", ["Armenia", "Per Armenia:"]),
        ("Per Armenia:\n* 12 killed\n3 wounded", ["Armenia"]),
        ("2018: 12\n30", ["2018"]),
        ("Armenian side: 12\n30", ["Armenian"]),
        ("Killed: 12\n30", ["Killed"]),
    ],
)
def test_a_label_that_says_no_one_thing_is_listed(text: str, listed: list[str]) -> None:
    """A label that contradicts, that nobody knows, that nothing follows, or whose reach is open is listed."""
    assert read(text)[1] == listed


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("40 killed, 12 of them children", [S("40", "killed"), S("12", "child", part_of=0)]),
        ("40 killed, about 1,200 of whom 3 children", None),
        ("40 killed including 12 children, 3 officers among them", None),
        ("40 killed\nincluding 12 children", [S("40", "killed"), S("12", "child", part_of=0)]),
        (
            "40 (12 killed, 28 wounded); 5 captured",
            [S("40"), S("12", "killed", part_of=0), S("28", "wounded", part_of=0), S("5", "captured")],
        ),
        ("40 (12 killed; 28 wounded)", [S("40"), S("12", "killed", part_of=0), S("28", "wounded", part_of=0)]),
        ("40 killed and of whom 3 children", [S("40", "killed"), S("3", "child", part_of=0)]),
    ],
)
def test_parts_point_at_their_whole(text: str, says: list[S] | None) -> None:
    """What is included, and what adds up to the number before the bracket, is a part of it; else it is listed."""
    found, listed = read(text)

    if says is None:
        assert listed
    else:
        assert (found, listed) == (says, [])


@pytest.mark.parametrize(
    "text",
    [
        "12 killed (40)",
        "12 killed (40 of unknown kind)",
        "40+ (12 killed, 28 wounded)",
        "41 (12 killed, 28 wounded)",
        "40 (at least 12 killed, 28 wounded)",
        "40 (12 killed, 28 killed)",
        "12 (revised to 20, 30)",
        "12 (revised to 20 killed, 30 wounded)",
        "12 (with the missing)",
        "12 with the missing",
        "12 killed, including wounded",
        "12 (with the missing, 20 killed)",
        "12 (with 3 others, 20)",
        "12 (Smith 1999: 45)",
        "12 (low: 3)",
        "12 (6 (3 (2 (1 killed) killed) killed) killed)",
        "12 killed (including 6 (including 3 (including 2 (including 1 child) children) children) children)",
        "including 12 children",
        "12 killed, including 3 children, 5 wounded",
        "12 officers, 8 civilians killed",
        "12 guards killed, 8 oxen killed",
        "killed and wounded",
        "12 dead and wounded or missing",
        "12 horses killed",
        "12 horses and tanks killed",
        "12 tanks killed",
        "12 tanks and ships",
        "12 killed (soldiers and tanks)",
        "12 soldiers (children)",
        "12 killed (wounded)",
        "40/120",
        "40 by 3",
        "12 according to",
        "12 according to 3 sources",
        "12 per cent (per cent)",
        "12 (with the missing; 20 per the UN)",
        "12 (revised to 20 killed, 30 captured)",
        "12 killed and 5 (7)",
        "12 killed and 5 {x}",
        "12 killed and",
        "Killed: (UN)",
        "12 in Aleppo with the missing",
        "12 in all, killed and wounded",
        "12 killed, 30 wounded (UN)",
        "12 killed, 30 wounded (2019)",
        "12 (2022-05-3)",
        "unknown, 12",
        "12 (disputed by all)",
        "12 killed, Smith: 3",
        "12 (3 per the UN; -; 4 per the ministry)",
        "12 killed, UN:, 3 wounded",
        "Armenia: 12 killed, 3 wounded",
        "12 killed, 3 wounded and 5 (7)",
        "12 killed and 5 (UN)",
        "12 killed, wounded:",
        "(12 killed)",
        "12 soldiers, killed",
        "12 (all 3 denied)",
        "12 killed (per cent)",
        "Per Armenia:\nPer Armenia:\n",
        "12 (by 3)",
        "12 killed (revised to)",
        "12 guns and 8 oxen killed",
        "12 Leopards and 8 Armenian soldiers killed",
        "12 Leopards of Armenia and 8 Armenian soldiers killed",
        "Killed: 12, 3 (Aleppo): 4",
        "12 killed: 3",
        "12 (), 3 killed",
        "12,, 3 killed",
        "12 killed, best guess: 3",
        "12 (with the missing, 20) killed and 3",
        "12 (with the missing, 20 (30))",
        "12 (with the missing, 20, 30)",
        "12 killed (3 (UN), 4 (UN)), 5",
        "12 dead (not confirmed, 2019)",
        "12 between",
        "12 and between 3",
        "12 {x}",
        "12 |x",
        "12 )",
        "(12]",
        "12 killed, 30",
        "rest fled",
        "12 killed, 30 (Aleppo)",
        "12 (UN) 3 (Armenia)",
        "12 killed, denied wounded",
        "12 killed denied",
        "12[3] 30",
        "12 ٣",
        "12 wounded (UN, 2019, 2020)",
        "12 (ministry) per the UN",
        "12 (Armenian side, Azerbaijani side)",
        "12 (soldiers, children)",
        "12 killed by 3 May 2022 (4 May 2022)",
        "12 31 June 2020",
        f"12 {'killed ' * 200}",
        f"12 (3{' killed' * 200})",
    ],
)
def test_what_has_no_one_reading_is_listed(text: str) -> None:
    """What a cell leaves open is in ``.ambiguous`` or ``.unread``."""
    assert not ct.read_claims(text).is_whole


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("12 (UN, ministry)", None),
        ("12 (UN estimated figure)", [S("~12", by="UN")]),
        ("12 (losses of Armenia)", [S("12", side="Armenia")]),
        ("12 (UN); 30 (government)", [S("12", by="UN"), S("30", by="government")]),
        ("12 (government)", None),
        ("UN: 12; army: 30 killed", None),
        ("12 in all", [S("12")]),
        ("400 total (UN)", [S("400", by="UN")]),
        ("12 killed, the ministry said", [S("12", "killed", by="the ministry")]),
        ("12 killed in Aleppo", [S("12", "killed")]),
        ("12 killed (disputed)", [S("12", "killed")]),
        ("two dead, one missing", [S("2", "killed"), S("1", "missing")]),
        ("40 killed, 12 of whom were children", [S("40", "killed"), S("12", "child", part_of=0)]),
        (
            "UN estimate: 12 killed, unknown wounded",
            [S("~12", "killed", by="UN"), S("unknown", "wounded", by="UN", stance="withheld")],
        ),
        ("UN estimated 12 killed and 3 wounded", [S("~12", "killed", by="UN"), S("~3", "wounded", by="UN")]),
        ("UN estimate: heavy", [S("heavy", by="UN", stance="unquantified")]),
        ("12 (UN estimates)", [S("~12", by="UN")]),
        ("12 (UN rough estimate, 2019)", [S("~12", by="UN", day="2019")]),
        ("12 badly wounded", [S("12", "wounded")]),
        ("12 killed (8 killed per the UN)", [S("12", "killed"), S("8", "killed", by="the UN")]),
        (
            "Per the UN: 12 killed (including 3 children)",
            [S("12", "killed", by="the UN"), S("3", "child", by="the UN", part_of=0)],
        ),
        ("12 in Aleppo (killed)", [S("12", "killed")]),
        ("12 killed (soldiers)", [S("12", "killed")]),
        ("12 soldiers (killed)", [S("12", "killed")]),
        ("20 killed per day", [S("20", "killed/day")]),
        ("12 km²", [S("12", "km**2")]),
        ("12 killed (est. 2019)", [S("~12", "killed", day="2019")]),
        ("12 (8 UN, 2 ministry)", None),
        (
            "12 killed (8 per the UN; 9 per the ministry)",
            [S("12", "killed"), S("8", "killed", by="the UN"), S("9", "killed", by="the ministry")],
        ),
        (
            "12 killed (8 per the UN), including 3 children",
            [S("12", "killed"), S("8", "killed", by="the UN"), S("3", "child", part_of=0)],
        ),
        (
            "12 killed (including 3 children) (8 per the UN, including 2 children)",
            [S("12", "killed"), S("3", "child", part_of=0), S("8", "killed", by="the UN"), S("2", "child", part_of=2)],
        ),
        ("12 killed (including 3 children, denied by Armenia)", None),
        (
            "12 killed (UN; denied by Armenia)",
            [S("12", "killed", by="UN"), S("", by="Armenia", stance="denied", denies=0)],
        ),
        ("12 killed (denied)", [S("12", "killed"), S("", stance="denied", denies=0)]),
        ("denied by Armenia (2019)", [S("", by="Armenia", day="2019", stance="denied")]),
        ("Total (UN): 12", [S("12", by="UN")]),
        ("12 (with the missing, 20)", [S("12"), S("20")]),
        ("12 (with the missing: 20; per the UN: 13)", None),
        ("12 M113s, 3 Su-25s", [S("12"), S("3")]),
        ("12 killed (overall)", [S("12", "killed")]),
        ("12 killed in 2019–", [S("12", "killed", day="2019")]),
    ],
)
def test_who_says_it_is_known_or_asked(text: str, says: list[S] | None) -> None:
    """Nouns of speakers, "per" and "claim" make an attribution; who may be counted as well is listed."""
    found, listed = read(text)

    if says is None:
        assert listed
    else:
        assert (found, listed) == (says, [])


def test_a_name_that_is_given_speaks() -> None:
    """ "(Armenia)" may be a place, a side or a speaker; with speakers= it is the speaker."""
    read_so = ct.read_claims("2,906 (Armenia)", speakers=["Armenia"])

    assert (read_so[0].attribution, read_so.is_whole) == ("Armenia", True)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12 (3 May 2022)", "2022-05-03"),
        ("12 (May 3, 2022)", "2022-05-03"),
        ("12 (May 2022)", "2022-05"),
        ("12 (2022-05-03)", "2022-05-03"),
        ("12 (2022-05)", "2022-05"),
        ("12 (2014–2019)", "2014/2019"),
        ("12 (2014 to 2019)", "2014/2019"),
        ("12 (May 1994 – August 2009)", "1994-05/2009-08"),
        ("12 as of 3 May 2022", "2022-05-03"),
        ("12, on 3 May 2022", "2022-05-03"),
    ],
)
def test_days_are_read(text: str, day: str) -> None:
    """Days, months, years and spans of them say when a number held."""
    (one,) = ct.read_claims(text)

    assert (str(one.day), ct.read_claims(text).is_whole) == (day, True)


@pytest.mark.parametrize(
    "text",
    ["12 (31 June 2020)", "12 (2022-13)", "12 (May 2,022)", "12 (2014–19)", "12 (1999x)", "12 (2019–3)", "12 (May)"],
)
def test_what_is_no_day_is_none(text: str) -> None:
    """A day that does not exist, and digits that are no date, are no day."""
    assert [one.day for one in ct.read_claims(text)] in ([], [None])


@pytest.mark.parametrize(
    ("text", "number", "notes"),
    [
        ("12<sup>[3]</sup>", "12", ("<sup>[3]</sup>",)),
        ("12 km<sup>2</sup>", "12", ()),
        ("12 km<sup>x</sup>", None, ()),
        ("12 km²", "12", ()),
        ("[1] 12 killed", "12", ()),
        ("12 killed¹", "12", ("¹",)),
        ("12&nbsp;killed", "12", ()),
        ("12&bogus;", None, ()),
        ("12 killed{{efn|3 later}}", "12", ("{{efn|3 later}}",)),
        ("12 killed https://example.org/3", "12", ("https://example.org/3",)),
        ("'''12''' <b>killed</b>", "12", ()),
        ("{{plainlist|\n* 12 killed\n}}", "12", ()),
    ],
)
def test_markup_and_marks_are_no_part_of_a_number(text: str, number: str | None, notes: tuple[str, ...]) -> None:
    """Tags, links, entities and reference marks are taken out; the marks are kept as notes."""
    answer = ct.read_claims(text)

    if number is None:
        assert not answer.is_whole
    else:
        assert ([as_read(one, S("")).number for one in answer], answer[0].notes) == ([number], notes)


def test_a_year_may_have_its_word() -> None:
    """The word for a year behind its number, with its point, belongs to the date."""
    assert [str(one.day) for one in ct.read_claims("12 (2019 г.); 13 (2020 года)", locale="ru")] == ["2019", "2020"]


def test_places_are_those_of_the_cell() -> None:
    """The places of a statement, its number, its kind and who says it count from the beginning of the cell."""
    text = "<b>Per</b> the UN: 12 dead; ''30'' hurt"
    first, second = ct.read_claims(text)[:2]

    assert first.phrase is not None
    assert second.phrase is not None
    assert text[slice(*first.phrase.number_spans[0])] == "12"
    assert text[slice(*second.phrase.number_spans[0])] == "30"
    assert {name: text[slice(*span)] for name, span in first.spans} == {"attribution": "Per</b> the UN", "kind": "dead"}


def test_the_number_is_printed_without_what_is_counted() -> None:
    """``number`` has the hedges, and not the kind; a denial has none."""
    first, second, third = ct.read_claims("at least about 12 dead; 30 (approximately); Armenia denies")

    assert (first.number, second.number, third.number) == ("at least about 12", "30 (approximately)", "")
    assert (third.interval, third.reach, str(third)) == (None, None, "Armenia denies")
    assert str(first.interval) == "[12; ∞)"
    assert first.reach is not None


def test_what_says_more_than_a_kind_is_kept_apart() -> None:
    """ "Border" tells border guards from other people; "dead" says no more than killed does."""
    assert [one.narrowed for one in ct.read_claims("12 border guards; 30 dead; 4 hurt")] == [
        ("border", "guards"),
        (),
        (),
    ]


def test_a_cell_is_a_sequence_of_its_statements() -> None:
    """Statements are counted, indexed, sliced; the answer prints as the cell, and pickles."""
    answer = ct.read_claims("12 dead; 30 hurt")

    assert (len(answer), answer[1].text, len(answer[:1]), str(answer)) == (2, "30 hurt", 1, "12 dead; 30 hurt")
    assert pickle.loads(pickle.dumps(answer)) == answer


def test_remarks_headings_and_empty_cells() -> None:
    """A line that refers elsewhere is a remark, a heading of what stands below it is none of the unread; "-" says nothing."""
    answer = ct.read_claims("Per SOHR:\n* 12 killed\nSee Casualties\n\n-")

    assert ([answer.text[slice(*span)] for span in answer.remarks], answer.is_whole) == (["See Casualties"], True)
    assert [answer.text[slice(*span)] for span in answer.headings] == ["Per SOHR:"]
    assert len(ct.read_claims(" - ")) == 0


def test_the_reason_names_the_readings() -> None:
    """What is ambiguous lists its readings, and says what to write."""
    (item,) = ct.read_claims("2,906 (Armenia)").ambiguous

    assert isinstance(item.reason, AmbiguousCell)
    assert "can be read as who says it or as whose it is or as where it is; write 'per ...'" in str(item.reason)


def test_unit_and_lexicon_are_those_of_a_phrase() -> None:
    """``unit`` settles a reading and ``lexicon`` gives words their worth, as in ``read_phrase``."""
    (people,) = ct.read_claims("2.3m (UN)", unit="person")
    (dozens,) = ct.read_claims("dozens (UN)", lexicon="wikimpacts")

    assert (str(people.interval), dozens.stance) == ("[2,300,000; 2,300,000]", "stated")


def test_what_is_no_cell_is_refused() -> None:
    """What is no text, is too long or hides characters is refused with the reason."""
    with pytest.raises(WrongType, match="a cell"):
        ct.read_claims(12)  # type: ignore[arg-type]
    with pytest.raises(UnreadablePhrase, match="find_phrases"):
        ct.read_claims("12 " * 2_000)
    with pytest.raises(UnusableName, match="character 3 is the invisible"):
        ct.read_claims("12\u202e34")


@pytest.mark.parametrize(
    ("text", "kinds", "listed"),
    [
        ("Aircraft: 2 lost, 1 missing", ["aircraft", "aircraft"], []),
        ("300 houses destroyed\n120 damaged", ["house", "house"], []),
        ("300 houses destroyed; 120 damaged", ["house", None], []),
        ("10 tanks destroyed; 3 captured", ["tank", "captured"], ["captured"]),
        ("100 killed\n14 tanks\n40 captured", ["killed", "tank", "captured"], []),
        ("2 ships sunk, 200 captured", ["ship", None], ["captured"]),
        ("8 ships sunk, several captured", ["ship", "ship"], []),
        ("12 soldiers killed, 2 tanks destroyed, 3 captured", ["killed", "tank", None], ["captured"]),
        ("3 captured or destroyed", [None], ["captured or destroyed"]),
        ("4 villages destroyed, 12 captured", ["settlement", None], ["captured"]),
        ("600 houses destroyed, 3 missing", ["house", "missing"], []),
        ("14 tanks lost, 3 lost", ["tank", "tank"], []),
        ("14 tanks, 3 lost", ["tank", None], []),
        ("10 BMPs, 3 of them captured", [None, None], []),
        ("10 tanks, 3 of them killed", ["tank", None], ["killed"]),
        ("14 tanks\nincluding 3 captured", ["tank", "tank"], []),
        ("12 people, 3 of them missing", ["person", "missing"], []),
        ("30 killed: 4 wounded, 26 missing", [], ["30 killed: 4 wounded, 26 missing"]),
    ],
)
def test_what_became_of_things(text: str, kinds: list[str | None], listed: list[str]) -> None:
    """A bare "captured" behind things counts them, or is listed where it may count people."""
    answer = ct.read_claims(text)
    assert [one.kind for one in answer] == kinds
    assert [one.text for one in (*answer.ambiguous, *answer.unread)] == listed


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("12 (by Reuters)", ["by Reuters"]),
        ("12 (by snipers)", None),
        ("54 killed (April 12)", ["April 12"]),
        ("54 (12 may)", None),
        ("54 as of 12 April", ["as of 12 April"]),
        ("6,000 (other data)", []),
        ("12 confirmed by name", []),
        ("6,000 (other reports)", None),
        ("6,000 (contemporary claims)", []),
        ("6,000 (recent numbers)", []),
    ],
)
def test_what_a_bracket_leaves_open(text: str, listed: list[str] | None) -> None:
    """Who did it or says it, and a day without a year, are listed alone; None where no more is claimed."""
    answer = ct.read_claims(text)
    found = [one.text for one in (*answer.ambiguous, *answer.unread)]
    assert listed is None or found == listed
    assert all(one.attribution is None for one in answer)


def test_a_lead_names_the_estimates_of_somebody() -> None:
    """ "According to UN estimates" softens all that it governs, and the UN says it."""
    says = [S("~12", "killed", by="UN"), S("~3", "wounded", by="UN")]
    assert read("According to UN estimates, 12 killed and 3 wounded") == (says, [])


def test_a_captured_tank_is_chosen_by_its_label() -> None:
    """Of "10 tanks destroyed, 3 captured" a figure of tanks takes the captured by name."""
    figure = ct.Figure("tanks captured", "tank").claimed_cell("10 tanks destroyed, 3 captured", only="captured")
    assert str(figure.hull()).startswith("3 ")


def test_a_minimum_in_brackets_is_no_kind_of_a_cell() -> None:
    """ "40 (min)" of people is 40 or more; of nobody knows what, it is listed."""
    (one,) = ct.read_claims("40 (min)", unit="person")

    assert one.kind is None
    assert one.phrase is not None
    assert one.phrase.interval == ct.Interval.at_least(40)
    assert read("40 (min)") == ([], ["40 (min)"])


@pytest.mark.parametrize(
    "text", ["–1,200", "-1,200", "Armenia: –1,200", "(–1,200)", "1,200-", "1,200 (–5%-)", "5%-", "– 1,200"]
)
def test_a_sign_is_not_left_out_of_a_cell(text: str) -> None:
    """What may be below zero is never a number above it."""
    for one in ct.read_claims(text, unit="person"):
        assert one.phrase is None or one.phrase.interval == ct.Interval.point(-1200)
