"""What beat sends: jobs that exist, dropped when they waited too long; the night is Shanghai's."""

from datetime import timedelta
from io import BytesIO

import pytest
from celery.schedules import crontab
from django.core.files.base import ContentFile
from reportlab.pdfgen.canvas import Canvas

from approvals import jobs
from approvals.models import Draft, DraftFile
from config.celery import app
from config.schedule import BEAT
from forms import uploads
from forms.models import Upload
from ledger.moment import frozen
from tests.played import MONDAY, at, submitted
from workflows.stories.cast import Cast


def test_every_job_that_beat_sends_exists():
    app.loader.import_default_modules()

    assert {line["task"] for line in BEAT.values()} <= set(app.tasks)


def test_what_waited_longer_than_its_interval_is_dropped():
    sweeps = [line for line in BEAT.values() if not isinstance(line["schedule"], crontab)]

    assert {line["task"] for line in sweeps} == {
        "workflows.sweep",
        "workflows.run_errands",
        "workflows.derive_anew",
        "documents.make_papers",
        "notifications.send_mails",
    }
    assert all(line["options"]["expires"] == line["schedule"] <= 30 for line in sweeps)


def test_the_day_is_sealed_soon_after_midnight_in_shanghai():
    seal = BEAT["seal"]["schedule"]

    assert (seal.hour, seal.minute) == ({0}, {10})
    assert app.conf.timezone == "Asia/Shanghai"


def drawing() -> ContentFile:
    content = BytesIO()
    canvas = Canvas(content)
    canvas.drawString(100, 700, "plan")
    canvas.save()
    return ContentFile(content.getvalue(), name="plan.pdf")


@pytest.mark.django_db(transaction=True)
def test_at_night_only_uploads_that_belong_to_nothing_are_cleared_away():
    cast = Cast()
    owner, handed_in_at = cast.who("applicant"), at(MONDAY)
    of_case, of_draft, of_nothing = (uploads.keep(drawing(), owner=owner, at=handed_in_at) for _ in range(3))
    young = uploads.keep(drawing(), owner=owner, at=handed_in_at + timedelta(days=2))
    submitted(cast).materials.get(code="site-plan").uploads.add(of_case)
    draft = Draft.objects.create(
        owner=owner,
        permit="greenspace-use",
        schema_version=1,
        created_at=handed_in_at,
        saved_at=handed_in_at,
    )
    DraftFile.objects.create(draft=draft, material="site-plan", upload=of_draft)

    with frozen(handed_in_at + timedelta(days=3)):
        jobs.sweep_uploads()

    assert set(Upload.objects.values_list("pk", flat=True)) == {of_case.pk, of_draft.pk, young.pk}
    assert not Upload.objects.filter(pk=of_nothing.pk).exists()
