"""Which program wants to hear of what, and how far it has been told."""

from __future__ import annotations

from django.db import models

from klarlinie.web.platform.companies.scope import CompanyModel


class Webhook(CompanyModel):
    """An address that hears of `events` (names of webhooks.events).

    The journal itself is the list of what is to be told: `told_until` is the number of the last entry that was.
    `next_try_at` is also the claim of a worker: who moves it may send. `failing_since` None: the last try went well.
    The secret for signatures is computed from `salt` and the installation's secret, so no table holds it.
    """

    url = models.CharField(max_length=500)
    events = models.JSONField(default=list)
    salt = models.CharField(max_length=32)
    created_by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField()
    told_until = models.PositiveIntegerField()
    told_at = models.DateTimeField(null=True, blank=True)
    next_try_at = models.DateTimeField()
    tries = models.PositiveIntegerField(default=0)  # in a row that failed
    failing_since = models.DateTimeField(null=True, blank=True)
    off_at = models.DateTimeField(null=True, blank=True)
