"""
Laws of dossiers and their files (design.md, rules 19 and 20).

What is read and saved again is the same, including what this version does
not know.  A change touches what changed and nothing else.  The order of
statements, and the order in which a file has its tables, change no answer.
"""

from __future__ import annotations

import pickle
import tomllib
from contextlib import suppress
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st
from tests.effort import examples

from contested import ContestedError, Dossier, Figure, Party, Source
from contested.errors import ConflictingRecords, EqualFigures, UnsavedDossier
from contested.testing import figures, parties, sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

IDS = ("population", "area-2020", "troops_2023", "x")
THRESHOLDS = (0, 11, 40_000, 100_000)


@st.composite
def dossiers(draw: st.DrawFn, ids: tuple[str, ...] = IDS, min_figures: int = 0) -> Dossier:
    """Draw dossiers built step by step; a step that contradicts those before is left out."""
    made = Dossier()
    for id_ in draw(st.lists(st.sampled_from(ids), unique=True, min_size=min_figures, max_size=3)):
        with suppress(EqualFigures, ConflictingRecords):
            made = made.with_figure(id_, draw(figures(unit=None)))
        with suppress(ContestedError):
            made = made.with_party(f"{id_}-party", draw(parties()))
        made = made.with_source(f"{id_}-source", draw(sources()))
    assume(len(made) >= min_figures)
    return made


def _value(value: Any) -> str:
    """Write a TOML value by hand."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{_value(key)} = {_value(one)}' for key, one in value.items())} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, int | Decimal):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


class Hand:
    """Writes a dossier as people do: comments, keys of their own, tables in any order, lists of either form."""

    def __init__(self, draw: st.DrawFn, *, headers: bool = False) -> None:
        self.draw, self.headers, self.count = draw, headers, 0

    def _maybe(self) -> bool:
        return self.draw(st.booleans())

    def _tag(self, where: str, owner: str) -> str:
        self.count += 1
        return f"# {where} {owner} ({self.count})"

    def _block(self, header: str, record: Mapping[str, Any], owner: str) -> list[str]:
        made = ["", self._tag("apart", owner), ""] if self._maybe() else [""] * self.draw(st.integers(0, 2))
        made += [self._tag("above", owner)] if self._maybe() else []
        made.append(f"{header}  {self._tag('at', owner)}" if self._maybe() else header)
        for key, value in self.draw(st.permutations(list(record.items()))):
            comment = f"  {self._tag('in', owner)}" if self._maybe() else ""
            made.append(f"{key} = {_value(value)}{comment}")
        return [*made, f"own_{self.count} = '{owner}'", self._tag("under", owner), ""] if self._maybe() else made

    def _figure(self, id_: str, table: Mapping[str, Any]) -> list[str]:
        scalar = dict(table)
        rows = {
            key: scalar.pop(key)
            for key in ("claims", "denials", "withheld", "set_aside")
            if key in table and (self.headers or self.draw(st.integers(0, 4)))
        }
        made = self._block(f"[figures.{id_}]", scalar, f"<{id_}>")
        for key, records in rows.items():
            for n, record in enumerate(records):
                made += self._block(f"[[figures.{id_}.{key}]]", record, f"<{id_}> {key} {n};")
        return made

    def text(self, dossier: Dossier) -> str:
        """Return a text of the dossier."""
        plain = tomllib.loads(dossier.dumps(), parse_float=Decimal)
        blocks = [
            self._block(f"[{section}.{id_}]", table, f"<{section} {id_}>")
            for section in ("units", "parties", "sources")
            for id_, table in plain.get(section, {}).items()
        ]
        blocks += [self._figure(id_, table) for id_, table in plain.get("figures", {}).items()]
        blocks += [self._block("[[drafts]]", {"part": "a", "whole": "b"}, "<relations>")] if self._maybe() else []
        lines = ["# the first line", "format = 1"]
        lines += [line for block in self.draw(st.permutations(blocks)) for line in block]
        return "\n".join([*lines, *(["", "# the last line"] if self._maybe() else []), ""])


@st.composite
def handwritten(draw: st.DrawFn, min_figures: int = 0, *, headers: bool = False) -> str:
    """Draw texts of dossiers as people write them; ``headers`` puts every claim under one of its own."""
    return Hand(draw, headers=headers).text(draw(dossiers(min_figures=min_figures)))


def _marks(text: str) -> list[str]:
    """Return the comments and the keys of one's own, in their order."""
    return [line[line.index(mark) :] for line in text.split("\n") for mark in ("# ", "own_") if mark in line]


