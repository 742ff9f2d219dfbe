"""Registers the record with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LedgerConfig(AppConfig):
    name = "ledger"
    label = "ledger"
    verbose_name = _("办理台账")
    default_auto_field = "django.db.models.BigAutoField"
