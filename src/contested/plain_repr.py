"""How values of plain fields show themselves: what is set, and not what was left out."""

from __future__ import annotations

import attrs


def repr_of_set(value: attrs.AttrsInstance) -> str:
    """
    Return the call that makes a value of an attrs class again, without the fields that are None or at their default.

    What a field holds is shown as its ``repr`` says, as attrs does it.
    """
    shown = []
    for field in attrs.fields(type(value)):
        held, made = getattr(value, field.name), getattr(field.default, "factory", None)
        if field.init and field.repr and held is not None and held != (field.default if made is None else made()):
            shown.append(f"{field.alias}={field.repr(held) if callable(field.repr) else repr(held)}")
    return f"{type(value).__qualname__}({', '.join(shown)})"
