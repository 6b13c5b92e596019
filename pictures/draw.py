"""
Pictures of every form of chart, to be looked at: python pictures/draw.py FOLDER [WORD ...], where words choose.

Each form is drawn with 1, 2, 3, 5, 12 and 40 holders, and from the dossier of
Nagorno-Karabakh; from published files too, where ../shared/data has them.  SVG
always; PNG, light and dark, where playwright and a Chromium are installed, which
also measures each text against the room that was kept for it.
"""

from __future__ import annotations

import csv
import importlib.util
import json
import shutil
import sys
from pathlib import Path

import contested as ct
from contested import methods
from contested.report import chart

ROOT = Path(__file__).parents[1]
DATA = ROOT.parent / "shared" / "data"
HOW_MANY = (1, 2, 3, 5, 12, 40)
CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)

NAMES = (
    "Armenia",
    "Azerbaijan",
    "Organization for Security and Co-operation in Europe",
    "Հայաստանի Հանրապետություն",
    "Министерство обороны",
    "UN",
    "وزارة الصحة",
    "国境なき医師団",
    "International Committee of the Red Cross",
    "A",
    "Médecins Sans Frontières",
    "Human Rights Watch",
)


def several(count):
    """A figure with so many holders, of every kind of statement."""
    figure = ct.Figure("people displaced", "person", of="the region", definition="left their homes, by any means")
    for n in range(count):
        name = NAMES[n % len(NAMES)] if n < len(NAMES) else f"{NAMES[n % len(NAMES)]} {n}"
        value = 40_000 + 7_300 * n % 61_000
        if n % 7 == 3:
            figure = figure.denied(by=name)
        elif n % 7 == 4:
            figure = figure.claimed(f"more than {value:,}", by=name)
        elif n % 7 == 5:
            figure = figure.claimed(f"{value - 9_000:,} to {value + 11_000:,}", by=name)
        elif n % 7 == 6:
            figure = figure.withheld(by=name)
        elif n % 7 == 1:
            figure = figure.claimed(f"around {value // 10_000 * 10_000:,}", by=name, stated="2023-09-20")
            figure = figure.claimed(f"{value:,}", by=name, stated="2023-09-28")
        elif n % 7 == 2:
            figure = figure.claimed(value, by=name, standard_error=4_000)
        else:
            figure = figure.claimed(f"{value:,}", by=name)
    return figure


def in_time(count):
    """A cumulative figure, in time."""
    figure = ct.Figure("killed", "person", of="the region", time="cumulative")
    for n in range(count):
        name = NAMES[n % len(NAMES)] if n < len(NAMES) else f"{NAMES[n % len(NAMES)]} {n}"
        for month in range(1 + n % 2, 12, 2):
            value = month * (90 + 17 * n) + n * 13
            text = f"at least {value:,}" if n % 4 == 3 else f"{value:,}"
            figure = figure.claimed(text, by=name, as_of=f"2023-{month:02}-15")
        if n % 5 == 2:
            figure = figure.denied(by=name, as_of="2023-12-01")
    return figure


def weighed(count):
    """A figure that pools can weigh."""
    figure = ct.Figure("deaths", "person", of="a war", signed=True)
    for n in range(count):
        name = NAMES[n % len(NAMES)] if n < len(NAMES) else f"{NAMES[n % len(NAMES)]} {n}"
        figure = figure.claimed(
            50_000 + 2_300 * (n * 7 % 11), by=name, standard_error=3_000 + 900 * (n % 5), source=f"Study {n}"
        )
    return figure


def parted(count):
    """A dossier with a whole and so many parts."""
    dossier = ct.Dossier().with_figure("all", ct.Figure("displaced", "person").claimed("100,000 to 120,000", by="UN"))
    ids = []
    for n in range(count):
        part = ct.Figure(f"displaced in province {n + 1}", "person")
        if n % 4 == 3:
            part = part.claimed(f"at least {300 + 90 * n}", by="UN")
        else:
            part = part.claimed(f"{500 + 70_000 // (count + 2 + n):,}", by="UN")
        dossier = dossier.with_figure(f"p{n}", part)
        ids.append(f"p{n}")
    return dossier.with_relation(ct.PartOf(ids, "all", cover="all", disjoint=True, remainder="elsewhere"))


def wide_apart():
    """Numbers from a billionth to a trillion, zero, and no number at all."""
    figure = ct.Figure("dose", "kg")
    for value in ("0.000000001", "0.05", "1", "3000", "1000000000000"):
        figure = figure.claimed(value, by=f"Lab {value}")
    return figure.claimed("0", by="Lab zero").claimed("at most 0.5", by="Lab below")


