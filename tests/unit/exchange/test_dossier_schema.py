"""The JSON Schema of a dossier's file says what may stand in it, and shows every misspelt key."""

from __future__ import annotations

import json
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest

import contested
from contested.claims import FIGURE, Party, Source, fields_for
from contested.dossier.file import keys
from contested.exchange.dossier_schema import DIALECT, dossier_schema, schema_text
from contested.exchange.json_document import plain_dossier

ROOT = Path(__file__).parents[3]
PUBLISHED = Path(contested.__file__).parent / "exchange" / "dossier.schema.json"
EXAMPLES = sorted(ROOT.glob("examples/**/*.toml"))
WHOLE = """
format = 1
x-mine = { any = ["thing"] }

[units.brigade]
name = "brigade"
equals = "3000 soldier"

[parties.armenia]
name = "Armenia"
aliases = ["Yerevan"]
stake = "disputant"

[sources.wire]
title = "Wire"
issued = 2023-09-20

[sources.article]
title = "News article"
issued = "2023-09-20/2023-09-21"
organ_of = "armenia"
primary = false
quoting = ["wire"]

[figures.troops]
name = "soldiers"
unit = "soldier"
time = "point"
signed = false
facets = { side = "Armenia" }
disputants = ["armenia"]

[[figures.troops.claims]]
value = "around 10,000"
by = ["armenia"]
source = "article"
quoting = "wire"
key = "e1"
lexicon = "acled"

[[figures.troops.claims]]
low = 3.5
high = "11/3"
bounds = "confidence"
level = 0.95

[[figures.troops.denials]]
by = "armenia"
estimate = "e1"
aspect = "number"

[[figures.troops.set_aside]]
estimate = "e1"
reason = "a misprint"
by = "the editor"

[figures.local]
name = "recruits"
unit = "soldier"

[[relations]]
parts = ["local"]
whole = "troops"
cover = "some"

[[relations]]
at_most = ["local", "troops"]

[[conclusions]]
question = "troops > 5000"
answer = "settled: yes"
where = "page 4"
head = "settled"
by_party = { Armenia = "yes" }

[[silenced]]
code = "CF012"
reason = "the article speaks for itself"
"""


def _errors(text: str) -> list[str]:
    raw = tomllib.loads(text)
    plain = json.loads(json.dumps(raw, default=str))
    return [one.message for one in jsonschema.Draft7Validator(dossier_schema()).iter_errors(plain)]


def test_it_is_a_schema_that_follows_no_reference() -> None:
    """It is a schema that follows no reference, of the dialect that editors know."""
    jsonschema.Draft7Validator.check_schema(dossier_schema())

    assert dossier_schema()["$schema"] == DIALECT
    assert "$ref" not in schema_text()


def test_the_published_file_is_current() -> None:
    """``contested schema > src/contested/exchange/dossier.schema.json`` writes it."""
    assert PUBLISHED.read_text(encoding="utf-8") == schema_text()


def test_a_dossier_with_everything_is_valid() -> None:
    """In TOML, with days of TOML."""
    assert _errors(WHOLE) == []
    assert set(contested.Dossier.loads(WHOLE)) == {"troops", "local"}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_each_dossier_of_the_examples_is_valid(path: Path) -> None:
    """Each dossier of the examples is valid, as editors see it."""
    text = path.read_text(encoding="utf-8")
    if "format = 1" in text:
        assert _errors(text) == []


def test_what_is_written_is_valid() -> None:
    """In JSON, from figures made in Python."""
    figure = contested.Figure("a", "km**2").claimed(Decimal("0.5"), by=["A", "B"], source="S").withheld(by="A")
    raw = plain_dossier(contested.Dossier().with_figure("a", figure))

    assert (
        list(jsonschema.Draft7Validator(dossier_schema()).iter_errors(json.loads(json.dumps(raw, default=float)))) == []
    )


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        ('value = "around', 'valeu = "around', "'valeu' does not match any"),
        ("stake =", "steak =", "'steak' does not match any"),
        ("title = ", "tilte = ", "'tilte' does not match any"),
        ('title = "Wire"', "", "'title' is a required property"),
        ('aspect = "number"', 'aspect = "numbers"', "'numbers' is not one of"),
        ('stake = "disputant"', 'stake = "party"', "'party' is not one of"),
        ("level = 0.95", "level = true", "True is not of type 'number', 'string'"),
        ("[[relations]]\nat_most", "[[relations]]\nat_least", "'at_least' does not match any"),
        ("format = 1", "format = 2", "1 was expected"),
        ("[[silenced]]", "[[silence]]", "'silence' does not match any"),
        ('unit = "soldier"', "", "'unit' is a required property"),
        ('reason = "a misprint"', "", "'reason' is a required property"),
        ("x-mine", "mine", "'mine' does not match any"),
        ("low = 3.5", "low = [3.5]", "[3.5] is not of type 'number', 'string'"),
        ('lexicon = "acled"', 'lexicon = "acleed"', "'acleed' is not one of"),
        ('facets = { side = "Armenia" }', "facets = { side = 3 }", "3 is not of type 'string'"),
        ("signed = false", "signed = 0", "0 is not of type 'boolean'"),
    ],
)
def test_a_slip_is_shown(right: str, wrong: str, says: str) -> None:
    """A misspelt key, a value of another type, a word that is none of those there are, a key that is missing."""
    assert right in WHOLE

    found = _errors(WHOLE.replace(right, wrong, 1))

    assert any(says in message for message in found), found


def test_it_has_every_key_that_is_read() -> None:
    """Of the figure, of each statement, of parties and sources, with what each field means."""
    sections: Any = dossier_schema()["properties"]
    figure = sections["figures"]["additionalProperties"]["properties"]

    assert tuple(sections) == keys.SECTIONS
    assert figure.keys() == {*fields_for("file", FIGURE), *keys.ARRAYS, "set_aside"}
    for array, stance in keys.ARRAYS.items():
        fields = figure[array]["items"]["properties"]
        assert {name: one["description"] for name, one in fields.items()} == {
            name: field.meaning for name, field in fields_for("file", stance).items()
        }
    for section, kind in (("parties", Party), ("sources", Source)):
        known = sections[section]["additionalProperties"]["properties"]
        assert list(known) == [field.name for field in attrs.fields(kind) if field.init]
