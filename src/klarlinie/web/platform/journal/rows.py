"""What a row holds, as the journal writes it down, and back again."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

State = dict[str, Any]
NOT_KEPT = {"id", "company_id", "version"}

# Who may come in and what was revealed is changed by hand, never by taking back.
NEVER_TAKEN_BACK = {
    "companies.Membership",
    "companies.Invitation",
    "companies.GuestLink",
    "rounds.Round",
    "rounds.Participant",
    "background.Work",
}
ONLY_WHO_LEADS = {"companies.Company", "clarity.LineVersion"}


def kept_fields(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """All columns but the key, the company, the version, and files (too large for a journal)."""
    return [
        field
        for field in model._meta.concrete_fields
        if field.attname not in NOT_KEPT and not isinstance(field, models.BinaryField)
    ]


def state(row: models.Model) -> State:
    """The row as plain JSON values: money and days as texts."""
    values = {field.attname: _as_stored(field, row) for field in kept_fields(type(row))}
    plain: State = json.loads(json.dumps(values, cls=DjangoJSONEncoder))
    return plain


def _as_stored(field: models.Field[Any, Any], row: models.Model) -> Any:
    """Money with the digits of its column, so that a new row reads the same as one from the database."""
    value = field.value_from_object(row)
    if isinstance(field, models.DecimalField) and value is not None:
        return Decimal(value).quantize(Decimal(1).scaleb(-field.decimal_places))
    return value


def values(model: type[models.Model], written: State) -> State:
    """The other way round: plain JSON values as what the fields hold."""
    fields = {field.attname: field for field in kept_fields(model)}
    return {name: _value(fields[name], value) for name, value in written.items() if name in fields}


def _value(field: models.Field[Any, Any], written: Any) -> Any:
    if isinstance(field, models.JSONField):
        return written
    if isinstance(field, models.ForeignKey):
        return field.target_field.to_python(written)
    return field.to_python(written)
