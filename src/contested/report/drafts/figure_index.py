"""
What a draft is read against: the figures of a dossier by their numbers, by the words of their names, and who is named.

Names come from outside and may hold anything: they are cut into words and
looked up, never put into a pattern.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

import attrs

from contested.claims import Estimate, holders_of
from contested.names import name_key
from contested.quantities import in_full
from contested.report.drafts.cue_words import word_stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from contested.claims import Party
    from contested.figure import Figure
    from contested.quantities import Number, Unit
    from contested.relations.relation import Relation
    from contested.report.drafts.cue_words import CueWords

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
"""A word with its hyphens and apostrophes."""

DISTINCT = 3
"""So many significant digits are rarely alike by chance."""

_DEMONYMS = ("n", "ns", "an", "ans", "ian", "ians", "i", "is", "ese", "ish")
_SHORTEST_NAME = 4  # letters of a name of which the adjective is recognised
_LONGEST_INDEXED = 60  # words of a name


def name_words(text: str) -> list[str]:
    """Return the words of a name, folded; of a very long one, those at its beginning."""
    words = WORD.findall(name_key(text[:1000]))[:_LONGEST_INDEXED]
    return [without_genitive(word) for word in words]


def without_genitive(word: str) -> str:
    """Return a folded word without its genitive: "armenia" of "armenia's"."""
    return word.removesuffix("'s").removesuffix("s'")


@attrs.frozen(slots=False, eq=False)
class Subject:
    """
    A figure as prose names it.

    ``groups`` are the words of its name, each with those that mean the same, the fewest first;
    ``places`` are words of what it is of, any of which names that.  ``bare``
    says that people without another word may be meant.  ``own_unit`` are words of a unit of the dossier's
    own, as "euros", in which other things may be given too.
    """

    id: str
    figure: Figure
    groups: tuple[frozenset[str], ...]
    places: frozenset[str]
    bare: bool
    own_unit: frozenset[str] = frozenset()

    @cached_property
    def stems(self) -> frozenset[str]:
        """All words of its name, and those that mean the same."""
        return frozenset().union(*self.groups)

    @cached_property
    def holders(self) -> frozenset[str]:
        """Everybody who has a say on it."""
        return frozenset(holder.name for one in self.figure.statements for holder in holders_of(one))

    @property
    def unit(self) -> Unit:
        """What it is counted in."""
        return self.figure.unit


@attrs.frozen
class Name:
    """A name of somebody as a draft may write it: its words, whose it is, and whether it is only an adjective of it."""

    words: tuple[str, ...]
    who: str
    adjective: bool = False
    written: str = ""

    def is_written(self, raw: str) -> bool:
        """Whether a word has the capitals of the name's first one: "who" is no World Health Organization."""
        first, raw = self.written, raw.removesuffix("'s").removesuffix("’s")
        if len(first) > 1 and first.isupper():
            return raw.isupper()
        return not first[:1].isupper() or raw[:1].isupper()


class DraftFacts(Protocol):
    """What a draft is read against, of a dossier."""

    @property
    def figures(self) -> Mapping[str, Figure]:
        """Figures by id."""

    @property
    def parties(self) -> Mapping[str, Party]:
        """Parties by key."""

    @property
    def units(self) -> Mapping[str, Unit]:
        """Units of its own by name."""

    @property
    def relations(self) -> Sequence[Relation]:
        """What figures have to do with one another."""


