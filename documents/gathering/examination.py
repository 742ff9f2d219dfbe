"""Facts of the papers of examination: site check, special procedure, extension, hearing rights."""

from __future__ import annotations

from dataclasses import replace

from approvals.case import Case
from approvals.clocks import hearing_asked_by
from approvals.law import HEARING_LIMIT, HEARING_REQUEST_LIMIT, SMALL_BUILDINGS
from approvals.models import ClockEvent, SiteCheck
from documents.gathering.reading import Gather, Whose, clocks_of, event_of, name_of, period, term
from documents.letters.chinese import day
from documents.papers.clock import ExtensionFacts, SpecialProcedureFacts
from documents.papers.hearing import HearingRightsFacts
from documents.papers.records import Officer, SiteCheckFacts
from timelimits.clock import ART_45

HEARING = "HEARING"


def site_check(case: Case, whose: Whose) -> SiteCheckFacts:
    """The latest check on site, with all its officers (Art. 34 (3))."""
    check = SiteCheck.objects.filter(application=case.application).latest("at", "pk")
    return SiteCheckFacts(
        **whose,
        at=check.at,
        place=case.application.place,
        officers=tuple(Officer(name=name_of(user)) for user in check.officers.order_by("pk")),
        remarks=check.findings.strip(),
        afterwards=SMALL_BUILDINGS.words.zh if case.entry.completion else "",
    )


def special_procedure(case: Case, whose: Whose) -> SpecialProcedureFacts:
    """The procedure and the working days told for it (Art. 45); a hearing begins when it was asked for."""
    event = event_of(case, "PAUSE")
    kind, ref = str(event.facts["kind"]), str(event.facts["ref"])
    pause = next(pause for pause in reversed(case.timeline.pauses) if pause.ref == ref)
    return SpecialProcedureFacts(
        **whose,
        procedure=kind,
        basis=_basis(case, event),
        since=pause.since,
        days=_days_told(event),
        law="" if kind in ART_45 else case.entry.statutory.article.words.zh,
        reference="" if ref == str(event.seq) else ref,
    )


def _basis(case: Case, event: ClockEvent) -> str:
    if reason := str(event.facts.get("reason") or "").strip():
        return reason
    asked_on = case.timeline.hearing_asked_on
    if event.facts["kind"] == HEARING and asked_on is not None:
        return f"申请人、利害关系人于{day(asked_on)}申请听证"
    return "核实申请内容"


def _days_told(event: ClockEvent) -> int | None:
    """The time told; a hearing without one is held within the twenty days of the law (Art. 47)."""
    days = event.facts.get("days")
    if not days and event.facts["kind"] == HEARING:
        days = HEARING_LIMIT.number
    return int(days) if days else None


def extension(case: Case, whose: Whose) -> ExtensionFacts:
    """The one extension, with the limit before it and the limit in force (Art. 42)."""
    event = event_of(case, "EXTEND")
    clock = clocks_of(case).statutory
    return ExtensionFacts(
        **whose,
        reason=str(event.facts["reason"]).strip(),
        days=int(event.facts["days"]),
        approved_by=str(event.facts["approved_by"]),
        approved_on=event.on,
        previous=term(replace(clock, extensions=())),
        due=term(clock),
    )


def hearing_rights(case: Case, whose: Whose) -> HearingRightsFacts:
    """The right to a hearing, to be asked for within five working days of being told (Art. 47)."""
    event = event_of(case, "HEARING_RIGHTS_NOTICE")
    return HearingRightsFacts(
        **whose,
        matter=str(event.facts.get("matter") or "本机关拟就该申请作出的决定"),
        period=period(HEARING_REQUEST_LIMIT.number, hearing_asked_by(event.on, case.calendar)),
    )


PAPERS: dict[str, Gather] = {
    "SITE_CHECK": site_check,
    "SPECIAL_PROCEDURE_NOTICE": special_procedure,
    "EXTENSION_NOTICE": extension,
    "HEARING_RIGHTS": hearing_rights,
}
