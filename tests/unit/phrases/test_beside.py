"""What stands beside the number of a claim is read into it, changes nothing, or is refused by name."""

from __future__ import annotations

from fractions import Fraction

import pytest

from contested.claims.estimate import Estimate
from contested.errors import AmbiguousPhrase, ContestedError, IncompatibleUnits, UnknownHedge, UnreadablePhrase
from contested.figure import Figure
from contested.phrases.phrase_reading import read_phrase
from contested.phrases.prose_reading import find_phrases
from contested.quantities.interval import Interval
from contested.quantities.units import Unit, unit


def said(text: str, counted: str = "person", locale: str | None = None) -> Estimate:
    """Return a claim of so many things."""
    return Estimate.of(text, counted, locale=locale)


@pytest.mark.parametrize(
    ("text", "ends", "best"),
    [
        ("6,000 (4,500–7,500)", (4500, 7500), 6000),
        ("6,000 (range: 4,500 to 7,500)", (4500, 7500), 6000),
        ("6,000, range 4,500–7,500", (4500, 7500), 6000),
        ("6,000 (between 4,500 and 7,500)", (4500, 7500), 6000),
        ("6,000 (from 4,500 to 7,500)", (4500, 7500), 6000),
        ("6,000 (95% CI 4,500–7,500)", (4500, 7500), 6000),
        ("6,000 (95-% CI: 4,500–7,500)", (4500, 7500), 6000),
        ("6,000 (±500)", (5500, 6500), 6000),
        ("6,000 (+/- 500)", (5500, 6500), 6000),
        ("6,000 (up to 7,500)", (6000, 7500), 6000),
        ("3.4 million (2.9–4.1)", (2_900_000, 4_100_000), 3_400_000),
        ("3.4 (2.9–4.1) million", (2_900_000, 4_100_000), 3_400_000),
        ("6 (5 to 7) thousand people", (5000, 7000), 6000),
    ],
)
def test_ends_beside_a_number_are_its_bounds(text: str, ends: tuple[int, int], best: int) -> None:
    """A range, an interval, an error or an upper limit in brackets bounds the number, which stays the best value."""
    read = said(text)
    assert read.interval is not None

    assert ((read.interval.low, read.interval.high), read.best) == (ends, best)


def test_an_interval_keeps_its_kind_and_level() -> None:
    """ "95% CI" is a confidence interval at 0.95, "90% credible interval" a credible one at 0.9."""
    confidence, credible = said("6 (95% CI 4–9)"), said("6 (90% credible interval of 4 to 9)")

    assert (confidence.bounds, confidence.level) == ("confidence", Fraction(95, 100))
    assert (credible.bounds, credible.level) == ("credible", Fraction(9, 10))
    assert said("6 (4–9)").bounds is None
    assert Estimate.of("6 (95% CI 4–9)", "person", bounds="credible", level="0.9").bounds == "credible"


def test_an_open_limit_stays_open() -> None:
    """ "fewer than 7,500" in brackets is below 7,500."""
    assert said("6,000 (fewer than 7,500)").interval == Interval(6000, 7500, high_open=True)


def test_a_standard_error_beside_a_number_is_kept() -> None:
    """ "(SE 3)" is the standard error of the number, in the scale of the number."""
    assert said("150 (SE 3)").standard_error == 3
    assert said("150 (standard error 3), thousands").standard_error == 3000


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("640 (max.)", "[0; 640]"),
        ("640 (upper limit)", "[0; 640]"),
        ("640 (minimum estimate)", "[640; ∞)"),
        ("640 but likely more", "[640; ∞)"),
        ("640, perhaps many more", "[640; ∞)"),
        ("at least 640; minimum", "[640; ∞)"),
        ("600 to 640, possibly more", "[600; ∞)"),
        ("14 (thousands)", "[14,000; 14,000]"),
        ("14 (in millions)", "[14,000,000; 14,000,000]"),
        ("14 (in mn.)", "[14,000,000; 14,000,000]"),
    ],
)
def test_a_limit_and_a_scale_beside_a_number_belong_to_it(text: str, printed: str) -> None:
    """Words behind a number bound and multiply it as they do in front."""
    interval = said(text).interval
    assert interval is not None

    assert str(interval if interval.low is not None else Interval(0, interval.high)) == printed


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("7,100?", ("?",)),
        ("7,100 (?)", ("?",)),
        ("9,000 (army est.)", ("est.",)),
        ("9,000 (Soviet estimate)", ("estimate",)),
        ("8 million (est. 2017)", ("est.",)),
        ("about 640 (rough estimate)", ("about", "rough estimate")),
        ("Estimated deaths: 1,200", ("Estimated",)),
    ],
)
def test_a_doubt_beside_a_number_is_a_hedge(text: str, hedges: tuple[str, ...]) -> None:
    """A question mark and an estimate make the number approximate, and are kept as printed."""
    read = said(text, "killed" if "deaths" in text else "person")

    assert (read.approximate, read.hedges) == (True, hedges)


