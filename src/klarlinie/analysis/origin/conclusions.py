"""What can be concluded and what cannot, in plain sentences: it "went with" a channel, nobody knows what brought it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from klarlinie.analysis.origin.channels import OTHER
from klarlinie.analysis.origin.credits import MODELS, Credit, Model
from klarlinie.analysis.origin.grouped import MARKOV, Grouped
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
    "{count} {inquiries} sind für eine Rangfolge zu wenig. Ab {fewest} sagen wir, was vorne liegt.",
    "{count} {inquiries} are too few for a ranking. From {fewest} on we say what is ahead.",
)
UNKNOWN_SHARE = Text(
    "Bei {unknown} von {count} Anfragen ({share}) weiß niemand, womit sie einhergingen.",
    "For {unknown} of {count} inquiries ({share}) nobody knows what they went with.",
)
ALL_KNOWN = Text(
    "Zu jeder der {count} Anfragen ist mindestens ein Kontakt bekannt.",
    "For each of the {count} inquiries at least one touchpoint is known.",
)
ONLY_ONE = Text(
    "{by}: Alle bekannten Anfragen gingen mit „{one}“ einher; es gibt nichts zu vergleichen.",
    "{by}: all known inquiries went with “{one}”; there is nothing to compare.",
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
    "Between “{first}” and “{second}” it can't be told yet; about {more} more {answers} would, "
    "if the proportion stays.",
)
NOT_TOLD_BY_ONE = Text(
    "Zwischen „{first}“ und „{second}“ lässt es sich noch nicht sagen; schon eine einzige mehr könnte es zeigen.",
    "Between “{first}” and “{second}” it can't be told yet; a single one more could show it.",
)
LEVEL = Text(
    "Zwischen „{first}“ und „{second}“ lässt es sich nicht sagen: Sie liegen so nah beieinander, dass auch "
    "viele weitere {answers} daran wenig ändern.",
    "Between “{first}” and “{second}” it can't be told: they are so close that many more {answers} would "
    "change little.",
)
ANSWERS = Text("Antworten", "answers")
INQUIRIES = Text("Anfragen", "inquiries")
INQUIRY = Text("Anfrage", "inquiry")
BY_ANSWERS = Text("Nach den Antworten", "By the answers")
BY_MODEL = Text("Nach „{model}“", "By “{model}”")
AND = Text("{some} und {last}", "{some} and {last}")
QUOTED = Text("„{name}“", "“{name}”")
ASKED_AND_TRACKED = Text(
    "„{name}“ nennen {asked} der Anfragen als Herkunft, gemessen sind es {tracked} („{model}“). Beides "
    "ist wahr, es fragt nur Verschiedenes.",
    "{asked} of the inquiries name “{name}” as their origin, measured it is {tracked} (“{model}”). Both are "
    "true, they only ask different things.",
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
        noun = INQUIRY if count == 1 else INQUIRIES
        return (TOO_FEW.with_values(count=count, inquiries=noun, fewest=FEWEST), *said)
    ranking = _ranking(credits, answers, dice)
    beside = [*_asked_beside_tracked(credits, answers), *_disagreeing(credits, count)]
    return (*ranking, *said, *beside, *_about_markov(grouped, credits, count))


def _known_or_not(grouped: Grouped, count: int) -> Iterator[Text]:
    if grouped.unknown:
        share = Percent(grouped.unknown / grouped.conversions)
        yield UNKNOWN_SHARE.with_values(unknown=round(grouped.unknown), count=count, share=share)
    else:
        yield ALL_KNOWN.with_values(count=count)


def _ranking(credits: Credits, answers: Answers, dice: np.random.Generator) -> Iterator[Text]:
    """By the answers where enough people gave one, else by the model that counts whole inquiries."""
    answered = _known(answers)
    if sum(answered.values()) >= FEWEST:
        yield from _standing_of(answered, BY_ANSWERS, ANSWERS, dice)
    model = _ranked_by(credits)
    tracked = _known(credits[model]) if model else {}
    if model and sum(tracked.values()) >= FEWEST:
        yield from _standing_of(tracked, BY_MODEL.with_values(model=MODELS[model]), INQUIRIES, dice)


def _ranked_by(credits: Credits) -> Model | None:
    return next((model for model in RANKED_BY if model in credits), None)


def _known(credits: Mapping[str, Credit]) -> dict[str, float]:
    """What can be ranked: neither what nobody knows nor what fits no channel."""
    return {name: credit.conversions for name, credit in credits.items() if name not in (UNKNOWN, OTHER)}


def _standing_of(
    counts: Mapping[str, float], by: Text, answers: Text, dice: np.random.Generator
) -> Iterator[Text]:
    if len([count for count in counts.values() if count]) == 1:
        yield ONLY_ONE.with_values(by=by, one=max(counts, key=lambda name: counts[name]))
        return
    found = standing(counts, dice)
    if not found.ahead:
        yield NONE_AHEAD.with_values(by=by)
    elif len(found.ahead) == 1:
        yield ONE_AHEAD.with_values(by=by, one=found.ahead[0])
    else:
        yield SOME_AHEAD.with_values(by=by, names=_listed(found.ahead))
    yield from _not_told(found, answers)


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
    """The channel where asking and measuring differ most, if chance alone does not explain it."""
    model = _ranked_by(credits)
    if model is None or sum(_known(answers).values()) < FEWEST:
        return
    tracked = {name.casefold(): credit for name, credit in credits[model].items() if name != UNKNOWN}
    apart = [
        (abs(asked.share - tracked[name.casefold()].share), name)
        for name, asked in answers.items()
        if name.casefold() in tracked and not _overlap(asked, tracked[name.casefold()])
    ]
    if apart:
        name = max(apart)[1]
        yield ASKED_AND_TRACKED.with_values(
            name=name,
            asked=Percent(answers[name].share),
            tracked=Percent(tracked[name.casefold()].share),
            model=MODELS[model],
        )


def _overlap(one: Credit, other: Credit) -> bool:
    """True as well where there are no intervals: then nothing can be said."""
    if None in (one.share_low, one.share_high, other.share_low, other.share_high):
        return True
    return bool(one.share_low <= other.share_high and other.share_low <= one.share_high)  # type: ignore[operator]


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
