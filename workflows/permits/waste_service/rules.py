"""What the waste rules say of the answers: who decides, under which award, on what conditions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from approvals.catalogue import Answers, Bar
from approvals.law import ART_43, SERVICE_STOP, WASTE_RULES, Article, Limit, OwnValue
from approvals.models.outcome import Award
from approvals.service import PreliminaryReview
from forms.materials import Confidence
from forms.words import Words
from timelimits.periods import last_day_of_months

NATIONAL = Words("《城市生活垃圾管理办法》", "Municipal Domestic Waste Measures")
REGULATIONS = Words("《上海市生活垃圾管理条例》", "Shanghai Domestic Waste Regulations")
CLEANING_RULES = Words(
    "《上海市道路和公共场所清扫保洁服务管理办法》", "Shanghai Street Cleaning Service Measures"
)
CITY = Words("上海市绿化和市容管理局", "Shanghai Greenery and City Appearance Bureau")
DISTRICT = Words("区绿化市容管理部门", "the district's greenery and city appearance bureau")
ENVIRONMENT = Words("生态环境主管部门", "the ecology and environment authority")

ART_17 = Article(law=NATIONAL, article=Words("第十七条", "Art. 17"), confidence=Confidence.ASSUMED)
ART_18 = Article(law=NATIONAL, article=Words("第十八条", "Art. 18"), confidence=Confidence.ASSUMED)
ART_19 = Article(law=NATIONAL, article=Words("第十九条", "Art. 19"), confidence=Confidence.ASSUMED)
REGULATIONS_28 = Article(law=REGULATIONS, article=Words("第二十八条", "Art. 28"))
TENDER_9 = Article(law=WASTE_RULES, article=Words("第九条", "Art. 9"))
CONDITIONS_10 = Article(law=WASTE_RULES, article=Words("第十条", "Art. 10"))
CLEANING = Article(law=CLEANING_RULES, article=Words("", ""), confidence=Confidence.ASSUMED)

LEAST_MECHANICAL = 20
STOP_MONTHS, STOP_DISPOSAL_MONTHS = 3, 6
OWN_VALUES = (
    OwnValue(
        what=Words("机械化清扫的最低比例", "Least share of mechanical cleaning"),
        value=Words(f"{LEAST_MECHANICAL}%", f"{LEAST_MECHANICAL} %"),
        article=ART_19,
        confidence=Confidence.ASSUMED,
    ),
    OwnValue(
        what=Words("停业告知的提前期", "How long ahead a stop is told"),
        value=Words(
            f"收集、运输 {STOP_MONTHS} 个月，处理 {STOP_DISPOSAL_MONTHS} 个月",
            f"collection and transport {STOP_MONTHS} months, disposal {STOP_DISPOSAL_MONTHS}",
        ),
        article=SERVICE_STOP,
    ),
    OwnValue(
        what=Words("清扫停业告知的提前期", "How long ahead a stop of cleaning is told"),
        value=Words(f"{STOP_MONTHS} 个月", f"{STOP_MONTHS} months"),
        article=SERVICE_STOP,
        confidence=Confidence.ASSUMED,
    ),
)
CITY_REVIEW = PreliminaryReview(
    level=CITY,
    article=ART_43,
    limit=Limit(number=20, article=ART_43, confidence=Confidence.ASSUMED),
    reconsideration=Words("上海市人民政府", "Shanghai Municipal People's Government"),
    court=Words("有管辖权的人民法院", "the competent people's court"),
)

HAZARDOUS_DISPOSAL = Bar(
    code="HAZARDOUS_DISPOSAL",
    says=Words(
        "处置有害垃圾须取得危险废物经营许可，由生态环境主管部门办理",
        "Disposing of hazardous waste takes the dangerous-waste permit of the ecology authority",
    ),
    article=REGULATIONS_28,
    organ=ENVIRONMENT,
)
RECYCLABLES_ONLY = Bar(
    code="RECYCLABLES_ONLY",
    says=Words("仅从事可回收物服务的，依法不需要取得本许可", "Services for recyclables only need no permit"),
    article=REGULATIONS_28,
)
NO_AWARD = Bar(
    code="NO_AWARD",
    says=Words(
        "该服务区域实行招标，申请人没有该区域有效的中标结果",
        "The service area is tendered, and the applicant has no award for it that stands",
    ),
    article=TENDER_9,
)
OTHER_AREA = Bar(
    code="OTHER_AREA",
    says=Words(
        "中标结果的服务区域与申请的服务区域不一致",
        "The tender was awarded for another service area than the one applied for",
    ),
    article=TENDER_9,
)
TOO_LITTLE_MECHANICAL = Bar(
    code="TOO_LITTLE_MECHANICAL",
    says=Words(
        f"机械化清扫能力未达到总清扫能力的{LEAST_MECHANICAL}%",
        f"Mechanical cleaning is less than {LEAST_MECHANICAL} % of the capacity",
    ),
    article=ART_19,
)


def bases_of(answers: Answers) -> tuple[Article, ...]:
    """The national measures for every service; the city's rules where waste is collected or treated."""
    if not by_the_city(answers):
        return (ART_17, ART_19)
    return (ART_17, ART_19, REGULATIONS_28, TENDER_9, CONDITIONS_10)


