"""The people of a story: an applicant, an agent, two holders of every office, the departments."""

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
LEADS = ("planning", "construction")
OFFICES = [role for role in Role if role not in (Role.APPLICANT, Role.AGENT, Role.DEPARTMENT)]


class Cast:
    """Whoever a story may name: one applicant, one agent, two holders an office, one member a department.

    The planning and the construction department lead consultations and joint acceptance.
    """

    def __init__(self) -> None:
        self._people: dict[str, list[User]] = {
            str(name): [_person(name, UserKind.APPLICANT)] for name in (Role.APPLICANT, Role.AGENT)
        }
        for office in OFFICES:
            self._people[office] = [_person(f"{office}-{number}", UserKind.OFFICER) for number in (1, 2)]
        for code in DEPARTMENTS:
            self._people[code] = [_person(code, UserKind.OFFICER)]
        User.objects.bulk_create(person for people in self._people.values() for person in people)
        departments = [Department(code=code, name_zh=code) for code in DEPARTMENTS]
        Department.objects.bulk_create(departments, ignore_conflicts=True)
        Grant.objects.bulk_create(
            Grant(user=person, role=office, valid_from=FROM)
            for office in OFFICES
            for person in self._people[office]
        )
        Grant.objects.bulk_create(
            Grant(user=self._people[found.code][0], role=Role.DEPARTMENT, department=found, valid_from=FROM)
            for found in Department.objects.filter(code__in=DEPARTMENTS)
        )

        Grant.objects.bulk_create(
            Grant(user=self._people[name][0], role=Role.LEAD, valid_from=FROM) for name in LEADS
        )

    def sub_unit(self, code: str, *, of: str) -> None:
        """A part of a department, with one member, where the story names one that nobody knows yet."""
        if code in self._people:
            return
        person = _person(code, UserKind.OFFICER)
        person.save()
        parent = Department.objects.get(code=of)
        unit = Department.objects.create(code=code, name_zh=code, parent=parent)
        Grant.objects.create(user=person, role=Role.DEPARTMENT, department=unit, valid_from=FROM)
        self._people[code] = [person]

    def who(self, name: str) -> User:
        """A holder of a role, the first or the one told as in `inspector-2`; the member of a department."""
        role, _, number = name.rpartition("-")
        if number in ("1", "2") and len(self._people.get(role, ())) > 1:
            return self._people[role][int(number) - 1]
        return self.all(name)[0]

    def all(self, name: str) -> list[User]:
        """Both holders of an office; one for everybody else."""
        if name not in self._people:
            raise LookupError(f"nobody is called {name!r}")
        return self._people[name]


def _person(name: str, kind: UserKind) -> User:
    return User(username=f"story-{name}", display_name=name, kind=kind)
