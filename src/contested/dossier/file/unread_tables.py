"""Unread tables: what a file says in words that this version does not know, where it may be what somebody says."""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING

from contested.checks.finding import Finding, Silenced, new_finding
from contested.dossier.file.keys import ARRAYS
from contested.dossier.file.literals import literal
from contested.dossier.file.messages import near_keys
from contested.dossier.file.outline import dotted
from contested.errors import ContestedWarning

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

_TABLES_MEANT = {
    "claims": "estimate estimated assertion asserted number count statement stated position said says say figure",
    "denials": "denied deny denies rejection rejected rejects refuted refutation refutes refute rebuttal rebutted "
    "contradicted contradiction contradicts repudiated repudiation disavowed disavowal",
    "withheld": "no_comment withhold withholds withholding refusal refused silent silence declined declines unanswered "
    "no_answer no_number undisclosed not_disclosed not_stated no_statement",
    "accepted": "accept accepts acceptance admitted admission admits acknowledged acknowledgement acknowledgment "
    "agreed agreement agrees conceded concession confirmed confirmation confirms endorsed endorsement",
    "disputed": "dispute disputes challenged challenge challenges doubted doubt doubts questioned contested",
    "corrected": "correction corrects revised revision amended amendment",
    "retracted": "retraction retracts withdrawn withdrawal withdraws recanted",
}
_ARRAY_OF = {word: array for array, words in _TABLES_MEANT.items() for word in words.split()}
"""Words by which somebody may call a table of statements, in the singular, and how it is called."""

_KEYS_MEANT = {
    "value": "number amount count total",
    "by": "party holder who according_to said_by stated_by claimed_by denied_by",
    "source": "document read_in publication",
    "stated": "date day said_on stated_on",
    "quote": "words wording verbatim quotation",
}
_KEY_OF = {word: key for key, words in _KEYS_MEANT.items() for word in words.split()}
"""Words by which somebody may call a key of a statement, and how it is called."""

SAYING = frozenset({"by", "source", "value", "estimate", "named", "quote", "stated"})
"""Keys of a table by which it may be what somebody says."""

_BARE = re.compile(
    "den(?:ied|ies|y|ial)|reject(?:ed|ion)|refuted|rebutt(?:ed|al)|contradicted|withheld|accepted|disputed|"
    "correct(?:ed|ion)|retract(?:ed|ion)|withdraw(?:n|al)"
)
"""Words that mean a statement of somebody without a "by" behind them, too; "confirmed" may be a note of one's own."""

_OTHER_HOLDERS = frozenset(("claimed_by", "said_by", "stated_by", "according_to"))
"""Keys that say of a claim whose it is; beside ``by`` they would be somebody else."""

_LOOKS_SAID = SAYING | _KEY_OF.keys()
_FIGURE_DEPTH, _STATEMENT_DEPTH = 2, 4
"""Parts of the path of a figure, and of one of its statements."""

_NAMED = 3
"""So many unread tables a warning names; all have a finding."""


def meant_keys(key: str, value: object, table: Collection[str], known: Collection[str]) -> list[str]:
    """
    Return the known keys that another word was probably meant for: none for a key of one's own.

    Args:
        key: that nobody reads.
        value: what stands there.
        table: the keys beside it; one that is there already is not meant.
        known: those that are read.
    """
    array, near = _array_meant(key), _KEY_OF.get(_plain(key))
    if array is not None and array in known and _entries(value, _LOOKS_SAID):
        return [array]
    if near is None or near not in known or near in table or isinstance(value, (dict, list)):
        return []
    return [near]


