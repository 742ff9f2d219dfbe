"""The people of a story: an applicant, an agent, and two holders of every office."""

from __future__ import annotations

from datetime import date

from accounts.models import Department, Grant, Role, User, UserKind

FROM = date(2000, 1, 1)
DEPARTMENTS = (
    "greening",
    "sanitation",
    "water",
    "traffic-police",
    "transport",
    "fire",
    "civil-defence",
    "heritage",
    "health",
    "meteorology",
    "environment",
    "planning",
    "construction",
)
OFFICES = [role for role in Role if role not in (Role.APPLICANT, Role.AGENT, Role.DEPARTMENT)]


class Cast:
    """Whoever a story names, made when it is first named."""

    def __init__(self) -> None:
        self._people: dict[str, list[User]] = {}

    def who(self, name: str) -> User:
        """The first holder of a role, or the member of a department."""
        return self.all(name)[0]

    def all(self, name: str) -> list[User]:
        """Both holders of an office; one for everybody else."""
        if name not in self._people:
            self._people[name] = self._make(name)
        return self._people[name]

    def _make(self, name: str) -> list[User]:
        if name in (Role.APPLICANT, Role.AGENT):
            return [self._person(name, UserKind.APPLICANT)]
        if name in DEPARTMENTS:
            department, _ = Department.objects.get_or_create(code=name, defaults={"name_zh": name})
            member = self._person(name, UserKind.OFFICER)
            Grant.objects.create(user=member, role=Role.DEPARTMENT, department=department, valid_from=FROM)
            return [member]
        if name not in OFFICES:
            raise LookupError(f"nobody is called {name!r}")
        people = [self._person(f"{name}-{number}", UserKind.OFFICER) for number in (1, 2)]
        Grant.objects.bulk_create(Grant(user=person, role=name, valid_from=FROM) for person in people)
        return people

    def _person(self, name: str, kind: UserKind) -> User:
        return User.objects.create(username=f"story-{name}", display_name=name, kind=kind)
