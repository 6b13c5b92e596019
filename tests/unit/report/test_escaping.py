"""Text from outside is read as text in HTML and Markdown, and only an address that can harm nobody is a link."""

from __future__ import annotations

import pytest

from contested.report.escaping import LONGEST_ADDRESS, html_text, link, markdown_text


def test_html_reads_markup_as_text() -> None:
    """Tags, entities and quotes do not end the text or the attribute they stand in."""
    assert (
        html_text("""<script>"a" & 'b'</script>""") == "&lt;script&gt;&quot;a&quot; &amp; &#x27;b&#x27;&lt;/script&gt;"
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("120,000 (Armenia); 1.5 – 2", "120,000 (Armenia); 1.5 – 2"),
        ("a. x", "a\\. x"),  # pandoc manual, fancy_lists and startnum
        ("A. Reporter", "A\\. Reporter"),
        ("iv) x", "iv\\) x"),
        ("(a) x", "\\(a) x"),
        ("(12) x", "\\(12) x"),
        ("#. x", "\\#. x"),
        ("(see page 3)", "(see page 3)"),
        ("did it. x", "did it. x"),
        ("*a* _b_ `c` ~d~", r"\*a\* \_b\_ \`c\` \~d\~"),
        ("[a](javascript:x) <b> | # & ^", r"\[a\](javascript:x) \<b\> \| \# \& \^"),
        ("{{< video x >}} @smith $x$ ==m==", r"\{\{\< video x \>\}\} \@smith \$x\$ \=\=m\=\="),
        ("::: note", r"\:\:: note"),
        ("http://a.example www.b.example", r"http\://a.example www\.b.example"),
        ("one\ntwo\n\nthree", "one two three"),
        (" XX Corps X ", "XX Corps X"),
        (" 120\u202f000\u00a0km \t", "120\u202f000\u00a0km"),
        ("1. a list", r"1\. a list"),
        ("7) a list", r"7\) a list"),
        ("- a list", r"\- a list"),
        ("+ a list", r"\+ a list"),
        ("-- a rule", r"\-- a rule"),
        ("% a title", r"\% a title"),
        (": a definition", r"\: a definition"),
        ("1.5 people", "1.5 people"),
        ("1984 was", "1984 was"),
        ("", ""),
    ],
)
def test_markdown_reads_marks_as_text(text: str, written: str) -> None:
    """What would command CommonMark, pandoc or Quarto has a backslash before it, and nothing else has."""
    assert markdown_text(text) == written


@pytest.mark.parametrize(
    "address", ["https://example.org/a?b=1#c", "http://example.org:8080/", "HTTPS://example.org/%0a"]
)
def test_an_address_of_the_web_may_be_a_link(address: str) -> None:
    """In ASCII, with a host, of http or https."""
    assert link(address) == address


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "javascript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "https:example.org",
        "https:///path",
        "https://user:word@example.org",
        "https://example.org:99999/",
        "https://example.org:0/",
        "https://[::1",
        "https://еxample.org/",
        'https://example.org/"><script>',
        "https://example.org/a b",
        "https://example.org/\u202egnp",
        "https://example.org/\x1b[31m",
        "https://example.org/" + "a" * LONGEST_ADDRESS,
    ],
)
def test_another_address_is_printed_as_text_alone(address: str | None) -> None:
    """It names no host, hides one, or is of another scheme."""
    assert link(address) is None
