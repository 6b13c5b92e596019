"""How the statements of a cell stand to each other: what a label says of them, what a list shares, what adds up."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from contested.errors.base import UnreadablePhrase
from contested.phrases.cell_words import OF_THINGS_TOO, are_people, is_state

if TYPE_CHECKING:
    from contested.phrases.cell_drafts import Aside, Draft
    from contested.phrases.tokens import Tokens, TokenSpan

_NEAR = 10  # parts that are lower limits are a total where they come within a tenth of it


def with_label(draft: Draft, given: Aside, tokens: Tokens) -> Draft:
    """
    Return a draft with what is said before it.

    Raises:
        UnreadablePhrase: its own words count something else.
    """
    if draft.part_of is not None or draft.denies is not None:
        return draft.saying(given._replace(kind=None, kind_place=None, unsure=()))
    own = None if draft.labelled else draft.kind  # "Killed: 20, wounded: 35": a label of its own
    if own is not None and given.kind is not None and own != given.kind:
        if is_state(own) and are_people(given.kind) and not is_state(given.kind):  # "Civilians: 85 killed"
            return draft._replace(label=given.kind_place, labelled=True).saying(given)
        of_things = own in OF_THINGS_TOO and not are_people(given.kind)  # "Tanks: 10 destroyed, 3 captured"
        if not of_things and (is_state(own) or not is_state(given.kind)):
            raise UnreadablePhrase(tokens.printed(*draft.place), f"it counts {own}, and its label says {given.kind}")
        draft = draft._replace(said=draft.said._replace(kind=given.kind, kind_place=given.kind_place))
    if draft.kind is None and draft.label is None and given.kind_place is not None:
        draft = draft._replace(label=given.kind_place, labelled=True)
    return draft.saying(given)


def begun_at(drafts: list[Draft], place: TokenSpan) -> list[Draft]:
    """Return drafts of which the first begins where its piece does."""
    return [drafts[0]._replace(place=(place[0], drafts[0].place[1])), *drafts[1:]]


def in_one_list(groups: list[tuple[bool, list[list[Draft]]]]) -> list[Draft]:
    """Put the statements between commas together; those behind "including" are parts of the one before."""
    made: list[Draft] = []
    main: int | None = None
    behind = False
    for part, lists in groups:
        for drafts in lists:
            first, before = drafts[0], len(made)
            if part or first.part_of == -1:
                first = first._replace(part_of=-1 if main is None else main)
                behind = True
            elif behind:
                first = first.unsure(first.place, "a part as well", "a number by itself")
            main = main if first.part_of is not None else before
            made += [first, *(draft.moved(before) for draft in drafts[1:])]
    return made


def are_told_apart(drafts: list[Draft], given: Aside) -> bool:
    """Whether something beside each number of a list tells it from the others; what is ``given`` may tell the first."""
    mains = [draft for draft in drafts if draft.is_main]
    others_say = all(draft.said.attribution or draft.said.day for draft in mains[1:])
    first_told = given.kind is not None or (given.says_more and others_say)
    return len(mains) < 2 or all(draft.is_told_apart for draft in mains[first_told:])


def in_one_state(drafts: list[Draft], *, joined: bool) -> list[Draft]:
    """
    Let a list of people share what became of the last ones: "12 officers, 8 guards and 3 civilians killed".

    Without an "and" nobody can tell.
    """
    mains = [at for at, draft in enumerate(drafts) if draft.is_main]
    last = drafts[mains[-1]] if mains else drafts[-1]
    if last.label is None or last.label[1] - last.label[0] < 2 or not is_state(last.kind) or last.labelled:
        return drafts
    for at in mains[:-1]:
        draft = drafts[at]
        if draft.kind is None or is_state(draft.kind) or not are_people(draft.kind) or draft.phrase is None:
            continue
        if joined:
            said = draft.said._replace(kind=last.kind, kind_place=last.said.kind_place)
            drafts[at] = draft._replace(said=said)
        else:
            drafts[at] = draft.unsure(last.label, "said of the last number alone", "said of all of them")
    return drafts


def of_one_kind(drafts: list[Draft]) -> list[Draft]:
    """Return a list whose later numbers count what the first does, as in "30 killed (UN), 40 (army)"."""
    first = drafts[0]
    if first.kind is None or first.label is None:
        return drafts
    kind, place = first.kind, first.said.kind_place
    return [
        draft._replace(label=first.label, said=draft.said._replace(kind=kind, kind_place=place))
        if draft.is_main and not draft.labelled and draft.label is None and draft.phrase is not None
        else draft
        for draft in drafts
    ]


def said_of_all(drafts: list[Draft]) -> list[Draft]:
    """Mark what stands behind the last statement of a list and may be said of all."""
    outer = [at for at, draft in enumerate(drafts) if draft.revises is None and draft.denies is None]
    inside = [at for at in outer if any(_within(drafts[at].place, drafts[to].place) for to in outer if to < at)]
    outer = [at for at in outer if at not in inside]
    if len(outer) < 2:
        return drafts
    last = drafts[outer[-1]]
    before = [drafts[at].said for at in outer[:-1]]
    for place, missing in (
        (last.said.attribution, not any(said.attribution for said in before)),
        (last.said.day_place, not any(said.day or said.is_yearless for said in before)),
    ):
        if place is not None and missing and place[0] > last.place[0] + 1:
            last = last.unsure(place, "said of the last number alone", "said of all of them")
    drafts[outer[-1]] = last
    return drafts


def sharing_a_kind(lists: list[list[Draft]], tokens: Tokens) -> list[list[Draft]]:
    """Let statements joined by "and" share the last one's kind: "2 French and 3 Russian journalists hurt"."""
    last = lists[-1][0]
    if last.label is None or not last.is_main:
        return lists
    made = []
    for drafts in lists[:-1]:
        first = drafts[0]
        shares = first.label is not None and first.is_main and not is_state(first.kind) and first.phrase is not None
        made.append([_sharing(first, last, tokens), *drafts[1:]] if shares else drafts)
    return [*made, lists[-1]]


