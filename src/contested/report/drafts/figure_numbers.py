"""
Numbers of figures: which numbers of a draft are whose, by their value, their unit and the words around them.

A number is looked up by value first; words are looked at only around what
could belong to a figure.  What no word ties to a figure is none of its
numbers: a draft may speak of anything.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

import attrs

from contested.claims import holders_of
from contested.quantities import step_of
from contested.report.drafts.counted_things import NOTHING, CountedThings
from contested.report.drafts.cue_words import word_stem
from contested.report.drafts.derived_subjects import DerivedSubjects
from contested.report.drafts.figure_index import DISTINCT, WORD
from contested.report.drafts.number_contexts import (
    has_only_other_years,
    is_of_no_figure,
    is_of_other_year,
    is_part_or_change,
    is_set_aside,
)
from contested.report.drafts.sides import DERIVED_WITHIN, FINER_BY, Sides, digits_of
from contested.report.drafts.table_cells import is_note_number, is_row, other_cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from contested.claims import Estimate
    from contested.phrases.phrase import Passed, Phrase
    from contested.quantities import Interval, Number
    from contested.report.drafts.counted_things import CountedThing
    from contested.report.drafts.figure_index import FigureIndex, Subject
    from contested.report.drafts.paragraphs import Paragraph, Sentence
    from contested.report.drafts.sides import Side

LEAST_POINTS = 2
"""From how many points on words tie a number to a figure that prints it: see ``_points``."""

MOST_ALIKE = 12
"""Of so many figures with one number a name without its place may still say which is meant."""

FARTHEST = 20
"""A number that is so many times smaller or larger than all that is claimed counts something else."""


class Kind(Enum):
    """What a number is to its figure."""

    STATED = "stated"
    AVERAGE = "average"
    FINER = "finer"
    UNKNOWN = "unknown"
    BOUND = "bound"  # true of all that is said
    SUM = "sum"  # of two figures, given to somebody who claims each and not both


class PrintedValue(NamedTuple):
    """
    One end of a number, in base units: one unit of its last printed digit, and how many digits it has.

    ``estimates`` print it, or print the number that it makes finer; ``sides``
    are those whose account of a derived figure comes to it.
    """

    value: Number
    step: Number = 1
    digits: int = 0
    estimates: tuple[Estimate, ...] = ()
    sides: tuple[Side, ...] = ()

    @property
    def holders(self) -> tuple[str, ...]:
        """Who holds the number; nobody where only a source says it in its own voice."""
        named = [holder.name for one in self.estimates for holder in holders_of(one) if holder.kind != "source"]
        return tuple(dict.fromkeys([*named, *(side.who for side in self.sides if side.is_party)]))


@attrs.frozen(eq=False)
class FigureNumber:
    """
    A number of a draft that is of a figure: its phrase, what it is to the figure, its ends, its sentence.

    ``interval`` is what the phrase says, in base units.
    """

    phrase: Phrase
    subject: Subject
    kind: Kind
    values: tuple[PrintedValue, ...]
    sentence: Sentence
    interval: Interval


class Matching:
    """Looks for the numbers of one dossier's figures."""

    def __init__(self, index: FigureIndex) -> None:
        self.index = index
        self.things = CountedThings(index)
        self.derived = DerivedSubjects(index)
        self.latest: Subject | None = None  # the figure that the paragraph spoke of last
        self._sides: dict[str, Sides] = {}

    def sides(self, subject: Subject) -> Sides:
        """Return who says what of a figure, read when first asked for."""
        found = self._sides.get(subject.id)
        if found is None:
            found = self._sides[subject.id] = Sides(subject)
        return found

    def numbers(self, paragraph: Paragraph, phrases: list[Phrase], passed: list[Passed]) -> Iterator[FigureNumber]:
        """Yield the numbers of a paragraph that are of figures, in order."""
        before: tuple[Sentence, CountedThing] | None = None
        self.latest = None
        for phrase in phrases:
            sentence = paragraph.sentence_at(phrase.span[0])
            counted = self._counted(paragraph, phrase, sentence)
            if counted is None or phrase.interval is None or is_of_no_figure(paragraph.text, phrase, counted):
                continue
            if is_set_aside(paragraph.text, phrase, sentence):
                continue
            found = list(self._read(paragraph, phrase, counted, sentence, passed))
            bare = counted is NOTHING and phrase.text[-1:].isdecimal()
            if not found and bare and before is not None and before[0] is sentence:
                found = list(self._read(paragraph, phrase, before[1], sentence, passed))
            elif counted.unit is not None:  # "about 40 people/km² by one number and about 16.7 by the other"
                before = sentence, counted
            if found:
                self.latest = found[-1].subject
            else:
                found = list(self._summed(paragraph, phrase, counted, sentence))
            yield from found

    def _counted(self, paragraph: Paragraph, phrase: Phrase, sentence: Sentence) -> CountedThing | None:
        """Return what a number counts; in a table perhaps by another cell of its row.  None: it is no figure's."""
        counted = self.things.of(phrase.unit)
        word = WORD.search(phrase.unit)
        if counted.is_share or (word and word_stem(word[0]) in self.index.cues.own):  # "denies one number"
            return None
        if is_row(paragraph.text, sentence.span):
            if is_note_number(paragraph.text, paragraph.span, sentence.span, phrase.span[0]):
                return None
            if counted is NOTHING:
                cells = other_cells(paragraph.text, sentence.span, phrase.span[0])
                beside = (self.things.of_cell(cell) for cell in cells)
                return next((one for one in beside if one is not None), counted)
        return counted

    def _read(
        self, paragraph: Paragraph, phrase: Phrase, counted: CountedThing, sentence: Sentence, passed: list[Passed]
    ) -> Iterator[FigureNumber]:
        ends = _ends_of(phrase, counted)
        if self.index.by_value.keys().isdisjoint(ends) and not sentence.stems:
            return
        stated: dict[str, tuple[Subject, list[PrintedValue]]] = {}
        left = []
        for value, printed in ends.items():
            found = self._stated(paragraph, value, printed, counted, sentence)
            if found is None:
                left.append(value)
                continue
            subject, estimates = found
            stated.setdefault(subject.id, (subject, []))[1].append(PrintedValue(value, estimates=tuple(estimates)))
        said = _bound(phrase, counted)
        for subject, values in stated.values():
            sides = self.sides(subject)
            if not is_of_other_year(paragraph.text, sentence, sides.years):
                shared = sentence.has_form(self.index.cues.shared) and sides.are_bound_by(said)
                yield FigureNumber(
                    phrase, subject, Kind.BOUND if shared else Kind.STATED, tuple(values), sentence, said
                )
        if left and not stated:
            yield from self._by_words(
                paragraph, phrase, counted, sentence, {value: ends[value] for value in left}, passed
            )

    # -- by value --------------------------------------------------------------

    def _stated(
        self, paragraph: Paragraph, value: Number, printed: Number, counted: CountedThing, sentence: Sentence
    ) -> tuple[Subject, list[Estimate]] | None:
        """Return the figure that prints a value and that the words around it name best."""
        by_subject = self.index.by_value.get(value)
        if by_subject is None:
            return None
        around = paragraph.places
        near = [one for one in by_subject if not one.places or not around.isdisjoint(one.places)]
        best = self._best(paragraph, near, counted, sentence, printed) if near else []
        if not best and (sentence.speaking or digits_of(printed) >= DISTINCT):
            best = self._unplaced(paragraph, by_subject, counted, sentence, printed)
        if not best:
            return None
        subject = best[0] if len(best) == 1 else self._likeliest(best, by_subject, sentence)
        return subject, by_subject[subject]

    def _unplaced(
        self,
        paragraph: Paragraph,
        subjects: Iterable[Subject],
        counted: CountedThing,
        sentence: Sentence,
        printed: Number,
    ) -> list[Subject]:
        """Return the figure that is meant where nothing says of where it is: one of a few, or that spoken of last."""
        far = [one for one in subjects if one.places and paragraph.places.isdisjoint(one.places)]
        best = self._best(paragraph, far, counted, sentence, printed) if len(far) <= MOST_ALIKE else []
        return best if len(best) == 1 or self.latest in best else []

    def _best(
        self, paragraph: Paragraph, subjects: list[Subject], counted: CountedThing, sentence: Sentence, printed: Number
    ) -> list[Subject]:
        """Return of some figures those that the words around a number name best; none where they name none."""
        points = {one: self._points(paragraph, one, counted, sentence, printed) for one in subjects}
        most = max(points.values(), default=0)
        return [one for one, its in points.items() if its == most] if most >= LEAST_POINTS else []

    def _likeliest(self, best: list[Subject], estimates: dict[Subject, list[Estimate]], sentence: Sentence) -> Subject:
        """Return of figures that are named as well the one of which the speaker says it, or that was spoken of last."""

        def rank(subject: Subject) -> tuple[bool, bool]:
            said = any(holder.name in sentence.speaking for one in estimates[subject] for holder in holders_of(one))
            return said, subject is self.latest

        return max(best, key=rank)

    def _points(
        self, paragraph: Paragraph, subject: Subject, counted: CountedThing, sentence: Sentence, printed: Number
    ) -> int:
        """
        Return how strongly words tie a number to a figure; 0 where they do not, or speak against it.

        Two things have to be there: the figure's name (or its measure), and what it is
        of, or somebody who holds it and speaks, or a number that is rarely alike by chance.
        """
        here, around = sentence.stems, paragraph.stems
        if around.isdisjoint(subject.stems) and around.isdisjoint(subject.places):
            return 0
        fit = self.things.fit(subject, counted)
        if fit is None or (subject.own_unit and around.isdisjoint(subject.stems)):  # euros are those of many things
            return 0
        place = 2 if not subject.places.isdisjoint(here) else int(not subject.places.isdisjoint(around))
        whole = _hits(subject, here) == len(subject.groups)
        if fit < 2:  # the figure's own word behind the number
            fit += 2 if whole else int(not around.isdisjoint(subject.stems))
        bare = subject.bare and place > 0 and counted.unit is None
        if fit == 0 and not bare:
            return 0
        distinct = digits_of(printed) >= DISTINCT
        anchored = place or distinct or (not subject.places and whole)
        if not anchored and sentence.speaking.isdisjoint(subject.holders):
            return 0
        return fit + place + distinct + 2 * bare + (not anchored)

    # -- by words --------------------------------------------------------------

    def _by_words(
        self,
        paragraph: Paragraph,
        phrase: Phrase,
        counted: CountedThing,
        sentence: Sentence,
        values: dict[Number, Number],
        passed: list[Passed],
    ) -> Iterator[FigureNumber]:
        """Yield a number that no estimate prints and that words tie to a figure all the same."""
        subject = self._named(paragraph, counted, sentence)
        if subject is None:
            return
        sides, said = self.sides(subject), _bound(phrase, counted)
        for value, end in values.items():
            if not sides.is_near(value, FARTHEST):
                continue
            printed = _printed(value, end, counted)
            kind, known = self._kind(sides, printed, sentence)
            if kind is Kind.UNKNOWN and (
                self.derived.is_rest(subject, printed.value)
                or not self._is_named_whole(subject, counted, sentence)
                or is_part_or_change(paragraph.text, phrase, sentence)
                or has_only_other_years(sentence, passed, sides.years)
            ):
                continue
            if kind is Kind.UNKNOWN or (kind is Kind.FINER and sentence.has_form(self.index.cues.shared)):
                kind = Kind.BOUND if sides.are_bound_by(said) else kind
            yield FigureNumber(phrase, subject, kind, (known,), sentence, said)

    def _kind(self, sides: Sides, printed: PrintedValue, sentence: Sentence) -> tuple[Kind, PrintedValue]:
        """Return what a number is to a figure of which no estimate prints it."""
        accounts = sides.computed(printed.value, printed.step)
        if accounts:
            even = printed.digits <= DERIVED_WITHIN or printed.value in sides.numbers
            return Kind.STATED if even else Kind.FINER, printed._replace(sides=accounts)
        averaged = sentence.has_word(self.index.cues.averages) or sentence.speaking.isdisjoint(sides.subject.holders)
        if averaged and sides.averaged(printed.value, printed.step, printed.digits):
            return Kind.AVERAGE, printed
        finer = sides.made_finer(printed.value, printed.digits)
        return (Kind.FINER, printed._replace(estimates=finer)) if finer else (Kind.UNKNOWN, printed)

    def _named(self, paragraph: Paragraph, counted: CountedThing, sentence: Sentence) -> Subject | None:
        """Return the one figure that the words around a number name; None where none, or two as well."""
        here = sentence.stems
        if not paragraph.places and not self.index.placeless:
            return None
        near: set[str] = set(self.index.placeless)
        for stem in paragraph.places:
            near |= self.index.by_place[stem]
        chosen: set[str] = set()
        if counted.unit is None:
            for stem in here & self.index.by_word.keys():
                chosen |= near & self.index.by_word[stem]
        else:
            chosen = near
        ranked = sorted(
            self._ranked(chosen, counted, sentence),
            key=lambda pair: -pair[0],
        )
        if not ranked and counted.unit is not None:
            return self.derived.named(paragraph, counted.unit)
        if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
            return None
        return ranked[0][1]

    def _ranked(
        self, chosen: Iterable[str], counted: CountedThing, sentence: Sentence
    ) -> Iterator[tuple[int, Subject]]:
        for subject in (self.index.by_id[id_] for id_ in chosen):
            fit = self.things.fit(subject, counted)
            hits = _hits(subject, sentence.stems)
            if fit is not None and (fit or hits):
                yield 2 * (fit + hits) - (len(subject.groups) - hits), subject

    def _summed(
        self, paragraph: Paragraph, phrase: Phrase, counted: CountedThing, sentence: Sentence
    ) -> Iterator[FigureNumber]:
        """Yield a number that somebody is said to say, and that is the sum of two figures that the sentence names."""
        if not sentence.speaking or is_part_or_change(paragraph.text, phrase, sentence):
            return
        near = {id_ for stem in paragraph.places for id_ in self.index.by_place[stem]} | self.index.placeless
        near &= {id_ for stem in sentence.stems & self.index.by_word.keys() for id_ in self.index.by_word[stem]}
        named = [self.index.by_id[id_] for id_ in sorted(near)]
        named = [one for one in named if _hits(one, sentence.stems) == len(one.groups)]
        if len(named) < 2 or all(self.things.fit(one, counted) is None for one in named):
            return
        for value, end in _ends_of(phrase, counted).items():
            printed = _printed(value, end, counted)
            for subject in self.derived.sums(named) if printed.digits >= FINER_BY else ():
                if self.sides(subject).computed(printed.value, printed.step):
                    yield FigureNumber(phrase, subject, Kind.SUM, (printed,), sentence, _bound(phrase, counted))
                    return

    def _is_named_whole(self, subject: Subject, counted: CountedThing, sentence: Sentence) -> bool:
        """Whether a sentence has all words of a figure's name, or its own at the number, or who holds it speaks."""
        hits = _hits(subject, sentence.stems)
        if subject.own_unit and hits < len(subject.groups):  # euros are those of many things
            return False
        if self.things.fit(subject, counted) or hits == len(subject.groups):
            return True
        return not sentence.speaking.isdisjoint(subject.holders)


def _ends_of(phrase: Phrase, counted: CountedThing) -> dict[Number, Number]:
    """Return the numbers of a phrase by what they are in base units."""
    interval = phrase.interval
    assert interval is not None
    ends = [end for end in (interval.low, interval.high, phrase.best) if end is not None]
    if counted.unit is None:
        return {end: end for end in ends}
    return {end * counted.unit.size: end for end in ends}


def _bound(phrase: Phrase, counted: CountedThing) -> Interval:
    """Return a phrase's interval in base units."""
    assert phrase.interval is not None
    return phrase.interval if counted.unit is None else phrase.interval.scaled(counted.unit.size)


def _printed(value: Number, printed: Number, counted: CountedThing) -> PrintedValue:
    size = 1 if counted.unit is None else counted.unit.size
    return PrintedValue(value, step_of(printed) * size, digits_of(printed))


def _hits(subject: Subject, stems: frozenset[str]) -> int:
    """Return how many words of a figure's name are there, each by a word of its own."""
    used: set[str] = set()
    for group in subject.groups:
        there = group & stems
        if there and not there <= used:
            used.add(min(there - used))
    return len(used)
