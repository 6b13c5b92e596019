"""Every slip of typing is said with its line, its key and its cure, in the words of the file; all of a file at once."""

from __future__ import annotations

import re

import pytest

from contested.dossier.file.file_reading import read_parts as read
from contested.dossier.file.slips import LARGEST, MOST, _culprit, slips
from contested.errors import UnreadableDossier

HEAD = """format = 1
[parties.east]
name = "East"
[parties.west]
name = "West"
[sources.wire]
title = "Wire A"
[figures.dead]
name = "dead"
unit = "killed"
[[figures.dead.claims]]
"""
"""Eleven lines, behind which a claim goes on."""

CLAIM = "figures.dead.claims[1]"

# what is typed behind HEAD, the line and key of the problem, and what its cure has to hold
IN_A_CLAIM: dict[str, tuple[str, int, str, str]] = {
    "letters that changed places": ("vlaue = 3\n", 12, f"{CLAIM}.vlaue", "is it value?"),
    "a letter that is missing": ("value = 3\nsorce = 'wire'\n", 13, f"{CLAIM}.sorce", "is it source?"),
    "a letter too many": ("value = 3\nbye = 'east'\n", 13, f"{CLAIM}.bye", "is it by?"),
    "a key in capitals": ("value = 3\nBy = 'east'\n", 13, f"{CLAIM}.By", "is it by?"),
    "a hyphen for an underscore": ("value = 3\nas-of = '2023'\n", 13, f"{CLAIM}.as-of", "is it as_of?"),
    "a plural": ("value = 3\nnotes = 'n'\n", 13, f"{CLAIM}.notes", "is it note?"),
    "a number with commas": ("value = 3,283\n", 12, f"{CLAIM}.value", 'write value = "3,283"'),
    "a number with spaces": ("value = 3 283\n", 12, f"{CLAIM}.value", 'write value = "3 283"'),
    "a number with points": ("value = 3.283.000\n", 12, f"{CLAIM}.value", 'write value = "3.283.000"'),
    "a zero in front": ("value = 007\n", 12, f"{CLAIM}.value", 'write value = "007"'),
    "no digit in front of the point": ("value = .5\n", 12, f"{CLAIM}.value", "write value = 0.5"),
    "a comma at the end": ("value = 3283,\n", 12, f"{CLAIM}.value", "write value = 3283"),
    "words without quotation marks": ("value = about 3000\n", 12, f"{CLAIM}.value", 'write value = "about 3000"'),
    "a hedge without quotation marks": ("value = ~3000 # c\n", 12, f"{CLAIM}.value", 'write value = "~3000"'),
    "a range without quotation marks": ("value = 10-20\n", 12, f"{CLAIM}.value", 'write value = "10-20"'),
    "a percentage": ("value = 50%\n", 12, f"{CLAIM}.value", 'write value = "50%"'),
    "a name without quotation marks": ("value = 3\nby = east\n", 13, f"{CLAIM}.by", 'write by = "east"'),
    "quotation marks of a word processor": ("value = 3\nby = “east”\n", 13, f"{CLAIM}.by", 'write by = "east"'),
    "quotation marks of another language": ("value = 3\nby = «east»\n", 13, f"{CLAIM}.by", 'write by = "east"'),
    "quotation marks low and high": ("value = 3\nby = „east“ # c\n", 13, f"{CLAIM}.by", 'write by = "east"'),
    "a day with slashes": ("value = 3\nas_of = 16/09/2023\n", 13, f"{CLAIM}.as_of", 'write as_of = "2023-09-16"'),
    "a day with points": ("value = 3\nas_of = 16.9.2023\n", 13, f"{CLAIM}.as_of", 'write as_of = "2023-09-16"'),
    "a day with the month first": ("value = 3\nas_of = 9/16/2023\n", 13, f"{CLAIM}.as_of", '"2023-09-16"'),
    "a day of two readings": (
        "value = 3\nas_of = 03/04/2023\n", 13, f"{CLAIM}.as_of", 'as_of = "2023-04-03" or as_of = "2023-03-04"',
    ),
    "a day that is none": ("value = 3\nas_of = 31/31/2023\n", 13, f"{CLAIM}.as_of", "is no day"),
    "a month": ("value = 3\nas_of = 2023-09\n", 13, f"{CLAIM}.as_of", 'write as_of = "2023-09"'),
    "some day between": ("value = 3\nas_of = 2023-09-01/2023-09-20\n", 13, f"{CLAIM}.as_of", 'write as_of = "2023-09-01/'),
    "a day in words": ("value = 3\nas_of = 20 September 2023\n", 13, f"{CLAIM}.as_of", 'as_of = "20 September 2023"'),
    "a day with slashes in quotation marks": ("value = 3\nas_of = '16/09/2023'\n", 13, f"{CLAIM}.as_of", 'write "2023-09-16"'),
    "no equals sign": ("value 3\n", 12, f"{CLAIM}.value", "write value = 3"),
    "a colon": ("value = 3\nby: 'east'\n", 13, f"{CLAIM}.by", "write by = 'east'"),
    "a colon and no quotation marks": ("value = 3\nby: east\n", 13, f"{CLAIM}.by", 'write by = "east"'),
    "two equals signs": ("value == 3\n", 12, f"{CLAIM}.value", "write value = 3"),
    "a colon and an equals sign": ("value := 3\n", 12, f"{CLAIM}.value", "write value = 3"),
    "no value": ("value =\n", 12, f"{CLAIM}.value", "write a value, or take the line out"),
    "no value but a comment": ("value = # not known\n", 12, f"{CLAIM}.value", "write a value, or take the line out"),
    "no key": ("= 3\n", 12, CLAIM, "write key = value"),
    "a key of two words": ("value = 3\nas of = '2023'\n", 13, f"{CLAIM}.'as of'", "write as_of"),
    "no closing quotation mark": ('value = 3\nby = "east\nnote = "n"\n', 13, f"{CLAIM}.by", 'write by = "east"'),
    "no opening quotation mark": ('value = 3\nby = the east"\n', 13, f"{CLAIM}.by", 'write by = "the east"'),
    "a text over two lines": (
        'value = 3\nquote = "We cannot\nverify it."\n', 13, f"{CLAIM}.quote",
        'between """ and """, one in a line between "; write quote = "We cannot verify it."',
    ),
    "a text over three lines": (
        "value = 3\nquote = 'We\n cannot\nverify it.'\n", 13, f"{CLAIM}.quote", 'write quote = "We cannot verify it."',
    ),
    "a text that never ends": (
        'value = 3\nquote = "We cannot\n', 13, f"{CLAIM}.quote", 'never closed; write quote = "We cannot"',
    ),
    "no closing mark of a long text": ('value = 3\nquote = """said\nso\n', 13, f"{CLAIM}.quote", 'write """'),
    "two kinds of quotation marks": ("value = 3\nby = \"east'\n", 13, f"{CLAIM}.by", 'write by = "east"'),
    "an apostrophe inside a text": ("value = 3\nby = 'O'Brien'\n", 13, f"{CLAIM}.by", 'write by = "O\'Brien"'),
    "quotation marks inside a text": (
        'value = 3\nquote = "he said "no""\n', 13, f"{CLAIM}.quote", 'write quote = "he said \\"no\\""',
    ),
    "a backslash": ('value = 3\nnote = "C:\\papers"\n', 13, f"{CLAIM}.note", 'write note = "C:\\\\papers"'),
    "two parties without brackets": ("value = 3\nby = 'east', 'west'\n", 13, f"{CLAIM}.by", "write by = ['east', 'west']"),
    "a comma behind a text": ("value = 3\nby = 'east',\n", 13, f"{CLAIM}.by", "write by = 'east'"),
    "a list without quotation marks": ("value = 3\nby = [east, west]\n", 13, f"{CLAIM}.by", 'write by = ["east", "west"]'),
    "a list that is not closed": (
        "value = 3\nby = ['east', 'west'\nsource = 'wire'\n", 13, f"{CLAIM}.by", "write by = ['east', 'west']",
    ),
    "a list without commas": ("value = 3\nby = ['east' 'west']\n", 13, f"{CLAIM}.by", "a comma is missing"),
    "a word for true": ("value = 3\npartial = yes\n", 13, f"{CLAIM}.partial", "write partial = true"),
    "true in capitals": ("value = 3\npartial = True\n", 13, f"{CLAIM}.partial", "write partial = true"),
    "a word for nothing": ("value = None\n", 12, f"{CLAIM}.value", "what is not known is left out"),
    "another word for nothing": ("value = 3\nby = n/a\n", 13, f"{CLAIM}.by", "what is not known is left out"),
    "a comment of another language": ("value = 3\n// checked\n", 13, "", "a comment begins with #"),
    "a comment of yet another": ("value = 3\n-- checked\n", 13, "", "a comment begins with #"),
    "a space that is none": ("value\u00a0= 3\n", 12, "", "U+00A0"),
    "a key twice": ("value = 3\nby = 'east'\nby = 'west'\n", 14, f"{CLAIM}.by", "(first on line 13); keep one"),
    "words that say nothing": ("value = 3\nchecked\n", 13, f"{CLAIM}.checked", "or # in front of a comment"),
    "true where text is wanted": ("value = 3\nby = true\n", 13, f"{CLAIM}.by", "by is true; give the id, name or alias"),
    "a number where text is wanted": ("value = 3\nsource = 7\n", 13, f"{CLAIM}.source", "source is the number 7; give the id"),
    "a list where a number is wanted": ("value = [1, 2]\n", 12, f"{CLAIM}.value", "a list is no number"),
    "a party that is misspelt": ("value = 3\nby = 'esat'\n", 13, f"{CLAIM}.by", "is it east?"),
    "a source that is misspelt": ("value = 3\nsource = 'wier'\n", 13, f"{CLAIM}.source", "is it wire?"),
    "a unit that is misspelt": ("value = 3\nunit = 'kiled'\n", 13, f"{CLAIM}.unit", "killed"),
    "a choice that is misspelt": ("value = 3\nbasis = 'documentd'\n", 13, f"{CLAIM}.basis", "documented"),
}  # fmt: skip

