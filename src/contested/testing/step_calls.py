"""
Calls of a step: what it gives for some rows, or why it gives nothing.

Each call has rows of its own, so that a step that changes what it is given
harms nobody but is noticed; and a limit of time, so that one that hangs is.
"""

from __future__ import annotations

import logging
import signal
import sys
import threading
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

import attrs

from contested.errors import UnfitPipeline
from contested.testing.frame_rows import library_of, plain_rows, rows_as_frame

if TYPE_CHECKING:
    from collections.abc import Callable

    from contested.testing.fed_rows import FeedRows

__tracebackhide__ = True  # pytest shows the test and the law, not how the library came to it


TIME_LIMIT = 5.0
"""Seconds that a step has for the few rows of one example."""


class _TooLong(BaseException):
    """Raised inside a step that hangs; no ``except Exception`` of it catches this."""


class OutOfTime(BaseException):
    """Raised in place of a call once there is no time left for another."""


def while_time(step: Callable[..., object], has_time: Callable[[], bool]) -> Callable[..., object]:
    """Return a step that is called as long as there is time, and raises ``OutOfTime`` then."""

    def timed(data: object) -> object:
        if not has_time():
            raise OutOfTime
        return step(data)

    return timed


@attrs.frozen
class Gave:
    """
    What a step gave.

    Args:
        rows: its rows; None where it gave answers.
        apart: rows that it gave as rejected, beside those.
        answers: by what they answer; None where it gave rows.
        changed: how it changed the rows that it was given; None where it did not.
        raised: what it raised, in place of all that.
        said: what it warned of, wrote to a log as a warning or worse, or
            tells in the account of a dossier: how rows are rejected without
            giving them back.
    """

    rows: FeedRows | None = None
    apart: FeedRows | None = None
    answers: Mapping[object, object] | None = None
    changed: str | None = None
    raised: Exception | None = None
    said: tuple[str, ...] = ()

    @property
    def shown(self) -> object:
        """What it gave, as it stands."""
        if self.raised is not None:
            return self.raised
        return self.answers if self.rows is None else self.rows


def outcome_of(
    step: Callable[..., object], rows: FeedRows, *, library: str | None = None, limit: float = TIME_LIMIT
) -> Gave:
    """
    Return what a step gives for rows, as rows or as answers.

    Args:
        step: takes rows, or a frame.
        rows: which stay as they are, whatever it does.
        library: whose frames it takes; None for rows.
        limit: seconds.

    Raises:
        UnfitPipeline: it takes longer, or gives what is neither.
    """
    handed = rows_as_frame([dict(row) for row in rows], library)
    said: list[str] = []
    try:
        with _heard(said), _limited(limit):
            returned = step(handed)
            made = _computed(returned)
    except _TooLong:
        what = f"the pipeline took more than {limit:g} s for {len(rows)} rows"
        raise UnfitPipeline(what, "look for a loop without an end, or give it more with limit=") from None
    except Exception as error:  # noqa: BLE001  # it is somebody else's code
        return Gave(raised=error, said=tuple(said))
    except (KeyboardInterrupt, OutOfTime):
        raise
    except BaseException as error:
        what = f"the pipeline ends Python with {type(error).__name__} for {len(rows)} rows"
        raise UnfitPipeline(what, "return what it has, or raise an exception such as ValueError") from error
    changed = _change(rows, handed) if isinstance(handed, list) else _change_of_frame(rows, handed, library)
    return attrs.evolve(_read(made), changed=changed, said=(*said, *_accounted(returned)))


