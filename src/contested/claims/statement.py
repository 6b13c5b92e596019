"""
What every statement says: whose it is, where it was read, when it was said, and of which time.

How each field is read stands in ``schema``; here are its signature, and what it becomes.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypedDict

import attrs

from contested.claims.canonical import record_digest
from contested.claims.party import Holders, Party  # noqa: TC001  # attrs resolves them
from contested.claims.source import Source, Sourcelike  # noqa: TC001  # attrs resolves them
from contested.quantities import Datelike, When  # noqa: TC001  # attrs resolves them
from contested.quantities.cpython import reduce_by_constructor

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from contested.quantities import Unit


class StatementFields(TypedDict, total=False):
    """What can be given with any statement."""

    by: Holders
    source: Sourcelike
    quoting: str | Source | Iterable[str | Source]
    named: str | None
    speaker: str | None
    anonymous: bool
    as_of: Datelike | None
    stated: Datelike | None
    key: str | None
    quote: str | None
    at: str | None
    note: str | None


@attrs.frozen
class Aim:
    """
    What a stance other than a plain claim is taken to: which estimate, and how.

    ``stance`` is "accepted", "corrected" or "retracted"; ``estimate`` is the
    key of the estimate, None where it is the figure.  ``target`` is that
    estimate, as its figure holds it; an accepted one is the one that its own
    party gave, however many accept it of each other.
    """

    stance: str
    estimate: str | None = None
    target: Statement | None = attrs.field(default=None, eq=False, repr=False)

    @property
    def whose(self) -> str:
        """Who gave the estimate, in words."""
        return "" if self.target is None else self.target.holder_words

    @property
    def words(self) -> str:
        """What is done, for a note: "accepting the number of Armenia", "correcting 1,500 people"."""
        if self.stance == "accepted":
            return f"accepting {self.target_words if self.target is None else f'the number of {self.whose}'}"
        return f"correcting {self.target_words}" if self.stance == "corrected" else ""

    @property
    def target_words(self) -> str:
        """What the estimate says, in our words; its key where it is not at hand, as in an entry of a journal."""
        return f"the estimate “{self.estimate}”" if self.target is None else self.target.printed()


@attrs.frozen(slots=False, kw_only=True)
class Statement:
    """
    What all statements share.

    Attributes:
        parties: who holds it; none means the source's own voice.
        source: where it was read.
        quoting: the chain behind it, nearest first.
        named: the attribution in the source's words.
        speaker: who said it.
        anonymous: whether the speaker never merges with another of the same name.
        as_of: when the figure held.
        stated: when it was said.
        key: its name, for other statements.
        quote: the source's words.
        at: where those words stand in it: "page 4", "cell B7".
        note: anything else.
        aim: which estimate it accepts, corrects or takes back; None where it does none of these.
    """

    parties: tuple[Party, ...] = ()
    source: Source | None = None
    quoting: tuple[Source, ...] = ()
    named: str | None = None
    speaker: str | None = None
    anonymous: bool = False
    as_of: When | None = None
    stated: When | None = None
    key: str | None = None
    quote: str | None = None
    at: str | None = None
    note: str | None = None
    aim: Aim | None = None

    __reduce__ = reduce_by_constructor

    @property
    def digest(self) -> str:
        """The digest of its canonical form: two statements have one digest if and only if they are equal."""
        return record_digest(self)

    content_digest = digest

    @property
    def moment(self) -> When | None:
        """When what it says held; a retraction counts from when it was made."""
        if self.as_of is not None or self.aim is None or self.aim.stance != "retracted":
            return self.as_of
        return self.told

    @property
    def told(self) -> When | None:
        """When it was said: where nobody says, the issue of its source, at which it had been."""
        return self.stated or (None if self.source is None else self.source.issued)

    @property
    def is_rejection(self) -> bool:
        """Whether it denies or disputes something, and neither gives a number nor refuses one."""
        return False

    @property
    def known_from(self) -> date | None:
        """The day from which it could be known: the source's latest day of issue, else stated, else retrieved."""
        issued = None if self.source is None else self.source.issued
        retrieved = None if self.source is None else self.source.retrieved
        moment = issued or self.stated or retrieved
        return None if moment is None else moment.latest

    @cached_property
    def holders(self) -> tuple[str, frozenset[str]]:
        """The parties that hold it, as one name and as names; kept, since each of many holders asks for all."""
        names = sorted(party.name for party in self.parties)
        return " and ".join(names), frozenset(names)

    def rests_on(self, source: str | Source) -> bool:
        """Return whether it was read in a source (or one of that title or label), or in one that quotes it."""
        chain = [*(() if self.source is None else (self.source, *self.source.quoting)), *self.quoting]
        links = [link for one in chain for link in (one, *one.quoting)]
        return any(source in (link, link.title, link.label) for link in links)

    def _replaces(self, early: Statement, unit: Unit) -> bool:  # noqa: ARG002  # an estimate asks for them
        """Whether it takes the place of a certainly earlier statement: one without a number always does (rule 10)."""
        return True

    @property
    def is_repeat(self) -> bool:
        """Whether it was read in a source that quotes another, or accepts what another says: it is no other witness."""
        accepts = self.aim is not None and self.aim.stance == "accepted"
        return bool(accepts or self.quoting or (self.source is not None and self.source.quoting))

    def printed(self) -> str:
        """Return what it says in our words."""
        return str(self)

    @property
    def holder_words(self) -> str:
        """Who holds it: parties, else who speaks, else the source itself."""
        names = " and ".join(party.name for party in self.parties) or self.speaker
        return names or ("unattributed" if self.source is None else self.source.name)

    @property
    def attribution(self) -> str:
        """Who says it and where it was read, as a note prints it."""
        holders = " and ".join(party.name for party in self.parties)
        who = f"{holders} ({self.named})" if holders and self.named else self.named or holders or self.speaker
        if self.aim is not None and self.aim.words:
            who = f"{who}, {self.aim.words}" if who else self.aim.words
        links = self.quoting if self.source is None else (*self.source.quoting, *self.quoting)
        chain = [f"quoting {link.cited()}" for link in links]
        where = chain if self.source is None else [f"in {self.source.cited()}" if who else self.source.cited(), *chain]
        return ", ".join([*([who] if who else []), *where]) or "unattributed"


def origin_key(statement: Statement) -> tuple[str, str, object]:
    """
    Return kind, name and identity of the origin of an statement.

    A speaker (or holder) who is not named is nobody else's origin.
    """
    if statement.aim is not None and statement.aim.stance == "accepted" and statement.aim.target is not None:
        statement = statement.aim.target  # who accepts a number adds no witness
    source = statement.source
    behind = statement.quoting[-1].behind or statement.quoting[-1] if statement.quoting else None
    if behind is None and source is not None:
        behind = source.behind or (source if source.primary else None)
    if behind is not None:
        return "source", behind.name, behind
    if len(statement.parties) == 1 and not statement.anonymous:
        name = statement.parties[0].name
        return "party", name, name
    if statement.parties:
        name, names = statement.holders
        hidden = statement if statement.anonymous and statement.speaker is None else None
        return "party", name, name if len(names) == 1 and hidden is None else (names, hidden)
    if statement.speaker is not None:
        return "speaker", statement.speaker, (statement.speaker, statement if statement.anonymous else None)
    return "source", "unattributed" if source is None else source.name, source
