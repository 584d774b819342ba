"""How far the truth may be from few data: 95 % intervals whose coverage was checked by simulation.

Sources: Fay and Feuer, Statistics in Medicine 16 (1997), with half their correction, for weighted counts; Rubin, Annals
of Statistics 9 (1981), with half a pseudo-journey per channel (Hjort 1991), for shares; Brown, Cai and DasGupta,
Statistical Science 16 (2001), for Wilson's; Kott, Journal of Official Statistics 17 (2001), for leaving out groups.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from klarlinie.analysis.origin.special import gamma_quantile
from klarlinie.analysis.origin.walks import Floats

HALF = 0.5
LOWER, UPPER = 0.025, 0.975
LEAST = 0.01  # of a beta distribution's size: it says nothing any more
Z = 1.959963984540054  # the normal quantile of 97.5 %


@dataclass(frozen=True)
class Ends:
    """The lower and upper end of each channel's interval."""

    low: Floats
    high: Floats


def _gamma(y: Floats, v: Floats) -> tuple[Floats, Floats]:
    """Shape and scale of what we may believe of a weighted count."""
    return (y + HALF) ** 2 / (v + HALF), (v + HALF) / (y + HALF)


def count_interval(y: Floats, v: Floats) -> Ends:
    """The mean behind a weighted count: y is the sum of the credits, v the sum of their squares."""
    shape, scale = _gamma(y, v)
    low = np.where(y == 0, 0.0, gamma_quantile(shape, LOWER) * scale)
    return Ends(low, gamma_quantile(shape, UPPER) * scale)


def cost_interval(cost: float, y: float, v: float) -> tuple[float, float | None]:
    """Cost per inquiry; without one credit only the lower end is known, "more than that"."""
    ends = count_interval(np.array([y]), np.array([v]))
    low, high = float(ends.low[0]), float(ends.high[0])
    return cost / high, cost / low if low > 0 else None


def cheaper(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """The probability that an inquiry costs less with `one` than with `other`; each is (cost, y, v), costs above 0."""
    from scipy.special import betainc  # heavy import, only where intervals are shown

    (cost, y, v), (other_cost, other_y, other_v) = one, other
    shape, scale = _gamma(np.array(y), np.array(v))
    other_shape, other_scale = _gamma(np.array(other_y), np.array(other_v))
    ratio = (other_scale / other_cost) / (scale / cost)
    return float(1 - betainc(shape, other_shape, ratio / (1 + ratio)))


def wilson(count: Floats, trials: float) -> Ends:
    """Of one share at a time: `count` of `trials`."""
    if trials <= 0:
        return Ends(np.zeros_like(count), np.ones_like(count))
    share = count / trials
    middle = (share + Z * Z / (2 * trials)) / (1 + Z * Z / trials)
    half = Z / (1 + Z * Z / trials) * np.sqrt(share * (1 - share) / trials + Z * Z / (4 * trials**2))
    return Ends(np.maximum(middle - half, 0.0), np.minimum(middle + half, 1.0))


def share_interval(y: Floats, v: Floats, conversions: float) -> Ends:
    """Shares of many journeys, from their sums alone: the beta distribution with the mean and the variance of the
    Bayesian bootstrap with half a pseudo-journey per channel. For whole counts it is that distribution exactly."""
    weight = conversions + HALF * len(y)
    mean = (y + HALF) / weight
    return shares_like(mean, ((v + HALF) / weight - mean**2) / (weight + 1), y)


def shares_like(mean: Floats, variance: Floats, seen: Floats) -> Ends:
    """The middle 95 % of beta distributions with these means and variances; from 0 on for a channel never seen."""
    from scipy.special import betaincinv  # heavy import, only where intervals are shown

    if len(mean) == 1:
        return Ends(np.where(seen > 0, 1.0, 0.0), np.ones_like(mean))
    size = np.maximum(mean * (1 - mean) / np.maximum(variance, 1e-300) - 1, LEAST)
    low = betaincinv(mean * size, (1 - mean) * size, LOWER)
    return Ends(np.where(seen == 0, 0.0, low), betaincinv(mean * size, (1 - mean) * size, UPPER))


def counts_like(mean: Floats, variance: Floats, seen: Floats, conversions: float) -> Ends:
    """Counts from shares with these means and variances: the gamma distribution with the mean and the variance of a
    share times how many inquiries to expect."""
    expected = conversions + HALF
    count = mean * expected
    spread = (variance + mean**2) * (expected + expected**2) - count**2
    shape, scale = count**2 / spread, spread / count
    low = np.where(seen == 0, 0.0, gamma_quantile(shape, LOWER) * scale)
    return Ends(low, gamma_quantile(shape, UPPER) * scale)


def middle_of(draws: Floats, seen: Floats) -> Ends:
    """The middle 95 % of `draws`, one column per channel; the lower end is 0 for a channel never seen."""
    ordered = np.sort(draws, axis=0)
    return Ends(np.where(seen == 0, 0.0, _quantile(ordered, LOWER)), _quantile(ordered, UPPER))


def _quantile(ordered: Floats, share: float) -> Floats:
    """As `np.quantile` has it (type 7 of Hyndman and Fan), which would load much more of numpy than it needs here."""
    place = share * (len(ordered) - 1)
    below = min(int(place), len(ordered) - 2)
    low, high = ordered[below : below + 2]
    found: Floats = low + (place - below) * (high - low)
    return found


def jackknife_variance(left_out: Floats) -> Floats:
    """The variance of shares, from those with one group of journeys left out at a time (one row each); a little larger
    with few groups, as Student's distribution is wider than the normal one."""
    from scipy.special import stdtrit  # heavy import, only where intervals are shown

    groups = len(left_out)
    wider = (float(stdtrit(groups - 1, UPPER)) / Z) ** 2
    found: Floats = wider * (groups - 1) / groups * ((left_out - left_out.mean(axis=0)) ** 2).sum(axis=0)
    return found
