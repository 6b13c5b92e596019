"""
Escaping: names, titles and addresses from outside, written so that they are read as text and as nothing else.

For HTML and Markdown; LaTeX and CSV are escaped as in ``exchange``.
Source: OWASP, Cross Site Scripting Prevention; CommonMark 0.31.2, section 2.4.
"""

from __future__ import annotations

import re
from html import escape
from urllib.parse import urlsplit

LONGEST_ADDRESS = 2_048
"""Longer ones are no address that a reader can check, and browsers cut them."""

_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>#|~$^=@&]|:(?=:|//)|(?<=[Ww]{3})\.")
"""What commands within a line; of these are Quarto's shortcodes, citations, formulas and blocks, and GitHub's links."""

_BEGINS_BLOCK = re.compile(
    r"((?:\d{1,9}|[A-Za-z]|[IVXLCDMivxlcdm]{2,})(?=[.)])|(?=[-+:%(]))(.)(?=[\s-]|$|(?<=\()\w+\))"
)
"""What begins a list, in pandoc one with letters too, a line of definition or a title block."""

_NO_PART_OF_AN_ADDRESS = re.compile(r"[\s\"<>\\^`{|}]")


_SPACES = re.compile(r"[^\S\u00a0\u2007\u202f]+")
"""All white space but what keeps two words, or the digits of a number, on one line."""


def on_one_line(text: str) -> str:
    """Return a text without line breaks and tabs, and with one space where there were several."""
    return _SPACES.sub(" ", text)


def html_text(text: str) -> str:
    """Return a text for HTML, as content or within a quoted attribute."""
    return escape(text, quote=True)


def markdown_text(text: str) -> str:
    """Return a text for Markdown (CommonMark, pandoc and Quarto): one line, in which no character commands anything."""
    line = _MARKDOWN.sub(r"\\\g<0>", on_one_line(text).strip(" "))
    begins = _BEGINS_BLOCK.match(line)
    return line if begins is None else f"{begins[1]}\\{line[begins.start(2) :]}"


def link(address: str | None) -> str | None:
    """
    Return an address that may be a link, else None: it is then printed as text.

    Only http and https, in ASCII, with a host, and nobody's name or password before it.
    """
    if address is None or len(address) > LONGEST_ADDRESS or not address.isascii():
        return None
    if not address.isprintable() or _NO_PART_OF_AN_ADDRESS.search(address):
        return None
    try:
        parts = urlsplit(address)
        allowed = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None
        allowed = allowed and (parts.port is None or parts.port > 0)
    except ValueError:  # such as a port of 99999
        return None
    starts = address.lower().startswith(("http://", "https://"))  # urlsplit takes "https:evil" too
    return address if allowed and starts else None
