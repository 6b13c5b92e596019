"""A claim is read by the lexicon and locale asked for, says so, and can be read again by another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import contested as ct
from contested.errors import IncompleteStatement, UnknownLanguage, UnknownLexicon
from contested.phrases.lexicon import Lexicon

if TYPE_CHECKING:
    from pathlib import Path

DEAD = (
    ct.Figure("dead", "person")
    .claimed("hundreds", by="A", source="S")
    .claimed("around 1,000", by="B")
    .claimed(1200, by="C")
    .claimed(None, low=20, high=30, hedge="about", by="E")
    .denied(by="D")
)


def test_every_party_keeps_its_claim_in_every_lexicon() -> None:
    """Reading again changes what words are worth, drops no party, and reading by the first lexicon gives the first."""
    for name in ct.lexicons():
        again = DEAD.reread(name)
        assert [party.name for party in again.parties] == ["A", "B", "C", "D", "E"]
        assert again.reread("as_printed") == DEAD


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("as_printed", "about 20 (E) to 1,200 (C) people; A says “hundreds”; D denies the figure"),
        ("acled", "about 20 (E) to 1,200 (C) people; D denies the figure"),
    ],
)
def test_a_lexicon_changes_what_a_word_is_worth(name: str, printed: str) -> None:
    """ "Hundreds" is a word as printed and a hundred by ACLED."""
    assert str(DEAD.reread(name).hull()) == printed


def test_the_derivation_names_the_lexicon() -> None:
    """What was read by another lexicon says which, and what was printed."""
    told = str(DEAD.reread("acled").hull().explain())

    assert "100 people (A, in S); “hundreds” as the lexicon acled reads it" in told
    assert "1,200 people (C)\n" in told


def test_a_bare_number_may_reach_too() -> None:
    """Where a lexicon gives a bare number a reach, a number has it whether it came as text or not."""
    figure = ct.Figure("dead", "person").claimed(1200, by="A", lexicon="significant_figures")

    assert str(figure.position("A").reach) == "(1,150; 1,250)"
    assert figure.reread("significant_figures") == figure


def test_a_claim_by_another_lexicon_and_locale_is_saved_and_read_back() -> None:
    """The names of both stand in the file and in rows, and give the same claim again."""
    figure = (
        ct.Figure("dead", "person")
        .claimed("hundreds", by="A", lexicon="wikimpacts")
        .claimed("environ 1 500", by="B", locale="fr")
        .claimed(1.125, hedge="about", by="C")
        .claimed(1200, hedge="environ", by="D", locale="fr")
        .claimed(2.5, hedge="environ", by="E", locale="fr")
    )
    dossier = ct.Dossier().with_figure("dead", figure)

    again = ct.Dossier.loads(dossier.dumps())

    assert again["dead"] == figure
    assert str(figure.position("D").interval) == "[1,200; 1,200]"
    assert str(figure.position("E").interval) == "[2.5; 2.5]"
    assert ('lexicon = "wikimpacts"' in dossier.dumps(), 'locale = "fr"' in dossier.dumps()) == (True, True)


def test_a_whole_dossier_is_read_again() -> None:
    """Comparing lexicons on a dossier is one line."""
    dossier = ct.Dossier().with_figure("dead", DEAD)

    low = {name: dossier.reread(name)["dead"].position("A").interval for name in ("acled", "emdat", "wikimpacts")}

    assert {name: str(one) for name, one in low.items()} == {
        "acled": "[100; 100]",
        "emdat": "[200; 200]",
        "wikimpacts": "[200; 900]",
    }


def test_a_lexicon_of_ones_own_reads_and_is_not_saved_by_a_name_that_nobody_finds(tmp_path: Path) -> None:
    """A claim read by an own lexicon answers questions; saving it asks for a shipped one first."""
    path = tmp_path / "mine.toml"
    path.write_text(
        'extends = "as_printed"\nname = "mine"\nversion = "1"\ndate = "2026"\nreference = "r"\n[numbers]\nhundreds = 300\n',
        encoding="utf-8",
    )
    own = DEAD.reread(Lexicon.from_file(path))

    assert str(own.position("A").interval) == "[300; 300]"
    with pytest.raises(IncompleteStatement, match="which no file or row can name"):
        ct.Dossier().with_figure("dead", own).dumps()
    assert own.reread("as_printed") == DEAD


def test_an_error_in_parentheses_is_a_standard_error() -> None:
    """ "1.23(4)" has a best value, both ends and a standard uncertainty, and keeps them in a file."""
    figure = ct.Figure("length", "m").claimed("1.23(4)", by="A").claimed("10 ± 2", by="B")
    first, second = figure.estimates

    assert (str(first.best), str(first.standard_error), str(first.interval)) == ("123/100", "1/25", "[1.19; 1.27]")
    assert (second.best, second.standard_error) == (10, None)
    assert ct.Dossier.loads(ct.Dossier().with_figure("l", figure).dumps())["l"] == figure


@pytest.mark.parametrize(
    ("fields", "error"),
    [({"lexicon": "acleed"}, UnknownLexicon), ({"locale": "xx"}, UnknownLanguage)],
)
def test_an_unknown_lexicon_or_language_is_refused(fields: dict[str, str], error: type[Exception]) -> None:
    """A misspelt name is refused with those there are."""
    with pytest.raises(error):
        ct.Figure("dead", "person").claimed("5", by="A", **fields)  # type: ignore[arg-type]  # all are text
