"""
How the site of the documentation is built: ``just docs``.

The sources are those that a code host shows, each where it stands in the repository, so that a link from one to
another works in both places.  What only a site has is made while it is built: its contents (``site_contents``), the
pages of public names (``public_names``); and each link within it is followed once it is there (``built_links``).
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "docs" / "_ext")]

from contested.version import __version__  # noqa: E402

project = "contested"
author = "the authors of contested"
copyright = f"{author}; MIT licence"  # noqa: A001  # Sphinx calls it so
version = release = __version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "site_contents",
    "public_names",
    "built_links",
]
root_doc = "docs/index"
source_suffix = {".md": "markdown", ".rst": "restructuredtext"}
include_patterns = ["docs/**", "*.md", "benchmarks/RESULTS.md"]
exclude_patterns = [".*", "build", "dist", "pictures", "src", "tests", "docs/_*", "docs/try-it/**"]

myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 4  # those of code hosts
suppress_warnings = ["myst.header"]  # a page may begin a step below its title

html_theme = "furo"
html_title = f"contested {release}"
templates_path = ["_templates"]
html_additional_pages = {"index": "to_docs.html"}
html_copy_source = False
html_show_sphinx = False
pygments_style = "a11y-high-contrast-light"
pygments_dark_style = "a11y-high-contrast-dark"

autodoc_default_options = {"members": True, "inherited-members": True}
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
autodoc_inherit_docstrings = True
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 88
add_module_names = False
toc_object_entries_show_parents = "hide"
napoleon_google_docstring = napoleon_numpy_docstring = False  # public_names reads them
napoleon_use_ivar = True
napoleon_use_rtype = False
napoleon_custom_sections = [("Source", "returns_style"), ("Assumes", "returns_style")]
