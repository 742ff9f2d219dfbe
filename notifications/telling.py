"""Telling people: the applicant of what was done, offices of what threatens."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db.models import QuerySet

from accounts.agents import may_act_for
from accounts.models import User
from accounts.roles import HOLDERS
from approvals.case import day_of
from approvals.models import Application
from forms.words import Words
from ledger import outbox, prepared
from ledger.waking import wake_after_commit
from ledger.writing import insert_unless_there
from notifications.mailing import MAIL, SEND_MAILS
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


WARN = f"""
WITH people AS MATERIALIZED ({HOLDERS}), told AS (
    INSERT INTO notifications_notice (recipient_id, application_id, key, says_zh, says_en, is_warning, at)
    SELECT id, %(case)s, %(key)s, %(zh)s, %(en)s, TRUE, %(at)s FROM people ORDER BY id
    ON CONFLICT DO NOTHING
    RETURNING id, recipient_id
)
SELECT told.id FROM told JOIN people ON people.id = told.recipient_id WHERE people.email <> ''
"""


def warn(application: Application, *, pools: Collection[str], act: str, says: Words, at: datetime) -> None:
    """Warn every holder of these offices, or member of these departments, once."""
    values = {
        "pools": [str(pool) for pool in pools],
        "on": day_of(at),
        "at": at,
        "case": application.pk,
        "key": f"{application.chain.seq}:{act}",
        "zh": says.zh,
        "en": says.en,
    }
    _owe_mails([notice for (notice,) in prepared.rows(WARN, values)], case=application.pk, at=at)


def _tell(
    people: Collection[User],
    application: Application,
    *,
    key: str,
    says: Words,
    at: datetime,
    is_warning: bool,
) -> None:
    """Tell all at once; whoever was told this before is not told again."""
    told = [
        Notice(
            recipient=person,
            application=application,
            key=key,
            says_zh=says.zh,
            says_en=says.en,
            is_warning=is_warning,
            at=at,
        )
        for person in people
    ]
    insert_unless_there(*told)
    by_mail = [person for person in people if person.email]
    if by_mail:
        notices = Notice.objects.filter(application=application, key=key, recipient__in=by_mail)
        _owe_mails(notices.values_list("pk", flat=True), case=application.pk, at=at)


def _owe_mails(notices: Iterable[int], *, case: int, at: datetime) -> None:
    for notice in notices:
        outbox.put(kind=MAIL, key=f"{MAIL}:{notice}", payload={"notice": notice}, at=at, case=case)
        wake_after_commit(SEND_MAILS)
