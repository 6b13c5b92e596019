"""Figures in sentences, in five styles (Every Casualty, Standards for Casualty Recording, 2016)."""

from __future__ import annotations

import re

import pytest

import contested as ct
from contested.errors import UnfittingStyle
from contested.methods import Mean
from contested.quantities.unit_table import COUNTED_KINDS
from contested.report.sentence_templates import SENTENCE_LANGUAGES, sentence_templates
from contested.report.sentences import STYLES, sentence


def figure_of(**claims: object) -> ct.Figure:
    """Return a figure in people with one claim a party."""
    figure = ct.Figure("x", "person")
    for party, value in claims.items():
        figure = figure.claimed(value, by=party, source=f"paper {party}")
    return figure


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (figure_of(A=5), "The figure for x is put by A at 5 people."),
        (figure_of(A=5, B=9), "The figure for x is put by A at 5 people and by B at 9 people."),
        (figure_of(A=9, B=5, C=5), "The figure for x is put by B and C at 5 people and by A at 9 people."),
        (
            figure_of(A=9, B=5, C=7),
            "The figure for x is put by B at 5 people and by A at 9 people; between them, it is put by C at 7 people.",
        ),
        (
            figure_of(A=9, B=5, C=7, D=7),
            "The figure for x is put by B at 5 people and by A at 9 people; between them, it is put by C and D at 7 people.",
        ),
        (
            figure_of(A="at least 60", B=70, C=90),
            (
                "The figure for x is put variously: 60 or more people according to A; 70 people according to B; "
                "and 90 people according to C."
            ),
        ),
        (
            figure_of(A="10 to 30", B="10 to 40", C=50),
            (
                "The figure for x is put at between 10 and 50 people: between 10 and 30 people according to A; "
                "between 10 and 40 people according to B; and 50 people according to C."
            ),
        ),
        (
            figure_of(A=1, B=2, C=3, D=4),
            (
                "The figure for x is put at between 1 and 4 people: 1 person according to A; 2 people according to B; "
                "3 people according to C; and 4 people according to D."
            ),
        ),
        (figure_of(A="dozens"), "No number is given for x; the words of A are “dozens”."),
        (figure_of().denied(by="A"), "No number is given for x; the figure is denied by A."),
        (figure_of(), "Nobody says anything of x."),
    ],
)
def test_a_range_names_everybody_by_number(figure: ct.Figure, said: str) -> None:
    """A sentence at two numbers, the party between named at three, a list from four on."""
    assert sentence(figure) == said


PARTICIPLES = [name for name, (plural, parent, _) in COUNTED_KINDS.items() if parent == "person" and name == plural]


def test_kinds_that_read_as_participles_are_those_of_one_form() -> None:
    """Killed, wounded, missing, captured and displaced people are counted by a word that is no noun."""
    assert sorted(PARTICIPLES) == ["captured", "displaced", "killed", "missing", "wounded"]


@pytest.mark.parametrize("language", SENTENCE_LANGUAGES)
@pytest.mark.parametrize("kind", PARTICIPLES)
@pytest.mark.parametrize("count", range(1, 6))
def test_who_speaks_of_the_killed_is_no_killer(kind: str, count: int, language: str) -> None:
    """Behind a word that reads as a participle stands no "by" with a name, in any style, answer or language."""
    figure = ct.Figure("toll", kind)
    for n, name in enumerate("ABCDE"[:count], 10):
        figure = figure.claimed(n, by=name, basis="documented" if n % 2 else None)
    words = {kind, *sentence_templates(language).kinds.get(kind, ())}
    by = re.compile(rf"\b({'|'.join(map(re.escape, words))}) (by|par|por|durch|von) [A-E]\b")

    answers = [figure.disagreement(), figure.reconcile(Mean()), figure.most_agreed(), figure.position("A"), figure > 11]
    said = [sentence(figure, style, language) for style in STYLES]
    said += [sentence(answer, language=language) for answer in answers]
    printed = [str(answer) for answer in (*answers, figure.hull())] + [f"{figure:prose}"]

    assert not [text for text in (*said, *printed) if by.search(text)]


@pytest.mark.parametrize("count", range(1, 13))
def test_one_to_twelve_parties_are_a_whole_sentence(count: int) -> None:
    """Each beside its own number, with one full stop, and no loose ends."""
    names = "ABCDEFGHIJKL"[:count]
    said = sentence(figure_of(**{name: n for n, name in enumerate(names, 10)}))

    for n, name in enumerate(names, 10):
        ways = (f"by {name} at {n} people", f"{n} people according to {name}", f"{name} puts it at {n} people")
        assert any(way in said for way in ways)
    assert said.count(".") == 1
    assert not {"; ;", ";;", "  ", "()", " ;", ",;"} & {
        said[at : at + size] for at in range(len(said)) for size in (2, 3)
    }


