"""
Slips of typing: what is wrong with a text that is no TOML, line by line, and how it was probably meant.

One parser stops at the first slip.  Here the line of each is said and put
right for the search alone, so that all slips of a file come at once; the file
itself is left alone.
"""

from __future__ import annotations

import re
import tomllib
from typing import NamedTuple

from contested.dossier.file.keys import ARRAYS
from contested.dossier.file.literals import DAY, literal, meant_days
from contested.dossier.file.syntax import SIMPLE, split_key
from contested.errors import Problem, shorten

MOST = 50
"""So many slips of one file are looked for."""

LARGEST = 1_000_000
"""In a file of more characters the first slip alone is looked for, since each takes another look at the whole."""

LONGEST_VALUE = 200
"""Lines above a slip in which the opening of what never ends is looked for: longer lists than people write by hand."""

LONGEST_BROKEN = 20
"""Lines below the opening of a text in which its end is looked for: a quotation, and no chapter."""

_AT_LINE = re.compile(r"\(at line ([0-9]+)")
_HEADER = re.compile(rf"\s*(\[\[?)\s*({SIMPLE}(?:\s*\.\s*{SIMPLE})*)\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(rf"\s*({SIMPLE}(?:\s*\.\s*{SIMPLE})*)\s*=")
_STATEMENT = re.compile(r"(\s*)([^=]*?)\s*(:=|==|=)\s*(.*)")
_COLON = re.compile(rf"\s*({SIMPLE})\s*:\s*(\S.*)")
_WORDS = re.compile(rf"\s*({SIMPLE})\s+(\S.*)")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]")
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_QUOTES = "“”„‟«»‹›‘’‚‛＂＇「」『』"
_STRAIGHT = re.compile(f"[{_QUOTES}]")
_COMMENT = re.compile(r"\s+#.*")
_DATED = re.compile(r"[0-9]{3,4}-[0-9]{1,2}(?:-[0-9]{1,2})?(?:[/T~?].*)?")
_NUMBER = re.compile(r"[+-]?[0-9][0-9\s.,'’_\u00a0\u202f]*|[+-]?\.[0-9]+")
_ITEM = re.compile(r"\"[^\"]*\"|'[^']*'|[^,\s\"'][^,]*")
_SWITCHES = {"yes": "true", "on": "true", "true": "true", "no": "false", "off": "false", "false": "false"}
_TWICE = ("overwrite", "mutate", "Cannot declare", "redefine")
"""By which words the standard library says that a key is there already; it has no error of its own for that."""

_NOTHING = ("none", "null", "nil", "nan", "n/a", "-", "?")


class Slip(NamedTuple):
    """What is wrong with a line, and the line as meant; None where nobody can tell; ``more`` lines go with it."""

    message: str
    meant: str | None
    hides_the_rest: bool = False
    more: int = 0


class Slips(NamedTuple):
    """Every slip of a text, the text as it was meant, and the lines whose keys were left out of that."""

    problems: tuple[Problem, ...]
    meant: str | None
    left_out: frozenset[int]


def slips(text: str) -> Slips:
    """Return the slips of the text of a file that the standard library does not parse."""
    lines = text.split("\n")
    found: dict[int, Problem] = {}
    left_out: set[int] = set()
    while len(found) < MOST:
        try:
            tomllib.loads("\n".join(lines), parse_float=str)
        except tomllib.TOMLDecodeError as error:
            reason = re.split(r" \(at ", str(error))[0]
            at = _AT_LINE.search(str(error))
            n = _culprit(lines, int(at[1]) - 1 if at else len(lines) - 1)
            path = _path(lines, n)
            slip = _slip(lines, n, reason)
            if n in found or slip.meant is None or slip.meant == lines[n]:
                left_out.add(_header_above(lines, n))
                slip = slip._replace(meant=_out_of_the_way(lines[n], n))
            found.setdefault(n, Problem(path, n + 1, slip.message))
            if lines[n] == slip.meant or slip.hides_the_rest or len(text) > LARGEST:
                return Slips(tuple(found.values()), None, frozenset())
            lines[n : n + 1 + slip.more] = [str(slip.meant), *["#"] * slip.more]
        except (RecursionError, ValueError):  # behind the slips, nested too deep or a number too long
            return Slips(tuple(found.values()), None, frozenset())
        else:
            return Slips(tuple(found.values()), "\n".join(lines), frozenset(left_out))
    return Slips(tuple(found.values()), None, frozenset())


def _out_of_the_way(line: str, n: int) -> str:
    """Return a line that says nothing; a header still begins a table, so that its keys are in no other."""
    return f"[slip-{n}]" if line.lstrip().startswith("[") else "#"


# -- where --------------------------------------------------------------------------------


