"""Four indexes go: each was the beginning of another one."""

from django.db import migrations, models
from django.db.models import deletion


class Migration(migrations.Migration):
    dependencies = [("workflows", "0003_flow_definitions"), ("approvals", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="deadline",
            name="application",
            field=models.ForeignKey(
                db_index=False,
                on_delete=deletion.PROTECT,
                related_name="deadlines",
                to="approvals.application",
            ),
        ),
        migrations.AlterField(
            model_name="letter",
            name="application",
            field=models.ForeignKey(
                db_index=False,
                on_delete=deletion.PROTECT,
                related_name="letters",
                to="approvals.application",
            ),
        ),
        migrations.AlterField(
            model_name="process",
            name="application",
            field=models.ForeignKey(
                db_index=False,
                on_delete=deletion.PROTECT,
                related_name="processes",
                to="approvals.application",
            ),
        ),
        migrations.AlterField(
            model_name="task",
            name="process",
            field=models.ForeignKey(
                db_index=False, on_delete=deletion.PROTECT, related_name="tasks", to="workflows.process"
            ),
        ),
    ]
