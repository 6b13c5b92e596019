"""What the reference lists is complete, names explain themselves, and links of the documentation lead somewhere."""

from __future__ import annotations

import inspect
import re
import tomllib
from functools import cache, cached_property
from pathlib import Path
from types import ModuleType

import attrs
import pytest

import contested
from contested import errors, exchange, feeds, methods, names, report, table, testing
from contested.checks.finding import CATALOGUE, Entry
from contested.claims import schema
from contested.claims.records import RECORD_FIELDS
from contested.cli.figure_json import figure_json
from contested.dossier import query
from contested.dossier.file import keys, references, toml_parsing
from contested.evidence import (
    copy_folder,
    html_copies,
    office_parts,
    pdf_copies,
    plain_copies,
    quote_search,
    unpacked_sizes,
)
from contested.figure import Figure
from contested.methods.outcome import WAIVABLE
from contested.phrases import lexicon, prose_reading
from contested.phrases.phrase import LONGEST_PHRASE
from contested.quantities import dates, numbers, unit_table
from contested.quantities.atoms import MOST_UNIT_POWER
from contested.quantities.unit_text import LONGEST_UNIT, MOST_UNIT_FACTORS
from contested.report import citation_styles
from contested.table.asked_columns import TABLE_COLUMNS

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
PACKAGES = (contested, errors, exchange, feeds, methods, report, table, testing)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)\s]*)?\)")


@cache
def page(name: str) -> str:
    """Return the text of one page of the docs."""
    return (DOCS / name).read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    """Return what stands under one heading of a page."""
    return text.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]


def own_docstrings(kind: type) -> dict[str, str | None]:
    """Return the docstring of each public method and property of a class of ours, with those it inherits from ours."""
    ours = [base for base in reversed(kind.__mro__) if base.__module__.startswith("contested")]
    found = {name: value for base in ours for name, value in vars(base).items() if not name.startswith("_")}
    written = {name: getattr(value, "__func__", value) for name, value in found.items() if _is_written(value)}
    return {name: value.__doc__ for name, value in written.items()}


def _is_written(value: object) -> bool:
    """Whether somebody wrote a body for it: no field, no constant, no descriptor of a slot."""
    return inspect.isfunction(value) or isinstance(value, (classmethod, staticmethod, property, cached_property))


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.__name__)
def test_every_public_name_has_a_docstring_of_which_its_page_is_made(package: ModuleType) -> None:
    """So has every public method and property of a class; constants have theirs below their value."""
    values = {name: getattr(package, name) for name in package.__all__}
    classes = {name: value for name, value in values.items() if inspect.isclass(value)}
    silent = [
        name for name, value in values.items() if (callable(value) or inspect.ismodule(value)) and not value.__doc__
    ]
    silent += [
        f"{name}.{member}" for name, kind in classes.items() for member, doc in own_docstrings(kind).items() if not doc
    ]

    assert values
    assert silent == []


def test_every_field_of_a_feed_is_in_the_reference() -> None:
    """As its docstring explains it, in the same order; a field has a line of its own."""
    explained = str(inspect.getdoc(contested.Feed)).partition("Args:\n")[2]
    said = re.findall(r"^    (\w+): (.+(?:\n {8}.+)*)", explained, re.MULTILINE)
    described = re.findall(r"^\| `(\w+)` \| (.+) \|$", section(page("reference/feeds.md"), "Fields"), re.MULTILINE)

    assert described == [(name, " ".join(text.split()).replace("``", "`")) for name, text in said]
    assert {name for name, _ in described} == {field.name for field in attrs.fields(contested.Feed)}


def test_every_rule_of_rows_is_in_the_reference() -> None:
    """With how bad it is, what it finds and what to do; those of the intake and of dossiers stand in lists of their own."""
    described = re.findall(
        r"^\| `([a-z-]+)` \| (.+) \| (.+) \| (.+) \|$",
        section(page("reference/feeds.md"), "Rules in rows"),
        re.MULTILINE,
    )
    elsewhere = {rule for rule in feeds.RULES if f"| `{rule}` |" in section(page("reference/feeds.md"), "Rules")}
    own = [rule for rule in feeds.RULES.values() if rule.code not in elsewhere | CATALOGUE.keys()]

    assert described == [(rule.code, rule.severity, rule.says, rule.advice) for rule in own]


