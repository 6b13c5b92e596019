"""Picks: methods that choose among the values that somebody gave, and never make a new one."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

import attrs

from contested.errors import WrongType
from contested.methods import grouped_picks
from contested.methods.choice import BASIS_RANKS, STATUS_RANKS, misspelt, no_errors, picked, places_in, tie, tie_between
from contested.methods.method import Method, one_of
from contested.methods.outcome import PICKS, FailedPrecondition, Outcome
from contested.methods.pooled import Pooled, floats
from contested.names import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.answers.evidence import Evidence, OriginGroup
    from contested.methods.origin_columns import GroupedOutcome, OriginColumns
    from contested.quantities import Number, When

EVENT_REPORTS = "S. van Baalen and K. Höglund, eventreport: aggregation of event report data, R package, 2026"


def _names(given: object) -> tuple[str, ...]:
    names = (given,) if isinstance(given, str) else tuple(given) if isinstance(given, Iterable) else (given,)
    for name in names:
        if not isinstance(name, str):
            raise WrongType("order", name, 'names of parties or sources, such as ("UN", "OSCE")')
    return names


@attrs.frozen
class Mode(Method):
    """
    The value that the most origin groups give.

    ``ties`` says what to do where several values are given as often: "none"
    (refuse), "lowest", "highest", or the one with the best "status" (final or
    verified, provisional, unverified), the best "basis" (documented,
    estimated, asserted) or named first in ``order``, which lists parties or
    sources.
    """

    name: ClassVar[str] = "mode"
    reference: ClassVar[str] = EVENT_REPORTS
    assumes: ClassVar[tuple[str, ...]] = ("that the number most often given is right", "independent origins")
    needs: ClassVar[tuple[str, ...]] = PICKS
    reads: ClassVar[tuple[str, ...]] = ("status_rank", "basis_rank", "place")

    ties: str = attrs.field(
        default="none", validator=one_of("ties", ("none", "lowest", "highest", "status", "basis", "order"))
    )
    order: tuple[str, ...] = attrs.field(default=(), converter=_names)

    def weigh(self, evidence: Evidence) -> Outcome:
        """Return the modal value."""
        by_value: dict[Number, list[OriginGroup]] = defaultdict(list)
        for witness in evidence.witnesses:
            by_value[witness.value].append(witness)
        most = max(map(len, by_value.values()))
        tied = sorted(value for value, group in by_value.items() if len(group) == most)
        wrong = misspelt(evidence, self.order)
        if wrong is not None:
            return Outcome(objection=wrong)
        value = tied[0] if len(tied) == 1 else self._untied(tied, by_value)
        if value is None:
            return tie_between(evidence, tied)
        caveats = () if len(tied) == 1 else (f"{len(tied)} values tie; ties={self.ties!r} decides",)
        return picked(evidence, by_value[value], "gives another value", caveats)

    def of_groups(self, groups: OriginColumns, independent: bool) -> GroupedOutcome:  # noqa: ARG002  # pools ask
        """Return the modal value of each figure."""
        return grouped_picks.mode_of_groups(self.ties, groups)

    def _untied(self, tied: Sequence[Number], by_value: dict[Number, list[OriginGroup]]) -> Number | None:
        if self.ties == "none":
            return None
        if self.ties in ("lowest", "highest"):
            return tied[0] if self.ties == "lowest" else tied[-1]
        ranks = [min(self._ranks(by_value[value])) for value in tied]
        best = [value for value, rank in zip(tied, ranks, strict=True) if rank == min(ranks)]
        return best[0] if len(best) == 1 else None

    def _ranks(self, witnesses: Sequence[OriginGroup]) -> list[int]:
        if self.ties == "order":
            return places_in(witnesses, self.order)
        ranks: dict[str | None, int] = STATUS_RANKS if self.ties == "status" else BASIS_RANKS
        return [min((ranks[getattr(e, self.ties)] for e in w.estimates), default=ranks[None]) for w in witnesses]

    def pool(self, values: Sequence[Any]) -> Pooled:
        """
        Return the mode of plain numbers.

        Raises:
            UnpoolableNumbers: there are none, or one is not finite.
            WrongType: values tie, and ``ties`` does not say which.
        """
        numbers = floats(values, "values")
        count = {value: numbers.count(value) for value in dict.fromkeys(numbers)}
        tied = sorted(value for value, n in count.items() if n == max(count.values()))
        if len(tied) > 1 and self.ties not in ("lowest", "highest"):
            raise WrongType("ties", self.ties, "'lowest' or 'highest' for plain numbers that tie")
        return Pooled(self.variant, tied[-1] if self.ties == "highest" else tied[0])


@attrs.frozen
class Latest(Method):
    """The value that holds for the latest day, and of these the latest stated; undated ones are left out."""

    name: ClassVar[str] = "latest"
    reference: ClassVar[str] = "Data Commons, StatVar observations: the latest value of a series"
    assumes: ClassVar[tuple[str, ...]] = ("that who speaks last knows best",)
    needs: ClassVar[tuple[str, ...]] = ("one-sided", "divided")
    reads: ClassVar[tuple[str, ...]] = ("low", "high", *grouped_picks.CLOCK_COLUMNS)

    def weigh(self, evidence: Evidence) -> Outcome:
        """Return the latest value."""
        clock = "as_of" if any(w.moments("as_of") for w in evidence.witnesses) else "stated"
        dated = [w for w in evidence.witnesses if w.moments(clock)]
        if not dated:
            return Outcome(objection=FailedPrecondition("undated", "no number is dated", can_be_waived=False))
        chosen = _latest(dated, clock)
        if clock == "as_of" and all(w.moments("stated") for w in chosen):
            chosen = _latest(chosen, "stated")
        if len({witness.value for witness in chosen}) > 1:
            return tie(evidence, chosen)
        return picked(
            evidence,
            chosen,
            {w: "earlier" if w.moments(clock) else "undated" for w in evidence.witnesses},
            needs=self.needs,
        )

    def of_groups(self, groups: OriginColumns, independent: bool) -> GroupedOutcome:  # noqa: ARG002  # pools ask
        """Return the latest value of each figure."""
        return grouped_picks.latest_of_groups(groups)


@attrs.frozen
class Preferred(Method):
    """The value of whoever comes first in ``order``, a list of parties and sources by name."""

    name: ClassVar[str] = "source hierarchy"
    reference: ClassVar[str] = "Wikibase data model, preferred rank"
    assumes: ClassVar[tuple[str, ...]] = ("that the user's order of trust is right",)
    needs: ClassVar[tuple[str, ...]] = ("one-sided", "divided")
    reads: ClassVar[tuple[str, ...]] = ("place", "low", "high")

    order: tuple[str, ...] = attrs.field(converter=_names)

    @order.validator
    def _not_empty(self, _: object, value: tuple[str, ...]) -> None:
        if not value:
            raise WrongType("order", value, 'one name of a party or source or more, such as ("UN", "OSCE")')

    def weigh(self, evidence: Evidence) -> Outcome:
        """Return the value of the first in the order."""
        wrong = misspelt(evidence, self.order)
        if wrong is not None:
            return Outcome(objection=wrong)
        places = dict(zip(evidence.witnesses, places_in(evidence.witnesses, self.order), strict=True))
        first = min(places.values())
        if first == len(self.order):
            says = f"none of {listed(self.order)} gives a number"
            return Outcome(objection=FailedPrecondition("unlisted", says, can_be_waived=False))
        chosen = [witness for witness, place in places.items() if place == first]
        if len({witness.value for witness in chosen}) > 1:
            return tie(evidence, chosen)
        why = {w: "not in the order" if p == len(self.order) else "later in the order" for w, p in places.items()}
        return picked(evidence, chosen, why, needs=self.needs)

    def of_groups(self, groups: OriginColumns, independent: bool) -> GroupedOutcome:  # noqa: ARG002  # pools ask
        """Return the value of the first in the order, of each figure."""
        return grouped_picks.preferred_of_groups(self.order, groups)


@attrs.frozen
class MostConservative(Method):
    """The lowest best value, as event-report aggregation names it."""

    name: ClassVar[str] = "most conservative"
    reference: ClassVar[str] = EVENT_REPORTS
    assumes: ClassVar[tuple[str, ...]] = ("that every source saw what it reports; it favours whoever says least",)
    needs: ClassVar[tuple[str, ...]] = PICKS

    def weigh(self, evidence: Evidence) -> Outcome:
        """Return the lowest value."""
        lowest = min(witness.value for witness in evidence.witnesses)
        return picked(evidence, [w for w in evidence.witnesses if w.value == lowest], "gives a higher value")

    def of_groups(self, groups: OriginColumns, independent: bool) -> GroupedOutcome:  # noqa: ARG002  # pools ask
        """Return the lowest value of each figure."""
        return grouped_picks.lowest_of_groups(groups)

    def pool(self, values: Sequence[Any]) -> Pooled:
        """Return the lowest of plain numbers."""
        return Pooled(self.variant, min(floats(values, "values")))


@attrs.frozen
class MostInformative(Method):
    """The highest best value, as event-report aggregation names it."""

    name: ClassVar[str] = "most informative"
    reference: ClassVar[str] = EVENT_REPORTS
    assumes: ClassVar[tuple[str, ...]] = ("that lower numbers are incomplete; it favours whoever says most",)
    needs: ClassVar[tuple[str, ...]] = PICKS

    def weigh(self, evidence: Evidence) -> Outcome:
        """Return the highest value."""
        highest = max(witness.value for witness in evidence.witnesses)
        return picked(evidence, [w for w in evidence.witnesses if w.value == highest], "gives a lower value")

    def of_groups(self, groups: OriginColumns, independent: bool) -> GroupedOutcome:  # noqa: ARG002  # pools ask
        """Return the highest value of each figure."""
        return grouped_picks.highest_of_groups(groups)

    def pool(self, values: Sequence[Any]) -> Pooled:
        """Return the highest of plain numbers."""
        return Pooled(self.variant, max(floats(values, "values")))


@attrs.frozen
class MostPrecise(Method):
    """The value with the smallest stated standard error; a bare number states none, and is no more precise for it."""

    name: ClassVar[str] = "most precise"
    reference: ClassVar[str] = EVENT_REPORTS
    assumes: ClassVar[tuple[str, ...]] = ("that stated errors are right: who claims the smallest decides",)
    needs: ClassVar[tuple[str, ...]] = (*PICKS, "mixed-levels", "lopsided")

    def weigh(self, evidence: Evidence) -> Outcome:
        """Return the value with the smallest error."""
        errors = [witness.error for witness in evidence.witnesses if witness.error is not None]
        if not errors:
            return no_errors(evidence)
        chosen = [witness for witness in evidence.witnesses if witness.error == min(errors)]
        if len({witness.value for witness in chosen}) > 1:
            return tie(evidence, chosen)
        why = {w: w.without_error if w.error is None else "a larger error" for w in evidence.witnesses}
        return picked(evidence, chosen, why, error=min(errors))

    def of_groups(self, groups: OriginColumns, independent: bool) -> GroupedOutcome:  # noqa: ARG002  # pools ask
        """Return the value with the smallest error, of each figure."""
        return grouped_picks.most_precise_of_groups(groups)


def _latest(dated: Sequence[OriginGroup], clock: str) -> list[OriginGroup]:
    """Return those that are not certainly earlier than another."""
    last = _last_moments([moment for witness in dated for moment in witness.moments(clock)])
    return [w for w in dated if not any(all(m.before(n) is True for m in w.moments(clock)) for n in last)]


def _last_moments(moments: Sequence[When]) -> list[When]:
    """Return a few moments, before which all is that is before any: the last civil day, instants by clock and day."""
    civil = [moment for moment in moments if moment.instant is None]
    last = [max(civil, key=lambda moment: moment.first_day)] if civil else []
    timed = sorted(((m.instant, m) for m in moments if m.instant is not None), key=lambda one: one[0], reverse=True)
    day = -math.inf
    for _, moment in timed:
        if moment.sure_first_day > day:  # earlier by the clock, and on a later day of another offset
            last.append(moment)
            day = moment.sure_first_day
    return last
