"""No regular expression that sees text from outside repeats a repetition, so none can take more than linear time."""

from __future__ import annotations

import importlib
import pkgutil
import re
from typing import Any

import pytest

import contested.phrases

MODULES = (
    "contested.quantities.numerals",
    *(f"contested.phrases.{one.name}" for one in pkgutil.iter_modules(contested.phrases.__path__)),
)
parser: Any = importlib.import_module("re._parser")


def patterns(module: str) -> dict[str, re.Pattern[str]]:
    """Return the compiled patterns of a module by name."""
    found = vars(importlib.import_module(module))
    return {name: value for name, value in found.items() if isinstance(value, re.Pattern)}


def nested(parsed: Any, *, inside: bool = False) -> bool:
    """Whether a repetition of more than one stands within another."""
    for operator, argument in parsed:
        repeats = str(operator) in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and argument[1] > 1
        if repeats and inside:
            return True
        parts = argument if isinstance(argument, tuple | list) else (argument,)
        for part in parts:
            several = part if isinstance(part, list) else [part]
            for one in several:
                if isinstance(one, parser.SubPattern) and nested(one, inside=inside or repeats):
                    return True
    return False


@pytest.mark.parametrize("module", MODULES)
def test_no_repetition_is_repeated(module: str) -> None:
    """Every pattern of the readers of text is free of nested quantifiers."""
    assert [name for name, pattern in patterns(module).items() if nested(parser.parse(pattern.pattern))] == []


def test_a_nested_repetition_is_seen() -> None:
    """The check above finds what it looks for."""
    assert nested(parser.parse("(?:a+b)*"))
    assert nested(parser.parse("(?:x|(?:[0-9]{2})y)+"))
    assert not nested(parser.parse("(?:ab?)*c+"))
    assert any(patterns(module) for module in MODULES)
