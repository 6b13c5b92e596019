"""
Reading a dossier file: all errors at once, each with its line and what to do.

Text from outside is parsed by the standard library alone, within limits.
"""

from __future__ import annotations

import contextlib
import tomllib
from functools import partial
from typing import TYPE_CHECKING, Any

from contested.claims import Assessment, Party, statement_from
from contested.dossier.concluding import ReadFigures
from contested.dossier.file.keys import (
    ARRAYS,
    ASIDE_KEYS,
    CONCLUSION_KEYS,
    FIGURE_KEYS,
    PARTY_KEYS,
    RELATION_KEYS,
    SECTIONS,
    SILENCED_KEYS,
    SOURCE_KEYS,
    STATEMENT_KEYS,
    UNIT_KEYS,
)
from contested.dossier.file.messages import kind_of, near_ids
from contested.dossier.file.own_units import in_reading_order, unit_from
from contested.dossier.file.parts import FORMAT, Parts
from contested.dossier.file.problems import Problems
from contested.dossier.file.references import References
from contested.dossier.file.relation_records import conclusion_from, relation_from, silenced_from
from contested.dossier.file.slips import slips
from contested.dossier.file.toml_parsing import NAME, decode_toml, parse_toml
from contested.errors import (
    ContestedError,
    EqualFigures,
    IncompleteStatement,
    Problem,
    UnreadableDossier,
    WrongType,
)
from contested.figure import Figure
from contested.quantities import Unit
from contested.quantities import unit as unit_of
from contested.relations.relation import Relation, check_relation, refuse_circles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from contested.claims import Statement
    from contested.dossier.conclusion import Conclusion
    from contested.dossier.file.outline import Path


def read_parts(text: str | bytes, name: str = NAME) -> Parts:
    """
    Return what a dossier file says.

    Args:
        text: TOML, in UTF-8 where it comes as bytes.
        name: how errors call it.

    Raises:
        UnreadableDossier: every problem, with line, key and advice.
    """
    whole = decode_toml(text, name)
    try:
        raw = parse_toml(whole, name)
    except tomllib.TOMLDecodeError:
        raise UnreadableDossier(name, _slipped(whole, name)) from None
    return parts_in(raw, Problems(whole), name)


def parts_in(raw: dict[str, object], problems: Problems, name: str = NAME) -> Parts:
    """
    Return what the plain values of a dossier say, in whatever syntax they were written.

    Args:
        raw: tables, lists and values, as TOML or JSON gives them.
        problems: where they are noted; it knows how a place is written.
        name: how errors call the file.

    Raises:
        UnreadableDossier: every problem, with its place and advice.
    """
    parts = FileReading(problems, raw).parts()
    _refuse(problems, name)
    return parts


def reading_of(raw: dict[str, object], problems: Problems) -> FileReading:
    """
    Return what reads figures and statements one by one, by the parties, sources and units of a dossier.

    Args:
        raw: the tables of the dossier.
        problems: where what is wrong with them is noted.

    Raises:
        UnreadableDossier: every problem of the tables, with its place and advice.
    """
    reading = FileReading(problems, raw)
    reading.parts()
    _refuse(problems, NAME)
    return reading


def _refuse(problems: Problems, name: str) -> None:
    """Refuse a file with problems."""
    if problems.found:
        raise UnreadableDossier(name, tuple(sorted(problems.found, key=lambda p: (p.line or 0, p.path))))


def _slipped(text: str, name: str) -> tuple[Problem, ...]:
    """Return the slips of a text that is no TOML, and what else is wrong on other lines."""
    found = slips(text)
    at = {problem.line for problem in found.problems} | found.left_out
    others: list[Problem] = []
    if found.meant is not None:
        with contextlib.suppress(UnreadableDossier):
            problems = Problems(found.meant)
            FileReading(problems, parse_toml(found.meant, name)).parts()
            tables = {problem.path.rpartition(".")[0] for problem in found.problems}
            others = [one for one in problems.found if (one.line or 0) not in at and one.path not in tables]
    return tuple(sorted((*found.problems, *others), key=lambda problem: (problem.line or 0, problem.path)))


MOST_ADVISED = 100
"""Problems that are told with an id like theirs: to look for one among thousands takes a moment, each time."""


