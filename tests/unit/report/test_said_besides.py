"""What follows the numbers: nobody who gives none is dropped, and no key is printed."""

from __future__ import annotations

import pytest

import contested as ct
from contested import report
from contested.report.said_besides import rejected_words
from contested.report.sentence_templates import sentence_templates


def besides(figure: ct.Figure, language: str = "en") -> list[str]:
    """Return the clauses behind the first one."""
    between = "\u202f; " if language == "fr" else "; "
    return report.sentence(figure, language=language).removesuffix(".").split(between)[1:]


def dead() -> ct.Figure:
    """Return a figure of people with one number."""
    return ct.Figure("dead", "person").claimed(10, by="A", key="a", source="S")


@pytest.mark.parametrize(
    ("figure", "clauses"),
    [
        (dead().claimed("dozens", by="B"), ["the words of B are “dozens”"]),
        (dead().claimed("12 missing", by="B"), ["12 missing according to B"]),
        (dead().denied(by="B"), ["the figure is denied by B"]),
        (dead().denied(by="B").denied(by="C"), ["the figure is denied by B and C"]),
        (dead().denied(by="B", aspect="number"), ["the number is denied by B"]),
        (dead().denied(by="B", estimate="a"), ["that number (10 people, according to A) is denied by B"]),
        (
            dead().denied(by="B", estimate="a", aspect="attribution"),
            ["the attribution of that number (10 people, according to A) is denied by B"],
        ),
        (dead().disputed(by="B", aspect="method"), ["the method is disputed by B"]),
        (dead().withheld(by="B"), ["a number is withheld by B"]),
        (dead().withheld(by="B").withheld(by="C"), ["a number is withheld by B and C"]),
        (dead().accepted(by="B", estimate="a"), ["the number of A (10 people) is accepted by B"]),
        (dead().corrected(12, by="A", estimate="a"), ["the earlier number, 10 people, is corrected by A"]),
        (dead().claimed(5, by="B", key="b").retracted(by="B", estimate="b"), ["what is retracted by B is 5 people"]),
        (
            dead().claimed(5, by="B", key="b").retracted(by="B", estimate="b", reason="counted twice"),
            ["what is retracted by B is 5 people (counted twice)"],
        ),
        (dead().claimed(5, by="B").retracted(by="B"), ["what is retracted by B is what was said before"]),
        (
            ct.Figure("dead", "person", disputants=["S", "T"]).claimed(5, by="A"),
            ["nothing is said by S and T"],
        ),
        (dead().claimed(None, low=20, high=30, best=24, by="B"), ["the best value according to B is 24"]),
        (
            dead().claimed(None, low=20, high=30, by="B", bounds="confidence", level=0.95),
            ["the range of B is a 95% confidence interval"],
        ),
        (
            dead().claimed(None, low=20, high=30, by="B", bounds="credible", level="0.999"),
            ["the range of B is a 99.9% credible interval"],
        ),
        (
            dead().claimed(None, low=20, high=30, by="B", bounds="analyst"),
            ["the range of B is an analyst’s low and high"],
        ),
        (dead().claimed(None, low=20, high=30, by="B", bounds="reports"), ["the range of B is a range of reports"]),
        (dead().claimed(None, low=20, high=30, by="B", bounds="limit"), []),
        (dead().claimed(153, by="B", standard_error=368), []),
        (
            dead().claimed(None, low=100, high=200, best=153, by="B", error_below=10, error_above=20),
            ["the best value according to B is 153", "the number of B is 153 people, standard error +20/−10"],
        ),
        (dead().set_aside("a", reason="a misprint", by="us").claimed(5, by="B"), None),
    ],
)
def test_a_clause_for_each_who_gives_no_plain_number(figure: ct.Figure, clauses: list[str] | None) -> None:
    """Each who gives no plain number has a clause, in the order in which every answer has them."""
    if clauses is None:
        assert besides(figure) == ["this is left out: 10 people (A, in S) (set aside by us: a misprint)"]
    else:
        assert besides(figure) == clauses


def test_a_standard_error_stands_behind_the_number_that_it_is_of() -> None:
    """Once, and with the unit of the number; a clause of its own has it where numbers are not named one by one."""
    figure = ct.Figure("timber", "m**3").claimed(2_400_000, by="U", standard_error=300_000)
    lopsided = ct.Figure("x", "km").claimed(153, by="B", error_below=10, error_above=20)
    common = figure.claimed("about 2,500,000", by="V").common()

    assert report.sentence(figure) == "The figure for timber is put by U at 2,400,000 m³ (standard error 300,000)."
    assert report.sentence(lopsided) == "The figure for x is put by B at 153 km (standard error +20/−10)."
    assert report.sentence(common).endswith("; the number of U is 2,400,000 m³, standard error 300,000.")


