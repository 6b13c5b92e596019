"""
Charts in words of another language than English: what stands beside marks, below them and at the axis.

Where marks stand is decided before, and by no word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.report.charts import PictureWords
from contested.report.figure_words import ANSWERING, day_of, said_words, standing_words
from contested.report.statement_rows import rows_of_panel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from contested.claims import Panel
    from contested.report.cell_languages import CellLanguage
    from contested.report.charts import Lane
    from contested.report.charts.lane_layout import LaneChart
    from contested.report.statement_rows import ShownStatement

SHADED, NOTHING_SHADED = "shaded", "no number is allowed by all who give one"


def worded_in(language: CellLanguage) -> Callable[[Panel, LaneChart], LaneChart]:
    """Return what puts the words of a chart into another language than English."""
    said = {key.partition(".")[2]: text for key, text in language.words.items() if key.startswith("chart.")}
    kinds = {key.partition(".")[2]: text for key, text in language.words.items() if key.startswith("standing.")}
    heads = {name: language.words[f"page.{key}"] for name, key in _HEADS.items()}
    words = PictureWords({**kinds, **said, **heads}, language.sentences.printed.digits)
    return lambda panel, chart: _worded(panel, chart, language, words)


_HEADS = {"who": "who", "says": "says", "what became of it": "became", "of": "figures"}
"""The columns of the data of a chart, and the words of pages for them."""


def _worded(panel: Panel, chart: LaneChart, language: CellLanguage, words: PictureWords) -> LaneChart:
    rows = rows_of_panel(panel)
    lanes = [_lane(lane, rows[lane.statement - 1], panel, language) for lane in chart.lanes]
    notes = [words.say(SHADED)] if chart.band is not None else []
    if chart.band is None and len(panel.stated) > 1:
        notes = [words.say(NOTHING_SHADED)]
    notes += map(language.english, panel.notes)
    unit = language.sentences.unit_words(panel.unit, 2)
    return attrs.evolve(chart, lanes=tuple(lanes), unit=unit, notes=tuple(notes), words=words)


def _lane(lane: Lane, row: ShownStatement, panel: Panel, language: CellLanguage) -> Lane:
    who = row.who or language.words["standing.left out"]
    beside = list(_beside(row, panel, language))
    says = said_words(row, language)
    return attrs.evolve(lane, who=who, says=f"{says} ({language.several(beside)})" if beside else says)


def _beside(row: ShownStatement, panel: Panel, language: CellLanguage) -> Iterator[str]:
    """Give the day where days differ, through whom a number reached us, and why what does not count does not."""
    said, position = row.statement, row.position
    if position is not None and said is not None and (through := position.quoted_by(said)):
        yield language.fill("cell.quoted_by", names=language.names(through))
    counts = row.standing in ANSWERING
    day = day_of(row, language) if row.who in panel.days or not counts else ""
    if day:
        yield day
    if not counts:
        yield standing_words(row, language)