@pytest.mark.parametrize("name", testing.CORRUPTIONS)
def test_every_corruption_is_in_the_reference_with_what_finds_it(name: str) -> None:
    """Every corruption is in the reference with what finds it, and with where it was seen."""
    one = testing.CORRUPTIONS[name]
    rules = ", ".join(f"`{code}`" for code in one.found_by)
    beside = "*" if one.before else ""

    described = section(page("reference/testing.md"), "CORRUPTIONS")

    assert f"\n| {name}{beside} | {one.says} | {one.seen_at} | {rules} |\n" in described


def test_every_option_of_the_plugin_for_pytest_is_in_the_reference() -> None:
    """Every option of the plugin for pytest is in the reference, with what it is."""
    plugin = (ROOT / "src" / "_contested_pytest.py").read_text(encoding="utf-8")
    options = set(re.findall(r'"(--contested-\w+)"', plugin))

    described = section(page("reference/testing.md"), "The plugin for pytest")

    assert options
    assert set(re.findall(r"^\| `(--[\w-]+)", described, re.MULTILINE)) == options


@pytest.mark.parametrize("name", exchange.FORMATS)
def test_every_format_is_in_the_reference(name: str) -> None:
    """Each has a row with its title, its endings and its media type, and says which ways it goes."""
    one = exchange.FORMATS[name]
    ends = ", ".join(f"`{suffix}`" for suffix in one.suffixes)
    ways = " | ".join("yes" if goes else "no" for goes in (one.writes, one.reads))

    assert f"| `{name}` | {one.title} | {ends} | `{one.media_type}` | {ways} |" in page("reference/formats.md")


def test_every_column_that_a_table_knows_is_in_the_reference() -> None:
    """By its name."""
    assert [name for name in TABLE_COLUMNS if f"`{name}`" not in section(page("reference/tables.md"), "Columns")] == []


def test_every_precondition_is_in_the_reference() -> None:
    """Every precondition is in the reference, with its code."""
    text = page("reference/methods.md")

    for code in (*WAIVABLE, "no-number", "no-agreement", "tie", "undated", "unlisted"):
        assert f"`{code}`" in text


@pytest.mark.parametrize(("code", "entry"), sorted(CATALOGUE.items()))
def test_every_finding_is_in_the_reference(code: str, entry: Entry) -> None:
    """Each code has a section under its title, with its severity."""
    text = section(page("reference/checks.md"), f"{code}: {entry.title}")

    assert text.startswith(f"\n*{entry.severity.capitalize()}.*")


@pytest.mark.parametrize("name", unit_table.COUNTED_KINDS)
def test_every_kind_is_in_the_reference(name: str) -> None:
    """Each kind has a row with its plural, the kind above it and its other words."""
    plural, parent, others = unit_table.COUNTED_KINDS[name]
    above = f"`{parent}`" if parent else ""
    row = f"| `{name}` | `{plural}` | {above} | {', '.join(f'`{other}`' for other in others)} |"

    assert row in page("reference/units.md")


@pytest.mark.parametrize("name", unit_table.MEASURED_UNITS)
def test_every_measure_is_in_the_reference(name: str) -> None:
    """Each measure has a row with its exact size and its other spellings."""
    symbol, plural, _, size, base, power, others = unit_table.MEASURED_UNITS[name]
    written = f"{size.numerator:,}" + (f"/{size.denominator:,}" if size.denominator != 1 else "")
    written += f" {base}{'²' if power == 2 else ''}" if base else ""
    row = f"| `{name}` | {symbol or plural} | {written} | {', '.join(f'`{other}`' for other in others)} |"

    assert row in page("reference/units.md")


def test_every_refused_unit_is_in_the_reference() -> None:
    """Each refused name has a row with what to write instead."""
    for name, advice in unit_table.REFUSED.items():
        assert f"| `{name}` | {advice} |" in page("reference/units.md")