@pytest.mark.parametrize(
    ("text", "counted", "measured"),
    [
        ("11 people killed", "killed", "killed"),
        ("11 people killed", "person", "killed"),
        ("11 civilians killed", "civilian", "civilian"),
        ("11 Armenian soldiers", "soldier", "soldier"),
        ("11 (wounded)", "person", "wounded"),
        ("Wounded: 11", "wounded", "wounded"),
        ("Killed: 11 soldiers", "killed", "killed"),
        ("11 killed, mostly soldiers", "killed", "killed"),
        ("11 killed", "killed", "killed"),
        ("11 killed and wounded", "person", "casualty"),
        ("11 dead or missing", "person", "person"),
        ("11 dead, displaced", "person", "person"),
        ("11 people, mostly children", "person", "person"),
        ("11 people (mostly children)", "person", "person"),
        ("11 people, mostly women, children", "person", "person"),
        ("11 people (mostly women), children", "person", "person"),
        ("mostly children, 11", "person", "person"),
        ("11 mostly children", "person", "person"),
        ("11 mostly Armenian children", "person", "child"),
        ("11 soldiers, mostly children", "person", "soldier"),
        ("11 soldiers, killed", "person", "killed"),
        ("11 women and children", "person", "person"),
        ("11 children and toddlers", "person", "child"),
        ("11 soldiers and civilians", "person", "person"),
        ("11 femmes et enfants", "person", "person"),
        ("11 Menschen, überwiegend Kinder", "person", "person"),
        ("10,000 strong", "soldier", "soldier"),
        ("11 women", "person", "person"),
        ("3 tanks captured", "tank", "tank"),
        ("3,600 (in hectares)", "km**2", "hectare"),
        ("3,600 (ha)", "km**2", "hectare"),
        ("12 in", "m", "inch"),
        ("20 killed a day", "killed/day", "killed/day"),
        ("20 a day", "killed/day", "killed/day"),
        ("20 km a day", "km/day", "km/day"),
        ("5 heures", "hour", "hour"),
        ("Losses: nil", "killed", "killed"),
        ("half of the voters", "percent", "percent"),
    ],
)
def test_the_words_say_what_is_counted(text: str, counted: str, measured: str) -> None:
    """Nouns, participles, labels, units and rates beside a number give it its unit."""
    read = said(
        text, counted, {"5 heures": "fr", "11 femmes": "fr", "11 Menschen,": "de"}.get(" ".join(text.split()[:2]))
    )

    assert read.unit == unit(measured)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Missing: 75", "killed"),
        ("1,150 (wounded)", "killed"),
        ("12 people injured", "killed"),
        ("12 casualties", "killed"),
        ("90,000 (households)", "person"),
        ("20 killed a day", "killed"),
        ("20 a day", "person"),
        ("3,000 (households)", "km**2"),
        ("4,310 killed wounded", "killed"),
        ("40 people households", "person"),
        ("60 (households)", "percent"),
        ("3,600 (in hectares)", "person"),
    ],
)
def test_another_kind_is_no_number_of_the_figure(text: str, counted: str) -> None:
    """A label, a bracket or a rate that names something else than the figure is refused by its units."""
    with pytest.raises(IncompatibleUnits):
        said(text, counted)


