"""Rows of any table as plain JSON values, and back."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction

Written = dict[str, Any]


def written(row: models.Model, *, with_files: bool = True) -> Written:
    """All columns by their name; files as base64, or left out."""
    fields = [field for field in row._meta.concrete_fields if with_files or not is_file(field)]
    found = {field.attname: _plain(field.value_from_object(row)) for field in fields}
    plain: Written = json.loads(json.dumps(found, cls=DjangoJSONEncoder))
    return plain


def read(model: type[models.Model], plain: Written) -> Written:
    """What the columns hold. Columns that the table does not have (any more) are left out."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    return {name: _value(fields[name], value) for name, value in plain.items() if name in fields}


def is_file(field: models.Field[Any, Any]) -> bool:
    return isinstance(field, models.BinaryField)


def tables() -> list[type[models.Model]]:
    """Every table there is, those of Django and of other packages too."""
    every = apps.get_models(include_auto_created=True)
    return [model for model in every if model._meta.managed and not model._meta.proxy]


@contextmanager
def one_moment() -> Iterator[None]:
    """All that is read inside is of the same moment, while others go on writing."""
    is_first = not connection.in_atomic_block
    with transaction.atomic():
        if is_first and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def _plain(value: Any) -> Any:
    if isinstance(value, memoryview | bytes | bytearray):
        return base64.b64encode(bytes(value)).decode()
    # Django's encoder cuts off what is below a millisecond, and the journal's seals would break.
    if isinstance(value, datetime | time):
        return value.isoformat()
    return value


def _value(field: models.Field[Any, Any], value: Any) -> Any:
    if value is None or isinstance(field, models.JSONField):
        return value
    if isinstance(field, models.BinaryField):
        return base64.b64decode(value)
    if isinstance(field, models.ForeignKey):
        return field.target_field.to_python(value)
    return field.to_python(value)
