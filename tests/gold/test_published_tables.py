"""
Tables that others published, read through feeds: countries, conflict deaths, a daily counter, two counts of one office.

Sources: the folders acw_battles, country_area_population, owid_conflict_estimates,
ukraine_losses, palestine_west_bank, wikidata and hxl_edge_cases beside the
project; the licence of each is in its NOTICE.
"""

from __future__ import annotations

import csv
import json
import math
import statistics
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import contested as ct
from contested import feeds

if TYPE_CHECKING:
    from contested.quantities.numbers import Number

DATA = Path(__file__).parents[2].parent / "shared" / "data"
if not DATA.is_dir():
    pytest.skip(f"not run: {DATA} is absent", allow_module_level=True)

LOSSES, WEST_BANK, WIKIDATA = (DATA / name for name in ("ukraine_losses", "palestine_west_bank", "wikidata"))
OWID, COUNTRIES = DATA / "owid_conflict_estimates", DATA / "country_area_population"
HXL, BATTLES = DATA / "hxl_edge_cases", DATA / "acw_battles"
DEATHS = OWID / "raw" / "World conflict deaths (various sources).csv"
SOURCES = ("Correlates of War", "Conflict Catalogue – Total", "Conflict Catalogue – Military only", "PRIO–UCDP")


YES_NO = {ct.Answer.YES: True, ct.Answer.NO: False, ct.Answer.UNDETERMINED: None}


def question(folder: Path, number: int) -> Any:
    """Return the expected answer to a question."""
    return json.loads((folder / "gold_questions.json").read_text(encoding="utf-8"))["questions"][number - 1]["expected"]


def said_of(figure: ct.Figure) -> list[tuple[str, Number]]:
    """Return the number of each estimate of a figure with its source."""
    return [(str(e.source), e.interval.low) for e in figure.estimates if e.interval and e.interval.low is not None]


def numbers(figure: ct.Figure) -> dict[str, Number]:
    """Return the one number of each source of a figure."""
    return dict(said_of(figure))


# -- Our World in Data ----------------------------------------------------------


@pytest.fixture(scope="module")
def conflict_deaths() -> ct.Dossier:
    """Return deaths and death rates by year, each column a source."""
    return feeds.owid(SOURCES, name="conflict deaths", unit="killed", facets={"of": "Entity"}).read(DEATHS)


def test_which_source_speaks_of_which_years(conflict_deaths: ct.Dossier) -> None:
    """An empty cell is silence: each source has its own first and last year."""
    years: dict[str, list[int]] = defaultdict(list)
    for figure in conflict_deaths.figures.values():
        for source in numbers(figure):
            years[source].append(int(str(figure.period)))

    expected = question(OWID, 1)
    assert sorted({str(figure.of) for figure in conflict_deaths.figures.values()}) == expected["entities"]
    assert {source: [min(found), max(found), len(found)] for source, found in years.items()} == expected["years"]


def test_two_catalogues_count_different_things(conflict_deaths: ct.Dossier) -> None:
    """Where both give a number above zero: how often the later is the higher, and how far apart they are."""
    ratios: dict[tuple[int, str | None], float] = {}
    for figure in conflict_deaths.figures.values():
        said = numbers(figure)
        catalogue, prio = said.get(SOURCES[1], 0), said.get(SOURCES[3], 0)
        if catalogue > 0 and prio > 0 and figure.of == "number of deaths":
            ratios[int(str(figure.period)), figure.of] = float(catalogue / prio)

    widest = max(ratios, key=lambda key: ratios[key])
    expected = question(OWID, 2)
    assert (len(ratios), sum(ratio < 1 for ratio in ratios.values())) == (expected["n"], expected["prio_higher"])
    assert widest == (expected["max_year"], expected["max_entity"])
    assert ratios[widest] == pytest.approx(expected["max"], rel=1e-9)
    assert statistics.median(ratios.values()) == pytest.approx(expected["median"], rel=1e-9)