def test_the_title_says_of_what_where_and_when() -> None:
    """And whose side: a number is about no more than its scope."""
    figure = ct.Figure("killed", "killed", of="soldiers", where="X", period="2023-09-18", facets={"side": "Y"}).claimed(
        11, by="A"
    )

    assert sentence(figure) == (
        "The figure for killed (soldiers, X, 18 September 2023, side: Y) is put by A at 11 killed."
    )


@pytest.mark.parametrize(
    ("accounts", "said"),
    [
        ({"A": 5}, "On the numbers of A, the figure for 2 * x comes to 10 people."),
        (
            {"A": 5, "B": 6},
            "On the numbers of A, the figure for 2 * x comes to 10 people, and on those of B, to 12 people.",
        ),
        (
            {"A": 5, "B": 6, "C": 7},
            (
                "The figure for 2 * x comes to between 10 and 14 people: to 10 people on the numbers of A; "
                "to 12 people on the numbers of B; and to 14 people on the numbers of C."
            ),
        ),
        (
            {"A": 5, "B": 6, "C": "at least 7"},
            (
                "What the figure for 2 * x comes to depends on whose numbers are taken: to 10 people on the numbers of A; "
                "to 12 people on the numbers of B; and to 14 or more people on the numbers of C."
            ),
        ),
        ({"A": "dozens"}, "No number follows for 2 * x; the words of A are “dozens” of x."),
    ],
)
def test_a_derived_figure_rests_on_somebodys_numbers(accounts: dict[str, object], said: str) -> None:
    """Nobody states it."""
    assert sentence(2 * figure_of(**accounts)) == said


def test_a_mix_of_accounts_is_nobodys() -> None:
    """Its notes say what it mixes."""
    mixed = (figure_of(A=5, B=6) * ct.Figure("y", "km").claimed(2, by="A").claimed(3, by="B")).mixed()

    assert sentence(mixed) == (
        "On mixed numbers, the figure for x * y comes to between 10 and 18 km·people; mixes every account of x and y."
    )


# -- by source --------------------------------------------------------------------


def test_by_source_each_number_says_where_it_was_read() -> None:
    """In the order of the sources, with the chain behind each; a source in its own voice is named once."""
    figure = (
        figure_of(A=5)
        .claimed(9, by="B", source=ct.Source("Herald", quoting=("Agency",)))
        .claimed(7, source="Gazette")
        .claimed("dozens", by="D")
        .claimed(8, by="E")
    )

    assert sentence(figure, "by_source") == (
        "By source, these are the figures for x: 7 people according to Gazette; 9 people according to B, in Herald, "
        "quoting Agency; 5 people according to A, in paper A; and 8 people according to E; the words of D are “dozens”."
    )


def test_by_source_a_number_of_two_documents_stands_twice() -> None:
    """By source, a number of two documents stands twice, once for each in which it was read."""
    figure = ct.Figure("x", "person").claimed(5, by="A", source="P").claimed(5, by="A", source="Q")

    assert sentence(figure, "by_source") == (
        "By source, these are the figures for x: 5 people according to A, in P, and 5 people according to A, in Q."
    )


def test_by_source_a_joint_number_stands_once() -> None:
    """By source, a joint number stands once, with all who hold it."""
    figure = ct.Figure("x", "person").claimed(5, by=["UN", "ICRC"], source="P")

    assert sentence(figure, "by_source") == (
        "By source, these are the figures for x: 5 people according to ICRC and UN, in P."
    )


def test_by_source_a_source_in_its_own_voice_has_its_chain() -> None:
    """It is named once, and whom it quotes behind it."""
    wire = ct.Source("Wire", quoting=[ct.Source("Radio X")])
    figure = ct.Figure("toll", "person").claimed("40", source=wire).claimed("10", by="B", source=wire)

    assert sentence(figure, "by_source") == (
        "By source, these are the figures for toll: 10 people according to B, in Wire, quoting Radio X, and "
        "40 people according to Wire, quoting Radio X."
    )


def test_by_source_what_is_quoted_is_named_with_its_publisher() -> None:
    """A headline alone does not say which agency is behind a number; a label, and a title that names it, do."""
    links = [
        ct.Source("Doubts over toll", publisher="AFP"),
        ct.Source("Toll rises", author="J. D.", publisher="Daily"),
        ct.Source("Bulletin of the AP", publisher="AP"),
        ct.Source("Long title", label="the Wire", publisher="W"),
    ]
    figure = ct.Figure("toll", "person").claimed("40", by="A", source="Herald", quoting=links)

    assert sentence(figure, "by_source").endswith(
        "in Herald, quoting Doubts over toll (AFP), quoting Toll rises (J. D.), quoting Bulletin of the AP, quoting the Wire."
    )


