"""Linting: what is a finding and what is none, where it stands, and how it is silenced."""

from __future__ import annotations

from pathlib import Path

import pytest

import contested as ct
from contested import report
from contested.errors import UnknownLanguage, WrongType
from contested.report.drafts.lint_finding import LINT_CODES

NK = ct.Dossier.load(Path(__file__).parents[4] / "examples" / "nagorno_karabakh.toml")
ONE_SIDE = "Armenia says that 120,000 people live in Nagorno-Karabakh."


def codes(draft: str, dossier: ct.Dossier = NK) -> tuple[str, ...]:
    """Return the codes that are found in a draft."""
    return report.lint(draft, dossier).codes


def test_a_finding_says_where_what_and_what_to_do() -> None:
    """Line and column count from 1; the other side is named, and a placeholder that prints all."""
    (finding,) = report.lint(f"# Title\n\nFirst line.\n{ONE_SIDE}", NK)

    assert (finding.line, finding.column, finding.code) == (4, 19, "CL001")
    assert finding.figure == "population"
    assert finding.number == "120,000 people live"
    assert "50,000 people (Azerbaijan)" in finding.message
    assert str(finding).startswith("4:19: CL001 ")
    assert "{{ population | sentence }}" in str(finding)


def test_a_report_is_read_by_code_and_as_plain_values() -> None:
    """Findings are counted, iterated, and have a stable shape."""
    found = report.lint("About 85,000 people live in Nagorno-Karabakh. " + ONE_SIDE, NK)

    assert len(found) == 2
    assert [one.code for one in found.of("CL003")] == ["CL003"]
    assert found.codes == ("CL001", "CL003")
    shape = found.to_dict()
    assert list(shape) == ["findings", "silenced", "unread"]
    assert str(found).count("\n") == 1
    assert str(report.lint("Nothing.", NK)) == "nothing found"


@pytest.mark.parametrize(
    ("draft", "wanted"),
    [
        (ONE_SIDE + "\nAzerbaijan says 50,000.", ()),  # in the same paragraph
        (ONE_SIDE + "\n\nAzerbaijan says 50,000.", ("CL001",)),  # in another one
        ("# 120,000, says Armenia, live in Nagorno-Karabakh\n\nAzerbaijan says 50,000 people live there.", ()),
        ("- Armenia: 120,000 people in Nagorno-Karabakh\n\n- Azerbaijan: 50,000 people", ()),  # one list
        ("People in Nagorno-Karabakh:\n\n* Armenia: 120,000\n* Azerbaijan: 50,000", ()),
        (ONE_SIDE + " {{ population | prose }}", ()),  # a placeholder prints all sides
        (ONE_SIDE + " Azerbaijan says that it is twice the 50,000 there.", ()),  # a number of two readings is there
        (ONE_SIDE + " Azerbaijan doubts that.", ()),
        (ONE_SIDE + " Azerbaijan says far fewer do.", ()),
        (ONE_SIDE + " Azerbaijan has around 10,000 soldiers counted there.", ("CL001", "CL007")),
        ("Armenian officials gave a number. They say that 120,000 people live in Nagorno-Karabakh.", ("CL001",)),
        ("Somebody gave a number. They say that 120,000 people live in Nagorno-Karabakh.", ("CL001", "CL002")),
        ("Armenia says approx. 120,000 people live in Nagorno-Karabakh, Azerbaijan says 50,000.", ()),
    ],
)
def test_where_the_other_side_may_stand(draft: str, wanted: tuple[str, ...]) -> None:
    """The other side may stand anywhere in the same paragraph; who says it in the same sentence, or before "they say"."""
    assert codes(draft) == wanted


