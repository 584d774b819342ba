"""Who decides: the three rights, read only. Giving them stays with people who lead, on the page."""

from __future__ import annotations

from typing import Literal

from ninja import Router, Schema

from klarlinie.web.api.door import Call, Key
from klarlinie.web.api.kinds import Json, Slug, answers
from klarlinie.web.platform.deciding.queries import Somebody, rights_page
from klarlinie.web.platform.ui.clock import today

router = Router(tags=["rights"])


class Holder(Schema):
    """`has_account` false: somebody who cannot decide here, because no account belongs to them."""

    person_id: int | None
    name: str
    has_account: bool


class RightShown(Schema):
    """`holder` null: the right is vacant, and nobody decides. `deputy_decides`: today, because the holder is away."""

    right: Literal["new", "stop", "prioritise"]
    holder: Holder | None
    deputy: Holder | None
    deputy_decides: bool


class Rights(Schema):
    items: list[RightShown]


@router.get("/rights", response=answers({200: Rights}), auth=Key(), summary="Who decides, and who stands in")
def rights(request: Call, slug: Slug) -> Json:
    found = rights_page(request.company.id, request.key.user_id, today()).rights
    items = [
        {
            "right": one.right,
            "holder": _shown(one.holder),
            "deputy": _shown(one.deputy),
            "deputy_decides": one.deputy_decides,
        }
        for one in found
    ]
    return {"items": items}


def _shown(one: Somebody | None) -> Json | None:
    return {"person_id": one.person_id, "name": one.name, "has_account": one.has_account} if one else None
