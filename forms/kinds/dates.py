"""Date and Period: a day of the calendar, and a term with its first and last day."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.http import QueryDict

from forms.kinds.field import Field, Found, Inputs, Raw, Unreadable, as_typed, typed
from forms.spans import Span
from forms.words import Words, day_shown
from forms.writing import half_width

FIRST_YEAR, LAST_YEAR = 1900, 2199
_WRITTEN = (
    re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"),
    re.compile(r"([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})"),
    re.compile(r"([0-9]{4})\.([0-9]{1,2})\.([0-9]{1,2})"),
    re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})[日号]"),
)


@dataclass(frozen=True)
class Date(Field):
    """A day, kept as an ISO string; `earliest` and `latest` are included."""

    earliest: date | None = field(default=None, kw_only=True)
    latest: date | None = field(default=None, kw_only=True)

    def canonical(self, given: Any) -> str:
        """The day in ISO form."""
        day = self._read_day(given)
        if self.earliest and day < self.earliest:
            raise Unreadable(
                self.says(
                    "“{label}”不得早于{day}。",
                    "“{label}” may not be before {day}.",
                    day=day_shown(self.earliest),
                )
            )
        if self.latest and day > self.latest:
            raise Unreadable(
                self.says(
                    "“{label}”不得晚于{day}。",
                    "“{label}” may not be after {day}.",
                    day=day_shown(self.latest),
                )
            )
        return day.isoformat()

    def shown(self, answer: Any) -> Words:
        """The day in words."""
        return day_shown(date.fromisoformat(answer))

    def _read_day(self, given: Any) -> date:
        if isinstance(given, date) and not isinstance(given, datetime):
            return self._within(given)
        text = half_width(given[:40]) if isinstance(given, str) else ""
        for pattern in _WRITTEN:
            if found := pattern.fullmatch(text):
                year, month, day = map(int, found.groups())
                return self._within(self._existing(year, month, day))
        raise Unreadable(
            self.says(
                "“{label}”应当填写年月日，例如 2026-03-01 或者 2026年3月1日。",
                "“{label}” must be a date, for example 2026-03-01.",
            )
        )

    def _existing(self, year: int, month: int, day: int) -> date:
        try:
            return date(year, month, day)
        except ValueError:
            raise Unreadable(
                self.says(
                    "“{label}”填写的 {year}年{month}月{day}日 不存在，请核对。",
                    "“{label}”: there is no such day as {year}-{month}-{day}. Please check it.",
                    year=year,
                    month=month,
                    day=day,
                )
            ) from None

    def _within(self, day: date) -> date:
        if FIRST_YEAR <= day.year <= LAST_YEAR:
            return day
        raise Unreadable(
            self.says("“{label}”的年份有误，请核对。", "The year of “{label}” is wrong. Please check it.")
        )


@dataclass(frozen=True)
class Period(Field):
    """A term kept under two keys, its first and its last day, both included; it may last `most` at most."""

    keys: tuple[str, str] = field(default=("from", "until"), kw_only=True)
    most: Span | None = field(default=None, kw_only=True)

    @property
    def answer_keys(self) -> tuple[str, ...]:
        """The keys of the first and of the last day."""
        return self.keys

    @property
    def days(self) -> tuple[Date, Date]:
        """The two days as fields of their own."""
        first, last = self.keys
        return (
            Date(
                first,
                Words("{label}的起始日期", "{label}: first day").fill(label=self.label),
                required=self.required,
            ),
            Date(
                last,
                Words("{label}的终止日期", "{label}: last day").fill(label=self.label),
                required=self.required,
            ),
        )

    def read(self, raw: Raw, *, partial: bool = False) -> Found:
        """Both days; a missing day, an end before the start and too long a term are told at the day."""
        answers: dict[str, Any] = {}
        errors: dict[str, list[Words]] = {}
        for day in self.days:
            found = day.read(raw, partial=partial)
            answers |= found.answers
            errors |= found.errors
        if not errors and not partial and len(answers) == 1:
            alone = next(day for day in self.days if day.key not in answers)
            errors[alone.key] = [alone.missing.fill(label=alone.label)]
        if not errors and len(answers) == 2 and (fault := self._fault(*answers.values())):
            errors[self.keys[1]] = [fault]
            answers = answers if partial else {}
        return Found(answers, errors)

    def from_post(self, post: QueryDict, *, prefix: str = "") -> dict[str, Any]:
        """The two posted days."""
        return {key: post.get(prefix + key, "") for key in self.keys}

    def to_inputs(self, raw: Raw, *, prefix: str = "") -> Inputs:
        """The two date inputs."""
        return {prefix + key: typed(as_typed(raw.get(key))) for key in self.keys}

    def shown(self, answer: Any) -> Words:
        """The term in words; the answer is the pair of its days."""
        first, last = (day_shown(date.fromisoformat(day)) for day in answer)
        return Words("{first}至{last}", "{first} to {last}").fill(first=first, last=last)

    def _fault(self, first_written: str, last_written: str) -> Words | None:
        first, last = date.fromisoformat(first_written), date.fromisoformat(last_written)
        if last < first:
            return self.says(
                "“{label}”的终止日期不得早于起始日期（{first}），请核对。",
                "“{label}”: the last day may not be before the first day ({first}). Please check it.",
                first=day_shown(first),
            )
        if self.most is None or last <= (end := self.most.last_day(first)):
            return None
        return self.says(
            "“{label}”最长 {most}：自{first}起，最迟至{end}。",
            "“{label}” may last {most} at most: from {first} to {end} at the latest.",
            most=self.most.words,
            first=day_shown(first),
            end=day_shown(end),
        )
