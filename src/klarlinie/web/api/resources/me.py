"""What this key is and may do."""

from __future__ import annotations

from datetime import datetime

from ninja import Router, Schema

from klarlinie.web.api.door import Call, Key
from klarlinie.web.api.kinds import Json, answers
from klarlinie.web.platform.tokens.scopes import SCOPES

router = Router(tags=["key"])


class KeyShown(Schema):
    name: str
    company: str
    account: str
    role: str
    scopes: list[str]
    is_for_assistant: bool
    expires_at: datetime | None


@router.get("/me", response=answers({200: KeyShown}), auth=Key(), summary="What this key is and may do")
def me(request: Call) -> Json:
    key = request.key
    return {
        "name": key.name,
        "company": key.slug,
        "account": key.person,
        "role": request.company.role,
        "scopes": [scope for scope in SCOPES if scope in key.scopes],
        "is_for_assistant": key.is_for_assistant,
        "expires_at": key.expires_at,
    }
