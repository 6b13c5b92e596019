"""Steps by name: "pipeline.py:clean" is the function ``clean`` of a file, "package.module:clean" that of a module."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, cast

from contested.errors import UnfitPipeline

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

ADVICE = "give it as FILE.py:FUNCTION or MODULE:FUNCTION"


def step_named(place: str) -> Callable[..., object]:
    """
    Return a function by the place where it stands.

    Raises:
        UnfitPipeline: there is no such file or function, or its file raises.
    """
    home, colon, name = place.rpartition(":")
    if not colon or not home or not name:
        raise UnfitPipeline(f"{place!r} names no function", ADVICE)
    try:
        module = _of_file(Path(home)) if home.endswith(".py") else importlib.import_module(home)
    except (Exception, SystemExit) as error:  # noqa: BLE001  # a file of somebody else may raise anything
        raise UnfitPipeline(f"cannot import {home!r}: {type(error).__name__}: {error}", ADVICE) from None
    found: object = module
    for part in name.split("."):
        found = getattr(found, part, None)
    if not callable(found):
        functions = [known for known, one in vars(module).items() if callable(one) and not known.startswith("_")]
        near = get_close_matches(name, functions, 1)
        has = f"near it is {near[0]!r}" if near else f"it has {', '.join(sorted(functions)) or 'none'}"
        raise UnfitPipeline(f"{home!r} has no function {name!r}; {has}", ADVICE)
    return cast("Callable[..., object]", found)


def _of_file(path: Path) -> ModuleType:
    """Import a file as Python would run it: what lies beside it can be imported too."""
    if not path.is_file():
        raise FileNotFoundError("there is no such file")
    folder = str(path.resolve().parent)
    if folder not in sys.path:
        sys.path.insert(0, folder)
    spec = importlib.util.spec_from_file_location(f"_contested_step_{path.stem}", path)
    assert spec is not None  # of a file that ends in .py there is one
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses and pickles look it up there
    spec.loader.exec_module(module)
    return module
