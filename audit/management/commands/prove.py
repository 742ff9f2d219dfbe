"""`manage.py prove`: verify the ledger, recompute every date, and keep the result for the auditor's pages."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from audit.proving import prove
from ledger import moment


class Command(BaseCommand):
    """Prove the whole record and keep the proof."""

    help = "Verify the ledger and recompute every date of every case; the result is kept; exit 1 on a fault."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what was read."""
        proof = prove(at=moment.now())
        self.stdout.write(
            f"{proof.entries} entries, {proof.breaks} breaks; "
            f"{proof.cases} cases, {proof.differences} differences"
        )
        if not proof.is_whole:
            raise CommandError(proof.first_fault, returncode=1)
