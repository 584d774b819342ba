"""The activities of a company and the imports they came from."""

from __future__ import annotations

from django.db import models

from klarlinie.web.platform.companies.scope import CompanyModel


class Import(CompanyModel):
    """A file on its way into the inventory. The file is kept as it came.

    `tables` are the rows that were read out of it (see import_reading.py), `corrections` what people have said about
    them, `board` a fingerprint by which next month's file is known, `entry` the journal entry that took it in. An
    import that was taken back is READ again and still has its `entry`.
    """

    class State(models.TextChoices):
        RECEIVED = "received"
        READ = "read"
        FAILED = "failed"
        ACCEPTED = "accepted"
        DROPPED = "dropped"

    state = models.CharField(max_length=10, choices=State.choices, default=State.RECEIVED)
    file_name = models.CharField(max_length=255)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    received_at = models.DateTimeField()
    received_by = models.CharField(max_length=120)
    tables = models.BinaryField(null=True)
    corrections = models.JSONField(default=dict)
    board = models.CharField(max_length=64, blank=True)
    entry = models.PositiveIntegerField(null=True)
    trouble = models.JSONField(null=True)  # {"de", "en"} why it could not be read


class Activity(CompanyModel):
    """One row of the inventory, field by field as in `method.inventory.activity.Activity`. None is unknown.

    Money is in the currency of its own column. `merged_into` is set when a duplicate was folded into another.
    """

    position = models.PositiveIntegerField(default=0)
    title = models.CharField(max_length=300)
    type = models.CharField(max_length=20, default="other")
    type_certain = models.BooleanField(default=False)
    hours_per_month = models.FloatField(null=True, blank=True)
    money_per_year = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    money_currency = models.CharField(max_length=3, default="EUR")
    nerves = models.FloatField(null=True, blank=True)
    nerve_causes = models.JSONField(default=list, blank=True)  # coordination, technology, agency, deadlines
    effort_level = models.FloatField(null=True, blank=True)
    effect_level = models.FloatField(null=True, blank=True)
    inquiries_per_year = models.FloatField(null=True, blank=True)
    leads_per_year = models.FloatField(null=True, blank=True)
    customers_per_year = models.FloatField(null=True, blank=True)
    revenue_per_year = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    revenue_currency = models.CharField(max_length=3, default="EUR")
    sales_support = models.FloatField(null=True, blank=True)
    effect_source = models.CharField(max_length=10, default="unknown")
    reason = models.TextField(blank=True)
    audience = models.TextField(blank=True)
    asked_reason = models.BooleanField(default=False)
    asked_audience = models.BooleanField(default=False)
    owners = models.JSONField(default=list, blank=True)
    status = models.CharField(max_length=10, blank=True)
    start_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    group = models.CharField(max_length=200, blank=True)
    dose_per_week = models.FloatField(null=True, blank=True)
    needs = models.JSONField(default=list, blank=True)
    notes = models.JSONField(default=dict, blank=True)
    source_file = models.CharField(max_length=255, blank=True)
    source_sheet = models.CharField(max_length=255, blank=True)
    source_line = models.PositiveIntegerField(null=True, blank=True)
    brought_by = models.ForeignKey(Import, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    board_id = models.CharField(max_length=100, blank=True)  # the key under which Trello, Asana ... know it
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    evaluated_at = models.DateTimeField(null=True, blank=True)  # somebody has been through its card


class KeptApart(CompanyModel):
    """Two activities that look alike and are not the same, said by people. `first_id` < `second_id`."""

    first = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="+")
    reason = models.TextField(blank=True)
