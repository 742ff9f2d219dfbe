"""The format of stories: a YAML list, a story an item, each with its steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import yaml

from approvals.case import SHANGHAI

# What watches over the licences of all permits is told of one: a licence to use green land.
TOLD_OF = {"supervision": "greenspace-use"}
ROUTES = ("ordinary", "commitment")
NOT_ARGUMENTS = {"day", "time", "do", "by", "case", "expect"}


class StoryMistaken(ValueError):
    """The file is not written in the language of stories."""


class _Yaml(yaml.SafeLoader):
    """YAML in which a day that no calendar has stays a text, and spoils its own story alone."""

    def day_or_text(self, node: yaml.ScalarNode) -> date | str:
        try:
            return self.construct_yaml_timestamp(node)
        except ValueError:
            return node.value


_Yaml.add_constructor("tag:yaml.org,2002:timestamp", _Yaml.day_or_text)


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

    @property
    def first_by(self) -> str | None:
        """Whoever acts, of several the first; None where nobody is named."""
        named = self.by[0] if isinstance(self.by, list) and self.by else self.by
        return str(named) if named else None


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
    return (story(item, where=where) for where, item in items(path))


def items(path: Path) -> list[tuple[str, Any]]:
    """What stands in a file, each with its place; raises StoryMistaken where it is no list."""
    try:
        written = _Yaml(path.read_text(encoding="utf-8")).get_single_data()
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise StoryMistaken(f"{path.name}: {' '.join(str(error).split())}") from error
    if not isinstance(written, list):
        raise StoryMistaken(f"{path.name}: a list of stories is expected")
    return [(f"{path.name}, story {number}", item) for number, item in enumerate(written, 1)]


def story(item: Any, *, where: str) -> Story:
    """One item of a file as a story; raises StoryMistaken."""
    if not isinstance(item, Mapping) or "story" not in item or "permit" not in item:
        raise StoryMistaken(f"{where}: a story has `story`, `permit` and `steps`")
    title, steps = " ".join(str(item["story"]).split()), item.get("steps")
    route = str(item.get("route") or "ordinary")
    if route not in ROUTES:
        raise StoryMistaken(f"{title}: `route` is ordinary or commitment, not {route}")
    if not isinstance(steps, list) or not steps:
        raise StoryMistaken(f"{title}: no steps")
    return Story(
        title=title,
        permit=TOLD_OF.get(str(item["permit"]), str(item["permit"])),
        route=route,
        given=_given(item, where=title),
        answers=_keys(_map(item, "answers", where=title)),
        steps=tuple(_step(step, where=f"{title}: step {n}", number=n) for n, step in enumerate(steps, 1)),
    )


def _step(step: Any, *, number: int, where: str) -> Step:
    if not isinstance(step, Mapping):
        raise StoryMistaken(f"{where}: a step is a map with a `day`")
    arguments: dict[str, Any] = _keys({key: step[key] for key in step if key not in NOT_ARGUMENTS})
    if told := arguments.get("reasons") or arguments.get("reason"):
        arguments["reason"] = arguments["reasons"] = _together(told)
    if "answers" in step:
        arguments["answers"] = _keys(_map(step, "answers", where=where))
    try:
        at = datetime.combine(_day(step.get("day")), _time(step.get("time")), SHANGHAI)
    except ValueError as error:
        raise StoryMistaken(f"{where}: {error}") from error
    return Step(
        number=number,
        at=at,
        do=None if step.get("do") is None else str(step["do"]),
        by=step.get("by"),
        case=str(step.get("case", "a")),
        arguments=arguments,
        expect=_map(step, "expect", where=where),
    )


def _together(told: Any) -> Any:
    """Reasons, one or several, as one text."""
    return "；".join(map(str, told)) if isinstance(told, list) else told


def _given(item: Mapping[Any, Any], *, where: str) -> dict[str, Any]:
    """What is given; what is none or false is not, and `licence: true` is one like the sample's."""
    written = _map(item, "given", where=where)
    given = {key: value for key, value in written.items() if value is not None and value is not False}
    if given.get("licence") is True:
        given["licence"] = {}
    for key in ("licence", "award"):
        if key in given:
            given[key] = _map(given, key, where=f"{where}: given")
    year = given.get("calendar_until")
    if year is not None and not isinstance(year, int):
        raise StoryMistaken(f"{where}: `calendar_until` must be a year, not {year}")
    return given


def _map(of: Mapping[Any, Any], key: str, *, where: str) -> Mapping[Any, Any]:
    written = of.get(key) or {}
    if not isinstance(written, Mapping):
        raise StoryMistaken(f"{where}: `{key}` must be a map, not {written}")
    return written


def _keys(answers: Mapping[Any, Any]) -> dict[str, Any]:
    """The answers by their keys; YAML 1.1 reads the key `on` as true."""
    return {"on" if key is True else str(key): value for key, value in answers.items()}


def _day(written: Any) -> date:
    if isinstance(written, date):
        return written.date() if isinstance(written, datetime) else written
    try:
        return date.fromisoformat(str(written))
    except ValueError:
        raise StoryMistaken(f"`day` must be a date such as 2026-03-02, not {written}") from None


def _time(written: Any) -> time:
    if written is None:
        return time(10)
    if isinstance(written, int):
        # YAML 1.1 reads an unquoted 23:50 as a number to the base of sixty.
        written = "{}:{}".format(*divmod(written, 60))
    try:
        hour, minute = (int(part) for part in str(written).split(":")[:2])
        return time(hour, minute)
    except ValueError:
        raise StoryMistaken(f"`time` must be HH:MM within the day, not {written}") from None
