"""The site's card (电子病历卡): every licence, inspection, defect and complaint of one place, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cached_property

from django.db.models import Q, QuerySet, Value

from accounts.models import User
from approvals import catalogue
from approvals.case import SHANGHAI
from approvals.models import (
    Application,
    Complaint,
    Inspection,
    Lead,
    Licence,
    Rectification,
    Revocation,
)
from approvals.sites import site_key
from forms.words import Words
from portal.office.desk import Desk
from portal.office.inspection_record import Record
from portal.supervision_words import GROUNDS
from workflows.visibility import cases_seen_by

MOST_SHOWN = 300
BEGINNING = time(0, 0, tzinfo=SHANGHAI)
NONE = Words("", "")


@dataclass(frozen=True)
class Line:
    """One thing that befell the place; `code` paints its chip, `defects` are what was found wrong."""

    at: datetime
    kind: Words
    text: Words
    case_no: str = ""
    code: str = ""
    verdict: Words = NONE
    state: str = ""
    defects: tuple[Words, ...] = field(default_factory=tuple)


class SiteCard:
    """The card of one place, by its key, of cases that may be seen; a fixed number of statements."""

    def __init__(self, desk: Desk, site: str) -> None:
        self.desk = desk
        self.site = site

    @cached_property
    def cases(self) -> list[Application]:
        """The cases at the place."""
        seen = cases_seen_by(self.desk.user, on=self.desk.today).filter(site=self.site)
        return list(seen.order_by("-received_at")[:MOST_SHOWN])

    @cached_property
    def licences(self) -> list[Licence]:
        """The licences at the place, those in force first."""
        found = self._of("application__in").select_related("application", "holder")
        return sorted(found, key=lambda one: (not one.is_alive, -one.granted_on.toordinal()))

    @cached_property
    def leads(self) -> list[Lead]:
        """Complaints about the place while no licence was in force."""
        return list(Lead.objects.filter(site=self.site).order_by("at")[:MOST_SHOWN])

    @property
    def place(self) -> str:
        """The place as it was written last."""
        written = [one.place for one in self.cases] or [one.place for one in self.leads]
        return written[0] if written else ""

    @cached_property
    def lines(self) -> list[Line]:
        """Everything that befell the place, the oldest first."""
        gather: tuple[Callable[[], Iterable[Line]], ...] = (
            self._filed,
            self._granted,
            self._inspected,
            self._ordered,
            self._revoked,
            self._complained,
            self._handed_over,
        )
        return sorted((line for each in gather for line in each()), key=lambda line: line.at)

    def _of(self, way: str) -> QuerySet[Licence]:
        return Licence.objects.filter(**{way: self.cases})

    def _filed(self) -> Iterable[Line]:
        for row in self.cases:
            title = catalogue.dated_entry(row.permit, row.permit_from).title
            about = Words(f"{title.zh}：{row.applicant_name}", f"{title.en}: {row.applicant_name}")
            yield Line(row.received_at, Words("申请", "Application"), about, row.case_no, row.status)

    def _granted(self) -> Iterable[Line]:
        for one in self.licences:
            number = Words(f"许可证 {one.number}", f"licence {one.number}")
            case_no = one.application.case_no
            yield Line(
                _of_day(one.granted_on), Words("准予许可", "Granted"), number, case_no, state=one.state
            )
            if one.ended_on:
                ending = Words("许可终止", "Licence ended")
                yield Line(_of_day(one.ended_on), ending, number, case_no, state=one.state)

    def _inspected(self) -> Iterable[Line]:
        rows = Inspection.objects.filter(licence__in=self.licences, on__isnull=False)
        for row in rows.select_related("licence__application"):
            record = Record(row)
            assert row.at is not None
            yield Line(
                row.at,
                record.why,
                Words(row.findings, row.findings),
                row.licence.application.case_no,
                record.code,
                record.result,
                defects=tuple(_defects(record)),
            )

    def _ordered(self) -> Iterable[Line]:
        rows = Rectification.objects.filter(found_by__licence__in=self.licences)
        for row in rows.select_related("found_by__licence__application"):
            until = Words("整改期限至 {day}", "to be made good by {day}").fill(day=row.until.isoformat())
            case_no = row.found_by.licence.application.case_no
            yield Line(row.at, Words("责令整改", "Rectification ordered"), until, case_no)

    def _revoked(self) -> Iterable[Line]:
        rows = Revocation.objects.filter(licence__in=self.licences)
        for row in rows.select_related("licence__application"):
            ground, case_no = GROUNDS.get(row.ground, NONE), row.licence.application.case_no
            yield Line(
                _of_day(row.proposed_on), Words("提出撤销建议", "Revocation proposed"), ground, case_no
            )
            if row.revoked_on:
                yield Line(_of_day(row.revoked_on), Words("撤销许可", "Revoked"), ground, case_no)

    def _complained(self) -> Iterable[Line]:
        rows = Complaint.objects.filter(licence__in=self.licences)
        for row in rows.select_related("licence__application"):
            about = Words(f"工单 {row.number}　{row.text}".strip(), f"no. {row.number} {row.text}".strip())
            yield Line(row.at, Words("投诉举报", "Complaint"), about, row.licence.application.case_no)

    def _handed_over(self) -> Iterable[Line]:
        for row in self.leads:
            about = Words(
                f"工单 {row.number}　{row.text}　无有效许可，移交{row.handed_to}",
                f"no. {row.number} {row.text}: no licence in force, handed to {row.handed_to}",
            )
            yield Line(row.at, Words("投诉举报", "Complaint"), about)


def key_of(place: str, *, desk: Desk) -> str:
    """The key of a place as it is typed; the database works it out, as for every place that it keeps."""
    asking = User.objects.filter(pk=desk.user.pk)
    return str(asking.annotate(site=site_key(Value(place))).values_list("site", flat=True).get())


def like(place: str) -> list[Licence]:
    """Licences at places written much like this one, for an officer who was told it in other words."""
    wanted = place.strip()
    if len(wanted) < 2:
        return []
    found = Licence.objects.filter(Q(place__icontains=wanted) | Q(number=wanted))
    return list(found.select_related("application", "holder").order_by("-granted_on")[:10])


def _defects(record: Record) -> Iterable[Words]:
    for item in record.items:
        if item.code == "FAILED":
            more = f"：{item.note}" if item.note else ""
            yield Words(f"{item.words.zh.rstrip('。')}{more}", f"{item.words.en} {item.note}".strip())


def _of_day(day: date) -> datetime:
    return datetime.combine(day, BEGINNING)
