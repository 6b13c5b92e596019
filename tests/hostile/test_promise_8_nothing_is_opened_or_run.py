"""
P8: no network is opened, no other program begun, and nothing from outside is run as code.

Python tells of what it opens and runs by events (PEP 578).  A process that
listens to them imports the library and uses all of it, with a text in every
field that would run if anybody ran it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests import promises

import contested
from contested import read_phrase
from contested.errors import ContestedError
from contested.quantities.numbers import exact
from contested.quantities.units import quantity, unit

ROOT = Path(__file__).parents[2]
WORD = "zzoutside()"
"""Stands in every name, title, note, cell and draft; no code of anybody's holds it."""

LISTENER = """
import json, os, sys, sysconfig
from collections import Counter

OPENS = {
    "socket.__new__", "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto",
    "urllib.Request", "http.client.connect", "ftplib.connect", "smtplib.connect", "webbrowser.open",
}
BEGINS = {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.forkpty", "os.spawn", "pty.spawn"}
LOADS = {"pickle.find_class", "marshal.load"}
LOCALES = os.path.join("babel", "localedata.py")  # Babel keeps the words of a language as pickles, in its own package
heard, outside, own, written = Counter(), [], [], []
folder, word, listening = sys.argv[1], sys.argv[2], True


def holds(code):
    return word in str(code.co_consts) + str(code.co_names) + code.co_filename


def caller():
    return sys._getframe(2).f_code.co_filename


def listen(event, args):
    if not listening:
        return
    if event in OPENS | BEGINS or (event in LOADS and not caller().endswith(LOCALES)):
        heard[event] += 1
    if event == "compile" and args[0] is not None and word in str(args[0]) + str(args[1]):
        outside.append(str(args[1]))
    elif event == "exec" and holds(args[0]):
        outside.append(args[0].co_filename)
    if event in ("compile", "exec") and f"{os.sep}src{os.sep}contested{os.sep}" in caller():
        own.append([event, caller()])
    if event == "open" and isinstance(args[0], str) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        if not os.path.abspath(args[0]).startswith(folder) and ".pyc" not in args[0]:
            written.append(args[0])


sys.addaudithook(listen)
texts = ""
exec(compile(sys.argv[3], "used", "exec"))
listening = False
print(json.dumps({
    "network": sum(n for event, n in heard.items() if event in OPENS),
    "programs": sum(n for event, n in heard.items() if event in BEGINS),
    "unpickled": sum(n for event, n in heard.items() if event in LOADS),
    "run": outside, "own": own, "written": written, "words": texts.count(word),
}))
"""

USE = """
import contested
from pathlib import Path
from tests.used_as_a_whole import everything

texts = "".join(everything(Path(folder), word, engines={engines}, commands=True))
"""

MISUSE = """
import pickle, socket, subprocess
socket.socket().close()
subprocess.run([sys.executable, "-c", ""])
pickle.loads(pickle.dumps(Counter))
open(os.devnull, "w").close()
try:
    eval(word)
except NameError:
    pass
"""


def listened(folder: Path, code: str) -> dict[str, Any]:
    """Return what is heard while code runs in another process."""
    path = os.pathsep.join((str(Path(contested.__file__).parents[1]), str(ROOT)))
    run = subprocess.run(
        [sys.executable, "-c", LISTENER, str(folder), WORD, code],
        env=os.environ | {"PYTHONPATH": path},
        cwd=ROOT,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def test_nothing_is_opened_begun_or_run(tmp_path: Path, record_property: promises.Record) -> None:
    """No socket, program, unpickled class, file elsewhere, and no code from outside, from import to printed page."""
    found = listened(tmp_path, USE.format(engines=promises.WHOLE))

    promises.say(
        record_property,
        "P8",
        connections=found["network"],
        programs=found["programs"],
        texts_run=len(found["run"]) + len(found["own"]),
        classes_unpickled=found["unpickled"],
        files_elsewhere=len(found["written"]),
    )
    assert found["words"] > 1_000
    assert [found[what] for what in ("network", "programs", "unpickled", "run", "own", "written")] == [
        0,
        0,
        0,
        [],
        [],
        [],
    ]


def test_each_of_these_would_be_heard(tmp_path: Path) -> None:
    """The listener hears what opens a socket, begins a program, unpickles a class, writes elsewhere or runs a text."""
    found = listened(tmp_path, MISUSE)

    assert all(found[what] for what in ("network", "programs", "unpickled", "run", "written"))


@pytest.mark.parametrize(
    "text",
    [
        "9**9**9",
        "10**10**10*m",
        "().__class__",
        '__import__("os").system("id")',
        "__class__",
        "m^99⁹⁹⁹⁹",
        "m²²²²²²²²²²²",
        "(" * 5000,
        "1(2) m",
        "(-8)**(1/3)",
    ],
)
def test_no_expression_is_a_unit_or_a_number(text: str) -> None:
    """Expressions, dunder names, towers of powers and superscripts are refused wherever a number enters."""
    for way_in in (unit, exact, quantity, read_phrase):
        with pytest.raises(ContestedError):
            way_in(text)
