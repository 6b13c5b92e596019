"""
What somebody may write who has never seen the library: every public name once, without a cast or a check for None.

It runs, and mypy (strict) and pyright (strict) find nothing in it.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import contested as ct

print(ct.__version__)

# -- figures: who says what -------------------------------------------------------

armenia = ct.Party("Armenia", aliases=["Yerevan"], stake="disputant")
article = ct.Source("News article on the ceasefire", issued="2023-09-20/2023-09-21")
population = (
    ct.Figure("population", "person", of="Nagorno-Karabakh")
    .claimed("120,000", by=armenia, source=article, key="census")
    .claimed("50,000", by="Azerbaijan", source=article)
    .claimed(low=60_000, high=110_000, by="OSCE")
    .accepted(by="Iran", estimate="census")
    .disputed(by="Azerbaijan", aspect="method")
)
area = ct.Figure("area", "km**2", of="Nagorno-Karabakh").claimed("approximately 3,000", source=article)
troops = (
    ct.Figure("soldiers", "person", of="Nagorno-Karabakh")
    .claimed("around 10,000", by="Azerbaijan", stated="2023-09-20")
    .denied(by="Armenia")
    .withheld(by="Russia")
)

statements: list[ct.Estimate | ct.Denial | ct.Withheld | ct.Acceptance | ct.Dispute | ct.Retraction] = [
    ct.Estimate.of("dozens", "person", by="A", quote="dozens of people"),
    ct.Denial.of(by="B"),
    ct.Withheld.of(by="C", note="no comment"),
    ct.Acceptance.of(by="D", estimate="census"),
    ct.Dispute.of(by="E", aspect="definition"),
    ct.Retraction.of(by="F", reason="a slip"),
]
for statement in statements:
    print(statement.printed(), statement.attribution)
aside: ct.Assessment = population.set_aside("census", reason="old", by="me").assessments[0]
print(aside.reason, population.title, population.digest, ct.Unit.__name__, population.unit.names)

# -- answers ----------------------------------------------------------------------

hull: ct.Range = population.hull()
print(hull, hull.ratio, hull.low, hull.high, hull.low_by, hull.notes, population.common())
allowed: ct.Interval = ct.Interval(1, 2)
print(allowed.contains(1), hull.interval.overlaps(allowed))
verdict: ct.Verdict = population > 100_000
print(verdict, verdict.certainly, verdict.possibly, (population < 1) | ~verdict & population.between(1, 10**6))
answer: ct.Answer = verdict.answers[0][1]
print(answer is ct.Answer.YES)
agreed: ct.Agreement = population.most_agreed()
segment: ct.Segment = agreed.segments[0]
print(segment.low, segment.allowed_by)
said: ct.WhoSays = population.who_says(50_000)
apart: ct.Disagreement = population.disagreement()
print(said.states, apart.camps, apart.divergence)
position: ct.Position = population.position("Armenia")
origin: ct.Origin = next(iter(population.origins()))
print(position.stance is ct.Stance.STATED, origin.name, population.history(), population.days(), population.copies())
steps: ct.Derivation = hull.explain()
print(steps.follow(), len(ct.Derivation.from_json(steps.to_json()).leaves()))
print(population.reconcile(ct.methods.Median()).value, population.shift(population.as_of("2024-01-01")))

# -- arithmetic: every result is a figure -------------------------------------------

density: ct.Figure = population / area
print(density.hull(), density.according_to("Armenia"))
print((2 * population - 500 + population).hull(), (sum([population, troops]) / area).hull(), (-population).hull())
print(ct.total(population, troops).hull(), ct.minimum(population, 70_000).hull(), ct.maximum(population, troops).hull())

# -- a dossier ----------------------------------------------------------------------

dossier = (
    ct.Dossier()
    .with_figure("population", population)
    .with_figure("area", area)
    .with_figure("troops", troops)
    .with_relation(ct.part_of("troops", "population"))
    .concluding("population > 40000", where="my article")
    .silencing("CF012", reason="the article speaks for itself")
)
print(dossier["population"].hull(), dossier.ask("troops > 4000"), dossier.calculate("population / area").hull())
relations: list[ct.PartOf | ct.EqualTo | ct.AtMost] = [
    ct.part_of("a", "b"),
    ct.sum_of("b", ["a", "c"]),
    ct.equal_to("a", "c"),
    ct.at_most("a", "b"),
]
bridge = ct.Bridge("households", "population", factor="about 4", by="OSCE")
print(relations, bridge.factor)
conclusion: ct.Conclusion = dossier.conclusions[0]
silenced: ct.Silenced = dossier.silenced[0]
print(conclusion.question, silenced.reason)
report: ct.Report = dossier.check()
findings: list[ct.Finding] = list(report)
inferred: tuple[ct.Inferred, ...] = dossier.inferred()
mean: ct.DisagreementTable = dossier.disagreement()
tried: ct.Sensitivity = dossier.sensitivity("population > 40000")
print(findings, inferred, mean.share, tried.breaks)

later = dossier.with_figure("population", population.claimed("30,000", by="Armenia", stated="2024-01-01"))
difference: ct.EditionDiff = dossier.diff(later)
for change in difference:
    one: ct.StatementChange = change
    print(one.kind)
changed: tuple[ct.FigureChange, ...] = difference.figures
records: tuple[ct.RecordChange, ...] = difference.records
turned: tuple[ct.TurnedConclusion, ...] = difference.turned
points: list[ct.TurningPoint] = [point for one in turned for why in one.explanations for point in why]
print(changed, records, points)

again = ct.Dossier.from_records(dossier.to_records(), parties=dossier.parties, sources=dossier.sources)
print(again["troops"] == dossier["troops"], ct.Dossier.loads(dossier.dumps()) == dossier)

# -- words, feeds, tables, reports ----------------------------------------------------

words: ct.Lexicon = ct.lexicon("acled")
print(words.name, list(ct.lexicons()))
read: ct.Phrase = ct.read_phrase("between 10 and 20 people")
found: ct.Phrases = ct.find_phrases("Some 300 people fled; at least 11 died.")
printed: ct.PrintedClaims = ct.read_claims("12,000 (UN, 2019); 15,000 (government)")
claim: ct.PrintedClaim = printed.statements[0]
print(read.interval, found.unread, claim.attribution, ct.phrase(read.interval, read.hedges))

feed: ct.Feed = ct.feeds.Feed(of="place", name="=dead", unit="=killed", best="n", by="by")
rows = [{"place": "X", "n": 3, "by": "A"}, {"place": "X", "n": "some", "by": "B"}]
fed = feed.read(rows)
intake: ct.Intake = feed.intake(rows)
rejected: ct.Rejection = intake.rejected[0]
print(fed.figures, rejected.advice)
print(ct.ClaimTable.__name__, ct.exchange.losses(dossier, "json"), ct.report.sentence(population))

# -- a journal --------------------------------------------------------------------------

with tempfile.TemporaryDirectory() as folder:
    journal = ct.Journal(Path(folder))
    entry: ct.JournalEntry = journal.append(
        population.statements[0], figure=population, author="Jane Doe", recorded="2024-01-01"
    )
    seal: ct.Seal = journal.seal()
    checked: ct.JournalReport = journal.verify()
    problems: tuple[ct.JournalFinding, ...] = checked.findings
    print(entry.author, seal.digest, problems)

try:
    ct.Figure("population", "no such unit")
except ct.ContestedError as error:
    print(error)
print(ct.ContestedWarning.__name__)
