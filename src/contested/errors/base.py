"""The error that every other is, and how foreign text is written in a message."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any, ClassVar, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Callable


# all that commands a terminal, breaks a line or turns the direction of writing, but for the line end itself and the
# isolates U+2068 and U+2069, with which names from right to left are set (names.py)
_COMMANDING = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066\u2067\ud800-\udfff]"
)


def visible(text: str) -> str:
    """Return text for a terminal: what would command it is written out, as four hexadecimal digits behind a u."""
    return _COMMANDING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _visible_message(message: Callable[[Any], str]) -> Callable[[Any], str]:
    @functools.wraps(message)
    def shown(error: Any) -> str:
        return visible(message(error))

    return shown


@dataclass_transform()
class ContestedError(Exception):
    """
    Anything that this library refuses.

    The annotated attributes of a leaf are its facts, given in that order.
    All facts are the exception's arguments, so that it pickles.
    """

    _facts: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        cls._facts = (*cls._facts, *cls.__annotations__)
        if "__str__" in vars(cls):  # a message is printed on terminals, and holds what others wrote: each passes here
            cls.__str__ = _visible_message(cls.__str__)  # type: ignore[method-assign]  # once a class, as it is made

    def __init__(self, *facts: Any, **named: Any) -> None:
        names = self._facts
        given = dict(zip(names, facts, strict=False)) | named
        values = [given[name] if name in given else getattr(type(self), name) for name in names]
        super().__init__(*values)
        for name, value in zip(names, values, strict=True):
            setattr(self, name, value)


class ContestedWarning(UserWarning):
    """Something that a person should look at, and that is not wrong by itself."""


def shorten(value: object) -> str:
    """Return a short, printable rendering of something foreign; never fails, never hides a control character."""
    try:
        text = value if isinstance(value, str) else repr(value)
    except Exception:  # noqa: BLE001  # a foreign repr can fail in any way, and Python refuses to write huge numbers
        return f"something of type {type(value).__name__} that cannot be written"
    if len(text) > 60:
        text = text[:57] + "..."
    return repr(text) if text.isprintable() else ascii(text)
