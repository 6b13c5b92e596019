"""
Wikibase JSON: the estimates of a dossier as statements of quantities, out and in again.

Value, bounds, unit, day, holder, dispute, scope, reference and the reason of a
deprecated rank go both ways; what Wikibase has no place for is told by
``losses``.  Source: https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.exchange.format import Format, Loss
from contested.exchange.json_text import json_pieces
from contested.exchange.wikibase_losses import wikibase_losses
from contested.exchange.wikibase_reading import dossier_of_wikibase
from contested.exchange.wikibase_writing import wikibase_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contested.dossier import Dossier


def _write(dossier: Dossier) -> Iterator[str]:
    yield from json_pieces(wikibase_document(dossier))
    yield "\n"


def _losses(dossier: Dossier) -> tuple[Loss, ...]:
    return tuple(dict.fromkeys(wikibase_losses(dossier)))


WIKIBASE = Format(
    "wikibase",
    "Wikibase JSON: statements of quantities",
    (".wikibase.json",),
    "application/json",
    _write,
    dossier_of_wikibase,
    losses=_losses,
)
