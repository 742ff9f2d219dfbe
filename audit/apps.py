"""Django's entry for this floor."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Measuring: compliance, warnings, replay, exports."""

    name = "audit"
