"""Tables: millions of claims on a dataframe or SQL engine, with the answers that figures give."""

from contested.table.claim_table import ClaimTable

__all__ = ["ClaimTable"]
