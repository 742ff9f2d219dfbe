"""The forms after an acceptance: what was made good, its re-check item by item, and conditions met."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.http import QueryDict

from approvals.completing import defects_of, open_conditions, open_defects
from approvals.models import AcceptanceCondition, Defect
from approvals.statuses import Verdict
from forms.words import Words
from portal.office.joint_forms import SiteForm, place_of
from portal.photographs import Place
from portal.questions import Question
from portal.typed import whole_number
from workflows.acts.joint_acceptance import item_code

FOUND = (
    (Verdict.PASS.value, Words("已整改", "Made good"), "check"),
    (Verdict.FAIL.value, Words("未整改", "Not yet"), "cross"),
    (Verdict.CONDITIONAL.value, Words("限期完成", "By a day"), "clock"),
)
UNFINISHED = Words(
    "有未整改的，应当对全部问题逐项复查后一次提交；请补选其余各项。",
    "Where an item is not made good, all items are re-checked at once: please answer the others too.",
)
MIXED = Words(
    "“未整改”和“限期完成”不能同时提交：有一项未整改的，整体不通过，请改选。",
    "“Not yet” and “By a day” cannot go together: with one item not made good the works fail.",
)
NOTHING_CHECKED = Words("请至少选择一项问题的复查结果。", "Please say of at least one item what was found.")


@dataclass
class RecheckForm(SiteForm):
    """The re-check of what was listed, item by item; the result of the whole follows from the items."""

    template = "joint_recheck"
    found: dict[int, str] = field(default_factory=dict)
    codes: dict[int, str] = field(default_factory=dict)

    @cached_property
    def listed(self) -> list[Defect]:
        """The open items of the department whose task this is."""
        task = self.offer.task
        every = defects_of(self.file.case, task.member) if task is not None else []
        return [item for item in every if item.passed_on is None]

    def blank_places(self) -> list[Place]:
        """One place an item."""
        return [place_of(item.number) for item in self.listed]

    @property
    def items(self) -> list[tuple[Defect, str, Place, list[tuple[str, Words, str, bool]]]]:
        """Each open item, its photographs, and what was found of it."""
        return [
            (item, item_code(item), place, [(*one, self.found.get(item.number) == one[0]) for one in FOUND])
            for item, place in zip(self.listed, self.places, strict=True)
        ]

    @property
    def questions(self) -> dict[str, Question]:
        """The day and the remarks."""
        return {one.key: Question(one, self.inputs, self.errors) for one in self.fields}

    def read(self, post: QueryDict) -> None:
        """What was found of each item, and so of all."""
        super().read(post)
        known = {code for code, _, _ in FOUND}
        for name, said in post.items():
            number = whole_number(name.removeprefix("found-"))
            if name.startswith("found-") and number is not None and said in known:
                self.found[number] = said
                self.codes[number] = post.get(f"item-{number}", "")

    def arguments(self) -> Mapping[str, Any]:
        """The result of the whole, and the items it is about."""
        whole = self._whole()
        codes = [self.codes[number] for number, said in sorted(self.found.items()) if said == whole]
        until = self.raw.get("until", "") if whole == Verdict.CONDITIONAL else ""
        return {**self.raw, "opinion": whole, "defects": codes, "until": until}

    def perform(self) -> bool:
        """Take the re-check, where the items allow one."""
        if self.listed and (says := self._at_odds()):
            self.errors = {f"found-{self.listed[0].number}": [says]}
            return False
        return super().perform()

    def _whole(self) -> str:
        said = set(self.found.values())
        whole = (Verdict.FAIL.value, Verdict.CONDITIONAL.value, Verdict.PASS.value)
        return next((one for one in whole if one in said), Verdict.PASS.value)

    def _at_odds(self) -> Words | None:
        said = set(self.found.values())
        if not said:
            return NOTHING_CHECKED
        if {Verdict.FAIL.value, Verdict.CONDITIONAL.value} <= said:
            return MIXED
        is_whole = {item.number for item in self.listed} <= set(self.found)
        return None if said == {Verdict.PASS.value} or is_whole else UNFINISHED


@dataclass
class RectifiedForm(SiteForm):
    """The lead's report for a builder without an account: what was made good, with photographs by item."""

    template = "joint_rectified"

    @cached_property
    def listed(self) -> list[Defect]:
        """Every open item."""
        return open_defects(self.file.case)

    def blank_places(self) -> list[Place]:
        """One place an item."""
        return [Place(item_code(item), Words(item.text, item.text)) for item in self.listed]

    @property
    def items(self) -> list[tuple[Words, Defect, Place]]:
        """Each open item with its department."""
        entry = self.file.case.entry
        return [
            (entry.party(item.party.department), item, place)
            for item, place in zip(self.listed, self.places, strict=True)
        ]


@dataclass
class ConditionForm(SiteForm):
    """What a department had left to a day, recorded as done."""

    @cached_property
    def conditions(self) -> list[AcceptanceCondition]:
        """The open conditions of the department whose task this is."""
        member = self.offer.task.member if self.offer.task is not None else ""
        return [one for one in open_conditions(self.file.case) if one.party.department == member]
