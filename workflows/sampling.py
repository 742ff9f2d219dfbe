"""The monthly sample of licences in force: drawn once a month, each licence drawn gets its inspection."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction

from accounts.models import Role, User
from accounts.roles import holders
from approvals.acts.sampling import draw_sample
from approvals.case import day_of
from approvals.law import SAMPLE_SHARE
from approvals.models import Inspection, Licence, Sample
from approvals.statuses import IN_FORCE, InspectionSource
from forms.refusal import Refusal
from timelimits.periods import ONE_DAY, months_after
from workflows import engine

ACT = "plan_inspection"


def of_month(at: datetime, *, by: User | None = None, share: int = SAMPLE_SHARE.number) -> Sample:
    """Draw this month's sample if it has not been drawn, and plan what it drew and is not planned yet.

    Any number of people and workers may ask for it: the month is drawn once, each inspection planned once.
    """
    month = day_of(at).replace(day=1)
    sample = Sample.objects.filter(month=month).first() or _draw(month, by=by, at=at, share=share)
    plan(sample, at=at)
    return sample


def plan(sample: Sample, *, at: datetime) -> list[str]:
    """Plan the inspections that a sample drew, each an act of its own; gives the numbers planned now.

    They are due by the end of the month. While a licence has another inspection open, that one comes first;
    a licence that has ended since is passed over.
    """
    people = {user.username: user for user in User.objects.filter(username__in=sample.inspectors)}
    reference, planned = reference_of(sample), []
    last_day = months_after(sample.month, 1) - ONE_DAY
    for row in sample.drawn:
        licence = Licence.objects.get(number=row["licence"])
        if Inspection.objects.filter(licence=licence, reference=reference).exists():
            continue
        given = {
            "source": InspectionSource.SAMPLED.value,
            "reference": reference,
            "due_on": last_day,
            "inspectors": [people[name] for name in row["inspectors"] if name in people],
        }
        try:
            engine.take_by_law(ACT, case=licence.application_id, at=at, arguments=given)
        except Refusal:
            continue
        planned.append(licence.number)
    return planned


def reference_of(sample: Sample) -> str:
    """By what an inspection names the draw it comes from."""
    return f"sample:{sample.month:%Y-%m}"


def _draw(month: date, *, by: User | None, at: datetime, share: int) -> Sample:
    """Draw the month; where somebody else was drawing it at the same moment, theirs is the draw."""
    in_force = Licence.objects.filter(state__in=IN_FORCE).order_by("number")
    inspectors = holders(Role.INSPECTOR, day_of(at)).order_by("username")
    try:
        with transaction.atomic():
            return draw_sample(
                month,
                by=by,
                at=at,
                licences=list(in_force.values_list("number", flat=True)),
                inspectors=list(inspectors.values_list("username", flat=True)),
                share=share,
            )
    except IntegrityError:
        return Sample.objects.get(month=month)
