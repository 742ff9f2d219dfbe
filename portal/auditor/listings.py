"""The smaller lists: pauses and extensions, warnings, proofs; each heading says what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse

from audit import stoppages, warnings
from audit.models import Proof
from audit.privacy import masked
from audit.stoppages import Stoppage
from audit.warnings import CaseWarning, Light
from forms.words import Words
from ledger.models import DayRoot
from portal import codes
from workflows.ladder import PERIODS
from workflows.models import Rung

LIGHTS = {
    Light.NONE: Words("", ""),
    Light.YELLOW: Words("黄灯", "yellow light"),
    Light.RED: Words("红灯", "red light"),
}
RUNGS = (
    Rung.NEAR_DUE,
    Rung.OVERDUE_PROMISED,
    Rung.OVERDUE_STATUTORY,
    Rung.OVERDUE,
    Rung.DEEMED,
    Rung.REMIND,
)


@dataclass(frozen=True)
class StoppageRow:
    """A pause or an extension as the list prints it."""

    url: str
    title: str
    what: Words
    ground: Words
    stoppage: Stoppage
    effect: Words
    tone: str


@dataclass(frozen=True)
class WarningRow:
    """A warning as the list prints it; `chip` is the code whose colour and words it wears."""

    url: str
    title: str
    period: Words
    chip: str
    light: Words
    light_code: str
    warning: CaseWarning


def stoppages_page(page: stoppages.Page, asked: QueryDict) -> dict[str, object]:
    """All pauses and extensions, newest first."""
    rows = [_stoppage(one) for one in page.stoppages]
    void = sum(not row.stoppage.is_effective for row in rows)
    title = Words("{n} 次停钟与延长，都有书面告知", "{n} pauses and extensions, all with written notice")
    if void:
        title = Words("{n} 次停钟与延长，{void} 次不生效", "{n} pauses and extensions, {void} without effect")
    if not rows:
        title = Words("没有停钟，也没有延长", "No pauses and no extensions")
    shown = f"{len(rows)}+" if page.next_key else len(rows)
    return {"rows": rows, "title": title.fill(n=shown, void=void), **_pager(asked, page.next_key)}


def _stoppage(one: Stoppage) -> StoppageRow:
    is_pause = one.kind == "PAUSE"
    return StoppageRow(
        url=reverse("auditor:case", args=[one.case_no]),
        title=masked(one.title),
        what=Words("停钟", "Pause") if is_pause else Words("延长", "Extension"),
        ground=codes.ground(one.ground) if is_pause else Words(masked(one.ground), masked(one.ground)),
        stoppage=one,
        effect=_effect(one),
        tone="" if one.is_effective else "late",
    )


def _effect(one: Stoppage) -> Words:
    if not one.is_effective:
        return Words("不生效，期限照走", "no effect: the clock ran on")
    if one.kind == "EXTEND":
        return Words("法定期限加 {n} 日", "{n} days added to the statutory limit").fill(n=one.days)
    if one.left_out is None:
        return Words("停钟中", "still stopped")
    return Words("扣除 {n} 个工作日", "{n} working days left out").fill(n=one.left_out)


def warnings_page(page: warnings.Page, parked: warnings.Page, asked: QueryDict) -> dict[str, object]:
    """What was warned of, newest first, and what waits for a person."""
    rows = [_warning(one) for one in page.warnings]
    late = sum(row.light_code == Light.RED for row in rows)
    title = Words("{n} 次预警，其中 {late} 次红灯", "{n} warnings, {late} of them red")
    if not rows:
        title = Words("没有预警", "No warnings")
    shown = f"{len(rows)}+" if page.next_key else len(rows)
    return {
        "rows": rows,
        "parked": [_warning(one) for one in parked.warnings],
        "title": title.fill(n=shown, late=late),
        "rung": asked.get("rung", ""),
        "rungs": [(rung.value, codes.state(rung.value).words) for rung in RUNGS],
        **_pager(asked, page.next_key),
    }


def _warning(one: CaseWarning) -> WarningRow:
    return WarningRow(
        url=reverse("auditor:case", args=[one.case_no]),
        title=masked(one.title),
        period=PERIODS[one.period],
        chip=one.rung.value,
        light=LIGHTS[one.light],
        light_code=one.light.value,
        warning=one,
    )


def proofs_page(made: Sequence[Proof], seals: Sequence[DayRoot]) -> dict[str, object]:
    """The proofs and the sealed days, newest first."""
    return {"proofs": made, "seals": seals, "title": _proved(made)}


def _proved(made: Sequence[Proof]) -> Words:
    if not made:
        return Words("尚未核验过全部记录", "The whole record has not been proved yet")
    latest = made[0]
    if not latest.is_whole:
        return Words("最近一次核验发现不一致", "The latest proof found that something does not agree")
    return Words(
        "{entries} 条记录、{cases} 件办件，全部核验一致",
        "{entries} entries and {cases} cases, all of them proved",
    ).fill(entries=f"{latest.entries:,}", cases=f"{latest.cases:,}")


def _pager(asked: QueryDict, next_key: str) -> dict[str, object]:
    query = asked.copy()
    is_first = not query.pop("after", None)
    previous = None if is_first else f"?{query.urlencode()}"
    query["after"] = next_key
    return {"previous_url": previous, "next_url": f"?{query.urlencode()}" if next_key else None}
