"""`manage.py record_award NUMBER AREA [--until DAY]`: enter the award of a tendered service area."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from approvals.models.outcome import Award


class Command(BaseCommand):
    """Enters an award into the register; the same number again replaces what was entered before."""

    help = "Enter the award of a tendered service area into the register."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("number", help="number of the award")
        parser.add_argument("area", help="the service area that was awarded")
        parser.add_argument("--until", help="its last day, as 2029-03-31")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            until = date.fromisoformat(options["until"]) if options["until"] else None
        except ValueError as error:
            raise CommandError(f"--until: {error}") from error
        award, is_new = Award.objects.update_or_create(
            number=options["number"], defaults={"area": options["area"], "valid_until": until}
        )
        self.stdout.write(f"{'entered' if is_new else 'replaced'}: {award}")
