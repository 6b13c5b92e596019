"""Errors of feeds: of a whole file, of its mapping, of a row or a cell."""

from __future__ import annotations

from contested.errors.base import AmbiguousPhrase, ContestedError, shorten


class UnreadableFeed(ContestedError, ValueError):
    """A file or frame of which no row can be trusted, and so none is taken."""

    name: str
    line: int | None
    reason: str

    def __str__(self) -> str:
        where = self.name if self.line is None else f"{self.name}, line {self.line}"
        return f"cannot read {where}: {self.reason}"


class MisfitFeed(ContestedError, ValueError):
    """A mapping that says too little, or names columns that are not there."""

    field: str
    reason: str

    def __str__(self) -> str:
        return f"feed, {self.field}: {self.reason}"


class UnreadableCell(ContestedError, ValueError):
    """A printed cell of which some words have no reading, or more than one; ``reasons`` lists them."""

    text: str
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        return f"cannot read all of the cell {shorten(self.text)}: {'; '.join(self.reasons)}"


class SeveralCounts(ContestedError, ValueError):
    """A printed cell that counts more than one thing; ``counted`` lists them, as only= takes them."""

    text: str
    counted: tuple[str, ...]
    reason: str

    def __str__(self) -> str:
        listed = ", ".join(shorten(one) for one in self.counted) or "no more than a number"
        return f"the cell {shorten(self.text)} {self.reason}: {listed}; say with only= which of them this figure is"


class AmbiguousAbsence(AmbiguousPhrase):
    """A cell by which a program writes that nothing is there, and a person that there are none or nobody knows."""

    def __str__(self) -> str:
        other = {"zero": "for zero write 0, or 'no deaths'"}.get(self.readings[-1], f"else unknown={self.text!r}")
        return (
            f"{shorten(self.text)} can be read as {' or as '.join(self.readings)}; "
            f"if nothing is said, give missing={self.text!r}; {other}"
        )


class InconsistentRow(ContestedError, ValueError):
    """A row whose low, best and high contradict each other as published."""

    said: str

    def __str__(self) -> str:
        return (
            f"as published, {self.said}; nothing is re-ordered: correct the row, "
            "or keep its best value alone with inconsistent='kept'"
        )


class UnusableCell(ContestedError, ValueError):
    """A cell that cannot be what its column is mapped to."""

    value: object
    reason: str

    def __str__(self) -> str:
        return f"{shorten(self.value)}: {self.reason}"


class RaggedRow(UnusableCell):
    """A row with more or fewer cells than the header."""


class UnreadableLine(UnusableCell):
    """A line that holds no row."""


class NothingSaid(UnusableCell):
    """A row in which every cell that could hold a number is empty."""


class EmptyKey(UnusableCell):
    """A row that does not say which figure it is about."""


class TotalsRow(UnusableCell):
    """A row that sums up others."""


class FormulaCell(UnusableCell):
    """A cell of a spreadsheet that holds a formula, and no value of its own."""


class TwoSpellings(UnusableCell):
    """A party that other rows write almost alike."""


class UnfitPipeline(ContestedError, ValueError):
    """A pipeline that cannot be held to any law: it hangs, raises for all rows, or gives what nobody can read."""

    what: str
    advice: str

    def __str__(self) -> str:
        return f"{self.what}; {self.advice}"