@pytest.mark.parametrize(
    "draft",
    [
        "`120,000` people in Nagorno-Karabakh",
        "    120,000 people in Nagorno-Karabakh",
        "<span title='120,000 people in Nagorno-Karabakh'>",
        "[x](https://example.org/Nagorno-Karabakh/120,000-people)",
        "In Nagorno-Karabakh 120% of the people live.",
        "In Nagorno-Karabakh of people 5 to 10.",
        "A thousand people, of 120 000 000, live in Nagorno-Karabakh.",
        "The population of Nagorno-Karabakh grew by 5,000.",
        "30,000 of the people who live in Nagorno-Karabakh are children.",
        "3 people live in Nagorno-Karabakh in this house.",
        "More than 40,000 people live in Nagorno-Karabakh.",
        "Some 7,000 Armenian soldiers in Nagorno-Karabakh are not from there, says Azerbaijan.",  # the rest of a whole
        "The train to Nagorno-Karabakh needs 65 km of rails and 3 hours.",
        "120,000 people live in Gyumri.",
    ],
)
def test_what_is_let_alone(draft: str) -> None:
    """Code, addresses, shares, changes, parts, settled bounds, rests and other places are nobody's number."""
    assert codes(draft) == ()


@pytest.mark.parametrize(
    ("draft", "wanted"),
    [
        ("More than 60,000 people live in Nagorno-Karabakh.", ("CL008",)),
        ("Fewer than 60,000 people live in Nagorno-Karabakh.", ("CL008",)),
        ("A population of 77,460 for Nagorno-Karabakh is fair.", ("CL003",)),  # the geometric mean
        ("In Nagorno-Karabakh about 17 people per km² live, says Azerbaijan, and about 40, says Armenia.", ()),
        ("In Nagorno-Karabakh 17 people per km² live, says Azerbaijan, and about 40, says Armenia.", ("CL004",)),
        ("In Nagorno-Karabakh about 55 people per km² live, says Azerbaijan.", ("CL008",)),
    ],
)
def test_numbers_that_nobody_gives(draft: str, wanted: tuple[str, ...]) -> None:
    """Averages, contested bounds and wrong densities are found."""
    assert codes(draft) == wanted


def test_a_silencing_holds_for_its_paragraph() -> None:
    """What is silenced stays in the report with its reason; the next paragraph is read as ever."""
    silencing = "<!-- contested: allow CL001, CL002 because the caption quotes a banner -->"
    found = report.lint(f"{silencing}\n\n{ONE_SIDE}\n\n{ONE_SIDE}", NK)

    assert [one.line for one in found] == [5]
    assert [(one.line, reason) for one, reason in found.silenced] == [(3, "the caption quotes a banner")]
    assert "reason" in found.to_dict()["silenced"][0]  # type: ignore[index]


@pytest.mark.parametrize(
    ("comment", "fault"),
    [
        ("allow CL001", "no reason"),
        ("allow CL001 because ", "no reason"),
        ("allow because it is so", "not of the form"),
        ("forbid CL001 because it is so", "not of the form"),
        ("allow CL777 because it is so", "there is no code CL777"),
        ("allow CL004 because it is so", "silences nothing"),
    ],
)
def test_a_wrong_silencing_is_a_finding(comment: str, fault: str) -> None:
    """Without a reason, of an unknown code, or of nothing, it silences nothing."""
    found = report.lint(f"<!-- contested: {comment} -->\n{ONE_SIDE}", NK)

    assert found.codes == ("CL001", "CL009")
    assert fault in found.of("CL009")[0].message


def test_a_silencing_behind_the_last_paragraph_silences_nothing() -> None:
    """It stands before nothing."""
    assert codes(f"{ONE_SIDE}\n\n<!-- contested: allow CL001 because it is so -->") == ("CL001", "CL009")


def test_any_other_comment_is_none() -> None:
    """Comments of other kinds are let alone."""
    assert codes("<!-- 120,000 people in Nagorno-Karabakh -->") == ()


def test_numbers_of_two_readings_are_listed() -> None:
    """What could not be read is told with its place."""
    found = report.lint("It is twice the 50,000 people of Nagorno-Karabakh.", NK)

    assert [(line, column) for line, column, _ in found.unread] == [(1, 7)]
    assert found.to_dict()["unread"]


@pytest.mark.parametrize("language", ["de", "ru"])
def test_other_languages_are_refused(language: str) -> None:
    """A language whose cue words are not there is an error that names those there are."""
    with pytest.raises(UnknownLanguage, match="en"):
        report.lint("x", NK, language=language)


