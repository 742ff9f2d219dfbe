"""Writes a procedure as a drawing: BPMN 2.0 for other programs, SVG for people."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from workflows.drawings.bpmn import bpmn
from workflows.drawings.svg import svg
from workflows.registry import all_flows


class Command(BaseCommand):
    """`manage.py export_flow SLUG --format bpmn|svg [--language zh-hans|en] [--out FILE]`"""

    help = "Write a procedure as BPMN 2.0 or SVG, drawn from the nodes that run."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="the procedure; an unknown one lists those that there are")
        parser.add_argument("--format", choices=("bpmn", "svg"), default="bpmn")
        parser.add_argument("--language", choices=[code for code, _ in settings.LANGUAGES], default="zh-hans")
        parser.add_argument("--out", type=Path, help="the file to write; without it, to the output")

    def handle(self, *args: Any, **options: Any) -> None:
        flows = all_flows()
        if options["slug"] not in flows:
            raise CommandError(
                f"No such procedure: {options['slug']}.  There are: {', '.join(sorted(flows))}"
            )
        flow = flows[options["slug"]]
        with translation.override(options["language"]):
            text = bpmn(options["slug"], flow) if options["format"] == "bpmn" else svg(flow)
        if options["out"] is None:
            self.stdout.write(text, ending="")
        else:
            options["out"].write_text(text, encoding="utf-8")
