"""
No text from outside brings anything but a value or a ContestedError.

CONTESTED_HOSTILE says how often a generated text is read by each way in (5,000
times by default); ``pytest -s`` shows the counts and the worst time.
"""

from __future__ import annotations

import os
import random
import time
import warnings
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from contested.claims.estimate import Estimate
from contested.claims.party import Party
from contested.claims.source import Source
from contested.errors import ContestedError
from contested.feeds import Feed
from contested.names import MixedScripts
from contested.phrases.phrase_reading import read_phrase
from contested.phrases.prose_reading import find_phrases
from contested.quantities.dates import parse_date
from contested.quantities.interval import Interval
from contested.quantities.numbers import exact
from contested.quantities.units import factor, quantity, unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

GENERATED = int(os.environ.get("CONTESTED_HOSTILE", "5000"))

FEED = Feed(
    of="a",
    name="b",
    unit="c",
    low="d",
    best="e",
    high="f",
    by="g",
    source={"title": "h", "issued": "i"},
    as_of="j",
    hedge="k",
    stance="l",
    note="m",
    key="n",
)
PLAIN = {"a": "A", "b": "dead", "c": "killed", "e": "3", "g": "X"} | dict.fromkeys("dfhijklmn")


def cell(text: str) -> None:
    """Read a text as each cell of a row in turn; what is refused says so in one printable line."""
    intake = FEED.intake([PLAIN | {name: text} for name in PLAIN])
    for one in intake.rejected:
        if not str(one).isprintable():
            raise AssertionError(one.advice)


WAYS_IN: dict[str, Callable[[str], object]] = {
    "cell of a feed": cell,
    "unit": unit,
    "number": exact,
    "quantity": quantity,
    "phrase": read_phrase,
    "prose": find_phrases,
    "date": parse_date,
    "party": Party,
    "source": Source,
    "estimate": lambda text: Estimate.of(text, "person", quote=text, named=text, key=text),
}

