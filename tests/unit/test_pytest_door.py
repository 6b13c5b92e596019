"""The door through which pytest finds us: it shows, gives and checks, and costs nothing where it is not used."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import _contested_pytest
import contested as ct

pytest_plugins = ["pytester"]

ROOT = Path(__file__).parents[2]
OURS = ("-p", "no:contested", "-p", "_contested_pytest", "-p", "no:cacheprovider", "-p", "no:xdist")
"""By its name, whether or not it is installed; ``no:contested`` keeps it from being loaded twice."""

DOSSIER = """
def test_it(dossier):
    assert list(dossier) == ["population"]
"""


@pytest.fixture
def tests(pytester: pytest.Pytester) -> pytest.Pytester:
    """A folder of somebody's tests, with a dossier."""
    figure = ct.Figure("population", "person").claimed("120,000", by="Armenia")
    ct.Dossier().with_figure("population", figure).save(pytester.path / "nk.toml")
    return pytester


def test_two_values_that_differ_are_told_apart(tests: pytest.Pytester) -> None:
    """What pytest prints of the failure names who says what on which side."""
    tests.makepyfile("""
        import contested as ct
        def test_it():
            figure = ct.Figure("population", "person").claimed("120,000", by="Armenia")
            assert figure == figure.claimed("50,000", by="Azerbaijan")
        def test_plain():
            assert 1 == 2
    """)

    result = tests.runpytest_inprocess(*OURS)

    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(
        [
            "E *assert <Figure population> == <Figure population>",
            "E *left:  120,000 people (Armenia)",
            "E *right: 50,000 (Azerbaijan) to 120,000 (Armenia) people",
            "E *who speaks only right: Azerbaijan",
            "E *assert 1 == 2",
        ]
    )


def test_the_fixture_reads_the_dossier_that_an_option_names(tests: pytest.Pytester) -> None:
    """The fixture reads the dossier that an option names, from the folder in which pytest is called."""
    tests.makepyfile(DOSSIER)

    tests.runpytest_inprocess(*OURS, "--contested-dossier=nk.toml").assert_outcomes(passed=1)


def test_the_fixture_reads_the_dossier_that_the_configuration_names(tests: pytest.Pytester) -> None:
    """The fixture reads the dossier that the configuration names, from the root of the tests."""
    tests.makepyfile(DOSSIER)
    tests.makeini("[pytest]\ncontested_dossier = nk.toml\n")

    tests.runpytest_inprocess(*OURS).assert_outcomes(passed=1)


def test_the_fixture_reads_the_dossier_that_a_mark_names_once(tests: pytest.Pytester) -> None:
    """From the folder of the test, before the option; two tests are given the same value."""
    tests.makepyfile("""
        import pytest
        pytestmark = pytest.mark.contested_dossier("nk.toml")
        seen = []
        def test_it(dossier):
            seen.append(dossier)
        def test_again(dossier):
            assert seen[0] is dossier
    """)

    result = tests.runpytest_inprocess(*OURS, "--strict-markers", "--contested-dossier=none.toml")

    result.assert_outcomes(passed=2)


@pytest.mark.parametrize("mark", ["", "@pytest.mark.contested_dossier()"])
def test_the_fixture_says_how_a_dossier_is_named_where_none_is(tests: pytest.Pytester, mark: str) -> None:
    """The fixture says how a dossier is named where none is, by all three ways."""
    tests.makepyfile(f"import pytest\n\n{mark}\ndef test_it(dossier): pass\n")

    result = tests.runpytest_inprocess(*OURS)

    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*needs a file: mark the test*--contested-dossier=*contested_dossier = *"])


def test_the_fixture_says_which_file_it_cannot_read(tests: pytest.Pytester) -> None:
    """The fixture says which file it cannot read, without a line of our own code."""
    tests.makepyfile("import pytest\n\n@pytest.mark.contested_dossier('nope.toml')\ndef test_it(dossier): pass\n")

    result = tests.runpytest_inprocess(*OURS)

    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["the fixture `dossier` cannot read its file: *nope.toml: 1 problem"])
    result.stdout.no_fnmatch_line("*storage.py*")


def test_a_fixture_of_ones_own_by_that_name_is_taken_in_its_place(tests: pytest.Pytester) -> None:
    """Nobody has to rename theirs."""
    tests.makeconftest("import pytest\n\n@pytest.fixture\ndef dossier():\n    return {'population': 1}\n")
    tests.makepyfile(DOSSIER)

    tests.runpytest_inprocess(*OURS).assert_outcomes(passed=1)


def test_a_run_that_does_not_use_us_imports_nothing_of_us(tests: pytest.Pytester, tmp_path: Path) -> None:
    """Pytest finds the plugin by the entry point of whoever installs us, and the plugin imports pytest alone."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    points = declared["project"]["entry-points"]["pytest11"]
    metadata = tmp_path / "contested_here-0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: contested-here\nVersion: 0\n", encoding="utf-8")
    lines = "".join(f"{name} = {module}\n" for name, module in points.items())
    (metadata / "entry_points.txt").write_text(f"[pytest11]\n{lines}", encoding="utf-8")
    for name in points.values():
        shutil.copy(ROOT / "src" / f"{name}.py", tmp_path)
    test = tests.makepyfile("""
        import sys
        def test_it(pytestconfig):
            assert pytestconfig.pluginmanager.has_plugin("contested")
            assert "_contested_pytest" in sys.modules
            assert not [name for name in sys.modules if name.partition(".")[0] in ("contested", "numpy", "pint")]
            assert 1 == 1
    """)
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PYTEST", "COV"))
    }
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", str(test)]

    ran = subprocess.run(
        command, env=environment | {"PYTHONPATH": str(tmp_path)}, check=False, capture_output=True, text=True
    )

    assert ran.returncode == 0, ran.stdout


def test_the_wheel_holds_every_door() -> None:
    """Whatever an entry point names outside the package is put into the wheel beside it."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    points = declared["project"]["entry-points"]
    doors = {target.partition(":")[0] for group in points.values() for target in group.values()}

    wheel = declared["tool"]["hatch"]["build"]["targets"]["wheel"]

    assert points["pytest11"] == {"contested": _contested_pytest.__name__}
    assert wheel["force-include"] == {f"src/{door}.py": f"{door}.py" for door in doors}
