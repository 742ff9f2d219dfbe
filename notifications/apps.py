"""Django's entry for this floor."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Telling people: notices, service of documents, channels."""

    name = "notifications"
