"""What is asked of a process, a task or a round is asked in its case: six indexes go, one knows the days."""

from django.db import migrations, models
from django.db.models import deletion


class Migration(migrations.Migration):
    dependencies = [("workflows", "0004_indexes_for_questions_only")]

    operations = [
        migrations.RemoveIndex(model_name="deadline", name="deadlines_of_case"),
        migrations.AddIndex(
            model_name="deadline",
            index=models.Index(fields=["application", "state", "due_at"], name="deadlines_of_case"),
        ),
        migrations.RemoveIndex(model_name="task", name="tasks_of_process"),
        migrations.AlterField(
            model_name="deadline",
            name="process",
            field=models.ForeignKey(
                db_index=False,
                on_delete=deletion.PROTECT,
                related_name="deadlines",
                to="workflows.process",
            ),
        ),
        migrations.AlterField(
            model_name="deadline",
            name="task",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=deletion.PROTECT,
                related_name="deadlines",
                to="workflows.task",
            ),
        ),
        migrations.AlterField(
            model_name="scope",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=deletion.PROTECT,
                related_name="inner",
                to="workflows.scope",
            ),
        ),
        migrations.AlterField(
            model_name="scope",
            name="process",
            field=models.ForeignKey(
                db_index=False, on_delete=deletion.PROTECT, related_name="scopes", to="workflows.process"
            ),
        ),
        migrations.AlterField(
            model_name="task",
            name="beside",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=deletion.PROTECT,
                related_name="side_tasks",
                to="workflows.task",
            ),
        ),
        migrations.AlterField(
            model_name="task",
            name="scope",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=deletion.PROTECT,
                related_name="+",
                to="workflows.scope",
            ),
        ),
    ]
