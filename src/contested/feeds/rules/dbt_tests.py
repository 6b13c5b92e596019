"""
Tests of dbt: what SQL can say of the rules of a feed, as generic tests and their use on a model.

Numbers alone are looked at, as the columns hold them; words around numbers,
dialects and days need ``Feed.check``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple, cast

import attrs

from contested.errors import MisfitFeed, UnusableName, shorten
from contested.feeds.mapping_fields import COLUMN_FIELDS, TIMED
from contested.feeds.rows.total_names import TOTALS
from contested.feeds.rules import implausible_numbers, sums_of_rows
from contested.feeds.rules.rule_catalogue import CODES, RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from contested.feeds.mapping import FeedMapping

RESOURCES = ("models", "seeds", "snapshots")
"""What dbt has tests of, under these keys of a properties file."""

GENERIC = "macros/contested.sql"
_HEAD = (
    "# Written by `contested feed dbt`: the rules of a feed that SQL can say.  Write it anew rather than change it.\n"
)
_SEVERITIES = {"error": "error", "warning": "warn", "notice": "warn"}

_READ = ("of", *COLUMN_FIELDS, "cell", "power", *TIMED, "source", "facets")
"""The fields of a mapping that name columns."""


_MODEL = re.compile(r"[^\W\d]\w*([.-]\w+)*")
"""The name of a model is that of a file and of a table; a version stands behind a point."""

_TEMPLATE = re.compile(r"\{[{%#]|^\s*(?:env_var|ref|var|source|doc)\s*\(.+\)\s*$", re.DOTALL)
"""What Jinja takes for its own; and a call such as ``env_var('X')``, which dbt puts into braces itself."""


def dbt_files(
    mapping: FeedMapping, model: str, *, resource: str = "models", before: str | None = None
) -> dict[str, str]:
    """
    Return the files of a dbt project that test a model by a feed, by their paths in it.

    Args:
        mapping: how the columns of the model become claims.
        model: its name.
        resource: whether it is one of "models", "seeds" or "snapshots".
        before: the name of a model that holds the earlier edition.

    Raises:
        UnusableName: no model of dbt can have this name.
        MisfitFeed: columns are named by HXL tags or made by a dialect, and a
            table has neither; or dbt would run a name or a code as a template.
    """
    for name in (model, *([] if before is None else [before])):
        if not _MODEL.fullmatch(name):
            reason = "it has letters, digits and _ alone; give the name of the model with --model"
            raise UnusableName("model of dbt", name, reason)
    tests = [test for variant in mapping.variants for test in _tests(_Columns(mapping, variant), before)]
    named = [_named(model, number, test) for number, test in enumerate(_once(tests), 1)]
    properties = {"version": 2, resource: [{"name": model, "data_tests": named}]}
    text = _HEAD + json.dumps(properties, ensure_ascii=False, indent=2) + "\n"  # JSON is YAML
    generic = files("contested.feeds.rules").joinpath("generic_tests.sql").read_text(encoding="utf-8")
    return {GENERIC: generic, f"{resource}/contested_{model}.yml": text}


class _Test(NamedTuple):
    """A use of a generic test: the rule that it stands for, its name, and what it is given."""

    rule: str
    test: str
    given: Mapping[str, object]


def _once(tests: Iterable[_Test]) -> list[_Test]:
    return list({json.dumps(test): test for test in tests}.values())


def _named(model: str, number: int, test: _Test) -> dict[str, object]:
    rule = RULES[test.rule]
    told = {"name": f"{model}_{number}_{test.test}", "description": str(rule)}
    config = {"severity": _SEVERITIES[rule.severity]}
    return {f"contested_{test.test}": {**told, "arguments": test.given, "config": config}}


@attrs.frozen
class _Columns:
    """Which columns one variant of a mapping reads; a text that stands for all rows is none."""

    mapping: FeedMapping
    variant: Mapping[str, object]

    def of(self, *fields: str) -> list[str]:
        """Return the columns of some fields, each once."""
        found: dict[str, None] = {}
        for field in fields:
            given = self.variant.get(field)
            several = given.values() if isinstance(given, Mapping) else [given] if isinstance(given, str) else given
            for column in cast("Iterable[str]", several or ()):
                if not column.startswith("="):
                    found[_in_table(field, column)] = None
        return list(found)

    def one(self, *fields: str) -> str | None:
        """Return the first column of some fields."""
        return next(iter(self.of(*fields)), None)

    @property
    def figure(self) -> list[str]:
        """What tells one figure from another."""
        return self.of("of", "name", "where", "period", "definition", "facets")

    @property
    def holder(self) -> list[str]:
        """Who says it: a party, else a source."""
        return self.of("by") or self.of("source")

    @property
    def read(self) -> list[str]:
        """Every column that is read."""
        return self.of(*_READ)

    def codes(self, *tables: Mapping[str, frozenset[str]]) -> list[str]:
        """Return the codes that stand for no number in the column of the number."""
        number = self.one("value", "best")
        every = {code for table in tables for code in table.get(str(number), table.get("*", frozenset()))}
        return sorted(_no_template("missing", code).replace("'", "''") for code in every)


def _in_table(field: str, column: str) -> str:
    if column.startswith("#") or ":" in column or '"' in column:
        raise MisfitFeed(field, f"a table of SQL has no column {column!r}; name the columns that the model has")
    return _no_template(field, column)


def _no_template(field: str, text: str) -> str:
    """Refuse what dbt would run where it is only to be read: what it is given for a test goes through Jinja."""
    if _TEMPLATE.search(text):
        raise MisfitFeed(field, f"dbt would run {shorten(text)} as a template; write it otherwise in the model")
    return text


def _tests(columns: _Columns, before: str | None) -> Iterator[_Test]:
    mapping, keys = columns.mapping, columns.of("of", "name")
    if keys:
        yield _Test("empty-key", "empty_key", {"columns": keys})
    if mapping.totals == "rejected" and columns.of("of"):
        yield _Test("totals-row", "totals_row", {"columns": columns.of("of"), "words": sorted(TOTALS)})
    if columns.one("key"):
        given = {"columns": columns.figure, "key": columns.one("key")}
        yield _Test("duplicate-key", "duplicate_key", given)
    every = [column for variant in mapping.variants for column in _Columns(mapping, variant).read]
    yield _Test("duplicate-row", "duplicate_row", {"columns": list(dict.fromkeys(every))})
    yield from _of_numbers(columns)
    if before is not None:
        series: dict[str, object] = {"before": f"ref('{before}')", "series": [*columns.figure, *columns.holder]}
        yield _Test("lost-side", "lost_side", series)
        if columns.one("stance"):
            yield _Test("lost-denial", "lost_denial", series | {"stance": columns.one("stance")})


def _of_numbers(columns: _Columns) -> Iterator[_Test]:
    """Yield tests of numbers; a feed of printed cells has none that SQL can read."""
    mapping, number = columns.mapping, columns.one("value", "best")
    low, high, stance = columns.one("low"), columns.one("high"), columns.one("stance")
    no_number: dict[str, object] = {"nothing": columns.codes(mapping.missing, mapping.unknown)}
    numbers = columns.of("low", "value", "best", "high")
    if not numbers:
        return
    said = {"numbers": numbers, "nothing": columns.codes(mapping.missing), "stance": stance}
    yield _Test("nothing-said", "nothing_said", said)
    if low and high and mapping.inconsistent == "rejected":
        yield _Test("inconsistent-row", "inconsistent_row", {"low": low, "high": high, "best": number, **no_number})
    if not mapping.signed:
        yield _Test("below-floor", "below_floor", {"numbers": numbers, **no_number})
    if number is None:
        return
    read: dict[str, object] = {"number": number, "stance": stance} | no_number
    day = columns.of("as_of")
    if not day:
        yield from _of_figures(columns.figure, read)
    series = [*columns.figure, *columns.holder]
    if mapping.time == "cumulative" and len(day) == 1:
        softened = columns.of("hedge", "partial", "standard_error", "error_below", "error_above")
        ends = {"low": low, "high": high, "softened": softened}
        yield _Test("CF016", "falling_count", {"series": series, "day": day[0], **ends, **read})
    each_time = [*series, *day, *columns.of("stated", "basis", "status")]
    yield _Test("CF004", "two_numbers", {"series": each_time, **read})
    limits: dict[str, object] = {"least": sums_of_rows.LEAST_SUM, "parts": sums_of_rows.FEWEST_PARTS}
    same = [*columns.of("name", "period", "definition", "unit"), *columns.holder, *day]
    telling = columns.of("of", "where", "facets")
    for column in telling:
        alike = {"alike": [*(other for other in telling if other != column), *same]}
        yield _Test("total-among-parts", "total_among_parts", {**alike, **limits, **read})


def _of_figures(figure: Sequence[str], read: Mapping[str, object]) -> Iterator[_Test]:
    """Yield what looks at a number beside the others of its figure; dated ones have neighbours, which SQL has not."""
    codes = {"figure": figure, "codes": sorted(CODES)}
    yield _Test("coded-number", "coded_number", {**codes, "far": implausible_numbers.CODE_FAR, **read})
    slips = {
        "slips": [list(slip) for slip in implausible_numbers.SLIPS.items()],
        "near": implausible_numbers.SLIP_NEAR,
        "agree": implausible_numbers.AGREE,
    }
    yield _Test("unit-slip", "unit_slip", {**codes, **slips, **read})
