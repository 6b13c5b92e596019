# List the recipes.
default:
    @just --list

# All that CI runs, on a clean environment.
check:
    .ci/run

# The inner loop: layers, style, types, unit tests.
fast:
    .ci/checks
    HYPOTHESIS_PROFILE=fast .venv/bin/python -m pytest tests/unit -x

# Tables on every engine.
engines:
    .ci/engines

# The laws, looked at for long: some hours.
nightly:
    HYPOTHESIS_PROFILE=nightly .venv/bin/python -m pytest -n auto tests/laws tests/hostile

# The promises of SECURITY.md, each as often as it says there.
promises:
    .ci/promises

# Sixty mutants of a package and the tests that see them: `just mutants answers`.
mutants package:
    .venv/bin/python -m tests.mutation.mutants {{package}} --sample 60

# Fuzz an entry point for some minutes: `just fuzz phrase`. Needs atheris.
fuzz name seconds="300":
    PYTHONPATH=src .venv/bin/python tests/fuzz/fuzz.py {{name}} -max_total_time={{seconds}} .fuzz/{{name}}

# What the tree of modules is like, in figures beside their limits.
structure:
    .venv/bin/python -m tests.structure

# Rewrite the lock of the development environment.
lock:
    uv pip compile --quiet --universal --python-version 3.11 --group dev --no-header pyproject.toml -o requirements-dev.txt

# Ratios against peers, in one run.
bench:
    .venv/bin/python -m pip install --quiet --group bench
    .venv/bin/python benchmarks/run.py
    .venv/bin/python benchmarks/tables.py 10
    .venv/bin/python benchmarks/tables.py feeds
    .venv/bin/python benchmarks/growth.py

# Every form of chart, to be looked at.
pictures:
    .venv/bin/python pictures/draw.py pictures/drawn

# Format.
format:
    .venv/bin/ruff check --fix .
    .venv/bin/ruff format .
