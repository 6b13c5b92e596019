"""A changed file differs from the old one where the dossier does, and nowhere else."""

from __future__ import annotations

import difflib
from fractions import Fraction

import attrs
import pytest

from contested import Dossier, Estimate, Figure, Party, Source, Unit
from contested.claims.statement import Statement
from contested.dossier.file import file_writing as writing
from contested.dossier.file import patching
from contested.dossier.file.file_reading import read_parts as read
from contested.dossier.file.file_writing import write_parts as write
from contested.dossier.file.parts import Parts
from contested.errors import UnsavedDossier

TEXT = """# My dossier.
format = 1  # of the file

# -- people --

[parties.armenia]   # the Armenians
name = "Armenia"
aliases = [
  "Yerevan",        # the capital
]

[sources.article]
title = "News article"

# What was said on the 18th.
[figures.troops]    # the key is the id
name = "Armenian soldiers"
unit = "person"
colour = "red"      # not known to this version
facets = { side = "Armenia" }
# end of the table

# An accusation.
[[figures.troops.claims]]
value = "around 10,000"
by = "Baku"         # several
mood = "angry"

# Another one.
[[figures.troops.claims]]
value = 3000
by = "armenia"
key = "low"

[[figures.troops.denials]]
by = "Yerevan"

[figures.area]
name = "area"
unit = "km**2"
claims = [ { value = "approximately 3,000", source = "article" } ]

[[drafts]]
part = "troops"

# vim: set ft=toml
"""
TEXT = TEXT.replace('by = "Baku" ', 'by = "baku" ').replace(
    "[sources.article]", '[parties.baku]\nname = "Baku"\n\n[sources.article]'
)
DOSSIER = Dossier.loads(TEXT)
TROOPS = DOSSIER["troops"]


def changed(dossier: Dossier) -> str:
    """Return the lines that writing takes away and adds."""
    assert Dossier.loads(dossier.dumps()) == dossier
    lines = difflib.unified_diff(TEXT.split("\n"), dossier.dumps().split("\n"), n=0, lineterm="")
    return "\n".join(line for line in lines if not line.startswith(("---", "+++", "@@")))


def with_statements(*statements: Statement) -> Dossier:
    """Return the dossier with other statements on the troops."""
    return DOSSIER.with_figure("troops", attrs.evolve(TROOPS, statements=statements))


def test_what_did_not_change_is_the_same_text() -> None:
    """Without a change, not a byte differs."""
    assert DOSSIER.dumps() == TEXT


def test_a_new_figure_stands_after_the_others() -> None:
    """Its tables follow the last figure; its parties and sources follow theirs."""
    figure = Figure("dead", "killed", facets={"a b": "c"}).claimed(11, by="OSCE", source="A report").withheld(by="Baku")

    assert changed(DOSSIER.with_figure("dead", figure)) == (
        '+[parties.osce]\n+name = "OSCE"\n+\n+\n+[sources.a-report]\n+title = "A report"\n'
        '+[figures.dead]\n+name = "dead"\n+unit = "killed"\n+facets = {"a b" = "c"}\n+\n'
        '+[[figures.dead.claims]]\n+value = 11\n+by = "osce"\n+source = "a-report"\n+\n'
        '+[[figures.dead.withheld]]\n+by = "baku"\n+'
    )


def test_a_new_claim_stands_after_the_others() -> None:
    """It follows the last claim of its figure."""
    assert changed(DOSSIER.with_figure("troops", TROOPS.claimed(5, by="Armenia"))) == (
        '+[[figures.troops.claims]]\n+value = 5\n+by = "armenia"\n+'
    )


def test_a_first_statement_of_its_kind_gets_an_array_of_its_own() -> None:
    """What is set aside first stands after the figure's other tables."""
    assert changed(DOSSIER.with_figure("troops", TROOPS.set_aside("low", reason="a misprint", by="me"))) == (
        '+[[figures.troops.set_aside]]\n+estimate = "low"\n+reason = "a misprint"\n+by = "me"\n+'
    )


def test_a_claim_in_a_list_of_one_line_stays_there() -> None:
    """Where claims are written in a list of one line, a new one stands behind them, and they stay as they are written."""
    made = DOSSIER.with_figure("area", DOSSIER["area"].claimed("1/3", by="Armenia"))

    assert changed(made) == (
        '-claims = [ { value = "approximately 3,000", source = "article" } ]\n'
        '+claims = [ { value = "approximately 3,000", source = "article" }, {value = "1/3", by = "armenia"} ]'
    )


