"""The words a report uses again and again: lanes, verdicts, sources, how to say an interval or a doubt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from klarlinie.method.decisions.verdict import VerdictKind
from klarlinie.method.evaluation.assessment import Assessment, Interval
from klarlinie.method.focus.model import Lane
from klarlinie.method.focus.placement import Placement
from klarlinie.method.inventory.activity import EffectSource
from klarlinie.vocabulary.figures import Hours, Language, day, hours, money, number, percent
from klarlinie.vocabulary.findings import Finding, Severity
from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.text import Text

LANE_ORDER: tuple[Lane, ...] = ("must", "should", "could", "not_now")
LANES: Mapping[Lane, Text] = {
    "must": Text("Muss", "Must"),
    "should": Text("Sollte", "Should"),
    "could": Text("Kann", "Could"),
    "not_now": Text("Nicht jetzt", "Not now"),
}
# A shape beside the colour, so that a black-and-white print says the same.
LANE_SIGNS: Mapping[Lane, str] = {"must": "●", "should": "◆", "could": "○", "not_now": "□"}
VERDICTS: Mapping[VerdictKind, Text] = {
    "keep": Text("behalten", "keep"),
    "change": Text("umbauen", "change"),
    "merge": Text("zusammenlegen", "merge"),
    "pause": Text("ruhen lassen", "pause"),
    "stop": Text("streichen", "stop"),
}
SOURCES: Mapping[EffectSource, Text] = {
    "measured": Text("gemessen", "measured"),
    "counted": Text("gezählt", "counted"),
    "estimated": Text("geschätzt", "estimated"),
    "unknown": Text("ohne Quelle", "no source"),
}
SEVERITIES: Mapping[Severity, Text] = {
    "error": Text("Wichtig", "Important"),
    "warning": Text("Achtung", "Note"),
    "hint": Text("Hinweis", "Hint"),
}
# Said once wherever points first appear.
POINTS = Text(
    "Punkte sagen, wie viel eine Aktivität zu den Aufgaben eures Marketings beiträgt; alle zusammen ergeben "
    "höchstens 100.",
    "Points say how much an activity contributes to the tasks of your marketing; all of them add up to at most "
    "100.",
    sie="Punkte sagen, wie viel eine Aktivität zu den Aufgaben Ihres Marketings "
    "beiträgt; alle zusammen ergeben höchstens 100.",
)
UNKNOWN = Text("nicht bekannt", "not known")
# From this probability on, and how a person would say it.
CERTAINTIES: tuple[tuple[float, Text], ...] = (
    (0.95, Text("sehr sicher", "very sure")),
    (0.80, Text("ziemlich sicher", "quite sure")),
    (0.65, Text("eher sicher", "rather sure")),
    (0.0, Text("knapp, noch offen", "a close call")),
)


def certainty_in_words(place: Placement, language: Language) -> str:
    """ "eher sicher (74 %)"; what a limit or a person decides "steht fest", what nothing competes with has room."""
    if place.certainty is None:
        return Text("steht fest", "settled").say(language)
    if place.break_even is not None and place.break_even <= 0:
        return Text("es ist Platz dafür", "there is room for it").say(language)
    said = next(words for least, words in CERTAINTIES if place.certainty >= least)
    return f"{said.say(language)} ({percent(place.certainty, language)})"


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """What is important before what is only a hint; otherwise in the order given."""
    rank = list(SEVERITIES)
    return sorted(findings, key=lambda finding: rank.index(finding.severity))


def hours_or_unknown(value: float | None, language: Language) -> str:
    return UNKNOWN.say(language) if value is None else hours(value, language)


def hours_a_week(value: float, language: Language) -> str:
    return Text("{hours} in der Woche", "{hours} a week", {"hours": Hours(value)}).say(language)


def sums_of_money(amounts: tuple[Money, ...], language: Language) -> str:
    """ "26.490 € und 600 CHF": currencies stand beside each other and are never added."""
    return Text(" und ", " and ").say(language).join(money(amount, language) for amount in amounts)


def day_or_unknown(value: date | None, language: Language) -> str:
    return UNKNOWN.say(language) if value is None else day(value, language)


def cost_in_words(assessment: Assessment, language: Language) -> str:
    """The yearly cost; "mindestens" where a part of it is unknown."""
    if assessment.yearly_cost is None:
        return UNKNOWN.say(language)
    cost = money(whole(assessment.yearly_cost), language)
    return (
        Text("mind. {cost}", "min. {cost}", {"cost": cost}).say(language)
        if assessment.cost_is_partial
        else cost
    )


def whole(value: Money) -> Money:
    """The amount on whole units: nobody plans a year by the cent."""
    return Money(value.rounded().amount.quantize(1), value.currency)


def inquiries_in_words(assessment: Assessment, source: EffectSource, language: Language) -> str:
    """The middle, and on a second line the 95 % interval and how it is known: "(5–19), gemessen"."""
    if assessment.inquiries is None or not assessment.effect_is_known:
        return UNKNOWN.say(language)
    interval = assessment.inquiries
    middle = "" if interval.median is None else _modest(interval.median, language)
    return f"{middle}\n{span(interval, language)}, {SOURCES[source].say(language)}"


def cost_per_inquiry_in_words(assessment: Assessment, language: Language) -> str:
    """The middle in the currency of the yearly cost, and on a second line its 95 % interval.

    Without a single inquiry there is no price, only a lower end.
    """
    interval, cost = assessment.cost_per_inquiry, assessment.yearly_cost
    if interval is None or cost is None or not assessment.effect_is_known:
        return UNKNOWN.say(language)
    if interval.median is None:
        return span(interval, language)
    figure = money(whole(Money(Decimal(interval.median), cost.currency)), language)
    return f"{figure}\n{span(interval, language)}"


def span(interval: Interval, language: Language) -> str:
    """The 95 % interval in brackets: (5–19) or, without an upper end, (190 oder mehr)."""
    low = _modest(interval.low, language)
    if interval.high is None:
        return Text("({low} oder mehr)", "({low} or more)", {"low": low}).say(language)
    return f"({low}–{_modest(interval.high, language)})"


def _modest(value: float, language: Language) -> str:
    """No decimals from 10 on: an estimate should not look more exact than it is."""
    return number(value, language, 0 if value >= 9.95 else None)


def share_or_unknown(share: float | None, language: Language) -> str:
    return UNKNOWN.say(language) if share is None else percent(share, language)


def cut(words: str, most: int) -> str:
    """At most `most` characters, ended by an ellipsis where something is left out."""
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= most else one_line[: most - 1].rstrip(" ,;:–-") + "…"
