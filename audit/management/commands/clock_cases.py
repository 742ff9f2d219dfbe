"""`manage.py clock_cases FILE.json`: answers worked clock cases and prints the answers as JSON."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from timelimits.cases import answer
from timelimits.errors import TimeLimitError


class Command(BaseCommand):
    """Reads a file of `permit-clock-cases/1` and prints one answer a case, in the order of the file."""

    help = "Answer the clock cases of a file in the format permit-clock-cases/1."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Takes the file."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        """Prints the answers; a file or case that cannot be read ends the command with what is wrong."""
        answers = [self._answer(case) for case in self._cases(file)]
        self.stdout.write(json.dumps(answers, ensure_ascii=False, indent=1))

    def _cases(self, file: Path) -> list[Any]:
        try:
            text = json.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise CommandError(f"{file}: {error}") from error
        cases = text.get("cases") if isinstance(text, dict) else text
        if not isinstance(cases, list):
            raise CommandError(f"{file}: no list of cases")
        return cases

    def _answer(self, case: Any) -> dict[str, Any]:
        if not isinstance(case, dict):
            raise CommandError(f"not a case: {case!r}")
        try:
            return answer(case)
        except TimeLimitError as error:
            raise CommandError(f"{case.get('id')}: {error}") from error
