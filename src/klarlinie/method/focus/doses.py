"""The hours a week below which an activity is done half-heartedly, where the company has set none: assumptions."""

from __future__ import annotations

from klarlinie.method.inventory.activity import ActivityType
from klarlinie.vocabulary.figures import Hours
from klarlinie.vocabulary.text import Text

DOSES: dict[ActivityType, float] = {
    "website": 2.0,
    "seo": 3.0,
    "content": 4.0,
    "newsletter": 2.0,
    "social": 3.0,  # each channel
    "ad": 2.0,
    "event": 3.0,  # spread over the year
    "brochure": 1.0,
    "whitepaper": 1.5,
    "presentation": 1.0,
    "video": 2.0,
    "pr": 2.0,
    "directory": 0.25,
    "sponsoring": 0.5,
    "recruiting": 2.0,
    "referral": 1.0,
    "mailing": 1.5,
    "giveaway": 0.25,
    "customer_care": 2.0,
    "brand": 1.0,
    "internal_project": 2.0,
    "other": 1.0,
}


def default_dose(activity_type: ActivityType) -> float:
    """Hours a week. An assumption: show it with `dose_note`, and let people set their own."""
    return DOSES[activity_type]


def dose_note(activity_type: ActivityType) -> Text:
    """The sentence that marks a default dose as an assumption."""
    dose = Hours(default_dose(activity_type))
    if activity_type == "other":
        return Text(
            "Angenommen: {dose} pro Woche, weil wir die Art nicht kennen. Bitte ersetzt das durch euren Wert.",
            "Assumed: {dose} a week, because we do not know its type. Please put your own figure in its place.",
            {"dose": dose},
            sie="Angenommen: {dose} pro Woche, weil wir die Art nicht kennen. Bitte "
            "ersetzen Sie das durch Ihren Wert.",
        )
    spread = {"event": _OVER_THE_YEAR, "social": _A_CHANNEL}.get(activity_type, _PLAIN)
    return spread.with_values(dose=dose)


_PLAIN = Text(
    "Angenommen: {dose} pro Woche. Wisst ihr es besser, gilt euer Wert.",
    "Assumed: {dose} a week. If you know better, your figure counts.",
    sie="Angenommen: {dose} pro Woche. Wissen Sie es besser, gilt Ihr Wert.",
)
_OVER_THE_YEAR = Text(
    "Angenommen: {dose} pro Woche, über das Jahr verteilt. Wisst ihr es besser, gilt euer Wert.",
    "Assumed: {dose} a week, spread over the year. If you know better, your figure counts.",
    sie="Angenommen: {dose} pro Woche, über das Jahr verteilt. Wissen Sie es besser, gilt Ihr Wert.",
)
_A_CHANNEL = Text(
    "Angenommen: {dose} pro Woche und Kanal. Wisst ihr es besser, gilt euer Wert.",
    "Assumed: {dose} a week for each channel. If you know better, your figure counts.",
    sie="Angenommen: {dose} pro Woche und Kanal. Wissen Sie es besser, gilt Ihr Wert.",
)
