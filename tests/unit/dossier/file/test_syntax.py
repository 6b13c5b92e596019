"""A text is cut into pieces that are the text again; sections and items are put in and taken out, and nothing else moves."""

from __future__ import annotations

from pathlib import Path

import pytest

from contested.dossier.file.outline import WrittenArray, WrittenTable, WrittenValue, outline
from contested.dossier.file.rearranging import put_key, rearrange, remove
from contested.dossier.file.syntax import Group, Section, Sections, split_key

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

WILD = '''a = """x
y = 3 # "
""" # c
b = [ # first
  { x = 1, "y.z" = [1, 2,], 'q' = {}, "r\\u0041" = 'z' }, # one
  # two

  [3 , 4
  ] , 5 # end
  , 6
  # last
] # b
c.d . e = 1979-05-27 07:32:00 # d
[x."a]b".c] # hm ]
k=1
'''


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        WILD,
        TEXT.replace("\n", "\r\n"),
        WILD.replace("\n", "\r\n"),
        "",
        "\n",
        "  ",
        "format = 1",
        "format = 1\n",
        "[a]",
        "# only\n\n[a]\nb = 1\n\n\n",
        'a = []\nb = [\n]\nc = {}\nd = \'\'\'\n[x]\'\'\'\ne = """"a"""""\n',
        "[a] # \u2028 c\nx = 1 # \x0c\n",
    ],
)
def test_cutting_loses_nothing(text: str) -> None:
    """The pieces of a text, put together, are the text."""
    assert Sections(text).text() == text


def test_the_examples_are_cut_without_loss() -> None:
    """The file of the examples is the same byte for byte."""
    for path in (Path(__file__).parents[4] / "examples").glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        assert Sections(text).text() == text


@pytest.mark.parametrize("text", ["= 3", "a", "a = [", "a = ,", "a = {3}", "a = "])
def test_what_is_no_toml_is_refused(text: str) -> None:
    """A text that does not parse is no endless loop."""
    with pytest.raises((ValueError, IndexError)):
        Sections(text)


def test_what_stands_apart_belongs_to_nobody() -> None:
    """Comments right above a header go with its section; those an empty line parts from it stay."""
    sections = Sections(TEXT)

    sections.drop(sections.under(("parties", "a")))

    assert "# the first" not in sections.text()
    assert "# under A" not in sections.text()
    assert "# -- people --\n\n[parties.b]" in sections.text()


def test_the_end_stays_at_the_end() -> None:
    """Comments after the last section stay when it goes, and come after a new one."""
    sections = Sections(TEXT)

    sections.drop(sections.under(("figures",)))
    sections.put([Section(("z",), header="[z]\n", above="\n")], None)

    assert sections.text().endswith('name = "B"\n\n[z]\n\n# the end\n')
    assert sections.under(()) == []


def test_a_section_behind_a_last_line_without_an_end_begins_a_line() -> None:
    """Where the last line of a text does not end, it does when something follows."""
    sections = Sections("format = 1")

    sections.put([Section(("z",), header="[z]\n")], sections.all[0])

    assert sections.text() == "format = 1\n[z]\n"
    assert sections.before(sections.all[1]) is sections.all[0]


def test_sections_that_move_keep_what_stands_above() -> None:
    """Taken out and put in again, nothing is lost."""
    sections = Sections("[a]\n\n# b\n[b]\n")
    moving = sections.under(("b",))

    sections.take(moving)
    sections.put(moving, sections.all[0])

    assert sections.text() == "\n# b\n[b]\n[a]\n"


def test_a_comment_without_an_empty_line_is_of_the_header_below() -> None:
    """Where nothing parts a comment from two tables, it belongs to the next."""
    sections = Sections("[a]\nx = 1\n# b\n[b]\ny = 1\n")

    sections.drop(sections.under(("a",)))

    assert sections.text() == "# b\n[b]\ny = 1\n"


def test_a_key_is_split_into_its_parts() -> None:
    """Quotation marks and escapes are those of TOML."""
    assert split_key("a.'b c' . \"d.\\u0065\"") == ("a", "b c", "d.e")


def test_an_outline_finds_every_table_in_every_layout() -> None:
    """Headers, keys with points and inline tables say the same."""
    text = "a.b.c = 1\n[d]\ne = { f = { g = 1 } }\n[[h]]\ni = 1\n[h.j]\nk = 1\n[[h]]\n[l]\nm = [ { n = 1 }, {} ]\no = [1]\n"

    top = outline(Sections(text))

    def shape(node: object) -> object:
        if isinstance(node, WrittenTable):
            return {key: shape(one) for key, one in node.keys.items()}
        return [shape(one) for one in node.elements] if isinstance(node, WrittenArray) else "leaf"

    assert shape(top) == {
        "a": {"b": {"c": "leaf"}},
        "d": {"e": {"f": {"g": "leaf"}}},
        "h": [{"i": "leaf", "j": {"k": "leaf"}}, {}],
        "l": {"m": [{"n": "leaf"}, {}], "o": "leaf"},
    }


