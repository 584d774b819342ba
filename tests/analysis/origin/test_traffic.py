"""More traffic, more inquiries? One sentence, with its range, or a kind refusal."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from klarlinie.analysis.origin.traffic import Week, more_traffic, weeks_of

MONDAY = date(2024, 1, 1)


def weeks(
    count: int, elasticity: float, seed: int = 1, a_week: float = 4.0, season: float = 0.0
) -> list[Week]:
    """Weeks whose inquiries follow their visits with this elasticity; `season` moves both."""
    dice = np.random.default_rng(seed)
    wave = season * np.sin(2 * np.pi * np.arange(count) / 52.18)
    visits = np.exp(6 + wave + 0.4 * dice.standard_normal(count))
    noise = 0.15 * dice.standard_normal(count)
    rate = a_week * (visits / np.exp(6)) ** elasticity * np.exp(noise + (0 if elasticity else wave))
    counts = dice.poisson(rate)
    return [Week(MONDAY + timedelta(weeks=n), int(visits[n]), int(counts[n])) for n in range(count)]


def test_a_connection_is_said_in_one_sentence_with_its_range() -> None:
    found = more_traffic(weeks(104, 0.8))
    assert found.low is not None
    assert found.high is not None
    assert found.low < 0.8 < found.high
    (sentence,) = found.sentences
    assert sentence.say("en").startswith("10% more visits went with ")
    assert "more inquiries (between" in sentence.say("en")
    assert "brought" not in sentence.say("en")
    assert len(found.expected) == len(found.weeks) == 104


def test_no_connection_is_no_connection() -> None:
    found = more_traffic(weeks(104, 0.0, seed=3))
    assert found.sentences[0].say("de").startswith("Ein Zusammenhang ist nicht zu sehen")


def test_a_common_season_is_no_connection() -> None:
    wrong = [more_traffic(weeks(104, 0.0, seed=seed, season=0.6)) for seed in range(20)]
    found = [answer for answer in wrong if answer.low is not None and answer.low > 0]
    assert len(found) <= 3


@pytest.mark.parametrize(("count", "a_week"), [(20, 4.0), (52, 0.2)])
def test_thin_data_are_refused_kindly(count: int, a_week: float) -> None:
    found = more_traffic(weeks(count, 0.5, a_week=a_week))
    assert found.elasticity is None
    assert "at least 26 weeks and 20 inquiries" in found.sentences[0].say("en")


def test_below_a_year_the_season_is_named() -> None:
    assert "season cannot be told" in more_traffic(weeks(40, 0.8)).sentences[1].say("en")


def test_visits_that_never_change_tell_nothing() -> None:
    same = [Week(week.monday, 300, week.inquiries) for week in weeks(60, 0.5)]
    assert more_traffic(same).elasticity is None


def test_a_lag_compares_with_the_visits_before() -> None:
    ahead = weeks(104, 1.0)
    later = [
        Week(week.monday, week.visits, ahead[n - 2].inquiries if n >= 2 else 0)
        for n, week in enumerate(ahead)
    ]
    with_lag, without = more_traffic(later, lag=2), more_traffic(later)
    assert with_lag.elasticity == pytest.approx(1.0, abs=0.2)
    assert abs(without.elasticity or 0) < 0.4
    with pytest.raises(ValueError, match="0 to 4"):
        more_traffic(later, lag=5)


def test_days_become_weeks_and_a_week_without_inquiries_counts_0() -> None:
    found = weeks_of(
        [(date(2026, 1, 5), 10), (date(2026, 1, 11), 5), (date(2026, 1, 20), 7), (date(2026, 1, 25), 1)],
        [date(2026, 1, 7), date(2026, 1, 19)],
    )
    assert [(week.visits, week.inquiries) for week in found] == [(15, 1), (None, 0), (8, 1)]
    assert found[0].monday == date(2026, 1, 5)


def test_a_begun_week_at_either_end_is_left_out_where_visits_are_counted_by_day() -> None:
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(21)]  # Thursday to Wednesday
    found = weeks_of([(day, 10) for day in days], [day for day in days for _ in range(2)])
    assert [(week.monday, week.visits, week.inquiries) for week in found] == [
        (date(2026, 1, 5), 70, 14),
        (date(2026, 1, 12), 70, 14),
    ]


def test_weeks_that_nobody_counted_are_unknown_and_not_without_visits() -> None:
    whole = weeks(104, 0.8)
    with_gap = [
        Week(w.monday, None if n in (40, 41, 42) else w.visits, w.inquiries) for n, w in enumerate(whole)
    ]
    found = more_traffic(with_gap)
    assert found.elasticity == pytest.approx(more_traffic(whole).elasticity, abs=0.05)
    assert len(found.weeks) == len(found.expected) == 101
    assert found.sentences[-1].say("de") == "3 Wochen ohne gezählte Besuche bleiben außen vor."


def test_visits_by_month_are_asked_for_by_week() -> None:
    monthly = [
        Week(w.monday, w.visits if n % 4 == 0 else None, w.inquiries) for n, w in enumerate(weeks(160, 0.8))
    ]
    found = more_traffic(monthly)
    assert found.elasticity is None
    assert "by day or by week are needed" in found.sentences[0].say("en")


def test_the_regression_is_the_one_worked_out_by_hand() -> None:
    # Iteratively reweighted least squares in a few lines of numpy.
    data = weeks(104, 0.8)
    t = np.array([2 * np.pi * 7 * n / 365.25 for n in range(104)])
    design = np.column_stack(
        [np.log([week.visits for week in data]), np.ones(104), np.sin(t), np.cos(t), np.linspace(-1, 1, 104)]
    )
    counts = np.array([week.inquiries for week in data], dtype=float)
    beta = np.linalg.lstsq(design, np.log(counts + 0.5), rcond=None)[0]
    for _ in range(50):
        rate = np.exp(design @ beta)
        beta = beta + np.linalg.solve(design.T @ (design * rate[:, None]), design.T @ (counts - rate))
    assert more_traffic(data).elasticity == pytest.approx(beta[0], rel=1e-6)
