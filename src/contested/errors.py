"""
Errors: every one is a ``ContestedError`` and the fitting builtin.

Facts are attributes; the message says what is wrong, where, and what to do.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    Number = int | Fraction


# all that commands a terminal, breaks a line or turns the direction of writing, but for the line end itself and the
# isolates U+2068 and U+2069, with which names from right to left are set (names.py)
_COMMANDING = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066\u2067\ud800-\udfff]"
)


def visible(text: str) -> str:
    """Return text for a terminal: what would command it is written out, as four hexadecimal digits behind a u."""
    return _COMMANDING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _visible_message(message: Callable[[Any], str]) -> Callable[[Any], str]:
    @functools.wraps(message)
    def shown(error: Any) -> str:
        return visible(message(error))

    return shown


@dataclass_transform()
class ContestedError(Exception):
    """
    Anything that this library refuses.

    The annotated attributes of a leaf are its facts, given in that order.
    All facts are the exception's arguments, so that it pickles.
    """

    _facts: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        cls._facts = (*cls._facts, *cls.__annotations__)
        if "__str__" in vars(cls):  # a message is printed on terminals, and holds what others wrote: each passes here
            cls.__str__ = _visible_message(cls.__str__)  # type: ignore[method-assign]

    def __init__(self, *facts: Any, **named: Any) -> None:
        names = self._facts
        given = dict(zip(names, facts, strict=False)) | named
        values = [given[name] if name in given else getattr(type(self), name) for name in names]
        super().__init__(*values)
        for name, value in zip(names, values, strict=True):
            setattr(self, name, value)


class ContestedWarning(UserWarning):
    """Something that a person should look at, and that is not wrong by itself."""


# -- what a number can say ----------------------------------------------------


class NotANumber(ContestedError, ValueError):
    """A value that is no finite number."""

    value: object
    advice: str

    def __str__(self) -> str:
        return f"{shorten(self.value)} is not a number: {self.advice}"


class NumberOutOfBounds(ContestedError, ValueError):
    """A number with more digits than are kept."""

    value: str
    digits: int

    def __str__(self) -> str:
        shown = self.value if self.value.isprintable() else ascii(self.value)
        return (
            f"{shown} is out of bounds: at most {self.digits} digits before and {self.digits} after the "
            "point; use a larger or smaller unit"
        )


class AmbiguousNumber(ContestedError, ValueError):
    """A number that two readers would read differently."""

    text: str
    readings: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.text!r} can be read as {' or as '.join(self.readings)}; write the one that is meant"


class AmbiguousPhrase(AmbiguousNumber):
    """A phrase that two readers would read differently; ``readings`` lists what it can mean."""

    def __str__(self) -> str:
        return (
            f"{shorten(self.text)} can be read as {' or as '.join(self.readings)}; "
            "write the one that is meant, or settle it with locale= or unit="
        )


class AmbiguousCell(AmbiguousPhrase):
    """Words of a printed cell with more than one reading, such as a name in brackets: who says it, or where it is."""

    def __str__(self) -> str:
        hint = "write 'per ...' before who says it, or name those who speak with speakers= (of a figure: parties=)"
        if self.readings[0].startswith("a day"):
            hint = "write its year"
        elif self.readings[0] == "people":
            hint = "write what is counted beside the number"
        return f"{shorten(self.text)} can be read as {' or as '.join(self.readings)}; {hint}"


class UnknownLanguage(ContestedError, LookupError):
    """A locale whose language has no pack."""

    locale: str
    known: tuple[str, ...]

    def __str__(self) -> str:
        return f"there is no language pack for {shorten(self.locale)}; there are {', '.join(self.known)}"


class UnknownLexicon(ContestedError, LookupError):
    """A lexicon that is not shipped with the library."""

    name: str
    known: tuple[str, ...]

    def __str__(self) -> str:
        return (
            f"there is no lexicon {shorten(self.name)}; there are {', '.join(self.known)}, "
            "and Lexicon.from_file() reads one of your own"
        )


class UnreadableLexicon(ContestedError, ValueError):
    """A file that is no lexicon."""

    path: str
    reason: str

    def __str__(self) -> str:
        return f"cannot read the lexicon {self.path}: {self.reason}"


class UnreadablePhrase(ContestedError, ValueError):
    """A text that holds no number phrase that can be read without guessing."""

    text: str
    reason: str

    def __str__(self) -> str:
        return f"cannot read {shorten(self.text)}: {self.reason}"


class UnknownHedge(ContestedError, ValueError):
    """A word around a number that the lexicon does not list."""

    word: str
    lexicon: str
    position: int

    def __str__(self) -> str:
        return (
            f"the lexicon {self.lexicon} does not know {shorten(self.word)} (at character {self.position + 1}); "
            "write the number with a word it knows, such as 'about', 'at least' or 'fewer than', "
            "and keep the source's own words in quote="
        )


class InvertedBounds(ContestedError, ValueError):
    """An interval's low bound lies above its high bound."""

    low: Number
    high: Number
    open: bool = False

    def __str__(self) -> str:
        if self.low == self.high:
            return f"an open bound at {self.low} leaves nothing between {self.low} and {self.high}; close both bounds"
        return f"low ({self.low}) is above high ({self.high}); swap them, or give a single value for a point"


