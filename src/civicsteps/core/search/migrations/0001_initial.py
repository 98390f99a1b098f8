from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

FTS5 = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_words USING fts5("
    "folded, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')"
)
TSVECTOR = (
    "ALTER TABLE search_doc ADD COLUMN words tsvector "
    "GENERATED ALWAYS AS (to_tsvector('simple', folded)) STORED"
)
GIN = "CREATE INDEX search_doc_words ON search_doc USING gin (words)"


def make_index(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(TSVECTOR)
        schema_editor.execute(GIN)
    else:
        schema_editor.execute(FTS5)


def drop_index(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE IF EXISTS search_words")


class Migration(migrations.Migration):
    initial = True

    dependencies = ()

    operations = (
        migrations.CreateModel(
            name="Doc",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=120, unique=True)),
                ("kind", models.CharField(max_length=40)),
                ("audience", models.CharField(max_length=60)),
                ("title", models.CharField(max_length=240)),
                ("summary", models.CharField(blank=True, max_length=300)),
                ("url", models.CharField(max_length=300)),
                ("folded", models.TextField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["audience", "kind", "-at", "-id"], name="doc_audience_kind"
                    ),
                    models.Index(fields=["-at", "-id"], name="doc_newest"),
                ],
            },
        ),
        migrations.RunPython(make_index, drop_index),
    )
