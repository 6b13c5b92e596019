"""JSON Lines hold one statement a line, with its figure, under a header with the rest."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import attrs
import pytest

import contested as ct
from contested import exchange
from contested.errors import UnreadableDossier, UnsavedDossier
from contested.exchange import FigureStatement, json_rows
from contested.exchange.json_lines import JSON_LINES
from contested.exchange.json_rows import rows_in

ARTICLE = ct.Source("News article")
TROOPS = (
    ct.Figure("soldiers", "person", of="Nagorno-Karabakh", facets={"side": "Armenia"})
    .claimed("around 10,000", by="Azerbaijan", source=ARTICLE, key="e1")
    .claimed(9_000, by=["UN", "ICRC"], as_of="2023-09")
    .denied(by="Armenia", named="official Yerevan")
    .withheld(by="Russia")
    .set_aside("e1", reason="a misprint", by="the editor")
)
THIRD = ct.Figure("share", "share").claimed(Fraction(1, 3), by="UN")
DOSSIER = (
    ct.Dossier()
    .with_figure("troops", TROOPS)
    .with_figure("share", THIRD)
    .with_figure("empty", ct.Figure("area", "km**2"))
)
HEADER = '{"format":1,"parties":{"un":{"name":"UN"}},"sources":{"paper":{"title":"Paper"}}}\n'
ROW = '{"id":"toll","figure":"deaths","figure_unit":"person","stance":"claimed","value":12,"by":"un"}\n'


def _written(dossier: ct.Dossier) -> list[str]:
    assert JSON_LINES.write is not None
    return list(JSON_LINES.write(dossier))


def _read(*lines: str) -> ct.Dossier:
    assert JSON_LINES.read is not None
    return JSON_LINES.read(lines)


def _row(**fields: object) -> str:
    return json.dumps({"id": "toll", "figure": "deaths", "figure_unit": "person", **fields}) + "\n"


def test_each_line_is_a_statement_with_its_figure() -> None:
    """Each line is a statement with its figure, under a header that says who and where."""
    header, first, second, *others = map(json.loads, _written(DOSSIER))

    assert header == {
        "format": 1,
        "parties": {
            "azerbaijan": {"name": "Azerbaijan"},
            "un": {"name": "UN"},
            "icrc": {"name": "ICRC"},
            "armenia": {"name": "Armenia"},
            "russia": {"name": "Russia"},
        },
        "sources": {"news-article": {"title": "News article"}},
    }
    scope = {
        "id": "troops",
        "figure": "soldiers",
        "figure_unit": "person",
        "of": "Nagorno-Karabakh",
        "facets": {"side": "Armenia"},
    }
    assert first == scope | {
        "stance": "claimed",
        "value": "around 10,000",
        "by": "azerbaijan",
        "source": "news-article",
        "key": "e1",
    }
    assert second == scope | {"stance": "claimed", "value": 9000, "by": ["un", "icrc"], "as_of": "2023-09"}
    assert [one.get("stance") for one in others] == ["denied", "withheld", "set_aside", "claimed", None]
    assert others[3]["low"] == others[3]["high"] == "1/3"


def test_it_comes_back_as_it_was() -> None:
    """With a figure of which nothing is said, and an estimate that is set aside."""
    header, *lines = _written(DOSSIER)

    assert _read(header, "\n", *lines) == DOSSIER


def test_what_is_not_known_here_is_kept() -> None:
    """On a line, at a figure, and in the header."""
    text = (
        'format = 1\nmine = true\n[figures.a]\nname = "a"\nunit = "person"\nchecked = "yes"\n'
        '[[figures.a.claims]]\nvalue = 1\nseen = 2023-01-01\n[figures.b]\nname = "b"\nunit = "person"\n'
    )
    before = ct.Dossier.loads(text)

    after = _read(*_written(before))

    assert after == before
    assert after.unknown == {"mine": True, "figures.a.checked": "yes", "figures.a.claims[1].seen": "2023-01-01"}
    assert _written(after) == _written(before)


def test_a_look_at_a_figure_is_not_written() -> None:
    """A look at a figure is not written; the figure is."""
    looks = attrs.evolve(DOSSIER, figures={"troops": TROOPS.only("Azerbaijan")})

    for look in (looks, DOSSIER.as_of("2020-01-01"), DOSSIER.known_on("2020-01-01"), DOSSIER.at(level=0.5)):
        with pytest.raises(UnsavedDossier, match="figures.troops is a look at a figure"):
            _written(look)


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ((), "line 1: the first line is no header"),
        (("\n",), "line 1: the first line is no header"),
        ((ROW,), "line 1: the first line is no header"),
        (("[]",), "line 1: the first line is no header"),
        (('{"format": 2}\n', ROW), "line 1, /format: the file's format is 2; write format = 1"),
        (('{"format": 1, "parties": {"a": {}}}\n', ROW), "line 1, /parties/a: a party needs its name"),
        (('{"format": 1, "note": null}\n',), "/note: null is no value here"),
        (('{"format": 1, "figures": 3}\n',), "line 1: figures in a header have only keys of your own"),
        (('{"format": 1, "figures": {"a": {"claims": []}}}\n',), "line 1: figures in a header"),
        ((HEADER, ROW, "[1]\n"), "line 3: it is no object"),
        ((HEADER, ROW, '{"value": 1}\n'), "line 3"),
        ((HEADER, _row(stance="said", value=1)), "line 2: stance cannot be 'said'; it is one of claimed"),
        ((HEADER, _row(stance=["claimed"], value=1)), "line 2: stance cannot be"),
        ((HEADER, _row(value=1, by="une")), "line 2, /by: no party 'une' in the dossier; is it un"),
        ((HEADER, _row(valeu=1)), "line 2, /valeu: valeu is not read here; is it value"),
        ((HEADER, _row(value=10**30)), "line 2: a number of about 31 digits is out of bounds"),
        ((HEADER, _row(value=1)[:-3]), "line 2: it is no JSON"),
        ((HEADER, _row(value=1).replace(": 1}", ': 1, "value": 2}')), "line 2: an object has the key 'value' twice"),
        ((HEADER, _row(value=float("nan"))), "line 2: it holds NaN"),
        ((HEADER, _row(value=1, x=[[[[[[[[[[[]]]]]]]]]]])[:-4] + "\n"), "line 2: it is no JSON"),
        ((HEADER, f'{{"id":"a","figure":"a","figure_unit":"person","value":{"9" * 10_000}}}\n'), "is out of bounds"),
        ((HEADER, _row(value=1, figure_unit="blorps")), "line 2"),
        ((HEADER, _row(value=1, id="no id!")), "line 2"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(lines: tuple[str, ...], why: str) -> None:
    """By what reads a dossier, and by what reads statements one by one."""
    with pytest.raises(UnreadableDossier, match=why):
        _read(*lines)
    with pytest.raises(UnreadableDossier, match=why):
        list(rows_in(lines))


def test_a_line_beyond_limits_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """But for the header, which has all parties and sources."""
    monkeypatch.setattr(json_rows, "LONGEST_ROW", 20)

    assert len(list(rows_in([HEADER]))) == 0
    with pytest.raises(UnreadableDossier, match="line 2: it has more than 20 characters"):
        list(rows_in([HEADER, ROW]))


def test_one_id_is_one_figure() -> None:
    """In a dossier; a line that says otherwise is told with the other."""
    with pytest.raises(UnreadableDossier, match="line 3: the figure 'toll' is another here than on line 2"):
        _read(HEADER, ROW, _row(value=1, of="elsewhere"))
    with pytest.raises(UnreadableDossier, match="line 2: it names no figure; each line has its id"):
        _read(HEADER, '{"value": 1}\n')


def test_a_problem_of_a_figure_is_told_at_its_first_line() -> None:
    """A problem of a figure is told at its first line, by the column that it stands in."""
    with pytest.raises(UnreadableDossier, match="line 2, /figure_unit: unknown unit 'blorps'"):
        _read(HEADER, _row(value=1, figure_unit="blorps"))
    with pytest.raises(UnreadableDossier, match="line 2: "):
        _read(HEADER, '{"id": "toll", "figure": "deaths", "value": 1}\n')


def test_statements_come_one_by_one_with_their_figures() -> None:
    """Each the same as in the dossier; what is set aside is no statement."""
    found = list(rows_in(_written(DOSSIER)))

    assert [(one.id, one.statement) for one in found] == [
        *(("troops", one) for one in TROOPS.statements),
        *(("share", one) for one in THIRD.statements),
    ]
    assert all(one.figure == attrs.evolve(DOSSIER[one.id], statements=(), assessments=()) for one in found)


@pytest.mark.parametrize(
    "row",
    [
        ROW,
        ROW.replace("12", "0"),
        ROW.replace("12", "120000000000000000000000000001"),
        ROW.replace("12", "1.5"),
        ROW.replace("12", "-5").replace('"person"', '"person","signed":true'),
        ROW.replace("}", ',"as_of":"2023-09-20","basis":"estimated","status":"final"}'),
        ROW.replace("}", ',"source":"paper","quoting":"paper","locale":"en","note":"a, \\"b\\": c"}'),
        ROW.replace("}", ',"quote":"12 dead: so they say","key":"e1"}'),
        ROW.replace("}", ',"anonymous":true,"speaker":"a soldier"}'),
        ROW.replace("}", ',"low":10,"high":14}'),
        ROW.replace("}", ',"named":null}'),
        ROW.replace('"un"', '["un"]'),
        ROW.replace(",", " , ").replace(":", " : "),
        ROW.replace('"stance":"claimed",', ""),
        ROW.strip(),
        ROW.replace(',"by":"un"', "").replace('"figure"', '"by":"un","figure"'),
        f" {ROW}",
        ROW.replace("\n", "\r\n"),
        ROW.replace("12", '"around 12"'),
        ROW.replace("claimed", "denied").replace('"value":12,', ""),
    ],
)
def test_a_line_says_the_same_however_it_is_read(row: str) -> None:
    """One by one, quickly or not, and as a dossier: whatever its layout, first of its kind or not."""
    other = ROW.replace("12", "77")
    (expected,) = _read(HEADER, row)["toll"].statements

    once, *_ = rows_in([HEADER, row])
    *_, again = rows_in([HEADER, other.replace('"person"', '"person","signed":true'), other, row, row])

    assert once.statement == again.statement == expected
    assert hash(again.statement) == hash(expected)
    assert again.figure.name == "deaths"


@pytest.mark.parametrize(
    "row",
    [
        ROW.replace("}", ',"by":"un"}'),
        ROW.replace("}", ',"value":3}'),
        ROW.replace("}", ',"id":"other"}'),
        ROW.replace("}", ',"of":"x"'),
        ROW.replace("12", "012"),
        ROW.replace("12", "٣"),
        ROW.replace("12", "9" * 31),
        ROW.replace("}", ',"by"}'),
        ROW.replace("}", ',"as_of":"2023-99"}'),
        ROW.replace("}", ',"as_of":5}'),
        ROW.replace("}", ',"quote":"\u202e"}'),
        ROW.replace("}", ',"anonymous":1}'),
        ROW.replace("12", "true"),
        ROW[:-2] + "} {}\n",
    ],
)
def test_a_line_that_is_wrong_is_wrong_however_it_is_read(row: str) -> None:
    """Behind others that are laid out alike, too."""
    with pytest.raises(UnreadableDossier):
        _read(HEADER, ROW, ROW, row)
    with pytest.raises(UnreadableDossier, match="line 4"):
        list(rows_in([HEADER, ROW, ROW, row]))


def test_a_key_that_is_not_known_here_is_passed_over() -> None:
    """Where statements are read one by one; so is a line without one, or with nothing on it."""
    lines = [HEADER, _row(value=1, graded="B"), "\n", _row(), _row(stance="set_aside", estimate="e1")]

    (found,) = rows_in(lines)

    assert found.statement == ct.Estimate.of(1, "person")


def test_what_is_kept_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many figures and days there are, as many are read."""
    monkeypatch.setattr(json_rows, "_MOST_KEPT", 3)
    lines = [
        f'{{"id":"f{n % 7}","figure":"f{n % 7}","figure_unit":"person","stance":"claimed","value":{n},"as_of":"{1900 + n}"}}\n'
        for n in range(40)
    ]

    found = list(rows_in([HEADER, *lines]))

    assert [one.statement for one in found] == [ct.Estimate.of(n, "person", as_of=f"{1900 + n}") for n in range(40)]


