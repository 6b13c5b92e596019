"""Entries: how they are written, and what is refused when they are read."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import attrs
import pytest

from contested import Denial, Estimate, Figure, JournalEntry, Source, Unit, Withheld, lexicon
from contested.claims.statement import Aim
from contested.errors import ContestedError, IncompleteStatement, UnknownLexicon
from contested.journal.entry import claim_texts, entry_text, recording_time, shown_digest

TROOPS = Figure("troops", "person", of="X", facets={"side": "Y"}, disputants=["B"], signed=True)
WIRE = Source("Wire", primary=True, organ_of="B")
CLAIM = Estimate.of("at least 5", "person", by="A", source=Source("Paper", quoting=WIRE), quoting=WIRE)


def text_of(record: object) -> str:
    """Write an entry by hand."""
    return json.dumps(record, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def entry_of(text: str) -> JournalEntry:
    """Return an entry with a text, and its digest."""
    return JournalEntry(f"sha256:{hashlib.sha256(text.encode()).hexdigest()}", text)


def good(claim: Any = CLAIM, figure: Figure = TROOPS) -> dict[str, Any]:
    """Return an entry as plain values."""
    parts = claim_texts(claim, figure) | {"author": '"a"', "recorded": '"2023-09-21T10:00+04:00"'}
    made: dict[str, Any] = json.loads(entry_text(parts, ["sha256:b", "sha256:a"]))
    return made


def test_an_entry_is_read_part_by_part() -> None:
    """An entry gives back what was written, and the moment of recording for sorting."""
    entry = entry_of(text_of(good()))

    entry.check()

    assert entry.before == ("sha256:a", "sha256:b")
    assert entry.statement == CLAIM
    assert entry.figure == TROOPS
    assert entry.moment.isoformat() == "2023-09-21T06:00:00+00:00"
    assert entry_of(text_of(good() | {"recorded": "2023-09-21"})).moment.isoformat() == "2023-09-21T00:00:00+00:00"
    assert entry.to_dict() == {"digest": entry.digest, **good()}
    assert shown_digest("sha256:0123456789abcdef") == "0123456789ab"


UNITS = (
    Estimate.of(3, Unit.counting("boat")),
    Estimate.of("3 boats", Unit.counting("boat", part_of="ship")),
    Estimate.of(3, Unit.defined("tael", "50 g", symbol="tl", source="a law")),
    Estimate.of("1/3", Unit.counting("boat") / Unit.defined("tael", "50 g")),
    Estimate.of("dozens", "person", lexicon="wikimpacts", locale="en"),
    Estimate.of(None, "person", low=1, high=3, best=2, bounds="confidence", level="0.9", standard_error=None),
    Estimate.of("11", "person", partial=True, basis="documented", status="final"),
    Estimate.of(1.5, "person", hedge="about", standard_error="0.1"),
    Estimate.of("unknown", "person", stated="2023~", anonymous=True, speaker="x", as_of="44 BC"),
    Denial.of(by=["A", "B"], aspect="definition", quote="a\n„b“ \\ \t é e\u0301"),
    Withheld.of(by="A", note="x"),
)


@pytest.mark.parametrize("claim", UNITS)
def test_every_kind_of_claim_is_read_back(claim: Any) -> None:
    """Units of one's own, words in place of a number, stated errors and odd texts are read back as they were."""
    figure = Figure("f", getattr(claim, "unit", "person"))
    entry = entry_of(text_of(good(claim, figure)))

    entry.check()

    assert entry.statement == claim
    assert entry.figure == figure


def changed(**changes: Any) -> dict[str, Any]:
    """Return an entry with some keys changed, or left out where they are None."""
    return {key: value for key, value in (good() | changes).items() if value is not None}


def inside(key: str, **changes: Any) -> dict[str, Any]:
    """Return an entry with keys of one part changed."""
    part = {name: value for name, value in (good()[key] | changes).items() if value is not None}
    return changed(**{key: part})


