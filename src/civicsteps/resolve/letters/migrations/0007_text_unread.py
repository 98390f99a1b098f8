from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0006_what_came_back")]

    operations = [
        migrations.AlterField(
            model_name="filetext",
            name="how",
            field=models.CharField(
                choices=[
                    ("read", "the text of the file"),
                    ("seen", "recognised from the scan: it may be wrong in places"),
                    ("none", "no text was found"),
                    ("unable", "it is a scan, and text recognition is not installed here"),
                    ("failed", "the text could not be read"),
                ],
                max_length=6,
            ),
        ),
    ]
