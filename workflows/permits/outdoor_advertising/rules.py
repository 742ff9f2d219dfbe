"""What the law of outdoor advertising says of the answers: permit or filing, who decides, what is banned."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from approvals.catalogue import Answers, Bar
from approvals.law import (
    ADVERTISING_REMOVAL,
    ADVERTISING_RULES,
    ADVERTISING_SAFETY,
    APPEARANCE_29,
    Article,
    OwnValue,
)
from approvals.licence_life import Asked
from approvals.statuses import Purpose
from forms.materials import Confidence
from forms.words import Words
from timelimits.periods import inclusive_end, last_day_of_months

CITY = Words("上海市绿化和市容管理局", "Shanghai Greenery and City Appearance Bureau")
DISTRICT = Words("区绿化市容管理部门", "the district's greenery and city appearance bureau")

ART_29 = APPEARANCE_29


def measures(zh: str, en: str, confidence: Confidence = Confidence.CONFIRMED) -> Article:
    """An article of the Outdoor Advertising Measures (version in force since 26 January 2025)."""
    return Article(law=ADVERTISING_RULES, article=Words(zh, en), confidence=confidence)


WHO_DECIDES = measures("（管理部门）", "(competent organs)", Confidence.ASSUMED)
PUBLIC_SITES = measures("（公共场地使用权）", "(use of public sites)", Confidence.ASSUMED)
ART_11 = measures("第十一条", "Art. 11")
ART_15_2 = measures("第十五条第二款", "Art. 15 (2)")
ART_16 = measures("第十六条", "Art. 16")
ART_17 = measures("第十七条", "Art. 17")

ORDINARY_MONTHS, ELECTRONIC_MONTHS, TEMPORARY_DAYS = 36, 72, 30
REMOVAL_DAYS, TEMPORARY_REMOVAL_DAYS = 5, 2
SAFETY_AFTER_MONTHS = 24
OWN_VALUES = (
    OwnValue(
        what=Words("设置期限的上限", "Longest term"),
        value=Words(f"{ORDINARY_MONTHS} 个月", f"{ORDINARY_MONTHS} months"),
        article=ART_16,
    ),
    OwnValue(
        what=Words("电子显示屏设置期限的上限", "Longest term of an electronic display"),
        value=Words(f"{ELECTRONIC_MONTHS} 个月", f"{ELECTRONIC_MONTHS} months"),
        article=ART_16,
    ),
    OwnValue(
        what=Words("临时设施设置期限的上限", "Longest term of a temporary facility"),
        value=Words(f"{TEMPORARY_DAYS} 天", f"{TEMPORARY_DAYS} days"),
        article=ART_16,
    ),
    OwnValue(
        what=Words("期满后的拆除期限", "Time to take it down after the term"),
        value=Words(
            f"{REMOVAL_DAYS} 天，临时设施 {TEMPORARY_REMOVAL_DAYS} 天",
            f"{REMOVAL_DAYS} days, a temporary one {TEMPORARY_REMOVAL_DAYS}",
        ),
        article=ADVERTISING_REMOVAL,
    ),
    OwnValue(
        what=Words("不得设置的位置", "Where none may stand"),
        value=Words(
            "交通安全设施、国家机关、文物和优秀历史建筑、行道树和绿地",
            "traffic facilities, state organs, heritage, street trees and green land",
        ),
        article=ART_11,
    ),
    OwnValue(
        what=Words("市级审批的范围", "What the city decides"),
        value=Words("高架道路、重要区域公共场地", "viaducts, public sites of key areas"),
        article=WHO_DECIDES,
        confidence=Confidence.ASSUMED,
    ),
)
REPORT = "safety-report"
# What makes the facility another one; everything else may be changed under the same licence.
STRUCTURE = ("structure", "electronic", "safety_related", "temporary")
SIZE = ("large", "width_m", "height_m", "faces")
POSITION = ("place", "on", "site", "public_site")

BANNED = {
    "traffic-facility": Words("利用交通安全设施、交通标志", "traffic facilities"),
    "state-organ": Words("国家机关的建筑控制地带内", "the surroundings of state organs"),
    "heritage": Words("文物保护单位、优秀历史建筑的建筑控制地带内", "heritage and its surroundings"),
    "street-tree": Words("利用行道树或者损毁绿地", "street trees, or at the cost of green land"),
}
THE_CITYS = Bar(
    code="THE_CITYS",
    says=Words(
        "高架道路和重要区域公共场地的户外广告设施由市级管理部门审批",
        "Facilities on viaducts and on public sites of key areas are for the city to decide",
    ),
    article=WHO_DECIDES,
    organ=CITY,
)
ANOTHER_FACILITY = Bar(
    code="ANOTHER_FACILITY",
    says=Words(
        "改变户外广告设施的结构、规格或者位置的，应当重新申请许可，不能办理变更",
        "Another structure, size or position is a new facility: apply for a new permit, not for a change",
    ),
    article=ART_15_2,
)
TEMPORARY_ENDS = Bar(
    code="TEMPORARY_ENDS",
    says=Words(
        "临时户外广告设施期满应当拆除，不予延续", "A temporary facility is removed at its end, not renewed"
    ),
    article=ART_16,
)
REPORT_MISSING = Bar(
    code="REPORT_MISSING",
    says=Words(
        "设施设置满二年的，延续应当提交合格的安全检测报告，请先在原许可办件中提交",
        "After two full years a renewal needs the report of a passed test: hand it in under the licence",
    ),
    article=ADVERTISING_SAFETY,
)


def is_the_citys(answers: Answers) -> bool:
    """Viaducts, and public sites of key areas."""
    site = answers.get("site")
    return site == "viaduct" or (site == "key-area" and bool(answers.get("public_site")))


def is_filed(answers: Answers) -> bool:
    """Neither large, nor safety-related, nor temporary: no permit, a filing with the district (Art. 29)."""
    needs = any(answers.get(key) for key in ("large", "safety_related", "temporary"))
    return not needs and not is_the_citys(answers)


def bases_of(answers: Answers) -> tuple[Article, ...]:
    """Art. 29 tells permit from filing; Art. 16 sets the term; public sites have a rule of theirs."""
    public = (PUBLIC_SITES,) if answers.get("public_site") else ()
    return (ART_29, ART_16, *public)


def bar_to_taking(answers: Answers) -> Bar | None:
    """The bans (Art. 11), and a term above the legal maximum (Art. 16): refused at submission."""
    if (where := BANNED.get(str(answers.get("on")))) is not None:
        return Bar(
            code="BANNED_PLACE",
            says=Words(f"{where.zh}不得设置户外广告设施", f"No outdoor advertising is allowed on {where.en}"),
            article=ART_11,
        )
    most = longest_by_law(answers, date.fromisoformat(answers["from"]))
    if date.fromisoformat(answers["until"]) <= most:
        return None
    kind = _kind_and_term(answers)
    return Bar(
        code="TERM_TOO_LONG",
        says=Words(
            f"{kind.zh}，申请的期限最晚到{most.isoformat()}",
            f"{kind.en}: the term may run to {most.isoformat()} at the latest",
        ),
        article=ART_16,
    )


def bar_to_accepting(answers: Answers) -> Bar | None:
    """What the city decides is answered by naming the city (Licensing Law Art. 32)."""
    return THE_CITYS if is_the_citys(answers) else None


def jurisdiction(answers: Answers) -> Words:
    """Permit or filing, and who is competent, told while the form is filled in."""
    if is_the_citys(answers):
        return Words(
            f"由{CITY.zh}审批。您仍可提交，我们会书面告知向其申请。",
            "The city decides. You may submit; we refer you in writing.",
        )
    if is_filed(answers):
        return Words(
            f"不需要许可，设置前向{DISTRICT.zh}备案；材料齐全的，提交后当场出具备案回执。",
            "No permit is needed: file with the district; a complete filing is receipted at once.",
        )
    return Words(f"由{DISTRICT.zh}审批。", "The district decides.")


def longest_by_law(answers: Answers, first: date) -> date:
    """Three years, electronic displays six, temporary facilities thirty days; both days count (Art. 16)."""
    if answers.get("temporary"):
        return inclusive_end(first, TEMPORARY_DAYS)
    return last_day_of_months(first, ELECTRONIC_MONTHS if answers.get("electronic") else ORDINARY_MONTHS)


def longest(answers: Answers, first: date) -> date:
    """The last day that a term beginning on `first` may have: by law, by the design, by the site."""
    ends = (answers["design_life_until"], answers["site_agreement_until"])
    return min(longest_by_law(answers, first), *(date.fromisoformat(end) for end in ends))


def term(answers: Answers) -> tuple[date, date]:
    """What is granted: the least of the term asked, the design life's end and the site agreement's end."""
    first = date.fromisoformat(answers["from"])
    return first, min(date.fromisoformat(answers["until"]), longest(answers, first))


def removal_days(answers: Answers) -> int:
    """Calendar days to take the facility down after its term: five, a temporary one two."""
    return TEMPORARY_REMOVAL_DAYS if answers.get("temporary") else REMOVAL_DAYS


def bar_to_more(asked: Asked) -> Bar | None:
    """Another structure, size or position is no change; renewal after two full years needs the report."""
    if asked.purpose == Purpose.CHANGE:
        kept = (*STRUCTURE, *SIZE, *POSITION)
        is_other = any(asked.before.get(key) != asked.after.get(key) for key in kept)
        return ANOTHER_FACILITY if is_other else None
    if asked.after.get("temporary"):
        return TEMPORARY_ENDS
    return REPORT_MISSING if _stands_two_years(asked) and REPORT not in asked.materials else None


def sample(submitted_on: date) -> dict[str, Any]:
    """A complete, lawful application: a large facility on a roof, two years."""
    first = submitted_on + timedelta(days=14)
    return {
        "credit_code": "91310104MA1FR0001F",
        "name": "滨江大厦楼顶广告牌",
        "place": "滨江大道1号滨江大厦楼顶",
        "site": "other",
        "on": "none",
        "public_site": False,
        "commercial": True,
        "structure": "钢结构，镀锌钢面板",
        "width_m": 12,
        "height_m": 6,
        "faces": 1,
        "large": True,
        "safety_related": False,
        "electronic": False,
        "temporary": False,
        "event": "第十届上海花卉博览会",
        "from": first.isoformat(),
        "until": last_day_of_months(first, 24).isoformat(),
        "design_life_until": last_day_of_months(first, 180).isoformat(),
        "site_agreement_until": last_day_of_months(first, 120).isoformat(),
    }


def _stands_two_years(asked: Asked) -> bool:
    first, last = asked.valid_from, asked.valid_until
    return first is not None and last is not None and last >= last_day_of_months(first, SAFETY_AFTER_MONTHS)


def _kind_and_term(answers: Answers) -> Words:
    if answers.get("temporary"):
        return Words("临时户外广告设施的期限不超过三十日", "A temporary facility has at most thirty days")
    if answers.get("electronic"):
        return Words("电子显示屏的期限不超过六年", "An electronic display has at most six years")
    return Words("户外广告设施的期限不超过三年", "An outdoor facility has at most three years")
