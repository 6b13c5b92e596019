"""
Verdicts: what a comparison comes to, party by party (design.md, rule 13).

A verdict never guesses: it is one yes or no only where all who speak agree.
"""

from __future__ import annotations

import sys
from functools import cached_property, partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any, cast

import attrs

from contested.answers.answer import Answer, together
from contested.answers.closing import (
    days_combined_in,
    denials_in,
    left_out_clause,
    levels_used,
    shared_day,
    undefined_in,
    withheld_by,
)
from contested.answers.combination import PARTS, chained, combined_again, joined_chains
from contested.claims import Derivation, rule
from contested.claims.day_words import days_said_by_name, words_beside
from contested.claims.shared_parts import built_alike, parts_first
from contested.displays import displayed
from contested.errors import ChainedComparison, UnsettledVerdict, WrongType
from contested.names import listed
from contested.quantities.cpython import is_half_of_a_chain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from contested.answers.over_time import OverTime
    from contested.claims import LeftOut, Panel
    from contested.quantities import Datelike


_YES, _NO, _OPEN, _SILENT = Answer.YES, Answer.NO, Answer.UNDETERMINED, Answer.SILENT

_RECORD = attrgetter("question", "answers", "compared", "lent")
_HEADED = (("yes", _YES), ("no", _NO), ("undetermined", _OPEN))

LONGEST_QUESTION, LONG_QUESTION = 1000, "a long question"
"""What is asked by many verdicts together is not written out; ``explain()`` has their questions one by one."""


@attrs.frozen(repr=False, eq=False)
class Asked:
    """
    What a comparison was asked of, so that it can be asked again: ``ask(figure, sign, other)``.

    ``figure`` is opaque here, and so is ``other`` where it is one too.
    """

    ask: Callable[[Any, str, Any], Verdict]
    figure: object
    sign: str
    other: object

    def again(self, changed: Callable[[Any], Any]) -> Verdict:
        """Return the verdict of the same question on changed figures."""
        other = changed(self.other) if self.other.__class__ is self.figure.__class__ else self.other
        return self.ask(changed(self.figure), self.sign, other)


