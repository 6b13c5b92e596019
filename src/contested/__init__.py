"""Figures that nobody agrees on: sourced, party-attributed estimates that never lose who said what."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

from contested.lazy_names import lazily

if TYPE_CHECKING:
    from contested import exchange, feeds, methods, report
    from contested.answers.agreement import Agreement, Segment
    from contested.answers.answer import Answer
    from contested.answers.dispersion import Disagreement, DisagreementTable
    from contested.answers.ranges import Range
    from contested.answers.verdict import Verdict
    from contested.answers.who_says import WhoSays
    from contested.checks.finding import Finding, Silenced
    from contested.checks.report import Report
    from contested.claims.denial import Acceptance, Assessment, Denial, Dispute, Retraction, Withheld
    from contested.claims.derivation import Derivation
    from contested.claims.estimate import Estimate
    from contested.claims.intake import Intake, Rejection
    from contested.claims.origin import Origin
    from contested.claims.party import Party
    from contested.claims.position import Position, Stance
    from contested.claims.source import Source
    from contested.dossier.conclusion import Conclusion
    from contested.dossier.dossier import Dossier
    from contested.dossier.edition_changes import FigureChange, RecordChange, StatementChange
    from contested.dossier.editions import EditionDiff
    from contested.dossier.sensitivity import Sensitivity
    from contested.dossier.turned_conclusions import TurnedConclusion, TurningPoint
    from contested.errors import ContestedError, ContestedWarning
    from contested.feeds.feed import Feed
    from contested.figure import Figure
    from contested.journal.entry import JournalEntry
    from contested.journal.journal import Journal
    from contested.journal.journal_finding import JournalFinding, JournalReport
    from contested.journal.seal import Seal
    from contested.phrases.cell_reading import read_claims
    from contested.phrases.lexicon import Lexicon, lexicon, lexicons
    from contested.phrases.phrase import Phrase
    from contested.phrases.phrase_reading import read_phrase
    from contested.phrases.phrase_writing import phrase
    from contested.phrases.printed_claims import PrintedClaim, PrintedClaims
    from contested.phrases.prose_reading import Phrases, find_phrases
    from contested.quantities.interval import Interval
    from contested.quantities.units import Unit
    from contested.relations.inference import Inferred
    from contested.relations.relation import AtMost, Bridge, EqualTo, PartOf, at_most, equal_to, part_of, sum_of
    from contested.several_figures import maximum, minimum, total
    from contested.version import __version__ as __version__

_HOMES = {  # each public name and the module it lives in, imported when first asked for
    "Acceptance": "contested.claims.denial",
    "Agreement": "contested.answers.agreement",
    "Answer": "contested.answers.answer",
    "Assessment": "contested.claims.denial",
    "AtMost": "contested.relations.relation",
    "Bridge": "contested.relations.relation",
    "Conclusion": "contested.dossier.conclusion",
    "ContestedError": "contested.errors",
    "ContestedWarning": "contested.errors",
    "Denial": "contested.claims.denial",
    "Derivation": "contested.claims.derivation",
    "Disagreement": "contested.answers.dispersion",
    "DisagreementTable": "contested.answers.dispersion",
    "Dispute": "contested.claims.denial",
    "Dossier": "contested.dossier.dossier",
    "EditionDiff": "contested.dossier.editions",
    "EqualTo": "contested.relations.relation",
    "Estimate": "contested.claims.estimate",
    "Feed": "contested.feeds.feed",
    "Figure": "contested.figure",
    "FigureChange": "contested.dossier.edition_changes",
    "Finding": "contested.checks.finding",
    "Inferred": "contested.relations.inference",
    "Intake": "contested.claims.intake",
    "Interval": "contested.quantities.interval",
    "Journal": "contested.journal.journal",
    "JournalEntry": "contested.journal.entry",
    "JournalFinding": "contested.journal.journal_finding",
    "JournalReport": "contested.journal.journal_finding",
    "Lexicon": "contested.phrases.lexicon",
    "Origin": "contested.claims.origin",
    "PartOf": "contested.relations.relation",
    "Party": "contested.claims.party",
    "Phrase": "contested.phrases.phrase",
    "Phrases": "contested.phrases.prose_reading",
    "Position": "contested.claims.position",
    "PrintedClaim": "contested.phrases.printed_claims",
    "PrintedClaims": "contested.phrases.printed_claims",
    "Range": "contested.answers.ranges",
    "RecordChange": "contested.dossier.edition_changes",
    "Rejection": "contested.claims.intake",
    "Report": "contested.checks.report",
    "Retraction": "contested.claims.denial",
    "Seal": "contested.journal.seal",
    "Segment": "contested.answers.agreement",
    "Sensitivity": "contested.dossier.sensitivity",
    "Silenced": "contested.checks.finding",
    "Source": "contested.claims.source",
    "Stance": "contested.claims.position",
    "StatementChange": "contested.dossier.edition_changes",
    "TurnedConclusion": "contested.dossier.turned_conclusions",
    "TurningPoint": "contested.dossier.turned_conclusions",
    "Unit": "contested.quantities.units",
    "Verdict": "contested.answers.verdict",
    "WhoSays": "contested.answers.who_says",
    "Withheld": "contested.claims.denial",
    "__version__": "contested.version",
    "at_most": "contested.relations.relation",
    "equal_to": "contested.relations.relation",
    "exchange": "contested.exchange",
    "feeds": "contested.feeds",
    "find_phrases": "contested.phrases.prose_reading",
    "lexicon": "contested.phrases.lexicon",
    "lexicons": "contested.phrases.lexicon",
    "maximum": "contested.several_figures",
    "methods": "contested.methods",
    "minimum": "contested.several_figures",
    "part_of": "contested.relations.relation",
    "phrase": "contested.phrases.phrase_writing",
    "read_claims": "contested.phrases.cell_reading",
    "read_phrase": "contested.phrases.phrase_reading",
    "report": "contested.report",
    "sum_of": "contested.relations.relation",
    "total": "contested.several_figures",
}

__all__ = [
    "Acceptance",
    "Agreement",
    "Answer",
    "Assessment",
    "AtMost",
    "Bridge",
    "Conclusion",
    "ContestedError",
    "ContestedWarning",
    "Denial",
    "Derivation",
    "Disagreement",
    "DisagreementTable",
    "Dispute",
    "Dossier",
    "EditionDiff",
    "EqualTo",
    "Estimate",
    "Feed",
    "Figure",
    "FigureChange",
    "Finding",
    "Inferred",
    "Intake",
    "Interval",
    "Journal",
    "JournalEntry",
    "JournalFinding",
    "JournalReport",
    "Lexicon",
    "Origin",
    "PartOf",
    "Party",
    "Phrase",
    "Phrases",
    "Position",
    "PrintedClaim",
    "PrintedClaims",
    "Range",
    "RecordChange",
    "Rejection",
    "Report",
    "Retraction",
    "Seal",
    "Segment",
    "Sensitivity",
    "Silenced",
    "Source",
    "Stance",
    "StatementChange",
    "TurnedConclusion",
    "TurningPoint",
    "Unit",
    "Verdict",
    "WhoSays",
    "Withheld",
    "at_most",
    "equal_to",
    "exchange",
    "feeds",
    "find_phrases",
    "lexicon",
    "lexicons",
    "maximum",
    "methods",
    "minimum",
    "part_of",
    "phrase",
    "read_claims",
    "read_phrase",
    "report",
    "sum_of",
    "total",
]


__getattr__ = lazily(__name__, _HOMES)


def __dir__() -> list[str]:
    return __all__


if "hypothesis" in sys.modules:  # imported before us, so its door to us is shut already: knock from this side
    importlib.import_module("contested.testing.registration").register()
