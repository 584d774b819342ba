"""From points back to the world: how many inquiries, or which level, a given value would take."""

from __future__ import annotations

import math

from klarlinie.method.evaluation.effects import PER_LEVEL, USUAL
from klarlinie.method.evaluation.value import Value
from klarlinie.vocabulary.figures import Inquiries
from klarlinie.vocabulary.text import Text

PRIOR_MEAN = 2.0  # what a weak estimate of 0 is still worth on the usual scale: (1/2) / (1/4)
LEVEL_WORDS = (
    Text("keiner", "none"),
    Text("geringer", "low"),
    Text("mittlerer", "medium"),
    Text("hoher", "high"),
    Text("sehr hoher", "very high"),
)


def effect_needed(value: Value, points: float) -> float | None:
    """The main task's effect (mean a year, in the task's unit) that lifts the value to `points`.

    The other tasks' parts stay as they are. None where the activity cannot pay into the main task.
    """
    main = value.parts[0]
    if main.effect is None or not main.all_effects:
        return None
    others = value.points - main.points
    return max(points - others, 0.0) * main.all_effects / (100 * main.weight)


def would_enter(value: Value, points: float, own_level: float | None) -> Text | None:
    """From which effect on the activity would belong in the core; None where nothing helpful can be said."""
    effect = effect_needed(value, points)
    if effect is None:
        return None
    if value.parts[0].task == "win_inquiries" and own_level is not None:
        return _inquiries(effect)
    return _level(effect, own_level or USUAL)


def _inquiries(effect: float) -> Text:
    return Text(
        "Käme ab etwa {n} im Jahr in den Kern.",
        "Would enter the core from about {n} a year.",
        {"n": Inquiries(math.ceil(effect))},
    )


def _level(effect: float, unit: float) -> Text:
    level = math.ceil((effect / unit * USUAL - PRIOR_MEAN) / PER_LEVEL)
    if level > 4:
        return Text(
            "Käme auch mit sehr hoher Wirkung nicht in den Kern, solange der Rest so bleibt.",
            "Would not enter the core even with a very high effect, as long as the rest stays as it is.",
        )
    return Text(
        "Käme mit {level} Wirkung in den Kern.",
        "Would enter the core with {level} effect.",
        {"level": LEVEL_WORDS[max(level, 1)]},
    )