@displayed
@attrs.frozen(repr=False, eq=False, slots=False)
class Verdict:
    """
    What a comparison comes to, holder by holder.

    ``answers`` has each name with its ``Answer``, by name.  Settled means that
    all who speak agree and nobody denies or withholds; it does not mean true.
    ``lent`` is what a silent holder borrows where this is combined with what it
    did speak of: the answer of numbers that are lent, or None.
    """

    question: str  #: the comparison in words
    answers: tuple[tuple[str, Answer], ...]
    compared: tuple[Panel, ...] = ()
    lent: Answer | None = None
    build: Callable[..., Verdict] | None = None
    parts: tuple[Verdict, ...] = ()  #: the verdicts that ``&``, ``|`` or ``~`` combined
    asked: Asked | None = None

    @cached_property
    def panels(self) -> tuple[Panel, ...]:
        """Everyone who has a say on the figures compared, each figure once."""
        by_identity = {id(panel): panel for leaf in self._leaves() for panel in leaf.compared}
        return tuple(dict.fromkeys(by_identity.values()))

    def _leaves(self) -> list[Verdict]:
        """Return the comparisons that were combined, in order, each object once; of a comparison itself."""
        return [one for one in parts_first(self, PARTS) if not one.parts]

    # -- as a value, to any depth -------------------------------------------

    @cached_property
    def _hash(self) -> int:
        made: dict[int, int] = {}
        for one in parts_first(self, PARTS):
            inner = tuple(made[id(part)] for part in one.parts)
            made[id(one)] = hash((one.question, one.answers, one.compared, one.lent, inner))
        return made[id(self)]

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Verdict):
            return NotImplemented
        return built_alike(self, other, PARTS, _RECORD)

    def __reduce__(self) -> tuple[object, ...]:
        order = parts_first(self, PARTS)
        place = {id(one): at for at, one in enumerate(order)}
        rows = [(*_row(one), tuple(place[id(part)] for part in one.parts)) for one in order]
        return _rebuilt, (rows,)

    # -- the one answer -----------------------------------------------------

    @property
    def settled(self) -> bool:
        """Whether all who speak put it on the same side."""
        return self._one_answer() is not None

    @property
    def certainly(self) -> bool:
        """Whether it is settled, and yes."""
        return self._one_answer() is _YES

    @property
    def possibly(self) -> bool:
        """Whether yes cannot be excluded: it is not settled, or settled yes."""
        return self._one_answer() is not _NO

    def __bool__(self) -> bool:
        """
        Return the one answer.

        Raises:
            UnsettledVerdict: those who speak do not agree on one, or the only
                one who speaks is a declared disputant.
            ChainedComparison: the verdict is half of ``a < figure < b``.
        """
        frame = sys._getframe(1)  # noqa: SLF001  # the only way to see that Python is about to drop half a chain
        if is_half_of_a_chain(frame.f_code.co_code, frame.f_lasti):
            raise ChainedComparison(str(self))
        answer = self._one_answer()
        if answer is None:
            raise UnsettledVerdict(str(self))
        return answer is _YES

    def _one_answer(self) -> Answer | None:
        found: Answer | None = None
        speakers = 0
        for _, answer in self.answers:
            if answer is _SILENT:
                continue
            if answer not in (_YES, _NO) or (found is not None and answer is not found):
                return None
            found, speakers = answer, speakers + 1
        if found is None or self.denials or (speakers == 1 and self._lone_disputant()):
            return None
        return found

    def _lone_disputant(self) -> bool:
        speaker = next(name for name, answer in self.answers if answer is not _SILENT)
        return any(speaker in panel.disputants for panel in self.panels)

    # -- who says what ------------------------------------------------------

    @property
    def by_party(self) -> dict[str, Answer]:
        """Each name with its answer."""
        return dict(self.answers)

    @property
    def denials(self) -> tuple[str, ...]:
        """Clauses for every denial in force on the figures compared."""
        return denials_in(position for panel in self.panels for position in panel.positions if position.denials)

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Whom or what the verdict leaves out at the user's wish, and why."""
        return tuple(dict.fromkeys(one for panel in self.panels for one in panel.left_out))

    @property
    def notes(self) -> tuple[str, ...]:
        """What else there is to say of the figures compared, such as that they mix accounts."""
        return tuple(dict.fromkeys(note for panel in self.panels for note in panel.notes))

    def names(self, *answers: Answer) -> tuple[str, ...]:
        """Return who gives one of these answers, by name."""
        return tuple(name for name, answer in self.answers if answer in answers)

    # -- asking again -------------------------------------------------------

    def at(self, *, level: object) -> Verdict:
        """Return the verdict of the same question with stated errors used at a level such as 0.5: see ``Figure.at``."""
        return self.asked_again(lambda figure: figure.at(level=level))

    def as_of(self, day: Datelike) -> Verdict:
        """Return the verdict of the same question as of a day: see ``Figure.as_of``."""
        return self.asked_again(lambda figure: figure.as_of(day))

    def over_time(self) -> OverTime:
        """Return the verdict of the same question as of each day on which something changed."""
        figures: dict[int, Any] = {}
        self.asked_again(lambda figure: figures.setdefault(id(figure), figure))
        first, *others = figures.values()
        return cast("OverTime", first._answers_over_time(self.question, self.asked_again, *others))

    def asked_again(self, change: Callable[[Any], Any]) -> Verdict:
        """
        Return the verdict of the same question, on figures changed one by one: each once, to any depth.

        Raises:
            WrongType: it holds a verdict that no comparison of figures gave.
        """
        figures: dict[int, Any] = {}

        def changed(figure: Any) -> Any:
            if id(figure) not in figures:
                figures[id(figure)] = change(figure)
            return figures[id(figure)]

        def again(one: Verdict) -> Verdict:
            if one.asked is None:
                raise WrongType("the verdict", one.question, "one that a comparison of figures gave, to be asked again")
            return one.asked.again(changed)

        return combined_again(self, again)

    # -- combining ----------------------------------------------------------

    def __and__(self, other: Verdict) -> Verdict:
        return _combined("and", Answer.__and__, self, other)

    def __or__(self, other: Verdict) -> Verdict:
        return _combined("or", Answer.__or__, self, other)

    def __invert__(self) -> Verdict:
        return Verdict(
            _question("not ", "", self),
            tuple((name, ~answer) for name, answer in self.answers),
            (),
            None if self.lent is None else ~self.lent,
            Verdict.__invert__,
            (self,),
        )

    # -- saying it ----------------------------------------------------------

    def __str__(self) -> str:
        day, head = shared_day(self.panels), self._head_words()
        clauses = [f"{head} ({day})" if day else head]
        if not self.settled:
            refusals = [*self.denials, *withheld_by(self.names(Answer.WITHHELD), self.panels)]
            refusals += undefined_in(position for panel in self.panels for position in panel.positions)
            clauses += [" and ".join(refusals)] if refusals else []
        return "; ".join([*clauses, *days_combined_in(self.panels), *left_out_clause(self.left_out, self.notes)])

    @cached_property
    def days(self) -> dict[str, str]:
        """What is printed behind each name: who alone quotes it, and its day where days differ in the verdict."""
        panels = self.panels
        return panels[0].days if len(panels) == 1 else words_beside([one for panel in panels for one in panel.stated])

    @property
    def head(self) -> str:
        """Which of five kinds it is: "settled", "one-sided", "undetermined", "contested" or "nobody answers"."""
        yes_or_no = self.names(_YES, _NO)
        if not yes_or_no and not self.names(_OPEN):
            return "nobody answers"
        if self.settled:
            return "settled"
        alone = len(self.answers) - len(self.names(_SILENT)) == 1 and not self.denials
        if alone and yes_or_no and self._lone_disputant():
            return "one-sided"
        return "contested" if yes_or_no else "undetermined"

    def _head_words(self) -> str:
        answers = ((word, self.names(answer)) for word, answer in _HEADED)
        said = [f"{word} per {listed(names, beside=self.days)}" for word, names in answers if names]
        head = self.head
        if head in ("undetermined", "nobody answers"):
            return said[0] if said else head
        return f"{head}: {', '.join(said)}{' alone' if head == 'one-sided' else ''}"

    def __repr__(self) -> str:
        return f"<Verdict {self}>"

    def to_dict(self) -> dict[str, Any]:
        """
        Return the verdict as plain values, for JSON.

        Returns:
            ``question``, ``text``, ``settled``, ``answer`` (true, false or
            None), ``certainly``, ``possibly``, ``by_party`` (name to one of
            yes, no, undetermined, denies, withheld, silent, undefined),
            ``days`` (name to when what it says held, was stated and was
            issued), ``denials``, ``left_out`` and ``notes``.
        """
        one = self._one_answer()
        return {
            "question": self.question,
            "text": str(self),
            "settled": one is not None,
            "answer": None if one is None else one is _YES,
            "certainly": self.certainly,
            "possibly": self.possibly,
            "by_party": {name: answer.value for name, answer in self.answers},
            "days": days_said_by_name(self.by_party, [one for panel in self.panels for one in panel.positions]),
            "denials": list(self.denials),
            "left_out": [{"who": one.who, "why": one.why} for one in self.left_out],
            "notes": list(self.notes),
        }

    def explain(self, *, whole: bool = False) -> Derivation:
        """
        Return how the verdict follows from positions, down to the sources; the silent are named here.

        Args:
            whole: print all of it; else a long one counts what it leaves out.
        """
        made: dict[int, Derivation] = {}
        steps: dict[int, Derivation] = {}
        joined = joined_chains(self)
        for one in parts_first(self, PARTS):
            if id(one) in joined:
                parts = joined[id(one)]
                inputs = tuple(made[id(part)] for part in parts) or _from_positions(one, steps)
                made[id(one)] = _explained(one, len(parts), inputs)
        return made[id(self)].shown(whole=whole)


