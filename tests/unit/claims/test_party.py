"""A party is whose position it is: a name, its aliases, a stake and perhaps a bloc."""

from __future__ import annotations

import pytest

from contested.claims.party import STAKES, Party, directory, party_named, read_holders
from contested.errors import NotAChoice, SharedAlias, UnusableName, WrongType


def test_a_party_prints_its_name() -> None:
    """A party is shown by its name as written."""
    assert str(Party(" Armenia ")) == "Armenia"


def test_a_party_is_recognised_by_every_name() -> None:
    """Its keys are the folded name and aliases, each once."""
    made = Party("Armenia", aliases=["Yerevan", "ARMENIA"])

    assert (made.keys, made.aliases) == (("armenia", "yerevan"), ("Yerevan", "ARMENIA"))


@pytest.mark.parametrize("stake", STAKES)
def test_a_stake_is_one_of_three(stake: str) -> None:
    """A party is a disputant, a third party, or nobody said."""
    assert Party("A", stake=stake).stake == stake


@pytest.mark.parametrize("stake", ["belligerent", "", None, ["disputant"]])
def test_another_stake_is_refused(stake: object) -> None:
    """Any other stake is refused with the choices."""
    with pytest.raises(NotAChoice, match="disputant, third_party, unknown"):
        Party("A", stake=stake)  # type: ignore[arg-type]  # the point of the test


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (Party("A"), True),
        (party_named("A"), True),
        (Party("A", aliases=["B"]), False),
        (Party("A", stake="disputant"), False),
        (Party("A", bloc="East"), False),
    ],
)
def test_a_bare_party_is_only_a_name(made: Party, expected: bool) -> None:
    """A party is bare where nothing but its name is known."""
    assert made.is_bare is expected


@pytest.mark.parametrize("aliases", ["Yerevan", 5, None, [5], ["A", ["B"]]])
def test_aliases_are_a_list_of_names(aliases: object) -> None:
    """One text is not a list of names, and a number is neither."""
    with pytest.raises(WrongType):
        Party("A", aliases=aliases)  # type: ignore[arg-type]  # the point of the test


@pytest.mark.parametrize("fields", [{"aliases": ["\u202e"]}, {"bloc": "\x1b[2J"}, {"bloc": ""}])
def test_every_name_of_a_party_is_checked(fields: dict[str, object]) -> None:
    """Aliases and bloc are names like the name itself."""
    with pytest.raises(UnusableName):
        Party("A", **fields)  # type: ignore[arg-type]  # the point of the test


@pytest.mark.parametrize("name", [5, None, ["Armenia"]])
def test_a_party_has_a_name(name: object) -> None:
    """A party's name is text."""
    with pytest.raises(WrongType):
        Party(name)  # type: ignore[arg-type]  # the point of the test


UN, ICRC = Party("UN"), Party("ICRC", stake="third_party")


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (None, ()),
        ("UN", (UN,)),
        (ICRC, (ICRC,)),
        (["UN", ICRC], (UN, ICRC)),
        (("UN", "UN"), (UN,)),
        (iter(["UN"]), (UN,)),
        ([], ()),
    ],
)
def test_the_holders_of_a_statement_are_parties(by: object, expected: tuple[Party, ...]) -> None:
    """A name, a party, several of either, or nobody hold a statement, each once."""
    assert read_holders(by) == expected  # type: ignore[arg-type]  # every form at once


@pytest.mark.parametrize("by", [5, [5], [None], [["UN"]], {"UN": 1, 2: 3}])
def test_what_is_no_party_holds_nothing(by: object) -> None:
    """Anything else is refused with what to give."""
    with pytest.raises(WrongType, match="a name, a Party, or a list of them"):
        read_holders(by)  # type: ignore[arg-type]  # the point of the test


def test_a_directory_finds_a_party_by_any_name() -> None:
    """Parties are found by the folded form of their name and of every alias."""
    armenia = Party("Armenia", aliases=["Yerevan"])

    assert directory([armenia, UN]) == {"armenia": armenia, "yerevan": armenia, "un": UN}


@pytest.mark.parametrize("other", [Party("Azerbaijan", aliases=["YEREVAN"]), Party("Yerevan"), Party("ARMENIA")])
def test_two_parties_do_not_answer_to_one_name(other: Party) -> None:
    """Parties that a reader could not tell apart are refused, never merged."""
    with pytest.raises(SharedAlias):
        directory([Party("Armenia", aliases=["Yerevan"]), other])
