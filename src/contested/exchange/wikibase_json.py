"""
Wikibase JSON: the estimates of a dossier as statements of quantities, out and in again.

Value, bounds, unit, day, holder, dispute, scope, reference and the reason of a
deprecated rank go both ways; what Wikibase has no place for is told by
``losses``.  Source: https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from contested.exchange.format import Format, Loss
from contested.exchange.wikibase_losses import wikibase_losses
from contested.exchange.wikibase_reading import dossier_of_wikibase
from contested.exchange.wikibase_writing import wikibase_entities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contested.dossier import Dossier


def _write(dossier: Dossier) -> Iterator[str]:
    before = '{"entities": {'  # one entity a line: indented, a statement has 200 lines
    for id_, entity in wikibase_entities(dossier).items():
        yield f'{before}\n"{id_}": {json.dumps(entity, ensure_ascii=False)}'
        before = ","
    yield "\n}}\n" if before == "," else '{"entities": {}}\n'


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
