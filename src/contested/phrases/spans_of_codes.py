"""Stretches of prose whose digits are no quantity: web addresses, telephones, houses; and numbers torn by odd marks."""

from __future__ import annotations

import re

_ODD = (
    "\u00ad\u034f\u180e\u200b-\u200d\u2060-\u2064\ufeff\ufe00-\ufe0f\u0300-\u036f"  # seen by nobody
    "\u2000-\u2008\u200a\u205f\u3000"  # spaces that group no thousands
    "\uff0c\uff0e\uff07\uff0f\u3001\u060c\u066a\u201a\u02bc\u02bb\u0060\u00b4\u02d9\u2044\u2215_"
)
_ODD_MARK = re.compile(f"(?<=[0-9])(?:[{_ODD}]|·(?!10))(?=[0-9.,{_ODD}])")
_RUN = re.compile(f"[0-9][0-9.,'’·{_ODD}]{{0,200}}[0-9]")
_WEB = re.compile(r"(?:https?://|www\.)\S+")
_TELEPHONE = re.compile(
    r"(?<![\w.])\+[1-9][0-9 .()/-]{5,20}[0-9](?![0-9])"
    r"|(?<![\w.,])\([0-9][0-9][0-9]\) ?[0-9][0-9][0-9][ -][0-9]{4}(?![0-9])"
    r"|(?<![\w.,])0[0-9]{1,4}[ /-][0-9][0-9 -]{4,12}[0-9](?![0-9])"
    r"|\b(?:tel|tél|phone|telephone|teléfono|téléphone|telefon|fax|mobile|call|dial|тел|факс|телефон|հեռ|հեռախոս)\b"
    r"[.:]{0,2} ?[+(]?[0-9][0-9 ()./-]{4,20}[0-9](?![0-9]|,[0-9])",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"\D*[0-9]{1,3}(?:[ \u00a0\u202f][0-9][0-9][0-9])+")
_FEWEST_DIGITS = 7  # of a telephone: "555-1234"
_HOUSE = re.compile(
    r"(?<![\w.,-])[0-9]{1,4}[A-Za-z]? [A-Z][A-Za-z'’ ]{1,40}? ?"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Boulevard|Square|Terrace|Court|Crescent|Way|Quay|Close)\b"
    r"|(?<![\w.,-])[0-9]{1,4}(?: bis| ter)?,? (?:rue|avenue|av\.|boulevard|bd|quai|allée|impasse|chemin) (?=\w)"
    r"|\b[A-ZÄÖÜ]\w{0,30}(?:straße|strasse|str\.|gasse|allee) [0-9]{1,4}[a-z]?\b(?![.,]?[0-9])"
    r"|\b(?:[Cc]alle|[Aa]venida|Avda?\.|Av\.|[Pp]laza) [A-Za-zÁÉÍÓÚÑáéíóúñ ]{2,40}?,? ?(?:n\.? ?º ?)?[0-9]{1,4}\b"
    r"(?![.,]?[0-9])"
    r"|\b(?:ул\.|улиц[аеуы]|проспект[еа]?|пр\.) ?[А-ЯЁ][А-Яа-яЁё ]{1,40}?,? (?:д\. ?|дом )?[0-9]{1,4}\b(?![.,]?[0-9])"
    r"|\b[A-ZÇƏĞİÖŞÜ]\w{1,30} (?:küçəsi|prospekti),? [0-9]{1,4}\b(?![.,]?[0-9])"
    r"|\b[Ա-Ֆ]\w{1,30} (?:փողոց|պողոտա),? [0-9]{1,4}\b(?![.,]?[0-9])"
)
_SMALL_WORDS = frozenset(
    (
        *("calle", "de", "del", "la", "las", "los", "ул", "улица", "улице", "улицу", "улицы", "проспект", "проспекте"),
        *("проспекта", "пр", "дом", "küçəsi", "prospekti", "փողոց", "պողոտա", "bis", "ter", "rue", "avenue", "av"),
        *("avenida", "plaza", "boulevard", "bd", "quai", "allée", "impasse", "chemin"),
    )
)
_WORD = re.compile(r"[^\W\d_]+")
_BOX = re.compile(
    r"\b(?:P\. ?O\. ?Box|PO Box|POB|Postfach|B\.P\.|BP|[Aa]partado(?: de [Cc]orreos)?|а/я|[Bb]oîte postale|Z[Ii][Pp]"
    r"|PLZ)(?: [Cc]ode)? (?:№ ?|no\. ?)?[0-9]{1,6}\b"
)
# What stands in every stretch of a kind: a text without it needs no closer look.
_OF_WEB = ("www.", "://")
_OF_TELEPHONES = ("tel", "tél", "phone", "fax", "mobile", "call", "dial", "тел", "факс", "հեռ")
_DIALLED = re.compile(r"\+[0-9]|(?<![\w.,])0[0-9]|\([0-9][0-9][0-9]\)")
_OF_BOXES = ("Box", "POB", "Postfach", "B.P", "BP", "partado", "а/я", "postale", "ZIP", "Zip", "PLZ")
_OF_HOUSES = (
    *(
        "Street",
        "St",
        "Road",
        "Rd",
        "Ave",
        "Lane",
        "Drive",
        "Boulevard",
        "Square",
        "Terrace",
        "Court",
        "Crescent",
        "Way",
    ),
    *("Quay", "Close", "rue ", " av", "boulevard", "bd ", "quai", "allée", "impasse", "chemin", "straße", "strasse"),
    *("str.", "gasse", "allee", "alle ", "venida ", "Av", "laza ", "ул.", "улиц", "проспект", "пр.", "küçəsi"),
    *("prospekti", "փողոց", "պողոտա"),
)
_TORN = "a mark stands within it that groups no thousands; write the number in plain digits"


