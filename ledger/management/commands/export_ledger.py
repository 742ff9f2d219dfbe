"""Write the whole record to a file that anyone can prove."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from ledger import moment
from ledger.export import write


class Command(BaseCommand):
    help = "Write the whole record as JSON lines; prove the file with ledger/verify_export.py."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **options: Any) -> None:
        with file.open("x", encoding="utf-8", newline="\n") as opened:
            count = write(opened, at=moment.now())
        self.stdout.write(f"{file}: {count} lines")
