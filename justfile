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

# The site of the documentation, to build/site; internal links are checked.
docs:
    .ci/docs

# The links of the documentation to elsewhere; needs the network.
docs-links:
    .ci/docs linkcheck

# What the tree of modules is like, in figures beside their limits.
structure:
    .venv/bin/python -m tests.structure

# Rewrite the locks of the environments in which we work and build the documentation.
lock:
    uv pip compile --quiet --universal --python-version 3.11 --group dev --no-header pyproject.toml -o requirements-dev.txt
    uv pip compile --quiet --universal --python-version 3.11 --group docs --no-header pyproject.toml -o docs/requirements.txt

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

# The suite from the sdist on other versions: lowest, newest, or a Python such as 3.13.
versions which *tests:
    tests/release/versions {{which}} {{tests}}

# What is given to others, built and tried.
release:
    .ci/release

# Format.
format:
    .venv/bin/ruff check --fix .
    .venv/bin/ruff format .
