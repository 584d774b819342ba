"""What a company does not want to hear any more."""

from __future__ import annotations

from django.db import models

from klarlinie.web.platform.companies.scope import CompanyModel


class FindingOff(CompanyModel):
    """A finding that was switched off, with the reason. `about` None: everything this code says."""

    code = models.CharField(max_length=10)
    about = models.TextField(null=True, blank=True)
    reason = models.TextField()
    switched_off_by = models.CharField(max_length=120)
    switched_off_at = models.DateTimeField()
