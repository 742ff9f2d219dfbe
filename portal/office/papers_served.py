"""Papers of a case with their state, and what people were told: by which channel, when sent, when opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from approvals.models import Application
from documents.models import Paper, PaperState
from forms.words import Words
from ledger.models import OutboxItem, OutboxState
from notifications.models import Notice
from portal.record_words import name_of


@dataclass(frozen=True)
class PaperRow:
    """One paper: made, being made, or failed (and tried again)."""

    paper: Paper
    url: str
    words: Words
    state: Words
    tone: str
    sign: str
    at: datetime


@dataclass(frozen=True)
class ToldRow:
    """One thing told to one person: in the portal always, by mail where there is an address."""

    says: Words
    to: Words
    at: datetime
    opened_at: datetime | None
    mail: Words | None
    is_warning: bool


STATES = {
    PaperState.MADE: (Words("已制作", "Made"), "good", "check"),
    PaperState.ORDERED: (Words("制作中", "Being made"), "quiet", "clock"),
    PaperState.FAILED: (Words("制作失败，将重试", "Failed, to be tried again"), "late", "alert"),
}
MAILS = {
    OutboxState.DONE: Words("邮件已发出", "mail sent"),
    OutboxState.PENDING: Words("邮件待发", "mail waiting"),
    OutboxState.PARKED: Words("邮件未发出", "mail not sent"),
}


def papers(application: Application) -> list[PaperRow]:
    """The papers, newest first; one statement."""
    rows = Paper.objects.filter(application=application).order_by("-ordered_at", "kind")
    return [paper_row(row, application) for row in rows]


def told(application: Application) -> list[ToldRow]:
    """What people were told of this case, newest first; two statements."""
    notices = list(
        Notice.objects.filter(application=application, is_warning=False)
        .select_related("recipient")
        .order_by("-at", "pk")
    )
    keys = [f"mail:{notice.pk}" for notice in notices]
    mails = dict(OutboxItem.objects.filter(key__in=keys).values_list("key", "state"))
    return [_told(notice, mails.get(f"mail:{notice.pk}")) for notice in notices]


def paper_row(paper: Paper, application: Application) -> PaperRow:
    """A paper of a case as a list prints it."""
    state, tone, sign = STATES[PaperState(paper.state)]
    return PaperRow(
        paper=paper,
        url=reverse("office:paper", args=[application.case_no, paper.pk]) if paper.is_made else "",
        words=paper.name,
        state=state,
        tone=tone,
        sign=sign,
        at=paper.ordered_at,
    )


def _told(notice: Notice, mail: str | None) -> ToldRow:
    return ToldRow(
        says=Words(notice.says_zh, notice.says_en),
        to=name_of(notice.recipient),
        at=notice.at,
        opened_at=notice.opened_at,
        mail=MAILS[OutboxState(mail)] if mail else None,
        is_warning=notice.is_warning,
    )
