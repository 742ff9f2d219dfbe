"""manage.py scenarios FILE…: play stories through the real engine and print one line a story."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from workflows.stories.player import play
from workflows.stories.story import StoryMistaken, read


class Command(BaseCommand):
    """Exits with 1 when a story does not go as it is told."""

    help = "Play stories day by day through the real engine, in a scratch state that is thrown away."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        failed = 0
        for path in options["files"]:
            failed += self._play_file(path)
        if failed:
            raise CommandError(f"{failed} failed", returncode=1)

    def _play_file(self, path: Path) -> int:
        failed = 0
        try:
            for story in read(path):
                result = play(story)
                failed += bool(result.fault)
                fault = f": {result.fault}" if result.fault else ""
                self.stdout.write(f"{'FAIL' if fault else 'ok'}  {result.title}{fault}")
        except StoryMistaken as mistake:
            self.stdout.write(f"FAIL  {mistake}")
            return failed + 1
        return failed
