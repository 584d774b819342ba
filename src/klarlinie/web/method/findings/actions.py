"""Switching a finding off with a reason, and on again."""

from __future__ import annotations

from datetime import datetime

from klarlinie.vocabulary.text import Text
from klarlinie.web.method.findings.models import FindingOff
from klarlinie.web.platform.journal.by import LONGEST_NAME, By
from klarlinie.web.platform.journal.story import story
from klarlinie.web.platform.ui.refusal import Refusal


class CannotSwitch(Refusal):
    """Nothing to switch; `text` says why."""


OFF_ALREADY = Text(
    "Das ist schon ausgeschaltet. Der Grund steht unten in der Liste.",
    "This is switched off already. You find the reason in the list below.",
)
ON_ALREADY = Text("Das ist inzwischen wieder eingeschaltet.", "This has been switched on again already.")
NO_REASON = Text(
    "Ein Satz, warum das hier nicht zählt. Sonst weiß es in einem halben Jahr niemand mehr.",
    "One sentence, please, on why this does not count here. Otherwise nobody will know in half a year.",
)
ONE_OFF = Text("Befund {code} zu „{about}“ ausgeschaltet", "Finding {code} about “{about}” switched off")
ALL_OFF = Text("Befund {code} ausgeschaltet", "Finding {code} switched off")
ONE_ON = Text("Befund {code} zu „{about}“ wieder eingeschaltet", "Finding {code} about “{about}” switched on")
ALL_ON = Text("Befund {code} wieder eingeschaltet", "Finding {code} switched on")
LONGEST_ABOUT = 80  # characters of it in the journal


def switch_off(
    company_id: int, code: str, about: str | None, reason: str, *, by: By, at: datetime
) -> int | None:
    """From now on `code` says nothing about this thing, or (`about` None) nothing at all.

    Gives the number of the journal entry. Raises `CannotSwitch` without a reason, and where it is off already.
    """
    if not reason.strip():
        raise CannotSwitch(NO_REASON)
    with story(company_id, by=by, at=at, says=_says(ONE_OFF, ALL_OFF, code, about)) as told:
        if FindingOff.objects.for_company(company_id).filter(code=code, about=about).exists():
            raise CannotSwitch(OFF_ALREADY)
        told.create(
            FindingOff,
            code=code,
            about=about,
            reason=reason.strip(),
            switched_off_by=by.name[:LONGEST_NAME],
            switched_off_at=at,
        )
    return told.number


def switch_on(company_id: int, off_id: int, *, by: By, at: datetime) -> int | None:
    """Say it again. Gives the number of the journal entry. Raises `CannotSwitch` where somebody was quicker."""
    with story(company_id, by=by, at=at, says=ON_ALREADY) as told:
        row = FindingOff.objects.for_company(company_id).filter(pk=off_id).first()
        if row is None:
            raise CannotSwitch(ON_ALREADY)
        told.says = _says(ONE_ON, ALL_ON, row.code, row.about)
        told.delete(row)
    return told.number


def _says(one: Text, everything: Text, code: str, about: str | None) -> Text:
    if not about:
        return everything.with_values(code=code)
    short = about if len(about) <= LONGEST_ABOUT else about[: LONGEST_ABOUT - 1] + "…"
    return one.with_values(code=code, about=short)
