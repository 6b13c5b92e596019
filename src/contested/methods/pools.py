"""
Pools: averages weighed by stated errors, for one true value or for values that differ from origin to origin.

Fixed effect and random effects on one group of floats, and on columns by
group with numpy.
"""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

import attrs

from contested.answers import heterogeneity
from contested.errors import UnpoolableNumbers
from contested.methods import grouped_variances
from contested.methods.grouped_pools import fixed_of_groups, pdg_of_groups, pooled_of_groups
from contested.methods.method import Method, a_flag, a_share, left_out_one, one_of
from contested.methods.outcome import POOLS
from contested.methods.pooled import Pooled, around, sound, values_and_variances, within_floats
from contested.methods.pooling import pooled_outcome
from contested.optional import numpy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from contested.answers.evidence import Evidence
    from contested.methods.origin_columns import GroupedOutcome, OriginColumns
    from contested.methods.outcome import Outcome

STANDARD_ERRORS = ("classic", "knapp-hartung", "modified-kh")


@attrs.frozen
class FixedEffect(Method):
    """
    The mean weighed by inverse variances: one true value, errors as stated.

    ``birge`` widens the standard error by the Birge ratio where values differ
    more than their errors say.

    Attributes:
        level: of the interval, between 0 and 1.
    """

    name: ClassVar[str] = "fixed effect (inverse variance)"
    reference: ClassVar[str] = (
        "R. T. Birge, The calculation of errors by the method of least squares, Phys. Rev. 40, 1932"
    )
    assumes: ClassVar[tuple[str, ...]] = (
        "one true value",
        "independent origins",
        "stated errors right, up to one factor",
    )
    needs: ClassVar[tuple[str, ...]] = POOLS

    birge: bool = attrs.field(default=False, validator=a_flag("birge"))
    level: float = attrs.field(default=0.95, validator=a_share("level"))

    def weigh(self, evidence: Evidence) -> Outcome:
        """Return the weighted mean."""
        return pooled_outcome(evidence, self.pool, self.level)

    def of_groups(self, groups: OriginColumns, independent: bool) -> GroupedOutcome:
        """Return the weighted mean of each figure."""
        pool = partial(fixed_of_groups, birge=self.birge)
        return pooled_of_groups(groups, pool, self.level, independent=independent)

    def pool(self, values: Any, variances: Any, *, groups: Any = None) -> Pooled:
        """
        Return the pool of plain numbers.

        Args:
            values: numbers of one group, a table with one row a group, or a
                column with ``groups``.
            variances: squares of standard errors, as ``values``.
            groups: the group of each value.

        Raises:
            UnpoolableNumbers: none, not one variance a value, not finite, or a variance not above zero.
            MissingExtra: columns need numpy.
        """
        if is_one_group(values, groups):
            x, v = values_and_variances(values, variances)
            with within_floats():
                made: Any = heterogeneity.fit(x, v)
            sound(made.mean, made.q, made.total)
            df: Any = len(x) - 1
            ratio: Any = math.sqrt(made.q / df) if df else 1.0
            error = made.total**-0.5 * (max(1.0, ratio) if self.birge else 1.0)
            weights: Any = tuple(one / made.total for one in made.weights)
            i2: Any = max(0.0, (made.q - df) / made.q) if made.q else 0.0
            h2: Any = made.q / df if df else 1.0
        else:
            np = numpy()
            data = grouped_variances.grouped_values(values, variances, groups)
            with np.errstate(all="ignore"):
                made, df = data.fit(), data.count - 1
            grouped_variances.refuse_unsound(data, made.mean, made.q)
            h2 = np.divide(made.q, df, out=np.ones(len(df)), where=df > 0)
            ratio = np.sqrt(h2)
            error = made.total**-0.5 * (np.maximum(1.0, ratio) if self.birge else 1.0)
            weights = (made.weights / data.wide(made.total)).reshape(-1 if groups is not None else data.x.shape)
            i2 = np.maximum(0.0, np.divide(made.q - df, made.q, out=np.zeros(len(df)), where=(made.q > 0) & (df > 0)))
        return Pooled(
            self.variant,
            made.mean,
            error,
            around(made.mean, error, self.level),
            self.level,
            q=made.q,
            df=df,
            i2=i2,
            h2=h2,
            scale_factor=ratio,
            weights=weights,
        )

    def leave_one_out(self, values: Sequence[Any], variances: Sequence[Any]) -> tuple[Pooled, ...]:
        """Return the pool without each value in turn."""
        return left_out_one(self.pool, values, variances)


