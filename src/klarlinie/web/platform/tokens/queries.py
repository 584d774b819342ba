"""Which keys there are, and what one of them opens at this moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.companies.tokens import fingerprint
from klarlinie.web.platform.journal.by import LONGEST_NAME, By
from klarlinie.web.platform.tokens.models import Token
from klarlinie.web.platform.tokens.scopes import SCOPES, Scope, known

State = Literal["good", "expired", "revoked", "closed"]
WITH_KEY = "{person} (Schlüssel „{key}“)"  # in the journal; a name is the same in every language


@dataclass(frozen=True)
class HeldKey:
    """A key somebody has sent. `state` other than "good": it opens nothing any more, and this is why."""

    id: int
    company_id: int
    slug: str
    user_id: int
    person: str
    name: str
    scopes: frozenset[Scope]
    is_for_assistant: bool
    expires_at: datetime | None
    last_used_on: date | None
    state: State

    @property
    def by(self) -> By:
        """Who does what is done with this key: its account, and the journal says by which key."""
        room = LONGEST_NAME - len(WITH_KEY.format(person="", key=self.name))
        return By(WITH_KEY.format(person=self.person[:room], key=self.name), "user", self.user_id)


@dataclass(frozen=True)
class KeyShown:
    """A key in the list; `says` is what it may do."""

    id: int
    user_id: int
    person: str
    name: str
    is_for_assistant: bool
    says: tuple[Text, ...]
    created_at: datetime
    expires_at: datetime | None
    has_expired: bool
    last_used_on: date | None


def held_key(token: str, at: datetime) -> HeldKey | None:
    """The key with this secret, good or not; None where there is none."""
    found = Token.everywhere.select_related("user", "company").filter(token_hash=fingerprint(token)).first()
    if found is None:
        return None
    return HeldKey(
        id=found.pk,
        company_id=found.company_id,
        slug=found.company.slug,
        user_id=found.user_id,
        person=str(found.user),
        name=found.name,
        scopes=_scopes(found),
        is_for_assistant=found.is_for_assistant,
        expires_at=found.expires_at,
        last_used_on=found.last_used_on,
        state=_state(found, at),
    )


def keys(company_id: int, at: datetime, user_id: int | None = None) -> tuple[KeyShown, ...]:
    """All keys that were not revoked, or those of one account; the newest first."""
    rows = Token.objects.for_company(company_id).filter(revoked_at=None).select_related("user")
    if user_id is not None:
        rows = rows.filter(user_id=user_id)
    return tuple(_shown(row, at) for row in rows.order_by("-pk"))


def open_keys(company_id: int, user_id: int, at: datetime) -> int:
    """How many keys of this account still open something."""
    rows = Token.objects.for_company(company_id).filter(user_id=user_id, revoked_at=None)
    return rows.exclude(expires_at__lte=at).count()


def _scopes(row: Token) -> frozenset[Scope]:
    """Whatever a row says: a key for an assistant decides nothing."""
    return known(row.scopes) - {"decide"} if row.is_for_assistant else known(row.scopes)


def _state(row: Token, at: datetime) -> State:
    if row.revoked_at is not None:
        return "revoked"
    if row.expires_at is not None and row.expires_at <= at:
        return "expired"
    return "good" if row.user.is_active else "closed"


def _shown(row: Token, at: datetime) -> KeyShown:
    scopes = _scopes(row)
    return KeyShown(
        id=row.pk,
        user_id=row.user_id,
        person=str(row.user),
        name=row.name,
        is_for_assistant=row.is_for_assistant,
        says=tuple(words.name for scope, words in SCOPES.items() if scope in scopes),
        created_at=row.created_at,
        expires_at=row.expires_at,
        has_expired=_state(row, at) == "expired",
        last_used_on=row.last_used_on,
    )
