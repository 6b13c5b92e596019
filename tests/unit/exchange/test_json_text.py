"""JSON is read within limits and written with every digit."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from decimal import Decimal
from fractions import Fraction

import pytest

from contested.errors import UnreadableDossier
from contested.exchange.json_text import json_pieces, parse_json, pointer, refuse_null

VALUE = {"a": [1, True, "“ä”"], "b": {}, "c": [], "d": {"e": [{"f": "x"}]}}


@pytest.mark.parametrize("indent", ["\n", ""])
def test_what_is_written_is_what_the_standard_library_reads(indent: str) -> None:
    """In lines, and in one."""
    text = "".join(json_pieces(VALUE, indent))

    assert json.loads(text) == VALUE
    assert ("\n" in text) is bool(indent)
    assert parse_json(text) == VALUE


def test_numbers_keep_every_digit() -> None:
    """Thirty digits and more than a float has; a third is text, as JSON has none."""
    numbers = [10**29 + 1, Fraction(1, 10), Decimal("2.50"), Fraction(1, 3), -5]

    text = "".join(json_pieces(numbers, ""))

    assert text == '[100000000000000000000000000001,0.1,2.5,"1/3",-5]'
    assert parse_json(text) == [10**29 + 1, Fraction(1, 10), Fraction(5, 2), "1/3", -5]


def test_what_json_has_no_value_for_is_text() -> None:
    """Days and times of TOML, and its nan, under keys that nobody reads."""
    values = [date(2023, 9, 20), datetime(2023, 9, 20, 10, 0, tzinfo=UTC), time(10, 30), float("nan"), Decimal("NaN")]

    with pytest.raises(TypeError):
        "".join(json_pieces(values))
    assert "".join(json_pieces(values[:-1], "")) == '["2023-09-20","2023-09-20T10:00:00+00:00","10:30:00","nan"]'


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "line 1: it is no JSON: expecting property name"),
        ('{"a": 1,\n "b" 2}', "line 2: it is no JSON: expecting ':' delimiter, at character 6"),
        ('{"a": 1, "a": 2}', "an object has the key 'a' twice; keep one"),
        ('{"a": NaN}', "it holds NaN, which is no number; leave the key out"),
        ("[-Infinity]", "it holds -Infinity, which is no number"),
        (f"[{'9' * 10_000}]", "the number '999.* is out of bounds"),
        ("[1e999999999]", "the number '1e999999999': .* is out of bounds"),
        ("[1e-999999999]", "the number '1e-999999999': .* is out of bounds"),
        ("[0.1000000000000000000000000000000000001]", "is out of bounds"),
        ("\ufeff{}", "line 1: it begins with a byte-order mark"),
        ("[\n" * 101 + "]" * 101, "line 101: its lists and objects are nested more than 100 deep"),
        ('{"a":' * 50_000, "nested more than 100 deep"),
        ('["' + "a" * 10, "it is no JSON: unterminated string"),
    ],
)
def test_what_is_no_json_or_beyond_limits_is_refused(text: str, why: str) -> None:
    """What is no JSON or beyond limits is refused, with its line where one is known."""
    with pytest.raises(UnreadableDossier, match=why):
        parse_json(text)


def test_the_line_of_a_text_of_one_line_is_told() -> None:
    """It is the line in the file, not in the text."""
    for text in ("{", '{"a": 1, "a": 2}', "\ufeff{}", "[" * 101):
        with pytest.raises(UnreadableDossier, match="line 7: "):
            parse_json(text, 7)


def test_brackets_in_texts_nest_nothing() -> None:
    """Nor do those behind an escaped quotation mark."""
    text = json.dumps(["[" * 500, '"[{\\"' * 100])

    assert parse_json(text) == json.loads(text)


def test_a_hundred_deep_is_read() -> None:
    """A hundred deep is read, as the limit says."""
    assert parse_json("[" * 100 + "]" * 100)


def test_a_pointer_is_written_as_the_standard_says() -> None:
    """Source: RFC 6901, section 5."""
    assert pointer(()) == ""
    assert pointer(("foo", 0)) == "/foo/0"
    assert pointer(("a/b", "m~n")) == "/a~1b/m~0n"


def test_every_null_is_named_with_its_pointer() -> None:
    """A dossier leaves out what is not said."""
    refuse_null({"a": [1, {"b": "x"}]})
    with pytest.raises(UnreadableDossier) as caught:
        refuse_null({"a": [1, None], "b": {"c": None}})

    assert [one.path for one in caught.value.problems] == ["/a/1", "/b/c"]
