"""Where each activity stands on the board, who owns it, how many places the core has, and what others suggest."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from klarlinie.web.method.inventory.models import Activity
from klarlinie.web.platform.companies.models import Person
from klarlinie.web.platform.companies.scope import CompanyModel


class Place(CompanyModel):
    """The lane of one activity, as a person with the right to prioritise has set it.

    What nobody has placed yet has no row. `owner` and `hours_per_week` (None: the dose) hold for Muss and Sollte: here
    stands who does it, everywhere else it is read.
    """

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="+")
    lane = models.CharField(max_length=8)  # of method.focus.model.Lane
    position = models.PositiveIntegerField(default=0)
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    hours_per_week = models.FloatField(null=True, blank=True)
    placed_by = models.CharField(max_length=120)
    placed_on = models.DateField()
    right_used = models.CharField(max_length=12)
    as_deputy = models.BooleanField(default=False)

    class Meta(CompanyModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["company", "activity"], name="one_place_each")
        ]


class Lift(CompanyModel):
    """More places in the core than five, with a reason, by whoever sets the priorities. It holds until `ended_on`."""

    number = models.PositiveSmallIntegerField()
    reason = models.TextField()
    lifted_by = models.CharField(max_length=120)
    lifted_on = models.DateField()
    right_used = models.CharField(max_length=12)
    as_deputy = models.BooleanField(default=False)
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.CharField(max_length=120, blank=True)


class SuggestedMove(CompanyModel):
    """What somebody without the right would like to see elsewhere. `state` is open, accepted or declined."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="+")
    lane = models.CharField(max_length=8)  # of method.focus.model.Lane
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.TextField()
    suggested_by = models.CharField(max_length=120)
    user = models.ForeignKey(
        "accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    suggested_on = models.DateField()
    state = models.CharField(max_length=8, default="open")
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=120, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    right_used = models.CharField(max_length=12, blank=True)
    as_deputy = models.BooleanField(default=False)
