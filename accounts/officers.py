"""Taking people on: an officer gets an account and a first password, which is told once and kept nowhere."""

from __future__ import annotations

import secrets
from datetime import date

from django.db import transaction

from accounts.models import Department, Grant, Role, User, UserKind

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


@transaction.atomic
def take_on(
    username: str,
    *,
    name: str,
    name_en: str = "",
    email: str = "",
    office: str = "",
    department: Department | None = None,
    on: date,
) -> tuple[User, str]:
    """A new officer, the first office held from a day on, and the password to tell; raises IntegrityError."""
    user = User(
        username=username, display_name=name, display_name_en=name_en, email=email, kind=UserKind.OFFICER
    )
    password = new_password(user)
    if office:
        Grant.objects.create(user=user, role=Role(office), department=department, valid_from=on)
    return user, password


def new_password(user: User) -> str:
    """Give a person a password anew; whoever is signed in by the former one is signed out."""
    password = "-".join("".join(secrets.choice(LETTERS) for _ in range(5)) for _ in range(4))
    user.set_password(password)
    user.save()
    return password
