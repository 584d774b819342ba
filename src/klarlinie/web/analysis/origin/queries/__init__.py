"""What origin answers: evidence for the method, hints for the focus, and what waits."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse

from klarlinie.vocabulary.text import Text
from klarlinie.web.analysis.origin.models import OriginImport
from klarlinie.web.analysis.origin.queries.evidence import evidence, evidence_for, hints
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.ui.duty import Duty

__all__ = ["duties", "evidence", "evidence_for", "hints"]


def duties(company_id: int, slug: str, by: By, at: datetime) -> tuple[Duty, ...]:
    """Exports that were read and wait for somebody to take them over."""
    waiting = OriginImport.objects.for_company(company_id).filter(state=OriginImport.State.READ, entry=None)
    return tuple(
        Duty(
            Text("„{name}“ ansehen und übernehmen", "Look at “{name}” and take it over", {"name": name}),
            reverse("origin_file", kwargs={"slug": slug, "file_id": key}),
        )
        for key, name in waiting.order_by("pk").values_list("pk", "file_name")
    )
