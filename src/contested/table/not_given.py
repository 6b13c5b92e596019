"""What stands for an argument that was not given, where None can be asked for."""

from __future__ import annotations

from typing import Any

NOT_GIVEN: Any = object()
"""What no column holds. In a module of its own, so that a table is imported without what reads its columns."""
