"""Two minutes a week per owner: hours, what got done, what is in the way; and what four such weeks say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from klarlinie.vocabulary.figures import Hours
from klarlinie.vocabulary.findings import Finding
from klarlinie.vocabulary.text import Text

WEEKS_IN_A_ROW = 4
HALF = 0.5
WEEKS_OPEN = 3  # the running week and the two before it
FRIDAY = 4
LATE_BY = 1  # finished weeks the last check-in may be missing before nothing more is said
WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class CheckIn:
    """One week of one activity (index). `week_on` is any day of that week; `hours` None is unknown, not zero."""

    owner: str
    activity: int
    week_on: date
    hours: float | None
    done: str = ""
    blocked: str = ""


def half_hearted(check_ins: Iterable[CheckIn], dose: float, today: date, title: str) -> Finding | None:
    """Says it out loud when an activity got under half of its dose (hours a week) in each of the last four weeks.

    Counted are finished weeks only. A week without check-in or hours is unknown and breaks the row; only the
    very last finished week may still be missing. `check_ins` are those of one activity.
    """
    row = _last_weeks(hours_by_week(check_ins), today)
    if len(row) < WEEKS_IN_A_ROW or not all(hours < HALF * dose for _, hours in row):
        return None
    spent = sum(hours for _, hours in row) / len(row)
    values: dict[str, object] = {
        "title": title,
        "spent": Hours(spent),
        "dose": Hours(dose),
        "weeks": WEEKS_IN_A_ROW,
    }
    return Finding("UPK110", "warning", title, _BY_HALVES.with_values(**values), _DECIDE, tuple(_weeks(row)))


def silent(check_ins: Iterable[CheckIn], today: date, title: str, since: date) -> Finding | None:
    """The hint that nobody has checked in for four finished weeks since the day `since` (the first step)."""
    last = max((check_in.week_on for check_in in check_ins), default=None)
    from_on = monday_of(since) if last is None else monday_of(last) + WEEK
    missing = (monday_of(today) - from_on) // WEEK
    if missing < WEEKS_IN_A_ROW:
        return None
    sentence = Text(
        "Zu „{title}“ gibt es seit {missing} Wochen keine Rückmeldung. Wie viel geschehen ist, wissen wir "
        "nicht.",
        "There has been no check-in on “{title}” for {missing} weeks. We do not know how much has happened.",
        {"title": title, "missing": missing},
    )
    return Finding("UPK111", "hint", title, sentence, _TWO_MINUTES)


def blocked(
    check_ins: Sequence[CheckIn], today: date, titles: Mapping[int, str] | Sequence[str]
) -> tuple[Finding, ...]:
    """What owners said is in their way, this week or last week; the newest first."""
    recent = [c for c in check_ins if c.blocked.strip() and monday_of(c.week_on) >= monday_of(today) - WEEK]
    return tuple(
        Finding(
            code="UPK112",
            severity="hint",
            about=titles[check_in.activity],
            sentence=Text(
                "{owner} kommt bei „{title}“ nicht weiter: „{blocked}“",
                "{owner} is stuck with “{title}”: “{blocked}”",
                {
                    "owner": check_in.owner,
                    "title": titles[check_in.activity],
                    "blocked": check_in.blocked.strip(),
                },
            ),
            suggestion=_CLEAR_THE_WAY,
        )
        for check_in in sorted(recent, key=lambda c: c.week_on, reverse=True)
    )


def hours_by_week(check_ins: Iterable[CheckIn]) -> dict[date, float | None]:
    """Hours by the Monday of the week; several check-ins add up, and one of them unknown makes the week unknown."""
    weeks: dict[date, float | None] = {}
    for check_in in check_ins:
        monday = monday_of(check_in.week_on)
        so_far = weeks.get(monday, 0.0)
        weeks[monday] = None if so_far is None or check_in.hours is None else so_far + check_in.hours
    return weeks


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def open_weeks(today: date) -> tuple[date, ...]:
    """The Mondays of the weeks that can be filled in or corrected, the newest first.

    A week stays open until its next Monday is two weeks past: that of 2 November until 22 November, included.
    """
    return tuple(monday_of(today) - WEEK * back for back in range(WEEKS_OPEN))


def week_asked(today: date) -> date:
    """The Monday of the week a check-in is about: from Friday on the running one, before that the last one."""
    return monday_of(today) if today.weekday() >= FRIDAY else monday_of(today) - WEEK


def half_hearted_aloud(title: str) -> Text:
    """The same as `half_hearted`, for those who shall not see anybody's hours."""
    return _ALOUD.with_values(title=title, weeks=WEEKS_IN_A_ROW)


def _last_weeks(weeks: Mapping[date, float | None], today: date) -> list[tuple[date, float]]:
    """The last four finished weeks in a row with known hours, ending one or two weeks ago; shorter where broken."""
    last = monday_of(today) - WEEK
    ends = (last - WEEK * late for late in range(LATE_BY + 1))
    end = next((monday for monday in ends if monday in weeks), None)
    return [] if end is None else list(_known_in_a_row(weeks, end))


def _known_in_a_row(weeks: Mapping[date, float | None], end: date) -> Iterator[tuple[date, float]]:
    for back in range(WEEKS_IN_A_ROW):
        hours = weeks.get(end - WEEK * back)
        if hours is None:
            return
        yield end - WEEK * back, hours


def _weeks(row: Sequence[tuple[date, float]]) -> Iterator[Text]:
    for monday, hours in reversed(row):
        yield Text("Woche ab {on}: {hours}", "week of {on}: {hours}", {"on": monday, "hours": Hours(hours)})


_BY_HALVES = Text(
    "„{title}“ läuft halbherzig: im Schnitt {spent} statt {dose}, {weeks} Wochen lang.",
    "“{title}” is done half-heartedly: {spent} on average instead of {dose}, for {weeks} weeks.",
)
_ALOUD = Text(
    "„{title}“ läuft halbherzig: seit {weeks} Wochen mit weniger als der Hälfte der vereinbarten Zeit.",
    "“{title}” is done half-heartedly: for {weeks} weeks with less than half of the time that was agreed.",
)
_DECIDE = Text(
    "Entscheidet: Zeit dafür freiräumen, an jemand anderen geben oder aus dem Muss nehmen. Halb hilft es "
    "keinem.",
    "Decide: make time for it, hand it to somebody else, or take it out of the core. Half done it helps "
    "nobody.",
    sie="Entscheiden Sie: Zeit dafür freiräumen, an jemand anderen geben oder aus "
    "dem Muss nehmen. Halb hilft es keinem.",
)
_TWO_MINUTES = Text(
    "Tragt für die letzte Woche ein: Stunden, was fertig wurde, was im Weg ist. Das dauert zwei Minuten.",
    "Enter for last week: hours, what got done, what is in the way. It takes two minutes.",
    sie="Tragen Sie für die letzte Woche ein: Stunden, was fertig wurde, was im "
    "Weg ist. Das dauert zwei Minuten.",
)
_CLEAR_THE_WAY = Text(
    "Klärt in dieser Woche, wer das aus dem Weg räumt.",
    "Settle this week who clears that out of the way.",
    sie="Klären Sie in dieser Woche, wer das aus dem Weg räumt.",
)
