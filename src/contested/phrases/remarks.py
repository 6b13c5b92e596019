"""What a claim comes to with the words beside its number: its kind, its ends, its scale, its rate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.errors import ContestedError, UnreadablePhrase
from contested.phrases.beside import Beside
from contested.phrases.beside_tally import Tally
from contested.phrases.counted_nouns import Group, counted, is_contrary, is_wider
from contested.quantities.interval import Interval
from contested.quantities.numbers import as_int_if_whole, bounded
from contested.quantities.units import Unit, builtin_unit
from contested.quantities.units import unit as unit_of

if TYPE_CHECKING:
    from contested.phrases.grammar import Grammar
    from contested.phrases.match import Match
    from contested.phrases.phrase_building import Place


def read_beside(grammar: Grammar, reading: Match, place: Place, unit: Unit | None) -> Beside:
    """
    Read all that stands behind the number of a claim.

    Args:
        grammar: what read the number.
        reading: its reading.
        place: where its unit stands.
        unit: what the figure counts or measures, if the caller knows.

    Raises:
        UnreadablePhrase: some of it is not known to change nothing; the message names it.
        AmbiguousPhrase: it can be read in two ways.
    """
    tally = Tally(grammar, reading, unit, _printed(grammar, place, unit))
    beside = Beside(tally)
    _read_nouns(beside, place)
    percent = grammar.words.percent.find(grammar.tokens, reading.end)
    start = max(place.end, reading.end, 0 if percent is None else percent[1])
    beside.read(start, len(grammar.tokens))
    return beside


def read_label(beside: Beside, end: int) -> None:
    """
    Read the words in front of a number, as in "Wounded: 3,420".

    Raises:
        UnreadablePhrase: some of it is not known to change nothing.
    """
    tally = beside.tally
    behind, tally.groups = tally.groups, []
    beside.read(0, end, names=False)
    tally.groups += behind


def _printed(grammar: Grammar, place: Place, unit: Unit | None) -> Unit | None:
    """Return the measure behind the number."""
    if place.start >= place.end:
        return None
    noun = grammar.words.nouns.find(grammar.tokens, place.start)
    if noun is not None and noun[1] == place.end:
        named = unit_of(noun[0])
        return None if named.counts else named
    text = grammar.around.text(*place)
    single = builtin_unit(text)
    if single is None and unit is not None and not unit.counts:
        try:
            single = unit_of(text)
        except ContestedError:
            single = None
    return None if single is None or single.counts else single


def _read_nouns(beside: Beside, place: Place) -> None:
    """Read the nouns behind the number; where one is not known, the unit table has the last word."""
    tally = beside.tally
    if place.start >= place.end or tally.printed is not None:
        return
    text = tally.grammar.around.text(*place)
    known = builtin_unit(text)
    if known is None and tally.figure is not None and text in tally.figure.names:
        known = tally.figure
    if known is not None:
        tally.groups.append(Group([known], joined=False))
        return
    tokens, turns = beside.tokens, beside.words.remarks.turns
    if tally.figure is None and place.end - place.start > 1:
        harmless, nouns = beside.words.remarks.harmless, beside.words.nouns
        for at in range(place.start, place.end):
            softened = at + 1 < place.end and harmless.has(tokens, at + 1)  # "possibly local men"
            if turns.has(tokens, at) and not nouns.has(tokens, at) and not softened:
                raise tally.refusal(at, at + 1, "may change it; claim the number alone, and keep the words in quote=")
    try:
        beside.read(place.start, place.end, leading=True)
        tally.nouns_read = not beside.named or bool(tally.groups)
        if tally.figure is None and tally.groups:  # "dead or missing" is what is counted, as printed
            tally.groups[:] = [Group([kind for group in tally.groups for kind in group.kinds], joined=False)]
    except UnreadablePhrase:
        tally.groups.clear()
        tally.unknown = True


def kind_counted(tally: Tally) -> Unit | None:
    """
    Return the unit that the words beside a number give it, or None where they give none.

    Raises:
        UnreadablePhrase: they name another kind beside the one that is counted.
    """
    figure = tally.figure
    if tally.per:
        return _rate(tally)
    if tally.unit is not None or tally.printed is not None:
        return tally.unit or tally.printed
    if figure is not None and not figure.counts:
        if not tally.groups:
            return None
        return figure if tally.reading.share and figure.floor is None else tally.groups[0].kinds[0]
    kind = counted(tally.groups, figure)
    if kind is None and tally.nouns_read:
        return figure  # "10,000 strong"
    interval = tally.reading.interval
    if kind is None or not is_contrary(kind, tally.groups, figure):
        return None if figure is None else kind
    if (
        figure is not None
        and interval is not None
        and (interval.low, interval.high) == (0, 0)
        and is_wider(kind, figure)
    ):
        return figure  # no casualties at all are no killed
    if len(tally.groups) == 1:
        return kind
    reason = f"it counts {kind.words()} as well, or calls them so; claim each kind in a figure of its own"
    raise UnreadablePhrase(tally.grammar.tokens.text, reason)


def _rate(tally: Tally) -> Unit:
    """Return the unit of "20 killed a day"."""
    time, figure = unit_of(tally.per), tally.figure
    if tally.groups or tally.printed is not None:
        kind = tally.printed or counted(tally.groups, None)
        assert kind is not None  # there is a group
        return kind / time
    if figure is None:
        return unit_of("share") / time
    return figure if (figure * time).counts else figure / time


def with_beside(tally: Tally, reading: Match) -> Match:
    """Return a reading with the ends, the scale and the error that stand beside it."""
    if not tally.hedges and tally.ends is None and tally.error is None and tally.scale == 1:
        return reading
    words = (*reading.words, *(place for place in tally.hedges if place not in reading.words))
    interval, reach, best = reading.interval, reading.reach, reading.best
    if tally.ends is not None:
        low, high, is_open = tally.ends
        assert interval is not None  # ends are taken for a number alone
        best, interval = interval.low, Interval.of_ends(low, high, False, is_open)
        reach = interval
    error, standard = reading.error, reading.standard
    if tally.error is not None:
        error, standard = tally.error, True
    if tally.scale != 1:
        assert interval is not None  # a scale is of a number
        assert reach is not None
        interval, reach = interval.scaled(tally.scale), reach.scaled(tally.scale)
        best = None if best is None else bounded(best * tally.scale)
        error = None if error is None else as_int_if_whole(error * tally.scale)
    return reading._replace(words=words, interval=interval, reach=reach, best=best, error=error, standard=standard)


def bound_beside(tally: Tally) -> str | None:
    """
    Return the bound that words beside a number give it, or None where it is bounded so already.

    Raises:
        UnreadablePhrase: it is bounded on the other side.
    """
    interval = tally.reading.interval
    if tally.bound is None or interval is None or not tally.reading.bound:
        return tally.bound
    if (tally.bound == "at_least") == (interval.high is None):
        return None
    place = tally.hedges[-1]
    raise tally.refusal(*place, "contradicts the other limit; write one of them")
