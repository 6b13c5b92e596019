"""What a number in prose counts or measures: the unit that stands behind it, or the nouns."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import attrs

from contested.errors import ContestedError
from contested.quantities.units import builtin_unit, factor, unit, within
from contested.report.drafts.cue_words import word_stem
from contested.report.drafts.figure_index import WORD

if TYPE_CHECKING:
    from contested.quantities import Unit
    from contested.report.drafts.figure_index import FigureIndex, Subject

_JOINS = frozenset(("per", "square", "cubic"))
_POWER = re.compile(r"[²³]|\^?[23]$|\*\*[23]$")
_PIECES = re.compile(r"[/·*]")
_MOST_WORDS = 6  # of a unit: "people per square kilometre and year"
PERSON = unit("person")


@attrs.frozen(cache_hash=True)
class CountedThing:
    """
    What stands behind a number.

    ``unit`` is what is measured; None where things are counted, or nothing is
    said.  ``nouns`` are the words of what is counted.
    """

    unit: Unit | None
    nouns: tuple[str, ...] = ()
    is_share: bool = False


NOTHING = CountedThing(None)


class CountedThings:
    """What the units of phrases come to, for one dossier; each text once."""

    def __init__(self, index: FigureIndex) -> None:
        self.index = index
        self.own = {name: one for one in index.dossier.units.values() for name in one.names}
        self._read: dict[str, CountedThing] = {}
        self._fits: dict[tuple[str, CountedThing], int | None] = {}

    def of(self, text: str) -> CountedThing:
        """Return what a text behind a number names, what the number rests on left out: "documented km²"."""
        first, _, rest = text.partition(" ")
        text = rest if first.casefold() in self.index.cues.rests else text
        if not text:
            return NOTHING
        found = self._read.get(text)
        if found is None:
            found = self._read[text] = self._counted(text)
        return found

    def of_cell(self, text: str) -> CountedThing | None:
        """Return what a cell of a table names that holds a unit and nothing else; None where it holds anything else."""
        named = text in self.own or (text and _is_unit_word(text.split(maxsplit=1)[0]) and _unit_of(text) is not None)
        return self.of(text) if named else None

    def _counted(self, text: str) -> CountedThing:
        if text[0] in "%‰":
            return CountedThing(None, is_share=True)
        words = text.split()[:_MOST_WORDS]
        if words[0] in self.own and not self.own[words[0]].counts:
            return CountedThing(self.own[words[0]])
        length = 0
        while length < len(words) and _is_unit_word(words[length]):
            length += 1
        measured = _measured(words[:length]) if length else None
        if measured is not None and not _is_of_kinds(measured):
            return CountedThing(measured, is_share=not measured.atoms)
        return CountedThing(None, self._nouns(text))

    def _nouns(self, text: str) -> tuple[str, ...]:
        """Return the stems of what is counted, up to the first word that is no part of its name."""
        made: list[str] = []
        for word in WORD.findall(text):
            low = word.casefold()
            cues, stem = self.index.cues, word_stem(word)
            ends = low in cues.stops or stem in cues.says or (low in cues.verbs and (made or stem not in cues.kinds))
            if ends or (made and made[-1] in cues.generic and not self._is_noun(stem)):
                break
            made.append(stem)
        return tuple(made)

    def _is_noun(self, stem: str) -> bool:
        """Whether what stands behind "people" says more of them: "people displaced", and not "people depend"."""
        return stem in self.index.cues.kinds or stem in self.index.by_word

    def fit(self, subject: Subject, counted: CountedThing) -> int | None:
        """
        Return how well a figure's unit fits what stands behind a number; None where they contradict one another.

        2 where the figure's own word stands there, 1 where its measure does.
        """
        key = subject.id, counted
        if key not in self._fits:
            self._fits[key] = self._fit(subject, counted)
        return self._fits[key]

    def _fit(self, subject: Subject, counted: CountedThing) -> int | None:
        if counted.is_share or (counted.unit is None) != subject.unit.counts:
            return None
        if counted.unit is not None:
            return 1 if _scale(counted.unit, subject.unit) is not None else None
        index = self.index
        who = [noun for noun in counted.nouns if noun in index.who_stems]
        named = [noun for noun in counted.nouns if noun not in index.who_stems and noun not in index.cues.generic]
        if any(noun in subject.stems for noun in named):
            return None if self._is_of_others(subject, who) else 2
        if any(noun in subject.own_unit for noun in named):
            return 1
        if named or self._is_of_others(subject, who):
            return None
        return 0 if not counted.nouns or within(subject.unit, PERSON) else None

    def _is_of_others(self, subject: Subject, who: list[str]) -> bool:
        """Whether the number is of one side, and the figure of another: Russian soldiers are no Armenian ones."""
        own = subject.stems & self.index.who_stems
        return bool(who and own) and not any(noun in own for noun in who)


def _is_of_kinds(measured: Unit) -> bool:
    """Whether words name kinds of what is counted and nothing else: "displaced people" is no product of two units."""
    return all(atom.is_kind and power > 0 for atom, power in measured.atoms) and bool(measured.atoms)


def _measured(words: list[str]) -> Unit | None:
    """Return what words of units measure together: "displaced people per km²" has one kind above the line, not two."""
    while len(words) > 1 and _is_kind(words[0]) and _is_kind(words[1]):
        words = words[1:]
    return _unit_of(" ".join(words))


def _is_kind(word: str) -> bool:
    known = builtin_unit(word)
    return known is not None and known.counts


def _is_unit_word(word: str) -> bool:
    pieces = [_POWER.sub("", piece) for piece in _PIECES.split(word)]
    return word in _JOINS or all(piece and builtin_unit(piece) is not None for piece in pieces)


@lru_cache(maxsize=4096)
def _unit_of(text: str) -> Unit | None:
    try:
        return unit(text)
    except ContestedError:
        return None


@lru_cache(maxsize=4096)
def _scale(given: Unit, wanted: Unit) -> object:
    try:
        return factor(given, wanted)
    except ContestedError:
        return None
