"""
The pages of public names, from signatures and docstrings.

Which names there are is what each package says of itself in ``__all__``; nowhere is a list of them written by hand.
The pages are written beside the other sources while a site is built, and kept out of version control.
"""

from __future__ import annotations

import enum
import importlib
import inspect
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.domains.python import PyObject
from sphinx.ext.napoleon import GoogleDocstring
from sphinx.pycode import ModuleAnalyzer

from contested.methods import Method

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

PACKAGES = (
    "contested",
    "contested.methods",
    "contested.report",
    "contested.feeds",
    "contested.table",
    "contested.exchange",
    "contested.testing",
    "contested.errors",
)
FOLDER = "docs/reference/names"


def write_pages(app: Sphinx) -> None:
    """Write a page for each name, and one for each package; touch none that stays as it is, and drop what is gone."""
    folder = Path(app.srcdir) / FOLDER
    folder.mkdir(exist_ok=True)
    pages = {}
    for package in PACKAGES:
        names = public_names(package)
        pages[f"{package}.rst"] = page_of_package(package, names)
        for name in names:
            if own_page(package, name) == f"{package}.{name}":
                pages[f"{package}.{name}.rst"] = page_of_name(package, name)
    pages["index.rst"] = page_of_packages()
    for gone in {one.name for one in folder.iterdir()} - pages.keys():
        (folder / gone).unlink()
    for file, text in pages.items():
        path = folder / file
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def public_names(package: str) -> list[str]:
    """Return the public names of a package, without those of packages in it, which have pages of their own."""
    module = importlib.import_module(package)
    return sorted(name for name in module.__all__ if not inspect.ismodule(getattr(module, name)))


def own_page(package: str, name: str) -> str:
    """Return the page that a name stands on: some names are public in two packages, and are described in the first."""
    value = getattr(importlib.import_module(package), name)
    for first in PACKAGES[: PACKAGES.index(package)]:
        if getattr(importlib.import_module(first), name, None) is value:
            return f"{first}.{name}"
    return f"{package}.{name}"


def page_of_packages() -> str:
    """Return the page from which each package is reached."""
    rows = [
        f":doc:`{package} <{package}>`\n   {first_paragraph(inspect.getdoc(importlib.import_module(package)))}\n"
        for package in PACKAGES
    ]
    return "\n".join([*heading("Every public name"), *rows, *contents(PACKAGES)])


def page_of_package(package: str, names: list[str]) -> str:
    """Return the page of a package: what it is, and each name with the first paragraph on it."""
    about = [inspect.getdoc(importlib.import_module(package)) or "", "", f".. py:module:: {package}", ""]
    pages = {name: own_page(package, name) for name in names}
    rows = [f":doc:`{name} <{page}>`\n   {first_paragraph(described(package, name))}\n" for name, page in pages.items()]
    return "\n".join([*heading(package), *about, *rows])


def page_of_name(package: str, name: str) -> str:
    """Return the page of one name, which autodoc fills; it is reached from its package, and stands in no margin."""
    value = getattr(importlib.import_module(package), name)
    lines = [":orphan:", "", *heading(name), f".. py:currentmodule:: {package}", ""]
    if inspect.isclass(value):
        kind = "autoexception" if issubclass(value, BaseException) else "autoclass"
        options = ["   :undoc-members:"] if issubclass(value, enum.Enum) else []
        return "\n".join([*lines, f".. {kind}:: {package}.{name}", *options, ""])
    if inspect.isroutine(value):
        return "\n".join([*lines, f".. autofunction:: {package}.{name}", ""])
    text = described(package, name).replace("\n", "\n   ")
    return "\n".join([*lines, f".. py:data:: {package}.{name}", "", f"   {text}", ""])


def described(package: str, name: str) -> str:
    """Return the docstring of a name; a constant has it in the code of its module, below its value."""
    module = importlib.import_module(package)
    value = getattr(module, name)
    if inspect.isclass(value) or inspect.isroutine(value):
        return inspect.getdoc(value) or ""
    home = getattr(module, "_HOMES", {}).get(name, package)
    return "\n".join(ModuleAnalyzer.for_module(home).find_attr_docs().get(("", name), [])).strip()


def first_paragraph(text: str | None) -> str:
    """Return the first paragraph of a docstring in one line."""
    return (text or "").partition("\n\n")[0].replace("\n", " ")


def read_docstring(app: Sphinx, kind: str, name: str, value: object, options: Any, lines: list[str]) -> None:
    """
    Read the sections of a docstring, once that of a class has what is said elsewhere.

    Napoleon by itself would take what stands before a colon in the docstring of a property for its type.
    """
    if inspect.isclass(value) and kind in ("class", "exception"):
        add_what_classes_know(value, lines)
    kind = "method" if kind in ("attribute", "property") else kind
    lines[:] = GoogleDocstring(list(lines), app.config, app, kind, name, value, options).lines()


def add_what_classes_know(value: type, lines: list[str]) -> None:
    """Add the attributes that a class inherits, and what a method says of itself as data."""
    have = attributes_in("\n".join(lines))
    inherited = {
        name: text
        for base in value.__mro__[1:]
        if base.__module__.startswith("contested")
        for name, text in attributes_in(inspect.cleandoc(vars(base).get("__doc__") or "")).items()
        if name not in have
    }
    if inherited:
        lines += ["", *([] if have else ["Attributes:"]), *(f"    {name}: {text}" for name, text in inherited.items())]
    if issubclass(value, Method) and value is not Method:
        lines += ["", *facts_of_method(value)]


def attributes_in(docstring: str) -> dict[str, str]:
    """Return what a docstring says of attributes, each in one line."""
    section = re.search(r"^Attributes:\n((?:[ ]{4}.*\n?|\n)+)", docstring, re.MULTILINE)
    found = re.findall(r"^ {4}(\w+): (.*(?:\n {8}.*)*)", section[1] if section else "", re.MULTILINE)
    return {name: " ".join(text.split()) for name, text in found}


def facts_of_method(method: type[Method]) -> list[str]:
    """Return what a method assumes, which preconditions it needs, and where it is from."""
    needs = ", ".join(f"``{code}``" for code in method.needs) or "nothing but the want of a number"
    return [
        f"**Assumes** {'; '.join(method.assumes)}.",
        "",
        f"**Refuses on** {needs}.",
        "",
        f"**Source:** {method.reference}.",
    ]


def heading(title: str) -> list[str]:
    """Return a title, underlined."""
    return [title, "=" * len(title), ""]


def contents(pages: Iterable[str]) -> list[str]:
    """Return the contents of a page, which stand in the margin."""
    return [".. toctree::", "   :hidden:", "", *(f"   {one}" for one in pages), ""]


def setup(app: Sphinx) -> dict[str, bool]:
    """Join the build."""
    for field in PyObject.doc_field_types:
        if field.name == "variable":
            field.label = "Attributes"
            field.rolename = ""  # else the name of each is a link to whatever else has that name
    app.connect("builder-inited", write_pages)
    app.connect("autodoc-process-docstring", read_docstring)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