def test_a_count_of_wars_above_the_total_of_another(conflict_deaths: ct.Dossier) -> None:
    """Years of both, and those in which the count of wars is above the catalogue's total."""
    said = [numbers(figure) for figure in conflict_deaths.figures.values() if figure.of == "number of deaths"]
    both = [one for one in said if SOURCES[0] in one and SOURCES[2] in one]

    found = {"n": len(both), "cow_exceeds_total": sum(one[SOURCES[0]] > one[SOURCES[1]] for one in both)}

    assert found == question(OWID, 3)


def test_the_largest_differences_of_population() -> None:
    """A difference may be below zero: that is the other side's higher number, and no error."""
    name = "Differences in population estimates - OWID based on UN vs US Census Bureau"
    absolute, relative = (
        f"{kind} difference in population (OWID based on UN vs US Census Bureau)" for kind in ("Absolute", "Relative")
    )
    feed = ct.Feed(
        of="Entity",
        name="=difference",
        unit="=person",
        period="Year",
        signed=True,
        locale="en",
        title="OWID",
        each=[{"best": absolute}, {"best": relative, "unit": "=%", "name": "=relative difference"}],
    )
    dossier = feed.read(OWID / "raw" / f"{name}.csv")
    said: dict[Any, Number] = {
        (one.name, one.of, int(str(one.period))): one.best_values[0] for one in dossier.figures.values()
    }
    widest = sorted((key for key in said if key[0] == "relative difference"), key=lambda key: -abs(float(said[key])))[
        :10
    ]

    found = [[of, year, said["difference", of, year], float(said[key])] for key in widest for _, of, year in [key]]

    assert found == question(OWID, 4)


def test_long_term_deaths_of_chernobyl() -> None:
    """Five estimates, their hull, and no two of them within a quarter of each other."""
    path = next((OWID / "raw").glob("Deaths from Chernobyl*.csv"))
    column = "Chernobyl (WHO (2005), Fairlie & Sumner (2006), Cardis et al. (2006))"
    feed = ct.Feed(of="=Chernobyl", name="=long-term deaths", unit="=killed", best=column, source="Entity")
    (figure,) = feed.read(path).figures.values()
    said = numbers(figure)
    hull = figure.hull()
    near = [[a, b] for a in said for b in said if a < b and max(said[a], said[b]) <= 1.25 * min(said[a], said[b])]

    assert {"estimates": said, "hull": [hull.low, hull.high], "pairs_within_1p25": near} == question(OWID, 5)


# -- countries --------------------------------------------------------------------


@pytest.fixture(scope="module")
def countries() -> ct.Dossier:
    """Return area and population of each country by five published tables."""
    feed = ct.Feed(
        of="iso3",
        name="attribute",
        unit="attribute",
        reads={"attribute": {"area_km2": "km**2", "population": "person"}},
        best="value",
        source="source",
        locale="en",
    )
    return feed.read(COUNTRIES / "claims_long.csv")


def of_kind(countries: ct.Dossier, unit: str) -> dict[str, ct.Figure]:
    """Return the figures in a unit by country."""
    return {str(figure.of): figure for figure in countries.figures.values() if figure.unit == ct.Figure("x", unit).unit}


def test_how_many_claims_each_table_makes(countries: ct.Dossier) -> None:
    """Every row of every table is accounted for."""
    counted = Counter(
        f"{'population' if 'person' in str(figure.unit) else 'area_km2'}|{source}"
        for figure in countries.figures.values()
        for source, _ in said_of(figure)
    )

    assert countries.intake is not None
    assert countries.intake.rejected == ()
    assert dict(counted) == question(COUNTRIES, 1)


@pytest.mark.parametrize(("number", "unit", "least", "top"), [(2, "km**2", 4, 15), (5, "person", 3, 10)])
def test_the_widest_ratios_between_tables(countries: ct.Dossier, number: int, unit: str, least: int, top: int) -> None:
    """The ratio of the highest to the lowest number is the hull's."""
    hulls = {of: one.hull() for of, one in of_kind(countries, unit).items() if len(one.estimates) >= least}
    widest = sorted(hulls, key=lambda of: -float(hulls[of].ratio or 0))[:top]

    expected = question(COUNTRIES, number)
    for of, wanted in zip(widest, expected if number == 2 else expected["top"], strict=True):
        hull = hulls[of]
        assert (of, float(hull.low or 0), float(hull.high or 0)) == (wanted["iso3"], wanted["min"], wanted["max"])
        assert float(hull.ratio or 0) == pytest.approx(wanted["ratio"], rel=1e-9)


