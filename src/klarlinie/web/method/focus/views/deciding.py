"""Whether the reader may move things, and who can if not."""

from __future__ import annotations

from dataclasses import dataclass

from klarlinie.web.platform.companies.access import CompanyRequest
from klarlinie.web.platform.deciding.queries import holder_of, permission
from klarlinie.web.platform.ui.clock import today


@dataclass(frozen=True)
class Deciding:
    """`holder` None: nobody sets the priorities yet. Who may not decide may suggest, if taking part at all."""

    may_decide: bool
    may_suggest: bool
    holder: str | None


def deciding(request: CompanyRequest) -> Deciding:
    company = request.company
    allowed = permission(company.id, request.by.user_id, "prioritise", today()).allowed
    may_decide = company.may_edit and allowed
    return Deciding(may_decide, company.may_edit and not may_decide, holder_of(company.id, "prioritise"))
