"""
What the page asks of the library: a dossier as text and a question in, what it comes to out, as JSON.

All that is given back is plain text, but for charts, which the page shows as pictures.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import traceback

import contested as ct


def answer(text: str, question: str) -> str:
    """Return what a question to a dossier comes to, or what is wrong with either."""
    try:
        dossier = ct.Dossier.loads(text)
        asked = _asked(dossier, question)
    except ct.ContestedError as error:
        return json.dumps({"error": str(error)})
    return json.dumps(asked | {"all": [f"{id_}: {figure}" for id_, figure in dossier.figures.items()]})


def _asked(dossier: ct.Dossier, question: str) -> dict[str, object]:
    if not question.strip():
        return {"answer": "", "explained": "", "figures": []}
    if "<" in question or ">" in question:
        verdict = dossier.ask(question)
        named = [dossier[id_] for id_ in dict.fromkeys(re.findall(r"\w+", question)) if id_ in dossier]
        return {"answer": str(verdict), "explained": str(verdict.explain()), "figures": [_shown(one) for one in named]}
    figure = dossier.calculate(question)
    hull = figure.hull()
    return {"answer": str(hull), "explained": str(hull.explain()), "figures": [_shown(figure)]}


def _shown(figure: ct.Figure) -> dict[str, str]:
    return {
        "title": figure.title,
        "sentence": str(ct.report.sentence(figure)),
        "chart": str(ct.report.chart(figure).standalone),
    }


def run(code: str, text: str) -> str:
    """Return what Python prints, with the library as ``ct`` and the dossier of the page as ``dossier``."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        try:
            space = {"ct": ct, "dossier": ct.Dossier.loads(text)}
            exec(compile(code, "the page", "exec"), space)  # noqa: S102  # whoever reads the page wrote it, in a sandbox
        except ct.ContestedError as error:
            printed.write(f"{type(error).__name__}: {error}\n")
        except Exception:  # noqa: BLE001  # whatever that code raises is what it is told
            printed.write(traceback.format_exc(limit=-1))
    return json.dumps({"printed": printed.getvalue()})
