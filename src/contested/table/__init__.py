"""Tables: millions of claims on a dataframe or SQL engine, with the answers that figures give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.lazy_names import lazily

if TYPE_CHECKING:
    from contested.table.claim_table import ClaimTable

_HOMES = {
    "ClaimTable": "contested.table.claim_table",
}

__all__ = ["ClaimTable"]

__getattr__ = lazily(__name__, _HOMES, needs=("narwhals", "a table of claims", "table"))


def __dir__() -> list[str]:
    return __all__
