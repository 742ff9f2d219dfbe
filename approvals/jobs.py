"""The nightly job that clears away uploads which belong to no case, no inspection and no draft."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from celery import shared_task

from approvals.models import ApplicationMaterial, DraftFile, Inspection, InspectionDraft
from forms import uploads
from ledger import moment

# Long enough for someone who handed in a file and is still filling in the form.
KEPT_FOR = timedelta(days=2)


@shared_task(name="approvals.sweep_uploads", ignore_result=True)
def sweep_uploads() -> None:
    """Clear away what was handed in two days ago or earlier and belongs to nothing."""
    uploads.sweep_orphans(before=moment.now() - KEPT_FOR, in_use=in_use)


def in_use(candidates: Collection[UUID]) -> set[UUID]:
    """Those of the uploads that a material, a record of an inspection or a draft of either refers to."""
    return {
        upload
        for referring in (
            ApplicationMaterial.uploads.through,
            DraftFile,
            Inspection.photographs.through,
            InspectionDraft.photographs.through,
        )
        for upload in referring._default_manager.filter(upload_id__in=candidates).values_list(
            "upload_id", flat=True
        )
    }
