"""
How hard Hypothesis tries, chosen by HYPOTHESIS_PROFILE: ``fast``, ``ci``, ``engines`` or ``nightly``.

``ci`` and ``engines`` look elsewhere every day: all who run them on one day
(UTC) see the same, and a change is not blamed for the luck of the draw.  The
other profiles look elsewhere at every run.  The seed is printed at the end, so that a failure is
met again with ``--hypothesis-seed``.  A busy machine fails no test, so nothing
is timed.  How the laws share out their profile's examples: ``effort.py``.
"""

from __future__ import annotations

import os
import random
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from tests import promises

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter

PROFILES = {"fast": 12, "ci": 30, "engines": 30, "nightly": 2_000}
BY_DAY = ("ci", "engines")
"""
How many examples a law of usual cost is given.

Thirty of ``ci`` are few, but others every day; ``nightly`` looks for long.
``engines`` draws what ``ci`` does, and asks all of it on every engine.
"""

# All said here, as Hypothesis takes other defaults where the environment says CI.  What a busy machine or bad luck
# with a filter brings about is no fault of what is tested.
_BY_CHANCE = [HealthCheck.too_slow, HealthCheck.filter_too_much]
_OURS = settings(deadline=None, derandomize=False, database=None, suppress_health_check=_BY_CHANCE)
for name, count in PROFILES.items():
    settings.register_profile(name, _OURS, max_examples=count)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Choose a seed before Hypothesis looks for one; the workers of a parallel run are given the same."""
    if config.option.hypothesis_seed is None:
        by_day = settings.get_current_profile_name() in BY_DAY
        chosen = f"{datetime.now(UTC):%Y%m%d}" if by_day else str(random.SystemRandom().randrange(2**32))
        config.option.hypothesis_seed = chosen


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Say how the same examples are drawn again, and the figures of the promises."""
    profile = settings.get_current_profile_name()
    terminalreporter.write_line(
        f"Hypothesis: profile {profile}, --hypothesis-seed={terminalreporter.config.option.hypothesis_seed}"
    )
    promises.print_figures(terminalreporter)
