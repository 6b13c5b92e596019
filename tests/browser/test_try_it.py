"""
The page that runs the library in the browser: it answers, asks nobody else, and shows hostile text as text.

Run by ``.ci/browser``, which says where the browser, the page and axe-core are; the usual run leaves this out.
"""

from __future__ import annotations

import functools
import http.server
import os
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.attacks import ATTACKS, dossier_saying

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        "CONTESTED_CHROMIUM" not in os.environ or "CONTESTED_TRY_IT" not in os.environ, reason="run by .ci/browser"
    ),
]

PATIENCE = 120_000
"""Milliseconds that Pyodide may take on a busy machine."""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder, and writes no log of it."""

    def log_message(self, *_: object) -> None:
        """Write nothing."""


class Visit:
    """The page, open and ready, with what it asked for and what it told."""

    def __init__(self, browser: Any, address: str) -> None:
        self.requests: list[str] = []
        self.messages: list[str] = []
        self.context = browser.new_context(bypass_csp=False)
        self.page = self.context.new_page()
        self.context.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.messages.append(message.text))
        self.page.on("pageerror", lambda error: self.messages.append(str(error)))
        self.page.on("dialog", self.dismiss)
        self.page.goto(address)
        self.page.wait_for_selector("body[data-ready]", timeout=PATIENCE)

    def dismiss(self, dialog: Any) -> None:
        """Note what a script would tell, and close it."""
        self.messages.append(dialog.message)
        dialog.dismiss()

    def ask(self, question: str, dossier: str | None = None) -> str:
        """Ask, and return the answer."""
        if dossier is not None:
            self.page.fill("#dossier", dossier)
        self.page.fill("#question", question)
        self.page.click("#asking [type=submit]")
        self.page.wait_for_selector("#asking [type=submit]:enabled", timeout=PATIENCE)
        return str(self.page.locator("#verdict").inner_text())

    def run(self, code: str) -> str:
        """Run Python, and return what it prints."""
        self.page.fill("#code", code)
        self.page.click("#running [type=submit]")
        self.page.wait_for_selector("#running [type=submit]:enabled", timeout=PATIENCE)
        return str(self.page.locator("#printed").inner_text()).strip()

    def elements(self) -> list[str]:
        """Return every element of the page with the names of its attributes."""
        found: list[str] = self.page.evaluate(
            "[...document.querySelectorAll('*')].map(one => one.tagName + [...one.attributes].map(a => a.name).sort())"
        )
        return found


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Return where the folder of the page is served, and nothing beside it."""
    serve = functools.partial(Quiet, directory=os.environ["CONTESTED_TRY_IT"])
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), serve) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def visit(browser: Any, address: str) -> Iterator[Visit]:
    """Return the page, and see at the end that it asked for nothing outside of its folder, and told nothing."""
    made = Visit(browser, address)
    yield made
    made.context.close()
    assert [one for one in made.requests if not one.startswith((address, f"blob:{address}"))] == []
    assert made.messages == []


def test_the_first_answer_is_that_of_the_library(visit: Visit, capsys: pytest.CaptureFixture[str]) -> None:
    """And it says how long it took after Pyodide itself was there."""
    answered = visit.ask("population > 100000")

    assert answered == "contested: yes per Armenia, no per Azerbaijan"
    assert "Armenia" in visit.page.locator("#figures").inner_text()
    assert visit.page.evaluate("[...document.images].every(one => one.naturalWidth > 0)")
    assert visit.page.locator("#figures img").count() == 1
    with capsys.disabled():
        body = visit.page.locator("body")
        print(
            f"\nFrom Pyodide to the first answer {float(body.get_attribute('data-first')):.2f} s (limit 3),"
            f" of which {float(body.get_attribute('data-ready')):.2f} s until the library was there"
        )


def test_each_example_has_an_answer(visit: Visit) -> None:
    """A formula too: it comes to a range."""
    examples = visit.page.locator(".example")

    for at in range(examples.count()):
        examples.nth(at).click()
        visit.page.wait_for_selector("#asking [type=submit]:enabled", timeout=PATIENCE)
        assert "Answered" in visit.page.locator("#state").inner_text()
        assert re.search(r" per |\(Armenia\)", visit.page.locator("#verdict").inner_text())


def test_what_is_wrong_is_told_with_the_line(visit: Visit) -> None:
    """As the library tells it."""
    assert "line 1" in visit.ask("population > 1", "format = 'x'\n")
    assert "no figure 'nobody'" in visit.ask("nobody > 1", "format = 1\n")


def test_python_runs_with_the_dossier_of_the_page(visit: Visit) -> None:
    """What it prints is shown, and what it raises."""
    visit.page.fill("#dossier", Path("examples/nagorno_karabakh.toml").read_text(encoding="utf-8"))

    assert visit.run('print(dossier["population"].hull())') == "50,000 (Azerbaijan) to 120,000 (Armenia) people"
    assert "ZeroDivisionError" in visit.run("1 / 0")
    assert visit.run("ct.Interval(2, 1)").startswith("InvertedBounds: low (2) is above high (1)")


def test_python_that_does_not_end_is_stopped(browser: Any, address: str) -> None:
    """The page answers again behind it."""
    visit = Visit(browser, address)
    visit.page.evaluate("delete document.body.dataset.ready")
    visit.page.fill("#code", "while True: pass")
    visit.page.click("#running [type=submit]")

    visit.page.click("#stop")

    visit.page.wait_for_selector("body[data-ready]", timeout=PATIENCE)
    assert visit.ask("population > 40000") == "settled: yes per Armenia and Azerbaijan"
    visit.context.close()


def test_hostile_text_makes_no_markup(visit: Visit) -> None:
    """A dossier that says attacks in every field has the elements of a harmless one, and its script runs nowhere."""
    harmless = dossier_saying("a name")
    visit.ask(f"{next(iter(harmless))} > 1", harmless.dumps())
    wanted = visit.elements()
    for attack in ATTACKS:
        dossier = dossier_saying(attack)
        visit.ask(f"{next(iter(dossier))} > 1", dossier.dumps())
        assert visit.elements() == wanted
    assert visit.ask("<img src=x onerror=alert(1)> > 1").startswith("cannot read the question")
    assert visit.page.locator("#verdict img").count() == 0


@pytest.mark.skipif("CONTESTED_AXE" not in os.environ, reason="axe-core is not installed")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1_200])
def test_axe_finds_no_violation_in_the_page(browser: Any, address: str, scheme: str, width: int) -> None:
    """With an answer in it, in light and dark, wide and narrow; and nothing is wider than the screen."""
    context = browser.new_context(bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("body[data-ready]", timeout=PATIENCE)
    page.click("#asking [type=submit]")
    page.wait_for_selector("body[data-first]", timeout=PATIENCE)
    page.click("#running [type=submit]")
    page.wait_for_selector("#output:not([hidden])", timeout=PATIENCE)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    page.add_script_tag(path=os.environ["CONTESTED_AXE"])

    found = page.evaluate("axe.run()")

    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