# security.md, T1: texts that hang, crash or mislead pint, and what bypassed a first guard.
T1 = (
    *(
        "9**9**9",
        "10**10**10",
        "2**2**2**2**2**2",
        "m**10**10**10",
        "10**10**10*m",
        "m" * 10**6,
        "a" * 10**5,
        "kilo" * 20_000,
    ),
    *(
        "1" * 10**6,
        "1+" * 5000,
        "m*" * 3000,
        "km " * 5000,
        "cubic " * 3000,
        "(" * 2000,
        "(" * 5000,
        ")" * 5000,
        "(" * 5000 + ")" * 5000,
    ),
    *(
        "\x00",
        '"""',
        "().__class__",
        '__import__("os").system("id")',
        "1/0",
        "0**-1",
        "10^400 * 1.0",
        "1 000 km",
        "1(2) m",
    ),
    *(
        "1e5%3",
        "(-8)**(1/3)",
        "1e400",
        "m²²²²²²²²²²²",
        "m^99⁹⁹⁹⁹⁹⁹⁹⁹",
        "m**2⁹",
        "m⁹⁹⁹",
        "m^⁹",
        "m**⁹",
        "⁹m",
        "m⁻",
        "m⁻⁻¹",
        "m**-",
        "m**+",
    ),
    *(
        "__class__",
        "__init__",
        "__dict__",
        "__globals__",
        "_",
        "__",
        "person.__class__",
        "km.real",
        "self",
        "lambda: 1",
        "[1 for x in y]",
    ),
    *(
        "m" + "²" * 60,
        "m" + "/m" * 30,
        "per per per",
        "square " * 9 + "m",
        "m**9*m**9",
        "m**-9/m**9",
        "%" * 64,
        "%%",
        "°",
        "µ",
        "Ω" * 32,
    ),
)
# security.md, T3: numbers that are none, too large, or written in other digits.
T3 = (
    *(
        "NaN",
        "nan",
        "inf",
        "-inf",
        " infinity ",
        "Infinity",
        "sNaN",
        "1e999",
        "-1e999",
        "1e-999",
        "1e999999999",
        "1e1000000",
        "9" * 4301,
    ),
    *(
        "1_000",
        "1_0",
        "١٢٣",
        "１２",
        "۱۲",
        "१२",
        "²",
        "½",
        "Ⅷ",
        "㊿",
        "0x10",
        "0b1",
        "1j",
        "True",
        "None",
        "1e",
        "1e+",
        "1ee5",
        "e5",
    ),
    *(
        "-0",
        "-0.0",
        "+-1",
        "--1",
        "1--2",
        "1/-2",
        "1/0",
        "1/3/3",
        "/",
        "1/",
        "/1",
        "1." * 100,
        "1," * 100,
        "1 " * 100,
        "1'" * 100,
    ),
    *(
        "1" + ",000" * 300,
        "1" + ".000" * 300,
        "1" + " 000" * 300,
        "0." + "0" * 10_000 + "1",
        "1/" + "9" * 10_000,
        "1e" + "9" * 10_000,
    ),
    *(
        "about " * 150 + "1",
        "one hundred " * 80,
        "and " * 250,
        "a " * 500,
        "half a " * 140,
        "a hundred " + "and " * 200 + "one",
    ),
    *(
        "between " * 120,
        "1 to " * 200,
        "1-" * 400,
        "1–2–3",
        "<" * 999,
        ">=" * 499 + "1",
        "~" * 999 + "1",
        "no " * 300,
        "dozens " * 140,
    ),
    *(
        "1" + " (" * 400,
        "1 (" + "(" * 900,
        "1 " + ")" * 900,
        "1 " + "()" * 450,
        "1 " + "(a" * 300 + ")" * 300,
        "1 **" + "9" * 900,
    ),
)
# security.md, T10: names that look like others or show something else than they are.
T10 = (
    *(
        "Gоvernment",
        "М23",
        "Cafe\u0301",
        "Ar\u200bmenia",
        "Ar\u200dmenia",
        "\u202eainemrA",
        "X\ufe0f",
        "Ａｒｍｅｎｉａ",
        "ﬁrst",
        "Ⅿ23",
    ),
    *(
        "United\u00a0Nations",
        "O\u02bcBrien",
        "O\u2019Brien",
        "\u2066a\u2069",
        "\u2028",
        "\u2029",
        "\ud800",
        "\udfff\ud800",
        "\U000e0041",
        "\uffff",
    ),
    *(
        "",
        " ",
        "\t",
        "\n",
        "\r\n",
        "\x1b[2J",
        "\x1b]8;;http://a\x07",
        "\x9b31m",
        "\x7f",
        "\ufeff",
        "\u180e",
        "\u200b" * 400,
        "\ufdfa" * 300,
    ),
    *(
        "a" * 10**6,
        "\u0301" * 10**5,
        "<script>alert(1)</script>",
        "=1+1",
        "{{7*7}}",
        "'; DROP TABLE x; --",
        "../../etc/passwd",
        "con",
        "%s%n",
    ),
)
# security.md, T11: dates that other readers take, and days that do not exist.
T11 = (
    *(
        "20230903",
        "2023-W36-7",
        "2023-246",
        "0000",
        "0000-01-01",
        "-0001",
        "10000-01-01",
        "2023-02-29",
        "2023-13-01",
        "2023-00-00",
    ),
    *(
        "9999-12-31T23:59:59-01:00",
        "0001-01-01T00:00:00+01:00",
        "2023-09-03T12:00",
        "2023-09-03T24:00Z",
        "2023-09-03T12:00+99:99",
    ),
    *(
        "2023-09-03T12:00:60Z",
        "2023-09-03T12:00:00.1234567Z",
        "../..",
        "/",
        "//",
        "2023/2024/2025",
        "[2023",
        "2023]",
        "[]",
        "[,]",
        "{}",
        "{2023",
    ),
    *(
        "[2023,2024" + ",2025" * 2000 + "]",
        "[" * 64,
        "[" * 32 + "]" * 32,
        "{" * 32 + "}" * 32,
        "2023" + "~" * 60,
        "2023?~%",
        "Y-17E7",
        "Y17E99",
        "Y17E9992023",
        "Y-1E9999999",
        "2023/../..",
        "../2023/",
    ),
    *(
        "Y" + "9" * 60,
        "2023E9S9",
        "XXXX-XX-XX",
        "20XX-1X-3X",
        "2XXX/..",
        "~" * 64,
        "?" * 64,
        "1" * 64,
        "-" * 64,
        "2023-" * 12,
        "[2023..2024..2025]",
    ),
)
NAMED = (*T1, *T3, *T10, *T11)

