"""Why a statement is not proved: the kinds of faults, by the codes of findings."""

from __future__ import annotations

from typing import NamedTuple

NO_COPY = "CF030"
COPY_UNREADABLE = "CF031"
DIGEST_DIFFERS = "CF032"
NO_DIGEST = "CF033"
WRONG_MEDIA_TYPE = "CF034"
NO_QUOTE = "CF035"
QUOTE_NOT_FOUND = "CF036"
WRONG_PLACE = "CF037"
NUMBER_NOT_IN_QUOTE = "CF038"
OTHER_INDICATOR = "CF039"


class Fault(NamedTuple):
    """One reason: the code of its kind, and what is wrong."""

    code: str
    what: str
