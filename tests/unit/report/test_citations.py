"""Every statement has a note to the place where it was read, by number."""

from __future__ import annotations

import copy
import pickle

import pytest

import contested as ct
from contested.errors import WrongType
from contested.report import notes, shown_statements

MINISTRY = ct.Source("Bulletin 7", author="Ministry of Defence", issued="2023-09-18", url="https://ministry.example/7")
AGENCY = ct.Source("Wire report", publisher="An agency", quoting=MINISTRY)
PAPER = ct.Source(
    "Front page",
    author="A. Reporter",
    publisher="The Paper",
    issued="2023-09-20",
    url="https://paper.example/front",
    retrieved="2023-09-22",
    quoting=AGENCY,
    archive="copies/front.html",
    digest="sha256:" + "0123456789abcdef" * 4,
    archived="2023-09-23",
)
ATLAS = ct.Source("Atlas", doi="10.1000/182")


def test_one_place_in_one_document_has_one_number() -> None:
    """Whoever is read there; another page of it has another."""
    dead = (
        ct.Figure("dead", "person")
        .claimed(5, by="A", source=ATLAS, at="page 4")
        .claimed(6, by="B", source=ATLAS, at="page 4")
        .claimed(7, by="C", source=ATLAS, at="page 5")
    )

    made = notes(dead)

    assert [made.number(statement) for statement in dead.statements] == [1, 1, 2]
    assert [(note.source, note.at) for note in made] == [(ATLAS, "page 4"), (ATLAS, "page 5")]


def test_a_note_says_where_to_look() -> None:
    """Author, title, publisher, day, place, address, day of access, and the copy that is kept with the digest cut."""
    alone = ct.Figure("dead", "person").claimed(5, by="A", source=PAPER, at="column 2")

    assert notes(alone).notes[0].write().split("; quoted by ")[-1] == (
        "A. Reporter, Front page, The Paper, issued 2023-09-20, column 2, https://paper.example/front, "
        "accessed 2023-09-22, kept copy copies/front.html (sha256:0123456789ab…, kept 2023-09-23)."
    )


def test_a_note_follows_the_chain_whole() -> None:
    """From who is behind the number to what was read, as declared by sources or with the statement."""
    by_source = ct.Figure("dead", "person").claimed(5, by="A", source=PAPER)
    by_statement = ct.Figure("dead", "person").claimed(5, by="A", source="Blog", quoting=["Radio", "Mayor"])

    assert (
        notes(by_source)
        .notes[0]
        .write()
        .startswith(
            "according to Ministry of Defence, Bulletin 7, issued 2023-09-18, https://ministry.example/7; "
            "quoted by Wire report, An agency; quoted by A. Reporter, Front page, "
        )
    )
    assert str(notes(by_statement)) == "[1] according to Mayor; quoted by Radio; quoted by Blog."


def test_an_organ_and_a_doi_are_named() -> None:
    """Whose mouthpiece a document is decides what it is worth; a DOI is an address."""
    organ = ct.Source("Gazette", organ_of="Ruritania", doi="10.1000/182")

    assert str(notes(ct.Figure("dead", "person").claimed(5, source=organ))) == (
        "[1] Gazette, organ of Ruritania, https://doi.org/10.1000/182."
    )


def test_a_copy_may_be_known_by_its_digest_or_its_place_alone() -> None:
    """Each is said without the other."""
    by_digest = ct.Source("A", digest="sha256:" + "a" * 64)
    by_place = ct.Source("B", archive="https://archive.example/b")

    made = notes([ct.Figure("dead", "person").claimed(5, source=one) for one in (by_digest, by_place)])

    assert str(made) == "[1] A, kept copy (sha256:aaaaaaaaaaaa…).\n[2] B, kept copy https://archive.example/b."


