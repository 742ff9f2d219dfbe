"""Addresses of these pages."""

from django.urls import URLPattern, URLResolver

app_name = "auditor"
urlpatterns: list[URLPattern | URLResolver] = []
