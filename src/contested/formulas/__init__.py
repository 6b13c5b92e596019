"""Formulas: derived figures, evaluated account by account."""