# a text of its own, the line and key of the problem, and what its cure has to hold
IN_A_FILE: dict[str, tuple[str, int, str, str]] = {
    "a section in the singular": ("format = 1\n[party.east]\nname = 'E'\n", 2, "party", "is it parties?"),
    "a section that is misspelt": ("format = 1\n[figurs.x]\nname = 'x'\n", 2, "figurs", "is it figures?"),
    "a list of statements in the singular": (f"{HEAD}value = 3\n[[figures.dead.denial]]\nby = 'east'\n", 13, "figures.dead.denial", "is it denials?"),
    "statements of a figure that is misspelt": (f"{HEAD}value = 3\n[[figures.ded.claims]]\nvalue = 4\n", 13, "figures.ded", "is it figures.dead?"),
    "a header that is not closed": ("format = 1\n[parties.east\nname = 'E'\n", 2, "", "write [parties.east]"),
    "a header with one bracket too few": (f"{HEAD}value = 3\n[[figures.dead.denials]\nby = 'east'\n", 13, "", "write [[figures.dead.denials]]"),
    "statements in single brackets": (
        f"{HEAD}value = 3\n[figures.dead.denials]\nby = 'east'\n", 13, "figures.dead.denials", "write [[figures.dead.denials]]",
    ),
    "several statements in single brackets": (
        "format = 1\n[figures.x]\nname = 'x'\nunit = 'km'\n[figures.x.claims]\nvalue = 1\n[figures.x.claims]\nvalue = 2\n",
        5, "figures.x.claims", "write [[figures.x.claims]]",
    ),
    "an id of two words": ("format = 1\n[parties.le monde]\nname = 'E'\n", 2, "", "write [parties.le_monde]"),
    "keys behind a header": ("format = 1\n[parties.east] name = 'E'\n", 2, "", "write [parties.east], and what follows on the next"),
    "a header of nothing": ("format = 1\n[]\nname = 'E'\n", 2, "", "write [parties.some_id]"),
    "a table twice": ("format = 1\n[parties.a]\nname = 'E'\n[parties.a]\nname = 'F'\n", 4, "parties.a", "(first on line 2)"),
    "an inline table with colons": ("format = 1\n[figures.x]\nname = 'x'\nunit = 'km'\nfacets = {side: 'East'}\n", 5, "figures.x.facets", "write facets = { side = 'East' }"),
    "an inline table over two lines": ("format = 1\n[figures.x]\nname = 'x'\nunit = 'km'\nfacets = {\nside = 'East'\n}\n", 5, "figures.x.facets", "an inline table stands in one line"),
    "a unit that is misspelt": ("format = 1\n[figures.x]\nname = 'x'\nunit = 'persn'\n", 4, "figures.x.unit", "person"),
    "a unit of one's own that is misspelt": ("format = 1\n[units.skiff]\npart_of = 'shp'\n", 3, "units.skiff.part_of", "ship"),
    "a unit without its definition's name": ("format = 1\n[units.verst]\nequal = '1066.8 m'\n", 3, "units.verst.equal", "is it equals?"),
    "a stake that is misspelt": ("format = 1\n[parties.a]\nname = 'A'\nstake = 'disputent'\n", 4, "parties.a.stake", "disputant"),
    "a relation that is misspelt": (f"{HEAD}value = 3\n[[relation]]\npart = 'dead'\n", 13, "relation", "is it relations?"),
    "a relation to a figure that is misspelt": (
        f"{HEAD}value = 3\n[[relations]]\nequal = ['dead', 'deda']\n", 14, "relations[1].equal", "is it dead?",
    ),
    "no format": ("[parties.a]\nname = 'A'\n", 1, "format", "write format = 1"),
    "a format in quotation marks": ("format = '1'\n", 1, "format", "the text '1'; write format = 1"),
    "an aliases that is no list": ("format = 1\n[parties.a]\nname = 'A'\naliases = 'B'\n", 4, "parties.a.aliases", "give a list of names"),
    "a date that is a number": ("format = 1\n[sources.s]\ntitle = 'S'\nissued = 2023\n", 4, "sources.s.issued", 'text as well: give "2023"'),
    "a date that is a number and no year": ("format = 1\n[sources.s]\ntitle = 'S'\nissued = 20\n", 4, "sources.s.issued", "give text such as '2023-09-20'"),
}  # fmt: skip

