"""What we may believe of a yearly rate after few data: a gamma distribution, never a bare quotient.

Sources: the Jeffreys prior for a Poisson rate, see Brown, Cai and DasGupta, Statistical Science 16 (2001);
for sums of weighted counts the gamma interval of Fay and Feuer, Statistics in Medicine 16 (1997).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from klarlinie.method.evaluation.assessment import Interval

Confidence = Literal["low", "medium", "high"]

JEFFREYS = 0.5
YEARS_OF_EVIDENCE: dict[Confidence, float] = {"low": 0.25, "medium": 0.5, "high": 1.0}
UNKNOWN_SHAPE, UNKNOWN_RATE = 0.5, 0.25


@dataclass(frozen=True, slots=True)
class Gamma:
    """A gamma distribution of a yearly rate: mean = shape / rate, variance = shape / rate ** 2."""

    shape: float
    rate: float

    @property
    def mean(self) -> float:
        return self.shape / self.rate

    @property
    def spread(self) -> float:
        """The standard deviation."""
        return math.sqrt(self.shape) / self.rate

    def scaled(self, factor: float) -> Gamma:
        """The distribution of `factor` times the rate; `factor` above 0."""
        return Gamma(self.shape, self.rate / factor)

    def quantile(self, probability: float) -> float:
        from scipy.special import gammaincinv  # heavy import, only where intervals are shown

        return float(gammaincinv(self.shape, probability)) / self.rate


def from_count(count: float, years: float = 1.0) -> Gamma:
    """`count` inquiries seen in `years`: Gamma(count + 1/2, years) (Jeffreys)."""
    return Gamma(count + JEFFREYS, years)


def from_estimate(rate: float, confidence: Confidence) -> Gamma:
    """Somebody's estimate of a yearly rate: Gamma(k * rate + 1/2, k), k = 1/4, 1/2 or 1 years'
    worth of evidence."""
    years = YEARS_OF_EVIDENCE[confidence]
    return Gamma(years * rate + JEFFREYS, years)


def unknown_rate(own_level: float) -> Gamma:
    """Nothing is known: Gamma(1/2, 1/4) stretched so that its mean is the company's own level."""
    vague = Gamma(UNKNOWN_SHAPE, UNKNOWN_RATE)
    return vague.scaled(own_level / vague.mean)


def interval(rate: Gamma, seen: float | None = None) -> Interval:
    """Median and 95 % interval of the rate; the lower end is 0 where nothing was seen (`seen` == 0)."""
    low = 0.0 if seen == 0 else rate.quantile(0.025)
    return Interval(rate.quantile(0.5), low, rate.quantile(0.975))


def cost_per_inquiry(yearly_cost: float, rate: Interval) -> Interval:
    """Cost divided by the rate: median and 95 % interval; unbounded above where nothing was seen.

    Zero inquiries give neither 0 nor infinity: "more than cost / upper end" is all that can be said.
    """
    lowest = yearly_cost / rate.high if rate.high else 0.0
    if rate.low == 0 or not rate.median:
        return Interval(None, lowest, None)
    return Interval(yearly_cost / rate.median, lowest, yearly_cost / rate.low)


def share_rate(successes: float, trials: float) -> tuple[float, float]:
    """Customers per inquiry: the two shapes of Beta(successes + 1/2, failures + 1/2) (Jeffreys)."""
    return successes + JEFFREYS, trials - successes + JEFFREYS
