"""Speed of reading: phrases, running prose, drafts."""

from __future__ import annotations

import itertools
import random
import warnings

from rows import paired, row, within

import contested as ct
from contested import report

FRAMES = (
    "around {:,} soldiers",
    "at least {:,} dead",
    "fewer than {:,} people",
    "between 500 and {} houses",
    "{:,} km²",
    "up to {:,} refugees",
    "more than {:,} tons",
    "some {:,} villages",
    "{:,} or so",
    "approximately {:,} active",
)


def a_thousand_phrases(starts):
    """Return a thousand phrases that were never read before, so that nothing kept from one serves another."""
    start = next(starts)
    return [frame.format(start + 100 * n) for n in range(100) for frame in FRAMES]


SENTENCES = (
    "The ministry said on Tuesday that at least 11 people had been killed and around 10,000 displaced near the border.",
    "Officials in the capital denied the report, and no independent confirmation of it was available in the region.",
    "According to the Armenians 120,000 inhabitants lived there, but Azerbaijan put the figure at 50,000.",
    "The talks, which had been suspended several times over the summer, were expected to resume within days.",
    "Dozens of houses were destroyed and between 20 and 30 villages cut off, the agency reported in its bulletin.",
    "Nobody in the delegation wished to be named, since the negotiations had been described as confidential.",
)


def prose(size):
    text = " ".join(SENTENCES)
    return (text * (size // len(text) + 1))[:size]


@row("lint, 1 MB of prose, 1,000 figures", against="find_phrases alone on it", limit=1.5, topic="reports")
def linting():
    rng = random.Random(18)
    syllables = [a + b for a in "bdfgklmnprst" for b in "aeiou"]
    names = (("population", "person"), ("Armenian soldiers", "person"), ("people killed by mines", "killed"))
    names = (*names, ("area", "km**2"), ("displaced people", "displaced"))
    figures = {}
    for n in range(1_000):
        name, unit_name = names[n % len(names)]
        place = "".join(syllables[(n // len(names) * k) % len(syllables)] for k in (1, 7, 11)).capitalize()
        said = rng.randrange(1, 99) * 10 ** rng.randrange(1, 5)
        figure = ct.Figure(name, unit_name, of=f"{place}{n // len(names)}")
        figures[f"f{n}"] = figure.claimed(said, by="Government").claimed(f"around {said * 2:,}", by="Opposition")
    written = []
    for figure in rng.choices(list(figures.values()), k=60_000):
        about = figure.estimates[0].interval.low
        written.append(" ".join(rng.choices(SENTENCES, k=4)))
        if rng.random() < 0.25:
            written[-1] += f" The Government puts the {figure.name} of {figure.of} at {about:,}."
            if rng.random() < 0.75:  # the others leave the other side out
                written[-1] += f" The Opposition puts it at around {about * 2:,}."
    text = "\n\n".join(written)[:1_000_000]
    dossier = ct.Dossier(figures)
    assert len(report.lint(text, dossier)) > 100  # not vacuous
    return paired(lambda: report.lint(text, dossier), lambda: ct.find_phrases(text, locale="en"), rounds=5)


@row(
    "read a phrase, of 1,000 different",
    against="quantulum3 parser.parse (30 x faster: 0.033)",
    limit=0.033,
    topic="phrases",
    peers=("quantulum3",),
)
def phrases():
    from quantulum3 import parser

    starts = itertools.count(1_000)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        parser.parse("10 km")  # loads its units

        def ours():
            for text in a_thousand_phrases(starts):
                ct.read_phrase(text)

        def theirs():
            for text in a_thousand_phrases(starts)[::20]:
                parser.parse(text)

        ours()
        return paired(ours, theirs, rounds=5).times(1 / 1000, 1 / 50)


@row("find_phrases, 2 MB of prose", against="the same, 1 MB (linear: 2)", limit=2.3, topic="phrases")
def finding_growth():
    one, two = prose(1_000_000), prose(2_000_000)
    return paired(lambda: ct.find_phrases(two), lambda: ct.find_phrases(one), rounds=5)


@row("find_phrases, 1 MB of prose", against="one second (1.5 MB/s: 0.67)", limit=0.67, topic="phrases")
def finding_speed():
    text = prose(1_000_000)
    return within(lambda: ct.find_phrases(text), 1.0)
