"""Draw the pictures of docs/gallery.md anew, from the code on the page: python pictures/gallery.py."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "gallery.md"
PART = re.compile(
    r"^```python\n(?P<code>.*?)^```$|^!\[[^\]]+\]\((?P<picture>pictures/[\w.]+)\)$", re.MULTILINE | re.DOTALL
)


def drawn():
    """Return each picture by its path below docs/: what ``svg`` is where the page shows it."""
    known, pictures = {}, {}
    with contextlib.chdir(ROOT):
        for part in PART.finditer(PAGE.read_text(encoding="utf-8")):
            if part["picture"]:
                pictures[part["picture"]] = known["svg"].standalone
            else:
                exec(compile(part["code"], PAGE.name, "exec"), known)  # noqa: S102 - the page is ours
    return pictures


def main():
    """Save all."""
    pictures = drawn()
    for name, svg in pictures.items():
        (PAGE.parent / name).write_text(svg, encoding="utf-8")
    print(f"{len(pictures)} pictures in docs/pictures, {sum(map(len, pictures.values())):,} characters")


if __name__ == "__main__":
    main()
