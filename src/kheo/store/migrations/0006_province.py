import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0005_reorganising")]

    operations = [
        migrations.CreateModel(
            name="QualityWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rising", models.BooleanField()),
                ("ground", models.TextField()),
                ("on", models.DateField()),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quality_words",
                        to="store.registration",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="decision",
            name="authority",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="decision",
            name="issuer",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.CreateModel(
            name="FlagNominee",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_name", models.CharField(max_length=300)),
                ("round", models.CharField(max_length=40)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("nominated", "Đã đưa vào danh sách đề nghị"),
                            ("proposed_up", "Đã trình cấp tỉnh"),
                            ("taken_up", "Cấp tỉnh đã tiếp nhận"),
                            ("returned_up", "Cấp tỉnh trả lại để bổ sung"),
                            ("declined", "Cấp tỉnh không tiếp nhận"),
                            ("granted", "Được tặng cờ thi đua"),
                            ("not_granted", "Chưa được tặng lần này"),
                            ("handed_over", "Đã trao cờ thi đua"),
                            ("left_out", "Đã đưa ra khỏi danh sách"),
                        ],
                        default="nominated",
                        max_length=16,
                    ),
                ),
                ("results", models.TextField()),
                ("figures", models.JSONField(default=dict)),
                ("nominated_on", models.DateField()),
                ("reason", models.TextField(blank=True)),
                ("handed_over_on", models.DateField(blank=True, null=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="flags",
                        to="store.decision",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.edition"
                    ),
                ),
                (
                    "host",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="flags_proposed", to="store.unit"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="flags", to="store.unit"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FlagVerdict",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("standard", models.CharField(max_length=40)),
                ("holds", models.BooleanField()),
                ("remark", models.TextField()),
                ("on", models.DateField()),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"),
                ),
                (
                    "nominee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="verdicts", to="store.flagnominee"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Package",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("round", models.CharField(max_length=40)),
                ("title", models.CharField(max_length=300)),
                ("number", models.PositiveSmallIntegerField(default=1)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("sent", "Đã trình, chờ tiếp nhận"),
                            ("taken_in", "Đã tiếp nhận"),
                            ("returned", "Trả lại để bổ sung"),
                            ("declined", "Không tiếp nhận"),
                            ("answered", "Đã có kết quả"),
                        ],
                        default="sent",
                        max_length=12,
                    ),
                ),
                ("contents", models.JSONField()),
                ("sent_at", models.DateTimeField()),
                ("taken_in_on", models.DateField(blank=True, null=True)),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("reason", models.TextField(blank=True)),
                (
                    "returned_to",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("papers", "Ban Chỉ đạo Khối hoàn thiện giấy tờ rồi trình lại"),
                            ("list", "Ban Chỉ đạo Khối xét lại danh sách"),
                            ("below", "Cơ sở bổ sung hồ sơ"),
                        ],
                        max_length=12,
                    ),
                ),
                ("built_at", models.DateTimeField(blank=True, null=True)),
                ("problem", models.TextField(blank=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "blob",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.blob",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="packages",
                        to="store.decision",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.edition"
                    ),
                ),
                (
                    "proposal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="package", to="store.proposal"
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="store.package",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="packages", to="store.unit"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PackageItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                ("granted", models.BooleanField(blank=True, null=True)),
                ("grade", models.CharField(blank=True, max_length=24)),
                ("reason", models.TextField(blank=True)),
                (
                    "flag",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="package_items",
                        to="store.flagnominee",
                    ),
                ),
                (
                    "package",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="items", to="store.package"
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="package_items",
                        to="store.registration",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
            },
        ),
        migrations.AddConstraint(
            model_name="flagnominee",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "left_out"), _negated=True),
                fields=("unit", "round"),
                name="flag_nominated_once_a_round",
            ),
        ),
        migrations.AddConstraint(
            model_name="flagverdict",
            constraint=models.UniqueConstraint(fields=("nominee", "standard"), name="flag_standard_judged_once"),
        ),
        migrations.AddIndex(
            model_name="package",
            index=models.Index(fields=["unit", "state"], name="store_packa_unit_id_3545b1_idx"),
        ),
        migrations.AddConstraint(
            model_name="packageitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("flag__isnull", True), ("registration__isnull", False)),
                    models.Q(("flag__isnull", False), ("registration__isnull", True)),
                    _connector="OR",
                ),
                name="packed_exemplar_or_unit",
            ),
        ),
        migrations.AddConstraint(
            model_name="packageitem",
            constraint=models.UniqueConstraint(fields=("package", "registration"), name="packed_once"),
        ),
        migrations.AddConstraint(
            model_name="packageitem",
            constraint=models.UniqueConstraint(fields=("package", "flag"), name="flag_packed_once"),
        ),
        migrations.AddConstraint(
            model_name="packageitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("granted__isnull", True),
                    ("granted", True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="refused_with_a_reason",
            ),
        ),
    ]
