"""Telling people: the applicant of what was done, offices of what threatens."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from accounts.agents import may_act_for
from accounts.roles import HOLDERS
from approvals.case import day_of
from approvals.models import Application
from forms.words import Words
from ledger import outbox, prepared
from ledger.waking import wake_after_commit
from notifications.mailing import MAIL, SEND_MAILS
from notifications.models import Notice


def tell_applicant(application: Application, *, act: str, says: Words, at: datetime) -> None:
    """Tell the applicant, and the agent while the authority lasts; in the portal, and by mail later."""
    people = [application.applicant]
    agent = application.agent
    if agent is not None and may_act_for(agent, application.applicant, day_of(at)):
        people.append(agent)
    everybody = {"people": [person.pk for person in people]}
    _tell(TELL, everybody, application, act=act, says=says, at=at, is_warning=False)


def opened(notices: QuerySet[Notice], *, at: datetime) -> None:
    """Keep when notices were first shown to the person they were for."""
    notices.filter(opened_at__isnull=True).update(opened_at=at)


def _telling(people: str) -> str:
    """Whoever was not told this before is told, and whoever can be written to is owed a mail of it."""
    return f"""
WITH people AS MATERIALIZED ({people}), told AS (
    INSERT INTO notifications_notice (recipient_id, application_id, key, says_zh, says_en, is_warning, at)
    SELECT id, %(case)s, %(key)s, %(zh)s, %(en)s, %(is_warning)s, %(at)s FROM people ORDER BY id
    ON CONFLICT DO NOTHING
    RETURNING id, recipient_id
), owed (key, payload) AS (
    SELECT %(kind)s || ':' || told.id, jsonb_build_object('notice', told.id)
    FROM told JOIN people ON people.id = told.recipient_id WHERE people.email <> ''
), kept AS ({outbox.OWE})
SELECT count(*) FROM owed
"""


TELL = _telling("SELECT id, email FROM accounts_user WHERE id = ANY(%(people)s::bigint[])")
WARN = _telling(HOLDERS)


def warn(application: Application, *, pools: Collection[str], act: str, says: Words, at: datetime) -> None:
    """Warn every holder of these offices, or member of these departments, once."""
    offices = {"pools": [str(pool) for pool in pools], "on": day_of(at)}
    _tell(WARN, offices, application, act=act, says=says, at=at, is_warning=True)


def _tell(
    statement: str,
    people: Mapping[str, Any],
    application: Application,
    *,
    act: str,
    says: Words,
    at: datetime,
    is_warning: bool,
) -> None:
    values = {
        **people,
        "case": application.pk,
        "key": f"{application.chain.seq}:{act}",
        "zh": says.zh,
        "en": says.en,
        "is_warning": is_warning,
        "at": at,
        "kind": MAIL,
    }
    ((mails,),) = prepared.rows(statement, values)
    if mails:
        wake_after_commit(SEND_MAILS)