def test_which_of_two_countries_is_certainly_larger(countries: ct.Dossier) -> None:
    """Hull against hull: where they overlap nobody can tell."""
    areas = of_kind(countries, "km**2")

    for wanted in question(COUNTRIES, 3):
        a, b = (areas[wanted[side]].hull() for side in ("a", "b"))
        assert [float(a.low or 0), float(a.high or 0)] == wanted["a_hull"]
        assert [float(b.low or 0), float(b.high or 0)] == wanted["b_hull"]
        larger = a.interval.certainly_above(b.interval)
        assert (True if larger else False if a.interval.certainly_at_most(b.interval) else None) is wanted["larger"]


def test_which_table_is_often_off(countries: ct.Dossier) -> None:
    """Each table against the median of each country, and how often it is off by more than two percent."""
    ratios: dict[str, list[float]] = defaultdict(list)
    for figure in of_kind(countries, "km**2").values():
        said = [(source, float(value)) for source, value in said_of(figure)]
        if len(said) >= 4:
            median = statistics.median(value for _, value in said)
            for source, value in said:
                ratios[source].append(value / median)

    expected = question(COUNTRIES, 4)
    for source, found in ratios.items():
        mean = statistics.fmean(map(math.log, found))
        off = statistics.fmean(abs(ratio - 1) > 0.02 for ratio in found)
        assert [mean, off, len(found)] == pytest.approx(list(expected[source].values()), rel=1e-9)


# -- battles -------------------------------------------------------------------------


WORKS = ct.Feed(
    of="cwsac_id",
    name="attribute",
    unit="=person",
    low="low",
    high="high",
    facets={"side": "party"},
    source="source",
    locale="en",
)


