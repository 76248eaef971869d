from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0021_tiers")]

    operations = [
        migrations.AddField(
            model_name="flagnominee",
            name="rank",
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="flagnominee",
            constraint=models.UniqueConstraint(
                condition=models.Q(("rank__isnull", False), models.Q(("state", "left_out"), _negated=True)),
                fields=("host", "round", "rank"),
                name="flag_rank_held_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="flagnominee",
            constraint=models.CheckConstraint(
                condition=models.Q(("rank__isnull", True), ("rank__gte", 1), _connector="OR"),
                name="flag_rank_from_one",
            ),
        ),
    ]
