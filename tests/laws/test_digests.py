"""
Laws of digests and the canonical form.

Two records have one digest if and only if they are equal; ids, the order of
statements and what was saved and read again change none.  The canonical text
is what ``json.dumps`` writes of it.
"""

from __future__ import annotations

import hashlib
import json
import random
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st
from tests.effort import examples
from tests.laws.test_dossier_laws import dossiers

from contested import Dossier, Estimate, Figure, Party, Source
from contested.claims.canonical import canonical_text
from contested.dossier.contents import dossier_text
from contested.dossier.edition_ids import moved_relation
from contested.testing import figures, parties, sources

CHANGES: dict[str, Any] = {
    "note": st.sampled_from([None, "", "a", "é", "e\u0301", '"', "\\", "a\nb"]),
    "quote": st.sampled_from([None, "120,000", "120 000"]),
    "key": st.sampled_from([None, "k", "К"]),  # the second one is Cyrillic
    "source": st.one_of(st.none(), sources()),
    "parties": st.lists(parties(), max_size=2).map(tuple),
    "anonymous": st.booleans(),
}


def as_json_writes(text: str) -> str:
    """Write a text again with ``json`` alone."""
    return json.dumps(json.loads(text), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


@given(figure=figures(), data=st.data())
def test_two_statements_have_one_digest_if_and_only_if_they_are_equal(figure: Figure, data: st.DataObject) -> None:
    """Statements of one figure, and one of them with a field changed, share a digest exactly where they are equal."""
    said = list(figure.statements)
    if said:
        field = data.draw(st.sampled_from(sorted(CHANGES)))
        said.append(attrs.evolve(data.draw(st.sampled_from(said)), **{field: data.draw(CHANGES[field])}))

    for one in said:
        assert [one.digest == other.digest for other in said] == [one == other for other in said]


@given(one=sources(), other=sources(), link=sources())
def test_two_sources_have_one_digest_if_and_only_if_they_are_equal(one: Source, other: Source, link: Source) -> None:
    """Sources share a digest exactly where they are equal, with all that they quote."""
    several = [one, other, attrs.evolve(one, quoting=(link,)), attrs.evolve(other, quoting=(link, one))]

    for mine in several:
        assert [mine.content_digest == its.content_digest for its in several] == [mine == its for its in several]


@given(figure=figures(), seed=st.integers(0, 999))
def test_the_order_of_statements_changes_no_digest(figure: Figure, seed: int) -> None:
    """A figure whose statements stand in another order has the same digest, and another where one says more."""
    mixed = list(figure.statements)
    random.Random(seed).shuffle(mixed)

    assert attrs.evolve(figure, statements=mixed).digest == figure.digest
    if mixed:
        mixed[0] = attrs.evolve(mixed[0], note=f"{mixed[0].note}, and more")
        assert attrs.evolve(figure, statements=mixed).digest != figure.digest


@given(figure=figures())
def test_the_text_is_what_json_writes_of_it(figure: Figure) -> None:
    """The canonical text is JSON, written as ``json.dumps`` writes it with sorted keys; its SHA-256 is the digest."""
    text = canonical_text(figure)

    assert as_json_writes(text) == text
    assert figure.digest == f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


@given(estimate=figures().filter(lambda one: one.estimates).map(lambda one: one.estimates[0]))
def test_the_same_number_in_another_unit_is_another_record(estimate: Estimate) -> None:
    """A converted estimate is another record, and has a digest of its own, whatever was asked of it before."""
    before = estimate.digest
    other = next(unit for unit in ("percent", "km**2", "day", "person") if _converts(estimate, unit) is not None)

    assert _converts(estimate, other) is not None
    assert (estimate.to(other).digest == before) is (estimate.to(other) == estimate)


def _converts(estimate: Estimate, unit: str) -> Estimate | None:
    try:
        return estimate.to(unit)
    except ValueError:
        return None


@examples(cost=4)
@given(dossier=dossiers())
def test_a_dossier_that_is_saved_and_read_again_has_the_same_digest(dossier: Dossier) -> None:
    """What is read back from a file has the digest of what was written."""
    text = dossier_text(dossier)

    assert Dossier.loads(dossier.dumps()).digest == dossier.digest
    assert as_json_writes(text) == text


@examples(cost=4)
@given(dossier=dossiers(), party=parties())
def test_other_ids_change_no_digest(dossier: Dossier, party: Party) -> None:
    """A dossier with other ids in another order has the same digest; one more party or source makes another."""
    ids = {id_: f"other-{id_}" for id_ in dossier}

    def renamed(table: Any) -> dict[str, Any]:
        return {f"other-{id_}": one for id_, one in reversed(table.items())}

    other = Dossier(
        renamed(dossier.figures),
        renamed(dossier.parties),
        renamed(dossier.sources),
        renamed(dossier.units),
        relations=[moved_relation(one, ids) for one in dossier.relations],
    )

    assert other.digest == dossier.digest
    assert (attrs.evolve(other, parties={**other.parties, "one-more": party})).digest != dossier.digest
