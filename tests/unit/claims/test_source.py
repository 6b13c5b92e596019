"""A source is a document; a chain of quotation leads to what is behind it."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

import contested as ct
from contested.claims.party import Party
from contested.claims.source import Source, links_of, read_chain, read_source, source_titled, with_chains
from contested.errors import UnreadableDate, UnusableName, WrongType
from contested.quantities.dates import parse_date


def test_a_source_is_called_by_its_label() -> None:
    """A sentence uses the label, else the title."""
    assert [str(Source("A long title", label="Short")), str(Source("A long title"))] == [
        "Short",
        "A long title",
    ]


def test_a_source_is_cited_with_what_is_known() -> None:
    """A note prints title, author, publisher and day of issue, as far as they are given."""
    full = Source("Report", author="A. Author", publisher="Press", issued="2023-09-20/2023-09-21")

    assert [full.cited(), Source("Report").cited()] == [
        "Report, A. Author, Press, issued 2023-09-20/2023-09-21",
        "Report",
    ]


def test_a_source_was_known_by_its_latest_day_of_issue() -> None:
    """An interval of issue means some day between, so the last one is certain."""
    made = [Source("A", issued="2023-09-20/2023-09-21"), Source("B"), Source("C", issued="2023/..")]

    assert [one.known_by for one in made] == [date(2023, 9, 21), None, None]


def test_the_last_link_of_a_chain_is_behind_it() -> None:
    """A chain is followed through the chains of its links."""
    agency, ministry = Source("Agency"), Source("Ministry")

    behind = [
        Source("Paper", quoting=[agency, ministry]).behind,
        Source("Paper", quoting=Source("Agency", quoting="Ministry")).behind,
        Source("Paper", quoting="Ministry").behind,
        agency.behind,
    ]

    assert behind == [ministry, ministry, ministry, None]


def test_fields_are_read() -> None:
    """Times and parties are read from text; an absent one stays absent."""
    made = Source("A", organ_of="Armenia", retrieved="2023", note="two\nlines\tand a tab", primary=True)
    other = Source("A", organ_of=Party("Armenia"), issued=parse_date("2023"))

    assert (made.organ_of, made.retrieved, other.organ_of, other.issued, made.issued) == (
        Party("Armenia"),
        parse_date("2023"),
        Party("Armenia"),
        parse_date("2023"),
        None,
    )


def test_a_kept_copy_is_named_as_it_is_written_elsewhere() -> None:
    """A digest and a media type are the same in capitals, as some programs print them."""
    made = Source("A", archive="a.html", digest=f"SHA256:{'AB' * 32}", media_type="Text/HTML; charset=utf-8")
    plain = Source("A")

    assert (made.archive, made.digest, made.media_type) == (
        "a.html",
        f"sha256:{'ab' * 32}",
        "text/html; charset=utf-8",
    )
    assert (plain.archive, plain.digest, plain.media_type, plain.archived) == (None, None, None, None)


@pytest.mark.parametrize(
    "fields",
    [
        {"title": 5},
        {"title": ["A"]},
        {"title": "A", "label": 5},
        {"title": "A", "publisher": ["B"]},
        {"title": "A", "organ_of": 5},
        {"title": "A", "primary": 1},
        {"title": "A", "note": 5},
        {"title": "A", "quoting": 5},
        {"title": "A", "quoting": [5]},
        {"title": "A", "issued": 2023},
        {"title": "A", "archive": 5},
        {"title": "A", "digest": 5},
        {"title": "A", "digest": "sha256:12"},
        {"title": "A", "digest": "md5:" + "0" * 64},
        {"title": "A", "media_type": 5},
        {"title": "A", "media_type": "html"},
        {"title": "A", "archived": 2023},
    ],
)
def test_a_field_of_another_type_is_refused(fields: dict[str, object]) -> None:
    """Every field says of which type it is."""
    with pytest.raises(WrongType):
        Source(**fields)  # type: ignore[arg-type]  # the point of the test


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"title": ""}, UnusableName),
        ({"title": "\x1b[2J"}, UnusableName),
        ({"title": "A", "url": "https://a\nb"}, UnusableName),
        ({"title": "A", "author": "\u202eb"}, UnusableName),
        ({"title": "A", "note": "\x00"}, UnusableName),
        ({"title": "A", "organ_of": ""}, UnusableName),
        ({"title": "A", "quoting": [""]}, UnusableName),
        ({"title": "A", "issued": "yesterday"}, UnreadableDate),
    ],
)
def test_a_field_that_cannot_be_kept_is_refused(fields: dict[str, str], error: type[Exception]) -> None:
    """Hidden characters and unreadable times do not enter."""
    with pytest.raises(error):
        Source(**fields)  # type: ignore[arg-type]  # the point of the test


def test_a_title_names_a_source() -> None:
    """A title is the source of which only that is known; a source is itself; None stays None."""
    made = Source("A", label="B")

    assert [read_source("A"), read_source(made), read_source(None)] == [source_titled("A"), made, None]


def test_what_is_no_source_is_refused() -> None:
    """Anything else names no source."""
    with pytest.raises(WrongType, match="a title or a Source"):
        read_source(5)  # type: ignore[arg-type]  # the point of the test


def test_a_chain_leaves_nothing_out_of_order() -> None:
    """A chain keeps its links, nearest first."""
    assert [read_chain("A"), read_chain(Source("A")), read_chain(["A", Source("B")]), read_chain([])] == [
        (Source("A"),),
        (Source("A"),),
        (Source("A"), Source("B")),
        (),
    ]


def test_a_long_chain_is_hashed_explained_checked_and_pickled() -> None:
    """Four hundred papers, each quoting the next, are deeper than calls can be nested."""
    source = ct.Source("S0")
    for n in range(1, 400):
        source = ct.Source(f"S{n}", quoting=[source, ct.Source("Beside", issued="2023")])
    figure = ct.Figure("x", "person").claimed(3, by="A", source=source)

    assert source.behind == ct.Source("Beside", issued="2023")
    assert "S399" in str(figure.hull().explain())
    assert not ct.Dossier().with_figure("x", figure).check().errors
    again = pickle.loads(pickle.dumps(source))  # our own
    assert hash(again) == hash(source)
    assert [link.title for link in links_of(again)] == [link.title for link in links_of(source)]


def test_links_come_behind_those_that_they_quote() -> None:
    """Each once, though two quote it."""
    wire = ct.Source("Wire")
    paper, radio = ct.Source("Paper", quoting=[wire]), ct.Source("Radio", quoting=[wire])

    digest = ct.Source("Digest", quoting=[paper, radio])
    twice = ct.Source("Digest", quoting=[wire, paper])

    order = [link.title for link in links_of(digest)]
    assert order.index("Wire") == 0
    assert order[-1] == "Digest"
    assert [link.title for link in links_of(twice)] == ["Wire", "Paper", "Digest"]
    assert sorted(order) == ["Digest", "Paper", "Radio", "Wire"]
    assert [link.title for link in with_chains([digest, wire])] == ["Digest", "Wire", "Paper", "Radio"]
    assert pickle.loads(pickle.dumps(digest)) == digest  # our own


def test_a_chain_of_many_links_is_a_value() -> None:
    """Two thousand nested sources hash, compare, pickle and explain."""
    source = again = other = ct.Source("wire")
    again, other = ct.Source("wire"), ct.Source("another wire")
    for n in range(2_000):
        source, again, other = (ct.Source(f"paper {n}", quoting=(one,)) for one in (source, again, other))
    figure = ct.Figure("f", "person").claimed(3, by="A", source=source)

    assert source == again
    assert source != other
    assert source != "paper 1999"
    assert hash(source) == hash(again)
    assert pickle.loads(pickle.dumps(source)) == source
    assert source.behind == ct.Source("wire")
    assert "3 people (A, in paper 1999, quoting paper 1998)" in str(figure.explain())
    twice = ct.Source("digest", quoting=(source, source))
    assert pickle.loads(pickle.dumps(twice)) == twice == ct.Source("digest", quoting=(again, again))
    assert len(ct.Dossier().with_figure("f", figure).sources) == 2_001