def test_the_number_that_somebody_accepts_is_named() -> None:
    """Its party may have another one by now."""
    figure = dead().accepted(by="C", estimate="a").corrected(12, by="A", estimate="a")

    assert "the number of A (10 people) is accepted by C" in besides(figure)


def counted(*claims: tuple[object, str, str]) -> ct.Figure:
    """Return a cumulative figure with a claim a party, each of its day."""
    figure = ct.Figure("dead", "person", time="cumulative")
    for value, party, day in claims:
        figure = figure.claimed(value, by=party, as_of=day)
    return figure


def test_a_count_of_another_day_is_a_limit_for_that_of_the_answer() -> None:
    """Design rule 11: the number stands as it was said, and the limit that follows from it is ours."""
    figure = counted((500, "A", "2024-05-16"), (300, "B", "2024-05-12"), ("at most 90", "C", "2024-05-01"))

    assert report.sentence(figure.only("A", "B")).startswith(
        "The figure for dead is put by B (counted to 12 May 2024) at 300 people and by A at 500 people; "
        "for 16 May 2024, what is given by B is a lower limit"
    )
    assert [one for one in besides(figure) if one.startswith("for ")] == [
        "for 16 May 2024, what is given by B is a lower limit",
    ]
    assert "zum Stand 16. Mai 2024 ist die Zahl von B eine Untergrenze" in besides(figure, "de")


def test_a_count_of_a_later_day_is_an_upper_limit() -> None:
    """Whoever counts later alone had no more on the day that is looked at."""
    figure = counted((500, "A", "2024-05-16"), (300, "B", "2024-05-12")).as_of("2024-05-12")

    assert report.sentence(figure).startswith(
        "The figure for dead is put by B at 300 people and by A (counted to 16 May 2024) at 500 people; "
        "for 12 May 2024, what is given by A is an upper limit; "
    )


def test_a_word_of_another_day_keeps_its_day() -> None:
    """As numbers do; where all is of one day none is said."""
    figure = counted((500, "A", "2024-05-16"), ("dozens", "C", "2024-05-10"))
    same = counted((500, "A", "2024-05-16"), ("dozens", "C", "2024-05-16"))

    assert besides(figure) == ["the words of C (as of 10 May 2024) are “dozens”"]
    assert besides(same) == ["the words of C are “dozens”"]


def test_whoever_has_a_part_of_a_ratio_is_not_silent() -> None:
    """Of which figure there is no number is said; who speaks of none of them is silent."""
    people = ct.Figure("people", "person", disputants=["Z"]).claimed(100, by="UN").claimed(90, by="WHO")
    land = ct.Figure("land", "km**2", disputants=["Z"]).claimed(30, by="Uni")

    assert report.sentence(people / land) == (
        "No number follows for people / land; nothing is said by Z; no number for land is given by UN and WHO; "
        "no number for people is given by Uni."
    )


def test_of_a_derived_figure_each_says_of_which() -> None:
    """Denials, words and what is withheld name the figure that they are about."""
    first = ct.Figure("dead", "person", of="X").claimed(10, by="A").denied(by="B").claimed("dozens", by="C")
    first = first.withheld(by="D").withheld(by="E")
    second = ct.Figure("hurt", "person")
    for name in "ABCDE":
        second = second.claimed(5, by=name)

    assert besides(first + second)[:3] == [
        "the words of C are “dozens” of dead (X)",
        "the figure for dead (X) is denied by B",
        "a number for dead (X) is withheld by D and E",
    ]


def test_a_mix_of_accounts_is_nobody_who_could_deny() -> None:
    """Its inputs' denials are told by the notes of the mix alone."""
    first = ct.Figure("dead", "person").claimed(10, by="A").denied(by="B")
    second = ct.Figure("hurt", "person").claimed(5, by="B")

    assert "B denies" not in report.sentence((first + second).mixed({first: "A", second: "B"}))


