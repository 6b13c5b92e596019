"""
Sentence templates: the sentences of a language, as a data file has them.

A file holds whole clauses with names in braces for what is put in.  Where a
word depends on a number, it is "{count:camps}": the form of the table
``agrees``.  No word depends on who speaks: how many "the police" are, a name
does not say.  How to add a language:
docs/how-to/add-sentences-of-a-language.md.
"""

from __future__ import annotations

import calendar
import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import attrs

from contested.errors import NoSentences
from contested.names import isolated
from contested.report.printed_languages import PrintedLanguage, printed_language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from contested.quantities import Number, Unit, When

SENTENCE_LANGUAGES = ("en", "fr", "es", "de")
"""Those whose sentences we have."""

_HEAD = ("code", "name", "version", "date", "reference", "agrees", "joins", "dates", "kinds", "before")


@attrs.frozen(eq=False)
class WithCount:
    """Words that stand for so many, as a template takes them: ``{count}`` is the words, ``{count:camps}`` a noun."""

    words: str
    category: str
    agrees: Mapping[str, Mapping[str, str]]

    def __format__(self, form: str) -> str:
        if not form:
            return self.words
        forms = self.agrees[form]
        return forms.get(self.category, forms["other"])


_WORD = re.compile(r"(?<![\w/·])[^\W\d]+(?![\w/·])")
"""A word by itself, and no part of a unit of several."""


@attrs.frozen(eq=False)
class _Amount:
    """An amount in words, as a template takes it: ``{q}``, or ``{q:object}`` as the object of a verb."""

    words: str
    as_object: str

    def __format__(self, form: str) -> str:
        return self.as_object if form == "object" else self.words


@attrs.frozen(eq=False, repr=False)
class SentenceTemplates:
    """
    The sentences of one language.

    ``texts`` are its clauses by table and key ("says.denies"), ``agrees`` the
    words that agree with a number, ``joins`` what stands between clauses,
    ``dates`` how days are written where CLDR does not say it, ``kinds`` what
    is counted, ``before`` what a word before a name turns into ("y Irán" is
    "e Irán").
    """

    printed: PrintedLanguage
    texts: Mapping[str, str]
    agrees: Mapping[str, Mapping[str, str]]
    joins: Mapping[str, str]
    dates: Mapping[str, str]
    kinds: Mapping[str, Sequence[str]]
    before: Mapping[str, str]

    def __repr__(self) -> str:
        return f"<SentenceTemplates {self.printed.code}>"

    def fill(self, key: str, **values: object) -> str:
        """
        Return a clause with everything put in: ``fill("says.silent", who=templates.names(["A"]))``.

        ``{q:object}`` is an amount as the direct object of a verb.
        """
        text = self.texts[key]
        if ":object}" in text:
            values = {
                name: self._as_object(value) if isinstance(value, str) else value for name, value in values.items()
            }
        return text.format_map(values)

    def _as_object(self, words: str) -> _Amount:
        """Return an amount that knows its form as an object: "1 Toter" is "1 Toten", and "1 Toter/Tag" stays."""
        objects = {forms[0]: forms[2] for forms in self.kinds.values() if len(forms) > 2}
        return _Amount(words, _WORD.sub(lambda found: objects.get(found[0], found[0]), words))

    def has(self, key: str) -> bool:
        """Whether there is such a clause."""
        return key in self.texts

    def names(self, names: Sequence[str], beside: Mapping[str, str] | None = None, *, style: str = "and") -> WithCount:
        """
        Return names as templates take them.

        Args:
            names: in the order in which they stand.
            beside: what stands in brackets behind a name.
            style: "and" or "or".
        """
        shown = [self._named(name, beside.get(name, "") if beside else "") for name in names]
        words = self.printed.listed(shown, style)
        words = self._softened(words, shown) if self.before else words
        return WithCount(words, self.printed.plural(len(shown)), self.agrees)

    def count(self, number: int) -> WithCount:
        """Return a number of things, as templates take it: "{count} {count:camps}"."""
        return WithCount(self.printed.number(number), self.printed.plural(number), self.agrees)

    def _named(self, name: str, beside: str) -> str:
        shown = self.joins["unattributed"] if name == _UNATTRIBUTED else isolated(name)
        return self.joins["beside"].format(name=shown, beside=beside) if beside else shown

    def _softened(self, words: str, shown: Sequence[str]) -> str:
        """Return a list whose last joining word fits the name behind it: "Azerbaijan e Irán"."""
        for word, other in self.before.items():
            tail = f" {word} {shown[-1]}" if shown else ""
            if len(shown) > 1 and words.endswith(tail) and _begins_with(shown[-1], word):
                return f"{words.removesuffix(tail)} {other} {shown[-1]}"
        return words

    def joined(self, items: Sequence[str]) -> str:
        """Return the items of a list in one sentence: "a; b; and c"."""
        if len(items) < 2:
            return "".join(items)
        if len(items) == 2:
            return self.joins["two_items"].join(items)
        return f"{self.joins['items'].join(items[:-1])}{self.joins['last_item']}{items[-1]}"

    def title(self, title: str) -> str:
        """Return the title of a figure, which is in the language of its dossier."""
        return self.joins["title"].format(title=isolated(title))

    def quoted(self, words: str) -> str:
        """Return words of others in quotation marks."""
        return self.joins["quoted"].format(words=isolated(words))

    def aside(self, text: str, asides: Sequence[str]) -> str:
        """Return a text with what is said of it in brackets behind it, if anything."""
        held = self.joins["asides"].join(asides)
        return self.joins["aside"].format(text=text, aside=held) if held else text

    def with_unit(self, words: str, unit: Unit, number: Number, *, one: bool) -> str:
        """
        Return a number in words with its unit behind it.

        Args:
            words: such as "about 3,000".
            unit: to write.
            number: by which singular and plural are told apart.
            one: the number is one, and nothing else is said of it.
        """
        if self.printed.locale is None:
            single = 1 if one else 2
            return f"{words} {self.unit_words(unit, single)}" if len(unit.atoms) > 1 else unit.after(words, one=one)
        measured = self.printed.measured(words, unit, number)
        if measured is not None:
            return measured
        behind = self.unit_words(unit, number)
        return f"{words} {behind}" if behind else words

    def unit_words(self, unit: Unit, number: Number) -> str:
        """Return a unit, also one made of several: "personnes/km²", "morts par jour"."""
        top = "·".join([self._atom(unit, at, number) for at, (_, power) in enumerate(unit.atoms) if power > 0])
        text = top or "1"
        for at, (atom, power) in enumerate(unit.atoms):
            if power < 0:
                stroke = self.joins["per"] if top and atom.symbol is None else "/"
                text = f"{text}{stroke}{self._atom(unit, at, 1)}"
        return text if unit.atoms else ""

    def _atom(self, unit: Unit, at: int, number: Number) -> str:
        atom, power = unit.atoms[at]
        alone = type(unit)(((atom, abs(power)),))
        forms = self.kinds.get(atom.name) if atom.is_kind else None
        if forms is not None and abs(power) == 1:
            return forms[0 if self.printed.plural(number) == "one" else 1]
        return self.printed.unit_word(alone, number) or alone.words(one=number == 1)

    # -- days -----------------------------------------------------------------------

    def day(self, moment: When) -> str:
        """Return a time in words: "18 September 2023", "September 2023", "2012", "about 2012", "perhaps 2012"."""
        first, last = moment.earliest, moment.latest
        if moment.instant is not None or (first is None and last is None):
            return moment.text
        if first is None or last is None:
            known = last if first is None else first
            assert known is not None
            return self.dates["until" if first is None else "since"].format(**_both(self._day(known)))
        words = self._period(first, last)
        if moment.approximate:
            words = self.dates["about" if first == last else "about_longer"].format(day=words)
        return self.dates["uncertain"].format(day=words) if moment.uncertain else words

    def _period(self, first: date, last: date) -> str:
        if first == last:
            return self._day(first)
        if (first.day, first.month, last.day, last.month) == (1, 1, 31, 12):
            ends = [str(first.year), str(last.year)]
        elif first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]:
            ends = [self._month(first), self._month(last)]
        else:
            ends = [self._day(first), self._day(last)]
        return ends[0] if ends[0] == ends[1] else self.dates["span"].format(first=ends[0], last=ends[1])

    def _day(self, day: date) -> str:
        words = self.printed.day(day)
        return f"{self.dates['first']}{words[1:]}" if day.day == 1 and "first" in self.dates else words

    def _month(self, day: date) -> str:
        return self.printed.day(day, "yMMMM")


