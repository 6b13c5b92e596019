"""What somebody says in a table that is not read is never lost without a word: an error, or a warning and a finding."""

from __future__ import annotations

import json
import warnings

import pytest

import contested as ct
from contested.dossier.file.unread_tables import meant_keys, unread_findings, warn_of_unread
from contested.errors import UnreadableDossier
from contested.exchange.json_document import dossier_from

FILE = """format = 1
[figures.dead]
name = "people killed"
unit = "killed"
claims = [{ value = "471", by = "the ministry" }]
"""


def problems(more: str) -> list[str]:
    """Return the problems of the file with more behind it."""
    with pytest.raises(UnreadableDossier) as caught:
        ct.Dossier.loads(FILE + more)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("word", "table"),
    [
        ("denied", "denials"),
        ("rejections", "denials"),
        ("refuted", "denials"),
        ("no_comment", "withheld"),
        ("No-Comments", "withheld"),
        ("refusals", "withheld"),
        ("silent", "withheld"),
        ("deny", "denials"),
        ("estimates", "claims"),
        ("statements", "claims"),
        ("confirmed", "accepted"),
        ("challenges", "disputed"),
        ("revisions", "corrected"),
        ("withdrawn", "retracted"),
    ],
)
def test_a_word_for_one_of_our_tables_is_an_error_that_names_it(word: str, table: str) -> None:
    """With its line, as a misspelt table is; so no side is dropped in silence."""
    (problem,) = problems(f'[[figures.dead.{word}]]\nby = "Israel"\n')

    assert problem.startswith(f"line 6, figures.dead.{word}: {word} is not read here; is it {table}? write that,")


def test_a_single_table_is_an_error_too() -> None:
    """Brackets that are missing change nothing of what it says, nor does a word for ``by``."""
    (single,) = problems('[figures.dead.denied]\nparty = "Israel"\n')

    assert single.startswith("line 6, figures.dead.denied: denied is not read here; is it denials?")


@pytest.mark.parametrize(("key", "table"), [("denials", "denials"), ("claim", "claims"), ("refuted", "denials")])
def test_statements_outside_figures_are_an_error(key: str, table: str) -> None:
    """What is said is said of a figure, so the message says where it belongs."""
    (problem,) = problems(f'[[{key}]]\nby = "Israel"\n')

    assert problem.startswith(f"line 6, {key}: {key} is not read here: what somebody says stands in a figure;")
    assert problem.endswith(f"; write [[figures.some_id.{table}]]")


def test_any_other_table_of_what_may_be_said_stays_and_is_told() -> None:
    """A rule of files: unknown keys stay. But loading warns, and a check finds how much was not read."""
    text = f'{FILE}[[figures.dead.sightings]]\nby = "Israel"\n[[figures.dead.sightings]]\nsource = "x"\n'

    with pytest.warns(ct.ContestedWarning, match=r"the table figures\.dead\.sightings with 2 entries was not read"):
        dossier = ct.Dossier.loads(text)

    assert dossier.dumps() == text
    assert [(one.severity, one.figures, one.what) for one in dossier.check().of("CF028")] == [
        ("warning", ("dead",), "the table figures.dead.sightings with 2 entries was not read")
    ]


def test_json_warns_as_toml_does() -> None:
    """A dossier is the same in whatever syntax."""
    raw = {"format": 1, "figures": {"f": {"name": "f", "unit": "person", "seen": [{"by": "A"}]}}}

    with pytest.warns(ct.ContestedWarning, match=r"the table figures\.f\.seen with 1 entry was not read"):
        assert dossier_from(json.loads(json.dumps(raw))).check().codes == ("CF028",)


def test_a_silenced_table_is_silent() -> None:
    """Who keeps a table of their own says so once, in the file."""
    own = '[[figures.dead.readers]]\nby = "the desk"\n[[silenced]]\ncode = "CF028"\nreason = "ours"\n'

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        report = ct.Dossier.loads(FILE + own).check()

    assert [one.what for one, _ in report.silenced] == ["the table figures.dead.readers with 1 entry was not read"]


@pytest.mark.parametrize(
    ("unknown", "found"),
    [
        ({"figures.dead.seen": {"by": "A"}}, [(("dead",), "figures.dead.seen with 1 entry")]),
        ({"figures.dead.claims[1].seen": [{"value": 3}, 4]}, [(("dead",), "figures.dead.claims[1].seen with 1 entry")]),
        ({"dead": {"claims": [{"quote": "x"}]}}, [((), "dead.claims with 1 entry")]),
        ({"a": {"b c": {"d": [{"named": "x"}]}}}, [((), "a.'b c'.d with 1 entry")]),
        ({"about": {"source": "x"}}, []),
        ({"figures.dead.pages": [1, 2], "figures.dead.colour": "red", "mine": [{"colour": "red"}]}, []),
        ({"figures.dead.map": {"colour": "red"}}, []),
    ],
)
def test_what_may_be_said_is_found_at_any_depth(
    unknown: dict[str, object], found: list[tuple[tuple[str, ...], str]]
) -> None:
    """By a key that statements have; what has none is a table of one's own, as is a single one outside figures."""
    told = [(one.figures, one.what) for one in unread_findings(unknown, ["dead"])]

    assert told == [(figures, f"the table {what} was not read") for figures, what in found]


