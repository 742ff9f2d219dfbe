"""Seal a day that has ended: by default every day up to yesterday that has no seal yet."""

from datetime import date, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ledger import moment
from ledger.errors import LedgerError
from ledger.seals import seal, seal_through


class Command(BaseCommand):
    help = "Sign the Merkle root over every case as it stood when a day ended in Shanghai."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--day", type=date.fromisoformat, help="YYYY-MM-DD; default: all up to yesterday")

    def handle(self, *, day: date | None, **options: Any) -> None:
        at = moment.now()
        try:
            sealed = [seal(day, at=at)] if day else seal_through(at.date() - timedelta(days=1), at=at)
        except LedgerError as error:
            raise CommandError(str(error)) from error
        for each in sealed:
            self.stdout.write(f"{each.day} {each.count} cases {each.root} key {each.key_id}")
