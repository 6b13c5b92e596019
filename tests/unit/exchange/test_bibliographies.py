"""Bibliographies: sources as CSL-JSON and as BibTeX, out and in again."""

from __future__ import annotations

import json

import pytest

import contested as ct
from contested.dossier.file.record_ids import new_id
from contested.errors import UnreadableDossier
from contested.exchange import FORMATS, losses
from contested.exchange.latex_text import read_from_latex, written_in_latex
from contested.testing.edge_cases import EDGE_SOURCES

BOTH = ("csl-json", "bibtex")
HOSTILE = (
    *(
        "} @misc{a, title = {x}}",
        "\\input{/etc/passwd}",
        "100% of $5 & #3 _ ^ ~",
        "-- ''quoted'' ``so''",
        "{",
        "}",
        "\\",
    ),
    *("“„ﬁ", "\\textbackslash", 'a "b" c', "<script>", "@comment{", "a \\\\ b", "{\\newline}", "%", "$\\$", "~^`"),
)
CYCLE = """[{"id": "a", "title": "A", "custom": {"contested": {"quoting": ["b"]}}},
{"id": "b", "title": "B", "custom": {"contested": {"quoting": "a"}}}]"""


def written(dossier: ct.Dossier, name: str) -> str:
    """Return a dossier in a format."""
    write = FORMATS[name].write
    assert write is not None
    return "".join(write(dossier))


def read(text: str, name: str) -> ct.Dossier:
    """Return the dossier of a text."""
    form = FORMATS[name].read
    assert form is not None
    return form(text.splitlines(keepends=True))


def of(*sources: ct.Source) -> ct.Dossier:
    """Return the dossier of sources."""
    dossier = ct.Dossier()
    for source in sources:
        dossier = dossier.with_source(new_id(source.name, dossier.sources), source)
    return dossier


def only(dossier: ct.Dossier) -> ct.Source:
    """Return the only source."""
    (source,) = dossier.sources.values()
    return source


def remarks(dossier: ct.Dossier) -> tuple[str, ...]:
    """Return what was remarked on in reading."""
    assert dossier.intake is not None
    return dossier.intake.remarks


def problems(text: str, name: str) -> list[str]:
    """Return what is wrong with a text."""
    with pytest.raises(UnreadableDossier) as caught:
        read(text, name)
    return [str(one) for one in caught.value.problems]


# -- both --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", BOTH)
def test_sources_come_back(name: str) -> None:
    """All that is said of them: days and intervals of any era, chains, organs, primary ones, notes of several lines."""
    ancient = ct.Source("Annals", issued="-0043-03-15/-0042", retrieved="2023-09-20T08:00+04:00", author="A and B, C")
    odd = ct.Source(
        "Odd", issued="44 BC", retrieved="2023-09~", primary=True, organ_of="X", url="https://x.org/{a}?b=%7B"
    )
    dossier = of(*EDGE_SOURCES, ancient, odd, ct.Source("Year", issued="0079", retrieved="1 BC"))

    again = read(written(dossier, name), name)

    assert again == dossier
    assert losses(dossier, name) == ()
    assert again.figures == {}


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_commands_anything(name: str, text: str) -> None:
    """A title, author, publisher, note or address that looks like markup comes back as the text that it is."""
    source = ct.Source(text, author=text, publisher=text, note=text, label=text, url=text, doi=text)

    assert only(read(written(of(source), name), name)) == source


@pytest.mark.parametrize("name", BOTH)
def test_what_a_bibliography_does_not_hold_is_named(name: str) -> None:
    """Figures, and what is said of parties that no source names."""
    figure = ct.Figure("population", "person").claimed(5, by="Armenia", source="A").denied(by="B")
    organ = ct.Source("News", organ_of=ct.Party("Gov", stake="disputant"))
    dossier = ct.Dossier().with_figure("population", figure).with_source("news", organ)

    assert [str(one) for one in losses(dossier, name)] == [
        "population: the figure is lost; a bibliography holds sources alone, and no statement",
        "Armenia: the party is lost; nothing that is written names it",
        "B: the party is lost; nothing that is written names it",
        "Gov: stake 'disputant' is lost; 'unknown' stands in its place",
    ]


