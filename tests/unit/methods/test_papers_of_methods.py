"""What each method is called, who published it and what it takes for granted: answers print these words."""

from __future__ import annotations

import pytest

from contested import methods

INDEPENDENT = "independent origins"
EVENTREPORT = "S. van Baalen and K. Höglund, eventreport: aggregation of event report data, R package, 2026"
PAPERS = {
    "AtLeast": (
        "agreement of at least k",
        "K. A. Marzullo, Maintaining the Time in a Distributed System, PhD thesis, Stanford University, 1984",
        (
            "hard limits",
            "that fewer than k voices are wrong in the same way",
        ),
    ),
    "CRH": (
        "CRH truth discovery (experimental)",
        "Q. Li et al., Resolving conflicts in heterogeneous data by truth discovery and source reliability estimation, SIGMOD, 2014",
        (
            "that a source is as reliable on one figure as on another",
            "that sources do not copy each other, but for what is declared",
        ),
    ),
    "Common": (
        "common ground",
        "IEEE 1788-2015, intersection",
        ("that everybody who gives a number is right",),
    ),
    "CovarianceIntersection": (
        "covariance intersection",
        "S. J. Julier and J. K. Uhlmann, A non-divergent estimation algorithm, Proc. ACC, 1997",
        ("stated errors right; nothing of how they depend on each other",),
    ),
    "FixedEffect": (
        "fixed effect (inverse variance)",
        "R. T. Birge, The calculation of errors by the method of least squares, Phys. Rev. 40, 1932",
        (
            "one true value",
            INDEPENDENT,
            "stated errors right, up to one factor",
        ),
    ),
    "GeometricMean": (
        "geometric mean",
        "C. Genest and J. V. Zidek, Combining probability distributions, Statist. Sci. 1, 1986",
        (
            "errors that are factors, as likely up as down",
            INDEPENDENT,
        ),
    ),
    "Hull": (
        "hull of the claims",
        "IEEE 1788-2015, convexHull",
        ("nothing of who is right; it can hold values that nobody claims",),
    ),
    "LargestConsistentSubset": (
        "largest consistent subset",
        "M. G. Cox, The evaluation of key comparison data, Metrologia 44, 2007",
        (
            "that the majority is right and the others are wrong",
            INDEPENDENT,
        ),
    ),
    "Latest": (
        "latest",
        "Data Commons, StatVar observations: the latest value of a series",
        ("that who speaks last knows best",),
    ),
    "LinearPool": (
        "linear opinion pool",
        "M. Stone, The opinion pool, Ann. Math. Statist. 32, 1961",
        (
            "that one of the origins is right, each as likely",
            "normal errors",
        ),
    ),
    "LogPool": (
        "logarithmic opinion pool",
        "C. Genest and J. V. Zidek, Combining probability distributions, Statist. Sci. 1, 1986",
        (
            "that all are partly right at once, so that it can lie where nobody is",
            "normal errors",
        ),
    ),
    "Mean": (
        "arithmetic mean",
        "JCGM 100:2008 (GUM), 4.2.1",
        (
            "one true value",
            "errors without a common direction",
            INDEPENDENT,
        ),
    ),
    "Median": (
        "median",
        "P. J. Huber, Robust Statistics, Wiley, 1981",
        ("that fewer than half of the independent origins are wrong on one side",),
    ),
    "Mode": (
        "mode",
        EVENTREPORT,
        (
            "that the number most often given is right",
            INDEPENDENT,
        ),
    ),
    "MostAgreed": (
        "most agreed (Marzullo)",
        "K. A. Marzullo, Maintaining the Time in a Distributed System, PhD thesis, Stanford University, 1984",
        (
            "hard limits",
            "that voices fail independently; wide limits win easily",
        ),
    ),
    "MostConservative": (
        "most conservative",
        EVENTREPORT,
        ("that every source saw what it reports; it favours whoever says least",),
    ),
    "MostInformative": (
        "most informative",
        EVENTREPORT,
        ("that lower numbers are incomplete; it favours whoever says most",),
    ),
    "MostPrecise": (
        "most precise",
        EVENTREPORT,
        ("that stated errors are right: who claims the smallest decides",),
    ),
    "NTP": (
        "intersection algorithm of NTP",
        "D. Mills et al., RFC 5905, Network Time Protocol Version 4, 2010, section 11.2.1",
        ("that a majority is right, so that two who differ never pass",),
    ),
    "PDGAverage": (
        "PDG average with scale factor",
        "Particle Data Group, Review of Particle Physics, introduction, section 5.2.2",
        (
            "one true value",
            INDEPENDENT,
            "all errors too small by one factor",
        ),
    ),
    "Preferred": (
        "source hierarchy",
        "Wikibase data model, preferred rank",
        ("that the user's order of trust is right",),
    ),
    "RandomEffects": (
        "random effects",
        "R. DerSimonian and N. Laird, Meta-analysis in clinical trials, Control. Clin. Trials 7, 1986; W. Viechtbauer, Bias and efficiency of meta-analytic variance estimators, J. Educ. Behav. Stat. 30, 2005",
        (
            "true values that differ without a common direction",
            INDEPENDENT,
            "stated errors right",
        ),
    ),
    "TrimmedMean": (
        "trimmed mean",
        "J. W. Tukey, The future of data analysis, Ann. Math. Statist. 33, 1962",
        (
            "that outliers are wrong, as many on either side",
            INDEPENDENT,
        ),
    ),
    "TruthFinder": (
        "TruthFinder (experimental)",
        "X. Yin, J. Han and P. S. Yu, Truth discovery with multiple conflicting information providers on the web, IEEE Trans. Knowl. Data Eng. 20, 2008",
        (
            "that a source is as reliable on one figure as on another",
            "that sources do not copy each other, but for what is declared",
            "that values are true or false, and none is nearly true",
        ),
    ),
    "WeightedMedian": (
        "weighted median",
        "F. Y. Edgeworth, On a new method of reducing observations, Phil. Mag. 25, 1888",
        ("that stated errors are right: who claims the smallest decides",),
    ),
}


@pytest.mark.parametrize("method", PAPERS)
def test_a_method_names_its_paper_and_what_it_takes_for_granted(method: str) -> None:
    """Word for word, as the papers have it."""
    kind = getattr(methods, method)

    assert (kind.name, kind.reference, kind.assumes) == PAPERS[method]


def test_no_method_is_without_its_paper() -> None:
    """The table has every public method."""
    kinds = [getattr(methods, name) for name in methods.__all__]
    assert {kind.__name__ for kind in kinds if isinstance(kind, type) and issubclass(kind, methods.Method)} == {
        *PAPERS,
        "Method",
    }
