"""
Laws of the words beside a number, in every language.

A zero is claimed of all that is counted.  A doubt is no claim, wherever it stands.  A preposition softens or bounds a
number, or is an error.  A word in place of a number is kept whole.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.errors import ContestedError
from contested.figure import Figure
from contested.phrases.language import LANGUAGES, language
from contested.phrases.prose_reading import find_phrases
from contested.phrases.vocabulary import vocabulary_of

NO = {"en": "no", "de": "keine", "fr": "aucun", "es": "ningún", "ru": "нет", "hy": "ոչ մի", "az": "heç bir"}
COUNTED = ("killed", "wounded", "missing", "civilian", "tank", "household")


def listed(text: str) -> list[str]:
    """Return the whole words and phrases of a list, those with a star left out."""
    return [word.strip() for word in text.split(",") if word.strip() and "*" not in word]


def answer(text: str, code: str, unit: str = "killed") -> str:
    """Return what a claim of a text comes to."""
    try:
        figure = Figure("x", unit).claimed(text, by="A", locale=code)
    except ContestedError:
        return "refused"
    estimate = figure.estimates[0]
    return "withheld" if estimate.unknown else f"{'about ' * estimate.approximate}{estimate.interval}"


@pytest.mark.parametrize("code", LANGUAGES)
@given(data=st.data())
def test_a_noun_of_telling_gives_no_number(code: str, data: st.DataObject) -> None:
    """No toll, no count and no estimate are a refusal to say, in every figure."""
    noun = data.draw(st.sampled_from(listed(language(code).nothing["telling"])))
    unit = data.draw(st.sampled_from(COUNTED))

    assert answer(f"{NO[code]} {noun}", code, unit) in ("withheld", "refused")


@pytest.mark.parametrize("code", LANGUAGES)
@given(data=st.data())
def test_another_noun_makes_no_zero(code: str, data: st.DataObject) -> None:
    """Only the nouns of the figure's own kind, or of a wider one, make a zero of it."""
    speech = language(code)
    kinds = {kind: text for kind, text in speech.nouns.items() if kind not in ("killed", "casualty", "percent")}
    kind = data.draw(st.sampled_from(sorted(kinds)))
    noun = data.draw(st.sampled_from(listed(kinds[kind]) or ["zzz"]))
    whole = listed(", ".join(speech.nothing[name] for name in ("killed", "casualty", "losses", "person", "neutral")))
    said = answer(f"{NO[code]} {noun}", code)

    assert said != "[0; 0]" or noun in whole or any(noun.startswith(one) for one in whole)


@pytest.mark.parametrize("code", LANGUAGES)
@given(data=st.data())
def test_a_doubt_is_no_claim(code: str, data: st.DataObject) -> None:
    """A doubt in front of a number, a bound or a range is refused in a claim, and its number is unread in prose."""
    doubt = data.draw(st.sampled_from([one for one in listed(language(code).beside["doubt"]) if "(" not in one]))
    number = data.draw(st.sampled_from(("300", "300-400", "1200")))

    assert answer(f"{doubt} {number}", code) == "refused"
    assert answer(f"{number} ({doubt})", code) == "refused"
    assert len(find_phrases(f"{doubt} {number}", locale=code)) == 0


@pytest.mark.parametrize("code", LANGUAGES)
@given(data=st.data())
def test_a_preposition_is_a_hedge_or_an_error(code: str, data: st.DataObject) -> None:
    """Where a preposition stands in front of a number, the number is never read as if it stood alone."""
    words = vocabulary_of(locale=code)
    place = data.draw(st.sampled_from(sorted(language(code).remarks["places"])))
    number = data.draw(st.integers(2, 5000))
    tokens = words.tokens(f"{place} {number}")
    hedge = words.before.find(tokens, 0) or words.alone.find(tokens, 0)
    exact = hedge is not None and hedge[0][1] == "exact"

    assert exact or answer(f"{place} {number}", code) != f"[{number:,}; {number:,}]"


@pytest.mark.parametrize("code", LANGUAGES)
@given(data=st.data())
def test_a_word_is_kept_with_all_that_bounds_it(code: str, data: st.DataObject) -> None:
    """What is printed as a party's own word is all of it: the hedge in front too."""
    words = vocabulary_of(locale=code)
    counts = [one for one, word in language(code).counts.items() if words.lexicon.words.get(word) == "unquantified"]
    word = data.draw(st.sampled_from(counts or ["dozens", "several hundred", "thousands"]))
    hedges = language(code).hedges or {"at least": "", "up to": "", "about": ""}
    hedge = data.draw(st.sampled_from(sorted(hedges)))
    text = f"{hedge} {word}"
    try:
        estimate = Figure("x", "killed").claimed(text, by="A", locale=code).estimates[0]
    except ContestedError:
        return

    assert estimate.unquantified in (None, text)
