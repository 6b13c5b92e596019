"""Silencings: ``<!-- contested: allow CL001 because ... -->`` in a draft, for the paragraph it stands in or before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.report.drafts.lint_finding import LINT_CODES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contested.report.drafts.markup import Markup

_OPENING = "contested:"


@attrs.frozen
class Silencing:
    """One comment: where it ends, the codes it allows, why, and what is wrong with it."""

    at: int
    end: int
    codes: tuple[str, ...]
    reason: str
    fault: str = ""


def silencings_in(markup: Markup) -> Iterator[Silencing]:
    """Yield the silencings of a draft, those with a fault too."""
    for start, end in markup.comments:
        body = markup.text[start + 4 : end - 3].strip()
        if body.startswith(_OPENING):
            yield _read(start, end, body.removeprefix(_OPENING).strip())


def _read(start: int, end: int, body: str) -> Silencing:
    order, _, rest = body.partition(" ")
    listed, because, reason = f" {rest} ".partition(" because ")
    codes = tuple(listed.replace(",", " ").split())
    reason = " ".join(reason.split())
    unknown = [code for code in codes if code not in LINT_CODES]
    fault = ""
    if order != "allow" or not codes:
        fault = "it is not of the form 'contested: allow CL001 because ...'"
    elif unknown:
        fault = f"there is no code {unknown[0]}; there are {', '.join(LINT_CODES)}"
    elif not because or not reason:
        fault = "it gives no reason"
    return Silencing(start, end, codes, reason, fault)