def drawings():
    """Give each picture by its name."""
    for count in HOW_MANY:
        figure = several(count)
        yield f"dumbbell-{count}", chart(figure, form="dumbbell", reconciled=[methods.Mean(), methods.MostAgreed()])
        yield f"ideogram-{count}", chart(figure, form="ideogram", reconciled=methods.Median())
        yield f"steps-{count}", chart(in_time(count), form="steps")
        pools = [methods.RandomEffects(prediction="t"), methods.FixedEffect()]
        yield f"forest-{count}", chart(weighed(count), form="forest", reconciled=pools)
        yield f"stack-{count}", chart(parted(count))
        question = "people > 60000"
        dossier = ct.Dossier().with_figure("people", figure)
        yield f"curve-{count}", chart(dossier.sensitivity(question))
    yield "over-time", chart(in_time(3).over_time())
    yield "wide-apart", chart(wide_apart())
    yield "no-number", chart(ct.Figure("killed", "person", disputants=["B"]).denied(by="A").withheld(by="C"))
    yield "nobody", chart(ct.Figure("killed", "person"))
    yield "one-number", chart(ct.Figure("killed", "person").claimed(0, by="A"))
    excess = ct.Figure("excess deaths", "person", signed=True)
    yield "below-zero", chart(excess.claimed("-500", by="A").claimed("1,200", by="B").claimed("0", by="C"))
    yield "narrow", chart(several(5), width=320)
    yield "wide", chart(several(5), width=1200)
    yield "many", chart(several(200))
    nk = ct.Dossier.load(ROOT / "examples" / "nagorno_karabakh.toml")
    for id_, figure in nk.figures.items():
        yield f"nk-{id_}", chart(figure, reconciled=methods.Mean() if figure._panel.stated else None)
    yield "nk-density", chart(nk["population"] / nk["area"])
    yield "nk-verdict", chart(nk["population"] > 100_000)
    yield "nk-stack", chart(nk)
    yield "nk-sensitivity", chart(nk.sensitivity("population > 60000"))
    yield from published()


def published():
    """Give pictures of published files, where they are."""
    days = DATA / "palestine_west_bank" / "raw" / "west_bank_daily.json"
    if days.exists():
        figure = ct.Figure("killed", "person", of="West Bank", time="cumulative")
        for row in json.loads(days.read_text(encoding="utf-8"))[::14]:
            verified = row.get("verified", {}).get("killed_cum")
            for by, value in (("OCHA, verified", verified), ("OCHA, flash updates", row.get("killed_cum"))):
                if value is not None:
                    figure = figure.claimed(value, by=by, as_of=row["report_date"])
        yield "west-bank-steps", chart(figure, form="steps")
        yield "west-bank-over-time", chart(figure.over_time())
        yield "west-bank", chart(figure)
    events = DATA / "ucdp_ged_sample" / "ged_sample_1000.csv"
    if events.exists():
        figure = ct.Figure("deaths in one event", "person", of="Afghanistan")
        with events.open(encoding="utf-8", newline="") as lines:
            rows = [row for row in csv.DictReader(lines) if row["country"] == "Afghanistan"]
        for row in rows[:60]:
            low, best, high = (int(row[name]) for name in ("low", "best", "high"))
            if low <= best <= high:
                figure = figure.claimed(best, low=low, high=high, source=f"UCDP GED event {row['id']}")
        yield "ucdp", chart(figure)
        yield "ucdp-dumbbell", chart(figure.only(*[p.name for p in figure.positions()[:12]]))


def main(folder, words):
    """Draw all, or those whose names hold a word."""
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    drawn = []
    for name, svg in drawings():
        if not words or any(word in name for word in words):
            path = place / f"{name}.svg"
            path.write_text(svg, encoding="utf-8")
            drawn.append(path)
    print(f"{len(drawn)} pictures in {place}")
    if CHROMIUM is None or importlib.util.find_spec("playwright") is None:
        print("NOT RUN: no PNG without playwright and Chromium")
        return
    photograph(drawn)


MEASURED = """() => {
  const box = document.querySelector("svg").viewBox.baseVal, found = [];
  const texts = [...document.querySelectorAll("svg text")].map(one => [one.textContent, one.getBBox()]);
  for (const [text, b] of texts)
    if (b.x < -0.5 || b.y < -0.5 || b.x + b.width > box.width + 0.5 || b.y + b.height > box.height + 0.5)
      found.push("outside: " + text);
  for (let i = 0; i < texts.length; i++) for (let j = 0; j < i; j++) {
    const [s, a] = texts[i], [t, b] = texts[j];
    if (a.x < b.x + b.width - 0.5 && b.x < a.x + a.width - 0.5 && a.y < b.y + b.height - 1.5 && b.y < a.y + a.height - 1.5)
      found.push("meet: " + s + " | " + t);
  }
  return found;
}"""


def photograph(drawn):
    """Make a PNG of each, and say which texts meet or are cut, as the browser measures them."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 760, "height": 200})
        bad = 0
        for path in drawn:
            for look, style in (("light", "background:#fff;color:#222"), ("dark", "background:#151515;color:#ddd")):
                page.set_content(f"<body style='margin:8px;{style}'>{path.read_text(encoding='utf-8')}</body>")
                if look == "light":
                    for one in page.evaluate(MEASURED):
                        bad += 1
                        print(f"{path.stem}: {one}")
                    page.screenshot(path=path.with_suffix(".png"), full_page=True)
                elif path.stem in ("dumbbell-5", "ideogram-40"):
                    page.screenshot(path=path.with_name(f"{path.stem}-dark.png"), full_page=True)
        browser.close()
    print(f"{bad} texts that meet or are cut")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "pictures/drawn", sys.argv[2:])
