"""
Laws of dossiers and their files (design.md, rules 19 and 20).

What is read and saved again is the same, including what this version does
not know.  A change touches what changed and nothing else.  The order of
statements, and the order in which a file has its tables, change no answer.
"""

from __future__ import annotations

import re
import tomllib
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

from contested import ContestedError, Dossier, Figure, Party, Source
from contested.testing import figures, parties, sources

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

IDS = ("population", "area-2020", "troops_2023", "x")


@st.composite
def dossiers(draw: st.DrawFn, ids: tuple[str, ...] = IDS) -> Dossier:
    """Draw dossiers built step by step; a step that contradicts those before is left out."""
    made = Dossier()
    for id_ in draw(st.lists(st.sampled_from(ids), unique=True, max_size=3)):
        with suppress(ContestedError):
            made = made.with_figure(id_, draw(figures(unit=None)))
        with suppress(ContestedError):
            made = made.with_party(f"{id_}-party", draw(parties()))
        with suppress(ContestedError):
            made = made.with_source(f"{id_}-source", draw(sources()))
    return made


# -- what is written is read ------------------------------------------------------


@given(dossier=dossiers())
def test_what_is_written_is_read_back_the_same(dossier: Dossier) -> None:
    """Writing a dossier and reading it gives an equal one."""
    text = dossier.dumps()

    assert Dossier.loads(text) == dossier
    assert Dossier.loads(text).dumps() == text


@given(dossier=dossiers(), figure=figures(unit=None), id_=st.sampled_from(IDS))
def test_a_changed_dossier_is_read_back_the_same(dossier: Dossier, figure: Figure, id_: str) -> None:
    """A dossier that was read, changed and written is read back as it was changed."""
    changed = Dossier.loads(dossier.dumps())
    with suppress(ContestedError):
        changed = changed.with_figure(id_, figure)

    again = Dossier.loads(changed.dumps())

    assert again == changed


# -- files written by hand ----------------------------------------------------------


def _value(value: Any) -> str:
    """Write a TOML value by hand."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{_value(key)} = {_value(one)}' for key, one in value.items())} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, int):
        return str(value)
    return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


class _Hand:
    """Writes a dossier as people do: with comments, keys of their own, tables in any order and of any form."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw, self.count = draw, 0

    def maybe(self) -> bool:
        return self.draw(st.booleans())

    def number(self) -> int:
        self.count += 1
        return self.count

    def lines(self, record: Mapping[str, Any], prefix: str = "") -> list[str]:
        made: list[str] = []
        for key, value in self.draw(st.permutations(list(record.items()))):
            comment = f"  # inside {self.number()}" if self.maybe() else ""
            made.append(f"{prefix}{key} = {_value(value)}{comment}")
        if self.maybe():
            made.append(f"{prefix}own_{self.number()} = {self.number()}")
        if self.maybe():
            made.append(f"# under {self.number()}")
        return made

    def block(self, header: str, record: Mapping[str, Any]) -> list[str]:
        above = [""] * self.draw(st.integers(0, 2))
        if above and self.maybe():
            above += [f"# apart {self.number()}", ""]
        if self.maybe():
            above.append(f"# above {self.number()} {header}")
        return [*above, f"{header}{f' # at {self.number()}' if self.maybe() else ''}", *self.lines(record)]

    def text(self, dossier: Dossier) -> str:
        plain = tomllib.loads(Dossier(*(dict(t) for t in _tables(dossier))).dumps())
        top = ["# the first line", "format = 1"]
        blocks: list[list[list[str]]] = []  # what has to stay in order
        for section in ("units", "parties", "sources"):
            for id_, table in plain.get(section, {}).items():
                if self.draw(st.integers(0, 5)) == 0:
                    top += self.lines(table, f"{section}.{id_}.")
                else:
                    blocks.append([self.block(f"[{section}.{id_}]", table)])
        for id_, table in plain.get("figures", {}).items():
            scalar, arrays = dict(table), {}
            for key, value in table.items():
                if isinstance(value, list) and isinstance(value[0], dict) and not self.draw(st.integers(0, 4)) == 0:
                    arrays[key] = scalar.pop(key)
            chain = [self.block(f"[figures.{id_}]", scalar)]
            for key, rows in arrays.items():
                chain += [self.block(f"[[figures.{id_}.{key}]]", row) for row in rows]
            blocks.append(chain)
        if self.maybe():
            blocks.append([self.block("[[relations]]", {"part": "a", "whole": "b"})])
        if any(line.startswith(("units.", "parties.", "sources.")) for line in top):
            blocks = [b for b in blocks if b[0][0] is not None]
        ordered = self.draw(st.permutations(blocks))
        lines = top + [line for chain in ordered for block in chain for line in block]
        return "\n".join([*lines, *([""] if self.maybe() else ["", "# the last line", ""])])


def _tables(dossier: Dossier) -> tuple[Mapping[str, Any], ...]:
    return dossier.figures, dossier.parties, dossier.sources, dossier.units


@st.composite
def handwritten(draw: st.DrawFn) -> str:
    """Draw texts of dossiers as people write them."""
    return _Hand(draw).text(draw(dossiers()))
