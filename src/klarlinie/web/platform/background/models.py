"""Work in the background, as the page sees it."""

from __future__ import annotations

from django.db import models

from klarlinie.web.platform.companies.scope import CompanyModel


class Work(CompanyModel):
    """`done` of `total` steps (None: not known yet). A worker renews `alive_at`; silence means it was killed."""

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"
        CANCELLED = "cancelled"

    kind = models.CharField(max_length=40)
    about_id = models.BigIntegerField(null=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=120)
    alive_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(default=0)
    cancel_asked = models.BooleanField(default=False)
    trouble = models.JSONField(null=True)  # {"de", "en"}
    task_id = models.CharField(max_length=64, blank=True)
