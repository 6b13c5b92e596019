"""
Questions in text: ids, numbers, quoted quantities, + - * / ( ) and one comparison.

Read by a tokenizer of our own; nothing is evaluated as code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from contested.dossier.conclusion import PresentAnswer
from contested.dossier.question_words import Token, is_comparison, question_words
from contested.errors import UnreadableQuestion
from contested.figure import Figure
from contested.formulas import operators as building
from contested.formulas.operators import Constant
from contested.quantities import (
    Number,
    Unit,
    as_int_if_whole,
    common_unit,
    exact,
    factor,
    quantity,
    quotient,
    threshold_factor,
)
from contested.relations.relation import part_pairs, related_pairs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from contested.answers.verdict import Verdict
    from contested.relations.relation import Relation

LONGEST_QUERY = 1000
"""Characters of a question: some lines of formula."""

DEEPEST = 50
"""How deep its brackets nest: far beyond what a person writes, and far from where Python stops recursing."""

_SIGNS = {"≤": "<=", "≥": ">="}
_COMPARISONS = {"<": Figure.__lt__, "<=": Figure.__le__, ">": Figure.__gt__, ">=": Figure.__ge__}


_Operand = Figure | Constant


class FiguresById(Protocol):
    """What questions need of a dossier."""

    @property
    def units(self) -> Mapping[str, Unit]:
        """Units of its own."""

    @property
    def relations(self) -> tuple[Relation, ...]:
        """What it says between figures."""

    def __getitem__(self, id_: str) -> Figure:
        """Return a figure by its id."""


def ask(dossier: FiguresById, question: str) -> Verdict:
    """
    Return the verdict on a question about figures of a dossier.

    Args:
        dossier: whose ids the question uses.
        question: such as "population > 100000" or "duration < '2 day'".

    Raises:
        UnreadableQuestion: not of that form, with the position.
        UnknownName: an id that the dossier does not hold.
    """
    left, sign, right, _ = _comparison(dossier, question)
    return _COMPARISONS[sign](left, right)


def parse_threshold(dossier: FiguresById, question: str) -> tuple[Figure, str, Number]:
    """
    Return a question as one figure (the difference of two), a sign and a number in the figure's unit.

    Raises:
        UnreadableQuestion: not of that form, with the position.
        UnknownName: an id that the dossier does not hold.
    """
    left, sign, right, _ = _comparison(dossier, question)
    if isinstance(right, Figure):
        return _figure(_knowing(dossier, left - right)), sign, 0
    return left, sign, right


def _figure(operand: _Operand) -> Figure:
    assert isinstance(operand, Figure)
    return operand


def _comparison(
    dossier: FiguresById, question: str, unit: Unit | None = None
) -> tuple[Figure, str, Figure | Number, Unit | None]:
    """
    Return both sides of a question; a number is in the unit of the figure on the left.

    A number that has no unit of its own is in ``unit``, if that is given; the
    last of what is returned is the unit that such a number is in.
    """
    if len(question) > LONGEST_QUERY:
        raise UnreadableQuestion(question, LONGEST_QUERY, f"it has more than {LONGEST_QUERY:,} characters")
    parser = _Parser(dossier, question)
    left = _knowing(dossier, parser.sum(0))
    sign = parser.take("sign", "a comparison (< <= > >=) is missing")
    right = _knowing(dossier, parser.sum(0))
    parser.end()
    return _sides(question, left, _SIGNS.get(sign.text, sign.text), right, sign.at, unit)


def present_answer(dossier: FiguresById, question: str, unit: Unit | None = None) -> PresentAnswer:
    """
    Return what a question comes to now: the verdict of a comparison, or the range of a formula.

    Args:
        dossier: whose ids the question uses.
        question: a comparison or a formula.
        unit: of a number that is compared with and has none, or of the range;
            by default that of the figure.

    Raises:
        UnreadableQuestion: not of that form, with the position.
        UnknownName: an id that the dossier does not hold.
        IncompatibleUnits: nothing converts from the figure's unit to this.
    """
    if is_comparison(question):
        left, sign, right, bare = _comparison(dossier, question, unit)
        return PresentAnswer(_COMPARISONS[sign](left, right), bare)
    figure = calculate(dossier, question)
    seen = figure if unit is None else figure.to(unit)
    return PresentAnswer(seen.hull(), seen.unit)


def check_question(dossier: FiguresById, question: str, unit: Unit | None = None) -> None:
    """
    Check that a question can be asked, without an answer.

    Raises:
        ContestedError: as for ``present_answer``.
    """
    if is_comparison(question):
        left, _, right, _ = _comparison(dossier, question, unit)
        if isinstance(right, Figure):
            common_unit(left.unit, right.unit)
    elif unit is not None:
        factor(calculate(dossier, question).unit, unit)
    else:
        calculate(dossier, question)


def calculate(dossier: FiguresById, formula: str) -> Figure:
    """
    Return what a formula on figures of a dossier comes to, account by account.

    Args:
        dossier: whose ids the formula uses, and whose relations it knows.
        formula: such as "population / area" or "troops - '500 person'".

    Raises:
        UnreadableQuestion: not of that form, with the position.
        UnknownName: an id that the dossier does not hold.
    """
    if len(formula) > LONGEST_QUERY:
        raise UnreadableQuestion(formula, LONGEST_QUERY, f"it has more than {LONGEST_QUERY:,} characters")
    parser = _Parser(dossier, formula)
    made = _knowing(dossier, parser.sum(0))
    parser.end()
    if isinstance(made, Constant):
        raise UnreadableQuestion(formula, 0, "no figure is in it")
    return made


def _knowing(dossier: FiguresById, operand: _Operand) -> _Operand:
    """Return a derived figure that knows what relations say of its figures."""
    if isinstance(operand, Constant) or operand._formula is None or not dossier.relations:
        return operand
    groups = frozenset(frozenset(dossier[id_].root for id_ in pair) for pair in related_pairs(dossier.relations))
    parts = frozenset((dossier[part].root, dossier[whole].root) for part, whole in part_pairs(dossier.relations))
    return building.know_parts(operand, groups, parts)


class _Parser:
    """Reads one question from left to right."""

    def __init__(self, dossier: FiguresById, question: str) -> None:
        self.dossier, self.question = dossier, question
        self.tokens = question_words(question)
        self.next = 0

    def peek(self) -> Token:
        return self.tokens[self.next]

    def advance(self) -> Token:
        self.next += 1
        return self.tokens[self.next - 1]

    def take(self, kind: str, missing: str) -> Token:
        if self.peek().kind != kind:
            raise self.refusal(missing)
        return self.advance()

    def end(self) -> None:
        token = self.peek()
        if token.kind == "sign":
            raise self.refusal("a question has one comparison; ask twice, or use between() in Python")
        if token.kind != "end":
            raise self.refusal(f"{token.text!r} is left over")

    def sum(self, depth: int) -> _Operand:
        total = self.product(depth)
        while self.peek().text in ("+", "-") and self.peek().kind == "operator":
            operator = self.advance()
            total = self.calculated(operator, total, self.product(depth))
        return total

    def product(self, depth: int) -> _Operand:
        total = self.factor(depth)
        while self.peek().text in ("*", "/") and self.peek().kind == "operator":
            operator = self.advance()
            total = self.calculated(operator, total, self.factor(depth))
        return total

    def factor(self, depth: int) -> _Operand:
        if depth > DEEPEST:
            raise self.refusal("its brackets are nested too deep")
        token = self.advance()
        if token.kind == "number":
            return Constant(exact(token.text))
        if token.kind == "quoted":
            return Constant(*quantity(token.text, self.dossier.units))
        if token.kind == "id":
            return self.dossier[token.text]
        if token.text == "-" and token.kind == "operator":
            return self.calculated(token, Constant(0), self.factor(depth + 1))
        if token.text == "(":
            inner = self.sum(depth + 1)
            if self.peek().text != ")":
                raise self.refusal("a closing bracket is missing")
            self.advance()
            return inner
        self.next -= 1
        raise self.refusal("a figure's id, a number or a quoted quantity is missing")

    def calculated(self, operator: Token, a: _Operand, b: _Operand) -> _Operand:
        if isinstance(a, Figure):
            return building.operate(a, operator.text, a, b)
        if isinstance(b, Figure):
            if operator.text == "-" and a == Constant(0):
                return -b
            return building.operate(b, operator.text, a, b)
        if operator.text in ("+", "-"):
            unit = b.unit if a.unit is None and a.number == 0 else a.unit
            if (a.unit is None) != (b.unit is None) and a.number != 0:
                raise UnreadableQuestion(self.question, operator.at, "one side has a unit and the other has none")
            other = b.number if unit is None or b.unit is None else as_int_if_whole(b.number * factor(b.unit, unit))
            return Constant(as_int_if_whole(a.number + other if operator.text == "+" else a.number - other), unit)
        if operator.text == "*":
            unit = a.unit if b.unit is None else b.unit if a.unit is None else a.unit * b.unit
            return Constant(exact(as_int_if_whole(a.number * b.number)), unit)
        if b.number == 0:
            raise UnreadableQuestion(self.question, operator.at, "it divides by zero")
        unit = a.unit if b.unit is None else (a.unit or Unit(())) / b.unit
        return Constant(exact(quotient(a.number, b.number)), unit)

    def refusal(self, reason: str) -> UnreadableQuestion:
        return UnreadableQuestion(self.question, self.peek().at, reason)


def _sides(
    question: str, left: _Operand, sign: str, right: _Operand, at: int, unit: Unit | None
) -> tuple[Figure, str, Figure | Number, Unit | None]:
    if isinstance(left, Constant) and isinstance(right, Constant):
        raise UnreadableQuestion(question, at, "neither side is a figure")
    if isinstance(left, Constant):
        mirrored = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}[sign]
        left, right, sign = right, left, mirrored
    assert isinstance(left, Figure)
    if isinstance(right, Constant):
        given = right.unit or unit or left.unit
        number = as_int_if_whole(right.number * threshold_factor(given, left.unit))
        return left, sign, number, None if right.unit is not None or number == 0 else given
    return left, sign, right, None
