"""What all operations share: how figures are written, how lists go on, how a change says which version it saw."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from django.http import HttpResponse
from ninja import Header, Path, Query, Schema, Status
from pydantic import ConfigDict, Field, field_validator
from pydantic_core import PydanticCustomError

from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.text import Text
from klarlinie.web.api.door import Call
from klarlinie.web.api.problems import CURRENCY, NUL, Problem, ProblemShown
from klarlinie.web.platform.tokens.actions import Answer
from klarlinie.web.platform.tokens.actions import once as done_once
from klarlinie.web.platform.ui.clock import now

One = TypeVar("One")
Json = dict[str, Any]
MOST_AT_ONCE, LARGEST_KEY = 200, 2**53 - 1  # the largest that every program reads exactly

Slug = Annotated[str, Path(description="The company, as in its address.", max_length=60)]
RowId = Annotated[int, Path(ge=1, le=LARGEST_KEY)]
RowKey = Annotated[int, Field(ge=1, le=LARGEST_KEY)]
Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2200, 1, 1))]
After = Annotated[int | None, Query(description="`next` of the page before.", ge=0, le=LARGEST_KEY)]
Limit = Annotated[int, Query(description="How many at most.", ge=1, le=MOST_AT_ONCE)]
SameRequest = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        description="Any text of your own; the same request with the same key is done once within a day.",
        max_length=100,
    ),
]
SeenVersion = Annotated[
    str | None,
    Header(alias="If-Match", description='The `version` you have seen, like "3".', max_length=20),
]
NO_VERSION = Text(
    "Welche Version wurde gelesen? Sie gehört in die Kopfzeile If-Match, so wie sie im ETag stand.",
    "Which version was read? It belongs in the header If-Match, as it was in the ETag.",
)


def _holds_nul(sent: Any) -> bool:
    if isinstance(sent, str):
        return "\x00" in sent
    return isinstance(sent, list) and any(map(_holds_nul, sent))


class Body(Schema):
    """What a program sends: unknown fields are refused, so that a typo is not silently lost."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)

    @field_validator("*", mode="before")
    @classmethod
    def _without_nul(cls, sent: Any) -> Any:
        """Refused as the pages refuse it: no database keeps it, and to drop it would change what was sent."""
        if _holds_nul(sent):
            raise PydanticCustomError(NUL, "a NUL character")
        return sent


class MoneyShown(Schema):
    """The amount is a text, so that no program rounds it."""

    amount: str
    currency: str


class MoneySent(Body):
    amount: Annotated[Decimal, Field(ge=0, le=Decimal(10) ** 11, max_digits=14, decimal_places=2)]
    currency: Annotated[str, Field(pattern=CURRENCY)] = "EUR"

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)


def money(value: Money | None) -> Json | None:
    return None if value is None else {"amount": f"{value.amount:.2f}", "currency": value.currency}


def day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def answers(right: Mapping[int, Any], *more: int) -> dict[int, Any]:
    """What an operation answers: its own, and the problems every one can have."""
    return {**right, **dict.fromkeys((401, 403, 404, 422, 429, 500, *more), ProblemShown)}


# Lists


def page(
    items: Sequence[One], after: int | None, limit: int, key: Callable[[One], int]
) -> tuple[list[One], int | None]:
    """The items after that key, in the order of their keys, which never changes; and where it goes on, if anywhere."""
    rest = sorted((one for one in items if after is None or key(one) > after), key=key)
    return rest[:limit], key(rest[limit - 1]) if len(rest) > limit else None


# Versions


def seen_version(sent: str | None) -> int:
    """The version a change was made upon. Raises a 428 without one."""
    bare = (sent or "").strip().removeprefix("W/").strip('"')
    if not bare.isascii() or not bare.isdigit() or len(bare) > 9:
        raise Problem(428, "version_missing", NO_VERSION)
    return int(bare)


def tag(response: HttpResponse, version: int) -> None:
    response["ETag"] = f'"{version}"'


# Once


def once(call: Call, response: HttpResponse, key: str | None, do: Callable[[], Json]) -> Status[Json]:
    """What `do` has made (201). With a key of idempotency, a repeat gets the same answer and nothing is made again."""
    if not key:
        return Status(201, do())
    asked = hashlib.sha256(f"{call.method} {call.path}\n".encode() + call.body).hexdigest()
    found = done_once(call.company.id, call.key.id, key, asked, lambda: Answer(201, do()), at=now())
    if found.is_again:
        response["Idempotency-Replayed"] = "true"
    return Status(found.status, found.body)
