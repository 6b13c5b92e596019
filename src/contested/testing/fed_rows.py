"""Rows of a file, as a step of a pipeline is given them."""

from __future__ import annotations

from typing import TypeAlias

FeedRows: TypeAlias = "list[dict[str, object]]"
"""Rows of a file: each maps the columns of the feed to cells."""

NOTHING_SAID = "nothing-said"
"""Why a feed leaves out a row with no number but the code of a missing one: it claims nothing, and nothing is wrong."""
