"""The forms of joint acceptance on site: who came, and the opinion with its list of defects.

Photographs are kept as soon as they are sent, under the place of the form that they belong to; each place
hands them to the act under the name that the act knows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.http import QueryDict

from approvals.completing import taking_part
from approvals.statuses import Verdict
from forms.words import Words
from portal.office.act_form import ActForm
from portal.photographs import Files, Place
from portal.questions import Question, change_rows
from portal.typed import whole_number

VISIT, DONE = "visit", "done"
ITEM_MISSING = Words(
    "第 {number} 项有照片，请写明问题。", "Item {number} has a photograph: say what is wrong."
)


@dataclass
class SiteForm(ActForm):
    """An act with photographs in one place or several."""

    places: list[Place] = field(default_factory=list)

    def begin(self) -> None:
        """The places before anything was sent."""
        self.places = self.blank_places()

    def blank_places(self) -> list[Place]:
        """Where photographs may be put."""
        return [Place(DONE, Words("照片", "Photographs"))]

    def read_files(self, post: QueryDict, files: Files) -> None:
        """Keep the photographs that were sent; what is no picture is told under its place."""
        self.places = self.blank_places()
        for place in self.places:
            place.take(post, files, owner=self.desk.user, at=self.desk.at)

    @property
    def place(self) -> Place:
        """The one place of a form that has no more."""
        return self.places[0]

    def perform(self) -> bool:
        """Take the act with its photographs; False where it was refused, with everything kept."""
        if refused := {place.name: place.refused for place in self.places if place.refused}:
            self.errors = refused
            return False
        self.uploads = {place.key: place.kept for place in self.places if place.kept}
        return super().perform()


@dataclass
class VisitForm(SiteForm):
    """Who came to the visit: a line for every department that takes part."""

    template = "joint_visit"

    def begin(self) -> None:
        """Every department that takes part, to be filled in."""
        super().begin()
        self.raw = {"present": [{"department": code} for code in self._departments]}

    def blank_places(self) -> list[Place]:
        """The visit as a whole."""
        return [Place(VISIT, Words("现场照片", "Photographs of the visit"))]

    @property
    def attendance(self) -> list[tuple[str, Words, Question, Question]]:
        """The lines: the department, how many of its officers came, and their names."""
        table = next(one for one in self.fields if one.key == "present")
        _, number, names = table.columns
        entry = self.file.case.entry
        return [
            (
                code,
                entry.party(code),
                Question(number, self.inputs, self.errors, f"present-{at}-"),
                Question(names, self.inputs, self.errors, f"present-{at}-"),
            )
            for at, code in enumerate(self._departments)
        ]

    @property
    def findings(self) -> Question:
        """What was found."""
        asked = next(one for one in self.fields if one.key == "findings")
        return Question(asked, self.inputs, self.errors)

    def arguments(self) -> Mapping[str, Any]:
        """Whoever has no number did not come."""
        rows = self.raw.get("present") or []
        came = [row for row in rows if str(row.get("officers") or "").strip() or row.get("names")]
        nobody = [{"department": code, "officers": 0} for code in self._departments[:1]]
        return {**self.raw, "present": came or nobody}

    @cached_property
    def _departments(self) -> tuple[str, ...]:
        return taking_part(self.file.case)


@dataclass
class OpinionForm(SiteForm):
    """The one opinion of a department; each item of the list has photographs of its own."""

    template = "joint_opinion"

    def begin(self) -> None:
        """One empty item."""
        self.raw = {"defects": [{}]}
        super().begin()

    def blank_places(self) -> list[Place]:
        """One place an item."""
        rows = self.raw.get("defects") or [{}]
        return [place_of(number) for number in range(1, len(rows) + 1)]

    def change_rows(self, post: QueryDict) -> bool:
        """Add an item, or drop one with its photographs."""
        raw = dict(self.raw)
        is_changed = change_rows(raw, post) is not None
        dropped = whole_number(post.get("remove-row", "").rpartition("-")[2])
        if is_changed and dropped is not None and dropped < len(self.places):
            del self.places[dropped]
        self.raw = raw
        kept = self.places
        self.places = self.blank_places()
        for place, before in zip(self.places, kept, strict=False):
            place.kept, place.refused = before.kept, before.refused
        return is_changed

    @property
    def items(self) -> list[tuple[Place, Question, Question]]:
        """The list: each item with its words, whether it could be seen, and its photographs."""
        columns = self._table.columns
        return [
            (
                place,
                Question(columns[0], self.inputs, self.errors, f"defects-{at}-"),
                Question(columns[1], self.inputs, self.errors, f"defects-{at}-"),
            )
            for at, place in enumerate(self.places)
        ]

    @property
    def questions(self) -> dict[str, Question]:
        """The other questions."""
        return {one.key: Question(one, self.inputs, self.errors) for one in self.fields}

    @property
    def verdicts(self) -> list[tuple[Any, str]]:
        """The three opinions with their signs."""
        signs = {Verdict.PASS: "check", Verdict.CONDITIONAL: "clock", Verdict.FAIL: "cross"}
        return [(option, signs[Verdict(option.code)]) for option in self.questions["opinion"].options]

    @property
    def can_grow(self) -> bool:
        """Whether a further item is allowed."""
        return len(self.places) < int(self._table.max_rows)

    def perform(self) -> bool:
        """Give the opinion; the photographs go by the numbers that the items get."""
        rows = self.raw.get("defects") or []
        nameless = [
            at
            for at, (row, place) in enumerate(zip(rows, self.places, strict=False))
            if place.kept and not str(row.get("text") or "").strip()
        ]
        if nameless:
            self.errors = {f"defects-{at}-text": [ITEM_MISSING.fill(number=at + 1)] for at in nameless}
            return False
        number = 0
        for row, place in zip(rows, self.places, strict=False):
            if any(str(value or "").strip() for value in row.values()):
                number += 1
                place.key = f"defect-{number}"
        return super().perform()

    @cached_property
    def _table(self) -> Any:
        return next(one for one in self.fields if one.key == "defects")


def place_of(number: int) -> Place:
    """The place of one item of a list, under the name by which the acts know it."""
    return Place(f"defect-{number}", Words("第 {n} 项照片", "Photographs of item {n}").fill(n=number))
