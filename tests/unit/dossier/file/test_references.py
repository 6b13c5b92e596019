"""A file names parties and sources by their ids, names and titles."""

from __future__ import annotations

from typing import Any

import pytest

from contested import Party, Source
from contested.dossier.file.references import LONGEST_CHAIN, References
from contested.errors import IncompleteStatement, QuotingCycle, UnknownName


def references(**sources: dict[str, Any]) -> References:
    """Return what a file of these sources and one party declares."""
    made = References(sources, ("am",), tuple(sources))
    made.parties["am"] = Party("Armenia", aliases=("Yerevan",))
    assert list(made.index_parties()) == []
    for id_ in sources:
        made.sources[id_] = made.declared_source(id_, ())
    return made


@pytest.mark.parametrize("text", ["am", "Armenia", "yerevan"])
def test_a_party_is_meant_by_its_id_name_or_alias(text: str) -> None:
    """Each of them names the one record."""
    assert references().party(text) == Party("Armenia", aliases=("Yerevan",))


def test_nobody_is_new_where_a_file_declares_parties() -> None:
    """A name that it does not declare is an error, and none where it declares nobody."""
    with pytest.raises(UnknownName):
        references().party("Baku")

    assert References({}, (), ()).party("Baku") == Party("Baku")


def test_a_source_is_meant_by_its_id_or_title() -> None:
    """A title that several have names none of them."""
    made = references(a={"title": "Paper"}, b={"title": "Wire"}, c={"title": "Wire", "publisher": "Agency"})

    assert made.source("a") == made.source("Paper") == Source("Paper")
    with pytest.raises(IncompleteStatement, match="b, c"):
        made.source("Wire")


def test_a_source_is_made_once_with_its_chain() -> None:
    """What a source quotes is read before it, in whatever order the file has them."""
    made = references(a={"title": "Paper", "quoting": "b"}, b={"title": "Wire"})

    assert made.source("a") == Source("Paper", quoting=(Source("Wire"),))
    assert made.source("a").quoting[0] is made.source("b")


def test_a_chain_ends() -> None:
    """A circle is refused by the ids in it, and so is a chain of more links than any has."""
    with pytest.raises(QuotingCycle):
        references(a={"title": "A", "quoting": "b"}, b={"title": "B", "quoting": "a"})

    last: dict[str, dict[str, Any]] = {f"s{LONGEST_CHAIN + 1}": {"title": "last"}}
    long: dict[str, dict[str, Any]] = {
        f"s{n}": {"title": f"{n}", "quoting": f"s{n + 1}"} for n in range(LONGEST_CHAIN + 1)
    }
    with pytest.raises(IncompleteStatement, match=f"more than {LONGEST_CHAIN}"):
        references(**long, **last)