class FileReading:
    """One pass over one file, which notes every problem."""

    def __init__(self, problems: Problems, raw: dict[str, Any]) -> None:
        self.problems, self.raw = problems, raw
        self.units: dict[str, Unit] = {}
        self.unit_names: dict[str, Unit] = {}
        self.declared_figures = _ids(raw, "figures")

    def parts(self) -> Parts:
        """Return what plain values say, as far as it can be read."""
        raw, problems = self.raw, self.problems
        problems.note_unknown((), raw, SECTIONS)
        if raw.get("format") != FORMAT or isinstance(raw.get("format"), bool):
            given = kind_of(raw["format"]).removeprefix("the number ") if "format" in raw else "missing"
            problems.refuse(("format",), f"the file's format is {given}; write format = {FORMAT}")
        self._read_units()
        parties = problems.tables(raw, "parties", PARTY_KEYS)
        sources = problems.tables(raw, "sources", SOURCE_KEYS)
        self.names = names = References(dict(sources), _ids(raw, "parties"), _ids(raw, "sources"))
        for id_, table in parties:
            problems.keep(names.parties, id_, ("parties", id_), partial(_party, table), table)
        for id_, message in names.index_parties():
            problems.refuse(("parties", id_), message)
        for id_, table in sources:
            problems.keep(names.sources, id_, ("sources", id_), partial(names.declared_source, id_, ()), table)
        figures: dict[str, Figure] = {}
        for id_, table in problems.tables(raw, "figures", (*FIGURE_KEYS, *ARRAYS, "set_aside")):
            problems.keep(figures, id_, ("figures", id_), partial(self.figure, id_, table), table)
        self._refuse_equal(figures)
        relations = self._relations(figures)
        silenced = [
            made
            for at, record in problems.records(raw, ("silenced",), SILENCED_KEYS)
            if (made := problems.attempt(at, partial(silenced_from, record, self.declared_figures), record)) is not None
        ]
        tables = (figures, names.parties, names.sources, self.units, problems.unknown)
        conclusions = self._conclusions(figures, tuple(relations))
        return Parts(*tables, tuple(relations), tuple(silenced), conclusions)

    # -- pieces ---------------------------------------------------------------

    def _read_units(self) -> None:
        """Read units of one's own, in whatever order the file has them: a whole before its parts."""
        tables = dict(self.problems.tables(self.raw, "units", UNIT_KEYS))
        order, circle = in_reading_order(tables)
        for id_ in order:
            table = tables[id_]
            self.problems.keep(self.units, id_, ("units", id_), partial(unit_from, id_, table, self.unit_names), table)
            if id_ in self.units:
                self.unit_names |= dict.fromkeys((id_, *self.units[id_].names), self.units[id_])
        if circle:
            key = "equals" if "equals" in tables[circle[0]] else "part_of"
            how = "define one of them by units that everybody knows, such as equals = '1000 m'"
            self.problems.refuse(
                ("units", circle[0], key), f"the units are defined in a circle: {' by '.join(circle)}; {how}"
            )

    def figure(self, id_: str, table: dict[str, Any]) -> Figure:
        """Read a figure and all that is said of it."""
        fields = {key: table[key] for key in FIGURE_KEYS if key in table}
        for key in ("name", "unit"):
            if key not in fields:
                slip = "name" not in table and "unit" not in table and len(self.problems.found) < MOST_ADVISED
                near = near_ids(id_, self.declared_figures) if slip else []
                ask = f", or is it figures.{near[0]}?" if near else ""
                raise IncompleteStatement(f"a figure needs a {key}; write {key} = '...'{ask}")
        if "disputants" in fields:
            if not isinstance(fields["disputants"], list):
                raise WrongType("disputants", fields["disputants"], "a list of parties")
            fields["disputants"] = [self.names.party(one, "disputants") for one in fields["disputants"]]
        if not isinstance(fields.get("facets", {}), dict):
            raise WrongType("facets", fields["facets"], "a table such as { side = 'Russia' }")
        fields["unit"] = unit_of(fields["unit"], self.unit_names)
        bare = Figure(**fields)
        before = len(self.problems.found)
        said: list[tuple[Path, Statement]] = []
        for array, stance in ARRAYS.items():
            for at, record in self.problems.records(table, ("figures", id_, array), STATEMENT_KEYS[array]):
                statement = self.problems.attempt(at, partial(self.statement, record, stance, bare.unit), record)
                if statement is not None:
                    said.append((at, statement))
        asides: list[Assessment] = []
        for at, record in self.problems.records(table, ("figures", id_, "set_aside"), ASIDE_KEYS):
            aside = self.problems.attempt(at, partial(_assessment, record), record)
            if aside is not None:
                asides.append(aside)
        if len(self.problems.found) > before:
            return bare
        return self._joined(fields, said, asides)

    def _joined(self, fields: dict[str, Any], said: list[tuple[Path, Statement]], asides: list[Assessment]) -> Figure:
        """Make the figure; where its statements do not fit together, find the first that does not."""
        statements = [statement for _, statement in said]
        try:
            return Figure(**fields, statements=statements, assessments=asides)
        except ContestedError:
            good, wrong = 0, len(said) + 1  # so many statements fit together, so many do not
            while wrong - good > 1:
                middle = (good + wrong) // 2
                if _fit(fields, statements[:middle]):
                    good = middle
                else:
                    wrong = middle
            if wrong > len(said):
                raise
            at, _ = said[good]
            self.problems.attempt(at, partial(Figure, **fields, statements=statements[:wrong]))
            return Figure(**fields)

    def statement(self, record: Mapping[str, Any], stance: str, unit: Unit) -> Statement:
        """Read one statement of a figure in some unit; who and where by what the file declares."""
        fields = dict(record)
        if "by" in fields:
            holders = fields["by"] if isinstance(fields["by"], list) else [fields["by"]]
            fields["by"] = [self.names.party(one) for one in holders]
        if "source" in fields:
            fields["source"] = self.names.source(fields["source"])
        if "quoting" in fields:
            chain = fields["quoting"] if isinstance(fields["quoting"], list) else [fields["quoting"]]
            fields["quoting"] = [self.names.source(one, "quoting") for one in chain]
        return statement_from(fields, stance, unit, self.unit_names)

    def _relations(self, figures: dict[str, Figure]) -> list[Relation]:
        """Read the relations; those that name a figure which is wrong itself are no second problem."""
        kept: list[Relation] = []
        for at, record in self.problems.records(self.raw, ("relations",), RELATION_KEYS):
            fields = dict(record)

            def make(fields: dict[str, Any] = fields) -> Relation:
                if "by" in fields:
                    fields["by"] = self.names.party(fields["by"])
                if "source" in fields:
                    fields["source"] = self.names.source(fields["source"])
                made = relation_from(fields, self.unit_names)
                if all(id_ in figures or id_ not in self.declared_figures for id_ in made.figures):
                    check_relation(made, figures)
                return made

            made = self.problems.attempt(at, make, record)
            if made is not None:
                kept.append(made)
        self.problems.attempt(("relations",), partial(refuse_circles, kept))
        return kept

    def _conclusions(self, figures: dict[str, Figure], relations: tuple[Relation, ...]) -> tuple[Conclusion, ...]:
        """Read the conclusions; those on a figure that is wrong itself are no second problem."""
        asked = ReadFigures(figures, self.units, relations, self.declared_figures)
        kept: list[Conclusion] = []
        for at, record in self.problems.records(self.raw, ("conclusions",), CONCLUSION_KEYS):
            made = self.problems.attempt(at, partial(conclusion_from, record, self.unit_names), record)
            if made is not None:
                kept.append(made)
                self.problems.attempt((*at, "question"), partial(asked.check, made))
        return tuple(kept)

    def _refuse_equal(self, figures: dict[str, Figure]) -> None:
        seen: dict[Figure, str] = {}
        for id_, figure in figures.items():
            other = seen.setdefault(figure, id_)
            if other != id_ and not self.problems.found:
                self.problems.refuse(("figures", id_), str(EqualFigures(other, id_)))


def _ids(raw: dict[str, Any], key: str) -> tuple[str, ...]:
    """Return the ids that a file declares; a reference to one that is wrong itself is no second problem."""
    tables = raw.get(key)
    return tuple(sorted(id_ for id_ in tables if id_.isprintable())) if isinstance(tables, dict) else ()


def _fit(fields: dict[str, Any], statements: list[Statement]) -> bool:
    """Whether these statements make a figure together."""
    try:
        Figure(**fields, statements=statements)
    except ContestedError:
        return False
    return True


def _party(table: dict[str, Any]) -> Party:
    if "name" not in table:
        raise IncompleteStatement("a party needs its name; write name = '...'")
    return Party(**table)


def _assessment(record: dict[str, Any]) -> Assessment:
    missing = [key for key in ASIDE_KEYS if key not in record]
    if missing:
        raise IncompleteStatement(
            f"what is set aside needs {' and '.join(missing)}; name the estimate, why, and who says so"
        )
    return Assessment.of(**record)
