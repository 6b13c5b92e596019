"""
Every number phrase without its hedges: digits, words, fractions, mixed numbers, proportions.

``amounts`` gives all readings of the number at a place; more than one means
that two readers may differ, and the caller lists them.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from contested.phrases.amount import Amount, with_scale
from contested.phrases.inversions import scale_before, scaled_behind
from contested.phrases.number_words import HYPHENS, MILLION, Share, Shares, WholeNumber, whole_number
from contested.phrases.numbers_in_text import digit_amounts, is_measure, with_scale_words
from contested.phrases.tokens import DASHES, MINUSES, VULGAR, Listing
from contested.quantities.numbers import as_int_if_whole, bounded, step_of

if TYPE_CHECKING:
    from contested.phrases.language import Language
    from contested.phrases.tokens import Tokens
    from contested.quantities.numerals import Separators

_CLAIMED_SIGNS = MINUSES | frozenset("\u2010\u2011\u2012\u2013")
_YEARS = range(1001, 2200)  # "1 in 2011" is no proportion
_THOUSAND = 1000
_MOST_DIGIT_WORDS = 12  # behind "point"; a longer row of digits is not read out
_LARGEST_OF_A_RATIO = 10  # "2 out of 3" is a share, "12 out of 19" counts twelve


@lru_cache(maxsize=16)
def _proportions(words: Language) -> Listing[str]:
    """Return what stands between the two numbers of a proportion: "over", "out of"."""
    return Listing((phrase, name) for name in ("over", "out_of") for phrase in words.words[name])


@lru_cache(maxsize=16)
def _continuers(words: Language) -> frozenset[str]:
    """Return what can go on with a number in digits; behind all else it is as it stands."""
    listed = words.words
    phrases = (phrase for name in ("over", "out_of", "in", "half_behind", "with", "and") for phrase in listed[name])
    return (
        Listing((phrase, phrase) for phrase in phrases).first_words
        | frozenset((*words.scales, *words.multipliers, *words.abbreviations, *words.scale_adjectives))
        | frozenset((*words.fractions, *VULGAR, *DASHES, "/"))
    )


@lru_cache(maxsize=16)
def _beginners(words: Language) -> frozenset[str]:
    """Return the tokens that a number in words can begin with."""
    numbers = Listing((word, word) for word in words.numbers).first_words
    listed = (*words.multipliers, *words.scales, *words.fractions, *words.halves, *words.locatives)
    return numbers | frozenset((*listed, *words.words["one"]))


class Numbers:
    """The numbers of one text in one language."""

    def __init__(
        self, tokens: Tokens, words: Language, separators: Separators | None, *, articles: bool = False
    ) -> None:
        """
        Prepare to read ``tokens``.

        ``separators`` None leaves "1.500" with two readings; ``articles`` reads
        "an hour" as one, as a claim does.
        """
        self.tokens, self.words, self.separators, self.articles = tokens, words, separators, articles
        self.continuers, self.beginners = _continuers(words), _beginners(words)
        self.signs = _CLAIMED_SIGNS if articles else MINUSES  # in prose a dash may open a remark
        self._over = _proportions(words)
        self.shares = Shares(tokens, words)

    def amounts(self, at: int) -> list[Amount]:
        """
        Return every reading of the number that begins at token ``at``; none where no number does.

        Raises:
            ContestedError: digits that write no number.
        """
        word = self.tokens.low[at]
        if word in self.signs and self.tokens.glued(at + 1) and self.tokens.low[at + 1][:1].isdecimal():
            return [self._negative(amount, at) for amount in self.amounts(at + 1)]
        if word == "+" and self.tokens.glued(at + 1) and self.tokens.low[at + 1][:1].isdecimal():
            return [amount._replace(start=at) for amount in self.amounts(at + 1)]
        if word in self.words.words["minus"]:
            return [self._negative(amount, at) for amount in self.amounts(at + 1)]
        if word[:1].isdecimal() or word == "." or word in VULGAR:
            found = self._in_digits(at)
        elif word in self.beginners:
            found = self._in_words(at)
        else:
            return []
        if len(found) == 1 and self.tokens.low[found[0].end] in self.continuers:
            return self._with_proportion(found[0])
        return found

    def scales(self, amount: Amount) -> tuple[tuple[int, ...], bool]:
        """Return what the scale words at the end of an amount come to, and whether one number alone stands before."""
        products: list[int] = []
        at, words = amount.end - 1, self.words
        while at > amount.start and (by := self._scale_at(at)) is not None:
            products.insert(0, by * (products[0] if products else 1))
            at -= 1
        if not products:  # a power of ten, or a scale within: "three hundred and fifty"
            return ((amount.scale,) if amount.scale > 1 else ()), False
        inside = range(amount.start, at + 1)
        simple = not any(self.tokens.low[n] in words.scales or self.tokens.low[n] in words.multipliers for n in inside)
        return tuple(products), simple

    def _scale_at(self, at: int) -> int | None:
        word = self.tokens.low[at]
        by = self.words.scales.get(word) or self.words.multipliers.get(word)
        return by or self.words.abbreviations.get(self.tokens.raw[at])

    def ordinal(self, at: int) -> Amount | None:
        """Return the number of "the tenth"."""
        if self.tokens.low[at] not in self.words.words["the"]:
            return None
        word = self.tokens.low[at + 1]
        value = self.words.ordinals.get(word) or self.words.fractions.get(word)
        if value is None or word.endswith("s"):
            return None
        return Amount(value, step_of(value), 1, at, at + 2)

    def _negative(self, amount: Amount, at: int) -> Amount:
        return amount._replace(value=-amount.value, start=at)

    # -- digits -------------------------------------------------------------

    def _in_digits(self, at: int) -> list[Amount]:
        plains = digit_amounts(self.tokens, at, self.separators)
        if plains and (word := self.tokens.low[plains[0].end]) not in self.continuers and not word.isdecimal():
            raw = self.tokens.raw[plains[0].end] if word else ""
            if raw not in self.continuers:
                return plains
        found = []
        for plain in plains:
            amount = self._mixed(plain)
            share = self.shares.behind(amount.end) if amount.scale == 1 else None
            if share is not None:
                found += self._with_share(WholeNumber(amount.value, amount.end), share, at)
                continue
            counted = self._plain_share(amount) if amount.bare and not amount.note else None
            if counted is not None:
                found.append(counted)
            else:
                found += [self._continued(one) for one in with_scale_words(amount, self.tokens, self.words)]
        return found

    def _mixed(self, amount: Amount) -> Amount:
        """Add the fraction of "2 1/4" and "2½"."""
        at = amount.end
        mark = self.tokens.low[at]
        if not (mark in VULGAR or mark.isdecimal()) or not isinstance(amount.value, int):
            return amount
        if mark in VULGAR:
            part = VULGAR[mark]
            end = at + 1
        elif amount.bare and self.tokens.low[at].isdecimal() and not self.tokens.glued(at) and self._slash(at + 1):
            halves = digit_amounts(self.tokens, at, self.separators)[0]
            if not 0 < halves.value < 1:
                return amount
            part, end = Fraction(halves.value), halves.end
        else:
            return amount
        step = Fraction(1, part.denominator)
        return amount._replace(
            value=bounded(amount.value + part), step=step, place=step, end=end, share=False, mixed=True
        )

    def _slash(self, at: int) -> bool:
        return self.tokens.low[at] == "/" and self.tokens.glued(at) and self.tokens.glued(at + 1)

    def _plain_share(self, amount: Amount) -> Amount | None:
        """Read "100 millionths" and "3 quarters"."""
        word = self.tokens.low[amount.end]
        denominator = self.words.fractions.get(word)
        if denominator is None or not isinstance(amount.value, int):
            return None
        if not self.shares.agrees(word, plural=amount.value != 1):
            return None
        return self._from_share(Share(amount.value, denominator, amount.end + 1), amount.start)

    def _continued(self, amount: Amount) -> Amount:
        """Add the words of "4 thousand 3 hundred and 21", and the fraction of "3 million and a half"."""
        word = self.tokens.low[amount.end - 1]
        in_words = word in self.words.scales or word in self.words.multipliers
        if amount.scale == 1 or not isinstance(amount.value, int) or amount.note or not in_words:
            return amount
        read = whole_number(self.tokens, amount.end, self.words, amount)
        share = self.shares.behind(amount.end)
        if share is not None and amount.scale >= MILLION:
            return self._with_share(WholeNumber(amount.value, amount.end, amount.scale), share, amount.start)[0]
        if read is None or read.end == amount.end:
            return amount
        return Amount(bounded(read.value), step_of(read.value), 1, amount.start, read.end, scale=read.scale or 1)

    # -- words --------------------------------------------------------------

    def _in_words(self, at: int) -> list[Amount]:
        if self.tokens.low[at] in self.words.halves or scale_before(self.tokens, self.words, at):
            return [self._halved(at) if self.tokens.low[at] in self.words.halves else self._inverted(at)]
        read = whole_number(self.tokens, at, self.words)
        if read is None:
            return self._without_whole(at)
        if self._points(read.end):
            return self._with_point(read, at)
        halved = self._share_at_tail(read, at)
        if halved is not None:
            return halved
        share = self.shares.behind(read.end)
        if share is None:
            return [] if self._ordinal_follows(read.end) else [self._plain(read, at)]
        return self._with_share(read, share, at)

    def _inverted(self, at: int) -> Amount:
        scale = self._scale_at(at)
        assert scale is not None  # only scales are listed
        return scaled_behind(self.tokens, at, scale, self.amounts(at + 1))

    def _without_whole(self, at: int) -> list[Amount]:
        """Read what begins with no whole number: a fraction, "million and a half", "an hour"."""
        share = self.shares.read(at)
        if share is not None:
            return [self._from_share(share, at)]
        return self._scale_and_half(at) or self._article(at)

    def _halved(self, at: int) -> Amount:
        """Read "anderthalb Millionen", "полторы тысячи": words that count halves."""
        value = as_int_if_whole(Fraction(self.words.halves[self.tokens.low[at]], 2))
        amount = Amount(value, Fraction(1, 2), Fraction(1, 2), at, at + 1, bare=True)
        word = self.tokens.low[at + 1]
        by = self.words.scales.get(word) or self.words.multipliers.get(word)
        if by is None:
            return amount
        scaled = with_scale(amount, by, at + 2)
        return scaled._replace(step=step_of(scaled.value), place=1)

    def _scale_and_half(self, at: int) -> list[Amount]:
        """Read "million and a half"."""
        scale = self.words.scales.get(self.tokens.word(at), 0)
        share = self.shares.behind(at + 1) if scale >= MILLION else None
        return [] if share is None else self._with_share(WholeNumber(scale, at + 1, scale), share, at)

    def _article(self, at: int) -> list[Amount]:
        """Read the one of "an hour"."""
        if not self.articles or self.tokens.word(at) not in self.words.words["one"]:
            return []
        return [Amount(1, 1, 1, at, at + 1)] if is_measure(self.tokens.word(at + 1)) else []

    def _plain(self, read: WholeNumber, at: int) -> Amount:
        value = bounded(read.value)
        small = 0 <= value < 1000 and not read.scale
        last = self.words.multipliers.get(self.tokens.low[read.end - 1], 1)
        inner = self._inner_scale(at, read.end)
        return Amount(value, step_of(value), 1, at, read.end, scale=read.scale or max(last, inner), bare=small)

    def _inner_scale(self, start: int, end: int) -> int:
        """Return the first scale within a compound number, such as the hundred of "three hundred and fifty"."""
        return next((by for at in range(start, end) if (by := self._scale_at(at)) is not None), 1)

    def _ordinal_follows(self, at: int) -> bool:
        """Whether these words only begin an ordinal: "twenty-first", "two millionth"."""
        word = self.tokens.low[at + 1 if self.tokens.low[at] in HYPHENS else at]
        return word in self.words.ordinals or (word in self.words.fractions and word not in self.words.scales)

    def _points(self, at: int) -> bool:
        if self.tokens.low[at] not in self.words.words["point"]:
            return False
        return self.tokens.low[at + 1] in self.words.numbers

    def _with_point(self, read: WholeNumber, at: int) -> list[Amount]:
        """Read "two hundred point zero three", "nought point eleven"."""
        digits, end = "", read.end + 1
        for _ in range(_MOST_DIGIT_WORDS):
            value = self.words.numbers.get(self.tokens.low[end])
            if value is None or value > 9:
                break
            digits, end = digits + str(value), end + 1
        if not digits:
            tail = whole_number(self.tokens, read.end + 1, self.words)
            assert tail is not None  # a number word stands here
            digits, end = str(tail.value), tail.end
        place = Fraction(1, 10 ** len(digits))
        amount = Amount(bounded(read.value + int(digits) * place), place, place, at, end)
        return with_scale_words(amount, self.tokens, self.words)

    # -- fractions ----------------------------------------------------------

    def _share_at_tail(self, read: WholeNumber, at: int) -> list[Amount] | None:
        """Read words that end in a denominator: "twenty-three fifths", "one hundred and three quarters"."""
        counted = read.value if read.added is None else read.added
        found = self.shares.denominator(read.end, plural=counted != 1)
        if found is None or self.tokens.low[read.end] in self.words.words["half_behind"]:
            return None
        denominator, end = found
        hyphened = self.tokens.low[read.end] in HYPHENS and self.tokens.glued(read.end)
        plain = Share(read.value, denominator, end)
        before = read.value - read.tail
        if read.tail and read.tail % 10 == 0 and denominator < 10 and before > 0 and read.added is None:
            compound = Share(before, read.tail + denominator, end)  # "one hundred | thirty-fifths"
            readings = (compound,) if hyphened else (plain, compound)
            return [self._from_share(one, at) for one in readings]
        if self._one_before(read) and denominator < 10:
            return [self._from_share(plain, at), self._from_share(self._after_one(read, denominator, end), at)]
        if read.added is not None and 0 < read.added < denominator:
            base = read.value - read.added
            scale = read.last if read.last and base % read.last == 0 else 0
            return self._with_share(WholeNumber(base, read.end, scale), Share(read.added, denominator, end), at)
        return [self._from_share(plain, at)]

    def _one_before(self, read: WholeNumber) -> bool:
        """Whether the words end in "one thousand" after another number, which a denominator may take along."""
        before = self.tokens.low[read.end - 2]
        return read.scale != 0 and self.words.numbers.get(before) == 1 and read.value != read.scale

    def _after_one(self, read: WholeNumber, denominator: int, end: int) -> Share:
        """Return the other reading of "one hundred one thousand fifths": one hundred over 1,005."""
        return Share(as_int_if_whole(Fraction(read.value) / read.scale) - 1, read.scale + denominator, end)

    def _from_share(self, share: Share, at: int) -> Amount:
        """Return the amount of a fraction, times the scale that may follow: "two thirds of a million"."""
        step = Fraction(1, share.denominator)
        amount = Amount(bounded(as_int_if_whole(share.value)), step, step, at, share.end, bare=True, share=True)
        scaled = self.shares.scale_behind(share.end)
        if scaled is None:
            return amount
        by, end = scaled
        amount = with_scale(amount, by, end)
        return amount._replace(step=step_of(amount.value) if by != 12 else amount.value)

    def _with_share(self, read: WholeNumber, share: Share, at: int) -> list[Amount]:
        """Read "two and a half", "two and a half thousand", "one million and a half"."""
        scaled = (
            self.shares.scale_behind(share.end) if self.tokens.low[share.end] not in self.words.words["of"] else None
        )
        if scaled is not None:
            by, end = scaled
            if not read.scale:
                value = (read.value + share.value) * by
            elif read.scale > by:
                value = read.value + share.value * by
            else:
                return []
            return [Amount(bounded(as_int_if_whole(value)), step_of(as_int_if_whole(value)), 1, at, end, scale=by)]
        step = Fraction(1, share.denominator)
        mixed = bounded(as_int_if_whole(read.value + share.value))
        as_unit = Amount(mixed, step, step, at, share.end, bare=not read.scale and mixed < 100, mixed=True)
        last = self.words.multipliers.get(self.tokens.low[read.end - 1])
        if last is not None and share.numerator == 1:
            half = bounded(as_int_if_whole(read.value + share.value * last))  # "a dozen and a half"
            return [Amount(half, step_of(half), 1, at, share.end), as_unit]
        if read.scale < 1000:
            return [as_unit]
        if self.tokens.low[read.end] in self.words.words["half_behind"]:
            and_half = bounded(as_int_if_whole(read.value + share.value * read.scale))
            return [Amount(and_half, step_of(and_half), 1, at, share.end, scale=read.scale)]
        of_scale = bounded(as_int_if_whole(read.value + share.value * read.scale))
        as_scale = Amount(of_scale, step_of(of_scale), 1, at, share.end, scale=read.scale)
        return [as_scale] if read.scale >= MILLION else [as_scale, as_unit]

    # -- proportions --------------------------------------------------------

    def _with_proportion(self, amount: Amount) -> list[Amount]:
        """Read "two out of five" and "1 over 3"; "2 in 5" has two readings, "3 in 10 days" one."""
        over = self._over.find(self.tokens, amount.end)
        inside = over is None and self.tokens.low[amount.end] in self.words.words["in"]
        if (over is None and not inside) or amount.scale != 1 or not isinstance(amount.value, int):
            return [amount]
        start = amount.end + 1 if over is None else over[1]
        word = self.tokens.low[start]
        found = self._in_digits(start) if word[:1].isdecimal() else self._in_words(start)
        if len(found) != 1 or not isinstance(found[0].value, int) or found[0].value <= 0:
            return [amount]
        second = found[0]
        ratio = Fraction(amount.value, second.value)
        step = Fraction(1, second.value)
        share = Amount(bounded(ratio), step, step, amount.start, second.end, share=True)
        ends = self._ends(second.end)
        if over is not None and over[0] == "out_of":
            whole = second.value > _LARGEST_OF_A_RATIO and second.scale < _THOUSAND  # "out of a million" is a rate
            counts = self.tokens.word(amount.start).isdecimal() and whole
            return [share._replace(part=amount.value if counts else None)] if ratio <= 1 else [amount]
        if over is not None:
            return [share] if ends else [amount]
        follows = self.tokens.low[second.end]
        year = second.value in _YEARS and not second.grouping
        if ratio >= 1 or follows in self.words.words["time"] or year:
            return [amount]
        rate = second.value >= _THOUSAND and str(second.value).strip("0") == "1"  # "5 in 1,000"
        return [share] if rate or (ends and amount.value == 1) else [amount, share]

    def _ends(self, at: int) -> bool:
        """Whether the clause ends here, so that no noun belongs to the number alone."""
        word = self.tokens.low[at]
        return not word or word in ".,;:!?)" or word in self.words.words["or"] or word in DASHES
