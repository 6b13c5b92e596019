"""
Mutants: one node of a module's tree is changed, and the tests that should see it are run.

``python -m tests.mutation.mutants answers --sample 60`` draws so many mutants
of a package by a seed, runs the tests of each module, and then more tests,
until one fails, and prints what survived.  What cannot be told apart from the
original is in ``equivalent.txt`` with the reason; it counts as no mutant.
``MUTANTS.md`` has what was seen.

Each mutant is a fork of a process that has imported the libraries and nothing
of ours, so that a mutant costs the tests alone.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import copy
import importlib
import importlib.abc
import importlib.machinery
import io
import os
import random
import re
import resource
import sys
import time
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import CodeType, ModuleType

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "contested"
EQUIVALENT = Path(__file__).with_name("equivalent.txt")
LONGEST = 60
"""Seconds of the processor after which a mutant is taken to hang, which is seen."""

PACKAGES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    # the modules, as patterns; the tests that are run after those of the module, the nearest first
    "quantities": (
        ("quantities/*.py",),
        (
            "unit/quantities",
            "laws/test_values.py",
            "laws/test_exactness.py",
            "laws/test_kinds.py",
            "unit/test_docs.py",
            "hostile/test_promise_3_order_is_exact.py",
            "gold/test_interval_itf1788.py",
        ),
    ),
    "answers": (
        ("answers/*.py",),
        (
            "unit/answers",
            "unit/test_figure.py",
            "laws/test_answers.py",
            "laws/test_ranges.py",
            "laws/test_stated_errors.py",
            "gold/test_pools.py",
            "gold/test_metafor.py",
        ),
    ),
    "methods": (
        ("methods/*.py",),
        (
            "unit/methods",
            "laws/test_reconciliation.py",
            "unit/table/test_reconciling.py",
            "unit/test_docs.py",
            "gold/test_pools.py",
            "gold/test_metafor.py",
            "gold/test_pdg_particle.py",
        ),
    ),
    "phrases": (
        ("phrases/*.py",),
        (
            "unit/phrases",
            *("gold/test_printed_cells.py", "gold/test_cases_in_phrases.py", "gold/test_claim_texts.py"),
            *("gold/test_number_phrases_recognizers.py", "gold/test_number_phrases_quantulum3.py"),
            *("gold/test_troop_strength_phrases.py", "gold/test_nk_infobox_phrases.py"),
            "laws/test_phrases.py",
            "laws/test_prose_accounts.py",
            "laws/test_cells_lose_nothing.py",
        ),
    ),
    "checks": (
        ("checks/*.py",),
        (
            "unit/checks",
            "unit/relations",
            "unit/dossier/test_dossier.py",
            "unit/dossier/test_verification.py",
            "unit/test_docs.py",
        ),
    ),
    "escaping": (
        (
            "report/marked_text.py",
            "report/escaping.py",
            "exchange/latex_text.py",
            "exchange/csv_text.py",
            "errors/base.py",
        ),
        (
            *("unit/report/test_escaping.py", "unit/report/test_marked_text.py", "unit/exchange/test_csv_text.py"),
            *("unit/exchange/test_bibliographies.py", "unit/test_errors.py", "hostile/test_hostile_reports.py"),
        ),
    ),
    "journal": (
        ("journal/*.py",),
        ("unit/journal", "hostile/test_promise_6_tampering_is_seen.py", "laws/test_journals.py"),
    ),
}

LIBRARIES = (
    "attrs",
    "pytest",
    "hypothesis",
    "hypothesis.strategies",
    "decimal",
    "fractions",
    "json",
    "tomllib",
    "pint",
    "babel",
)
"""Imported once, before all mutants."""


class Site(NamedTuple):
    """A node that can be changed: its module, its number among the nodes, and the way to change it."""

    path: Path
    number: int
    line: int
    what: str

    @property
    def place(self) -> str:
        """Where it is, and what is changed."""
        return f"{self.path.relative_to(SOURCE)}:{self.line} {self.what}"

    @property
    def kind(self) -> str:
        """In which module it is, and what is changed: lines move."""
        return f"{self.path.relative_to(SOURCE)} {self.what}"


_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_COMPUTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}


def _compared(node: Any) -> Any:
    node.ops[0] = _COMPARED[type(node.ops[0])]()
    return node


def _joined(node: Any) -> Any:
    node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    return node


def _signed(node: Any) -> Any:
    return node.operand if isinstance(node.op, ast.Not | ast.USub) else None


def _computed(node: Any) -> Any:
    if type(node.op) not in _COMPUTED:
        return None
    node.op = _COMPUTED[type(node.op)]()
    return node


def _constant(node: Any) -> Any:
    if isinstance(node.value, bool):
        node.value = not node.value
    elif isinstance(node.value, int):
        node.value += 1
    elif isinstance(node.value, str):
        node.value = f"XX{node.value}"
    else:
        return None
    return node


def _chosen(node: Any) -> Any:
    node.body, node.orelse = node.orelse, node.body
    return node


def _asked(node: Any) -> Any:
    node.test = ast.UnaryOp(ast.Not(), node.test)
    return node


def _returned(node: Any) -> Any:
    if node.value is None or (isinstance(node.value, ast.Constant) and node.value.value is False):
        return None  # whoever asks takes None for no as well; to say yes is another mutant
    node.value = ast.Constant(None)
    return node


CHANGES: dict[type[ast.AST], Callable[[Any], Any]] = {
    ast.Compare: _compared,
    ast.BoolOp: _joined,
    ast.UnaryOp: _signed,
    ast.BinOp: _computed,
    ast.Constant: _constant,
    ast.IfExp: _chosen,
    ast.If: _asked,
    ast.While: _asked,
    ast.Return: _returned,
    ast.Continue: lambda _: ast.Break(),
    ast.Break: lambda _: ast.Continue(),
    ast.Expr: lambda node: ast.Pass() if isinstance(node.value, ast.Call) else None,
}
"""How each kind of node is changed."""


def changed(node: ast.AST) -> tuple[str, ast.AST] | None:
    """Return in what way a node is changed, and what becomes of it; None where nothing does."""
    change = CHANGES.get(type(node))
    new = None if change is None else change(copy.deepcopy(node))
    if new is None:
        return None
    before, after = ast.unparse(ast.fix_missing_locations(node)), ast.unparse(ast.fix_missing_locations(new))
    return None if before == after else (f"{_short(before)} -> {_short(after)}", ast.copy_location(new, node))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) < 70 else f"{line[:67]}..."


def nodes(tree: ast.Module) -> Iterator[ast.AST]:
    """Give the nodes of a tree that do something: no docstring, annotation, public names, size of a cache or type."""
    skipped: set[int] = set()
    for node in ast.walk(tree):
        if id(node) in skipped:
            skipped |= {id(child) for child in ast.iter_child_nodes(node)}
            continue
        left: list[ast.AST | None] = []
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            left = [node.returns]
        elif isinstance(node, ast.arg | ast.AnnAssign):
            left = [node.annotation]
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            left = [*ast.iter_child_nodes(node), node]
        elif (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)) or (
            isinstance(node, ast.Assign) and "__" in ast.unparse(node.targets[0])
        ):
            left = [node.value]
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(
            ("TypeVar", "cast", "ParamSpec", "lru_cache")  # of the last the size, which only time shows
        ):
            left = list(ast.iter_child_nodes(node))
        elif isinstance(node, ast.FormattedValue):
            left = [node.format_spec]
        skipped |= {id(one) for one in left if one is not None}
        if id(node) not in skipped:
            yield node


def sites(patterns: Sequence[str]) -> list[Site]:
    """Return every node of modules that can be changed."""
    found = []
    for path in sorted(path for pattern in patterns for path in SOURCE.glob(pattern)):
        for number, node in enumerate(nodes(ast.parse(path.read_text("utf-8")))):
            how = changed(node)
            if how is not None:
                found.append(Site(path, number, getattr(node, "lineno", 0), how[0]))
    return found


class _Put(ast.NodeTransformer):
    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        return self.new if node is self.old else self.generic_visit(node)


def mutated(site: Site) -> CodeType:
    """Return the code of a module with its mutant."""
    tree = ast.parse(site.path.read_text("utf-8"))
    old = next(node for number, node in enumerate(nodes(tree)) if number == site.number)
    how = changed(old)
    assert how is not None
    body: list[Any] = [_Put(old, how[1]).visit(one) for one in tree.body]
    made = ast.Module(body, [])
    code: CodeType = compile(ast.fix_missing_locations(made), str(site.path), "exec")
    return code


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives one module its mutant."""

    def __init__(self, name: str, path: Path, code: CodeType) -> None:
        self.name, self.path, self.code = name, path, code

    def find_spec(self, fullname: str, *_: object) -> importlib.machinery.ModuleSpec | None:
        if fullname != self.name:
            return None
        inner = [str(self.path.parent)] if self.path.stem == "__init__" else None
        spec = importlib.machinery.ModuleSpec(fullname, self, origin=str(self.path), is_package=inner is not None)
        spec.submodule_search_locations = inner
        spec.has_location = True
        return spec

    def exec_module(self, module: ModuleType) -> None:
        exec(self.code, module.__dict__)


