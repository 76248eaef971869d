from django.db import migrations

# the kinds in the order of their numbers, which is that of their letters: a to e
_KINDS = ("exemplar", "unit", "person", "paper", "content")
_NAMES = ("in", "out", "new")
_TRIGGERS = (
    "CREATE TRIGGER store_lookup_words_in AFTER INSERT ON store_lookup BEGIN "
    "INSERT INTO store_lookup_words(rowid, folded) VALUES (new.id, new.folded); END",
    "CREATE TRIGGER store_lookup_words_out AFTER DELETE ON store_lookup BEGIN "
    "INSERT INTO store_lookup_words(store_lookup_words, rowid, folded) VALUES ('delete', old.id, old.folded); END",
    "CREATE TRIGGER store_lookup_words_new AFTER UPDATE OF folded ON store_lookup BEGIN "
    "INSERT INTO store_lookup_words(store_lookup_words, rowid, folded) VALUES ('delete', old.id, old.folded); "
    "INSERT INTO store_lookup_words(rowid, folded) VALUES (new.id, new.folded); END",
)
# the way back leaves the lookups empty: `kheo reindex` notes them anew
_BEFORE = {
    "postgresql": (
        "CREATE INDEX store_lookup_words ON store_lookup USING gin (to_tsvector('simple'::regconfig, folded))",
    ),
    "sqlite": (
        "CREATE VIRTUAL TABLE store_lookup_words "
        "USING fts5(folded, content='store_lookup', content_rowid='id', prefix='2 3')",
    ),
}
_MADE = {
    "postgresql": (
        # kept beside the text: read along the numbers, a row is asked without its words being cut anew
        "ALTER TABLE store_lookup ADD COLUMN words tsvector "
        "GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, folded)) STORED",
        "CREATE INDEX store_lookup_words ON store_lookup USING gin (words)",
        "ANALYZE store_lookup",
    ),
    "sqlite": (
        "CREATE VIRTUAL TABLE store_lookup_words "
        "USING fts5(folded, content='store_lookup', content_rowid='id', prefix='3 4')",
        "INSERT INTO store_lookup_words(store_lookup_words) VALUES ('rebuild')",
        *_TRIGGERS,
    ),
}


def _drop(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX store_lookup_words")
        return
    for name in _NAMES:
        schema_editor.execute(f"DROP TRIGGER store_lookup_words_{name}")
    schema_editor.execute("DROP TABLE store_lookup_words")


def _make_as_before(_apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in (*_BEFORE[vendor], *(_TRIGGERS if vendor == "sqlite" else ())):
        schema_editor.execute(statement)


def _empty(apps, schema_editor):
    _drop(apps, schema_editor)
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE store_lookup DROP COLUMN words")
    schema_editor.execute("DELETE FROM store_lookup")


def _number(_apps, schema_editor):
    for number, kind in enumerate(_KINDS):
        letter = "abcde"[number]
        # below nought first, where no old number stands in the way
        schema_editor.execute(
            f"UPDATE store_lookup SET id = -(thing_id * 8 + {number}), "
            f"folded = CASE folded WHEN '' THEN '' ELSE '{letter}' || replace(folded, ' ', ' {letter}') END "
            f"WHERE kind = '{kind}'"
        )
    schema_editor.execute("UPDATE store_lookup SET id = -id")


def _make(_apps, schema_editor):
    for statement in _MADE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("store", "0023_bytewise")]

    operations = [
        migrations.RunPython(_drop, _make_as_before),
        migrations.RunPython(_number, migrations.RunPython.noop),
        migrations.RemoveConstraint("lookup", "looked_up_once"),
        migrations.RemoveField("lookup", "kind"),
        migrations.RemoveField("lookup", "thing_id"),
        migrations.RunPython(_make, _empty),
    ]
