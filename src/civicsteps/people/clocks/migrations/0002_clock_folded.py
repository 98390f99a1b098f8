from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

import civicsteps.core.folded
from civicsteps.core.text import plain


def fill(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Fold what the terms that stand already are about, a thousand at a time."""
    model = apps.get_model("clocks", "Clock")
    waiting = []
    for row in model.objects.only("about").iterator(chunk_size=1000):
        row.folded = plain(row.about)[:500]
        waiting.append(row)
        if len(waiting) == 1000:
            model.objects.bulk_update(waiting, ["folded"], batch_size=200)
            waiting = []
    model.objects.bulk_update(waiting, ["folded"], batch_size=200)


class Migration(migrations.Migration):
    dependencies = [("clocks", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="clock",
            name="folded",
            field=civicsteps.core.folded.FoldedField(
                default="", editable=False, max_length=500, of=("about",)
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
