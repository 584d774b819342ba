"""Where each activity stands on the board, who owns it, and how many places the core has."""

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

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="+")
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
