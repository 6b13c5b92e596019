"""
Conclusions: a sentence that somebody rests on a dossier, kept as a question with the answer that was printed.

Whether it stands is decided by what the answer means: its head and the answer
of each party, or the ends of a range and who puts them there.  These are kept
beside the printed text, so that other words of ours turn nothing.  Where only
the text is kept, as somebody copied it by hand, it is read again; where it
cannot be, it has to be the same text.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from contested.answers.answer import Answer
from contested.answers.verdict import Verdict
from contested.claims import Stance, read_free_text
from contested.dossier.question_words import figures_named
from contested.errors import IncompleteStatement, NotAChoice, WrongType
from contested.names import clean_name
from contested.quantities import Unit, in_full
from contested.quantities import unit as unit_of
from contested.quantities.cpython import reduce_by_constructor

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from contested.answers.ranges import Range
    from contested.quantities import Interval

VERDICT_HEADS = ("settled", "one-sided", "contested", "undetermined", "nobody answers")
RANGE, NO_NUMBER = "range", "no number"
CONCLUSION_HEADS = (*VERDICT_HEADS, RANGE, NO_NUMBER)
"""What an answer is: a kind of verdict, or of a formula whether it has a number."""

_SHORT = ("yes", "no")
_ISOLATES = {0x2068: None, 0x2069: None}
_HEAD = re.compile(r"(settled|one-sided|contested): (.+)|(undetermined) per .+")


def _question(value: object) -> str:
    return read_free_text(value, "question").strip()


def _printed(value: object) -> str:
    plain = value.translate(_ISOLATES) if isinstance(value, str) else value  # isolates are for the terminal alone
    return read_free_text(plain, "answer").strip()


def _where(value: object) -> str:
    return clean_name(value, "where")  # type: ignore[arg-type]  # what is no text is refused there


def _sentence(value: object) -> str | None:
    return None if value is None else read_free_text(value, "sentence")


def _unit(value: str | Unit | None) -> Unit | None:
    return None if value is None else unit_of(value)


def _pairs(value: Mapping[str, str] | Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    try:
        pairs = dict(value)
    except (TypeError, ValueError):
        raise WrongType("by_party", value, "a mapping such as {'Armenia': 'yes'}") from None
    if not all(isinstance(one, str) for pair in pairs.items() for one in pair):
        raise WrongType("by_party", value, "a mapping such as {'Armenia': 'yes'}")
    return tuple(sorted(pairs.items()))


@attrs.frozen(slots=False, repr=False)
class Conclusion:
    """
    A sentence that somebody rests on a dossier: a question, and the answer that was printed.

    Args:
        question: a comparison, or a formula, of figures by their ids.
        answer: as it was printed; "yes" and "no" are short for what is settled.
        where: where it was printed, such as "Annual report 2023, page 4".
        sentence: that rests on it.
        head: what kind of answer it is: one of ``CONCLUSION_HEADS``.
        by_party: each name with what its numbers say to the question, without
            the silent; of a formula, who puts the ends where.
        unit: of the numbers that have none in question and answer, so that an
            edition in another unit is asked the same.
    """

    question: str = attrs.field(converter=_question)
    answer: str = attrs.field(converter=_printed)
    where: str = attrs.field(converter=_where, kw_only=True)
    sentence: str | None = attrs.field(default=None, converter=_sentence, kw_only=True)
    head: str | None = attrs.field(default=None, kw_only=True)
    by_party: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=_pairs, kw_only=True)
    unit: Unit | None = attrs.field(default=None, converter=_unit, kw_only=True)

    __reduce__ = reduce_by_constructor

    def __attrs_post_init__(self) -> None:
        if self.head is not None and self.head not in CONCLUSION_HEADS:
            raise NotAChoice("head", self.head, CONCLUSION_HEADS)
        if not self.question or not self.answer:
            raise IncompleteStatement("a conclusion needs its question, and the answer that was printed")
        names_nobody = self.head in (None, "nobody answers", NO_NUMBER)
        if (self.by_party and self.head is None) or not (self.by_party or names_nobody):
            raise IncompleteStatement("head and by_party stand together; take out both, and the answer is read again")

    @property
    def figures(self) -> tuple[str, ...]:
        """The ids of the figures that its question names."""
        return figures_named(self.question)

    def stands(self, now: PresentAnswer, excused: Collection[str] | None = None) -> bool:
        """
        Whether what was printed still holds: the same words, or other words for the same.

        Args:
            now: the answer that the question has.
            excused: on trial, who need not answer any more, since what they
                say is left out; then the text that was kept counts for
                nothing where its meaning was kept too.
        """
        if self.head is not None:  # a text is dear to print, and so comes second
            means_it = self._same(now, self.head, dict(self.by_party), excused or ())
            return means_it or (excused is None and now.text.translate(_ISOLATES) == self.answer)
        if now.text.translate(_ISOLATES) == self.answer:
            return True
        if self.answer in _SHORT:
            return now.head == "settled" and set(now.by_party.values()) == {self.answer}
        found = _reread(self.answer, now.names)
        return found is not None and self._same(now, *found, excused or ())

    def _same(self, now: PresentAnswer, head: str, kept: dict[str, str], excused: Collection[str]) -> bool:
        """
        Whether an answer means what was kept of another.

        Another party that agrees turns no verdict.  An end of a range that
        somebody else puts elsewhere, or a denial beside it, turns the range.
        """
        answered = now.by_party
        kept = {name: said for name, said in kept.items() if name in answered or name not in excused}
        heads = {head, "one-sided"} if excused and head == "settled" else {head}  # who is left may be a disputant
        if now.head not in heads or not kept.items() <= answered.items():
            return False
        if excused and not kept and answered:  # of those who were named nobody is left to say so
            return False
        return head not in (RANGE, NO_NUMBER) or set(kept.values()) == set(answered.values())

    def __str__(self) -> str:
        said = "" if self.sentence is None else f": “{self.sentence}”"
        return f"“{self.question}” was printed as “{self.answer}” in {self.where}{said}"

    def __repr__(self) -> str:
        return f"<Conclusion {self}>"


@attrs.frozen(slots=False)
class PresentAnswer:
    """What a question comes to now, and in which unit; what is asked of it is what a conclusion keeps."""

    value: Verdict | Range
    unit: Unit | None = None

    @property
    def text(self) -> str:
        """The answer as it is printed."""
        return str(self.value)

    @property
    def head(self) -> str:
        """One of ``CONCLUSION_HEADS``."""
        if isinstance(self.value, Verdict):
            return self.value.head
        return NO_NUMBER if self.value.is_empty else RANGE

    @cached_property
    def by_party(self) -> dict[str, str]:
        """Each name with its answer, without the silent; of a range who puts the ends where, and who refuses."""
        if isinstance(self.value, Verdict):
            return {name: one.value for name, one in self.value.answers if one is not Answer.SILENT}
        refusing = {
            position.name: position.stance.value
            for position in self.value._panel.positions
            if position.stance not in (Stance.STATED, Stance.SILENT)
        }
        return _ends(self.value) | refusing

    @property
    def names(self) -> tuple[str, ...]:
        """Everyone who is asked, the silent too."""
        panels = self.value.panels if isinstance(self.value, Verdict) else (self.value._panel,)
        return tuple(dict.fromkeys(position.name for panel in panels for position in panel.positions))


def joined_by(conclusions: Iterable[Conclusion], more: Conclusion) -> tuple[Conclusion, ...]:
    """Return conclusions with one more, in place of the one on the same question in the same document."""
    places = {(one.question, one.where): one for one in conclusions}
    return tuple((places | {(more.question, more.where): more}).values())


def _ends(answer: Range) -> dict[str, str]:
    """Return who puts an end of a range where, in exact numbers."""
    made: dict[str, list[str]] = {}
    low, high = _end_words(answer.interval)
    if answer.interval.is_point:
        low = high = in_full(answer.interval.low or 0)
    for names, words in ((answer.low_by, low), (answer.high_by, high)):
        for name in names:
            if words not in made.setdefault(name, []):
                made[name].append(words)
    return {name: " ".join(words) for name, words in made.items()}


def _end_words(interval: Interval) -> tuple[str, str]:
    """Write the ends of an interval as a file keeps them."""
    low = "from any" if interval.low is None else f"{'above' if interval.low_open else 'from'} {in_full(interval.low)}"
    high = "to any" if interval.high is None else f"{'below' if interval.high_open else 'to'} {in_full(interval.high)}"
    return low, high


def _reread(printed: str, names: Iterable[str]) -> tuple[str, dict[str, str]] | None:
    """
    Return the head of a printed verdict, and who says what in it; None where it cannot be read without guessing.

    A bracket behind a name, such as a day, says more of the number and
    nothing else of the answer.  A name that nobody bears any more is none.
    """
    first = printed.partition("; ")[0]
    if first == "nobody answers":
        return first, {}
    found = _HEAD.fullmatch(first)
    if found is None:
        return None
    name = rf"(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})"  # one name may begin another
    aside = r"(?: \([^()]*\))?"
    clause = re.compile(rf"(yes|no|undetermined) per ({name}{aside}(?:(?:, | and ){name}{aside})*)(?: alone)?(?:, |$)")
    each = re.compile(rf"({name}){aside}(?:, | and |$)")
    said: dict[str, str] = {}
    body, at = found[2] or first, 0
    while at < len(body):
        part = clause.match(body, at)
        if part is None:
            return None
        said |= {one[1]: part[1] for one in each.finditer(part[2])}
        at = part.end()
    return found[1] or found[3], said