SOURCES = good()["sources"]
PAPER = good()["statement"]["source"]
DEEP: Any = "x"
for _ in range(120):
    DEEP = [DEEP]

WRONG = {
    "a later version": (
        changed(format="2"),
        "the entry's format is '2', and this version reads '1'; use a later version",
    ),
    "no entry": (changed(**{"is": "seal"}), "format"),
    "an unknown key": (changed(colour="red"), "colour"),
    "no author": (changed(author=None), "author is 'None' \\(NoneType\\); give text$"),
    "no day": (changed(recorded=None), "recorded is 'None'"),
    "a month": (changed(recorded="2023-09"), "not one day"),
    "no list before": (changed(before="x"), "before is 'x'"),
    "a reason that is none": (changed(reason=["x"]), "reason is"),
    "a figure without a claim": (changed(statement=None), "a figure and a statement"),
    "a claim without a figure": (changed(figure=None), "a figure and a statement"),
    "a claim that retracts": (changed(retracts="x", reason="y"), "or retracts another one"),
    "a correction without a reason": (changed(corrects="x"), "needs its reason"),
    "a figure that is none": (changed(figure=["x"]), "figure is"),
    "a figure of another kind": (
        inside("figure", **{"is": "source"}),
        '^the object of a figure needs "is": "figure"',
    ),
    "a figure with claims": (inside("figure", statements=[]), "a field is"),
    "a figure with a default": (inside("figure", time="point"), "canonical form"),
    "a facet that is none": (inside("figure", facets="x"), "a list"),
    "a statement of no kind": (
        inside("statement", **{"is": "guess"}),
        "a statement is one of acceptance, denial, dispute, estimate",
    ),
    "a statement that is none": (changed(statement="x"), "statement is 'x'"),
    "an unknown field": (inside("statement", colour="red"), "colour"),
    "a field that is nested": (inside("statement", note=DEEP), "note|a field is"),
    "a flag that is none": (inside("statement", approximate="yes"), "true or false"),
    "a number that is none": (inside("statement", interval={"low": "five"}), "not a number"),
    "a number over zero": (inside("statement", interval={"low": "1/0"}), "not a number"),
    "a number of many digits": (inside("statement", interval={"low": "9" * 10_000}), "not a number"),
    "a number out of bounds": (inside("statement", interval={"low": "9" * 60}), "out of bounds"),
    "ends the wrong way round": (inside("statement", interval={"low": "3", "high": "2"}), "above high"),
    "words that say another number": (inside("statement", interval={"low": "6"}), "reads its words otherwise"),
    "another word than is printed": (inside("statement", hedges=["over"]), "reads its words otherwise"),
    "a level by itself": (inside("statement", level="1/2"), "a level belongs"),
    "a source that is not there": (inside("statement", source="sha256:0"), "the digest of a source"),
    "a source that is a list": (inside("statement", source=["x"]), "the digest of a source"),
    "sources that are none": (changed(sources=[]), "sources is"),
    "a source under another digest": (changed(sources={"sha256:0": SOURCES[PAPER], **SOURCES}), "recorded as sha256:0"),
    "a source that quotes what is not there": (changed(sources={PAPER: SOURCES[PAPER]}), "quotes one that is not"),
    "a source that is none": (changed(sources={PAPER: "x"}), "source is 'x'"),
    "a source with a default": (changed(sources={"x": {"is": "source", "title": "T", "primary": False}}), "canonical"),
    "a party that is none": (inside("statement", parties=["A"]), "party is 'A'"),
    "a unit that nobody knows": (inside("statement", unit="flurb"), "flurb"),
    "a unit of no pairs": (inside("statement", unit=[["x"]]), "pairs of a unit"),
    "a unit that lacks its size": (inside("statement", unit=[[{"name": "x"}, "1"]]), "unit"),
    "a unit with another key": (
        inside("statement", unit=[[{"name": "x", "plural": "x", "size": "1", "dimensions": [], "y": "z"}, "1"]]),
        "'y'",
    ),
    "a broken power": (
        inside("statement", unit=[[{"name": "x", "plural": "x", "size": "1", "dimensions": []}, "1/2"]]),
        "a whole number",
    ),
    "a lexicon that nobody knows": (inside("statement", lexicon="mine"), "no lexicon"),
}


