"""
Laws of saving in every layout of TOML.

A change touches what changed: whatever form a file has (headers, inline
tables, keys with points, lists in one line or in many, tables out of order,
line ends of Windows), every comment and every key of one's own stays, and
every line that is not changed stays byte for byte, in its order.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.effort import examples

from contested import Dossier, Figure, Party, Source, part_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Record = dict[str, Any]
ARRAYS = ("claims", "denials", "withheld")
OWN = re.compile(r"own_[0-9]+_of[\w-]+")

PARTIES: tuple[Record, ...] = (
    {"name": "East", "aliases": ["the East", "Eastern bloc"], "stake": "disputant"},
    {"name": "West"},
    {"name": "OSCE", "stake": "third_party"},
)
SOURCES: tuple[Record, ...] = (
    {"title": "Wire A, 3 March"},
    {"title": "Paper", "publisher": "P", "issued": "2023-09", "quoting": ["s0"]},
)
CLAIMS: tuple[Record, ...] = (
    {"value": 3_000},
    {"value": "around 10,000", "note": "two\nlines"},
    {"value": "0.5", "hedge": "about", "key": "e1"},
    {"low": 3, "high": Decimal("4.5"), "quote": 'he said "no"'},
    {"value": "at least 60", "as_of": "2023-09"},
)


class Layout:
    """Writes a dossier in a drawn layout, with a numbered comment or key of one's own wherever one can stand."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw, self.count = draw, 0

    def _one_of(self, *choices: Any) -> Any:
        return self.draw(st.sampled_from(choices))

    def _mark(self, owner: str) -> str:
        self.count += 1
        return (
            f"# <{owner}> {self.count} {self._one_of('', 'x = 1', '[a]', chr(34) * 3, chr(39), '}], {', chr(0x2028))}."
        )

    def _maybe_mark(self, owner: str) -> str:
        return f"{self._one_of(' ', '   ')}{self._mark(owner)}" if self._one_of(True, False) else ""

    def _own(self, owner: str) -> Record:
        """Return a key that no version reads, or none."""
        self.count += 1
        value = self._one_of(7, f"of {owner}", [1, 2], {"deep": 1})
        return {f"own_{self.count}_of_{owner}": value} if self._one_of(True, False) else {}

    def _key(self, key: str) -> str:
        return str(self._one_of(key, f'"{key}"', f"'{key}'"))

    def _equals(self) -> str:
        return str(self._one_of(" = ", "=", "  = ", " =\t"))

    def _text(self, text: str) -> str:
        plain = '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
        forms = [plain] + ([f"'{text}'"] if "'" not in text and "\n" not in text else [])
        return str(self._one_of(*forms))

    def _value(self, value: Any) -> str:
        """Write a value in one line."""
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, dict):
            inner = ", ".join(f"{self._key(key)}{self._equals()}{self._value(one)}" for key, one in value.items())
            return str(self._one_of(f"{{ {inner} }}", f"{{{inner}}}"))
        if isinstance(value, list):
            gap = self._one_of(", ", ",", " , ")
            return f"[{gap.join(map(self._value, value))}{self._one_of('', ',' if value else '')}]"
        if isinstance(value, int) and value >= 1_000:
            return str(self._one_of(str(value), f"{value:_}"))
        return str(value)

    def _long_text(self, value: Any, owner: str) -> str:
        """Write the value of a key under a header: a list or a text may have several lines."""
        if isinstance(value, str) and self._one_of(False, False, True):
            body = value.replace("\\", "\\\\").replace('"', '\\"')
            return f'"""\n{body}"""'
        if isinstance(value, list) and value and self._one_of(True, False):
            return self._list([self._value(one) for one in value], [owner] * len(value))
        return self._value(value)

    def _list(self, items: list[str], owners: list[str]) -> str:
        lines = [f"[{self._maybe_mark('apart')}"]
        for n, (item, owner) in enumerate(zip(items, owners, strict=True)):
            lines += self._one_of([], [""], ["", f"  {self._mark('apart')}", ""])
            lines += [f"  {self._mark(owner)}"] if self._one_of(True, False) else []
            comma = "," if n + 1 < len(items) else self._one_of("", ",")
            lines.append(f"{self._one_of('  ', '    ', chr(9))}{item}{comma}{self._maybe_mark(owner)}")
        lines += self._one_of([], ["", f"  {self._mark('apart')}"])
        return "\n".join([*lines, "]"])

    def lines(self, table: Mapping[str, Any], owner: str, prefix: str = "") -> list[str]:
        """Write the keys of a table, one a line or more."""
        made: list[str] = []
        for key, value in table.items():
            made += [f"{self._mark(owner)}"] if self._one_of(True, False, False) else []
            made += self._one_of([], [], [""])
            if isinstance(value, dict) and self._one_of(True, False):
                made += self.lines(value, owner, f"{prefix}{key}.")
                continue
            if key in ARRAYS:
                owners = [f"{owner}-{key}-{n}" for n in range(len(value))]
                items = [self._value(one) for one in value]
                written = self._list(items, owners) if self._one_of(True, True, False) else self._value(value)
            else:
                written = self._long_text(value, owner)
            indent = self._one_of("", "", "  ")
            made.append(f"{indent}{prefix}{self._key(key)}{self._equals()}{written}{self._maybe_mark(owner)}")
        return made

    def _above(self, owner: str) -> list[str]:
        made: list[str] = self._one_of([], [""], ["", self._mark("apart"), ""], ["", "", self._mark("apart"), ""])
        return made + ([self._mark(owner)] if self._one_of(True, False) else [])

    def block(
        self, names: tuple[str, ...], table: Mapping[str, Any], owner: str, *, element: bool = False
    ) -> list[str]:
        """Write a table under a header."""
        inner = self._one_of(".", " . ").join(names)
        header = self._one_of(f"[{inner}]", f"[ {inner} ]") if not element else f"[[{inner}]]"
        under = ["", self._mark("apart"), ""] if self._one_of(False, False, True) else []
        return [*self._above(owner), f"{header}{self._maybe_mark(owner)}", *self.lines(table, owner), *under]

    def table(self, section: str, id_: str, table: Record) -> list[list[str]]:
        """Write a table of the file as blocks: its own, and those of its statements where they have headers."""
        owner = f"{section}-{id_}"
        own = {key: value for key, value in table.items() if key not in ARRAYS} | self._own(owner)
        arrays = {
            key: [one | self._own(f"{owner}-{key}-{n}") for n, one in enumerate(table[key])]
            for key in ARRAYS
            if table.get(key)
        }
        below = {key: rows for key, rows in arrays.items() if self._one_of(True, False)}
        keys = list((own | {key: rows for key, rows in arrays.items() if key not in below}).items())
        blocks = [self.block((section, id_), dict(self.draw(st.permutations(keys))), owner)]
        for key, rows in below.items():
            rows_of = [
                line
                for n, row in enumerate(rows)
                for line in self.block((section, id_, key), row, f"{owner}-{key}-{n}", element=True)
            ]
            blocks.append(rows_of)
        return blocks

    def section(self, name: str, tables: Mapping[str, Record]) -> tuple[list[str], list[list[str]]]:
        """Write a section of the file: what stands at the top, and its blocks."""
        form = self._one_of("headers", "headers", "headers", "one block", "points", "top points", "one line")
        whole = {id_: table | self._own(f"{name}-{id_}") for id_, table in tables.items()}
        if form == "headers":
            return [], [block for id_, table in tables.items() for block in self.table(name, id_, table)]
        if form == "one block":
            made = [self.lines({id_: table}, f"{name}-{id_}") for id_, table in whole.items()]
            return [], [[*self._above(name), f"[{name}]", *(line for one in made for line in one)]]
        pointed = [self.lines(table, f"{name}-{id_}", f"{id_}.") for id_, table in whole.items()]
        if form == "points":
            return [], [[*self._above(name), f"[{name}]", *(line for one in pointed for line in one)]]
        if form == "one line":
            return [f"{name}{self._equals()}{self._value(whole)}{self._maybe_mark(name)}"], []
        return [
            line for id_, table in whole.items() for line in self.lines(table, f"{name}-{id_}", f"{name}.{id_}.")
        ], []