OF_PYTHON = re.compile(
    r"\((?:int|str|bool|list|dict|float|Decimal|date|NoneType)\)|\bTrue\b|\bFalse\b|\bNone\b|\bParty\b|\bSource\b|\w=\w|\w\(\)"
)


def problems(text: str) -> list[tuple[str, int | None, str]]:
    """Return the path, the line and the message of each problem of a text."""
    with pytest.raises(UnreadableDossier) as caught:
        read(text, "d.toml")
    return [(one.path, one.line, one.message) for one in caught.value.problems]


@pytest.mark.parametrize(("typed", "line", "path", "cure"), IN_A_CLAIM.values(), ids=IN_A_CLAIM)
def test_a_slip_in_a_claim(typed: str, line: int, path: str, cure: str) -> None:
    """The slip is the one problem of the file, at its line and key, with its cure."""
    ((found_path, found_line, message),) = problems(HEAD + typed)

    assert (found_line, found_path if path else "") == (line, path)
    assert cure in message
    assert not OF_PYTHON.search(message)


@pytest.mark.parametrize(("text", "line", "path", "cure"), IN_A_FILE.values(), ids=IN_A_FILE)
def test_a_slip_in_a_file(text: str, line: int, path: str, cure: str) -> None:
    """The slip is the first problem of the file, at its line and key, with its cure."""
    (found_path, found_line, message), *_ = problems(text)

    assert (found_line or 1, found_path if path else path) == (line, path)
    assert cure in message
    assert not OF_PYTHON.search(message)


