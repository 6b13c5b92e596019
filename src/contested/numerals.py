"""Numbers in words: "twenty-four", "seven hundred and fifty", "half a million"."""

from __future__ import annotations

import re

from contested.exact import Numeral, step_of

_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = {word: value for value, word in enumerate(_UNITS)} | {word: 10 * (n + 2) for n, word in enumerate(_TENS)}
_LARGE = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_WORD = re.compile(r"[ -]?([A-Za-z]+)")
_HALF = re.compile(r"half an? (dozen|hundred|thousand|million|billion|trillion)(?![A-Za-z])", re.IGNORECASE)
_MOST_WORDS = 24
_NO_LIMIT = 10**30


def read_words(text: str, start: int = 0) -> Numeral | None:
    """
    Read the number written in English words that begins at ``start``, or return None.

    The step is that of the whole number in digits: "ten thousand" is as
    coarse as "10,000".
    """
    half = _HALF.match(text, start)
    if half:
        value = (_LARGE | {"dozen": 12, "hundred": 100})[half[1].lower()] // 2
        return Numeral(value, value if half[1].lower() == "dozen" else step_of(value), half.end())
    total, group, last, end, at = 0, 0, _NO_LIMIT, start, start
    seen = False
    for _ in range(_MOST_WORDS):
        word = _WORD.match(text, at)
        if word is None or (at == start and word.start(1) != start):
            break
        name, at = word[1].lower(), word.end()
        if name in ("a", "an") and not seen:
            group = 1  # "a hundred"; without a scale word after it nothing is seen, and nothing returned
            continue
        if name == "and" and seen:
            continue
        if name in _SMALL:
            value = _SMALL[name]
            if value >= last or (seen and value == 0):
                break
            group, last = group + value, 10 if value >= 20 else 1
        elif name == "hundred" and group in range(1, 100):
            group, last = group * 100, 100
        elif name == "dozen" and group and not total:
            return Numeral(group * 12, 12 * step_of(group), at)
        elif name in _LARGE and group and (not total or _LARGE[name] < total):
            total, group, last = total + group * _LARGE[name], 0, _NO_LIMIT
        else:
            break
        seen, end = True, at
    if not seen:
        return None
    return Numeral(total + group, step_of(total + group), end)
