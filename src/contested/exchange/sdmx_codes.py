"""
The codes of SDMX: what each says of an observation, for feeds and for dossiers that go out.

Sources: SDMX code lists CL_OBS_STATUS 2.3, CL_CONF_STATUS 1.4, CL_UNIT_MULT
1.1; the flags of Eurostat, which are written in small letters.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Flag(NamedTuple):
    """What a code of an observation says of its number."""

    meaning: str
    status: str | None = None
    basis: str | None = None
    missing: bool = False
    withheld: bool = False


OBSERVATION_FLAGS = {
    "A": Flag("normal value"),
    "B": Flag("time series break"),
    "D": Flag("definition differs"),
    "E": Flag("estimated value", basis="estimated"),
    "F": Flag("forecast value", basis="estimated"),
    "G": Flag("experimental value"),
    "H": Flag("missing value; holiday or weekend", missing=True),
    "I": Flag("imputed value", basis="estimated"),
    "J": Flag("derogation"),
    "K": Flag("data included in another category"),
    "L": Flag("missing value; data exist but were not collected", missing=True),
    "M": Flag("missing value; data cannot exist", missing=True),
    "N": Flag("not significant"),
    "O": Flag("missing value", missing=True),
    "P": Flag("provisional value", status="provisional"),
    "Q": Flag("missing value; suppressed", missing=True, withheld=True),
    "S": Flag("strike and other special events"),
    "U": Flag("low reliability"),
    "V": Flag("unvalidated value", status="unverified"),
    "W": Flag("includes data from another category"),
}
"""CL_OBS_STATUS, in capitals."""

EUROSTAT_FLAGS = {
    "b": Flag("break in time series"),
    "c": Flag("confidential", withheld=True),
    "d": Flag("definition differs"),
    "e": Flag("estimated", basis="estimated"),
    "f": Flag("forecast", basis="estimated"),
    "i": Flag("see metadata"),
    "n": Flag("not significant"),
    "p": Flag("provisional", status="provisional"),
    "r": Flag("revised"),
    "s": Flag("estimate of the publisher", basis="estimated"),
    "u": Flag("low reliability"),
    "z": Flag("not applicable", missing=True),
}
"""The flags of Eurostat, in small letters."""

CONFIDENTIAL = {
    "F": "free for publication",
    "N": "not for publication, restricted for internal use only",
    "C": "confidential statistical information",
    "D": "secondary confidentiality set by the sender, not for publication",
    "S": "secondary confidentiality set and managed by the receiver, not for publication",
    "A": "primary confidentiality due to small counts",
    "O": "primary confidentiality due to dominance by one unit",
    "T": "primary confidentiality due to dominance by two units",
    "G": "primary confidentiality due to dominance by one or two units",
    "M": "primary confidentiality due to data declared confidential based on other measures of concentration",
    "E": "primary confidentiality due to dominance by other units",
    "P": "primary confidentiality",
}
"""CL_CONF_STATUS."""

POWERS = {
    "units": "0",
    "tens": "1",
    "hundreds": "2",
    "thousands": "3",
    "tens of thousands": "4",
    "ten thousands": "4",
    "hundreds of thousands": "5",
    "hundred thousands": "5",
    "millions": "6",
    "billions": "9",
    "trillions": "12",
}
"""CL_UNIT_MULT by its names."""

_MOST_GLUED = 5


def codes_in(text: str) -> list[str]:
    """Return the flags of a cell: "P", "P: Provisional value", "b p", "E;P", and "bp" where each letter is one."""
    said = text.strip("[](){}\"' ")
    labelled = re.fullmatch(r"([A-Za-z]):.*", said)
    if labelled:
        return [labelled[1]]
    found: list[str] = []
    for word in re.split(r"[\s,;|+/&\"']+", said):
        found += list(word) if _is_glued(word) else [word]
    return [one for one in found if one]


def _is_glued(word: str) -> bool:
    """Whether a word is flags without anything between: small ones, or capitals but for "A", as "NA" is none."""
    if not 1 < len(word) < _MOST_GLUED or len(set(word)) != len(word):
        return False
    return all(one in EUROSTAT_FLAGS for one in word) or all(one in OBSERVATION_FLAGS and one != "A" for one in word)