class BestOutsideBounds(ContestedError, ValueError):
    """A best value that lies outside its own bounds."""

    best: Number
    bounds: str

    def __str__(self) -> str:
        return f"best ({self.best}) lies outside its bounds {self.bounds}; correct one of them, or leave the bounds out"


class DivisorHoldsZero(ContestedError, ZeroDivisionError):
    """A division by an interval that holds zero."""

    divisor: str

    def __str__(self) -> str:
        return f"cannot divide by {self.divisor}, which holds zero; narrow the divisor"


class UnreadableUnit(ContestedError, ValueError):
    """A unit text that is no product of names and small powers."""

    text: str
    reason: str

    def __str__(self) -> str:
        return (
            f"cannot read the unit {shorten(self.text)}: {self.reason}; "
            "write names joined by * and /, such as 'km**2' or 'person/day'"
        )


class FrozenValue(ContestedError, AttributeError):
    """An attempt to change a value in place."""

    kind: str
    field: str

    def __str__(self) -> str:
        return f"a {self.kind} does not change ({self.field}); make a new one"


class UnknownUnit(ContestedError, LookupError):
    """A unit name that nobody defined."""

    name: str
    advice: str

    def __str__(self) -> str:
        return f"unknown unit {shorten(self.name)}; {self.advice}"


class IncompatibleUnits(ContestedError, ValueError):
    """Two units between which nothing converts."""

    given: str
    wanted: str
    advice: str

    def __str__(self) -> str:
        return f"{self.given} does not convert to {self.wanted}; {self.advice}"


class OffsetUnit(ContestedError, ValueError):
    """A unit whose zero is not nothing."""

    name: str

    def __str__(self) -> str:
        return (
            f"{self.name} has an offset zero, so sums, ratios and means of it mean nothing; "
            "convert to a unit that starts at zero, such as kelvin"
        )


class UnreadableDate(ContestedError, ValueError):
    """A date text that is none, or names a day that does not exist."""

    text: str
    reason: str

    def __str__(self) -> str:
        return (
            f"cannot read the date {shorten(self.text)}: {self.reason}; "
            "write 2023-09-20, 2023-09, 2023, 2023-09-20/2023-09-21 or 2023-09~"
        )


class NotADay(ContestedError, ValueError):
    """A month, a year or an interval where one day is due."""

    text: str

    def __str__(self) -> str:
        return f"{shorten(self.text)} is not one day; write the day, such as 2023-09-20"


# -- who says what ------------------------------------------------------------


class UnusableName(ContestedError, ValueError):
    """A name that is empty or hides characters."""

    what: str
    name: str
    reason: str

    def __str__(self) -> str:
        return f"{shorten(self.name)} cannot name a {self.what}: {self.reason}"


class ConfusableNames(ContestedError, ValueError):
    """Two names that a reader could not tell apart."""

    what: str
    first: str
    second: str

    def __str__(self) -> str:
        return (
            f"two {self.what} are written alike: {shorten(self.first)} and {shorten(self.second)}; "
            "use one spelling if they are the same, or tell them apart by name"
        )


class SharedAlias(ContestedError, ValueError):
    """An alias that two parties share."""

    alias: str
    first: str
    second: str

    def __str__(self) -> str:
        return (
            f"{shorten(self.alias)} is an alias of both {shorten(self.first)} and {shorten(self.second)}; "
            "leave it with one of them"
        )


class ConflictingRecords(ContestedError, ValueError):
    """Two records of one name that say different things."""

    what: str
    name: str
    differing: tuple[str, ...]

    def __str__(self) -> str:
        return (
            f"two records of the {self.what} {shorten(self.name)} differ in {', '.join(self.differing)}; "
            "make one record and use it in both places"
        )


class NotAChoice(ContestedError, ValueError):
    """A value that is none of the allowed ones."""

    field: str
    value: object
    choices: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.field} cannot be {shorten(self.value)}; it is one of {', '.join(self.choices)}"


class WrongType(ContestedError, TypeError):
    """A value of a type that has no meaning here."""

    field: str
    value: object
    wanted: str

    def __str__(self) -> str:
        return f"{self.field} is {shorten(self.value)} ({type(self.value).__name__}); give {self.wanted}"


class IncompleteStatement(ContestedError, ValueError):
    """A statement that lacks what its other fields ask for, or gives it twice."""

    reason: str

    def __str__(self) -> str:
        return self.reason


