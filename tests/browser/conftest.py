"""What tests in headless Chromium share: the browser."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Return a headless Chromium."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as started:
        made = started.chromium.launch(executable_path=os.environ["CONTESTED_CHROMIUM"], args=["--no-sandbox"])
        yield made
        made.close()
