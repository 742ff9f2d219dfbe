"""Addresses of the two faces."""

from django.urls import include, path

urlpatterns = [
    path("", include("portal.urls")),
    path("api/", include("api.urls")),
]
