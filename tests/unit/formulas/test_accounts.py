"""Accounts of a formula: one by one or all together, with the divisor that made one undefined as a value."""

from __future__ import annotations

import pytest

from contested import Figure, Stance
from contested.errors import DividesByZero, FormulaTooLong
from contested.formulas.accounts import Accounts, ZeroDivision
from contested.formulas.mixing import Evaluation

PEOPLE = Figure("people", "person").claimed(120, by="A").claimed(50, by="B")
AREA = Figure("area", "km**2").claimed(3, by="A").claimed(None, low=0, high=2, by="B")


def evaluation(figure: Figure) -> Evaluation:
    """Return the accounts of a derived figure."""
    assert figure._formula is not None
    return Evaluation(Accounts(figure._formula))


def test_an_undefined_account_holds_its_divisor() -> None:
    """Why an account has no value is an object with the divisor, and prints as a clause."""
    position = (PEOPLE / (AREA - 1)).position("B")
    assert position.working is not None

    assert position.stance is Stance.UNDEFINED
    assert position.working.reason == ZeroDivision("area - 1")
    assert str(position) == "B is undefined: it divides by area - 1, which may be zero"


def test_the_error_names_the_divisor_and_no_sentence() -> None:
    """Where no account has a value, the error has the divisor by itself."""
    with pytest.raises(DividesByZero) as caught:
        _ = (PEOPLE / (Figure("area", "km**2").claimed(3, source="Map") - 3))._panel

    assert caught.value.divisor == "area - 3"


def test_one_account_is_computed_without_the_others() -> None:
    """An account with a number hangs on no other, even where another has too many digits."""
    long = Figure("x", "share").claimed(2, by="A").claimed(10**9, by="B") ** 9

    assert str(long.according_to("A")) == "512"
    with pytest.raises(FormulaTooLong):
        long.according_to("B")


def test_an_account_is_computed_once() -> None:
    """Asked alone first, it is the same object in the panel afterwards."""
    made = PEOPLE / PEOPLE.to("person")

    alone = made.according_to("A")

    assert made._panel.by_name["A"] is alone


def test_others_matter_to_an_account_without_a_number() -> None:
    """Strangers, undefined accounts and mixes are not asked alone."""
    assert evaluation(PEOPLE / AREA).number_of("nobody here") is None
    assert evaluation(PEOPLE / (AREA - 1)).number_of("B") is None
    assert evaluation((PEOPLE / AREA).mixed()).number_of("A") is None
