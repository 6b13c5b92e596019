"""
Hostile files: no text makes a dossier hang, crash, or command a terminal (security.md, T3, T5, T8, T10).

Every refusal is a ``ContestedError``.  Nothing is timed: what would hang does
not end at all.
"""

from __future__ import annotations

import warnings

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from contested import ContestedError, ContestedWarning, Dossier, Figure
from contested.dossier.file.keys import FIGURE_KEYS, PARTY_KEYS, SOURCE_KEYS, STATEMENT_KEYS, UNIT_KEYS

FIGURE = '[figures.f]\nname = "f"\nunit = "person"\n'
MANY = 20_000

FILES = {
    "one array of brackets": "a = " + "[" * 100_000,
    "closed brackets": "a = " + "[" * 5_000 + "]" * 5_000,
    "nested inline tables": "a = " + "{a=" * 5_000 + "1" + "}" * 5_000,
    "dotted key": "a." * MANY + "b = 1",
    "dotted header": "[" + "a." * MANY + "b]",
    "quoted dotted key": '"a".' * MANY + "b = 1",
    "spaced dotted key": "a . " * MANY + "b = 1",
    "huge int": "a = " + "9" * 100_000,
    "huge hex int": "a = 0x" + "f" * 100_000,
    "huge float": "a = 1." + "9" * 100_000,
    "huge exponent": "a = 1e999999999999999999999",
    "nan and infinities": f"{FIGURE}[[figures.f.claims]]\nvalue = -inf\nlow = nan\nhigh = +inf\n",
    "carriage returns": "format = 1\ra = 2\r",
    "NUL": "a = '\0'",
    "bell": "a = '\a'",
    "escape in a key": '"\\u001b[31m" = 1',
    "escape in an id": '[parties."\\u001b[31m"]\nname = "A"\n',
    "escape in a name": '[parties.a]\nname = "\\u001b[31m"\n',
    "escape in a format": 'format = "\\u001b[31m"\n',
    "escape in a unit": '[units.u]\nplural = "\\u001b[31m"\n',
    "escape in a value": f'{FIGURE}[[figures.f.claims]]\nvalue = "\\u001b[31m"\n',
    "escape in a note": f'{FIGURE}[[figures.f.claims]]\nvalue = 1\nnote = "\\u001b[31m"\n',
    "direction override": '[parties.a]\nname = "\\u202eA"\n',
    "two that look alike": '[parties.a]\nname = "M23"\n[parties.b]\nname = "m23"\n',
    "unit that hangs": '[figures.f]\nname = "f"\nunit = "9**9**9**9"\n',
    "unit with brackets": f'[figures.f]\nname = "f"\nunit = "{"(" * 5_000}"\n',
    "unit that calls": '[figures.f]\nname = "f"\nunit = \'__import__("os").system("id")\'\n',
    "dunder unit": '[figures.f]\nname = "f"\nunit = "__class__"\n',
    "own unit that hangs": '[units.u]\nequals = "10**10**10 m"\n',
    "units in a circle": "".join(f'[units.u{a}]\npart_of = "u{b}"\n' for a, b in ("ab", "bc", "ca")),
    "sources in a circle": "".join(
        f'[sources.s{n}]\ntitle = "S"\nquoting = ["s{(n + 1) % 500}"]\n' for n in range(500)
    ),
    "sources without end": "".join(f'[sources.s{n}]\ntitle = "S"\nquoting = "s{n + 1}"\n' for n in range(2_000)),
    "sources in ever more ways": '[sources.s0]\ntitle = "S"\n'
    + "".join(f'[sources.s{n}]\ntitle = "S"\nquoting = ["s{n - 1}", "s{n - 1}"]\n' for n in range(1, 200)),
    "parties nobody declared": '[parties.a]\nname = "A"\n'
    + FIGURE
    + "".join(f'[[figures.f.claims]]\nvalue = {n}\nby = "b{n}"\n' for n in range(2_000)),
    "one alias for all": "".join(f'[parties.p{n}]\nname = "P{n}"\naliases = ["x"]\n' for n in range(2_000)),
    "the last of many is wrong": FIGURE
    + "[[figures.f.claims]]\nvalue = 1\n" * 5_000
    + "[[figures.f.claims]]\nvalue = -1\n",
    "brackets in comments": "# [[\n" * MANY,
    "brackets in a text": "a = '''\n" + "[[a\n" * MANY + "'''",
    "a header that does not end": "a = '''\n[" + " " * 100_000 + "\n'''",
    "quotes": "# " + "\"'" * MANY,
    "points": "# " + "a. " * 31 + ". " * MANY,
    "a key that does not end": "'" + "a" * 100_000,
}


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_a_hostile_file_is_read_or_refused(text: str) -> None:
    """Whatever a file holds, it loads or is refused by an error of ours, which holds no command to a terminal."""
    whole = text if "format" in text else f"format = 1\n{text}"

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ContestedWarning)
        try:
            message = repr(Dossier.loads(whole))
        except ContestedError as error:
            message = str(error)

    assert message.replace("\n", "").isprintable()


