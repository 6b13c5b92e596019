"""
Reading a dossier file: all errors at once, each with its line and what to do.

Text from outside is parsed by the standard library alone, within limits.
"""

from __future__ import annotations

import contextlib
import re
import tomllib
from collections import defaultdict
from decimal import Decimal
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from contested.claims.denial import Assessment
from contested.claims.party import Party, directory, party_named
from contested.claims.records import statement_from
from contested.claims.source import Source, source_titled
from contested.dossier.file.keys import (
    ARRAYS,
    ASIDE_KEYS,
    FIGURE_KEYS,
    KEYS,
    PARTY_KEYS,
    RELATION_KEYS,
    SECTIONS,
    SILENCED_KEYS,
    SOURCE_KEYS,
    UNIT_KEYS,
)
from contested.dossier.file.lines import Path, dotted, line_of, places_in
from contested.dossier.file.messages import LARGEST_NUMBER, in_words_of_a_file, kind_of
from contested.dossier.file.misspelt import near_ids, near_keys
from contested.dossier.file.parts import FORMAT, NAME, Parts, checked_id
from contested.dossier.file.relation_records import relation_from, silenced_from
from contested.dossier.file.slips import slips
from contested.dossier.file.toml_parsing import decoded, parsed
from contested.errors import (
    ContestedError,
    EqualFigures,
    IncompleteStatement,
    Problem,
    QuotingCycle,
    SharedAlias,
    UnknownName,
    UnreadableDossier,
    WrongType,
    shorten,
)
from contested.figure import Figure
from contested.names import clean_name, name_key
from contested.quantities.units import Unit, own_name
from contested.quantities.units import unit as unit_of
from contested.relations.relation import Relation, check_relation, refuse_circles
from contested.spelling import nearest_first

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from contested.claims.statement import Statement

LONGEST_CHAIN = 100
MOST_NAMED = 20
WHAT = {"units": "unit", "parties": "party", "sources": "source", "figures": "figure"}


def read(text: str | bytes, name: str = NAME) -> Parts:
    """
    Return what a dossier file says.

    Args:
        text: TOML, in UTF-8 where it comes as bytes.
        name: how errors call it.

    Raises:
        UnreadableDossier: every problem, with line, key and advice.
    """
    whole = decoded(text, name)
    try:
        raw = parsed(whole, name)
    except tomllib.TOMLDecodeError:
        raise UnreadableDossier(name, _slipped(whole, name)) from None
    reading = _Reading(whole)
    parts = reading.parts(raw)
    if reading.problems:
        raise UnreadableDossier(name, tuple(sorted(reading.problems, key=lambda p: (p.line or 0, p.path))))
    return parts


def _slipped(text: str, name: str) -> tuple[Problem, ...]:
    """Return the slips of a text that is no TOML, and what else is wrong on other lines."""
    found = slips(text)
    at = {problem.line for problem in found.problems} | found.left_out
    others: list[Problem] = []
    if found.meant is not None:
        with contextlib.suppress(UnreadableDossier):
            reading = _Reading(found.meant)
            reading.parts(parsed(found.meant, name))
            tables = {problem.path.rpartition(".")[0] for problem in found.problems}
            others = [one for one in reading.problems if (one.line or 0) not in at and one.path not in tables]
    return tuple(sorted((*found.problems, *others), key=lambda problem: (problem.line or 0, problem.path)))


