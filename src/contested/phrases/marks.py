"""Marks on a text that are no part of it: notes, quotation marks around the whole, dots of a number that is cut off."""

from __future__ import annotations

import re

_SUSPECTED = re.compile(r"[\[*†‡¹…&\"“”„«»‘’']|\.\.\.")
_MARKS = re.compile(
    r"\[(?:[0-9]{1,3}|[A-Za-z]|(?:note|nb|n|fn) ?[0-9]{1,3})\]"  # "118,000[3]", "2,500[b][7]"
    r"|(?<=[0-9])¹(?![⁰¹²³⁴⁵⁶⁷⁸⁹])"  # a power of one would change nothing either
    r"|(?<=[\w%²³)\]+])\s?[*†‡]{1,3}(?![*^\w(]|\s*[0-9(])"
    r"|&nbsp;"
)
_CUT_OFF = re.compile(r"(?<![\w.,])([0-9][0-9 \u2009\u202f]*\.[0-9 \u2009\u202f]*[0-9]) ?(\.\.\.|…)(?=$|\s)")
_QUOTED = {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "'": "'", "”": "”"}


def without_marks(text: str) -> str:
    """Return a text with spaces in place of its marks, so that every character keeps its place."""
    if not _SUSPECTED.search(text):
        return text
    text = _MARKS.sub(lambda mark: " " * len(mark[0]), text)
    text = _CUT_OFF.sub(lambda cut: cut[0][: cut.end(1) - cut.start()].ljust(len(cut[0])), text)
    inner = text.strip()
    if len(inner) > 2 and inner[-1] in _QUOTED.get(inner[0], ""):
        start = text.index(inner)
        end = start + len(inner) - 1
        text = f"{text[:start]} {text[start + 1 : end]} {text[end + 1 :]}"
    return text
