"""People and offices for these tests."""

from datetime import date

import pytest

from accounts.models import Department, Grant, Role, Substitute, User, UserKind

MONDAY = date(2026, 3, 2)


def officer(username: str, *roles: str, **more) -> User:
    """An officer who has held these offices since Monday."""
    user = User.objects.create(username=username, kind=UserKind.OFFICER, **more)
    for role in roles:
        Grant.objects.create(user=user, role=role, valid_from=MONDAY)
    return user


def applicant(username: str, **more) -> User:
    """Someone who asks the bureau for something."""
    return User.objects.create(username=username, kind=UserKind.APPLICANT, **more)


def member(username: str, department: Department) -> User:
    """An officer of a consulted department."""
    user = officer(username)
    Grant.objects.create(user=user, role=Role.DEPARTMENT, department=department, valid_from=MONDAY)
    return user


def stand_in(absent: User, by: User, *, until: date) -> Substitute:
    """An absence from Monday on."""
    return Substitute.objects.create(absent=absent, stand_in=by, valid_from=MONDAY, valid_until=until)


@pytest.fixture
def fire(db) -> Department:
    return Department.objects.create(code="fire", name_zh="消防救援支队", name_en="Fire brigade")
