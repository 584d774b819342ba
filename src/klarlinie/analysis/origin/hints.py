"""Where the core and the origin of customers do not fit together: many without a core activity, a core without any."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from klarlinie.analysis.origin.channels import DIRECT, OTHER, channel_name
from klarlinie.analysis.origin.counted import LOOK_BACK, Counted
from klarlinie.vocabulary.figures import Inquiries, Percent
from klarlinie.vocabulary.findings import Finding, Rule
from klarlinie.vocabulary.text import Text

MANY = 3  # customers
MUCH = 0.2  # of all customers whose origin is known
ENOUGH = 10  # inquiries with a known origin, before silence says anything
ALMOST_A_YEAR = 330  # days


@dataclass(frozen=True)
class CoreActivity:
    """An activity in Must and the channels that belong to it."""

    title: str
    channels: frozenset[str]


def hints(
    counted: Sequence[Counted],
    core: Sequence[CoreActivity],
    activity_of: Mapping[str, str],
    today: date,
) -> tuple[Finding, ...]:
    """Findings of the last twelve months. `activity_of`: the title of the activity each channel belongs to."""
    if not core:
        return ()
    since = today - timedelta(days=LOOK_BACK - 1)
    recent = [one for one in counted if since <= one.on <= today]
    known = [one for one in recent if one.channel is not None]
    customers = Counter(one.channel for one in known if one.won and one.channel)
    return (
        *_without_core(customers, core, activity_of),
        *_without_customers(counted, known, customers, core, today),
    )


def _without_core(
    customers: Counter[str], core: Sequence[CoreActivity], activity_of: Mapping[str, str]
) -> list[Finding]:
    in_core = {channel for one in core for channel in one.channels} | {OTHER, DIRECT}
    titles = {one.title for one in core}
    whole = sum(customers.values())
    return [
        _many(channel, n, whole, activity_of.get(channel))
        for channel, n in customers.most_common()
        if n >= MANY
        and n >= MUCH * whole
        and channel not in in_core
        and activity_of.get(channel) not in titles
    ]


def _many(channel: str, n: int, whole: int, activity: str | None) -> Finding:
    name = channel_name(channel)
    about = activity or name.say("de")
    sentence = Text(
        "{n} von {all} Kunden ({share}) der letzten zwölf Monate gingen mit „{channel}“ einher, und im Muss steht "
        "nichts dazu.",
        "{n} of {all} customers ({share}) of the last twelve months went with “{channel}”, and nothing in Must is "
        "about it.",
        {"n": n, "all": whole, "share": Percent(n / whole), "channel": name},
    )
    suggestion = Text(
        "Gehört hier eine Aktivität in den Kern, oder läuft es von selbst gut?",
        "Does an activity belong in the core here, or does it run well by itself?",
    )
    return Finding("ORI101", "hint", about, sentence, suggestion)


def _without_customers(
    counted: Sequence[Counted],
    known: Sequence[Counted],
    customers: Counter[str],
    core: Sequence[CoreActivity],
    today: date,
) -> list[Finding]:
    first = min((one.on for one in counted), default=today)
    if len(known) < ENOUGH or (today - first).days < ALMOST_A_YEAR:
        return []
    return [
        _silent(one, sum(each.channel in one.channels for each in known))
        for one in core
        if one.channels and not any(customers[channel] for channel in one.channels)
    ]


def _silent(core: CoreActivity, inquiries: int) -> Finding:
    sentence = Text(
        "„{title}“ steht im Muss; in zwölf Monaten ging kein Kunde damit einher ({n}).",
        "“{title}” is in Must; in twelve months no customer went with it ({n}).",
        {"title": core.title, "n": Inquiries(inquiries)},
    )
    suggestion = Text(
        "Vielleicht stützt es etwas anderes, oder es braucht länger. Wenn nicht: Wozu steht es im Kern?",
        "Perhaps it supports something else, or takes longer. If not: what is it in the core for?",
    )
    return Finding("ORI102", "hint", core.title, sentence, suggestion)


HINT_RULES = (
    Rule(
        "ORI101",
        Text("Viele Kunden ohne Kernaktivität", "Many customers without a core activity"),
        Text(
            "Mit einem Kanal gingen viele Kunden einher, und keine Aktivität im Muss gehört dazu.",
            "Many customers went with a channel, and no activity in Must belongs to it.",
        ),
        Text(
            "Ab {many} Kunden in zwölf Monaten, wenn das mindestens {much} aller mit bekannter Herkunft sind.",
            "From {many} customers in twelve months on, if these are at least {much} of all with a known origin.",
            {"many": MANY, "much": Percent(MUCH)},
        ),
        Text(
            "Manche Kunden kommen, ohne dass jemand etwas dafür tut; dann gehört nichts in den Kern.",
            "Some customers come without anybody doing anything for it; then nothing needs to be in the core.",
        ),
    ),
    Rule(
        "ORI102",
        Text("Eine Kernaktivität ohne Kunden", "A core activity without customers"),
        Text(
            "Mit einer Aktivität im Muss ging in zwölf Monaten kein Kunde einher.",
            "In twelve months no customer went with an activity in Must.",
        ),
        Text(
            "Erst ab {enough} Anfragen mit bekannter Herkunft und knapp einem Jahr des Zählens, und nur für "
            "Aktivitäten, denen ein Kanal zugeordnet ist.",
            "Only from {enough} inquiries with a known origin and almost a year of counting on, and only for "
            "activities that a channel belongs to.",
            {"enough": ENOUGH},
        ),
        Text(
            "Was den Vertrieb stützt oder Kunden hält, bringt keine Anfragen und ist trotzdem richtig im Kern.",
            "What supports sales or keeps customers brings no inquiries and is right in the core all the same.",
        ),
    ),
)