@pytest.mark.parametrize("what", WRONG)
def test_an_entry_that_is_wrong_is_refused(what: str) -> None:
    """Whatever is wrong in an entry is named."""
    record, message = WRONG[what]

    with pytest.raises(ContestedError, match=message):
        entry_of(text_of(record)).check()


LATER = "and this version reads '1'; use a later version"
BOTH = "an entry has a figure and a statement, or retracts another one"
OTHERWISE = "this version reads its words otherwise than they are recorded: "
RECORDED = "is not a number: an exact number is recorded as text, such as '120000' or '1/3'"
SAID = {
    "a later version": f"the entry's format is '2', {LATER}",
    "no author": "author is 'None' (NoneType); give text",
    "no day": "recorded is 'None' (NoneType); give text",
    "a month": "'2023-09' is not one day; write the day, such as 2023-09-20",
    "no list before": "before is 'x' (str); give a list of digests",
    "a reason that is none": "reason is \"['x']\" (list); give text",
    "a figure without a claim": BOTH,
    "a claim that retracts": BOTH,
    "a correction without a reason": "what corrects or retracts another entry needs its reason",
    "a figure that is none": "figure is \"['x']\" (list); give an object",
    "a figure of another kind": 'the object of a figure needs "is": "figure"',
    "a figure with claims": "a field is '[]' (list); give text",
    "a facet that is none": "a field is 'x' (str); give a list",
    "a flag that is none": "a field is 'yes' (str); give true or false",
    "a statement of no kind": (
        'a statement is one of acceptance, denial, dispute, estimate, retraction, withheld; its "is" says which'
    ),
    "a number that is none": f"'five' {RECORDED}",
    "another word than is printed": f"{OTHERWISE}another number, or other words around it",
    "a level by itself": f"{OTHERWISE}a level belongs to bounds='confidence' or bounds='credible'",
    "a source that is not there": "source is 'sha256:0' (str); give the digest of a source that is recorded with it",
    "sources that are none": "sources is '[]' (list); give an object",
    "a source under another digest": f"the source recorded as sha256:0 has the digest {PAPER}",
    "a source that quotes what is not there": f"the source {PAPER} quotes one that is not recorded with it",
    "a source with a default": 'it is not in its canonical form, which is {"is":"source","title":"T"}',
    "a party that is none": "party is 'A' (str); give an object",
    "a unit of no pairs": "unit is \"['x']\" (list); give pairs of a unit and its power",
    "a broken power": "power is '1/2' (str); give a whole number as text",
}


def test_a_kind_of_ones_own_is_no_kind_of_a_journal() -> None:
    """A class that a program derives from ours is made by no text."""

    class Guess(Estimate):
        """A kind of a program."""

    with pytest.raises(ContestedError, match='a statement is one of acceptance, denial, .*, withheld; its "is"'):
        entry_of(text_of(WRONG["a statement of no kind"][0])).check()
    assert Guess.__name__ == "Guess"


@pytest.mark.parametrize("what", SAID)
def test_what_is_wrong_in_an_entry_is_said_word_for_word(what: str) -> None:
    """With what to give in its place."""
    with pytest.raises(ContestedError) as caught:
        entry_of(text_of(WRONG[what][0])).check()

    assert str(caught.value) == SAID[what]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "it is no JSON"),
        ("[]", r"^an entry is '\[\]' \(list\); give an object$"),
        ('{"a":1}', "^'1' is not a number: numbers are recorded as text, such as '120000'$"),
        (f'{{"a":{"9" * 10_000}}}', "numbers are recorded as text"),
        ('{"a":1.5}', "numbers are recorded as text"),
        ('{"a":NaN}', "numbers are recorded as text"),
        ('{"a":"1","a":"2"}', "^the key 'a' stands twice in one object$"),
        ('{"a":' * 5_000 + "1" + "}" * 5_000, "nested too deep|numbers are recorded"),
    ],
)
def test_a_text_that_is_no_entry_is_refused(text: str, message: str) -> None:
    """Texts that are no JSON of ours are refused without being computed."""
    with pytest.raises(ContestedError, match=message):
        entry_of(text).check()