class FigureIndex:
    """The figures of a dossier, by their numbers and words."""

    def __init__(self, dossier: DraftFacts, cues: CueWords) -> None:
        self.dossier, self.cues = dossier, cues
        self.names = _names_of(dossier, cues.corporate, cues.offices)
        self.by_first_word: dict[str, list[Name]] = defaultdict(list)
        for name in sorted(self.names, key=lambda one: -len(one.words)):
            self.by_first_word[name.words[0]].append(name)
        by_words: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for name in self.names:
            by_words[name.words].add(name.who)
        self.shared_names = frozenset(words for words, who in by_words.items() if len(who) > 1)  # "official circles"
        self._bases = _adjectives(self.names)
        self.who_stems = frozenset(self._bases)
        self.subjects = tuple(self._subject(id_, figure) for id_, figure in dossier.figures.items())
        self.by_id = {one.id: one for one in self.subjects}
        self.by_value: dict[Number, dict[Subject, list[Estimate]]] = {}
        self.by_word: dict[str, set[str]] = defaultdict(set)
        self.by_place: dict[str, set[str]] = defaultdict(set)
        for subject in self.subjects:
            self._add(subject)
        self.placeless = frozenset(one.id for one in self.subjects if not one.places)
        numbers = (value for one in self.subjects for estimate in one.figure.estimates for value in values_of(estimate))
        digits = (_significant(in_full(value)) for value in numbers)
        self._distinct = frozenset(one for one in digits if len(one) >= DISTINCT)
        self._known: dict[str, tuple[str, ...]] = {}
        self._forms: dict[str, tuple[str, str, str]] = {}

    def has_distinct_number(self, text: str, span: tuple[int, int]) -> bool:
        """Whether digits stand in a stretch of text that make one of the distinct numbers of figures."""
        if not self._distinct:
            return False
        return any(_significant(found[0]) in self._distinct for found in _DIGITS.finditer(text, *span))

    def forms_of(self, raw: str) -> tuple[str, str, str]:
        """Return a word folded and without its genitive, its stem, and itself."""
        forms = self._forms.get(raw)
        if forms is None:
            forms = self._forms[raw] = without_genitive(name_key(raw)), word_stem(raw), raw
        return forms

    def known_words(self, text: str, span: tuple[int, int]) -> tuple[frozenset[str], bool]:
        """
        Return the words of a stretch of text that are in the name of a figure, or of what one is of, as stems.

        With them whether the name of somebody may begin there.
        """
        known, named = self._known, False
        found: set[str] = set()
        for piece in text[span[0] : span[1]].split():  # each with its marks is looked at once
            stems = known.get(piece)
            if stems is None:
                stems = known[piece] = tuple(stem for word in WORD.findall(piece) for stem in self._stems(word))
            if stems:
                found.update(stems)
        if _NAMED in found:
            found.discard(_NAMED)
            named = True
        return frozenset(found), named

    def _stems(self, word: str) -> tuple[str, ...]:
        parts = [word_stem(word), *(word_stem(part) for part in word.split("-") if "-" in word)]
        named = (_NAMED,) if self.forms_of(word)[0] in self.by_first_word else ()
        return (*(stem for stem in parts if stem in self.by_word or stem in self.by_place), *named)

    def _add(self, subject: Subject) -> None:
        for estimate in subject.figure.estimates:
            for value in set(values_of(estimate)):
                by_subject = self.by_value.setdefault(_in_base(value, estimate.unit), {})
                by_subject.setdefault(subject, []).append(estimate)
        for stem in subject.stems:
            self.by_word[stem].add(subject.id)
        for stem in subject.places:
            self.by_place[stem].add(subject.id)

    def _subject(self, id_: str, figure: Figure) -> Subject:
        groups: list[frozenset[str]] = []
        bare = False
        for word in name_words(figure.name):
            stem = word_stem(word)
            if word in self.cues.stops or stem in self.cues.generic or stem.isdecimal():
                continue
            group, generic = self.cues.group(stem)
            bare = bare or generic
            groups.append(group | self._bases.get(stem, frozenset()))
        kind = figure.unit.names[0] if figure.unit.counts else ""
        own = self.cues.of_kind(kind) if kind and kind != "person" else frozenset()
        if own and not any(own & group for group in groups):
            groups.append(own)
        return Subject(
            id_, figure, tuple(sorted(groups, key=len)), frozenset(self._places(figure)), bare, self._own_unit(figure)
        )

    def _own_unit(self, figure: Figure) -> frozenset[str]:
        """Return the words of the unit of a count, where it is one that the dossier makes."""
        atoms = figure.unit.atoms if figure.unit.counts else ()
        own = (name for atom, _ in atoms if atom.name in self.dossier.units for name in (atom.name, atom.plural))
        return frozenset(word_stem(word) for name in own for word in name_words(name or ""))

    def _places(self, figure: Figure) -> Iterator[str]:
        """Yield the words that name what a figure is of: its proper names, else its first noun."""
        for text in (figure.of, figure.where):
            words = [] if text is None else WORD.findall(text[:1000])[:_LONGEST_INDEXED]
            said = [word for word in words if word.casefold() not in self.cues.stops and not word.isdecimal()]
            said = [word for word in said if word.casefold() not in _MONTHS]
            proper = [word for word in said if word[0].isupper()] or said[:1]
            for word in proper:
                yield word_stem(word)
                yield from (word_stem(part) for part in word.split("-") if len(part) > _SHORTEST_NAME)