def test_without_a_number_every_style_says_that() -> None:
    """A style of numbers has nothing to say of a denial, and drops it not."""
    figure = figure_of().denied(by="A")

    for style in ("range", "by_source", "documented", "unconfirmed", "floor"):
        assert sentence(figure, style) == "No number is given for x; the figure is denied by A."


# -- documented, unconfirmed ----------------------------------------------------------


def graded() -> ct.Figure:
    """Return a figure with a documented, a partial, an estimated and a verified number."""
    return (
        ct.Figure("x", "person")
        .claimed(10, by="A", basis="documented")
        .claimed(12, by="B", partial=True, status="verified")
        .claimed(90, by="C", basis="estimated")
        .denied(by="D")
    )


def test_documented_counts_come_first() -> None:
    """And the others are said to be none."""
    assert sentence(graded(), "documented") == (
        "Documented counts are given for x: 10 people according to A, and 12 or more people (documented so far) "
        "according to B; these numbers are not documented: 90 people (estimated) according to C; the figure is denied by D."
    )
    assert sentence(graded().only("A", "B"), "documented").startswith("Documented counts are given for x: 10 people")


def test_a_count_of_an_earlier_day_is_sorted_by_its_own_basis() -> None:
    """Once: that it is a lower limit for a later day makes it neither documented nor verified."""
    figure = ct.Figure("dead", "person", time="cumulative").claimed(500, by="A", as_of="2024-05-16", basis="estimated")
    figure = figure.claimed(300, by="B", as_of="2024-05-12", basis="estimated")
    numbers = "300 people according to B (counted to 12 May 2024), and 500 people according to A"
    limit = "for 16 May 2024, what is given by B is a lower limit"

    assert sentence(figure, "documented") == (
        f"No documented count is given for dead; these numbers are not documented: {numbers}; {limit}."
    )
    assert sentence(figure, "unconfirmed") == f"The figure for dead is unconfirmed: {numbers}; {limit}."


def test_a_partial_estimate_is_not_documented() -> None:
    """What its source calls estimated is that, however incomplete it is."""
    figure = ct.Figure("x", "person").claimed(12, by="A", partial=True, basis="estimated")

    assert sentence(figure, "documented") == (
        "No documented count is given for x; these numbers are not documented: 12 or more people according to A."
    )


def test_documented_and_estimated_numbers_never_stand_together_without_a_word() -> None:
    """Whichever of them one party gives."""
    figure = ct.Figure("toll", "killed").claimed(10, by="A", basis="documented").claimed(30, by="A", basis="estimated")

    assert sentence(figure.claimed(50, by="B")) == (
        "The figure for toll is put by A at 10 killed (documented) and 30 killed (estimated) and by B at 50 killed."
    )


def test_a_provisional_number_is_told_from_a_final_one() -> None:
    """Both stand, so a reader has to know which is which."""
    figure = ct.Figure("toll", "killed").claimed(278, by="A", status="provisional").claimed(638, by="A", status="final")

    assert sentence(figure.claimed(50, by="B")) == (
        "The figure for toll is put by B at 50 killed and by A at 278 killed (provisional) and 638 killed (final)."
    )


def test_an_error_that_a_sum_leaves_behind_is_named_without_a_best_value() -> None:
    """A sum with a range has no best value of which it were the error."""
    total = ct.Figure("b", "person").claimed(200, by="A", standard_error=30) + ct.Figure("s", "person").claimed(
        "50 to 80", by="A"
    )

    said = sentence(total)
    assert "between 250 and 280 people" in said
    assert "standard error 30 of b" in said
    assert "best" not in said


def test_without_a_documented_count_the_sentence_says_so() -> None:
    """It never shows another number as one."""
    assert sentence(figure_of(A=5), "documented") == (
        "No documented count is given for x; these numbers are not documented: 5 people according to A."
    )


def test_unconfirmed_numbers_are_said_to_be() -> None:
    """Those that are marked as verified stand apart."""
    assert sentence(graded(), "unconfirmed") == (
        "The figure for x is unconfirmed: 10 people (documented) according to A, and 90 people (estimated) according "
        "to C; these numbers are marked as verified: 12 or more people (documented so far) according to B; "
        "the figure is denied by D."
    )


def test_where_all_is_verified_nothing_is_unconfirmed() -> None:
    """That is said, and not the contrary."""
    figure = ct.Figure("x", "person").claimed(5, by="A", status="final")

    assert sentence(figure, "unconfirmed") == (
        "No number for x is marked as unconfirmed; these numbers are marked as verified: 5 people according to A."
    )


