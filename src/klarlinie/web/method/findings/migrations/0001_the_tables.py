"""What was switched off."""

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("companies", "0001_the_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="FindingOff",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("code", models.CharField(max_length=10)),
                ("about", models.TextField(blank=True, null=True)),
                ("reason", models.TextField()),
                ("switched_off_by", models.CharField(max_length=120)),
                ("switched_off_at", models.DateTimeField()),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="companies.company"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "everywhere",
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("everywhere", django.db.models.manager.Manager()),
            ],
        ),
    ]
