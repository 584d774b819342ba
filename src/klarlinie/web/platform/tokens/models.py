"""Keys for programs, and what was already done under a key of idempotency."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from klarlinie.web.platform.companies.scope import CompanyModel


class Token(CompanyModel):
    """A key of one account for one company. It may never do more than that account may at that moment.

    Only a fingerprint of the key is kept. `scopes` are names of tokens.scopes; one for an assistant never
    has "decide".
    """

    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=100)
    scopes = models.JSONField(default=list)
    is_for_assistant = models.BooleanField(default=False)
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_on = models.DateField(null=True, blank=True)


class AlreadyDone(CompanyModel):
    """The answer to a request that may come again under the same key: it is given again, and nothing is done twice."""

    token = models.ForeignKey(Token, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=100)
    request_hash = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    body = models.JSONField()
    at = models.DateTimeField()

    class Meta(CompanyModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["token", "key"], name="done_once_under_a_key")
        ]