def test_a_draft_is_text() -> None:
    """Anything else is refused."""
    with pytest.raises(WrongType):
        report.lint(5, NK)  # type: ignore[arg-type]


def test_several_holders_sources_and_speakers() -> None:
    """A number that several hold needs one of them; a source is named by its label where it is contested."""
    figure = (
        ct.Figure("population", "person", of="Shusha")
        .claimed("4,000", by=["OSCE", "France"])
        .claimed("6,000", source=ct.Source("Old yearbook", label="the yearbook"))
        .claimed("5,100", speaker="A clerk")
        .denied(by="Turkey")
        .denied(by="Iran")
    )
    dossier = ct.Dossier({"shusha": figure})

    first = report.lint("Some 4,000 people live in Shusha. 6,000 people live in Shusha.", dossier)
    second = report.lint(
        "France says 4,000 people live in Shusha, the yearbook 6,000, which Iran denies. A clerk says 5,100."
        " Turkey denies it too.",
        dossier,
    )

    assert first.codes == ("CL001", "CL002", "CL007")
    assert "5,100 people (A clerk)" in first.of("CL001")[0].message
    assert "the yearbook" in first.of("CL002")[1].advice
    assert "Iran and Turkey deny it" in first.of("CL007")[0].message
    assert second.codes == ()
    assert report.lint("A clerk says 5,100 people live in Shusha.", dossier).codes == ("CL001", "CL007")


def test_many_sides_are_named_up_to_five() -> None:
    """A message stays short; the placeholder prints all."""
    figure = ct.Figure("population", "person", of="Shusha")
    for n in range(1, 10):
        figure = figure.claimed(n * 1_000, by=f"Party {n}")

    (finding,) = report.lint("Party 1 says 1,000 people live in Shusha.", ct.Dossier({"x": figure}))

    assert "and 3 more" in finding.message


def test_a_dossier_of_alike_figures_needs_the_place() -> None:
    """Of figures with one name and one number a paragraph has to say which is meant, or have spoken of it."""
    figures = {
        f"f{n}": ct.Figure("population", "person", of=place).claimed("4,000", by="OSCE").claimed("9,000", by="France")
        for n, place in enumerate(("Shusha", "Lachin", "Goris"))
    }
    dossier = ct.Dossier(figures)

    assert codes("OSCE counts 4,000 inhabitants.", dossier) == ()
    assert [one.figure for one in report.lint("OSCE counts 4,000 inhabitants in Goris.", dossier)] == ["f2"]
    assert codes("The population of Shusha and Goris: OSCE says 7,100.", dossier) == ()


def test_a_number_of_another_figure_goes_to_the_one_that_its_speaker_holds() -> None:
    """Where two figures print one number and are named as well, who speaks decides."""
    people = ct.Figure("population", "person", of="Shusha")
    one = people.claimed("4,000", by="OSCE").claimed("8,000", by="France")
    other = ct.Figure("population", "person", of="Shusha", definition="with guests")
    other = other.claimed("8,000", by="OSCE").claimed("16,000", by="France")

    found = report.lint("In Shusha live 8,000 people, says OSCE.", ct.Dossier({"one": one, "other": other}))

    assert [each.figure for each in found] == ["other"]


def test_every_code_has_a_name() -> None:
    """The catalogue is in order."""
    assert list(LINT_CODES) == sorted(LINT_CODES)
    assert list(LINT_CODES) == [f"CL{n:03}" for n in range(1, len(LINT_CODES) + 1)]


def test_units_of_ones_own_are_known_by_their_names() -> None:
    """A dossier's own unit is read behind a number; another one speaks against the figure."""
    text = (
        'format = 1\n[units.desyatina]\nequals = "10925 m**2"\nsource = "a table"\n[parties.a]\nname = "Armenia"\n'
        '[parties.b]\nname = "Baku"\n[figures.land]\nname = "land"\nof = "Shusha"\nunit = "desyatina"\n'
        '[[figures.land.claims]]\nvalue = 500\nby = "a"\n[[figures.land.claims]]\nvalue = 700\nby = "b"\n'
    )
    dossier = ct.Dossier.loads(text)

    assert codes("Armenia has 500 desyatinas of land in Shusha.", dossier) == ("CL001",)
    assert codes("Armenia has 500 km of roads and 500 kg of gold in Shusha, 500 per day.", dossier) == ()


