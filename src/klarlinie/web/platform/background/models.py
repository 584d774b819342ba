"""Work in the background, as the page sees it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from klarlinie.web.platform.companies.scope import CompanyModel


class Work(CompanyModel):
    """`done` of `total` steps (None: not known yet). A worker renews `alive_at`; silence means it was killed.

    `attempts` is also the token of the worker that may write here: one that was thought dead and wakes up again
    carries an old number and changes nothing.
    """

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
    by_kind = models.CharField(max_length=10)
    by_user = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    alive_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(default=0)
    cancel_asked = models.BooleanField(default=False)
    trouble = models.JSONField(null=True)  # {"de", "en", "sie"}
    task_id = models.CharField(max_length=64, blank=True)

    class Meta(CompanyModel.Meta):
        abstract = False
        indexes: ClassVar = [models.Index(fields=["state", "alive_at"], name="work_in_hand")]


class WorkerSeen(models.Model):
    """When a worker last said that it is there, so that `klarlinie server check` can tell."""

    name = models.CharField(max_length=80, unique=True)
    seen_at = models.DateTimeField()


class Turn(models.Model):
    """One turn of what happens every week, claimed by the worker that does it; `alive_at` is its last sign of life."""

    name = models.CharField(max_length=40)
    due_at = models.DateTimeField()
    alive_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["name", "due_at"], name="each_turn_once")]
