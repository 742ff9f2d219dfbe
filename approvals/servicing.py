"""What stands of a service under a licence: its reviews, the proposal to end it, the notice of its stop."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from approvals.case import Case
from approvals.models import ClockEvent, Licence
from approvals.service import ServiceTerms
from approvals.statuses import ALIVE
from timelimits.calendar import CalendarNotPublished
from timelimits.periods import holder_period_end, last_day_of_months

FAILED = "UNQUALIFIED"


@dataclass(frozen=True)
class Service:
    """The events of a service read in their order; the periods of holder and organ follow from them."""

    case: Case
    terms: ServiceTerms
    licence: Licence

    @property
    def reviews(self) -> list[ClockEvent]:
        """One a year of service, in their order."""
        return self._of("YEARLY_REVIEW")

    @property
    def next_year(self) -> int:
        """The number of the year of service that is reviewed next."""
        return len(self.reviews) + 1

    @property
    def year_ends_on(self) -> date | None:
        """The last day of that year, or None where the licence has no term or ends before."""
        first, last = self.licence.valid_from, self.licence.valid_until
        if first is None or last is None:
            return None
        end = last_day_of_months(first, 12 * self.next_year)
        return end if end < last else None

    @property
    def failed_in_a_row(self) -> bool:
        """Whether the latest years, as many as the law names, were all failed."""
        latest = self.reviews[-self.terms.failed_years :]
        return len(latest) == self.terms.failed_years and all(
            event.facts["result"] == FAILED for event in latest
        )

    @property
    def proposal(self) -> ClockEvent | None:
        """The latest proposal to end the service."""
        return self._latest("PROPOSE_ENDING")

    @property
    def objection(self) -> ClockEvent | None:
        """The objection to the latest proposal."""
        return self._since_proposal("OBJECT_TO_ENDING")

    @property
    def answer(self) -> ClockEvent | None:
        """The answer to that objection."""
        return self._since_proposal("ANSWER_OBJECTION")

    @property
    def stop(self) -> ClockEvent | None:
        """The notice that the holder stops."""
        return self._latest("STOP_NOTICE")

    @property
    def stops_on(self) -> date | None:
        """The last day before the service is stopped for good."""
        return date.fromisoformat(str(self.stop.facts["stop_on"])) if self.stop else None

    @property
    def is_upheld(self) -> bool:
        """Whether the objection was found right, so that the service goes on."""
        return self.answer is not None and bool(self.answer.facts["upheld"])

    def has_stopped(self, on: date) -> bool:
        """Whether the last day of a service that its holder stops is over."""
        return self.stops_on is not None and on > self.stops_on

    def is_over(self, on: date) -> bool:
        """Whether the end stands: unopposed, or the objection refused, or the day of the stop over."""
        if self.has_stopped(on):
            return True
        if self.proposal is None or self.is_upheld:
            return False
        if self.answer is not None:
            return True
        last = self.last_day(self.proposal, self.terms.objection_days)
        return self.objection is None and last is not None and on > last

    def last_day(self, event: ClockEvent, days: int) -> date | None:
        """The last of so many calendar days, rolled to a working day; None while its year is unpublished."""
        try:
            return holder_period_end(event.on, days, self.case.calendar)
        except CalendarNotPublished:
            return None

    def _of(self, kind: str) -> list[ClockEvent]:
        return [event for event in self.case.events if event.kind == kind]

    def _latest(self, kind: str) -> ClockEvent | None:
        found = self._of(kind)
        return found[-1] if found else None

    def _since_proposal(self, kind: str) -> ClockEvent | None:
        found = self._latest(kind)
        return found if found and self.proposal and found.seq > self.proposal.seq else None


def service_of(case: Case) -> Service | None:
    """The service of a case that has a licence in force, where its matter is a service at all."""
    terms = case.entry.service
    if terms is None or case.application.decided_on is None:
        return None
    licence = Licence.objects.filter(application=case.application, state__in=ALIVE).first()
    return Service(case, terms, licence) if licence else None
