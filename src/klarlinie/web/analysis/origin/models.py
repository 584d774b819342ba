"""Inquiries and where they came from, the rules behind it, and the files they came in."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from klarlinie.vocabulary.text import Text
from klarlinie.web.method.inventory.models import Activity
from klarlinie.web.platform.companies.scope import CompanyModel


class OriginImport(CompanyModel):
    """An export on its way to becoming inquiries.

    `content` is the file as it came and is thrown away as soon as it has been read, for it names people; where it could
    not be opened it waits a week for another try. `tables` are
    its rows with marks in place of them (keeping.py). `told` is what people have said about it, `board` a fingerprint
    of its columns, `entry` the journal entry that took it in.
    """

    class State(models.TextChoices):
        RECEIVED = "received"
        READ = "read"
        FAILED = "failed"
        ACCEPTED = "accepted"
        DROPPED = "dropped"

    state = models.CharField(max_length=10, choices=State.choices, default=State.RECEIVED)
    file_name = models.CharField(max_length=255)
    content = models.BinaryField(null=True)
    sha256 = models.CharField(max_length=64)
    received_at = models.DateTimeField()
    received_by = models.CharField(max_length=120)
    tables = models.BinaryField(null=True)
    told = models.JSONField(default=dict)
    board = models.CharField(max_length=64, blank=True)
    entry = models.PositiveIntegerField(null=True)
    trouble = models.JSONField(null=True)  # {"de", "en", "sie"} why it could not be read


class Inquiry(CompanyModel):
    """One inquiry. What could name somebody (`words`, `marks`) lies in columns that the journal never writes down.

    So erasing a person is final. `key` knows the row again in next month's file; `asked` is the channel of the
    answer, empty where nobody was asked or nobody knows.
    """

    class Source(models.TextChoices):
        IMPORT = "import"
        HAND = "hand"
        FORM = "form"

    on = models.DateField()
    key = models.CharField(max_length=40)
    words = models.BinaryField(null=True)
    marks = models.BinaryField(null=True)
    asked = models.CharField(max_length=40, blank=True)
    won = models.BooleanField(null=True, blank=True)
    value = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, default="EUR")
    source = models.CharField(max_length=6, choices=Source.choices, default=Source.HAND)
    brought_by = models.ForeignKey(
        OriginImport, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    line = models.PositiveIntegerField(null=True, blank=True)
    is_erased = models.BooleanField(default=False)

    class Meta(CompanyModel.Meta):
        abstract = False
        constraints: ClassVar = [models.UniqueConstraint(fields=["company", "key"], name="one_inquiry_each")]
        indexes: ClassVar = [models.Index(fields=["company", "on"])]


class Touch(CompanyModel):
    """One contact before an inquiry, in order; `known` is asked, measured or assumed."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)
    channel = models.CharField(max_length=40)
    known = models.CharField(max_length=8, default="asked")
    words = models.BinaryField(null=True)


class OriginRule(CompanyModel):
    """What the company has settled: `words` name a channel, or a channel belongs to an activity."""

    called = Text("Zuordnung eines Kanals in der Herkunft", "assignment of a channel in the origin")
    words = models.CharField(max_length=120, blank=True)
    channel = models.CharField(max_length=40)
    activity = models.ForeignKey(Activity, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
