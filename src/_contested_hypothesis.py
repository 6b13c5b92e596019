"""
The door through which Hypothesis finds the strategies of ``contested``.

Hypothesis loads every such door when it is imported.  This one lies outside
the package, so that a program that does not use ``contested`` does not pay
for importing it.
"""

from __future__ import annotations

import importlib
import sys


def setup() -> None:
    """Let ``from_type`` know the types of ``contested``, if the program has imported it."""
    if "contested" in sys.modules:
        importlib.import_module("contested.testing.registration").register()