@pytest.mark.parametrize(
    ("text", "counted", "named"),
    [
        ("4,310 killed, wounded or missing", "killed", "wounded"),
        ("4,310 dead (and missing)", "killed", "missing"),
        ("1,150 killed - including wounded", "killed", "wounded"),
        ("40 soldiers and civilians", "soldier", "civilians"),
        ("40 houses & people", "house", "people"),
        ("40 killed with wounded", "killed", "wounded"),
        ("40 dead, captured", "killed", "captured"),
        ("40 houses, killed", "house", "killed"),
    ],
)
def test_a_second_kind_is_refused_by_name(text: str, counted: str, named: str) -> None:
    """What is counted beside the figure's own kind makes it another number."""
    with pytest.raises(UnreadablePhrase, match=named):
        said(text, counted)


def test_a_second_kind_is_refused_where_nobody_says_what_is_counted() -> None:
    """The first kind is what is counted then."""
    with pytest.raises(UnreadablePhrase, match="wounded"):
        read_phrase("4,310 killed & wounded")
    assert read_phrase("4,310 killed (soldiers)").unit == "killed"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("6,000 each", "each"),
        ("6,000 on each side", "on each side"),
        ("14 (retracted)", "retracted"),
        ("14 (Retracted)", "Retracted"),
        ("14 (Hoax)", "Hoax"),
        ("14 USD", "USD"),
        ("14 (USD)", "money"),
        ("14 people Unconfirmed", "Unconfirmed"),
        ("14 (according to the rebels)", "rebels"),
        ("14 according to Zendavia", "Zendavia"),
        ("14 (lower bound) (upper bound)", "upper bound"),
        ("at least 14 (maximum)", "maximum"),
        ("14 km (in hectares)", "in hectares"),
        ("14 (in hectares) (km²)", "km²"),
        ("14 a day, per week", "per week"),
        ("14 (hundreds)", "hundreds"),
        ("14 (CI 12–16)", "needs its level"),
        ("14 in", "in"),
        ("14 (((((killed)))))", "brackets"),
        ("14 people, a wide range", "range"),
        ("3,000 km² (2,000 sq mi)", "another quantity"),
        ("3,000 km² (1,158 sq mi or 5)", "sq"),
        ("14 people may die", "may"),
    ],
)
def test_what_may_change_a_number_is_refused_by_name(text: str, named: str) -> None:
    """A rate for each of several, a doubt about all of it, other people's numbers and contradictions are refused."""
    with pytest.raises(ContestedError, match=named):
        said(
            text, "km" if "km" in text and "²" not in text else "km**2" if "km²" in text or "hect" in text else "person"
        )


@pytest.mark.parametrize(
    "text",
    [
        "80,000 (35,000 per the rebels)",
        "14 (later to 21)",
        "40–600 (official: 40; others: 400–600)",
        "31,000+ (with the missing, 55,000+)",
        "14 (of 12)",
        "14 (20–30)",
        "14 (12–16) (13–15)",
        "12–16 (12–16)",
        "14 (at least 10)",
        "14 (up to 10)",
        "14 (±5%)",
        "14 (±x)",
        "14 (+5)",
        "12–16 (±2)",
        "14 (SE x)",
        "12–16 (SE 3)",
        "14 million (thousands)",
        "14 million (SE 1, thousands)",
        "8,800 (4,300 men, 2,500 women)",
        "12–16 (4 men, 8 women)",
        "14 (official 1800)",
        "14 (1800 killed)",
        "14 (12 sq mi)",
        "12 × 100",
        "3 x 150",
        "14 (1,400 boats)",
        "14, including 20 children",
        "14 (one half)",
        "14 (95% CI 12–16 13)",
        "14 (95%: 12–16)",
        "14 (95 x)",
    ],
)
def test_a_number_that_is_not_read_into_it_is_refused(text: str) -> None:
    """A second number that is no end, part, year or the same in another unit is refused, with the way out."""
    with pytest.raises(UnreadablePhrase):
        said(text)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("14 (2017)", "person"),
        ("14 (2011 census)", "person"),
        ("14 (as of 3 May 2022)", "person"),
        ("14 (3 May)", "person"),
        ("14 (May 3, 2022)", "person"),
        ("14 (1st of May 2022)", "person"),
        ("14 (Sept. 2022)", "person"),
        ("14 (2022-05-03)", "person"),
        ("14 (03.05.2022)", "person"),
        ("14 (3/5/2022)", "person"),
        ("14 (May 1994 – August 2009)", "person"),
        ("14 (2020–21)", "person"),
        ("14 (1992/1994)", "person"),
        ("14 in May 2020", "person"),
        ("14 killed in 2020", "killed"),
        ("14 killed (between 1992 and 1994)", "killed"),
        ("14 (UN)", "person"),
        ("14 (Human Rights Watch)", "person"),
        ("14 [sic]", "person"),
        ("14 (according to local officials)", "person"),
        ("14, officials said", "person"),
        ("14 people, police said", "person"),
        ("14 in the village of Zendavia", "person"),
        ("14 people living near the border", "person"),
        ("14 killed by rebels", "killed"),
        ("14 killed in houses", "killed"),
        ("14 (of 20)", "person"),
        ("14 (6 men; 8 women)", "person"),
        ("14, including 6 children", "person"),
        ("14 (including 6 children)", "person"),
        ("14 killed (including soldiers)", "killed"),
        ("3,000 km² (1,158 sq mi)", "km**2"),
        ("3,000 (1,158 sq mi)", "km**2"),
        ("14 in all", "person"),
        ("14[3]", "person"),
        ("14 [b]", "person"),
        ("14¹", "person"),
        ("14*", "person"),
        ("“14”", "person"),
        ("14&nbsp;people", "person"),
        ("Total: 14", "person"),
        ("Population (2011): 14", "person"),
        ("(killed) 14", "killed"),
        ("14 non-combatants", "civilian"),
        ("14 ((2017))", "person"),
        ("14 people)", "person"),
        ("14 people (2017", "person"),
        ("14 (official) people", "person"),
        ("14 troops!", "soldier"),
    ],
)
def test_what_changes_nothing_leaves_the_number_alone(text: str, counted: str) -> None:
    """Days, sources, places, parts, notes and quotation marks do nothing to a number."""
    read = said(text, counted)

    value = 3000 if "km" in text or "sq mi" in text else 14
    assert (read.interval, read.approximate, read.best) == (Interval.point(value), False, None)