class UnknownField(ContestedError, TypeError):
    """A field that a statement does not have."""

    name: str
    known: tuple[str, ...]

    def __str__(self) -> str:
        return f"a statement has no field {shorten(self.name)}; it has {', '.join(self.known)}"


class RenamedKeyword(ContestedError, TypeError):
    """A keyword, or a key of a file, by the name that it had in an earlier version."""

    old: str
    new: str

    def __str__(self) -> str:
        return f"{self.old}= is called {self.new}= now"


class BelowFloor(ContestedError, ValueError):
    """A stated count, area or duration below zero."""

    value: Number
    unit: str

    def __str__(self) -> str:
        return (
            f"{self.value} {self.unit} is below zero, which no count, length, area, mass or duration is; "
            "for a difference such as excess deaths make the figure with signed=True"
        )


class UnknownEstimate(ContestedError, LookupError):
    """A statement that points at an estimate which the figure does not hold."""

    wanted: str
    known: tuple[str, ...]

    def __str__(self) -> str:
        keys = f"its keys are {', '.join(self.known)}" if self.known else "none of its estimates has a key"
        return f"no estimate {shorten(self.wanted)} in this figure; {keys}"


class DuplicateKey(ContestedError, ValueError):
    """Two statements of one figure with the same key."""

    key: str

    def __str__(self) -> str:
        return f"two statements of this figure have the key {shorten(self.key)}; give each a key of its own"


class QuotingCycle(ContestedError, ValueError):
    """Sources that quote each other in a circle."""

    chain: tuple[str, ...]

    def __str__(self) -> str:
        return f"the sources quote each other in a circle: {' quotes '.join(self.chain)}; remove one of the links"


# -- what follows -------------------------------------------------------------


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


# -- the doors ----------------------------------------------------------------


class UnknownName(ContestedError, KeyError):
    """A name or an id that is not held here; ``near`` are those like it first, or they alone (``alike``)."""

    what: str
    name: str
    near: tuple[str, ...]
    where: str = "the dossier"
    alike: bool = False

    def __str__(self) -> str:
        word = "near" if self.alike else "known"
        known = f"{word}: {', '.join(self.near)}" if self.near else "there are none yet"
        return f"no {self.what} {shorten(self.name)} in {self.where}; {known}"


class EqualFigures(ContestedError, ValueError):
    """Two ids for one and the same figure."""

    first: str
    second: str

    def __str__(self) -> str:
        return (
            f"the figures {shorten(self.first)} and {shorten(self.second)} have equal records, so they are the same "
            "unknown; keep one, or say what tells them apart (of=, where=, period=, definition=, facets)"
        )


class MergeConflict(ContestedError, ValueError):
    """An id that two dossiers use for different things."""

    what: str
    name: str

    def __str__(self) -> str:
        return f"both dossiers have a {self.what} {shorten(self.name)}, and they differ; rename one before merging"


class Problem(NamedTuple):
    """One thing that is wrong in a file: where (key path and line) and what."""

    path: str
    line: int | None
    message: str

    def __str__(self) -> str:
        where = [f"line {self.line}"] if self.line is not None else []
        where += [self.path] if self.path else []
        return f"{', '.join(where)}: {self.message}" if where else self.message


class UnreadableDossier(ContestedError, ValueError):
    """A dossier file with errors: all of them, each with its line."""

    name: str
    problems: tuple[Problem, ...]

    def __str__(self) -> str:
        n = len(self.problems)
        head = f"{self.name}: {n} problem{'s' if n != 1 else ''}"
        return "\n".join([head, *(f"  {problem}" for problem in self.problems)])


class UnreadableRows(ContestedError, ValueError):
    """Rows with errors: all of them, each with its number."""

    problems: tuple[tuple[int, str], ...]

    def __str__(self) -> str:
        n = len(self.problems)
        head = f"{n} row{'s' if n != 1 else ''} cannot be read"
        return "\n".join([head, *(f"  row {number}: {reason}" for number, reason in self.problems)])


class UnsavedDossier(ContestedError, OSError):
    """A dossier that could not be written; what was there before is still there."""

    path: str
    reason: str

    def __str__(self) -> str:
        return f"cannot save {self.path}: {self.reason}; the file is as it was before"


class UnreadableQuestion(ContestedError, ValueError):
    """A question that the command line cannot read."""

    text: str
    position: int
    reason: str

    def __str__(self) -> str:
        return (
            f"cannot read the question at character {self.position + 1}: {self.reason}; "
            'write one comparison such as "population > 100000" or "duration < \'2 day\'", '
            'or one formula such as "troops - local"'
        )


class MissingExtra(ContestedError, ImportError):
    """A feature whose library is not installed."""

    feature: str
    extra: str

    def __str__(self) -> str:
        return f"{self.feature} needs an extra; install it with: pip install 'contested[{self.extra}]'"