class _Reading:
    """One pass over one file, which collects every problem."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.problems: list[Problem] = []
        self.unknown: dict[str, Any] = {}
        self.slipped: set[Path] = set()
        self.units: dict[str, Unit] = {}
        self.unit_names: dict[str, Unit] = {}
        self.parties: dict[str, Party] = {}
        self.sources: dict[str, Source] = {}
        self.known_parties: dict[str, Party] = {}
        self.raw_sources: dict[str, dict[str, Any]] = {}
        self.chained: dict[str, Source | ContestedError] = {}
        self.titles: dict[str, list[str]] = defaultdict(list)
        self.links: dict[str, int] = {}
        self.declared_parties: tuple[str, ...] = ()
        self.declared_sources: tuple[str, ...] = ()
        self.declared_figures: tuple[str, ...] = ()

    def parts(self, raw: dict[str, Any]) -> Parts:
        """Return what plain values say, as far as it can be read; what is wrong is in ``problems``."""
        self._note_unknown((), raw, SECTIONS)
        if raw.get("format") != FORMAT or isinstance(raw.get("format"), bool):
            given = kind_of(raw["format"]).removeprefix("the number ") if "format" in raw else "missing"
            self._refuse(("format",), f"the file's format is {given}; write format = {FORMAT}")
        self._read_units(dict(self._tables(raw, "units", UNIT_KEYS)))
        self.declared_parties, self.declared_sources = _ids(raw, "parties"), _ids(raw, "sources")
        self.declared_figures = _ids(raw, "figures")
        for id_, table in self._tables(raw, "parties", PARTY_KEYS):
            self._keep(self.parties, id_, ("parties", id_), partial(_party, table), table)
        self._index_parties()
        self.raw_sources = dict(self._tables(raw, "sources", SOURCE_KEYS))
        for id_, table in self.raw_sources.items():
            if isinstance(table.get("title"), str):
                self.titles[table["title"]].append(id_)
        for id_, table in self.raw_sources.items():
            self._keep(self.sources, id_, ("sources", id_), partial(self._source, id_, ()), table)
        figures: dict[str, Figure] = {}
        for id_, table in self._tables(raw, "figures", (*FIGURE_KEYS, *ARRAYS, "set_aside")):
            self._keep(figures, id_, ("figures", id_), partial(self._figure, id_, table), table)
        self._refuse_equal(figures)
        relations = self._relations(raw, figures)
        silenced = [
            made
            for at, record in self._records(raw, ("silenced",), SILENCED_KEYS)
            if (made := self._attempt(at, partial(silenced_from, record, self.declared_figures), record)) is not None
        ]
        return Parts(figures, self.parties, self.sources, self.units, self.unknown, tuple(relations), tuple(silenced))

    # -- pieces ---------------------------------------------------------------

    def _read_units(self, waiting: dict[str, dict[str, Any]]) -> None:
        """Read units of one's own, in whatever order the file has them: a whole before its parts."""
        ids = {word: id_ for id_, table in waiting.items() for word in _words(id_, table)}
        leaning = {id_: _leans_on(table, ids) for id_, table in waiting.items()}
        while waiting:
            ready = [id_ for id_ in waiting if waiting.keys().isdisjoint(leaning[id_])]
            if not ready:
                self._refuse_circle(waiting, leaning)
                return
            for id_ in ready:
                table = waiting.pop(id_)
                self._keep(self.units, id_, ("units", id_), partial(self._unit, id_, table), table)
                if id_ in self.units:
                    self.unit_names |= dict.fromkeys((id_, *self.units[id_].names), self.units[id_])

    def _refuse_circle(self, waiting: Mapping[str, Any], leaning: Mapping[str, list[str]]) -> None:
        """Refuse units that are defined by each other; a name that the file defines is never looked up elsewhere."""
        chain = [next(iter(waiting))]
        while chain[-1] not in chain[:-1]:
            chain.append(next(one for one in leaning[chain[-1]] if one in waiting))
        circle = chain[chain.index(chain[-1]) :]
        key = "equals" if "equals" in waiting[circle[0]] else "part_of"
        how = "define one of them by units that everybody knows, such as equals = '1000 m'"
        self._refuse(("units", circle[0], key), f"the units are defined in a circle: {' by '.join(circle)}; {how}")

    def _unit(self, id_: str, table: dict[str, Any]) -> Unit:
        name = table.get("name", id_)
        words = {key: clean_name(table[key], key) for key in ("plural", "symbol", "source") if key in table}
        own_name(id_)
        if "equals" in table:
            if "part_of" in table:
                raise IncompleteStatement("a unit either equals something or is part of a kind; leave one of them out")
            if not isinstance(table["equals"], str):
                raise WrongType("equals", table["equals"], "text such as '1000 m**2'")
            return Unit.defined(name, table["equals"], **words, known=self.unit_names)
        whole = unit_of(table["part_of"], self.unit_names) if "part_of" in table else None
        return Unit.counting(name, words.get("plural"), part_of=whole)

    def _index_parties(self) -> None:
        try:
            self.known_parties = directory(self.parties.values())
        except SharedAlias as error:
            id_ = next(id_ for id_, party in self.parties.items() if party.name == error.second)
            self._refuse(("parties", id_), str(error))
        spelled: dict[str, str] = {}
        for id_, party in self.parties.items():
            other = spelled.setdefault(party.name, id_)
            if other != id_:
                self._refuse(("parties", id_), f"the party {party.name} has the id {other} already; keep one")

    def _source(self, id_: str, behind: tuple[str, ...]) -> Source:
        """Return a source with its chain; each is made once, or refused once."""
        found = self.chained.get(id_)
        if found is None:
            try:
                found = self._new_source(id_, behind)
            except ContestedError as error:
                found = error
            self.chained[id_] = found
        if isinstance(found, ContestedError):
            raise found
        return found

    def _new_source(self, id_: str, behind: tuple[str, ...]) -> Source:
        if id_ in behind:
            raise QuotingCycle((*behind[behind.index(id_) :], id_))
        _refuse_long(len(behind))
        fields = dict(self.raw_sources[id_])
        if "organ_of" in fields:
            fields["organ_of"] = self._party_named(fields["organ_of"], "organ_of")
        if "quoting" in fields:
            quoted = fields["quoting"] if isinstance(fields["quoting"], list) else [fields["quoting"]]
            ids = [self._source_id(one, "quoting") for one in quoted]
            fields["quoting"] = [
                source_titled(title) if one is None else self._source(one, (*behind, id_))
                for one, title in zip(ids, quoted, strict=True)
            ]
            self.links[id_] = sum(1 + self.links.get(str(one), 0) for one in ids)
            _refuse_long(self.links[id_])
        if "title" not in fields:
            raise IncompleteStatement("a source needs its title; write title = '...'")
        return Source(**fields)

    def _party_named(self, text: Any, field: str = "by") -> Party:
        if not isinstance(text, str):
            raise WrongType(field, text, "the id, name or alias of a party")
        if text in self.parties:
            return self.parties[text]
        found = self.known_parties.get(name_key(text))
        if found is None and self.declared_parties and text not in self.declared_parties:
            raise UnknownName("party", text, nearest_first(text, self.declared_parties, MOST_NAMED))
        return found or party_named(text)

    def _source_named(self, text: Any, field: str = "source") -> Source:
        id_ = self._source_id(text, field)
        found = None if id_ is None else self.sources.get(id_)  # one that is wrong itself is no second problem
        return found or source_titled(text)

    def _source_id(self, text: Any, field: str) -> str | None:
        """Return the id of the source that a text names, by its id or its title; None where the file declares none."""
        if not isinstance(text, str):
            raise WrongType(field, text, "the id or title of a source")
        if text in self.raw_sources or not self.declared_sources:
            return text if text in self.raw_sources else None
        named = self.titles.get(text, [])
        if len(named) > 1:
            raise IncompleteStatement(
                f"{len(named)} sources have the title {shorten(text)}; write the id of one: {', '.join(named)}"
            )
        if named:
            return named[0]
        raise UnknownName("source", text, nearest_first(text, self.declared_sources, MOST_NAMED))

    def _figure(self, id_: str, table: dict[str, Any]) -> Figure:
        fields = {key: table[key] for key in FIGURE_KEYS if key in table}
        for key in ("name", "unit"):
            if key not in fields:
                near = near_ids(id_, self.declared_figures) if "name" not in table and "unit" not in table else []
                ask = f", or is it figures.{near[0]}?" if near else ""
                raise IncompleteStatement(f"a figure needs a {key}; write {key} = '...'{ask}")
        if "disputants" in fields:
            if not isinstance(fields["disputants"], list):
                raise WrongType("disputants", fields["disputants"], "a list of parties")
            fields["disputants"] = [self._party_named(one, "disputants") for one in fields["disputants"]]
        if not isinstance(fields.get("facets", {}), dict):
            raise WrongType("facets", fields["facets"], "a table such as { side = 'Russia' }")
        fields["unit"] = unit_of(fields["unit"], self.unit_names)
        bare = Figure(**fields)
        before = len(self.problems)
        said: list[tuple[Path, Statement]] = []
        for array, stance in ARRAYS.items():
            for at, record in self._records(table, ("figures", id_, array), KEYS[array]):
                statement = self._attempt(at, partial(self._statement, record, stance, bare.unit), record)
                if statement is not None:
                    said.append((at, statement))
        asides: list[Assessment] = []
        for at, record in self._records(table, ("figures", id_, "set_aside"), ASIDE_KEYS):
            aside = self._attempt(at, partial(_assessment, record), record)
            if aside is not None:
                asides.append(aside)
        if len(self.problems) > before:
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
            self._attempt(at, partial(Figure, **fields, statements=statements[:wrong]))
            return Figure(**fields)

    def _statement(self, record: Mapping[str, Any], stance: str, unit: Unit) -> Statement:
        fields = dict(record)
        if "by" in fields:
            holders = fields["by"] if isinstance(fields["by"], list) else [fields["by"]]
            fields["by"] = [self._party_named(one) for one in holders]
        if "source" in fields:
            fields["source"] = self._source_named(fields["source"])
        if "quoting" in fields:
            chain = fields["quoting"] if isinstance(fields["quoting"], list) else [fields["quoting"]]
            fields["quoting"] = [self._source_named(one, "quoting") for one in chain]
        return statement_from(fields, stance, unit, self.unit_names)

    def _relations(self, raw: dict[str, Any], figures: dict[str, Figure]) -> list[Relation]:
        """Read the relations; those that name a figure which is wrong itself are no second problem."""
        kept: list[Relation] = []
        for at, record in self._records(raw, ("relations",), RELATION_KEYS):
            fields = dict(record)

            def make(fields: dict[str, Any] = fields) -> Relation:
                if "by" in fields:
                    fields["by"] = self._party_named(fields["by"])
                if "source" in fields:
                    fields["source"] = self._source_named(fields["source"])
                made = relation_from(fields, self.unit_names)
                if all(id_ in figures or id_ not in self.declared_figures for id_ in made.figures):
                    check_relation(made, figures)
                return made

            made = self._attempt(at, make, record)
            if made is not None:
                kept.append(made)
        self._attempt(("relations",), partial(refuse_circles, kept))
        return kept

    def _refuse_equal(self, figures: dict[str, Figure]) -> None:
        seen: dict[Figure, str] = {}
        for id_, figure in figures.items():
            other = seen.setdefault(figure, id_)
            if other != id_ and not self.problems:
                self._refuse(("figures", id_), str(EqualFigures(other, id_)))

    # -- collecting -----------------------------------------------------------

    def _tables(self, raw: dict[str, Any], key: str, known: tuple[str, ...]) -> list[tuple[str, dict[str, Any]]]:
        """Return the tables under ``key`` by id, each without its unknown keys."""
        tables = raw.get(key, {})
        if not isinstance(tables, dict):
            self._refuse((key,), f"{key} holds tables by id; write [{key}.some_id]")
            return []
        kept = []
        for id_, table in tables.items():
            if not isinstance(table, dict):
                where = dotted((key, id_))
                self._refuse((key, id_), f"{where} is no table; write [{where}]")
            elif self._attempt((key, id_), partial(checked_id, id_, WHAT[key])) is not None:
                self._note_unknown((key, id_), table, known)
                kept.append((id_, {name: value for name, value in table.items() if name in known}))
        return kept

    def _records(self, table: dict[str, Any], path: Path, known: tuple[str, ...]) -> list[tuple[Path, dict[str, Any]]]:
        """Return the tables of an array, each with its path and without its unknown keys."""
        array = table.get(str(path[-1]), [])
        if not isinstance(array, list) or not all(isinstance(one, dict) for one in array):
            self._refuse(path, f"{path[-1]} is no list of tables; write [[{dotted(path)}]]")
            return []
        kept = []
        for n, record in enumerate(array):
            at = (*path, n)
            self._note_unknown(at, record, known)
            kept.append((at, {name: value for name, value in record.items() if name in known}))
        return kept

    def _note_unknown(self, path: Path, table: dict[str, Any], known: tuple[str, ...]) -> None:
        """Keep what is not read, and refuse what is probably a slip of a key that is."""
        for key, value in table.items():
            if key not in known:
                self.unknown[dotted((*path, key))] = value
                near = near_keys(key, known)
                if near:
                    self.slipped.add(path)
                    shown = dotted((key,))
                    advice = "or give a key of your own a name that is less like it"
                    self._refuse(
                        (*path, key), f"{shown} is not read here; is it {' or '.join(near)}? write that, {advice}"
                    )

    def _keep(
        self,
        kept: dict[str, Any],
        id_: str,
        path: Path,
        make: Callable[[], Any],
        record: Mapping[str, Any] | None = None,
    ) -> None:
        made = self._attempt(path, make, record)
        if made is not None:
            kept[id_] = made

    def _attempt(self, path: Path, make: Callable[[], Any], record: Mapping[str, Any] | None = None) -> Any:
        """Return what ``make`` gives; note its error, at the key that the error is about, and return None."""
        try:
            return make()
        except ContestedError as error:
            key = _culprit(error, record or {})
            if key or path not in self.slipped:  # what a misspelt key leaves out is no second problem
                self._refuse((*path, *key), in_words_of_a_file(error))
            return None

    def _refuse(self, path: Path, message: str) -> None:
        self.problems.append(Problem(dotted(path), line_of(self._places, path), message))

    @cached_property
    def _places(self) -> dict[Path, int]:
        try:
            return places_in(self.text)
        except RecursionError:  # nested as deep as the parser just allows
            return {}


