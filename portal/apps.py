"""Django's entry for this floor."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The pages for the public, applicants, officers and auditors."""

    name = "portal"
