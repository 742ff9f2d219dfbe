"""manage.py scenarios FILE…: play stories through the real engine and print one line a story."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from workflows.stories.player import play
from workflows.stories.story import StoryMistaken, items, story


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
            found = items(path)
        except StoryMistaken as mistake:
            self.stdout.write(f"FAIL  {mistake}")
            return 1
        for where, item in found:
            failed += self._play(item, where)
        return failed

    def _play(self, item: Any, where: str) -> bool:
        try:
            result = play(story(item, where=where))
        except StoryMistaken as mistake:
            self.stdout.write(f"FAIL  {mistake}")
            return True
        fault = f": {result.fault}" if result.fault else ""
        self.stdout.write(f"{'FAIL' if fault else 'ok'}  {result.title}{fault}")
        return bool(fault)
