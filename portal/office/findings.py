"""What was found in a case: who is competent, site checks, opinions, decisions, inspections."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from accounts.models import Department, Role, User
from approvals.acts.decision import PERMIT
from approvals.case import Case
from approvals.models import Application, Decision, Inspection, Opinion, SiteCheck
from approvals.statuses import Outcome
from forms.words import Words
from portal import dates
from portal.record_words import name_of
from portal.supervision_words import source
from workflows.acts.after import RESULTS
from workflows.acts.registry import ACTS


@dataclass(frozen=True)
class Finding:
    """One finding with its author; `code` paints the chip."""

    title: Words
    code: str
    verdict: Words
    text: str
    who: Words
    at: datetime
    url: str = ""


@dataclass(frozen=True)
class Check:
    """One line of the check of competence; `stands` says whether nothing is in the way."""

    words: Words
    law: Words
    stands: bool


def checks(case: Case) -> list[Check]:
    """Who decides under these answers, which bars stand, what another level decides; asks no database."""
    entry, answers = case.entry, case.application.answers
    found = []
    if (who := entry.jurisdiction(answers)) is not None:
        found.append(Check(who, Words("", ""), stands=entry.bar_to_accepting(answers) is None))
    for bar in (entry.bar_to_accepting(answers), entry.bar_to_granting(answers)):
        if bar is not None:
            found.append(Check(bar.says, bar.article.words, stands=False))
    if (second := entry.second_decision(answers)) is not None:
        says = Words("{title}由{level}决定", "{title}: {level} decides").fill(
            title=second.title, level=second.level
        )
        found.append(Check(says, second.article.words, stands=True))
    if (term := entry.term(answers)) is not None:
        days = (term[1] - term[0]).days + 1
        says = Words("使用期限共 {days}", "Term of use: {days}").fill(days=dates.calendar_days(days))
        found.append(Check(says, Words("", ""), stands=True))
    return found


def of_case(application: Application) -> list[Finding]:
    """Everything found, oldest first; a fixed number of statements."""
    found = [
        *_site_checks(application),
        *_opinions(application),
        *_decisions(application),
        *_inspections(application),
    ]
    return sorted(found, key=lambda one: one.at)


STAGES = {"examine": Role.EXAMINER.value, "review": Role.REVIEWER.value}


def authors(application: Application) -> list[tuple[str, Words]]:
    """Who gave an opinion or decided, with the office in which they did."""
    opinions = Opinion.objects.filter(application=application).select_related("by").order_by("at")
    given = [(STAGES.get(row.stage, row.stage), name_of(row.by)) for row in opinions]
    decisions = Decision.objects.filter(application=application, subject=PERMIT, by__isnull=False)
    return given + [
        (Role.APPROVER.value, name_of(row.by)) for row in decisions.select_related("by") if row.by is not None
    ]


def office(pool: str) -> str:
    """The name of the office or department whose pool this is."""
    return offices([pool])[pool]


def offices(pools: Iterable[str]) -> dict[str, str]:
    """The names of several, with one statement at most."""
    names = {role.value: str(role.label) for role in Role}
    codes = {pool.partition(":")[2]: pool for pool in pools if pool not in names}
    if codes:
        names |= {codes[found.code]: found.name for found in Department.objects.filter(code__in=codes)}
    return {pool: names.get(pool, pool) for pool in pools}


def _site_checks(application: Application) -> Iterable[Finding]:
    rows = SiteCheck.objects.filter(application=application).prefetch_related("officers")
    return [
        Finding(
            title=Words("现场核查", "Site check"),
            code="PASSED",
            verdict=Words("已记录", "Recorded"),
            text=row.findings,
            who=names(row.officers.all()),
            at=row.at,
        )
        for row in rows
    ]


def _opinions(application: Application) -> Iterable[Finding]:
    rows = Opinion.objects.filter(application=application).select_related("by")
    return [
        Finding(
            title=ACTS[row.stage].title if row.stage in ACTS else Words(row.stage, row.stage),
            code=_code(row.outcome),
            verdict=_verdict(row.outcome),
            text=row.text,
            who=name_of(row.by),
            at=row.at,
        )
        for row in rows
    ]


def _decisions(application: Application) -> Iterable[Finding]:
    rows = Decision.objects.filter(application=application).select_related("by")
    return [
        Finding(
            title=Words("决定", "Decision")
            if row.subject == PERMIT
            else Words("市级树木决定", "The city's decision on the trees"),
            code=_code(row.outcome),
            verdict=_verdict(row.outcome),
            text=row.reasons,
            who=name_of(row.by)
            if row.by
            else Words("依承诺当日作出", "Made on the commitment, the same day"),
            at=row.at,
        )
        for row in rows
    ]


def _inspections(application: Application) -> Iterable[Finding]:
    rows = Inspection.objects.filter(licence__application=application, at__isnull=False)
    return [
        Finding(
            title=source(row.source),
            code="PASSED" if row.result == "VERIFIED" else "FAILED",
            verdict=dict(RESULTS)[row.result],
            text=row.findings,
            who=names(row.inspectors.all()),
            at=row.at,
            url=reverse("office:inspection", args=[application.case_no, row.pk]),
        )
        for row in rows.prefetch_related("inspectors")
        if row.at is not None
    ]


def names(people: Iterable[User]) -> Words:
    """Several people by name."""
    found = [name_of(user) for user in people]
    return Words("、".join(one.zh for one in found), ", ".join(one.en for one in found))


def _code(outcome: str) -> str:
    return "PASSED" if outcome == Outcome.GRANT else "FAILED"


def _verdict(outcome: str) -> Words:
    return Words("准予", "Grant") if outcome == Outcome.GRANT else Words("不予", "Refuse")