def test_where_no_source_is_named_the_note_says_so() -> None:
    """A statement without a note would look like one whose note was lost."""
    dead = ct.Figure("dead", "person").claimed(5, by="A").claimed(6, by="B", at="page 2")

    assert str(notes(dead)) == "[1] no source is named.\n[2] no source is named, page 2."
    assert notes(dead).notes[0].source is None


def test_a_computed_row_has_the_notes_of_all_that_it_rests_on() -> None:
    """Of each figure in the formula, once."""
    people = ct.Figure("people", "person").claimed(120, by="A", source="Census").claimed(50, by="B", source=PAPER)
    density = people / ct.Figure("area", "km**2").claimed(2, source=ATLAS)

    made = notes(density)

    titles = {
        row.who: [made.notes[number - 1].documents[0].title for number in made.numbers(row)]
        for row in shown_statements(density)
    }
    assert titles == {"A": ["Census", "Atlas"], "B": ["Atlas", "Front page"]}


def test_what_is_set_aside_has_its_note_last() -> None:
    """No row shows it as a statement, and its source stays."""
    dead = ct.Figure("dead", "person").claimed(900, by="B", key="b", source="Rumour").claimed(5, by="A", source=ATLAS)

    assert [note.source for note in notes(dead.set_aside("b", reason="a slip", by="desk"))] == [
        ATLAS,
        ct.Source("Rumour"),
    ]


def test_notes_are_of_a_dossier_a_figure_or_statements() -> None:
    """Of several things they are numbered on."""
    dead = ct.Figure("dead", "person").claimed(5, by="A", source=ATLAS)
    hurt = ct.Figure("hurt", "person").claimed(9, by="A", source=PAPER)
    dossier = ct.Dossier().with_figure("hurt", hurt).with_figure("dead", dead)

    assert notes(dossier) == notes([hurt, dead]) == notes([hurt.statements[0], dead.statements[0]])
    assert notes(dead.statements[0]) == notes(dead)
    assert len(notes(dossier)) == 2


@pytest.mark.parametrize("of", ["population", 5, [5]])
def test_nothing_else_can_be_cited(of: object) -> None:
    """The error says what can."""
    with pytest.raises(WrongType, match="a dossier, a figure, statements"):
        notes(of)  # type: ignore[arg-type]


def test_a_statement_that_was_not_cited_has_no_number() -> None:
    """It is no mistake for another note."""
    cited, other = (ct.Figure("dead", "person").claimed(5, by="A", source=one) for one in (ATLAS, PAPER))

    with pytest.raises(KeyError):
        notes(cited).number(other.statements[0])


def test_notes_are_written_in_four_forms() -> None:
    """A list in HTML and LaTeX, a paragraph in Markdown, a line in plain text; of nothing, nothing."""
    made = notes(ct.Figure("dead", "person").claimed(5, source="A *B* <c>").claimed(6, source="D"))

    assert made.write("text") == str(made) == "[1] A *B* <c>.\n[2] D."
    assert [str(note) for note in made] == ["[1] A *B* <c>.", "[2] D."]
    assert made.write("markdown") == "\\[1\\] *A \\*B\\* \\<c\\>*.\n\n\\[2\\] *D*."
    assert made.write("html") == (
        '<ol class="contested-notes">\n<li><i>A *B* &lt;c&gt;</i>.</li>\n<li><i>D</i>.</li>\n</ol>'
    )
    assert made.write("latex") == (
        "\\begin{itemize}\n\\item[1] \\emph{A *B* <c>}.\n\\item[2] \\emph{D}.\n\\end{itemize}"
    )
    assert [notes([]).write(as_) for as_ in ("text", "markdown", "html", "latex")] == [""] * 4


def test_notes_are_a_value() -> None:
    """Equal after a copy and after a pickle, and they find their statements then too."""
    dead = ct.Figure("dead", "person").claimed(5, by="A", source=ATLAS)
    made = notes(dead)

    for again in (copy.deepcopy(made), pickle.loads(pickle.dumps(made))):  # our own bytes
        assert again == made
        assert again.number(dead.statements[0]) == 1