def _without(marks: Iterable[str], owner: str) -> list[str]:
    """Leave out the marks of one owner, but for what stands apart from it."""
    return [mark for mark in marks if owner not in mark or mark.startswith("# apart")]


def _answers(figure: Figure) -> list[str]:
    """Return everything a figure prints, but for the order in which it lists what it leaves out."""
    verdicts = [figure > x for x in THRESHOLDS]
    return [str(figure.hull()), str(figure.common()), f"{figure:prose}", *(str(v.by_party) for v in verdicts)]


# -- what is written is read ------------------------------------------------------


@given(dossier=dossiers())
def test_what_is_written_is_read_back_the_same(dossier: Dossier) -> None:
    """Writing a dossier and reading it gives an equal one."""
    again = Dossier.loads(dossier.dumps())

    assert again == dossier


@examples(cost=2)
@given(dossier=dossiers(min_figures=1))
def test_a_figure_that_was_reloaded_is_the_same_unknown(dossier: Dossier) -> None:
    """A figure and its reloaded copy are equal, hash alike and answer alike."""
    again = Dossier.loads(dossier.dumps())

    for id_, figure in dossier.figures.items():
        assert again[id_] == figure
        assert hash(again[id_]) == hash(figure)
        assert _answers(again[id_]) == _answers(figure)


@examples(cost=4)
@given(text=handwritten())
def test_what_did_not_change_keeps_its_text(text: str) -> None:
    """A text that is read and written again is the same byte for byte."""
    assert Dossier.loads(text).dumps() == text
    assert Dossier.loads(text.encode()).dumps() == text


@examples(cost=4)
@given(text=handwritten())
def test_line_ends_of_windows_stay(text: str) -> None:
    """Where every line ends in CR LF, so do the lines that are added."""
    there = text.replace("\n", "\r\n")

    written = Dossier.loads(there).with_party("newcomer", Party("Newcomer")).dumps()

    assert written.count("\n") == written.count("\r\n")
    assert Dossier.loads(there).dumps() == there
    assert Dossier.loads(written).parties["newcomer"] == Party("Newcomer")


@examples(cost=2)
@given(dossier=dossiers())
def test_a_copy_by_pickle_is_the_same(dossier: Dossier) -> None:
    """A dossier that went to another process and back is equal, and writes the same text."""
    copy = pickle.loads(pickle.dumps(dossier))

    assert copy == dossier
    assert copy.dumps() == dossier.dumps()


# -- a change touches what changed --------------------------------------------------


@examples(cost=4)
@given(text=handwritten(), figure=figures(unit=None))
def test_a_new_figure_takes_no_line_away(text: str, figure: Figure) -> None:
    """Comments, order and unknown keys stay where a figure is added, with its parties and sources."""
    before = Dossier.loads(text)
    assume(figure not in before.figures.values())

    after = before.with_figure("newcomer", figure)

    assert Dossier.loads(after.dumps()) == after
    assert _marks(after.dumps()) == _marks(text)
    lines = iter(after.dumps().split("\n"))
    assert all(line in lines for line in text.rstrip("\n").split("\n") if line)


@examples(cost=4)
@given(text=handwritten(), party=parties(names=["Newcomer"]), source=sources(titles=["New source"]))
def test_a_new_party_and_a_new_source_take_no_line_away(text: str, party: Party, source: Source) -> None:
    """Comments, order and unknown keys stay where a party and a source are added."""
    after = Dossier.loads(text).with_party("newcomer", party).with_source("new-source", source)

    assert Dossier.loads(after.dumps()) == after
    assert _marks(after.dumps()) == _marks(text)