def test_words_names_without_letters_and_figures_without_a_number() -> None:
    """Nothing of it stands in the way of what can be read."""
    figure = ct.Figure("dead", "killed", of="Shusha").claimed("dozens", by="???").claimed("55", by="Armenia")
    figure = figure.claimed("0", by="Baku", as_of="2023-09-20")
    dossier = ct.Dossier({"dead": figure, "silent": ct.Figure("ships", "ship", of="Baku")})

    assert codes("The dead of Shusha are 55, says Armenia.", dossier) == ("CL001",)
    assert codes("The dead of Shusha: 29, says Armenia.", dossier) == ("CL008",)
    assert codes("In Baku are 7 ships.", dossier) == ()


def test_counts_without_a_day_are_no_mixed_cut_offs() -> None:
    """Only days that are known and differ are mixed."""
    figure = ct.Figure("dead", "killed", of="Shusha", time="cumulative")
    figure = figure.claimed("55", by="Armenia").claimed("70", by="Baku", as_of="2023-09-20")

    assert codes("The dead of Shusha: Armenia says 55, Baku 70.", ct.Dossier({"dead": figure})) == ()


def test_a_bare_population_needs_its_place() -> None:
    """People without another word are its people only where the place is named."""
    assert codes("Armenia says that 120,000 people had to queue.") == ()
    assert codes("Armenia, which very often and with reason has repeatedly denied it, has 120,000 queues.") == ()


def test_a_very_long_paragraph_is_read_in_pieces() -> None:
    """Pieces end at a line or a sentence, or where there is none, anywhere."""
    assert codes("word " * 4_000 + ". " + ONE_SIDE + " x" * 5_000) == ("CL001",)
    assert codes("x" * 20_000 + "\n\n" + ONE_SIDE) == ("CL001",)


def test_a_placeholder_that_cannot_be_read_writes_no_figure() -> None:
    """It is an error when it is rendered; here it is passed over."""
    assert codes(ONE_SIDE + " {{ population ; }}") == ("CL001",)


def test_a_toll_is_known_by_what_it_counts() -> None:
    """A name without the noun of its kind is found by that noun."""
    dossier = ct.Dossier({"toll": ct.Figure("toll", "killed", of="Shusha").claimed(29, by="Baku")})

    assert codes("In Shusha 29 people died.", dossier) == ("CL002",)


def test_people_of_a_place_are_not_its_soldiers() -> None:
    """A number that a figure prints is not its number where no word of its name is near."""
    assert codes("Bread was given to 3,000 people in Nagorno-Karabakh.") == ()


def test_a_name_with_nothing_to_say_is_no_attribution() -> None:
    """Somebody named at the end, or as one of whom something is counted, says nothing."""
    assert codes("In Nagorno-Karabakh live 120,000 people, so far from Gyumri and Armenia") == ("CL001", "CL002")
    assert codes("In Nagorno-Karabakh live 120,000 people, says one of the officials Armenian") == ("CL001", "CL002")


def test_a_genitive_at_the_end_is_an_attribution() -> None:
    """A number may be somebody's without a verb."""
    assert codes("Armenia's number for Nagorno-Karabakh is 120,000 people, 50,000 is Azerbaijan's.") == ()


def test_only_paragraphs_that_can_speak_of_a_figure_are_read() -> None:
    """Somebody's name, a place, or a number that is rarely alike by chance has to stand beside a figure's word."""
    dossier = ct.Dossier({"x": ct.Figure("dead", "killed", of="Derna").claimed("3,958", by="WHO")})

    assert codes("The flood left 3,958 dead.", dossier) == ("CL002",)
    assert codes("It left dead 3,957.\n\nTwice the 50 people, dead or not.", dossier) == ()
    assert report.lint("Twice the 50 dead.", dossier).unread == ()
    assert codes("dead.\n\n\n\n\n\n\nThe flood left 3,958 dead.", dossier) == ("CL002",)