VALUES = (
    "true", "1", "-1", "0", "2.5", "nan", "-inf", '"x"', '""', '" "', "[]", "[1]", '["x"]', '["x", "x"]', "[[1]]",
    '[["f"]]', "[{a = 1}]", "{a = 1}", "{}", "12:30:00", "2023-09-20", "2023-09-20T12:00:00", "2023-09-20T12:00:00Z",
    '"a\\u0000b"', '"\\u202e"', "1e400", "1e999999", "9" * 41, "0x" + "f" * 5_000, "-0.0", '"f"', "[true]", '[1.5, "x"]',
    '"1" ', '"2023-02-30"', '"10**10**10 m"', "1979-01-01",
)  # fmt: skip
TABLES = {
    "units.u": (UNIT_KEYS, ""),
    "parties.p": (PARTY_KEYS, 'name = "P"'),
    "sources.s": (SOURCE_KEYS, 'title = "S"'),
    "figures.f": ((*FIGURE_KEYS, *STATEMENT_KEYS, "set_aside"), 'name = "f"\nunit = "person"'),
    "[figures.f.claims]": (STATEMENT_KEYS["claims"], "value = 5"),
    "[figures.f.denials]": (STATEMENT_KEYS["denials"], 'by = "P"'),
    "[figures.f.withheld]": (STATEMENT_KEYS["withheld"], 'by = "P"'),
    "[figures.f.set_aside]": (("estimate", "reason", "by"), 'estimate = "f"\nreason = "r"\nby = "me"'),
}


@pytest.mark.parametrize(("table", "key"), [(table, key) for table, (keys, _) in TABLES.items() for key in keys])
def test_every_key_takes_or_refuses_every_value(table: str, key: str) -> None:
    """A value of any type at any key is read, and then written and read again the same; or it is refused."""
    _, body = TABLES[table]
    others = [line for line in body.split("\n") if not line.startswith(f"{key} ")]
    start = "" if table == "figures.f" or "[" not in table else FIGURE

    for value in VALUES:
        text = "\n".join(["format = 1", start, f"[{table}]", *others, f"{key} = {value}", ""])
        try:
            dossier = Dossier.loads(text)
        except ContestedError as error:
            assert str(error).replace("\n", "").isprintable()  # either outcome is right
        else:
            assert dossier.dumps() == text
            fresh = Dossier(dossier.figures, dossier.parties, dossier.sources, dossier.units)
            assert Dossier.loads(fresh.dumps()) == dossier
            assert str(dossier).isprintable() or "\n" in str(dossier)


@pytest.mark.parametrize(
    "table", ["units", "parties", "sources", "figures", "units.u", "parties.p", "sources.s", "figures.f"]
)
def test_a_table_may_be_anything(table: str) -> None:
    """What stands where a table is due is refused, or is an empty one."""
    for value in VALUES:
        try:
            Dossier.loads(f"format = 1\n{table} = {value}\n")
        except ContestedError as error:
            assert str(error)  # either outcome is right


@given(text=st.text() | st.text("[]{}=.,'\"#\n\r\\ af1f", max_size=40))
@example("\udc80")
@example("[a]]")
@example('a = """\n[figures.f]')
def test_any_text_is_read_or_refused(text: str) -> None:
    """Random text, and random pieces of TOML, raise nothing foreign."""
    for whole in (text, f"format = 1\n{text}", f"format = 1\n{FIGURE}{text}"):
        try:
            dossier = Dossier.loads(whole)
            assert dossier.dumps() == whole
            changed = dossier.with_figure("added", Figure("added", "person").claimed(1, by="A", source="S"))
            assert Dossier.loads(changed.dumps()) == changed
        except ContestedError as error:
            assert str(error).replace("\n", "").isprintable()  # either outcome is right


@given(content=st.binary())
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbfformat = 1")
@example("format = 1".encode("utf-16"))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    """Random bytes raise nothing foreign."""
    try:
        Dossier.loads(content)
    except ContestedError as error:
        assert str(error)  # either outcome is right
