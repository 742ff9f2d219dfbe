"""What a story may look at, and what is found there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from approvals import calendars
from approvals.acts.receipt import is_barred
from approvals.case import Case
from approvals.following import last_term, licence_of
from approvals.models import Application, Inspection
from approvals.statuses import InspectionSource, LicenceState
from documents.models import Paper
from ledger.models import Entry
from timelimits.clock import DueState, LegalClock
from workflows.models import OPEN_TASK, Task
from workflows.stories import accepting, consulting
from workflows.stories.cast import Cast

if TYPE_CHECKING:
    from workflows.stories.player import Player

EVENTS = frozenset(
    [
        "RECEIVE",
        "CORRECT_ON_SPOT",
        "SUPPLEMENT_NOTICE",
        "SUPPLEMENT_RECEIVED",
        "ACCEPT",
        "DEEMED_ACCEPT",
        "REFUSE_ACCEPT",
        "PAUSE",
        "RESUME",
        "EXTEND",
        "HEARING_RIGHTS_NOTICE",
        "HEARING_REQUEST",
        "HEARING_HELD",
        "SITE_VISIT",
        "DECIDE",
        "ISSUE",
        "SERVE",
        "PUBLISH",
        "RATE",
        "WITHDRAW",
        "TERMINATE",
        "RENEW",
        "DEEMED_RENEW",
        "REVOKE",
        "DEREGISTER",
        "CONSULT_SENT",
        "CONSULT_REPLY",
        "CONSULT_SILENT",
        "JOINT_VISIT",
        "RECTIFY_ORDER",
        "RECHECK",
        "COMMIT_NOTICE",
        "COMMIT",
        "DECLINE",
        "LAPSE",
        "CONSULT_ADD",
        "CONSULT_CANCEL",
        "CONSULT_PASS_ON",
        "CONSULT_GO_ON",
        "CONCLUDE",
        "PASS_ON",
        "CORRECT",
        "CALENDAR_CHANGED",
        "LICENCE_WITHDRAW",
        "LICENCE_CANCEL",
        "BAR",
        "BAR_LIFTED",
        "INSPECT",
    ]
)

DOCUMENTS = frozenset(
    [
        "RECEIPT",
        "ACCEPTANCE_NOTICE",
        "SUPPLEMENT_NOTICE",
        "NON_ACCEPTANCE",
        "NOT_REQUIRED",
        "SPECIAL_PROCEDURE_NOTICE",
        "EXTENSION_NOTICE",
        "HEARING_RIGHTS",
        "HEARING_NOTICE",
        "SITE_CHECK",
        "COMMITMENT_NOTICE",
        "COMMITMENT",
        "GRANT",
        "REFUSAL",
        "LICENCE",
        "PAYMENT_NOTICE",
        "WITHDRAWAL",
        "TERMINATION",
        "PRELIMINARY_REVIEW",
        "FILING_RECEIPT",
        "CONSULTATION_REPLY",
        "DEFECT_LIST",
        "ACCEPTANCE_CERTIFICATE",
        "INSPECTION_NOTICE",
        "INSPECTION_RECORD",
        "RECTIFICATION_ORDER",
        "REVOCATION",
        "LICENCE_WITHDRAWAL",
        "CANCELLATION",
        "CHANGE",
        "RENEWAL",
        "DEREGISTRATION",
        "SAFETY_NOTICE",
    ]
)
RENEWED = (LicenceState.RENEWED, LicenceState.DEEMED_RENEWED)


class Look:
    """One case, looked at on one day."""

    def __init__(self, player: Player, name: str, day: date) -> None:
        self._player = player
        self._name = name
        self._day = day

    @cached_property
    def _row(self) -> Application:
        return self._player.application(self._name)

    @cached_property
    def _case(self) -> Case:
        return Case(application=self._row, chain=self._row.chain, calendar=calendars.current())

    def at(self, key: str) -> Any:
        """What is found under a key of the story language; LookupError if there is no such key."""
        if key not in _KEYS:
            raise LookupError(f"unknown expectation {key!r}")
        return _KEYS[key](self)

    def status(self) -> str:
        return self._row.status

    def route(self) -> str:
        return self._row.route

    def accepted_on(self) -> date | None:
        return self._row.accepted_on

    def accept_mode(self) -> str | None:
        return self._row.accept_mode or None

    def due_on(self) -> date | str | None:
        return self._due(self._case.clocks.statutory) if self._case.clocks else None

    def promised_due_on(self) -> date | str | None:
        return self._due(self._case.clocks.promised) if self._case.clocks else None

    def elapsed(self) -> int | None:
        return self._case.clocks.statutory.known_elapsed(self._day) if self._case.clocks else None

    def promised_elapsed(self) -> int | None:
        return self._case.clocks.promised.known_elapsed(self._day) if self._case.clocks else None

    def overdue(self) -> str | None:
        clocks = self._case.clocks
        if clocks is None:
            return None
        if clocks.statutory.is_overdue(self._day):
            return "STATUTORY"
        return "PROMISED" if clocks.promised.is_overdue(self._day) else None

    def licence(self) -> dict[str, Any] | None:
        found = licence_of(self._row)
        if found is None:
            return None
        term = last_term(found)
        first = term[0] if term and found.state in RENEWED else found.valid_from
        return {"state": found.state, "from": first, "until": found.valid_until}

    def inspection_due(self) -> date | None:
        planned = Inspection.objects.filter(
            licence__application=self._row, source=InspectionSource.COMMITMENT
        ).last()
        return planned.due_on if planned else None

    def barred(self) -> bool:
        return is_barred(self._player.cast.who("applicant"))

    def documents(self) -> list[str]:
        return [kind for kind in self.papers() if kind in DOCUMENTS]

    def papers(self) -> list[str]:
        """Every kind so far; `documents` are those that all stories know."""
        return sorted(set(Paper.objects.filter(application=self._row).values_list("kind", flat=True)))

    def events(self) -> list[str]:
        acts = Entry.objects.filter(chain=self._row.chain).order_by("seq").values_list("act", flat=True)
        return [act for act in acts if act in EVENTS]

    def inbox(self) -> dict[str, list[str]]:
        cases = self._player.under(self._name) or [self._row.pk]
        tasks = Task.objects.filter(application__in=cases, status__in=OPEN_TASK)
        found: dict[str, list[str]] = _Inbox(self._player.cast)
        for task in tasks:
            found.setdefault(task.pool.removeprefix("dept:"), []).append(task.name)
        for names in found.values():
            names.sort()
        return found

    def opinions(self) -> dict[str, list[str | None]]:
        if self._case.entry.completion is not None:
            return accepting.opinions(self._case)
        return consulting.opinions(self._case)

    def ratio(self) -> dict[str, float] | None:
        return consulting.ratio(self._case)

    @staticmethod
    def _due(clock: LegalClock) -> date | str | None:
        due = clock.due()
        return "provisional" if due.state is DueState.PROVISIONAL else due.on


class _Inbox(dict[str, list[str]]):
    """The open tasks of everybody; whoever has none is one of the cast, or LookupError."""

    def __init__(self, cast: Cast) -> None:
        super().__init__()
        self._cast = cast

    def __missing__(self, key: str) -> list[str]:
        self._cast.all(str(key))
        return []


_KEYS: dict[str, Callable[[Look], Any]] = {
    name: getattr(Look, name)
    for name in (
        "status",
        "route",
        "accepted_on",
        "accept_mode",
        "due_on",
        "promised_due_on",
        "elapsed",
        "promised_elapsed",
        "overdue",
        "licence",
        "inspection_due",
        "barred",
        "documents",
        "papers",
        "events",
        "inbox",
        "opinions",
        "ratio",
    )
}
MAPS = ("licence", "inbox", "opinions", "ratio")


def differs(key: str, expected: Any, got: Any) -> bool:
    """Lists and single values are compared exactly, maps by the keys the story names."""
    if key in MAPS and isinstance(expected, dict) and got is not None:
        if key != "inbox" and (unknown := sorted(set(expected) - set(got))):
            raise LookupError(f"{key} has no part called {', '.join(unknown)}")
        return any(_is_other(value, got[part]) for part, value in expected.items())
    return _is_other(expected, got)


def _is_other(expected: Any, got: Any) -> bool:
    """A day may be written as a text, too."""
    return bool(expected != (got.isoformat() if isinstance(got, date) and isinstance(expected, str) else got))
