"""The proofs that were made of the whole record: what was read, and what did not agree."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Proof(models.Model):
    """One proof of everything: the ledger verified entry by entry, every case's dates derived anew."""

    at = models.DateTimeField()
    chains = models.PositiveIntegerField()
    entries = models.PositiveIntegerField()
    sealed_days = models.PositiveIntegerField()
    breaks = models.PositiveIntegerField()
    cases = models.PositiveIntegerField()
    papers = models.PositiveIntegerField()
    differences = models.PositiveIntegerField()
    first_fault = models.CharField(max_length=300, blank=True)
    calendar_version = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("核验记录")
        verbose_name_plural = _("核验记录")
        indexes: ClassVar = [models.Index(fields=["-at"], name="proofs_latest")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.breaks}/{self.differences}"

    @property
    def is_whole(self) -> bool:
        """Whether the ledger is unbroken and every date agrees."""
        return not self.breaks and not self.differences
