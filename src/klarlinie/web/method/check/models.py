"""A result of the chaos check that somebody wanted to keep."""

from __future__ import annotations

from django.db import models

from klarlinie.web.platform.companies.scope import CompanyModel


class KeptCheck(CompanyModel):
    answers = models.JSONField()
    answered_at = models.DateTimeField()
