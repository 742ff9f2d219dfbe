"""What the applicant's lists and case pages show, read in as many statements for one row as for a hundred."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from accounts.models import User
from approvals import catalogue
from approvals.models import Application, Commitment
from approvals.statuses import BEFORE_ACCEPTANCE, IN_EXAMINATION, Status
from documents.models import Paper
from forms.words import Words
from notifications import telling
from notifications.models import Notice
from portal import dates
from portal.applicant.situation import Situation
from portal.clock_faces import ClockFace, clock_face
from portal.typed import whole_number
from workflows.visibility import case_seen_by, cases_seen_by

PAGE = 20


@dataclass(frozen=True)
class PaperLine:
    """A paper as the list prints it; no address while it is being made."""

    words: Words
    url: str | None
    at: datetime
    size: int | None
    number: str


@dataclass(frozen=True)
class NoticeLine:
    """A notice as the list prints it."""

    words: str
    url: str
    at: datetime
    is_unread: bool


@dataclass(frozen=True)
class CaseLine:
    """A case in the list of one's own; `is_yours` says that it waits for the applicant."""

    application: Application
    permit: Words
    url: str
    days: Words
    is_yours: bool = False


def found(user: User, case_no: str, *, today: date) -> Situation:
    """One's own case. Raises NoSuchCase, whether it does not exist or is another's."""
    return Situation(case_seen_by(user, case_no, on=today), today=today)


def own_cases(user: User, *, today: date, before: str) -> tuple[list[CaseLine], str]:
    """One's cases, the latest first, a page at a time; the second value is the key of the next page."""
    unsigned = Commitment.objects.filter(application=OuterRef("pk"), signed_at=None, ended="")
    rows = cases_seen_by(user, on=today).annotate(must_sign=Exists(unsigned))
    if (last := whole_number(before)) is not None:
        rows = rows.filter(pk__lt=last)
    got = list(rows.order_by("-pk")[: PAGE + 1])
    more = len(got) > PAGE
    return [_line(row) for row in got[:PAGE]], str(got[PAGE - 1].pk) if more else ""


def _line(row: Application) -> CaseLine:
    entry = catalogue.dated_entry(row.permit, row.permit_from)
    must_sign = bool(getattr(row, "must_sign", False)) and row.status == Status.RECEIVED
    must_rectify = entry.completion is not None and row.status == Status.SPECIAL_PROCEDURE
    days = _days(row)
    if must_sign:
        days = Words("等您签署承诺", "Waiting for your signature")
    elif must_rectify:
        days = Words("等您整改并报告", "Waiting for you to make it good")
    is_yours = must_sign or must_rectify or row.status == Status.SUPPLEMENT_REQUIRED
    return CaseLine(row, entry.title, reverse("applicant:case", args=[row.case_no]), days, is_yours)


def _days(row: Application) -> Words:
    """Which day matters to the applicant, from what the row keeps."""
    if row.status == Status.SUPPLEMENT_REQUIRED:
        return Words("等您补交材料", "Waiting for your documents")
    if row.status in BEFORE_ACCEPTANCE:
        return Words("{day} 收件", "Received {day}").fill(day=dates.day(row.received_on))
    if row.status in IN_EXAMINATION and row.promised_due_on:
        return Words("最晚 {day} 出结果", "Result by {day}").fill(day=dates.day_of_week(row.promised_due_on))
    if row.status in IN_EXAMINATION:
        return Words("日期待定", "Date open")
    if row.decided_on:
        return Words("{day} 作出决定", "Decided {day}").fill(day=dates.full_day(row.decided_on))
    if row.ended_on:
        return Words("{day} 结束", "Ended {day}").fill(day=dates.full_day(row.ended_on))
    return dates.full_day(row.received_on)


def papers_of(application: Application) -> list[PaperLine]:
    """The papers of a case that concern its applicant, the latest first."""
    return [
        PaperLine(
            paper.name,
            reverse("applicant:paper", args=[application.case_no, paper.pk]) if paper.is_made else None,
            paper.ordered_at,
            paper.size,
            paper.number,
        )
        for paper in own_papers(application).order_by("-ordered_at", "kind")
    ]


def papers_shown(application: Application) -> dict[str, Any]:
    """The papers as a page lists them, and whether one of them is still being made."""
    papers = papers_of(application)
    return {"papers": papers, "is_paper_coming": any(paper.url is None for paper in papers)}


INTERNAL = ("SITE_CHECK", "JOINT_VISIT", "INSPECTION_RECORD", "ENFORCEMENT_REFERRAL", "FLOW_RECORD")


def own_papers(application: Application) -> QuerySet[Paper]:
    """The papers that are for the applicant; records of the office stay in the file."""
    return Paper.objects.filter(application=application).exclude(kind__in=INTERNAL)


def notices_of(application: Application, *, to: User, at: datetime) -> list[NoticeLine]:
    """What this person was told about the case; shown is opened, and that moment is kept as proof."""
    mine = Notice.objects.filter(application=application, recipient=to).order_by("-at", "-pk")
    url = reverse("applicant:case", args=[application.case_no])
    lines = [NoticeLine(one.says, url, one.at, one.opened_at is None) for one in mine]
    if any(line.is_unread for line in lines):
        telling.opened(mine, at=at)
    return lines


def faces(situation: Situation) -> dict[str, ClockFace]:
    """Both clocks once they run; a grant by commitment has none to show."""
    clocks = situation.case.clocks
    if clocks is None or situation.case.timeline.instant:
        return {}
    law = situation.entry.statutory.article.words
    return {
        "promised": clock_face(clocks.promised, code="promised", today=situation.today),
        "statutory": clock_face(clocks.statutory, code="statutory", today=situation.today, law=law),
    }
