from django.db import migrations

import civicsteps.core.sealed


class Migration(migrations.Migration):
    dependencies = [("letters", "0004_instruments")]

    operations = [
        migrations.AddField(
            model_name="letter",
            name="inside_parts",
            field=civicsteps.core.sealed.SealedField(blank=True),
        ),
    ]
