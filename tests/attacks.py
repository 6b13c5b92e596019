"""
Texts that would be markup, code or a command where nobody escapes them, and a dossier that says one everywhere.

Source: OWASP, XSS Filter Evasion Cheat Sheet; PortSwigger, Cross-site scripting cheat sheet.
"""

from __future__ import annotations

from typing import Any

import attrs

import contested as ct

ALERT = "alert(document.title='hacked')"
"""What an attack runs: a test sees the dialog, or the title."""

ATTACKS = (
    f"<script>{ALERT}</script>",
    f"</script><script>{ALERT}</script>",
    f"</style><script>{ALERT}</script>",
    f"</title><script>{ALERT}</script>",
    f'"><img src=x onerror="{ALERT}">',
    f"'><img src=x onerror={ALERT}>",
    f'" onmouseover="{ALERT}" autofocus onfocus="{ALERT}',
    f"' onfocus='{ALERT}' autofocus tabindex='0",
    f"`onload={ALERT}`",
    f"<svg onload={ALERT}>",
    f"</svg><svg><script>{ALERT}</script>",
    f"]]><svg onload={ALERT}>",
    f"<svg><animate onbegin={ALERT} attributeName=x dur=1s>",
    f"<details open ontoggle={ALERT}><summary>x",
    f"<iframe srcdoc='<script>parent.{ALERT}</script>'>",
    "<iframe src=https://example.org/>",
    "<img src=https://example.org/pixel.png>",
    "<base href=https://example.org/>",
    "<link rel=stylesheet href=https://example.org/a.css>",
    "<meta http-equiv=refresh content='0;url=https://example.org/'>",
    "<form action=https://example.org/><button>Send",
    f"<a href=javascript:{ALERT}>x</a>",
    f"<math><mi xlink:href='data:x,<script>{ALERT}</script>'>",
    f'<noscript><p title="</noscript><img src=x onerror={ALERT}>">',
    "<!--",
    "--><p>",
    "<![CDATA[",
    "<?xml version='1.0'?>",
    "<plaintext>",
    "<textarea>",
    "<template>",
    "</table></section></main>",
    "</td></tr></tbody></table><h1>x</h1>",
    "</option></select><script>1</script>",
    "{{ 7 * 7 }}",
    "{% raw %}",
    "{{ ''.__class__.__mro__ }}",
    "${7*7}",
    "&lt;script&gt;",
    "&#60;script&#62;",
    "&amp;amp;",
    f"javascript:{ALERT}",
    f"data:text/html,<script>{ALERT}</script>",
    "#figure-a",
    "//example.org/",
    "a' b\" c",
    "x" * 290,
    "a \u05d0\u05d1 b \u0627\u0644",
    "a\u00a0\u200b\ufeff?",
)

ADDRESSES = (
    f"javascript:{ALERT}",
    f"JaVaScRiPt:{ALERT}//https://example.org/",
    f"data:text/html,<script>{ALERT}</script>",
    "vbscript:msgbox(1)",
    "//example.org/",
    "https:example.org",
    "https://user:word@example.org/",
    'https://example.org/"onmouseover="x',
    "file:///etc/passwd",
    "blob:https://example.org/1",
)
"""None of which may be a link."""


MARKUP = (
    "<script>alert(1)</script>",
    "</td></tr></table><img src=x onerror=alert(1)>",
    "<b>bold</b> & &lt;i&gt; &#60;u&#62;",
    '" onmouseover="alert(1)" x=\'',
    "<!-- comment --> <![CDATA[x]]> <?php x ?> <!DOCTYPE x>",
    "</title></caption></ol></li>",
    '<span class="nocase">Not Cased</span><span style="font-variant:small-caps;">x</span>',
    "<a href=javascript:alert(1)>x</a>",
    "javascript:alert(1)",
    "https://user:pw@evil.example/",
    'https://evil.example/"><script>',
    "data:text/html,<script>alert(1)</script>",
    "//evil.example",
    "[click](javascript:alert(1)) ![x](http://evil.example/a.png)",
    "[1]: http://evil.example 'x'",
    "[^1] [^note]: text",
    "| a | b |",
    "*bold* **bold** _it_ __it__ ~~gone~~ `code` ``x``",
    "# heading",
    "> quote",
    "- item",
    "1. item",
    "--- ",
    "<https://evil.example>",
    "\\*not escaped\\* \\",
    "{{< include /etc/passwd >}} {{ population }}",
    "`{python} 1+1`",
    "::: {.column}",
    "@cite [@key] $x^2$ $$y$$",
    "%% title",
    "\\input{/etc/passwd} \\write18{id} \\def\\x{y}",
    "} \\end{longtable} \\begin{verbatim} {",
    "100% & $5 #1 _a_ ^b^ ~c~ \\\\",
    "[b] *c",
    "*d",
    "--- `` '' ,, << >> ?` !`",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(A1:A9)",
    "'=1+1",
    "＝cmd",
    'a","b',
    "a;b,c",
    "Հայաստան العربية עברית",
    "e\u0301 ﬁ Ⅻ 😀 \ufe0f \ue000\ue001\uf8ff",
    "x" * 300,
)
"""What has a meaning in some form of output; names of parties and titles can hold all of it."""


def dossier_saying(text: str, *, address: str | None = None) -> ct.Dossier:
    """Return a dossier in which every free text is this one."""
    party = ct.Party(text, bloc=text, stake="disputant")
    behind = ct.Source(f"{text} 2", url=address or text)
    source = ct.Source(
        text,
        label=f"{text} 3",
        publisher=text,
        author=text,
        url=address or text,
        doi=text,
        note=text,
        archive=text,
        organ_of=ct.Party(f"{text} 4"),
        quoting=behind,
    )
    figure = ct.Figure(
        text,
        "person",
        of=text,
        where=text,
        definition=text,
        facets={"side": text},
        disputants=[party, ct.Party(f"{text} 5")],
    )
    said: dict[str, Any] = {"source": source, "named": text, "speaker": text, "quote": text, "at": text, "note": text}
    figure = figure.claimed(12, by=party, key="k", **said).claimed("about 10", source=source)
    figure = figure.denied(by=f"{text} 6", **said).withheld(by=f"{text} 7", **said)
    figure = figure.claimed(13, by=f"{text} 8", key="aside").set_aside("aside", reason=text, by=text)
    part = ct.Figure(f"{text} 9", "person").claimed(11, by=party, source=source)
    dossier = ct.Dossier().with_figure("a", figure).with_figure("b", part)
    dossier = dossier.with_relation(_part_of(source))
    dossier = dossier.concluding("a > 11", where=text, sentence=text)
    dossier = dossier.silencing("CF018", reason=text)
    return attrs.evolve(dossier, unknown={text: 1})


def _part_of(source: ct.Source) -> ct.PartOf:
    return ct.PartOf("b", "a", by=source.organ_of, source=source)
