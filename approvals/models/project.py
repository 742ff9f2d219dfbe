"""A construction project, as the lead departments know it: what is filed for it belongs together."""

from __future__ import annotations

from django.db import models


class Project(models.Model):
    """A project by its name. Every consultation and joint acceptance filed for it under that name is its own.

    `key` is the name as names are compared; `begun_on` the day on which the first case was received.
    """

    key = models.CharField(max_length=200, unique=True)
    name = models.CharField(max_length=200)
    begun_on = models.DateField()

    def __str__(self) -> str:
        return self.name
