"""Does more traffic mean more inquiries? Weeks of visits and inquiries, one answer with its range.

A Poisson regression with a log link: inquiries of a week on the logarithm of the visits `lag` weeks before, with the
season and a trend from 52 weeks on. The range takes the larger of a quasi-Poisson error widened for autocorrelation and
of the error by Newey and West, since either alone is too sure of itself where weeks resemble each other.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from klarlinie.analysis.origin.walks import Floats
from klarlinie.vocabulary.figures import Percent
from klarlinie.vocabulary.text import Text

FEWEST_WEEKS, FEWEST_INQUIRIES = 26, 20
A_YEAR = 52  # weeks, from which on the season can be told from traffic
LONGEST_LAG = 4  # weeks
TENTH = 1.1  # "10 % more visits"

TOO_THIN = Text(
    "Das lässt sich noch nicht sagen: Dafür braucht es mindestens {weeks} Wochen und {inquiries} Anfragen, hier sind "
    "es {has_weeks} und {has_inquiries}.",
    "It can't be told yet: that takes at least {weeks} weeks and {inquiries} inquiries, here there are {has_weeks} and "
    "{has_inquiries}.",
    {"weeks": FEWEST_WEEKS, "inquiries": FEWEST_INQUIRIES},
)
NEVER_CHANGES = Text(
    "Das lässt sich nicht sagen: Die Besuche sind jede Woche gleich, es gibt nichts zu vergleichen.",
    "It can't be told: the visits are the same every week, there is nothing to compare.",
)
NO_FIT = Text(
    "Das lässt sich aus diesen Wochen nicht sagen: Besuche und Jahreszeit gehen zu genau Hand in Hand.",
    "It can't be told from these weeks: visits and season go hand in hand too closely.",
)
NOT_WEEKLY = Text(
    "Das lässt sich so nicht sagen: Nur {has_weeks} von {weeks} Wochen haben Besuche. Gebraucht werden Besuche je Tag "
    "oder je Woche.",
    "It can't be told like this: only {has_weeks} of {weeks} weeks have visits. Visits by day or by week are needed.",
)
NOT_COUNTED = Text(
    "{count} Wochen ohne gezählte Besuche bleiben außen vor.",
    "{count} weeks without counted visits stay out.",
)
ONE_NOT_COUNTED = Text(
    "Eine Woche ohne gezählte Besuche bleibt außen vor.", "One week without counted visits stays out."
)
NO_CONNECTION = Text(
    "Ein Zusammenhang ist nicht zu sehen: 10 % mehr Besuche gingen mit {low} bis {high} Anfragen einher, und 0 % liegt "
    "darin.",
    "No connection is visible: 10% more visits went with {low} to {high} inquiries, and 0% lies within.",
)
CONNECTED = Text(
    "10 % mehr Besuche gingen mit {change} Anfragen einher (zwischen {low} und {high}).",
    "10% more visits went with {change} inquiries (between {low} and {high}).",
)
NO_SEASON = Text(
    "Unter einem Jahr lässt sich die Jahreszeit nicht vom Traffic trennen.",
    "Below a year the season cannot be told from traffic.",
)
MORE, FEWER = Text("{share} mehr", "{share} more"), Text("{share} weniger", "{share} fewer")


@dataclass(frozen=True)
class Week:
    """A week from `monday` on, with its visits (None: nobody counted them) and its inquiries."""

    monday: date
    visits: int | None
    inquiries: int


@dataclass(frozen=True)
class TrafficAnswer:
    """`elasticity` b: 10 % more visits went with 100 x (1.1^b - 1) % more inquiries; None where it can't be told.

    `expected` are the inquiries that the model expects in each of `weeks`, for a picture; a lag shortens both, and a
    week whose visits nobody counted is in neither.
    """

    sentences: tuple[Text, ...]
    elasticity: float | None = None
    low: float | None = None
    high: float | None = None
    weeks: tuple[Week, ...] = ()
    expected: tuple[float, ...] = ()


def weeks_of(visits: Iterable[tuple[date, int]], inquiries: Iterable[date]) -> tuple[Week, ...]:
    """Whole weeks from the first to the last one with a count of visits; a week without inquiries counts 0. Visits by
    day begin with the first Monday and end with the last Sunday: the inquiries of half a week fit no half of it."""
    counts = _whole_weeks(list(visits))
    seen: Counter[date] = Counter()
    for day, count in counts:
        seen[_monday(day)] += count
    asked = Counter(_monday(day) for day in inquiries)
    if not seen:
        return ()
    first, last = min(seen), max(seen)
    mondays = [first + timedelta(weeks=week) for week in range((last - first).days // 7 + 1)]
    return tuple(Week(monday, seen.get(monday), asked[monday]) for monday in mondays)


def _whole_weeks(visits: list[tuple[date, int]]) -> list[tuple[date, int]]:
    """Without the begun week at either end, where visits are counted by day."""
    days = {day for day, _ in visits}
    if len({_monday(day) for day in days}) == len(days):
        return visits
    first, last = min(days), max(days)
    begins = first if first.weekday() == 0 else _monday(first) + timedelta(weeks=1)
    ends = last if last.weekday() == 6 else _monday(last) - timedelta(days=1)
    return [(day, count) for day, count in visits if begins <= day <= ends]


def more_traffic(weeks: Sequence[Week], *, lag: int = 0) -> TrafficAnswer:
    """The answer for visits `lag` weeks (0 to 4) before the inquiries; choose the lag before looking."""
    if not 0 <= lag <= LONGEST_LAG:
        raise ValueError(f"A lag is 0 to {LONGEST_LAG} weeks, not {lag}.")
    pairs = [(before.visits, week) for before, week in zip(weeks, weeks[lag:], strict=False) if before.visits]
    asked = tuple(week for _, week in pairs)
    count, missing = sum(week.inquiries for week in asked), len(weeks) - lag - len(asked)
    if missing > len(asked) > 0:
        said = NOT_WEEKLY.with_values(has_weeks=len(asked), weeks=len(asked) + missing)
        return TrafficAnswer((said,), weeks=asked)
    if len(asked) < FEWEST_WEEKS or count < FEWEST_INQUIRIES:
        return TrafficAnswer((TOO_THIN.with_values(has_weeks=len(asked), has_inquiries=count),), weeks=asked)
    visits = np.log([seen for seen, _ in pairs])
    if float(np.ptp(visits)) < 1e-9:
        return TrafficAnswer((NEVER_CHANGES,), weeks=asked)
    fitted = _fit(visits, _others(asked), np.array([week.inquiries for week in asked], dtype=np.float64))
    if fitted is None:
        return TrafficAnswer((NO_FIT,), weeks=asked)
    elasticity, half, expected = fitted
    low, high = elasticity - half, elasticity + half
    season = () if len(asked) >= A_YEAR else (NO_SEASON,)
    sentences = (_sentence(elasticity, low, high), *season, *_not_counted(missing))
    return TrafficAnswer(sentences, elasticity, low, high, asked, tuple(expected.tolist()))


def _not_counted(weeks: int) -> tuple[Text, ...]:
    if not weeks:
        return ()
    return (ONE_NOT_COUNTED if weeks == 1 else NOT_COUNTED.with_values(count=weeks),)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _others(weeks: Sequence[Week]) -> Floats:
    """What else may move inquiries: the level, and from a year on the season and a trend."""
    level = np.ones((len(weeks), 1))
    if len(weeks) < A_YEAR:
        return level
    days = np.array([(week.monday - weeks[0].monday).days for week in weeks])
    turn = 2 * math.pi * days / 365.25
    return np.column_stack([level, np.sin(turn), np.cos(turn), 2 * days / days[-1] - 1])


def _fit(visits: Floats, others: Floats, inquiries: Floats) -> tuple[float, float, Floats] | None:
    """Elasticity, half the width of its range, and the expected inquiries; None where the weeks do not tell."""
    import statsmodels.api as sm  # heavy import, only where this is asked
    from scipy.special import stdtrit

    design = np.column_stack([visits, others])
    count, parts = design.shape
    if np.linalg.matrix_rank(design - design.mean(axis=0)) < parts - 1:
        return None
    model = sm.GLM(inquiries, design, family=sm.families.Poisson())
    plain = model.fit()
    spread = plain.bse[0] * math.sqrt(max(1.0, plain.pearson_chi2 / plain.df_resid))
    left = visits - others @ np.linalg.lstsq(others, visits, rcond=None)[0]
    rx = _lag_one(left) + 1 / count
    re = _lag_one(plain.resid_pearson) + (parts + 1) / count
    together = min(rx * re, 0.99)
    spread *= math.sqrt(max(1.0, (1 + together) / (1 - together)))
    lags = math.floor(4 * (count / 100) ** (2 / 9)) + 1
    robust = model.fit(cov_type="HAC", cov_kwds={"maxlags": lags, "use_correction": True})
    half = float(stdtrit(count - parts, 0.975)) * max(spread, float(robust.bse[0]))
    return (float(plain.params[0]), half, plain.mu) if math.isfinite(half) else None


def _lag_one(series: Floats) -> float:
    """How much one week is like the week before, -1 to 1."""
    centred = series - series.mean()
    return float((centred[1:] * centred[:-1]).sum() / (centred**2).sum())


def _sentence(elasticity: float, low: float, high: float) -> Text:
    ends = {"low": _change(low), "high": _change(high)}
    if low <= 0 <= high:
        return NO_CONNECTION.with_values(**ends)
    return CONNECTED.with_values(change=_change(elasticity), **ends)


def _change(elasticity: float) -> Text:
    share = TENTH**elasticity - 1
    return (MORE if share >= 0 else FEWER).with_values(share=Percent(abs(share)))
