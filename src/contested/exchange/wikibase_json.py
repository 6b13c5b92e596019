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
    from contested.exchange.wikibase_entities import Json


def _write(dossier: Dossier) -> Iterator[str]:
    before = '{"entities": {'
    for id_, entity in wikibase_entities(dossier).items():
        yield f'{before}\n"{id_}": '
        yield from _entity(entity)
        before = ","
    yield "\n}}\n" if before == "," else '{"entities": {}}\n'


def _entity(entity: Json) -> Iterator[str]:
    """Give an entity as text, a statement a line: indented, one has 200 lines, and a long line is not read."""
    claims = entity["claims"]
    assert isinstance(claims, dict)
    yield f'{_text({key: value for key, value in entity.items() if key != "claims"})[:-1]}, "claims": {{'
    for number, (property_, statements) in enumerate(claims.items()):
        yield f'{"," if number else ""}\n "{property_}": [\n  '
        yield ",\n  ".join(map(_text, statements))
        yield "]"
    yield "}}"


_text = json.JSONEncoder(ensure_ascii=False).encode


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
