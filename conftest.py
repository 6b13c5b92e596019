"""
How a run of the tests is arranged: what is done once for all of it, what is run first, to what coverage listens.

The examples of the README and the docs are tests too: ``tests/documents.py``.
"""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

DEAR = (
    "docs/roads/engineer.md",
    "tests/unit/feeds/test_scan.py",
    "tests/unit/feeds/test_layouts.py",
    "tests/gold/test_ucdp_questions.py",
    "tests/gold/test_cases_in_code.py",
    "tests/laws/test_strategies.py",
    "tests/hostile/test_hostile_copies.py",
    "tests/unit/table/test_reconciling.py",
    "tests/unit/table/test_row_rules.py",
    "tests/laws/test_table_agrees.py",
    "tests/laws/test_scan.py",
    "tests/laws/test_table_reconciles.py",
    "tests/laws/test_table_sums.py",
    "tests/laws/test_feeds.py",
    "tests/laws/test_dossier_laws.py",
    "tests/laws/test_methods_answer.py",
)
"""The files that take longest, each begun while there is other work for the other workers."""


MEASURED = (
    "tests/laws/test_strategies.py",  # of our strategies, drawing is the test
    "tests/gold/test_printed_cells.py",  # cells that stand in the test, and are there everywhere
)
"""Of laws and published numbers, those to which coverage listens."""


def pytest_configure(config: pytest.Config) -> None:
    """Load what reads documents where tests are collected; where workers are led, let them share what they compile."""
    if config.getoption("numprocesses", None):
        _share_bytecode(config)
    else:
        config.pluginmanager.import_plugin("tests.documents")


def _share_bytecode(config: pytest.Config) -> None:
    """
    Keep bytecode in a folder of this run where the environment says that none is to be written.

    Else every worker, and each of the many processes that tests begin, compiles the
    library and all that it imports anew, which takes longer than what it is asked.
    """
    if not sys.dont_write_bytecode:
        return
    folder = tempfile.mkdtemp(prefix="contested-bytecode-")
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix = folder
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False


@pytest.hookimpl(wrapper=True)
def pytest_collect_directory(parent: pytest.Collector) -> Generator[None, pytest.Collector | None, object]:
    """
    Collect backwards in every other worker.

    Each collects all files.  What one has compiled, the other finds compiled, and
    so each compiles one half; both run them in one order (see below).
    """
    found = yield
    worker = getattr(parent.config, "workerinput", {}).get("workerid", "gw0")
    if found is not None and int(worker.removeprefix("gw")) % 2:
        collect = found.collect

        def backwards() -> Iterable[pytest.Item | pytest.Collector]:
            return reversed(list(collect()))

        found.collect = backwards  # type: ignore[method-assign]
    return found


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for no garbage among what is collected: it all stays to the end, and to look takes a tenth of the time."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(10_000, 10, 10)
        gc.enable()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """
    Run the laws and the published files last, and of each what takes long before what does not.

    Parallel workers are given a file at a time, in this order (``addopts``): the
    examples of a page build on each other, and a file makes its data once.  Where
    the short files come last, no worker is long without work.  As coverage does
    not listen to these, what is done once a process is done by others before them.
    """
    items.sort(key=_place)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """
    Let coverage listen neither to laws nor to tests on published files.

    No branch may be covered by luck, or by files that are not everywhere; and
    listening takes longer than many of these tests do.
    """
    measuring = sys.modules["coverage"].Coverage.current() if "coverage" in sys.modules else None
    if measuring is None or not _is_unmeasured(_file(item)):
        return (yield)
    measuring.stop()
    try:
        return (yield)
    finally:
        measuring.start()


def _place(item: pytest.Item) -> tuple[bool, int, str]:
    file = _file(item)
    return _is_unmeasured(file), DEAR.index(file) if file in DEAR else len(DEAR), file


def _file(item: pytest.Item) -> str:
    return item.nodeid.partition("::")[0]


def _is_unmeasured(file: str) -> bool:
    """Whether it holds laws of what others test too, or needs published files."""
    return file.startswith(("tests/laws/", "tests/gold/")) and file not in MEASURED
