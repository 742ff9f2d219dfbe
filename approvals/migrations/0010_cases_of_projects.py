"""The project of every case that the lead departments have filed before."""

import unicodedata

from django.db import migrations


def gather(apps, schema_editor):
    """Every case with a project among its answers belongs to the project of that name."""
    application, project = (apps.get_model("approvals", name) for name in ("Application", "Project"))
    for case in application.objects.filter(answers__has_key="project").order_by("received_at", "pk"):
        name = " ".join(str(case.answers["project"] or "").split())[:200]
        if name:
            key = unicodedata.normalize("NFKC", "".join(name.split())).casefold()[:200]
            first = {"name": name, "begun_on": case.received_on}
            case.project, _ = project.objects.get_or_create(key=key, defaults=first)
            case.save(update_fields=["project"])


class Migration(migrations.Migration):
    dependencies = [
        ("approvals", "0009_projects"),
    ]

    operations = [
        migrations.RunPython(gather, migrations.RunPython.noop),
    ]
