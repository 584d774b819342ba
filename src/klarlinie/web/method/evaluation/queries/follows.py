"""What follows at once from the entries of a card: each figure with where it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from klarlinie.method.clarity.line import Line
from klarlinie.method.evaluation.assess import assess
from klarlinie.method.evaluation.assessment import Assessment, Interval
from klarlinie.method.evaluation.costs import MONTHS, WEEKS, runs_today
from klarlinie.method.focus.doses import default_dose, dose_note
from klarlinie.method.inventory.activity import Activity
from klarlinie.reports.words import whole
from klarlinie.vocabulary.figures import Hours, Inquiries
from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.text import Text

ENOUGH = 0.95  # of a dose, as in the reports
UNKNOWN = Text("noch unbekannt", "still unknown")


@dataclass(frozen=True)
class Figure:
    """One figure: what it is called, what it says, what stands under it, and the sentences it unfolds to."""

    code: str
    name: Text
    says: Text
    under: Text | None
    comes_from: tuple[Text, ...]
    is_warning: bool = False
    is_known: bool = True


Follows = tuple[Figure, ...]


def follows_from(
    table: Sequence[Activity], place: int, line: Line, rate: Money, *, dose_is_own: bool
) -> Follows:
    """The figures of the activity at `place`; its effect is a share of what all on the table bring."""
    found = assess(table, line, rate, default_dose)[place]
    activity = table[place]
    from_cost, from_value = _split(activity, found)
    figures = [
        _cost(activity, found, from_cost),
        _per_inquiry(activity, found),
        _dose(activity, found, dose_is_own),
        _value(found, from_value),
    ]
    return tuple(figure for figure in figures if figure is not None)


def _split(activity: Activity, found: Assessment) -> tuple[tuple[Text, ...], tuple[Text, ...]]:
    """The inputs of the cost stand first, those of the value after them."""
    of_cost = (activity.hours_per_month is not None) + (activity.money_per_year is not None)
    return found.inputs[:of_cost], found.inputs[of_cost:]


def _cost(activity: Activity, found: Assessment, comes_from: tuple[Text, ...]) -> Figure:
    name = Text("Kosten im Jahr", "Cost a year")
    if found.yearly_cost is None:
        missing = Text(
            "Stunden × 12 × Stundensatz + Geld im Jahr. Beides fehlt noch.",
            "Hours × 12 × hourly rate + money a year. Both are missing.",
        )
        return Figure("cost", name, UNKNOWN, None, (missing,), is_known=False)
    says = Text("{cost}", "{cost}", {"cost": whole(found.yearly_cost)})
    return Figure("cost", name, says, _missing_part(activity) if found.cost_is_partial else None, comes_from)


def _missing_part(activity: Activity) -> Text:
    if activity.hours_per_month is None:
        return Text("mindestens, die Stunden fehlen noch", "at least, the hours are missing")
    if activity.money_per_year is None:
        return Text("mindestens, das Geld fehlt noch", "at least, the money is missing")
    return Text(
        "mindestens, Währungen zählen wir nicht zusammen", "at least, currencies are not added together"
    )


def _per_inquiry(activity: Activity, found: Assessment) -> Figure:
    name = Text("Kosten je Anfrage", "Cost per inquiry")
    price, inquiries, cost = found.cost_per_inquiry, found.inquiries, found.yearly_cost
    if price is None or inquiries is None or cost is None:
        needs = Text(
            "Das sagt sich erst, wenn die ganzen Kosten und die Anfragen im Jahr bekannt sind.",
            "This can be said once the whole cost and the inquiries a year are known.",
        )
        return Figure("per_inquiry", name, UNKNOWN, None, (needs,), is_known=False)
    low = whole_amount(price.low, cost)
    if price.median is None or price.high is None:
        none_seen = Text(
            "Ohne eine Anfrage gibt es keinen Preis. Mit 95 % sind es weniger als {most} im Jahr: "
            "{cost} ÷ {most} = {low} (EVA202).",
            "Without an inquiry there is no price. With 95% there are fewer than {most} a year: "
            "{cost} ÷ {most} = {low} (EVA202).",
            {"most": inquiries.high, "cost": whole(cost), "low": low},
        )
        return Figure(
            "per_inquiry", name, Text("mehr als {low}", "more than {low}", {"low": low}), None, (none_seen,)
        )
    says = Text("{middle}", "{middle}", {"middle": whole_amount(price.median, cost)})
    under = Text("mit 95 % zwischen {low} und {high}", "with 95% between {low} and {high}",
                 {"low": low, "high": whole_amount(price.high, cost)})  # fmt: skip
    return Figure("per_inquiry", name, says, under, _why_this_price(inquiries, cost, price.median))


def _why_this_price(inquiries: Interval, cost: Money, middle: float) -> tuple[Text, ...]:
    return (
        Text(
            "{cost} ÷ {rate} im Jahr = {price}",
            "{cost} ÷ {rate} a year = {price}",
            {
                "cost": whole(cost),
                "rate": Inquiries(inquiries.median or 0.0),
                "price": whole_amount(middle, cost),
            },
        ),
        Text(
            "Die Anfragen schwanken von Jahr zu Jahr: Mit 95 % sind es {low} bis {high} im Jahr, in der Mitte "
            "{middle} (Verteilung nach Jeffreys, EVA201).",
            "Inquiries vary from year to year: with 95% there are {low} to {high} a year, {middle} in the middle "
            "(Jeffreys posterior, EVA201).",
            {"low": inquiries.low, "high": inquiries.high, "middle": inquiries.median},
        ),
    )


def whole_amount(value: float, like: Money) -> Money:
    """A computed sum without cents, in the currency of `like`."""
    return whole(Money(Decimal(str(round(value, 2))), like.currency))


def _dose(activity: Activity, found: Assessment, is_own: bool) -> Figure | None:
    """Hours a week beside the dose; nothing where no hours are known or it does not run."""
    spent, hours = found.spent_per_week, activity.hours_per_month
    if spent is None or hours is None or not runs_today(activity):
        return None
    values = {"spent": Hours(spent), "dose": Hours(found.dose_per_week)}
    is_half = spent < found.dose_per_week * ENOUGH
    says = Text("{spent} in der Woche", "{spent} a week", values)
    under = (
        Text("halbherzig: nötig wären etwa {dose}", "half-hearted: about {dose} would be needed", values)
        if is_half
        else Text("genug, nötig sind etwa {dose}", "enough, about {dose} are needed", values)
    )
    sum_of = Text(
        "{hours} im Monat × {months} ÷ {weeks} Wochen = {spent}",
        "{hours} a month × {months} ÷ {weeks} weeks = {spent}",
        {**values, "hours": Hours(hours), "months": MONTHS, "weeks": WEEKS},
    )
    own = Text("Die Dosis steht so in der Liste.", "The dose stands like this in the list.")
    whence = (sum_of, own if is_own else dose_note(activity.type))
    return Figure("dose", Text("Zeit dafür", "Time for it"), says, under, whence, is_half)


def _value(found: Assessment, comes_from: tuple[Text, ...]) -> Figure:
    name = Text("Wirkung", "Effect")
    if not found.effect_is_known:
        legal = Text(
            "Unbekannt ist nicht null: Gerechnet wird mit dem Durchschnitt des Unternehmens und viel "
            "Unsicherheit (EVA401).",
            "Unknown is not zero: the company's average counts, with much uncertainty (EVA401).",
        )
        return Figure("value", name, UNKNOWN, None, (legal,), is_known=False)
    says = Text("{points} von 100 Punkten", "{points} of 100 points", {"points": found.value})
    under = Text("± {spread}", "± {spread}", {"spread": found.value_spread})
    return Figure("value", name, says, under, comes_from)
