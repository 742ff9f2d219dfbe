"""Who may see which cases: one's own, one's bureau's, or those one is consulted on."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from accounts.agents import applicants_of
from accounts.models import Role, User
from accounts.roles import DEPARTMENT_POOL, pools_of
from approvals.case import Case
from approvals.models import Application, ConsultedParty
from workflows.errors import NoSuchCase

BUREAU = frozenset(
    {
        Role.INTAKE.value,
        Role.ACCEPTOR.value,
        Role.EXAMINER.value,
        Role.REVIEWER.value,
        Role.APPROVER.value,
        Role.HEAD.value,
        Role.INSPECTOR.value,
        Role.LEGAL.value,
        Role.ADMIN.value,
        Role.AUDITOR.value,
        Role.HEARING_OFFICER.value,
    }
)
# Whoever leads, answers for the organ, or audits it sees what every department of a project says.
EVERY_DEPARTMENT = frozenset({Role.LEAD.value, Role.HEAD.value, Role.AUDITOR.value})


def cases_seen_by(user: User, *, on: date) -> QuerySet[Application]:
    """The cases this person may see on a day; deny by default."""
    if not user.is_authenticated or not user.is_active:
        return Application.objects.none()
    pools = pools_of(user, on)
    if pools & BUREAU:
        return Application.objects.all()
    own = Q(applicant=user) | Q(applicant__in=applicants_of(user, on))
    consulted = {pool for pool in pools if pool.startswith(DEPARTMENT_POOL)} | (
        pools & {Role.CITY.value, Role.LEAD.value}
    )
    if consulted:
        own |= Q(tasks__pool__in=consulted) | _at_the_visit(consulted)
    if Role.CITY in pools:
        own |= ~Q(second_subject="")
    return Application.objects.filter(own).distinct()


def case_seen_by(user: User, case_no: str, *, on: date) -> Application:
    """One case by its number. Raises NoSuchCase, whether it does not exist or is not theirs."""
    found = (
        cases_seen_by(user, on=on)
        .select_related("applicant", "agent", "chain")
        .filter(case_no=case_no)
        .first()
    )
    if found is None:
        raise NoSuchCase()
    return found


def project_cases_seen_by(user: User, *, on: date) -> QuerySet[Application]:
    """The cases of construction projects: all of them for whoever sees every department, else one's own."""
    pools = pools_of(user, on)
    gathered = Application.objects.filter(project__isnull=False)
    if pools & EVERY_DEPARTMENT:
        return gathered
    asked = [pool for pool in pools if pool.startswith(DEPARTMENT_POOL)]
    return gathered.filter(Q(tasks__pool__in=asked) | _at_the_visit(asked)).distinct()


def _at_the_visit(pools: Collection[str]) -> Q:
    """The works that these departments are to visit: they confirm the day before they are asked anything."""
    codes = [pool.removeprefix(DEPARTMENT_POOL) for pool in pools if pool.startswith(DEPARTMENT_POOL)]
    return Q(joint_visit__attendances__department__in=codes)


def departments_seen(case: Case, *, pools: Collection[str]) -> frozenset[str] | None:
    """Whose opinions in a case may be read; None: everybody's.

    Departments answer for themselves: until all is summed up, or the list of defects is out, each reads its
    own opinion alone.
    """
    if case.entry.consultation is None or case.application.is_ended or EVERY_DEPARTMENT.intersection(pools):
        return None
    if case.entry.completion is not None and _have_all_spoken(case):
        return None
    return frozenset(party.department for party in case.consulted if is_own(party, pools=pools))


def _have_all_spoken(case: Case) -> bool:
    """Whether every department has given its opinion on completed works, or is waited for no more."""
    first = [party for party in case.consulted if party.consultation.number == 1]
    return bool(first) and not any(party.is_awaited for party in first)


def is_own(party: ConsultedParty, *, pools: Collection[str]) -> bool:
    """Whether a department that is asked, or the sub-unit that answers for it, is one of these."""
    return any(f"{DEPARTMENT_POOL}{code}" in pools for code in (party.department, party.answering))
