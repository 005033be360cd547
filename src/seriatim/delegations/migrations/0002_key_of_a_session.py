"""With which passkey somebody signed in, and touched last."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("delegations", "0001_initial")]

    operations = [
        migrations.AddField("signedin", "key", models.BigIntegerField(null=True)),
        migrations.AddField("signedin", "touched_with", models.BigIntegerField(null=True)),
    ]
