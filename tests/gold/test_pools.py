"""
Published numbers of pools and averages, to the digits given.

Sources: A, D, E, F, G, H from Kacker (2004), DerSimonian and Kacker (2007),
Viechtbauer (2005) and Normand (1999), as their data stand in the tests of
statsmodels and metafor; B from the Particle Data Group's listing of the
charged kaon's mass (2026); C from T. Dorigo's note on averages; I from the
manual of the NIST Consensus Builder; J computed from B and A after Cox (2007);
K after Li et al. (2014); L by the package truthdiscovery; M after Zadeh, as in
the vignette of the R package dst.
"""

from __future__ import annotations

import math

import pytest

from contested import methods
from contested.answers.heterogeneity import ESTIMATORS, fit

KACKER = (
    [61, 61.4, 62.21, 62.3, 62.34, 62.6, 62.7, 62.84, 65.9],
    [0.2025, 1.21, 0.09, 0.2025, 0.3844, 0.5625, 0.0676, 0.0225, 1.8225],
)
KAON = (
    [493.696, 493.636, 493.640, 493.670, 493.657, 493.691],
    [error**2 for error in (0.007, 0.011, 0.054, 0.029, 0.020, 0.040)],
)
PCB = (
    [34.30, 32.90, 34.53, 32.42, 31.90, 35.80],
    [error**2 for error in (1.03, 0.69, 0.83, 0.29, 0.40, 0.38)],
)
VIECHTBAUER = (
    [-0.581, 0.530, 0.771, 1.031, 0.553, 0.295, 0.078, 0.573, -0.176, -0.232],
    [0.023, 0.052, 0.060, 0.115, 0.095, 0.203, 0.200, 0.211, 0.051, 0.040],
)
NORMAND = (
    [-20, -2, -55, -71, -4, 1, 11, -10, 7],
    [40.5863, 2.0468, 15.2809, 150.2222, 20.1923, 1.2235, 95.3756, 8.0321, 20.6936],
)


def pregnancies() -> tuple[list[float], list[float]]:
    """Return log odds ratios and variances of data set D."""
    treated = zip((5, 5, 12, 69, 9, 313), (156, 303, 565, 1570, 103, 4659), strict=True)
    control = zip((8, 17, 9, 94, 11, 352), (74, 303, 477, 1565, 105, 4650), strict=True)
    cells = [(a, n - a, c, m - c) for (a, n), (c, m) in zip(treated, control, strict=True)]
    return [math.log(a * d / (b * c)) for a, b, c, d in cells], [sum(1 / one for one in cell) for cell in cells]


def test_a_the_inverse_variance_mean_and_the_birge_ratio() -> None:
    """The inverse-variance mean and the Birge ratio are those of gold A."""
    made = methods.FixedEffect(birge=True).pool(*KACKER)

    assert made.estimate == pytest.approx(62.583397094, abs=1e-9)
    assert methods.FixedEffect().pool(*KACKER).standard_error == pytest.approx(0.107845705, abs=1e-9)
    assert made.q == pytest.approx(24.801897742, abs=1e-9)
    assert made.scale_factor == pytest.approx(1.760749050, abs=1e-9)
    assert made.standard_error == pytest.approx(0.189889224, abs=1e-9)


def test_b_the_pdg_scale_factor_leaves_out_values_with_large_errors() -> None:
    """Gold B: 2.368831 with the cut, 2.14031794 without."""
    made = methods.PDGAverage().pool(*KAON)

    assert made.estimate == pytest.approx(493.6765994580, abs=1e-10)
    assert made.scale_factor == pytest.approx(2.368831, abs=1e-6)
    assert made.standard_error == pytest.approx(0.0129753423, abs=1e-10)
    assert methods.FixedEffect().pool(*KAON).standard_error == pytest.approx(0.0054775305, abs=1e-10)
    assert methods.FixedEffect().pool(*KAON).scale_factor == pytest.approx(2.14031794, abs=1e-8)


def test_c_two_that_differ() -> None:
    """Gold C: 10 ± 4 and 30 ± 5."""
    made = methods.PDGAverage().pool([10, 30], [16, 25])

    assert made.estimate == pytest.approx(17.804878, abs=1e-6)
    assert made.q == pytest.approx(9.756098, abs=1e-6)
    assert made.scale_factor == pytest.approx(3.123475, abs=1e-6)
    assert made.standard_error == pytest.approx(9.756098, abs=1e-6)