def test_years_that_may_be_bounds_are_listed() -> None:
    """ "1950 (1900–2000)" has two readings."""
    with pytest.raises(AmbiguousPhrase) as caught:
        said("1950 (1900–2000)")

    assert caught.value.readings == ("1,950, from 1900 to 2000", "1,950, of those years")
    assert said("1950 (1960–2000)").interval == Interval.point(1950)


def test_a_hyphen_behind_a_label_may_be_a_minus() -> None:
    """A hyphen glued to the number behind a label has two readings; one with spaces joins the label."""
    with pytest.raises(AmbiguousPhrase) as caught:
        said("Dead -12", "killed")
    assert caught.value.readings == ("-12", "12")
    assert said("Dead - 12", "killed").interval == Interval.point(12)
    assert said("Killed = 4", "killed").interval == Interval.point(4)


def test_a_label_that_is_not_known_is_refused_as_a_hedge_is() -> None:
    """What stands in front of a number and is not known may soften it."""
    for text in ("allegedly 11", "Zendavia: 11", "retracted: 11"):
        with pytest.raises(UnknownHedge):
            said(text)


@pytest.mark.parametrize("text", ["dozens (2017)", "dozens or hundreds", "unknown (army)"])
def test_words_in_place_of_a_number_stay_words_beside_others(text: str) -> None:
    """A word without a number invents none, whatever stands beside it."""
    assert said(text).interval is None


def test_a_rate_is_named_where_nobody_says_what_is_counted() -> None:
    """ "20 killed a day" are killed per day, and not killed."""
    assert (read_phrase("20 killed a day").unit, read_phrase("20 a day").unit) == ("killed per day", "per day")
    assert read_phrase("20 a day").counted == unit("share") / unit("day")


def test_minutes_are_no_floor() -> None:
    """ "75 min" is 75 minutes of a time, at least 75 of a count, and either where nobody says."""
    assert (said("75 min", "hour").interval, said("75 min", "hour").unit) == (Interval.point(75), unit("minute"))
    assert said("75 min").interval == Interval.at_least(75)
    with pytest.raises(AmbiguousPhrase) as caught:
        read_phrase("75 min")
    assert caught.value.readings == ("75 or more", "75 minutes")


