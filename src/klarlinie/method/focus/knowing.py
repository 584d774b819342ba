"""How sure a choice is, and what it would be worth to know a value instead of estimating it.

The value v of an activity is believed to follow a gamma distribution with the given mean m and standard deviation
s: shape k = (m/s)^2, scale s^2/m. P and Q are its regularised lower and upper incomplete gamma functions. From
x f(x; k) = m f(x; k + 1) follows E[(v - t)+] = m Q(k + 1) - t Q(k), and E[(t - v)+] = t P(k) - m P(k + 1).
Value of information: Howard, IEEE Transactions on Systems Science and Cybernetics 2 (1966).
"""

from __future__ import annotations

from math import isfinite

CERTAIN = 1e-7  # a spread below this share of the mean is rounding, not doubt
NOTHING = 1e-9  # and a mean below this share of the spread is as good as zero


def certainty(mean: float, spread: float, break_even_points: float) -> float:
    """Probability from 0 to 1 that the value lies above the break-even: P(v > t). All in points.

    Raises `ValueError` where a figure is not finite or mean or spread are below zero.
    """
    _check(mean, spread, break_even_points)
    if break_even_points <= 0:
        return 1.0
    if spread <= mean * CERTAIN or mean <= spread * NOTHING:
        return 1.0 if mean > break_even_points else 0.0
    from scipy.special import gammaincc

    return float(gammaincc((mean / spread) ** 2, break_even_points / spread * (mean / spread)))


def value_of_knowing(mean: float, spread: float, break_even_points: float) -> float:
    """Points gained on average by choosing after the value is known: E[max(V0, v + V1)] - max(V0, E v + V1).

    With t = V0 - V1 that is E[(v - t)+] - max(0, E v - t). Zero where knowing cannot change the choice. Raises
    `ValueError` like `certainty`.
    """
    _check(mean, spread, break_even_points)
    if break_even_points <= 0 or spread <= mean * CERTAIN or mean <= spread * NOTHING:
        return 0.0
    from scipy.special import gammainc, gammaincc

    shape, at = (mean / spread) ** 2, break_even_points / spread * (mean / spread)
    if mean <= break_even_points:  # it stays out unless it turns out better
        gained = mean * gammaincc(shape + 1, at) - break_even_points * gammaincc(shape, at)
    else:  # it is in unless it turns out worse
        gained = break_even_points * gammainc(shape, at) - mean * gammainc(shape + 1, at)
    return max(0.0, float(gained))


def _check(mean: float, spread: float, break_even_points: float) -> None:
    if not (isfinite(mean) and isfinite(spread) and isfinite(break_even_points)) or mean < 0 or spread < 0:
        raise ValueError(
            f"Mean {mean}, spread {spread}, break-even {break_even_points}: no such value exists."
        )
