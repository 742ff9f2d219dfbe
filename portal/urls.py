"""Addresses of the portal, room by room."""

from django.urls import include, path

urlpatterns = [
    path("", include("portal.public.urls")),
    path("my/", include("portal.applicant.urls")),
    path("office/", include("portal.office.urls")),
    path("audit/", include("portal.auditor.urls")),
    path("language/", include("django.conf.urls.i18n")),
]