@pytest.mark.parametrize(
    ("estimator", "tau", "mean", "error"),
    [
        ("PM", 0.3681, -0.3811, 0.2060),
        ("HE", 0.4410, -0.4035, 0.2327),
        ("DL", 0.2323, -0.3240, 0.1540),
        ("HE2", 0.3831, -0.3861, 0.2115),
        ("DL2", 0.3254, -0.3655, 0.1901),
        ("REML", 0.1843, -0.2980, 0.1343),
        ("HS", 0.1330, -0.2666, 0.1125),
        ("SJ", 0.4572, -0.4079, 0.2386),
    ],
)
def test_d_estimators_of_the_variance_between(estimator: str, tau: float, mean: float, error: float) -> None:
    """The estimators of the variance between studies give the numbers of gold D."""
    made = methods.RandomEffects(tau2=estimator).pool(*pregnancies())

    found = (math.sqrt(made.tau2), made.estimate, made.standard_error)
    assert found == pytest.approx((tau, mean, error), abs=1.01e-4)


def test_d_to_more_digits() -> None:
    """Gold D, DL to ten digits; the PM given there misses its own equation by 2e-6, which ours meets to 1e-14."""
    laird = methods.RandomEffects().pool(*pregnancies())
    paule = methods.RandomEffects(tau2="PM").pool(*pregnancies())

    assert math.sqrt(laird.tau2) == pytest.approx(0.2323064774, abs=1e-10)
    assert laird.estimate == pytest.approx(-0.3239968238, abs=1e-10)
    assert laird.standard_error == pytest.approx(0.1540050568, abs=1e-10)
    assert laird.q == pytest.approx(9.6778673916, abs=1e-10)
    assert math.sqrt(paule.tau2) == pytest.approx(0.3680684244, abs=3e-7)
    assert paule.estimate == pytest.approx(-0.3810619613, abs=1e-7)
    assert paule.standard_error == pytest.approx(0.2059896586, abs=1e-7)
    assert fit(*pregnancies(), paule.tau2).q == pytest.approx(5, abs=1e-14)
    assert abs(fit(*pregnancies(), 0.3680684244**2).q - 5) > 1e-6


def test_d_full_likelihood_peaks_at_zero() -> None:
    """The published tau of .0023 is where another search stopped: the likelihood is higher at zero."""
    x, v = pregnancies()

    def likelihood(tau2: float) -> float:
        return -math.fsum(math.log(one + tau2) for one in v) - fit(x, v, tau2).q

    made = methods.RandomEffects(tau2="ML").pool(x, v)

    assert made.tau2 == 0
    assert likelihood(0) > likelihood(0.0023**2)
    assert (made.estimate, made.standard_error) == pytest.approx((-0.1974, 0.0694), abs=1.5e-4)


@pytest.mark.parametrize(
    ("estimator", "tau2", "i2"),
    [
        ("HS", 0.2282, 77.2284),
        ("HE", 0.1484, 68.7988),
        ("DL", 0.2768, 80.4447),
        ("ML", 0.1967, 74.5098),
        ("REML", 0.2232, 76.8399),
        ("EB", 0.1920, 74.0511),
        ("SJ", 0.1992, 74.7545),
    ],
)
def test_e_seven_estimators(estimator: str, tau2: float, i2: float) -> None:
    """Seven estimators give the numbers of gold E."""
    made = methods.RandomEffects(tau2=estimator).pool(*VIECHTBAUER)

    assert made.tau2 == pytest.approx(tau2, abs=1.01e-4)
    assert made.i2 * 100 == pytest.approx(i2, abs=1.01e-2)


def test_e_to_more_digits() -> None:
    """DerSimonian and Laird give gold E to more digits."""
    made = methods.RandomEffects().pool(*VIECHTBAUER)

    found = (made.tau2, made.estimate, made.standard_error, made.q, made.i2)
    assert found == pytest.approx((0.2767778291, 0.2503356761, 0.1923489844, 46.0232866523, 0.8044468213), abs=1e-10)