def _sharing(first: Draft, last: Draft, tokens: Tokens) -> Draft:
    assert first.label is not None
    assert last.label is not None
    capitals = tokens.raw[first.label[0]][:1].isupper() and tokens.raw[last.label[0]][:1].isupper()
    if first.kind is not None or last.kind is None or not (is_state(last.kind) or capitals):
        return first
    plural = tokens.low[first.label[0]].endswith("s")
    if capitals and not plural and first.label[1] - first.label[0] == 1 and not first.said.remarks:
        return first._replace(said=first.said._replace(kind=last.kind, kind_place=last.said.kind_place))
    return first.unsure(last.label, "said of the last number alone", "said of both")


def of_the_same(drafts: list[Draft], main: Draft) -> list[Draft] | None:
    """
    Return statements in brackets with how they stand to the one before them, ``main``.

    They are its parts, or say another number of the same thing, somebody
    else's or of another day; None where nothing says how they stand to it.
    """
    loose = [draft for draft in drafts if draft.is_main and not _is_another(draft, main)]
    parts = bool(loose) and len(loose) == len(drafts) and add_up(drafts, main)
    if loose and not parts:
        return None
    made = []
    for draft in drafts:
        if draft.part_of == -1 or parts:
            made.append(draft._replace(part_of=0))
        else:
            moved = draft.moved(1)
            made.append(like(moved, main) if draft.is_main else moved)
    return made


def _is_another(draft: Draft, main: Draft) -> bool:
    same = draft.kind is None or draft.kind == main.kind or main.kind is None
    return same and bool(draft.said.attribution or draft.said.day) and draft.said.side is None


def like(draft: Draft, main: Draft) -> Draft:
    """Return a statement in brackets with the kind of the one before them."""
    if draft.kind is not None or draft.label is not None:
        return draft
    said = draft.said._replace(kind=main.kind, kind_place=main.said.kind_place)
    return draft._replace(said=said, label=main.label)


def add_up(drafts: list[Draft], main: Draft, *, floors: bool = False) -> bool:
    """Whether numbers of different kinds add up to the one before them, or near it if ``floors`` count."""
    whole = None if main.phrase is None else main.phrase.interval
    kinds = [draft.kind for draft in drafts]
    related = any(draft.part_of is not None or draft.revises is not None for draft in drafts)
    if whole is None or whole.low is None or len(drafts) < 2 or related:
        return False
    if None in kinds or len(set(kinds)) < len(kinds):
        return False
    if is_state(main.kind) and main.kind != "casualty" and any(is_state(kind) and kind != main.kind for kind in kinds):
        return False  # no killed are wounded
    floor = floors and whole.high is None
    parts = [None if draft.phrase is None else draft.phrase.interval for draft in drafts]
    lows = [part.low for part in parts if part is not None and (part.is_point or (floor and part.high is None))]
    known = [low for low in lows if low is not None]
    if len(known) < len(parts):
        return False
    total, low = Fraction(sum(known)), Fraction(whole.low)
    return abs(total - low) * _NEAR <= low if floor else whole.is_point and total == low


def _within(inner: TokenSpan, outer: TokenSpan) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
