"""
How hard Hypothesis tries, chosen by HYPOTHESIS_PROFILE.

``ci`` is the same on every run, ``dev`` looks elsewhere each time, ``nightly``
looks for long.  A busy machine fails no test, so nothing is timed.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

_UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", _UNTIMED, max_examples=60, derandomize=True)
settings.register_profile("dev", _UNTIMED, max_examples=50)
settings.register_profile("nightly", _UNTIMED, max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))
