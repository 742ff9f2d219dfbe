"""Uploads: what was handed in, whose it is, and the digest that proves it is still the same."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models


class Upload(models.Model):
    """One file as it was handed in; its bytes lie under `UPLOAD_ROOT` by a random name."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="uploads")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(help_text="bytes")
    kind = models.CharField(max_length=40, help_text="media type, by content")
    original_name = models.CharField(max_length=120, help_text="for display only")
    stored = models.CharField(max_length=80, unique=True, help_text="path below UPLOAD_ROOT")
    created_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=models.Q(size__gt=0), name="upload_is_not_empty"),
            models.CheckConstraint(
                condition=models.Q(kind__in=["application/pdf", "image/jpeg", "image/png"]),
                name="upload_kind_is_allowed",
            ),
            models.CheckConstraint(
                condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$"), name="upload_sha256_is_a_digest"
            ),
        ]

    def __str__(self) -> str:
        return self.original_name
