"""How the reports of a company look, and what its consultancy puts around them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from klarlinie.web.platform.companies.scope import CompanyModel


class Logo(CompanyModel):
    """A picture that was drawn once before it was kept. It is never changed: another one takes its place."""

    content = models.BinaryField()
    kind = models.CharField(max_length=3)  # png or jpg
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()


class ReportLook(CompanyModel):
    """Colour and logo of the reports; empty is ours. One row a company."""

    accent = models.CharField(max_length=7, blank=True)
    logo = models.ForeignKey(Logo, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta(CompanyModel.Meta):
        abstract = False
        constraints: ClassVar = [models.UniqueConstraint(fields=["company"], name="one_look_each")]


class HouseLook(models.Model):
    """The cover of a consultancy, for the reports of all its companies. `version` counts its changes."""

    organisation = models.OneToOneField("companies.Organisation", on_delete=models.CASCADE, related_name="+")
    version = models.PositiveIntegerField(default=1)
    name = models.CharField(max_length=120)
    accent = models.CharField(max_length=7, blank=True)
    intro = models.TextField(blank=True)
    closing = models.TextField(blank=True)
    logo = models.BinaryField(null=True, blank=True)
    logo_kind = models.CharField(max_length=3, blank=True)
    changed_by = models.CharField(max_length=120)
    changed_at = models.DateTimeField()
