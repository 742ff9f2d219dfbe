"""Telling people: the applicant of what was done, offices of what threatens."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from accounts.agents import may_act_for
from accounts.models import User
from accounts.roles import holders
from approvals.case import day_of
from approvals.models import Application
from forms.words import Words
from ledger import outbox
from notifications import jobs
from notifications.mailing import MAIL
from notifications.models import Notice


def tell_applicant(application: Application, *, act: str, says: Words, at: datetime) -> None:
    """Tell the applicant, and the agent while the authority lasts; in the portal, and by mail later."""
    people = [application.applicant]
    agent = application.agent
    if agent is not None and may_act_for(agent, application.applicant, day_of(at)):
        people.append(agent)
    _tell(people, application, key=f"{application.chain.seq}:{act}", says=says, at=at, is_warning=False)


def opened(notices: QuerySet[Notice], *, at: datetime) -> None:
    """Keep when notices were first shown to the person they were for."""
    notices.filter(opened_at__isnull=True).update(opened_at=at)


def warn(application: Application, *, role: str, act: str, says: Words, at: datetime) -> None:
    """Warn every holder of an office."""
    people = holders(role, day_of(at))
    _tell(people, application, key=f"{application.chain.seq}:{act}", says=says, at=at, is_warning=True)


def _tell(
    people: Iterable[User], application: Application, *, key: str, says: Words, at: datetime, is_warning: bool
) -> None:
    for person in people:
        notice, is_new = Notice.objects.get_or_create(
            recipient=person,
            application=application,
            key=key,
            defaults={"says_zh": says.zh, "says_en": says.en, "is_warning": is_warning, "at": at},
        )
        if is_new and person.email:
            outbox.put(
                kind=MAIL, key=f"mail:{notice.pk}", payload={"notice": notice.pk}, at=at, case=application.pk
            )
            jobs.nudge_after_commit()