def test_f_three_methods_three_stories() -> None:
    """Gold F, from variances given to four decimals: the interval excludes zero, excludes it by less, and holds it."""
    fixed = methods.FixedEffect().pool(*NORMAND)
    laird = methods.RandomEffects().pool(*NORMAND)
    likely = methods.RandomEffects(tau2="REML").pool(*NORMAND)

    assert (fixed.estimate, *(fixed.interval or ())) == pytest.approx((-3.4939, -5.0265, -1.9613), rel=5e-5, abs=1e-4)
    assert laird.tau2 == pytest.approx(218.7216, rel=5e-5, abs=1e-4)
    assert (laird.estimate, *(laird.interval or ())) == pytest.approx((-14.0972, -24.4454, -3.7490), rel=5e-5, abs=1e-4)
    assert likely.tau2 == pytest.approx(685.1965, rel=5e-5, abs=1e-4)
    assert (likely.estimate, *(likely.interval or ())) == pytest.approx(
        (-15.1217, -32.6716, 2.4282), rel=5e-5, abs=1e-4
    )


def test_g_paule_and_mandel() -> None:
    """Gold G; its DL of .5359 is of data with more digits: on these, H below agrees with ours to ten digits."""
    made = methods.RandomEffects(tau2="PM").pool(*KACKER)

    assert made.tau2 == pytest.approx(0.70539530922, abs=1e-10)
    assert made.estimate == pytest.approx(62.40761991133, abs=1e-10)
    assert made.standard_error == pytest.approx(0.33803060268, abs=1e-10)
    assert made.q == pytest.approx(24.8018977418, abs=1e-10)
    assert made.interval == pytest.approx((61.7450921, 63.0701477), abs=1e-7)
    taus = {name: math.sqrt(methods.RandomEffects(tau2=name).pool(*KACKER).tau2) for name in ("PM", "HE", "HE2")}
    assert taus == pytest.approx({"PM": 0.8399, "HE": 1.1837, "HE2": 0.9352}, abs=1.01e-4)
    assert math.sqrt(methods.RandomEffects().pool(*KACKER).tau2) == pytest.approx(0.5359, abs=1e-3)


def test_h_knapp_and_hartung() -> None:
    """Gold H, and the modified one is never below the classic one."""
    made = methods.RandomEffects(se="knapp-hartung").pool(*KACKER)
    classic = methods.RandomEffects().pool(*KACKER)
    modified = methods.RandomEffects(se="modified-kh").pool(*KACKER)

    assert made.standard_error == pytest.approx(0.2947760570, abs=1e-10)
    assert modified.standard_error == max(classic.standard_error, made.standard_error)


def test_i_the_linear_pool() -> None:
    """Gold I: PCB 28 in the NIST Consensus Builder."""
    made = methods.LinearPool().pool(*PCB)
    laird = methods.RandomEffects().pool(*PCB)

    assert made.estimate == pytest.approx(33.64167, abs=1e-5)
    assert made.standard_error == pytest.approx(1.50395, abs=1e-5)
    assert [round(end, 1) for end in made.interval or ()] == pytest.approx([31.4, 36.3], abs=0.11)
    assert len(made.modes) > 1
    assert math.sqrt(laird.tau2) == pytest.approx(1.711418, abs=3e-6)  # mean and error below agree to six digits
    assert (laird.estimate, laird.standard_error) == pytest.approx((33.600433, 0.744998), abs=1e-6)


def test_the_logarithmic_pool_lies_where_nobody_is() -> None:
    """50 ± 5 and 120 ± 10: 64.0 ± 6.32, where the linear pool says 85 ± 35.88."""
    logarithmic = methods.LogPool().pool([50, 120], [25, 100])
    linear = methods.LinearPool().pool([50, 120], [25, 100])
    laird = methods.RandomEffects().pool([50, 120], [25, 100])

    assert (logarithmic.estimate, logarithmic.standard_error) == pytest.approx((64.0, 6.32), abs=0.005)
    assert (linear.estimate, linear.standard_error) == pytest.approx((85, 35.88), abs=0.005)
    assert laird.tau2 == pytest.approx(2387.5)
    assert (laird.estimate, laird.standard_error) == pytest.approx((84.464, 34.996), abs=0.0005)


def test_medians_of_the_first_data_set() -> None:
    """The median is 62.34; weighted by 1 / v it is 62.84, the most confident laboratory."""
    x, v = KACKER

    assert methods.Median().pool(x).estimate == 62.34
    assert methods.WeightedMedian().pool(x, v).estimate == 62.84


