"""Effort against effect of everything on the table, with the figures that stand beside the picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from klarlinie.method.evaluation.assess import assess
from klarlinie.method.evaluation.assessment import Assessment, Interval
from klarlinie.method.focus.doses import default_dose
from klarlinie.vocabulary.figures import Hours, Percent
from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.clarity.queries import line_now
from klarlinie.web.method.evaluation.corners import Cuts, cuts
from klarlinie.web.method.evaluation.queries.follows import whole_amount
from klarlinie.web.method.evaluation.wordings import Corner
from klarlinie.web.method.inventory.queries import Listed, activities
from klarlinie.web.platform.journal.queries import last_entry


@dataclass(frozen=True)
class Seen:
    """One activity in the picture; `effect` in points of 100. None is unknown."""

    number: int
    id: int
    title: str
    is_evaluated: bool
    hours: float | None
    cost: Money | None
    cost_is_partial: bool
    per_inquiry: Interval | None
    effect: float | None
    spread: float
    corner: Corner | None

    @property
    def price(self) -> Text | None:
        """What an inquiry costs: the middle with its 95 % interval, or only what it costs at least."""
        found, cost = self.per_inquiry, self.cost
        if found is None or cost is None:
            return None
        low = whole_amount(found.low, cost)
        if found.median is None or found.high is None:
            return Text("mehr als {low}", "more than {low}", {"low": low})
        middle, high = whole_amount(found.median, cost), whole_amount(found.high, cost)
        return Text("{middle} ({low} – {high})", "{middle} ({low} – {high})",
                    {"middle": middle, "low": Decimal(low.amount), "high": high})  # fmt: skip


@dataclass(frozen=True)
class Picture:
    """All activities in the order of the list, and where the corners meet (None: too few are known)."""

    rows: tuple[Seen, ...]
    cuts: Cuts | None

    @property
    def still_open(self) -> int:
        return sum(not row.is_evaluated for row in self.rows)

    @property
    def known(self) -> tuple[Seen, ...]:
        return tuple(row for row in self.rows if row.hours is not None and row.effect is not None)

    @property
    def first_open(self) -> Seen | None:
        return next((row for row in self.rows if not row.is_evaluated), None)

    def count(self, corner: Corner) -> int:
        return sum(row.corner == corner for row in self.rows)


def picture(company_id: int, rate: Money) -> Picture:
    """Remembered until something changes in the company."""
    last = last_entry(company_id)
    return _picture_at(company_id, last.seal if last else "", rate)


@lru_cache(maxsize=40)
def _picture_at(company_id: int, seal: str, rate: Money) -> Picture:
    table = activities(company_id)
    found = assess([one.core for one in table], line_now(company_id), rate, default_dose)
    points = [
        (one.core.hours_per_month, each.value)
        for one, each in zip(table, found, strict=True)
        if one.core.hours_per_month is not None and each.effect_is_known
    ]
    split = cuts(points)
    return Picture(
        tuple(_seen(n, one, each, split) for n, (one, each) in enumerate(zip(table, found, strict=True), 1)),
        split,
    )


def _seen(number: int, one: Listed, found: Assessment, split: Cuts | None) -> Seen:
    hours = one.core.hours_per_month
    effect = found.value if found.effect_is_known else None
    has_place = split is not None and hours is not None and effect is not None
    return Seen(
        number=number,
        id=one.id,
        title=one.core.title,
        is_evaluated=one.is_evaluated,
        hours=hours,
        cost=found.yearly_cost,
        cost_is_partial=found.cost_is_partial,
        per_inquiry=found.cost_per_inquiry,
        effect=effect,
        spread=found.value_spread,
        corner=split.corner(hours or 0.0, effect or 0.0) if has_place and split else None,
    )


def in_a_sentence(shown: Picture) -> Text | None:
    """What the picture says: how much work goes where little comes back. None while too little is known.

    The shares are of everything that is known, also of what has only one of the two and so stands in no corner.
    """
    hours = sum(row.hours or 0.0 for row in shown.rows)
    effect = sum(row.effect or 0.0 for row in shown.rows)
    if shown.cuts is None or not hours or not effect:
        return None
    wins, sinks = _of(shown, "quick_win"), _of(shown, "time_sink")
    if len(sinks) == 1:
        return Text(
            "Ein Zeitfresser nimmt {hours} im Monat ({share} der bekannten Stunden) und bringt {effect} der bekannten "
            "Wirkung.",
            "One time sink takes {hours} a month ({share} of the known hours) and brings {effect} of the known effect.",
            _shares(sinks, hours, effect),
        )
    if sinks:
        return Text(
            "{n} Zeitfresser nehmen {hours} im Monat ({share} der bekannten Stunden) und bringen {effect} der "
            "bekannten Wirkung.",
            "{n} time sinks take {hours} a month ({share} of the known hours) and bring {effect} of the known effect.",
            {"n": len(sinks), **_shares(sinks, hours, effect)},
        )
    return Text(
        "{n} schnelle Erfolge bringen {effect} der bekannten Wirkung mit {share} der bekannten Stunden.",
        "{n} quick wins bring {effect} of the known effect with {share} of the known hours.",
        {"n": len(wins), **_shares(wins, hours, effect)},
    )


def _of(shown: Picture, corner: Corner) -> list[Seen]:
    return [row for row in shown.rows if row.corner == corner]


def _shares(rows: Sequence[Seen], hours: float, effect: float) -> dict[str, object]:
    spent = sum(row.hours or 0.0 for row in rows)
    brought = sum(row.effect or 0.0 for row in rows)
    return {"hours": Hours(spent), "share": Percent(spent / hours), "effect": Percent(brought / effect)}
