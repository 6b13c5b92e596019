"""Names of totals: the words by which a table says that a row sums up others, in many languages."""

from __future__ import annotations

import re

from contested.names import LONGEST_NAME

TOTALS = frozenset(
    {
        *("total", "totals", "grand total", "grand totals", "overall total", "sum", "sum total", "all", "summe"),
        *(
            "gesamt",
            "insgesamt",
            "gesamtsumme",
            "endsumme",
            "total général",
            "somme",
            "ensemble",
            "suma",
            "total general",
        ),
        *(
            "totale",
            "totale generale",
            "totale complessivo",
            "somma",
            "soma",
            "totaal",
            "eindtotaal",
            "totalt",
            "yhteensä",
        ),
        *(
            "łącznie",
            "razem",
            "ogółem",
            "celkem",
            "spolu",
            "összesen",
            "ukupno",
            "укупно",
            "общо",
            "итого",
            "итог",
            "всего",
        ),
        *(
            "всього",
            "усього",
            "разом",
            "загалом",
            "барлығы",
            "ընդամենը",
            "ჯამი",
            "სულ",
            "cəmi",
            "toplam",
            "genel toplam",
        ),
        *(
            "jumlah",
            "tổng",
            "tổng cộng",
            "σύνολο",
            "المجموع",
            "مجموع",
            "الإجمالي",
            "إجمالي",
            "جمع",
            "جمع کل",
            'סה"כ',
            "סהכ",
        ),
        *("कुल", "योग", "合计", "合計", "总计", "総計", "总数", "計", "합계", "총계", "\N{GREEK SMALL LETTER SIGMA}"),
        *("\N{N-ARY SUMMATION}", "subtotal", "subtotals", "sub-total", "sub total", "sous-total", "zwischensumme"),
        *("teilsumme", "subtotale", "totale parziale", "subtotaal", "delsumma", "suma parcial", "suma częściowa"),
        *(
            "mezisoučet",
            "részösszeg",
            "подытог",
            "промежуточный итог",
            "проміжний підсумок",
            "ara toplam",
            "小计",
            "小計",
        ),
        *("소계", "المجموع الفرعي"),
    }
)
"""Words that stand in place of a name where a row sums up others."""

_MARKS = re.compile(r"(?:\s*(?:[*†‡:.=¹²³]|[(\[][0-9a-z*†‡][)\]]))+$")
"""What stands behind a name in a table: a mark of a footnote, a colon."""

_PART_TOTAL = re.compile(
    r"(?:sub-?totals?|sub totals?|sous-total|subtotale|zwischensumme|teilsumme|подытог|ara toplam)\b.+"
    r"|(?:grand )?total(?:e|s)?(?: (?:for|of|pour|para|für)\b|\s*[:\N{EN DASH}\N{EM DASH}]| -).+"
    r"|[^,]*[^,\s]\s+(?:[-\N{EN DASH}\N{EM DASH}] )?\(?(?:sub-?)?totals?\)?"
)
"""A total of some rows by its name: "Subtotal Cairo", "Total for Cairo", "Cairo total"; "Population, total" is none."""


def sums_up(name: str) -> bool:
    """Whether a name says that a row sums up others."""
    if len(name) > LONGEST_NAME:  # which no name is
        return False
    plain = _MARKS.sub("", name.casefold()).strip()
    return plain in TOTALS or _PART_TOTAL.fullmatch(plain) is not None
