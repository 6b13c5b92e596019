"""Figures that nobody agrees on: sourced, party-attributed estimates that never lose who said what."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contested import feeds, methods
    from contested.agreement import Agreement, Segment
    from contested.checks.report import Report
    from contested.denial import Assessment, Denial, Withheld
    from contested.derivation import Derivation
    from contested.disagreement import Disagreement, DisagreementTable
    from contested.dossier import Dossier
    from contested.errors import ContestedError, ContestedWarning
    from contested.estimate import Estimate
    from contested.feeds.feed import Feed
    from contested.figure import Figure, maximum, minimum
    from contested.finding import Finding, Silenced
    from contested.hedges import Lexicon, lexicon, lexicons
    from contested.inference import Inferred
    from contested.intake import Intake, Rejection
    from contested.interval import Interval
    from contested.origin import Origin
    from contested.party import Party
    from contested.phrases.cell_reading import read_claims
    from contested.phrases.phrase import Phrase
    from contested.phrases.printed_claims import PrintedClaim, PrintedClaims
    from contested.phrases.prose import Phrases, find_phrases
    from contested.phrases.reading import read_phrase
    from contested.phrases.writing import phrase
    from contested.position import Position, Stance
    from contested.ranges import Range
    from contested.relations import AtMost, Bridge, EqualTo, PartOf, at_most, equal_to, part_of, sum_of
    from contested.sensitivity import Sensitivity
    from contested.source import Source
    from contested.units import Unit
    from contested.verdict import Answer, Verdict
    from contested.who_says import WhoSays

_HOMES = {  # each public name and the module it lives in, imported when first asked for
    "Agreement": "agreement",
    "Answer": "verdict",
    "Assessment": "denial",
    "AtMost": "relations",
    "Bridge": "relations",
    "ContestedError": "errors",
    "ContestedWarning": "errors",
    "Denial": "denial",
    "Derivation": "derivation",
    "Dossier": "dossier",
    "EqualTo": "relations",
    "Estimate": "estimate",
    "Figure": "figure",
    "Finding": "finding",
    "Feed": "feeds.feed",
    "Intake": "intake",
    "Inferred": "inference",
    "Interval": "interval",
    "Lexicon": "hedges",
    "Origin": "origin",
    "PartOf": "relations",
    "Party": "party",
    "Phrase": "phrases.phrase",
    "Phrases": "phrases.prose",
    "Position": "position",
    "PrintedClaim": "phrases.printed_claims",
    "PrintedClaims": "phrases.printed_claims",
    "Range": "ranges",
    "Rejection": "intake",
    "Report": "checks.report",
    "Segment": "agreement",
    "Silenced": "finding",
    "Source": "source",
    "Stance": "position",
    "Unit": "units",
    "Verdict": "verdict",
    "WhoSays": "who_says",
    "Withheld": "denial",
    "Disagreement": "disagreement",
    "DisagreementTable": "disagreement",
    "Sensitivity": "sensitivity",
    "at_most": "relations",
    "equal_to": "relations",
    "find_phrases": "phrases.prose",
    "lexicon": "hedges",
    "lexicons": "hedges",
    "maximum": "figure",
    "minimum": "figure",
    "part_of": "relations",
    "phrase": "phrases.writing",
    "read_claims": "phrases.cell_reading",
    "read_phrase": "phrases.reading",
    "sum_of": "relations",
}

_ROOMS = ("feeds", "methods")

__all__ = [
    "Agreement",
    "Answer",
    "Assessment",
    "AtMost",
    "Bridge",
    "ContestedError",
    "ContestedWarning",
    "Denial",
    "Derivation",
    "Disagreement",
    "DisagreementTable",
    "Dossier",
    "EqualTo",
    "Estimate",
    "Feed",
    "Figure",
    "Finding",
    "Inferred",
    "Intake",
    "Interval",
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
    "Rejection",
    "Report",
    "Segment",
    "Sensitivity",
    "Silenced",
    "Source",
    "Stance",
    "Unit",
    "Verdict",
    "WhoSays",
    "Withheld",
    "at_most",
    "equal_to",
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
    "sum_of",
]


def __getattr__(name: str) -> object:
    if name in _ROOMS:
        globals()[name] = importlib.import_module(f"contested.{name}")
        return globals()[name]
    if name not in _HOMES:
        message = f"module 'contested' has no attribute {name!r}"
        raise AttributeError(message)
    value = getattr(importlib.import_module(f"contested.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__


if "hypothesis" in sys.modules:  # imported before us, so its door to us is shut already: knock from this side
    importlib.import_module("contested.testing.registration").register()