def test_all_slips_of_a_file_come_at_once() -> None:
    """Slips of typing and what else is wrong are one list, in the order of lines."""
    text = HEAD + "value = 3,283\nby = “esat”\nsorce = 'wire'\nas_of = 16/09/2023\n"

    assert [(line, path) for path, line, _ in problems(text)] == [
        (12, f"{CLAIM}.value"),
        (13, f"{CLAIM}.by"),
        (14, f"{CLAIM}.sorce"),
        (15, f"{CLAIM}.as_of"),
    ]


def test_a_key_of_ones_own_is_no_slip() -> None:
    """A key that is near no known one stays, at every level."""
    text = HEAD + "value = 3\npage = 7\nchecked = true\n[drafts]\nx = 1\n[parties.un]\nname = 'UN'\nseat = 'x'\n"

    assert set(read(text).unknown) == {
        "figures.dead.claims[1].page",
        "figures.dead.claims[1].checked",
        "drafts",
        "parties.un.seat",
    }


def test_no_more_slips_than_a_person_reads_are_looked_for() -> None:
    """After fifty slips, and after the first in a file of a million characters, the search ends."""
    many = "".join(f"k{n} = a b\n" for n in range(MOST + 10))

    assert len(slips(many).problems) == MOST
    assert len(slips(f"{many}# {'x' * LARGEST}").problems) == 1


