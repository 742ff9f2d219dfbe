"""Handing out files: uploads and papers go as attachments only, never shown in the site's own origin."""

from __future__ import annotations

from io import BytesIO

from django.http import FileResponse

from documents.models import Paper
from documents.storing import content
from forms.models import Upload
from forms.uploads import open_upload


def upload_response(upload: Upload) -> FileResponse:
    """The bytes of an upload under the name it was given; the caller has checked who may have it."""
    answer = FileResponse(
        open_upload(upload), as_attachment=True, filename=upload.original_name, content_type=upload.kind
    )
    _keep_apart(answer)
    return answer


def paper_response(paper: Paper) -> FileResponse:
    """The PDF of a made paper; raises PaperNotReady and PaperDamaged."""
    answer = FileResponse(
        BytesIO(content(paper)), as_attachment=True, filename=paper.file_name, content_type="application/pdf"
    )
    _keep_apart(answer)
    return answer


def _keep_apart(answer: FileResponse) -> None:
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
