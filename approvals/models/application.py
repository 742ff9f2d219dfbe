"""The application, its materials, and the draft before it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from approvals.sites import site_column
from approvals.statuses import ENDED, AcceptMode, DueState, Purpose, Route, Status
from forms.materials import Comes
from forms.models import Upload
from ledger.models import Chain


class Draft(models.Model):
    """What an applicant has typed and not yet submitted; once submitted it points at its application."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="drafts")
    permit = models.CharField(max_length=60)
    schema_version = models.PositiveIntegerField()
    route = models.CharField(max_length=20, choices=Route.choices, default=Route.ORDINARY)
    answers = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    application = models.OneToOneField(
        "approvals.Application", models.PROTECT, null=True, blank=True, related_name="draft"
    )

    class Meta:
        indexes = [models.Index(fields=["owner", "-saved_at"], name="draft_of_owner")]

    def __str__(self) -> str:
        return str(self.id)


class DraftFile(models.Model):
    """A file uploaded to a draft for one material."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="files")
    material = models.CharField(max_length=60)
    upload = models.OneToOneField(Upload, models.PROTECT)

    def __str__(self) -> str:
        return self.material


class Application(models.Model):
    """A case: what was applied for, by whom, under which dated entry of the catalogue, and where it stands.

    Its key is its ledger chain's, whose head row is the one lock of the case. Due days are derived from the
    clock events and kept here only so that lists can be sorted; `calendar_version` says by which calendar.
    `second_subject` is what another level decides in the same case, and why that level may see it. A case may
    follow a licence: it asks for its renewal, its change, or more time; `purpose` says which. What the lead
    departments file belongs to a `project`.
    """

    chain = models.OneToOneField(Chain, models.PROTECT, primary_key=True, related_name="application")
    case_no = models.CharField(max_length=50, unique=True)
    permit = models.CharField(max_length=60)
    permit_from = models.DateField()
    schema_version = models.PositiveIntegerField()
    applicant = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="applications")
    agent = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="represented"
    )
    applicant_name = models.CharField(max_length=120)
    title = models.CharField(max_length=200)
    place = models.CharField(max_length=200, blank=True)
    site = site_column()
    answers = models.JSONField()
    answers_digest = models.CharField(max_length=64)
    second_subject = models.CharField(max_length=40, blank=True)
    follows = models.ForeignKey(
        "approvals.Licence", models.PROTECT, null=True, blank=True, related_name="follow_ups"
    )
    purpose = models.CharField(max_length=20, choices=Purpose.choices, blank=True)
    project = models.ForeignKey(
        "approvals.Project", models.PROTECT, null=True, blank=True, related_name="applications"
    )
    route = models.CharField(max_length=20, choices=Route.choices)
    route_barred = models.BooleanField(default=False)
    status = models.CharField(max_length=30, choices=Status.choices, default=Status.RECEIVED)
    received_at = models.DateTimeField()
    received_on = models.DateField()
    accepted_on = models.DateField(null=True, blank=True)
    accept_mode = models.CharField(max_length=20, choices=AcceptMode.choices, blank=True)
    statutory_due_on = models.DateField(null=True, blank=True)
    promised_due_on = models.DateField(null=True, blank=True)
    due_state = models.CharField(max_length=12, choices=DueState.choices, default=DueState.NONE)
    calendar_version = models.CharField(max_length=64, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["applicant", "permit", "answers_digest"],
                condition=~models.Q(status__in=ENDED),
                name="one_open_case_with_the_same_answers",
            ),
            models.UniqueConstraint(
                fields=["follows", "purpose"],
                condition=models.Q(follows__isnull=False) & ~models.Q(status__in=ENDED),
                name="one_open_case_of_a_purpose",
            ),
            models.CheckConstraint(
                condition=models.Q(follows__isnull=True) | ~models.Q(purpose=""),
                name="a_case_that_follows_says_what_for",
            ),
            models.CheckConstraint(
                condition=models.Q(accepted_on__isnull=True) | ~models.Q(accept_mode=""),
                name="an_accepted_case_says_how",
            ),
        ]
        indexes = [
            models.Index(fields=["applicant", "-received_at"], name="cases_of_applicant"),
            models.Index(fields=["-received_at"], name="cases_by_receipt"),
            models.Index(fields=["permit", "place"], name="cases_of_place"),
            models.Index(fields=["site"], name="cases_of_site"),
        ]
        verbose_name = _("办件")

    def __str__(self) -> str:
        return self.case_no

    @property
    def is_ended(self) -> bool:
        return self.status in ENDED


class ApplicationMaterial(models.Model):
    """One material of a case: how it comes, whether it is in, and the files that were handed in for it."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="materials")
    code = models.CharField(max_length=60)
    source = models.CharField(max_length=20, choices=[(way.value, way.value) for way in Comes])
    received_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    uploads = models.ManyToManyField(Upload, blank=True, related_name="materials")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "code"], name="a_material_once_in_a_case")
        ]

    def __str__(self) -> str:
        return self.code
