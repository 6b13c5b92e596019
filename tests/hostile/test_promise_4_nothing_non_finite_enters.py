"""P4: NaN, infinities, truth values and numbers without bounds enter nowhere as numbers; minus zero is zero."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from tests import promises

import contested as ct
from contested.claims.estimate import Estimate
from contested.errors import ContestedError
from contested.exchange import FORMATS
from contested.feeds import Feed
from contested.quantities.interval import Interval
from contested.quantities.numbers import exact
from contested.quantities.units import quantity, unit

if TYPE_CHECKING:
    from collections.abc import Callable

REFUSED: dict[str, object] = {
    "NaN": float("nan"),
    "inf": float("inf"),
    "-inf": float("-inf"),
    "Decimal NaN": Decimal("NaN"),
    "Decimal sNaN": Decimal("sNaN"),
    "Decimal -inf": Decimal("-Infinity"),
    "True": True,
    "False": False,
    "10**5000": 10**5000,
    "-10**30": -(10**30),
    "huge fraction": Fraction(10**5000, 7),
    "fine fraction": Fraction(1, 10**5000),
    "1e999": "1e999",
    "Decimal 1e999999999": Decimal("1e999999999"),
    "text nan": "nan",
    "underscore": "1_000",
    "Arabic digits": "\u0661\u0662\u0663",
    "wide digits": "\uff11\uff12",
    "complex": 1j,
    "list": [1],
    "bytes": b"1",
}

FEED = Feed(of="place", name="dead", unit="killed", low="low", high="high", by="by", signed=True)


def fed(**cells: object) -> object:
    """Read a row; the first refusal is raised."""
    intake = FEED.intake([{"place": "X", "low": 1, "high": None, "by": "A"} | cells])
    for one in intake.rejected:
        raise ContestedError(str(one))
    return intake


def recorded(**fields: object) -> ct.Figure:
    """Read a record."""
    return ct.Figure.from_records([{"by": "A", **fields}], name="dead", unit="killed")


WAYS_IN: dict[str, Callable[[object], object]] = {
    "exact": exact,
    "quantity": quantity,
    "point": Interval.point,
    "low": lambda value: Interval(value, None),
    "high": lambda value: Interval(None, value),
    "at_least": Interval.at_least,
    "more_than": Interval.more_than,
    "at_most": Interval.at_most,
    "less_than": Interval.less_than,
    "estimate": lambda value: Estimate.of(value, "person"),
    "estimate beside a hedge": lambda value: Estimate.of(value, "person", hedge="about"),
    "estimate low": lambda value: Estimate.of(None, "person", low=value),
    "estimate high": lambda value: Estimate.of(None, "person", high=value),
    "estimate best": lambda value: Estimate.of(None, "person", best=value),
    "estimate level": lambda value: Estimate.of(None, "person", low=1, high=2, bounds="confidence", level=value),
    "standard error": lambda value: Estimate.of(1, "person", standard_error=value),
    "threshold": lambda value: ct.Figure("dead", "killed").claimed(5, by="A") > value,
    "record": lambda value: recorded(value=value),
    "record low": lambda value: recorded(low=value),
    "cell low": lambda value: fed(low=value),
    "cell high": lambda value: fed(high=value),
}
PHRASES = ("estimate", "estimate beside a hedge", "record")
"""What takes a phrase, and so digits of other scripts."""


@pytest.mark.parametrize("name", WAYS_IN)
def test_what_is_no_bounded_finite_number_enters_nowhere(name: str, record_property: promises.Record) -> None:
    """NaN, infinities, booleans and huge numbers are refused at every way in; other digits are read in phrases only."""
    entered = []
    for called, value in REFUSED.items():
        try:
            WAYS_IN[name](value)
        except ContestedError as refusal:
            assert all(line.isprintable() for line in str(refusal).splitlines())
        else:
            entered.append(called)

    allowed = ["Arabic digits", "wide digits"] if name in PHRASES else []
    promises.say(record_property, "P4", inputs=len(REFUSED), wrongly_taken=len(set(entered) - set(allowed)))
    assert entered == allowed


LITERALS = {
    "toml": ("nan", "+inf", "-inf", "true", "1e999", "9" * 31, "0x" + "f" * 40, '"1_000"', '"nan"', "[1]"),
    "json": ("NaN", "Infinity", "-Infinity", "true", "1e999", "9" * 31, '"1_000"', '"nan"', "[1]", "1e-999"),
}
LITERALS["json-lines"] = LITERALS["json"]


@pytest.mark.parametrize("name", LITERALS)
@pytest.mark.parametrize("key", ["value", "low", "high", "best", "standard_error"])
def test_no_document_brings_one(name: str, key: str, record_property: promises.Record) -> None:
    """What stands at a number in a file is a finite number within bounds, or the file is refused, at its place."""
    dossier = ct.Dossier().with_figure("f", ct.Figure("dead", "killed").claimed(None, low=71, high=73, by="A"))
    write, read = FORMATS[name].write, FORMATS[name].read
    assert write is not None
    assert read is not None
    good = "".join(write(dossier))
    assert read(good.splitlines(keepends=True)) == dossier
    place = good[good.index("low") :].partition("71")[0] + "71"
    taken = []
    for literal in LITERALS[name]:
        bad = good.replace(place, place.replace("low", key, 1).replace("71", literal))
        assert bad != good
        try:
            taken.append((literal, read(bad.splitlines(keepends=True))))
        except ContestedError as refusal:
            assert refusal.args

    promises.say(record_property, "P4", inputs=len(LITERALS[name]), wrongly_taken=len(taken))
    assert taken == []


@pytest.mark.parametrize("value", [-0.0, Decimal("-0"), Decimal("-0.00"), "-0", "-0.0", Fraction(-0, 1)])
def test_minus_zero_is_zero_everywhere(value: object) -> None:
    """A minus zero becomes zero where it enters."""
    entered = [exact(value), Interval.point(value).low, Estimate.of(value, "person").interval]

    assert [str(one) for one in entered] == ["0", "0", "[0; 0]"]
    assert json.dumps(float(exact(value))) == "0.0"


def test_grouping_by_spaces_is_not_cut_short() -> None:
    """Where pint reads "1 000 km" as 0 km, it is a thousand kilometres."""
    assert quantity("1 000 km") == (1000, unit("km"))
