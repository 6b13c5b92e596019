"""
The grammar of number phrases: hedges, numbers, ranges, one-sided words, words without a number.

``Grammar.readings`` gives every reading of the phrase at a place.  Two of them
are an ambiguity for the caller to settle or refuse; nothing is guessed here.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from contested.errors import NotANumber
from contested.phrases.amount import Amount, with_scale
from contested.phrases.hedge_words import MONEY, HedgeWords
from contested.phrases.lexicon import widened
from contested.phrases.match import NO_HEDGES, OF_THE_NUMBER, Hedges, Match
from contested.phrases.number_phrases import Numbers
from contested.phrases.number_ranges import Joints, shared
from contested.quantities.interval import Interval
from contested.quantities.numbers import as_int_if_whole

if TYPE_CHECKING:
    from contested.phrases.lexicon import Spread
    from contested.phrases.tokens import Tokens
    from contested.phrases.vocabulary import Vocabulary
    from contested.quantities.numerals import Separators
    from contested.quantities.units import Unit

_MADE = {
    "at_least": Interval.at_least,
    "more_than": Interval.more_than,
    "at_most": Interval.at_most,
    "less_than": Interval.less_than,
}
_FAR = 8  # tokens behind a number that can still change it: a unit, and a hedge behind that
_LOWER = ("at_least", "more_than")
_PLURALS = {
    "100": "hundreds",
    "1000": "thousands",
    "10000": "tens of thousands",
    "100000": "hundreds of thousands",
    "1000000": "millions",
}


class Grammar:
    """The phrases of one text, by one vocabulary."""

    def __init__(
        self,
        tokens: Tokens,
        words: Vocabulary,
        separators: Separators | None,
        *,
        strict: bool = True,
        unit: Unit | None = None,
    ) -> None:
        """
        Prepare to read ``tokens``.

        ``separators`` None leaves "1.500" with two readings.  ``strict``
        refuses "between" and "from" without a second number; prose has them
        without a number as well.  ``unit`` is what is counted or measured, if
        known: behind a measure, "min" is no limit.
        """
        self.strict = strict
        self.tokens, self.words = tokens, words
        self.around, self.joints = (
            HedgeWords(tokens, words, strict=strict, minutes=unit is not None and not unit.counts),
            Joints(tokens, words),
        )
        self.numbers = Numbers(tokens, words.language, separators, articles=strict)
        self.besides = NO_HEDGES  # hedges that stand beside the number: "6,000 (rough estimate)"
        self.group = separators.group[:1] if separators else ","
        self.group_marks, self.unit = separators.group if separators else ",", unit
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
        said, said_first, i, opener, currency, opened = NO_HEDGES, NO_HEDGES, at, "", None, False
        word = self.tokens.low[at]
        if word in self.words.openers or word in MONEY:
            said, i = self.around.before(at)
            if i > at and word in self.words.words.first_words:
                instead = self.words.words.find(self.tokens, at)
                if instead is not None and instead[1] > i:
                    said, i = NO_HEDGES, at  # "unos cuantos" is no "unos"
            opener, i = self._opener(i)
            opened = opener != ""
            if opened:
                said_first, i = self.around.before(self.around.skipped(self.words.low, i))
            i, currency = self.around.currency(i)
            if said.words and self.tokens.low[i] in self.words.language.words["articles"]:
                i += self.numbers.is_share(i + 1)
        if self.besides is not NO_HEDGES:
            said = said | self.besides
        plural = self._plural_of_digits(at, said, i)
        if plural is not None:
            return [plural]
        found = self.numbers.amounts(i)
        if not found and (opened or said.bound is not None):
            found = self._ordinals(i)
        if not opened and not (found and self._outweighs(found, said, i)):
            return self._without_number(at, said, i)
        made = []
        round_words = self.words.language.words["round"]
        for nth, first in enumerate(found):
            self.nth = nth if len(found) > 1 else None
            if round_words and any(word in round_words for word in self.tokens.low[first.start : first.end]):
                said = said._replace(about=said.about or "about")
            if not opened:
                made += self._from_first(at, said, first, currency)
            else:
                made += self._range(at, said, said_first, first, currency, opener=opener)
        if currency is not None:
            made = [reading for reading in made if not reading.note] or made
            made = [reading._replace(currency=currency) for reading in made]
        return made

    def _opener(self, at: int) -> tuple[str, int]:
        """Step over the "between" or "from" that opens a range."""
        found = self.words.between.find(self.tokens, at)
        if found is not None:
            return "between", found[1]
        found = None if self.apart else self.words.start.find(self.tokens, at)
        return ("", at) if found is None else ("from", found[1])

    def _plural_of_digits(self, at: int, said: Hedges, i: int) -> Match | None:
        """Read the "thousands" of "1,000s"."""
        if not self.tokens.word(i).startswith("1"):
            return None
        end = i
        while self.tokens.word(end).isdecimal() or (end > i and self.tokens.word(end) in tuple(self.group_marks)):
            end += 1
        if self.tokens.word(end) != "s" or not self.tokens.glued(end):
            return None
        digits = "".join(word for word in self.tokens.low[i:end] if word.isdecimal())
        name = _PLURALS.get(digits)
        if name is None or (end == i + 1 and (self.unit is None or not self.unit.counts)):
            return None  # "100s" may be seconds
        worth = self.words.lexicon.numbers.get(name)
        interval = None if worth is None else Interval(worth[0], worth[1])
        return Match(
            at, end + 1, interval, interval, said.words, worth is not None, ((i, end + 1),), unquantified=worth is None
        )

    def _outweighs(self, found: list[Amount], said: Hedges, at: int) -> bool:
        """Whether a number in words stands before a word in its place: not in "Millionen Menschen"."""
        instead = self.words.words.find(self.tokens, at) if not said.words else None
        return instead is None or instead[0][1] == "zero" or instead[1] < max(one.end for one in found)

    # -- one number ---------------------------------------------------------

    def _from_first(self, at: int, said: Hedges, first: Amount, currency: tuple[int, int] | None) -> list[Match]:
        """Read what a number without "between" or "from" before it can be: a point, a bound, a range, an error."""
        if first.note:
            return [self._single(at, said, first, first.end)]
        if not self._followed(first.end):
            reading = self._single(at, said, first, first.end)
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
        reading = self._single(at, said | after, first, end, unit_end=end if after.words and beside else 0)
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

    def _single(self, at: int, said: Hedges, amount: Amount, end: int, unit_end: int = 0) -> Match:
        interval = Interval.point(amount.value)
        if said.bound is not None:
            kind = {"more_than": "at_least", "less_than": "at_most"}.get(said.bound) if said.closes else None
            interval = _MADE[kind or said.bound](amount.value)
        if amount.error is not None:
            interval = Interval.of_ends(
                as_int_if_whole(Fraction(amount.value - amount.error)),
                as_int_if_whole(Fraction(amount.value + amount.error)),
                False,
                False,
            )
        spread = self._spread(said)
        printed = (amount.value, amount.step, amount.place)
        return Match(
            at,
            max(end, amount.end),
            interval,
            widened(interval, spread, printed, spread, printed) if spread and amount.error is None else interval,
            said.words,
            said.about is not None,
            ((amount.start, amount.end),),
            best=amount.value if amount.error is not None else None,
            error=amount.error,
            standard=amount.error is not None,
            note=amount.note,
            bound=said.bound is not None,
            unit_end=unit_end,
            foreign=amount.foreign,
            share=amount.share,
            mixed=amount.mixed,
            part=amount.part,
            scale=amount.scale,
        )

    def _spread(self, said: Hedges) -> Spread | None:
        """Return how far a number with these words reaches."""
        lexicon = self.words.lexicon
        if said.about is not None:
            return lexicon.spread(said.about)
        if said.exactly is not None and said.exactly in lexicon.worth:
            return lexicon.spread(said.exactly)
        return None if said.bound is not None else lexicon.spread(None)

    def _narrowed(self, first: Match) -> Match:
        """Read the second half of "more than 20 and less than 35", where both bound and some value is in both."""
        at = first.end
        if not first.bound or not self.tokens.low[at] or first.interval is None or first.reach is None:
            return first
        if self.tokens.low[at] == ",":
            at += 1
        if self.tokens.low[at] in self.words.language.words["and"] or self.tokens.low[at] == "but":
            at += 1
        if at == first.end:
            return first
        said, i = self.around.before(at)
        if said.bound is None:
            return first
        found = self.numbers.amounts(i) or self._ordinals(i)
        if len(found) != 1:
            return first
        after, end = self.around.after(found[0].end)
        if after.bound is not None:
            return first
        second = self._single(at, said | after, found[0], end)
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
            reading = self._single(at, said, first._replace(error=size, end=end), end)
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
        currency: tuple[int, int] | None,
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
            for one, two in shared(first, second, dash, self.group, self.numbers.scales(second)):
                ranged = self._ranged(at, stop, words, (low, one), (high, two), bound)
                made.append(ranged._replace(unit_end=unit_end))
        return self._upright(made)

    def _same_currency(self, at: int, currency: tuple[int, int] | None) -> int:
        """Step over the currency of a second number; another one than the first has is refused."""
        after, there = self.around.currency(at)
        if there is not None and currency is not None and self.around.text(*there) != self.around.text(*currency):
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

    def _ranged(
        self,
        at: int,
        end: int,
        words: Hedges,
        low: tuple[Hedges, Amount],
        high: tuple[Hedges, Amount],
        bound: str | None,
    ) -> Match:
        (said_low, one), (said_high, two) = low, high
        interval = Interval.of_ends(one.value, None if bound else two.value, False, False)
        reach = interval
        if not interval.is_empty:
            below, above = self._spread(said_low), self._spread(said_high)
            ends = (one.value, one.step, one.place), (two.value, two.step, two.place)
            reach = widened(interval, below, ends[0], above, ends[1]) if below or above else interval
        return Match(
            at,
            end,
            interval,
            reach,
            tuple(sorted(set(words.words))),
            words.about is not None,
            ((one.start, one.end), (two.start, two.end)),
            note=f"{one.note}{two.note}",
            bound=bound is not None,
            foreign=one.foreign or two.foreign,
            share=one.share or two.share,
            mixed=one.mixed or two.mixed,
            scale=two.scale,
        )

    # -- words without a number ---------------------------------------------

    def _without_number(self, at: int, said: Hedges, i: int) -> list[Match]:
        found = self.words.words.find(self.tokens, i)
        if found is None:
            return []
        (word, kind, prose), end = found
        if kind == "zero":
            zero = Amount(0, 1, 1, i, end)
            return [self._single(at, said, zero, end)._replace(alone=not prose)]
        if kind == "unknown":
            return [Match(at, end, None, None, said.words, numbers=((i, end),), unknown=True, alone=not prose)]
        worth = self.words.lexicon.numbers.get(word)
        further = self._scale_word(end)
        if further is not None:
            size, end = further
            prose = True
            named = self.words.lexicon.numbers.get(self.around.text(i, end).lower())
            scaled = worth and self.words.lexicon.multiplies and (worth[0] * size, worth[1] * size)
            worth = named or scaled or None
        if worth is None:
            return [Match(at, end, None, None, said.words, numbers=((i, end),), unquantified=True, alone=not prose)]
        interval = Interval(worth[0], worth[1])
        if said.bound is not None:
            interval = _MADE[said.bound](worth[0] if said.bound in _LOWER else worth[1])
        words = (*said.words, (i, end))
        return [
            Match(at, end, interval, interval, words, True, ((i, end),), alone=not prose, bound=said.bound is not None)
        ]

    def _scale_word(self, at: int) -> tuple[int, int] | None:
        """Read the "thousands" of "tens of thousands", the "hundred" of "several hundred"."""
        language = self.words.language
        if self.tokens.low[at] in language.words["of"]:
            at += 1
        word = self.tokens.low[at]
        size = language.scales.get(word) or language.multipliers.get(word) or language.abbreviations.get(word)
        if size is None or len(word) < 3:
            return None
        further = at + 2 if self.tokens.low[at + 1] in language.words["of"] else at + 1
        if self.tokens.low[further] in language.scales:
            return size * language.scales[self.tokens.low[further]], further + 1
        return size, at + 1
