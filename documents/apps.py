"""Django's entry for this floor."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Paper: templates to PDF, seal, number, QR code."""

    name = "documents"