def test_j_the_largest_consistent_subset() -> None:
    """Gold J: the kaon's mass depends on whom one expels."""
    method = methods.LargestConsistentSubset()
    kaon, kacker, pcb = (method.pool(*data) for data in (KAON, KACKER, PCB))

    (other,) = kaon.alternatives
    assert (kaon.estimate, kaon.standard_error, kaon.q) == pytest.approx((493.645958, 0.008797, 3.0918), abs=5e-5)
    assert kaon.kept == (1, 2, 3, 4, 5)
    assert (other.estimate, other.standard_error, other.q) == pytest.approx((493.689986, 0.006316, 4.7908), abs=5e-5)
    assert other.kept == (0, 2, 3, 4, 5)
    assert (kacker.estimate, kacker.standard_error) == pytest.approx((62.679882, 0.111083), abs=1e-6)
    assert (kacker.kept, kacker.alternatives) == ((1, 2, 3, 4, 5, 6, 7, 8), ())
    assert (pcb.estimate, pcb.standard_error, len(pcb.kept)) == pytest.approx((32.397826, 0.217270, 4), abs=1e-6)


def test_k_truth_discovery() -> None:
    """Gold K: three sources on three objects, losses as they are."""
    claims = ([120, 3000, 11, 50, 3100, 12, 115, 2900, 11], [0, 0, 0, 1, 1, 1, 2, 2, 2], [0, 1, 2] * 3)
    one = ([120, 50, 115], [0, 1, 2], [0, 0, 0])
    wanted = {
        1: [110.2007099, 2997.1269032, 11.1287418],
        2: [114.0818069, 2994.0705087, 11.0749563],
        50: [114.9694371, 2988.7289421, 11.0595601],
    }

    for steps, truths in wanted.items():
        found = methods.CRH(scale="none", iterations=steps).pool(*claims)
        assert list(found.estimates) == pytest.approx(truths, abs=5e-7)
    for steps, truth in {1: 110.35624619, 2: 116.85389287, 50: 117.47986449}.items():
        assert methods.CRH(scale="none", iterations=steps).pool(*one).estimates[0] == pytest.approx(truth, abs=1e-6)


def test_l_truth_discovery_of_names() -> None:
    """Gold L: twenty steps, with 1e-5 added to losses and weights."""
    values = [120_000, 50_000, 120_000, 0, 10_000, 10_000, 3_000, 3_000, 3_000]
    sources, things = ["ARM", "AZE", "AFP"] * 3, ["population"] * 3 + ["troops"] * 3 + ["area"] * 3

    rest = methods.CRH(loss="categorical", smoothing=1e-5, iterations=20).pool(values, sources, things)

    assert list(rest.weights) == pytest.approx([3.670477, 0.718952, 0.718952], abs=1e-6)
    assert list(rest.beliefs[:2]) == pytest.approx([0.85926, 0.14074], abs=5e-6)
    assert dict(zip(rest.objects, rest.estimates, strict=True)) == {
        "area": 3000,
        "population": 120_000,
        "troops": 10_000,
    }


def test_l_truthfinder() -> None:
    """Gold L: confidence in values, and trust in who gives them."""
    values = [120_000, 50_000, 120_000, 0, 10_000, 10_000, 3_000, 3_000, 3_000]
    sources, things = ["ARM", "AZE", "AFP"] * 3, ["population"] * 3 + ["troops"] * 3 + ["area"] * 3

    found = methods.TruthFinder().pool(values, sources, things)

    assert dict(zip(found.sources, found.weights, strict=True)) == pytest.approx(
        {"ARM": 0.784521, "AZE": 0.784521, "AFP": 0.828888}, abs=5e-7
    )
    assert list(found.beliefs[:2]) == pytest.approx([0.79924, 0.666139], abs=5e-7)


def test_m_dempsters_rule_under_high_conflict() -> None:
    """Gold M (Zadeh): both call T next to impossible, and the rule is certain of it; the conflict tells."""
    first, second = {"M": 0.99, "T": 0.01}, {"C": 0.99, "T": 0.01}

    def found(rule: str) -> dict[str, float]:
        return {
            "".join(sorted(map(str, held))): mass for held, mass in methods.combine(first, second, rule=rule).items()
        }

    assert methods.conflict(first, second) == pytest.approx(0.9999)
    assert found("dempster") == pytest.approx({"T": 1})
    assert found("unnormalised") == pytest.approx({"": 0.9999, "T": 0.0001})
    assert found("yager") == pytest.approx({"CMT": 0.9999, "T": 0.0001})
    assert found("disjunctive") == pytest.approx({"CM": 0.9801, "MT": 0.0099, "CT": 0.0099, "T": 0.0001})


def test_every_estimator_is_covered() -> None:
    """The tests above try each estimator by name."""
    assert set(ESTIMATORS) == {"DL", "PM", "REML", "ML", "HE", "HS", "SJ", "EB", "DL2", "HE2"}
