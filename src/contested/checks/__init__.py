"""Checks: what does not add up, does not belong together, or wants a look."""
