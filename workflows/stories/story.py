"""The format of stories: a YAML list, a story an item, each with its steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import yaml

from approvals.case import SHANGHAI

NOT_ARGUMENTS = {"day", "time", "do", "by", "case", "expect"}


class StoryMistaken(ValueError):
    """The file is not written in the language of stories."""


@dataclass(frozen=True)
class Step:
    """One step: an act (`do`), or only a look; `expect` is checked after it."""

    number: int
    at: datetime
    do: str | None
    by: Any
    case: str
    arguments: Mapping[str, Any]
    expect: Mapping[str, Any]

    @property
    def day(self) -> date:
        return self.at.date()


@dataclass(frozen=True)
class Story:
    """A title, a permit, what is given, and what happens."""

    title: str
    permit: str
    route: str
    given: Mapping[str, Any]
    answers: Mapping[str, Any]
    steps: tuple[Step, ...] = field(default=())


def read(path: Path) -> Iterator[Story]:
    """The stories of a file. Raises StoryMistaken with a sentence that says where."""
    try:
        written = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise StoryMistaken(f"{path.name}: {type(error).__name__}: {error}") from error
    if not isinstance(written, list):
        raise StoryMistaken(f"{path.name}: a list of stories is expected")
    for number, item in enumerate(written, 1):
        yield _story(item, where=f"{path.name}, story {number}")


def _story(item: Any, *, where: str) -> Story:
    if not isinstance(item, Mapping) or "story" not in item or "permit" not in item:
        raise StoryMistaken(f"{where}: a story has `story`, `permit` and `steps`")
    steps = item.get("steps")
    if not isinstance(steps, list) or not steps:
        raise StoryMistaken(f"{where}: no steps")
    return Story(
        title=str(item["story"]),
        permit=str(item["permit"]),
        route=str(item.get("route", "ordinary")),
        given=item.get("given") or {},
        answers=_keys(item.get("answers") or {}),
        steps=tuple(_step(step, number, where=where) for number, step in enumerate(steps, 1)),
    )


def _step(step: Any, number: int, *, where: str) -> Step:
    if not isinstance(step, Mapping) or not isinstance(step.get("day"), date):
        raise StoryMistaken(f"{where}, step {number}: `day` must be a date such as 2026-03-02")
    return Step(
        number=number,
        at=datetime.combine(step["day"], _time(step.get("time")), SHANGHAI),
        do=step.get("do"),
        by=step.get("by"),
        case=str(step.get("case", "a")),
        arguments={key: value for key, value in step.items() if key not in NOT_ARGUMENTS},
        expect=step.get("expect") or {},
    )


def _keys(answers: Mapping[Any, Any]) -> dict[str, Any]:
    """The answers by their keys; YAML 1.1 reads the key `on` as true."""
    return {"on" if key is True else str(key): value for key, value in answers.items()}


def _time(written: Any) -> time:
    if written is None:
        return time(10)
    if isinstance(written, int):
        # YAML 1.1 reads an unquoted 23:50 as a number to the base of sixty.
        return time(*divmod(written, 60))
    return time.fromisoformat(str(written))