@pytest.mark.parametrize("name", BOTH)
def test_a_link_that_is_not_listed_is_named_as_lost(name: str) -> None:
    """A dossier that was put together by hand may lack a link of a chain; and an id may be spelt in two ways."""
    by_hand = ct.Dossier(sources={"a": ct.Source("A", quoting=("B",))})
    spelt = ct.Dossier(sources={"e\u0301": ct.Source("A")})

    assert [str(one) for one in losses(by_hand, name)] == ["a: source's quoting B is lost"]
    assert [one.what for one in losses(spelt, name)] == ["the id 'e\u0301'"]


# -- CSL-JSON ------------------------------------------------------------------------------


def test_csl_has_the_fields_that_others_read() -> None:
    """Type, title, literal author, days as parts, and years before our era as years of it, without a 0."""
    source = ct.Source(
        "T", label="S", author="A. B.", issued="-0043-03-15", retrieved="2023-09/2023-10", url="https://x.org"
    )
    quoting = ct.Source("Q", issued="2023~", quoting=(source,))

    first, second = json.loads(written(ct.Dossier(sources={"t": source, "q": quoting}), "csl-json"))

    assert first == {
        "id": "t",
        "type": "webpage",
        "title": "T",
        "title-short": "S",
        "URL": "https://x.org",
        "author": [{"literal": "A. B."}],
        "issued": {"date-parts": [[-44, 3, 15]]},
        "accessed": {"date-parts": [[2023, 9], [2023, 10]]},
    }
    assert second == {
        "id": "q",
        "type": "document",
        "title": "Q",
        "issued": {"date-parts": [[2023]], "circa": True},
        "custom": {"contested": {"quoting": ["t"]}},
    }


