"""
What the tree of modules is like, in figures: ``python -m tests.structure`` prints them.

Read from the source alone, by ``ast``.  An arrow is an import of one module of
ours by another.  Imports for types count as any other, and so do those inside
functions: whoever reads the module has to follow them too.
"""

from __future__ import annotations

import ast
import configparser
from collections import Counter, defaultdict
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "contested"
CONTRACTS = ROOT / ".importlinter"

LIMITS: dict[str, float] = {
    "modules in circles": 0,
    "imports that a contract ignores": 0,
    "longest chain of rooms": 14,
    "longest chain of modules": 33,  # aim: 26
    "arrows a module": 5.35,  # aim: 4.5
    "file names that stand twice": 0,
    "public names defined twice": 0,
    "uses of Any": 656,  # aim: only at the border to foreign frames
    "modules of more than 400 lines": 0,
    "functions more complex than 15": 0,
}
"""At most so much of each, held by ``test_structure.py``; where it is not yet what is aimed at, the aim stands beside it."""
LONGEST_MODULE = 400
MOST_COMPLEX = 15


class Function(NamedTuple):
    """A function, and how many ways lead through it."""

    module: str
    name: str
    complexity: int


class Tree:
    """A package's modules and what they import from each other."""

    def __init__(self, package: Path) -> None:
        self.package = package
        self.files: dict[str, Path] = {}
        for path in sorted(package.rglob("*.py")):
            parts = path.relative_to(package.parent).with_suffix("").parts
            self.files[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
        self.texts = {name: path.read_text(encoding="utf-8") for name, path in self.files.items()}
        self.trees = {name: ast.parse(text) for name, text in self.texts.items()}

    @cached_property
    def arrows(self) -> dict[str, set[str]]:
        """The modules of ours that each module imports."""
        return {name: self._imported(name) for name in self.files}

    @cached_property
    def nodes(self) -> dict[str, list[ast.AST]]:
        """All that stands in each module, found once for what is looked for there."""
        return {name: list(ast.walk(tree)) for name, tree in self.trees.items()}

    def _imported(self, name: str) -> set[str]:
        found: set[str] = set()
        for node in self.nodes[name]:
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                home = self._home(name, node)
                below = {alias.name: f"{home}.{alias.name}" for alias in node.names}
                found |= {full if full in self.files else home for full in below.values()}
        return (found & self.files.keys()) - {name}

    def _home(self, name: str, node: ast.ImportFrom) -> str:
        """Return the module that an import is from, dots at its start resolved."""
        if not node.level:
            return node.module or ""
        up = node.level - (self.files[name].name == "__init__.py")
        parts = name.split(".")
        return ".".join([*parts[: len(parts) - up], *([node.module] if node.module else [])])

    @cached_property
    def rooms(self) -> dict[str, set[str]]:
        """The same between rooms: the packages and modules right under the package."""
        found: dict[str, set[str]] = defaultdict(set)
        for name, imported in self.arrows.items():
            found[_room(name)] |= {_room(other) for other in imported} - {_room(name)}
        return dict(found)

    @cached_property
    def defined(self) -> dict[str, list[str]]:
        """The modules that define each public name at their top."""
        found: dict[str, list[str]] = defaultdict(list)
        for module, tree in self.trees.items():
            for name in dict.fromkeys(each for node in tree.body for each in _names(node)):
                if not name.startswith("_"):
                    found[name].append(module)
        return dict(found)

    @cached_property
    def functions(self) -> list[Function]:
        """Every function and method, the most complex first."""
        kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
        found = [
            Function(module, node.name, _complexity(node))
            for module, nodes in self.nodes.items()
            for node in nodes
            if isinstance(node, kinds)
        ]
        return sorted(found, key=lambda each: -each.complexity)

    @cached_property
    def lines(self) -> dict[str, int]:
        """The lines of each module, the longest first."""
        found = {name: len(text.splitlines()) for name, text in self.texts.items()}
        return dict(sorted(found.items(), key=lambda each: -each[1]))

    @cached_property
    def anys(self) -> Counter[str]:
        """How often each room says ``Any``."""
        return Counter(
            _room(name)
            for name, nodes in self.nodes.items()
            for node in nodes
            if (isinstance(node, ast.Name) and node.id == "Any")
            or (isinstance(node, ast.Attribute) and node.attr == "Any")
        )

    @cached_property
    def twins(self) -> dict[str, int]:
        """The file names that stand twice, but for ``__init__.py``."""
        found = Counter(path.name for path in self.files.values() if path.name != "__init__.py")
        return {name: count for name, count in found.items() if count > 1}


def _room(name: str) -> str:
    return ".".join(name.split(".")[:2])


def _names(node: ast.stmt) -> list[str]:
    """Return the names that a statement defines."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return [each.id for target in targets for each in ast.walk(target) if isinstance(each, ast.Name)]


def _complexity(function: ast.AST) -> int:
    """
    Return McCabe's number: one more than there are places where the way forks.

    Counted as ruff does for C901: a branch, a loop, its ``else``, a handler, a
    case that can fail, and a function inside.
    """
    count = 1
    for node in ast.walk(function):
        if isinstance(node, ast.If):
            count += 1
        elif isinstance(node, ast.For | ast.AsyncFor | ast.While):
            count += 1 + bool(node.orelse)
        elif isinstance(node, ast.Try | ast.TryStar):
            count += len(node.handlers) + bool(node.orelse)
        elif isinstance(node, ast.Match):
            count += sum(not _catches_all(case) for case in node.cases)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node is not function:
            count += 1
    return count


def _catches_all(case: ast.match_case) -> bool:
    return case.guard is None and isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None


def circles(arrows: dict[str, set[str]]) -> list[list[str]]:
    """Return the groups of modules in which each leads to every other (Tarjan, 1972), lone ones too, lowest first."""
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    open_: list[str] = []
    found: list[list[str]] = []

    def visit(name: str) -> None:
        order[name] = lowest[name] = len(order)
        open_.append(name)
        for other in sorted(arrows.get(name, ())):
            if other not in order:
                visit(other)
            if other in open_:
                lowest[name] = min(lowest[name], lowest[other])
        if lowest[name] == order[name]:
            at = open_.index(name)
            found.append(open_[at:])
            del open_[at:]

    for name in sorted(arrows):
        if name not in order:
            visit(name)
    return found


def longest_chain(arrows: dict[str, set[str]]) -> list[str]:
    """Return the longest chain of imports, the highest module first; a circle counts with all that are in it."""
    best: dict[str, list[str]] = {}
    for group in circles(arrows):  # whatever is imported comes before what imports it
        below = [best[other] for name in group for other in arrows.get(name, ()) if other not in group]
        chain = [*sorted(group), *max(below, key=lambda each: (len(each), each), default=[])]
        best |= dict.fromkeys(group, chain)
    return max(best.values(), key=len, default=[])


def ignored_imports(contracts: Path) -> list[str]:
    """Return the imports that the contracts of ``.importlinter`` overlook."""
    read = configparser.ConfigParser()
    read.read(contracts, encoding="utf-8")
    listed = [read[section].get("ignore_imports", "") for section in read.sections()]
    return [line for text in listed for line in text.split("\n") if line]


def measured(tree: Tree, contracts: Path) -> dict[str, float]:
    """Return what ``LIMITS`` limits."""
    return {
        "modules in circles": sum(len(group) for group in circles(tree.arrows) if len(group) > 1),
        "imports that a contract ignores": len(ignored_imports(contracts)),
        "longest chain of rooms": len(longest_chain(tree.rooms)),
        "longest chain of modules": len(longest_chain(tree.arrows)),
        "arrows a module": sum(map(len, tree.arrows.values())) / len(tree.arrows),
        "file names that stand twice": len(tree.twins),
        "public names defined twice": sum(len(homes) > 1 for homes in tree.defined.values()),
        "uses of Any": tree.anys.total(),
        "modules of more than 400 lines": sum(count > LONGEST_MODULE for count in tree.lines.values()),
        "functions more complex than 15": sum(each.complexity > MOST_COMPLEX for each in tree.functions),
    }


def report(tree: Tree, contracts: Path) -> str:
    """Return the figures, each beside its limit, and below what is behind them."""
    lines = [f"{len(tree.files)} modules in {len(tree.rooms)} rooms, {sum(tree.lines.values()):,} lines"]
    for name, value in measured(tree, contracts).items():
        over = "" if value <= LIMITS[name] else "  too many"
        lines.append(f"{name:<32}{value:>8,.4g}  of {LIMITS[name]:,g}{over}")
    within = [group for group in circles(tree.arrows) if len(group) > 1]
    lines += [f"circle: {', '.join(map(_short, sorted(group)))}" for group in within]
    lines += [f"longest chain: {' > '.join(map(_short, longest_chain(tree.arrows)))}"]
    lines += [f"rooms: {' > '.join(map(_short, longest_chain(tree.rooms)))}"]
    lines += [f"Any: {', '.join(f'{_short(name)} {count}' for name, count in tree.anys.most_common())}"]
    lines += [f"twice: {name} {count} times" for name, count in tree.twins.items()]
    lines += [
        f"twice: {name} in {', '.join(map(_short, homes))}" for name, homes in tree.defined.items() if len(homes) > 1
    ]
    lines += [f"long: {_short(name)} {count}" for name, count in tree.lines.items() if count > LONGEST_MODULE]
    lines += [f"complex: {_short(at)}.{name} {count}" for at, name, count in tree.functions if count > MOST_COMPLEX]
    return "\n".join(lines)


def _short(name: str) -> str:
    return name.partition(".")[2] or name


if __name__ == "__main__":
    print(report(Tree(SOURCE), CONTRACTS))