def test_a_claim_that_goes_takes_its_own_comment() -> None:
    """The comment above the next one stays with the next one."""
    assert changed(with_statements(*TROOPS.statements[1:])) == (
        '-# An accusation.\n-[[figures.troops.claims]]\n-value = "around 10,000"\n-by = "baku"         # several\n'
        '-mood = "angry"\n-'
    )


def test_the_last_statement_of_its_kind_takes_the_array_along() -> None:
    """Where nobody denies any more, no table is left."""
    assert changed(with_statements(*TROOPS.statements[:2])) == '-[[figures.troops.denials]]\n-by = "Yerevan"\n-'


def test_a_changed_claim_is_changed_in_its_place() -> None:
    """Its comments and unknown keys stay."""
    first, *others = TROOPS.statements

    assert changed(with_statements(attrs.evolve(first, note="n"), *others)) == '+note = "n"'


def test_a_claim_is_known_by_its_key() -> None:
    """A claim that changes while another comes in front of it is the one with its key."""
    first, second, denial = TROOPS.statements
    other = Estimate.of(7, "person", by="Armenia")

    made = with_statements(other, first, other, attrs.evolve(second, note="n"), denial)

    assert changed(made) == (
        '+[[figures.troops.claims]]\n+value = 7\n+by = "armenia"\n+\n'
        '+[[figures.troops.claims]]\n+value = 7\n+by = "armenia"\n+\n+note = "n"'
    )


def test_claims_in_another_order_keep_their_comments() -> None:
    """A claim that moves takes the comment above it along."""
    first, second, denial = TROOPS.statements

    made = with_statements(second, first, denial).dumps()

    assert made.index("# Another one.\n[[figures.troops.claims]]\nvalue = 3000") < made.index("# An accusation.\n[[")
    assert Dossier.loads(made)["troops"].statements == (second, first, denial)


def test_a_table_changes_key_by_key() -> None:
    """Of a figure whose record changes, only what differs is written; what is not said any more goes."""
    made = DOSSIER.with_figure(
        "troops", attrs.evolve(TROOPS, definition="armed", facets={"side": "Baku", "arm": "foot"})
    )
    less = DOSSIER.with_figure("troops", attrs.evolve(TROOPS, facets=()))

    assert changed(made) == (
        '-facets = { side = "Armenia" }\n+facets = { side = "Baku", arm = "foot" }\n+definition = "armed"'
    )
    assert changed(less) == '-facets = { side = "Armenia" }'


def test_a_changed_party_keeps_its_comment() -> None:
    """A value is exchanged, the words beside it stay; what names the party by an alias that goes names its id."""
    assert changed(DOSSIER.with_party("armenia", Party("Armenia", stake="disputant"))) == (
        '-aliases = [\n-  "Yerevan",        # the capital\n-]\n+stake = "disputant"\n-by = "Yerevan"\n+by = "armenia"'
    )
    assert changed(DOSSIER.with_source("article", Source("An article"))) == (
        '-title = "News article"\n+title = "An article"'
    )


def test_a_figure_that_goes_leaves_what_stands_apart() -> None:
    """Its tables go with the comments right above them; the last line of the file stays the last."""
    made = DOSSIER.without("area").without("troops").dumps()

    assert "figures" not in made
    assert "# -- people --" in made
    assert made.endswith('[[drafts]]\npart = "troops"\n\n# vim: set ft=toml\n')
    assert Dossier.loads(made).unknown == {"drafts": [{"part": "troops"}]}


def test_a_figure_in_place_of_all_others_stands_in_theirs() -> None:
    """Where all figures go and one comes, it comes where they were."""
    made = DOSSIER.without("area").without("troops").with_figure("new", Figure("new", "person"))

    text = made.dumps()

    assert Dossier.loads(text) == made
    assert text.index("[figures.new]") < text.index("[[drafts]]")


@pytest.mark.parametrize(
    "text",
    [
        'format = 1\n[parties]\na = { name = "A" }\n',
        'format = 1\nparties = { a = { name = "A" } }\n',
        'format = 1\nparties.a.name = "A"\n',
        'format = 1\n[parties]\n[parties.a]\nname = "A"\n',
        'format = 1\n[parties]\na.name = "A"\n',
        'format = 1\n"parties".a = { "name" = "A" }\n[parties.b]\nname = "B"\n',
    ],
)
def test_tables_in_other_forms_are_changed_where_they_are(text: str) -> None:
    """A table without a header of its own is changed in the line in which it stands."""
    dossier = Dossier.loads(text).with_party("a", Party("Other", aliases=["O"]))

    made = dossier.dumps()

    assert Dossier.loads(made) == dossier
    assert made.count("\n[") == text.count("\n[")


