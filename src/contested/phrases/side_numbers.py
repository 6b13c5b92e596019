"""The numbers that stand beside a number: its ends, its error, its level, the whole, the same in another unit."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from contested.errors.base import AmbiguousPhrase, ContestedError
from contested.phrases.beside_tally import NOT_ONE
from contested.phrases.calendar_days import date_end
from contested.phrases.harmless_words import HarmlessWords
from contested.phrases.tokens import DASHES
from contested.quantities.numbers import as_int_if_whole, in_full, step_of
from contested.quantities.units import Unit, builtin_unit, factor
from contested.quantities.units import unit as unit_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from contested.phrases.amount import Amount
    from contested.phrases.beside_tally import BesideTally
    from contested.phrases.vocabulary import Match, Vocabulary
    from contested.quantities.numbers import Number

INTERVAL_KINDS = ("range", "confidence", "credible", "standard_error")
OPENERS = {"(": ")", "[": "]", "{": "}"}
_MOST_INTRO_TOKENS = 10  # what announces an interval: "95 % confidence interval of the estimate:"
_LIMITS = {"min": "at_least", "max": "at_most", "мин": "at_least", "макс": "at_most"}
_POWERS = frozenset(("square", "sq", "cubic", "cu", "per", ".", "/", "*", "²", "³"))


class SideNumbers:
    """The numbers beside the number of one claim."""

    def __init__(
        self,
        tally: BesideTally,
        words: Vocabulary,
        amounts: Callable[[int], list[Amount]],
        phrases: Callable[[int], list[Match]],
    ) -> None:
        """
        Take what is read into ``tally``.

        ``amounts`` reads a single number, ``phrases`` a whole phrase with its
        hedges, both from a token on, as the grammar does.
        """
        self.tally, self.tokens, self.words, self.amounts, self.phrases = tally, tally.tokens, words, amounts, phrases

    def interval(self, at: int, stop: int, *, bare: bool = False) -> int:
        """Read "range 4,500–7,500", "95% CI: 7,000–19,000", "SE 3"; ``bare`` without a word before it."""
        kind, level, start = self._intro(at, stop)
        if not kind and not bare:
            return 0
        if kind == "standard_error":
            return self._standard(at, start)
        if kind in ("confidence", "credible") and level is None:
            raise self.tally.refusal(at, start, "needs its level; write '95% CI'")
        readings = [one for one in self._readings(start) if one.interval is not None and len(one.numbers) > 1]
        readings = [one for one in readings if not one.bound and not one.words]
        if len(readings) != 1 or self.tally.ends is not None:
            if kind == "range" and not any(word[:1].isdecimal() for word in self.tokens.low[at:stop]):
                return 0  # "a wide range", which is then not known
            raise self.tally.refusal(at, min(start + 1, stop), "", NOT_ONE)
        interval = readings[0].interval
        assert interval is not None
        assert interval.low is not None
        assert interval.high is not None
        self.tally.bound_by(interval.low, interval.high, at, readings[0].end)
        self.tally.kind, self.tally.level = ("" if kind == "range" else kind), level
        return readings[0].end

    def _readings(self, at: int) -> list[Match]:
        try:
            return self.phrases(at)
        except ContestedError:
            return []

    def _intro(self, at: int, stop: int) -> tuple[str, Number | None, int]:
        """Read what announces an interval: its kind, its level, and the token after both."""
        kind, level = "", None
        most = min(stop, at + _MOST_INTRO_TOKENS)
        while at < most:
            found = self.words.beside.find(self.tokens, at)
            word = self.tokens.word(at)
            if self.words.between.find(self.tokens, at) is not None:
                kind = kind or "range"
                break
            if found is not None and found[0] in INTERVAL_KINDS:
                kind, at = found[0] if not kind or kind == "range" else kind, found[1]
                continue
            share = self._percent(at)
            if share is not None and level is None:
                level, at = share
            elif word in ":=,-–" or word in ("of", "de", "von", "der", "d", "'", "’", "à", "на", "уровне"):
                if not kind:
                    break
                if self._opens_range(at) or self._is_sign(at):
                    break
                at += 1
            else:
                break
        return kind, level if kind else None, at

    def _is_sign(self, at: int) -> bool:
        """Whether the dash here is a sign, as in "95% CI -20 to 320": at its number, and apart from the word."""
        return self.tokens.word(at) in DASHES and self.tokens.glued(at + 1) and not self.tokens.glued(at)

    def _opens_range(self, at: int) -> bool:
        """Whether the "de" here is that of "de 7 000 à 19 000"."""
        return self.words.start.find(self.tokens, at) is not None and self.tokens.word(at + 1)[:1].isdecimal()

    def _percent(self, at: int) -> tuple[Number, int] | None:
        """Read the "95 %" of an interval."""
        if not self.tokens.word(at).isdecimal():
            return None
        amounts = self.amounts(at)
        percent = self.words.percent.find(self.tokens, amounts[0].end) if amounts else None
        end = percent[1] if percent is not None else 0
        if percent is None and self.tokens.low[amounts[0].end : amounts[0].end + 2] == ["-", "%"]:
            end = amounts[0].end + 2
        value = Fraction(amounts[0].value) / 100 if end else Fraction(0)
        return (as_int_if_whole(value), end) if 0 < value < 1 else None

    def _standard(self, at: int, start: int) -> int:
        """Read "SE 3"."""
        amounts = self.amounts(start)
        if len(amounts) != 1 or amounts[0].value < 0 or self.tally.error is not None or self.tally.point() is None:
            raise self.tally.refusal(at, start, "", NOT_ONE)
        self.tally.error = amounts[0].value
        return amounts[0].end

    def refuse_years(self, at: int, end: int) -> None:
        """Refuse "1950 (1900–2000)", where the years may be bounds."""
        years = [int(word) for word in self.tokens.low[at:end] if word.isdecimal()]
        plain = all(word.isdecimal() or word in DASHES for word in self.tokens.low[at:end])
        if plain and len(years) == 2:
            self._refuse_within(years)

    def years_alone(self, at: int, close: int) -> bool:
        """Whether "between 1992 and 1994" says when; of a number that lies between them nobody can tell."""
        numbers = [n for n in range(at, close) if self.tokens.low[n][0].isdecimal()]
        if len(numbers) != 2 or not all(date_end(self.tokens, n, self.words.remarks.calendar)[0] > n for n in numbers):
            return False
        if self.words.nouns.has(self.tokens, numbers[1] + 1):
            return False  # "between 1900 and 2100 people"
        if self.words.language.words["months"].isdisjoint(self.tokens.low[at:close]):
            self._refuse_within([int(self.tokens.low[n]) for n in numbers])
        return self.tally.point() is not None

    def _refuse_within(self, years: list[int]) -> None:
        """Refuse a number that lies between two years."""
        point = self.tally.point()
        if point is not None and years[0] <= point <= years[1]:
            raise AmbiguousPhrase(
                self.tokens.text,
                (f"{in_full(point)}, from {years[0]} to {years[1]}", f"{in_full(point)}, of those years"),
            )

    def bare_interval(self, at: int, close: int) -> int:
        """Read "4,500–7,500" and "95% CI 4,500–7,500"; return the token after it, or 0."""
        readings = [one for one in self._readings(at) if len(one.numbers) > 1]
        if not readings:
            _, level, start = self._intro(at, close)
            return self.interval(at, close) if level is not None or start > at else 0
        return self.interval(at, close, bare=True)

    def upper_limit(self, at: int, close: int) -> bool:
        """Read the limit of "6,000 (up to 7,500)"."""
        readings = self._readings(at)
        if len(readings) != 1 or readings[0].interval is None or readings[0].end != close or not readings[0].bound:
            return False
        limit, point = readings[0].interval, self.tally.point()
        if limit.high is None or limit.low is not None or point is None or limit.high <= point or readings[0].about:
            return False
        self.tally.bound_by(point, limit.high, at, close, is_open=limit.high_open)
        return True

    def plus_minus(self, at: int, close: int) -> bool:
        """Read "(±500)" and "(+/- 500)"."""
        start = at + 1 if self.tokens.word(at) == "±" else at + 3
        if start == at + 3 and self.tokens.low[at : at + 3] not in (["+", "/", "-"], ["+", "/", "−"]):
            return False
        amounts, point = self.amounts(start), self.tally.point()
        if len(amounts) != 1 or amounts[0].end != close or amounts[0].value < 0 or point is None:
            return False
        size = Fraction(amounts[0].value)
        self.tally.bound_by(as_int_if_whole(point - size), as_int_if_whole(point + size), at, close)
        return True

    def of_all(self, at: int, close: int) -> int:
        """Pass over the whole that is given: "11 (of 20)"."""
        amounts, point = self.amounts(at + 1), self.tally.point()
        if len(amounts) != 1 or point is None or amounts[0].value < point:
            raise self.tally.refusal(at, close, "", NOT_ONE)
        return amounts[0].end

    def measure_alone(self, at: int, close: int) -> int:
        """Read "(in hectares)", "(km²)"."""
        start = at + 1 if self.tokens.word(at) in ("in", "en", "в") else at
        unit = self._measured(start, close)
        if unit is None or unit.counts:
            return at
        self.tally.measure(unit, at, close)
        return close

    def _measured(self, at: int, close: int) -> Unit | None:
        """Return the unit that some tokens write, where each name is in our own table."""
        raw = self.tokens.raw[at:close]
        if not raw or not all(word.lower() in _POWERS or word in "23" or builtin_unit(word) for word in raw):
            return None
        try:
            return unit_of(self.tokens.printed(at, close))
        except ContestedError:
            return None

    def converted(self, at: int, close: int) -> int:
        """Pass over the same quantity in another unit: "3,000 km² (1,158 sq mi)"."""
        readings = [one for one in self._readings(at) if one.interval is not None and one.interval.is_point]
        own, point = self.tally.printed or self.tally.figure, self.tally.point()
        if len(readings) != 1 or own is None or own.counts or point is None:
            return 0
        other = self._measured(readings[0].end, close)
        second = readings[0].interval
        if other is None or second is None or second.low is None:
            return 0
        ratio = Fraction(factor(own, other))
        slack = (step_of(point) * ratio + step_of(second.low)) / 2
        if abs(point * ratio - second.low) > slack:
            raise self.tally.refusal(at, close, "is another quantity than the number; claim each by itself")
        return close

    def here(self, at: int, end: int, stop: int) -> int:
        """Read the "in" of "12 in" as inches, where nothing follows and the figure is a length."""
        name = {"in": "inch", "are": "are"}[self.tokens.word(at)]
        last = end == stop or self.tokens.word(end) in ")]."
        if not last or self.tally.printed is not None or at != self.tally.reading.end:
            return 0
        if self.tally.figure is None or self.tally.figure.counts:
            raise self.tally.refusal(at, end, "opens what does not follow")
        return self.tally.measure(unit_of(name), at, end)

    def closing(self, at: int, stop: int) -> int:
        """Return the token of the bracket that closes the one at ``at``, or ``stop`` where none does."""
        depth = 0
        for n in range(at, stop):
            word = self.tokens.low[n]
            depth += (word in OPENERS) - (word in ")]}")
            if depth == 0:
                return n
        return stop

    def whole_bracket(self, at: int, close: int, summed: Callable[[int, int], int]) -> int:
        """Read a bracket that holds one thing not said outside: ends, an error, another unit, a sum, a whole."""
        word = self.tokens.word(at)
        if self.upper_limit(at, close) or (word in ("±", "+") and self.plus_minus(at, close)):
            return close
        if word in self.words.language.words["of"] and self.tokens.word(at + 1).isdecimal():
            return self.of_all(at, close)
        if not any(one[:1].isdecimal() for one in self.tokens.low[at:close]):
            return self._limit_alone(at, close) or self.measure_alone(at, close)
        dated, _ = date_end(self.tokens, at, self.words.remarks.calendar)
        polls = self.words.remarks.polls
        polled = polls.has(self.tokens, dated) or polls.has(self.tokens, dated + 1)
        if dated > at and (self.tokens.word(dated) in (")", "]", ",", ";", "") or polled) and dated <= close:
            self.refuse_years(at, dated)
            return dated
        return self._numbers_inside(at, close, summed)

    def _limit_alone(self, at: int, close: int) -> int:
        """Read "(min)" and "(max.)" of a count; leave a scale to its reader, which comes before a measure."""
        inside, tally = self.tokens.low[at:close], self.tally
        if HarmlessWords(self.tokens, self.words).is_scale_alone(
            close - 1 - (inside[-1:] == ["."]), at, bracketed=True
        ):
            return at
        kind = _LIMITS.get(inside[0], "") if inside and inside[1:] in ([], ["."]) else ""
        if not kind or (tally.figure is not None and not tally.figure.counts):
            return 0
        if tally.figure is None and kind == "at_least":
            raise AmbiguousPhrase(self.tokens.text, ("a minimum", "minutes"))
        if tally.bound not in (None, kind):
            raise tally.refusal(at, close, "contradicts what else is said; write one of them")
        tally.bound = kind
        tally.hedges.append((at, close))
        return close

    def _numbers_inside(self, at: int, close: int, summed: Callable[[int, int], int]) -> int:
        """Read the ends, the other unit or the parts that a bracket begins with."""
        if self.tokens.word(at)[:1].isdecimal():
            if self.years_alone(at, close):
                return at
            return self.bare_interval(at, close) or self.converted(at, close) or summed(at, close) or at
        if self.words.start.find(self.tokens, at) or self.words.between.find(self.tokens, at):
            return at if self.years_alone(at, close) else self.interval(at, close, bare=True)
        return at
