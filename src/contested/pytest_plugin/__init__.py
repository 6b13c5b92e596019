"""
What pytest shows and runs for those who use ``contested``.

Loaded by the entry point ``_contested_pytest`` when a test needs it, and not
before: a run of pytest that has no figure in it pays for none.  Needs no
Hypothesis, which is why it lies beside ``contested.testing``.
"""
