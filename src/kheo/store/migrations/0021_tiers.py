from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0019_gathering")]

    operations = [
        migrations.AddField(
            model_name="nurturenote",
            name="next_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="nurturenote",
            constraint=models.CheckConstraint(
                condition=models.Q(("next_on__isnull", True), ("next_on__gt", models.F("on")), _connector="OR"),
                name="nurtured_again_later",
            ),
        ),
    ]