@pytest.mark.parametrize("behind", ["a = " + "9" * 5_000, "a = " + "[" * 5_000 + "]" * 5_000])
def test_what_cannot_be_parsed_behind_a_slip_ends_the_search(behind: str) -> None:
    """A number too long, or nesting too deep, behind a slip is no foreign error."""
    found = slips(f"k = a b\n{behind}\n")

    assert found.problems[0].line == 1


def test_what_opens_far_above_is_looked_for_across_other_slips() -> None:
    """A line between that says nothing whole does not end the search."""
    with pytest.raises(UnreadableDossier) as caught:
        read("format = 1\na = [\n  1\nb = foo\n")

    assert caught.value.problems[0].line in (2, 3, 4)


def test_a_cover_is_some_or_all_in_a_file_as_elsewhere() -> None:
    """Another word is refused by its line, with those there are."""
    with pytest.raises(UnreadableDossier, match="cover cannot be 'most'; it is one of some, all"):
        read(
            "format = 1\n[figures.a]\nname='a'\nunit='person'\n[figures.b]\nname='b'\nunit='person'\n"
            "[[relations]]\npart='a'\nwhole='b'\ncover='most'\n"
        )


def test_a_problem_is_told_without_its_line_where_no_line_can_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the parser just allows can be nested deeper than the search for lines goes."""

    def too_deep(_: str) -> dict[object, int]:
        raise RecursionError

    monkeypatch.setattr("contested.dossier.file.problems.lines_in", too_deep)

    with pytest.raises(UnreadableDossier, match="figures.a.name") as caught:
        read("format = 1\n[figures.a]\nname = 3\nunit = 'person'\n")
    assert caught.value.problems[0].line is None


def test_a_line_above_that_says_nothing_whole_opens_nothing() -> None:
    """What is wrong in itself is no list or text that goes on below."""
    assert _culprit(["a = foo", "3"], 1) == 1
