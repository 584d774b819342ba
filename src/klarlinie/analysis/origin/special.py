"""Gamma and beta distributions for few figures, in plain Python: a library for them takes longer to load than to use.

The incomplete functions are summed as series or continued fractions (DLMF 8.7, 8.9 and 8.17), the quantile is found by
Newton's steps from Wilson and Hilferty's start. Outside of `SMALL` and `LARGE` scipy is asked.
"""

from __future__ import annotations

from functools import cache
from math import exp, lgamma, log, log1p, sqrt

import numpy as np

from klarlinie.analysis.origin.walks import Floats

SMALL, LARGE = 0.4, 2_000.0  # shapes between which plain Python is quick and exact; counts have at least 1/2
TERMS = 10_000
SMALLEST = 1e-300
CLOSE = 1e-16
NORMAL = {0.025: -1.959963984540054, 0.975: 1.959963984540054}  # quantiles that start the search


def gamma_quantile(shape: Floats, part: float) -> Floats:
    """Below which value of a gamma distribution with scale 1 lies `part` of it; `part` is one of `NORMAL`."""
    if shape.size and not SMALL <= float(shape.min()) <= float(shape.max()) < LARGE:
        from scipy.special import gammaincinv  # heavy import, only beyond what is usual

        return np.asarray(gammaincinv(shape, part))
    return np.array([_quantile(float(one), part) for one in shape.ravel()]).reshape(shape.shape)


def beta_below(a: float, b: float, x: float) -> float:
    """The probability that a beta distribution gives less than `x`."""
    if not SMALL <= min(a, b) <= max(a, b) < LARGE:
        from scipy.special import betainc  # heavy import, only beyond what is usual

        return float(betainc(a, b, x))
    if x <= 0 or x >= 1:
        return float(x >= 1)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1) / (a + b + 2):
        return front * _beta_fraction(a, b, x) / a
    return 1 - front * _beta_fraction(b, a, 1 - x) / b


@cache
def _quantile(shape: float, part: float) -> float:
    ninth = 1 / (9 * shape)
    found = shape * max(1 - ninth + NORMAL[part] * sqrt(ninth), 0.0) ** 3
    if found < 0.05 * shape or found < 1e-3:
        found = exp((log(part) + lgamma(shape + 1)) / shape)
    for _ in range(100):
        density = exp((shape - 1) * log(found) - found - lgamma(shape))
        step = (gamma_below(shape, found) - part) / density
        after = found - step if step < found else found / 2
        if abs(after - found) <= 1e-14 * found:
            break
        found = after
    return found


def gamma_below(shape: float, x: float) -> float:
    """The probability that a gamma distribution with scale 1 gives less than `x`."""
    if x <= 0:
        return 0.0
    front = exp(shape * log(x) - x - lgamma(shape))
    if x < shape + 1:
        return front * _gamma_series(shape, x)
    return 1 - front * _gamma_fraction(shape, x)


def _gamma_series(shape: float, x: float) -> float:
    term = total = 1 / shape
    for n in range(1, TERMS):
        term *= x / (shape + n)
        total += term
        if term < total * CLOSE:
            break
    return total


def _gamma_fraction(shape: float, x: float) -> float:
    """Lentz's way to sum a continued fraction."""
    b = x + 1 - shape
    c, d = 1 / SMALLEST, 1 / b
    total = d
    for n in range(1, TERMS):
        an = -n * (n - shape)
        b += 2
        d = 1 / _not_nothing(an * d + b)
        c = _not_nothing(b + an / c)
        total *= d * c
        if abs(d * c - 1) < CLOSE * 4:
            break
    return total


def _beta_fraction(a: float, b: float, x: float) -> float:
    c, d = 1.0, 1 / _not_nothing(1 - (a + b) * x / (a + 1))
    total = d
    for m in range(1, TERMS):
        for step in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / _not_nothing(1 + step * d)
            c = _not_nothing(1 + step / c)
            total *= d * c
        if abs(d * c - 1) < CLOSE * 4:
            break
    return total


def _not_nothing(x: float) -> float:
    return x if abs(x) > SMALLEST else SMALLEST
