"""Speed of dossiers: loading, conclusions, digests, quotes on kept copies, the journal."""

from __future__ import annotations

import hashlib
import json
import os
import random
import statistics
import tempfile
import time
import tomllib
from functools import partial
from pathlib import Path

from rows import Seen, declare, paired, row, within

import contested as ct
from contested.claims.canonical import canonical_text
from contested.journal.author_file import file_name
from contested.journal.entry import claim_texts, entry_text
from contested.journal.lines import journal_line


def dossier_text(n):
    lines = ["format = 1", "", "[sources.article]", 'title = "Article"', ""]
    lines += [f'[parties.p{k}]\nname = "Party {k}"\n' for k in range(20)]
    for f in range(n // 10):
        lines.append(f'[figures.f{f}]\nname = "figure {f}"\nunit = "person"\n')
        lines += [
            f'[[figures.f{f}.claims]]\nvalue = "{1000 * f + k:,}"\nby = "p{k}"\nsource = "article"\n' for k in range(10)
        ]
    return "\n".join(lines)


@row("load a dossier of 1,000 estimates", against="tomllib.loads of the same text", limit=5, topic="dossiers")
def loading():
    text = dossier_text(1000)
    return paired(lambda: ct.Dossier.loads(text), lambda: tomllib.loads(text))


def verifying(copies=100, size=50_000, claims_each=10, *, ascii_only=False):
    """Claims on kept text copies, with the typographic signs that papers print, against reading and str.find."""
    draw = random.Random(17)
    words = "the a of “official” said people were killed in town report on district and with from Şuşa Stepanakert’s"
    words = (words.encode("ascii", "ignore").decode() if ascii_only else words).split()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        figures, quotes = {}, []
        for n in range(copies):
            text = []
            while sum(map(len, text)) + len(text) < size:
                text += draw.choices(words, k=500)
            claimed = [f"at least {draw.randrange(1_000, 999_999):,}" for _ in range(claims_each)]
            said = [f"officials said that {number} people were displaced" for number in claimed]
            for at, one in enumerate(said, 1):
                text[at * len(text) // (claims_each + 2)] = one
            content = " ".join(text).encode()
            (folder / f"{n}.txt").write_bytes(content)
            digest = f"sha256:{hashlib.sha256(content).hexdigest()}"
            source = ct.Source(f"Report {n}", archive=f"{n}.txt", digest=digest, media_type="text/plain")
            quotes += [(n, one) for one in said]
            for number, one in zip(claimed, said, strict=True):
                figure = ct.Figure("displaced", "displaced", of=str(len(figures)))
                figures[f"f{len(figures)}"] = figure.claimed(number, by="Ministry", source=source, quote=one)
        dossier = ct.Dossier(figures)

        def theirs():
            texts = [(folder / f"{n}.txt").read_text(encoding="utf-8") for n in range(copies)]
            assert all(texts[n].find(one) >= 0 for n, one in quotes)

        assert len(dossier.verify(folder).proved) == copies * claims_each
        return paired(lambda: dossier.verify(folder), theirs)


for _name, _more in (
    ("verify() 1,000 claims on 100 copies of 50 kB", {}),
    ("verify() the same on copies of plain ASCII, which are read faster", {"ascii_only": True}),
):
    declare(
        _name,
        partial(verifying, **_more),
        against="reading the files, str.find of each quote",
        limit=10,
        topic="provenance",
    )


@row(
    "load 10,000 estimates, ask 1,000 conclusions",
    against="loading alone (at most 1 x more: 2)",
    limit=2,
    topic="days",
)
def conclusions():
    """A dossier of 10,000 estimates read with 1,000 conclusions and asked for those that turned, 50, over itself without."""
    text = dossier_text(10_000)
    dossier = ct.Dossier.loads(text)
    for n in range(1000):
        dossier = dossier.concluding(f"f{n} > {1000 * n + 5}", where=f"line {n}")
    later = dossier.dumps()
    for n in range(0, 1000, 20):
        later = later.replace(f'value = "{1000 * n + 6:,}"', f'value = "{1000 * n + 3:,}"')
    assert len(ct.Dossier.loads(later).turned()) == 50
    return paired(lambda: ct.Dossier.loads(later).turned(), lambda: ct.Dossier.loads(text), rounds=5)


@row(
    "digest of a dossier of 10,000 estimates", against="json.dumps and SHA-256 of the same", limit=3, topic="provenance"
)
def digest_of_dossier():
    dossier = ct.Dossier.loads(dossier_text(10_000))
    same = {"figures": [json.loads(canonical_text(figure)) for figure in dossier.figures.values()]}

    def dumped():
        text = json.dumps(same, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    return paired(lambda: dossier.digest, dumped)


def journal_claims(n):
    sources = [ct.Source(f"Report {k}", issued="2023-09-20", publisher="Agency") for k in range(20)]
    texts = (f"around {50_000 + 7 * k:,}" for k in range(n))
    return [
        ct.Estimate.of(text, "person", by=f"Party {k % 20}", source=sources[k % 20]) for k, text in enumerate(texts)
    ]


@row("durable append to a journal", against="write and fsync of the same bytes", limit=1.3, topic="provenance")
def durable_append(rounds=400):
    """Ours and the other in turn, entry by entry, as a disk is now fast and now slow: each pair is of twenty entries."""
    figure = ct.Figure("population", "person", of="X")
    ours, theirs = [], []
    with tempfile.TemporaryDirectory() as folder:
        journal = ct.Journal(Path(folder) / "journal")
        plain = os.open(Path(folder) / "plain", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        for claim in journal_claims(rounds):
            start = time.perf_counter()
            entry = journal.append(claim, figure=figure, author="desk", recorded="2023-09-21T10:00Z")
            ours.append(time.perf_counter() - start)
            line = b"x" * (len(entry.text.encode()) + 83) + b"\n"  # and its digest
            start = time.perf_counter()
            os.write(plain, line)
            os.fsync(plain)
            theirs.append(time.perf_counter() - start)
        os.close(plain)
    groups = [slice(start, start + 20) for start in range(0, rounds, 20)]
    return Seen([(statistics.median(ours[one]), statistics.median(theirs[one])) for one in groups], "wall")


@row("verify a journal of 100,000 entries", against="one second", limit=1, topic="provenance")
def verifying_a_journal():
    """Of 100,000 entries, against one second."""
    figure, before, lines = ct.Figure("population", "person", of="X"), (), []
    shared = {"author": '"desk"', "recorded": '"2023-09-21"'}
    for claim in journal_claims(100_000):
        digest, line = journal_line(entry_text({**claim_texts(claim, figure), **shared}, before))
        before = (digest,)
        lines.append(line)
    with tempfile.TemporaryDirectory() as folder:
        journal = ct.Journal(folder)
        (journal.folder / file_name("desk")).write_bytes(b"".join(lines))
        assert journal.verify().entries == {"desk": 100_000}
        return within(journal.verify, 1.0)
