"""Beside pint: units of everything, and units of claims."""

from __future__ import annotations

import pint

import contested as ct


def theirs() -> None:
    """Print a conversion, a comparison and a sum in pint."""
    units: pint.UnitRegistry[float] = pint.UnitRegistry()
    print("pint:")
    print(f"  57 ha: {units.Quantity(57, 'hectare').to('kilometer ** 2').magnitude!r} km²")
    print(f"  are 1.1 hours more than 66 minutes? {units.Quantity(1.1, 'hour') > units.Quantity(66, 'minute')}")
    print(f"  15 people and 3 events: {units.Quantity(15, 'count') + units.Quantity(3, 'count')}")
    print(f"  a wind of 70 knots: {units.Quantity(70, 'knot').to('km/h'):.1f~P}")


def ours() -> None:
    """Print the same of claims."""
    area = ct.Figure("area", "ha").claimed(57, by="A")
    duration = ct.Figure("duration", "hour").claimed("1.1", by="A")
    people = ct.Figure("killed", "killed").claimed(15, by="A")
    events = ct.Figure("events", "event").claimed(3, by="A")
    print("contested:")
    print(f"  57 ha: {area.to('km**2').hull()}")
    print(f"  are 1.1 hours more than 66 minutes? {duration > '66 minutes'}")
    try:
        print(people + events)
    except ct.ContestedError as refused:
        print(f"  15 people and 3 events: refused, {refused}")


def main() -> None:
    """Print both."""
    theirs()
    ours()


if __name__ == "__main__":
    main()
