"""Every problem of a file is noted, each with its line; a slip of a key is no second problem."""

from __future__ import annotations

from contested.dossier.file.problems import Problems
from contested.errors import IncompleteStatement

TEXT = "format = 1\n[parties.am]\nnam = 'Armenia'\n"


def test_what_fails_is_noted_with_its_line() -> None:
    """Nothing is raised: the next thing is read as well."""
    problems, kept = Problems(TEXT), dict[str, int]()

    def fail() -> int:
        raise IncompleteStatement("it has no name")

    problems.keep(kept, "am", ("parties", "am"), fail)
    problems.keep(kept, "az", ("parties", "az"), lambda: 3)

    assert kept == {"az": 3}
    assert [(one.path, one.line, one.message) for one in problems.found] == [("parties.am", 2, "it has no name")]


def test_a_slip_of_a_key_is_the_only_problem_of_its_table() -> None:
    """What the misspelt key leaves out is not missed a second time."""
    problems = Problems(TEXT)
    (id_, table), *_ = problems.tables({"parties": {"am": {"nam": "Armenia"}}}, "parties", ("name", "aliases"))

    def fail() -> None:
        raise IncompleteStatement("it has no name")

    problems.attempt(("parties", id_), fail, table)

    assert table == {}
    assert [(one.path, one.line) for one in problems.found] == [("parties.am.nam", 3)]
    assert problems.unknown == {"parties.am.nam": "Armenia"}


def test_tables_stand_where_tables_belong() -> None:
    """A value in their place is said, and nothing is read of it."""
    problems = Problems("")

    assert problems.tables({"parties": 3}, "parties", ("name",)) == []
    assert problems.records({"claims": 3}, ("figures", "f", "claims"), ("value",)) == []
    assert [one.path for one in problems.found] == ["parties", "figures.f.claims"]