def said_apart(key: str, value: object, path: Sequence[str | int], table: Mapping[str, object]) -> str:
    """
    Return what to write where a key of a claim or of a figure is what another says: ``denied_by = "the mayor"``.

    Args:
        key: that nobody reads.
        value: what stands there.
        path: of the table: a statement of a figure, or a figure.
        table: with what stands beside it.

    Returns:
        Nothing for a key of one's own, and for one whose statement this is.
    """
    in_statement = len(path) == _STATEMENT_DEPTH and path[2] in ARRAYS
    if path[:1] != ("figures",) or not (
        in_statement or (len(path) == _FIGURE_DEPTH and not _entries(value, _LOOKS_SAID))
    ):
        return ""
    plain = _plain(key)
    stem = plain.removesuffix("_by")
    if in_statement and plain in _OTHER_HOLDERS and "by" in table:
        own = f"a statement of its own: [[{_of(path, path[2])}]]"
        return f"by says already whose this is; write all who say it in by, or {own}"
    array = next((one for one in (stem, f"{stem}s") if one in ARRAYS), None) or _array_meant(stem)
    if array in (None, "claims", *path[2:3]) or (stem == plain and _BARE.fullmatch(plain) is None):
        return ""
    who = literal(value) if isinstance(value, str) and stem != plain else "'...'"
    aim = literal(str(table["key"])) if in_statement and "key" in table else "'the key of that claim'"
    aims = {"denials": f"; of one number alone, also estimate = {aim}", "withheld": ""}
    how = f"by = {who}{aims.get(str(array), f' and estimate = {aim}')}"
    return f"what somebody says is a statement of its own; write [[{_of(path, array)}]] with {how}"


def _of(path: Sequence[str | int], array: object) -> str:
    """Return the path of a table of statements of the figure that a path is in."""
    return dotted((*path[:2], str(array)))


def misplaced(key: str, value: object) -> str | None:
    """Return the table of a figure that one outside all figures was meant for, or None."""
    array = next(iter(near_keys(key, tuple(ARRAYS))), None) or _array_meant(key)
    return array if _entries(value, _LOOKS_SAID) else None


def unread_findings(unknown: Mapping[str, object], figures: Iterable[str]) -> Iterator[Finding]:
    """
    Yield a finding for each table that was not read, and may be what somebody says.

    Args:
        unknown: what was not read, by its path.
        figures: the ids of all figures.
    """
    ids = {dotted(("figures", id_)): id_ for id_ in figures}
    waiting = [(path, value) for path, value in reversed(list(unknown.items())) if isinstance(value, (dict, list))]
    while waiting:
        path, value = waiting.pop()
        where = tuple(ids[start] for start in _starts(path) if start in ids)[:1]
        count = _entries(value, SAYING)
        if count and (where or isinstance(value, list)):  # a single table outside figures describes the file
            entries = "1 entry" if count == 1 else f"{count} entries"
            yield new_finding("CF028", where, f"the table {path} with {entries} was not read")
        elif isinstance(value, dict):
            waiting += [
                (f"{path}.{dotted((key,))}", one) for key, one in value.items() if isinstance(one, (dict, list))
            ]


def warn_of_unread(unknown: Mapping[str, object], figures: Iterable[str], silenced: Iterable[Silenced]) -> None:
    """Warn once of the tables of a file that were not read, as far as it does not silence that."""
    rules = tuple(silenced)
    found = [one for one in unread_findings(unknown, figures) if not any(rule.covers(one) for rule in rules)]
    if found:
        told = "; ".join(one.what for one in found[:_NAMED])
        more = f"; and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
        warnings.warn(f"{told}{more}; {found[0].advice}", ContestedWarning, stacklevel=4)


def _plain(key: str) -> str:
    return key.lower().replace("-", "_").replace(" ", "_").strip("_")


def _array_meant(key: str) -> str | None:
    plain = _plain(key)
    return _ARRAY_OF.get(plain) or _ARRAY_OF.get(plain.removesuffix("s"))


def _entries(value: object, keys: Collection[str]) -> int:
    """Return how many entries a table or a list of tables has, if one of them has one of these keys; else 0."""
    entries = value if isinstance(value, list) else [value]
    tables = [one for one in entries if isinstance(one, dict)]
    return len(tables) if any(not one.keys().isdisjoint(keys) for one in tables) else 0


def _starts(path: str) -> Iterator[str]:
    """Yield a path up to each of its points."""
    return (path[:at] for at, letter in enumerate(path) if letter == ".")
