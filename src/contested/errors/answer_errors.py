"""Errors of what follows from claims: verdicts, formulas, relations between figures, methods."""

from __future__ import annotations

from contested.errors.base import ContestedError, WrongType, shorten


class UnsettledVerdict(ContestedError, ValueError):
    """A verdict asked for one answer when those who speak do not agree on one."""

    verdict: str

    def __str__(self) -> str:
        return (
            f"{self.verdict}; there is no single yes or no. Use .certainly, .possibly or .by_party; min() and "
            "sorted() cannot order figures that are not settled, and a chain such as 1 < figure < 2 is "
            "figure.between(1, 2)"
        )


class ChainedComparison(ContestedError, TypeError):
    """``a < figure < b``, of which Python would keep one half only."""

    verdict: str

    def __str__(self) -> str:
        return (
            f"a chained comparison keeps only one of its halves ({self.verdict}); "
            "write figure.between(a, b), or (a < figure) & (figure < b)"
        )


class NoPositions(ContestedError, ValueError):
    """A question about numbers where nobody states one."""

    figure: str
    question: str

    def __str__(self) -> str:
        return f"nobody states a number for {self.figure}, so there is no {self.question}; see positions()"


class DividesByZero(ContestedError, ZeroDivisionError):
    """A formula whose divisor is zero in every account, or is the number zero."""

    formula: str
    divisor: str

    def __str__(self) -> str:
        return (
            f"{self.formula} divides by zero: {self.divisor} is, or may be, zero in every account; "
            "leave those accounts out with only(), or divide by another figure"
        )


class FormulaTooLong(ContestedError, ValueError):
    """A formula whose numbers have more digits than are kept."""

    formula: str
    party: str
    digits: int

    def __str__(self) -> str:
        return (
            f"{self.formula} has more than {self.digits} digits in the account of {self.party}; "
            "use a smaller power or a larger unit"
        )


class DerivedFigure(ContestedError, TypeError):
    """Something that only a stated figure can do, asked of a derived one."""

    formula: str
    asked: str
    advice: str

    def __str__(self) -> str:
        return f"{self.formula} is derived, and nobody's statement: it cannot be {self.asked}; {self.advice}"


class UnusableOperand(ContestedError, TypeError):
    """An operation on figures with something that it does not take."""

    operation: str
    operand: object
    advice: str

    def __str__(self) -> str:
        return f"cannot calculate {self.operation} with {shorten(self.operand)}: {self.advice}"


class NoOneNumber(ContestedError, TypeError):
    """A figure asked for one number, as ``float`` and ``round`` do, though several people say what it is."""

    figure: str

    def __str__(self) -> str:
        return (
            f"{self.figure} has no one number; ask whose: figure.according_to('...').interval, "
            "figure.hull().low and .high, or figure.reconcile(methods.Median()).value"
        )


class NotAMethod(WrongType):
    """A figure reconciled without a method, or by what is none."""

    def __str__(self) -> str:
        if self.value is None:
            return f"no method is given; name {self.wanted}: no number is chosen without one, and hull() needs none"
        if isinstance(self.value, type):
            return f"{self.field} is the class {self.value.__name__}; write its brackets, {self.value.__name__}()"
        return super().__str__()


class UnknownOperand(ContestedError, LookupError):
    """A figure that a formula does not hold, or for which nobody's account was chosen."""

    formula: str
    figure: str
    known: tuple[str, ...]

    def __str__(self) -> str:
        known = ", ".join(self.known) or "none yet"
        return (
            f"{self.formula} needs an account for each figure that parties state, and for no other; "
            f"look at {self.figure}, beside {known}"
        )


class DefinitionCycle(ContestedError, ValueError):
    """Figures that are parts of each other, or bridged to each other, in a circle."""

    figures: tuple[str, ...]

    def __str__(self) -> str:
        return f"{' → '.join(self.figures)} goes in a circle; leave one of these relations out, or say equal"


class LongAnswer(ContestedError, ValueError):
    """An answer that is too long for an assistant, and of which nothing is cut, since that would drop a side."""

    asked: str
    size: str

    def __str__(self) -> str:
        return f"the answer on {shorten(self.asked)} has {self.size}; ask of one figure, or of a day (as_of, known_on)"


class NoSharedAxis(ContestedError, ValueError):
    """Figures that are not about the same thing, and so share no axis."""

    first: str
    second: str
    differences: tuple[str, ...]

    def __str__(self) -> str:
        return (
            f"{self.first} and {self.second} share no axis: {'; '.join(self.differences)}; "
            "draw a chart of each, or bring both to one unit with to()"
        )


class MisfitRelation(ContestedError, ValueError):
    """A relation between figures whose units do not fit, or that says too little."""

    relation: str
    reason: str

    def __str__(self) -> str:
        return f"{self.relation}: {self.reason}"


class UnpoolableNumbers(ContestedError, ValueError):
    """Values or variances that no pool can work on."""

    what: str
    reason: str

    def __str__(self) -> str:
        return f"{self.what}: {self.reason}"


class NotConverged(ContestedError, ArithmeticError):
    """A search for a between-estimate variance that did not come to rest."""

    estimator: str
    steps: int
    reason: str

    def __str__(self) -> str:
        return (
            f"tau2={self.estimator!r} did not come to rest in {self.steps} steps ({self.reason}); "
            'try tau2="DL", which needs no search, or bring values and variances to a common scale'
        )


class Refused(ContestedError, ValueError):
    """A number asked of a reconciliation that has none."""

    reason: str

    def __str__(self) -> str:
        return f"{self.reason}; look at the hull, or waive preconditions by name with accept= and reason="


class NoSentences(ContestedError, LookupError):
    """A language in which numbers and dates can be written, and no sentences."""

    language: str
    known: tuple[str, ...]

    def __str__(self) -> str:
        return (
            f"there are no sentences in {shorten(self.language)}; there are some in {', '.join(self.known)}. Numbers, "
            "lists and dates of it can be written: see contested.report.printed_language; how sentences are added is "
            "in docs/how-to/add-sentences-of-a-language.md"
        )


class UnfittingStyle(ContestedError, ValueError):
    """A style of sentence that says nothing of an answer of this kind."""

    style: str
    kind: str
    reason: str

    def __str__(self) -> str:
        return f"the style {shorten(self.style)} does not fit {self.kind}: {self.reason}"
