"""The tales of the demo: one case each, told in a few lines of YAML and read into steps with real days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from approvals import catalogue
from workflows.demo.days import Days
from workflows.demo.people import ROOM
from workflows.stories.story import NOT_ARGUMENTS, Step

RESTORED_AFTER, RESTORED = 15, "restore_by"
NAMES = ("project_name", "project", "name", "service_area")
# What a step tells as so many days from today.
AHEAD = ("date", "until")
PLAIN = (
    ("project", "project_name"),
    ("place", "place"),
    ("area", "area_m2"),
    ("keeper", "owner"),
    ("green", "green_kind"),
    ("reason", "reason"),
    ("permanent", "permanent"),
    ("trees", "trees"),
)


@dataclass(frozen=True)
class Tale:
    """One case: who asks, what for, by which route, and what happens; `ends` is the state it comes to."""

    number: int
    permit: str
    applicant: str
    route: str
    answers: Mapping[str, Any]
    steps: tuple[Step, ...]
    ends: str

    @property
    def case(self) -> str:
        return str(self.number)

    @property
    def title(self) -> str:
        """What the case is called in lists."""
        return next(str(self.answers[key]) for key in NAMES if self.answers.get(key))


@dataclass(frozen=True)
class Unfinished:
    """A draft: whose it is, and what has been typed so far."""

    permit: str
    owner: str
    route: str
    answers: Mapping[str, Any]


def tales(days: Days) -> Iterator[Tale]:
    """Every tale of every permit, in the order of the files."""
    number = 0
    for permit, told in _told():
        for line in told["cases"]:
            number += 1
            yield _tale(permit, line, number, days)


def drafts(days: Days) -> Iterator[Unfinished]:
    """Every draft that has been begun and not submitted."""
    for permit, told in _told():
        for line in told.get("drafts", ()):
            yield Unfinished(
                permit, line["applicant"], line.get("route", "ordinary"), _answers(permit, line, days)
            )


def _told() -> Iterator[tuple[str, Mapping[str, Any]]]:
    for path in sorted((ROOM / "stories").glob("*.yml")):
        yield path.stem, yaml.safe_load(path.read_text(encoding="utf-8"))


def _tale(permit: str, line: Mapping[str, Any], number: int, days: Days) -> Tale:
    return Tale(
        number=number,
        permit=permit,
        applicant=line["applicant"],
        route=line.get("route", "ordinary"),
        answers={**_answers(permit, line, days), **line.get("answers", {})},
        steps=tuple(_step(step, number, place, days) for place, step in enumerate(line["steps"])),
        ends=line["ends"],
    )


def _step(step: Mapping[str, Any], tale: int, place: int, days: Days) -> Step:
    return Step(
        number=place,
        at=days.instant(step["day"], step.get("time"), tale=tale, step=place),
        do=step["do"],
        by=step.get("by"),
        case=str(tale),
        arguments={
            key: days.ahead(value) if key in AHEAD else value
            for key, value in step.items()
            if key not in NOT_ARGUMENTS
        },
        expect={},
    )


def _answers(permit: str, line: Mapping[str, Any], days: Days) -> dict[str, Any]:
    answers = {key: line[short] for short, key in PLAIN if short in line}
    if "approval" in line:
        answers["approval_no"] = line["approval"].replace("YYYY", str(days.today.year))
    if "term" in line:
        first, last = line["term"]
        entry = catalogue.entry(permit, on=days.today)
        answers |= zip(entry.life.term_keys, (days.ahead(first), days.ahead(last)), strict=True)
        if RESTORED in entry.form.by_key:
            answers[RESTORED] = days.ahead(last + RESTORED_AFTER)
    return answers