@pytest.mark.parametrize(
    ("heading", "read"),
    [
        ("`[units.ID]`", keys.UNIT_KEYS),
        ("`[parties.ID]`", keys.PARTY_KEYS),
        ("`[sources.ID]`", keys.SOURCE_KEYS),
        ("`[figures.ID]`", keys.FIGURE_KEYS),
        ("`[[figures.ID.claims]]`", keys.STATEMENT_KEYS["claims"]),
        ("`[[figures.ID.denials]]`", ("estimate", "aspect")),
        ("`[[figures.ID.withheld]]`", ()),
        ("`[[figures.ID.set_aside]]`", keys.ASIDE_KEYS),
        ("`[[conclusions]]`", keys.CONCLUSION_KEYS),
    ],
)
def test_every_key_of_the_file_is_in_the_reference(heading: str, read: tuple[str, ...]) -> None:
    """Each key that is read stands in the table of its section, and no other does."""
    rows = re.findall(r"^\| (`.*?`) \|", section(page("reference/file.md"), heading), re.MULTILINE)
    described = {key for row in rows for key in re.findall(r"`(\w+)`", row)}

    assert described == set(read)


def test_every_limit_of_the_file_is_in_the_reference() -> None:
    """The size of a file and the depth of its keys are given as they are checked."""
    assert f"{toml_parsing.LARGEST_DOSSIER:,} bytes" in page("reference/file.md")
    assert f"at most {toml_parsing.DEEPEST_KEY} parts" in page("reference/file.md")


def test_every_limit_is_given_where_security_is_promised() -> None:
    """The limits of SECURITY.md are those of the code."""
    promised = section((ROOT / "SECURITY.md").read_text(encoding="utf-8"), "Limits")
    rows = dict(re.findall(r"^\| (.+?) \| (.+?) \|$", promised, re.MULTILINE))

    assert rows["a number"].startswith(f"{numbers.DIGITS} digits before and {numbers.DIGITS} after the point")
    assert rows['a phrase such as "around 10,000"'] == f"{LONGEST_PHRASE:,} characters"
    assert rows["prose that is searched for phrases"] == f"{prose_reading.LONGEST_TEXT:,} characters"
    assert rows["a lexicon file"] == f"{lexicon.LARGEST_LEXICON:,} bytes"
    assert rows["a style of citations"] == f"{citation_styles.LARGEST_STYLE:,} bytes; no document type"
    assert rows["a unit"] == (
        f"{LONGEST_UNIT} characters, {MOST_UNIT_FACTORS} factors, powers from -{MOST_UNIT_POWER} to {MOST_UNIT_POWER}"
    )
    assert rows["a date"] == f"{dates.LONGEST_DATE} characters"
    assert rows["a name of a party, source, figure, place, key"] == f"{names.LONGEST_NAME} characters"
    assert rows["a quote, note or definition of a claim or figure"] == f"{schema.LONGEST_QUOTE:,} characters"
    assert rows["a dossier file"] == (
        f"{toml_parsing.LARGEST_DOSSIER:,} bytes, keys of {toml_parsing.DEEPEST_KEY} parts, chains of {references.LONGEST_CHAIN} "
        "quoted sources"
    )
    assert rows["a kept copy"] == (
        f"{copy_folder.LARGEST_COPY:,} bytes; {copy_folder.MOST_COPIES:,} files of a folder are looked through for a digest"
    )
    assert rows["a kept text, a kept page"] == (
        f"{plain_copies.LARGEST_TEXT:,} and {html_copies.LARGEST_PAGE:,} characters; "
        f"{html_copies.MOST_BLOCKS:,} paragraphs and {html_copies.MOST_NESTED} elements deep"
    )
    assert rows["a kept office file (DOCX, XLSX)"] == (
        f"{office_parts.MOST_PARTS:,} parts that unpack to {office_parts.LARGEST_PARTS:,} bytes, none above "
        f"{unpacked_sizes.ALWAYS_READ:,} to more than {unpacked_sizes.MOST_TIMES} times its size; no document type"
    )
    assert rows["a kept table"] == f"{plain_copies.MOST_KEPT_CELLS:,} cells"
    assert rows["a kept PDF file"] == (
        f"{pdf_copies.MOST_PAGES:,} pages, each drawn by {pdf_copies.LARGEST_CONTENT:,} bytes and all by "
        f"{pdf_copies.MOST_DRAWN:,}; no password"
    )
    assert rows["what an ellipsis in a quote stands for"] == f"{quote_search.MOST_LEFT_OUT:,} characters"
    assert rows["a question"] == f"{query.LONGEST_QUERY:,} characters, {query.DEEPEST} brackets deep"


