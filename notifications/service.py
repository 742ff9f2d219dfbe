"""Service of papers: written with the act that sends them, and completed when the applicant opens them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from accounts.agents import may_act_for
from accounts.models import User
from approvals.case import day_of
from approvals.models import Application
from documents import orders
from documents.models import Paper
from ledger.writing import insert_unless_there
from notifications.channels import ACT_OF_SERVICE, AT_ONCE, BY_AN_OFFICER, SERVED_BY_LAW, Channel
from notifications.models import Service


def follow(
    application: Application,
    *,
    act: str,
    papers: Collection[Paper],
    arguments: Mapping[str, Any],
    at: datetime,
    by: User | None,
) -> None:
    """Order the papers of an act and send what it sends: notices at once; decision and licence with the act
    of service (Art. 44).
    """
    orders.order(*papers, beside=_sent_at_once(papers, act=act, arguments=arguments, at=at, by=by))
    if act == ACT_OF_SERVICE:
        send(application, kinds=BY_AN_OFFICER, channel=Channel(arguments["channel"]), at=at, by=by)


def _sent_at_once(
    papers: Collection[Paper], *, act: str, arguments: Mapping[str, Any], at: datetime, by: User | None
) -> list[Service]:
    if act == ACT_OF_SERVICE:
        return []
    if act == SERVED_BY_LAW:
        return _sent(papers, channel=Channel.PORTAL, at=at, by=None)
    notices = [paper for paper in papers if paper.kind in AT_ONCE]
    channel = Channel.MAIL if arguments.get("by_mail") else Channel.PORTAL
    return _sent(notices, channel=channel, at=at, by=by)


def send(
    application: Application, *, kinds: Collection[str], channel: Channel, at: datetime, by: User | None
) -> list[Service]:
    """Serve the papers of these kinds that have been served in no way yet."""
    unserved = Paper.objects.filter(application=application, kind__in=kinds, services=None)
    sent = _sent(unserved, channel=channel, at=at, by=by)
    insert_unless_there(*sent)
    return sent


def _sent(papers: Iterable[Paper], *, channel: Channel, at: datetime, by: User | None) -> list[Service]:
    return [Service(paper=paper, channel=channel, sent_at=at, sent_by=by) for paper in papers]


def opened(paper: Paper, *, by: User, at: datetime) -> None:
    """Keep when the applicant, or an agent with authority, first opened a paper in the portal; once.

    Anybody else's look counts for nothing. What is opened before it was sent has arrived all the same.
    """
    if not paper.is_made or not may_act_for(by, paper.application.applicant, day_of(at)):
        return
    in_portal = Service.objects.filter(paper=paper, channel=Channel.PORTAL)
    first = in_portal.filter(opened_at=None).update(opened_at=at, opened_by=by)
    if not first and not in_portal.exists():
        unsent = Service(paper=paper, channel=Channel.PORTAL, sent_at=at, opened_at=at, opened_by=by)
        insert_unless_there(unsent)


def proofs(application: Application) -> QuerySet[Service]:
    """Every proof of service of a case, in the order of sending, its paper with it."""
    return Service.objects.filter(paper__application=application).select_related("paper", "sent_by")
