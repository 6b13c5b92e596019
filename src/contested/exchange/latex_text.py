r"""
Text within LaTeX: written so that no character of it commands anything, and read with the accents that people type.

Braces are written by name, since BibTeX counts those behind a backslash too.
Source: The LaTeX Companion (2023), and the section on special characters of
"Tame the BeaST", https://ctan.org/pkg/tamethebeast.
"""

from __future__ import annotations

import re
import unicodedata

_ESCAPED = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    "`": r"{\textasciigrave}",
    "\n": r"{\newline}",
    **{mark: f"\\{mark}" for mark in "#$%&_"},
}
_WRITTEN = str.maketrans(_ESCAPED)

_NAMED = {
    **{written.strip("{}\\"): character for character, written in _ESCAPED.items() if written.startswith("{")},
    "ss": "ß",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "o": "ø",
    "O": "Ø",
    "aa": "å",
    "AA": "Å",
    "l": "ł",
    "L": "Ł",
    "i": "ı",
    "j": "ȷ",
    "dh": "ð",
    "DH": "Ð",
    "th": "þ",
    "TH": "Þ",
    "textendash": "–",
    "textemdash": "—",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "ldots": "…",
    "textquoteleft": "‘",
    "textquoteright": "’",
    "S": "§",
    "P": "¶",
    "copyright": "©",
    "pounds": "£",
}
_ACCENTS = {
    '"': "\u0308",
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
    "c": "\u0327",
    "v": "\u030c",
    "u": "\u0306",
    "H": "\u030b",
    "r": "\u030a",
    "k": "\u0328",
    "d": "\u0323",
}

_DRAWN = {"--": "–", "---": "—", "``": "“", "''": "”", "~": " "}

_LIGATURE = re.compile("-(?=-)|'(?=')|,(?=,)|[<>](?=[<>])")
"""Marks that LaTeX draws together with the next one, as another."""

_TOKEN = re.compile(
    r"""\{?\\(?P<accent>["'`^~=.]|[cvuHrkd](?=[\s{]))\s*(?:\{\\?(?P<in>[A-Za-z])\}|\\?(?P<on>[A-Za-z]))\}?"""
    r"""|\{?\\(?P<name>[A-Za-z]+)(?P<after>\}|\{\}|\s+|(?![A-Za-z]))"""
    r"""|\\(?P<mark>.)|---?|``|''|~|[{}$]""",
    re.DOTALL,
)


def written_in_latex(text: str) -> str:
    """Return text as it stands in a document: each character prints as itself."""
    return _LIGATURE.sub("\\g<0>{}", text.translate(_WRITTEN))


def read_from_latex(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text that a document prints, and the commands that are not known and left out."""
    unknown: list[str] = []

    def printed(found: re.Match[str]) -> str:
        if found["accent"]:
            return unicodedata.normalize("NFC", (found["in"] or found["on"]) + _ACCENTS[found["accent"]])
        if found["name"] and found["name"] not in _NAMED:
            unknown.append(f"\\{found['name']}")
        said = _NAMED.get(found["name"] or "", "") or found["mark"] or _DRAWN.get(found[0], "")
        return " " if said.isspace() and found["mark"] else said

    return _TOKEN.sub(printed, text), tuple(dict.fromkeys(unknown))
