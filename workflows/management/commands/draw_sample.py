"""Draw this month's sample of licences, or draw an earlier one again from its record and compare."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from approvals.models import Sample
from approvals.sampling import as_recorded, redrawn
from ledger import moment
from workflows import sampling


class Command(BaseCommand):
    """`draw_sample` draws the month that runs; `draw_sample --again 2026-03` repeats a draw."""

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--again", metavar="YYYY-MM", help="draw a month again from its record")

    def handle(self, *args: Any, **options: Any) -> None:
        sample = self._recorded(options["again"]) if options["again"] else sampling.of_month(moment.now())
        self.stdout.write(f"{sample}: seed {sample.seed}, {sample.share} % of {len(sample.licences)}")
        found = redrawn(sample)
        for one in found:
            self.stdout.write(f"{one.number}: {', '.join(one.inspectors)}")
        if found != as_recorded(sample):
            raise CommandError(f"{sample}: the record says otherwise")

    def _recorded(self, written: str) -> Sample:
        try:
            month = date.fromisoformat(f"{written}-01")
        except ValueError as wrong:
            raise CommandError(f"{written!r} is no month: write YYYY-MM") from wrong
        sample = Sample.objects.filter(month=month).first()
        if sample is None:
            raise CommandError(f"{written} has not been drawn")
        return sample
