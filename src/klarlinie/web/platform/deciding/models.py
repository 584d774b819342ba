"""The three rights with their holders and deputies, and when people are away."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from klarlinie.web.platform.companies.models import Person
from klarlinie.web.platform.companies.scope import CompanyModel


class HeldRight(CompanyModel):
    """One of the three rights. Where the holder is taken off the list of people, the right is vacant, visibly."""

    right = models.CharField(max_length=12)  # of method.execution.rights.Right
    holder = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    deputy = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta(CompanyModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["company", "right"], name="one_holder_of_each_right")
        ]


class Absence(CompanyModel):
    """Days on which somebody is away and the deputy may decide; both days included."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField()
