"""Take on an officer, the first administrator among them; or give somebody a new password."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import IntegrityError

from accounts.models import UNGRANTED, Department, Role, User
from accounts.officers import new_password, take_on
from ledger import moment

OFFICES = [role.value for role in Role if role not in UNGRANTED]


class Command(BaseCommand):
    help = "Make the account of an officer, or give one a new password.  The password is printed once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--name", default="", help="in Chinese, as papers give it")
        parser.add_argument("--name-en", default="")
        parser.add_argument("--email", default="")
        parser.add_argument("--office", choices=OFFICES, default="", help="held from today on")
        parser.add_argument("--department", default="", metavar="CODE=NAME", help="with --office department")
        parser.add_argument("--new-password", action="store_true", help="for a person who is known already")

    def handle(self, *, username: str, new_password: bool, **options: Any) -> None:
        password = self._renew(username) if new_password else self._take_on(username, **options)
        self.stdout.write(f"{username}  {password}")

    def _renew(self, username: str) -> str:
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"Nobody is called {username}.")
        return new_password(user)

    def _take_on(
        self, username: str, *, name: str, name_en: str, email: str, office: str, department: str, **_: Any
    ) -> str:
        if not name:
            raise CommandError("--name: papers and pages name an officer by it.")
        if bool(department) != (office == Role.DEPARTMENT):
            raise CommandError("--department CODE=NAME goes with --office department, and only with it.")
        try:
            _, password = take_on(
                username,
                name=name,
                name_en=name_en,
                email=email,
                office=office,
                department=_department(department),
                on=moment.today(),
            )
        except IntegrityError:
            raise CommandError(f"{username} is somebody's name already.  --new-password?") from None
        return password


def _department(written: str) -> Department | None:
    if not written:
        return None
    code, _, name = written.partition("=")
    if found := Department.objects.filter(code=code).first():
        return found
    if not name:
        raise CommandError(f"{code} is a new department: --department {code}=NAME")
    return Department.objects.create(code=code, name_zh=name)
