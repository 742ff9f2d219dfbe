"""The people of the demo and their offices; all have one password, which is why a production refuses them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml
from django.contrib.auth.hashers import make_password

from accounts.models import Agency, ApplicantKind, Department, Grant, Language, Role, User, UserKind
from forms.checks import credit_check_sign

PASSWORD = "green-lane-2026"
ROOM = Path(__file__).resolve().parent
IN_OFFICE_FOR = timedelta(days=3 * 365)
AGENCY_LASTS = timedelta(days=365)


@dataclass(frozen=True)
class Account:
    """One line of the list that is printed: a user name, its office, and whose it is."""

    username: str
    office: str
    name_zh: str
    name_en: str


class People:
    """Whoever a story of the demo may name: by user name, or by the office they hold."""

    def __init__(self, users: Mapping[str, User], offices: Mapping[str, list[User]]) -> None:
        self._users = users
        self._offices = offices

    def who(self, name: str) -> User:
        """The person of that user name, or the first holder of that office."""
        return self._users[name] if name in self._users else self.all(name)[0]

    def all(self, name: str) -> list[User]:
        """All holders of an office, or the one person of that name."""
        if name in self._offices:
            return self._offices[name]
        if name in self._users:
            return [self._users[name]]
        raise LookupError(f"nobody is called {name!r}")


def accounts() -> Iterator[Account]:
    """Every account of the demo, officers by their office; the list that `make run` prints."""
    told = _told()
    for line in told["applicants"]:
        office = Role.AGENT if line["name"] == "agent" else Role.APPLICANT
        yield Account(line["name"], str(office.label), line["zh"], line["en"])
    for line in told["officers"]:
        yield Account(line["name"], str(Role(line["role"]).label), line["zh"], line["en"])


def is_settled() -> bool:
    """Whether the people of the demo live here already."""
    return User.objects.filter(username=_told()["applicants"][0]["name"]).exists()


def settle(*, on: date) -> People:
    """Enter everybody with their offices, as they were long before the first story began."""
    told, secret = _told(), make_password(PASSWORD)
    lines = {line["name"]: line for line in (*told["applicants"], *told["officers"])}
    User.objects.bulk_create(_user(line, secret) for line in lines.values())
    users = {user.username: user for user in User.objects.filter(username__in=lines)}
    known = [Department(code=d["code"], name_zh=d["zh"], name_en=d["en"]) for d in told["departments"]]
    Department.objects.bulk_create(known, ignore_conflicts=True)
    departments = {found.code: found for found in Department.objects.all()}
    since = on - IN_OFFICE_FOR
    offices: dict[str, list[User]] = {}
    for line in told["officers"]:
        holder, department = users[line["name"]], departments.get(line.get("department", ""))
        Grant.objects.create(user=holder, role=line["role"], department=department, valid_from=since)
        offices.setdefault(line["role"], []).append(holder)
    for line in told["agencies"]:
        Agency.objects.create(
            applicant=users[line["applicant"]],
            agent=users[line["agent"]],
            valid_from=since,
            valid_until=on + AGENCY_LASTS,
        )
    return People(users, offices)


def _told() -> dict[str, Any]:
    told: dict[str, Any] = yaml.safe_load((ROOM / "people.yml").read_text(encoding="utf-8"))
    return told


def _user(line: Mapping[str, Any], secret: str) -> User:
    stem = line.get("credit", "")
    is_officer = "role" in line
    kind = ApplicantKind.UNIT if stem else ApplicantKind.PERSON
    return User(
        username=line["name"],
        password=secret,
        display_name=line["zh"],
        display_name_en=line["en"],
        kind=UserKind.OFFICER if is_officer else UserKind.APPLICANT,
        applicant_kind="" if is_officer else kind,
        credit_code=stem + credit_check_sign(stem) if stem else "",
        email=line.get("email", ""),
        mobile=line.get("mobile", ""),
        language=line.get("language", Language.CHINESE),
    )