def by_the_city(answers: Answers) -> bool:
    """Whether any kind is collection, transport or disposal, so that all kinds go the city's way."""
    return bool(set(answers.get("kinds") or ()) - {"cleaning"})


def preliminary_review(answers: Answers) -> PreliminaryReview | None:
    """Collection, transport and disposal are the city's to decide (Art. 9), cleaning is the district's."""
    return CITY_REVIEW if by_the_city(answers) else None


def bar_to_accepting(answers: Answers) -> Bar | None:
    """Another organ's matter, no permit needed, or no award of the tendered area (Arts. 9, 28)."""
    kinds, waste = answers.get("kinds") or (), answers.get("waste") or ()
    if "disposal" in kinds and "hazardous" in waste:
        return HAZARDOUS_DISPOSAL
    if list(waste) == ["recyclable"]:
        return RECYCLABLES_ONLY
    return _bar_of_award(answers) if answers.get("tendered") else None


def bar_to_granting(answers: Answers) -> Bar | None:
    """At least a fifth of the cleaning is mechanical (Art. 19; the share is assumed to stand)."""
    share = answers.get("mechanical_percent")
    if "cleaning" in (answers.get("kinds") or ()) and share is not None and share < LEAST_MECHANICAL:
        return TOO_LITTLE_MECHANICAL
    return None


def jurisdiction(answers: Answers) -> Words | None:
    """Who decides, told while the form is filled in."""
    if not answers.get("kinds"):
        return None
    if (bar := bar_to_accepting(answers)) is not None and bar.code in (
        "HAZARDOUS_DISPOSAL",
        "RECYCLABLES_ONLY",
    ):
        return Words(
            f"{bar.says.zh}。您仍可提交，我们会书面答复。",
            f"{bar.says.en}. You may submit; we answer in writing.",
        )
    if by_the_city(answers):
        return Words(
            f"由{DISTRICT.zh}初步审查（不延长），由{CITY.zh}决定；按一般程序办理，不适用告知承诺。",
            "The district reviews, without extension; the city decides, and no commitment is offered.",
        )
    return Words(f"由{DISTRICT.zh}审批。", "The district decides.")


def term(answers: Answers) -> tuple[date, date]:
    """The licence follows the agreement: its first and its last day, both included (Art. 18)."""
    return date.fromisoformat(answers["agreement_from"]), date.fromisoformat(answers["agreement_until"])


def notice_months(answers: Answers) -> int:
    """How long ahead a stop is told (Art. 19): disposal six months, collection and transport three.

    For cleaning alone the rule names no period; three months are assumed.
    """
    return STOP_DISPOSAL_MONTHS if "disposal" in (answers.get("kinds") or ()) else STOP_MONTHS


def sample(submitted_on: date) -> dict[str, Any]:
    """A complete, lawful application: cleaning of one tendered area, for three years from next month on."""
    first = submitted_on + timedelta(days=30)
    return {
        "credit_code": "91310104MA1FR0001F",
        "kinds": ["cleaning"],
        "waste": ["dry"],
        "mechanical_percent": 45,
        "service_area": "云杉路街道第一服务区",
        "tendered": True,
        "award_id": "临容招〔2026〕7号",
        "award_area": "云杉路街道第一服务区",
        "agreement_from": first.isoformat(),
        "agreement_until": last_day_of_months(first, 36).isoformat(),
        "evidenced": ["machines", "premises", "systems"],
    }


def _bar_of_award(answers: Answers) -> Bar | None:
    """The award that was named, as the register has it; as the applicant says where no register is kept."""
    number, area = _plain(answers.get("award_id")), _plain(answers.get("service_area"))
    if not number:
        return NO_AWARD
    known = Award.objects.filter(number=number).first()
    if known is None and Award.objects.exists():
        return NO_AWARD
    if known is None:
        return None if _plain(answers.get("award_area")) == area else OTHER_AREA
    if known.valid_until is not None and known.valid_until < term(answers)[0]:
        return NO_AWARD
    claims: Sequence[Any] = (known.area, answers.get("award_area") or known.area)
    return None if all(_plain(claim) == area for claim in claims) else OTHER_AREA


def _plain(written: Any) -> str:
    return "".join(str(written or "").split())
