"""Django's entry for this floor."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The same doors as the portal, for machines."""

    name = "api"
