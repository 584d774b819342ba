"""Organisations, companies, people, and the ways in."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from django.db import models

from klarlinie.web.platform.companies.scope import CompanyModel


class Organisation(models.Model):
    """A consultancy with its clients, or a company on its own."""

    class Kind(models.TextChoices):
        COMPANY = "company"
        CONSULTANCY = "consultancy"

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.COMPANY)
    created_at = models.DateTimeField()


class OrganisationMember(models.Model):
    """Somebody of the consultancy: sees and leads all its companies. The head also manages the others."""

    class Role(models.TextChoices):
        HEAD = "head"
        CONSULTANT = "consultant"

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=12, choices=Role.choices, default=Role.CONSULTANT)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "user"], name="one_role_each")
        ]


class CompanyManager(models.Manager["Company"]):
    def for_company(self, company_id: int) -> models.QuerySet[Company]:
        return self.filter(pk=company_id)


class Company(models.Model):
    """The tenant: everything in the method belongs to exactly one. Its own row is changed like any other."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="companies")
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=2, default="de")
    formal = models.BooleanField(default=False)  # Sie instead of ihr
    hourly_rate = models.DecimalField(max_digits=8, decimal_places=2, default=Decimal(50))
    currency = models.CharField(max_length=3, default="EUR")
    hours_per_week = models.FloatField(null=True, blank=True)  # of all together, where no people are named
    budget_per_year = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    journal_end = models.CharField(max_length=64, blank=True)  # so that a journal that was cut off is found

    objects = CompanyManager()

    def __str__(self) -> str:
        return self.name


class Person(CompanyModel):
    """Somebody who works on the company's marketing, with or without an account."""

    class Side(models.TextChoices):
        MANAGEMENT = "management"
        SALES = "sales"
        MARKETING = "marketing"
        AGENCY = "agency"

    name = models.CharField(max_length=100)
    side = models.CharField(max_length=12, choices=Side.choices, blank=True)
    hours_per_week = models.FloatField(null=True, blank=True)
    cannot = models.JSONField(default=list, blank=True)  # types or titles this person can't or won't own
    email = models.EmailField(blank=True)
    user = models.ForeignKey(
        "accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )  # whose clicks are this person's: what an account may decide, its person says

    class Meta(CompanyModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["company", "user"], name="one_person_each_account")
        ]


class Membership(CompanyModel):
    """What an account may do in one company."""

    class Role(models.TextChoices):
        LEAD = "lead"
        MEMBER = "member"
        VIEWER = "viewer"

    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=8, choices=Role.choices, default=Role.MEMBER)
    last_seen_at = models.DateTimeField(null=True, blank=True)

    class Meta(CompanyModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["company", "user"], name="one_membership_each")
        ]


class Invitation(CompanyModel):
    """A way in by e-mail. Only a fingerprint of the token is kept."""

    email = models.EmailField()
    role = models.CharField(
        max_length=12, default="member"
    )  # of rights.Role; a consultant joins the organisation
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)


class GuestLink(CompanyModel):
    """A way in without an account, for one purpose only.

    The token is computed from `salt` and the installation's secret, so that it can be shown again; a fingerprint of it
    is kept to find the link by.
    """

    purpose = models.CharField(max_length=20)  # "round"
    about_id = models.BigIntegerField()  # the round
    salt = models.CharField(max_length=32)
    token_hash = models.CharField(max_length=64, unique=True)
    created_by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
