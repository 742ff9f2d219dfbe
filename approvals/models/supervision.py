"""What supervision leaves behind: drafts of records, complaints, samples, orders, proposals to revoke."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from approvals.models.licence import Inspection, Licence
from approvals.sites import site_column
from approvals.statuses import Ground
from forms.models import Upload
from ledger.models import Chain


class InspectionDraft(models.Model):
    """What an inspector has typed and photographed on site and not yet signed; it goes with the signature."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="drafts")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    typed = models.JSONField(default=dict, blank=True)
    photographs = models.ManyToManyField(Upload, blank=True, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["inspection", "owner"], name="one_draft_of_an_inspector")
        ]

    def __str__(self) -> str:
        return f"{self.inspection_id}: {self.owner_id}"


class Complaint(models.Model):
    """A complaint about what was granted, under its number at the 12345 hotline; no name of who complains."""

    licence = models.ForeignKey(Licence, models.PROTECT, related_name="complaints")
    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="complaints")
    number = models.CharField(max_length=60, unique=True)
    text = models.TextField(blank=True)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    on = models.DateField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.number


class Lead(models.Model):
    """A complaint about a place without a licence in force: no matter of supervision, handed to enforcement.

    It belongs to no case, so it has a chain of its own in the ledger; no name of who complains is kept.
    """

    chain = models.OneToOneField(Chain, models.PROTECT, primary_key=True, related_name="lead")
    number = models.CharField(max_length=60, unique=True)
    place = models.CharField(max_length=200)
    site = site_column()
    text = models.TextField(blank=True)
    handed_to = models.CharField(max_length=100)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    on = models.DateField()
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["site"], name="leads_of_site"),
            models.Index(fields=["-at"], name="leads_by_day"),
        ]

    def __str__(self) -> str:
        return self.number


class Sample(models.Model):
    """The draw of one month (双随机抽查): from which licences and inspectors, by which seed, what came out.

    Whoever has `seed`, `licences`, `inspectors` and `share` gets `drawn` again (`approvals.sampling`).
    A month is drawn once. `month` is its first day, `share` per cent, `drawn` a number with its inspectors.
    """

    chain = models.OneToOneField(Chain, models.PROTECT, primary_key=True, related_name="sample")
    month = models.DateField(unique=True)
    seed = models.CharField(max_length=64)
    share = models.PositiveSmallIntegerField()
    licences = models.JSONField(default=list)
    inspectors = models.JSONField(default=list)
    drawn = models.JSONField(default=list)
    drawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"


class Rectification(models.Model):
    """An order to make defects good through a day; the licence stays valid. `recheck` looks again."""

    found_by = models.OneToOneField(Inspection, models.PROTECT, related_name="rectification")
    recheck = models.OneToOneField(Inspection, models.PROTECT, related_name="rectifies")
    demands = models.TextField(blank=True)
    until = models.DateField()
    ordered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    on = models.DateField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.found_by_id}: {self.until}"


class Revocation(models.Model):
    """A proposal to revoke, its legal review by another person, and the revocation if that agreed.

    `return_by` is the last day on which the holder gives the certificate back.
    """

    licence = models.ForeignKey(Licence, models.PROTECT, related_name="revocations")
    ground = models.CharField(max_length=20, choices=Ground.choices)
    reason = models.TextField(blank=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_on = models.DateField()
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    reviewed_on = models.DateField(null=True, blank=True)
    agrees = models.BooleanField(null=True)
    review = models.TextField(blank=True)
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    revoked_on = models.DateField(null=True, blank=True)
    return_by = models.DateField(null=True, blank=True)
    returned_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reviewed_by__isnull=True) | ~models.Q(reviewed_by=models.F("proposed_by")),
                name="another_person_reviews_a_revocation",
            ),
            models.CheckConstraint(
                condition=models.Q(revoked_on__isnull=True) | models.Q(agrees=True),
                name="revoked_only_if_the_legal_review_agrees",
            ),
            models.UniqueConstraint(
                fields=["licence"],
                condition=models.Q(revoked_on__isnull=True)
                & (models.Q(agrees__isnull=True) | models.Q(agrees=True)),
                name="one_open_revocation_of_a_licence",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.licence_id}: {self.ground}"