def test_a_warning_names_three_tables() -> None:
    """A file of thousands has one warning; each has its finding."""
    unknown: dict[str, object] = {f"t{n}": [{"by": "A"}] for n in range(5)}

    with pytest.warns(ct.ContestedWarning, match="the table t0 with .*; the table t2 with [^;]*; and 2 more; name it"):
        warn_of_unread(unknown, (), ())
    assert len(list(unread_findings(unknown, ()))) == 5


@pytest.mark.parametrize(("key", "meant"), [("number", "value"), ("party", "by"), ("document", "source")])
def test_a_word_for_a_key_of_a_claim_is_an_error(key: str, meant: str) -> None:
    """It names the key, and what is missing for it is no second problem."""
    lines = {"value": 'value = "342"', "by": 'by = "A"', "source": 'source = "S"'}
    lines[meant] = f'{key} = "342"'
    text = "\n".join([FILE.rpartition("claims")[0] + "[[figures.dead.claims]]", *lines.values()])

    with pytest.raises(UnreadableDossier) as caught:
        ct.Dossier.loads(text)

    (problem,) = caught.value.problems
    assert (problem.path, problem.line) == (f"figures.dead.claims[1].{key}", 6 + list(lines).index(meant))
    assert problem.message.startswith(f"{key} is not read here; is it {meant}? write that,")


def test_a_key_of_ones_own_stays() -> None:
    """Beside the key that it may mean, where that is not read, or where it holds a list, it is one's own."""
    known = ("value", "by")

    assert meant_keys("number", "3", {"value": 3, "number": "3"}, known) == []
    assert meant_keys("number", "3", {"number": "3"}, ("by",)) == []
    assert meant_keys("count", [3], {"count": [3]}, known) == []
    assert meant_keys("denied", "by A", {"denied": "by A"}, ("denials",)) == []
    assert meant_keys("denied", [{"by": "A"}], {}, ("value",)) == []


OTHERS = {
    "denials": ("denied_by", "denial", "denies", "Rejected-By", "rebutted_by"),
    "withheld": ("withheld", "withheld_by", "declined_by"),
    "accepted": ("accepted", "accepted_by", "confirmed_by"),
    "disputed": ("disputed", "disputed_by", "contested_by"),
    "corrected": ("corrected", "corrected_by", "revised_by"),
    "retracted": ("retracted", "retracted_by", "withdrawn_by"),
}
WRITTEN = """format = 1
[figures.dead]
name = "dead"
unit = "killed"
{figure}
[[figures.dead.claims]]
value = 10
{by}
{claim}
"""


@pytest.mark.parametrize(("array", "key"), [(array, key) for array, keys in OTHERS.items() for key in keys])
@pytest.mark.parametrize("by", ["by = 'the governor'", ""])
def test_what_another_says_is_no_key_of_a_claim(array: str, key: str, by: str) -> None:
    """The error says in which table it stands, and how it is aimed; nobody's denial becomes a key of one's own."""
    with pytest.raises(UnreadableDossier) as caught:
        ct.Dossier.loads(WRITTEN.format(figure="", by=by, claim=f"key = 'k'\n{key} = 'the mayor'"))

    said = str(caught.value)
    assert f"{key} is not read here" in said
    assert f"write [[figures.dead.{array}]] with by = " in said
    assert ('by = "the mayor"' in said) == key.lower().endswith("by")
    assert ('estimate = "k"' in said) == (array != "withheld")
    assert said.startswith("the dossier: 1 problem")  # one slip is one problem


@pytest.mark.parametrize("value", ["'the mayor'", "['the mayor', 'B']", "true"])
def test_what_somebody_denies_is_no_key_of_a_figure(value: str) -> None:
    """As in a claim; of a figure it is aimed at nothing."""
    with pytest.raises(UnreadableDossier, match=r"write \[\[figures\.dead\.denials\]\] with by = "):
        ct.Dossier.loads(WRITTEN.format(figure=f"denied_by = {value}", by="by = 'A'", claim=""))


def test_a_second_holder_of_a_claim_is_not_kept_unread() -> None:
    """Who also says it stands in by; a key of one's own, and one whose statement this is, are left alone."""
    with pytest.raises(UnreadableDossier, match="claimed_by is not read here: by says already whose this is"):
        ct.Dossier.loads(WRITTEN.format(figure="", by="by = 'A'", claim="claimed_by = 'B'"))
    with pytest.raises(UnreadableDossier, match="is it by"):
        ct.Dossier.loads(WRITTEN.format(figure="", by="by = 'A'", claim="[[figures.dead.denials]]\ndenied_by = 'B'"))
    own = "confirmed = true\ncontested = 'much'\nchecked_by = 'the desk'"
    assert ct.Dossier.loads(WRITTEN.format(figure=own, by="by = 'A'", claim=own))
