from django.db import migrations, models


def _bytewise(_apps, schema_editor):
    """Let words compare bytewise on both databases, so that a prefix is a range of their index."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute('ALTER TABLE store_word ALTER COLUMN text TYPE varchar(60) COLLATE "C"')


class Migration(migrations.Migration):
    dependencies = [("store", "0018_exporting")]

    operations = [
        migrations.RunPython(_bytewise, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="owner",
            index=models.Index(
                condition=models.Q(("person__isnull", False)), fields=["person", "exemplar"], name="owned_by_person"
            ),
        ),
        migrations.AddIndex(
            model_name="registration",
            index=models.Index(fields=["unit", "state", "round"], name="counted_in_unit"),
        ),
    ]
