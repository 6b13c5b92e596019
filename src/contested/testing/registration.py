"""What ``from_type`` draws for the types of this library, and how Hypothesis prints them."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from hypothesis import strategies as st
from hypothesis.vendor.pretty import for_type_by_name

from contested.claims import (
    Acceptance,
    Assessment,
    Denial,
    Dispute,
    Estimate,
    Party,
    Retraction,
    Source,
    Withheld,
)
from contested.dossier import Dossier
from contested.figure import Figure
from contested.journal.journal import Journal
from contested.quantities import Interval, Unit, unit
from contested.relations.relation import RELATION_TYPES, AtMost, Bridge, EqualTo, PartOf
from contested.table import ClaimTable
from contested.testing.dossier_strategies import dossiers, relations
from contested.testing.edge_cases import EDGE_UNITS
from contested.testing.journal_strategies import Recording, journals, recordings_in
from contested.testing.number_strategies import intervals
from contested.testing.pasting import call, print_as_code, written_by
from contested.testing.strategies import denials, estimates, figures, parties, sources, withheld

if TYPE_CHECKING:
    from contested.relations.relation import Relation

_PRINTED: tuple[type, ...] = (
    *(Figure, Dossier, Journal, Party, Source, Interval, Unit, Assessment, *RELATION_TYPES),
    *(Estimate, Denial, Dispute, Withheld, Acceptance, Retraction),
)
"""What is printed as code, each type by itself: Hypothesis prints attrs classes before it asks for their bases."""


def register() -> None:
    """
    Let Hypothesis draw our types from their annotation alone, and print them so that they can be pasted.

    Called by itself whichever of the two is imported first; calling it again
    changes nothing.
    """
    st.register_type_strategy(Figure, lambda _: figures())
    st.register_type_strategy(Estimate, lambda _: estimates())
    st.register_type_strategy(Denial, lambda _: denials())
    st.register_type_strategy(Withheld, lambda _: withheld())
    st.register_type_strategy(Party, lambda _: parties())
    st.register_type_strategy(Source, lambda _: sources())
    st.register_type_strategy(Interval, lambda _: intervals())
    st.register_type_strategy(Unit, lambda _: st.sampled_from(EDGE_UNITS).map(unit))
    st.register_type_strategy(Dossier, lambda _: dossiers())
    st.register_type_strategy(Journal, lambda _: journals())
    st.register_type_strategy(ClaimTable, _tables)
    st.register_type_strategy(PartOf, lambda _: _relations("part", "sum"))
    st.register_type_strategy(EqualTo, lambda _: _relations("equal"))
    st.register_type_strategy(AtMost, lambda _: _relations("at most"))
    st.register_type_strategy(Bridge, lambda _: _relations("bridge"))
    for relation in RELATION_TYPES:
        written_by(relation)
    written_by(Recording)
    written_by(Journal, lambda journal: call("journal_of", [recordings_in(journal)]))
    for kind in _PRINTED:
        for_type_by_name(kind.__module__, kind.__name__, print_as_code)


def _relations(*kinds: str) -> st.SearchStrategy[Relation]:
    return relations(kinds=kinds)


def _tables(_: type) -> st.SearchStrategy[ClaimTable]:
    """Draw tables; what holds frames is loaded when one is asked for."""
    drawn: st.SearchStrategy[ClaimTable] = importlib.import_module("contested.testing.table_strategies").claim_tables()
    return drawn