@pytest.mark.parametrize("text", ["a = 1\n[a.b]\n", "a = 1\n[[a]]\n"])
def test_an_outline_of_what_contradicts_itself_is_refused(text: str) -> None:
    """A value is no table."""
    with pytest.raises(TypeError, match="a is no"):
        outline(Sections(text))


def group_of(text: str) -> tuple[Sections, Group]:
    """Return the text of one key, and the value of that."""
    sections = Sections(text)
    value = sections.all[0].body.items[0].value
    assert isinstance(value, Group)
    return sections, value


ARRAYS: list[tuple[str, list[int | str], str]] = [
    ("a = []\n", ["1"], "a = [1]\n"),
    ("a = [ # c\n]\n", ["1"], "a = [ # c\n  1\n]\n"),
    ("a = [1]\n", [0, "2"], "a = [1, 2]\n"),
    ("a = [ 1 ]\n", ["0", 0], "a = [ 0, 1 ]\n"),
    ("a = [1]\n", ["0", 0], "a = [0, 1]\n"),
    ("a = [1, 2, ]\n", [0, 1, "3"], "a = [1, 2, 3, ]\n"),
    ("a = [1, 2, 3]\n", [0, 2], "a = [1, 3]\n"),
    ("a = [ 1, 2 ]\n", [1], "a = [ 2 ]\n"),
    ("a = [1, 2]\n", [0], "a = [1]\n"),
    ("a = [1, 2,]\n", [0], "a = [1,]\n"),
    ("a = [1, 2]\n", [], "a = []\n"),
    ("a = [1, 2, 3]\n", [2, 0, 1], "a = [3, 1, 2]\n"),
    ("a = [\n  1, # one\n  2 # two\n]\n", [0, 1, "3"], "a = [\n  1, # one\n  2, # two\n  3\n]\n"),
    ("a = [\n  # one\n  1,\n  # two\n  2,\n]\n", [1], "a = [\n  # two\n  2,\n]\n"),
    ("a = [\n  # all\n\n  # one\n  1,\n  2,\n]\n", [1], "a = [\n  # all\n\n  2,\n]\n"),
    ("a = [\n  1,\n\n  # apart\n\n  2,\n]\n", [0], "a = [\n  1,\n\n  # apart\n\n]\n"),
    ("a = [\n  1, # one\n  2 # two\n]\n", [1, 0], "a = [\n  2, # two\n  1 # one\n]\n"),
    ("a = [\n  # one\n  1,\n]\n", ["0", 0], "a = [\n  0,\n  # one\n  1,\n]\n"),
    ("a = [ 1, # one\n 2, 3 ]\n", [1, 0, 2], "a = [\n 2, 1, # one\n3 ]\n"),
    ("a = [\r\n  1\r\n]\r\n", [0, "2"], "a = [\r\n  1,\r\n  2\r\n]\r\n"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "order", "wanted"), ARRAYS)
def test_items_of_a_list_are_rearranged_in_its_layout(text: str, order: list[int | str], wanted: str) -> None:
    """What stays keeps its text, its line and its comments; what is new stands as its neighbours do."""
    sections, group = group_of(text)

    rearrange(group, order, sections.newline)

    assert sections.text() == wanted


def test_a_key_is_put_into_an_inline_table() -> None:
    """It stands behind the others, and a table stays in its line."""
    sections, group = group_of("a = { x = 1 }\n")

    put_key(group, group.items[-1], "y = ", "2", "\n")

    assert sections.text() == "a = { x = 1, y = 2 }\n"
    remove(group, group.items[0])
    assert sections.text() == "a = { y = 2 }\n"


def test_a_key_is_put_under_a_header() -> None:
    """It stands on a line of its own, as far in as its neighbour; comments above a key that goes stay."""
    sections = Sections("  # x\n  x = 1 # one")
    body = sections.all[0].body

    put_key(body, body.items[-1], "y = ", "2", "\n")
    assert sections.text() == "  # x\n  x = 1 # one\n  y = 2\n"

    put_key(body, None, "w = ", "0", "\n")
    remove(body, body.items[1])
    assert sections.text() == "w = 0\n  # x\n  y = 2\n"

    body.items[-1].before = "# y\n"
    remove(body, body.items[-1])
    assert sections.text() == "w = 0\n# y\n"


def test_a_leaf_knows_its_place() -> None:
    """A key that is no table is written in one place."""
    leaf = outline(Sections("a = 1\n")).keys["a"]

    assert isinstance(leaf, WrittenValue)
    assert [place.item.head for place in leaf.places] == ["a = "]