_NAMED = ""
"""Stands for no stem: somebody's name may begin with the word."""

_DIGITS = re.compile(r"[0-9](?:[.,'’  ]?[0-9])*")


def _significant(digits: str) -> str:
    """Return the significant digits of a printed number."""
    return "".join(one for one in digits if one.isdecimal()).strip("0")


_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)


def values_of(estimate: Estimate) -> Iterator[Number]:
    """Yield the numbers that an estimate prints."""
    interval = estimate.interval
    if interval is not None:
        yield from (end for end in (interval.low, interval.high, estimate.best) if end is not None)


def _in_base(value: Number, unit: Unit) -> Number:
    return value if unit.counts else value * unit.size


def _names_of(dossier: DraftFacts, corporate: frozenset[str], offices: frozenset[str]) -> list[Name]:
    """Return every name of everybody who may be named in a draft."""
    written: dict[tuple[tuple[str, ...], str], Name] = {}

    def add(text: str, who: str) -> None:
        words, raw = tuple(name_words(text)), WORD.findall(text[:1000])
        if len(words) > 1 and words[0] == "the":
            words, raw = words[1:], raw[1:]
        if words:  # "officials", of Officials
            first = "" if not raw or offices.issuperset(map(word_stem, words)) else raw[0]
            written.setdefault((words, who), Name(words, who, written=first))
        if len(words) > 1 and words[-1] in corporate:  # "Hydra" of Hydra Corp.
            written.setdefault((words[:-1], who), Name(words[:-1], who, written=raw[0] if raw else ""))

    parties = {party.name: party for figure in dossier.figures.values() for party in figure.parties}
    parties |= {party.name: party for party in dossier.parties.values()}
    for party in parties.values():
        for text in (party.name, *party.aliases):
            add(text, party.name)
    for figure in dossier.figures.values():
        for statement in figure.statements:
            for holder in holders_of(statement):
                add(holder.name, holder.name)
                if statement.named:
                    add(statement.named, holder.name)
            if statement.source is not None and not statement.parties:
                add(statement.source.title, statement.source.name)
    return [*written.values(), *_demonyms(written.values())]


def _demonyms(names: Iterable[Name]) -> Iterator[Name]:
    """Yield the adjectives that may be made of names of one word: "Armenian", "Azerbaijani"."""
    for name in names:
        word = name.words[0]
        if len(name.words) == 1 and len(word) >= _SHORTEST_NAME and word.isalpha():
            roots = (word, word[:-1]) if word[-1] in "aeo" else (word,)
            for root in roots:
                yield from (Name((root + end,), name.who, adjective=True, written="A") for end in _DEMONYMS)


def _adjectives(names: Iterable[Name]) -> dict[str, frozenset[str]]:
    """Return for each name of one word, and each adjective of it, the other words for whom it names."""
    of_whom: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if len(name.words) == 1:
            of_whom[name.who].add(word_stem(name.words[0]))
    return {stem: frozenset(stems) for stems in of_whom.values() for stem in stems}
