"""What people were told, and the proof of what was served upon them; and whether they opened it."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from approvals.models import Application
from documents.models import Paper
from forms.words import Words
from notifications.channels import ARRIVAL, Channel


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


class Service(models.Model):
    """Proof of service (送达回证): one paper, one way to the applicant; when it was sent, and when opened.

    Nobody has sent what the law itself served, or what the applicant opened before it was sent.
    """

    paper = models.ForeignKey(Paper, models.PROTECT, verbose_name=_("文书"), related_name="services")
    channel = models.CharField(_("送达方式"), max_length=10, choices=Channel)
    sent_at = models.DateTimeField(_("送达时间"))
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("送达人"),
        related_name="+",
        null=True,
        blank=True,
    )
    opened_at = models.DateTimeField(_("查看时间"), null=True, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("查看人"),
        related_name="+",
        null=True,
        blank=True,
    )

    class Meta:
        verbose_name = _("送达回证")
        ordering = ["sent_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "channel"], name="a_paper_is_served_once_a_way"),
            models.CheckConstraint(
                condition=models.Q(channel__in=Channel.values), name="a_way_of_service_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(opened_at__isnull=True, opened_by__isnull=True)
                | models.Q(opened_at__isnull=False, opened_by__isnull=False),
                name="an_opening_has_its_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.paper_id} {self.channel}"

    @property
    def arrived_at(self) -> datetime | None:
        """The instant of service: electronic service arrives when it enters the receiver's system.

        None while the paper is being made, and for mail, whose day stands on the return receipt.
        """
        if self.channel == Channel.MAIL:
            return None
        if self.channel == Channel.COUNTER:
            return self.sent_at
        made_at = self.paper.made_at
        return max(self.sent_at, made_at) if made_at else None

    @property
    def rule(self) -> Words:
        """The rule by which the instant of service is told."""
        return ARRIVAL[Channel(self.channel)]
