"""
The grammar of number phrases: hedges, numbers, ranges, one-sided words, words without a number.

``Grammar.readings`` gives every reading of the phrase at a place.  Two of them
are an ambiguity for the caller to settle or refuse; nothing is guessed here.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from contested.errors.base import NotANumber
from contested.phrases.amount import with_scale
from contested.phrases.hedge_words import MONEY, HedgeWords
from contested.phrases.inversions import noun_before, scale_before
from contested.phrases.match_intervals import StandIns, range_match, single_match
from contested.phrases.number_phrases import Numbers
from contested.phrases.number_ranges import Joints, scale_sharings
from contested.phrases.vocabulary import NO_HEDGES, OF_THE_NUMBER
from contested.quantities.numbers import as_int_if_whole

if TYPE_CHECKING:
    from contested.phrases.amount import Amount
    from contested.phrases.tokens import Tokens, TokenSpan
    from contested.phrases.vocabulary import Hedges, Match, Vocabulary
    from contested.quantities.numerals import Separators

_FAR = 8  # tokens behind a number that can still change it: a unit, and a hedge behind that


class Grammar:
    """The phrases of one text, by one vocabulary."""

    def __init__(
        self,
        tokens: Tokens,
        words: Vocabulary,
        separators: Separators | None,
        *,
        strict: bool = True,
        counted: bool | None = None,
    ) -> None:
        """
        Prepare to read ``tokens``.

        ``separators`` None leaves "1.500" with two readings.  ``strict``
        refuses "between" and "from" without a second number; prose has them
        without a number as well.  ``counted`` is whether things are counted, or
        None where nobody knows: behind a measure, "min" is no limit.
        """
        self.strict = strict
        self.tokens, self.words, self.lexicon = tokens, words, words.lexicon
        self.stand_ins = StandIns(tokens, words)
        self.around, self.joints = (
            HedgeWords(tokens, words, strict=strict, minutes=counted is False),
            Joints(tokens, words),
        )
        self.numbers = Numbers(tokens, words.language, separators, articles=strict)
        self.besides = NO_HEDGES  # hedges that stand beside the number: "6,000 (rough estimate)"
        self.group = separators.group[:1] if separators else ","
        self.group_marks, self.counted = separators.group if separators else ",", counted is True
        self.nth: int | None = None  # which of several readings the first number has
        self.reached = 0  # the end of what a refusal is about
        self.apart = False  # whether "from" opens no range, as behind "rose"

    def readings(self, at: int) -> list[Match]:
        """
        Return every reading of the phrase that begins at token ``at``; none where no phrase does.

        Raises:
            UnreadablePhrase: a number, but in words that contradict each other.
            ContestedError: digits that write no number.
        """
        said, said_first, i, opener, currency = self._opening(at)
        if self.besides is not NO_HEDGES:
            said = said | self.besides
        plural = self.stand_ins.plural_of_digits(at, said, i, marks=self.group_marks, counted=self.counted)
        if plural is not None:
            return [plural]
        found = self.stand_ins.without_plurals(self.numbers.amounts(i))
        if not found and (opener or said.bound is not None):
            found = self._ordinals(i)
        if not opener and (not found or self.stand_ins.outweigh(found, said, i)):
            return self.stand_ins.read(at, said, i)
        made = self._from_amounts(at, (said, said_first), found, opener, currency)
        if currency is not None:
            made = [reading for reading in made if not reading.note] or made
            made = [reading._replace(currency=currency) for reading in made]
        return made

    def _opening(self, at: int) -> tuple[Hedges, Hedges, int, str, TokenSpan | None]:
        """Read what stands before the first number: its hedges, those behind "between", and a currency."""
        word, i = self.tokens.low[at], at
        if word not in self.words.openers and word not in MONEY:
            return NO_HEDGES, NO_HEDGES, at, "", None
        said, i = self.around.before(at)
        if i > at and word in self.words.words.first_words:
            instead = self.words.words.find(self.tokens, at)
            if instead is not None and instead[1] > i:
                said, i = NO_HEDGES, at  # "unos cuantos" is no "unos"
        opener, i = self._opener(i)
        said_first = NO_HEDGES
        if opener:
            said_first, i = self.around.before(self.around.skipped(self.words.low, i))
        i, currency = self.around.currency(i)
        if said.words and self.tokens.low[i] in self.words.language.words["articles"]:
            i += self.numbers.shares.read(i + 1) is not None
        return said, said_first, i, opener, currency

    def _from_amounts(
        self, at: int, said: tuple[Hedges, Hedges], found: list[Amount], opener: str, currency: TokenSpan | None
    ) -> list[Match]:
        """Read on from each reading of the first number."""
        made: list[Match] = []
        before, first_before = said
        round_words = self.words.language.words["round"]
        for nth, first in enumerate(found):
            self.nth = nth if len(found) > 1 else None
            if round_words and any(word in round_words for word in self.tokens.low[first.start : first.end]):
                before = before._replace(about=before.about or "about")
            speech, start = self.words.language, first.start
            if scale_before(self.tokens, speech, start) or noun_before(self.tokens, speech, start):
                before = before._replace(about=before.about or "about")
            if opener:
                made += self._range(at, before, first_before, first, currency, opener=opener)
            else:
                made += self._from_first(at, before, first, currency)
        return made

    def _opener(self, at: int) -> tuple[str, int]:
        """Step over the "between" or "from" that opens a range."""
        found = self.words.between.find(self.tokens, at)
        if found is not None:
            return "between", found[1]
        found = None if self.apart else self.words.start.find(self.tokens, at)
        return ("", at) if found is None else ("from", found[1])

    # -- one number ---------------------------------------------------------

    def _from_first(self, at: int, said: Hedges, first: Amount, currency: TokenSpan | None) -> list[Match]:
        """Read what a number without "between" or "from" before it can be: a point, a bound, a range, an error."""
        if first.note:
            return [single_match(self.lexicon, at, said, first, first.end)]
        if not self._followed(first.end):
            reading = single_match(self.lexicon, at, said, first, first.end)
            return [self._narrowed(reading) if reading.bound else reading]
        error = self._plus_minus(at, said, first)
        if error:
            return error
        if said.bound is None or said.bound == "at_least":
            ranged = self._range(at, said, NO_HEDGES, first, currency, opener="")
            if ranged:
                return ranged
        if said.bound not in (None, "at_least") and self._another(first.end):
            raise self.around.refusal("a range and a one-sided word contradict each other; write one of them")
        after, end = self.around.after(first.end)
        scale = self.words.language.scales.get(self.tokens.word(end), 1) if after.about else 1
        if scale > 1 and first.scale == 1:  # "20-odd thousand"
            first, end = with_scale(first, scale, first.end), end + 1
        beside = not after.words
        if beside:
            after, end = self.around.after_unit(first.end)
        if said.bound is not None and after.bound is not None:
            raise self.around.refusal(
                f"{self.around.printed(said.words + after.words)} bound it twice; write one of them"
            )
        reading = single_match(
            self.lexicon, at, said | after, first, end, unit_end=end if after.words and beside else 0
        )
        return [self._narrowed(reading)]

    def _followed(self, at: int) -> bool:
        """Whether something behind a number, or behind its unit, may change it."""
        words = self.words
        followers, closing = words.followers, words.language.words["closing"]
        for word in self.tokens.low[at : at + _FAR]:
            if word in followers:
                return True
            if word in closing or not word:
                return False
        return False

    def _another(self, at: int) -> bool:
        """Whether a second number is joined to the one that ends here: "no more than 20 to 30"."""
        joined = self.joints.joiner(at, "")
        if joined is None or not self.tokens.low[joined[1]][:1].isdecimal():
            return False
        self.reached = joined[1] + 1
        return True

    def _narrowed(self, first: Match) -> Match:
        """Read the second half of "more than 20 and less than 35", where both bound and some value is in both."""
        start = self._and_behind(first.end) if first.bound else first.end
        if start == first.end:
            return first
        said, i = self.around.before(start)
        found = (self.numbers.amounts(i) or self._ordinals(i)) if said.bound is not None else []
        after, end = self.around.after(found[0].end) if len(found) == 1 else (NO_HEDGES, 0)
        if len(found) != 1 or after.bound is not None:
            return first
        second = single_match(self.lexicon, start, said | after, found[0], end)
        assert first.interval is not None  # both are bounded
        assert first.reach is not None
        assert second.interval is not None
        assert second.reach is not None
        both = first.interval.intersection(second.interval)
        if (first.interval.low is None) == (second.interval.low is None) or both.is_empty or both.is_point:
            return first
        return first._replace(
            end=second.end,
            interval=both,
            reach=first.reach.intersection(second.reach),
            words=first.words + second.words,
            about=first.about or second.about,
            numbers=first.numbers + second.numbers,
        )

    def _and_behind(self, at: int) -> int:
        """Step over the comma and the "and" or "but" between two bounds."""
        low = self.tokens.low
        at += low[at] == ","
        return at + (low[at] in self.words.language.words["and"] or low[at] == "but")

    def _plus_minus(self, at: int, said: Hedges, first: Amount) -> list[Match]:
        """Read "10 ± 2", "10 +/- 2"; "10 ± 5%" may be five in a hundred of ten, or points."""
        if not self._plus_follows(first.end):
            return []
        behind = self.words.percent.find(self.tokens, first.end)
        at_sign = first.end if behind is None else behind[1]
        words = self.tokens.low[at_sign : at_sign + 3]
        for sign in (["±"], ["+", "/", "-"], ["+", "/", "−"], ["plus", "or", "minus"]):
            if words[: len(sign)] == sign:
                start = at_sign + len(sign)
                break
        else:
            return []
        errors = self.numbers.amounts(start)
        if len(errors) != 1 or errors[0].value < 0:
            raise self.around.refusal("after ± it needs one number that is not below zero")
        error = errors[0]
        sizes = [error.value]
        if error.scale > 1 and first.scale == 1 and first.bare:
            first = with_scale(first, error.scale, first.end)  # "1.2 ± 0.3 million"
        elif first.scale > 1 and error.scale == 1:
            sizes.append(as_int_if_whole(Fraction(error.value) * first.scale))
        percent = self.words.percent.find(self.tokens, error.end)
        end = error.end
        if percent is not None and behind is None:
            sizes.append(as_int_if_whole(abs(Fraction(first.value)) * Fraction(error.value) / 100))
        made = []
        for size in sizes:
            reading = single_match(self.lexicon, at, said, first._replace(error=size, end=end), end)
            numbers = ((first.start, first.end), (error.start, error.end))
            sign_at = (at_sign, start)
            made.append(reading._replace(standard=False, numbers=numbers, words=(*said.words, sign_at)))
        if len(made) > 1:
            made[1] = made[1]._replace(end=percent[1] if percent and behind is None else end, note=OF_THE_NUMBER)
        return made

    def _plus_follows(self, at: int) -> bool:
        """Whether a sign such as "±" may follow here, or behind a percent sign."""
        low = self.tokens.low[at : at + 4]
        return "±" in low or "+" in low or "plus" in low

    def _ordinals(self, at: int) -> list[Amount]:
        amount = self.numbers.ordinal(at)
        return [] if amount is None else [amount]

    # -- ranges -------------------------------------------------------------

    def _range(
        self,
        at: int,
        said: Hedges,
        said_first: Hedges,
        first: Amount,
        currency: TokenSpan | None,
        *,
        opener: str,
    ) -> list[Match]:
        """Read the rest of a range; without an opener, nothing where no second number follows."""
        after_first, end = self.around.after(first.end) if opener else (NO_HEDGES, first.end)
        joined = self.joints.joiner(end, opener)
        unit = (end, end)
        if joined is None:
            unit, joined = self.joints.unit_and_joiner(end, opener)
        if joined is None:
            return self._no_second(opener)
        dash, start = joined
        said_second, i = self.around.before(self.around.skipped(self.words.high, start))
        if dash != "or":
            i = self._same_currency(i, currency)
        seconds = self._seconds(i, dash if not opener else "")
        if not seconds or (dash == "or" and said_second.words):
            return self._no_second(opener)
        made = []
        for nth, second in enumerate(seconds):
            if len(seconds) > 1 and self.nth is not None and nth != self.nth:
                continue  # "5.000 to 6.000": both by one convention
            if unit[0] != unit[1] and not self.joints.same(unit, second.end):
                continue
            after, stop = self.around.after(second.end)
            unit_end = 0
            if not after.words:
                after, stop = self.around.after_unit(second.end)
                unit_end = stop if after.words else 0
            self.reached = stop
            words = said | said_first | after_first | said_second | after
            low = (said | said_first | after_first | after)._replace(bound=None)
            high = (said | said_second | after)._replace(bound=None)
            if opener:
                high = (said | said_second)._replace(bound=None) | after._replace(bound=None)
                low = said | said_first | after_first | after
            bound = said.bound or after.bound or said_second.bound or said_first.bound
            if (said.bound or said_first.bound, said_second.bound) == ("at_least", "at_most"):
                bound = None  # "at least 20 to at most 30"
            if bound not in (None, "at_least"):
                raise self.around.refusal("a range and a one-sided word contradict each other; write one of them")
            for one, two in scale_sharings(first, second, dash, self.group, self.numbers.scales(second)):
                ends = (low, one), (high, two)
                bounded = bound is not None
                made.append(range_match(self.lexicon, (at, stop), words, *ends, bound=bounded, unit_end=unit_end))
        return self._upright(made)

    def _same_currency(self, at: int, currency: TokenSpan | None) -> int:
        """Step over the currency of a second number; another one than the first has is refused."""
        after, there = self.around.currency(at)
        if there is not None and currency is not None and self.tokens.printed(*there) != self.tokens.printed(*currency):
            raise self.around.refusal("it gives two currencies; claim each number by itself")
        return after if currency is not None else at

    def _seconds(self, at: int, joiner: str) -> list[Amount]:
        """Read the second number of a range; behind a mere "or" or "to", one that is none leaves the first alone."""
        try:
            return self.numbers.amounts(at) or (self._ordinals(at) if not joiner else [])
        except NotANumber:
            if joiner not in ("or", "to"):
                raise
            return []

    def _no_second(self, opener: str) -> list[Match]:
        if opener and self.strict:
            raise self.around.refusal(f"after '{opener}' it needs two numbers; write both, or the first alone")
        return []

    def _upright(self, made: list[Match]) -> list[Match]:
        """Leave out readings whose first number is above the second; refuse where none is left."""
        upright = [reading for reading in made if reading.interval is not None and not reading.interval.is_empty]
        if made and not upright:
            raise self.around.refusal("its first number is above its second; swap them")
        return upright
