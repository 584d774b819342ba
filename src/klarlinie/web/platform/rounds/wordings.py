"""Sentences that several pages of a round and its journal entries say."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.rounds.last_day import LAST_MOMENT

WEEKDAYS = (
    Text("Montag", "Monday"),
    Text("Dienstag", "Tuesday"),
    Text("Mittwoch", "Wednesday"),
    Text("Donnerstag", "Thursday"),
    Text("Freitag", "Friday"),
    Text("Samstag", "Saturday"),
    Text("Sonntag", "Sunday"),
)
# Said before the first answer, word for word. Those of the core speak of votes, these of written answers.
TEXTS_SAY = {
    "off": Text(
        "Nach dem Aufdecken steht der Name neben jeder Antwort.",
        "After the reveal each answer has its name beside it.",
    ),
    "partial": Text(
        "Nach dem Aufdecken steht kein Name da, und die Rolle nur, wo sie niemanden verrät. In kleiner Runde "
        "lässt sich am Stil manchmal erraten, wer was geschrieben hat.",
        "After the reveal there are no names, and the role only where it gives nobody away. In a small round "
        "people can sometimes guess by the style who wrote what.",
    ),
    "full": Text(
        "Nach dem Aufdecken stehen nur die Antworten da, ohne Namen und ohne Rolle. Auch die Liste nennt "
        "niemanden. In kleiner Runde lässt sich am Stil manchmal erraten, wer was geschrieben hat.",
        "After the reveal only the answers are shown, without names and without roles. The list names nobody "
        "either. In a small round people can sometimes guess by the style who wrote what.",
    ),
}
SOMEBODY = Text("Jemand", "Somebody")
NAMELESS = Text("ohne Namen", "without a name")


def until_words(until_at: datetime) -> Text:
    """ "Freitag, 07.08.2026, 18:00 Uhr"; without the time where it is the end of the day."""
    local = until_at.astimezone(ZoneInfo(settings.TIME_ZONE))
    values = {"weekday": WEEKDAYS[local.weekday()], "day": local.date(), "time": f"{local:%H:%M}"}
    if (local.hour, local.minute) == (LAST_MOMENT.hour, LAST_MOMENT.minute):
        return Text("{weekday}, {day}", "{weekday}, {day}", values)
    return Text("{weekday}, {day}, {time} Uhr", "{weekday}, {day}, {time}", values)
