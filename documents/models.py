"""The tables of the papers: what was ordered and made, and the last number of each series."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from approvals.models import Application
from documents.papers.catalogue import paper_kind
from forms.words import Words


class PaperState(models.TextChoices):
    """Where a paper stands; a failed one is tried again and may still be made."""

    ORDERED = "ORDERED", _("制作中")
    MADE = "MADE", _("已制作")
    FAILED = "FAILED", _("制作失败")


class Paper(models.Model):
    """One official paper of a case: its facts as they were when it was ordered, and the file made from them.

    Facts, organ and day are frozen when it is ordered; number, digest and file come when it is made.
    A made paper is never changed: the database refuses it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(
        Application, models.PROTECT, verbose_name=_("办件"), related_name="papers"
    )
    kind = models.CharField(_("种类"), max_length=40)
    key = models.CharField(_("唯一键"), max_length=200, unique=True)
    state = models.CharField(_("状态"), max_length=8, choices=PaperState, default=PaperState.ORDERED)
    facts = models.JSONField(_("事实"), encoder=DjangoJSONEncoder)
    organ = models.JSONField(_("机关"))
    site = models.CharField(_("查验网址"), max_length=200)
    dated_on = models.DateField(_("成文日期"))
    calendar_version = models.CharField(_("日历版本"), max_length=64, blank=True)
    check_code = models.CharField(_("查验码"), max_length=16, unique=True)
    ordered_at = models.DateTimeField(_("提交制作时间"))
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("经办人"),
        related_name="+",
        null=True,
        blank=True,
    )
    word = models.CharField(_("机关代字"), max_length=20, blank=True)
    year = models.PositiveSmallIntegerField(_("年份"), null=True, blank=True)
    serial = models.PositiveIntegerField(_("序号"), null=True, blank=True)
    number = models.CharField(_("文号"), max_length=60, blank=True)
    made_at = models.DateTimeField(_("制作时间"), null=True, blank=True)
    sha256 = models.CharField(_("文件散列值"), max_length=64, blank=True)
    size = models.PositiveIntegerField(_("字节数"), null=True, blank=True)
    file = models.CharField(_("文件"), max_length=120, blank=True)
    error = models.CharField(_("失败原因"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("文书")
        verbose_name_plural = _("文书")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["word", "year", "serial"], name="a_paper_number_once"),
            models.CheckConstraint(name="paper_state_known", condition=Q(state__in=PaperState.values)),
            models.CheckConstraint(
                name="a_made_paper_has_number_and_file",
                condition=~Q(state=PaperState.MADE)
                | (
                    ~Q(number="")
                    & ~Q(sha256="")
                    & ~Q(file="")
                    & Q(made_at__isnull=False)
                    & Q(size__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="an_unmade_paper_has_no_number", condition=Q(state=PaperState.MADE) | Q(number="")
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["application", "ordered_at"], name="papers_of_case"),
            models.Index(fields=["number"], name="papers_by_number", condition=~Q(number="")),
            models.Index(fields=["ordered_at"], name="papers_failed", condition=Q(state=PaperState.FAILED)),
        ]

    def __str__(self) -> str:
        return self.number or f"{self.kind} {self.key}"

    @property
    def name(self) -> Words:
        """What the paper is called."""
        return paper_kind(self.kind).name_with(self.facts)

    @property
    def is_made(self) -> bool:
        return self.state == PaperState.MADE

    @property
    def file_name(self) -> str:
        """The name under which the paper is handed out."""
        return f"{self.name.zh} {self.number}.pdf"


class NumberSeries(models.Model):
    """The last number given in a year under a word; its row is the lock of the series."""

    word = models.CharField(_("机关代字"), max_length=20)
    year = models.PositiveSmallIntegerField(_("年份"))
    last = models.PositiveIntegerField(_("末号"), default=0)

    class Meta:
        verbose_name = _("文号序列")
        verbose_name_plural = _("文号序列")
        constraints: ClassVar = [models.UniqueConstraint(fields=["word", "year"], name="a_series_once")]

    def __str__(self) -> str:
        return f"{self.word}〔{self.year}〕{self.last}"