def _culprit(lines: list[str], n: int) -> int:
    """Return the line at which a list, a table or a text was opened, if what is wrong is that it never ends."""
    n = min(n, len(lines) - 1)
    while n > 0 and not lines[n].strip():  # what never ends is noticed at the end of the file
        n -= 1
    for above in range(n - 1, max(n - LONGEST_VALUE, -1), -1):
        statement = _STATEMENT.match(lines[above])
        if _HEADER.fullmatch(lines[above].rstrip()):
            break
        if statement is None or lines[above].lstrip().startswith("#"):
            continue
        value = statement[4]
        opened = value[:1] in ("[", "{") and not _parses(lines[above]) and not _closed_by(lines[above : n + 1])
        if opened or (value[:3] in ('"""', "'''") and value.count(value[:3]) == 1):
            return above
        if _parses(lines[above]):
            break
    return n


def _closed_by(lines: list[str]) -> bool:
    return any(_parses("\n".join(lines[:length])) for length in range(1, len(lines)))


def _parses(text: str) -> bool:
    try:
        tomllib.loads(text, parse_float=str)
    except (RecursionError, ValueError):
        return False
    return True


def _header_above(lines: list[str], n: int) -> int:
    """Return the line, from 1, of the header above a line; 0 without one."""
    return next((at + 1 for at in range(n, -1, -1) if _HEADER.fullmatch(lines[at].rstrip())), 0)


def _path(lines: list[str], n: int) -> str:
    """Return the path of what stands on a line, as a person reads it."""
    header = _header_above(lines, n)
    path = ""
    if header:
        match = _HEADER.fullmatch(lines[header - 1].rstrip())
        names = ".".join(split_key(match[2])) if match else ""
        double = match is not None and match[1] == "[["
        same = [
            line
            for line in lines[:header]
            if (m := _HEADER.fullmatch(line.rstrip())) and m[1] == "[[" and ".".join(split_key(m[2])) == names
        ]
        path = f"{names}[{len(same)}]" if double else names
    statement = _STATEMENT.match(lines[n])
    key = statement[2].strip() if statement else (lines[n].split() or [""])[0].rstrip(":")
    if header == n + 1 or lines[n].lstrip().startswith("["):
        return path if header == n + 1 else ""
    shown = key if re.fullmatch("[A-Za-z0-9_.-]+", key) else shorten(key) if key else ""
    return ".".join(part for part in (path, shown) if part)


# -- what ---------------------------------------------------------------------------------


def _slip(lines: list[str], n: int, reason: str) -> Slip:
    """Say what is wrong with a line."""
    line = lines[n].removesuffix("\r") if n + 1 < len(lines) else lines[n]
    return _character_slip(line) or _line_slip(lines, n, line, reason)


def _character_slip(line: str) -> Slip | None:
    """Say what is wrong with a character of a line; None where it is none of these."""
    if "\r" in line:
        how = "save the file with the line ends of Unix or Windows"
        return Slip(f"a line ends in a carriage return alone; {how}", None, hides_the_rest=True)
    hidden = _HIDDEN.search(line)
    if hidden is not None:
        shown = f"U+{ord(hidden[0]):04X}"
        return Slip(f"character {hidden.start() + 1} is the invisible {shown}; take it out", _HIDDEN.sub(" ", line))
    if line.strip().startswith(("//", ";", "--", "/*", "%")):
        return Slip("a comment begins with #; write # in front", f"#{line}")
    odd = _SPACES.search(line)
    if odd is None or not _parses(_SPACES.sub(" ", line)):
        return None
    shown = f"U+{ord(odd[0]):04X}"
    return Slip(
        f"character {odd.start() + 1} is {shown}, which looks like a space; write a space", _SPACES.sub(" ", line)
    )


def _line_slip(lines: list[str], n: int, line: str, reason: str) -> Slip:
    """Say what is wrong with a header, or a key and its value."""
    bare = line.strip()
    if bare.startswith("["):
        return _header_slip(lines, n, bare)
    if _KEY.match(line) and any(word in reason for word in _TWICE):
        return _twice(lines, n)
    statement = _STATEMENT.match(line)
    if statement is None:
        return _without_equals(line, bare)
    return _broken_text(lines, n, *statement.group(2, 3, 4)) or _statement_slip(*statement.group(2, 3, 4))


