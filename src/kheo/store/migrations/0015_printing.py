import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0014_settling")]

    operations = [
        migrations.CreateModel(
            name="SignedCopy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=[("signed", "Bản ký số"), ("scan", "Bản quét")], max_length=8)),
                ("name", models.CharField(max_length=200)),
                ("made_here", models.BooleanField(default=False)),
                ("report", models.JSONField(default=dict)),
                ("at", models.DateTimeField()),
                ("checked_at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "blob",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.blob"),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="copies", to="store.document"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("document", "blob"), name="copy_kept_once")],
            },
        ),
        migrations.CreateModel(
            name="TrustRoot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("subject", models.CharField(max_length=300)),
                ("fingerprint", models.CharField(max_length=64, unique=True)),
                ("pem", models.TextField()),
                ("from_on", models.DateField()),
                ("until_on", models.DateField(blank=True, null=True)),
                ("at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until_on__isnull", True), ("until_on__gte", models.F("from_on")), _connector="OR"
                        ),
                        name="root_ends_after_start",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PrintRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Đang chờ"),
                            ("ready", "Đã xong"),
                            ("failed", "Không in được"),
                            ("cancelled", "Đã hủy"),
                        ],
                        default="waiting",
                        max_length=12,
                    ),
                ),
                ("stock", models.JSONField(blank=True, null=True)),
                ("printer", models.CharField(blank=True, max_length=120)),
                ("right", models.DecimalField(decimal_places=1, default=0, max_digits=4)),
                ("down", models.DecimalField(decimal_places=1, default=0, max_digits=4)),
                ("total", models.PositiveIntegerField()),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("problem", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="print_runs", to="store.decision"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="print_runs", to="store.unit"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PrintFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                (
                    "blob",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.blob"),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="files", to="store.printrun"
                    ),
                ),
            ],
            options={
                "ordering": ("number",),
            },
        ),
        migrations.CreateModel(
            name="PrintedSheet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField()),
                ("copy", models.PositiveIntegerField(default=1)),
                ("reason", models.CharField(blank=True, max_length=500)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="printed", to="store.document"
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sheets",
                        to="store.printfile",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sheets", to="store.printrun"
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
            },
        ),
        migrations.CreateModel(
            name="Stock",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("width", models.DecimalField(decimal_places=1, max_digits=5)),
                ("height", models.DecimalField(decimal_places=1, max_digits=5)),
                ("places", models.JSONField(default=list)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="stocks", to="store.unit"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Printer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("right", models.DecimalField(decimal_places=1, default=0, max_digits=4)),
                ("down", models.DecimalField(decimal_places=1, default=0, max_digits=4)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="printers", to="store.unit"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("unit", "name"), name="printer_named_once")],
            },
        ),
        migrations.AddIndex(
            model_name="printrun",
            index=models.Index(fields=["unit", "state"], name="store_print_unit_id_592ab9_idx"),
        ),
        migrations.AddConstraint(
            model_name="printfile",
            constraint=models.UniqueConstraint(fields=("run", "number"), name="print_file_once"),
        ),
        migrations.AddConstraint(
            model_name="printedsheet",
            constraint=models.UniqueConstraint(fields=("run", "position"), name="sheet_placed_once"),
        ),
        migrations.AddConstraint(
            model_name="printedsheet",
            constraint=models.UniqueConstraint(fields=("document", "copy"), name="copy_printed_once"),
        ),
        migrations.AddConstraint(
            model_name="printedsheet",
            constraint=models.CheckConstraint(
                condition=models.Q(("copy", 1), models.Q(("reason", ""), _negated=True), _connector="OR"),
                name="reprinted_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="stock",
            constraint=models.UniqueConstraint(fields=("unit", "name"), name="stock_named_once"),
        ),
    ]
