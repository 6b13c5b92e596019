"""Formats: what each is called, how a dossier is written in it and read from it, and what it cannot hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

import attrs

from contested.dossier.file.syntax import has_comment

if TYPE_CHECKING:
    from contested.claims import Statement
    from contested.dossier import Dossier
    from contested.figure import Figure

Chunks = Iterable[str]
"""A text in pieces: on writing any, on reading lines with their ends."""


class FigureStatement(NamedTuple):
    """
    A statement, with the id of its figure, and that figure with nothing said of it.

    Attributes:
        id: of the figure.
        figure: with nothing said of it.
        statement: an estimate, a denial or a refusal to say.
    """

    id: str
    figure: Figure
    statement: Statement


@attrs.frozen
class Loss:
    """
    Something of a dossier that a format cannot hold.

    ``what`` is lost ("the hedge 'about'"), ``where`` says of which figure and
    statement, ``detail`` why, or what stands in its place.
    """

    what: str
    where: str
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.what} is lost" + (f"; {self.detail}" if self.detail else "")


def intake_losses(dossier: Dossier) -> tuple[Loss, ...]:
    """Return what no format holds, not even the dossier's own file: the account of rows read into it."""
    if dossier.intake is None:
        return ()
    return (Loss("the account of the rows that it was read from", "the dossier", "keep the Intake apart"),)


def losses_beside(dossier: Dossier) -> tuple[Loss, ...]:
    """Return what no format of others holds, though it holds all that a dossier says: that account, and comments."""
    comments = dossier.document is not None and has_comment(dossier.document)
    said = (Loss("what the comments of its file say", "the dossier", "they stay in the TOML file"),)
    return intake_losses(dossier) + (said if comments else ())


@attrs.frozen
class Format:
    """
    A format that dossiers are exchanged in.

    ``write`` gives a text in pieces and ``read`` takes one in lines; None
    where a format goes one way.  A format of several files has ``pack`` and
    ``unpack`` in their place, which give and take texts by file name: a
    folder, or a ZIP archive.  ``losses`` names what would be lost, before it
    is.  ``suffixes`` are how names of its files end.

    Attributes:
        name: in ``FORMATS``, and in ``contested convert --to``.
        title: in a few words.
        media_type: by which the web calls it.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    media_type: str
    write: Callable[[Dossier], Chunks] | None = None
    read: Callable[[Chunks], Dossier] | None = None
    losses: Callable[[Dossier], tuple[Loss, ...]] = attrs.field(default=losses_beside, kw_only=True)
    pack: Callable[[Dossier], Mapping[str, Chunks]] | None = attrs.field(default=None, kw_only=True)
    unpack: Callable[[Mapping[str, Chunks]], Dossier] | None = attrs.field(default=None, kw_only=True)

    @property
    def writes(self) -> bool:
        """Whether a dossier can be written in it."""
        return self.write is not None or self.pack is not None

    @property
    def reads(self) -> bool:
        """Whether a dossier can be read from it."""
        return self.read is not None or self.unpack is not None

    def __str__(self) -> str:
        return self.name


def where_said(figure: str, statement: Statement | None = None, number: int = 0) -> str:
    """
    Return where a loss is: a figure, or one of its statements with who says it.

    Args:
        figure: its id.
        statement: that the loss is about, if it is about one.
        number: its place among the figure's statements, from 1.
    """
    return figure if statement is None else f"{figure}, statement {number} ({statement.attribution})"
