"""The tables of this part of the app, as they were first."""

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
            name="Import",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Received"),
                            ("read", "Read"),
                            ("failed", "Failed"),
                            ("accepted", "Accepted"),
                            ("dropped", "Dropped"),
                        ],
                        default="received",
                        max_length=10,
                    ),
                ),
                ("file_name", models.CharField(max_length=255)),
                ("content", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                ("received_at", models.DateTimeField()),
                ("received_by", models.CharField(max_length=120)),
                ("tables", models.BinaryField(null=True)),
                ("corrections", models.JSONField(default=dict)),
                ("board", models.CharField(blank=True, max_length=64)),
                ("entry", models.PositiveIntegerField(null=True)),
                ("trouble", models.JSONField(null=True)),
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
        migrations.CreateModel(
            name="Activity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("position", models.PositiveIntegerField(default=0)),
                ("title", models.CharField(max_length=300)),
                ("type", models.CharField(default="other", max_length=20)),
                ("type_certain", models.BooleanField(default=False)),
                ("hours_per_month", models.FloatField(blank=True, null=True)),
                (
                    "money_per_year",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                ),
                ("money_currency", models.CharField(default="EUR", max_length=3)),
                ("nerves", models.FloatField(blank=True, null=True)),
                ("nerve_causes", models.JSONField(blank=True, default=list)),
                ("effort_level", models.FloatField(blank=True, null=True)),
                ("effect_level", models.FloatField(blank=True, null=True)),
                ("inquiries_per_year", models.FloatField(blank=True, null=True)),
                ("leads_per_year", models.FloatField(blank=True, null=True)),
                ("customers_per_year", models.FloatField(blank=True, null=True)),
                (
                    "revenue_per_year",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                ),
                ("revenue_currency", models.CharField(default="EUR", max_length=3)),
                ("sales_support", models.FloatField(blank=True, null=True)),
                ("effect_source", models.CharField(default="unknown", max_length=10)),
                ("reason", models.TextField(blank=True)),
                ("audience", models.TextField(blank=True)),
                ("asked_reason", models.BooleanField(default=False)),
                ("asked_audience", models.BooleanField(default=False)),
                ("owners", models.JSONField(blank=True, default=list)),
                ("status", models.CharField(blank=True, max_length=10)),
                ("start_on", models.DateField(blank=True, null=True)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("group", models.CharField(blank=True, max_length=200)),
                ("dose_per_week", models.FloatField(blank=True, null=True)),
                ("needs", models.JSONField(blank=True, default=list)),
                ("notes", models.JSONField(blank=True, default=dict)),
                ("source_file", models.CharField(blank=True, max_length=255)),
                ("source_sheet", models.CharField(blank=True, max_length=255)),
                ("source_line", models.PositiveIntegerField(blank=True, null=True)),
                ("board_id", models.CharField(blank=True, max_length=100)),
                ("evaluated_at", models.DateTimeField(blank=True, null=True)),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="companies.company"
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inventory.activity",
                    ),
                ),
                (
                    "brought_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="inventory.import",
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
        migrations.CreateModel(
            name="KeptApart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("reason", models.TextField(blank=True)),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="companies.company"
                    ),
                ),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="inventory.activity"
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="inventory.activity"
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
