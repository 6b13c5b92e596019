"""What ``from_type`` draws for the types of this library."""

from __future__ import annotations

from hypothesis import strategies as st

from contested.claims import Denial, Estimate, Party, Source
from contested.figure import Figure
from contested.quantities import Interval
from contested.testing.number_strategies import intervals
from contested.testing.strategies import denials, estimates, figures, parties, sources


def register() -> None:
    """
    Let Hypothesis draw our types from their annotation alone.

    Called by itself whichever of the two is imported first; calling it again
    changes nothing.
    """
    st.register_type_strategy(Figure, lambda _: figures())
    st.register_type_strategy(Estimate, lambda _: estimates())
    st.register_type_strategy(Denial, lambda _: denials())
    st.register_type_strategy(Party, lambda _: parties())
    st.register_type_strategy(Source, lambda _: sources())
    st.register_type_strategy(Interval, lambda _: intervals())
