"""Law as values: an article, a limit, a rule, each with its source and how sure we are of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from forms.materials import Confidence
from forms.words import Words


class Unit(StrEnum):
    """What a limit counts: working days of the State Council, days and months of the calendar, a share."""

    WORKING_DAYS = "WD"
    CALENDAR_DAYS = "CALENDAR_DAY"
    MONTHS = "MONTH"
    PER_CENT = "PER_CENT"


@dataclass(frozen=True, kw_only=True)
class Article:
    """A place in a statute, such as 《行政许可法》第四十二条第一款."""

    law: Words
    article: Words
    confidence: Confidence = Confidence.CONFIRMED

    def __str__(self) -> str:
        return str(self.words)

    @property
    def words(self) -> Words:
        """The law with the article; no comma dangles where there is none, or one in brackets."""
        joint = "" if not self.article.en else " " if self.article.en.startswith("(") else ", "
        return Words(f"{self.law.zh}{self.article.zh}", f"{self.law.en}{joint}{self.article.en}")


@dataclass(frozen=True, kw_only=True)
class Limit:
    """A number of days or months that the law or the promise gives, with its source."""

    number: int
    article: Article
    unit: Unit = Unit.WORKING_DAYS
    confidence: Confidence = Confidence.CONFIRMED


@dataclass(frozen=True, kw_only=True)
class OwnValue:
    """A value that the rules of one matter go by, such as its longest term, in words, with its source."""

    what: Words
    value: Words
    article: Article
    confidence: Confidence = Confidence.CONFIRMED


LICENSING_LAW = Words("《行政许可法》", "Administrative Licensing Law")
LICENSING_RULES = Words(
    "《上海市绿化市容、林业行政许可程序规定》", "Shanghai Greenery Licensing Procedure Rules"
)
COMMITMENT_RULES = Words("《上海市行政审批告知承诺管理办法》", "Shanghai Notice-and-Commitment Measures")
PLANNING_RULES = Words("《上海市城乡规划条例》", "Shanghai Planning Regulations")
WASTE_RULES = Words(
    "《上海市城市生活垃圾收运处置管理办法》", "Shanghai Waste Collection and Disposal Measures"
)
BUSINESS_RULES = Words("《上海市优化营商环境条例》", "Shanghai Business Environment Regulations")


def licensing_law(zh: str, en: str) -> Article:
    """An article of the Administrative Licensing Law (2019)."""
    return Article(law=LICENSING_LAW, article=Words(zh, en))


ART_8 = licensing_law("第八条", "Art. 8")
ART_29 = licensing_law("第二十九条", "Art. 29")
ART_32 = licensing_law("第三十二条", "Art. 32")
ART_34 = licensing_law("第三十四条", "Art. 34")
ART_38 = licensing_law("第三十八条", "Art. 38")
ART_42 = licensing_law("第四十二条", "Art. 42")
ART_43 = licensing_law("第四十三条", "Art. 43")
ART_44 = licensing_law("第四十四条", "Art. 44")
ART_45 = licensing_law("第四十五条", "Art. 45")
ART_47 = licensing_law("第四十七条", "Art. 47")
ART_49 = licensing_law("第四十九条", "Art. 49")
ART_50 = licensing_law("第五十条", "Art. 50")
ART_61 = licensing_law("第六十一条", "Art. 61")
ART_69 = licensing_law("第六十九条", "Art. 69")
ART_70 = licensing_law("第七十条", "Art. 70")
GREENERY_RULES = Words("《上海市绿化条例》", "Shanghai Greenery Regulations")
GREENERY_31 = Article(law=GREENERY_RULES, article=Words("第三十一条", "Art. 31"))
GREENERY_35 = Article(law=GREENERY_RULES, article=Words("第三十五条", "Art. 35"))
PENALTIES_9 = Article(
    law=Words("《行政处罚法》", "Administrative Penalties Law"), article=Words("第九条", "Art. 9")
)

# A design plan is reviewed with the departments it concerns, all of them in parallel. That a silent one may
# count as having no objection is a usual clause of reform plans; no text of Shanghai was found that has it.
DESIGN_REVIEW = Article(law=PLANNING_RULES, article=Words("第三十五条", "Art. 35"))
PARALLEL_HANDLING = Article(
    law=BUSINESS_RULES, article=Words("第三十七条", "Art. 37"), confidence=Confidence.ASSUMED
)

# Greening and sanitation facilities take part in the review of a design by the law of their own.
ART_11_2_GREENING = Article(
    law=Words("《城市绿化条例》", "Urban Greening Regulations"),
    article=Words("第十一条第二款", "Art. 11 (2)"),
)
ART_37_SANITATION = Article(
    law=Words("《上海市市容环境卫生管理条例》", "Shanghai City Appearance and Sanitation Regulations"),
    article=Words("第三十七条", "Art. 37"),
)

# Completed works are accepted by all departments together, at one visit; small and simple buildings by
# fewer of them. Of both documents no more than their number and an excerpt was found.
JOINT_ACCEPTANCE = Article(
    law=Words("沪住建规范联〔2018〕10号文件", "Joint Document 2018 No. 10"),
    article=Words("（建筑工程综合竣工验收）", "(comprehensive acceptance)"),
    confidence=Confidence.ASSUMED,
)
SMALL_BUILDINGS = Article(
    law=Words("沪建建管联〔2019〕118号文件", "Joint Document 2019 No. 118"),
    article=Words("（小型项目验收）", "(small buildings)"),
    confidence=Confidence.ASSUMED,
)
GREENERY_20_3 = Article(law=GREENERY_RULES, article=Words("第二十条第三款", "Art. 20 (3)"))
GREENERY_22 = Article(law=GREENERY_RULES, article=Words("第二十二条", "Art. 22"))
PLANTING_LIMIT = Limit(number=6, article=GREENERY_20_3, unit=Unit.MONTHS)

# How a waste service is reviewed and stopped stands in one rule of the city, for collection, transport and
# disposal; that it holds for cleaning too is assumed.
SERVICE_STOP = Article(law=WASTE_RULES, article=Words("第十九条", "Art. 19"))
SERVICE_REVIEW = Article(law=WASTE_RULES, article=Words("第二十四条、第二十五条", "Arts. 24-25"))

# What of outdoor advertising needs a permit; all the rest is filed with the district.
APPEARANCE_29 = Article(
    law=Words("《上海市市容环境卫生管理条例》", "Shanghai City Appearance Regulations"),
    article=Words("第二十九条", "Art. 29"),
)

ADVERTISING_RULES = Words("《上海市户外广告设施管理办法》", "Shanghai Outdoor Advertising Measures")
ADVERTISING_SAFETY = Article(
    law=ADVERTISING_RULES,
    article=Words("（安全检测和汛期检查）", "(safety)"),
    confidence=Confidence.ASSUMED,
)
ADVERTISING_REMOVAL = Article(
    law=ADVERTISING_RULES, article=Words("（期满拆除）", "(removal)"), confidence=Confidence.ASSUMED
)

# How a commitment is followed up stands in the bureau's own measures for signboards; that they are the
# pattern for every licence is assumed.
SIGNBOARD_MEASURES = Words("《户外招牌设置告知承诺办法》", "Signboard Commitment Measures")
AFTER_COMMITMENT = Article(
    law=SIGNBOARD_MEASURES,
    article=Words("（沪绿容〔2021〕63号）附件四", "(Lürong 2021 No. 63), annex 4"),
    confidence=Confidence.ASSUMED,
)
RECTIFICATION_LIMIT = Limit(
    number=1, article=AFTER_COMMITMENT, unit=Unit.MONTHS, confidence=Confidence.ASSUMED
)
RETURN_LIMIT = Limit(
    number=15, article=AFTER_COMMITMENT, unit=Unit.CALENDAR_DAYS, confidence=Confidence.ASSUMED
)
COMPLAINT_LIMIT = Limit(number=5, article=ART_61, confidence=Confidence.ASSUMED)
DEFERRED_LIMIT = Limit(number=2, article=AFTER_COMMITMENT, unit=Unit.MONTHS, confidence=Confidence.ASSUMED)

# Which share of the licences in force is drawn by lot each month is for the organ to set and to publish.
SAMPLING = Article(
    law=Words("《关于推广随机抽查规范事中事后监管的通知》", "State Council Notice on Random Inspection"),
    article=Words("（国办发〔2015〕58号）", "(Guobanfa 2015 No. 58)"),
    confidence=Confidence.ASSUMED,
)
SAMPLE_SHARE = Limit(number=5, article=SAMPLING, unit=Unit.PER_CENT, confidence=Confidence.ASSUMED)

ACCEPTANCE_LIMIT = Limit(number=5, article=ART_32)
EXTENSION_LIMIT = Limit(number=10, article=ART_42)
ISSUE_LIMIT = Limit(number=10, article=ART_44)
TELL_LIMIT = Limit(
    number=2,
    article=Article(law=LICENSING_RULES, article=Words("第十一条", "Art. 11"), confidence=Confidence.ASSUMED),
    confidence=Confidence.ASSUMED,
)
HEARING_REQUEST_LIMIT = Limit(number=5, article=ART_47, confidence=Confidence.ASSUMED)
HEARING_LIMIT = Limit(number=20, article=ART_47)
HEARING_NOTICE_LIMIT = Limit(number=7, article=licensing_law("第四十八条", "Art. 48"))
SUPPLEMENT_LIMITS = (1, 30)
