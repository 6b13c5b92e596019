"""Assistants: answers in which no number stands without who says it and where it was read."""
