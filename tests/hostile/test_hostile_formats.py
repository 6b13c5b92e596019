"""
Files of other formats that must not hang, crash or mislead.

Whatever stands in one, reading gives a dossier or an error of ours, never
another error.  Nothing is timed: what would hang does not end at all.
"""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.effort import examples

import contested as ct
from contested.errors import ContestedError, UnreadableDossier
from contested.exchange import FORMATS
from contested.exchange.json_rows import rows_in

READ = tuple(name for name, one in FORMATS.items() if one.read is not None)
DOSSIER = ct.Dossier.load(Path(__file__).parents[2] / "examples" / "nagorno_karabakh.toml")
PIECES = [
    *(
        "{",
        "}",
        "[",
        "]",
        '"',
        ",",
        ":",
        "\\",
        "\n",
        "\r",
        "\0",
        "\ufeff",
        "\u202e",
        "=cmd|' /C calc'!A0",
        "NaN",
        "1e999",
    ),
    *(
        "9" * 50,
        "-",
        "null",
        "true",
        "\\ud800",
        '"format": 2',
        "''",
        ";",
        "\t",
        "0x1",
        "1_000",
        "../..",
        "é",
        "\v",
        "\u2028",
    ),
]


def _read(name: str, text: str) -> None:
    read = FORMATS[name].read
    assert read is not None
    try:
        read(io.StringIO(text, newline="\n"))
    except ContestedError as error:
        str(error)


@st.composite
def spoilt(draw: st.DrawFn, text: str) -> str:
    """Draw a text with a few pieces put in, taken out or said twice."""
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        end = min(len(text), at + draw(st.integers(0, 30)))
        middle = draw(st.sampled_from(["", text[at:end] * 2, *PIECES]))
        text = text[:at] + middle + text[end:]
    return text


@pytest.mark.parametrize("name", READ)
@examples(cost=1)
@given(data=st.data())
def test_a_spoilt_file_is_read_or_refused(name: str, data: st.DataObject) -> None:
    """A spoilt file is read, or refused by an error of ours."""
    write = FORMATS[name].write or FORMATS["json"].write
    assert write is not None

    _read(name, data.draw(spoilt("".join(write(DOSSIER)))))


@examples(cost=1)
@given(data=st.data())
def test_a_spoilt_row_is_read_or_refused(data: st.DataObject) -> None:
    """One by one, and as a dossier: what is no statement for the one is none for the other."""
    write, read = FORMATS["json-lines"].write, FORMATS["json-lines"].read
    assert write is not None
    assert read is not None
    text = data.draw(spoilt("".join(write(DOSSIER))))

    try:
        dossier = read(io.StringIO(text, newline="\n"))
    except ContestedError:
        return
    said = [(one.id, one.statement) for one in rows_in(io.StringIO(text, newline="\n"))]

    by_figure = {id_: [one for name, one in said if name == id_] for id_ in dossier.figures}
    assert {id_: len(one) for id_, one in by_figure.items()} == {
        id_: len(one.statements) for id_, one in dossier.figures.items()
    }


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "null",
        "[" * 200_000,
        '{"a":' * 200_000,
        '{"format":1,"a":"' + "\\" * 200_001,
        '{"format":1,"figures":{' + ",".join(f'"f{n}":{{}}' for n in range(5_000)) + "}}",
        '{"format":1,"x":' + "9" * 100_000 + "}",
        '{"format":1,"x":1e' + "9" * 100_000 + "}",
        '{"format":1,' + '"a":1,' * 50_000 + '"a":1}',
        "a" * 1_000_000,
        '"' * 100_001,
        "OBS_VALUE,UNIT_MEASURE\n" + "1,person\n" * 2_000 + "=1+1,person\n",
        "OBS_VALUE,UNIT_MEASURE\n1" + "0" * 100_000 + ",person\n",
    ],
    ids=range(14),
)
def test_a_hostile_file_is_refused(name: str, text: str) -> None:
    """Before it is expanded, nested or converted."""
    _read(name, text)


def test_a_text_of_many_megabytes_is_refused_before_it_is_held() -> None:
    """A text of many megabytes is refused before it is held, by the pieces in which it comes."""
    read = FORMATS["json"].read
    assert read is not None
    given_out = 0

    def endless() -> object:
        nonlocal given_out
        while True:
            given_out += 1_000_000
            yield " " * 1_000_000

    with pytest.raises(UnreadableDossier, match="more than 16,000,000 characters"):
        read(endless())  # type: ignore[arg-type]
    assert given_out < 20_000_000


def test_no_line_of_json_lines_has_a_number_of_thousands_of_digits() -> None:
    """Which Python would take seconds to convert, where its limit is lifted."""
    header = json.dumps({"format": 1}) + "\n"
    row = '{"id":"a","figure":"a","figure_unit":"person","stance":"claimed","value":'

    for digits in (31, 4_000, 5_000, 100_000):
        with pytest.raises(UnreadableDossier, match="out of bounds"):
            list(rows_in([header, row + "1}\n", row + "9" * digits + "}\n"]))
