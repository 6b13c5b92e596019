"""``read_phrase``: one phrase from its first word to the end of its clause, read whole or refused."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from contested.errors.base import AmbiguousPhrase, UnknownHedge, UnreadablePhrase, WrongType
from contested.names import refuse_hidden
from contested.phrases.beside import JOINING, Beside
from contested.phrases.beside_tally import NOT_ONE, BesideTally, bound_beside, with_beside
from contested.phrases.calendar_days import date_end
from contested.phrases.disambiguation import only_reading, refuse_letter, whole_count
from contested.phrases.grammar import Grammar
from contested.phrases.lexicon import DEFAULT_LEXICON
from contested.phrases.lexicon import lexicon as lexicon_of
from contested.phrases.misread_numbers import refuse_behind, refuse_signs
from contested.phrases.named_numbers import refuse_named
from contested.phrases.phrase import LONGEST_PHRASE
from contested.phrases.phrase_building import UnitPlace, build_phrase, measure_behind, unit_place
from contested.phrases.plain import plain_phrase
from contested.phrases.prose_block import phrases_in
from contested.phrases.side_numbers import SideNumbers
from contested.phrases.tokens import DASHES, VULGAR, western_digits
from contested.phrases.vocabulary import Hedges, vocabulary_of
from contested.phrases.zero_claims import zero_claim
from contested.quantities.units import Unit, builtin_unit
from contested.quantities.units import unit as unit_of

if TYPE_CHECKING:
    from contested.phrases.lexicon import Lexicon
    from contested.phrases.phrase import Phrase
    from contested.phrases.tokens import Tokens
    from contested.phrases.vocabulary import Match, Vocabulary

_GLUED = frozenset("/.,±_*^'’:") | DASHES | frozenset(VULGAR) | frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁄₋")
_SIGNS = frozenset("<>≤≥=~≈±*#^|")
_COMPARED = frozenset(("more", "fewer", "less", "short", "extra", "if", "figure", "figures"))
_MISREAD = frozenset(("o", "l", "i"))
_ENDINGS = ("st", "nd", "rd", "th", "s")
_LONGEST_LABEL = 12  # tokens before the number of a claim; what stands behind more is prose
_MARKS = re.compile(r"[\[*†‡¹…&\"“”„«»‘’']|\.\.\.")
_NOTES = re.compile(
    r"\[(?:[0-9]{1,3}|[A-Za-z]|(?:note|nb|n|fn) ?[0-9]{1,3})\]"  # "118,000[3]", "2,500[b][7]"
    r"|(?<=[0-9])¹(?![⁰¹²³⁴⁵⁶⁷⁸⁹])"  # a power of one would change nothing either
    r"|(?<=[\w%²³)\]+])\s?[*†‡]{1,3}(?![*^\w(]|\s*[0-9(])"
    r"|&nbsp;"
)
_CUT_OFF = re.compile(r"(?<![\w.,])([0-9][0-9 \u2009\u202f]*\.[0-9 \u2009\u202f]*[0-9]) ?(\.\.\.|…)(?=$|\s)")
_QUOTED = {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "'": "'", "”": "”"}
_AGE = "the number may be an age; claim the number of people, and say whom it counts in of= or definition="
_NO_SECOND = "after 'to' or a dash a second number is missing; write both, or the first alone"

ABSENT = str(None)
"""What Python writes for a value that is not there: alone it is no sentence, and a zero that nobody claimed."""


def read_phrase(
    text: str, *, lexicon: str | Lexicon = DEFAULT_LEXICON, locale: str | None = None, unit: str | Unit | None = None
) -> Phrase:
    """
    Read a number phrase such as "at least about 11" or "between 20 and 30 people".

    Args:
        text: the phrase, from its first word; what follows it is kept as
            ``rest``, and the words up to the end of the clause as ``unit``.
        lexicon: what the words are worth: a name or a ``Lexicon``.  By
            default ``as_printed``, which invents no number.
        locale: the language, and so its separators ("de", "en-IN"); without
            it the text is English, and "1.500" has two readings.
        unit: what is counted or measured, if known; it can settle a reading
            ("2.3m" people are no metres).

    Raises:
        AmbiguousPhrase: two readings; the error lists them.
        UnreadablePhrase: no number, more than one, or words that contradict
            each other.
        UnknownHedge: a word before the number that the lexicon does not list.
        NotANumber, NumberOutOfBounds: the number itself.
        UnusableName: a control or bidirectional character, with its position.
        UnknownLexicon, UnknownLanguage, UnknownUnit: what was asked for.
    """
    if not isinstance(text, str):
        raise WrongType("a phrase", text, "text such as 'about 10,000'")
    if len(text) > LONGEST_PHRASE:
        raise UnreadablePhrase(text, f"it has {len(text)} characters; at most {LONGEST_PHRASE} are read")
    refuse_hidden(text, "number")
    if text.strip() == ABSENT:
        raise AmbiguousPhrase(text, ("0, which people write 'none'", "no value at all, which programs write so"))
    measured = unit if unit is None or isinstance(unit, Unit) else unit_of(unit)
    return _read(text, lexicon_of(lexicon), locale, measured)


@lru_cache(maxsize=1024)
def _read(given: str, lexicon: Lexicon, locale: str | None, unit: Unit | None) -> Phrase:
    if locale is None:
        plain = plain_phrase(given, vocabulary_of(lexicon), counted=unit is not None)
        if plain is not None:
            return plain
    return by_grammar(given, lexicon, locale, unit)


def by_grammar(given: str, lexicon: Lexicon, locale: str | None, unit: Unit | None) -> Phrase:
    """Read a phrase by the whole grammar."""
    clean = _without_marks(given)
    text = western_digits(clean.strip())
    if not text and given.strip():
        raise UnreadablePhrase(
            given.strip(), "it is a reference mark and nothing else; write the number without brackets"
        )
    words = vocabulary_of(lexicon, locale)
    tokens = words.tokens(text)
    counted = None if unit is None else unit.counts
    grammar = Grammar(tokens, words, None if locale is None else words.language.separators, counted=counted)
    _refuse_bullet(tokens, text)
    refuse_signs(tokens, words)
    start, readings = 0, grammar.readings(0)
    if not readings:
        start, readings = _behind_a_label(grammar)
    if not readings:
        raise _nothing_read(text, grammar)
    reading, place = _settled(grammar, readings, unit)
    refuse_behind(tokens, reading, words)
    worded = grammar.stand_ins.with_joined(reading)
    if worded.end != reading.end:
        reading, place = worded, unit_place(tokens, worded.end, words)
    zero = zero_claim(tokens, words, reading, unit)
    untold = None if zero is None else zero.untold()
    if untold is not None:
        zero, reading, place = None, untold, UnitPlace(untold.end, untold.end)
    _refuse_joined(tokens, reading.end, words, counted=reading.interval is not None)
    if reading.currency is not None and tokens.glued(reading.end) and tokens.word(reading.end).isalpha():
        raise UnreadablePhrase(text, NOT_ONE)  # "$5t": a scale that is not known
    _refuse_minutes(reading, grammar, unit)
    if start or len(tokens) > reading.end:
        measured = measure_behind(tokens, words, place, unit) is not None
        refuse_named(tokens, words, reading, measured=measured)
    parts = _parts(tokens, reading.end, words, locale)
    reading = whole_count(reading, unit, text, measured=place.start < place.end)
    tally = None
    if start or (len(tokens) > reading.end and not _plain_unit(tokens, place)):
        beside = _read_beside(grammar, reading, place, unit)
        if start:
            _read_label(beside, grammar, start)
        tally = beside.tally
        if tally.bound or tally.about:
            grammar.besides = Hedges(bound=bound_beside(tally), about=tally.about)
            reading, _ = _settled(grammar, grammar.readings(start), unit)
            reading = whole_count(reading, unit, text, measured=place.start < place.end)
        reading = with_beside(tally, reading)
    if zero is not None:
        zero.refuse_part(reading, start)
    rest = text[tokens.ends[reading.end - 1] :].strip()
    shift = len(clean) - len(clean.lstrip())
    return build_phrase(
        tokens,
        words,
        reading,
        place,
        text=given.strip(),
        rest=rest,
        shift=shift,
        locale=locale,
        parts=parts,
        tally=tally,
    )


def _without_marks(text: str) -> str:
    """Return a text with spaces in place of its marks, so that every character keeps its place."""
    if not _MARKS.search(text):
        return text
    text = _NOTES.sub(lambda mark: " " * len(mark[0]), text)
    text = _CUT_OFF.sub(lambda cut: cut[0][: cut.end(1) - cut.start()].ljust(len(cut[0])), text)
    inner = text.strip()
    if len(inner) > 2 and inner[-1] in _QUOTED.get(inner[0], ""):
        start = text.index(inner)
        end = start + len(inner) - 1
        text = f"{text[:start]} {text[start + 1 : end]} {text[end + 1 :]}"
    return text


def _refuse_minutes(reading: Match, grammar: Grammar, unit: Unit | None) -> None:
    """Refuse "75 min" where nobody says whether minutes or people are counted."""
    tokens = grammar.tokens
    if unit is None and reading.words and tokens.low[slice(*reading.words[-1])] == ["min"] and reading.words[-1][0]:
        number = grammar.tokens.printed(*reading.numbers[-1])
        raise AmbiguousPhrase(tokens.text, (f"{number} or more", f"{number} minutes"))


def _plain_unit(tokens: Tokens, place: UnitPlace) -> bool:
    """Whether nothing but one word follows a number, the name of its unit."""
    return place.end == len(tokens) == place.start + 1 and builtin_unit(tokens.raw[place.start]) is not None


def _settled(grammar: Grammar, readings: list[Match], unit: Unit | None) -> tuple[Match, UnitPlace]:
    """Return the one reading that holds, and where its unit stands."""
    tokens, words = grammar.tokens, grammar.words
    place = unit_place(tokens, readings[0].end, words, shared=readings[0].share)
    reading = readings[0]
    if len(readings) > 1:
        reading = only_reading(readings, tokens.text, unit, grammar.tokens.printed(*place), words=words, alone=True)
        place = unit_place(tokens, reading.end, words, shared=reading.share)
    if place.start == place.end and reading.numbers:
        refuse_letter(reading, tokens.raw[reading.numbers[-1][1] - 1], unit, tokens.text)
    if reading.unit_end:  # "500 people or more": the unit stands before the hedge
        place = unit_place(tokens, reading.numbers[-1][1], words)._replace(end=reading.words[-1][0])
    return reading, place


def _behind_a_label(grammar: Grammar) -> tuple[int, list[Match]]:
    """Return the readings behind the words in front of the number, as in "Wounded: 3,420", and where they begin."""
    tokens = grammar.tokens
    for at in range(1, min(len(tokens), _LONGEST_LABEL)):
        readings = grammar.readings(at)
        if readings and tokens.word(at - 1) == "(" and date_end(tokens, at, grammar.words.remarks.calendar)[0] > at:
            continue  # "Population (2011): 3,400"
        if readings:
            if tokens.word(at) in DASHES:  # "Dead -12": a dash, or a minus
                number = tokens.text[tokens.starts[at + 1] : tokens.ends[readings[0].end - 1]]
                raise AmbiguousPhrase(tokens.text, (f"-{number}", number))
            return at, readings
    return 0, []


def _read_label(beside: Beside, grammar: Grammar, end: int) -> None:
    """Read what stands in front of the number; what is not known there is refused as a hedge is."""
    tally = beside.tally
    _refuse_preposition(beside, grammar, end)
    behind, tally.groups = tally.groups, []
    beside.said = bool(behind)
    try:
        beside.read(0, end, names=False, label=True)
    except UnreadablePhrase:
        if tally.decided:
            raise
        raise _nothing_read(beside.tokens.text, grammar) from None
    if beside.head.is_age(end, tally.reading.numbers[0][0]):
        raise UnreadablePhrase(beside.tokens.text, _AGE)
    if tally.unknown and grammar.words.language.remarks["cases"] and beside.tokens.word(end - 1).isalpha():
        tally.groups.clear()  # "ölənlərin 40 qohumu": their relatives
    tally.groups += behind


def _refuse_preposition(beside: Beside, grammar: Grammar, end: int) -> None:
    """Refuse a preposition in front of a number that no lexicon lists: it may be a hedge, a bound or a part."""
    tokens, speech = grammar.tokens, grammar.words.language.words
    last = end - 1
    while last > 0 and tokens.low[last] in speech["the"] | speech["articles"]:
        last -= 1
    places, joins = grammar.words.remarks.places, JOINING | speech["and"] | speech["or"] | speech["not_before"]
    said_of = tokens.low[last] in speech["of"] and last > 0 and not places.has(tokens, last - 1)
    if said_of and any(tokens.low[last - 1] == one.split()[-2] for one in speech["exceptions"] if " " in one):
        said_of = False  # "most of", "a fraction of"
    if (places.has(tokens, last) or tokens.low[last] in joins) and not said_of:
        raise _nothing_read(beside.tokens.text, grammar)


def _parts(tokens: Tokens, at: int, words: Vocabulary, locale: str | None) -> tuple[Phrase, ...]:
    """Return the phrases behind "including", "of whom"."""
    if words.including.first_words.isdisjoint(tokens.low):
        return ()
    while at < len(tokens):
        found = words.including.find(tokens, at)
        if found is not None and tokens.word(at - 1) not in words.language.words["negations"]:
            return phrases_in(tokens.text, tokens.starts[found[1] - 1] + 1, words, locale)
        if tokens.word(at)[:1].isdecimal() and not tokens.glued(at):
            break
        at += 1
    return ()


def _nothing_read(text: str, grammar: Grammar) -> Exception:
    """Say why nothing was read: no number, or a word before it that the lexicon does not list."""
    tokens = grammar.tokens
    number = re.search("[0-9]", text)
    if number is None:
        reason = "there is no number in it; for a claim without one give value=None and quote='...'"
        return UnreadablePhrase(text, reason)
    start = grammar.around.before(0)[1]
    before = text[tokens.starts[start] : number.start()].strip()
    return UnknownHedge(before or text, grammar.words.lexicon.name, tokens.starts[start])


def _read_beside(grammar: Grammar, reading: Match, place: UnitPlace, unit: Unit | None) -> Beside:
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
    tally = BesideTally(grammar.tokens, reading, unit, measure_behind(grammar.tokens, grammar.words, place, unit))
    beside = Beside(SideNumbers(tally, grammar.words, grammar.numbers.amounts, grammar.readings))
    _read_nouns(beside, place)
    percent = grammar.words.percent.find(grammar.tokens, reading.end)
    start = max(place.end, reading.end, 0 if percent is None else percent[1])
    beside.read(start, len(grammar.tokens))
    return beside


def _read_nouns(beside: Beside, place: UnitPlace) -> None:
    """Read the nouns behind the number; where one is not known, the unit table has the last word."""
    tally = beside.tally
    if tally.printed is not None:
        beside.close_head()
    if place.start >= place.end or tally.printed is not None:
        return
    text = tally.tokens.printed(*place)
    known = builtin_unit(text)
    if known is None and tally.figure is not None and text in tally.figure.names:
        known = tally.figure
    if known is not None:
        tally.take_kind(known, joined=False, apart=True)
        beside.close_head()
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
            tally.group_all()
    except UnreadablePhrase:
        if tally.decided and tally.figure is not None:
            raise
        tally.groups.clear()
        tally.unknown = True


def _refuse_bullet(tokens: Tokens, text: str) -> None:
    """Refuse "- 10 killed", where the dash may be a bullet or a minus."""
    if tokens.word(0) in DASHES and tokens.word(1)[:1].isdecimal() and not tokens.glued(1):
        number = text[tokens.starts[1] : tokens.run_end(1)]
        raise AmbiguousPhrase(text, (f"-{number}", number))


def _refuse_joined(tokens: Tokens, at: int, words: Vocabulary, *, counted: bool) -> None:
    """Refuse what is joined to a number and may be a part of it, or another one."""
    text, word = tokens.text, tokens.word(at)
    if at >= len(tokens):
        return
    speech = words.language
    glued = tokens.glued(at)
    if counted and (word in _COMPARED or word in speech.words["unread_scales"]):
        raise UnreadablePhrase(text, NOT_ONE)
    if word.isalpha() and not glued and word not in words.suspects and tokens.word(at + 1) not in DASHES:
        return
    if (word in DASHES and not tokens.glued(at + 1)) or words.to.find(tokens, at) is not None:
        raise UnreadablePhrase(text, _NO_SECOND)
    closes = word in ".,;:?" and (at + 1 == len(tokens) or not tokens.glued(at + 1))
    bad = (word in _GLUED and not closes) if glued else (word in _GLUED and word not in ".,;:'’")
    if bad and word in DASHES and tokens.glued(at + 1) and tokens.word(at + 1)[:1].isalpha():
        after = tokens.word(at + 1)  # "a 16-meter mast" is one number, "four-to-one" two
        bad = after in speech.numbers or after in words.joiners
    bad = bad or (glued and word in ("x", "×", "e") and tokens.glued(at + 1)) or word in _SIGNS
    bad = bad or (glued and word in _ENDINGS) or (glued and word == "(" and tokens.word(at + 1)[:1] in "0123456789±+-")
    scales = word in speech.scales or word in speech.multipliers or tokens.raw[at] in speech.abbreviations
    unit_after_all = tokens.raw[at] in speech.units_too or (not glued and tokens.raw[at] in speech.units_apart)
    named = tokens.glued(at + 1) and tokens.word(at + 1).isdecimal()  # "20 M113 carriers"
    bad = bad or (counted and scales and not unit_after_all and not named)
    joins = word in speech.words["and"] or word in speech.words["or"]
    bad = bad or (counted and ((joins and word != "&") or word in speech.numbers))
    bad = bad or "figure" in (word.rstrip("s"), tokens.word(at + 1).rstrip("s") if word == "-" else "")
    bad = bad or (glued and word in _MISREAD)
    bad = bad or (not counted and word in speech.words["and"] and tokens.word(at + 1) in speech.numbers)
    bad = bad or (word == tokens.raw[at] and builtin_unit(word) is not None and _joins_digits(tokens, at + 1))
    if bad:
        raise UnreadablePhrase(text, NOT_ONE)
    return


def _joins_digits(tokens: Tokens, at: int) -> bool:
    """Whether a dash and digits are glued to a unit: "5 km-10 mi"."""
    return tokens.word(at) in DASHES and tokens.glued(at) and tokens.glued(at + 1) and tokens.word(at + 1).isdecimal()


def hedge_class(word: str, lexicon: Lexicon, locale: str | None = None) -> tuple[str, str]:
    """Return where a hedge word stands ("before", "after") and its class; two empty texts where none is known."""
    words = vocabulary_of(lexicon, locale)
    tokens = words.tokens(word)
    for place, listing in (("before", words.before), ("after", words.after)):
        found = listing.find(tokens, 0)
        if found is not None and found[1] == len(tokens):
            return place, found[0][1]
    return "", ""
