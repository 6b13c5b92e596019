"""
Laws of a dossier in use (design.md, rules 7, 8, 10 and 19).

People claim, deny, withhold, correct, retract and accept, in any order of
days; they merge, save, load, record in a journal, and look at a day.  Beside
all this stands a plain list of what was said, and what rules say of a list.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import attrs
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests.effort import count

from contested import Dossier, Figure, Journal, Party, Stance
from contested.errors import MergeConflict
from contested.testing import parties

NAMES = ("Armenia", "Azerbaijan", "OSCE")
IDS = ("troops", "population")
DAYS = tuple(f"2023-09-{day}" for day in range(18, 24))
AUTHORS = ("the desk", "the bureau")
THRESHOLD = 60

at_figure = st.sampled_from(IDS)
by_party = st.sampled_from(NAMES)
on_day = st.sampled_from(DAYS)
numbers = st.sampled_from((0, 1, 59, 60, 61, 120_000)) | st.integers(0, 200)


@attrs.frozen
class Said:
    """
    One line of the plain list.

    ``held`` is the day of which it is, ``told`` the day on which it was said;
    ``number`` is None for a denial and for what is withheld.  ``instead`` is
    the place of the line that it replaces, takes back or accepts.
    """

    figure: str
    party: str
    stance: str
    held: str
    told: str
    number: int | None = None
    instead: int | None = None


Answer = tuple[Stance, int | None]
"""What a party says of a figure now, and its number."""


def expected(lines: Iterable[tuple[int, Said]], party: str) -> Answer:
    """
    Return what rules 7 and 10 say of one party by the lines of one figure.

    Its latest day counts.  What was corrected is of the day that it was of;
    what was taken back leaves nothing, unless something of a later day stands.
    A denial stands until a number of a later day, whatever becomes of that
    number; one that is said later of an earlier day answers nothing.
    """
    own = {at: one for at, one in lines if one.party == party}
    standing = {at: one for at, one in own.items() if one.stance in ("claimed", "accepted", "withheld")}
    for one in own.values():
        if one.instead in standing and one.stance == "corrected":
            standing[one.instead] = attrs.evolve(standing[one.instead], number=one.number, told=one.told)
        elif one.instead in standing and one.stance == "retracted":
            standing[one.instead] = attrs.evolve(standing[one.instead], stance="retracted")
    last = max(standing.values(), key=lambda one: one.held, default=None)
    answered = max((one.held for one in standing.values() if one.number is not None), default="")
    if any(one.stance == "denied" and one.held > answered for one in own.values()):
        return Stance.DENIED, None
    if last is None:
        return Stance.SILENT, None
    return (Stance.STATED, last.number) if last.stance in ("claimed", "accepted") else (Stance.WITHHELD, None)


class ADossierInUse(RuleBasedStateMachine):
    """Two dossiers, of one figure each, a journal of each, and a plain list of what was said."""

    @initialize(armenia=parties(names=NAMES[:1]))
    def begin(self, armenia: Party) -> None:
        """Begin with figures of which nothing is said."""
        self.folder = tempfile.TemporaryDirectory()
        self.dossiers = {id_: Dossier().with_figure(id_, Figure(id_, "person", disputants=[armenia])) for id_ in IDS}
        self.journals = {id_: Journal(Path(self.folder.name) / f"{id_}-journal") for id_ in IDS}
        self.lines: list[Said] = []
        self.recorded: dict[str, list[int]] = {id_: [] for id_ in IDS}
        self.closed: set[int] = set()

    def teardown(self) -> None:
        """Remove the folder."""
        if hasattr(self, "folder"):
            self.folder.cleanup()

    # -- saying -------------------------------------------------------------

    @rule(id_=at_figure, party=by_party, day=on_day, number=numbers)
    def claim(self, id_: str, party: str, day: str, number: int) -> None:
        """State a number, of one day and on that day."""
        key = f"e{len(self.lines)}"
        line = Said(id_, party, "claimed", day, day, number)
        self._say(line, lambda f: f.claimed(number, by=party, as_of=day, stated=day, key=key))

    @rule(id_=at_figure, party=by_party, day=on_day)
    def deny(self, id_: str, party: str, day: str) -> None:
        """Deny the figure."""
        self._say(Said(id_, party, "denied", day, day), lambda f: f.denied(by=party, as_of=day, stated=day))

    @rule(id_=at_figure, party=by_party, day=on_day)
    def withhold(self, id_: str, party: str, day: str) -> None:
        """Say nothing, on being asked."""
        self._say(Said(id_, party, "withheld", day, day), lambda f: f.withheld(by=party, as_of=day, stated=day))

    @precondition(lambda self: self._targets())
    @rule(data=st.data(), number=numbers)
    def correct(self, data: st.DataObject, number: int) -> None:
        """Replace one's own number, on a later day."""
        at, one, day = self._target(data)
        line = Said(one.figure, one.party, "corrected", one.held, day, number, at)
        self._say(line, lambda f: f.corrected(number, by=one.party, estimate=f"e{at}", stated=day))

    @precondition(lambda self: self._targets())
    @rule(data=st.data())
    def retract(self, data: st.DataObject) -> None:
        """Take one's own number back, on a later day."""
        at, one, day = self._target(data)
        line = Said(one.figure, one.party, "retracted", day, day, None, at)
        self._say(line, lambda f: f.retracted(by=one.party, estimate=f"e{at}", as_of=day, stated=day))

    @precondition(lambda self: self._targets())
    @rule(data=st.data(), party=by_party)
    def accept(self, data: st.DataObject, party: str) -> None:
        """Accept another's number, which is then of the same day."""
        at, one, day = self._target(data)
        if party != one.party:
            line = Said(one.figure, party, "accepted", one.held, day, one.number, at)
            self._say(line, lambda f: f.accepted(by=party, estimate=f"e{at}", stated=day))

    def _say(self, line: Said, change: Callable[[Figure], Figure]) -> None:
        """Say something in the dossier and the list; not twice of one day, since that stands together."""
        said = {(one.figure, one.party, one.held) for one in self.lines}
        again = line.stance in ("claimed", "denied", "withheld", "accepted")
        if again and (line.figure, line.party, line.held) in said:
            return
        dossier = self.dossiers[line.figure]
        self.dossiers[line.figure] = dossier.with_figure(line.figure, change(dossier[line.figure]))
        self.lines.append(line)

    def _targets(self) -> list[int]:
        """Return the claims that nothing is aimed at."""
        aimed = {one.instead for one in self.lines}
        return [at for at, one in enumerate(self.lines) if one.stance == "claimed" and at not in aimed | self.closed]

    def _target(self, data: st.DataObject) -> tuple[int, Said, str]:
        """Draw a claim that something is to be aimed at, and a day after it."""
        at = data.draw(st.sampled_from(self._targets()))
        one = self.lines[at]
        return at, one, data.draw(st.sampled_from([*(day for day in DAYS if day > one.told), "2023-09-30"]))

    # -- keeping ------------------------------------------------------------

    @rule(id_=at_figure)
    def save_and_load(self, id_: str) -> None:
        """Go on with what was saved."""
        before = self.dossiers[id_]
        path = Path(self.folder.name) / f"{id_}.toml"
        before.save(path)

        self.dossiers[id_] = Dossier.load(path)

        assert self.dossiers[id_] == before
        assert self.dossiers[id_].digest == before.digest

    @rule()
    def merge(self) -> None:
        """Put both dossiers in one: each figure is as it was, and what is merged again changes nothing."""
        first, second = self.dossiers.values()
        if {p.name: p.stake for p in first.parties.values()} != {p.name: p.stake for p in second.parties.values()}:
            return  # one of them knows more of a party than the other, and says so
        merged = first.merge(second)

        assert set(merged) == set(IDS)
        assert merged.merge(second) == merged
        for id_ in IDS:
            self._holds(merged[id_], [(at, one) for at, one in enumerate(self.lines) if one.figure == id_])

    @precondition(lambda self: self.lines)
    @rule(id_=at_figure, number=numbers)
    def merge_what_went_apart(self, id_: str, number: int) -> None:
        """Two editions of a figure under one id are no third one: nobody's words are dropped by guessing."""
        other = self.dossiers[id_].with_figure(id_, self.dossiers[id_][id_].claimed(number, by="UN", key="un"))

        with pytest.raises(MergeConflict):
            self.dossiers[id_].merge(other)

    @rule(id_=at_figure, author=st.sampled_from(AUTHORS), day=on_day)
    def record(self, id_: str, author: str, day: str) -> None:
        """Record what is new in the journal of a dossier; what was taken back there is not recorded again."""
        lines = [at for at, one in enumerate(self.lines) if one.figure == id_]
        new = [at for at in lines if at not in self.recorded[id_] and at not in self.closed]

        entries = self.journals[id_].record(self.dossiers[id_], author=author, recorded=day)

        assert len(entries) == len(new)
        self.recorded[id_] += new
        assert self.journals[id_].not_recorded(self.dossiers[id_]) == ()

    @rule(id_=at_figure, author=st.sampled_from(AUTHORS), day=on_day)
    def take_an_entry_back(self, id_: str, author: str, day: str) -> None:
        """Take back an entry at whose claim nothing is aimed."""
        free = [at for at in self.recorded[id_] if at in self._targets()]
        if free:
            key = f"e{free[0]}"
            entry = next(
                one for one in self.journals[id_].entries() if one.statement is not None and one.statement.key == key
            )
            self.journals[id_].retract(entry, author=author, recorded=day, reason="a slip")
            self.recorded[id_].remove(free[0])
            self.closed.add(free[0])

    # -- looking ------------------------------------------------------------

    @rule(id_=at_figure, day=on_day)
    def look_at_a_day(self, id_: str, day: str) -> None:
        """As of a day, what is of later days is not seen; as known on a day, what was said later is not."""
        figure, lines = self.dossiers[id_][id_], [(at, one) for at, one in enumerate(self.lines) if one.figure == id_]

        self._holds(figure.as_of(day), [(at, one) for at, one in lines if one.held <= day])
        self._holds(figure.known_on(day), [(at, one) for at, one in lines if one.told <= day])

    @invariant()
    def figures_say_what_the_list_says(self) -> None:
        """Each figure gives what rules say of the list."""
        if hasattr(self, "lines"):
            for id_ in IDS:
                lines = [(at, one) for at, one in enumerate(self.lines) if one.figure == id_]
                self._holds(self.dossiers[id_][id_], lines)

    @invariant()
    def journals_say_what_was_recorded(self) -> None:
        """A journal gives what rules say of the lines that were recorded and not taken back."""
        if hasattr(self, "recorded"):
            for id_, places in self.recorded.items():
                if places:
                    held = self.journals[id_].dossier()
                    assert len(held) == 1
                    self._holds(next(iter(held.figures.values())), [(at, self.lines[at]) for at in places])

    def _holds(self, figure: Figure, lines: list[tuple[int, Said]]) -> None:
        """Hold a figure to what rules say of lines."""
        wanted = {name: expected(lines, name) for name in NAMES}
        stated = {name: number for name, (_, number) in wanted.items() if number is not None}
        hull, verdict = figure.hull(), figure > THRESHOLD

        for name, (stance, number) in wanted.items():
            position = figure.position(name)
            assert position.stance is stance, (name, position, stance)
            assert number is None or [span.interval.low for span in position.spans] == [number]
        assert hull.is_empty == (not stated)
        if stated:
            assert (hull.low, hull.high) == (min(stated.values()), max(stated.values()))
        given = {name: answer.value for name, answer in verdict.by_party.items()}
        for name, (stance, number) in wanted.items():
            answer = _ANSWERS.get(stance) or ("yes" if number is not None and number > THRESHOLD else "no")
            assert given.get(name, "silent") == answer
        assert verdict.certainly <= verdict.possibly


_ANSWERS = {Stance.DENIED: "denies", Stance.WITHHELD: "withheld", Stance.SILENT: "silent"}
"""What a verdict says of who gives no number."""

TestADossierInUse = ADossierInUse.TestCase
TestADossierInUse.settings = settings(max_examples=count(3), stateful_step_count=15, deadline=None)
