"""
Corrupted rows: what a step does with a fault.

It finds it (raises; or leaves the harmed rows out, or puts them right, and
says so), passes it on unharmed, so that ``feed.check`` still finds it behind
the step, or lets it through.  A row that held a claim and is left out without
a word, or has other numbers than it was given, got through: nobody behind the
step learns of it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import attrs

from contested.feeds.rules.checking import checked_feed
from contested.testing.answers_by_figure import answered_figures_in
from contested.testing.answers_compared import alike, answer_form, speaks_for_parties
from contested.testing.saying_differences import Difference, all_differences
from contested.testing.sayings import Heard, heard_in_rows

if TYPE_CHECKING:
    from contested.testing.fed_rows import FeedRows
    from contested.testing.step_calls import Gave
    from contested.testing.trial import Trial

FAULT_FOUND, PASSED_ON, THROUGH = "found", "passed on", "gets through"
"""What a step does with a fault."""

HIDDEN_BY_LAW = "hidden by a broken law"
"""What becomes of a fault of which nothing is seen, since the step does the same to rows in order."""

NOT_SHOWN = "not shown by such an answer"
"""What becomes of a fault where the step answers rightly, and with too little to show the fault or its absence."""


@attrs.frozen
class Corrupted:
    """
    Rows before and after something went wrong in them.

    Args:
        name: what went wrong.
        found_by: rules of ``feed.check``, of which at least one finds it.
        clean: the rows before.
        rows: and after.
    """

    name: str
    found_by: tuple[str, ...]
    clean: FeedRows
    rows: FeedRows

    @property
    def harmed(self) -> frozenset[int]:
        """The numbers of the rows that were not there before."""
        before = Counter(map(repr, self.clean))
        found = []
        for number, row in enumerate(self.rows, 1):
            if before[repr(row)] > 0:
                before[repr(row)] -= 1
            else:
                found.append(number)
        return frozenset(found)

    @property
    def changed(self) -> FeedRows:
        """The rows before that are not there any more."""
        after = Counter(map(repr, self.rows))
        found = []
        for row in self.clean:
            if after[repr(row)] > 0:
                after[repr(row)] -= 1
            else:
                found.append(row)
        return found

    @property
    def is_written_otherwise(self) -> bool:
        """
        Whether each row that changed has other words for a name, or the same letters and figures in another way.

        To put that right makes up no number, no day and no stance.
        """
        before, harmed = self.changed, [self.rows[number - 1] for number in sorted(self.harmed)]
        pairs = [(old.get(name), new.get(name)) for old, new in zip(before, harmed, strict=False) for name in old]
        return len(before) == len(harmed) and all(old == new or _is_one_text(old, new) for old, new in pairs)

    def less(self, rows: FeedRows) -> Corrupted:
        """Return the same with fewer corrupted rows; what was taken away is gone from before too."""
        gone = Counter(map(repr, self.rows)) - Counter(map(repr, rows))
        kept = []
        for row in self.clean:
            if gone[repr(row)] > 0:
                gone[repr(row)] -= 1
            else:
                kept.append(row)
        return attrs.evolve(self, clean=kept, rows=rows)


def _is_one_text(old: object, new: object) -> bool:
    """Whether two cells are names, or are of the same letters and figures."""
    before, after = (sorted(filter(str.isalnum, str("" if cell is None else cell))) for cell in (old, new))
    return bool(before and after) and (before == after or not any(map(str.isdigit, before + after)))


def outcome(corrupted: Corrupted, trial: Trial) -> str:
    """
    Return what a step does with a fault.

    Args:
        corrupted: the rows before and after.
        trial: of the rows after it.

    A fault gets through only where the step hides it: what it does to rows in
    order as well is broken by a law, and no fault.  To leave out a row that was
    not there before, such as a copy or a sum, hides no claim.  Who answers with
    two ends and nobody's name may be right of these rows and of those before;
    but a row that the feed does not take is in no answer, and has to be told.
    """
    gave = trial.gave
    if gave.raised is not None:
        return FAULT_FOUND
    if trial.is_same or _is_transparent(corrupted, trial):
        return PASSED_ON
    clean = trial.gives(corrupted.clean)
    if _is_said(gave, clean) or _is_marked(gave, clean, corrupted) or _is_as_before(corrupted, trial, clean):
        return FAULT_FOUND
    if not _is_left_out(corrupted, trial) and _is_seen_behind(corrupted, trial, clean):
        return PASSED_ON
    if not trial.differences and _is_about_figures(trial) and not _is_refused(corrupted, trial):
        return NOT_SHOWN
    return HIDDEN_BY_LAW if trial.differences and not own_differences(corrupted, trial) else THROUGH


def _is_about_figures(trial: Trial) -> bool:
    """Whether a step gives answers, and they are held against what is claimed."""
    return trial.heard is None and bool(answered_figures_in(trial.gave.answers or {}, trial.dossier).ids)


def _is_refused(corrupted: Corrupted, trial: Trial) -> bool:
    """Whether the feed does not take a harmed row, so that no answer can show it."""
    return any(one.row in corrupted.harmed for one in trial.given.rejected)


def own_differences(corrupted: Corrupted, trial: Trial) -> list[Difference]:
    """Return how what comes out of corrupted rows differs from them, but for what the step does to rows in order."""
    clean = trial.gives(corrupted.clean)
    usual = set()
    if clean.raised is None:
        before = trial.differences_of(heard_in_rows(corrupted.clean, trial.feed), clean)
        usual = {(one.law, one.kind) for one in before}
    return [one for one in trial.differences if (one.law, one.kind) not in usual]


def _is_transparent(corrupted: Corrupted, trial: Trial) -> bool:
    """Whether what the harmed rows say, and all else that is not lost anyway, comes out as it went in."""
    heard = trial.heard
    if heard is None:
        told = speaks_for_parties(trial.gave.answers or {}, trial.dossier) and not _is_refused(corrupted, trial)
        return told and not trial.differences_of(trial.given, trial.gave)
    harmed = corrupted.harmed
    ours = tuple(one for one in trial.given.sayings if one.row in harmed)
    refused, refuses = (Counter(one.rule for one in some.rejected) for some in (trial.given, heard))
    if harmed and refused <= refuses:
        lost = all_differences(Heard(ours), heard, trial.fields)
        if not any(one.kind in ("lost", "changed") for one in lost):
            return True
    whole = trial.differences_of(trial.given, trial.gave)
    return not whole and refused <= refuses


def _is_said(gave: Gave, clean: Gave) -> bool:
    """Whether a step warns, logs, or gives rows as rejected, otherwise than for the rows in order."""
    usual = clean.apart or []
    return not set(gave.said) <= set(clean.said) or any(row not in usual for row in gave.apart or ())


def _is_as_before(corrupted: Corrupted, trial: Trial, clean: Gave) -> bool:
    """Whether a step gives what it gave before, without a word, and nothing that somebody claims is made up or lost."""
    tells = trial.heard is not None or _is_about_figures(trial)
    if corrupted.changed and tells and not corrupted.is_written_otherwise:
        return False  # it was guessed, or left out, or is nowhere in the answer
    return _is_alike(trial, clean)


def _is_left_out(corrupted: Corrupted, trial: Trial) -> bool:
    """Whether a step gives what it gives without the harmed rows."""
    harmed = corrupted.harmed
    unharmed = [row for number, row in enumerate(corrupted.rows, 1) if number not in harmed]
    return bool(harmed) and _is_alike(trial, trial.gives(unharmed))


def _is_alike(trial: Trial, other: Gave) -> bool:
    """Whether a step gives the same for other rows."""
    if other.raised is not None:
        return False
    mine, others = trial.heard, trial.heard_in(other)
    if mine is not None and mine.rejected and not mine.sayings:
        return False  # nobody can read what it gives
    if mine is None or others is None:
        return mine is others and alike(answer_form(trial.gave.answers), answer_form(other.answers))
    return not all_differences(others, mine, trial.fields) and not all_differences(mine, others, trial.fields)


def _is_marked(gave: Gave, clean: Gave, corrupted: Corrupted) -> bool:
    """Whether a column that says one thing of all rows in order says another of some of these."""
    own = {name for row in corrupted.rows for name in row}
    for name in dict.fromkeys(name for row in gave.rows or () for name in row):
        usual = {repr(row.get(name)) for row in clean.rows or ()}
        if name not in own and len(usual) == 1 and any(repr(row.get(name)) not in usual for row in gave.rows or ()):
            return True
    return False


def _is_seen_behind(corrupted: Corrupted, trial: Trial, clean: Gave) -> bool:
    """Whether a check of what comes out finds the fault; what came out of the rows in order is its earlier edition."""
    rows = trial.gave.rows
    if rows is None:
        return False
    feed = trial.into or trial.feed
    wanted = set(corrupted.found_by)
    try:
        found = checked_feed(feed, rows, clean.rows)
    except ValueError:
        return False
    return bool(wanted & {one.code for one in found})


def is_of_effect(corrupted: Corrupted, trial: Trial) -> bool:
    """Whether the corrupted rows say anything else than those before."""
    return heard_in_rows(corrupted.clean, trial.feed) != trial.given
