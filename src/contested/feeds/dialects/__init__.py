"""
Dialects: what the codes, flags and days of a publisher mean.

A dialect is laid over the rows of a file before a feed is: it rewrites days as
ISO 8601 has them, puts what codes say into columns of its own, and counts what
it leaves to a person.  Each code of a standard is used or remarked on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.feeds.dialects import acled, hxl, owid, sdmx, ucdp
from contested.feeds.dialects import event_reports as reports

if TYPE_CHECKING:
    from collections.abc import Callable

    from contested.feeds.mapping import FeedMapping
    from contested.feeds.sources.raw_rows import Rows

DIALECTS: dict[str, Callable[[Rows, FeedMapping], Rows]] = {
    "acled": acled.acled_rows,
    "hxl": hxl.hxl_rows,
    "owid": owid.owid_rows,
    "reports": reports.report_rows,
    "sdmx": sdmx.sdmx_rows,
    "ucdp": ucdp.ucdp_rows,
}
"""Each takes rows and the feed that will read them, and returns rows."""
