"""What can be concluded and what cannot, in plain sentences: it "went with" a channel, nobody knows what brought it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from klarlinie.analysis.origin.channels import OTHER
from klarlinie.analysis.origin.credits import MODELS, Credit, Model
from klarlinie.analysis.origin.grouped import MARKOV, Grouped
from klarlinie.analysis.origin.intervals import wilson
from klarlinie.analysis.origin.ranking import FEWEST, Standing, standing
from klarlinie.analysis.origin.touchpoints import UNKNOWN
from klarlinie.vocabulary.figures import Percent
from klarlinie.vocabulary.text import Text

Credits = Mapping[Model, Mapping[str, Credit]]
Answers = Mapping[str, Credit]

# Whole inquiries first: what counts them can be ranked most honestly.
RANKED_BY: tuple[Model, ...] = (
    "last_non_direct",
    "last",
    "first",
    "linear",
    "shapley",
    "position",
    "time_decay",
)
SECOND_OPINION = 100  # conversions below which Markov is one
FAR_APART = 0.15  # of all conversions, between two models

NONE_YET = Text(
    "Noch ist keine Anfrage dabei; deshalb steht überall 0.",
    "There is no inquiry yet, which is why it says 0 everywhere.",
)
TOO_FEW = Text(
    "{count} Anfragen sind für eine Rangfolge zu wenig. Ab {fewest} sagen wir, was vorne liegt.",
    "{count} inquiries are too few for a ranking. From {fewest} on we say what is ahead.",
)
JUST_ONE = Text(
    "Eine Anfrage ist für eine Rangfolge zu wenig. Ab {fewest} sagen wir, was vorne liegt.",
    "One inquiry is too few for a ranking. From {fewest} on we say what is ahead.",
)
UNKNOWN_SHARE = Text(
    "Bei {unknown} von {count} Anfragen ({share}) weiß niemand, womit sie einhergingen.",
    "For {unknown} of {count} inquiries ({share}) nobody knows what they went with.",
)
IT_IS_UNKNOWN = Text("Womit sie einherging, weiß niemand.", "Nobody knows what it went with.")
IT_IS_KNOWN = Text("Mindestens ein Kontakt davor ist bekannt.", "At least one touchpoint before it is known.")
ALL_KNOWN = Text(
    "Zu jeder der {count} Anfragen ist mindestens ein Kontakt bekannt.",
    "For each of the {count} inquiries at least one touchpoint is known.",
)
ONLY_ONE = Text(
    "{by}: Alle bekannten Anfragen gingen mit „{one}“ einher; es gibt nichts zu vergleichen.",
    "{by}: all known inquiries went with “{one}”; there is nothing to compare.",
)
ONLY_ONE_NAMED = Text(
    "{by}: Als Kanal zu erkennen ist nur „{one}“; {others} weitere {answers} passen zu keinem.",
    "{by}: only “{one}” can be recognised as a channel; {others} more {answers} fit none.",
)
COULD_TURN = Text(
    "{others} weitere {answers} sind unbekannt oder passen zu keinem Kanal; sie könnten das noch ändern.",
    "{others} more {answers} are unknown or fit no channel; they could still change that.",
)
ONE_AHEAD = Text(
    "{by}: „{one}“ liegt vor allem anderen.",
    "{by}: “{one}” is ahead of everything else.",
)
SOME_AHEAD = Text(
    "{by}: {names} liegen vor allem anderen.",
    "{by}: {names} are ahead of everything else.",
)
NONE_AHEAD = Text(
    "{by}: Noch liegt nichts klar vor dem Rest.",
    "{by}: nothing is clearly ahead of the rest yet.",
)
NOT_TOLD = Text(
    "Zwischen „{first}“ und „{second}“ lässt es sich noch nicht sagen; etwa {more} weitere "
    "{answers} würden es zeigen, wenn das Verhältnis so bleibt.",
    "It is too early to tell “{first}” and “{second}” apart; about {more} more {answers} would show it, if the "
    "proportion stays.",
)
NOT_TOLD_BY_ONE = Text(
    "Zwischen „{first}“ und „{second}“ lässt es sich noch nicht sagen; schon eine einzige mehr könnte es zeigen.",
    "It is too early to tell “{first}” and “{second}” apart; a single one more could show it.",
)
LEVEL = Text(
    "Zwischen „{first}“ und „{second}“ lässt es sich nicht sagen: Sie liegen so nah beieinander, dass auch "
    "viele weitere {answers} daran wenig ändern.",
    "“{first}” and “{second}” cannot be told apart: they are so close that many more {answers} would change "
    "little.",
)
ANSWERS = Text("Antworten", "answers")
INQUIRIES = Text("Anfragen", "inquiries")
BY_ANSWERS = Text("Nach den Antworten", "By the answers")
BY_MODEL = Text("Nach „{model}“", "By “{model}”")
AND = Text("{some} und {last}", "{some} and {last}")
QUOTED = Text("„{name}“", "“{name}”")
ASKED_AND_TRACKED = Text(
    "„{name}“ nennen {asked} der Antworten als Herkunft, bei den Wegen, die bekannt sind, sind es {tracked} "
    "(„{model}“). Beides ist wahr, es fragt nur Verschiedenes.",
    "{asked} of the answers name “{name}” as the origin, of the ways that are known it is {tracked} (“{model}”). "
    "Both are true, they only ask different things.",
)
MODELS_DISAGREE = Text(
    "Bei „{name}“ gehen die Modelle auseinander: von {low} ({lowest}) bis {high} ({highest}) von {count} Anfragen.",
    "On “{name}” the models disagree: from {low} ({lowest}) to {high} ({highest}) of {count} inquiries.",
)
NO_OTHER_WAYS = Text(
    "Wege ohne Anfrage fehlen. Ohne sie sagt Markov nur, wie oft ein Kanal im Weg vorkam.",
    "Ways that led to no inquiry are missing. Without them Markov only says how often a channel was part of the way.",
)
SECOND = Text(
    "Unter {enough} Anfragen ist Markov nur eine zweite Meinung.",
    "Below {enough} inquiries Markov is only a second opinion.",
    {"enough": SECOND_OPINION},
)


def conclude(
    grouped: Grouped, credits: Credits, answers: Answers, dice: np.random.Generator
) -> tuple[Text, ...]:
    """The sentences, the most useful first; none of them ranks what nobody knows."""
    count = round(grouped.conversions)
    if count == 0:
        return (NONE_YET,)
    said = list(_known_or_not(grouped, count))
    if count < FEWEST:
        return ((JUST_ONE if count == 1 else TOO_FEW).with_values(count=count, fewest=FEWEST), *said)
    ranking = _ranking(credits, answers, dice)
    beside = [*_asked_beside_tracked(credits, answers), *_disagreeing(credits, count)]
    return (*ranking, *said, *beside, *_about_markov(grouped, credits, count))


def _known_or_not(grouped: Grouped, count: int) -> Iterator[Text]:
    if count == 1:
        yield IT_IS_UNKNOWN if grouped.unknown else IT_IS_KNOWN
    elif grouped.unknown:
        share = Percent(grouped.unknown / grouped.conversions)
        yield UNKNOWN_SHARE.with_values(unknown=round(grouped.unknown), count=count, share=share)
    else:
        yield ALL_KNOWN.with_values(count=count)


def _ranking(credits: Credits, answers: Answers, dice: np.random.Generator) -> Iterator[Text]:
    """By the answers where enough people gave one, else by the model that counts whole inquiries."""
    if sum(_known(answers).values()) >= FEWEST:
        yield from _standing_of(answers, BY_ANSWERS, dice)
    model = _ranked_by(credits)
    if model and sum(_known(credits[model]).values()) >= FEWEST:
        yield from _standing_of(credits[model], BY_MODEL.with_values(model=MODELS[model]), dice)


def _ranked_by(credits: Credits) -> Model | None:
    return next((model for model in RANKED_BY if model in credits), None)


def _known(credits: Mapping[str, Credit]) -> dict[str, float]:
    """What can be ranked: neither what nobody knows nor what fits no channel."""
    return {name: credit.conversions for name, credit in credits.items() if name not in (UNKNOWN, OTHER)}


def _standing_of(credits: Mapping[str, Credit], by: Text, dice: np.random.Generator) -> Iterator[Text]:
    """Where the channels stand; and what has none, as far as it could turn that."""
    counts = _known(credits)
    answers = ANSWERS if by is BY_ANSWERS else INQUIRIES
    unplaced = {name: credits[name].conversions for name in (UNKNOWN, OTHER) if name in credits}
    if len([count for count in counts.values() if count]) == 1:
        others = round(unplaced.get(OTHER, 0.0))
        said = ONLY_ONE_NAMED.with_values(others=others, answers=answers) if others else ONLY_ONE
        yield said.with_values(by=by, one=max(counts, key=lambda name: counts[name]))
        return
    found = standing(counts, dice)
    if not found.ahead:
        yield NONE_AHEAD.with_values(by=by)
    elif len(found.ahead) == 1:
        yield ONE_AHEAD.with_values(by=by, one=found.ahead[0])
    else:
        yield SOME_AHEAD.with_values(by=by, names=_listed(found.ahead))
    if found.ahead and (without := sum(unplaced.values(), 0.0)) >= _gap(counts, found.ahead):
        yield COULD_TURN.with_values(others=round(without), answers=INQUIRIES)
    yield from _not_told(found, answers)


def _gap(counts: Mapping[str, float], ahead: Sequence[str]) -> float:
    """How far the last of the leaders is before the first of the rest."""
    rest = [count for name, count in counts.items() if name not in ahead]
    return min(counts[name] for name in ahead) - max(rest)


def _not_told(found: Standing, answers: Text) -> Iterator[Text]:
    if found.first is None:
        return
    pair = {"first": found.first, "second": found.second, "answers": answers}
    if found.more is None:
        yield LEVEL.with_values(**pair)
    elif found.more == 1:
        yield NOT_TOLD_BY_ONE.with_values(**pair)
    else:
        yield NOT_TOLD.with_values(more=found.more, **pair)


def _listed(names: Sequence[str]) -> Text:
    quoted = [QUOTED.with_values(name=name) for name in names]
    return AND.with_values(some=tuple(quoted[:-1]), last=quoted[-1])


def _asked_beside_tracked(credits: Credits, answers: Answers) -> Iterator[Text]:
    """The channel where asking and measuring differ most, if chance alone does not explain it. Of what is known on
    either side: whoever was not asked has not named anything else."""
    model = _ranked_by(credits)
    if model is None or sum(_known(answers).values()) < FEWEST:
        return
    asked, tracked = _shares_of_known(answers), _shares_of_known(credits[model])
    apart = [
        (abs(asked[name].share - tracked[name].share), name)
        for name in asked
        if name in tracked and not _overlap(asked[name], tracked[name])
    ]
    if apart:
        name = max(apart)[1]
        yield ASKED_AND_TRACKED.with_values(
            name=asked[name].name,
            asked=Percent(asked[name].share),
            tracked=Percent(tracked[name].share),
            model=MODELS[model],
        )


@dataclass(frozen=True)
class _Share:
    """A channel as it is written, and its share of what is known, with the range of it."""

    name: str
    share: float
    low: float
    high: float


def _shares_of_known(credits: Mapping[str, Credit]) -> dict[str, _Share]:
    """By the name in small letters; empty where no ranges are wanted: then nothing can be said."""
    known = {name: credit for name, credit in credits.items() if name != UNKNOWN}
    counts = np.array([credit.conversions for credit in known.values()])
    if not counts.sum() or any(credit.share_low is None for credit in known.values()):
        return {}
    ends = wilson(counts, float(counts.sum()))
    rows = zip(known, counts / counts.sum(), ends.low, ends.high, strict=True)
    return {
        name.casefold(): _Share(name, float(one), float(low), float(high)) for name, one, low, high in rows
    }


def _overlap(one: _Share, other: _Share) -> bool:
    return one.low <= other.high and other.low <= one.high


def _disagreeing(credits: Credits, count: int) -> Iterator[Text]:
    """The channel on which the models that share inquiries out differ most."""
    names = {name for model in credits for name in credits[model] if name != UNKNOWN}
    models = [model for model in credits if model != "reach"]
    ranges = []
    for name in sorted(names) if len(models) > 1 else []:
        by = sorted((credits[model][name].conversions, model) for model in models)
        ranges.append((by[-1][0] - by[0][0], name, by[0], by[-1]))
    if ranges:
        apart, name, (low, lowest), (high, highest) = max(ranges)
        if apart >= FAR_APART * count:
            yield MODELS_DISAGREE.with_values(
                name=name, low=low, lowest=MODELS[lowest], high=high, highest=MODELS[highest], count=count
            )


def _about_markov(grouped: Grouped, credits: Credits, count: int) -> Iterator[Text]:
    if not any(model in MARKOV for model in credits):
        return
    if grouped.journeys <= count:
        yield NO_OTHER_WAYS
    elif count < SECOND_OPINION:
        yield SECOND
