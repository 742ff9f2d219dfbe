"""Acting for an applicant: himself, or an agent with a written authority in force (Art. 29)."""

from datetime import date

from django.db.models import Q, QuerySet

from accounts.errors import NoAuthority
from accounts.models import Agency, User


def in_force(on: date) -> QuerySet[Agency]:
    """The authorities that hold on this day; their last day still counts, the day of revocation does not."""
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=on)
    standing = Q(revoked_on__isnull=True) | Q(revoked_on__gt=on)
    return Agency.objects.filter(begun, standing, valid_until__gte=on)


def may_act_for(agent: User, applicant: User, on: date) -> bool:
    """Whether this user may act for that applicant on this day; everyone may act for himself."""
    if not agent.is_active:
        return False
    return agent.pk == applicant.pk or in_force(on).filter(agent=agent, applicant=applicant).exists()


def must_act_for(agent: User, applicant: User, on: date) -> None:
    """Refuse an agent without authority."""
    if not may_act_for(agent, applicant, on):
        raise NoAuthority(agent=agent.pk, applicant=applicant.pk, on=on)


def applicants_of(agent: User, on: date) -> QuerySet[User]:
    """The applicants this user may act for as an agent on this day."""
    return User.objects.filter(agents__in=in_force(on).filter(agent=agent)).distinct()
