"""A row in any table, with something plausible in every column: for tables that nobody has filled by hand."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db import models


def fill_what_is_empty(company: int, *, at: datetime) -> None:
    """After this every table that is carried has a row of the company; those that others point at first."""
    from klarlinie.web.config.keeping.carry import carried

    for model in carried():
        if not model._base_manager.filter(company_id=company).exists():
            model._base_manager.create(company_id=company, **_values(model, company, at))


def _values(model: type[models.Model], company: int, at: datetime) -> dict[str, Any]:
    fields = (
        one for one in model._meta.concrete_fields if one.attname not in ("id", "company_id", "version")
    )
    return {one.attname: _value(one, company, at) for one in fields}


def _value(field: models.Field[Any, Any], company: int, at: datetime) -> Any:
    if isinstance(field, models.ForeignKey):
        return _key(field, company)
    simple = {
        models.JSONField: {"de": "Ulme"},
        models.DateTimeField: at,
        models.DateField: at.date(),
        models.BooleanField: True,
        models.FloatField: 1.5,
        models.DecimalField: Decimal("12.50"),
        models.BinaryField: b"Ulme",
        models.IntegerField: 3,
        models.EmailField: "ulme@example.com",
        models.CharField: "ulme",
        models.TextField: "Ulme",
    }
    return next(value for kind, value in simple.items() if isinstance(field, kind))


def _key(field: models.ForeignKey[Any, Any], company: int) -> Any:
    """The first row it can point at; a row that points at its own kind points at nothing."""
    target: Any = field.related_model
    if target is field.model:
        return None
    if target._meta.label == "accounts.User":
        return apps.get_model("accounts.User").objects.get(email="ana@example.com").pk
    return target._base_manager.filter(company_id=company).values_list("pk", flat=True).first()
