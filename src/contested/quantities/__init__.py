"""Quantities: exact numbers, intervals, units and days, and how they print."""
