import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0007_launching")]

    operations = [
        migrations.CreateModel(
            name="Budget",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("round", models.CharField(max_length=40)),
                (
                    "rounding",
                    models.CharField(
                        choices=[
                            ("ceil_10k", "Làm tròn lên hàng chục nghìn đồng"),
                            ("nearest_10k", "Làm tròn đến hàng chục nghìn đồng gần nhất"),
                        ],
                        default="ceil_10k",
                        max_length=12,
                    ),
                ),
                (
                    "over",
                    models.CharField(
                        choices=[
                            ("refuse", "Không cho ban hành quyết định"),
                            ("warn", "Vẫn cho ban hành, có cảnh báo"),
                        ],
                        default="refuse",
                        max_length=8,
                    ),
                ),
                (
                    "outside",
                    models.CharField(
                        choices=[("none", "Không tính tiền thưởng"), ("state", "Theo mức giấy khen của Nhà nước")],
                        default="none",
                        max_length=8,
                    ),
                ),
                ("approved_on", models.DateField(blank=True, null=True)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="budgets", to="store.unit"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="BudgetLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("bonus", "Tiền thưởng"),
                            ("ceremony", "Tổ chức biểu dương"),
                            ("visits", "Khảo sát, thẩm định"),
                            ("papers", "Văn phòng phẩm, giấy khen"),
                            ("other", "Chi khác"),
                        ],
                        max_length=12,
                    ),
                ),
                ("item", models.CharField(max_length=300)),
                ("estimated", models.BigIntegerField()),
                ("approved", models.BigIntegerField(blank=True, null=True)),
                ("spent", models.BigIntegerField(blank=True, null=True)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("dropped_at", models.DateTimeField(blank=True, null=True)),
                (
                    "budget",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="store.budget"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="budget",
            constraint=models.UniqueConstraint(fields=("unit", "round"), name="budget_once_a_round"),
        ),
        migrations.AddConstraint(
            model_name="budgetline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("estimated__gte", 0),
                    models.Q(("approved__isnull", True), ("approved__gte", 0), _connector="OR"),
                    models.Q(("spent__isnull", True), ("spent__gte", 0), _connector="OR"),
                ),
                name="money_is_not_negative",
            ),
        ),
    ]
