"""Reading again: a statement made anew from what its record says, by other words or by the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from contested.claims.aims import stance_of, without_target
from contested.claims.estimate import BY_ITS_WORDS, Estimate
from contested.claims.records import statement_from, statement_record
from contested.quantities import Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from contested.claims.statement import Statement
    from contested.phrases.lexicon import Lexicon


def reread(statement: Statement, words: Lexicon) -> Statement:
    """Return a statement as another lexicon reads it; denials and refusals to say stay as they are."""
    return _made_again(statement, {"lexicon": words}) if isinstance(statement, Estimate) else statement


def statement_again(statement: Statement) -> Statement:
    """Return what the record of a statement says: an equal one, unless nobody could have made it by its words."""
    return _made_again(statement, {})


def is_by_its_words(statement: Statement) -> bool:
    """Whether the record of a statement makes it again; what ``Estimate.of`` made is not read anew to know."""
    return BY_ITS_WORDS in statement.__dict__ or statement_again(statement) == statement


def _made_again(statement: Statement, change: Mapping[str, object]) -> Statement:
    if statement.aim is not None and statement.aim.stance == "accepted":  # read again with what is accepted
        return without_target(statement)
    as_it_is: Callable[[Any], Any] = _itself
    unit = statement.unit if isinstance(statement, Estimate) else Unit(())
    record = statement_record(statement, unit, as_it_is, as_it_is, as_it_is, as_it_is)
    return statement_from({**record, **change}, stance_of(statement), unit, unit.own)


def _itself(value: object) -> object:
    return value
