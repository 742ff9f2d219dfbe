"""Registers the people with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "accounts"
    label = "accounts"
    verbose_name = _("人员与岗位")
    default_auto_field = "django.db.models.BigAutoField"
