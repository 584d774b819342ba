"""A check-in keeps the name of whoever had the week, and of whoever entered it for somebody without an account."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def write_the_names(apps: Any, editor: Any) -> None:
    """Those that are there get the name that stands on the list of people today."""
    person = apps.get_model("companies", "Person")._base_manager.filter(pk=OuterRef("person_id"))
    rows = apps.get_model("execution", "CheckIn")._base_manager.filter(person__isnull=False)
    rows.update(name=Subquery(person.values("name")[:1]))


class Migration(migrations.Migration):
    dependencies = [("execution", "0002_check_ins")]

    operations = [
        migrations.AddField(
            model_name="checkin", name="name", field=models.CharField(blank=True, max_length=100, default="")
        ),
        migrations.AddField(
            model_name="checkin",
            name="entered_by",
            field=models.CharField(blank=True, max_length=120, default=""),
        ),
        migrations.AddField(
            model_name="checkin",
            name="entered_by_user_id",
            field=models.BigIntegerField(blank=True, null=True),
        ),
        migrations.RunPython(write_the_names, migrations.RunPython.noop),
    ]