def test_a_document_of_others_is_read() -> None:
    """Names in parts, days in several forms, a title in place of none, and what is not read in the account."""
    items = [
        {
            "id": 7,
            "type": "article-newspaper",
            "title-short": "Short",
            "container-title": "Daily",
            "author": [{"family": "Doe", "given": "Jane"}, {"literal": "WHO"}],
            "issued": {"date-parts": [["2023", 9]]},
            "volume": "3",
            "custom": {"contested": {"primary": True, "colour": "red"}, "other": 5},
        },
        {"URL": "https://x.org", "issued": {"raw": "2023-09-20"}, "accessed": {"literal": "2024"}},
        {
            "id": "c",
            "title": "C",
            "publisher": "P",
            "container-title": "Q",
            "issued": {"edtf": "2023-09/2023-10"},
            "custom": 5,
        },
        {"id": "d", "publisher": "P"},
        {"id": "e", "title": "E", "issued": {"date-parts": [[-1]]}},
    ]

    dossier = read(json.dumps({"items": items}), "csl-json")

    first, second, third, fourth, fifth = dossier.sources.values()
    assert [first.title, first.author, first.publisher, str(first.issued), first.primary] == [
        *("Short", "Jane Doe; WHO", "Daily", "2023-09", True),
    ]
    assert [second.title, str(second.issued), str(second.retrieved)] == ["https://x.org", "2023-09-20", "2024"]
    assert [third.publisher, str(third.issued)] == ["P", "2023-09/2023-10"]
    assert fourth.title == "P"
    assert str(fifth.issued) == "1 BC"
    assert list(dossier.sources)[:2] == ["7", "item-2"]
    assert set(remarks(dossier)) == {
        "volume: not read",
        "container-title: not read",
        "custom: not read",
        "custom/contested/colour: not read",
        "container-title: read as the publisher where there is none",
        "an item without a title is called by its short title, address, publisher or id",
    }


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{"a": 1}', "line 1: it holds no list of items; CSL-JSON begins with ["),
        ("[5]", "/0: '5' is no item; write an object with its fields"),
        ('[{"id": true}]', "/0/id: 'True' is no id; write text or a number"),
        (
            '[{"id": "a", "title": "A"}, {"id": "a", "title": "B"}]',
            "/1: the id 'a' is given twice; each source has its own",
        ),
        ('[{"id": "a", "title": 5}]', "/0: source is '5' (int); give a name as text"),
        ('[{"id": "a", "title": "A", "issued": {"date-parts": [[2023, 9.5]]}}]', "/0/issued: "),
        (
            '[{"id": "a", "title": "A", "issued": {"date-parts": [[0]]}}]',
            "is no date; write {'date-parts': [[2023, 9, 20]]}",
        ),
        ('[{"id": "a", "title": "A", "issued": {"date-parts": [[2023, 13]]}}]', "there is no month 13"),
        ('[{"id": "a", "title": "A", "issued": {"date-parts": [[-1, 3]]}}]', "is no date"),
        ('[{"id": "a", "title": "A", "issued": {"date-parts": [[1, 2, 3, 4]]}}]', "is no date"),
        ('[{"id": "a", "title": "A", "issued": {"date-parts": [5]}}]', "is no date"),
        ('[{"id": "a", "title": "A", "issued": {"date-parts": [[1],[2],[3]]}}]', "is no date"),
        ('[{"id": "a", "title": "A", "issued": {"date-parts": 5}}]', "is no date"),
        ('[{"id": "a", "title": "A", "issued": "2023"}]', "/0/issued: '2023' is no date"),
        ('[{"id": "a", "title": "A", "author": [{"family": 5}]}]', "/0/author/0: "),
        ('[{"id": "a", "title": "A", "author": "Jane"}]', "/0/author/0: 'Jane' is no name; write 'literal'"),
        (
            '[{"id": "a", "title": "A", "custom": {"contested": {"quoting": ["z"]}}}]',
            "/0: it quotes 'z', which is no source",
        ),
        ('[{"id": "a", "title": "A", "custom": {"contested": {"quoting": 5}}}]', "/0: it quotes 5, which is no source"),
        (
            CYCLE,
            "which quotes it in turn; take one of them out",
        ),
        ("[1", "it is no JSON"),
        ('[{"id": "a", "id": "b"}]', "twice"),
        ("[" * 200, "nested more than 100 deep"),
        ('[{"id": "a", "title": "A", "issued": {"date-parts": [[' + "9" * 5000 + "]]}}]", "number"),
    ],
)
def test_bad_csl_is_refused_with_its_pointer(content: str, reason: str) -> None:
    """Every problem is named with where it is."""
    assert any(reason in one for one in problems(content, "csl-json"))


# -- BibTeX --------------------------------------------------------------------------------


def test_bibtex_has_the_fields_that_styles_print() -> None:
    """Old styles read year and month, biblatex reads date; our own fields are passed over."""
    source = ct.Source("A & B", publisher="P", issued="2023-09-20", url="https://x.org/a_b#c", primary=True)
    range_ = ct.Source("R", issued="2023/2024", quoting=(source,))

    assert written(of(source, range_), "bibtex") == (
        "@online{a-b,\n  title = {{A \\& B}},\n  publisher = {P},\n  date = {2023-09-20},\n  year = {2023},\n"
        "  month = sep,\n  url = {https://x.org/a_b#c},\n  contested-primary = {true},\n}\n\n"
        "@misc{r,\n  title = {{R}},\n  date = {2023/2024},\n  contested-quoting = {a-b},\n}\n\n"
    )


