"""
Sensitivity: whether a conclusion holds whatever the method, the source left out and what words are worth.

Every combination is one reading of the same statements; what a method
refuses is no answer, and counts neither way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property, partial
from statistics import median
from typing import TYPE_CHECKING, Any

import attrs

from contested.answers.closing import left_out_clause, refusals_in
from contested.claims import Derivation, LeftOut, Source, rule
from contested.displays import displayed
from contested.dossier.query import FiguresById, parse_threshold
from contested.errors import WrongType
from contested.figure import Figure
from contested.methods import Hull, Mean, Median, Method, Mode, MostAgreed, MostConservative, MostInformative
from contested.methods.outcome import precise
from contested.phrases.lexicon import Lexicon, lexicon
from contested.quantities import Interval, Number, PrintMarks, hull_of, quantity_words, quotient, rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.methods import Reconciliation

USUAL: tuple[Method, ...] = (
    Hull(),
    MostAgreed(),
    Median(),
    Mean(),
    Mode(),
    MostConservative(),
    MostInformative(),
)
"""The methods that are tried where none are given: they go by the numbers alone, not by stated errors or days."""

HOLDS, FAILS, OPEN, NO_ANSWER = "holds", "fails", "undetermined", "no answer"
READINGS_TOLD = 6
"""Readings that a printed answer names; the others are counted."""


@attrs.frozen
class Choice:
    """One choice of a reading: its ``kind`` ("method", "source left out", "lexicon") and ``name``; None for none."""

    kind: str
    name: str | None

    def __str__(self) -> str:
        if self.kind == "method":
            return str(self.name)
        if self.kind == "lexicon":
            return "words as they are read in the dossier" if self.name is None else f"words by {self.name}"
        return "with every source" if self.name is None else f"without {self.name}"


@attrs.frozen
class Reading:
    """One combination of choices: whether the conclusion holds in it, and the method's answer."""

    choices: tuple[Choice, ...]
    answer: str
    reconciliation: Reconciliation

    @property
    def number(self) -> Number | float | None:
        """The number that it comes to; the middle of a range."""
        spans = self.reconciliation.allows
        if not spans:
            return None
        low, high = spans[0].low, spans[-1].high
        return None if low is None or high is None else quotient(low + high, 2)

    def __str__(self) -> str:
        made = [str(choice) for choice in self.choices if choice.name is not None]
        return ", ".join(made)


@attrs.frozen
class Move:
    """The choice that moves a conclusion most: the share of readings (or the typical number) with it and without."""

    choice: Choice
    having: float
    lacking: float
    of_shares: bool

    def __str__(self) -> str:
        if self.of_shares:
            return f"{self.choice} (holds in {self.having:.0%} of answers with it, in {self.lacking:.0%} otherwise)"
        return f"{self.choice} ({_short(self.having)} with it, {_short(self.lacking)} otherwise)"


