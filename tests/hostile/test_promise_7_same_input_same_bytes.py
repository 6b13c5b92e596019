"""
P7: hash seed, locale, time zone and threads change not a byte of what comes out.

The usual run begins three other processes; where all is tried, one for each of
20 hash seeds, 3 locales and 2 time zones.  Locales that the system lacks are
made where it can.
"""

from __future__ import annotations

import difflib
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

import pytest
from tests import promises
from tests.used_as_a_whole import everything

import contested
from contested import read_phrase
from contested.quantities.dates import parse_date
from contested.quantities.units import factor, unit

SEEDS = tuple(str(n * 226_050_910 % 2**32) for n in range(promises.times(3, 20)))
LOCALES = ("C", "tr_TR.UTF-8", "de_DE.UTF-8")
"""The second has another lower case of I, the third a comma in numbers."""

ZONES = ("Pacific/Kiritimati", "Pacific/Pago_Pago")
"""A day apart."""

THREADS = 8
SOME = list(zip(SEEDS, LOCALES, (*ZONES, *ZONES), strict=False))
WITH_ENGINES = (False, False, False, False, True) if promises.WHOLE else (False,)
"""Whether tables of claims are asked too, which loads DuckDB: in one environment of five, and never in the usual run."""

ENVIRONMENTS = list(product(SEEDS, LOCALES, ZONES)) if promises.WHOLE else SOME


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the folder of the locales that could be made; those of the system are found beside it."""
    folder = tmp_path_factory.mktemp("locales")
    localedef = shutil.which("localedef")
    for name in LOCALES[1:] if localedef is not None and promises.WHOLE else ():
        command = [str(localedef), "-i", name.partition(".")[0], "-f", "UTF-8", str(folder / name)]
        subprocess.run(command, check=False, capture_output=True)
    return str(folder)


def printed(folder: Path, *, engines: bool = False, **environment: str) -> str:
    """Return what everything prints in another process under an environment, with tables of claims or without."""
    folder.mkdir()
    inherited = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "PYTHONPYCACHEPREFIX") if name in os.environ}
    inherited.setdefault("PYTHONPYCACHEPREFIX", str(folder.parent / "bytecode"))
    root = Path(__file__).parents[2]
    path = os.pathsep.join((str(Path(contested.__file__).parents[1]), str(root)))
    command = [sys.executable, "-m", "tests.used_as_a_whole", str(folder), "name"]
    run = subprocess.run(
        [*command, "engines"] if engines else command,
        env={"PYTHONPATH": path, **inherited, **environment},
        cwd=root,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return run.stdout


def difference(one: str, other: str) -> list[str]:
    """Return the first lines that differ."""
    return list(difflib.unified_diff(one.splitlines(), other.splitlines(), lineterm="", n=0))[:9]


def test_the_environment_changes_no_byte(tmp_path: Path, locales: str, record_property: promises.Record) -> None:
    """What is answered, printed, drawn, written and recorded is the same under every hash seed, locale and time zone."""
    plain = {
        engines: printed(tmp_path / f"{engines}", engines=engines, PYTHONHASHSEED="0") for engines in set(WITH_ENGINES)
    }
    different = []
    for n, (seed, locale, zone) in enumerate(ENVIRONMENTS):
        engines = WITH_ENGINES[n % len(WITH_ENGINES)]
        special = {"PYTHONHASHSEED": seed, "LC_ALL": locale, "LANG": locale, "TZ": zone, "LOCPATH": locales}
        found = printed(tmp_path / str(n), engines=engines, **special)
        if found != plain[engines]:
            different.append((seed, locale, zone, difference(plain[engines], found)))

    promises.say(record_property, "P7", environments=len(ENVIRONMENTS), other_outputs=len(different))
    assert len(plain[False]) > 100_000
    assert different == []


def test_threads_get_the_same(tmp_path: Path, record_property: promises.Record) -> None:
    """Eight threads that do everything at once get what one gets alone, each byte of it."""
    alone = list(everything(_made(tmp_path / "alone"), engines=promises.WHOLE))

    with ThreadPoolExecutor(THREADS) as pool:
        folders = [_made(tmp_path / str(n)) for n in range(promises.times(2, THREADS))]
        found = list(pool.map(lambda folder: list(everything(folder, engines=promises.WHOLE)), folders))

    promises.say(record_property, "P7", threads=len(found), other_outputs=sum(one != alone for one in found))
    assert [difference("\n".join(alone), "\n".join(one)) for one in found if one != alone] == []


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def test_threads_read_and_convert_alike() -> None:
    """Eight threads that each read and convert two hundred times get the same answers and no error."""
    texts = ("km", "mile", "nautical_mile", "furlong", "light_year", "parsec", "fathom", "yard")

    def worked(start: int) -> list[object]:
        return [
            (
                factor(unit(texts[(start + n) % 8]), unit("m")),
                read_phrase(f"about {n + 1},000").reach,
                parse_date(f"{1900 + n}~"),
            )
            for n in range(200)
        ]

    with ThreadPoolExecutor(THREADS) as pool:
        answers = list(pool.map(worked, [0] * THREADS))

    assert all(answer == answers[0] for answer in answers)
