"""What a move costs or gives back: hours of its owner, points of the core, beside the proposal where it is at hand."""

from __future__ import annotations

from datetime import date

from klarlinie.method.focus.model import Lane
from klarlinie.vocabulary.figures import Hours, Points
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.focus.queries.board import BoardShown, Card
from klarlinie.web.method.focus.queries.load import PersonLoad
from klarlinie.web.method.focus.queries.proposal import SAME, value_at_hand
from klarlinie.web.method.focus.wordings import HELD

COSTS = Text(
    "Kostet {owner} {hours} die Woche, das sind jetzt {sum} von {capacity}.",
    "Costs {owner} {hours} a week, which makes {sum} of {capacity}.",
)
COSTS_TOO_MUCH = Text(
    "Kostet {owner} {hours} die Woche, das sind jetzt {sum} von {capacity}: {over} zu viel.",
    "Costs {owner} {hours} a week, which makes {sum} of {capacity}: {over} too much.",
)
COSTS_SOMEBODY = Text(
    "Kostet {owner} {hours} die Woche; wie viele {owner} hat, ist nicht bekannt.",
    "Costs {owner} {hours} a week; how many {owner} has is not known.",
)
WHO = Text("Braucht {hours} die Woche. Wer übernimmt es?", "Takes {hours} a week. Who takes it on?")
GIVES_BACK = Text("{owner} hat wieder {hours} die Woche mehr.", "{owner} has {hours} a week back.")
GAINS = Text("Der Kern bringt jetzt {now}, {n} mehr.", "The core now brings {now}, {n} more.")
LOSES = Text("Der Kern bringt jetzt {now}, {n} weniger.", "The core now brings {now}, {n} fewer.")
BELOW = Text("Das sind {n} weniger als im Vorschlag.", "That is {n} fewer than in the proposal.")
LEVEL = Text("Das ist so viel wie im Vorschlag.", "That is as much as in the proposal.")
ABOVE = Text("Das sind {n} mehr als im Vorschlag.", "That is {n} more than in the proposal.")


def what_it_costs(
    company_id: int, shown: BoardShown, activity_id: int, before: Lane | None, today: date
) -> tuple[Text, ...]:
    """Sentences about a move that was just made; `shown` is the board after it, `before` the lane it came from."""
    card = shown.card(activity_id)
    if card is None:
        return ()
    return (*_hours(shown, card, before), *_value(company_id, shown, card, before, today))


def _hours(shown: BoardShown, card: Card, before: Lane | None) -> tuple[Text, ...]:
    is_held, was_held = card.lane in HELD, before in HELD
    values = {"owner": card.owner or "", "hours": Hours(card.hours)}
    if is_held and card.owner is None:
        return (WHO.with_values(**values),)
    if was_held and not is_held:
        return (GIVES_BACK.with_values(**values),) if card.owner else ()
    if not is_held or card.owner is None:
        return ()
    load = next((one for one in shown.loads if one.name == card.owner), None)
    return (COSTS_SOMEBODY.with_values(**values) if load is None else _with_load(load, values),)


def _with_load(load: PersonLoad, values: dict[str, object]) -> Text:
    total = load.must + load.should
    more = {**values, "sum": Hours(total), "capacity": Hours(load.capacity), "over": Hours(load.over)}
    return (COSTS_TOO_MUCH if load.over > 0.005 else COSTS).with_values(**more)


def _value(
    company_id: int, shown: BoardShown, card: Card, before: Lane | None, today: date
) -> tuple[Text, ...]:
    """Only a move into or out of the core changes what the core brings."""
    if (card.lane == "must") == (before == "must"):
        return ()
    figures = {"now": Points(shown.must.points), "n": card.points}
    found = [(GAINS if card.lane == "must" else LOSES).with_values(**figures)]
    best = value_at_hand(company_id, today)
    if best is not None:
        found.append(_beside(best - shown.must.points))
    return tuple(found)


def _beside(short: float) -> Text:
    if abs(short) <= SAME:
        return LEVEL
    return BELOW.with_values(n=short) if short > 0 else ABOVE.with_values(n=-short)
