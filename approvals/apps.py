"""Names the app to Django."""

from django.apps import AppConfig


class ApprovalsConfig(AppConfig):
    """The record: applications, clock events, decisions, licences, commitments, inspections."""

    name = "approvals"
    default_auto_field = "django.db.models.BigAutoField"