@displayed
@attrs.frozen(slots=False, repr=False)
class Sensitivity:
    """
    A table over all combinations of method, source left out and lexicon.

    Of a comparison, ``answer`` of each reading is "holds", "fails",
    "undetermined" or "no answer"; of a figure it is "number" or "no answer".
    ``not_tried`` names the sources that are in no reading, since leaving
    them out could move nothing, or would leave nobody.
    """

    question: str  #: what was asked
    figure: Figure  #: the figure that it is about; of two, their difference
    sign: str | None  #: the comparison, or None for a figure
    limit: Number  #: what the figure is compared with, in its unit
    readings: tuple[Reading, ...]  #: every combination, as a ``Reading``
    not_tried: tuple[LeftOut, ...] = ()

    def count(self, answer: str) -> int:
        """Return how many readings have an answer."""
        return sum(reading.answer == answer for reading in self.readings)

    @property
    def share(self) -> Number:
        """The share of all readings in which the conclusion holds (or, of a figure, that have a number)."""
        return quotient(self.count(HOLDS if self.sign else "number"), len(self.readings))

    @property
    def breaks(self) -> tuple[Reading, ...]:
        """The readings in which the conclusion fails."""
        return tuple(reading for reading in self.readings if reading.answer == FAILS)

    @property
    def unanswered(self) -> tuple[Reading, ...]:
        """The readings without an answer, each with the method's refusal."""
        return tuple(reading for reading in self.readings if reading.answer == NO_ANSWER)

    @property
    def parties(self) -> tuple[str, ...]:
        """Whom it speaks for: those who give a number."""
        return tuple(position.name for position in self.figure._panel.stated)

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Whom it does not speak for, and why."""
        return self.figure.hull().left_out

    @cached_property
    def moves_most(self) -> Move | None:
        """The single choice that moves the answer most; None where none does."""
        moves = [move for choice in self._options() if (move := self._moved(choice)) is not None]
        best = max(moves, key=lambda move: abs(move.having - move.lacking), default=None)
        return None if best is None or best.having == best.lacking else best

    def _options(self) -> list[Choice]:
        found = dict.fromkeys(choice for reading in self.readings for choice in reading.choices)
        kinds = Counter(choice.kind for choice in found)
        return [choice for choice in found if kinds[choice.kind] > 1]

    def _moved(self, choice: Choice) -> Move | None:
        inside = [self._score(r) for r in self.readings if choice in r.choices]
        outside = [self._score(r) for r in self.readings if choice not in r.choices]
        with_it, without = ([score for score in scores if score is not None] for scores in (inside, outside))
        if not with_it or not without:
            return None
        if self.sign is None:
            return Move(choice, median(with_it), median(without), of_shares=False)
        return Move(choice, sum(with_it) / len(with_it), sum(without) / len(without), of_shares=True)

    def _score(self, reading: Reading) -> float | None:
        if self.sign is None:
            return None if reading.number is None else float(reading.number)
        return None if reading.answer == NO_ANSWER else float(reading.answer == HOLDS)

    def to_records(self) -> list[dict[str, object]]:
        """Return one row a reading, as data frames take them: its choices, the answer, and what the method says."""
        rows: list[dict[str, object]] = []
        for reading in self.readings:
            row: dict[str, object] = {choice.kind.replace(" ", "_"): choice.name for choice in reading.choices}
            rows.append(row | {"answer": reading.answer, "says": str(reading.reconciliation)})
        return rows

    def explain(self, *, whole: bool = False) -> Derivation:
        """
        Return every reading with its answer, down to the sources; and which sources are in none, and why.

        Args:
            whole: print all of it; else a long one says how many steps it
                leaves out.
        """
        inputs = tuple(
            attrs.evolve(step, how=f"{reading}: {reading.answer}; {step.how}")
            for reading in self.readings
            for step in (reading.reconciliation.explain(),)
        )
        notes = tuple(f"not left out in turn: {one}" for one in self.not_tried)
        return Derivation(self, str(self), partial(_again, self), inputs, notes, is_whole=whole)

    def __str__(self) -> str:
        panel = self.figure._panel
        asides = [*refusals_in(panel.positions)]
        asides += left_out_clause(panel.left_out, panel.notes)
        return "; ".join([*(self._verdicts() if self.sign else self._numbers()), *asides])

    def _verdicts(self) -> list[str]:
        every = len(self.readings)
        clauses = [f"{self.question}: holds in {self.count(HOLDS)} of {every} readings"]
        for answer, words in ((FAILS, "fails in"), (OPEN, "undetermined in"), (NO_ANSWER, "no answer in")):
            found = [reading for reading in self.readings if reading.answer == answer]
            if found:
                clauses.append(f"{words} {len(found)}: {self._told(found)}")
        return [*clauses, *self._most()]

    def _numbers(self) -> list[str]:
        answered = [reading.reconciliation.printed for reading in self.readings if reading.answer != NO_ANSWER]
        if not answered:
            return [f"{self.question}: no answer in {len(self.readings)} readings: {self._told(self.readings)}"]
        shown = quantity_words(hull_of(answered), self.figure.unit, PrintMarks(derived=True))
        clauses = [f"{self.question}: {shown} in {len(answered)} of {len(self.readings)} readings"]
        if self.unanswered:
            clauses.append(f"no answer in {len(self.unanswered)}: {self._told(self.unanswered)}")
        return [*clauses, *self._most()]

    def _most(self) -> list[str]:
        return [] if self.moves_most is None else [f"what moves it most: {self.moves_most}"]

    def _told(self, found: Sequence[Reading]) -> str:
        """Name readings; a choice of which all are among them stands for these."""
        waiting = list(found)
        parts: list[str] = []
        for choice in self._options():
            every = [reading for reading in self.readings if choice in reading.choices]
            if len(every) > 1 and choice.name is not None and all(reading in waiting for reading in every):
                parts.append(f"whenever {choice}")
                waiting = [reading for reading in waiting if reading not in every]
        parts += [str(reading) for reading in waiting]
        more = len(parts) - READINGS_TOLD
        return "; ".join([*parts[:READINGS_TOLD], *([f"and {more} more"] if more > 0 else [])])

    def __repr__(self) -> str:
        return f"<Sensitivity {self}>"


def sensitivity(
    dossier: FiguresById,
    question: str | Figure,
    methods: Iterable[Method] | None = None,
    sources: Iterable[str | Source] | None = None,
    lexicons: Iterable[str | Lexicon] = (),
) -> Sensitivity:
    """
    Return the answer to a question in every reading.

    Args:
        dossier: whose ids the question uses.
        question: a comparison, or a figure.
        methods: those to try.
        sources: those to leave out in turn.
        lexicons: those to read words by.

    Raises:
        UnreadableQuestion: not of that form, with the position.
        UnknownName: an id that the dossier does not hold.
        WrongType: a method that is none, or none at all.
    """
    if not isinstance(question, (str, Figure)):
        raise WrongType("question", question, 'a comparison such as "troops > 5000", or a figure')
    figure, sign, limit = (question, None, 0) if isinstance(question, Figure) else parse_threshold(dossier, question)
    tried = (
        USUAL
        if methods is None
        else tuple(dict.fromkeys(_several(methods, "methods", Method, "methods, such as [Median()]")))
    )
    if not tried:
        raise WrongType("methods", tried, "one method or more")
    named = _several(lexicons, "lexicons", (str, Lexicon), 'names of lexicons, such as ["acled"]')
    words = {None: figure} | {lexicon(one).name: figure.reread(one) for one in named}
    asked = None
    if sources is not None:
        given = _several(sources, "sources", (str, Source), 'sources or titles, such as ["Report"]')
        asked = tuple(dict.fromkeys(given))
    told = _told_apart(figure.sources if asked is None else asked)
    labels = _labels(tried)
    readings = []
    gone: dict[Source, str] = {}
    for name, read in words.items():
        left, skipped = (asked, gone) if asked is not None else _worth_leaving_out(read)
        gone = skipped if name is None else {source: why for source, why in gone.items() if source in skipped}
        for source in (None, *left):
            seen = read if source is None else read.without_source(source)
            for method, label in zip(tried, labels, strict=True):
                choices = (
                    Choice("method", label),
                    Choice("source left out", None if source is None else told[source]),
                    Choice("lexicon", name),
                )
                made = method.answer(seen)
                readings.append(Reading(choices, _answer(made, sign, limit), made))
    title = figure.title if isinstance(question, Figure) else question
    not_tried = tuple(LeftOut(told[source], why) for source, why in gone.items())
    return Sensitivity(title, figure, sign, limit, tuple(readings), not_tried)


def _several(given: object, what: str, kind: Any, advice: str) -> tuple[Any, ...]:
    """Return a tuple of what is asked for, and of nothing else."""
    if isinstance(given, (str, bytes)) or not isinstance(given, Iterable):
        raise WrongType(what, given, advice)
    found = tuple(given)
    for one in found:
        if not isinstance(one, kind):
            raise WrongType(what, one, advice)
    return found


def _labels(methods: Sequence[Method]) -> list[str]:
    """Return a name for each method, no two alike: classes of one name differ by what they are."""
    alike = Counter(method.label for method in methods)
    full = [m.label if alike[m.label] == 1 else f"{m.label} ({m.name})" for m in methods]
    twice = Counter(full)
    return [text if twice[text] == 1 else f"{text} #{n}" for n, text in enumerate(full, 1)]


def _told_apart(sources: Sequence[str | Source]) -> dict[str | Source, str]:
    """Return a name for each source, no two alike."""
    names = {source: str(source) for source in sources}
    alike = Counter(names.values())
    full = {s: s.cited() if isinstance(s, Source) and alike[name] > 1 else name for s, name in names.items()}
    twice = Counter(full.values())
    return {source: name if twice[name] == 1 else f"{name} #{n}" for n, (source, name) in enumerate(full.items(), 2)}


def _worth_leaving_out(figure: Figure) -> tuple[tuple[Source, ...], dict[Source, str]]:
    """
    Return the sources without which an answer can be another one, and the others with the reason.

    What cannot move an answer is no evidence that it is robust: a source of
    superseded numbers alone, of denials or of words.
    """
    tried, gone = [], {}
    before = _in_force(figure)
    for source in figure.sources:
        after = _in_force(figure.without_source(source))
        if after == before:
            gone[source] = "no number in force rests on it"
        elif not after:
            gone[source] = "nobody else gives a number"
        else:
            tried.append(source)
    return tuple(tried), gone


def _in_force(figure: Figure) -> tuple[object, ...]:
    """Return what methods see of a figure: the numbers in force, by whom, and who is behind them."""
    return tuple((p.name, p.spans, p.estimates, p.origins) for p in figure._panel.stated)


def _answer(made: Reconciliation, sign: str | None, limit: Number) -> str:
    spans = made.allows
    if not spans:
        return NO_ANSWER
    if sign is None:
        return "number"
    return HOLDS if _all(spans, sign, limit) else FAILS if _all(spans, _OPPOSITE[sign], limit) else OPEN


def _all(spans: Sequence[Interval], sign: str, limit: Number) -> bool:
    point = Interval.point(limit)
    tests = {
        "<": Interval.certainly_below,
        "<=": Interval.certainly_at_most,
        ">": Interval.certainly_above,
        ">=": Interval.certainly_at_least,
    }
    return all(tests[sign](span, point) for span in spans)


_OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}


@rule("sensitivity")
def _again(self: Sensitivity, *made: Reconciliation) -> Sensitivity:
    readings = tuple(
        Reading(old.choices, _answer(new, self.sign, self.limit), new)
        for old, new in zip(self.readings, made, strict=True)
    )
    return attrs.evolve(self, readings=readings)


def _short(value: Number | float) -> str:
    text, dropped = rounded(precise(value))
    return f"about {text}" if dropped else text
