"""What could not be computed, and why."""

from __future__ import annotations

from collections.abc import Sequence

from klarlinie.analysis.origin.credits import MODELS, Model
from klarlinie.vocabulary.findings import Problem
from klarlinie.vocabulary.text import Text


def no_times() -> Problem:
    return _about_all(
        "ORI501",
        Text(
            "„{model}“ fehlt: Dafür braucht es von jedem Kontakt den Zeitpunkt.",
            "“{model}” is missing: it needs to know when each touchpoint was.",
            {"model": MODELS["time_decay"]},
        ),
    )


def no_markov_interval(model: Model) -> Problem:
    return _about_all(
        "ORI502",
        Text(
            "„{model}“ hat hier keinen Bereich: Die Kette hat zu viele Zustände, um ihn in vernünftiger "
            "Zeit zu rechnen.",
            "“{model}” has no range here: the chain has too many states to compute one in reasonable time.",
            {"model": MODELS[model]},
        ),
    )


def does_not_settle(model: Model) -> Problem:
    return _about_all(
        "ORI503",
        Text(
            "„{model}“ fehlt: Die Wege sind so lang, dass sich die Kette nicht genau rechnen "
            "ließ. Mit kürzerem Gedächtnis geht es.",
            "“{model}” is missing: the ways are so long that the chain could not be computed "
            "exactly. With a shorter memory it works.",
            {"model": MODELS[model]},
        ),
    )


def mixed_currencies(currencies: Sequence[str]) -> Problem:
    return _about_all(
        "ORI518",
        Text(
            "Werte in {currencies} lassen sich nicht zusammenzählen; alle bleiben unbekannt. Mit einer Datei je "
            "Währung und einem Aufruf für jede geht es.",
            "Values in {currencies} cannot be added up; all of them stay unknown. It works with a file per currency "
            "and one call for each.",
            {"currencies": tuple(currencies)},
        ),
    )


def values_missing(known: int, count: int) -> Problem:
    return _about_all(
        "ORI523",
        Text(
            "Ein Wert steht nur bei {known} von {count} Anfragen; Summen gelten für diese, die anderen sind unbekannt.",
            "Only {known} of {count} inquiries have a value; sums are about these, the others are unknown.",
            {"known": known, "count": count},
        ),
    )


def repeated_touchpoints(count: int) -> Problem:
    one = Text(
        "Ein Kontakt steht zweimal da: derselbe Weg, derselbe Zeitpunkt, derselbe Kanal. Er zählt auch zweimal.",
        "One touchpoint stands there twice: the same way, time and channel. It counts twice, too.",
    )
    more = Text(
        "{count} Kontakte stehen mehrmals da: derselbe Weg, derselbe Zeitpunkt, derselbe Kanal. Sie zählen auch "
        "mehrmals; an der Zahl der Anfragen ändert das nichts.",
        "{count} touchpoints stand there more than once: the same way, time and channel. They also count more than "
        "once; the number of inquiries stays the same.",
        {"count": count},
    )
    return _about_all("ORI525", one if count == 1 else more)


def _about_all(code: str, message: Text) -> Problem:
    return Problem(code, "", None, None, None, message)
