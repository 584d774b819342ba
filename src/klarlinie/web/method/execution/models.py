"""What was promised for each core activity, and how its weeks went."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from klarlinie.vocabulary.text import Text
from klarlinie.web.method.inventory.models import Activity
from klarlinie.web.platform.companies.models import Person
from klarlinie.web.platform.companies.scope import CompanyModel


class Commitment(CompanyModel):
    """The promise for one activity in Muss. Its one owner and its hours stand on its place on the board (focus.Place).

    `metric` is the effect metric, `expected` how much of it (None: not said) by `expected_by`.
    """

    called = Text("Zusage", "promise")
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="+")
    first_step = models.TextField(blank=True)
    first_step_on = models.DateField(null=True, blank=True)
    first_step_done_on = models.DateField(null=True, blank=True)
    metric = models.CharField(max_length=200, blank=True)
    expected = models.FloatField(null=True, blank=True)
    expected_by = models.DateField(null=True, blank=True)
    expected_words = models.CharField(max_length=300, blank=True)

    class Meta(CompanyModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["company", "activity"], name="one_commitment_each")
        ]


class CheckIn(CompanyModel):
    """One week of one owner with one activity. `week_on` is its Monday; `hours` None is unknown, never 0.

    Whoever is taken off the list of people leaves the weeks behind, under `name` as it was written then. `entered_by`
    is who typed it for somebody without an account; empty where they said it themselves.
    """

    called = Text("Rückmeldungen", "check-ins")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=100, blank=True, default="")
    entered_by = models.CharField(max_length=120, blank=True, default="")
    entered_by_user_id = models.BigIntegerField(null=True, blank=True)
    week_on = models.DateField()
    hours = models.FloatField(null=True, blank=True)
    done = models.TextField(blank=True)
    blocked = models.TextField(blank=True)
    said_at = models.DateTimeField()

    class Meta(CompanyModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["company", "person", "activity", "week_on"], name="one_check_in_a_week"
            ),
            models.CheckConstraint(
                condition=models.Q(hours__isnull=True) | models.Q(hours__range=(0, 168)),
                name="hours_of_one_week",
            ),
        ]