def _broken_text(lines: list[str], n: int, key: str, sign: str, value: str) -> Slip | None:
    """Say that a text goes on over the lines below, where one of them ends it; None where none does."""
    mark = value[:1]
    if sign != "=" or mark not in tuple("\"'") or mark in value[1:]:
        return None
    for last in range(n + 1, min(n + 1 + LONGEST_BROKEN, len(lines))):
        line = lines[last].rstrip()
        if _HEADER.fullmatch(line) or _KEY.match(line):
            return None
        if line.endswith(mark) and line.count(mark) == 1:
            text = literal(" ".join(one.strip() for one in [value[1:], *lines[n + 1 : last], line[:-1]]))
            how = f"a text over several lines stands between {mark * 3} and {mark * 3}, one in a line between {mark}"
            return Slip(f"{how}; write {key} = {text}", f"{key} = {text}", more=last - n)
    return None


def _statement_slip(key: str, sign: str, value: str) -> Slip:
    """Say what is wrong with a key and its value."""
    if not key:
        return Slip("the key in front of = is missing; write key = value", None)
    if not re.fullmatch(rf"{SIMPLE}(?:\s*\.\s*{SIMPLE})*", key):
        return _key_slip(key, value)
    if sign != "=":
        return Slip(f"one = stands between a key and its value; write {key} = {value}", f"{key} = {value}")
    return _value_slip(key, value)


def _header_slip(lines: list[str], n: int, bare: str) -> Slip:
    match = _HEADER.fullmatch(bare)
    if match is not None and bare.startswith("[[") == ("]]" in bare):
        names = split_key(match[2])
        first = next(
            (m for m in range(n) if (h := _HEADER.fullmatch(lines[m].rstrip())) and split_key(h[2]) == names), None
        )
        where = "" if first is None else f" (first on line {first + 1})"
        if names[-1] in ARRAYS and match[1] == "[":
            return Slip(
                f"the table {bare} is written twice{where}; each statement begins with [[{'.'.join(names)}]]", None
            )
        return Slip(f"the table {bare} is written twice{where}; put its keys together, or give one another id", None)
    opening = "[[" if bare.startswith("[[") else "["
    closing = "]" * len(opening)
    inside = _STRAIGHT.sub("", bare.lstrip("[").split("#")[0].split("]")[0]).strip()
    if not inside:
        return Slip("a header names a table; write [parties.some_id]", None)
    whole = f"{opening}{inside}{closing}"
    behind = bare.partition("]")[2].lstrip("]").strip()
    if behind and not behind.startswith("#"):
        return Slip(f"a header stands alone on its line; write {whole}, and what follows on the next line", whole)
    if _HEADER.fullmatch(whole) is None:
        meant = ".".join(
            re.sub(r"[^A-Za-z0-9_-]+", "_", part.strip()).strip("_") or "some_id" for part in inside.split(".")
        )
        return Slip(
            f"an id has letters, digits, - and _; write {opening}{meant}{closing}", f"{opening}{meant}{closing}"
        )
    return Slip(f"the brackets of the header do not match; write {whole}", whole)


def _twice(lines: list[str], n: int) -> Slip:
    key = _KEY.match(lines[n])
    names = split_key(key[1]) if key else ()
    above = range(n - 1, max(_header_above(lines, n) - 1, -1), -1)
    first = next((m for m in above if (other := _KEY.match(lines[m])) and split_key(other[1]) == names), None)
    where = "" if first is None else f" (first on line {first + 1})"
    return Slip(f"{'.'.join(names)} is written twice in this table{where}; keep one", "#")


def _without_equals(line: str, bare: str) -> Slip:
    colon, words = _COLON.match(line), _WORDS.match(line)
    if colon is not None:
        return Slip(f"a key is followed by =; write {colon[1]} = {_text(colon[2])}", f"{colon[1]} = {_text(colon[2])}")
    if words is not None:
        return Slip(f"the = is missing; write {words[1]} = {_text(words[2])}", f"{words[1]} = {_text(words[2])}")
    return Slip(f"{shorten(bare)} is no key with a value; write key = value, or # in front of a comment", None)


def _key_slip(key: str, value: str) -> Slip:
    plain = re.sub(r"\W+", "_", _STRAIGHT.sub("", key)).strip("_") or "key"
    meant = f"{plain if plain.isascii() else literal(plain)} = {value}"
    return Slip(
        f"{shorten(key)} is no key, which has letters, digits, - and _; write {meant.split(' = ', maxsplit=1)[0]}",
        meant,
    )


def _value_slip(key: str, value: str) -> Slip:
    """Say what is wrong with a value."""
    if not value or value.startswith("#"):
        return Slip(f"nothing stands behind {key} =; write a value, or take the line out", None)
    first = value[0]
    if first in _QUOTES:
        text = literal(_STRAIGHT.sub("", _COMMENT.sub("", value)))
        return Slip(f"these quotation marks are not straight ones; write {key} = {text}", f"{key} = {text}")
    if first in "\"'":
        return _quoted_slip(key, value, first)
    if first in "[{":
        return _group_slip(key, value, first)
    return _plain_slip(key, _COMMENT.sub("", value).strip())


