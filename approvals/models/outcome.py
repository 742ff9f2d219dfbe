"""Awards of tenders that come before a case, decisions, and the rating of how the case was handled."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from approvals.models.application import Application
from approvals.statuses import Outcome


class Award(models.Model):
    """The award of a tendered service area: the register that an applicant's award is compared with."""

    number = models.CharField(max_length=60, unique=True)
    area = models.CharField(max_length=200)
    valid_until = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.number}: {self.area}"


class Decision(models.Model):
    """A decision on one subject of a case; the main one is `permit`, another level's may stand beside it."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="decisions")
    subject = models.CharField(max_length=40, default="permit")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    by_commitment = models.BooleanField(default=False)
    reasons = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    on = models.DateField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "subject"], name="one_decision_a_subject"),
            models.CheckConstraint(
                condition=~models.Q(outcome=Outcome.REFUSE) | ~models.Q(reasons=""),
                name="a_refusal_gives_reasons",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject}: {self.outcome}"


class Rating(models.Model):
    """The one rating of a case after its end: 1 best, 5 worst (GB/T 39046-2020, A.8)."""

    application = models.OneToOneField(Application, models.PROTECT, related_name="rating")
    grade = models.PositiveSmallIntegerField()
    anonymous = models.BooleanField(default=False)
    comment = models.TextField(blank=True)
    at = models.DateTimeField()
    contacted_at = models.DateTimeField(null=True, blank=True)
    contact_note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(grade__gte=1, grade__lte=5), name="a_grade_is_1_to_5")
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.grade}"
