"""What was promised for each core activity."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from klarlinie.web.method.inventory.models import Activity
from klarlinie.web.platform.companies.scope import CompanyModel


class Commitment(CompanyModel):
    """The promise for one activity in Muss. Its one owner and its hours stand on its place on the board (focus.Place).

    `metric` is the effect metric, `expected` how much of it (None: not said) by `expected_by`.
    """

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