@pytest.mark.parametrize(
    ("text", "counted", "locale", "value"),
    [
        ("12 out of 19", "killed", None, 12),
        ("half", "percent", None, 50),
        ("7 out of 8", "percent", None, Fraction(175, 2)),
        ("half a percent", "percent", None, Fraction(1, 2)),
        ("half", "share", None, Fraction(1, 2)),
        ("half an hour", "hour", None, Fraction(1, 2)),
        ("1/3", "hectare", None, Fraction(1, 3)),
        ("½", "km", None, Fraction(1, 2)),
        ("2½", "km", None, Fraction(5, 2)),
        ("2.5", "killed", None, Fraction(5, 2)),
        ("a quarter of a million", "person", None, 250_000),
        ("million and a half", "person", None, 1_500_000),
        ("half-a-million", "person", None, 500_000),
        ("hundred and twenty", "person", None, 120),
        ("un quart de million", "person", "fr", 250_000),
        ("less than an hour", "hour", None, None),
    ],
)
def test_a_share_is_a_share_and_a_count_is_whole(text: str, counted: str, locale: str | None, value: object) -> None:
    """Of a percentage half is 50, of a scale word it is a count, of a unit it is a part of one."""
    interval = said(text, counted, locale).interval
    assert interval is not None

    assert interval == (Interval.less_than(1) if value is None else Interval.point(value))


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("5/2", "killed"),
        ("half", "person"),
        ("one in four", "person"),
        ("two out of three", "person"),
        ("about 12 out of 19", "person"),
        ("two and a half", "person"),
        ("2½", "person"),
        ("a third of the territory", "km**2"),
        ("5/2", "percent"),
    ],
)
def test_a_share_without_its_whole_is_no_number(text: str, counted: str) -> None:
    """A share is refused where things are counted, and where no unit says of what it is."""
    with pytest.raises(UnreadablePhrase, match="share|whole"):
        said(text, counted)


def test_half_of_a_kind_of_ones_own_is_half() -> None:
    """Who counts departments may count half of one."""
    assert Estimate.of("1/2", Unit.counting("department")).interval == Interval.point(Fraction(1, 2))


@pytest.mark.parametrize(
    ("text", "word"), [("1,000s", "1,000s"), ("100s", "100s"), ("10,000s of people", "10,000s"), ("1000s", "1000s")]
)
def test_a_plural_in_digits_is_a_word(text: str, word: str) -> None:
    """ "1,000s" are thousands; without a unit, "100s" may be seconds."""
    assert said(text).unquantified == word
    with pytest.raises(UnreadablePhrase):
        read_phrase("100s")
    with pytest.raises(UnreadablePhrase):
        said("12s")
    assert read_phrase("1,000s", lexicon="acled").interval == Interval.point(1000)


@pytest.mark.parametrize(
    ("text", "locale", "unit_name", "value"),
    [
        ("120,000", "es", "person", 120_000),
        ("1,200", "es", "km", Fraction(6, 5)),
        ("1,200 habitantes", "es", None, 1200),
        ("1,200", "es", None, Fraction(6, 5)),
        ("1.200", "en", "person", 1200),
        ("1.125 km", "en", None, Fraction(9, 8)),
    ],
)
def test_three_digits_behind_a_decimal_mark_are_thousands_of_a_count(
    text: str, locale: str, unit_name: str | None, value: object
) -> None:
    """What counts whole things is not read as a thousandth; a measure is read by the marks of its language."""
    assert read_phrase(text, locale=locale, unit=unit_name).interval == Interval.point(value)


def test_thousandths_of_a_million_people_are_listed() -> None:
    """ "3,450 Millionen" people may be thousands of millions."""
    with pytest.raises(AmbiguousPhrase):
        said("3,450 Millionen", locale="de")


def test_a_value_cut_off_is_read_without_its_dots() -> None:
    """ "376.730 313 461..." is read as far as it is printed."""
    assert said("376.730 313 461...", "km").interval == Interval.point(Fraction(376_730_313_461, 10**9))


