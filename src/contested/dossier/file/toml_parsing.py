"""Parsing: a TOML text from outside as plain values, by the standard library alone and within limits."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal, InvalidOperation

from contested.errors import Problem, UnreadableDossier

NAME = "the dossier"
"""How errors call a dossier whose file is not known."""

LARGEST_DOSSIER = 16_000_000
"""Bytes: some hundred thousand claims of 150 characters."""

DEEPEST_KEY = 32
"""Parts of a key joined by points; the deepest that is read has four, as in figures.troops.facets.side."""

_DEEP = re.compile(rf"(?<![\w\"'-])(?:[\w\"'-]++\s*+\.\s*+){{{DEEPEST_KEY}}}")


def decode_toml(text: str | bytes, name: str) -> str:
    """
    Return a text within limits.

    Args:
        text: in UTF-8 where it comes as bytes.
        name: how errors call it.

    Raises:
        UnreadableDossier: too long, no UTF-8, or with keys of too many parts.
    """
    if len(text) > LARGEST_DOSSIER:
        raise refusal(name, None, f"it has more than {LARGEST_DOSSIER:,} bytes; split it into several dossiers")
    if isinstance(text, bytes):
        try:
            text = str(text, "utf-8")
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            reason = f"byte {error.start + 1} is not UTF-8; save the file as UTF-8"
            raise refusal(name, line, reason) from None
    if text.startswith("\ufeff"):
        raise refusal(name, 1, "it begins with a byte-order mark; save it as UTF-8 without one")
    deep = _DEEP.search(text)
    if deep:
        line = text[: deep.start()].count("\n") + 1
        raise refusal(name, line, f"a key has more than {DEEPEST_KEY} parts joined by points; use fewer")
    return text


def parse_toml(text: str, name: str) -> dict[str, object]:
    """
    Parse TOML into plain values.

    Raises:
        tomllib.TOMLDecodeError: it is no TOML.
        UnreadableDossier: nested too deep, or with a number of thousands of
            digits.
    """
    try:
        return tomllib.loads(text, parse_float=_number)
    except tomllib.TOMLDecodeError:
        raise
    except RecursionError:
        raise refusal(name, None, "its arrays or tables are nested too deep; flatten them") from None
    except (ValueError, InvalidOperation):
        reason = "it holds a number with too many digits; at most 30 before the point are kept"
        raise refusal(name, None, reason) from None


def refusal(name: str, line: int | None, message: str) -> UnreadableDossier:
    """Return the error of a file with one problem."""
    return UnreadableDossier(name, (Problem("", line, message),))


def _number(text: str) -> Decimal | float:
    """Keep a number with a point exactly as written; NaN and infinities are refused where they are used."""
    value = Decimal(text)
    return value if value.is_finite() else float(text)
