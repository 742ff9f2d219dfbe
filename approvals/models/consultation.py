"""Asking several departments at once, on a plan or on completed works: the rounds, and whoever is asked."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from approvals.models.application import Application
from approvals.statuses import Answer, AnswerSource, Silence, Verdict


class Consultation(models.Model):
    """One round: everybody is asked at once. A revised plan begins the next, or a re-check of what failed.

    `note` says what was revised, `plan` holds the figures of the revised plan that take the place of the
    application's. A round is over when nobody in it is open, nor escalated and still waited for.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="consultations")
    number = models.PositiveSmallIntegerField()
    opened_on = models.DateField()
    opened_at = models.DateTimeField()
    note = models.TextField(blank=True)
    plan = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "number"], name="a_round_once_in_a_case")
        ]
        ordering = ["application", "number"]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.number}"


class ConsultedParty(models.Model):
    """A department in a round: its term in working days, its rule for silence, and what came of it.

    `answering` is who answers for it, itself unless it was passed on. `due_on` is the last day of its term,
    empty while the calendar of that year is not published. `asked_at` is when it asked for more materials,
    once; `went_on_at` when the lead went on without it; `reason` why it was cancelled.
    """

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="parties")
    department = models.CharField(max_length=40)
    answering = models.CharField(max_length=40)
    days = models.PositiveSmallIntegerField()
    counted_from = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    silence = models.CharField(max_length=20, choices=Silence.choices)
    source = models.CharField(max_length=10, choices=AnswerSource.choices, default=AnswerSource.OPEN)
    opinion = models.CharField(max_length=20, choices=[*Answer.choices, *Verdict.choices], blank=True)
    text = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    asked_for = models.TextField(blank=True)
    went_on_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "department"],
                condition=~Q(source=AnswerSource.CANCELLED),
                name="a_department_once_in_a_round",
            ),
            models.CheckConstraint(
                condition=(Q(source=AnswerSource.GIVEN) & ~Q(opinion="") & Q(answered_by__isnull=False))
                | (~Q(source=AnswerSource.GIVEN) & Q(opinion="") & Q(answered_by__isnull=True)),
                name="only_what_was_given_is_an_opinion",
            ),
            models.CheckConstraint(
                condition=~Q(opinion=Answer.MORE_MATERIALS), name="asking_for_more_is_no_opinion"
            ),
            models.CheckConstraint(
                condition=Q(source=AnswerSource.OPEN) | Q(settled_at__isnull=False),
                name="what_is_settled_has_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(went_on_at__isnull=True) | Q(source=AnswerSource.ESCALATED),
                name="the_lead_goes_on_without_a_silent_one_only",
            ),
            models.CheckConstraint(condition=Q(days__gte=1), name="a_term_has_a_day"),
        ]
        ordering = ["consultation", "id"]

    def __str__(self) -> str:
        return f"{self.department}: {self.source}"

    @property
    def is_awaited(self) -> bool:
        """Whether an answer is still taken: open, or silent and the lead has not gone on without it."""
        return self.is_late or self.source == AnswerSource.OPEN

    @property
    def is_late(self) -> bool:
        """Whether it was silent through its last day and the lead has yet to say how to go on."""
        return self.source == AnswerSource.ESCALATED and self.went_on_at is None

    @property
    def is_cancelled(self) -> bool:
        return self.source == AnswerSource.CANCELLED