class _Notebook(logging.Handler):
    """Writes down what is logged as a warning or worse."""

    def __init__(self, said: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._said = said

    def emit(self, record: logging.LogRecord) -> None:
        self._said.append(record.getMessage())


_OF_CODE = (DeprecationWarning, PendingDeprecationWarning, FutureWarning, ImportWarning, ResourceWarning)
"""Warnings that speak of code, and not of rows."""


@contextmanager
def _heard(said: list[str]) -> Iterator[None]:
    """Write down what a step warns of and logs."""
    root, notebook = logging.getLogger(), _Notebook(said)
    root.addHandler(notebook)
    try:
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            yield
    finally:
        root.removeHandler(notebook)
        said += [str(one.message) for one in warned if not issubclass(one.category, _OF_CODE)]


def _accounted(made: object) -> list[str]:
    """Return which rows the account of a dossier or table says were rejected."""
    rejected = getattr(getattr(made, "intake", None), "rejected", ())
    return list(map(str, rejected)) if isinstance(rejected, tuple) else []


def _computed(made: object) -> object:
    """Return what a step gives once it is computed: what is lazy may hang, or raise, only then."""
    if isinstance(made, Iterator):
        return list(made)
    if isinstance(made, tuple):
        return tuple(map(_computed, made)) if type(made) is tuple else made
    work = _LAZY.get(library_of(made) or "")
    if work is not None and hasattr(made, work):
        return getattr(made, work)()
    tables = sys.modules.get("contested.table.claim_table")  # what returns one has imported it; nobody else pays for it
    if tables is not None and isinstance(made, tables.ClaimTable):  # two of them are never equal; what they hold is
        said = sorted(plain_rows(made.positions()), key=str)  # an engine gives them in no order
        return {None: [{name: cell for name, cell in row.items() if name != "estimates"} for row in said]}  # a count
    return made


_LAZY = {"polars": "collect", "duckdb": "to_arrow_table"}
"""By which method a lazy frame of a library is computed."""

_COLUMNS_ALONE = ("Series", "Index", "ChunkedArray")
"""What holds one column of a frame, and no names of others."""


def _is_frame(made: object) -> bool:
    return library_of(made) not in (None, "rows") or hasattr(made, "__narwhals_dataframe__")


def _read(made: object) -> Gave:
    if type(made).__name__ in _COLUMNS_ALONE and library_of(made) is not None:
        what = f"the pipeline returns a {type(made).__name__}, which is one column"
        raise UnfitPipeline(
            what, "return a frame with the columns of a feed (in pandas: .reset_index()), or a dictionary"
        )
    if isinstance(made, tuple) and len(made) == 2 and all(map(_is_table, made)):
        return Gave(rows=plain_rows(made[0]), apart=plain_rows(made[1]))
    if _is_table(made):
        return Gave(rows=plain_rows(made))
    if isinstance(made, Mapping):
        return Gave(answers=dict(made))
    if made is None or isinstance(made, (bool, bytes, list, tuple)):
        what = "the pipeline returns nothing" if made is None else f"the pipeline returns {made!r:.60}"
        advice = (
            "return rows (a list of dictionaries), a frame, or answers (a Dossier, a Figure, or a dictionary of them)"
        )
        raise UnfitPipeline(what, advice)
    return Gave(answers={None: made})


def _is_table(made: object) -> bool:
    if isinstance(made, list):
        return all(isinstance(row, Mapping) for row in made)
    return _is_frame(made)


def _change(rows: FeedRows, handed: FeedRows) -> str | None:
    if handed == rows:
        return None
    if len(handed) != len(rows):
        return f"it was given {len(rows)} rows and left {len(handed)} of them"
    number, name, before, after = next(
        (number, name, before, after)
        for number, (before, after) in enumerate(zip(rows, handed, strict=True), 1)
        for name in dict.fromkeys((*before, *after))
        if before.get(name) != after.get(name) or (name in before) != (name in after)
    )
    return f"row {number}, column {name!r} was {before.get(name)!r} and is {after.get(name)!r} now"


def _change_of_frame(rows: FeedRows, handed: object, library: str | None) -> str | None:
    if library != "pandas":
        return None  # the frames of the others do not change
    return _change(plain_rows(rows_as_frame(rows, library)), plain_rows(handed))


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Stop what takes longer: by the alarm of the system where there is one, and only on the main thread."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield  # nothing else stops code that runs
        return

    def stop(*_: object) -> None:
        raise _TooLong

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, seconds)  # again and again: it may catch the first
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
