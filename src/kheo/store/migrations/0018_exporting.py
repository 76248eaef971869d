import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0017_listing")]

    operations = [
        migrations.CreateModel(
            name="Export",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("dossiers", "Danh sách hồ sơ"), ("office", "Toàn bộ dữ liệu của cơ quan")],
                        max_length=12,
                    ),
                ),
                ("extract", models.JSONField(default=dict)),
                ("reach", models.JSONField(default=list)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Đang chờ"),
                            ("ready", "Đã xong"),
                            ("failed", "Không lập được"),
                            ("expired", "Đã hết hạn"),
                        ],
                        default="waiting",
                        max_length=12,
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("total", models.PositiveIntegerField()),
                ("made", models.PositiveIntegerField(default=0)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("problem", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                ("claimed_at", models.DateTimeField(blank=True, null=True)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("expires_at", models.DateTimeField(blank=True, null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["account", "state"], name="store_expor_account_b84ffc_idx"),
                    models.Index(fields=["state", "expires_at"], name="store_expor_state_d6aaa4_idx"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "ready"), _negated=True), ("expires_at__isnull", False), _connector="OR"
                        ),
                        name="export_ready_until_a_day",
                    )
                ],
            },
        ),
    ]
