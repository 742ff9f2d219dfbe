"""Who holds which office on a day, and which pools of tasks that opens; stand-ins included (代理).

A stand-in draws on what the absent officer holds himself, never on what that officer holds as a stand-in.
"""

from datetime import date

from django.db.models import Q, QuerySet

from accounts.agents import in_force as agencies_in_force
from accounts.errors import NotHolder
from accounts.models import Grant, Role, Substitute, User, UserKind
from ledger import prepared

DEPARTMENT_POOL = "dept:"

# The pools of one user on one day, as an array; also read together with a case by who acts upon it.
POOLS = f"""
SELECT coalesce(
    array_agg(held.role::text) || array_agg('{DEPARTMENT_POOL}' || (
        SELECT department.code FROM accounts_department AS department WHERE department.id = held.department_id
    )) FILTER (WHERE held.role = '{Role.DEPARTMENT}'),
    ARRAY[]::text[]
)
FROM accounts_grant AS held
WHERE held.valid_from <= %(on)s AND (held.valid_until IS NULL OR held.valid_until >= %(on)s)
    AND held.user_id = ANY(ARRAY(
        SELECT absent_id FROM accounts_substitute
        WHERE stand_in_id = %(by)s AND valid_from <= %(on)s AND valid_until >= %(on)s
    ) || %(by)s::bigint)
"""

# The people who hold one of these offices, or belong to one of these departments, stand-ins included.
HOLDERS = f"""
WITH office AS MATERIALIZED (
    SELECT held.user_id FROM accounts_grant AS held
    LEFT JOIN accounts_department AS department ON department.id = held.department_id
    WHERE held.valid_from <= %(on)s AND (held.valid_until IS NULL OR held.valid_until >= %(on)s)
        AND (held.role = ANY(%(pools)s) OR held.role = '{Role.DEPARTMENT}'
            AND '{DEPARTMENT_POOL}' || department.code = ANY(%(pools)s))
)
SELECT id, email FROM accounts_user
WHERE is_active AND (id IN (SELECT user_id FROM office) OR id IN (
    SELECT stand_in_id FROM accounts_substitute
    WHERE valid_from <= %(on)s AND valid_until >= %(on)s AND absent_id IN (SELECT user_id FROM office)
))
"""


def pools_of(user: User, on: date) -> frozenset[str]:
    """The pools a user may draw tasks from on this day: codes of offices, and `dept:<code>`; one statement.

    An applicant's task is his own and lies in no pool.
    """
    if not user.is_active or user.pk is None:
        return frozenset()
    [[pools]] = prepared.rows(POOLS, {"by": user.pk, "on": on})
    return frozenset(pools)


def roles_of(user: User, on: date) -> frozenset[str]:
    """The offices a user holds on this day, and whether the law sees him as an applicant or an agent."""
    held = {pool for pool in pools_of(user, on) if not pool.startswith(DEPARTMENT_POOL)}
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


def _of_pool(pool: str) -> Q:
    if pool.startswith(DEPARTMENT_POOL):
        return Q(role=Role.DEPARTMENT, department__code=pool.removeprefix(DEPARTMENT_POOL))
    return Q(role=pool)
