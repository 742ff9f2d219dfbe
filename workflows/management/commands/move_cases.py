"""`manage.py move_cases`: give running cases their places in the definition of today, an entry a case."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.models import Role, User
from accounts.roles import pools_of
from approvals.case import day_of
from ledger import moment
from workflows.definitions.memory import remember
from workflows.definitions.moving import Moved, move_all
from workflows.definitions.plan import PlanRefused, plan


class Command(BaseCommand):
    """Exits with 1 where the plan is refused, before any case is touched, or where a case was not moved."""

    help = "Move running cases to today's definition of their flow; each in its own transaction, resumable."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The line that `check_flows` names."""
        parser.add_argument("--from", required=True, dest="from_", metavar="FINGERPRINT|all")
        parser.add_argument("--to", required=True, metavar="current")
        parser.add_argument("--flow", required=True, metavar="SLUG|OLD=SLUG", help="OLD: or app/module.Flow")
        parser.add_argument("--map", action="append", default=[], dest="maps", metavar="OLD=NEW")
        parser.add_argument("--by", required=True, metavar="USERNAME", help="an administrator")
        parser.add_argument("--dry-run", action="store_true", help="say the same and write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Plan, then move one case after the other."""
        at = moment.now()
        by = self._administrator(options["by"])
        remember(at=at)
        try:
            made = plan(flow=options["flow"], from_=options["from_"], to=options["to"], maps=options["maps"])
        except PlanRefused as refused:
            raise CommandError(str(refused), returncode=1) from refused
        counted = {True: 0, False: 0}
        for moved in move_all(made, by=by, at=at, rehearse=options["dry_run"]):
            counted[not moved.why_not] += 1
            self._tell(moved)
        did = "would be moved" if options["dry_run"] else "moved"
        self.stdout.write(f"{counted[True]} cases {did} to {made.today.fingerprint[:12]} of {made.slug}")
        if counted[False]:
            left = f"{counted[False]} cases were not moved: see above, then type it again"
            raise CommandError(left, returncode=1)

    def _administrator(self, username: str) -> User:
        by = User.objects.filter(username=username, is_active=True).first()
        if by is None:
            raise CommandError(f"There is no user {username}.", returncode=1)
        if Role.ADMIN.value not in pools_of(by, day_of(moment.now())):
            raise CommandError(f"{username} does not hold the office of an administrator.", returncode=1)
        return by

    def _tell(self, moved: Moved) -> None:
        if moved.why_not:
            self.stdout.write(f"{moved.case_no}: not moved: {moved.why_not}")
            return
        steps = ", ".join(moved.steps) or "every step keeps its name"
        self.stdout.write(f"{moved.case_no}: {moved.from_[:12]}: {steps}")
        self.stdout.write(f"  both last days stay: by law {moved.statutory}, as promised {moved.promised}")
        for day in moved.days:
            self.stdout.write(f"  {day}")
        if not moved.days:
            self.stdout.write("  no deadline moves")