@examples(cost=4)
@given(text=handwritten(min_figures=1), data=st.data())
def test_a_figure_that_goes_takes_its_own_comments_only(text: str, data: st.DataObject) -> None:
    """Without a figure, the comments and unknown keys of all the others stay, each where it was."""
    before = Dossier.loads(text)
    gone = data.draw(st.sampled_from(sorted(before)))

    after = before.without(gone)

    assert Dossier.loads(after.dumps()) == after
    assert _marks(after.dumps()) == _without(_marks(text), f"<{gone}>")


def _claims(text: str, dossier: Dossier) -> list[tuple[str, int]]:
    """Return the claims under headers of their own, each by its figure and its place."""
    return [
        (id_, n)
        for id_, figure in dossier.figures.items()
        if f"[[figures.{id_}.claims]]" in text
        for n in range(len(figure.estimates))
    ]


@examples(cost=4)
@given(text=handwritten(min_figures=1), data=st.data())
def test_a_claim_that_goes_takes_its_own_comments_only(text: str, data: st.DataObject) -> None:
    """Without one claim, the comments and unknown keys of its neighbours stay."""
    before = Dossier.loads(text)
    lone = [
        (id_, n)
        for id_, n in _claims(text, before)
        if before[id_].estimates[n].key is None and before[id_].estimates.count(before[id_].estimates[n]) == 1
    ]
    assume(lone)
    id_, n = data.draw(st.sampled_from(lone))
    kept = [s for s in before[id_].statements if s != before[id_].estimates[n]]

    after = before.with_figure(id_, attrs.evolve(before[id_], statements=kept))

    assert Dossier.loads(after.dumps()) == after
    assert _marks(after.dumps()) == _without(_marks(text), f"<{id_}> claims {n};")


@examples(cost=4)
@given(text=handwritten(min_figures=1), data=st.data())
def test_a_claim_that_changes_keeps_its_comments(text: str, data: st.DataObject) -> None:
    """A changed claim keeps its place, its comments and its unknown keys."""
    before = Dossier.loads(text)
    claims = _claims(text, before)
    assume(claims)
    id_, n = data.draw(st.sampled_from(claims))
    said = list(before[id_].statements)
    said[n] = attrs.evolve(said[n], note="changed")

    after = before.with_figure(id_, attrs.evolve(before[id_], statements=said))

    assert Dossier.loads(after.dumps()) == after
    assert _marks(after.dumps()) == _marks(text)


@examples(cost=4)
@given(text=handwritten(min_figures=1, headers=True), data=st.data())
def test_a_new_claim_takes_no_line_away(text: str, data: st.DataObject) -> None:
    """One more claim leaves every comment and unknown key where it was."""
    before = Dossier.loads(text)
    id_ = data.draw(st.sampled_from(sorted(before)))

    after = before.with_figure(id_, before[id_].claimed(77, by="Newcomer"))

    assert Dossier.loads(after.dumps()) == after
    assert _marks(after.dumps()) == _marks(text)


@examples(cost=4)
@given(text=handwritten(), party=parties(), source=sources(), data=st.data())
def test_a_record_that_changes_changes_everywhere(text: str, party: Party, source: Source, data: st.DataObject) -> None:
    """A party and a source in place of others are in every figure that names them, and no comment goes."""
    before = Dossier.loads(text)
    assume(before.parties)
    assume(before.sources)
    party_id = data.draw(st.sampled_from(sorted(before.parties)))
    source_id = data.draw(st.sampled_from(sorted(before.sources)))

    try:
        after = before.with_party(party_id, party).with_source(source_id, source)
    except ContestedError as refused:
        event(f"refused: {type(refused).__name__}")
        return

    assert Dossier.loads(after.dumps()) == after
    assert sorted(line for line in _marks(text) if " in " not in line) == sorted(
        line for line in _marks(after.dumps()) if " in " not in line
    )


# -- merging ------------------------------------------------------------------------


@examples(cost=2)
@given(dossier=dossiers())
def test_merging_with_itself_changes_nothing(dossier: Dossier) -> None:
    """Merge is idempotent, and the empty dossier is neutral on both sides."""
    assert dossier.merge(dossier) == dossier
    assert dossier.merge(Dossier()) == dossier
    assert Dossier().merge(dossier) == dossier


