"""
Fuzz one entry point with atheris: ``python tests/fuzz/fuzz.py phrase -max_total_time=120 [folder]``.

atheris (Apache 2.0; Python 3.11 to 3.13 on Linux) is no part of the
development environment: ``pip install atheris`` beside it.  What it finds goes
to ``tests/fuzz/corpus/NAME/``, made small by ``-minimize_crash=1``.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris  # type: ignore[import-untyped]

sys.path.insert(0, str(Path(__file__).parents[2]))
with atheris.instrument_imports(include=["contested"]):
    from tests.fuzz.harnesses import HARNESSES, seeds


def main() -> None:
    """Fuzz the entry point that is named first, from what is kept of it."""
    name, *options = sys.argv[1:]
    kept = Path(__file__).with_name("corpus") / name
    folders = [option for option in options if not option.startswith("-")]
    if folders:
        Path(folders[0]).mkdir(parents=True, exist_ok=True)
        for number, seed in enumerate(seeds().get(name, [])):
            (Path(folders[0]) / f"seed-{number}").write_bytes(seed)
    flags = [option for option in options if option.startswith("-")]
    atheris.Setup([sys.argv[0], *flags, *folders, *([str(kept)] if kept.is_dir() else [])], HARNESSES[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
