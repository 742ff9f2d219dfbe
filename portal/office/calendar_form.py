"""The form of a State Council notice: a year, its source, rest days and make-up days, a line each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.http import QueryDict

from approvals.models import CalendarNotice
from forms import answers as forms_answers
from forms.errors import AnswersRefused
from forms.fields import Number, Text
from forms.refusal import Refusal
from forms.schema import Schema, Section
from forms.words import Words
from portal.office.desk import Desk
from workflows.calendar_change import Preview, notice_of, preview, record_notice

LINE = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:\s*(?:至|到|~|～|—|–|\.\.)\s*(\d{4}-\d{2}-\d{2}))?\s*(.*)", re.ASCII
)
LONGEST_REST = 31
REST_DAY = "放假"

FORM = Schema(
    slug="calendar-notice",
    version=1,
    sections=(
        Section(
            key="notice",
            title=Words("放假安排", "Calendar notice"),
            fields=(
                Number("year", Words("年份", "Year"), minimum=2004, maximum=2100),
                Text(
                    "source",
                    Words("依据", "Source"),
                    max_length=200,
                    help=Words("通知名称和文号", "Title and number of the notice"),
                ),
                Text(
                    "rest",
                    Words("休息日", "Days off"),
                    multiline=True,
                    max_length=4000,
                    help=Words(
                        "每行一段：2027-02-05 至 2027-02-11 春节；一天的只写一个日期。",
                        "A line each: 2027-02-05 ~ 2027-02-11 春节; a single day by its date alone.",
                    ),
                ),
                Text(
                    "work",
                    Words("调休上班日", "Make-up working days"),
                    multiline=True,
                    required=False,
                    max_length=2000,
                    help=Words("每行一个日期。", "One date a line."),
                ),
            ),
        ),
    ),
)
UNREADABLE = Words("看不懂这一行：{line}", "This line cannot be read: {line}")


@dataclass
class NoticeForm:
    """What was typed, what is wrong with it, and what the notice would move."""

    raw: Mapping[str, Any] = field(default_factory=dict)
    errors: Mapping[str, Any] = field(default_factory=dict)
    refusal: Refusal | None = None
    moved: Preview | None = None

    @property
    def fields(self) -> tuple[Any, ...]:
        """The questions."""
        return FORM.sections[0].fields

    @property
    def inputs(self) -> Mapping[str, Any]:
        """What stands in the inputs."""
        return forms_answers.to_inputs(FORM, self.raw)

    def show(self, post: QueryDict) -> None:
        """Show what the notice would move; nothing is written."""
        given = self._read(post)
        if given is not None:
            try:
                self.moved = preview(notice_of(**given))
            except Refusal as refused:
                self.refusal = refused

    def enter(self, post: QueryDict, *, desk: Desk) -> CalendarNotice | None:
        """Enter the notice, or None where it was refused; the workers derive the open cases anew."""
        given = self._read(post)
        if given is None:
            return None
        try:
            return record_notice(**given, by=desk.user, at=desk.at)
        except Refusal as refused:
            self.refusal = refused
        return None

    def _read(self, post: QueryDict) -> dict[str, Any] | None:
        self.raw = forms_answers.from_post(FORM, post)
        try:
            answers = forms_answers.read(FORM, self.raw).in_order()
            rest = _days(answers["rest"], "rest")
            work = _days(answers.get("work", ""), "work")
        except AnswersRefused as refused:
            self.errors = refused.errors
            return None
        return {"year": answers["year"], "source": answers["source"], "rest": rest, "work": set(work)}


def _days(text: str, key: str) -> dict[date, str]:
    """The days of some lines with their names; raises AnswersRefused for a line that cannot be read."""
    found: dict[date, str] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        try:
            found |= _line(line)
        except ValueError:
            raise AnswersRefused(errors={key: [UNREADABLE.fill(line=line)]}) from None
    return found


def _line(line: str) -> dict[date, str]:
    read = LINE.fullmatch(line)
    if read is None:
        raise ValueError(line)
    first = date.fromisoformat(read[1])
    last = date.fromisoformat(read[2]) if read[2] else first
    length = (last - first).days + 1
    if not 0 < length <= LONGEST_REST:
        raise ValueError(line)
    return {first + timedelta(days=n): read[3].strip() or REST_DAY for n in range(length)}
