"""
Pages in headless Chromium: they open, fold out, filter, print and can be used by keyboard and by screen readers.

Run by ``.ci/browser``, which says where the browser and axe-core are; the usual run leaves this out.
"""

from __future__ import annotations

import io
import itertools
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.attacks import ADDRESSES, ATTACKS, dossier_saying

import contested as ct

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif("CONTESTED_CHROMIUM" not in os.environ, reason="run by .ci/browser"),
]

EXAMPLE = Path(__file__).parents[2] / "examples" / "nagorno_karabakh.toml"
PHONE, DESK = 360, 1_200
LOOKS = [("light", DESK), ("dark", DESK), ("light", PHONE), ("dark", PHONE)]


class Visit:
    """A page that is open, and everything that it tried to do."""

    def __init__(self, browser: Any, address: str, scheme: str, width: int, *, script: bool, policy: bool) -> None:
        self.requests: list[str] = []
        self.messages: list[str] = []
        self.context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            java_script_enabled=script,
            bypass_csp=not policy,  # for axe-core alone, which is no script of the page
        )
        self.page = self.context.new_page()
        self.context.route("**/*", self._route(address))
        self.page.on("console", lambda message: self.messages.append(message.text))
        self.page.on("pageerror", lambda error: self.messages.append(str(error)))
        self.page.on("dialog", self._dialog)
        self.page.goto(address)

    def _route(self, address: str) -> Callable[[Any], None]:
        def decide(route: Any) -> None:
            if route.request.url == address:
                route.continue_()
            else:
                self.requests.append(route.request.url)
                route.abort()

        return decide

    def _dialog(self, dialog: Any) -> None:
        self.messages.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def run(self, code: str) -> Any:
        """Return what a script comes to in the page."""
        return self.page.evaluate(code)

    def shown(self) -> list[str]:
        """Return the titles of the figures that are shown."""
        found: list[str] = self.run(
            "[...document.querySelectorAll('article.figure')].filter(one => one.checkVisibility())"
            ".map(one => one.querySelector('h3').textContent)"
        )
        return found


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Visit]]:
    """Return what opens a page, and see at the end that it was quiet: no request, no message, no dialog."""
    made: list[Visit] = []

    def opened(
        text: str, scheme: str = "light", width: int = DESK, *, script: bool = True, policy: bool = True
    ) -> Visit:
        path = tmp_path / f"{len(made)}.html"
        path.write_text(text, encoding="utf-8")
        made.append(Visit(browser, path.as_uri(), scheme, width, script=script, policy=policy))
        return made[-1]

    yield opened
    for one in made:
        one.context.close()
    assert [one.requests for one in made] == [[] for _ in made]
    assert [one.messages for one in made] == [[] for _ in made]


@pytest.fixture(scope="session")
def karabakh() -> str:
    """Return a page with everything that a page can have."""
    dossier = ct.Dossier.load(EXAMPLE)
    dossier = dossier.concluding("population > 40000", where="Report, page 4", sentence="More than 40,000 live there.")
    dossier = dossier.with_figure("dead", ct.Figure("dead", "person").claimed(11, by="A").claimed(12, by="A"))
    return ct.report.page(
        {"Karabakh": dossier, "Attacks": dossier_saying(ATTACKS[0])}, title="Karabakh & others", date="2023-09-21"
    )


def test_a_page_opens_and_folds_out(visit: Callable[..., Visit], karabakh: str) -> None:
    """Folded parts open by a click on them, and by the keyboard."""
    page = visit(karabakh).page
    folded = page.locator("article.figure details").first
    assert not folded.locator("ul").first.is_visible()

    folded.locator("summary").click()

    assert folded.locator("ul").first.is_visible()
    assert "50,000 people" in folded.inner_text()
    folded.locator("summary").press("Enter")
    assert not folded.locator("ul").first.is_visible()


def test_words_and_names_choose_figures_and_no_rows(visit: Callable[..., Visit], karabakh: str) -> None:
    """A figure is shown whole or not at all, so that no side of it is lost; how many are shown is told."""
    seen = visit(karabakh)
    every = seen.shown()
    count = seen.page.locator("#count")

    seen.page.fill("#words", "MINES")
    assert seen.shown() == ["people killed by mines (Nagorno-Karabakh)"]
    assert count.inner_text() == f"1 of {len(every)} figures shown"
    seen.page.fill("#words", "")
    assert seen.shown() == every
    assert count.inner_text() == ""
    seen.page.select_option("#name", label="Armenia")
    assert seen.shown() == ["population (Nagorno-Karabakh)", "Armenian soldiers (Nagorno-Karabakh)"]
    rows = seen.page.locator("article.figure:not([hidden]) tbody tr")
    assert rows.count() == 4
    assert seen.page.locator("tr.chosen").count() == 2
    assert seen.page.locator("nav li:visible").count() == 2
    seen.page.click("#all")
    assert seen.shown() == every