@st.composite
def files(draw: st.DrawFn) -> str:
    """Draw texts of dossiers in every layout."""
    layout = Layout(draw)
    declared = draw(st.booleans())
    parties = {f"p{n}": one for n, one in enumerate(PARTIES[: draw(st.integers(1, 3))])}
    sources = {f"s{n}": one for n, one in enumerate(SOURCES[: draw(st.integers(1, 2))])}
    holders = list(parties) if declared else ["North", "South"]
    read_in = list(sources) if declared else ["Radio", "Wire B"]
    figures: dict[str, Record] = {}
    for n in range(draw(st.integers(1, 2))):
        claims = draw(
            st.lists(st.sampled_from(CLAIMS), min_size=1, max_size=3, unique_by=lambda one: one.get("key") or id(one))
        )
        figure: Record = {"name": f"figure {n}", "unit": "person", "signed": True}
        figure |= draw(st.sampled_from(({}, {"facets": {"side": "East", "arm": "foot"}}, {"of": "Zenda"})))
        figure["claims"] = [one | {"by": draw(st.sampled_from(holders))} for one in claims]
        figure["claims"] = [
            one | ({"source": draw(st.sampled_from(read_in))} if draw(st.booleans()) else {})
            for one in figure["claims"]
        ]
        figure["denials"] = [{"by": holders[0]}] if draw(st.booleans()) else []
        figures[f"f{n}"] = figure
    top: list[str] = [*layout._above("apart"), f"format{layout._equals()}1{layout._maybe_mark('apart')}"]
    blocks: list[list[str]] = []
    known = {"parties": parties, "sources": sources} if declared else {}
    for name, tables in (known | {"figures": figures}).items():
        start, made = layout.section(name, tables)
        top, blocks = top + start, blocks + made
    blocks += [["", "[[drafts]]", f"part = 'a'{layout._maybe_mark('apart')}"]] if draw(st.booleans()) else []
    if not any("[[" in line for block in blocks for line in block):
        blocks = draw(st.permutations(blocks))
    lines = [*top, *(line for block in blocks for line in block)]
    end = draw(st.sampled_from(("", "\n", "\n\n", "\n# <apart> the last line\n")))
    newline = draw(st.sampled_from(("\n", "\n", "\r\n")))
    return ("\n".join(lines) + end).replace("\n", newline)