@pytest.fixture(scope="module")
def battles() -> ct.Dossier:
    """Return what nine works say of each battle; the typing error of one is mended by hand, as the answers have it."""
    with (BATTLES / "claims_long.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if (row["cwsac_id"], row["low"], row["high"]) == ("GA011", "1500.0", "1000.0"):
            row["low"], row["high"] = row["high"], row["low"]
    return WORKS.read(rows)


def casualties(battles: ct.Dossier) -> dict[tuple[str, str], ct.Figure]:
    """Return casualties by battle and side."""
    wanted = [figure for figure in battles.figures.values() if figure.name == "casualties"]
    return {(str(figure.of), dict(figure.facets)["side"]): figure for figure in wanted}


def test_a_typing_error_in_a_published_table() -> None:
    """One claim has its low above its high, and is named as it is printed."""
    (wrong,) = WORKS.intake(BATTLES / "claims_long.csv").rejected
    said = wrong.said
    found = {name: said[name] for name in ("cwsac_id", "party", "attribute", "source")}

    assert [found | {end: float(str(said[end])) for end in ("low", "high")}] == question(BATTLES, 5)


def test_works_that_contradict_each_other_on_who_lost_more(battles: ct.Dossier) -> None:
    """Each work is asked by itself; then works are compared."""
    sides = casualties(battles)
    contradictory: dict[str, dict[str, bool | None]] = {}
    unanimous = 0
    for battle in sorted({battle for battle, _ in sides}):
        us, them = (sides.get((battle, side)) for side in ("US", "Confederate"))
        verdict = None if us is None or them is None else us > them
        answers = {} if verdict is None else verdict.by_party
        known = {name: YES_NO[answer] for name, answer in answers.items() if answer in YES_NO}
        if len(known) >= 3:
            certain: dict[str, bool | None] = {name: yes for name, yes in known.items() if yes is not None}
            contradictory |= {battle: certain} if len(set(certain.values())) == 2 else {}
            unanimous += len(set(known.values())) == 1 and len(certain) == len(known)

    expected = question(BATTLES, 2)
    assert contradictory == expected["contradictory"]
    assert unanimous == expected["unanimous"]


def test_who_lost_more_by_the_hulls_of_all_works(battles: ct.Dossier) -> None:
    """Each side is the hull of all works; where two hulls overlap, nobody can tell."""
    sides = casualties(battles)
    found: Counter[str] = Counter()
    for battle in {battle for battle, _ in sides}:
        if (battle, "US") in sides and (battle, "Confederate") in sides:
            us, them = (sides[battle, side].hull().interval for side in ("US", "Confederate"))
            found[str(True if us.certainly_above(them) else False if us.certainly_at_most(them) else None)] += 1

    assert dict(found) == question(BATTLES, 3)


def test_which_work_is_often_high(battles: ct.Dossier) -> None:
    """The mean log ratio of each work to the median of its battle and side."""
    logs: dict[str, list[float]] = defaultdict(list)
    for figure in casualties(battles).values():
        middles = [(str(one.source), sum(ends(one)) / 2) for one in figure.estimates]
        if len(middles) >= 3:
            median = statistics.median(value for _, value in middles)
            for work, value in middles:
                logs[work].append(math.log(value / median))

    found = {work: {"mean_log_ratio": statistics.fmean(one), "n": len(one)} for work, one in logs.items()}
    for work, wanted in question(BATTLES, 4).items():
        assert found[work] == pytest.approx(wanted, rel=1e-9)


def test_the_variance_that_rounding_implies() -> None:
    """Half a unit of the last significant place on each side is a width whose square, by twelve, is the peer's variance."""
    feed = ct.Feed(
        of=("cwsac_id", "belligerent"),
        name="=strength",
        unit="=person",
        hedge="=about",
        best="strength_mean",
        note="strength_var",
        missing=("", "NA"),
        locale="en",
        title="National Park Service",
    )
    dossier = feed.read(BATTLES / "nps_forces_peer_mean_var.csv")
    pairs = [(one.reach, float(one.note or 0)) for figure in dossier.figures.values() for one in figure.estimates]
    widths = [((r.high or 0) - (r.low or 0), variance) for r, variance in pairs if r and r.is_bounded]
    reproduced = sum(math.isclose(float(width) ** 2 / 12, variance, rel_tol=1e-6) for width, variance in widths)

    expected = question(BATTLES, 6)
    assert reproduced == expected["reproduced"]


# -- a daily counter -----------------------------------------------------------------


@pytest.fixture(scope="module")
def personnel() -> ct.Figure:
    """Return the cumulative losses that the adversary's General Staff claims day by day."""
    feed = feeds.daily_counter(
        {"personnel": "casualty"},
        of="Russian forces",
        by="General Staff of Ukraine",
        source="Daily counter",
        hedge={"personnel": "personnel*"},
    )
    (figure,) = feed.read(LOSSES / "raw" / "russia_losses_personnel.json").figures.values()
    return figure


def test_more_is_a_lower_bound_and_about_is_none(personnel: ct.Figure) -> None:
    """Six days say more; every other day says about."""
    more = [one for one in personnel.estimates if one.interval and one.interval.high is None]
    found = [{"date": str(one.as_of), "personnel": one.interval.low} for one in more if one.interval]
    day = personnel.root.__class__(
        personnel.name, personnel.unit, statements=[one for one in more if str(one.as_of) == "2022-03-10"]
    )

    expected = question(LOSSES, 1)
    assert found == expected["dates"]
    assert sum(one.approximate for one in personnel.estimates) == expected["about"]
    assert (day > 11_000).certainly is expected["certain_gt_11000_on_2022_03_10"]


def test_the_largest_step_of_a_counter(personnel: ct.Figure) -> None:
    """A counter is never summed: steps and the first and last of each year are what it gives."""
    days = {str(one.as_of): one.interval.low for one in personnel.estimates if one.interval and one.interval.low}
    steps = {later: days[later] - days[earlier] for earlier, later in pairwise(sorted(days))}
    largest = max(steps, key=lambda day: steps[day])
    years: dict[str, list[Number]] = defaultdict(list)
    for day in sorted(days):
        years[day[:4]].append(days[day])

    by_year = {year: {"first": found[0], "last": found[-1]} for year, found in years.items()}
    assert {"date": largest, "increase": steps[largest], "by_year": by_year} == question(LOSSES, 2)


CLASSES = (
    *(
        "aircraft",
        "helicopter",
        "tank",
        "APC",
        "field artillery",
        "MRL",
        "military auto",
        "fuel tank",
        "drone",
        "naval ship",
    ),
    *("anti-aircraft warfare", "special equipment", "mobile SRBM system", "vehicles and fuel tanks", "cruise missiles"),
    *("submarines", "ground robotic systems"),
)


@pytest.fixture(scope="module")
def equipment() -> ct.Dossier:
    """Return each class of equipment as a cumulative figure."""
    feed = feeds.daily_counter(
        dict.fromkeys(CLASSES, "vehicle"), of="Russian forces", by="General Staff of Ukraine", source="Daily counter"
    )
    return feed.read(LOSSES / "raw" / "russia_losses_equipment.json")


def test_a_counter_that_falls_is_a_retraction(equipment: ct.Dossier) -> None:
    """Every fall is found, with its day and what stood before; corrections are a file of their own."""
    falls: dict[str, Any] = {}
    for figure in equipment.figures.values():
        days = {str(one.as_of): one.interval.low for one in figure.estimates if one.interval}
        found = [[b, days[a], days[b]] for a, b in pairwise(sorted(days)) if (days[b] or 0) < (days[a] or 0)]
        falls |= {figure.name: found} if found else {}
    corrections = feeds.daily_counter({"tank": "vehicle"}, of="x", by="x", source="x", signed=True)

    expected = question(LOSSES, 3)
    assert falls == expected["falls"]
    assert (
        corrections.intake(LOSSES / "raw" / "russia_losses_equipment_correction.json").rows == expected["corrections"]
    )


def test_when_a_claim_reached_what_was_seen(equipment: ct.Dossier) -> None:
    """What was seen is a lower bound of no known day; the first day on which the claim was as high is all one can say."""
    names = {"Tanks": "tank", "Armoured Personnel Carriers": "APC", "Artillery Systems": "field artillery"}
    names |= {"Helicopters": "helicopter", "Aircrafts": "aircraft", "Multiple Rocket Launchers": "MRL"}
    feed = ct.Feed(
        of=("equipment_ua", "model", "manufacturer"),
        name="=losses",
        unit="=vehicle",
        best="losses_total",
        title="Oryx",
    )
    seen = feed.read(LOSSES / "raw" / "russia_losses_equipment_oryx.json")
    totals: Counter[str] = Counter()
    for figure in seen.figures.values():
        totals[str(figure.of).split(", ")[0]] += int(sum(one for one in figure.best_values))
    assert all(one.as_of is None for figure in seen.figures.values() for one in figure.estimates)

    by_class = {figure.name: figure for figure in equipment.figures.values()}
    for name, wanted in question(LOSSES, 4).items():
        days = {str(e.as_of): e.interval.low or 0 for e in by_class[names[name]].estimates if e.interval}
        first = min(day for day, claimed in days.items() if claimed >= totals[name])
        assert [totals[name], first, days[max(days)]] == list(wanted.values())


# -- two counts of one office -----------------------------------------------------------

SERIES = (
    *(
        "killed_cum",
        "killed_children_cum",
        "injured_cum",
        "injured_children_cum",
        "settler_attacks_cum",
        "verified.killed_cum",
    ),
    *("verified.injured_cum", "displaced_persons_cum"),
)


@pytest.fixture(scope="module")
def west_bank() -> ct.Dossier:
    """Return the flash and the verified count of killed and of children killed, day by day."""
    names = {"killed": "killed", "killed_children": "child"}
    each = [
        {"name": f"={name}", "unit": f"={unit}", "best": f"{prefix}{name}_cum", "by": f"=OCHA {party}"}
        for name, unit in names.items()
        for prefix, party in (("", "flash"), ("verified.", "verified"))
    ]
    feed = ct.Feed(
        of="=West Bank",
        name="=killed",
        unit="=killed",
        each=each,
        source="=OCHA",
        as_of="report_date",
        period="report_date",
        time="cumulative",
        note="flash_source",
    )
    return feed.read(WEST_BANK / "raw" / "west_bank_daily.json")


def on_day(dossier: ct.Dossier, name: str) -> dict[str, dict[str, Number]]:
    """Return the numbers of a measure by day and party."""
    return {
        str(figure.period): {
            p.name: p.interval.low for p in figure.positions() if p.interval and p.interval.low is not None
        }
        for figure in dossier.figures.values()
        if figure.name == name
    }


def test_a_verified_count_beside_a_quick_one(west_bank: ct.Dossier) -> None:
    """On days with both, which is higher; a day without a verified count is no zero."""
    both = {day: said for day, said in on_day(west_bank, "killed").items() if len(said) == 2}
    gaps = {day: int(said["OCHA verified"] - said["OCHA flash"]) for day, said in both.items()}
    largest = max(gaps, key=lambda day: abs(gaps[day]))

    expected = question(WEST_BANK, 1)
    assert [
        len(both),
        sum(gap > 0 for gap in gaps.values()),
        sum(gap < 0 for gap in gaps.values()),
        sum(gap == 0 for gap in gaps.values()),
    ] == [expected[name] for name in ("both", "verified_higher", "verified_lower", "equal")]
    assert {
        "date": largest,
        "verified": both[largest]["OCHA verified"],
        "flash": both[largest]["OCHA flash"],
    } == expected["largest_gap"]


def test_days_that_are_carried_forward_are_no_evidence(west_bank: ct.Dossier) -> None:
    """A day that repeats the last report can be set aside, and stays named."""
    feed = ct.Feed(
        of="=West Bank",
        name="=killed",
        unit="=killed",
        best="killed_cum",
        source="=OCHA",
        as_of="report_date",
        time="cumulative",
        note="flash_source",
        aside={"flash_source": "fill"},
    )
    (figure,) = feed.read(WEST_BANK / "raw" / "west_bank_daily.json").figures.values()
    filled = {assessment.estimate for assessment in figure.assessments}
    run = longest = 0
    for one in sorted(figure.estimates, key=lambda one: str(one.as_of)):
        run = run + 1 if one.key in filled else 0
        longest = max(longest, run)

    found = {"fill": len(filled), "un": len(figure.estimates) - len(filled), "longest_fill_run": longest}

    assert found == question(WEST_BANK, 2)


def test_which_series_ever_falls() -> None:
    """A cumulative count that falls is looked for in every series."""
    feed = ct.Feed(
        of="=West Bank",
        name="=x",
        unit="=event",
        each=[{"name": f"={name}", "best": name} for name in SERIES],
        source="=OCHA",
        as_of="report_date",
        time="cumulative",
    )
    dossier = feed.read(WEST_BANK / "raw" / "west_bank_daily.json")
    falls: dict[str, Any] = {}
    for figure in dossier.figures.values():
        days = sorted((str(one.as_of), one.interval.low or 0) for one in figure.estimates if one.interval)
        falls[figure.name] = sum(later < earlier for (_, earlier), (_, later) in pairwise(days))

    assert falls == question(WEST_BANK, 3)


def test_the_range_of_two_counts_on_three_days(west_bank: ct.Dossier) -> None:
    """Each day's hull over both counts."""
    for day, wanted in question(WEST_BANK, 4).items():
        for name, measure in (("killed", "killed"), ("children", "killed_children")):
            (figure,) = (f for f in west_bank.figures.values() if f.name == measure and str(f.period) == day)
            hull = figure.hull()
            assert [hull.low, hull.high] == wanted[name]


# -- Wikidata ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def bielefeld() -> ct.Dossier:
    """Return every quantity that Wikidata states of a city."""
    return feeds.wikidata().read(WIKIDATA / "Q2112.json")


def test_the_value_that_wikidata_prefers(bielefeld: ct.Dossier) -> None:
    """The preferred value, the latest and the earliest; nine without a reference are Wikidata's own."""
    population = bielefeld["Q2112-population"]
    values = {str(e.as_of): float(e.interval.low or 0) for e in population.estimates if e.interval}
    best = [e for e in population.estimates if e.note == "preferred"]

    expected = question(WIKIDATA, 1)
    assert len(population.estimates) == expected["n"]
    assert sum(str(e.source) == "Wikidata" for e in population.estimates) == expected["unreferenced"]
    assert [[values[str(e.as_of)], f"+{e.as_of}T00:00:00Z"] for e in best] == expected["truthy"]
    assert [[values[day], f"+{day}T00:00:00Z"] for day in (max(values), min(values))] == [
        expected["latest"],
        expected["earliest"],
    ]


def test_no_two_statements_of_one_day_disagree(bielefeld: ct.Dossier) -> None:
    """Two values on one day would contradict each other within one database."""
    days = Counter(str(one.as_of) for one in bielefeld["Q2112-population"].estimates)

    expected = question(WIKIDATA, 2)
    assert expected["conflicts"] == {day: count for day, count in days.items() if count > 1}
    assert days["None"] == expected["undated"]


def test_bounds_and_ranks(bielefeld: ct.Dossier) -> None:
    """Bounds that are not given are unknown, not zero."""
    every = [one for figure in bielefeld.figures.values() for one in figure.estimates]
    aside = [one for figure in bielefeld.figures.values() for one in figure.assessments]
    bounded = [one for one in every if one.interval and not one.interval.is_point]
    area = [
        [
            float(one.best or (one.interval.low if one.interval else 0) or 0),
            *(ends(one) if one.best else (None, None)),
            "Q712226",
            one.note,
        ]
        for one in bielefeld["Q2112-area"].estimates
    ]

    expected = question(WIKIDATA, 3)
    assert [len(every), len(bounded), sum(one.unknown for one in every)] == list(expected.values())[:3]
    assert area == expected["area"]
    assert aside == []  # the two deprecated statements of this entity are no quantities


def ends(one: ct.Estimate) -> tuple[float, float]:
    """Return the ends of an estimate that has both."""
    assert one.interval is not None
    return float(one.interval.low or 0), float(one.interval.high or 0)


def test_a_jump_that_is_no_growth(bielefeld: ct.Dossier) -> None:
    """A population that grows by half in five years was counted within other boundaries."""
    days = sorted((str(e.as_of), e.interval.low or 0) for e in bielefeld["Q2112-population"].estimates if e.interval)
    jumps = [
        [f"+{a}T00:00:00Z", f"+{b}T00:00:00Z", float(later / earlier)]
        for (a, earlier), (b, later) in pairwise(days)
        if max(later / earlier, earlier / later) > 1.5
    ]

    assert jumps == question(WIKIDATA, 4)


# -- HXL ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "best"),
    [
        ("input-multiple-headers.csv", "#affected"),
        ("sample.csv", "#targeted_num+m"),
        ("input-multiline.csv", "#description"),
        ("input-fuzzy.csv", "Hombres"),
    ],
)
def test_where_the_row_of_tags_stands(name: str, best: str) -> None:
    """Tags are found under any header, and lines are not rows."""
    from contested.feeds.opening import open_rows

    rows = open_rows(HXL / name, feeds.hxl(best))

    assert [rows.header.line, len(list(rows))] == question(HXL, 1)[name]


def test_sums_of_tagged_columns() -> None:
    """A separator of thousands, a leading zero and an empty cell are what they are."""
    each = [{"best": f"#targeted_num+{sex}", "facets": {"sex": f"={sex}"}} for sex in "mf"]
    dossier = feeds.hxl("#targeted_num", of="#x_id", each=each, locale="en").read(HXL / "sample.csv")
    sums: dict[str, Number] = dict.fromkeys("mf", 0)
    for figure in dossier.figures.values():
        sums[dict(figure.facets)["sex"]] += figure.best_values[0]

    assert dossier.intake is not None
    missing = len(dossier.intake.rejected)
    assert {**{sex: float(total) for sex, total in sums.items()}, "missing_rows": missing} == question(HXL, 2)


def test_leading_spaces_are_no_part_of_a_number() -> None:
    """The sum of a column whose cells begin with a space."""
    dossier = feeds.hxl("#affected", of="#adm1").read(HXL / "input-multiple-headers.csv")

    assert sum(figure.best_values[0] for figure in dossier.figures.values()) == question(HXL, 3)
