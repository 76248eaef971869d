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
    ]
