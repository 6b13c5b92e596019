"""Every statement says whose it is, where it was read, when it was said, and of which time."""

from __future__ import annotations

from datetime import date

import pytest

from contested.claims.party import Party
from contested.claims.source import Source
from contested.claims.statement import Statement
from contested.quantities.dates import parse_date

PAPER = Source("Paper", issued="2023-09-20/2023-09-21", retrieved="2023-10-01")
UNDATED = Source("Site", retrieved="2023-10-01")
ARMENIA = Party("Armenia")


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (Statement(source=PAPER, stated=parse_date("2023-09-19")), date(2023, 9, 21)),
        (Statement(source=UNDATED, stated=parse_date("2023-09")), date(2023, 9, 30)),
        (Statement(source=UNDATED), date(2023, 10, 1)),
        (Statement(stated=parse_date("2023-09-19")), date(2023, 9, 19)),
        (Statement(stated=parse_date("2023/..")), None),
        (Statement(source=Source("A")), None),
        (Statement(), None),
    ],
)
def test_a_statement_is_known_from_its_latest_day(made: Statement, expected: date | None) -> None:
    """What is issued decides, else what was stated, else what was retrieved, by its latest day (rule 10)."""
    assert made.known_from == expected


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (Statement(parties=(ARMENIA,), source=Source("Paper")), "Armenia, in Paper"),
        (Statement(parties=(ARMENIA, Party("UN"))), "Armenia and UN"),
        (Statement(parties=(ARMENIA,), named="official Yerevan"), "Armenia (official Yerevan)"),
        (Statement(named="officials", source=Source("Paper")), "officials, in Paper"),
        (Statement(speaker="A. Speaker"), "A. Speaker"),
        (Statement(source=PAPER), "Paper, issued 2023-09-20/2023-09-21"),
        (Statement(), "unattributed"),
        (
            Statement(
                parties=(ARMENIA,), source=Source("Paper", quoting=["Daily"]), quoting=(Source("W", publisher="AFP"),)
            ),
            "Armenia, in Paper, quoting Daily, quoting W, AFP",
        ),
        (Statement(parties=(ARMENIA,), quoting=(Source("Wire"),)), "Armenia, quoting Wire"),
        (Statement(source=Source("Paper", quoting=["Wire"])), "Paper, quoting Wire"),
        (Statement(quoting=(Source("Wire"),)), "quoting Wire"),
    ],
)
def test_a_statement_says_whose_it_is(made: Statement, expected: str) -> None:
    """The attribution names the holders in our words and the source's, and where it was read."""
    assert made.attribution == expected