def own_tests(path: Path) -> list[str]:
    """Return the file of tests that mirrors a module, where there is one."""
    folder = ROOT / "tests" / "unit" / path.relative_to(SOURCE).parent
    return [str(one) for one in sorted(folder.glob(f"test_{path.stem}*.py"))]


def killed_by(site: Site, tests: Sequence[str], code: CodeType | None = None) -> str | None:
    """
    Return what kills a mutant: the first of some tests that fails, or that it hangs; None where it survives.

    Args:
        site: where.
        tests: run after those of the module.
        code: of the module, in place of its mutant.
    """
    code = mutated(site) if code is None else code
    told, tell = os.pipe()
    child = os.fork()
    if not child:
        os.close(told)
        resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
        os.write(tell, _tried(site, code, tests).encode())
        os._exit(0)
    os.close(tell)
    with os.fdopen(told, "r") as file:
        said = file.read()
    os.waitpid(child, 0)
    return (said.removeprefix("killed ") or "a hang or crash") if said != "survived" else None


def _tried(site: Site, code: CodeType, tests: Sequence[str]) -> str:
    import pytest

    stem = ".".join(("contested", *site.path.relative_to(SOURCE).with_suffix("").parts))
    sys.meta_path.insert(0, _Finder(stem.removesuffix(".__init__"), site.path, code))
    os.environ["HYPOTHESIS_PROFILE"] = "fast"
    order = [*own_tests(site.path), *(str(ROOT / "tests" / one) for one in tests)]
    options = [
        "-x",
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:xdist",
        "--hypothesis-seed=1",
        "-m",
        "",
        "-o",
        "addopts=",
    ]
    options += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # Hypothesis is there before
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        for group in [order[:1], order[1:]]:
            if group and pytest.main([*options, "--import-mode=importlib", *group]) not in (0, 5):
                failed = [line for line in said.getvalue().splitlines() if line.startswith(("FAILED", "ERROR"))]
                return f"killed {' '.join(failed)[:120] or 'at import'}"
    return "survived"


