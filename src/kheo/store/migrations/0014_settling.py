import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0013_doubling"),
    ]

    operations = [
        migrations.CreateModel(
            name="OfficeStyle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "spelling",
                    models.CharField(
                        choices=[("as_written", "giữ như người viết"), ("ủy", "ủy (Đảng ủy)"), ("uỷ", "uỷ (Đảng uỷ)")],
                        default="as_written",
                        max_length=12,
                    ),
                ),
                (
                    "order",
                    models.CharField(
                        choices=[
                            ("by_form", "theo thể thức của cơ quan ban hành"),
                            ("party", "05-QĐ/ĐU"),
                            ("state", "05/QĐ-ĐU"),
                        ],
                        default="by_form",
                        max_length=12,
                    ),
                ),
                (
                    "span",
                    models.CharField(
                        choices=[("year", "theo năm"), ("term", "theo nhiệm kỳ cấp ủy")], default="year", max_length=8
                    ),
                ),
                ("term_from", models.DateField(blank=True, null=True)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="proposal",
            name="proposal_number_once",
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.UniqueConstraint(
                models.F("unit"),
                models.F("number"),
                django.db.models.functions.datetime.ExtractYear("on"),
                name="proposal_number_once_a_year",
            ),
        ),
        migrations.AddField(
            model_name="officestyle",
            name="account",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="officestyle",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="styles", to="store.unit"
            ),
        ),
        migrations.AddConstraint(
            model_name="officestyle",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("span", "term"), _negated=True), ("term_from__isnull", False), _connector="OR"
                ),
                name="term_has_its_first_day",
            ),
        ),
    ]
