"""The keys under which applications were submitted, so that a retry finds the case it made."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from approvals.models import Application


class Submission(models.Model):
    """One submission of one person under a key; `digest` is that of what was sent."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    key = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    application = models.OneToOneField(Application, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("接口提交")
        verbose_name_plural = _("接口提交")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["owner", "key"], name="a_submission_key_once")
        ]

    def __str__(self) -> str:
        return self.key
