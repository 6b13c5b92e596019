"""What a claim comes to with the words beside its number: its kind, its ends, its scale, its rate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.errors import ContestedError, UnreadablePhrase
from contested.exact import bounded, simplest
from contested.interval import Interval
from contested.phrases.beside import Beside
from contested.phrases.counted import Group, counted, is_contrary, is_wider
from contested.units import Unit, tabled
from contested.units import unit as unit_of

if TYPE_CHECKING:
    from contested.phrases.grammar import Grammar
    from contested.phrases.making import Place
    from contested.phrases.said import Reading


def read_beside(grammar: Grammar, reading: Reading, place: Place, unit: Unit | None) -> Beside:
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
    beside = Beside(grammar, reading, unit, _printed(grammar, place, unit))
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
    groups, beside.groups = beside.groups, []
    beside.read(0, end, names=False)
    beside.groups += groups


def _printed(grammar: Grammar, place: Place, unit: Unit | None) -> Unit | None:
    """Return the measure behind the number."""
    if place.start >= place.end:
        return None
    noun = grammar.words.nouns.find(grammar.tokens, place.start)
    if noun is not None and noun[1] == place.end:
        named = unit_of(noun[0])
        return None if named.counts else named
    text = grammar.around.text(*place)
    single = tabled(text)
    if single is None and unit is not None and not unit.counts:
        try:
            single = unit_of(text)
        except ContestedError:
            single = None
    return None if single is None or single.counts else single


def _read_nouns(beside: Beside, place: Place) -> None:
    """Read the nouns behind the number; where one is not known, the unit table has the last word."""
    if place.start >= place.end or beside.printed is not None:
        return
    text = beside.grammar.around.text(*place)
    known = tabled(text)
    if known is None and beside.figure is not None and text in beside.figure.names:
        known = beside.figure
    if known is not None:
        beside.groups.append(Group([known], joined=False))
        return
    tokens, turns = beside.tokens, beside.words.remarks.turns
    if beside.figure is None and place.end - place.start > 1:
        harmless, nouns = beside.words.remarks.harmless, beside.words.nouns
        for at in range(place.start, place.end):
            softened = at + 1 < place.end and harmless.has(tokens, at + 1)  # "possibly local men"
            if turns.has(tokens, at) and not nouns.has(tokens, at) and not softened:
                raise beside.refusal(at, at + 1, "may change it; claim the number alone, and keep the words in quote=")
    try:
        beside.read(place.start, place.end, leading=True)
        beside.nouns_read = True
        if beside.figure is None and beside.groups:  # "dead or missing" is what is counted, as printed
            beside.groups[:] = [Group([kind for group in beside.groups for kind in group.kinds], joined=False)]
    except UnreadablePhrase:
        beside.groups.clear()
        beside.unknown = True


def kind_counted(beside: Beside) -> Unit | None:
    """
    Return the unit that the words beside a number give it, or None where they give none.

    Raises:
        UnreadablePhrase: they name another kind beside the one that is counted.
    """
    figure = beside.figure
    if beside.per:
        return _rate(beside)
    if beside.unit is not None or beside.printed is not None:
        return beside.unit or beside.printed
    if figure is not None and not figure.counts:
        if not beside.groups:
            return None
        return figure if beside.reading.share and figure.floor is None else beside.groups[0].kinds[0]
    kind = counted(beside.groups, figure)
    if kind is None and beside.nouns_read:
        return figure  # "10,000 strong"
    interval = beside.reading.interval
    if kind is None or not is_contrary(kind, beside.groups, figure):
        return None if figure is None else kind
    if figure is not None and interval is not None and (interval.low, interval.high) == (0, 0) and is_wider(kind, figure):
        return figure  # no casualties at all are no killed
    if len(beside.groups) == 1:
        return kind
    raise UnreadablePhrase(
        beside.tokens.text, f"it counts {kind.words()} as well, or calls them so; claim each kind in a figure of its own"
    )


def _rate(beside: Beside) -> Unit:
    """Return the unit of "20 killed a day"."""
    time, figure = unit_of(beside.per), beside.figure
    if beside.groups or beside.printed is not None:
        kind = beside.printed or counted(beside.groups, None)
        assert kind is not None  # there is a group
        return kind / time
    if figure is None:
        return unit_of("share") / time
    return figure if (figure * time).counts else figure / time


def with_beside(beside: Beside, reading: Reading) -> Reading:
    """Return a reading with the ends, the scale and the error that stand beside it."""
    if not beside.hedges and beside.ends is None and beside.error is None and beside.scale == 1:
        return reading
    words = (*reading.words, *(place for place in beside.hedges if place not in reading.words))
    interval, reach, best = reading.interval, reading.reach, reading.best
    if beside.ends is not None:
        low, high, is_open = beside.ends
        assert interval is not None  # ends are taken for a number alone
        best, interval = interval.low, Interval.of_ends(low, high, False, is_open)
        reach = interval
    error, standard = reading.error, reading.standard
    if beside.error is not None:
        error, standard = beside.error, True
    if beside.scale != 1:
        assert interval is not None  # a scale is of a number
        assert reach is not None
        interval, reach = interval.scaled(beside.scale), reach.scaled(beside.scale)
        best = None if best is None else bounded(best * beside.scale)
        error = None if error is None else simplest(error * beside.scale)
    return reading._replace(words=words, interval=interval, reach=reach, best=best, error=error, standard=standard)


def bound_beside(beside: Beside) -> str | None:
    """
    Return the bound that words beside a number give it, or None where it is bounded so already.

    Raises:
        UnreadablePhrase: it is bounded on the other side.
    """
    interval = beside.reading.interval
    if beside.bound is None or interval is None or not beside.reading.bound:
        return beside.bound
    if (beside.bound == "at_least") == (interval.high is None):
        return None
    place = beside.hedges[-1]
    raise beside.refusal(*place, "contradicts the other limit; write one of them")
