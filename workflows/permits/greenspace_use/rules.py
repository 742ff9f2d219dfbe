"""What the Shanghai Greenery Regulations say of the answers: who decides, what it costs, how long."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from approvals.catalogue import Answers, Bar, Fee, SecondDecision
from approvals.law import Article, Limit, OwnValue, Unit
from approvals.licence_life import Asked
from forms.materials import Confidence
from forms.words import Words
from timelimits.periods import last_day_of_months

GREENERY = Words("《上海市绿化条例》", "Shanghai Greenery Regulations")
CITY = Words("上海市绿化和市容管理局", "Shanghai Greenery and City Appearance Bureau")
DISTRICT = Words("区绿化管理部门", "the district's greenery department")


def greenery(zh: str, en: str, confidence: Confidence = Confidence.CONFIRMED) -> Article:
    """An article of the Shanghai Greenery Regulations (version in force since 1 January 2019)."""
    return Article(law=GREENERY, article=Words(zh, en), confidence=confidence)


ART_28 = greenery("第二十八条", "Art. 28")
ART_30 = greenery("第三十条", "Art. 30")
ART_31 = greenery("第三十一条", "Art. 31")
ART_32 = greenery("第三十二条", "Art. 32")
ART_35 = greenery("第三十五条", "Art. 35")

# Art. 35 calls for the board and names no day: that it stands from the first day of use on is assumed.
NOTICE_BOARD = Limit(number=0, article=ART_35, unit=Unit.CALENDAR_DAYS, confidence=Confidence.ASSUMED)
TARIFF_PER_M2_DAY = Decimal("1.00")
USE_YEARS, FURTHER_MONTHS = 1, 12
THICK_IN_PUBLIC, THICK_ELSEWHERE, MANY_STREET_TREES = 25, 45, 10
THICK_FELLED, MANY_FELLED = 25, 10
OWN_VALUES = (
    OwnValue(
        what=Words("使用期限的上限", "Longest term of use"),
        value=Words(f"{USE_YEARS} 年", f"{USE_YEARS} year"),
        article=ART_31,
    ),
    OwnValue(
        what=Words("延期使用的上限", "Longest extension of use"),
        value=Words(f"{FURTHER_MONTHS} 个月，一次", f"{FURTHER_MONTHS} months, once"),
        article=ART_31,
    ),
    OwnValue(
        what=Words("迁移由市级审批的树木", "Trees whose moving the city decides"),
        value=Words(
            f"公共绿地内胸径 {THICK_IN_PUBLIC} 厘米以上，其他绿地 {THICK_ELSEWHERE} 厘米以上，"
            f"或者行道树 {MANY_STREET_TREES} 株以上",
            f"{THICK_IN_PUBLIC} cm thick in public green land, {THICK_ELSEWHERE} cm elsewhere, "
            f"or {MANY_STREET_TREES} street trees",
        ),
        article=ART_28,
    ),
    OwnValue(
        what=Words("砍伐由市级审批的树木", "Trees whose felling the city decides"),
        value=Words(
            f"公共绿地内的树木、行道树，{MANY_FELLED} 株以上，或者胸径 {THICK_FELLED} 厘米以上",
            f"any in public green land, any street tree, {MANY_FELLED} trees, or {THICK_FELLED} cm thick",
        ),
        article=ART_30,
    ),
)

PERMANENT = Bar(
    code="PERMANENT",
    says=Words(
        "永久占用绿地由市级绿化管理部门审批",
        "Taking green land for good is for the city's greenery department to decide",
    ),
    article=ART_32,
    organ=CITY,
)
NOT_FOR_CONSTRUCTION = Bar(
    code="NOT_FOR_CONSTRUCTION",
    says=Words(
        "只有因城市建设需要才可以准予临时使用绿地",
        "Only urban construction justifies the temporary use of green land",
    ),
    article=ART_31,
)
OTHER_GROUND = Bar(
    code="OTHER_GROUND",
    says=Words(
        "变更使用地点、绿地类别或者扩大面积的，应当重新申请临时使用绿地",
        "Other ground, or more of it, is a new use and must be applied for anew",
    ),
    article=ART_31,
)
CITY_TREES = SecondDecision(
    subject="trees",
    title=Words("市级审批的树木迁移、砍伐", "moving or felling of trees at city level"),
    level=CITY,
    article=ART_28,
)


def bases_of(answers: Answers) -> tuple[Article, ...]:
    """Art. 31 for the land; Art. 28 where trees are moved, Art. 30 where they are felled."""
    fates = {tree["fate"] for tree in answers.get("trees") or []}
    moved = (ART_28,) if "move" in fates else ()
    felled = (ART_30,) if "fell" in fates else ()
    return (ART_31, *moved, *felled)


def bar_to_accepting(answers: Answers) -> Bar | None:
    """Permanent occupation is the city's: received, and answered by naming the city (Art. 32)."""
    return PERMANENT if answers.get("permanent") else None