def test_every_link_within_the_page_leads_somewhere_that_is_seen(visit: Callable[..., Visit], karabakh: str) -> None:
    """Also where a choice had hidden it; links that leave the page are those of sources alone."""
    seen = visit(karabakh)
    links = seen.run("[...document.querySelectorAll('a[href]')].map(one => one.getAttribute('href'))")
    inner = {href for href in links if href.startswith("#")}
    assert len(inner) > 20
    assert seen.run(f"{sorted(inner)!r}.filter(one => !document.getElementById(one.slice(1)))") == []

    seen.page.fill("#words", "mines")
    seen.page.locator('nav a[href*="figure-"]:visible').first.click()
    finding = seen.page.locator(".findings a").first
    finding.click()

    target = finding.get_attribute("href")
    assert target is not None
    assert seen.page.locator(f'[id="{target[1:]}"]').is_visible()
    assert seen.page.url.endswith(target)


def test_without_a_script_everything_is_there(visit: Callable[..., Visit], karabakh: str) -> None:
    """Without a script everything is there, except the search, which could do nothing."""
    page = visit(karabakh, script=False).page

    assert page.locator("article.figure:visible").count() == page.locator("article.figure").count() > 8
    assert not page.locator("#words").is_visible()
    page.locator("article.figure summary").first.click()
    assert page.locator("article.figure details ul").first.is_visible()


def test_the_keyboard_reaches_everything(visit: Callable[..., Visit], karabakh: str) -> None:
    """The first stop leads past the contents; every stop is seen, and shows that it has the focus."""
    seen = visit(karabakh)
    seen.page.keyboard.press("Tab")
    assert seen.run("document.activeElement.className") == "skip"
    assert seen.page.locator(".skip").is_visible()
    seen.page.keyboard.press("Enter")
    assert seen.page.url.endswith("#main")

    stops = []
    seen.page.reload()
    for _ in range(400):
        seen.page.keyboard.press("Tab")
        stop = seen.run(
            "(() => { const one = document.activeElement; const style = getComputedStyle(one);"
            " return [one.tagName, one.checkVisibility(), style.outlineStyle !== 'none'] })()"
        )
        if stop[0] == "BODY":
            break
        stops.append(stop)
    assert all(seen_ and outlined for _, seen_, outlined in stops)
    wanted = seen.run(
        "[...document.querySelectorAll('a[href], summary, input, select, button')]"
        ".filter(one => one.checkVisibility()).length"
    )
    assert len(stops) == wanted


def test_screen_readers_find_landmarks_headings_and_headers(visit: Callable[..., Visit], karabakh: str) -> None:
    """One h1, no level is left out, every table has a caption and headers of columns and rows, and changes are told."""
    seen = visit(karabakh)
    levels = seen.run("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(one => Number(one.tagName[1]))")

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    for role in ("banner", "navigation", "search", "main", "contentinfo"):
        assert seen.page.get_by_role(role).count() == 1, role
    tables = seen.page.get_by_role("table")
    assert tables.count() > 8
    assert seen.page.locator("table:not(:has(caption))").count() == 0
    assert seen.page.get_by_role("columnheader").count() == 4 * tables.count()
    assert seen.page.get_by_role("rowheader").count() == seen.page.locator("tbody tr").count()
    assert seen.page.get_by_role("status").count() == 1


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_nothing_is_wider_than_the_screen(visit: Callable[..., Visit], karabakh: str, width: int) -> None:
    """On a phone too, with a name of 300 characters."""
    long = ct.report.page(dossier_saying("x" * 290))
    for text in (karabakh, long):
        assert visit(text, width=width).run("document.documentElement.scrollWidth") <= width


