"""
HXL: what tags and attributes say that a feed does not look at.

Source: HXL 1.1 standard, https://hxlstandard.org/standard/1-1final/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.errors import shorten
from contested.feeds.dialects.columns_used import not_read, used_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contested.feeds.mapping import FeedMapping
    from contested.feeds.sources.raw_rows import Header, Rows


def hxl_rows(source: Rows, mapping: FeedMapping) -> Rows:
    """Say which tags a feed leaves, and which it takes with more attributes than it names."""
    found = tuple(_more(source.header, used_by(mapping)))
    taken = {place for _, place in found} | {
        n
        for n, name in enumerate(source.header.names)
        if {name, source.header.tags[n] if source.header.tags else ""} & used_by(mapping)
    }
    left = [tag or name for n, (name, tag) in enumerate(_titled(source.header)) if n not in taken]
    remarks = tuple(remark for remark, _ in found if remark)
    return attrs.evolve(source, remarks=(*source.remarks, *remarks, *not_read(left)))


def _titled(header: Header) -> Iterator[tuple[str, str]]:
    return zip(header.names, header.tags or ("",) * len(header.names), strict=True)


def _more(header: Header, used: set[str]) -> Iterator[tuple[str, int]]:
    """Give the place of each tag that a feed names, and what is said where the column has attributes besides."""
    for wanted in sorted(one for one in used if one.startswith("#")):
        if header.has(wanted):
            place = header.place(wanted, "the tag")
            tag = header.tags[place]
            more = set(tag.split("+")[1:]) - set(wanted.lower().replace(" ", "").split("+")[1:])
            said = f"{wanted} is the column {shorten(tag)}, which counts only {', '.join(sorted(more))}" if more else ""
            yield said, place
