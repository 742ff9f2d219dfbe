"""manage.py demo: an invented district with cases in every state, played through the real engine."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from documents import making
from ledger import moment
from workflows.demo.people import PASSWORD, accounts
from workflows.demo.playing import play


class Command(BaseCommand):
    """Refuses in production: everybody in the demo has one password, and all of it is invented."""

    help = "Make the demo data once, by playing its stories with days counted back from today."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--accounts", action="store_true", help="print the accounts and do nothing else")
        parser.add_argument("--papers", action="store_true", help="make the papers at once, without a worker")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.LVTONG_ENV == "production":
            raise CommandError("There is no demo in production.")
        if options["accounts"]:
            self._print_accounts()
            return
        cases = play(now=moment.now())
        self.stdout.write(f"{cases} cases played." if cases else "The demo data are there already.")
        if options["papers"]:
            self._make_papers()

    def _print_accounts(self) -> None:
        self.stdout.write(f"Log in with one of these accounts; the password of all is  {PASSWORD}")
        told: set[str] = set()
        for account in accounts():
            if account.office not in told:
                told.add(account.office)
                whose = f"{account.name_zh} {account.name_en}"
                self.stdout.write(f"  {account.username:<12} {account.office:\u3000<8} {whose}")

    def _make_papers(self) -> None:
        made = 0
        while count := making.make_due(at=moment.now()):
            made += count
        self.stdout.write(f"{made} papers made.")
