"""`manage.py replay [CASE]`: recompute the dates of one case or of all; differences are printed, exit 1."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from approvals.models import Application
from audit.replay import replay


class Command(BaseCommand):
    """Recompute every stored date from the record."""

    help = "Recompute every stored date of a case, or of all cases, from the record; exit 1 on a difference."

    def add_arguments(self, parser: CommandParser) -> None:
        """One case by its number, or none for all."""
        parser.add_argument("case", nargs="?", help="a case number")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print each difference, then what was read."""
        cases = Application.objects.all()
        if options["case"]:
            cases = cases.filter(case_no=options["case"])
            if not cases.exists():
                raise CommandError(f"no case {options['case']}", returncode=2)
        found = replay(cases)
        for difference in found.differences:
            self.stdout.write(str(difference))
        self.stdout.write(f"{found.cases} cases, {found.papers} papers, {len(found.differences)} differences")
        if not found.agrees:
            raise CommandError("the record gives other dates", returncode=1)
