import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0016_wording")]

    operations = [
        migrations.AlterField(
            "lookup",
            "kind",
            models.CharField(
                choices=[
                    ("exemplar", "Mô hình, điển hình"),
                    ("unit", "Cơ quan, đơn vị"),
                    ("person", "Người"),
                    ("paper", "Văn bản"),
                    ("content", "Nội dung đã làm"),
                ],
                max_length=16,
            ),
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80)),
                ("query", models.TextField(blank=True)),
                ("saved_at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="store.account"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("account", "name"), name="view_saved_once")],
            },
        ),
    ]
