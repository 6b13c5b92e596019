"""What every method has: a name, a reference, what it takes for granted, and one way to answer."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

import attrs

from contested.errors import NotAChoice, UnpoolableNumbers, WrongType
from contested.methods.outcome import FailedPrecondition, Outcome, Waiver, objections
from contested.methods.pooled import floats
from contested.methods.reconciliation import Reconciliation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from contested.answers.evidence import Disputed, Evidence
    from contested.methods.origin_columns import GroupedOutcome, OriginColumns
    from contested.methods.pooled import Pooled


@attrs.frozen
class Method:
    """
    A named rule that turns a figure into one answer.

    ``name`` is the field's name, ``reference`` where it is from, ``assumes``
    what it takes for granted, ``needs`` the codes of its preconditions,
    ``reads`` what ``of_groups`` looks at beside values and errors.  The fields
    of a method are its variants.
    """

    name: ClassVar[str]
    reference: ClassVar[str]
    assumes: ClassVar[tuple[str, ...]]
    needs: ClassVar[tuple[str, ...]] = ()
    reads: ClassVar[tuple[str, ...]] = ()

    @property
    def label(self) -> str:
        """The class with the variants that are not the usual ones: "RandomEffects(tau2='PM')"."""
        fields = (field for field in attrs.fields(type(self)) if field.repr)  # what answers fill in is no variant
        given = [f"{f.name}={getattr(self, f.name)!r}" for f in fields if getattr(self, f.name) != f.default]
        return f"{type(self).__name__}({', '.join(given)})" if given else type(self).__name__

    @property
    def variant(self) -> str:
        """The class with every variant, named."""
        kind: Any = type(self)  # a class is hashable, whatever its values are
        return f"{kind.__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in _variants(kind))})"

    @property
    def needed(self) -> tuple[str, ...]:
        """The codes of the preconditions of these variants."""
        return self.needs

    def check(self, figure: Disputed) -> tuple[FailedPrecondition, ...]:
        """Return which preconditions fail on a figure, each with its code; none where the method may answer."""
        evidence = figure._evidence
        found = objections(evidence, self.needed)
        if found and not found[0].can_be_waived:
            return found
        outcome = self._weighed(evidence)
        own = outcome.objection
        if own is None:
            return (*found, *outcome.doubts)
        return (*(one for one in (*found, *outcome.doubts) if one.code != own.code), own)

    def answer(
        self, figure: Disputed, *, accept: Iterable[str] = (), reason: str | None = None, force: bool = False
    ) -> Reconciliation:
        """
        Return the answer on a figure, or the refusal: what ``figure.reconcile(method)`` does.

        Args:
            figure: stated or derived.
            accept: codes of preconditions to waive.
            reason: why.
            force: waive every precondition.

        Raises:
            NotAChoice: no precondition has that code, or it cannot be waived.
            WrongType: a waiver without a reason.
        """
        return self.answered(figure._evidence, Waiver.of(accept, reason, force=force))

    def answered(self, evidence: Evidence, waiver: Waiver) -> Reconciliation:
        """Return the answer on evidence."""
        found = objections(evidence, self.needed)
        ready = not found or found[0].can_be_waived
        outcome = self._weighed(evidence) if ready else Outcome()
        return Reconciliation(self, evidence, waiver, (*found, *outcome.doubts), outcome)

    def _weighed(self, evidence: Evidence) -> Outcome:
        try:
            return self.weigh(evidence)
        except UnpoolableNumbers as error:
            return Outcome(objection=FailedPrecondition("unpoolable", str(error), can_be_waived=False))

    def weigh(self, evidence: Evidence) -> Outcome:
        """Return what the method makes of evidence of one witness or more, whatever its preconditions."""
        raise NotImplementedError

    def of_groups(self, groups: OriginColumns, independent: bool) -> GroupedOutcome:
        """
        Return what the method makes of many figures at once, whatever its preconditions: the same as ``weigh``.

        Args:
            groups: the origin groups that give a number.
            independent: somebody declared the origins to be independent.
        """
        raise NotImplementedError

    @property
    def has_columns(self) -> bool:
        """Whether this very class says what it makes of many figures at once: a subclass may weigh otherwise."""
        return "of_groups" in vars(type(self))

    def __str__(self) -> str:
        return self.label


@cache
def _variants(kind: Any) -> tuple[str, ...]:
    """Return the fields of a class of methods; what answers fill in is no variant."""
    return tuple(field.name for field in attrs.fields(kind) if field.repr)


def left_out_one(
    pool: Callable[..., Pooled], values: Sequence[Any], variances: Sequence[Any] | None
) -> tuple[Pooled, ...]:
    """Return the pool without each value in turn."""
    given = [floats(column, "values") for column in (values, variances) if column is not None]
    without = [[[*column[:n], *column[n + 1 :]] for column in given] for n in range(len(given[0]))]
    return tuple(pool(*columns) for columns in without)


def one_of(name: str, choices: Iterable[str]) -> Callable[[object, attrs.Attribute[str], object], None]:
    """Return a validator of a variant; its message lists the known ones."""
    known = tuple(choices)

    def check(_: object, __: attrs.Attribute[str], value: object) -> None:
        if not isinstance(value, str) or value not in known:
            raise NotAChoice(name, value, known)

    return check


def a_flag(name: str) -> Callable[[object, attrs.Attribute[bool], object], None]:
    """Return a validator of a variant that is true or false."""

    def check(_: object, __: attrs.Attribute[bool], value: object) -> None:
        if not isinstance(value, bool):
            raise WrongType(name, value, "True or False")

    return check


def from_zero(name: str) -> Callable[[object, attrs.Attribute[float], object], None]:
    """Return a validator of a number that is not below zero."""

    def check(_: object, __: attrs.Attribute[float], value: object) -> None:
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value < math.inf:
            raise WrongType(name, value, "a number from zero")

    return check


def a_count(name: str) -> Callable[[object, attrs.Attribute[int], object], None]:
    """Return a validator of a whole number that is above zero."""

    def check(_: object, __: attrs.Attribute[int], value: object) -> None:
        if type(value) is not int or value < 1:
            raise WrongType(name, value, "a whole number from 1")

    return check


def a_share(name: str, *, below: float = 1.0) -> Callable[[object, attrs.Attribute[float], object], None]:
    """Return a validator of a fraction between 0 and ``below``, neither included."""

    def check(_: object, __: attrs.Attribute[float], value: object) -> None:
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value < below:
            raise WrongType(name, value, f"a number between 0 and {below:g}, such as 0.95")

    return check