_UNATTRIBUTED = "unattributed"
"""How answers name a source of which nothing is known."""


def _both(day: str) -> dict[str, str]:
    return {"first": day, "last": day}


def _begins_with(name: str, word: str) -> bool:
    """Whether a name begins with the sound of a word of one letter: "Irán" and "Hidalgo" with "y", not "Hielo"."""
    bare = name.casefold().lstrip("\u2068")
    sounds = {"y": ("i", "hi", "í"), "o": ("o", "ho", "ó")}[word]
    return bare.startswith(sounds) and not bare.startswith(("hie", "hia", "ie", "ia"))


def sentence_templates(code: str) -> SentenceTemplates:
    """
    Return the sentences of a language.

    Args:
        code: of the language, perhaps with a region: "fr", "fr-CH".

    Raises:
        NoSentences: numbers, units, lists and dates of this language can be
            written, but there are no sentences in it.
        UnknownLanguage: nothing of it can be written.
        MissingExtra: it is not English, and Babel is not installed.
    """
    return _templates_of(printed_language(code))


@lru_cache(maxsize=64)
def _templates_of(printed: PrintedLanguage) -> SentenceTemplates:
    if printed.language not in SENTENCE_LANGUAGES:
        raise NoSentences(printed.code, SENTENCE_LANGUAGES)
    path = files("contested.report") / "languages" / f"{printed.language}.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    texts = {f"{table}.{key}": text for table, held in data.items() if table not in _HEAD for key, text in held.items()}
    return SentenceTemplates(
        printed,
        texts,
        data["agrees"],
        data["joins"],
        data["dates"],
        data.get("kinds", {}),
        data.get("before", {}),
    )
