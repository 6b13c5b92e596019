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

# The promises of SECURITY.md, each as often as it says there.
promises:
    .ci/promises whole

# Sixty mutants of a package and the tests that see them: `just mutants answers`.
mutants package:
    .venv/bin/python -m tests.mutation.mutants {{package}} --sample 60

# Fuzz an entry point for some minutes: `just fuzz phrase`. Needs atheris.
fuzz name seconds="300":
    PYTHONPATH=src .venv/bin/python tests/fuzz/fuzz.py {{name}} -max_total_time={{seconds}} .fuzz/{{name}}

# What the tree of modules is like, in figures beside their limits.
structure:
    .venv/bin/python -m tests.structure

# Rewrite the locks of the environments in which we work and build the documentation.
lock:
    uv pip compile --quiet --universal --python-version 3.11 --group dev --no-header pyproject.toml -o requirements-dev.txt
    uv pip compile --quiet --universal --python-version 3.11 --group docs --no-header pyproject.toml -o docs/requirements.txt

# Ratios against peers and limits, into benchmarks/RESULTS.md; `just bench --large` with ten million claims too.
bench *options:
    .venv/bin/python -m pip install --quiet --upgrade 'pip>=25.1'
    .venv/bin/python -m pip install --quiet --group bench
    -.venv/bin/python -m pip install --quiet --no-deps truthdiscovery imageio bidict  # it pins an old scipy, and needs it for no row
    .venv/bin/python benchmarks/run.py --date "$(date +%F)" {{options}}

# How much longer more takes, drawn into benchmarks/growth.svg.
growth:
    .venv/bin/python benchmarks/growth.py

# Instructions of what is done most often, beside those that are kept.
counts:
    .ci/instructions

# Keep the counts as they are now: say why in the commit.
keep-counts:
    .venv/bin/python benchmarks/instructions.py --keep

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
