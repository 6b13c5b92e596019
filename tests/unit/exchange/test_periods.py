"""Times of SDMX are days, months, years and intervals of ISO 8601."""

from __future__ import annotations

import pytest

from contested.exchange.periods import period


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2031", "2031"),
        ("2031Z", "2031"),
        ("2031-02", "2031-02"),
        ("2031-02-28", "2031-02-28"),
        ("2031-05-06T12:30:00", "2031-05-06"),
        ("2031-05-06T12:30:00.5+01:00", "2031-05-06"),
        ("2031-A1", "2031"),
        ("2031-S1", "2031-01/2031-06"),
        ("2031-S2", "2031-07/2031-12"),
        ("2031-T3", "2031-09/2031-12"),
        ("2031-Q1", "2031-01/2031-03"),
        ("2031Q4", "2031-10/2031-12"),
        ("2031-M09", "2031-09"),
        ("2031-W01", "2030-12-30/2031-01-05"),  # 1 January 2031 is a Wednesday
        ("2031-W05", "2031-01-27/2031-02-02"),
        ("2032-W53", "2032-12-27/2033-01-02"),
        ("2031-D001", "2031-01-01"),
        ("2032-D366", "2032-12-31"),
        ("2031-01-01/P1M", "2031-01"),
        ("2031-01-01/P1Y", "2031"),
        ("2031-01-01/P2Y", "2031/2032"),
        ("2031-03-15/P2W", "2031-03-15/2031-03-28"),
        ("2031-01-31/P1M", "2031-01-31/2031-02-27"),
        ("2031-01-01T00:00:00/P2M", "2031-01/2031-02"),
        ("2031-01-01/PT12H", "2031-01-01"),
        ("2031-Q5", None),
        ("2031-Q0", None),
        ("2031-W53", None),
        ("2031-D366", None),
        ("2031-02-30/P1M", None),
        ("2031-01-01/P", None),
        ("9999-01-01/P9999Y", None),
        ("soon", None),
    ],
)
def test_times_of_sdmx(text: str, read: str | None) -> None:
    """SDMX 3.0, Technical Notes: calendar times, reporting periods, time ranges."""
    assert period(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2031-A1", "2031-07/2032-06"),
        ("2031-Q1", "2031-07/2031-09"),
        ("2031-D001", "2031-07-01"),
        ("2031-W01", "2031-06-30/2031-07-06"),  # 1 July 2031 is a Tuesday
    ],
)
def test_a_reporting_year_may_start_on_another_day(text: str, read: str) -> None:
    """REPORTING_YEAR_START_DAY says on which."""
    assert period(text, "--07-01") == read
