"""
The command ``contested doctor``: which libraries are installed, what extras would add, and whether versions fit.

What is needed is read from the metadata of the installed package, what it is
for from ``optional.py``; nothing is imported to be looked at.

Exit codes: 0 what is there fits, 1 something that is needed is missing or of a version that is not supported.
"""

from __future__ import annotations

import platform
import re
from importlib.metadata import PackageNotFoundError, distribution, version
from typing import TYPE_CHECKING, NamedTuple

from contested.cli.terminal import json_lines
from contested.optional import FEATURES

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from contested.cli.terminal import Line, Subcommands

WELL, UNWELL = 0, 1

NO_EXTRA = ""
"""In its place stands what every installation has."""

THERE, MISSING, TOO_OLD, TOO_NEW = "there", "missing", "too old", "too new"
_COLOURS = {THERE: "green", MISSING: "dim", TOO_OLD: "red", TOO_NEW: "red"}

_EXTRA = re.compile(r"""extra\s*==\s*["']([\w-]+)""")
_LIMIT = re.compile(r"(>=|<)\s*([\d.]+)")


class NeededLibrary(NamedTuple):
    """A library, which versions of it are supported, and which one is installed."""

    name: str
    wanted: str
    found: str | None

    @property
    def state(self) -> str:
        """Whether it is there, and of a version that fits."""
        return MISSING if self.found is None else misfit(self.found, self.wanted) or THERE

    def __str__(self) -> str:
        has = self.name if self.found is None else f"{self.name} {self.found}"
        return has if self.state == THERE or not self.wanted else f"{has} ({self.wanted})"


def add_doctor_command(commands: Subcommands) -> None:
    """Add the command to a parser's."""
    doctor = commands.add_parser(
        "doctor",
        help="say which extras are installed, and what each would add",
        description="Exit codes: 0 what is there fits, 1 something is missing that is always needed, or of a version "
        "that is not supported.",
    )
    doctor.add_argument("--json", action="store_true", help="print JSON")
    doctor.examples = ("contested doctor", "contested doctor --json")
    doctor.set_defaults(run=_doctor)


def _doctor(options: argparse.Namespace) -> tuple[int, list[Line]]:
    try:
        ours = distribution("contested")
    except PackageNotFoundError:
        return UNWELL, [
            ("red", "contested is not installed here, so what it needs is not known: pip install contested")
        ]
    python = NeededLibrary("Python", ours.metadata["Requires-Python"] or "", platform.python_version())
    needed = needed_libraries(ours.requires or ())
    whole = [python, *needed.pop(NO_EXTRA, [])]
    states = [one.state for one in whole] + [one.state for libraries in needed.values() for one in libraries]
    unfit = any(one.state != THERE for one in whole) or TOO_OLD in states or TOO_NEW in states
    code = UNWELL if unfit else WELL
    if options.json:
        shapes = {extra: _extra_json(extra, libraries) for extra, libraries in needed.items()}
        return code, json_lines(
            {"contested": ours.version, "always": list(map(_library_json, whole)), "extras": shapes}
        )
    lines: list[Line] = [("bold", f"contested {ours.version}"), ("", f"always: {', '.join(map(str, whole))}")]
    width = max(map(len, needed), default=0)
    for extra, libraries in needed.items():
        state = state_of(libraries)
        lines.append((_COLOURS[state], f"{extra:<{width}}  {state:<7}  {', '.join(map(str, libraries))}"))
        if state != THERE:
            lines.append(("", f"{'':<{width}}  for {', '.join(added_by(extra))}: {installation(extra)}"))
    return code, lines


def needed_libraries(requirements: Iterable[str]) -> dict[str, list[NeededLibrary]]:
    """Return the libraries that a package's metadata name, by extra."""
    found: dict[str, list[NeededLibrary]] = {NO_EXTRA: []}
    for one in requirements:
        library, _, condition = one.partition(";")
        name = re.sub(r"[^\w.-].*", "", library)
        extra = _EXTRA.search(condition)
        needed = NeededLibrary(name, library.removeprefix(name).strip(), _installed(name))
        found.setdefault(extra[1] if extra else NO_EXTRA, []).append(needed)
    return found


def _installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def misfit(found: str, wanted: str) -> str | None:
    """Return how a version is none of those wanted, or None; what follows its numbers is not looked at."""
    has = _numbers(found)
    for sign, limit in _LIMIT.findall(wanted):
        if sign == "<" and has >= _numbers(limit):
            return TOO_NEW
        if sign == ">=" and has < _numbers(limit):
            return TOO_OLD
    return None


def _numbers(text: str) -> tuple[int, ...]:
    """Return the numbers of a version: 1.10 is above 1.9, and 2.0 is 2."""
    numbers = re.match(r"[\d.]*", text)
    parts = [int(one) for one in (numbers[0] if numbers else "").split(".") if one]
    while parts and not parts[-1]:
        parts.pop()
    return tuple(parts)


def state_of(libraries: Iterable[NeededLibrary]) -> str:
    """Return the state of an extra: that of the first of its libraries which is not as it should be."""
    return next((one.state for one in libraries if one.state != THERE), THERE)


def added_by(extra: str) -> tuple[str, ...]:
    """Return what an extra is for."""
    return tuple(dict.fromkeys(feature for feature, brings in FEATURES.values() if brings == extra))


def installation(extra: str) -> str:
    """Return the command that installs an extra, or its libraries in versions that fit."""
    return f"pip install --upgrade 'contested[{extra}]'"


def _extra_json(extra: str, libraries: list[NeededLibrary]) -> dict[str, object]:
    return {
        "state": state_of(libraries),
        "libraries": list(map(_library_json, libraries)),
        "for": list(added_by(extra)),
        "install": installation(extra),
    }


def _library_json(library: NeededLibrary) -> dict[str, object]:
    return {"name": library.name, "wanted": library.wanted, "found": library.found, "state": library.state}