def marks(text: str) -> list[str]:
    """Return the comments and the keys of one's own, in their order."""
    found = []
    for line in text.replace("\r\n", "\n").split("\n"):
        found += OWN.findall(line)
        found += [line[line.index("# <") :]] if "# <" in line else []
    return found


def changed_lines(old: str, new: str) -> list[str]:
    """Return the lines of the old text that are not, in their order, in the new one."""
    gone = []
    waiting = old.split("\n")
    there = new.split("\n")
    at = 0
    for line in waiting:
        found = next((n for n in range(at, len(there)) if there[n] == line), None)
        if found is None:
            gone.append(line)
        else:
            at = found + 1
    return gone


def inserted_only(line: str, new: str) -> bool:
    """Whether some line of the new text is the old one with characters put in."""

    def holds(longer: str) -> bool:
        characters = iter(longer)
        return all(character in characters for character in line)

    return any(holds(one) for one in new.split("\n"))


def with_claim(dossier: Dossier) -> Dossier:
    """Add a claim."""
    return dossier.with_figure("f0", dossier["f0"].claimed(77, by="Newcomer", source="A new paper"))


def with_denial(dossier: Dossier) -> Dossier:
    """Add a denial, by somebody that the file knows, from a source that it does not."""
    return dossier.with_figure("f0", dossier["f0"].denied(by="Newcomer"))


def with_figure(dossier: Dossier) -> Dossier:
    """Add a figure."""
    return dossier.with_figure(
        "new", Figure("new", "killed", facets={"side": "East"}).claimed("about 5", by="Newcomer")
    )


def with_party(dossier: Dossier) -> Dossier:
    """Add a party."""
    return dossier.with_party("new", Party("New", aliases=["Newest"]))


def with_source(dossier: Dossier) -> Dossier:
    """Add a source."""
    return dossier.with_source("new", Source("New", issued="2024"))


def with_relation(dossier: Dossier) -> Dossier:
    """Add a relation."""
    return dossier.with_figure("whole", Figure("whole", "person")).with_relation(part_of("f0", "whole"))


def with_definition(dossier: Dossier) -> Dossier:
    """Say more about a figure."""
    return dossier.with_figure(
        "f0", attrs.evolve(dossier["f0"], definition="new", facets={"side": "East", "arm": "foot", "new": "x"})
    )


ADDED = (with_claim, with_denial, with_figure, with_party, with_source, with_relation, with_definition)


@pytest.mark.parametrize("change", ADDED)
@examples(cost=3)
@given(text=files())
def test_what_is_added_takes_no_character_away(change: Callable[[Dossier], Dossier], text: str) -> None:
    """One thing more leaves every comment, every key of one's own and every character where it was."""
    before = Dossier.loads(text)
    assert before.dumps() == text
    after = change(before)

    written = after.dumps()

    assert Dossier.loads(written) == after
    assert marks(written) == marks(text)
    touched = [line for line in changed_lines(text.rstrip("\r\n"), written) if line.strip()]
    assert len(touched) <= 3
    assert all(inserted_only(line.rstrip("\r"), written) for line in touched)
    assert ("\r\n" in text) == (written.count("\n") == written.count("\r\n"))


@examples(cost=2)
@given(text=files(), data=st.data())
def test_a_claim_that_goes_takes_its_own_marks_only(text: str, data: st.DataObject) -> None:
    """Without one claim, the comments and keys of everything else stay."""
    before = Dossier.loads(text)
    n = data.draw(st.integers(0, len(before["f0"].estimates) - 1))
    gone = before["f0"].estimates[n]
    after = before.with_figure(
        "f0", attrs.evolve(before["f0"], statements=[s for s in before["f0"].statements if s is not gone])
    )

    written = after.dumps()

    assert Dossier.loads(written) == after
    alone = len(before["f0"].estimates) == 1  # then the key of the list goes, with the comment on its line
    own = "figures-f0" if alone else f"figures-f0-claims-{n}"

    def others(text: str) -> list[str]:
        return [mark for mark in marks(text) if own not in mark and "apart" not in mark]

    assert others(written) == others(text)
    if not alone:
        assert not [mark for mark in marks(written) if own in mark]
