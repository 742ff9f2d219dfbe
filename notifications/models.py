"""What people were told in the portal, and whether they opened it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from approvals.models import Application


class Notice(models.Model):
    """One thing told to one person about one case, in both languages; told once (`key`)."""

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="notices")
    application = models.ForeignKey(Application, models.PROTECT, related_name="notices")
    key = models.CharField(max_length=120)
    says_zh = models.TextField()
    says_en = models.TextField()
    is_warning = models.BooleanField(default=False)
    at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("通知")
        constraints = [
            models.UniqueConstraint(fields=["recipient", "application", "key"], name="a_notice_is_told_once")
        ]
        indexes = [models.Index(fields=["recipient", "-at"], name="notices_of_recipient")]

    def __str__(self) -> str:
        return self.says

    @property
    def says(self) -> str:
        """The sentence in the active language."""
        return self.says_en if (get_language() or "").startswith("en") else self.says_zh