def test_a_new_party_in_an_inline_table() -> None:
    """Where all parties stand in one line, so does a new one, and one that goes is no hindrance."""
    dossier = Dossier.loads('format = 1\nparties = { a = { name = "A" } }\n').with_party("b", Party("B"))

    assert dossier.dumps() == 'format = 1\nparties = { a = { name = "A" }, b = {name = "B"} }\n'


def test_a_figure_in_one_line_goes() -> None:
    """A figure without a header is taken out of its line."""
    dossier = Dossier.loads('format = 1\n[figures]\na = { name = "a", unit = "km" }\nb = { name = "b", unit = "km" }\n')

    assert dossier.without("a").dumps() == 'format = 1\n[figures]\nb = { name = "b", unit = "km" }\n'


def test_a_new_file_has_its_sections_in_order() -> None:
    """Units, parties and sources come before the figures that use them."""
    unit = Unit.counting("skiff", part_of="ship")
    figure = Figure("boats", unit, period="2020", time="period", signed=True, disputants=["A"])
    figure = figure.claimed(
        Fraction(1, 3), by=["A", "B"], source=Source("S", quoting=["T"], primary=True, issued="2020")
    )
    figure = figure.claimed(0.5, hedge="about", anonymous=True, quoting=["T"], as_of="2020").denied(
        by="A", aspect="number"
    )

    assert Dossier().with_figure("boats", figure).dumps() == (
        'format = 1\n\n[units.skiff]\nname = "skiff"\npart_of = "ship"\n\n[parties.a]\nname = "A"\n\n'
        '[parties.b]\nname = "B"\n\n[sources.s]\ntitle = "S"\nissued = "2020"\nprimary = true\nquoting = ["t"]\n\n'
        '[sources.t]\ntitle = "T"\n\n[figures.boats]\nname = "boats"\nunit = "skiff"\nperiod = "2020"\ntime = "period"\n'
        'disputants = ["a"]\nsigned = true\n\n[[figures.boats.claims]]\nlow = "1/3"\nhigh = "1/3"\nby = ["a", "b"]\n'
        'source = "s"\n\n[[figures.boats.claims]]\nvalue = "about 0.5"\nquoting = ["t"]\nanonymous = true\n'
        'as_of = "2020"\n\n[[figures.boats.denials]]\nby = "a"\naspect = "number"\n'
    )
    assert Dossier().dumps() == "format = 1\n"


def test_more_digits_than_a_float_has_are_written() -> None:
    """A number is written as it is, not as a float would round it."""
    exact = Fraction("0.12345678901234567890123")

    text = Dossier().with_figure("f", Figure("f", "km").claimed(exact)).dumps()

    assert "value = 0.12345678901234567890123\n" in text


def test_what_no_file_can_say_is_refused() -> None:
    """A figure that would read back otherwise is not written."""
    converted = Figure("f", "km").saying(Estimate.of("about 5", "mile").to("km"))

    with pytest.raises(UnsavedDossier, match="it would not be readable"):
        Dossier().with_figure("f", converted).dumps()


def test_a_party_that_the_dossier_does_not_hold_is_refused() -> None:
    """Parts made by hand have to be whole."""
    figure = Figure("f", "km").claimed(5, by=Party("A", stake="disputant"))

    with pytest.raises(UnsavedDossier, match="figures.f would not read back the same; add figures with with_figure"):
        Dossier({"f": figure}).dumps()


def test_a_layout_that_cannot_be_changed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the layout makes impossible, the error is ours."""

    def stumble(*_: object) -> None:
        raise IndexError

    monkeypatch.setattr(patching, "outline", stumble)

    with pytest.raises(
        UnsavedDossier, match="laid out in a way that cannot be changed without loss; change it by hand"
    ):
        DOSSIER.without("area").dumps()


def test_what_is_unknown_is_never_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """If a change would take an unknown table along, it is refused."""
    monkeypatch.setattr(writing, "patch_text", lambda *_: "format = 1\n")

    with pytest.raises(UnsavedDossier, match="drafts would not read back the same"):
        write(Parts(), "format = 1\n[drafts]\n[parties.a]\nname = 'A'\n", read)
