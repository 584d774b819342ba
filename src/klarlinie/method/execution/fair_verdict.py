"""When may you fairly say that an activity brings nothing? Not before it has had its time, and not never."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

from klarlinie.method.inventory.activity import ActivityType
from klarlinie.vocabulary.findings import Finding
from klarlinie.vocabulary.text import Text

Moment = Literal["too_early", "first_look", "due"]

OWN_ASSUMPTION = Text(
    "eine Annahme von uns, ohne Quelle: passt sie an, wenn ihr es besser wisst",
    "our own assumption, without a source: change it where you know better",
    sie="eine Annahme von uns, ohne Quelle: passen Sie sie an, wenn Sie es besser wissen",
)
EXPERIENCE = Text("ein üblicher Erfahrungswert", "a common rule of thumb")


@dataclass(frozen=True)
class UsualTime:
    """Months until an effect can be judged: a first look from `low` on, the verdict at `high`; `origin` says why."""

    low: int
    high: int
    origin: Text = EXPERIENCE


OTHERWISE = UsualTime(6, 6, OWN_ASSUMPTION)
USUAL_TIMES: dict[ActivityType, UsualTime] = {
    "seo": UsualTime(4, 12, Text("nach Maile Ohye (Google)", "according to Maile Ohye (Google)")),
    "content": UsualTime(6, 12),
    "newsletter": UsualTime(6, 12),
    "social": UsualTime(6, 12),
    "ad": UsualTime(1, 3),
    "event": UsualTime(
        3,
        12,
        Text(
            "bis zu 12 Monate nach der Messe sind üblich; die 3 Monate bis zum ersten Blick nehmen wir an",
            "up to 12 months after the fair are usual; the 3 months until a first look are our assumption",
        ),
    ),
    "brochure": UsualTime(3, 3),
    "presentation": UsualTime(3, 3),
    "whitepaper": UsualTime(3, 3),
    "recruiting": UsualTime(3, 6),
    "pr": UsualTime(3, 12),
    "website": UsualTime(3, 6),
}


@dataclass(frozen=True)
class FairVerdict:
    """A first look is fair from `earliest_on`, the verdict is due on `due_on`: `months` (low, high) after the start."""

    earliest_on: date
    due_on: date
    months: tuple[int, int]
    why: Text


def usual_time(activity_type: ActivityType) -> UsualTime:
    return USUAL_TIMES.get(activity_type, OTHERWISE)


def fair_verdict_on(activity_type: ActivityType, start_on: date | None, today: date) -> FairVerdict | None:
    """The fair days for an activity that starts on `start_on` (None: today).

    For an event the clock runs from the event itself; without its date there is no fair day, hence None.
    """
    if start_on is None and activity_type == "event":
        return None
    begin = start_on or today
    time = usual_time(activity_type)
    earliest_on, due_on = months_later(begin, time.low), months_later(begin, time.high)
    return FairVerdict(earliest_on, due_on, (time.low, time.high), _why(time, earliest_on, due_on))


def judge_from(activity_type: ActivityType, start_on: date) -> date:
    """The first day on which "no effect" may count against an activity that began on `start_on`: its verdict day."""
    return months_later(start_on, usual_time(activity_type).high)


def moment(verdict: FairVerdict, today: date) -> Moment:
    """Where `today` stands: too early for any verdict, in time for a first look, or due."""
    if today < verdict.earliest_on:
        return "too_early"
    return "first_look" if today < verdict.due_on else "due"


def judged_too_early(title: str, verdict: FairVerdict, today: date) -> Finding | None:
    """The warning for somebody who says "no effect" before the earliest fair day, else None."""
    if moment(verdict, today) != "too_early":
        return None
    return Finding(
        code="EXE108",
        severity="warning",
        about=title,
        sentence=Text(
            "Ob „{title}“ wirkt, lässt sich erst ab dem {earliest} fair sagen.",
            "Whether “{title}” works can only be said fairly from {earliest} on.",
            {"title": title, "earliest": verdict.earliest_on},
        ),
        suggestion=Text(
            "Lasst es bis dahin laufen oder schreibt einen anderen Grund als „keine Wirkung“ auf.",
            "Let it run until then, or write down a reason other than “no effect”.",
            sie="Lassen Sie es bis dahin laufen oder schreiben Sie einen anderen "
            "Grund als „keine Wirkung“ auf.",
        ),
        evidence=(verdict.why,),
    )


def months_later(day: date, months: int) -> date:
    """The same day `months` later, or the last day of that month where it is shorter (31 Jan + 1 = 28 or 29 Feb)."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _why(time: UsualTime, earliest_on: date, due_on: date) -> Text:
    values: dict[str, object] = {
        "low": time.low,
        "high": time.high,
        "earliest": earliest_on,
        "due": due_on,
        "origin": time.origin,
    }
    if time.low == time.high:
        return Text(
            "Eine Wirkung zeigt sich nach etwa {high} Monaten ({origin}); das Urteil ist am {due} fällig.",
            "An effect shows after about {high} months ({origin}); the verdict is due on {due}.",
            values,
        )
    return Text(
        "Eine Wirkung zeigt sich nach {low} bis {high} Monaten ({origin}): erster Blick ab {earliest}, "
        "Urteil am {due}.",
        "An effect shows after {low} to {high} months ({origin}): first look from {earliest}, verdict on "
        "{due}.",
        values,
    )
