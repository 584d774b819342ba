"""The weekly hours of the core as a calendar file: one repeating event per block."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from klarlinie.method.execution.blocks import Block, next_monday, weekly_blocks
from klarlinie.method.plan import TidyPlan
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.text import Text

if TYPE_CHECKING:
    from icalendar import Calendar, Event


def plan_calendar(
    plan: TidyPlan, language: Language, person: str | None = None, formal: bool = False
) -> bytes:
    """All weekly blocks from the next Monday on as an ICS file; with `person` only theirs.

    Times are local ("floating"): nine o'clock is nine o'clock wherever the calendar is opened, in summer and winter.
    The same plan gives the same UIDs, so that a second import moves the events instead of doubling them.
    Raises CannotFitIntoWeek.
    """
    blocks = weekly_blocks(plan.commitments, plan.people, next_monday(plan.today))
    calendar = _calendar(plan, language)
    orders: Counter[int] = Counter()
    for block in blocks:
        orders[block.activity] += 1
        if person is None or block.person == person:
            event = _event(plan, block, orders[block.activity])
            event.add("description", _description(plan, block, language, formal))
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def _calendar(plan: TidyPlan, language: Language) -> Calendar:
    from icalendar import Calendar

    name = Text("Fokuszeiten", "Focus hours").say(language)
    calendar = Calendar()
    calendar.add("prodid", "-//Klarlinie//Plan//DE")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", one_line(f"{plan.line.company}: {name}" if plan.line.company else name))
    calendar.add("x-wr-timezone", "Europe/Berlin")
    return calendar


def _event(plan: TidyPlan, block: Block, order: int) -> Event:
    """`order` counts the blocks of one activity; it keeps the UID when a block moves to another day."""
    from icalendar import Event

    start = datetime.combine(block.first_on, block.start)
    event = Event()
    event.add("uid", _uid(plan, block, order))
    event.add("dtstamp", datetime.combine(plan.today, time(), tzinfo=UTC))
    event.add("dtstart", start)
    event.add("dtend", start + timedelta(minutes=max(5, round(block.hours * 60))))
    event.add("rrule", {"freq": "weekly", "interval": block.every_weeks})
    event.add("summary", one_line(f"{plan.activities[block.activity].title} ({block.person})"))
    event.add("transp", "OPAQUE")
    return event


def _uid(plan: TidyPlan, block: Block, order: int) -> str:
    title = plan.activities[block.activity].title
    key = "\x1f".join((plan.line.company or "", block.person, title, str(order)))
    return f"{sha256(key.encode()).hexdigest()[:32]}@klarlinie"


def _description(plan: TidyPlan, block: Block, language: Language, formal: bool) -> str:
    promise = next(one for one in plan.commitments if one.activity == block.activity)
    said = Text(
        "Erster Schritt: {step}, bis {day}. Gemessen an: {metric}.",
        "First step: {step}, by {day}. Measured by: {metric}.",
        {"step": _bare(promise.first_step), "day": promise.first_step_on, "metric": _bare(promise.metric)},
    )
    return one_line(said.say(language, formal))


def _bare(text: Text) -> Text:
    """Without its full stop, so that the sentence around it can go on."""
    sie = None if text.sie is None else text.sie.rstrip(".")
    return Text(text.de.rstrip("."), text.en.rstrip("."), text.values, sie)


def one_line(words: str) -> str:
    """Without line ends and other signs that nobody sees: nothing can be smuggled into the file."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())
