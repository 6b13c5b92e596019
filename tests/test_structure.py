"""The tree of modules stays within its limits; ``python -m tests.structure`` prints them and what is behind them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.structure import CONTRACTS, LIMITS, SOURCE, Tree, circles, ignored_imports, longest_chain, measured, report


@pytest.fixture(scope="module")
def found() -> dict[str, float]:
    """What is measured of the tree as it is."""
    return measured(Tree(SOURCE), CONTRACTS)


@pytest.mark.parametrize("name", LIMITS)
def test_the_tree_stays_within_its_limits(found: dict[str, float], name: str) -> None:
    """Nothing is more than its limit allows."""
    assert found[name] <= LIMITS[name]


def test_every_limit_is_measured(found: dict[str, float]) -> None:
    """No limit is of something that nobody measures, and nothing is measured without a limit."""
    assert found.keys() == LIMITS.keys()


FILES = {
    "__init__.py": "",
    "top.py": """
        from typing import TYPE_CHECKING, Any
        from house import middle
        from house.cellar.wine import bottle
        if TYPE_CHECKING:
            from .middle import Beam
        Door = 1
        _hidden, Window = 2, 3
        """,
    "middle.py": """
        def look(at):
            import house.cellar
            if at:
                for one in at:
                    pass
                else:
                    return 1
            match at:
                case 1: pass
                case _: pass
            try:
                return [each for each in at if each]
            except ValueError:
                return 2
        class Beam: ...
        Door: "Any" = 2
        """,
    "cellar/__init__.py": "from . import wine",
    "cellar/wine.py": """
        from ..cellar import middle as unknown
        import typing
        def bottle(a: typing.Any) -> None: ...
        """,
    "cellar/top.py": "",
}


@pytest.fixture
def house(tmp_path: Path) -> Tree:
    """A small package with every kind of import."""
    for name, text in FILES.items():
        path = tmp_path / "house" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(line.removeprefix(" " * 8) for line in text.split("\n")), encoding="utf-8")
    return Tree(tmp_path / "house")


def test_every_kind_of_import_is_an_arrow(house: Tree) -> None:
    """Absolute and relative ones, of modules and names, for types and inside functions; of strangers none."""
    assert house.arrows == {
        "house": set(),
        "house.top": {"house.middle", "house.cellar.wine"},
        "house.middle": {"house.cellar"},
        "house.cellar": {"house.cellar.wine"},
        "house.cellar.wine": {"house.cellar"},
        "house.cellar.top": set(),
    }
    assert house.rooms["house.top"] == {"house.middle", "house.cellar"}


def test_circles_and_chains_are_found(house: Tree) -> None:
    """A circle is one step of a chain, and counts with all its modules."""
    assert [sorted(group) for group in circles(house.arrows) if len(group) > 1] == [
        ["house.cellar", "house.cellar.wine"]
    ]
    assert longest_chain(house.arrows) == ["house.top", "house.middle", "house.cellar", "house.cellar.wine"]
    assert longest_chain(house.rooms) == ["house.top", "house.middle", "house.cellar"]


def test_names_files_and_functions_are_counted(house: Tree) -> None:
    """What two modules define, what two files are called, and what is complex."""
    assert {name for name, homes in house.defined.items() if len(homes) > 1} == {"Door"}
    assert house.defined["Window"] == ["house.top"]
    assert house.twins == {"top.py": 2}
    assert house.anys == {"house.cellar": 1}
    assert [(each.name, each.complexity) for each in house.functions] == [("look", 6), ("bottle", 1)]


def test_what_a_contract_ignores_is_counted(tmp_path: Path) -> None:
    """Each line of ``ignore_imports`` is one."""
    path = tmp_path / "contracts"
    path.write_text("[a]\nname = a\n[b]\nignore_imports =\n    x -> y\n    y -> z\n", encoding="utf-8")

    assert ignored_imports(path) == ["x -> y", "y -> z"]


def test_the_report_names_what_is_behind_the_figures(house: Tree) -> None:
    """Whoever has to tighten a limit sees where."""
    told = report(house, CONTRACTS)

    assert "circle: cellar, cellar.wine" in told
    assert "longest chain: top > middle > cellar > cellar.wine" in told
    assert "twice: Door in middle, top" in told
    assert "Any: cellar 1" in told
