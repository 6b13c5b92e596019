"""Accents, letters and signs that people type in LaTeX are read as what they print."""

from __future__ import annotations

import pytest

from contested.exchange.latex_text import read_from_latex, written_in_latex


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        *(
            (r"\"{o}", "ö"),
            (r"\'{e}", "é"),
            (r"\`{e}", "è"),
            (r"\^{e}", "ê"),
            (r"\~{n}", "ñ"),
            (r"\={a}", "ā"),
            (r"\.{z}", "ż"),
        ),
        *(
            (r"\c{c}", "ç"),
            (r"\v{s}", "š"),
            (r"\u{g}", "ğ"),
            (r"\H{o}", "ő"),
            (r"\r{a}", "å"),
            (r"\k{a}", "ą"),
            (r"\d{t}", "ṭ"),
        ),
        *((r"{\ss}", "ß"), (r"{\ae}{\AE}", "æÆ"), (r"{\oe}{\OE}", "œŒ"), (r"{\o}{\O}", "øØ"), (r"{\aa}{\AA}", "åÅ")),
        *(
            (r"{\l}{\L}", "łŁ"),
            (r"{\i}", "ı"),
            (r"{\j}", "ȷ"),
            (r"{\dh}{\DH}", "ðÐ"),
            (r"{\th}{\TH}", "þÞ"),
            (r"{\S}{\P}", "§¶"),
        ),
        *(
            (r"{\textendash}", "–"),
            (r"{\textemdash}", "—"),
            (r"{\ldots}", "…"),
            (r"{\copyright}", "©"),
            (r"{\pounds}", "£"),
        ),
        *((r"{\textquotedblleft}a{\textquotedblright}", "“a”"), (r"{\textquoteleft}a{\textquoteright}", "‘a’")),
        *(("1--2", "1–2"), ("a---b", "a—b"), ("``a''", "“a”"), ("a~b", "a b")),
    ],
)
def test_what_is_typed_is_read_as_it_prints(typed: str, printed: str) -> None:
    """By The LaTeX Companion, with nothing left that is not known."""
    assert read_from_latex(typed) == (printed.replace(" ", read_from_latex("a~b")[0][1]), ())


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("\\", r"{\textbackslash}"),
        ("{}", r"{\textbraceleft}{\textbraceright}"),
        ("~^`", r"{\textasciitilde}{\textasciicircum}{\textasciigrave}"),
        ("#$%&_", r"\#\$\%\&\_"),
    ],
)
def test_what_commands_is_written_by_name(text: str, written: str) -> None:
    """And read again it is what it was."""
    assert written_in_latex(text) == written
    assert read_from_latex(written) == (text, ())
