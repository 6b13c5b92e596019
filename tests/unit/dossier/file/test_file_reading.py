"""Reading a file gives what it says, or every problem in it with its line and what to do."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from contested import Dossier, Estimate, Figure, Party, Source, Unit
from contested.claims.schema import STATEMENT_FIELDS
from contested.dossier.file.file_reading import read_parts as read
from contested.dossier.file.keys import ARRAYS, FIGURE_KEYS, PARTY_KEYS, SOURCE_KEYS, STATEMENT_KEYS, UNIT_KEYS
from contested.dossier.file.parts import Parts
from contested.dossier.file.references import LONGEST_CHAIN
from contested.dossier.file.toml_parsing import LARGEST_DOSSIER
from contested.errors import UnreadableDossier

FIGURE = '[figures.f]\nname = "f"\nunit = "person"\n'
CLAIM = "[[figures.f.claims]]\n"


def problems(text: str | bytes) -> list[str]:
    """Return the problems of a text, without the head."""
    with pytest.raises(UnreadableDossier) as caught:
        read(text, "d.toml")
    assert str(caught.value).startswith(f"d.toml: {len(caught.value.problems)} problem")
    return [str(problem) for problem in caught.value.problems]


def test_a_file_says_everything() -> None:
    """Every key of every table has its place in a value."""
    parts = read(
        """format = 1
