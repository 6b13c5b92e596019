"""Finding a quote in a kept text, exactly but for its typography; and the nearest passage where it stands nowhere."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from contested.evidence.normal_form import normal_form, stands_alone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contested.evidence.kept_text import KeptText
    from contested.evidence.places import Directive, Place
    from contested.phrases.phrase import Span

MOST_LEFT_OUT = 2_000
"""Characters that an ellipsis may stand for: some paragraphs.  What is further apart is no longer one quote."""

MOST_MEETINGS = 1_000
"""Places of one piece of a quote that are looked at; a piece that stands in more says nothing."""

_USUAL = frozenset(map(chr, range(127))) - {"-"} | set("“”„‘«»…")
"""What the normal form leaves as it is beside a quote, as it does letters: no hyphens, wide spaces, raised digits."""

_ELLIPSIS = re.compile(r"\s*(?:\[\s*(?:…|\.\.\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\)|…|\.\.\.+)\s*")


def pieces_of(quote: str) -> list[str]:
    """Return the parts of a quote in normal form, without what an ellipsis stands for."""
    return [piece for one in _ELLIPSIS.split(quote) if (piece := normal_form(one))]


def stands_verbatim(raw: str, quote: str) -> bool:
    """
    Whether a quote stands in a text letter by letter, with nothing unusual around it.

    Where this says no, the normal forms decide; it spares most texts from being put in one.
    """
    at = raw.find(quote) if quote and all(one.isalnum() or one in _USUAL for one in (quote[0], quote[-1])) else -1
    while at >= 0:
        end = at + len(quote)
        around = raw[max(at - 2, 0) : at] + raw[end : end + 2]
        if all(one.isalpha() or one in _USUAL for one in around) and stands_alone(raw, at, end):
            return True
        at = raw.find(quote, at + 1)
    return False


def find_quote(text: KeptText, quote: str) -> Iterator[Span]:
    """
    Give where a quote stands in the normal form of a text, first places first.

    Parts with an ellipsis between stand in order, each within ``MOST_LEFT_OUT`` characters of the one before.
    """
    whole = normal_form(quote)
    if whole:
        yield from _meetings(text, whole)
    pieces = pieces_of(quote)
    if pieces and pieces != [whole]:
        for start, end in _meetings(text, pieces[0]):
            ends = {end}
            for piece in pieces[1:]:
                low, high = min(ends), max(ends) + MOST_LEFT_OUT + len(piece)
                found = list(_meetings(text, piece, low, high))
                ends = {last for first, last in found if any(0 <= first - one <= MOST_LEFT_OUT for one in ends)}
                if not ends:
                    break
            if ends:
                yield start, min(ends)


def _meetings(text: KeptText, piece: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Give where a piece stands with nothing cut off at its ends."""
    normal, spaced = text.normal, text.spaced
    at = spaced.find(piece, start, end)
    for _ in range(MOST_MEETINGS):
        if at < 0:
            return
        if stands_alone(normal, at, at + len(piece)):
            yield at, at + len(piece)
        at = spaced.find(piece, at + 1, end)


def touches(spans: list[Span], found: Span) -> bool:
    """Whether what was found stands in one of some stretches, or at least partly."""
    return any(found[0] < end and start < found[1] for start, end in spans)


def spans_of(text: KeptText, place: Place) -> list[Span] | None:
    """Return where a place is, as ``KeptText.spans`` does; a text fragment is looked for too."""
    spans = text.spans(place)
    if place.directive is None or spans is None:
        return spans
    directed = list(_directed(text.spaced, place.directive))
    if not place.labels and place.seconds is None:
        return directed
    return [span for span in directed if touches(spans, span)]


def _directed(normal: str, directive: Directive) -> Iterator[Span]:
    """Give the stretches that a text fragment points at; it looks at no case, as browsers do."""
    low = normal.casefold() if len(normal.casefold()) == len(normal) else normal.lower()
    prefix, start, end, suffix = (normal_form(part).casefold() for part in directive)
    at = low.find(start) if start else -1
    for _ in range(MOST_MEETINGS):
        if at < 0:
            return
        last = at + len(start)
        if end:
            further = low.find(end, last)
            last = -1 if further < 0 else further + len(end)
        before, behind = low[:at].rstrip(), low[max(last, 0) :].lstrip()
        if last >= 0 and before.endswith(prefix) and behind.startswith(suffix):
            yield at, last
        at = low.find(start, at + 1)


# -- the nearest passage: advice alone ----------------------------------------------

LONGEST_COMPARED = 400
"""Characters of a quote that are compared, and of the windows that it is compared with; comparing is quadratic."""

MOST_SEARCHED = 2_000_000
"""Characters of a document in which the nearest passage is looked for."""

_BEST_WINDOWS = 3
_MOST_WORDS, _MOST_OCCURRENCES = 8, 25
"""The longest words of a quote, and places of each: rare enough to lead to a passage, few enough to cost nothing."""

_LEAST_ALIKE = 0.4
"""What is less alike is another sentence, and no help."""

_WORD = re.compile(r"\w+")


class Nearest(NamedTuple):
    """The passage of a document that is most like a quote, and how much (1 is equal)."""

    start: int
    passage: str
    alike: float


def nearest_passage(text: KeptText, quote: str) -> Nearest | None:
    """Return the passage that comes nearest to a quote, or None where nothing does."""
    wanted = normal_form(quote)[:LONGEST_COMPARED]
    words = set(_WORD.findall(wanted))
    normal = text.spaced[:MOST_SEARCHED]
    size = max(len(wanted), 20)
    scored = {
        start: len(words.intersection(_WORD.findall(normal[start : start + size])))
        for start in _likely_starts(normal, wanted, words)
    }
    most = max(scored.values(), default=0)
    chosen = sorted(start for start, shared in scored.items() if shared == most)[:_BEST_WINDOWS]
    passages = [_aligned(normal, max(start - size // 2, 0), size, wanted) for start in chosen]
    best = max(passages, key=lambda one: one.alike, default=None)
    return best if best is not None and best.alike >= _LEAST_ALIKE else None


def _likely_starts(normal: str, wanted: str, words: set[str]) -> set[int]:
    """Return where a passage would begin that has one of the longest words of a quote where the quote has it."""
    starts: set[int] = set()
    for word in sorted(words, key=lambda one: (-len(one), one))[:_MOST_WORDS]:
        before = wanted.find(word)
        at = normal.find(word)
        for _ in range(_MOST_OCCURRENCES):
            if at < 0:
                break
            starts.add(max(at - before, 0))
            at = normal.find(word, at + 1)
    return starts


def _aligned(normal: str, start: int, size: int, wanted: str) -> Nearest:
    """Return the stretch of a window that lines up with the quote, from word to word."""
    window = normal[start : start + 2 * size]
    matcher = SequenceMatcher(None, window, wanted, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size > 2]
    if not blocks:
        return Nearest(start, window, 0.0)
    first = window.rfind(" ", 0, max(blocks[0].a - blocks[0].b, 0) + 1) + 1
    last = blocks[-1].a + blocks[-1].size + len(wanted) - blocks[-1].b - blocks[-1].size
    space = window.find(" ", last)
    end = len(window) if space < 0 else space
    passage = window[first:end].strip()
    matcher.set_seq1(passage)
    return Nearest(start + first, passage, matcher.ratio())
