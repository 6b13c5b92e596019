"""
Two counts of one office, day by day: shares at one cut-off, falls, and the days on which one of the two says nothing.

Source: the folder palestine_west_bank beside the project (TechForPalestine,
public domain).  What is expected is read in the rows of the file as they are,
by the standard library.
"""

from __future__ import annotations

import datetime as dt
import json
from fractions import Fraction
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import contested as ct

FOLDER = Path(__file__).parents[2].parent / "shared" / "data" / "palestine_west_bank"
FILE = FOLDER / "raw" / "west_bank_daily.json"

if not FOLDER.is_dir():
    pytest.skip(f"not run: {FOLDER} is absent", allow_module_level=True)

FLASH, VERIFIED = "OCHA flash", "OCHA verified"
MEASURES = {"killed": "killed", "killed_children": "killed", "injured": "wounded", "injured_children": "wounded"}
LATER = "2026-08-22"


@cache
def rows() -> dict[str, dict[str, Any]]:
    """Return the rows of the file by day."""
    return {row["report_date"]: row for row in json.loads(FILE.read_text(encoding="utf-8"))}


@cache
def counts(measure: str, party: str) -> dict[str, int]:
    """Return the count of a measure on each day on which the party says one."""
    said = {day: row.get("verified", {}) if party == VERIFIED else row for day, row in rows().items()}
    return {day: row[f"{measure}_cum"] for day, row in said.items() if row.get(f"{measure}_cum") is not None}


def by_scan(party: str, day: str) -> Fraction:
    """Return the share of children among those killed, each counted up to the last common day, by a plain scan."""
    children, killed = counts("killed_children", party), counts("killed", party)
    upto = max(one for one in killed if one <= day and one in children)
    return Fraction(children[upto], killed[upto])


def last_said(measure: str, party: str, day: str) -> str:
    """Return the last day up to one on which a party counts."""
    return max(one for one in counts(measure, party) if one <= day)


@pytest.fixture(scope="module")
def figures() -> dict[str, ct.Figure]:
    """Return one figure a measure, with both counts of every day."""
    each = [
        {"name": f"={name}", "unit": f"={unit}", "best": f"{prefix}{name}_cum", "by": f"={party}"}
        for name, unit in MEASURES.items()
        for prefix, party in (("", FLASH), ("verified.", VERIFIED))
    ]
    feed = ct.Feed(
        of="=West Bank",
        name="=x",
        unit="=killed",
        each=each,
        source="=OCHA",
        as_of="report_date",
        time="cumulative",
    )
    return {figure.name: figure for figure in feed.read(FILE).figures.values()}


def lows(figure: ct.Figure) -> dict[str, Any]:
    """Return the low end that each party prints."""
    return {p.name: p.interval.low for p in figure.positions() if p.interval is not None}


def test_a_share_is_of_the_latest_day_that_both_counts_reach(figures: dict[str, ct.Figure]) -> None:
    """The verified count ended in 2024: its share is of that day, and is not divided by the dead of 2026."""
    share = figures["killed_children"] / figures["killed"]
    flash, verified = (last_said("killed", party, LATER) for party in (FLASH, VERIFIED))

    assert (flash, verified) == (LATER, "2024-11-13")
    assert lows(share) == {FLASH: by_scan(FLASH, LATER), VERIFIED: by_scan(VERIFIED, LATER)}
    assert f"(OCHA flash, as of {flash})" in share.hull().numbers
    assert f"(OCHA verified, as of {verified})" in share.hull().numbers


def test_shares_on_each_day_are_those_of_a_plain_scan(figures: dict[str, ct.Figure]) -> None:
    """On every fortieth day, on days without a verified count, and after the last one."""
    share = figures["killed_children"] / figures["killed"]
    asked = [*list(rows())[::40], "2024-01-27", "2024-05-07", "2024-11-14", LATER]

    for day in asked:
        assert lows(share.as_of(day)) == {party: by_scan(party, day) for party in (FLASH, VERIFIED)}, day


def test_a_series_of_shares_is_that_of_the_rows(figures: dict[str, ct.Figure]) -> None:
    """One answer a day, of every day of the file's first ten weeks; each end is the share of one of the two counts."""
    day = list(rows())[70]
    share = (figures["killed_children"] / figures["killed"]).as_of(day)

    made = share.over_time()

    assert [one.isoformat() for one in made.days] == [one for one in rows() if one <= day]
    for when, answer in made:
        shares = [by_scan(party, when.isoformat()) for party in (FLASH, VERIFIED)]
        assert (answer.printed_low, answer.printed_high) == (min(shares), max(shares))


