"""
The plugin through which pytest shows and checks the values of ``contested``.

pytest loads every such plugin when it starts.  This one lies outside the
package and imports nothing of it until a test needs it, so that a run of tests
that does not use ``contested`` does not pay for importing it.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from contested import Dossier

_DOSSIERS = pytest.StashKey["dict[Path, Dossier]"]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options, all of them ours by name."""
    group = parser.getgroup("contested", "figures that nobody agrees on")
    group.addoption(
        "--contested-feed",
        action="append",
        default=[],
        metavar="FILE",
        help="check the rows of this file by the rules of a feed, one test a rule (may be given several times)",
    )
    group.addoption(
        "--contested-mapping",
        metavar="FEED",
        help="of --contested-feed: a mapping (TOML), or an adapter such as ucdp_ged",
    )
    group.addoption("--contested-before", metavar="OLD", help="of --contested-feed: an earlier edition to compare with")
    group.addoption("--contested-strict", action="store_true", help="of --contested-feed: fail on warnings too")
    group.addoption("--contested-dossier", metavar="FILE", help="the dossier of the fixture `dossier`")
    parser.addini("contested_dossier", "the dossier of the fixture `dossier`, from the root of the tests")


def pytest_configure(config: pytest.Config) -> None:
    """Name the markers; where a feed is to be checked, bring in what checks it."""
    config.addinivalue_line(
        "markers", "contested_dossier(path): the dossier of the fixture `dossier`, from the test's folder"
    )
    config.addinivalue_line("markers", "contested_feed: a rule of a feed, checked by --contested-feed")
    if config.getoption("contested_feed"):
        importlib.import_module("contested.pytest_plugin.feed_items").add_feed_files(config)


def pytest_assertrepr_compare(op: str, left: object, right: object) -> list[str] | None:
    """Say in what two values of ours differ."""
    if not any(type(one).__module__.startswith("contested.") for one in (left, right)):
        return None
    lines: list[str] | None = importlib.import_module("contested.pytest_plugin.assertion_diffs").explain_failure(
        op, left, right
    )
    return lines


@pytest.fixture
def dossier(request: pytest.FixtureRequest) -> Dossier:
    """
    The dossier of the tests, read once.

    It is the file that the mark ``contested_dossier`` of a test names, else
    the option ``--contested-dossier``, else ``contested_dossier`` in the
    configuration of pytest.
    """
    path = _path(request)
    known = request.config.stash.setdefault(_DOSSIERS, {})
    if path not in known:
        contested = importlib.import_module("contested")
        try:
            known[path] = contested.Dossier.load(path)
        except contested.errors.ContestedError as error:  # the file is at fault: our own lines say nothing of it
            pytest.fail(f"the fixture `dossier` cannot read its file: {error}", pytrace=False)
    return known[path]


def _path(request: pytest.FixtureRequest) -> Path:
    """Return the file that is named nearest to the test, from the folder of where it is named."""
    mark, config = request.node.get_closest_marker("contested_dossier"), request.config
    if mark is not None and len(mark.args) == 1:
        return Path(request.path.parent, mark.args[0])
    if mark is None and config.getoption("contested_dossier"):
        return Path(config.invocation_params.dir, config.getoption("contested_dossier"))
    if mark is None and config.getini("contested_dossier"):
        return Path(config.rootpath, config.getini("contested_dossier"))
    message = (
        "the fixture `dossier` needs a file: mark the test with @pytest.mark.contested_dossier('nk.toml'), "
        "run with --contested-dossier=nk.toml, or write contested_dossier = nk.toml in the configuration of pytest"
    )
    pytest.fail(message, pytrace=False)