ALPHABETS = (
    "0123456789",
    "0123456789.,' -/eE+",
    "0123456789-/~?%X.[],{}TZY: ",
    "kmghaperson squaredicubyt*/^²³⁻¹·×%°µ0123456789()_",
    "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "\x00\x01\t\n\r\x1b\x7f\x85\u00a0\u00ad\u200b\u200d\u202e\u2028\u2066\ufe0f\ufeff\ud800\uffff\U0001f600",
    "аеорсАВЕМіїѕ" + "aeopcABEM" + "αορ" + "օսո",
    "١٢٣۴۵１２３½¼Ⅷ²³㊿",
    "+-*/%^()[]{}<>=~!@#$&|\\'\"`:;,.?_",
)
PIECES = (
    *(
        "about ",
        "at least ",
        "between ",
        " and ",
        " to ",
        "–",
        "-",
        "1,000",
        "1.500",
        "1 000",
        "10",
        "million",
        " dozen",
        "half a ",
        "e9",
        "**",
        "^",
    ),
    *(
        "2",
        "²",
        "per ",
        "/",
        "*",
        "km",
        "person",
        "square ",
        "kilo",
        "°C",
        "%",
        "2023",
        "-09",
        "-20",
        "~",
        "?",
        "..",
        "T12:00",
        "Z",
        "+04:00",
        "XX",
    ),
    *(
        "[",
        "]",
        "{",
        "}",
        "(",
        ")",
        ",",
        ".",
        "+",
        " or more",
        " or so",
        "no ",
        "unknown",
        "dozens of ",
        "\u202e",
        "\x00",
        "__class__",
        "nan",
        "inf",
    ),
)


def generated(number: int, seed: int) -> Iterator[str]:
    """Return random texts: of one alphabet, of pieces, and damaged known ones."""
    chance = random.Random(seed)  # repeatable, not secret
    short = [text for text in NAMED if len(text) < 80]
    for _ in range(number):
        way = chance.random()
        if way < 0.35:
            alphabet = chance.choice(ALPHABETS)
            yield "".join(chance.choices(alphabet, k=chance.randrange(1, 40)))
        elif way < 0.75:
            yield "".join(chance.choices(PIECES, k=chance.randrange(1, 9)))
        elif way < 0.9:
            text = chance.choice(short) + chance.choice(PIECES)
            at = chance.randrange(len(text))
            yield text[:at] + chance.choice(chance.choice(ALPHABETS)) + text[at + chance.randrange(2) :]
        else:
            yield chance.choice(PIECES) * chance.randrange(1, 300)


def tried(way_in: Callable[[str], object], texts: Iterable[str]) -> tuple[int, list[str], float]:
    """Return how many texts were read, which brought a foreign exception, and the worst time in seconds."""
    read, foreign, worst = 0, [], 0.0
    for text in texts:
        begun = time.perf_counter()
        try:
            way_in(text)
            read += 1
        except ContestedError as refusal:
            if not str(refusal).isprintable():
                foreign.append(f"{text[:60]!a}: unprintable message")
        except Exception as escape:  # noqa: BLE001  # finding them is the point
            foreign.append(f"{text[:60]!a}: {type(escape).__name__}")
        worst = max(worst, time.perf_counter() - begun)
    return read, foreign, worst


def load_what_is_heavy() -> None:
    """Load the libraries that are imported on first use, so that this is no part of the worst time."""
    unit("newton")
    parse_date("20XX")


