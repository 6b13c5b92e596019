"""A changed record changes its own keys, however they are written; what cannot be said is refused."""

from __future__ import annotations

import attrs
import pytest

from contested import Dossier, Estimate, Figure, Party, Source
from contested.dossier.file.literals import literal
from contested.dossier.file.patching import patch_text
from contested.errors import ConflictingRecords, EqualFigures, SharedAlias, UnreadableDossier, UnsavedDossier

POINTS = "format = 1\nfigures.x.name = 'x'\nfigures.x.unit = 'person' # p\nfigures.x.facets.side = 'East'\n"


def test_a_table_in_keys_with_points_grows_in_them() -> None:
    """A new key, a new list and a new table stand behind the last key of their table."""
    dossier = Dossier.loads(POINTS)
    figure = attrs.evolve(dossier["x"], definition="d", facets={"side": "East", "arm": "foot"}).claimed(4, by="B")

    text = dossier.with_figure("x", figure).dumps()

    assert text.startswith(POINTS)
    assert 'figures.x.definition = "d"\n' in text
    assert 'figures.x.facets.arm = "foot"\n' in text
    assert 'figures.x.claims = [{value = 4, by = "b"}]\n' in text


def test_a_table_in_keys_with_points_goes_with_them() -> None:
    """Without its figure, and without its facets, no key of theirs is left."""
    dossier = Dossier.loads(POINTS)

    assert dossier.without("x").dumps() == "format = 1\n"
    assert "facets" not in dossier.with_figure("x", attrs.evolve(dossier["x"], facets={})).dumps()


def test_a_claim_in_other_keys_than_ours_is_written_anew_where_its_number_changes() -> None:
    """A value and its hedge are one thing; the note beside them stays, and changes alone where it alone changes."""
    text = (
        "format = 1\n[figures.x]\nname = 'x'\nunit = 'person'\n[[figures.x.claims]]\n"
        "value = '50' # v\nhedge = 'about' # h\nnote = 'n' # n\npage = 7\n"
    )
    dossier = Dossier.loads(text)
    (old,) = dossier["x"].estimates
    (new,) = Figure("x", "person").claimed("at least 60", note="n").estimates

    noted = dossier.with_figure("x", attrs.evolve(dossier["x"], statements=[attrs.evolve(old, note="m")])).dumps()
    changed = dossier.with_figure("x", attrs.evolve(dossier["x"], statements=[new])).dumps()

    assert noted == text.replace("'n' # n", '"m" # n')
    assert changed == text.replace("'50'", '"at least 60"').replace("hedge = 'about' # h\n", "")


def test_a_header_without_an_end_of_line_gets_one() -> None:
    """A key behind the last header of a file stands on a line of its own."""
    assert patch_text("[a]", {"a": {}}, {"a": {"b": 1}}) == "[a]\nb = 1\n"


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("[a.b]\nc = 1\n", {"a": {"b": {"c": 1}}}, {"a": 3}),
        ("a = [{b = 1}]\n", {"a": [{"b": 1}, {"b": 2}]}, {"a": [{"b": 1}]}),
        ("[a.b]\nc = 1\n", {"a": {"b": {"c": 1}}}, {"a": {"b": {"c": 1}, "d": 4}}),
        ("a = 1\n", {"a": 1}, {"a": object()}),
    ],
)
def test_a_layout_that_cannot_be_changed_is_refused(text: str, old: dict[str, object], new: dict[str, object]) -> None:
    """A table for a value, elements that do not match, a table without a place, a value that TOML has not."""
    with pytest.raises(UnsavedDossier, match="change it by hand"):
        patch_text(text, old, new)


def test_a_literal_is_one_line() -> None:
    """Text, numbers and lists are written as TOML reads them back."""
    assert literal(["a\n\x7f\u2028", 1, True]) == '["a\\n\\u007F\\u2028", 1, true]'


