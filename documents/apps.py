"""Registers the papers with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "documents"
    label = "documents"
    verbose_name = _("文书")
    default_auto_field = "django.db.models.BigAutoField"
