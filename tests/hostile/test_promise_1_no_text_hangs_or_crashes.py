"""
P1: a text from outside brings a value or a ContestedError, soon, and takes no memory with it.

Tried at every place where a text of others enters, with named texts and with
random ones.  The usual run times nothing; where all is tried, so is the time.
"""

from __future__ import annotations

import gc
import time
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from tests import promises
from tests.hostile_texts import NAMED, generated

import contested as ct
from contested.claims.estimate import Estimate
from contested.claims.party import Party
from contested.claims.source import Source
from contested.errors import ContestedError
from contested.feeds import Feed
from contested.names import MixedScripts
from contested.phrases.phrase_reading import read_phrase
from contested.phrases.prose_reading import find_phrases
from contested.quantities.dates import parse_date
from contested.quantities.numbers import exact
from contested.quantities.units import quantity, unit
from contested.report.escaping import link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

GENERATED = promises.times(600, 200_000)
SLOWEST = 50.0
"""Milliseconds of the processor that a text may take; where it is longer than LONG, so many for each part as long."""

LONG = 10_000
MOST_MEMORY = 50.0
"""Megabytes by which a process may grow while it reads."""

FEED = Feed(
    of="a",
    name="b",
    unit="c",
    low="d",
    best="e",
    high="f",
    by="g",
    source={"title": "h", "issued": "i"},
    as_of="j",
    hedge="k",
    stance="l",
    note="m",
    key="n",
)
PLAIN = {"a": "A", "b": "dead", "c": "killed", "e": "3", "g": "X"} | dict.fromkeys("dfhijklmn")
DOSSIER = ct.Dossier.load(Path(__file__).parents[2] / "examples" / "nagorno_karabakh.toml")


def cell(text: str) -> None:
    """Read a text as each cell of a row in turn; where it is refused, that is said in one printable line."""
    intake = FEED.intake([PLAIN | {name: text} for name in PLAIN])
    for one in intake.rejected:
        if not str(one).isprintable():
            raise AssertionError(one.advice)


WAYS_IN: dict[str, Callable[[str], object]] = {
    "cell of a feed": cell,
    "printed cell": ct.read_claims,
    "prose": find_phrases,
    "estimate": lambda text: Estimate.of(text, "person", quote=text, named=text, key=text),
    "phrase": read_phrase,
    "unit": unit,
    "date": parse_date,
    "question": DOSSIER.ask,
    "quantity": quantity,
    "number": exact,
    "party": Party,
    "source": Source,
    "address": lambda text: (link(text), Source("A", url=text)),
}


class Tried(NamedTuple):
    """What came of reading texts."""

    inputs: int
    escapes: list[str]
    worst: float
    """Milliseconds of the processor."""

    memory: float
    """Megabytes by which the process grew at its largest; 0 where nobody can say."""


def tried(way_in: Callable[[str], object], texts: Iterable[str]) -> Tried:
    """Read texts, and note what brings a foreign exception, a message that cannot be printed, or takes long."""
    inputs, escapes, worst = 0, [], 0.0
    before = _memory_from_here()
    gc.disable()  # else a text is charged for the rubbish of those before it
    try:
        for text in texts:
            begun = time.thread_time()
            try:
                way_in(text)
            except ContestedError as refusal:
                if not str(refusal).isprintable():
                    escapes.append(f"{text[:60]!a}: unprintable message")
            except Exception as escape:  # noqa: BLE001  # finding them is the point
                escapes.append(f"{text[:60]!a}: {type(escape).__name__}")
            worst = max(worst, (time.thread_time() - begun) / max(1.0, len(text) / LONG))
            inputs += 1
            if inputs % 200 == 0:
                gc.collect()
    finally:
        gc.enable()
    return Tried(inputs, escapes, 1000 * worst, _most_memory() - before)


def _memory_from_here() -> float:
    """Forget how large the process once was, and return how large it is, in megabytes."""
    forget, status = Path("/proc/self/clear_refs"), Path("/proc/self/status")
    if not status.exists():
        return 0.0
    forget.write_text("5", encoding="ascii")
    return _most_memory()


def _most_memory() -> float:
    """Return how large the process was at its largest, in megabytes."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    (kilobytes,) = (line.split()[1] for line in status.read_text("ascii").splitlines() if line.startswith("VmHWM"))
    return int(kilobytes) / 1000


@pytest.fixture(autouse=True)
def _all_is_loaded() -> Iterator[None]:
    """Libraries that are imported on first use are there; names that mix scripts are warned of, which is another test."""
    unit("newton")
    parse_date("20XX")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MixedScripts)
        for way_in in WAYS_IN.values():
            tried(way_in, ["5", "about 5"])
        yield


@pytest.mark.parametrize("name", WAYS_IN)
def test_a_text_is_read_or_refused(name: str, record_property: promises.Record) -> None:
    """Hundreds of texts that broke other libraries, and random ones, bring a value or an error with a printable message."""
    assert len(NAMED) >= 300
    at_once = len(PLAIN) if name == "cell of a feed" else 1
    found = tried(WAYS_IN[name], [*NAMED, *generated(GENERATED // at_once, seed=20_231)])

    promises.say(
        record_property,
        "P1",
        inputs=found.inputs * at_once,
        escapes=len(found.escapes),
        worst_ms=round(found.worst, 1),
        worst_MB=round(found.memory, 1),
    )
    assert found.escapes == []
    assert found.worst < SLOWEST or not promises.WHOLE
    assert found.memory < MOST_MEMORY
