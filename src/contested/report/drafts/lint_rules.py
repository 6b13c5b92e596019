"""The rules of drafts: what a paragraph says of a figure that the dossier does not, each rule under its own code."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from contested.names import listed
from contested.report.drafts.bindings import bound_speakers
from contested.report.drafts.denials_left_out import denials_left_out
from contested.report.drafts.figure_index import values_of
from contested.report.drafts.figure_numbers import Kind
from contested.report.drafts.kept_hedges import (
    is_exact,
    is_kept,
    is_opened,
    is_turned,
    other_ends,
    printed_ranges,
    spelled_ranges,
)
from contested.report.drafts.lint_messages import (
    MOST_SIDES_NAMED,
    advised_placeholder,
    averaged_ends,
    printed_by,
    quoted_phrase,
    said_by_sides,
)
from contested.report.drafts.number_contexts import is_taken_back

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contested.phrases.phrase import Passed, Span
    from contested.quantities import Number
    from contested.report.drafts.figure_index import Subject
    from contested.report.drafts.figure_numbers import FigureNumber, Matching, PrintedValue
    from contested.report.drafts.paragraphs import Paragraph, Sentence
    from contested.report.drafts.sides import Side, Sides

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class RuleHit(NamedTuple):
    """What a rule found: at which character, and what."""

    at: int
    code: str
    message: str
    advice: str
    figure: str
    number: str


class Rules:
    """What is looked at in one paragraph."""

    def __init__(
        self,
        matching: Matching,
        paragraph: Paragraph,
        numbers: list[FigureNumber],
        passed: list[Passed],
        written: frozenset[str],
        doubtful: list[Number],
        others: list[tuple[Number, Sentence]],
        noted: frozenset[str],
    ) -> None:
        self.matching, self.paragraph, self.numbers, self.passed = matching, paragraph, numbers, passed
        self.noted = noted  # ids of figures of which a note says who says what, and is read by itself
        self.written = written  # ids of figures that placeholders of this paragraph write out
        self.doubtful = doubtful  # numbers with another reading too, as in "twice the 50,000"
        self.bound: dict[int, dict[Span, str]] = {}  # by sentence, who is said to say which number
        self.spelled: set[FigureNumber] = set()  # ends of ranges that a sentence spells out
        self.others = others  # numbers of which no word says what they count, each with its sentence

    def findings(self) -> Iterator[RuleHit]:
        """Yield what is found, figure by figure, each once."""
        yield from dict.fromkeys(self._findings())

    def _findings(self) -> Iterator[RuleHit]:
        by_figure: dict[str, list[FigureNumber]] = defaultdict(list)
        for number in self.numbers:
            by_figure[number.subject.id].append(number)
        for numbers in by_figure.values():
            subject = numbers[0].subject
            sides = self.matching.sides(subject)
            standing = [one for one in numbers if not self._is_taken_back(sides, one)]
            own = [one for one in standing if one.kind in (Kind.STATED, Kind.FINER)]
            bounds = [one for one in standing if one.kind is Kind.BOUND]
            if subject.id not in self.written | self.noted:
                if own:
                    unknown = [one for one in standing if one.kind is Kind.UNKNOWN]
                    yield from self._other_sides(sides, own, unknown, bounds)
                if own or bounds:
                    yield from self._denials(sides, own or bounds)
            yield from self._cut_offs(sides, own)
            self.spelled |= {one for pair in spelled_ranges(own) for one in pair}
            for number in standing:
                yield from self._one(sides, number)

    def _is_taken_back(self, sides: Sides, number: FigureNumber) -> bool:
        """Whether a number is one that somebody has replaced or taken back, and is said to be that."""
        estimates = [one for value in number.values for one in value.estimates]
        return not sides.in_force.issuperset(estimates) and is_taken_back(
            self.paragraph.text, number.phrase, number.sentence
        )

    def _found(self, number: FigureNumber, code: str, message: str, advice: str) -> RuleHit:
        return RuleHit(number.phrase.span[0], code, message, advice, number.subject.id, number.phrase.text)

    # -- of a figure in the paragraph ----------------------------------------------

    def _other_sides(
        self, sides: Sides, numbers: list[FigureNumber], unknown: list[FigureNumber], bounds: list[FigureNumber]
    ) -> Iterator[RuleHit]:
        """Find the sides left out: no number of theirs stands, no range with it, no word of theirs, no doubt."""
        said = frozenset(end for one in numbers for value in one.values for end in _ends(value))
        said |= {end for end in self.doubtful if end in sides.numbers}
        ranges = printed_ranges(numbers)
        left = [side for side in sides.stated if sides.is_disputed and not side.is_there(said, ranges)]
        left += [side for side in sides.in_words if not self._has_words(side, sides.subject)]
        if not left:
            return
        sentences = {one.sentence.number for one in self.numbers}
        named = frozenset().union(*(one.sentence.speaking for one in unknown))
        whoever = [one.sentence for one in bounds if one.sentence.has_form(self.paragraph.cues.shared)]
        named |= {one.who for sentence in whoever for one in sentence.mentions}  # "whoever is right, A or B"
        former = [value for one in numbers for value in one.values if _is_superseded(sides, value)]
        named |= {who for value in former for who in value.holders}  # nobody is the other side of himself
        missing = [
            side
            for side in left
            if side.who not in named
            and not any(
                (end in side.ends or end * sides.size in side.ends) and side.who in sentence.speaking
                for end, sentence in self.others  # "that number (100 to 300, according to A)" has no unit
            )
            and not self.paragraph.otherwise(side.who, sentences, self._spoken_of_others(sides.subject, side.who))
        ]
        if missing:
            yield self._found(
                numbers[0],
                "CL001",
                f"{quoted_phrase(numbers[0])} stands without the other side: {said_by_sides(missing)}",
                f"add it, or write {advised_placeholder(numbers[0].subject)}",
            )

    def _has_words(self, side: Side, subject: Subject) -> bool:
        """Whether a side that gives no number is said to say something, or its words stand in the paragraph."""
        begin, end = self.paragraph.span
        text = self.paragraph.text[begin:end].casefold()
        others = self._spoken_of_others(subject, side.who)
        said = (one.printed().strip("“”").casefold() in text for one in side.estimates)
        return any(side.who in one.speaking for one in self.paragraph.sentences if one.number not in others) or any(
            said
        )

    def _spoken_of_others(self, subject: Subject, who: str) -> set[int]:
        """Return the sentences with a number of another figure that somebody holds."""
        return {
            one.sentence.number
            for one in self.numbers
            if one.subject is not subject and any(who in value.holders for value in one.values)
        }

    def _denials(self, sides: Sides, numbers: list[FigureNumber]) -> Iterator[RuleHit]:
        for number, said in denials_left_out(sides, numbers, self.paragraph):
            yield self._found(
                number,
                "CL007",
                f"{quoted_phrase(number)} stands without a denial: {said}",
                "say so in the same paragraph",
            )

    def _cut_offs(self, sides: Sides, numbers: list[FigureNumber]) -> Iterator[RuleHit]:
        days: dict[str, FigureNumber] = {}
        for number in numbers:
            if number.subject.figure.time != "cumulative":
                return
            for value in number.values:
                said = [one for one in value.estimates if one in sides.in_force] or value.estimates
                texts = [one.as_of.text.partition("T")[0] for one in said if one.as_of is not None]
                of_value = [text for text in texts if _DAY.fullmatch(text)]
                if of_value and days.keys().isdisjoint(of_value):
                    days[of_value[0]] = number
        dates = {one.text for one in self.passed if one.kind == "date"}
        begin, end = self.paragraph.span
        written = sum(day in self.paragraph.text[begin:end] for day in days)
        if len(days) - 1 > max(len(dates), written):  # the latest day may be that of the text
            last = list(days.values())[-1]
            yield self._found(
                last,
                "CL006",
                f"counts of {listed(list(days)[:MOST_SIDES_NAMED])} stand beside one another without their days",
                "name the day up to which each counts",
            )

    # -- of one number ------------------------------------------------------------------

    def _one(self, sides: Sides, number: FigureNumber) -> Iterator[RuleHit]:
        figure = f"{number.subject.figure.title}"
        if number.kind is Kind.AVERAGE:
            (value,) = number.values
            ends = sides.averaged(value.value, value.step, value.digits)
            yield self._found(
                number,
                "CL003",
                f"nobody claims {quoted_phrase(number)} of {figure}: "
                f"it lies in the middle of {averaged_ends(sides, ends)}",
                f"write what is claimed, such as {advised_placeholder(number.subject)}",
            )
            return
        short = f"{sides.figure:short}".rstrip("†‡")  # "≤107–about 1,500", as the library prints it
        is_short = "–" in short and self.paragraph.text.startswith(short, number.phrase.span[0])
        if number.kind is Kind.SUM:
            yield self._found(
                number,
                "CL008",
                f"nobody claims {quoted_phrase(number)}: it is {figure}, added up",
                f"write what each is claimed to be, or {advised_placeholder(number.subject)}",
            )
            return
        if number.kind is Kind.UNKNOWN:
            if is_short:
                return
            yield self._found(
                number,
                "CL008",
                f"no estimate of {figure} is {quoted_phrase(number)}: {said_by_sides(sides.stated)}",
                "correct it, or add who says it to the dossier",
            )
            return
        if number.kind is Kind.BOUND:
            return
        if not is_short and self._is_other_range(number):
            yield self._found(
                number,
                "CL008",
                f"no estimate of {figure} is {quoted_phrase(number)}: {printed_by(number.values[0])}",
                "write both ends as they are claimed",
            )
        for value in number.values:
            yield from self._attribution(sides, number, value)
            yield from self._in_force(sides, number, value)
        if number.kind is Kind.FINER:
            yield self._found(
                number,
                "CL005",
                f"{quoted_phrase(number)} has more digits than its source: {printed_by(number.values[0])}",
                "print no more than the source does",
            )
            return
        for value in number.values if not is_short else ():
            yield from self._hedge(sides, number, value)

    def _attribution(self, sides: Sides, number: FigureNumber, value: PrintedValue) -> Iterator[RuleHit]:
        if number.subject.id in self.noted:
            return
        holders = value.holders
        if not holders and sides.is_disputed:
            holders = tuple(side.who for side in sides.stated if value.value in side.ends)
        bound = self._bound(number) if len(number.phrase.number_spans) < 2 else None
        own = {*holders, *(side.who for side in sides.stated if value.value in side.ends)}
        if holders and bound not in own and any(side.who == bound for side in sides.stated):
            yield self._found(
                number,
                "CL010",
                f"{quoted_phrase(number)} stands as {bound}'s: {printed_by(value)}",
                f"give it to {listed(list(holders[:MOST_SIDES_NAMED]), 'or')}",
            )
        elif holders and not self._is_attributed(holders, value, number.sentence):
            yield self._found(
                number,
                "CL002",
                f"{quoted_phrase(number)} stands without who says it: {printed_by(value)}",
                f"name {listed(list(holders[:MOST_SIDES_NAMED]), 'or')} in the same sentence",
            )

    def _bound(self, number: FigureNumber) -> str | None:
        """Return who is said to say a number, where that is plain."""
        sentence = number.sentence
        if sentence.number not in self.bound:
            spans = (one.phrase.span for one in self.numbers if one.sentence is sentence)
            self.bound[sentence.number] = bound_speakers(sentence, spans)
        return self.bound[sentence.number].get(number.phrase.span)

    def _in_force(self, sides: Sides, number: FigureNumber, value: PrintedValue) -> Iterator[RuleHit]:
        """Find a number that its holder has replaced, unless its day, or what replaced it, stands there too."""
        if not _is_superseded(sides, value) or number.sentence.has_word(self.paragraph.cues.former):
            return
        start, end = number.sentence.span
        if any(one.kind == "date" and start <= one.span[0] < end for one in self.passed):
            return
        now = [side for side in sides.stated if side.who in value.holders]
        here = {
            end for one in self.numbers if one.subject is number.subject for each in one.values for end in _ends(each)
        }
        if any(here.isdisjoint(side.ends) for side in now):
            yield self._found(
                number,
                "CL011",
                f"{quoted_phrase(number)} is no longer in force: now it is {said_by_sides(now)}",
                "write the number in force, or the day of the old one",
            )

    def _is_attributed(self, holders: tuple[str, ...], value: PrintedValue, sentence: Sentence) -> bool:
        own_voice = [one for one in value.estimates if not one.parties]
        sources = (one.source.name for one in own_voice if one.source is not None)
        if not sentence.speaking.isdisjoint((*holders, *sources)):
            return True
        if own_voice and sentence.has_form(self.paragraph.cues.unattributed):
            return True
        if sentence.number == 0 or not sentence.is_said_by_pronoun:
            return False
        return any(one.who in holders for one in self.paragraph.sentences[sentence.number - 1].mentions)

    def _hedge(self, sides: Sides, number: FigureNumber, value: PrintedValue) -> Iterator[RuleHit]:
        phrase = number.phrase
        kept = [is_kept(one, value, number) for one in value.estimates]
        kept += [
            (phrase.approximate or is_exact(side, value)) and not is_turned(side, value, number) for side in value.sides
        ]
        opened = value.estimates and all(is_opened(one, number) for one in value.estimates)
        if opened and not sides.has_open(number.interval):
            yield self._found(
                number,
                "CL004",
                f"{quoted_phrase(number)} is a bound, and its source gives none: {printed_by(value)}",
                "keep the source's own word",
            )
        elif number not in self.spelled and self._is_one_end(number, value):
            yield self._found(
                number,
                "CL004",
                f"{quoted_phrase(number)} is one end of what its source says: {printed_by(value)}",
                "write both ends",
            )
        elif kept and not any(kept):
            yield self._found(
                number,
                "CL004",
                f"{quoted_phrase(number)} is {_how_changed(value, number)}: {printed_by(value)}",
                "keep the source's own word",
            )

    def _is_other_range(self, number: FigureNumber) -> bool:
        """Whether a range has one end that is claimed, and one that nobody claims of any figure: "100 to 400"."""
        same = (one for one in self.numbers if one.phrase is number.phrase)
        claimed = {value.value for one in same for value in one.values}
        ends = {number.interval.low, number.interval.high} - {None}
        return number.kind is Kind.STATED and len(ends) > 1 and not ends <= claimed

    def _is_one_end(self, number: FigureNumber, value: PrintedValue) -> bool:
        """Whether a number is one end of a range of its source, and the other stands nowhere in the sentence."""
        ends, here = other_ends(value, number), number.sentence
        if not ends or any(end in ends and sentence is here for end, sentence in self.others):
            return False
        said = (each.value for one in self.numbers if one.sentence is here for each in one.values)
        return ends.isdisjoint(said) and ends.isdisjoint(self.doubtful)


def _how_changed(value: PrintedValue, number: FigureNumber) -> str:
    if number.interval.is_one_sided and not any(one.approximate for one in value.estimates):
        return "another bound than its source gives"
    return "more certain than its source"


def _is_superseded(sides: Sides, value: PrintedValue) -> bool:
    """Whether a number is of estimates that are no longer in force, and nobody's now."""
    return bool(value.estimates) and sides.in_force.isdisjoint(value.estimates)


def _ends(value: PrintedValue) -> Iterator[Number]:
    yield value.value
    for side in value.sides:
        yield from side.ends
    for one in value.estimates:
        yield from (end * one.unit.size for end in values_of(one))
