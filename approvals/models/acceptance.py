"""Joint acceptance of completed works (综合竣工验收): the one visit, what failed, what waits for its day.

The departments' opinions themselves are rows of a round, as in every consultation: `ConsultedParty`.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from approvals.models.application import Application
from approvals.models.consultation import ConsultedParty
from forms.models import Upload

OFFICERS_NEEDED = 2


class JointVisit(models.Model):
    """The one visit of a case, by all departments on one day: proposed, confirmed, held.

    `visit_on` is the day set, empty where it was held without having been set; `confirmed_on` when the lead
    confirmed it for all. Who confirmed and who came stands in `Attendance`, an earlier day in `VisitMove`.
    """

    application = models.OneToOneField(Application, models.PROTECT, related_name="joint_visit")
    visit_on = models.DateField(null=True, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_on = models.DateField(null=True, blank=True)
    held_on = models.DateField(null=True, blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    findings = models.TextField(blank=True)
    photographs = models.ManyToManyField(Upload, blank=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.application_id}: {self.held_on or self.visit_on}"


class VisitMove(models.Model):
    """The visit was moved from one day to another, with reasons, before it was held."""

    visit = models.ForeignKey(JointVisit, models.PROTECT, related_name="moves")
    before = models.DateField()
    after = models.DateField()
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="a_visit_is_moved_with_reasons")]
        ordering = ["visit", "id"]

    def __str__(self) -> str:
        return f"{self.before} {self.after}"


class Attendance(models.Model):
    """A department at the joint visit: that it confirmed the day, and how many of its officers came.

    `officers` is empty until the visit is held, nought where it was absent; `names` are theirs, if told.
    """

    visit = models.ForeignKey(JointVisit, models.PROTECT, related_name="attendances")
    department = models.CharField(max_length=40)
    confirmed_on = models.DateField(null=True, blank=True)
    officers = models.PositiveSmallIntegerField(null=True, blank=True)
    names = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["visit", "department"], name="a_department_once_at_a_visit"),
            models.CheckConstraint(
                condition=Q(officers__isnull=True) | Q(officers=0) | Q(officers__gte=OFFICERS_NEEDED),
                name="a_department_comes_with_two_or_not_at_all",
            ),
        ]
        ordering = ["visit", "id"]

    def __str__(self) -> str:
        return f"{self.department}: {self.officers}"

    @property
    def is_absent(self) -> bool:
        """Whether the visit was held without this department."""
        return self.officers == 0


class Defect(models.Model):
    """One item of the complete list that a failing opinion gives once; it is re-checked by itself.

    `unseen` says that it could not be seen at the joint visit; `shown` are the builder's photographs of it
    made good, `passed_on` the day of the re-check that found it so.
    """

    party = models.ForeignKey(ConsultedParty, models.PROTECT, related_name="defects")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    unseen = models.BooleanField(default=False)
    photographs = models.ManyToManyField(Upload, blank=True, related_name="+")
    shown = models.ManyToManyField(Upload, blank=True, related_name="+")
    passed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["party", "number"], name="a_defect_has_a_number_of_its_own"),
            models.UniqueConstraint(fields=["party", "text"], name="a_defect_is_listed_once"),
        ]
        ordering = ["party", "number"]

    def __str__(self) -> str:
        return f"{self.number}: {self.text}"


class DefectCheck(models.Model):
    """What a re-check found of one listed defect; `party` is the department in the round of that re-check."""

    defect = models.ForeignKey(Defect, models.PROTECT, related_name="checks")
    party = models.ForeignKey(ConsultedParty, models.PROTECT, related_name="defect_checks")
    passed = models.BooleanField()
    note = models.TextField(blank=True)
    photographs = models.ManyToManyField(Upload, blank=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    on = models.DateField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["defect", "party"], name="a_defect_once_in_a_recheck")]
        ordering = ["party", "id"]

    def __str__(self) -> str:
        return f"{self.defect_id}: {self.passed}"


class AcceptanceCondition(models.Model):
    """What a department passed on condition that it is done by a day; it stays a due task until it is.

    Planting is left to the season, up to six months after hand-over (Greenery Regulations Art. 20 (3)).
    """

    party = models.ForeignKey(ConsultedParty, models.PROTECT, related_name="conditions")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    due_on = models.DateField()
    met_on = models.DateField(null=True, blank=True)
    met_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    note = models.TextField(blank=True)
    photographs = models.ManyToManyField(Upload, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["party", "number"], name="a_condition_has_a_number_of_its_own"),
            models.CheckConstraint(
                condition=Q(met_on__isnull=True) | Q(met_by__isnull=False),
                name="a_condition_met_says_who_saw_it",
            ),
        ]
        ordering = ["party", "number"]

    def __str__(self) -> str:
        return f"{self.number}: {self.text}"
