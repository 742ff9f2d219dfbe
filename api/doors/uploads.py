"""Handing in a file, to be named in a submission or an act."""

from __future__ import annotations

from typing import ClassVar, cast

from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.models import User
from api.shapes import Problem, UploadAsked, UploadShape
from forms import uploads
from ledger import moment


class Uploads(APIView):
    """Files."""

    parser_classes: ClassVar = [MultiPartParser]
    throttle_scope = "upload"

    @extend_schema(operation_id="upload", request=UploadAsked, responses={201: UploadShape, 422: Problem})
    def post(self, request: Request) -> Response:
        """Hand in a PDF, JPEG or PNG; it is judged by its content, not by its name."""
        asked = UploadAsked(data=request.data)
        asked.is_valid(raise_exception=True)
        kept = uploads.keep(asked.validated_data["file"], owner=cast(User, request.user), at=moment.now())
        return Response(
            {
                "id": kept.pk,
                "name": kept.original_name,
                "kind": kept.kind,
                "size": kept.size,
                "sha256": kept.sha256,
            },
            status=201,
        )
