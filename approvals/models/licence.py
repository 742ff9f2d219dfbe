"""The licence, the commitment it may rest on, the inspection after it, and the bar that may follow."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from approvals.models.application import Application
from approvals.sites import site_column
from approvals.statuses import ALIVE, InspectionSource, LicenceState, Route
from forms.models import Upload


class Licence(models.Model):
    """What was granted. Valid from the first day of `valid_from` to 24:00 of `valid_until`, both included.

    One licence through its whole life: what was added to its term stands in its further terms, and cases that
    ask for more follow it. `state_before` is what a suspension leaves behind, `suspended_until` its last day.
    """

    number = models.CharField(max_length=60, unique=True)
    application = models.OneToOneField(Application, models.PROTECT, related_name="licence")
    holder = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="licences")
    permit = models.CharField(max_length=60)
    route = models.CharField(max_length=20, choices=Route.choices)
    state = models.CharField(max_length=20, choices=LicenceState.choices, default=LicenceState.VALID)
    place = models.CharField(max_length=200, blank=True)
    site = site_column()
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    granted_on = models.DateField()
    restored_on = models.DateField(null=True, blank=True)
    state_before = models.CharField(max_length=20, choices=LicenceState.choices, blank=True)
    suspended_until = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_until__isnull=True)
                | models.Q(valid_until__gte=models.F("valid_from")),
                name="a_licence_does_not_end_before_it_begins",
            )
        ]
        indexes = [
            models.Index(fields=["permit", "place"], name="licences_of_place"),
            models.Index(fields=["site"], name="licences_of_site"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_alive(self) -> bool:
        return self.state in ALIVE


class FurtherTerm(models.Model):
    """What a later case added to the term of a licence; `by_law` where nobody decided in time (Art. 50)."""

    licence = models.ForeignKey(Licence, models.PROTECT, related_name="further_terms")
    application = models.OneToOneField(Application, models.PROTECT, related_name="further_term")
    valid_from = models.DateField()
    valid_until = models.DateField()
    by_law = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_until__gte=models.F("valid_from")),
                name="a_further_term_does_not_end_before_it_begins",
            )
        ]

    def __str__(self) -> str:
        return f"{self.licence_id}: {self.valid_from} {self.valid_until}"


class Commitment(models.Model):
    """Notice and commitment: when the notice was given and received, what was confirmed, when it was signed.

    The period to sign counts working days from the receiving day, which itself is not counted. `confirmed`
    holds the instant at which each item of the notice, by its number from 0, was confirmed: the evidence.
    """

    application = models.OneToOneField(Application, models.PROTECT, related_name="commitment")
    notice_at = models.DateTimeField()
    by_mail = models.BooleanField(default=False)
    received_on = models.DateField()
    sign_by = models.DateField(null=True, blank=True)
    confirmed = models.JSONField(default=dict)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(null=True, blank=True)
    ended = models.CharField(max_length=10, blank=True)

    def __str__(self) -> str:
        return f"{self.application_id}: {self.ended or 'open'}"


class Inspection(models.Model):
    """An inspection of what was granted (Art. 61): planned for a reason, then held by two inspectors.

    Of a commitment's truth `due_on` is the corresponding day, not rolled; of one held without a plan it is
    the day itself, of one whose year is unpublished empty. `drawn` are inspectors whom the lot named.

    The record is written by one inspector and signed by each of them as himself: `inspectors` are all who
    were there, `signed` the instant of each signature by the signer's key, `digest` the SHA-256 of what they
    signed. It is held (`on`, `at`) once all have signed; `objection` is why one of them gave it back.
    `checklist` is items with article and finding, `address` where it was held, `present` who was there of
    the holder's.
    """

    licence = models.ForeignKey(Licence, models.PROTECT, related_name="inspections")
    source = models.CharField(
        max_length=12, choices=InspectionSource.choices, default=InspectionSource.COMMITMENT
    )
    reference = models.CharField(max_length=60, blank=True)
    due_on = models.DateField(null=True, blank=True)
    warn_on = models.DateField(null=True, blank=True)
    told_on = models.DateField(null=True, blank=True)
    visit_on = models.DateField(null=True, blank=True)
    result = models.CharField(max_length=10, blank=True)
    findings = models.TextField(blank=True)
    checklist = models.JSONField(default=list, blank=True)
    address = models.CharField(max_length=200, blank=True)
    point = models.JSONField(null=True, blank=True)
    present = models.CharField(max_length=100, blank=True)
    written_at = models.DateTimeField(null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    objection = models.TextField(blank=True)
    drawn = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="+")
    signed = models.JSONField(default=dict, blank=True)
    photographs = models.ManyToManyField(Upload, blank=True, related_name="+")
    inspectors = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    on = models.DateField(null=True, blank=True)
    at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.licence_id}: {self.due_on}"


class Bar(models.Model):
    """An applicant may not use the commitment route until a named person lifts the bar with a reason."""

    applicant = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="bars")
    licence = models.ForeignKey(Licence, models.PROTECT, null=True, blank=True, related_name="bars")
    reason = models.TextField()
    barred_on = models.DateField()
    lifted_on = models.DateField(null=True, blank=True)
    lifted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    lift_reason = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.applicant_id} from {self.barred_on}"
