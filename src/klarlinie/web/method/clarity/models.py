"""The foundation while it is worked on, and the lines that were agreed."""

from __future__ import annotations

from typing import ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from klarlinie.web.platform.companies.scope import CompanyModel


class Answer(CompanyModel):
    """What a company says to one question (questions.py); of lists, each line of the text is one entry.

    Each answer has its own version, so that two people who work on two questions never get in each other's way.
    """

    part = models.CharField(max_length=20)
    text = models.TextField(blank=True)

    class Meta(CompanyModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["company", "part"], name="one_answer_to_each_question")
        ]


class Audience(CompanyModel):
    """A group of customers and why them; scores run from 0 to 4, None is unknown."""

    name = models.CharField(max_length=200)
    why = models.TextField(blank=True)
    also_called = models.JSONField(default=list, blank=True)
    revenue = models.FloatField(null=True, blank=True)
    fit = models.FloatField(null=True, blank=True)
    personal = models.FloatField(null=True, blank=True)
    strength = models.FloatField(null=True, blank=True)
    repeat = models.FloatField(null=True, blank=True)
    position = models.PositiveIntegerField(default=0)


class NotServed(CompanyModel):
    """Whom the company does not serve, and why."""

    who = models.CharField(max_length=200)
    why = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0)


class Benefit(CompanyModel):
    text = models.TextField()
    proof = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0)


class Task(CompanyModel):
    """A task of marketing with its figure and day; one is the main task, at most two stand beside it."""

    kind = models.CharField(max_length=20)
    is_main = models.BooleanField(default=False)
    figure = models.FloatField(null=True, blank=True)
    by_on = models.DateField(null=True, blank=True)
    audience = models.CharField(max_length=200, blank=True)
    weight = models.FloatField(null=True, blank=True)
    position = models.PositiveIntegerField(default=0)


class LineVersion(CompanyModel):
    """A line as it was agreed; never changed afterwards.

    `content` is the line as a line file would say it, `whys` what a line file has no place for:
    {"audiences": {name: why}, "not_served": {who: why}}.
    """

    number = models.PositiveIntegerField()
    content = models.JSONField(encoder=DjangoJSONEncoder)
    whys = models.JSONField(default=dict)
    agreed_on = models.DateField()
    agreed_by = models.JSONField(default=list)  # names
    note = models.TextField(blank=True)

    class Meta(CompanyModel.Meta):
        abstract = False
        constraints: ClassVar = [models.UniqueConstraint(fields=["company", "number"], name="lines_numbered")]


class SilencedHint(CompanyModel):
    """A hint that the people do not want to see: at one `place`, or everywhere (place is empty), and why."""

    code = models.CharField(max_length=10)
    place = models.CharField(max_length=80, blank=True)
    reason = models.TextField()


class SwapVote(CompanyModel):
    """What one colleague says to: could a competitor promise the same? Counts only for this very promise."""

    promise = models.TextField()
    could = models.BooleanField()
    user = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
