"""A folder of forty documents of all kinds: every one of 200 seeded faults is found, and nothing in 200 good claims."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import attrs
import pytest
from tests.unit.evidence import made_copies as made

from contested import Dossier, Figure, Source
from contested.dossier.verification import Verification
from contested.evidence import MEDIA_TYPES
from contested.quantities import in_full

SEED = 17
KINDS = ["text"] * 10 + ["html"] * 8 + ["pdf"] * 6 + ["docx"] * 5 + ["csv"] * 6 + ["xlsx"] * 5


class Indicator(NamedTuple):
    """What is counted: the figure, its unit, how prose says it, and how a table heads it."""

    name: str
    unit: str
    sentence: str
    quote: str
    column: str


INDICATORS = (
    Indicator(
        "dead",
        "person",
        "Hospital staff said “{n} people were killed” in the shelling.",
        "{n} people were killed",
        "dead",
    ),
    Indicator(
        "wounded",
        "wounded",
        "Of the wounded — {n} injured — most were treated at home.",
        "the wounded - {n} injured",
        "wounded",
    ),
    Indicator(
        "displaced",
        "displaced",
        "By noon {n} people had been displaced, the mayor’s office said.",
        "{n} people had been displaced, the mayor's office",
        "displaced",
    ),
    Indicator(
        "houses destroyed",
        "house",
        "A survey of the dam-\naged district lists {n} houses as destroyed.",
        "the damaged district lists {n} houses",
        "houses",
    ),
    Indicator(
        "missing",
        "missing",
        "The Red Cross has {n} missing on its lists, it said.",
        "has {n} missing on its lists",
        "missing",
    ),
)


class Said(NamedTuple):
    """What a document says of one indicator: the number, the words, and where they stand and where not."""

    indicator: Indicator
    number: int
    quote: str
    at: str
    elsewhere: str


class Document(NamedTuple):
    """A document: its source, its bytes, and all that it says."""

    source: Source
    name: str
    content: bytes
    said: list[Said]


def document(n: int, kind: str, draw: random.Random) -> Document:
    """Return a document that says one number of each indicator, in an order of its own."""
    numbers = draw.sample(range(1_001, 9_999), len(INDICATORS))
    order = draw.sample(range(len(INDICATORS)), len(INDICATORS))
    chosen = [INDICATORS[at] for at in order]
    sentences = [one.sentence.format(n=f"{number:,}") for one, number in zip(chosen, numbers, strict=True)]
    filler = "Nothing else was confirmed by the evening, and roads were closed."
    if kind in ("csv", "xlsx"):
        head = ["town", *(one.column for one in chosen)]
        rows: list[list[object]] = [
            [*head],
            ["Upper Town", *numbers],
            ["Lower Town", *draw.sample(range(10_001, 19_999), len(chosen))],
        ]
        content = (
            made.xlsx({"Losses": rows})
            if kind == "xlsx"
            else "".join(",".join(map(str, row)) + "\n" for row in rows).encode()
        )
        places = [f"row 2 column {one.column}" for one in chosen]
    else:
        content, places = _prose(kind, sentences, filler)
    ending = {"text": "txt"}.get(kind, kind)
    name = f"document-{n:02}.{ending}"
    digest = f"sha256:{hashlib.sha256(content).hexdigest()}"
    source = Source(f"Report {n}", archive=name, digest=digest, media_type=MEDIA_TYPES[kind])
    said = []
    for at, (one, number) in enumerate(zip(chosen, numbers, strict=True)):
        quote = in_full(number).replace(",", "") if kind in ("csv", "xlsx") else one.quote.format(n=f"{number:,}")
        said.append(Said(one, number, quote, places[at], places[at - 1]))
    return Document(source, name, content, said)


def _prose(kind: str, sentences: list[str], filler: str) -> tuple[bytes, list[str]]:
    if kind == "text":
        return f"\n\n{filler}\n\n".join(sentences).encode(), [f"paragraph {2 * n + 1}" for n in range(len(sentences))]
    if kind == "html":
        body = "".join(f'<section id="s{n}"><p>{one}</p><p>{filler}</p></section>' for n, one in enumerate(sentences))
        page = f"<!doctype html><html><head><title>9,999 dead</title></head><body>{body}</body></html>"
        return page.encode(), [f"#s{n}" for n in range(len(sentences))]
    if kind == "docx":
        body = "".join(made.paragraph(text) for one in sentences for text in (one, filler))
        return made.docx(body), [f"paragraph {2 * n + 1}" for n in range(len(sentences))]
    plain = str.maketrans("“”’—", '""\'-')
    pages = [[*one.translate(plain).split("\n"), filler] for one in sentences]
    return made.pdf(pages), [f"page {n + 1}" for n in range(len(sentences))]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of copies."""
    place = tmp_path_factory.mktemp("copies")
    for one in documents():
        (place / one.name).write_bytes(one.content)
    return place