# -- the floor ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (
            figure_of(A=120_000, B=50_000),
            "The figure for x is 50,000 or more people, whoever is right, A or B.",
        ),
        (
            figure_of(A="more than 40,000", B=40_000),
            "The figure for x is 40,000 or more people, whoever is right, A or B.",
        ),
        (figure_of(A="more than 40,000"), "The figure for x is more than 40,000 people, if the number of A is right."),
        (
            figure_of(A="around 10,000").denied(by="B"),
            "The figure for x is more than 5,000 people, if the number of A is right; the figure is denied by B.",
        ),
        (
            figure_of(A=5, B="fewer than 24"),
            (
                "No lowest figure holds for x, since no lower limit is given by B; the figure for x is put by B at fewer "
                "than 24 people and by A at 5 people."
            ),
        ),
        (figure_of(A="about 0", B=3), "The figure for x is 0 or more people, whoever is right, A or B."),
        (
            2 * figure_of(A="about 5", B=7) / 3,
            "The figure for 2 * x / 3 is more than 3 people, whichever of the numbers of A and B are right.",
        ),
        (
            figure_of(A="82,151") / 1000,  # 82.151 is 82,151 to some readers
            "The figure for x / 1,000 is 82.1 or more people, if the numbers of A are right.",
        ),
        (figure_of(A="116,545") * 2, "The figure for x * 2 is 233,090 or more people, if the numbers of A are right."),
        (figure_of(A=50) / 3, "The figure for x / 3 is 16.6 or more people, if the numbers of A are right."),
        (
            ct.Figure("x", "person", signed=True).claimed(-5, by="A"),
            "The figure for x is -5 or more people, if the number of A is right.",
        ),
    ],
)
def test_the_floor_is_what_nobodys_number_undercuts(figure: ct.Figure, said: str) -> None:
    """With "about" as wide as verdicts read it: half a unit of its last significant place."""
    assert sentence(figure, "floor") == said


def measured() -> ct.Figure:
    """Return a figure that nobody speaks of yet."""
    return ct.Figure("x", "person")


@pytest.mark.parametrize(
    ("figure", "floor"),
    [
        (measured().claimed(2_400_000, by="U", standard_error=300_000), "1,800,000 or more"),  # less 588,000
        (measured().claimed(100_000, by="U", standard_error=300), "99,400 or more"),  # less 588, to the error's place
        (measured().claimed(10, by="U", standard_error=3), "4 or more"),  # less 5.88
        (measured().claimed(5, by="U", standard_error=3), "0 or more"),  # there are no -0.88
        (
            measured().claimed(None, by="U", low=2_123_456, high=2_700_000, bounds="confidence", level=0.95),
            "2,123,456 or more",
        ),
    ],
)
def test_a_floor_of_a_stated_error_names_its_level(figure: ct.Figure, floor: str) -> None:
    """And has no digit that its source could not print: 1.96 standard errors hold at 95 % alone."""
    assert sentence(figure, "floor").startswith(
        f"The figure for x is {floor} people, if the number of U is right; the stated uncertainty of U is used at 95%, "
        "so this floor is not certain"
    )


@pytest.mark.parametrize(
    ("figure", "floor"),
    [
        (ct.Figure("x", "km**2").claimed("about 1 million", "acre", by="A"), "more than 2,020 km²"),  # 2,023.4282112
        (ct.Figure("x", "day").claimed("1 hour", by="A"), "0.0416 or more days"),  # a 24th
        (ct.Figure("x", "day").claimed("48 hours", by="A"), "2 or more days"),
    ],
)
def test_a_floor_in_another_unit_is_rounded_down(figure: ct.Figure, floor: str) -> None:
    """To three digits, as all that was computed."""
    assert sentence(figure, "floor").startswith(f"The figure for x is {floor}, if the number of A is right")


def test_the_floor_of_numbers_of_several_days_names_them() -> None:
    """The floor of numbers of several days names them, as every answer over several days does (rule 10)."""
    figure = ct.Figure("x", "person").claimed(5, by="A", as_of="2012").claimed(9, by="B", as_of="2021")

    assert sentence(figure, "floor") == "The figure for x is 5 or more people, whoever is right, A (2012) or B (2021)."


@pytest.mark.parametrize("style", ["by_source", "documented", "unconfirmed"])
def test_a_derived_figure_has_no_style_of_statements(style: str) -> None:
    """Nobody states, documents or confirms it."""
    with pytest.raises(UnfittingStyle, match=f"the style '{style}' does not fit a derived figure"):
        sentence(2 * figure_of(A=5), style)
