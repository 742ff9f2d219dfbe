"""Prove the record of one case, or of all cases and sealed days."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ledger.errors import CaseGone
from ledger.verification import verify_all, verify_case


class Command(BaseCommand):
    help = "Prove the record of one case, or of every case and every sealed day; exit 1 where it is broken."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("case", nargs="?", type=int)

    def handle(self, *, case: int | None, **options: Any) -> None:
        try:
            report = verify_all() if case is None else verify_case(case)
        except CaseGone as gone:
            raise CommandError(str(gone)) from gone
        for found in report.breaks:
            self.stdout.write(f"BROKEN {found}")
        told = f"{report.chains} cases, {report.entries} entries, {report.days} sealed days"
        if not report.is_whole:
            raise CommandError(f"{told}: broken in {len(report.breaks)} places")
        self.stdout.write(f"{told}: whole")
