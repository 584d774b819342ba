"""Putting a hint away, and bringing it back."""

from __future__ import annotations

from datetime import datetime

from klarlinie.method.clarity.rules import clarity_rules
from klarlinie.vocabulary.text import Text, plain
from klarlinie.web.method.clarity.models import SilencedHint
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import story

_AWAY = Text("Hinweis weggelegt: {hint}", "Hint put away: {hint}")
_BACK = Text("Hinweis wieder da: {hint}", "Hint is back: {hint}")


def silence(company_id: int, code: str, place: str, reason: str, *, by: By, at: datetime) -> int:
    """Put a hint away at one place, or everywhere (place ""), with a reason. Gives its key."""
    with story(company_id, by=by, at=at, says=_AWAY.with_values(hint=_title(code))) as told:
        kept = SilencedHint.objects.for_company(company_id).filter(code=code, place=place).first()
        if kept is None:
            kept = told.create(SilencedHint, code=code, place=place, reason=reason)
        else:
            told.change(kept, reason=reason)
    return kept.pk


def bring_back(company_id: int, pk: int, *, by: By, at: datetime) -> int | None:
    """Show a hint again. Gives the journal entry; one that is back already is no trouble."""
    with story(company_id, by=by, at=at, says=_BACK) as told:
        kept = SilencedHint.objects.for_company(company_id).filter(pk=pk).first()
        if kept is not None:
            told.says = _BACK.with_values(hint=_title(kept.code))
            told.delete(kept)
    return told.number


def _title(code: str) -> Text:
    """What the hint is called; its code where there is no such rule (any more)."""
    return next((rule.title for rule in clarity_rules() if rule.code == code), plain(code))
