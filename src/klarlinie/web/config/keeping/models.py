"""A company's archive, kept for a week."""

from __future__ import annotations

from django.db import models

from klarlinie.web.platform.companies.scope import CompanyModel


class KeptArchive(CompanyModel):
    """Somebody has asked for everything as one file. `content` comes once it is made, and goes after a week."""

    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=120)
    content = models.BinaryField(null=True, blank=True)
    size = models.BigIntegerField(null=True, blank=True)  # in bytes
    ready_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField()
