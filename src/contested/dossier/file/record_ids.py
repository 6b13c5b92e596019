"""Ids: under which a dossier file keeps what it holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from contested.errors import UnusableName, WrongType
from contested.names import name_key

if TYPE_CHECKING:
    from collections.abc import Mapping

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


def checked_id(text: str, what: str) -> str:
    """
    Return ``text`` if it can be an id.

    Raises:
        UnusableName: not letters, digits, - and _ (at most 64).
        WrongType: not text.
    """
    if not isinstance(text, str):
        raise WrongType(f"{what} id", text, "text such as 'troops_2023'")
    if not _ID.fullmatch(text):
        raise UnusableName(f"{what} id", text, "an id has letters, digits, - and _, at most 64, such as 'troops_2023'")
    return text


def new_id(name: str, taken: Mapping[str, object]) -> str:
    """Return a fresh id made from a name: "News article" becomes "news-article"."""
    # 56 of the 64 characters that an id may have: the others are for the number behind it
    slug = re.sub(r"[^a-z0-9]+", "-", name_key(name)).strip("-")[:56] or "unnamed"
    made, n = slug, 1
    while made in taken:
        n += 1
        made = f"{slug}-{n}"
    return made
