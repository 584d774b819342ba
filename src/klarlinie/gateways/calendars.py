"""A calendar becomes a list: one row for each series or single date, not one for each time it happens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from klarlinie.gateways import limits
from klarlinie.gateways.files_read import FilesRead
from klarlinie.gateways.trimming import Row, cut_to_size
from klarlinie.gateways.unreadable import Unreadable, broken, empty, hostile
from klarlinie.method.inventory.table import CellValue, Table
from klarlinie.vocabulary.findings import Problem
from klarlinie.vocabulary.text import Text

HEADER = ("Titel", "Kalender", "Status", "Zeit", "Start", "Fällig", "Rhythmus", "Wer", "Beschreibung", "Ort")
KNOWN = {
    0: "title",
    1: "group",
    2: "status",
    3: "hours",
    4: "start",
    5: "due",
    6: "note",
    7: "note",
    8: "note",
    9: "note",
}
# How a plain rule is said, once and every n times.
EVERY = {
    "DAILY": ("pro Tag", "alle {n} Tage"),
    "WEEKLY": ("pro Woche", "alle {n} Wochen"),
    "MONTHLY": ("pro Monat", "alle {n} Monate"),
    "YEARLY": ("pro Jahr", "alle {n} Jahre"),
}
SEVERAL_RULES: Mapping[str, Any] = {"FREQ": None}
PLAIN_RULE = {"FREQ", "INTERVAL", "WKST", "UNTIL", "COUNT", "BYDAY", "BYMONTHDAY", "BYMONTH"}
STATES = {"CANCELLED": "gestoppt", "COMPLETED": "erledigt", "IN-PROCESS": "läuft", "NEEDS-ACTION": "offen"}


def read_calendar(file: str, text: str) -> FilesRead:
    """One row for each event or task; changed single dates of a series belong to the series."""
    _check(text)
    rows: list[Row] = [list(HEADER)]
    problems: list[Problem] = []
    name = ""
    for calendar in _parsed(text):
        name = _words(calendar.get("X-WR-CALNAME"))
        events = [entry for entry in calendar.walk() if entry.name in ("VEVENT", "VTODO")]
        series = [entry for entry in events if "RECURRENCE-ID" not in entry]
        problems += [
            _unclear(file, len(rows) + place, entry) for place, entry in enumerate(series) if entry.errors
        ]
        rows += [_row(entry, name) for entry in series]
    if len(rows) < 2:
        raise empty()
    cut = cut_to_size(rows, 0, 0, file, name or None, range(len(rows)))
    table = Table(
        file,
        name or None,
        tuple(map(tuple, cut.rows)),
        tuple(cut.lines),
        known_columns=KNOWN,
        problems=(*cut.problems, *problems[: limits.NAMED_CELLS]),
        kind="calendar",
    )
    return FilesRead((table,))


def _unclear(file: str, line: int, entry: Any) -> Problem:
    message = Text(
        "Beim Termin „{title}“ ist eine Angabe nicht lesbar und bleibt leer: {fields}.",
        "The event “{title}” has entries that cannot be read and stay empty: {fields}.",
        {"title": _words(entry.get("SUMMARY")), "fields": tuple(str(name) for name, _ in entry.errors)},
    )
    return Problem("INV016", file, None, line, None, message)


def _check(text: str) -> None:
    upper = text.upper()
    events = upper.count("BEGIN:VEVENT") + upper.count("BEGIN:VTODO")
    if events > limits.CALENDAR_EVENTS:
        raise Unreadable(
            "INV003",
            Text(
                "Der Kalender hat {count} Termine, wir lesen bis {most}. Exportiert einen kürzeren Zeitraum.",
                "The calendar has {count} events; we read up to {most}. Export a shorter period.",
                {"count": events, "most": limits.CALENDAR_EVENTS},
                sie="Der Kalender hat {count} Termine, wir lesen bis {most}. Exportieren Sie "
                "einen kürzeren Zeitraum.",
            ),
        )
    depth = deepest = 0
    for line in upper.splitlines():
        depth += line.startswith("BEGIN:") - line.startswith("END:")
        deepest = max(deepest, depth)
    if deepest > limits.CALENDAR_DEPTH:
        raise hostile("Ihre Termine sind ineinander verschachtelt.", "Its events are nested in each other.")
    if depth != 0:
        raise broken()  # cut off: the events behind the cut would be missing without a word


def _parsed(text: str) -> Sequence[Any]:
    """The calendars of the file, usually one."""
    import icalendar

    try:
        return icalendar.Calendar.from_ical(text, multiple=True)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise broken() from error


def _row(entry: Any, calendar: str) -> Row:
    start, end = _moment(entry, "DTSTART"), _end(entry)
    rule = _rule(entry)
    last = _first(rule.get("UNTIL"))
    due = (_day(last) if last else None) if rule else _day(end or start)
    return [
        _words(entry.get("SUMMARY")) or None,
        _categories(entry) or calendar or None,
        STATES.get(_words(entry.get("STATUS")).upper()),
        _hours(start, end, rule),
        _day(start),
        due,
        _rhythm(entry, start, end, rule),
        _people(entry) or None,
        _words(entry.get("DESCRIPTION")).strip() or None,
        _words(entry.get("LOCATION")).strip() or None,
    ]


def _moment(entry: Any, name: str) -> date | None:
    value = _value(entry, name)
    return value if isinstance(value, date) else None


def _value(entry: Any, name: str) -> Any:
    """What a date or duration says; None where it is missing or broken (then it is in `entry.errors`)."""
    from icalendar.error import BrokenCalendarProperty

    try:
        return getattr(entry.get(name), "dt", None)
    except BrokenCalendarProperty:
        return None


def _end(entry: Any) -> date | None:
    """When it ends; an all-day event's end is the day after its last day (RFC 5545)."""
    start, end = _moment(entry, "DTSTART"), _moment(entry, "DTEND") or _moment(entry, "DUE")
    duration = _value(entry, "DURATION")
    if end is None and start is not None and isinstance(duration, timedelta):
        end = start + duration
    is_all_day = end is not None and not isinstance(end, datetime)
    if is_all_day and "DTEND" in entry and end is not None and start is not None and end > start:
        return end - timedelta(days=1)
    return end