def test_statements_are_written_and_read_one_by_one(tmp_path: Path) -> None:
    """Never held: the header's dossier has those whom they name."""
    path = tmp_path / "said.jsonl"
    bare = attrs.evolve(TROOPS, statements=(), assessments=())
    said = [FigureStatement("troops", bare, one) for one in TROOPS.statements]

    exchange.write_statements(path, iter(said), DOSSIER)

    assert list(exchange.read_statements(path)) == said
    assert exchange.read(path)["troops"] == attrs.evolve(TROOPS, assessments=())


def test_a_header_knows_whom_statements_name(tmp_path: Path) -> None:
    """One with some parties or sources; one with none lets names stand for themselves."""
    path = tmp_path / "said.jsonl"
    bare = ct.Figure("deaths", "person")
    known = ct.Dossier().with_party("un", ct.Party("UN")).with_source("paper", ct.Source("Paper"))
    by_nobody = FigureStatement("toll", bare, ct.Estimate.of(1, "person", source="Another"))
    by_another = FigureStatement("toll", bare, ct.Estimate.of(1, "person", by="A"))

    with pytest.raises(UnsavedDossier, match="the header has no source 'Another'; add it to the header"):
        exchange.write_statements(path, [by_nobody], known)
    with pytest.raises(UnsavedDossier, match="the header has no party 'A'; add it to the header"):
        exchange.write_statements(path, [by_another], known)
    exchange.write_statements(path, [by_nobody, by_another], ct.Dossier())

    assert list(exchange.read_statements(path)) == [by_nobody, by_another]


def test_an_error_names_the_file(tmp_path: Path) -> None:
    """An error names the file, when its line is reached."""
    path = tmp_path / "said.jsonl"
    path.write_text(HEADER + ROW + "{\n", encoding="utf-8")

    found = exchange.read_statements(path)

    assert next(found).id == "toll"
    with pytest.raises(UnreadableDossier, match=r"^said\.jsonl: 1 problem\n  line 3: it is no JSON"):
        next(found)