def test_another_order_of_keys_is_another_text() -> None:
    """An entry that says the same in another form is not in its canonical form."""
    text = json.dumps(good(), separators=(",", ":"))

    with pytest.raises(IncompleteStatement, match="canonical form"):
        entry_of(text[:-1] + " }").check()


def test_a_statement_that_no_words_make_is_not_recorded() -> None:
    """A statement that was put together by hand so that its record would make another one is refused."""
    by_hand = attrs.evolve(CLAIM, unquantified="many")
    own = attrs.evolve(lexicon("wikimpacts"), name="my own")

    with pytest.raises(IncompleteStatement, match="claim it anew"):
        claim_texts(by_hand, TROOPS)
    claim_texts(attrs.evolve(CLAIM, note="x"), TROOPS)
    text = text_of(good(Estimate.of("dozens", "person", lexicon=own)))
    with pytest.raises((ContestedError, UnknownLexicon)):
        entry_of(text).check()


def test_a_chain_of_sources_has_an_end() -> None:
    """A claim that rests on more sources than are read is not recorded, and such an entry is not read."""
    link = WIRE
    for n in range(1_000):
        link = Source(f"Paper {n}", quoting=link)

    with pytest.raises(IncompleteStatement, match="rests on 1,001 sources that quote each other"):
        claim_texts(Estimate.of(5, "person", source=link), TROOPS)
    with pytest.raises(IncompleteStatement, match="at most 1,000 sources, and here are 1,001"):
        _ = entry_of(text_of(changed(sources=dict.fromkeys(map(str, range(1_001)), "x")))).statement


def test_a_recording_time_is_an_instant_or_a_day() -> None:
    """An interval is no time at which somebody records."""
    assert str(recording_time("2023-09-21")) == "2023-09-21"
    with pytest.raises(ContestedError, match="not one day"):
        recording_time("2023-09-21/2023-09-22")


def test_where_an_entry_stands_is_no_part_of_it() -> None:
    """An entry that is read from a file equals the one that was written."""
    entry = entry_of(text_of(good()))

    assert attrs.evolve(entry, file="a.jsonl", line=3) == entry
    assert attrs.evolve(entry, line=3) == attrs.evolve(entry, line=4)


def test_an_entry_names_what_it_is_aimed_at() -> None:
    """By the key, since the estimate stands in another entry; and nothing is left open where a name belongs."""
    figure = TROOPS.claimed(5, by="A", key="k").corrected(6, by="A", estimate="k").accepted(by="B", estimate="k")
    figure = figure.retracted(by="A", estimate="k").retracted(by="A").denied(by="B", estimate="k").denied(by="B")
    figure = figure.disputed(by="B", aspect="method", estimate="k")

    told = {entry_of(text_of(good(said))).says.partition(": ")[2] for said in figure.statements}

    assert told == {
        "5 people (A)",
        "6 people (A, correcting the estimate “k”)",
        "acceptance of k (B)",
        "retraction of the estimate “k” (A)",
        "retraction of what it said (A)",
        "denial of the estimate “k” (B)",
        "denial of the figure (B)",
        "dispute of the method of the estimate “k” (B)",
    }


def test_an_aim_without_its_estimate_names_the_key() -> None:
    """Before it has a figure, as in a journal."""
    words = [Aim(stance, "k").words for stance in ("accepted", "corrected", "retracted")]

    assert words == ["accepting the estimate “k”", "correcting the estimate “k”", ""]
