"""Django's entry for this floor."""

from django.apps import AppConfig


class WorkflowsConfig(AppConfig):
    """The movement of a case: nodes, engine, deadlines, inbox, and one folder a permit."""

    name = "workflows"
