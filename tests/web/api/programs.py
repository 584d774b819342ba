"""Programs that hold a key, for tests of the interface."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.test import Client

from klarlinie.web.platform.tokens.actions import make_key
from klarlinie.web.platform.tokens.scopes import SCOPES, Scope
from klarlinie.web.platform.ui.clock import now
from tests.web.world import World

ALL = tuple(SCOPES)
BASE = "/api/v1/companies/hallstein"


@dataclass
class Program:
    """Sends JSON with a key; paths below /api/ are whole, all others those of Hallstein."""

    key: str | None
    language: str = "de"
    client: Client = field(default_factory=Client)

    def __call__(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.key is not None:
            sent["Authorization"] = f"Bearer {self.key}"
        content = body if isinstance(body, str) else "" if body is None else json.dumps(body)
        return self.client.generic(
            method,
            path if path.startswith("/api/") else BASE + path,
            content,
            "application/json",
            headers={"Accept-Language": self.language, **sent},
        )

    def get(self, path: str, **headers: str) -> Any:
        return self("GET", path, **headers)

    def post(self, path: str, body: Any, **headers: str) -> Any:
        return self("POST", path, body, **headers)


def key_of(
    world: World,
    who: str,
    scopes: Iterable[Scope] = ALL,
    *,
    company: int | None = None,
    name: str = "Excel",
    is_for_assistant: bool = False,
    days: int = 90,
    at: datetime | None = None,
) -> str:
    """A key of somebody; an assistant's is made without deciding."""
    wanted = [scope for scope in scopes if not (is_for_assistant and scope == "decide")]
    return make_key(
        company or world.hallstein,
        name,
        wanted,
        days=days,
        is_for_assistant=is_for_assistant,
        by=world.by(who),
        at=at or now(),
    )


def program(world: World, who: str = "ana", scopes: Iterable[Scope] = ALL, **about: Any) -> Program:
    return Program(key_of(world, who, scopes, **about))


def code_of(answer: HttpResponse) -> str:
    """The code of a problem, which says in the right form what is wrong."""
    assert answer["Content-Type"] == "application/problem+json"
    told = json.loads(answer.content)
    assert told["status"] == answer.status_code
    assert told["title"]
    assert told["detail"]
    return str(told["code"])
