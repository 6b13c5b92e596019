"""What several tests of reports stand on: an environment without the library that knows languages."""

from __future__ import annotations

import importlib

import pytest


@pytest.fixture
def without_babel(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every import of Babel fail, as where the extra is not installed."""
    found = importlib.import_module

    def but_babel(name: str) -> object:
        if name.startswith("babel"):
            raise ImportError(name)
        return found(name)

    monkeypatch.setattr(importlib, "import_module", but_babel)