@pytest.fixture(autouse=True)
def _mixed_scripts_are_let_through() -> Iterator[None]:
    """Names that mix scripts are warned of, which is not what is asked here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MixedScripts)
        yield


@pytest.mark.parametrize("name", WAYS_IN)
def test_a_known_hostile_text_is_read_or_refused(name: str) -> None:
    """The texts that broke other libraries bring a value or a ContestedError with a printable message."""
    load_what_is_heavy()

    read, foreign, worst = tried(WAYS_IN[name], NAMED)

    print(
        f"{name}: {len(NAMED)} named texts, {read} read, {len(foreign)} escapes, worst {1000 * worst:.1f} ms"
    )  # asked for
    assert foreign == []


@pytest.mark.parametrize("name", WAYS_IN)
def test_a_generated_hostile_text_is_read_or_refused(name: str) -> None:
    """No generated text brings anything but a value or a ContestedError with a printable message."""
    load_what_is_heavy()

    number = GENERATED // (len(PLAIN) if WAYS_IN[name] is cell else 1)  # a text is read in each cell of a row
    read, foreign, worst = tried(WAYS_IN[name], generated(number, seed=20_231))

    print(
        f"{name}: {number} generated texts, {read} read, {len(foreign)} escapes, worst {1000 * worst:.1f} ms"
    )  # asked for
    assert foreign == []


# security.md, T1 and T4: nothing that is evaluated, and nothing read as something smaller.
@pytest.mark.parametrize(
    "text",
    [
        "9**9**9",
        "10**10**10*m",
        "().__class__",
        '__import__("os").system("id")',
        "__class__",
        "m^99⁹⁹⁹⁹",
        "m²²²²²²²²²²²",
        "(" * 5000,
        "1(2) m",
        "(-8)**(1/3)",
    ],
)
def test_no_expression_is_a_unit_or_a_number(text: str) -> None:
    """Expressions, dunder names, towers of powers and superscripts are refused wherever a number enters."""
    for way_in in (unit, exact, quantity, read_phrase):
        with pytest.raises(ContestedError):
            way_in(text)


def test_grouping_by_spaces_is_not_cut_short() -> None:
    """Where pint reads "1 000 km" as 0 km, it is a thousand kilometres."""
    assert quantity("1 000 km") == (1000, unit("km"))


REFUSED_NUMBERS: dict[str, object] = {
    "NaN": float("nan"),
    "inf": float("inf"),
    "-inf": float("-inf"),
    "Decimal NaN": Decimal("NaN"),
    "Decimal sNaN": Decimal("sNaN"),
    "Decimal -inf": Decimal("-Infinity"),
    "True": True,
    "False": False,
    "10**5000": 10**5000,
    "-10**30": -(10**30),
    "huge fraction": Fraction(10**5000, 7),
    "fine fraction": Fraction(1, 10**5000),
    "1e999": "1e999",
    "Decimal 1e999999999": Decimal("1e999999999"),
    "text nan": "nan",
    "underscore": "1_000",
    "Arabic digits": "\u0661\u0662\u0663",
    "wide digits": "\uff11\uff12",
    "complex": 1j,
    "list": [1],
    "bytes": b"1",
}

NUMERIC_WAYS_IN: dict[str, Callable[[object], object]] = {
    "exact": exact,
    "quantity": quantity,
    "point": Interval.point,
    "low": lambda value: Interval(value, None),
    "high": lambda value: Interval(None, value),
    "at_least": Interval.at_least,
    "more_than": Interval.more_than,
    "at_most": Interval.at_most,
    "less_than": Interval.less_than,
    "estimate": lambda value: Estimate.of(value, "person"),
    "estimate beside a hedge": lambda value: Estimate.of(value, "person", hedge="about"),
    "estimate low": lambda value: Estimate.of(None, "person", low=value),
    "estimate high": lambda value: Estimate.of(None, "person", high=value),
    "estimate best": lambda value: Estimate.of(None, "person", best=value),
    "estimate level": lambda value: Estimate.of(None, "person", low=1, high=2, bounds="confidence", level=value),
    "standard error": lambda value: Estimate.of(1, "person", standard_error=value),
}


@pytest.mark.parametrize("way_in", NUMERIC_WAYS_IN)
@pytest.mark.parametrize("value", REFUSED_NUMBERS)
def test_what_is_no_bounded_finite_number_enters_nowhere(way_in: str, value: str) -> None:
    """NaN, infinities, booleans and huge numbers are refused at every way in; other digits are read in phrases only."""
    if "digits" in value and way_in in ("estimate", "estimate beside a hedge"):
        assert NUMERIC_WAYS_IN[way_in](REFUSED_NUMBERS[value])
        return
    with pytest.raises(ContestedError) as caught:
        NUMERIC_WAYS_IN[way_in](REFUSED_NUMBERS[value])

    assert str(caught.value).isprintable()


@pytest.mark.parametrize("value", [-0.0, Decimal("-0"), Decimal("-0.00"), "-0", "-0.0", Fraction(-0, 1)])
def test_minus_zero_is_zero_everywhere(value: object) -> None:
    """A minus zero becomes zero where it enters."""
    entered = [exact(value), Interval.point(value).low, Estimate.of(value, "person").interval]

    assert [str(one) for one in entered] == ["0", "0", "[0; 0]"]


def test_threads_read_and_convert_alike() -> None:
    """Eight threads that each read and convert two hundred times get the same answers and no error."""
    texts = ("km", "mile", "nautical_mile", "furlong", "light_year", "parsec", "fathom", "yard")

    def worked(start: int) -> list[object]:
        return [
            (
                factor(unit(texts[(start + n) % 8]), unit("m")),
                read_phrase(f"about {n + 1},000").reach,
                parse_date(f"{1900 + n}~"),
            )
            for n in range(200)
        ]

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(worked, [0] * 8))

    assert all(answer == answers[0] for answer in answers)