@attrs.frozen
class PDGAverage(Method):
    """
    The weighted mean of the Particle Data Group: its error is scaled where values differ more than their errors say.

    The scale factor is computed without values whose error is above
    3 √n times that of the mean.  Symmetric errors only.

    Attributes:
        level: of the interval, between 0 and 1.
    """

    name: ClassVar[str] = "PDG average with scale factor"
    reference: ClassVar[str] = "Particle Data Group, Review of Particle Physics, introduction, section 5.2.2"
    assumes: ClassVar[tuple[str, ...]] = ("one true value", "independent origins", "all errors too small by one factor")
    needs: ClassVar[tuple[str, ...]] = POOLS

    level: float = attrs.field(default=0.95, validator=a_share("level"))

    def weigh(self, evidence: Evidence) -> Outcome:
        """Return the scaled mean."""
        return pooled_outcome(evidence, self.pool, self.level)

    def of_groups(self, groups: OriginColumns, independent: bool) -> GroupedOutcome:
        """Return the scaled mean of each figure."""
        return pooled_of_groups(groups, pdg_of_groups, self.level, independent=independent)

    def pool(self, values: Sequence[Any], variances: Sequence[Any]) -> Pooled:
        """
        Return the pool of plain numbers.

        Raises:
            UnpoolableNumbers: none, not one variance a value, not finite, or a variance not above zero.
        """
        x, v = values_and_variances(values, variances)
        with within_floats():
            made = heterogeneity.fit(x, v)
        sound(made.mean, made.q, made.total)
        unscaled = made.total**-0.5
        limit = 3 * math.sqrt(len(x)) * unscaled
        kept = [((a - made.mean) ** 2) / one for a, one in zip(x, v, strict=True) if math.sqrt(one) <= limit]
        scale = math.sqrt(math.fsum(kept) / (len(kept) - 1)) if len(kept) > 1 else 1.0
        error = unscaled * max(1.0, scale)
        df = len(x) - 1
        return Pooled(
            self.variant,
            made.mean,
            error,
            around(made.mean, error, self.level),
            self.level,
            q=made.q,
            df=df,
            i2=max(0.0, (made.q - df) / made.q) if made.q else 0.0,
            h2=made.q / df if df else 1.0,
            scale_factor=scale,
            weights=tuple(one / made.total for one in made.weights),
        )

    def leave_one_out(self, values: Sequence[Any], variances: Sequence[Any]) -> tuple[Pooled, ...]:
        """Return the pool without each value in turn."""
        return left_out_one(self.pool, values, variances)


