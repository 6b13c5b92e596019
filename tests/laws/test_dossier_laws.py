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
