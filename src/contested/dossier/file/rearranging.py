"""
Rearranging: items of a group put in, taken out and moved, in the layout that the group has.

What stays keeps its text.  A comment on the line of an item, and one right
above it, go with the item; what an empty line parts from it stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.dossier.file.syntax import LINE, Group, Item

if TYPE_CHECKING:
    from collections.abc import Sequence

STEP = "  "
"""How much further an item stands in than the line of its bracket, where nothing else shows it."""


def put_key(group: Group, after: Item | None, head: str, value: str, newline: str) -> None:
    """
    Put a key in.

    Args:
        group: an inline table, or the keys under a header.
        after: the item that it follows; None for the start.
        head: the key and its equals sign.
        value: as it is written.
        newline: how a line ends.
    """
    at = 0 if after is None else group.items.index(after) + 1
    if group.opening:
        _insert(group, at, Item("", head, (), value), newline)
        return
    indent = "" if after is None else _indent(after.before)
    if after is not None and not after.trail.endswith("\n"):
        after.trail += newline
    group.items.insert(at, Item(indent, head, (), value, trail=newline))


def remove(group: Group, item: Item) -> None:
    """Take an item out, with its comments."""
    at = group.items.index(item)
    if not group.opening:
        following = group.items[at + 1] if at + 1 < len(group.items) else None
        if following is None:
            group.end = _whole_lines(item.before) + group.end
        else:
            following.before = _whole_lines(item.before) + following.before
        group.items.remove(item)
        return
    ends_in_comma = group.opening == "[" and group.items[-1].comma
    group.items.remove(item)
    if at < len(group.items):
        following = group.items[at]
        in_one_line = at == 0 and not item.before.strip(" \t") and not following.before.strip(" \t")
        following.before = item.before if in_one_line else item.apart + following.before
    else:
        group.end = item.apart + group.end
    if group.items:
        group.items[-1].comma = ends_in_comma


def rearrange(group: Group, order: Sequence[int | str], newline: str) -> None:
    """
    Put the items of an array in another order, with new ones among them and without others.

    Args:
        group: an array.
        order: the place of an item that stays, or the text of a new one.
        newline: how a line ends.
    """
    was = list(group.items)
    stay = [was[one] for one in order if isinstance(one, int)]
    for item in was:
        if not any(item is one for one in stay):
            remove(group, item)
    if any(one is not other for one, other in zip(stay, group.items, strict=True)):
        _reorder(group, stay)
    for at, one in enumerate(order):
        if isinstance(one, str):
            _insert(group, at, Item("", "", (), one), newline)
    _settle(group, newline)


def _insert(group: Group, at: int, item: Item, newline: str) -> None:
    """Put an item in, on a line of its own where the others are."""
    items = group.items
    if not items:
        first, *_ = LINE.findall(group.end) or [""]
        if first.endswith("\n"):
            opened = first.rstrip("\r\n")
            group.end = group.end[len(opened) :]
            item.before = opened + newline + _indent(group.end) + STEP
    elif at == 0:
        item.before = _spacing(items[0].before)
        items[0].before = items[0].before or " "
        item.comma = True
    else:
        item.before = next((_spacing(one.before) for one in reversed(items) if "\n" in one.before), " ")
        item.comma = items[at - 1].comma
        items[at - 1].comma = True
    items.insert(at, item)


def _reorder(group: Group, wanted: list[Item]) -> None:
    ends_in_comma = group.items[-1].comma
    if not any("\n" in item.before for item in group.items):
        for item, before in zip(wanted, [item.before for item in group.items], strict=True):
            item.before = before
    group.items[:] = wanted
    for item in wanted:
        item.comma = True
    wanted[-1].comma = ends_in_comma


def _settle(group: Group, newline: str) -> None:
    """Begin a new line behind every comment."""
    for at, item in enumerate(group.items):
        last = at + 1 == len(group.items)
        below = group.end if last else group.items[at + 1].before
        if item.trail and not below.lstrip("\r").startswith("\n"):
            below = newline + below.lstrip(" \t")
        if last:
            group.end = below
        else:
            group.items[at + 1].before = below


def _spacing(before: str) -> str:
    """Return what stands in front of an item without the comments: its line and how far in it stands."""
    if "\n" not in before:
        return before
    return ("\r\n" if "\r\n" in before else "\n") + _indent(before)


def _indent(before: str) -> str:
    return before[before.rfind("\n") + 1 :]


def _whole_lines(before: str) -> str:
    return before[: before.rfind("\n") + 1]
