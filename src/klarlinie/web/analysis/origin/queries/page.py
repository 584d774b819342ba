"""The one page: shares with their intervals, models side by side, cost per inquiry, ways of customers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from django.db.models import Count

from klarlinie.analysis.origin.analyse import analyse
from klarlinie.analysis.origin.channels import channel_name, channels
from klarlinie.analysis.origin.counted import LOOK_BACK, Evidence
from klarlinie.analysis.origin.credits import MODELS, Credit, Model, OriginResult
from klarlinie.analysis.origin.naming import with_names
from klarlinie.analysis.origin.touchpoints import UNKNOWN, Journey, Touchpoint
from klarlinie.method.evaluation.assessment import Interval
from klarlinie.method.evaluation.costs import yearly_cost
from klarlinie.method.evaluation.posterior import cost_per_inquiry, from_count, interval
from klarlinie.vocabulary.money import Money, sum_by_currency
from klarlinie.vocabulary.text import Text
from klarlinie.web.analysis.origin.models import Inquiry, OriginImport
from klarlinie.web.analysis.origin.queries.evidence import Row, evidence, rows
from klarlinie.web.method.inventory.queries import activities
from klarlinie.web.platform.companies.models import Company

# Days are known of inquiries, not of contacts, so time decay has nothing to go by.
SHOWN: tuple[Model, ...] = (
    "first",
    "last",
    "last_non_direct",
    "linear",
    "position",
    "shapley",
    "markov_1",
    "reach",
)
TO_RANK = 10  # inquiries, below which nothing is ranked
APART = 0.1  # of all inquiries; models that differ by more do not agree
STRIPS = 12


@dataclass(frozen=True)
class Share:
    """One channel: how often it was named, and how often it was measured; each "in n of all" with its interval."""

    channel: str
    name: Text
    said: Credit | None
    tracked: Credit | None

    @property
    def is_unknown(self) -> bool:
        return self.channel == UNKNOWN


@dataclass(frozen=True)
class Beside:
    """One channel under every model; `differs` where those that share inquiries out do not agree: reach, which counts
    a channel of every way in full, says something else by nature and has no part in `low` and `high`."""

    channel: str
    name: Text
    shares: tuple[float, ...]
    low: float
    high: float

    @property
    def differs(self) -> bool:
        return self.high - self.low > APART


@dataclass(frozen=True)
class Price:
    """What an inquiry costs where a channel belongs to an activity; `cost` None is unknown."""

    activity_id: int
    title: str
    found: Evidence
    cost: Money | None
    cost_is_partial: bool
    per_inquiry: Interval | None

    @property
    def says(self) -> Text | None:
        """ "300 to 900 euros", or "more than 2,389" where nothing was counted."""
        if self.per_inquiry is None or self.cost is None:
            return None
        low = _whole(self.per_inquiry.low, self.cost.currency)
        if self.per_inquiry.high is None:
            return Text("mehr als {low}", "more than {low}", {"low": low})
        high = _whole(self.per_inquiry.high, self.cost.currency)
        return Text("{low} bis {high}", "{low} to {high}", {"low": low, "high": high})


@dataclass(frozen=True)
class Strip:
    """The way of one customer: its contacts in order as (name, how known)."""

    id: int
    on: date
    touches: tuple[tuple[Text, str], ...]
    value: Money | None


@dataclass(frozen=True)
class OriginPage:
    """`inquiries` counts all that are shown; `period` is "year" or "all", `of` "inquiries" or "customers". `values` are
    those of the `valued` customers whose value is known."""

    inquiries: int
    in_all: int
    answered: int
    measured: int
    since: date | None
    until: date | None
    period: str
    of: str
    shares: tuple[Share, ...]
    models: tuple[Text, ...]
    beside: tuple[Beside, ...]
    prices: tuple[Price, ...]
    strips: tuple[Strip, ...]
    customers: int
    conclusions: tuple[Text, ...]
    values: tuple[Money, ...]
    valued: int
    waiting: int

    @property
    def may_rank(self) -> bool:
        return self.inquiries >= TO_RANK

    @property
    def differing(self) -> tuple[Text, ...]:
        return tuple(row.name for row in self.beside if row.differs)


def origin_page(company_id: int, today: date, rate: Money, *, period: str, of: str) -> OriginPage:
    """Everything on the page, in a constant number of queries."""
    everything = rows(company_id)
    since = today - timedelta(days=LOOK_BACK - 1)
    recent = tuple(row for row in everything if row.on >= since)
    if period != "all" and not recent:
        period = "all"
    shown = everything if period == "all" else recent
    customers = tuple(row for row in shown if row.won)
    chosen = customers if of == "customers" else shown
    result = _analysed(company_id, _seal(company_id), tuple(_journey(row) for row in chosen))
    waiting = OriginImport.objects.for_company(company_id).filter(state=OriginImport.State.READ, entry=None)
    return OriginPage(
        inquiries=len(chosen),
        in_all=len(everything),
        answered=sum(row.asked is not None for row in chosen),
        measured=sum(bool(row.tracked) for row in chosen),
        since=min((row.on for row in chosen), default=None),
        until=max((row.on for row in chosen), default=None),
        period="all" if period == "all" else "year",
        of="customers" if of == "customers" else "inquiries",
        shares=_shares(result),
        models=tuple(MODELS[model] for model in result.models),
        beside=_beside(result),
        prices=_prices(company_id, today, rate),
        strips=tuple(_strip(row) for row in customers[:STRIPS]),
        customers=len(customers),
        conclusions=tuple(with_names(text) for text in result.conclusions),
        values=_values(customers),
        valued=sum(row.fields.value is not None for row in customers),
        waiting=waiting.count(),
    )


def _whole(amount: float, currency: str) -> Money:
    return Money(Decimal(round(amount)), currency)


def most_used(company_id: int) -> tuple[str, ...]:
    """The five channels that are named most, for the chips of the quick entry."""
    asked = Inquiry.objects.for_company(company_id).exclude(asked="").values_list("asked")
    counts = asked.annotate(n=Count("pk")).order_by("-n", "asked")[:5]
    return tuple(code for code, _ in counts if code in channels())


def _seal(company_id: int) -> str:
    return str(Company.objects.filter(pk=company_id).values_list("journal_end", flat=True)[0])


@lru_cache(maxsize=32)
def _analysed(company_id: int, seal: str, journeys: tuple[Journey, ...]) -> OriginResult:
    """Remembered until something changes: throwing the dice takes a moment. The same rows give the same figures."""
    return analyse(journeys, models=SHOWN)


def _journey(row: Row) -> Journey:
    """What was measured or noted on the way; where nothing was, what was answered; else nobody knows."""
    way = row.tracked or ((row.asked,) if row.asked else (UNKNOWN,))
    key = str(row.id)
    touchpoints = tuple(Touchpoint(key, None, channel, place) for place, channel in enumerate(way))
    return Journey(key, touchpoints, True, None, row.asked)


def _shares(result: OriginResult) -> tuple[Share, ...]:
    """The channel named most often first (in the order of the table below ten inquiries), the unknown always last."""
    said, tracked = result.self_reported, result.models.get("reach", {})
    found = [
        Share(code, channel_name(None if code == UNKNOWN else code), said.get(code), tracked.get(code))
        for code in {*said, *tracked}
    ]
    order = list(channels())
    is_ranked = result.conversions >= TO_RANK
    found.sort(
        key=lambda one: (
            one.is_unknown,
            -_of(one.said) if is_ranked else 0.0,
            -_of(one.tracked) if is_ranked else 0.0,
            order.index(one.channel) if one.channel in order else len(order),
        )
    )
    if found and not found[-1].is_unknown:
        none = Credit(0.0, None, 0.0)
        found.append(Share(UNKNOWN, channel_name(None), none if said else None, none))
    return tuple(found)


def _of(credit: Credit | None) -> float:
    return credit.conversions if credit else 0.0


def _beside(result: OriginResult) -> tuple[Beside, ...]:
    names = {code for credits in result.models.values() for code in credits}
    order = list(channels())
    found = []
    for code in sorted(names, key=lambda code: order.index(code) if code in order else len(order)):
        shares = {
            model: credits[code].share if code in credits else 0.0 for model, credits in result.models.items()
        }
        shared_out = [share for model, share in shares.items() if model != "reach"]
        name = channel_name(None if code == UNKNOWN else code)
        found.append(Beside(code, name, tuple(shares.values()), min(shared_out), max(shared_out)))
    return tuple(sorted(found, key=lambda one: (one.channel == UNKNOWN, -one.high)))


def _prices(company_id: int, today: date, rate: Money) -> tuple[Price, ...]:
    """For every activity that a channel belongs to; by its last twelve months, whatever period the page shows."""
    found = evidence(company_id, today)
    there = {one.id: one.core for one in activities(company_id) if one.id in found}
    prices = []
    for key, core in there.items():
        cost = yearly_cost(core, rate)
        counted = interval(from_count(found[key].n, found[key].years), found[key].n)
        per = cost_per_inquiry(float(cost.total.amount), counted) if cost.total else None
        prices.append(Price(key, core.title, found[key], cost.total, cost.is_partial, per))
    return tuple(sorted(prices, key=lambda one: (-one.found.n, one.title)))


def _strip(row: Row) -> Strip:
    touches = tuple((channel_name(channel), known) for channel, known in row.touches)
    return Strip(row.id, row.on, touches, money_of(row.fields))


def money_of(row: Inquiry) -> Money | None:
    return Money(row.value, row.currency) if row.value is not None else None


def _values(customers: Sequence[Row]) -> tuple[Money, ...]:
    """One sum per currency: they are never added."""
    return tuple(sum_by_currency(money_of(row.fields) for row in customers).values())