def test_an_account_without_a_value_says_why() -> None:
    """In another language why is quoted in English."""
    ratio = ct.Figure("x", "person").claimed(5, by="A").claimed(5, by="B") / ct.Figure("y", "person").claimed(
        0, by="A"
    ).claimed(2, by="B")

    assert any(one.startswith("on the numbers of A, there is no value: ") for one in besides(ratio))
    assert any(
        one.startswith("nach den Zahlen von A gibt es keinen Wert (auf Englisch: „") for one in besides(ratio, "de")
    )


def test_a_computed_standard_error_stands_on_whose_numbers() -> None:
    """A computed standard error says on whose numbers it stands, to three digits."""
    figure = ct.Figure("x", "person").claimed(153, by="B", standard_error=368)

    assert besides(figure * 2) == ["on the numbers of B, the result has a standard error 736"]


def test_a_number_that_only_a_rival_reports_says_through_whom() -> None:
    """A number that only a rival reports says through whom, where the party has another of its own."""
    b = ct.Party("B", stake="disputant")
    figure = (
        ct.Figure("x", "person", disputants=[ct.Party("A", stake="disputant"), b])
        .claimed(10, by="A")
        .claimed(12, by="A", source=ct.Source("paper", organ_of=b))
    )

    assert "by the account of B, the number of A is 12 people" in besides(figure)


def test_what_has_no_template_is_quoted_as_english() -> None:
    """A caveat of the library stands behind a sentence of the language, whole, and is not half translated."""
    total = ct.Figure("x", "person").claimed(5, by="A") + ct.Figure("y", "person").claimed(6, by="A")

    assert besides(total) == ["nobody says whether one contains the other: y and x"]
    assert besides(total, "de") == [
        "anzumerken ist (auf Englisch): „nobody says whether one contains the other: y and x“"
    ]


def test_the_day_of_all_accounts_is_named() -> None:
    """Counts are combined at one day, which the answer says."""
    dead = ct.Figure("dead", "killed", time="cumulative").claimed(10, by="A", as_of="2024-01-10")
    hurt = ct.Figure("hurt", "wounded", time="cumulative").claimed(30, by="A", as_of="2024-01-10")

    assert besides(dead + hurt)[0] == "this is as of 10 January 2024"
    assert besides(dead + hurt, "de")[0] == "dies gilt zum Stand 10. Januar 2024"


def test_days_that_one_account_combines_are_named() -> None:
    """Days that one account combines are named, as in every answer."""
    people = ct.Figure("people", "person").claimed(100, by="A", as_of="2021")
    land = ct.Figure("land", "km**2").claimed(10, by="A", as_of="1990")

    assert besides(people / land) == ["A combines people of 2021 and land of 1990"]


@pytest.mark.parametrize(
    ("aspect", "words"), [("unsaid", "one number"), ("definition", "the definition of one number")]
)
def test_a_denial_of_a_number_that_nobody_has_here_prints_no_key(aspect: str, words: str) -> None:
    """A key is for files, not for readers."""
    denial = ct.Denial.of(by="B", estimate="e17", aspect=aspect)

    assert rejected_words(denial, None, "", sentence_templates("en")) == words


def test_a_count_that_lags_in_every_account_is_named() -> None:
    """With the day up to which it counts; where accounts lag otherwise, each is named as the library names it."""
    dead = ct.Figure("dead", "killed", time="cumulative").claimed(10, by="A", as_of="2024-01-01")
    dead = dead.claimed(12, by="A", as_of="2024-01-10")
    hurt = ct.Figure("hurt", "wounded", time="cumulative").claimed(30, by="A", as_of="2024-01-05")
    both = (dead.claimed(11, by="B", as_of="2024-01-05"), hurt.claimed(33, by="B", as_of="2024-01-05"))

    assert besides(dead / hurt) == ["this is as of 5 January 2024", "dead is counted to 1 January 2024"]
    assert besides(both[0] / both[1]) == ["this is as of 5 January 2024", "dead counted to 2024-01-01 per A"]


def test_a_mix_of_several_days_names_them() -> None:
    """A mix of several days names them, as the library names them."""
    dead = ct.Figure("dead", "killed", time="cumulative").claimed(10, by="A", as_of="2024-01-01")
    hurt = ct.Figure("hurt", "wounded", time="cumulative").claimed(30, by="A", as_of="2024-01-01")
    mixed = (dead.claimed(12, by="B", as_of="2024-02-01") / hurt.claimed(31, by="B", as_of="2024-02-01")).mixed()

    assert besides(mixed)[:2] == ["as of 2024-01-01 and 2024-02-01", "mixes every account of dead and hurt"]
