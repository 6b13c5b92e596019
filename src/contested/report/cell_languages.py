"""Cell languages: the words of tables and notes in a language, which are data."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import attrs

from contested.names import isolated, listed
from contested.report.sentence_templates import sentence_templates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from contested.quantities import When
    from contested.report.sentence_templates import SentenceTemplates

ENGLISH_CELLS = "en"
"""The language in which numbers stand as the library itself prints them."""


@attrs.frozen(eq=False, repr=False)
class CellLanguage:
    """
    The words of tables and notes.

    ``words`` are by table and key ("heading.who"); ``templates`` are those of
    sentences in the same language, None for English.
    """

    words: Mapping[str, str]
    templates: SentenceTemplates | None = None

    @property
    def sentences(self) -> SentenceTemplates:
        """The clauses of another language than English."""
        assert self.templates is not None
        return self.templates

    @property
    def code(self) -> str | None:
        """The language as it was asked for, None for English."""
        return None if self.templates is None else self.templates.printed.code

    def fill(self, key: str, **values: object) -> str:
        """Return words with everything put in: ``fill("cell.as_of", day="2023")``."""
        return self.words[key].format_map(values)

    def names(self, names: Sequence[str]) -> str:
        """Return names as a sentence of the language joins them."""
        return listed(tuple(names)) if self.templates is None else self.templates.names(names).words

    def several(self, clauses: Iterable[str]) -> str:
        """Return clauses one behind the other."""
        return self.words["cell.between"].join(clauses)

    def day(self, moment: When) -> str:
        """Return a day as the language writes it; in English as it was given."""
        return str(moment) if self.templates is None else self.templates.day(moment)

    def english(self, text: str) -> str:
        """Return words of the library that stand in no file; in another language they are quoted as English ones."""
        return self.words["cell.english"].format(text=text if self.templates is None else isolated(text))


def cell_language(code: str | None) -> CellLanguage:
    """
    Return the words of a language.

    Args:
        code: "fr", "fr-CH"; None is English.

    Raises:
        NoSentences: there are none of it.
        UnknownLanguage: nothing of it can be written.
        MissingExtra: it is not English, and Babel is not installed.
    """
    return _cells_of(sentence_templates(ENGLISH_CELLS if code is None else code))


@lru_cache(maxsize=64)
def _cells_of(templates: SentenceTemplates) -> CellLanguage:
    language = templates.printed.language
    data = tomllib.loads((files("contested.report") / "table_words" / f"{language}.toml").read_text(encoding="utf-8"))
    words = {
        f"{table}.{key}": text for table, held in data.items() if isinstance(held, dict) for key, text in held.items()
    }
    return CellLanguage(words, None if language == ENGLISH_CELLS else templates)
