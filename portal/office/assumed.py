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
TIMES = Words(
    "页面：办事指南、收件箱、办件的期限和逐日计时；文书：受理通知书、延长通知书及其他载明届满日的文书",
    "Screens: guide, inbox, clocks and day strip; papers: acceptance, extension, all that name a day",
)
BASES = Words(
    "页面：办事指南、办件页；文书：决定书、许可证、备案回执的依据",
    "Screens: guide, case page; papers: bases of decision, licence and filing receipt",
)
LISTS = Words(
    "页面：办事指南、申请和补正、审计看板；文书：收件凭证、补正告知书",
    "Screens: guide, application and supplement, auditor's board; papers: receipt, supplement notice",
)
CONSULTING = Words(
    "页面：征询总览、部门待办；文书：征询意见汇总单",
    "Screens: overview of the round, departments' inboxes; papers: consolidated reply",
)
AFTER = Words(
    "页面：监管人员待办、被许可人的办件页、汛期安全告知；文书：决定书的要求、告知书",
    "Screens: inspectors' inbox, holder's page, flood season; papers: duties of the decision, notices",
)
LATER = Words(
    "页面：我的许可；文书：延续、变更、撤回决定书",
    "Screens: my licences; papers: renewal, change, withdrawal",
)
COMMITTING = Words(
    "页面：办理方式的选择、签署页、检查任务；文书：告知书、承诺书、检查通知书",
    "Screens: choice of route, signing, inspections; papers: notice, commitment, notice of inspection",
)
SUPERVISING = Words(
    "页面：监管人员待办、检查页、现场档案、随机抽查；文书：检查通知书、责令整改通知书、撤销决定书",
    "Screens: inspectors' inbox, inspections, sites, samples; papers: inspection, rectification, revocation",
)
HEARING = Words(
    "页面：办件页的听证申请；文书：听证权利告知书、听证通知书",
    "Screens: asking for a hearing on the case page; papers: told of the right, notice of the hearing",
)
USES = {
    **dict.fromkeys(
        ("RECTIFICATION_LIMIT", "RETURN_LIMIT", "COMPLAINT_LIMIT", "DEFERRED_LIMIT", "SAMPLE_SHARE"),
        SUPERVISING,
    ),
    **dict.fromkeys(("HEARING_REQUEST_LIMIT", "HEARING_LIMIT", "HEARING_NOTICE_LIMIT"), HEARING),
    "TELL_LIMIT": Words(
        "页面：送达任务和预警、办件页的“接下来”；文书：送达回证",
        "Screens: task and warning of service, what comes next; papers: proof of service",
    ),
    "materials": LISTS,
    "bases": BASES,
    "basis": CONSULTING,
    "term": CONSULTING,
    "silence_basis": CONSULTING,
    "article": BASES,
    "filing.article": BASES,
    **dict.fromkeys(("commitment", "commitment.article"), COMMITTING),
    "own_values": Words(
        "页面：填写时的提示和校验、办件页的权限核对；文书：许可证的期限、不予受理或者不予许可的理由",
        "Screens: checks of the form, competence on the case page; papers: term, reasons of a refusal",
    ),
    **dict.fromkeys(
        ("completion", "visit", "absence", "planting_within", "small"),
        Words(
            "页面：联合验收总览、各部门待办、到期任务；文书：整改清单、合格通知书",
            "Screens: overview of the acceptance, departments' inboxes; papers: defect list, certificate",
        ),
    ),
    "checklist": Words(
        "页面：检查页；文书：检查记录", "Screens: the inspection's page; papers: inspection record"
    ),
    "notice_board": Words(
        "页面：被许可人的办件页、提醒和预警；文书：决定书和许可证的要求",
        "Screens: holder's page, reminder and warning; papers: duties of decision and licence",
    ),
    "fee": Words("页面：办事指南；文书：缴款通知书的金额", "Screens: guide; papers: payment notice"),
    **dict.fromkeys(("service", "review", "stopping"), AFTER),
    **dict.fromkeys(("facility", "safety", "removal", "flood_season"), AFTER),
    **dict.fromkeys(("renewal", "change", "withdrawal_needs"), LATER),
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
