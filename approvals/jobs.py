"""The nightly job that clears away uploads which belong to no case and no draft."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from celery import shared_task

from approvals.models import ApplicationMaterial, DraftFile
from forms import uploads
from ledger import moment

# Long enough for someone who handed in a file and is still filling in the form.
KEPT_FOR = timedelta(days=2)


@shared_task(name="approvals.sweep_uploads", ignore_result=True)
def sweep_uploads() -> None:
    """Clear away what was handed in two days ago or earlier and belongs to nothing."""
    uploads.sweep_orphans(before=moment.now() - KEPT_FOR, in_use=in_use)


def in_use(candidates: Collection[UUID]) -> set[UUID]:
    """Those of the uploads that a material of a case or a draft refers to."""
    handed_in = ApplicationMaterial.uploads.through.objects.filter(upload_id__in=candidates)
    drafted = DraftFile.objects.filter(upload_id__in=candidates)
    return {*handed_in.values_list("upload_id", flat=True), *drafted.values_list("upload_id", flat=True)}
