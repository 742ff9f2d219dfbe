"""How a case stands for its applicant: what it waits for, what may be done, which days matter."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from itertools import takewhile

from approvals import calendars
from approvals.acts.notice_board import board_due_on
from approvals.case import Case
from approvals.catalogue import PermitType
from approvals.clocks import hearing_asked_by
from approvals.facilities import facility_of
from approvals.following import licence_of
from approvals.models import Application, Commitment, Decision, Licence, Rating, Supplement
from approvals.servicing import Service, service_of
from approvals.statuses import BEFORE_ACCEPTANCE, ENDED, IN_EXAMINATION, Status
from forms.materials import Material
from ledger.models import Entry
from portal.acceptance_words import Acceptance
from timelimits.calendar import WorkingCalendar
from timelimits.clock import LegalClock
from workflows.models import OPEN_TASK, Task

VISIT_SET = ("PROPOSE_VISIT", "MOVE_VISIT", "CONFIRM_VISIT")


class Situation:
    """One case, read once for one page; nothing is locked and nothing written."""

    def __init__(self, application: Application, *, today: date) -> None:
        self.application = application
        self.today = today
        self.case = Case(application=application, chain=application.chain, calendar=calendars.current())

    @property
    def entry(self) -> PermitType:
        return self.case.entry

    @property
    def status(self) -> Status:
        return Status(self.application.status)

    @property
    def calendar(self) -> WorkingCalendar:
        return self.case.calendar

    @cached_property
    def waiting_acts(self) -> frozenset[str]:
        """The acts that a task of the applicant waits for."""
        tasks = Task.objects.filter(application=self.application, pool="applicant", status__in=OPEN_TASK)
        return frozenset(act for task in tasks for act in getattr(task.flow_task, "acts", ()))

    @cached_property
    def supplement(self) -> Supplement | None:
        return Supplement.objects.filter(application=self.application).first()

    @cached_property
    def commitment(self) -> Commitment | None:
        return Commitment.objects.filter(application=self.application).first()

    @cached_property
    def decision(self) -> Decision | None:
        return Decision.objects.filter(application=self.application, subject="permit").first()

    @cached_property
    def licence(self) -> Licence | None:
        return licence_of(self.application)

    @cached_property
    def rating(self) -> Rating | None:
        return Rating.objects.filter(application=self.application).first()

    @property
    def may_supply(self) -> bool:
        return "supply" in self.waiting_acts and self.supplement is not None

    @property
    def may_commit(self) -> bool:
        return "commit" in self.waiting_acts and self.commitment is not None

    @property
    def may_withdraw(self) -> bool:
        """Before the decision (Art. 42 leaves the applicant free to the last)."""
        return self.status in (*BEFORE_ACCEPTANCE, *IN_EXAMINATION, Status.CHECKED)

    @cached_property
    def service(self) -> Service | None:
        """The service under the licence, where there is one that lives."""
        return service_of(self.case)

    @property
    def may_object(self) -> bool:
        """While the end of the service is proposed, for fifteen days."""
        return "object_to_ending" in self.waiting_acts

    @property
    def may_stop(self) -> bool:
        """The holder of a service may tell its stop, once."""
        return self.service is not None and self.service.stop is None

    @property
    def may_report_test(self) -> bool:
        """While a test is called for, or a renewal needs its report."""
        facility = facility_of(self.case)
        return facility is not None and facility.takes_report(self.today)

    @cached_property
    def acceptance(self) -> Acceptance | None:
        """The joint acceptance of completed works, where that is what the case is about."""
        if self.entry.completion is None:
            return None
        return Acceptance(self.case, today=self.today)

    @property
    def may_confirm_visit(self) -> bool:
        """While a day is set, and the builder has not said yet that it suits."""
        visit = self.acceptance.visit if self.acceptance else None
        return visit is not None and visit.held_on is None and not self._has_confirmed

    @cached_property
    def _has_confirmed(self) -> bool:
        said = Entry.objects.filter(chain=self.application.chain, act__in=VISIT_SET).order_by("-seq")
        since = takewhile(lambda one: one.act == "CONFIRM_VISIT", said)
        return any(one.actor == f"user:{self.application.applicant_id}" for one in since)

    @property
    def may_report_rectified(self) -> bool:
        """While what was found is to be made good."""
        return "rectified" in self.waiting_acts

    @property
    def may_put_up_board(self) -> bool:
        """From the grant on, until the notice board is on record."""
        return board_due_on(self.case) is not None

    @property
    def may_rate(self) -> bool:
        """Once, after the end."""
        return self.status in ENDED and self.rating is None

    @property
    def may_ask_for_hearing(self) -> bool:
        """Within five working days of being told (Art. 47)."""
        read = self.case.timeline
        if self.status not in IN_EXAMINATION or read.hearing_told_on is None or read.hearing_asked_on:
            return False
        last = hearing_asked_by(read.hearing_told_on, self.calendar)
        return last is None or self.today <= last

    def may(self, act: str) -> bool:
        """Whether an act of the applicant has its place now."""
        return {
            "supply": self.may_supply,
            "commit": self.may_commit,
            "decline": "decline" in self.waiting_acts,
            "withdraw": self.may_withdraw,
            "rate": self.may_rate,
            "hearing_request": self.may_ask_for_hearing,
            "object_to_ending": self.may_object,
            "stop_notice": self.may_stop,
            "safety_report": self.may_report_test,
            "notice_board": self.may_put_up_board,
            "confirm_visit": self.may_confirm_visit,
            "rectified": self.may_report_rectified,
        }.get(act, False)

    @property
    def still_missing(self) -> tuple[Material, ...]:
        """The materials named in the notice that are not in yet."""
        codes = self.supplement.still_missing if self.supplement else ()
        return tuple(material for material in self.entry.materials if material.code in codes)

    def promised_if_accepted_on(self, day: date) -> LegalClock:
        """The promised clock as it would run were the case accepted on a day."""
        return LegalClock(calendar=self.calendar, day0=day, limit=self.entry.promised.number, extendable=0)

    def statutory_if_accepted_on(self, day: date) -> LegalClock:
        """The statutory clock as it would run were the case accepted on a day."""
        return LegalClock(calendar=self.calendar, day0=day, limit=self.entry.statutory.number)

    @property
    def signing_clock(self) -> LegalClock | None:
        """The working days to sign in, from the day the notice was received."""
        terms = self.entry.commitment
        if self.commitment is None or terms is None:
            return None
        return LegalClock(
            calendar=self.calendar, day0=self.commitment.received_on, limit=terms.sign_within, extendable=0
        )