@lru_cache(maxsize=1)  # a zip holds the time at which it was made
def documents() -> list[Document]:
    """Return forty documents, the same each time."""
    draw = random.Random(SEED)
    return [document(n, kind, draw) for n, kind in enumerate(KINDS)]


def claimed(said: Said, source: Source, key: str, **other: str | int) -> Figure:
    """Return the figure that a document gives a number of, with its claim."""
    fields: dict[str, object] = {"quote": said.quote, "at": said.at, **other}
    value = fields.pop("value", said.number)
    figure = Figure(said.indicator.name, said.indicator.unit, of=key)
    return figure.claimed(value, by="Ministry", source=source, key=key, **fields)  # type: ignore[arg-type]


def verified(figures: Iterator[Figure], folder: Path) -> Verification:
    """Return what the folder proves of these figures."""
    return Dossier({f"f{n}": figure for n, figure in enumerate(figures)}).verify(folder)


def test_good_claims_have_no_finding(folder: Path) -> None:
    """All 200 numbers of forty documents are proved."""
    figures = (claimed(said, one.source, f"{one.name}-{n}") for one in documents() for n, said in enumerate(one.said))

    found = verified(figures, folder)

    assert [str(one) for one in found.findings] == []
    assert str(found) == "200 of 200 statements are proved"


def seeded(one: Document, draw: random.Random) -> Iterator[tuple[str, Figure]]:
    """Give five faults of a document, each with the code of what should be found."""
    said = draw.choice(one.said)
    yield "CF038", claimed(said, one.source, f"{one.name}-number", value=said.number + draw.randrange(1, 900))
    said, other = draw.sample(one.said, 2)
    mixed = said._replace(indicator=other.indicator)
    yield "CF039", claimed(mixed, one.source, f"{one.name}-indicator")
    said = draw.choice(one.said)
    invented = f"the governor confirmed {said.number:,} {said.indicator.unit} that day"
    yield "CF036", claimed(said, one.source, f"{one.name}-invented", quote=invented)
    said = draw.choice(one.said)
    before = hashlib.sha256(one.content + b" ").hexdigest()
    yield "CF032", claimed(said, attrs.evolve(one.source, digest=f"sha256:{before}"), f"{one.name}-changed")
    said = draw.choice(one.said)
    yield "CF037", claimed(said, one.source, f"{one.name}-place", at=said.elsewhere)


def test_every_seeded_fault_is_found(folder: Path) -> None:
    """A wrong number, another indicator, an invented quote, a changed copy, a wrong place: 40 of each."""
    draw = random.Random(SEED)
    faults = [fault for one in documents() for fault in seeded(one, draw)]

    found = verified((figure for _, figure in faults), folder)

    missed = [
        (code, str(one.statement), [str(finding) for finding in one.findings])
        for (code, _), one in zip(faults, found, strict=True)
        if code not in [finding.code for finding in one.findings]
    ]
    assert missed == []
    assert len(found.not_proved) == len(faults) == 200
