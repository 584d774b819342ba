"""What was decided about each activity, and the steps that end it well."""

from __future__ import annotations

from typing import ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from klarlinie.vocabulary.text import Text
from klarlinie.web.method.inventory.models import Activity
from klarlinie.web.platform.companies.scope import CompanyModel


class Decision(CompanyModel):
    """One verdict of one person on one day. It is never edited: another one supersedes it.

    `verdict` is a VerdictKind, or "open" where a decision was taken back. `proposed` is what the rules had proposed
    then, with `rules` as [{"code", "de", "en", "sie"}]; None where nothing was. `status_before` is the status the list
    showed before it was stopped or paused. The last five are what the activity cost at that moment, for the stop
    account; None is unknown.

    The decision that holds is the one that nothing supersedes; while another takes its place, inside one transaction,
    it points at itself, so that the database can insist on one.
    """

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=8)
    reason = models.TextField(blank=True)
    decided_by = models.CharField(max_length=120)
    decided_on = models.DateField()
    decided_at = models.DateTimeField()
    right_used = models.CharField(max_length=12)
    as_deputy = models.BooleanField(default=False)
    proposed = models.CharField(max_length=8, blank=True)
    rules = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    last_day_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    merge_with = models.ForeignKey(
        Activity, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    superseded_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    status_before = models.CharField(max_length=10, blank=True)
    ran = models.BooleanField(default=False)  # only what ran frees anything
    hours_per_month = models.FloatField(null=True, blank=True)
    money_per_year = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    money_currency = models.CharField(max_length=3, default="EUR")
    nerves = models.FloatField(null=True, blank=True)

    class Meta(CompanyModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["company", "activity"],
                condition=models.Q(superseded_by=None),
                name="one_decision_holds",
            )
        ]


class WindDownStep(CompanyModel):
    """One thing to do so that something ends well: cancel, tell, take down; with the day it has to be done by."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="+")
    words = models.TextField()
    is_notice = models.BooleanField(default=False)  # a notice date: it reminds in time
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_by = models.CharField(max_length=120, blank=True)
    position = models.PositiveIntegerField(default=0)


class Suggestion(CompanyModel):
    """What somebody without the right would decide. It waits until a decision on the activity answers it."""

    called = Text("Vorschläge zur Entscheidung", "suggestions what to decide")
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="+")
    verdict = models.CharField(max_length=8)  # a VerdictKind
    reason = models.TextField()
    suggested_by = models.CharField(max_length=120)
    suggested_at = models.DateTimeField()
    last_day_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    merge_with = models.ForeignKey(
        Activity, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    answered_by = models.ForeignKey(
        Decision, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )


class Meeting(CompanyModel):
    """A table at which decisions are made: one card at a time, shown to everybody who holds its link.

    `beat` counts what there was to see: another card, a decision on it. `activity` None is before the first card.
    """

    public_id = models.CharField(max_length=24, unique=True)
    opened_by = models.CharField(max_length=120)
    opened_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    activity = models.ForeignKey(Activity, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    beat = models.PositiveIntegerField(default=1)