def test_a_source_is_named_by_its_title() -> None:
    """A title that one source has names it; one that two have is refused with their ids."""
    text = (
        "format = 1\n[sources.s]\ntitle = 'Wire'\nissued = '2023'\n[figures.x]\nname = 'x'\nunit = 'person'\n"
        "[[figures.x.claims]]\nvalue = 1\nsource = 'Wire'\n"
    )

    assert Dossier.loads(text)["x"].estimates[0].source == Source("Wire", issued="2023")
    with pytest.raises(UnreadableDossier, match="2 sources have the title 'Wire'; write the id of one: s, t"):
        Dossier.loads(f"{text}[sources.t]\ntitle = 'Wire'\n")


def test_files_that_declare_no_source_stay_as_they_are() -> None:
    """Where sources are declared with a change, the titles that name them stay."""
    text = (
        "format = 1\n[figures.x]\nname = 'x'\nunit = 'person'\n"
        "[[figures.x.claims]]\nvalue = 1 # one\nby = 'East'\nsource = 'Wire'\n"
    )
    dossier = Dossier.loads(text)

    made = dossier.with_figure("x", dossier["x"].claimed(2, by="West", source="Paper")).dumps()

    assert made.startswith(text)
    assert "[sources.wire]" in made


def test_what_a_dossier_remembers_refuses_as_a_look_at_all_does() -> None:
    """Equal figures, conflicting records and shared names are refused, also by the dossier that was just changed."""
    east = Party("East", aliases=["E"])
    dossier = Dossier().with_figure("a", Figure("a", "person").claimed(1, by=east, source=Source("S", organ_of="E")))

    with pytest.raises(EqualFigures):
        dossier.with_figure("b", dossier["a"])
    with pytest.raises(ConflictingRecords):
        dossier.with_figure("b", Figure("b", "person").claimed(1, by=Party("East", bloc="x")))
    with pytest.raises(SharedAlias):
        dossier.with_figure("b", Figure("b", "person").claimed(1, by=Party("Eve", aliases=["E"])))
    again = dossier.with_figure("b", Figure("b", "person").claimed(1, by="E", source="T"))
    assert again["b"].estimates[0].parties == (east,)
    assert Estimate.of(1, "person", by=east, source="T") == again["b"].estimates[0]


def test_a_list_keeps_the_items_that_stay_as_they_stand() -> None:
    """Its comments stay with them; what is exchanged is written anew."""
    text = (
        "format = 1\n[parties.un]\nname = 'UN'\n[parties.icrc]\nname = 'ICRC'\n[figures.x]\nname = 'x'\nunit = 'person'\n"
        "disputants = [\n  'un', # the first\n  'icrc',\n]\n"
    )
    dossier = Dossier.loads(text)

    told = dossier.with_figure("x", attrs.evolve(dossier["x"], disputants=("UN", "WHO"))).dumps()

    assert "disputants = [\n  'un', # the first\n  \"who\",\n]\n" in told


def test_what_was_not_there_and_is_not_wanted_changes_nothing() -> None:
    """A key without a value is no key."""
    text = "format = 1\n[figures.x]\nname = 'x'\n"

    assert patch_text(text, {"figures": {"x": {"name": "x"}}}, {"figures": {"x": {"name": "x", "of": None}}}) == text


def test_what_a_text_never_had_is_not_looked_for_in_it() -> None:
    """A key that goes and is not there changes nothing; a list of another length is written anew."""
    text = "format = 1\n[figures.x]\nname = 'x'\ndisputants = ['a', 'b']\n"

    gone = patch_text(text, {"figures": {"x": {"name": "x", "of": "y"}}}, {"figures": {"x": {"name": "x"}}})
    other = patch_text(text, {"figures": {"x": {"disputants": ["a"]}}}, {"figures": {"x": {"disputants": ["c"]}}})

    assert gone == text
    assert 'disputants = ["c"]' in other