@attrs.frozen
class RandomEffects(Method):
    """
    The mean of a distribution of true values, from origin to origin.

    ``tau2`` names the estimator of the variance between them, ``se`` the
    standard error ("classic"; Knapp-Hartung's with Student's t; that one
    never below the classic).  ``prediction`` adds the interval in which one
    more origin's true value lies: "normal" with the same quantile as the
    interval (as R metafor does by default), or "t" with n - 2 degrees of
    freedom (Higgins, Thompson and Spiegelhalter 2009).

    Attributes:
        level: of the interval, between 0 and 1.
    """

    name: ClassVar[str] = "random effects"
    reference: ClassVar[str] = (
        "R. DerSimonian and N. Laird, Meta-analysis in clinical trials, Control. Clin. Trials 7, 1986; "
        "W. Viechtbauer, Bias and efficiency of meta-analytic variance estimators, J. Educ. Behav. Stat. 30, 2005"
    )
    assumes: ClassVar[tuple[str, ...]] = (
        "true values that differ without a common direction",
        "independent origins",
        "stated errors right",
    )
    needs: ClassVar[tuple[str, ...]] = POOLS

    tau2: str = attrs.field(default="DL", validator=one_of("tau2", heterogeneity.ESTIMATORS))
    se: str = attrs.field(default="classic", validator=one_of("se", STANDARD_ERRORS))
    level: float = attrs.field(default=0.95, validator=a_share("level"))
    prediction: str | None = attrs.field(
        default=None, validator=attrs.validators.optional(one_of("prediction", ("normal", "t")))
    )

    def weigh(self, evidence: Evidence) -> Outcome:
        """Return the pooled mean."""
        return pooled_outcome(evidence, self.pool, self.level, student=self.se != "classic")

    def of_groups(self, groups: OriginColumns, independent: bool) -> GroupedOutcome:
        """Return the pooled mean of each figure."""
        student = self.se != "classic"
        return pooled_of_groups(
            groups, self._mean_and_error, self.level, independent=independent, student=student, fewest=self._fewest
        )

    def _mean_and_error(self, data: grouped_variances.GroupedValues) -> tuple[Any, Any]:
        made = self._many(data, (-1,))
        return made.estimate, made.standard_error

    def pool(self, values: Any, variances: Any, *, groups: Any = None) -> Pooled:
        """
        Return the pool of plain numbers.

        Args:
            values: numbers of one group, a table with one row a group, or a
                column with ``groups``.
            variances: squares of standard errors, as ``values``.
            groups: the group of each value.

        Raises:
            UnpoolableNumbers: none, not one variance a value, not finite, or a
                variance not above zero; Student's t of a single value.
            NotConverged: a search did not come to rest.
            MissingExtra: columns need numpy, Student's t needs scipy.
        """
        if is_one_group(values, groups):
            with within_floats():
                return self._one(*values_and_variances(values, variances))
        data = grouped_variances.grouped_values(values, variances, groups)
        if data.count.min() < self._fewest:
            name = data.names[data.count.argmin()]
            reason = f"there are {data.count.min()}; {self.label} needs {self._fewest} or more"
            raise UnpoolableNumbers(f"values of group {name}", reason)
        with numpy().errstate(all="ignore"):
            made = self._many(data, (-1,) if groups is not None else data.x.shape)
        grouped_variances.refuse_unsound(data, made.estimate, made.tau2)
        return made

    def _one(self, x: list[float], v: list[float]) -> Pooled:
        if len(x) < self._fewest:
            raise UnpoolableNumbers("values", f"there are {len(x)}; {self.label} needs {self._fewest} or more")
        first = heterogeneity.fit(x, v)
        df = len(x) - 1
        squares = math.fsum([w * w for w in first.weights])
        typical = df * first.total / (first.total**2 - squares) if df else math.inf
        tau2 = heterogeneity.between(x, v, self.tau2)
        sound(first.mean, first.q, first.total, tau2)
        made = heterogeneity.fit(x, v, tau2) if tau2 else first
        error = self._scaled(made.total**-0.5, made.q / df if df else math.nan, max)
        interval, prediction = self._intervals(made.mean, error, tau2, len(x), math.sqrt)
        sound(error, *interval)
        return Pooled(
            self.variant,
            made.mean,
            error,
            interval,
            self.level,
            prediction,
            tau2,
            first.q,
            df,
            tau2 / (tau2 + typical) if df else 0.0,
            tau2 / typical + 1,
            weights=tuple(w / made.total for w in made.weights),
        )

    @property
    def _fewest(self) -> int:
        """How many values Student's t needs."""
        return 3 if self.prediction == "t" else 2 if self.se != "classic" else 1

    def _many(self, data: grouped_variances.GroupedValues, shape: tuple[int, ...]) -> Pooled:
        np = numpy()
        first = data.fit()
        df = data.count - 1
        spread = first.total - data.total(first.weights, first.weights) / first.total
        if self.tau2 == "DL":  # the same sums serve again
            tau2 = np.maximum(0.0, np.divide(first.q - df, spread, out=np.zeros(len(df)), where=df > 0))
        else:
            tau2 = grouped_variances.between_groups(data, self.tau2)
        weights = 1 / (data.v + data.wide(tau2))
        total, mean = data.means(weights)
        typical = np.divide(df, spread, out=np.full(len(df), np.inf), where=df > 0)
        ratio = None
        if self.se != "classic":
            q = data.total(weights, (data.x - data.wide(mean)) ** 2)
            ratio = np.divide(q, df, out=np.full(len(df), np.nan), where=df > 0)
        error = self._scaled(total**-0.5, ratio, np.maximum)
        interval, prediction = self._intervals(mean, error, tau2, data.count, np.sqrt)
        return Pooled(
            self.variant,
            mean,
            error,
            interval,
            self.level,
            prediction,
            tau2,
            first.q,
            df,
            tau2 / (tau2 + typical),
            tau2 / typical + 1,
            weights=(weights / data.wide(total)).reshape(shape),
        )

    def _scaled(self, classic: Any, ratio: Any, larger: Callable[[Any, Any], Any]) -> Any:
        """Return the standard error; ``ratio`` is q / (n - 1) with the weights of the pool."""
        if self.se == "classic":
            return classic
        return classic * (larger(1.0, ratio) if self.se == "modified-kh" else ratio) ** 0.5

    def _intervals(
        self, mean: Any, error: Any, tau2: Any, count: Any, root: Callable[[Any], Any]
    ) -> tuple[tuple[Any, Any], tuple[Any, Any] | None]:
        df = None if self.se == "classic" else count - 1
        interval = around(mean, error, self.level, df)
        if self.prediction is None:
            return interval, None
        wider = root(error**2 + tau2)
        return interval, around(mean, wider, self.level, df if self.prediction == "normal" else count - 2)

    def leave_one_out(self, values: Sequence[Any], variances: Sequence[Any]) -> tuple[Pooled, ...]:
        """Return the pool without each value in turn."""
        return left_out_one(self.pool, values, variances)


def is_one_group(values: object, groups: object) -> bool:
    """Whether values are plain numbers of one group, and no columns."""
    return groups is None and getattr(values, "ndim", 1) == 1 and not _nested(values)


def _nested(values: object) -> bool:
    return isinstance(values, (list, tuple)) and bool(values) and isinstance(values[0], (list, tuple))
