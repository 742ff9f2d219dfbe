"""`manage.py check_flows`: what of the running cases has lost its place in the definitions; exit 1 if any."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ledger import moment
from workflows.definitions.findings import look
from workflows.definitions.memory import remember
from workflows.definitions.starting import told


class Command(BaseCommand):
    """What the portal and the worker look up themselves when they start."""

    help = (
        "Say which open tasks, deadlines and rounds stand at steps that are gone, and the line to type; "
        "exit 1 if there are any. Warn of cases that began under another definition, and keep today's."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the warnings, then refuse or pass."""
        new = remember(at=moment.now())
        found = look()
        for changed in found.changed:
            self.stdout.write(f"warning: {changed}")
        if found.lost:
            raise CommandError(told(found), returncode=1)
        if options["verbosity"]:
            kept = f", {new} new definitions kept" if new else ""
            self.stdout.write(f"Everything open has its place{kept}.")
