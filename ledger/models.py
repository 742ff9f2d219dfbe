"""The rows of the record: a chain a case, its entries, the sealed days, and the outbox."""

from __future__ import annotations

from typing import ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

GENESIS = "0" * 64


class Chain(models.Model):
    """The head of one case's record, and the one lock of that case: every act opens it first."""

    id = models.BigAutoField(primary_key=True)
    seq = models.PositiveIntegerField(_("最后序号"), default=0)
    head = models.CharField(_("链首"), max_length=64, default=GENESIS)
    opened_at = models.DateTimeField(_("建立时间"))

    class Meta:
        verbose_name = _("案卷链")
        verbose_name_plural = _("案卷链")

    def __str__(self) -> str:
        return f"{self.pk} @{self.seq}"


class Entry(models.Model):
    """One act as it was recorded; the database refuses to change or remove it."""

    id = models.BigAutoField(primary_key=True)
    chain = models.ForeignKey(
        Chain, models.PROTECT, verbose_name=_("案卷链"), related_name="entries", db_index=False
    )
    seq = models.PositiveIntegerField(_("序号"))
    act = models.CharField(_("行为"), max_length=60)
    at = models.DateTimeField(_("发生时间"))
    recorded_at = models.DateTimeField(_("记录时间"))
    actor = models.CharField(_("行为人"), max_length=40)
    role = models.CharField(_("岗位"), max_length=60, blank=True)
    facts = models.JSONField(_("事实"), default=dict)
    previous = models.CharField(_("前一散列值"), max_length=64)
    hash = models.CharField(_("散列值"), max_length=64)

    class Meta:
        verbose_name = _("台账记录")
        verbose_name_plural = _("台账记录")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("chain", "seq"), name="entry_seq_once"),
            models.CheckConstraint(name="entry_seq_starts_at_one", condition=Q(seq__gte=1)),
            models.CheckConstraint(name="entry_act_is_a_code", condition=Q(act__regex=r"^[A-Z][A-Z0-9_]*$")),
            models.CheckConstraint(
                name="entry_actor_is_named", condition=Q(actor__regex=r"^(user:[0-9]+|system|law)$")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.chain_id}/{self.seq} {self.act}"


class DayRoot(models.Model):
    """The signed Merkle root over every chain's head as it stood when a day in Shanghai ended."""

    day = models.DateField(_("日期"), primary_key=True)
    root = models.CharField(_("根散列值"), max_length=64)
    count = models.PositiveIntegerField(_("案卷数"))
    previous = models.CharField(_("前一日根散列值"), max_length=64, default=GENESIS)
    signature = models.CharField(_("签名"), max_length=128)
    key_id = models.CharField(_("密钥标识"), max_length=16)

    class Meta:
        verbose_name = _("每日封存")
        verbose_name_plural = _("每日封存")

    def __str__(self) -> str:
        return f"{self.day} {self.root[:12]}"


class OutboxState(models.TextChoices):
    """Where a thing owed to the world outside stands."""

    PENDING = "PENDING", _("待处理")
    DONE = "DONE", _("已完成")
    PARKED = "PARKED", _("已搁置")


class OutboxItem(models.Model):
    """Something still to be done outside the database: a paper, a mail, a call; no personal data in it."""

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(_("种类"), max_length=60)
    key = models.CharField(_("唯一键"), max_length=200, unique=True)
    case = models.ForeignKey(
        Chain, models.PROTECT, verbose_name=_("案卷链"), null=True, blank=True, related_name="outbox"
    )
    payload = models.JSONField(_("内容"), default=dict, encoder=DjangoJSONEncoder)
    state = models.CharField(_("状态"), max_length=7, choices=OutboxState, default=OutboxState.PENDING)
    next_at = models.DateTimeField(_("下次时间"))
    attempts = models.PositiveSmallIntegerField(_("次数"), default=0)
    claimed_until = models.DateTimeField(_("占用至"), null=True, blank=True)
    error = models.CharField(_("错误类别"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("创建时间"))
    done_at = models.DateTimeField(_("完成时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("待办外发")
        verbose_name_plural = _("待办外发")
        constraints: ClassVar = [
            models.CheckConstraint(name="outbox_state_known", condition=Q(state__in=OutboxState.values)),
            models.CheckConstraint(
                name="outbox_done_has_its_time",
                condition=Q(state=OutboxState.DONE, done_at__isnull=False)
                | (~Q(state=OutboxState.DONE) & Q(done_at__isnull=True)),
            ),
        ]
        indexes: ClassVar = [
            models.Index(F("next_at"), name="outbox_due", condition=Q(state=OutboxState.PENDING)),
            models.Index(F("id"), name="outbox_parked", condition=Q(state=OutboxState.PARKED)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
