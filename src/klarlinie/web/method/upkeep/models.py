"""Ideas and their answers, reviews and their snapshots, confirmations, metrics, and who wants reminders."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from klarlinie.vocabulary.text import Text
from klarlinie.web.method.inventory.models import Activity
from klarlinie.web.platform.companies.scope import CompanyModel


class Idea(CompanyModel):
    """A proposal with its six answers; "" and None are not answered yet. `answers` counts how often it was answered.

    What the guest's link tells of the idea is found by a GuestLink with purpose "idea" and this key.
    """

    title = models.CharField(max_length=200)
    promise = models.TextField(blank=True)
    audience = models.TextField(blank=True)
    benefit = models.TextField(blank=True)
    supports = models.TextField(blank=True)
    stops = models.TextField(blank=True)
    dose_per_week = models.FloatField(null=True, blank=True)
    money_per_year = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    money_currency = models.CharField(max_length=3, default="EUR")
    who = models.CharField(max_length=120, blank=True)
    had_by = models.CharField(max_length=120, blank=True)
    had_by_user = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    email = models.EmailField(blank=True)
    came_by_link = models.BooleanField(default=False)
    handed_in_at = models.DateTimeField()
    handed_in_on = models.DateField()
    answer_by = models.DateField()
    answers = models.PositiveIntegerField(default=0)


class IdeaAnswer(CompanyModel):
    """What a person with the right has decided, with the reason. Never edited: another one supersedes it.

    `letter` says what became of the mail: "" nobody to write to, "waits", "sent", "failed".
    """

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="+")
    decision = models.CharField(max_length=8)  # of method.upkeep.gate.Decision
    reason = models.TextField()
    decided_by = models.CharField(max_length=120)
    decided_on = models.DateField()
    decided_at = models.DateTimeField()
    right_used = models.CharField(max_length=12)
    as_deputy = models.BooleanField(default=False)
    activity = models.ForeignKey(Activity, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    superseded_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    letter = models.CharField(max_length=8, blank=True)


class Review(CompanyModel):
    """One guided hour. `done` are the parts that were gone through, `notes` what was written down, by part."""

    number = models.PositiveIntegerField()
    begun_at = models.DateTimeField()
    begun_on = models.DateField()
    begun_by = models.CharField(max_length=120)
    done = models.JSONField(default=list, blank=True)
    notes = models.JSONField(default=dict, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.CharField(max_length=120, blank=True)
    next_on = models.DateField(null=True, blank=True)

    class Meta(CompanyModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["company", "number"], name="reviews_numbered_once"),
            models.UniqueConstraint(
                fields=["company"], condition=models.Q(closed_at=None), name="one_review_at_a_time"
            ),
        ]


class Snapshot(CompanyModel):
    """The signs of clarity on one day, as method.upkeep.snapshots writes them. Its row never changes.

    `first` is how it looked before anything was decided; only the first snapshot of a company has it.
    """

    review = models.OneToOneField(Review, on_delete=models.CASCADE, related_name="+")
    taken_on = models.DateField()
    content = models.JSONField(default=dict)
    first = models.JSONField(null=True, blank=True)


class Confirmation(CompanyModel):
    """Somebody has looked at an activity and says that it still holds; each time a row of its own."""

    called = Text("Bestätigungen", "confirmations")
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="+")
    confirmed_on = models.DateField()
    confirmed_by = models.CharField(max_length=120)
    review = models.ForeignKey(Review, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")


class Metric(CompanyModel):
    """A figure that somebody counts, and the decision it serves: "from `at_value` on `we_do`".

    `kind` is effect, support or vanity; `beside` is the effect metric without which a vanity metric is not shown.
    """

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=8, default="effect")
    activity = models.ForeignKey(Activity, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at_value = models.CharField(max_length=120)
    we_do = models.CharField(max_length=300)
    tells_not = models.CharField(max_length=300, blank=True)
    beside = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    begun_on = models.DateField()
    stopped_on = models.DateField(null=True, blank=True)


class MetricUse(CompanyModel):
    """Whether a metric served a decision since the review before."""

    metric = models.ForeignKey(Metric, on_delete=models.CASCADE, related_name="+")
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="+")
    served = models.BooleanField()

    class Meta(CompanyModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["metric", "review"], name="one_use_a_review")
        ]


class Reminders(CompanyModel):
    """Whether this company's weekly letters go out; `many_agreed_on`: more than a hundred readers are meant."""

    is_on = models.BooleanField(default=True)
    many_agreed_on = models.DateField(null=True, blank=True)

    class Meta(CompanyModel.Meta):
        abstract = False
        constraints: ClassVar = [models.UniqueConstraint(fields=["company"], name="one_setting_of_reminders")]


class NoReminder(CompanyModel):
    """An address that wants no letters about this company."""

    email = models.EmailField()

    class Meta(CompanyModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["company", "email"], name="switched_off_once")
        ]


class LastLetter(models.Model):
    """The day on which an address last got a letter, over all companies. Only a fingerprint of it is kept."""

    address = models.CharField(max_length=64, unique=True)
    sent_on = models.DateField()
