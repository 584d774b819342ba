"""Hallstein with a row in every table of origin, and the question open."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from klarlinie.web.analysis.origin.actions.asking import open_question
from klarlinie.web.analysis.origin.actions.inquiries import note_inquiry
from klarlinie.web.analysis.origin.actions.rules import add_rule, settle_activities
from klarlinie.web.analysis.origin.models import OriginImport
from tests.web.world import World


def with_origin(world: World, activity: Any, *, at: datetime) -> None:
    company, ana = world.hallstein, world.by("ana")
    file = {"file_name": "Hallstein.csv", "content": b"Hallstein", "sha256": "0" * 64}
    OriginImport.everywhere.create(company_id=company, received_at=at, received_by="Ana Hallstein", **file)
    for words in ("Messe in Hallstein", "Empfehlung", "beim Hallstein-Treff"):
        note_inquiry(company, on=at.date(), words=words, channel=None, by=ana, at=at)
    add_rule(company, "hallstein-treff", "event", by=ana, at=at)
    settle_activities(company, {"fair": activity.pk}, by=ana, at=at)
    open_question(company, by=ana, at=at)