def test_ranges_on_three_days_are_those_of_the_gold(figures: dict[str, ct.Figure]) -> None:
    """A look at a day finds what a figure for that day alone held."""
    expected = json.loads((FOLDER / "gold_questions.json").read_text(encoding="utf-8"))["questions"][3]["expected"]
    for day, wanted in expected.items():
        for name, measure in (("killed", "killed"), ("children", "killed_children")):
            hull = figures[measure].as_of(day).hull()
            assert [hull.low, hull.high] == wanted[name], (day, name)


def test_a_day_without_a_verified_count_has_a_lower_bound(figures: dict[str, ct.Figure]) -> None:
    """Nothing verified on a day is no zero: so many or more, and no more than the next count says."""
    killed = figures["killed"]
    verified = counts("killed", VERIFIED)
    for day in ("2024-01-27", "2024-05-07"):
        before = last_said("killed", VERIFIED, day)
        after = min(one for one in verified if one > day)
        seen = killed.as_of(day)

        assert before < day
        position = seen.position(VERIFIED)
        assert str(position) == f"{verified[before]} or more killed (counted to {before})"
        assert position.reach is not None
        assert (position.reach.low, position.reach.high) == (verified[before], verified[after])
        assert (seen >= verified[before]).by_party[VERIFIED] is ct.Answer.YES
        assert (seen > verified[after]).by_party[VERIFIED] is ct.Answer.NO


def test_who_stopped_counting_says_so_much_or_more(figures: dict[str, ct.Figure]) -> None:
    """The verified count settles what it reached, and nothing above it; that the days lie far apart is found."""
    killed = figures["killed"]
    last = counts("killed", VERIFIED)[last_said("killed", VERIFIED, LATER)]
    top = counts("killed", FLASH)[LATER]

    assert killed.hull().numbers == (
        f"{last} or more (OCHA verified, counted to 2024-11-13) to {top:,} (OCHA flash) killed"
    )
    assert (killed > last + 1).by_party == {FLASH: ct.Answer.YES, VERIFIED: ct.Answer.UNDETERMINED}
    assert (killed >= last).by_party == {FLASH: ct.Answer.YES, VERIFIED: ct.Answer.YES}
    found = ct.Dossier().with_figure("killed", killed).check().of("CF005")
    apart = (dt.date.fromisoformat(LATER) - dt.date(2024, 11, 13)).days
    assert [f"{apart} days apart" in str(one) for one in found] == [True]


def test_falls_are_found_and_unsettle_their_bound(figures: dict[str, ct.Figure]) -> None:
    """The one fall of the quick counts, and those of the verified ones, as the rows have them; no other."""
    for name, figure in figures.items():
        falls = {
            (party, before, after)
            for party in (FLASH, VERIFIED)
            for before, after in pairwise(counts(name, party))
            if counts(name, party)[after] < counts(name, party)[before]
        }
        down = {(row.holder, str(row.statement.as_of)) for row in figure.history() if row.change == "down"}
        found = ct.Dossier().with_figure("x", figure).check().of("CF016")

        assert down == {(party, after) for party, _, after in falls}, name
        assert len(found) == len(falls), name
        for party, before, after in falls:
            assert any(
                party in str(one) and f"as of {before}, then" in str(one) and f"as of {after}" in str(one)
                for one in found
            )
    expected = json.loads((FOLDER / "gold_questions.json").read_text(encoding="utf-8"))["questions"][2]["expected"]
    assert expected["injured_children_cum"] == 1


def test_gaps_between_the_two_counts(figures: dict[str, ct.Figure]) -> None:
    """On how many days the verified count is higher, lower and equal, and where they are farthest apart."""
    expected = json.loads((FOLDER / "gold_questions.json").read_text(encoding="utf-8"))["questions"][0]["expected"]
    flash, verified = counts("killed", FLASH), counts("killed", VERIFIED)
    moments = {(row.holder, str(row.statement.as_of)) for row in figures["killed"].history()}
    both = [day for day in rows() if (FLASH, day) in moments and (VERIFIED, day) in moments]
    assert len(both) == expected["both"]
    for day in (*both[::25], expected["largest_gap"]["date"]):
        gap = figures["killed"].as_of(day).difference_between(VERIFIED, FLASH)
        assert (gap.low, gap.high) == (verified[day] - flash[day],) * 2

    largest = figures["killed"].as_of(expected["largest_gap"]["date"])
    gap = largest.difference_between(VERIFIED, FLASH)

    assert gap.low == expected["largest_gap"]["verified"] - expected["largest_gap"]["flash"] == 44
    assert largest.ratio_between(VERIFIED, FLASH).low == Fraction(666, 622)
    # today's numbers are compared on the last day of both, not 741 dead of 2024 with 1,108 of 2026
    now = figures["killed"].difference_between(VERIFIED, FLASH)
    assert now.low == verified["2024-11-13"] - flash["2024-11-13"]
    assert str(now.day) == "2024-11-13"
