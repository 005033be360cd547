"""Which meeting is in session; the index is made anew from the journal, since it never knew."""

from typing import Any

from django.db import migrations, models


def forget(apps: Any, _editor: Any) -> None:
    """Throw the index away; whoever looks next makes it again."""
    for name in ("IndexedBody", "Position"):
        apps.get_model("site", name).objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("site", "0002_subscription")]

    operations = [
        migrations.AddField(
            "indexedsession",
            "sitting",
            models.CharField(blank=True, default="", max_length=200),
            preserve_default=False,
        ),
        migrations.RunPython(forget, migrations.RunPython.noop),
    ]
