"""
Text widths: how much room a text takes at most, so that labels are wrapped before they meet.

Nothing here asks a font: a chart is drawn where there may be none.  The table
holds the wider of DejaVu Sans and Helvetica, of which Arial has the widths, so
that a text never takes more than is kept for it in these.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_STEP = 0.025

# From U+0020 to U+058F, a digit a character, in steps of 1/40 em, rounded up: Latin, Greek, Cyrillic, Armenian.
# Source: the tables of advance widths of DejaVu Sans 2.37 and of Adobe's Helvetica (AFM).
_TABLE = (
    "DHJYQdWBGGKYDFDEQQQQQQQQQQEEYYYNfSSTVRPWVCKRNZUWRWTRPUSeSRSGEGYNKPQMQPFQQCCOCdQPQQHLGQOXOOLQEQYeeeee"
    "eeeeeeeeeeeeeeeeeeeeeeeeeeeeDHQQQQEKKeJPY0eKKYHHKQQDKHJPdddMSSSSSSdSQQQQCCCCVUWWWWWYWUUUUPPQPPPPPPeM"
    "PPPPCCCCPQPPPPPYPQQQQOQOSPSPSPSMSMSMSMVQVQQPQPQPQPQPVQVQVQVQVQbSCCCCCCCCCCONCCROONCNCNFNENCUQUQUQXUQ"
    "WPWPWPhfSHSHSHQLQLQLQLPGPGPGUQUQUQUQUQUQeXPOPSLSLSLFQUSQSQTSMVXSQPQWPOFVSeFCUOCOdUQWbPcVRQSQLQEGPGPZ"
    "QVTUUSLRROLQROLQCKJCvqlYWJcbWSPCCWPUQUQUQUQUQPSPSPdeVQVQROWPWPROCvqlVQjSUQSPdeWPSPSPQPQPCCCCWPWPSHSH"
    "UQUQQLPGQLVQUYSPSLSPQPWPWPWPWPPOJYKCeeSSMNPLLPKSUSQPCCWQSHPOPQQQMMQSPPXMMWRCSQQOOQQQCEFGKCTdddQQQPZU"
    "RHHHHHMMPPLEEJEGGQPOOXOPLLOOLLLLWORTRCRLULLfhfYPWYTRLLRRHG7BCCGLFCJDDDDDFFKKKKKKBKKKBKKKEEDDKKGDKKKK"
    "KKDKI7FIFKKKKKeeKKLeeeeKeeeKeeeeeeee0000000000000000000000000000000000000000000000000000000000000000"
    "000000000000000000000000000000000000000000000000RNZQCCUQeeKMMMEeeeeeKKSDUZHeXeXYESSNSQSVWCRSZUQWVPeQ"
    "PPWSWVCPRMQEORQOPMMQPEOOQNNPPQOQPORORYEOPOYRPPSYSRYRWPQOOJRRZQcYVRWPSPVPSPPMRQMCWPPPQSZRQTSTQQWPSQCC"
    "CigWTUPVSSSPWQiQUUTVZVWVPSPPZSWShiYaSSiSPPOMSPbMQQPQVRPRQMOOZOSObcTWOMYPPPPMMLCCCbaRPQORcYVRcUaWlfWP"
    "gXQMZaWPWRWRebdVmgcYSML0000000VSSOPQPMROPMibQMTPTPTPZYVRfaibaSSMPOPOPOSOcXSOSOSQcUcUCibRPWRVRWSSOaVC"
    "SPSPdeQPWPWPibQMROUQUQWPWPWPSMPOPOPOSOPMaWROSOSOSOfadZSOhdjdVRVTPMVQleaZgeWQeXTPibibWSeeeeeeeeeeeVUV"
    "VUVQUZVSMbZUTVVVWUUVUTXVWUVTSUMXVWWeeDDAFAHKedQRRQQLQURQBePQQPQQQBQKQHdNQQQdQQIdQPXXeEFeeeee"
)
_FIRST = 0x20
_WIDTHS = (0,) * _FIRST + tuple(map(_DIGITS.index, _TABLE))
_WIDE = {"\u2014": 40, "\u2026": 40, "\u2e3a": 80, "\u2e3b": 120}
_NARROW = dict.fromkeys("\u2013\u2018\u2019\u201a\u201c\u201d\u201e\u2020\u00b7\u2009\u202f", 22)
_LIGATURES = (0xFDF0, 0xFDFE)  # whole phrases in one character
_CUNEIFORM = (0x12000, 0x12550)
_LETTERS_FROM_RIGHT = (0x590, 0x700)

BOLD = 1.27
"""How much wider a bold letter is at most."""

ASCENT, DESCENT = 0.95, 0.27
"""How far a line reaches above and below its base, in heights of its type."""

LINE_HEIGHT = 1.3
"""From one line to the next, in heights of the type."""


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how many units a text takes at most, at a height of the type."""
    wide = size * BOLD if bold else size
    if text.isascii():
        return sum(map(_WIDTHS.__getitem__, text.encode())) * _STEP * wide
    return _in_steps(text) * _STEP * wide


@lru_cache(maxsize=2048)
def _in_steps(text: str) -> int:
    return sum(map(_width_of, text))  # whole steps: a sum of floats is rounded otherwise from Python 3.12 on


def _width_of(character: str) -> int:
    """Return the width of one character in steps; of an unknown script that of a square."""
    code = ord(character)
    if code < len(_WIDTHS):
        return _WIDTHS[code]
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    known = _NARROW.get(character) or _WIDE.get(character)
    if known is not None:
        return known
    if _LETTERS_FROM_RIGHT[0] <= code < _LETTERS_FROM_RIGHT[1]:
        return 32
    if _LIGATURES[0] <= code < _LIGATURES[1]:
        return 400
    return 160 if _CUNEIFORM[0] <= code < _CUNEIFORM[1] else 44


def wrapped_lines(
    text: str, size: float, width: float, lines: int = 2, *, bold: bool = False
) -> tuple[tuple[str, ...], bool]:
    """
    Return a text in at most so many lines of a width, and whether it had to be shortened.

    Words go on in the next line; one that is too long for a line is broken;
    what is left over after the last line is an ellipsis.
    """
    if text_width(text, size, bold=bold) <= width:
        return (text,), False
    made: list[str] = []
    waiting, last = " ".join(text.split()), ""
    while waiting and len(made) < lines:
        last = waiting
        at = _fitting(last, size, width, bold=bold)
        line = last[:at]
        if at < len(last) and last[at] != " " and " " in line:
            line = line[: line.rindex(" ")]
        made.append(line.rstrip())
        waiting = last[len(line) :].lstrip()
    if not waiting:
        return tuple(made), False
    kept = _fitting(last, size, width - text_width("\u2026", size, bold=bold), bold=bold)
    made[-1] = f"{last[:kept].rstrip()}\u2026"
    return tuple(made), True


def _fitting(text: str, size: float, width: float, *, bold: bool) -> int:
    """Return how many characters of a text fit into a width; at least one, and no letter without its accents."""
    room, taken = width / (size * BOLD if bold else size), 0
    for at, character in enumerate(text):
        taken += _width_of(character)
        if taken * _STEP > room + 1e-9:
            return max(1, at)
    return len(text)
