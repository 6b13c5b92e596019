"""How far claims agree, and on how many origins they rest, in words whose meaning is fixed and computed."""

from __future__ import annotations

import attrs

from contested.answers.dispersion import disagreement
from contested.claims import Stance
from contested.errors import WrongType
from contested.figure import Figure

LEVELS = ("high", "medium", "low", "single", "none")
"""From best to what says nothing of agreement: one origin alone, or no number."""

_WORDS = {
    "high": "high agreement",
    "medium": "medium agreement",
    "low": "low agreement",
    "single": "no agreement to measure",
    "none": "no number to agree on",
}


@attrs.frozen
class AgreementLevel:
    """
    How far the claims on one figure agree, and on how many origins they rest.

    ``level`` is computed, and means:

    - "high": at least two origins give a number, all of them can be right at
      once, and nobody denies;
    - "medium": nobody denies, and either the numbers meet in a chain without
      one value that all allow, or one camp has more than half of the origins;
      or all can be right at once, and somebody denies;
    - "low": everything else that two or more origins come to;
    - "single": one origin alone gives a number, which cannot agree or disagree;
    - "none": nobody gives a number.

    ``camps`` counts the groups of those whose numbers meet, ``origins`` those
    who are behind the numbers (five papers with one number are one), and
    ``denials`` the parties that deny or dispute.  What the numbers allow is
    compared, "about" included.  Nothing is said of whether anybody is right.

    Source:
        The words are those of M. D. Mastrandrea et al., Guidance Note for
        Lead Authors of the IPCC Fifth Assessment Report on Consistent
        Treatment of Uncertainties, 2010: evidence and agreement are told
        apart.  There they are judged, here they are counted.

    Attributes:
        title: the title of the figure.
    """

    title: str
    level: str
    camps: int
    origins: int
    denials: int

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """What is counted, as it is printed; denials only where there are some."""
        counts = (("camps", self.camps), ("origins", self.origins), ("denials", self.denials))
        return tuple((what, count) for what, count in counts if count)

    def __str__(self) -> str:
        counted = ", ".join(f"{count} {what if count > 1 else what.removesuffix('s')}" for what, count in self.counts)
        return f"{_WORDS[self.level]}: {counted}" if counted else _WORDS[self.level]


def agreement(figure: Figure) -> AgreementLevel:
    """
    Return how far the claims on a figure agree, and on how many origins they rest: "low agreement: 2 camps, 2 origins".

    It is asked for by name, and stands in no sentence by itself.  What each
    word means is in ``AgreementLevel``.

    Raises:
        WrongType: it is no figure.
    """
    if not isinstance(figure, Figure):
        raise WrongType("figure", figure, "a figure")
    panel = figure._panel
    found = disagreement(panel)
    denials = sum(1 for position in panel.positions if position.rejections or position.stance is Stance.DENIED)
    groups = [{position.name for position in group} for group in panel.origin_groups]
    sizes = [sum(1 for group in groups if not group.isdisjoint(camp)) for camp in found.camps]
    return AgreementLevel(
        figure.title, _level(sizes, len(groups), denials, meets=found.gap == 0), len(sizes), len(groups), denials
    )


def _level(sizes: list[int], origins: int, denials: int, *, meets: bool) -> str:
    """Return the level: ``sizes`` are the origins of each camp, ``meets`` says that all can be right at once."""
    if origins < 2:
        return "single" if origins else "none"
    if len(sizes) == 1 and meets:
        return "medium" if denials else "high"
    return "medium" if not denials and 2 * max(sizes) > origins else "low"
