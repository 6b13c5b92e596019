"""What one holder says of people, and the one position that it makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import contested as ct
from contested.claims.holder import labels_of
from contested.claims.position_reading import read_by_holder, said_by_holder
from contested.quantities.units import unit

if TYPE_CHECKING:
    from contested.claims.statement import Statement

PERSON = unit("person")


def said(value: object = None, **fields: object) -> ct.Estimate:
    """Return an estimate in people by A."""
    return ct.Estimate.of(value, "person", **{"by": "A", **fields})  # type: ignore[arg-type]  # a table of fields


def position(*statements: Statement) -> ct.Position:
    """Return the one position that these statements make."""
    by_holder = {holder: its.statements for holder, its in said_by_holder(statements).items()}
    (one,) = read_by_holder(by_holder, labels_of(by_holder), PERSON)
    return one
