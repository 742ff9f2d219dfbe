"""Django's entry for this floor."""

from django.apps import AppConfig


class FormsConfig(AppConfig):
    """Forms, answers and uploads; the label avoids `django.forms`."""

    name = "forms"
    label = "permit_forms"