def _quoted_slip(key: str, value: str, mark: str) -> Slip:
    if value.startswith(mark * 3):
        return Slip(
            f"the text that {mark * 3} opens here is never closed; write {mark * 3} behind its end",
            None,
            hides_the_rest=True,
        )
    closed = re.match(r'"(?:\\.|[^"\\])*"' if mark == '"' else r"'[^']*'", value)
    inner = _COMMENT.sub("", value).strip()
    if closed is None:
        text = literal(inner.strip("\"'"))
        return Slip(f"the quotation mark that opens here is never closed; write {key} = {text}", f"{key} = {text}")
    behind = value[closed.end() :].strip()
    if behind.startswith(","):
        items = _ITEM.findall(inner)
        if len(items) == 1:
            return Slip(f"a value is followed by nothing; write {key} = {items[0]}", f"{key} = {items[0]}")
        listed = f"[{', '.join(map(_text, items))}]"
        return Slip(f"several values stand in brackets; write {key} = {listed}", f"{key} = {listed}")
    if behind and not behind.startswith("#"):
        text = literal(inner[1:].removesuffix(mark))
        return Slip(f"a quotation mark inside a text ends it; write {key} = {text}", f"{key} = {text}")
    text = literal(inner[1:-1].replace("\t", " "))
    return Slip(
        f"a backslash inside a text is written twice, and a control character not at all; write {key} = {text}",
        f"{key} = {text}",
    )


def _group_slip(key: str, value: str, opening: str) -> Slip:
    straight = _STRAIGHT.sub('"', _COMMENT.sub("", value))
    if opening == "{":
        meant = f"{key} = {{ {straight.strip('{} ').replace(':', ' =')} }}"
        how = "an inline table stands in one line, and its keys have =, with commas between them"
        if straight.strip("{ ") and _parses(meant):
            return Slip(f"{how}; write {meant}", meant)
        return Slip(f"{how}; write {key} = {{ one = 'text', other = 'text' }}", None, hides_the_rest=True)
    items = [item.strip() for item in _ITEM.findall(straight.strip("[] "))]
    listed = f"[{', '.join(map(_text, items))}]"
    return Slip(
        f"the list is not closed, or an item has no quotation marks, or a comma is missing; write {key} = {listed}",
        f"{key} = {listed}" if _parses(f"{key} = {listed}") else None,
    )


def _plain_slip(key: str, value: str) -> Slip:
    """Say what is wrong with a value without quotation marks."""
    word = value.lower()
    if word in _SWITCHES:
        return Slip(f"write {key} = {_SWITCHES[word]}, in small letters", f"{key} = {_SWITCHES[word]}")
    if word in _NOTHING:
        return Slip(f"what is not known is left out; take out {key}", None)
    if DAY.fullmatch(value):
        return _day_slip(key, value)
    if _NUMBER.fullmatch(value) and not _DATED.fullmatch(value):
        return _number_slip(key, value)
    if value.find('"') == len(value) - 1:
        text = literal(value[:-1])
        return Slip(f"the quotation mark in front is missing; write {key} = {text}", f"{key} = {text}")
    text = literal(value)
    what = "a date that is no full day" if _DATED.fullmatch(value) else "text"
    return Slip(f"{what} stands in quotation marks; write {key} = {text}", f"{key} = {text}")


def _number_slip(key: str, value: str) -> Slip:
    """Say what is wrong with a number."""
    digits, text = value.rstrip(",. "), literal(value)
    if _parses(f"{key} = {digits}") and digits != value:
        return Slip(f"a mark stands behind the number; write {key} = {digits}", f"{key} = {digits}")
    if re.fullmatch(r"[+-]?\.[0-9]+", value):
        return Slip(
            f"a digit stands in front of the point; write {key} = {value.replace('.', '0.')}", f"{key} = {text}"
        )
    return Slip(
        f"a number with marks or spaces in it stands in quotation marks, as it is printed; write {key} = {text}",
        f"{key} = {text}",
    )


def _day_slip(key: str, value: str) -> Slip:
    ways = [f"{key} = {literal(day)}" for day in meant_days(value)]
    if not ways:
        return Slip(f"{value} is no day; a date is year-month-day in quotation marks: {key} = '2023-09-16'", None)
    return Slip(f"a date is written year-month-day; write {' or '.join(ways)}", ways[0] if len(ways) == 1 else None)


def _text(value: str) -> str:
    """Return a value that stands alone, with quotation marks if it needs them."""
    bare = _STRAIGHT.sub('"', _COMMENT.sub("", value)).strip()
    return bare if _parses(f"key = {bare}") else literal(bare.strip("\"'"))