def stretches(text: str, start: int, stop: int) -> list[tuple[int, int, str, str]]:
    """
    Return the stretches between two places, in order: where each begins and ends, what it is, and a doubt if any.

    A telephone or an address is passed over by name; a torn number, or one that may be of a house, is doubtful.
    """
    part = text[start:stop]
    small = part.lower()
    found: list[tuple[int, int, str, str]] = []
    if _has(part, _OF_WEB):
        found += [(*one.span(), "address", "") for one in _WEB.finditer(text, start, stop)]
    if _has(small, _OF_TELEPHONES) or _DIALLED.search(part):
        found += [(*one.span(), "code", "") for one in _TELEPHONE.finditer(text, start, stop) if _dials(one[0])]
    if _has(part, _OF_BOXES):
        found += [(*one.span(), "label", "") for one in _BOX.finditer(text, start, stop)]
    if _has(part, _OF_HOUSES):
        doubt = "it may be the number of a house"
        found += [(*one.span(), "address", doubt) for one in _HOUSE.finditer(text, start, stop) if _is_named(one[0])]
    if not part.isascii() or "_" in part or "`" in part:
        torn = (one for one in _RUN.finditer(text, start, stop) if _ODD_MARK.search(text, *one.span()))
        found += [(*one.span(), "code", _TORN) for one in torn]
    return sorted(found)


def _has(text: str, marks: tuple[str, ...]) -> bool:
    return any(mark in text for mark in marks)


def _dials(written: str) -> bool:
    """Whether digits are those of a telephone, and no number whose thousands are set apart: "+20 000 000"."""
    digits = sum(mark.isdecimal() for mark in written)
    return digits >= _FEWEST_DIGITS and _THOUSANDS.fullmatch(written) is None


def _is_named(written: str) -> bool:
    """Whether what stands beside the number of a house is its name: "40 Armenians fled Main Street" holds more."""
    return all(word[0].isupper() or len(word) == 1 or word in _SMALL_WORDS for word in _WORD.findall(written))
