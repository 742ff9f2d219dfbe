"""Names the app to Django and finds the permits when it is ready."""

from importlib import import_module

from django.apps import AppConfig


class WorkflowsConfig(AppConfig):
    """The movement of cases through their procedures."""

    name = "workflows"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("workflows.checks")
        import_module("workflows.registry").discover()
