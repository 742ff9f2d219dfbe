"""What a permit, a case, a clock, a task and an offer look like in JSON; plain reading, no decisions."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from accounts.models import User
from api.forms_told import form, words
from api.refusals import problem
from approvals.case import Case
from approvals.catalogue import PermitType
from approvals.law import Limit
from approvals.models import Application
from approvals.statuses import Route
from audit.assumed import is_assumed
from documents.models import Paper
from timelimits.clock import LegalClock
from workflows.models import Task
from workflows.offers import Dates, Offer

Json = dict[str, Any]


def permit(entry: PermitType) -> Json:
    """A permit in a list."""
    routes = [Route.ORDINARY.value, *([Route.COMMITMENT.value] if entry.commitment else [])]
    return {
        "slug": entry.slug,
        "item_code": entry.item_code,
        "kind": entry.kind.value,
        "title": words(entry.title),
        "summary": words(entry.summary),
        "applicants": words(entry.applicants),
        "valid_from": entry.valid_from,
        "statutory": _limit(entry.statutory),
        "promised": _limit(entry.promised),
        "routes": routes,
    }


def guide(entry: PermitType) -> Json:
    """A permit with all that an applicant needs to know."""
    return {
        **permit(entry),
        "bases": [words(article.words) for article in entry.bases],
        "materials": [
            {
                "code": material.code,
                "title": words(material.title),
                "comes": material.comes.value,
                "needed_when": words(entry.form.explain(material.needed)) if material.needed else None,
            }
            for material in entry.materials
        ],
        "form": form(entry.form),
    }


def _limit(limit: Limit) -> Json:
    return {
        "working_days": limit.number,
        "article": words(limit.article.words),
        "confidence": "assumed" if is_assumed(limit) else "confirmed",
    }


def case(row: Application) -> Json:
    """A case in a list."""
    return {
        "case_no": row.case_no,
        "permit": row.permit,
        "permit_from": row.permit_from,
        "title": row.title,
        "place": row.place,
        "applicant": row.applicant_name,
        "route": row.route,
        "status": row.status,
        "received_at": row.received_at,
        "accepted_on": row.accepted_on,
        "accept_mode": row.accept_mode,
        "statutory_due_on": row.statutory_due_on,
        "promised_due_on": row.promised_due_on,
        "due_state": row.due_state,
        "calendar_version": row.calendar_version,
        "decided_on": row.decided_on,
        "ended_on": row.ended_on,
    }


def case_in_full(row: Application, *, answers: Any) -> Json:
    """A case with its answers, as far as the reader may see them, its materials and papers."""
    papers = Paper.objects.filter(application=row).order_by("ordered_at", "kind")
    return {
        **case(row),
        "seen": row.chain.seq,
        "answers": answers,
        "materials": list(row.materials.order_by("code").values("code", "source", "received_on", "due_on")),
        "papers": [
            {
                "kind": paper.kind,
                "name": words(paper.name),
                "number": paper.number,
                "state": paper.state,
                "check_code": paper.check_code,
                "sha256": paper.sha256,
            }
            for paper in papers
        ],
    }


def clocks(opened: Case, *, today: date) -> Json:
    """Every clock of a case with its explained days: the same explanation that the pages print."""
    running = opened.clocks
    found = {"acceptance": opened.acceptance_clock} if opened.entry.is_accepted_by_silence else {}
    if running is not None:
        found |= {"statutory": running.statutory, "promised": running.promised}
    return {
        "case_no": opened.application.case_no,
        "today": today,
        "calendar_version": opened.calendar.version,
        "clocks": [_clock(name, clock, today) for name, clock in found.items()],
    }


def _clock(name: str, clock: LegalClock, today: date) -> Json:
    due, elapsed = clock.due(), clock.known_elapsed(today)
    return {
        "name": name,
        "day0": clock.day0,
        "limit": clock.limit,
        "limit_in_force": clock.limit_in_force,
        "due": {
            "on": due.on,
            "state": due.state.value,
            "left_unpublished": due.left_unpublished,
            "missing_year": due.missing_year,
        },
        "elapsed": elapsed,
        "remaining": clock.limit_in_force - elapsed,
        "excluded": sum(day.verdict == "PAUSED" for day in clock.explain(today)),
        "is_paused": clock.is_paused,
        "is_overdue": clock.is_overdue(today),
        "frozen_on": clock.frozen_on,
        "pauses": [
            {
                "since": pause.since,
                "until": pause.until,
                "ground": pause.ground,
                "written_notice": pause.written_notice,
                "is_effective": pause in clock.effective_pauses,
            }
            for pause in clock.pauses
        ],
        "days": [asdict(day) for day in clock.explain(today)],
    }


def task(row: Task) -> Json:
    """A task."""
    title = getattr(row.flow_task, "title", None)
    return {
        "id": row.pk,
        "name": row.name,
        "title": words(title) or words(row.name),
        "case_no": row.application.case_no,
        "case_title": row.application.title,
        "pool": row.pool,
        "owner": _name(row.owner),
        "status": row.status,
        "due_on": row.due_on,
    }


def _name(user: User | None) -> str | None:
    return None if user is None else user.display_name or user.username


def offer(made: Offer) -> Json:
    """An act as it is offered."""
    return {
        "act": made.act.name,
        "title": words(made.act.title),
        "article": words(made.act.law.words),
        "task": made.task.pk if made.task else None,
        "is_adverse": made.act.is_adverse,
        "form": form(made.form),
        "before": _dates(made.before),
        "after": _dates(made.after) if made.after else None,
        "refusal": problem(made.refusal) if made.refusal else None,
    }


def _dates(dates: Dates) -> Json:
    return {"statutory": dates.statutory, "promised": dates.promised, "state": str(dates.state)}