[units.skiff]
part_of = "ship"
[units.verst]
name = "verst"
plural = "versts"
symbol = "vst"
equals = "1066.8 m"
source = "a handbook"
[parties.a]
name = "Armenia"
aliases = ["Yerevan"]
stake = "disputant"
bloc = "west"
[sources.wire]
title = "Wire"
primary = true
[sources.s]
title = "S"
label = "the s"
publisher = "P"
author = "A"
organ_of = "Yerevan"
issued = 2023-09-20
retrieved = "2023-09"
url = "https://example.org"
doi = "10.1/1"
quoting = ["wire"]
note = "n"
archive = "copies/s.pdf"
digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
media_type = "application/pdf"
archived = 2023-10-01
[figures.f]
name = "f"
unit = "person"
of = "x"
where = "y"
period = "2020/2021"
time = "period"
definition = "d"
facets = { side = "z" }
disputants = ["a"]
signed = true
[[figures.f.claims]]
value = "about 5"
by = ["Yerevan", "a"]
source = "s"
key = "k"
quote = "about five"
at = "page 4"
[[figures.f.claims]]
value = 1.50
unit = "person"
quoting = "s"
[[figures.f.denials]]
by = "a"
estimate = "k"
aspect = "number"
[[figures.f.withheld]]
by = "a"
[[figures.f.set_aside]]
estimate = "k"
reason = "r"
by = "me"
""".replace('unit = "person"\nquoting', "quoting")
    )

    armenia = Party("Armenia", aliases=["Yerevan"], stake="disputant", bloc="west")
    wire = Source("Wire", primary=True)
    source = Source(
        "S",
        label="the s",
        publisher="P",
        author="A",
        organ_of=armenia,
        issued="2023-09-20",
        retrieved="2023-09",
        url="https://example.org",
        doi="10.1/1",
        quoting=[wire],
        note="n",
        archive="copies/s.pdf",
        digest="sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        media_type="application/pdf",
        archived="2023-10-01",
    )
    figure = Figure(
        "f",
        "person",
        of="x",
        where="y",
        period="2020/2021",
        time="period",
        definition="d",
        facets={"side": "z"},
        disputants=[armenia],
        signed=True,
    )
    figure = figure.claimed("about 5", by=armenia, source=source, key="k", quote="about five", at="page 4").claimed(
        Fraction(3, 2), quoting=[source]
    )
    figure = figure.denied(by=armenia, estimate="k", aspect="number").withheld(by=armenia)
    figure = figure.set_aside("k", reason="r", by="me")
    verst = Unit.defined("verst", "1066.8 m", plural="versts", symbol="vst", source="a handbook")
    units = {"skiff": Unit.counting("skiff", part_of="ship"), "verst": verst}
    assert parts == Parts({"f": figure}, {"a": armenia}, {"wire": wire, "s": source}, units)
    assert parts.unknown == {}


def test_the_keys_of_a_file_are_the_fields_of_the_values() -> None:
    """No key is known that no value has, and none is left out."""
    names = {field.alias for kind in (Party, Source, Figure) for field in kind.__attrs_attrs__}
    assert {*PARTY_KEYS, *SOURCE_KEYS, *FIGURE_KEYS} == names - {
        "statements",
        "assessments",
        "view",
        "formula",
        "notes",
        "content",
        "hash",
    }
    assert {*STATEMENT_FIELDS}.issubset(STATEMENT_KEYS["claims"])
    assert set(ARRAYS) == set(STATEMENT_KEYS)
    assert set(UNIT_KEYS) == {"name", "plural", "symbol", "equals", "source", "part_of"}


def test_parties_are_found_by_id_name_and_alias() -> None:
    """A statement may name a party in any of these ways."""
    parts = read(
        'format = 1\n[parties.am]\nname = "Armenia"\naliases = ["Yerevan"]\n'
        + FIGURE
        + "".join(f'{CLAIM}value = 5\nby = "{name}"\n' for name in ("am", "ARMENIA", "Yerevan"))
    )

    assert {party.name for s in parts.figures["f"].statements for party in s.parties} == {"Armenia"}


def test_a_number_with_a_point_is_what_is_written() -> None:
    """Digits beyond those of a float are kept."""
    parts = read(f"format = 1\n{FIGURE}{CLAIM}value = 0.1234567890123456789\n")

    (estimate,) = parts.figures["f"].estimates
    assert estimate.interval is not None
    assert estimate.interval.low == Fraction(Decimal("0.1234567890123456789"))


def test_units_stand_in_any_order() -> None:
    """A kind may come before the kind it is a part of, and a size before the unit it is given in."""
    parts = read(
        'format = 1\n[units.gig]\npart_of = "skiff"\n[units.league]\nequals = "5 verst"\n'
        '[units.skiff]\npart_of = "ship"\n[units.verst]\nequals = "1066.8 m"\n'
    )

    assert parts.units["gig"] == Unit.counting("gig", part_of=Unit.counting("skiff", part_of="ship"))
    assert parts.units["league"].size == Fraction(5334)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["format: the file's format is missing; write format = 1"]),
        ("format = 2\n", ["line 1, format: the file's format is 2; write format = 1"]),
        ("format = true\n", ["line 1, format: the file's format is true; write format = 1"]),
        ('format = "\\u001b[31m"\n', ["line 1, format: the file's format is the text '\\x1b[31m'; write format = 1"]),
        ("format = 1\nfigures = 3\n", ["line 2, figures: figures holds tables by id; write [figures.some_id]"]),
        ("format = 1\n[figures]\nx = 3\n", ["line 3, figures.x: figures.x is no table; write [figures.x]"]),
        ('format = 1\n[parties]\n"\\u001b" = 3\n', ["line 3, parties.'\\x1b': parties.'\\x1b' is no table; write"]),
        ("format = 1\n[parties.a]\n", ["line 2, parties.a: a party needs its name; write name = '...'"]),
        ("format = 1\n[sources.a]\n", ["line 2, sources.a: a source needs its title; write title = '...'"]),
        ("format = 1\n[figures.a]\n", ["line 2, figures.a: a figure needs a name; write name = '...'"]),
        ('format = 1\n[figures.a]\nname = "a"\n', ["line 2, figures.a: a figure needs a unit; write unit = '...'"]),
        (
            'format = 1\n[parties."a b"]\nname = "A"\n',
            ["line 2, parties.'a b': 'a b' cannot name a party id: an id has"],
        ),
        (
            f"format = 1\n{FIGURE}claims = 3\n",
            ["line 5, figures.f.claims: claims is no list of tables; write [[figures.f.claims]]"],
        ),
        (
            f"format = 1\n{FIGURE}facets = 3\n",
            ["line 5, figures.f.facets: facets is the number 3; give a table such as"],
        ),
        (
            f"format = 1\n{FIGURE}disputants = 'A'\n",
            ["line 5, figures.f.disputants: disputants is the text 'A'; give a list"],
        ),
        (
            f"format = 1\n{FIGURE}time = 'x'\n",
            ["line 5, figures.f.time: time cannot be 'x'; it is one of point, period"],
        ),
        (
            f"format = 1\n{FIGURE}of = 'x'\nunit = 2\n",
            ["line 6, figures.f.unit: unit is written twice in this table (first on line 4)"],
        ),
        (
            f"format = 1\n{FIGURE}{CLAIM}value = 5\nby = 3\n",
            ["line 7, figures.f.claims[1].by: by is the number 3; give"],
        ),
        (
            f"format = 1\n{FIGURE}{CLAIM}value = 5\nsource = 3\n",
            ["line 7, figures.f.claims[1].source: source is the number 3"],
        ),
        (
            f"format = 1\n{FIGURE}{CLAIM}value = nan\n{CLAIM}value = 1e400\n{CLAIM}value = ['x']\n",
            [
                "line 6, figures.f.claims[1].value: 'nan' is not",
                "line 8, figures.f.claims[2]",
                "line 10, figures.f.claims[3]",
            ],
        ),
        (
            f"format = 1\n{FIGURE}[[figures.f.set_aside]]\nreason = 'r'\n",
            [
                "line 5, figures.f.set_aside[1]: what is set aside needs estimate and by; name the estimate, why, and who"
            ],
        ),
        (
            f"format = 1\n{FIGURE}[[figures.f.set_aside]]\nestimate = 'k'\nreason = 'r'\nby = 'me'\n",
            ["line 2, figures.f: no estimate 'k' in this figure; none of its estimates has a key"],
        ),
        (
            f"format = 1\n{FIGURE}{CLAIM}value = 1\n{CLAIM}value = -5\n{CLAIM}value = -6\n",
            ["line 7, figures.f.claims[2]: -5 people is below zero"],
        ),
        (
            'format = 1\n[parties.a]\nname = "A"\n[parties.b]\nname = "A"\n',
            ["line 4, parties.b: the party A has the id a already; keep one"],
        ),
        (
            'format = 1\n[parties.a]\nname = "A"\naliases = ["X"]\n[parties.b]\nname = "B"\naliases = ["X"]\n',
            ["line 5, parties.b: 'X' is an alias of both 'A' and 'B'; leave it with one of them"],
        ),
        (
            f'format = 1\n[sources.s]\ntitle = "S"\n{FIGURE}{CLAIM}value = 1\nsource = "t"\n',
            ["line 9, figures.f.claims[1].source: no source 't' in the dossier; known: s"],
        ),
        (
            f'format = 1\n[parties.a]\nname = "A"\n{FIGURE}disputants = ["b"]\n',
            ["line 7, figures.f.disputants: no party 'b' in the dossier; known: a"],
        ),
        ('format = 1\n[sources.s]\ntitle = "S"\nquoting = [["t"]]\n', ["line 4, sources.s.quoting: quoting is "]),
        (
            'format = 1\n[sources.s]\ntitle = "S"\norgan_of = 3\n',
            ["line 4, sources.s.organ_of: organ_of is the number 3"],
        ),
        (
            "format = 1\n[units.a]\nplural = 3\n",
            ["line 3, units.a.plural: plural is the number 3; give a name as text"],
        ),
        (
            "format = 1\n[units.x]\npart_of = 'y'\n[units.y]\npart_of = 'x'\n",
            ["line 3, units.x.part_of: the units are defined in a circle: x by y by x; define one"],
        ),
    ],
)
def test_a_problem_says_where_and_what_to_do(text: str, found: list[str]) -> None:
    """Each problem has its line, its key and its advice."""
    given = problems(text)

    for problem, expected in zip(given, found, strict=False):
        assert problem.startswith(expected)
    assert len(given) >= len(found)


def test_a_wrong_party_is_no_second_problem() -> None:
    """A statement that names a party which is wrong itself is not reported too."""
    text = f'format = 1\n[parties.a]\nname = ""\n[sources.s]\ntitle = ""\n{FIGURE}{CLAIM}value = 1\nby = "a"\nsource = "s"\n'

    assert [problem.split(":")[0] for problem in problems(text)] == [
        "line 3, parties.a.name",
        "line 5, sources.s.title",
    ]


def test_many_known_names_are_not_all_listed() -> None:
    """An error names some of the known ids, so that many errors stay short."""
    text = "format = 1\n" + "".join(f'[parties.p{n}]\nname = "P{n}"\n' for n in range(99)) + FIGURE

    (problem,) = problems(f'{text}{CLAIM}value = 1\nby = "q"\n')

    assert problem.count(", p") == 19


def test_a_long_chain_of_sources_is_refused() -> None:
    """Sources that quote each other over more than a hundred links, or in ever more ways, are not followed."""
    line = "".join(f'[sources.s{n}]\ntitle = "S{n}"\nquoting = ["s{n + 1}"]\n' for n in range(5_000))
    tree = '[sources.s0]\ntitle = "S"\n' + "".join(
        f'[sources.s{n}]\ntitle = "S{n}"\nquoting = ["s{n - 1}", "s{n - 1}"]\n' for n in range(1, 60)
    )

    for text in (f'format = 1\n{line}[sources.s5000]\ntitle = "T"\n', f"format = 1\n{tree}"):
        assert f"more than {LONGEST_CHAIN} sources quote each other; name the last ones only" in problems(text)[0]


def test_a_circle_of_sources_is_named() -> None:
    """Each source in a circle is told the whole circle."""
    text = "format = 1\n" + "".join(f'[sources.{a}]\ntitle = "{a}"\nquoting = ["{b}"]\n' for a, b in ("ab", "bc", "ca"))

    assert {problem.partition(": ")[2] for problem in problems(text)} == {
        "the sources quote each other in a circle: a quotes b quotes c quotes a; remove one of the links"
    }


def test_a_quoted_title_need_not_be_declared() -> None:
    """Where a file declares no source, titles are names enough; a source quotes one or several."""
    parts = read(f'format = 1\n{FIGURE}{CLAIM}value = 1\nsource = "S"\nquoting = "T"\n')
    quoting = read('format = 1\n[sources.s]\ntitle = "S"\nquoting = "t"\n[sources.t]\ntitle = "T"\n')

    assert parts.figures["f"].statements == (Estimate.of(1, "person", source="S", quoting=["T"]),)
    assert quoting.sources["s"].quoting == (Source("T"),)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (b"\xff\xfe", "line 1: byte 1 is not UTF-8; save the file as UTF-8"),
        (b"format = 1\n\xe9", "line 2: byte 12 is not UTF-8; save the file as UTF-8"),
        ("\ufeffformat = 1", "line 1: it begins with a byte-order mark; save it as UTF-8 without one"),
        ("format = 1\nx", "line 2, x: 'x' is no key with a value; write key = value, or #"),
        ("format = ", "line 1, format: nothing stands behind format =; write a value"),
        (
            "format = 1\n[a]\n[a]\n",
            "line 3, a: the table [a] is written twice (first on line 2)",
        ),
        ("format = 1\na = \0", "line 2, a: character 5 is the invisible U+0000; take it out"),
        ("format = 1\r", "line 1, format: a line ends in a carriage return alone; save the file with the line ends of"),
        ("format = 1\na = " + "[" * 100_000, "its arrays or tables are nested too deep; flatten them"),
        ("format = 1\na = " + "9" * 10_000, "it holds a number with too many digits; at most 30 before the point"),
        ("format = 1\na = 1e99999999999999999999", "it holds a number with too many digits"),
        ("format = 1\n" + "a." * 20_000 + "b = 1", "line 2: a key has more than 32 parts joined by points; use fewer"),
        ("#" * (LARGEST_DOSSIER + 1), "it has more than 16,000,000 bytes; split it into several dossiers"),
    ],
    ids=range(13),
)
def test_a_text_that_is_no_dossier(text: str | bytes, found: str) -> None:
    """What no parser should see, or none can read, is refused with the reason."""
    (problem,) = problems(text)

    assert found in problem


def test_huge_numbers_are_refused_without_being_written_out() -> None:
    """A number too large for Python to print is a problem like any other."""
    huge = "0x" + "f" * 5_000

    found = problems(
        f"format = {huge}\n[units.u]\npart_of = {huge}\n{FIGURE}{CLAIM}value = {huge}\nby = {huge}\nlow = {huge}\n"
    )

    assert len(found) == 3
    assert max(map(len, found)) < 300


def test_a_key_that_is_almost_known_is_refused() -> None:
    """A misspelt key is an error that names the near one; a key of one's own stays in the file."""
    text = f"format = 1\n{FIGURE}{CLAIM}value = 1\npage = 7\n"

    assert Dossier.loads(text).unknown == {"figures.f.claims[1].page": 7}
    (problem,) = problems(text.replace("page", "sorce"))
    assert problem.startswith("line 7, figures.f.claims[1].sorce: sorce is not read here; is it source?")


def test_ids_like_a_wrong_one_are_looked_for_a_hundred_times_only() -> None:
    """A file of thousands of figures without a name is refused in a moment; the first are told what they may be."""
    text = "format = 1\n" + "".join(f"[figures.figure{n}]\n" for n in range(120))

    with pytest.raises(UnreadableDossier) as caught:
        read(text)

    advised = [one for one in caught.value.problems if "or is it figures." in one.message]
    assert (len(caught.value.problems), len(advised)) == (120, 100)