def test_every_promise_names_a_test_that_is_there() -> None:
    """Each promise of SECURITY.md is checked in a file of this repository, in two tables."""
    promised = section((ROOT / "SECURITY.md").read_text(encoding="utf-8"), "What is promised")
    tests = re.findall(r"\| `(tests/\S+)` \|", promised)

    assert len(tests) == promised.count("\n| ") - 2
    assert [test for test in tests if not (ROOT / test).is_file()] == []


def test_every_column_of_rows_is_in_the_how_to() -> None:
    """Each column that ``to_records`` gives is shown."""
    for column in RECORD_FIELDS:
        assert f"'{column}'" in page("how-to/rows-and-data-frames.md")


def test_every_key_of_the_json_shapes_is_in_the_reference() -> None:
    """Each key that ``--json`` gives is described."""
    figure = Figure("dead", "killed").claimed(11, by="Azerbaijan")
    shown = figure_json(figure)
    written = {*shown, *shown["hull"], *shown["positions"][0], *(figure > 10).to_dict(), "format", "figures"}

    described = set(re.findall(r"`(\w+)`", page("reference/command-line.md")))

    assert written <= described


def reach_in_words(worth: dict[str, object]) -> str:
    """Write how far a word reaches as the page of lexicons does."""
    units = {
        "steps": "units of the last significant place",
        "decimals": "units of the last decimal printed",
        "percent": "per cent",
    }
    measure = next(name for name in units if name in worth)
    side = {"both": "to each side", "above": "above", "below": "below"}[str(worth.get("side", "both"))]
    ends = "closed" if worth.get("closed") else "open"
    return f"{worth[measure]} {units[measure]} {side}, ends {ends}"


@pytest.mark.parametrize("name", contested.lexicons())
def test_every_word_of_a_lexicon_is_explained(name: str) -> None:
    """Each lexicon has a section with its version, date, reference, words and what they are worth."""
    path = Path(contested.__file__).parent / "phrases" / "lexicons" / f"{name}.toml"
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    described = section(page("reference/lexicons.md"), name)
    rows = dict(re.findall(r"^\| `([^`]+)`.*? \| (.+) \|$", described, re.MULTILINE))

    assert f"Version {raw['version']}, {raw['date']}. {' '.join(raw['reference'].split())}." in described
    assert {word: rows.get(word) for word in raw.get("numbers", {})} == {
        word: " to ".join(f"{end:,}" for end in (worth if isinstance(worth, list) else [worth]))
        for word, worth in raw.get("numbers", {}).items()
    }
    assert {word: rows.get(word) for word in raw.get("worth", {})} == {
        word: reach_in_words(worth) for word, worth in raw.get("worth", {}).items()
    }
    for part in ("before", "after", "words"):
        for words in raw.get(part, {}).values():
            assert ", ".join(f"`{word}`" for word in words) in described


def test_every_class_of_a_lexicon_is_explained() -> None:
    """The tables and classes that a lexicon file may have stand where its format is described, and so do its limits."""
    described = section(page("reference/lexicons.md"), "Your own")

    for kinds in lexicon.WORD_CLASSES.values():
        for kind in kinds:
            assert f"`{kind}`" in described
    for part in (*lexicon.WORD_CLASSES, "worth", "numbers"):
        assert f"| `[{part}]` |" in described
    assert f"{lexicon.LARGEST_LEXICON:,} bytes" in described


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(path: Path) -> None:
    """A link of a page to a file of the repository finds it."""
    targets = [target for target in LINK.findall(path.read_text(encoding="utf-8")) if "://" not in target]

    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_the_index_links_to_every_page() -> None:
    """Every page of the docs can be reached from the first."""
    linked = {(DOCS / target).resolve() for target in LINK.findall(page("index.md"))}

    assert {path for path in DOCS.rglob("*.md") if path.name != "index.md"} <= linked
