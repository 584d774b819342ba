"""One entry for every change: who, when, what, and the rows before and after."""

from __future__ import annotations

from typing import ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from klarlinie.web.platform.companies.scope import CompanyModel
from klarlinie.web.platform.journal.by import LONGEST_NAME


class Entry(CompanyModel):
    """`number` counts from 1 in each company. `seal` chains the entry to the one before (see chain.py).

    `rows` is a list of {"model", "id", "before", "after"}; before is None for a new row, after for a deleted one,
    which also has the "version" it had.
    """

    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    by_user = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    by_kind = models.CharField(max_length=10)
    by_name = models.CharField(max_length=LONGEST_NAME)
    says_de = models.TextField()
    says_en = models.TextField()
    rows = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    undoes = models.PositiveIntegerField(null=True)  # the number of the entry this one took back
    undone_by = models.PositiveIntegerField(
        null=True
    )  # not sealed: a mark for the page, the proof is `undoes`
    content_seal = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)

    class Meta(CompanyModel.Meta):
        abstract = False
        constraints: ClassVar = [models.UniqueConstraint(fields=["company", "number"], name="numbered_once")]