def _explained(verdict: Verdict, joined: int, inputs: tuple[Derivation, ...]) -> Derivation:
    """Return one step of an explanation from those of what was combined: ``joined`` verdicts, or positions."""
    build = verdict.build
    if build is not None and joined > 2:
        build = partial(chained, build)
    return Derivation(verdict, _answered, build, inputs, _asides)


def _answered(verdict: Verdict) -> str:
    return f"{verdict.question}? {verdict}"


def _asides(verdict: Verdict) -> tuple[str, ...]:
    notes = [f"silent: {name}" for name in verdict.names(_SILENT)]
    notes += levels_used(verdict.compared)
    return (*notes, *(f"left out: {one}" for one in verdict.left_out))


def _from_positions(verdict: Verdict, steps: dict[int, Derivation]) -> tuple[Derivation, ...]:
    """Return the steps of the positions compared, one object for each position however often it is compared."""
    found = []
    for panel in verdict.compared:
        for position in panel.positions:
            if id(position) not in steps:
                steps[id(position)] = position.explain()
            found.append(steps[id(position)])
    return tuple(found)


def _row(verdict: Verdict) -> tuple[Any, ...]:
    return verdict.question, verdict.answers, verdict.compared, verdict.lent, verdict.build, verdict.asked


def _rebuilt(rows: Sequence[tuple[Any, ...]]) -> Verdict:
    """Make a pickled verdict again, parts before wholes."""
    made: list[Verdict] = []
    for question, answers, compared, lent, build, asked, places in rows:
        made.append(Verdict(question, answers, compared, lent, build, tuple(made[at] for at in places), asked))
    return made[-1]


def _question(before: str, word: str, *parts: Verdict) -> str:
    """Write the question of a combination, unless it is too long."""
    text = before + word.join(f"({part.question})" for part in parts)
    return text if len(text) <= LONGEST_QUESTION else LONG_QUESTION


def _combined(word: str, both: Callable[[Answer, Answer], Answer], a: Verdict, b: Verdict) -> Verdict:
    if not isinstance(b, Verdict):
        raise WrongType("the other side of a verdict", b, "a verdict, such as population > 100_000")
    mine, its = a.by_party, b.by_party
    answers = tuple([(name, together(both, mine, a.lent, its, b.lent, name)) for name in sorted(mine | its)])
    lent = None if a.lent is None or b.lent is None else both(a.lent, b.lent)
    return Verdict(_question("", f" {word} ", a, b), answers, (), lent, _BUILT[word], (a, b))


_BUILT: dict[str, Callable[..., Verdict]] = {"and": Verdict.__and__, "or": Verdict.__or__, "not": Verdict.__invert__}
_BUILT = {word: rule(word)(build) for word, build in _BUILT.items()}
