from django.db import migrations, models

from kheo import vietnamese

# the full-text index of each database over the same column
_POSTGRESQL = ("CREATE INDEX store_lookup_words ON store_lookup USING gin (to_tsvector('simple'::regconfig, folded))",)
# the keys of an order compare bytewise, whatever order the database was made with
_BYTEWISE = tuple(
    f'ALTER TABLE store_registration ALTER COLUMN {name} TYPE varchar(300) COLLATE "C"'
    for name in ("title_key", "owner_key")
)
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


def _keys(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in _BYTEWISE:
            schema_editor.execute(statement)
    registrations = apps.get_model("store", "Registration").objects
    batch = []
    for row in registrations.select_related("exemplar").prefetch_related("exemplar__owners__person").iterator(1_000):
        owners = sorted(row.exemplar.owners.all(), key=lambda owner: owner.position)
        person = owners[0].person if owners else None
        row.title_key = vietnamese.sort_key(row.exemplar.title)
        row.owner_key = vietnamese.name_key(person.full_name) if person else vietnamese.sort_key(row.owner_name)
        batch.append(row)
        if len(batch) == 1_000:
            registrations.bulk_update(batch, ("title_key", "owner_key"))
            batch = []
    if batch:
        registrations.bulk_update(batch, ("title_key", "owner_key"))


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
        migrations.AddField("registration", "title_key", models.CharField(max_length=300, default="")),
        migrations.AddField("registration", "owner_key", models.CharField(max_length=300, default="")),
        migrations.RunPython(_keys, migrations.RunPython.noop),
        migrations.AddIndex(
            "registration",
            models.Index(fields=["title_key", "id", "unit", "state", "round"], name="listed_by_title"),
        ),
        migrations.AddIndex(
            "registration",
            models.Index(fields=["owner_key", "id", "unit", "state", "round"], name="listed_by_owner"),
        ),
        migrations.AddIndex(
            "registration",
            models.Index(fields=["unit", "title_key", "id", "state", "round"], name="listed_in_unit_by_title"),
        ),
        migrations.AddIndex(
            "registration",
            models.Index(fields=["unit", "owner_key", "id", "state", "round"], name="listed_in_unit_by_owner"),
        ),
    ]
