"""A text is cut by its headers; taking a block out or putting one in leaves the other lines as they were."""

from __future__ import annotations

import pytest

from contested.file.blocks import Block, Blocks

TEXT = """# the file
format = 1

# -- people --

# the first
[parties.a]  # A
name = "A"
# under A

[parties.b]
name = "B"

[[figures.f.claims]]
value = 1
[figures.f.claims.extra]
x = 1
[[figures.f.claims]]
value = 2

# the end
"""


@pytest.mark.parametrize(
    "text", [TEXT, TEXT.replace("\n", "\r\n"), "", "format = 1\n", "[a]\n", "# only\n\n[a]\nb = 1\n"]
)
def test_cutting_loses_nothing(text: str) -> None:
    """The blocks of a text, put together, are the text."""
    assert Blocks(text).text() == text


def test_what_stands_apart_belongs_to_nobody() -> None:
    """Comments right above a header go with its block; those an empty line parts from it stay."""
    blocks = Blocks(TEXT)

    blocks.drop(blocks.under(("parties", "a")))

    assert "# the first" not in blocks.text()
    assert "# under A" not in blocks.text()
    assert "# -- people --\n\n[parties.b]" in blocks.text()


def test_the_end_stays_at_the_end() -> None:
    """Comments after the last block stay when it goes, and come after a new one."""
    blocks = Blocks(TEXT)

    blocks.drop(blocks.under(("figures",)))
    blocks.put([Block(("z",), header="[z]", above=[""], body=["y = 1"])], None)

    assert blocks.text().endswith('name = "B"\n\n[z]\ny = 1\n\n# the end\n')


def test_a_comment_without_an_empty_line_is_of_the_header_below() -> None:
    """Where nothing parts a comment from two tables, it belongs to the next."""
    blocks = Blocks("[a]\nx = 1\n# b\n[b]\ny = 1\n")

    blocks.drop(blocks.under(("a",)))

    assert blocks.text() == "# b\n[b]\ny = 1\n"


def test_an_element_has_the_blocks_below_it() -> None:
    """A table inside an element of an array goes where that goes."""
    blocks = Blocks(TEXT)

    elements = blocks.elements(("figures", "f", "claims"))

    assert [[block.header for block in element] for element in elements] == [
        ["[[figures.f.claims]]", "[figures.f.claims.extra]"],
        ["[[figures.f.claims]]"],
    ]


def test_a_table_is_at_home_in_the_nearest_block() -> None:
    """A table without a header of its own stands in a table around it, or at the top."""
    blocks = Blocks(TEXT)

    assert blocks.home(("parties", "b", "aliases")).header == "[parties.b]"
    assert blocks.home(("figures", "f")) is blocks.all[0]


def test_lines_of_a_list_are_no_headers() -> None:
    """A line such as [3, 4] inside a list of lists begins no block."""
    text = 'matrix = [\n[1, 2],\n["a"]\n]\nempty = []\n\n[empty2]\n'

    assert [block.names for block in Blocks(text).all] == [(), ("empty2",)]


def test_mixed_line_ends_stay_mixed() -> None:
    """Only where all lines end alike is that put on new ones."""
    text = "format = 1\r\n[a]\nx = 1\r\n"

    blocks = Blocks(text)

    assert (blocks.newline, blocks.text()) == ("\n", text)
