from django.db import migrations


def _bytewise(_apps, schema_editor):
    """Let words compare bytewise on both databases, so that a prefix is a range of their index."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute('ALTER TABLE store_word ALTER COLUMN text TYPE varchar(60) COLLATE "C"')


class Migration(migrations.Migration):
    dependencies = [("store", "0020_conferring")]

    operations = [migrations.RunPython(_bytewise, migrations.RunPython.noop)]
