"""Our own gamma and beta distributions give what scipy gives."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import betainc, gammainc, gammaincinv

from klarlinie.analysis.origin.special import LARGE, SMALL, beta_below, gamma_below, gamma_quantile

SHAPES = np.concatenate([np.geomspace(SMALL, LARGE - 1, 120), np.arange(0.5, 40, 0.5)])


@pytest.mark.parametrize("part", [0.025, 0.975])
def test_quantiles_of_the_gamma_distribution(part: float) -> None:
    assert gamma_quantile(SHAPES, part) == pytest.approx(gammaincinv(SHAPES, part), rel=1e-12)


def test_the_gamma_distribution_itself() -> None:
    for shape in SHAPES[::7]:
        for x in (0.0, shape / 3, shape, shape * 2):
            assert gamma_below(float(shape), float(x)) == pytest.approx(float(gammainc(shape, x)), abs=1e-12)


def test_the_beta_distribution() -> None:
    for a in SHAPES[::9]:
        for b in SHAPES[::11]:
            for x in (0.0, 0.1, 0.5, 0.93, 1.0):
                assert beta_below(float(a), float(b), x) == pytest.approx(float(betainc(a, b, x)), abs=1e-11)


def test_what_is_very_small_or_large_is_asked_of_scipy() -> None:
    far = np.array([1e-3, 0.5, 1e7])
    assert gamma_quantile(far, 0.025) == pytest.approx(gammaincinv(far, 0.025), rel=1e-14)
    assert beta_below(1e6, 1e6, 0.5) == pytest.approx(0.5)


def test_no_figures_give_no_quantiles() -> None:
    assert gamma_quantile(np.zeros(0), 0.025).shape == (0,)
