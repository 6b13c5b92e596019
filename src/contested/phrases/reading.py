"""``read_phrase``: one phrase from its first word to the end of its clause, read whole or refused."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from contested.errors import AmbiguousPhrase, UnknownHedge, UnreadablePhrase, WrongType
from contested.hedges import DEFAULT_LEXICON
from contested.hedges import lexicon as lexicon_of
from contested.language import language
from contested.names import refuse_hidden
from contested.phrases.amounts import VULGAR
from contested.phrases.grammar import Grammar
from contested.phrases.making import made, unit_place
from contested.phrases.prose import phrases_in
from contested.phrases.settling import settled
from contested.phrases.tokens import DASHES, western_digits
from contested.phrases.vocabulary import vocabulary
from contested.units import Unit, tabled
from contested.units import unit as unit_of

if TYPE_CHECKING:
    from contested.hedges import Lexicon
    from contested.phrases.phrase import Phrase
    from contested.phrases.tokens import Tokens
    from contested.phrases.vocabulary import Vocabulary

LONGEST_PHRASE = 1000

_SECOND_NUMBER = re.compile(r"(?<![\w.,-])[0-9]|(?<!\w)-[0-9]")
_ASIDE = re.compile(r"\([^()]{0,200}\)|(?:\*\*|\^)\s?[+-]?[0-9]+")  # an aside, or the power of a unit
_ANOTHER = re.compile(  # "(±2)", "(8-12)", "(or 12)", "(approx. 12)"; not "(2021–2022)", "(75,000 Army)"
    r" ?(?:[±+-] ?[0-9]|(?:or|about|around|approx|approximately|perhaps|maybe|possibly|estimated|est|ca?)\b\.? ?[0-9]"
    r"|(?![12][0-9]{3} ?[-–] ?[12][0-9]{3} ?\))[0-9][0-9.,]* ?[-–] ?[0-9][0-9.,]* ?\))",
    re.IGNORECASE,
)
_GLUED = frozenset("/.,±_*^'’:") | DASHES | frozenset(VULGAR) | frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁄₋")
_SIGNS = frozenset("<>≤≥=~≈±?*#^|&")
_COMPARED = frozenset(("more", "fewer", "less", "short", "extra", "if", "figure", "figures"))
_MISREAD = frozenset(("o", "l", "i"))
_ENDINGS = ("st", "nd", "rd", "th", "s")
_NOT_ONE = (
    "it holds more than one number, or one written in a way that is not read; claim each number by itself, in digits"
)
_NO_SECOND = "after 'to' or a dash a second number is missing; write both, or the first alone"


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
    measured = unit if unit is None or isinstance(unit, Unit) else unit_of(unit)
    return _read(text, lexicon_of(lexicon), locale, measured)


@lru_cache(maxsize=1024)
def _read(given: str, lexicon: Lexicon, locale: str | None, unit: Unit | None) -> Phrase:
    text = western_digits(given.strip())
    speech = language(locale or "en")
    words = vocabulary(lexicon, speech)
    tokens = words.tokens(text)
    grammar = Grammar(tokens, words, None if locale is None else speech.separators)
    _refuse_bullet(tokens, text)
    readings = grammar.readings(0)
    if not readings:
        raise _nothing_read(text, grammar)
    place = unit_place(tokens, readings[0].end, words)
    reading = readings[0] if len(readings) == 1 else settled(readings, text, unit, grammar.around.text(*place))
    place = unit_place(tokens, reading.end, words) if len(readings) > 1 else place
    if reading.unit_end:  # "500 people or more": the unit stands before the hedge
        place = unit_place(tokens, reading.numbers[-1][1], words)._replace(end=reading.words[-1][0])
    shift = len(given) - len(given.lstrip())
    parts = _parts(tokens, reading.end, words, locale)
    _refuse_rest(tokens, reading.end, words, counted=reading.interval is not None, listed=bool(parts))
    if reading.currency is not None and tokens.glued(reading.end) and tokens.word(reading.end).isalpha():
        raise UnreadablePhrase(text, _NOT_ONE)  # "$5t": a scale that is not known
    rest = text[tokens.ends[reading.end - 1] :].strip()
    return made(grammar, reading, place, text=given.strip(), rest=rest, shift=shift, locale=locale, parts=parts)


def _parts(tokens: Tokens, at: int, words: Vocabulary, locale: str | None) -> tuple[Phrase, ...]:
    """Return the phrases behind "including", "of whom"."""
    if words.including.first_words.isdisjoint(tokens.low):
        return ()
    while at < len(tokens):
        found = words.including.find(tokens, at)
        if found is not None and tokens.word(at - 1) not in words.language.words["negations"]:
            return tuple(phrases_in(tokens.text, tokens.starts[found[1] - 1] + 1, words, locale))
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


def _refuse_bullet(tokens: Tokens, text: str) -> None:
    """Refuse "- 10 killed", where the dash may be a bullet or a minus."""
    if tokens.word(0) in DASHES and tokens.word(1)[:1].isdecimal() and not tokens.glued(1):
        number = tokens.raw[1]
        raise AmbiguousPhrase(text, (f"-{number}", number))


def _refuse_rest(tokens: Tokens, at: int, words: Vocabulary, *, counted: bool, listed: bool) -> None:
    """Refuse what would leave a second number unread."""
    text, word = tokens.text, tokens.word(at)
    rest = text[tokens.ends[at - 1] :]
    if not rest.strip():
        return None
    speech = words.language
    glued = tokens.glued(at)
    following = tokens.low[at : len(tokens)]
    if counted and (word in _COMPARED or word in speech.words["unread_scales"]):
        raise UnreadablePhrase(text, _NOT_ONE)
    plain = not glued and "".join(following).isalpha()
    if plain and words.suspects.isdisjoint(following):
        return None
    if (word in DASHES and not tokens.glued(at + 1)) or words.to.find(tokens, at) is not None:
        raise UnreadablePhrase(text, _NO_SECOND)
    closes = word in ".,;:" and (at + 1 == len(tokens) or not tokens.glued(at + 1))
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
    bad = bad or (counted and (joins or word in speech.numbers))
    bad = bad or "figure" in (word.rstrip("s"), tokens.word(at + 1).rstrip("s") if word == "-" else "")
    bad = bad or (glued and word in _MISREAD)
    bad = bad or _ANOTHER.match(rest.partition("(")[2]) is not None
    bad = bad or (not counted and word in speech.words["and"] and tokens.word(at + 1) in speech.numbers)
    bad = bad or (word == tokens.raw[at] and tabled(word) is not None and _joins_digits(tokens, at + 1))
    return _refuse_if(text, bad or (not listed and _second_number(tokens, at, words, counted=counted)))


def _second_number(tokens: Tokens, at: int, words: Vocabulary, *, counted: bool) -> bool:
    """Whether another number follows outside parentheses: "one thousand, two hundred"; "one" may be a pronoun."""
    speech, depth, digits = words.language, 0, False
    for word in tokens.low[at : len(tokens)]:
        if word in "()":
            depth += 1 if word == "(" else -1
        elif depth <= 0 and word[0].isdecimal():
            digits = True
        elif depth <= 0 and counted:
            scales = word in speech.scales or word in speech.multipliers
            if scales or speech.numbers.get(word, 1) != 1:
                return True
    return digits and _SECOND_NUMBER.search(_ASIDE.sub("", tokens.text[tokens.ends[at - 1] :].strip())) is not None


def _joins_digits(tokens: Tokens, at: int) -> bool:
    """Whether a dash and digits are glued to a unit: "5 km-10 mi"."""
    return tokens.word(at) in DASHES and tokens.glued(at) and tokens.glued(at + 1) and tokens.word(at + 1).isdecimal()


def _refuse_if(text: str, bad: bool) -> None:
    if bad:
        raise UnreadablePhrase(text, _NOT_ONE)


def hedge_class(word: str, lexicon: Lexicon, locale: str | None = None) -> tuple[str, str]:
    """Return where a hedge word stands ("before", "after") and its class; two empty texts where none is known."""
    words = vocabulary(lexicon, language(locale or "en"))
    tokens = words.tokens(word)
    for place, listing in (("before", words.before), ("after", words.after)):
        found = listing.find(tokens, 0)
        if found is not None and found[1] == len(tokens):
            return place, found[0][1]
    return "", ""
