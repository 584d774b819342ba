"""Where customers came from, on the screen: what can be concluded first, then the figures."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from klarlinie.analysis.origin.channels import channel_name
from klarlinie.analysis.origin.conclusions import RANKED_BY
from klarlinie.analysis.origin.credits import Credit, Model, OriginResult
from klarlinie.analysis.origin.touchpoints import UNKNOWN
from klarlinie.cli.place import place_and_message
from klarlinie.cli.screen import MARKS, Screen
from klarlinie.vocabulary.figures import Inquiries, Language, number, percent
from klarlinie.vocabulary.text import Text

TITLE = Text("{inquiries} aus {ways} mit {touchpoints}", "{inquiries} from {ways} with {touchpoints}")
WAY, WAYS = Text("einem Weg", "one way"), Text("{n} Wegen", "{n} ways")
TOUCHPOINT, TOUCHPOINTS = Text("einem Kontakt", "one touchpoint"), Text("{n} Kontakten", "{n} touchpoints")
CONCLUDED = Text("Was sich sagen lässt", "What can be said")
COUNTED = Text("Anfragen, die mit einem Kanal einhergingen", "Inquiries that went with a channel")
ANSWERED = Text("Was die Anfragenden selbst sagen", "What the inquirers say themselves")
MENDED = Text("Was zu den Dateien zu sagen ist", "What there is to say about the files")
HOW_SURE = Text(
    "In Klammern der Bereich, in dem die wahre Zahl mit 95 % liegt.",
    "In brackets the range that holds the true number with 95%.",
)
OVER_ALL = Text(
    "„Im Weg“ zählt jeden Kanal eines Wegs, die Spalte geht deshalb über die Zahl der Anfragen hinaus.",
    "“On the way” counts every channel of a way, so the column adds up to more than the inquiries.",
)
WROTE = Text("Geschrieben: {name}", "Written: {name}")
CHANNEL, ANSWER = Text("Kanal", "Channel"), Text("Antwort", "Answer")
COUNT, SHARE = Text("Anfragen", "Inquiries"), Text("Anteil", "Share")
NOBODY_KNOWS = Text("(weiß niemand)", "(nobody knows)")
SHORT: dict[Model, Text] = {
    "first": Text("Erster", "First"),
    "last": Text("Letzter", "Last"),
    "last_non_direct": Text("Nicht direkt", "Not direct"),
    "linear": Text("Gleich", "Linear"),
    "position": Text("Enden", "Position"),
    "time_decay": Text("Zeit", "Decay"),
    "shapley": Text("Shapley", "Shapley"),
    "markov_1": Text("Markov", "Markov"),
    "markov_2": Text("Markov 2", "Markov 2"),
    "markov_3": Text("Markov 3", "Markov 3"),
    "reach": Text("Im Weg", "On the way"),
}


def show_origin(found: OriginResult, screen: Screen, written: Sequence[Path]) -> None:
    screen.title(
        TITLE.with_values(
            inquiries=Inquiries(found.conversions),
            ways=WAY if found.journeys == 1 else WAYS.with_values(n=found.journeys),
            touchpoints=TOUCHPOINT
            if found.touchpoints == 1
            else TOUCHPOINTS.with_values(n=found.touchpoints),
        )
    )
    if found.conclusions:
        screen.heading(CONCLUDED)
        for sentence in found.conclusions:
            screen.say(sentence, indent=2)
    if any(found.models.values()):
        screen.heading(COUNTED)
        _credits(found, screen)
    if found.self_reported:
        screen.heading(ANSWERED)
        rows = [
            (
                _name(answer, screen.language),
                _with_range(credit, screen.language),
                _share(credit, screen.language),
            )
            for answer, credit in found.self_reported.items()
        ]
        screen.table((ANSWER, COUNT, SHARE), rows, right=(1, 2))
    if found.problems:
        screen.heading(MENDED)
        for problem in found.problems:
            screen.say(
                Text(
                    f"{MARKS['warning']} {{said}}",
                    f"{MARKS['warning']} {{said}}",
                    {"said": place_and_message(problem)},
                ),
                indent=2,
            )
    for path in written:
        screen.quiet(WROTE.with_values(name=str(path)))


def _credits(found: OriginResult, screen: Screen) -> None:
    """One row per channel; the range stands beside the model that counts whole inquiries."""
    chief = next((model for model in RANKED_BY if model in found.models), next(iter(found.models)))
    models = [chief, *(model for model in found.models if model != chief)]
    headers = (CHANNEL, *(SHORT[model] for model in models))
    channels = _order(found, chief)
    rows = [
        [
            _name(channel, screen.language),
            *(_cell(found, model, channel, model == chief, screen) for model in models),
        ]
        for channel in channels
    ]
    screen.table(headers, rows, right=range(1, len(headers)))
    if found.models[chief][channels[0]].low is not None:
        screen.quiet(HOW_SURE)
    if "reach" in found.models:
        screen.quiet(OVER_ALL)


def _order(found: OriginResult, chief: Model) -> list[str]:
    """The most inquiries first, what nobody knows last."""
    credits = found.models[chief]
    return sorted(credits, key=lambda name: (name == UNKNOWN, -credits[name].conversions, name))


def _cell(found: OriginResult, model: Model, channel: str, is_chief: bool, screen: Screen) -> str:
    credit = found.models[model][channel]
    return _with_range(credit, screen.language) if is_chief else number(credit.conversions, screen.language)


def _with_range(credit: Credit, language: Language) -> str:
    count = number(credit.conversions, language)
    if credit.low is None or credit.high is None:
        return count
    return f"{count} ({number(credit.low, language, 0)}–{number(credit.high, language, 0)})"


def _share(credit: Credit, language: Language) -> str:
    share = percent(credit.share, language)
    if credit.share_low is None or credit.share_high is None:
        return share
    return f"{share} ({number(credit.share_low * 100, language, 0)}–{percent(credit.share_high, language)})"


def _name(channel: str, language: Language) -> str:
    return (NOBODY_KNOWS if channel == UNKNOWN else channel_name(channel)).say(language)
