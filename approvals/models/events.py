"""What happened to a case and counts for its clocks, and what was found while it was examined."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from approvals.models.application import Application
from approvals.statuses import Outcome
from forms.models import Upload


class ClockEvent(models.Model):
    """One event from which the dates are derived. Append-only; a wrong one is replaced by a correcting one.

    `kind` is the ledger's code, `on` the calendar day in Shanghai, `facts` what the clock needs of it.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="clock_events")
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    on = models.DateField()
    at = models.DateTimeField()
    facts = models.JSONField(default=dict)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "seq", "kind"], name="a_clock_event_once")
        ]
        ordering = ["application", "seq", "id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"


class Supplement(models.Model):
    """The one supplement notice of a case (Licensing Law Art. 32 (1)(4)): what is missing, and by when.

    `days` are working days; `due_on` is empty while the calendar of its year is not published.
    """

    application = models.OneToOneField(Application, models.PROTECT, related_name="supplement")
    missing = models.JSONField()
    supplied = models.JSONField(default=list)
    days = models.PositiveSmallIntegerField()
    counted_from = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.application_id}: {', '.join(self.missing)}"

    @property
    def still_missing(self) -> list[str]:
        return [code for code in self.missing if code not in self.supplied]


class Opinion(models.Model):
    """What an examiner or a reviewer proposes before the decision."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="opinions")
    stage = models.CharField(max_length=20)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    text = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "stage"], name="one_opinion_a_stage"),
        ]

    def __str__(self) -> str:
        return f"{self.stage}: {self.outcome}"


class SiteCheck(models.Model):
    """A check on site by two officers or more (Licensing Law Art. 34 (3)); it does not stop the clock.

    `result` is given where the check stands in place of an opinion.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="site_checks")
    officers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    findings = models.TextField(blank=True)
    result = models.CharField(max_length=10, blank=True)
    photographs = models.ManyToManyField(Upload, blank=True, related_name="+")
    on = models.DateField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.application_id} {self.on}"
