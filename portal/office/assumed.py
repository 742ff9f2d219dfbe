"""Every value that is assumed, once, with where it is used: the matters, what for, how many open cases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from approvals import catalogue, marked_values
from approvals.catalogue import PermitType
from approvals.marked_values import Marked
from approvals.models import Application
from approvals.statuses import OPEN
from forms.materials import Confidence
from forms.words import Words

COMMON = Words("各事项共用", "Shared by all permits")
TIMES = Words("办件的届满日、文书和预警", "last days of cases, papers, warnings")
BASES = Words("办事指南和文书的依据", "bases told in guides and papers")
LISTS = Words("材料清单、一次告知和压减计算", "lists of materials, the one notice, the figures of the reform")
CONSULTING = Words(
    "征询各部门的最后一天和逾期规则", "last days of consulted departments and what silence means"
)
AFTER = Words("发证后的评议、检测、停业和拆除", "what follows the grant: reviews, tests, stopping, removal")
USES = {
    "materials": LISTS,
    "bases": BASES,
    "basis": CONSULTING,
    "term": CONSULTING,
    "silence_basis": CONSULTING,
    "commitment": Words("告知书、承诺书和事后检查", "notice, commitment and later inspection"),
    "article": BASES,
    "notice_board": Words("告示牌提醒和预警", "reminder and warning of the notice board"),
    "fee": Words("缴款通知书的金额", "the amount of the payment notice"),
    **dict.fromkeys(("service", "review", "stopping"), AFTER),
    **dict.fromkeys(("facility", "safety", "removal", "flood_season"), AFTER),
    **dict.fromkeys(
        ("renewal", "change", "withdrawal_needs"), Words("后续办件的依据", "bases of later cases")
    ),
}


@dataclass(frozen=True)
class Assumed:
    """One assumed value: what it is, how it stands now, on which article, and where it is used.

    `owners` are the matters with the slugs of their guides (none: all of them), `cases` the open cases.
    """

    what: Words
    value: Words
    source: Words
    use: Words
    owners: tuple[tuple[Words, str], ...]
    cases: int


def assumed_values(*, on: date) -> list[Assumed]:
    """The assumed values in force on a day: the law's own, then each matter's; one statement."""
    entries, opened = catalogue.in_force(on=on), _open_cases()
    used: dict[Marked, list[PermitType]] = {one: [] for one in marked_values.of_the_law()}
    for entry in entries:
        for one in marked_values.of_entry(entry, on=on):
            used.setdefault(one, []).append(entry)
    return [_row(one, by, opened) for one, by in used.items() if one.confidence is Confidence.ASSUMED]


def _row(one: Marked, by: list[PermitType], opened: dict[str, int]) -> Assumed:
    slugs = [entry.slug for entry in by]
    return Assumed(
        what=one.what,
        value=one.value,
        source=one.source,
        use=USES.get(one.name, TIMES),
        owners=tuple((entry.title, entry.slug) for entry in by) or ((COMMON, ""),),
        cases=sum(opened.get(slug, 0) for slug in (slugs or opened)),
    )


def _open_cases() -> dict[str, int]:
    """How many cases of each matter are open."""
    counted = Application.objects.filter(status__in=OPEN).values_list("permit").annotate(Count("pk"))
    return dict(counted.order_by("permit"))
