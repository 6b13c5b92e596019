"""Rows: one row after another becomes claims, and every one is accounted for."""