@examples(cost=4)
@given(text=handwritten())
def test_merging_with_itself_touches_no_line(text: str) -> None:
    """A merge that adds nothing writes the same text."""
    dossier = Dossier.loads(text)

    assert dossier.merge(dossier).dumps() == text


@examples(cost=2)
@given(a=dossiers(ids=("a1", "a2")), b=dossiers(ids=("b1", "b2")), c=dossiers(ids=("c1", "c2")))
def test_merging_is_associative(a: Dossier, b: Dossier, c: Dossier) -> None:
    """Where the ids are disjoint, it is the same which two of three are merged first; nothing is lost."""
    try:
        one, other = a.merge(b).merge(c), a.merge(b.merge(c))
    except ContestedError as refused:
        event(f"refused: {type(refused).__name__}")
        return

    assert one.figures == other.figures
    assert {party.name: party for party in one.parties.values()} == {p.name: p for p in other.parties.values()}
    assert set(one.sources.values()) == set(other.sources.values())
    assert set(one) == {*a, *b, *c}
    assert Dossier.loads(one.dumps()) == one


# -- order ----------------------------------------------------------------------------


@examples(cost=4)
@given(text=handwritten(min_figures=1), data=st.data())
def test_the_order_of_statements_changes_no_answer(text: str, data: st.DataObject) -> None:
    """Statements in another order give the same answers."""
    dossier = Dossier.loads(text)

    for figure in dossier.figures.values():
        other = attrs.evolve(figure, statements=data.draw(st.permutations(figure.statements)))
        assert _answers(other) == _answers(figure)


@examples(cost=2)
@given(data=st.data())
def test_the_order_of_tables_changes_nothing(data: st.DataObject) -> None:
    """A file with its tables in another order says the same."""
    dossier = data.draw(dossiers())

    one, other = data.draw(st.composite(lambda draw: (Hand(draw).text(dossier), Hand(draw).text(dossier)))())

    assert Dossier.loads(one) == Dossier.loads(other) == dossier


@examples(cost=2)
@given(dossier=dossiers(min_figures=1), figure=figures(unit=None), data=st.data())
def test_one_figure_more_is_the_same_with_and_without_an_index(
    dossier: Dossier, figure: Figure, data: st.DataObject
) -> None:
    """What a dossier remembers of its figures changes nothing but the time that one more takes."""
    id_ = data.draw(st.sampled_from(["newcomer", *dossier]))
    answers: list[object] = []
    for start in (dossier, attrs.evolve(dossier)):  # a copy remembers nothing
        try:
            made = start.with_figure(id_, figure)
            answers.append((made, made.dumps(), made.without(id_).with_figure("again", figure)))
        except ContestedError as refused:
            answers.append((type(refused), str(refused)))

    assert answers[0] == answers[1]


# -- what cannot be done is refused -------------------------------------------------------


@pytest.mark.parametrize("tables", ["parties.a.name = 'A'\n[parties.b]\nname = 'B'\n", "parties.a.name = 'A'\n"])
@given(party=parties(names=["Newcomer"]))
def test_a_layout_that_cannot_be_changed_is_refused(tables: str, party: Party) -> None:
    """Dotted keys that declare tables are read; a change is made whole or refused with advice, never in part."""
    before = Dossier.loads(f"format = 1\n{tables}")

    after = before.with_party("newcomer", party).with_party("a", Party("Other"))

    try:
        text = after.dumps()
    except UnsavedDossier as refused:
        assert "by hand" in str(refused)
    else:
        assert Dossier.loads(text) == after


@given(dossier=dossiers())
def test_rows_give_the_dossier_back(dossier: Dossier) -> None:
    """Every figure, also one of which nobody says anything, with its parties and sources; each row names its figure."""
    rows = dossier.to_records()

    again = Dossier.from_records(rows, parties=dossier.parties, sources=dossier.sources)

    assert (again.figures, again.parties, again.sources) == (dossier.figures, dossier.parties, dossier.sources)
    assert {row["id"] for row in rows} == set(dossier)
    assert len({tuple(row) for row in rows}) <= 1