def bar_to_granting(answers: Answers) -> Bar | None:
    """Only the needs of urban construction qualify (Art. 31)."""
    return NOT_FOR_CONSTRUCTION if answers.get("reason") != "construction" else None


def has_city_trees(answers: Answers) -> bool:
    """Whether trees are to be moved or felled that only the city may decide on (Arts. 28, 30)."""
    trees = answers.get("trees") or []
    public = answers.get("green_kind") == "public"
    moved = [tree for tree in trees if tree["fate"] == "move"]
    felled = [tree for tree in trees if tree["fate"] == "fell"]
    return _moving_is_the_citys(moved, public=public) or _felling_is_the_citys(felled, public=public)


def second_decision(answers: Answers) -> SecondDecision | None:
    """City-level trees are a second decision in the same case, within the same fifteen days (assumed)."""
    return CITY_TREES if has_city_trees(answers) else None


def jurisdiction(answers: Answers) -> Words:
    """Who decides, told while the form is filled in."""
    if answers.get("permanent"):
        return Words(
            f"永久占用绿地由{CITY.zh}审批。您仍可提交，我们会书面告知向其申请。",
            "Taking green land for good is decided by the city. You may submit; we refer you in writing.",
        )
    if has_city_trees(answers):
        return Words(
            f"绿地由{DISTRICT.zh}审批，其中树木由{CITY.zh}审批，合并在本件内办理。",
            "The district decides on the land, the city on the trees; both within this case.",
        )
    return Words(f"由{DISTRICT.zh}审批。", "The district decides.")


def fee(answers: Answers) -> Fee | None:
    """The compensation for public green land: area × days × tariff, both days included (Art. 31)."""
    if answers.get("green_kind") != "public":
        return None
    first, last = term(answers)
    days = (last - first).days + 1
    area = Decimal(str(answers["area_m2"]))
    return Fee(
        amount=(area * days * TARIFF_PER_M2_DAY).quantize(Decimal("0.01")),
        working=Words(
            f"{area} 平方米 × {days} 日 × 每平方米每日 {TARIFF_PER_M2_DAY} 元",
            f"{area} m² × {days} days × {TARIFF_PER_M2_DAY} yuan a m² and day",
        ),
        article=ART_31,
        confidence=Confidence.ASSUMED,
    )


def term(answers: Answers) -> tuple[date, date]:
    """The first and the last day of use, both included."""
    return date.fromisoformat(answers["from"]), date.fromisoformat(answers["until"])


def longest_further_use(answers: Answers, first: date) -> date:
    """One extension of use, of at most a year (Art. 31)."""
    return last_day_of_months(first, FURTHER_MONTHS)


def bar_to_more(asked: Asked) -> Bar | None:
    """Other ground or more of it is no change of a licence, but a use that must be applied for (Art. 31)."""
    before, after = asked.before, asked.after
    is_other = before.get("place") != after.get("place") or before.get("green_kind") != after.get(
        "green_kind"
    )
    return OTHER_GROUND if is_other or after["area_m2"] > before["area_m2"] else None


def sample(submitted_on: date) -> dict[str, Any]:
    """A complete, lawful application: construction on 120 m² of other green land, ninety days."""
    first = submitted_on + timedelta(days=14)
    last = first + timedelta(days=89)
    return {
        "applicant_kind": "unit",
        "credit_code": "91310104MA1FR0001F",
        "reason": "construction",
        "project_name": "滨河西路燃气接入工程",
        "approval_no": "临发改投〔2026〕118号",
        "place": "滨河西路88号南侧绿地",
        "green_kind": "other",
        "owner": "临江绿化养护所",
        "area_m2": 120,
        "permanent": False,
        "from": first.isoformat(),
        "until": last.isoformat(),
        "trees": [],
        "restore_by": (last + timedelta(days=15)).isoformat(),
    }


def _moving_is_the_citys(moved: list[dict[str, Any]], *, public: bool) -> bool:
    thick = THICK_IN_PUBLIC if public else THICK_ELSEWHERE
    street_trees = sum(tree["number"] for tree in moved if tree["street"])
    return any(tree["dbh_cm"] >= thick for tree in moved) or street_trees >= MANY_STREET_TREES


def _felling_is_the_citys(felled: list[dict[str, Any]], *, public: bool) -> bool:
    if felled and public:
        return True
    number = sum(tree["number"] for tree in felled)
    thick = any(tree["street"] or tree["dbh_cm"] >= THICK_FELLED for tree in felled)
    return thick or number >= MANY_FELLED
