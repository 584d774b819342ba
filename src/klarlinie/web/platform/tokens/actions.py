"""Making and revoking keys, and doing once what a program asks for twice."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.companies.models import Company
from klarlinie.web.platform.companies.tokens import fingerprint
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import story
from klarlinie.web.platform.tokens.models import AlreadyDone, Token
from klarlinie.web.platform.tokens.queries import open_keys
from klarlinie.web.platform.tokens.scopes import SCOPES, Scope
from klarlinie.web.platform.ui.refusal import Refusal

BEGINS, SECRET_BYTES = (
    "kl_",
    24,
)  # 192 bits; the beginning tells a key from other words, also to those who search for leaks
MOST_KEYS = 20  # of one account in one company
REMEMBERED = timedelta(hours=24)

NEVER_AN_ASSISTANT = Text(
    "Ein Schlüssel für einen Assistenten kann nicht entscheiden. Das bleibt bei Menschen.",
    "A key for an assistant cannot decide. That stays with people.",
)
ENOUGH_KEYS = Text(
    "{most} Schlüssel sind genug. Zieh erst einen zurück, den niemand mehr braucht.",
    "{most} keys are enough. Revoke one first that nobody needs any more.",
    {"most": MOST_KEYS},
    sie="{most} Schlüssel sind genug. Ziehen Sie erst einen zurück, den niemand mehr braucht.",
)
NOT_HERE = Text("Diesen Schlüssel gibt es hier nicht mehr.", "This key is no longer here.")
ANOTHER_REQUEST = Text(
    "Unter diesem Idempotency-Key kam schon eine andere Anfrage. Für jede neue Anfrage einen neuen nehmen.",
    "Another request has come under this Idempotency-Key already. Take a new one for each new request.",
)


class CannotMakeKey(Refusal):
    """Such a key is not possible; `text` says why."""


class NoSuchKey(Refusal):
    """There is no such key, or it is somebody else's."""


class AnotherRequest(Refusal):
    """The same key of idempotency with another request."""


def make_key(
    company_id: int,
    name: str,
    scopes: Iterable[Scope],
    *,
    days: int,
    is_for_assistant: bool,
    by: By,
    at: datetime,
) -> str:
    """A key of the account that asks. Gives the key, which nobody can show again. Raises `CannotMakeKey`."""
    wanted = [scope for scope in SCOPES if scope in {"read", *scopes}]
    if is_for_assistant and "decide" in wanted:
        raise CannotMakeKey(NEVER_AN_ASSISTANT)
    key = BEGINS + secrets.token_urlsafe(SECRET_BYTES)
    says = Text("Schlüssel „{name}“ ausgestellt", "Key “{name}” issued", {"name": name})
    with story(company_id, by=by, at=at, says=says) as told:
        if by.user_id is None or open_keys(company_id, by.user_id, at) >= MOST_KEYS:
            raise CannotMakeKey(ENOUGH_KEYS)
        told.create(
            Token,
            user_id=by.user_id,
            name=name,
            scopes=wanted,
            is_for_assistant=is_for_assistant,
            token_hash=fingerprint(key),
            created_at=at,
            expires_at=at + timedelta(days=days),
        )
    return key


def revoke_key(company_id: int, token_id: int, *, may_lead: bool, by: By, at: datetime) -> None:
    """The key opens nothing from now on. One's own; whoever leads revokes any. Raises `NoSuchKey`."""
    with story(company_id, by=by, at=at, says=NOT_HERE) as told:
        row = Token.objects.for_company(company_id).filter(pk=token_id, revoked_at=None).first()
        if row is None or not (may_lead or row.user_id == by.user_id):
            raise NoSuchKey(NOT_HERE)
        told.says = Text("Schlüssel „{name}“ zurückgezogen", "Key “{name}” revoked", {"name": row.name})
        told.change(row, revoked_at=at)


def end_keys(user_id: int, company_ids: Iterable[int], at: datetime) -> None:
    """With the access of an account its keys end, also for the case that it comes back one day."""
    for company_id in company_ids:
        Token.objects.for_company(company_id).filter(user_id=user_id, revoked_at=None).update(
            revoked_at=at, version=F("version") + 1
        )


def note_use(token_id: int, on: date) -> None:
    """Remember the day a key was last used; no more than the day."""
    Token.everywhere.filter(pk=token_id).update(last_used_on=on)


@dataclass(frozen=True)
class Answer:
    """What a request got; `is_again`: it had come before, and nothing was done now."""

    status: int
    body: dict[str, Any]
    is_again: bool = False


def once(
    company_id: int, token_id: int, key: str, request_hash: str, do: Callable[[], Answer], *, at: datetime
) -> Answer:
    """What `do` answers, and the same again for the same request within a day. Raises `AnotherRequest`.

    Two that come at once wait for each other at the company's row. Where `do` fails nothing is remembered.
    """
    with transaction.atomic():
        Company.objects.select_for_update().only("pk").get(pk=company_id)
        done = AlreadyDone.objects.for_company(company_id).filter(token_id=token_id, key=key)
        done.filter(at__lt=at - REMEMBERED).delete()
        before = done.first()
        if before is not None:
            if before.request_hash != request_hash:
                raise AnotherRequest(ANOTHER_REQUEST)
            return Answer(before.status, before.body, is_again=True)
        answer = do()
        AlreadyDone.objects.for_company(company_id).create(
            token_id=token_id,
            key=key,
            request_hash=request_hash,
            status=answer.status,
            body=answer.body,
            at=at,
        )
        return answer


def forget_old_answers(at: datetime) -> None:
    """The janitor does it: what is older than a day may be done anew."""
    AlreadyDone.everywhere.filter(at__lt=at - REMEMBERED).delete()
