"""Answers: what positions come to: ranges, agreement, verdicts, dispersion and sentences; they know no figure."""
