from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0009_visiting")]

    operations = [
        migrations.CreateModel(
            name="Bucket",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=64, unique=True)),
                ("tokens", models.FloatField()),
                ("at", models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.AddField(
            model_name="document",
            name="code",
            field=models.CharField(blank=True, max_length=12, null=True, unique=True),
        ),
    ]
