"""The description of the API and its page, under the strict policy: no script or style inside the page."""

from __future__ import annotations

from typing import ClassVar

from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.permissions import AllowAny


class Description(SpectacularAPIView):
    """OpenAPI 3."""

    permission_classes: ClassVar = [AllowAny]


class DocsPage(SpectacularSwaggerSplitView):
    """Swagger UI from our own server; what starts it is a script with an address of its own."""

    permission_classes: ClassVar = [AllowAny]
    url_name = "api:schema"
    template_name = "api/docs.html"
