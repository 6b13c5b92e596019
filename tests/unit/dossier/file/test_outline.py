"""Errors of a file point at the line of a key, by the headers and keys of its text."""

from __future__ import annotations

import pytest

from contested.dossier.file.outline import Path, dotted, line_of, lines_in

TEXT = """format = 1
note = \"\"\"
[not.a.header]
value = 3
\"\"\"
parties.a.name = "A"

[figures.troops]   # a comment
name = "troops"

[[figures.troops.claims]]
value = 5
"by" = "a"
facets = { side = "x" }

[[figures.troops.claims]]
value = 6

[figures.troops.claims.extra]
x = 1
[ figures . "area" ]
unit = 'km'
literal = '''
[x]
'''
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("format",), 1),
        (("note",), 2),
        (("parties", "a", "name"), 6),
        (("figures", "troops"), 8),
        (("figures", "troops", "name"), 9),
        (("figures", "troops", "claims"), 11),
        (("figures", "troops", "claims", 0), 11),
        (("figures", "troops", "claims", 0, "by"), 13),
        (("figures", "troops", "claims", 1), 16),
        (("figures", "troops", "claims", 1, "value"), 17),
        (("figures", "troops", "claims", 1, "extra", "x"), 20),
        (("figures", "area", "unit"), 22),
    ],
)
def test_a_key_has_a_line(path: Path, line: int) -> None:
    """Keys, tables and elements of arrays are found by their path."""
    assert line_of(lines_in(TEXT), path) == line


def test_a_key_without_a_line_has_that_of_its_table() -> None:
    """What stands in one line with others, or is missing, is looked for in the table around it."""
    places = lines_in(TEXT)

    assert line_of(places, ("figures", "troops", "claims", 0, "facets", "side")) == 14
    assert line_of(places, ("figures", "troops", "claims", 1, "by")) == 16
    assert line_of(places, ("units",)) is None
    assert line_of(places, ()) is None


def test_texts_of_several_lines_hold_no_keys() -> None:
    """What looks like a header or a key inside a text is none."""
    places = lines_in(TEXT)

    assert ("not", "a", "header") not in places
    assert ("not", "a", "header", "value") not in places
    assert ("x",) not in places


def test_line_ends_of_windows_count_as_one() -> None:
    """CR LF ends a line as LF does."""
    assert lines_in(TEXT.replace("\n", "\r\n")) == lines_in(TEXT)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ((), ""),
        (("format",), "format"),
        (("figures", "troops", "claims", 0, "value"), "figures.troops.claims[1].value"),
        (("figures", "a b"), "figures.'a b'"),
        (("\x1b[31m", "x"), "'\\x1b[31m'.x"),
    ],
)
def test_a_path_is_written_for_people(path: Path, text: str) -> None:
    """Positions count from 1, and nothing in a path commands a terminal."""
    assert dotted(path) == text
