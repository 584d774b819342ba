"""A blind round: what is asked, who takes part, and answers that nobody sees before the reveal."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from klarlinie.web.platform.companies.models import Person
from klarlinie.web.platform.companies.scope import CompanyModel


class Round(CompanyModel):
    """`asks` names the subjects in their order: clarity questions, or activities with the axes to rate."""

    class Kind(models.TextChoices):
        CLARITY = "clarity"
        EVALUATION = "evaluation"

    class Anonymity(models.TextChoices):
        OFF = "off"
        PARTIAL = "partial"
        FULL = "full"

    kind = models.CharField(max_length=12, choices=Kind.choices)
    title = models.CharField(max_length=160)
    asks = models.JSONField(default=list)
    anonymity = models.CharField(max_length=8, choices=Anonymity.choices, default=Anonymity.PARTIAL)
    led_by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    opened_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True, blank=True)
    revealed_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)  # the team has agreed on a text or on values
    again_of = models.ForeignKey(
        "self", null=True, on_delete=models.CASCADE, related_name="+"
    )  # the re-rating
    link = models.ForeignKey("companies.GuestLink", null=True, on_delete=models.SET_NULL, related_name="+")


class Participant(CompanyModel):
    """Somebody in a round: a colleague with an account, or a guest known by the browser that joined."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="participants")
    name = models.CharField(max_length=60)
    side = models.CharField(max_length=12, choices=Person.Side.choices, blank=True)
    user = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    guest_hash = models.CharField(max_length=64, blank=True)
    joined_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)


class BlindAnswer(CompanyModel):
    """What one participant says about one subject. Never in the journal, never sent before the reveal."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="+")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    subject = models.CharField(max_length=80)
    answer = models.JSONField()

    class Meta(CompanyModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["participant", "subject"], name="one_answer_each")
        ]
