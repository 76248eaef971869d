from django.db import migrations

# the keys of an order compare bytewise, whatever order the database was made with, as those of titles have since 0012
_BYTEWISE = (
    'ALTER TABLE store_person ALTER COLUMN name_key TYPE varchar(300) COLLATE "C"',
    'ALTER TABLE store_registration ALTER COLUMN round TYPE varchar(40) COLLATE "C"',
)


def _compare(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in _BYTEWISE:
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("store", "0022_flag_ranks")]

    operations = [migrations.RunPython(_compare, migrations.RunPython.noop)]
