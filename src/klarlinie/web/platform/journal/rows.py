"""What a row holds, as the journal writes it down, and back again."""

from __future__ import annotations

import json
import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, TypeVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

State = dict[str, Any]
Row = TypeVar("Row", bound=models.Model)
UNKEEPABLE = re.compile("[\0\ud800-\udfff]")
NOT_KEPT = {"id", "company_id", "version", "journal_end"}

# Who may come in and what was revealed is changed by hand, never by taking back.
NEVER_TAKEN_BACK = {
    "companies.Membership",
    "companies.Invitation",
    "companies.GuestLink",
    "rounds.Round",
    "rounds.Participant",
    "background.Work",
    "tokens.Token",
    "webhooks.Webhook",
    "decisions.Decision",  # superseded by another one, never taken back
    "decisions.Meeting",
    "upkeep.IdeaAnswer",  # superseded by another one, never taken back
    "upkeep.Review",
    "upkeep.Snapshot",
}
ONLY_WHO_LEADS = {
    "companies.Company",
    "clarity.LineVersion",
    "deciding.HeldRight",
    "deciding.Absence",  # it lets the deputy decide
    "reports.ReportLook",
}
ONLY_THE_NEWEST = {"clarity.LineVersion"}  # the next one was agreed on top of it
# Which account a person is says who may decide: whoever could take that back could give themselves a right.
ONLY_WHO_LEADS_FIELDS = {("companies.Person", "user_id")}
SUPERSEDED = {"decisions.Decision", "upkeep.IdeaAnswer"}  # of those above what another row takes the place of
ONLY_WHOSE_IT_IS = {"clarity.SwapVote", "execution.CheckIn"}


def kept_fields(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """All columns but the key, the company, the version, and files (too large for a journal)."""
    return [
        field
        for field in model._meta.concrete_fields
        if field.attname not in NOT_KEPT and not isinstance(field, models.BinaryField)
    ]


def state(row: models.Model) -> State:
    """The row as plain JSON values: money and days as texts."""
    values = {field.attname: field.value_from_object(row) for field in kept_fields(type(row))}
    plain: State = json.loads(json.dumps(values, cls=DjangoJSONEncoder))
    return plain


def fit(row: Row) -> Row:
    """As every database keeps it: money rounded to the digits of its column, texts without what some refuse."""
    for field in kept_fields(type(row)):
        value = field.value_from_object(row)
        if isinstance(value, (str, list, tuple, dict)):
            setattr(row, field.attname, keepable(value))
        elif isinstance(field, models.DecimalField) and value is not None:
            digits = Decimal(1).scaleb(-field.decimal_places)
            setattr(row, field.attname, Decimal(value).quantize(digits, ROUND_HALF_UP))
    return row


def keepable(value: Any) -> Any:
    """A text, or all texts in plain JSON values, without NUL and halves of signs: nobody types them."""
    if isinstance(value, str):
        return UNKEEPABLE.sub("", value)
    if isinstance(value, dict):
        return {keepable(name): keepable(one) for name, one in value.items()}
    return [keepable(one) for one in value] if isinstance(value, (list, tuple)) else value


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
