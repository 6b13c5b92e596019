"""Editions: what changed between two dossiers, statement by statement, and the new edition made of the old one."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

import contested as ct
from contested import Dossier, Figure, Party, Source
from contested.dossier.editions import EditionDiff
from contested.errors import MisfitEdition, WrongType

S, T = Source("S", issued="2023"), Source("T", issued="2024")


def of_one(figure: Figure, id_: str = "n") -> Dossier:
    """Return a dossier of one figure."""
    return Dossier().with_figure(id_, figure)


def people(**fields: Any) -> Figure:
    """Return a figure of people without statements."""
    return Figure("n", "person", **fields)


def compared(old: Figure, new: Figure) -> EditionDiff:
    """Return what changed from one figure to another."""
    return of_one(old).diff(of_one(new))


OLD = people().claimed(50, by="A", source=S).claimed(120, by="B", source=S)


@pytest.mark.parametrize(
    ("new", "kinds", "words"),
    [
        (
            people().claimed(60, by="A", source=S).claimed(120, by="B", source=S),
            [("revised",)],
            "→ 60 people (A, in S, issued 2023), inside the old range (50 (A) to 120 (B) people)",
        ),
        (
            people().claimed(40, by="A", source=S).claimed(120, by="B", source=S),
            [("revised",)],
            "outside the old range (50 (A) to 120 (B) people)",
        ),
        (OLD.claimed(70, by="C", source=S), [("new",)], "new: 70 people (C, in S, issued 2023), inside"),
        (people().claimed(50, by="A", source=S), [("withdrawn",)], "withdrawn: 120 people (B, in S, issued 2023)"),
        (
            people().claimed(50, by="C", source=S).claimed(120, by="B", source=S),
            [("re-attributed",)],
            "re-attributed: 50 people (A, in S, issued 2023) → 50 people (C, in S, issued 2023)",
        ),
        (
            people().claimed(50, by="A", source=S, as_of="2022").claimed(120, by="B", source=S),
            [("re-dated",)],
            "→ 50 people (A, in S, issued 2023), as of 2022",
        ),
        (
            people().claimed(55, by="A", source=S, stated="2023-02-01").claimed(120, by="B", source=S),
            [("revised", "re-dated")],
            "revised and re-dated: 50 people",
        ),
        (
            people().claimed("about 50", by="A", source=S).claimed(120, by="B", source=S),
            [("other bounds",)],
            "other bounds: 50 people (A, in S, issued 2023) → about 50 people",
        ),
        (
            people().claimed(50, by="A", source=S, note="x").claimed(120, by="B", source=S),
            [("amended",)],
            "amended (note): 50 people",
        ),
        (
            people().claimed(120, by="B", source=S).denied(by="A", source=S),
            [("revised",)],
            "revised: 50 people (A, in S, issued 2023) → denial of the figure (A, in S, issued 2023)",
        ),
        (
            people().claimed(None, quote="dozens", by="A", source=S).claimed(120, by="B", source=S),
            [("revised",)],
            "→ “dozens” (A, in S, issued 2023)",
        ),
    ],
)
def test_each_kind_of_change(new: Figure, kinds: list[tuple[str, ...]], words: str) -> None:
    """A change is told in words, counts once, and is made again by applying it."""
    diff = compared(OLD, new)

    assert [one.kinds for one in diff] == kinds
    assert words in str(diff)
    counts = diff.counts
    assert counts["before"] == 2 == counts["unchanged"] + counts["changed"] + counts["withdrawn"]
    assert counts["after"] == len(new.statements) == counts["unchanged"] + counts["changed"] + counts["new"]
    assert not diff.applied_to(of_one(OLD)).diff(of_one(new))


def test_what_is_the_same_is_no_change() -> None:
    """Order and ids of figures are no change of a statement."""
    turned = people().claimed(120, by="B", source=S).claimed(50, by="A", source=S)

    diff = of_one(OLD).diff(of_one(turned))

    assert (bool(diff), len(diff), diff.unchanged) == (False, 0, 2)
    assert str(diff) == "2 statements before, 2 after: 2 unchanged"
    assert repr(diff) == "<EditionDiff 2 statements before, 2 after: 2 unchanged>"
    assert diff.to_markdown() == "# What changed\n\n2 statements before, 2 after: 2 unchanged\n"
    moved = of_one(OLD).diff(of_one(OLD, "m"))
    assert str(moved).endswith("\nm: n; id n → m")
    assert moved.to_dict()["figures"] == [{"id": "m", "title": "n", "change": "kept", "says": ["id n → m"]}]
    assert list(moved.applied_to(of_one(OLD)).figures) == ["m"]


def test_every_kind_is_asked_by_name() -> None:
    """A statement that changed in two ways is found under both, and counts under the first."""
    new = people().claimed(55, by="A", source=S, as_of="2022").claimed("about 120", by="B", source=S)

    diff = compared(OLD, new)

    assert diff.revised == diff.redated == diff.inside
    assert [str(one.after)[:5] for one in diff.other_bounds] == ["about"]
    assert diff.outside == diff.new == diff.withdrawn == diff.reattributed == diff.amended == ()
    assert diff.counts["re-dated"] == 0
    assert repr(diff.revised[0]).startswith("<StatementChange revised and re-dated")


def test_rows_say_all_of_a_change() -> None:
    """One a statement, as data frames take them."""
    (row,) = compared(OLD, people().claimed(40, by="A", source=S).claimed(120, by="B", source=S)).to_records()

    assert row == {
        "change": "revised",
        "also": [],
        "figure": "n",
        "title": "n",
        "party": "A",
        "source": "S",
        "before": "50 people (A, in S, issued 2023)",
        "after": "40 people (A, in S, issued 2023)",
        "inside_old_range": False,
        "old_range": "50 (A) to 120 (B) people",
        "fields": ["interval", "reach"],
    }
    (gone,) = compared(people().claimed(3, speaker="X", low=None), people()).to_records()
    assert (gone["party"], gone["source"], gone["after"]) == (None, None, None)


# -- which statement is which ---------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        (  # a key goes before all else
            [(50, {"by": "A", "key": "x"}), (60, {"by": "B"})],
            [(70, {"by": "B", "key": "x"}), (60, {"by": "A"})],
            {(50, 70), (60, 60)},
        ),
        (  # holder, source and day
            [(50, {"by": "A", "source": S, "as_of": "2021"}), (60, {"by": "A", "source": T, "as_of": "2021"})],
            [(61, {"by": "A", "source": T, "as_of": "2021"}), (51, {"by": "A", "source": S, "as_of": "2021"})],
            {(50, 51), (60, 61)},
        ),
        (  # holder and day, in another source
            [(50, {"by": "A", "source": S, "as_of": "2021"}), (60, {"by": "A", "source": S, "as_of": "2022"})],
            [(61, {"by": "A", "source": T, "as_of": "2022"}), (51, {"by": "A", "source": T, "as_of": "2021"})],
            {(50, 51), (60, 61)},
        ),
        (  # holder; the same number first
            [(50, {"by": "A", "as_of": "2021"}), (60, {"by": "A", "as_of": "2022"})],
            [(60, {"by": "A", "as_of": "2023"}), (70, {"by": "A", "as_of": "2024"})],
            {(60, 60), (50, 70)},
        ),
        (  # a source for itself, a speaker, and nobody
            [(50, {"source": S}), (60, {"speaker": "X"}), (70, {})],
            [(71, {}), (61, {"speaker": "X"}), (51, {"source": S})],
            {(50, 51), (60, 61), (70, 71)},
        ),
    ],
)
def test_which_statement_is_which(old: Any, new: Any, pairs: set[tuple[int, int]]) -> None:
    """By key; then by holder, source and day; by holder and day; by holder."""
    figures = []
    for said in (old, new):
        figure = people()
        for value, fields in said:
            figure = figure.claimed(value, **fields)
        figures.append(figure)

    for a, b in (figures, [attrs.evolve(one, statements=one.statements[::-1]) for one in figures]):
        diff = compared(a, b)
        numbers = {
            (one.before.interval.low, one.after.interval.low)  # type: ignore[attr-defined]
            for one in diff
            if one.before and one.after
        }
        assert numbers | {(n, n) for n, _ in pairs if (n, n) in pairs} == pairs
        assert not diff.new
        assert not diff.withdrawn


def test_statements_that_are_equal_twice_count_twice() -> None:
    """Nothing is merged."""
    twice = people().claimed(50, by="A").claimed(50, by="A")

    assert compared(twice, people().claimed(50, by="A")).counts["withdrawn"] == 1
    assert (
        not compared(people().claimed(50, by="A"), twice)
        .applied_to(of_one(people().claimed(50, by="A")))
        .diff(of_one(twice))
    )


# -- which figure is which ------------------------------------------------------


def test_units_are_converted() -> None:
    """The same number in another unit is the same; the range is told in the new one."""
    old = Figure("length", "km").claimed(3, by="A").claimed(5, by="B")
    new = Figure("length", "m").claimed(3000, by="A").claimed(6000, by="B")

    diff = compared(old, new)

    assert [one.kinds for one in diff] == [("revised",), ("amended",)] or [one.kinds for one in diff] == [
        ("amended",),
        ("revised",),
    ]
    assert "length; unit km → m" in str(diff)
    assert "outside the old range (3,000 (A) to 5,000 (B) m)" in str(diff)
    assert not diff.applied_to(of_one(old)).diff(of_one(new))


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"definition": "registered"}, "definition none → “registered”"),
        ({"unit": "household"}, "unit person → household, and nothing converts"),
    ],
)
def test_what_is_not_compared_is_named(fields: dict[str, Any], reason: str) -> None:
    """Another definition or kind is another figure: one is withdrawn, one new, and both say why."""
    new = Figure("n", fields.get("unit", "person"), definition=fields.get("definition")).claimed(60, by="A")

    diff = compared(OLD, new)

    assert f"n: n, new; not compared with n, which is withdrawn: {reason}" in str(diff)
    assert f"n: n, withdrawn; not compared with n, which is new: {reason}" in str(diff)
    assert (len(diff.withdrawn), len(diff.new), len(diff.revised)) == (2, 1, 0)
    assert not diff.applied_to(of_one(OLD)).diff(of_one(new))


def test_a_period_that_was_put_right() -> None:
    """Where it is the only such figure and the periods overlap, or its id is the same, it was dated anew."""
    old, new = people(period="2014-06-12/2014-06-13"), people(period="2014-06-12")
    moved, elsewhere = people(period="2014-06-20"), people(period="2015")

    assert "period 2014-06-12/2014-06-13 → 2014-06-12" in str(of_one(old, "a").diff(of_one(new, "b")))
    assert "period 2014-06-12/2014-06-13 → 2014-06-20" in str(of_one(old, "a").diff(of_one(moved, "a")))
    assert [one.kind for one in of_one(old, "a").diff(of_one(moved, "b")).figures] == ["new", "withdrawn"]
    series = of_one(new, "a").with_figure("b", elsewhere)
    assert [one.kind for one in of_one(old, "a").diff(series).figures] == ["new", "new", "withdrawn"]
    assert "period none → 2015" in str(of_one(people(), "a").diff(of_one(elsewhere, "b")))


def test_what_else_of_a_figure_changed() -> None:
    """How it stands in time, who has a stake, and what is set aside."""
    old = OLD.claimed(999, by="C", key="odd")
    new = attrs.evolve(old, time="cumulative", disputants=("A",), signed=True).set_aside(
        "odd", reason="a misprint", by="me"
    )

    diff = compared(old, new)

    assert str(diff).split("\n")[1] == (
        "n: n; time point → cumulative; disputants none → A; signed False → True; set_aside none → odd (a misprint)"
    )
    assert repr(diff.figures[0]) == "<FigureChange n>"
    assert not diff.applied_to(of_one(old)).diff(of_one(new))


# -- what else there is ---------------------------------------------------------


def test_records_of_parties_and_sources_change_by_themselves() -> None:
    """A party's stake or a source's day is one change, not one of every statement."""
    old = of_one(OLD).with_party("a", Party("A")).with_source("s", S).with_source("t", T)
    new = of_one(OLD).with_party("a", Party("A", aliases=("Alpha", "Al"), stake="disputant"))
    new = new.with_source("s", Source("S", issued="2023-05"))

    diff = old.diff(new)

    assert len(diff) == 0
    assert [str(one) for one in diff.records] == [
        "party A: aliases none → Alpha, Al, stake unknown → disputant",
        "source S: issued 2023 → 2023-05",
        "source withdrawn: T",
    ]
    assert repr(diff.records[2]) == "<RecordChange source withdrawn: T>"
    assert "## Beside figures\n\n- party A" in diff.to_markdown()
    made = diff.applied_to(old)
    assert (made.figures, set(made.parties.values()), set(made.sources.values())) == (
        new.figures,
        set(new.parties.values()),
        set(new.sources.values()),
    )


def test_records_that_no_table_declares() -> None:
    """A dossier may hold figures alone; their parties and sources are compared all the same."""
    old, new = Dossier({"n": OLD}), Dossier({"n": people().claimed(50, by=Party("A", bloc="x"), source=S)})

    diff = old.diff(new)

    assert "party A: bloc none → x" in [str(one) for one in diff.records]
    assert not diff.applied_to(old).diff(new)


def test_relations_silenced_and_conclusions_follow_their_figures() -> None:
    """A figure with another id is the same; what names it names it by the new one."""

    def made(prefix: str) -> Dossier:
        parts = [Figure(name, "person").claimed(3, by="A", source=S) for name in ("all", "some", "twin", "more")]
        found = Dossier()
        for figure in parts:
            found = found.with_figure(prefix + figure.name, figure)
        found = found.with_relation(ct.part_of(f"{prefix}some", f"{prefix}all"))
        found = found.with_relation(ct.equal_to(f"{prefix}twin", f"{prefix}some"))
        found = found.silencing("CF012", reason="x", figure=f"{prefix}all").silencing("CF011", reason="y")
        return found.concluding(f"{prefix}some > 2", where="page 1")

    old, new = made("old-"), made("new-")

    diff = old.diff(new)

    assert diff.records == ()
    assert diff.turned == ()
    assert diff.applied_to(old) == new
    less = attrs.evolve(new, relations=(), silenced=(), conclusions=())
    assert {str(one).split(":")[0] for one in old.diff(less).records} == {
        "relation withdrawn",
        "silenced withdrawn",
        "conclusion withdrawn",
    }
    assert old.diff(less).applied_to(old) == less
    assert less.diff(old).applied_to(less) == old


def test_units_of_ones_own_change_too() -> None:
    """A unit that is gone, and one that came."""
    old = of_one(Figure("ships", ct.Unit.counting("dhow")).claimed(3, by="A"))
    new = of_one(Figure("ships", ct.Unit.counting("junk")).claimed(3, by="A"))

    diff = old.diff(new)

    assert {str(one) for one in diff.records} == {"unit new: junk", "unit withdrawn: dhow"}
    assert diff.applied_to(old) == new


def test_an_id_that_is_taken_makes_room() -> None:
    """Ids of parties are names for records: what is kept keeps its own."""
    old = Dossier().with_party("a", Party("Alpha"))
    new = Dossier().with_party("b", Party("Alpha")).with_party("a", Party("Beta"))

    made = old.diff(new).applied_to(old)

    assert {one.name for one in made.parties.values()} == {"Alpha", "Beta"}


def test_a_diff_fits_its_own_edition() -> None:
    """It is refused for another, whether a figure is missing, changed, or one too many."""
    diff = compared(OLD, people().claimed(60, by="A"))

    with pytest.raises(MisfitEdition, match="the figure 'n' is not as it was compared"):
        diff.applied_to(Dossier())
    with pytest.raises(MisfitEdition):
        diff.applied_to(of_one(people().claimed(51, by="A")))
    with pytest.raises(MisfitEdition, match="'m'"):
        diff.applied_to(of_one(OLD).with_figure("m", Figure("m", "person")))


# -- conclusions ------------------------------------------------------------------


def test_turned_conclusions_come_first_and_name_the_change() -> None:
    """The claim that came in place of another, and whether it left the old range."""
    old = of_one(OLD).concluding("n > 45", where="Report, page 4", sentence="More than 45 *are* there.")
    new = of_one(people().claimed(40, by="A", source=S).claimed(120, by="B", source=S))

    diff = old.diff(new)

    (one,) = diff.turned
    assert str(diff).startswith(
        "turned: “n > 45” was printed as “settled: yes per A and B” in Report, page 4: “More than"
    )
    assert one.reason == (
        "turned A yes → no; by 40 people (A, in S, issued 2023) in place of 50 people (A, in S, issued 2023), outside "
        "the old range (50 (A) to 120 (B) people)"
    )
    assert "## Turned conclusions\n\n- “n \\> 45”" in diff.to_markdown()
    assert "\\*are\\*" in diff.to_markdown()
    assert diff.to_dict()["turned"][0]["printed"] == "settled: yes per A and B"  # type: ignore[index]


def test_a_withdrawal_can_turn_a_conclusion() -> None:
    """Then it is the claim that went, and no number is new."""
    old = of_one(OLD).concluding("n > 100", where="page 1")

    (one,) = old.diff(of_one(people().claimed(120, by="B", source=S))).turned

    assert one.reason == "turned A no → silent; by that 50 people (A, in S, issued 2023) is withdrawn"
    assert one.inside is None


def test_a_conclusion_on_a_withdrawn_figure() -> None:
    """It cannot be asked, and that is said, not left out."""
    old = of_one(OLD).with_figure("m", Figure("m", "person").claimed(3, by="A")).concluding("n > m", where="page 1")

    (one,) = old.diff(Dossier()).turned
    (other,) = old.diff(of_one(OLD)).turned

    assert one.unanswered == "it cannot be asked any more: n and m are withdrawn"
    assert other.unanswered == "it cannot be asked any more: m is withdrawn"


def test_a_conclusion_that_the_new_edition_put_right_is_not_turned() -> None:
    """Its answer is another now, and that is a change of the conclusion."""
    new_figure = people().claimed(40, by="A", source=S).claimed(120, by="B", source=S)
    old, new = (of_one(one).concluding("n > 45", where="page 1") for one in (OLD, new_figure))

    diff = old.diff(new)

    assert diff.turned == ()
    assert "answer settled: yes per A and B → contested: yes per B, no per A" in str(diff)


@pytest.mark.parametrize("later", [3, None, "edition.toml", []])
def test_only_a_dossier_is_an_edition(later: Any) -> None:
    """Anything else is refused, and it says what is asked for."""
    with pytest.raises(WrongType, match="the later edition .* a dossier"):
        Dossier().diff(later)


def test_a_count_that_stopped_does_not_stretch_the_old_range() -> None:
    """From 20,000 (counted to May) to 35,000 was printed: 37,000 is outside, though the bound allows it; 36,000 inside 20,000 to 40,000."""

    def edition(ministry: int, army: str) -> Dossier:
        toll = Figure("killed", "person", time="cumulative").claimed(army, by="Army", as_of="2024-05-01")
        return Dossier().with_figure("toll", toll.claimed(ministry, by="Ministry", as_of="2024-06-01"))

    beyond = edition(35_000, "20,000").diff(edition(37_000, "20,000"))
    within = edition(35_000, "20,000 to 40,000").diff(edition(36_000, "20,000 to 40,000"))

    assert [change.inside for figure in beyond.figures for change in figure.statements] == [False]
    assert [change.inside for figure in within.figures for change in figure.statements] == [True]
