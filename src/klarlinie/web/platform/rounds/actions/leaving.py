"""Somebody whose access ends leaves the rounds they take part in; what they have answered stays."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from django.db.models import F

from klarlinie.web.platform.live.changes import tell_others
from klarlinie.web.platform.rounds.models import Participant
from klarlinie.web.platform.rounds.tokens import guest_hash, new_guest_key


def leave_rounds(user_id: int, company_ids: Iterable[int]) -> None:
    """Neither the account nor the browser it has used opens a round of these companies any more."""
    for company_id in company_ids:
        for one in (
            Participant.objects.for_company(company_id).filter(user_id=user_id).select_related("round")
        ):
            nobodys = guest_hash(secrets.token_hex(16), new_guest_key())
            Participant.objects.for_company(company_id).filter(pk=one.pk).update(
                user=None, guest_hash=nobodys, version=F("version") + 1
            )
            tell_others(one.round.public_id)
