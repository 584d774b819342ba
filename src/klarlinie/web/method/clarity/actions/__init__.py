"""Working on the foundation and agreeing on a line."""

from __future__ import annotations

from datetime import datetime

from klarlinie.method.clarity.line import CRITERIA, Line
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.clarity.models import Audience, Benefit, Foundation, Task
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import Story, story


def take_over_line(company_id: int, line: Line, *, by: By, at: datetime) -> None:
    """Fill an empty foundation from a line that was written elsewhere (a file, the example)."""
    says = Text("Fundament übernommen", "Foundation taken over")
    with story(company_id, by=by, at=at, says=says) as told:
        told.create(
            Foundation,
            promise=line.promise or "",
            not_served=list(line.not_served),
            not_expected=list(line.not_expected),
            tone=line.tone or "",
            key_terms=list(line.key_terms),
        )
        _add_parts(told, line)


def _add_parts(told: Story, line: Line) -> None:
    for place, audience in enumerate(line.audiences):
        scores = {name: audience.scores.get(name) for name in CRITERIA}
        told.create(
            Audience,
            name=audience.name,
            also_called=list(audience.also_called),
            position=place,
            **scores,
        )
    for place, benefit in enumerate(line.benefits):
        told.create(Benefit, text=benefit.text, proof=benefit.proof or "", position=place)
    for place, task in enumerate(t for t in (line.main_task, *line.side_tasks) if t):
        told.create(
            Task,
            kind=task.kind,
            is_main=place == 0,
            figure=task.figure,
            by_on=task.by_on,
            audience=task.audience or "",
            weight=task.weight,
            position=place,
        )