def test_a_bibliography_of_others_is_read() -> None:
    """Accents, macros, quotation marks, months in words and digits, names turned round, and addresses as they are."""
    text = r"""
% a comment
@string{un = "United Nations"}
@comment{nothing}
@article{a, title = {The {\"U}ber \& {CASE}
   on two lines}, author = "M{\"u}ller, J{\"o}rg and Doe, Jane and {Corp and Co, Ltd}", year = 2020, month = sep,
   journal = un, url = {http://x.org/a\_b}, volume = 3, note = {\emph{see} this}}
@book{b, shorttitle = {Short}, publisher = {P}, year = {1999}, month = {03}, day = 7, author = {Plato}}
@misc{c, url = {https://x.org}, year = 2001, month = {Spring}}
@misc{d, year = 2001, date = {2002-03}, urldate = {2003}, school = {S}, author = {a, b, c}, contested-other = {x}}
@misc{e, title = {E}, month = may, contested-primary = {perhaps}}
"""
    dossier = read(text.replace("contested-primary = {perhaps}", "contested-primary = {false}"), "bibtex")

    a, b, c, d, e = dossier.sources.values()
    assert [a.title, a.author, a.publisher, str(a.issued), a.url, a.note] == [
        "The Über & CASE on two lines",
        "Jörg Müller; Jane Doe; Corp and Co, Ltd",
        "United Nations",
        "2020-09",
        "http://x.org/a_b",
        "see this",
    ]
    assert [b.title, b.publisher, str(b.issued), b.author] == ["Short", "P", "1999-03-07", "Plato"]
    assert [c.title, str(c.issued)] == ["https://x.org", "2001"]
    assert [d.title, str(d.issued), str(d.retrieved), d.publisher, d.author] == [
        "untitled",
        "2002-03",
        "2003",
        "S",
        "a, b, c",
    ]
    assert [e.issued, e.primary] == [None, False]
    assert set(remarks(dossier)) == {
        "volume: not read",
        "note: \\emph is left out, and what it is set around is kept",
        "month 'spring': not read (line 9)",
        "contested-other: not read",
        "an entry without a title is called by its short title or address",
    }


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("@misc{a, title = {A}}\n@misc{a, title = {B}}", "line 2: it is no BibTeX: \"Duplicate entry key 'a'\""),
        ("\n@misc{a, title = {A}, title = {B}}", "line 2: it is no BibTeX"),
        ("@misc{a, title = {A", "line 1: it is no BibTeX"),
        ("@misc{a, title = {A} # {B}}", "line 1, title: "),
        ('@misc{a, title = "x" # "B"}', "line 1, title: "),
        ("@misc{a, title = x # {B}}", "is put together by #; write it as one text"),
        ("@misc{a, title = {A}, date = {soon}}", "line 1, a: cannot read the date 'soon'"),
        ("@misc{a, title = {A}, contested-primary = {perhaps}}", "line 1, a: primary is 'perhaps'"),
        ("@misc{a, title = {A}, contested-quoting = {b}}", "line 1, a: it quotes 'b', which is no source"),
        ("x" * 4_000_001, "it has more than 4,000,000 characters; split it"),
    ],
)
def test_bad_bibtex_is_refused_with_its_line(content: str, reason: str) -> None:
    """Every problem is named with its line."""
    assert any(reason in one for one in problems(content, "bibtex"))


@pytest.mark.parametrize(
    "content",
    ["@misc{a, title = " + "{" * 20_000 + "}" * 20_000 + "}", "@misc{a," * 2_000, '"' * 20_000, "\\" * 20_000],
)
def test_no_bibliography_hangs(content: str) -> None:
    """Deep braces and thousands of open entries are read or refused."""
    try:
        read(content, "bibtex")
    except UnreadableDossier as error:
        assert error.problems


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"J{\"o}rg", "Jörg"),
        (r"\'{e}t\'e {\'E}", "été É"),
        (r"\v{C}apek, {\ss} stra\ss e, \c{c}a \c c, {\aa}ngstr{\"o}m, \o", "Čapek, ß straße, ça ç, ångström, ø"),
        (r"\"\i", "ï"),
        ("a -- b --- c~d ``q''", "a – b — c d “q”"),
        ("100\\% \\_ \\# a\\ b\\\nc", "100% _ # a b c"),
        ("{\\textbackslash}textbf $x$", "\\textbf x"),
    ],
)
def test_latex_of_others_is_read_as_it_prints(latex: str, text: str) -> None:
    """Accents, ligatures and escapes become the characters that a reader sees."""
    assert read_from_latex(latex) == (text, ())


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_written_in_latex_has_even_braces(text: str) -> None:
    """What is written in LaTeX has even braces, so that no value ends before its end."""
    made = written_in_latex(text)

    assert made.count("{") == made.count("}")
    assert read_from_latex(made) == (text, ())
