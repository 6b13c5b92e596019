"""
Every example of the README and the docs runs.

A document runs in a scratch folder that holds a copy of ``examples/``, so that
an example which saves a file changes nothing here.  What a page shows of:

- ``python``: is executed, as plain code or as ``>>>`` prompts with their output;
- ``console``: each ``$ contested ...`` runs through ``contested.cli.command_line.main``, and
  what it prints (both streams) is compared; ``$ pytest ...`` in a process of its own;
  ``$ cat ...`` prints a file, and ``$ echo $?`` an exit code;
- ``toml``: a text with ``format = 1`` has to load and to be written back as it
  was; one whose first line is ``# name.toml`` is saved under that name;
- ``py``: a file, saved under the name in its first line, ``# name.py``.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sybil import Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

from contested.cli.command_line import main
from contested.dossier.dossier import Dossier
from contested.errors import ContestedError

if TYPE_CHECKING:
    from sybil import Example

ROOT = Path(__file__).parents[1]
_FLAGS = doctest.ELLIPSIS
_COMMAND = re.compile(r"^\$ ", re.MULTILINE)
_LAST_CODE = "__code__"
_SCRATCH = "__scratch__"


def _enter(namespace: dict[str, Any]) -> None:
    """Move to a fresh scratch folder."""
    stack = contextlib.ExitStack()
    folder = stack.enter_context(tempfile.TemporaryDirectory())
    shutil.copytree(ROOT / "examples", Path(folder) / "examples")
    stack.enter_context(contextlib.chdir(folder))
    namespace[_SCRATCH] = stack


def _leave(namespace: dict[str, Any]) -> None:
    """Move back, and remove the scratch folder."""
    namespace.pop(_SCRATCH).close()


def _run(line: str, namespace: dict[str, Any]) -> str:
    """Return what one command prints."""
    words = shlex.split(line)
    if words == ["echo", "$?"]:
        return f"{namespace[_LAST_CODE]}\n"
    if words[:1] == ["cat"]:
        return "".join(Path(name).read_text(encoding="utf-8") for name in words[1:])
    if words[:1] == ["pytest"]:
        return _run_pytest(words[1:], namespace)
    if words[:1] != ["contested"]:
        return f"only contested, pytest, cat and echo $? run here, not {line}\n"
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        try:
            namespace[_LAST_CODE] = main(words[1:])
        except SystemExit as stop:  # how argparse ends
            namespace[_LAST_CODE] = stop.code
    return printed.getvalue()


def _run_pytest(words: list[str], namespace: dict[str, Any]) -> str:
    """Return what pytest prints with our plugin, in a process that knows nothing of the one that runs the docs."""
    ours = ["-p", "no:contested", "-p", "_contested_pytest", "-p", "no:cacheprovider"]  # once, installed or not
    ours.append("--hypothesis-seed=1")  # what a page shows is drawn the same every day
    outside = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "HYPOTHESIS", "CI"))}
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", *ours, *words],
        env=outside | {"COLUMNS": "100", "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    namespace[_LAST_CODE] = ran.returncode
    return ran.stdout


def _console(example: Example) -> str | None:
    """Run each command of a block, and compare what it prints with the lines below it."""
    checker = doctest.OutputChecker()
    wrong: list[str] = []
    for command in _COMMAND.split(example.parsed)[1:]:
        line, _, wanted = command.partition("\n")
        wanted = f"{wanted.rstrip()}\n" if wanted.strip() else ""
        got = _run(line, example.namespace)
        if not checker.check_output(wanted, got, _FLAGS):
            wrong.append(f"$ {line}\nexpected:\n{wanted}got:\n{got}")
    return "\n".join(wrong) or None


def _toml(example: Example) -> str | None:
    """Load a dossier, see that it is written back as it was, and save it where the page names a file."""
    text = str(example.parsed)
    if "\nformat = 1\n" in f"\n{text}":
        try:
            written = Dossier.loads(text).dumps()
        except ContestedError as error:
            return str(error)
        if written != text:
            return "this dossier is written back otherwise"
    _save(text, ".toml")
    return None


def _py(example: Example) -> str | None:
    """Save a file of Python, which other blocks of the page run."""
    return None if _save(str(example.parsed), ".py") else "a file of Python has its name in the first line: # name.py"


def _save(text: str, suffix: str) -> bool:
    """Save a text under the name that its first line gives; say whether it gives one."""
    first = text.partition("\n")[0]
    named = first.startswith("# ") and first.endswith(suffix)
    if named:
        (Path(os.curdir) / first.removeprefix("# ")).write_text(text, encoding="utf-8")
    return named


pytest_collect_file = Sybil(
    parsers=[
        PythonCodeBlockParser(doctest_optionflags=_FLAGS),
        CodeBlockParser("console", _console),
        CodeBlockParser("toml", _toml),
        CodeBlockParser("py", _py),
    ],
    path=str(ROOT),
    patterns=["README.md", "docs/*.md", "docs/*/*.md"],
    setup=_enter,
    teardown=_leave,
).pytest()