def explained() -> dict[str, str]:
    """Return the mutants that nobody can tell from the original, by module and change, with the reasons."""
    lines = EQUIVALENT.read_text("utf-8").splitlines() if EQUIVALENT.exists() else []
    pairs = (line.split(" || ") for line in lines if " || " in line)
    return {place.strip(): reason.strip() for place, reason in pairs}


def interval(killed: int, tried: int) -> tuple[float, float]:
    """Return the 95 % interval of a share (E. B. Wilson, JASA 22 (1927) 209)."""
    z, share = 1.96, killed / tried
    middle, half = share + z * z / (2 * tried), z * sqrt(share * (1 - share) / tried + z * z / (4 * tried * tried))
    return (middle - half) / (1 + z * z / tried), (middle + half) / (1 + z * z / tried)


def main() -> None:
    """Draw mutants of packages and say what became of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("packages", nargs="+", choices=PACKAGES)
    parser.add_argument("--sample", type=int, default=60)
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--only", help="a part of the place of mutants that are tried, in place of a sample")
    parser.add_argument("--again", type=Path, help="what was printed before: the mutants that survived are tried again")
    asked = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    os.chdir(ROOT)
    for name in LIBRARIES:
        importlib.import_module(name)
    known = explained()
    for package in asked.packages:
        patterns, tests = PACKAGES[package]
        found = sites(patterns)
        drawn = random.Random(asked.seed).sample(found, min(asked.sample, len(found)))
        if asked.only:
            drawn = [site for site in found if asked.only in site.place]
        killed = equal = 0
        if asked.again:
            said = asked.again.read_text("utf-8")
            again = {re.sub(r":[0-9]+ ", " ", one, count=1) for one in re.findall(r"SURVIVED (.*) \[[0-9]+ s\]", said)}
            drawn = [site for site in found if site.kind in again]
        original = compile(drawn[0].path.read_text("utf-8"), str(drawn[0].path), "exec")
        fails = killed_by(drawn[0], tests, original)
        if fails:
            parser.exit(1, f"the tests of {package} fail without a mutant: {fails}\n")
        for number, site in enumerate(drawn, 1):
            if site.kind in known:
                equal += 1
                continue
            begun = time.time()
            by = killed_by(site, tests)
            killed += by is not None
            print(
                f"{number:3} {'SURVIVED' if by is None else 'killed'} {site.place} [{time.time() - begun:.0f} s] {by or ''}",
                flush=True,
            )
        tried = len(drawn) - equal
        low, high = interval(killed, tried)
        print(
            f"== {package}: {killed} of {tried} killed ({100 * killed / tried:.1f} %, 95 % interval {100 * low:.0f} to"
            f" {100 * high:.0f}), {equal} equivalent, of {len(found):,} places in all",
            flush=True,
        )


if __name__ == "__main__":
    main()
