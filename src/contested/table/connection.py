"""
Our own DuckDB, which looks at what is not lazy by itself, and the engines that come with the extra ``table``.

It reads no file and cannot be unlocked.  Nothing here needs narwhals, so that a
file can be brought to DuckDB before anything is asked of it.
"""

from __future__ import annotations

from functools import lru_cache, partial
from typing import Any

from contested.optional import TABLES, library

engine_library = partial(library, feature=TABLES)
"""Return a library of an engine; a missing one names the extra ``table``."""


@lru_cache(maxsize=1)
def connection() -> Any:
    """Return our own DuckDB connection: no file is read or written through it, and that cannot be changed."""
    made = engine_library("duckdb").connect()
    made.execute("SET enable_external_access = false")
    made.execute("SET enable_progress_bar = false")
    # How large a file is DuckDB does not know: it would keep the file in memory, and not what is joined to it.
    made.execute("SET disabled_optimizers = 'build_side_probe_side'")
    made.execute("SET lock_configuration = true")
    return made


def in_duckdb(table: Any) -> Any:
    """Return an Arrow table as a relation on our own DuckDB connection."""
    return connection().from_arrow(table)


def engine_errors() -> tuple[type[Exception], ...]:
    """Return what DuckDB and Arrow raise where they cannot go on."""
    return (engine_library("duckdb").Error, engine_library("pyarrow").ArrowException, OSError)