# -- formulas -----------------------------------------------------------------


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


class IncompatibleFigures(IncompatibleUnits):
    """Two figures whose units do not fit one operation; ``first`` and ``second`` say which."""

    first: str
    second: str

    def __str__(self) -> str:
        return f"{self.first} and {self.second} do not go together: {super().__str__()}"


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


# -- relations ----------------------------------------------------------------


class DefinitionCycle(ContestedError, ValueError):
    """Figures that are parts of each other, or bridged to each other, in a circle."""

    figures: tuple[str, ...]

    def __str__(self) -> str:
        return f"{' → '.join(self.figures)} goes in a circle; leave one of these relations out, or say equal"


class MisfitRelation(ContestedError, ValueError):
    """A relation between figures whose units do not fit, or that says too little."""

    relation: str
    reason: str

    def __str__(self) -> str:
        return f"{self.relation}: {self.reason}"


# -- methods ------------------------------------------------------------------


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


# -- feeds --------------------------------------------------------------------


class UnreadableFeed(ContestedError, ValueError):
    """A file or frame of which no row can be trusted, and so none is taken."""

    name: str
    line: int | None
    reason: str

    def __str__(self) -> str:
        where = self.name if self.line is None else f"{self.name}, line {self.line}"
        return f"cannot read {where}: {self.reason}"


class MisfitFeed(ContestedError, ValueError):
    """A mapping that says too little, or names columns that are not there."""

    field: str
    reason: str

    def __str__(self) -> str:
        return f"feed, {self.field}: {self.reason}"


class UnreadableCell(ContestedError, ValueError):
    """A printed cell of which some words have no reading, or more than one; ``reasons`` lists them."""

    text: str
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        return f"cannot read all of the cell {shorten(self.text)}: {'; '.join(self.reasons)}"


class SeveralCounts(ContestedError, ValueError):
    """A printed cell that counts more than one thing; ``counted`` lists them, as only= takes them."""

    text: str
    counted: tuple[str, ...]
    reason: str

    def __str__(self) -> str:
        listed = ", ".join(shorten(one) for one in self.counted) or "no more than a number"
        return f"the cell {shorten(self.text)} {self.reason}: {listed}; say with only= which of them this figure is"


class InconsistentRow(ContestedError, ValueError):
    """A row whose low, best and high contradict each other as published."""

    said: str

    def __str__(self) -> str:
        return (
            f"as published, {self.said}; nothing is re-ordered: correct the row, "
            "or keep its best value alone with inconsistent='kept'"
        )


class UnusableCell(ContestedError, ValueError):
    """A cell that cannot be what its column is mapped to."""

    value: object
    reason: str

    def __str__(self) -> str:
        return f"{shorten(self.value)}: {self.reason}"


class RaggedRow(UnusableCell):
    """A row with more or fewer cells than the header."""


class UnreadableLine(UnusableCell):
    """A line that holds no row."""


class NothingSaid(UnusableCell):
    """A row in which every cell that could hold a number is empty."""


class EmptyKey(UnusableCell):
    """A row that does not say which figure it is about."""


class TotalsRow(UnusableCell):
    """A row that sums up others."""


class FormulaCell(UnusableCell):
    """A cell of a spreadsheet that holds a formula, and no value of its own."""


class TwoSpellings(UnusableCell):
    """A party that other rows write almost alike."""


# -- tables -------------------------------------------------------------------


class MissingColumn(ContestedError, LookupError):
    """A column that a table of claims needs, or that was asked for, and that the frame has not."""

    column: str
    columns: tuple[str, ...]

    def __str__(self) -> str:
        return f"there is no column {shorten(self.column)}; the frame has {', '.join(map(shorten, self.columns))}"


class MisfitColumn(ContestedError, TypeError):
    """A column of a type that says nothing of what it should hold."""

    column: str
    found: str
    wanted: str

    def __str__(self) -> str:
        return f"column {shorten(self.column)} is of type {self.found}; it has to be {self.wanted}: cast it first"


class UnreadableThreshold(ContestedError, ValueError):
    """A comparison with a table that is none."""

    text: str

    def __str__(self) -> str:
        return f"{shorten(self.text)} is no comparison; write a sign and a number, such as '> 100' or '>= 100 km**2'"


def shorten(value: object) -> str:
    """Return a short, printable rendering of something foreign; never fails, never hides a control character."""
    try:
        text = value if isinstance(value, str) else repr(value)
    except Exception:  # noqa: BLE001  # a foreign repr can fail in any way, and Python refuses to write huge numbers
        return f"something of type {type(value).__name__} that cannot be written"
    if len(text) > 60:
        text = text[:57] + "..."
    return repr(text) if text.isprintable() else ascii(text)
