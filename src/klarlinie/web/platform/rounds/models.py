"""A blind round: what is asked, who takes part, and answers that nobody sees before the reveal."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from klarlinie.web.platform.companies.models import Person
from klarlinie.web.platform.companies.scope import CompanyModel


class Round(CompanyModel):
    """`asks` is what is asked, as asks.py writes it. `public_id` stands in the addresses that guests see."""

    class Kind(models.TextChoices):
        CLARITY = "clarity"
        EVALUATION = "evaluation"

    class Anonymity(models.TextChoices):
        OFF = "off"
        PARTIAL = "partial"
        FULL = "full"

    public_id = models.CharField(max_length=16, unique=True)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    title = models.CharField(max_length=160)
    asks = models.JSONField(default=dict)
    anonymity = models.CharField(max_length=8, choices=Anonymity.choices, default=Anonymity.PARTIAL)
    leader_votes = models.BooleanField(default=False)
    led_by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    opened_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True, blank=True)
    revealed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)  # without a reveal; the answers are gone
    settled_at = models.DateTimeField(null=True, blank=True)  # the team has agreed on a text or on values
    again_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )  # the re-rating
    guest_salt = models.CharField(max_length=32)  # the same in the re-rating, so that guests are known there


class Participant(CompanyModel):
    """Somebody in a round: a colleague with an account, or a guest known by the browser that joined.

    Without times, and in a fully anonymous round without name and account: nothing here says who answered when.
    A round with people in it is not deleted on its own, hence RESTRICT.
    """

    round = models.ForeignKey(Round, on_delete=models.RESTRICT, related_name="participants")
    name = models.CharField(max_length=60, blank=True)
    side = models.CharField(max_length=12, choices=Person.Side.choices, blank=True)
    user = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    guest_hash = models.CharField(max_length=64)
    is_done = models.BooleanField(default=False)

    class Meta(CompanyModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "guest_hash"], name="one_guest_a_browser"),
            models.UniqueConstraint(fields=["round", "user"], name="one_participant_an_account"),
        ]


class BlindAnswer(CompanyModel):
    """What one participant says about one subject. Never in the journal, never sent before the reveal.

    `answer` is {"text": "…"}, or {axis: 0 to 4, or null for "can't judge"}.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="+")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    subject = models.CharField(max_length=80)
    answer = models.JSONField()

    class Meta(CompanyModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["participant", "subject"], name="one_answer_each")
        ]