def test_folded_parts_are_printed(visit: Callable[..., Visit], karabakh: str) -> None:
    """On paper everything is open, with a script and without; what is there to click is not."""
    pypdf = pytest.importorskip("pypdf")
    for script in (True, False):
        page = visit(karabakh, script=script).page
        pages = pypdf.PdfReader(io.BytesIO(page.pdf())).pages
        printed = " ".join(" ".join(one.extract_text().split()) for one in pages)
        assert "hull of the claims of population" in printed
        assert printed.count("How the range follows") == page.locator("article.figure").count()
        assert "Show all" not in printed


def test_colours_follow_the_reader(visit: Callable[..., Visit], karabakh: str) -> None:
    """Dark where that is preferred."""
    colours = [
        visit(karabakh, scheme).run("getComputedStyle(document.body).backgroundColor") for scheme in ("light", "dark")
    ]

    assert colours == ["rgb(255, 255, 255)", "rgb(22, 24, 28)"]


@pytest.mark.skipif("CONTESTED_AXE" not in os.environ, reason="axe-core is not installed")
@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_axe_finds_no_violation(visit: Callable[..., Visit], karabakh: str, scheme: str, width: int) -> None:
    """With all rules that it has, in light and dark, wide and narrow, folded and open."""
    seen = visit(karabakh, scheme, width, policy=False)
    seen.page.add_script_tag(path=os.environ["CONTESTED_AXE"])
    for opened in (False, True) if (scheme, width) == LOOKS[0] else (True,):
        seen.run(f"document.querySelectorAll('details').forEach(one => one.open = {str(opened).lower()})")
        found = seen.run("axe.run()")
        told = [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]]
        assert told == []
        assert len(found["passes"]) > 30


def test_attacks_run_nothing_and_make_nothing(visit: Callable[..., Visit]) -> None:
    """The page that says them everywhere has the elements of a harmless one; clicks and keys run nothing either."""
    harmless = visit(_saying([f"name {at}" for at in range(len(ATTACKS))]))
    attacked = visit(_saying(ATTACKS))
    counted = (
        "[...document.querySelectorAll(':not(svg *)')]"
        ".map(one => one.tagName + [...one.attributes].map(a => a.name).sort())"
    )
    drawn = "[...new Set([...document.querySelectorAll('svg *')].map(one => one.tagName))].sort()"

    assert attacked.run(counted) == harmless.run(counted)
    assert attacked.run(drawn) == ["circle", "g", "path", "text", "title"]
    marks = "document.querySelectorAll('g.mark').length"
    assert attacked.run(marks) == harmless.run(marks) == attacked.run("document.querySelectorAll('tbody tr').length")
    attacked.run("document.querySelectorAll('details').forEach(one => one.open = true)")
    attacked.page.select_option("#name", index=3)
    attacked.page.click("#all")
    for at in range(0, 2_000, 250):
        attacked.page.mouse.move(100 + at % 900, 300)
        attacked.page.mouse.wheel(0, 2_000)
    assert attacked.run("document.title") == "Attacks"
    assert attacked.run("document.scripts.length") == 1


def test_the_policy_stops_what_would_still_get_through(
    visit: Callable[..., Visit], karabakh: str, browser: Any, tmp_path: Path
) -> None:
    """Were something of an attack not escaped, the policy would let it neither run nor load."""
    attacks = [one for one in ATTACKS[:20] if "refresh" not in one]  # going elsewhere is nothing that a policy stops
    broken = karabakh.replace('<main id="main">', f'<main id="main">{"".join(attacks)}', 1)
    path = tmp_path / "broken.html"
    path.write_text(broken, encoding="utf-8")

    seen = Visit(browser, path.as_uri(), "light", DESK, script=True, policy=True)
    seen.page.wait_for_timeout(200)

    assert broken != karabakh
    assert seen.requests == []
    assert not [one for one in seen.messages if one.startswith("dialog")]
    assert any("Content Security Policy" in one for one in seen.messages)
    seen.context.close()


def test_addresses_that_can_harm_are_no_links(visit: Callable[..., Visit]) -> None:
    """Addresses that can harm are no links, as the browser itself reads them."""
    seen = visit(ct.report.page({one: dossier_saying("name", address=one) for one in ADDRESSES}))

    assert seen.run("[...document.links].filter(one => one.protocol !== 'file:').length") == 0
    assert seen.run("document.querySelectorAll('#sources ~ ol > li').length") == 2 * len(ADDRESSES)


def _saying(texts: Any) -> str:
    return ct.report.page({f"{at} {text}": dossier_saying(text) for at, text in enumerate(texts)}, title="Attacks")
