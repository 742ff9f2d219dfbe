"""Who holds which office on a day, and which pools of tasks that opens; stand-ins included (代理).

A stand-in draws on what the absent officer holds himself, never on what that officer holds as a stand-in.
"""

from datetime import date

from django.db.models import Q, QuerySet

from accounts.agents import in_force as agencies_in_force
from accounts.errors import NotHolder
from accounts.models import Grant, Role, Substitute, User, UserKind

DEPARTMENT_POOL = "dept:"


def pools_of(user: User, on: date) -> frozenset[str]:
    """The pools a user may draw tasks from on this day: codes of offices, and `dept:<code>`; one statement.

    An applicant's task is his own and lies in no pool.
    """
    return frozenset(pool for held in _held(user, on) for pool in _pools(*held))


def roles_of(user: User, on: date) -> frozenset[str]:
    """The offices a user holds on this day, and whether the law sees him as an applicant or an agent."""
    held = {role for role, _ in _held(user, on)}
    if user.is_active and user.kind == UserKind.APPLICANT:
        held.add(Role.APPLICANT.value)
    if user.is_active and agencies_in_force(on).filter(agent=user).exists():
        held.add(Role.AGENT.value)
    return frozenset(held)


def holders(pool: str, on: date) -> QuerySet[User]:
    """The active users who hold an office or belong to a department (`dept:<code>`), stand-ins included."""
    active = User.objects.filter(is_active=True).order_by("pk")
    if pool == Role.APPLICANT:
        return active.filter(kind=UserKind.APPLICANT)
    if pool == Role.AGENT:
        return active.filter(pk__in=agencies_in_force(on).values("agent"))
    own = grants_in_force(on).filter(_of_pool(pool)).values("user")
    stand_ins = substitutes_in_force(on).filter(absent__in=own).values("stand_in")
    return active.filter(Q(pk__in=own) | Q(pk__in=stand_ins))


def stands_in_for(user: User, pool: str, on: date) -> QuerySet[User]:
    """The absent officers in whose place this user may draw on a pool on this day."""
    absent = substitutes_in_force(on).filter(stand_in=user).values("absent")
    owners = grants_in_force(on).filter(_of_pool(pool)).values("user")
    return User.objects.filter(pk__in=absent).filter(pk__in=owners).order_by("pk")


def must_hold(user: User, pool: str, on: date) -> None:
    """Refuse someone who does not hold the office, or does not belong to the department, on this day."""
    if pool not in pools_of(user, on):
        raise NotHolder(user=user.pk, pool=pool, on=on)


def grants_in_force(on: date) -> QuerySet[Grant]:
    """The grants that hold on this day, their first and last day included."""
    return Grant.objects.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=on), valid_from__lte=on)


def substitutes_in_force(on: date) -> QuerySet[Substitute]:
    """The absences that last on this day, their first and last day included."""
    return Substitute.objects.filter(valid_from__lte=on, valid_until__gte=on)


def _held(user: User, on: date) -> list[tuple[str, str | None]]:
    if not user.is_active or user.pk is None:
        return []
    absent = substitutes_in_force(on).filter(stand_in=user).values("absent")
    grants = grants_in_force(on).filter(Q(user=user) | Q(user__in=absent))
    return list(grants.values_list("role", "department__code").distinct())


def _pools(role: str, department: str | None) -> list[str]:
    if role == Role.DEPARTMENT:
        return [role, f"{DEPARTMENT_POOL}{department}"]
    return [role]


def _of_pool(pool: str) -> Q:
    if pool.startswith(DEPARTMENT_POOL):
        return Q(role=Role.DEPARTMENT, department__code=pool.removeprefix(DEPARTMENT_POOL))
    return Q(role=pool)