def _words(id_: str, table: dict[str, Any]) -> list[str]:
    """Return the names that a unit of the file has."""
    given = [table[key] for key in ("name", "plural", "symbol") if isinstance(table.get(key), str)]
    return [id_, *given]


def _leans_on(table: dict[str, Any], ids: Mapping[str, str]) -> list[str]:
    """Return the units of the file, by their ids, by which one is defined."""
    texts = [text for text in (table.get("part_of"), table.get("equals")) if isinstance(text, str)]
    words = [word for text in texts for word in (text.strip(), *re.findall(r"[^\W\d]\w*", text))]
    return list(dict.fromkeys(ids[word] for word in words if word in ids))


def _ids(raw: dict[str, Any], key: str) -> tuple[str, ...]:
    """Return the ids that a file declares; a reference to one that is wrong itself is no second problem."""
    tables = raw.get(key)
    return tuple(sorted(id_ for id_ in tables if id_.isprintable())) if isinstance(tables, dict) else ()


def _refuse_long(links: int) -> None:
    if links > LONGEST_CHAIN:
        raise IncompleteStatement(f"more than {LONGEST_CHAIN} sources quote each other; name the last ones only")


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


def _culprit(error: ContestedError, record: Mapping[str, Any]) -> Path:
    """Return the key that an error is about: one it names, else one whose value it holds."""
    named = getattr(error, "field", None) or getattr(error, "what", None)
    if isinstance(named, str) and named in record:
        return (named,)
    held = [_short(fact) for fact in error.args if isinstance(fact, (str, float, int))]
    for key, value in record.items():
        if isinstance(value, (list, dict)) and any(fact is value for fact in error.args):
            return (key,)
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, (str, float, int, Decimal)) and _short(one) in held:
                return (key,)
    return ()


def _short(value: object) -> str:
    """Return a value as text; Python refuses to write a whole number of thousands of digits."""
    return str(value) if not isinstance(value, int) or abs(value) < LARGEST_NUMBER else "out of bounds"