def _day(moment: date | None) -> CellValue:
    return moment.date() if isinstance(moment, datetime) else moment


def _rule(entry: Any) -> Mapping[str, Any]:
    rule = entry.get("RRULE")
    if isinstance(rule, list):
        return SEVERAL_RULES
    return {key.upper(): value for key, value in rule.items()} if rule else {}


def _hours(start: date | None, end: date | None, rule: Mapping[str, Any]) -> str | None:
    """For example "2 h alle 2 Wochen"; None where length or rule are not plain."""
    length = _length(start, end)
    times = _times_each(rule)
    said = EVERY.get(str(_first(rule.get("FREQ"))))
    interval = _first(rule.get("INTERVAL", 1))
    if length is None or times is None or said is None or not isinstance(interval, int) or interval < 1:
        return None
    period = said[0] if interval == 1 else said[1].format(n=interval)
    return f"{_figure(length * times)} h {period}"


def _length(start: date | None, end: date | None) -> float | None:
    """Hours of one date; None for all-day events and for anything over a day."""
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return None
    if (start.tzinfo is None) != (end.tzinfo is None):
        return None
    hours = (end - start).total_seconds() / 3600
    return hours if 0 < hours <= 24 else None


def _times_each(rule: Mapping[str, Any]) -> int | None:
    """How often a rule strikes in each of its periods; None where that takes a calendar to tell."""
    if not rule or set(rule) - PLAIN_RULE or rule.get("COUNT"):
        return None
    by_day, by_month = _list(rule.get("BYDAY")), _list(rule.get("BYMONTH"))
    frequency = str(_first(rule.get("FREQ")))
    if frequency == "WEEKLY" and not by_month:
        return max(len(by_day), 1)
    if frequency == "DAILY" and not by_day and not by_month:
        return 1
    if frequency == "MONTHLY" and not by_month:
        has_place = all(str(day)[0] in "-+123456789" for day in by_day)
        return max(len(by_day) + len(_list(rule.get("BYMONTHDAY"))), 1) if has_place else None
    if frequency == "YEARLY" and len(by_day) <= 1 and len(by_month) <= 1:
        return 1
    return None


def _rhythm(entry: Any, start: date | None, end: date | None, rule: Mapping[str, Any]) -> str | None:
    """The rule as it stands in the file, or how long a single date lasts."""
    if rule:
        found = entry["RRULE"] if isinstance(entry["RRULE"], list) else [entry["RRULE"]]
        return "Serie: " + " und ".join(each.to_ical().decode("utf-8", "replace") for each in found)
    length = _length(start, end)
    return f"einmalig, {_figure(length)} h" if length else None


def _categories(entry: Any) -> str:
    found = entry.get("CATEGORIES")
    cats = found if isinstance(found, list) else [found] if found else []
    return ", ".join(str(word) for group in cats for word in getattr(group, "cats", []))


def _people(entry: Any) -> str:
    found = entry.get("ATTENDEE")
    attendees = found if isinstance(found, list) else [found] if found else []
    return ", ".join(_person(attendee) for attendee in attendees)


def _person(attendee: Any) -> str:
    name = getattr(attendee, "params", {}).get("CN")
    return str(name) if name else str(attendee).removeprefix("mailto:").removeprefix("MAILTO:")


def _figure(hours: float) -> str:
    return f"{round(hours, 2):g}".replace(".", ",")


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else None if isinstance(value, list) else value


def _list(value: Any) -> Sequence[Any]:
    if value is None:
        return ()
    return value if isinstance(value, (list, tuple)) else (value,)


def _words(value: Any) -> str:
    if isinstance(value, Iterable) and not isinstance(value, str):
        value = next(iter(value), "")
    return "" if value is None else str(value)