@pytest.mark.parametrize(
    ("text", "counted", "locale"),
    [
        ("14 in Al-Zendavia", "person", None),
        ("14 nəfər Bakıda", "person", "az"),
        ("14 (Quadratkilometer)", "km**2", "de"),
        ("14 (IC 95 % de 12 à 16)", "person", "fr"),
        ("14 (May 2020 – now)", "person", None),
        ("14 (2017 г.)", "person", "ru"),
        ("14 (2017 г)", "person", "ru"),
    ],
)
def test_each_language_has_its_own_remarks(text: str, counted: str, locale: str | None) -> None:
    """Names, units, intervals and years are known as each language writes them."""
    read = said(text, counted, locale)

    assert read.interval == (Interval(12, 16) if "IC" in text else Interval.point(14))


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("14 (range)", "person"),
        ("14 (95% CI)", "person"),
        ("14 (km per)", "km**2"),
        ("14 (2022-05-xx)", "person"),
        ("14 people were Zendavia", "person"),
        ("at least 14; upper limit", "person"),
        ("up to 14; lower limit", "person"),
    ],
)
def test_what_is_begun_and_not_finished_is_refused(text: str, counted: str) -> None:
    """An interval without numbers, half a unit or day, and a limit against a limit are no claims."""
    with pytest.raises(UnreadablePhrase):
        said(text, counted)


def test_a_kind_of_ones_own_has_its_own_name() -> None:
    """The plural of a figure's own kind is its unit, whatever the pack knows."""
    barge = Unit.counting("barge")

    assert Estimate.of("12 barges (2017)", barge).unit == barge


def test_a_word_among_the_nouns_may_change_the_number() -> None:
    """Where nobody says what is counted, the words behind a number are its unit; those that may change it are not."""
    assert read_phrase("20 possibly local men").unit == "possibly local men"
    with pytest.raises(UnreadablePhrase, match="retracted"):
        read_phrase("6,000 people retracted")


def test_prose_with_a_decimal_comma_may_quote_thousands() -> None:
    """Where nobody knows what is counted, "120,000" in Spanish prose is not read; of inhabitants it is the whole number."""
    unsure = find_phrases("Eran 120,000 zendas.", locale="es")
    sure = find_phrases("Hay 120,000 habitantes.", locale="es")

    assert ([one.text for one in unsure.unread], list(unsure)) == (["120,000"], [])
    assert [one.interval for one in sure] == [Interval.point(120_000)]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("150 (95% CI -20 to 320)", (-20, 320)),
        ("150 (range -20 to 320)", (-20, 320)),
        ("150 (95% CI - 20 to 320)", (20, 320)),
        ("150 (95% CI–20 to 320)", (20, 320)),
    ],
)
def test_a_dash_at_its_number_and_apart_from_the_word_is_a_sign(text: str, ends: tuple[int, int]) -> None:
    """A dash between two spaces, or at both, announces the interval."""
    assert Figure("x", "person", signed=True).claimed(text, by="A").estimates[0].interval == Interval(*ends)


def test_an_error_below_zero_is_refused() -> None:
    """An error has a size."""
    with pytest.raises(UnreadablePhrase):
        said("150 (SE -3)")


@pytest.mark.parametrize("beside", ["between 1992 and 1994", "from 1992 to 1994", "1992 to 1994", "1992–1994"])
@pytest.mark.parametrize("number", [14, 1_991, 1_992, 1_993, 1_994, 1_995, 2_000])
def test_years_beside_a_number_are_no_bounds_of_it(number: int, beside: str) -> None:
    """Of a number that lies between the two nobody can tell, so it is asked; the first and the last year are such."""
    text = f"{number:,} killed ({beside})"
    if 1992 <= number <= 1994:
        with pytest.raises(AmbiguousPhrase) as caught:
            read_phrase(text, unit="killed")
        assert tuple(caught.value.readings) == (f"{number:,}, from 1992 to 1994", f"{number:,}, of those years")
    else:
        assert read_phrase(text, unit="killed").interval == Interval.point(number)


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("1,993 (between 1,992 and 1,994)", Interval(1992, 1994)),
        ("2,000 killed (1900 to 2100 people)", Interval(1900, 2100)),
        ("2,500 (2000 to 3000)", Interval(2000, 3000)),
        ("1,993 killed (between May 1992 and June 1994)", Interval.point(1993)),
        ("1,993 killed (in 1992–1994)", Interval.point(1993)),
    ],
)
def test_what_can_only_be_years_or_bounds_is_either(text: str, interval: Interval) -> None:
    """A comma, what is counted or a later number makes bounds, a month or an "in" makes years."""
    assert read_phrase(text).interval == interval
