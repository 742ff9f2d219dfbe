"""State Council notices entered after the product was shipped."""

from django.conf import settings
from django.db import models


class CalendarNotice(models.Model):
    """The rest days and make-up working days of one year, as the State Council's notice gives them.

    A later notice for the same year (`edition` 2, 3 …) takes the place of the earlier one from its entry on.
    """

    year = models.PositiveSmallIntegerField()
    edition = models.PositiveSmallIntegerField(default=1)
    source = models.CharField(max_length=200)
    rest = models.JSONField()
    work = models.JSONField()
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["year", "edition"], name="a_notice_edition_once")]

    def __str__(self) -> str:
        return f"{self.year} ({self.edition})"
