"""People, links and sessions."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                ("person", models.CharField(max_length=14, primary_key=True, serialize=False)),
                ("body", models.CharField(max_length=200)),
                ("name", models.CharField(max_length=100)),
                ("mail", models.EmailField(blank=True, max_length=254)),
                ("since", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="persons",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("since", "person"),
            },
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                ("link", models.CharField(max_length=14, primary_key=True, serialize=False)),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("purpose", models.CharField(max_length=20)),
                ("body", models.CharField(max_length=200)),
                ("participant", models.CharField(blank=True, max_length=16)),
                ("office", models.CharField(blank=True, max_length=20)),
                ("session", models.CharField(blank=True, max_length=200)),
                ("topic", models.CharField(blank=True, max_length=200)),
                ("issued", models.DateTimeField()),
                ("expires", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="links", to="delegations.person"
                    ),
                ),
            ],
            options={
                "ordering": ("-issued", "link"),
            },
        ),
        migrations.CreateModel(
            name="SignedIn",
            fields=[
                ("device", models.CharField(max_length=14, primary_key=True, serialize=False)),
                ("session_key", models.CharField(max_length=40, unique=True)),
                ("agent", models.CharField(max_length=60)),
                ("since", models.DateTimeField()),
                ("seen", models.DateTimeField()),
                ("touched", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, to="delegations.link"),
                ),
            ],
            options={
                "ordering": ("-seen", "device"),
            },
        ),
    ]
