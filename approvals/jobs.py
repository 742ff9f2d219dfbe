"""The nightly job that clears away uploads which nothing refers to."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from celery import shared_task
from django.db.models.fields.reverse_related import ForeignObjectRel

from forms import uploads
from forms.models import Upload
from ledger import moment

# Long enough for someone who handed in a file and is still filling in the form.
KEPT_FOR = timedelta(days=2)


@shared_task(name="approvals.sweep_uploads", ignore_result=True)
def sweep_uploads() -> None:
    """Clear away what was handed in two days ago or earlier and belongs to nothing."""
    uploads.sweep_orphans(before=moment.now() - KEPT_FOR, in_use=in_use)


def in_use(candidates: Collection[UUID]) -> set[UUID]:
    """Those of the uploads that anything refers to: a material, a record made on site, a draft."""
    referring = [
        (one.field.model._default_manager, one.field.attname)
        for one in Upload._meta.get_fields(include_hidden=True)
        if isinstance(one, ForeignObjectRel) and not one.many_to_many
    ]
    return {
        upload
        for rows, column in referring
        for upload in rows.filter(**{f"{column}__in": candidates}).values_list(column, flat=True)
    }
