"""A permit is one folder: the guide's own one is written down from its page, found, and decided."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command

from approvals import catalogue
from approvals.statuses import Status
from tests.played import MONDAY, granted
from workflows import permits, registry
from workflows.checks import problems
from workflows.stories.cast import Cast
from workflows.stories.player import play
from workflows.stories.story import read

GUIDE = Path(__file__).parents[2] / "docs/adding-a-permit.md"
BLOCK = re.compile(r"^`([^`\n]+\.(?:py|yml))`\n\n```(?:python|yaml)\n(.*?)^```$", re.M | re.S)
FOLDER = "market_place"


def blocks() -> dict[str, str]:
    """The files that the guide shows, by their paths."""
    return dict(BLOCK.findall(GUIDE.read_text(encoding="utf-8")))


@pytest.fixture
def new_permit(tmp_path: Path) -> Iterator[Path]:
    """The guide's permit, in a folder of its own, as if it stood under workflows/permits/."""
    for path, text in blocks().items():
        target = tmp_path / path.removeprefix("workflows/permits/").removeprefix("tests/scenarios/")
        target.parent.mkdir(exist_ok=True)
        target.write_text(text, encoding="utf-8")
    permits.__path__.append(str(tmp_path))
    registry.discover()
    yield tmp_path
    permits.__path__.remove(str(tmp_path))
    catalogue.forget("market-place")
    registry._flows.pop("market-place")
    for name in [name for name in sys.modules if f"permits.{FOLDER}" in name]:
        del sys.modules[name]


def test_the_guide_shows_every_file_of_a_permit():
    assert sorted(Path(path).name for path in blocks()) == [
        "__init__.py",
        "flow.py",
        "form.py",
        "market-place.yml",
        "permit.py",
    ]


def test_the_folder_alone_puts_the_permit_into_the_catalogue(new_permit):
    titles = [str(entry.title) for entry in catalogue.in_force(on=MONDAY)]

    assert "集市场地" in titles
    assert list(problems(registry.flow_of("market-place"))) == []


def test_before_its_day_the_permit_is_not_offered(new_permit):
    with pytest.raises(catalogue.UnknownPermit):
        catalogue.entry("market-place", on=date(2025, 12, 31))


@pytest.mark.django_db
def test_it_is_applied_for_and_decided(new_permit):
    application = granted(Cast(), permit="market-place")

    assert application.status == Status.GRANTED
    assert application.licence.valid_until == date(2026, 4, 10)


@pytest.mark.django_db
def test_its_stories_go_as_they_are_told(new_permit):
    (story,) = read(new_permit / "market-place.yml")

    assert play(story).fault == ""


@pytest.mark.django_db
def test_no_migration_is_needed(new_permit):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
