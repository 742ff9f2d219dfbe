"""The catalogue: every permit that may be applied for today, open to everybody."""

from __future__ import annotations

from typing import ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from api import told
from api.shapes import PermitGuide, PermitShape, Problem
from approvals import catalogue
from ledger import moment


class Permits(APIView):
    """What may be applied for."""

    permission_classes: ClassVar = [AllowAny]

    @extend_schema(operation_id="permits", responses=PermitShape(many=True))
    def get(self, request: Request) -> Response:
        """Every permit in force today, with its statutory and its promised days."""
        return Response([told.permit(entry) for entry in catalogue.applied_for(on=moment.today())])


class Permit(APIView):
    """One permit."""

    permission_classes: ClassVar = [AllowAny]

    @extend_schema(operation_id="permit", responses={200: PermitGuide, 404: Problem})
    def get(self, request: Request, slug: str) -> Response:
        """A permit with its bases, materials and form."""
        return Response(told.guide(catalogue.entry(slug, on=moment.today())))
