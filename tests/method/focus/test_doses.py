"""Every type has a dose, and it is called an assumption."""

from __future__ import annotations

from typing import get_args

import pytest

from klarlinie.method.focus.doses import default_dose, dose_note
from klarlinie.method.inventory.activity import ActivityType


@pytest.mark.parametrize("activity_type", get_args(ActivityType))
def test_every_type_has_a_dose_that_is_called_assumed(activity_type: ActivityType) -> None:
    assert 0 < default_dose(activity_type) <= 4
    assert dose_note(activity_type).say("de").startswith("Angenommen: ")
    assert dose_note(activity_type).say("en").startswith("Assumed: ")


@pytest.mark.parametrize(
    ("activity_type", "sentence"),
    [
        ("directory", "Angenommen: 0,25 Std. pro Woche. Wisst ihr es besser, gilt euer Wert."),
        (
            "event",
            "Angenommen: 3 Std. pro Woche, über das Jahr verteilt. Wisst ihr es besser, gilt euer Wert.",
        ),
        ("social", "Angenommen: 3 Std. pro Woche und Kanal. Wisst ihr es besser, gilt euer Wert."),
        (
            "other",
            "Angenommen: 1 Std. pro Woche, weil wir die Art nicht kennen. Bitte ersetzt das durch euren Wert.",
        ),
    ],
)
def test_the_note_says_what_it_is_for(activity_type: ActivityType, sentence: str) -> None:
    assert dose_note(activity_type).say("de").replace("\u202f", " ") == sentence
