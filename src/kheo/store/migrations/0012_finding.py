from django.db import migrations, models

# the full-text index of each database over the same column
_POSTGRESQL = ("CREATE INDEX store_lookup_words ON store_lookup USING gin (to_tsvector('simple'::regconfig, folded))",)
_SQLITE = (
    "CREATE VIRTUAL TABLE store_lookup_words USING fts5(folded, content='store_lookup', content_rowid='id', prefix='2 3')",
    "CREATE TRIGGER store_lookup_words_in AFTER INSERT ON store_lookup BEGIN "
    "INSERT INTO store_lookup_words(rowid, folded) VALUES (new.id, new.folded); END",
    "CREATE TRIGGER store_lookup_words_out AFTER DELETE ON store_lookup BEGIN "
    "INSERT INTO store_lookup_words(store_lookup_words, rowid, folded) VALUES ('delete', old.id, old.folded); END",
    "CREATE TRIGGER store_lookup_words_new AFTER UPDATE OF folded ON store_lookup BEGIN "
    "INSERT INTO store_lookup_words(store_lookup_words, rowid, folded) VALUES ('delete', old.id, old.folded); "
    "INSERT INTO store_lookup_words(rowid, folded) VALUES (new.id, new.folded); END",
)


def _index(_apps, schema_editor):
    for statement in _POSTGRESQL if schema_editor.connection.vendor == "postgresql" else _SQLITE:
        schema_editor.execute(statement)


def _drop(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX store_lookup_words")
    else:
        schema_editor.execute("DROP TABLE store_lookup_words")
        for name in ("in", "out", "new"):
            schema_editor.execute(f"DROP TRIGGER store_lookup_words_{name}")


class Migration(migrations.Migration):
    dependencies = [("store", "0011_importing")]

    operations = [
        migrations.CreateModel(
            name="Lookup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("exemplar", "Mô hình, điển hình"),
                            ("unit", "Cơ quan, đơn vị"),
                            ("person", "Người"),
                            ("paper", "Văn bản"),
                        ],
                        max_length=16,
                    ),
                ),
                ("thing_id", models.BigIntegerField()),
                ("folded", models.TextField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("kind", "thing_id"), name="looked_up_once")],
            },
        ),
        migrations.CreateModel(
            name="Word",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=60, unique=True)),
                ("size", models.PositiveSmallIntegerField(db_index=True)),
            ],
        ),
        migrations.RunPython(_index, _drop),
    ]
