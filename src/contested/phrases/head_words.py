"""
Words beside a number that could be what is counted: things and places, who tells it, and what became of them.

Directly behind a number stands what it counts: "40 hospitals" are no killed, and "40 rescued" neither.  Behind
"in", in a clause of its own or with the noun that is counted, the same words change nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.phrases.tokens import DASHES
from contested.quantities.unit_table import COUNTED_KINDS, STATES
from contested.quantities.units import unit, within

if TYPE_CHECKING:
    from contested.phrases.tokens import Tokens
    from contested.phrases.vocabulary import Vocabulary
    from contested.quantities.units import Unit

_THINGS = frozenset(
    ("building", "house", "settlement", "vehicle", "tank", "aircraft", "helicopter", "drone", "missile", "mine", "ship")
)
_EVENTS = frozenset(("event", "attack", "battle", "protest", "vote"))  # nothing becomes of them
_LONGEST_AGE = 2  # digits
_ASIDE = frozenset(
    ("when", "while", "as", "where", "quand", "lorsque", "où", "cuando", "donde", "als", "wo", "когда", "где")
)
_SINGULAR = frozenset(("man", "woman", "troop"))
_GENITIVES = frozenset(("der", "des"))  # of German
_FAR = 4  # tokens from a word to the noun that it is a part of: "hospital and army staff"


class HeadWords:
    """The words of one text that could be counted, where a figure counts something."""

    def __init__(self, tokens: Tokens, words: Vocabulary, figure: Unit | None) -> None:
        """Know what the ``figure`` counts."""
        self.tokens, self.words, self.figure = tokens, words, figure

    def is_listed(self, at: int) -> bool:
        """Whether a word changes nothing where it is not what is counted."""
        remarks, tokens = self.words.remarks, self.tokens
        listed = (remarks.things, remarks.settings, remarks.causes, remarks.sources)
        return any(one.has(tokens, at) for one in listed) or bool(self._states(at))

    def opens_aside(self, at: int) -> bool:
        """Whether a word opens a clause that says when or where: "killed when trapped"."""
        return self.tokens.word(at) in _ASIDE

    def end(self, at: int) -> int:
        """Return the token after a listed word, or after a participle of two words: "took part"."""
        found = self.words.states.find(self.tokens, at)
        return at + 1 if found is None else found[1]

    def is_of(self, at: int) -> bool:
        """Whether a word stands behind "of the", or in a genitive: "Kinder der Getöteten"."""
        genitive = self.tokens.word(at - 1) in _GENITIVES
        while at and self.words.remarks.determiners.has(self.tokens, at - 1):
            at -= 1
        return genitive or (at > 0 and self.words.remarks.partitives.has(self.tokens, at - 1))

    def is_thing(self, at: int) -> bool:
        """Whether a word names several of something, so that it is counted where it stands alone."""
        own = self.figure is not None and self.tokens.word(at) in self.figure.names
        return self.words.remarks.things.has(self.tokens, at) and not own

    def is_counted(self, at: int, *, one: bool) -> bool:
        """
        Whether a word directly behind a number is what it counts.

        Where it is a part of the noun behind it, as in "40 hospital workers",
        it is not; ``one`` where the number is 1, so that "1 bomb killed" is.
        """
        remarks, tokens = self.words.remarks, self.tokens
        if self.is_thing(at):
            return True
        things = self.figure is not None and self.figure.counts and not within(self.figure, unit("person"))
        bodies = [remarks.collectives] if one or things else []  # "40 cavalry" are no tanks
        listed = (remarks.settings, remarks.causes, remarks.sources, *bodies)
        if not any(words.has(tokens, at) for words in listed) or self._is_placed(at):
            return False
        return one or not (remarks.determiners.has(tokens, at - 1) or self.leads_to_noun(at + 1))

    def _is_placed(self, at: int) -> bool:
        """Whether the ending of a word, or what follows, leads to a place: "քաղաքում", "şəhər yaxınlığında"."""
        cases, tokens = tuple(self.words.language.remarks["cases"]), self.tokens
        last = min(at + _FAR, len(tokens)) if cases else at
        while at < last and tokens.word(at)[0].isalpha():
            if tokens.word(at).endswith(cases) or self.words.remarks.places.has(tokens, at):
                return True
            at += 1
        return False

    def is_compound(self, at: int) -> bool:
        """Whether a word makes another thing of the noun before it: "person-years", "qaçqın düşərgəsi"."""
        tokens, remarks = self.tokens, self.words.remarks
        joined = at > 1 and tokens.word(at - 1) in DASHES and tokens.glued(at) and tokens.glued(at - 1)
        noun = self._noun_before(at - 1 if joined else at)
        listed = (remarks.things, remarks.settings, remarks.causes, remarks.sources, remarks.collectives)
        if not noun or not any(one.has(tokens, at) for one in listed):
            return False
        if joined or self.words.language.remarks["cases"]:
            return not self._is_placed(at)
        return self.words.language.code == "en" and (self.is_thing(at) or self._is_one(noun))

    def _noun_before(self, at: int) -> str:
        """Return the word of ours that ends before a token, or nothing."""
        found = (self.words.nouns.find(self.tokens, n) for n in range(max(at - _FAR, 0), at))
        return self.tokens.word(at - 1) if any(one is not None and one[1] == at for one in found) else ""

    def _is_one(self, noun: str) -> bool:
        """Whether a noun is in the singular, as before another noun: "a 40-person team"."""
        return noun in _SINGULAR or (noun in COUNTED_KINDS and noun not in STATES)

    def leads_to_noun(self, at: int) -> bool:
        """Whether a noun of ours follows before a preposition or a mark."""
        tokens = self.tokens
        for n in range(at, min(at + _FAR, len(tokens))):
            if self.words.nouns.has(tokens, n) or self.words.remarks.collectives.has(tokens, n):
                return True
            if not tokens.word(n)[0].isalpha() or self.words.remarks.places.has(tokens, n):
                return False
        return False

    def is_age(self, at: int, number: int) -> bool:
        """Whether a limit behind people is one of their age: "children under 5"."""
        tokens, nouns = self.tokens, self.words.nouns
        found = (nouns.find(tokens, n) for n in range(at))
        people = any(one is not None and one[1] == at and one[0] not in STATES for one in found)
        young = tokens.word(number).isdecimal() and tokens.run_end(number) - tokens.starts[number] <= _LONGEST_AGE
        return at < number and people and young and self.words.remarks.ages.has(tokens, at)

    # -- what became of them ------------------------------------------------

    def _states(self, at: int) -> str:
        """Return the kinds that a participle says something of, and behind a bar those that can be so too."""
        sure, other = self.words.states.find(self.tokens, at), self.words.states_too.find(self.tokens, at)
        return f"{sure[0] if sure else ''}|{other[0] if other else ''}" if sure or other else ""

    @staticmethod
    def is_state(kind: Unit) -> bool:
        """Whether a kind says what became of people."""
        return kind.names[0] in STATES

    def is_part(self, kind: Unit, named: list[Unit], *, whole: bool) -> bool:
        """Whether a state behind "including" is that of some: of those who are ``named``, or of a ``whole``."""
        counted = named if self.figure is None else [*named, self.figure]
        states = [one for one in counted if self.is_state(one)]
        return any(within(kind, one) for one in states) if states else bool(named) or whole

    def is_contrary(self, at: int, *, named: bool) -> bool:
        """
        Whether a participle says something else of people or things than the figure counts: "40 rescued" are no killed.

        ``named`` where the words have said already what is counted: "40 bodies found".
        """
        said, figure = self._states(at), self.figure
        if not said or figure is None or not figure.counts or figure.names[0] not in COUNTED_KINDS:
            return False
        sure, _, other = said.partition("|")
        kinds = {*sure.split(), *(other.split() if named else ())}
        name = figure.names[0]
        if name in STATES:
            return name not in kinds
        if named:
            return False
        if within(figure, unit("person")):
            return not kinds & {"people", *STATES}
        return name in _EVENTS or not kinds & ({"things"} if name in _THINGS else {"people", "things"})
