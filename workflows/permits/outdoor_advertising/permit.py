"""The catalogue entries of outdoor advertising: one matter, a permit or a filing by what is set up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from approvals.catalogue import Filing, MatterKind, PermitType
from approvals.checklist import CheckItem
from approvals.facility import FacilityTerms
from approvals.law import ADVERTISING_REMOVAL, ADVERTISING_SAFETY, ART_42, EXTENSION_LIMIT, Limit
from approvals.licence_life import LicenceLife
from approvals.statuses import Purpose
from forms.materials import Confidence
from forms.words import Words
from workflows.permits.outdoor_advertising import rules
from workflows.permits.outdoor_advertising.flow import OutdoorAdvertisingFlow
from workflows.permits.outdoor_advertising.form import FORM, MATERIALS

DUTIES = (
    Words(
        "按照准予的地点、形式、位置、材质、规格、数量和期限设置，不得擅自改变。",
        "Keep to place, form, position, material, size, number and term as granted.",
    ),
    Words(
        "承担日常维护和安全责任；设置满二年的，每年进行安全检测并提交报告。",
        "Keep the facility safe; after two full years have it tested every year and hand in the report.",
    ),
    Words(
        "期满后五日内拆除，临时设施期满后二日内拆除。",
        "Take it down within five days of the end of the term, a temporary one within two.",
    ),
    Words(
        "汛期前按照安全告知书检查、加固。", "Before the flood season, check and strengthen it as notified."
    ),
)

CHECKLIST = (
    CheckItem(
        code="as_granted",
        asks=Words(
            "地点、形式、位置、材质、规格和数量与准予的一致。",
            "Place, form, position, material, size and number are as granted.",
        ),
        article=rules.ART_29,
    ),
    CheckItem(
        code="structure",
        asks=Words(
            "结构、锚固和面板牢固，没有锈蚀、松动、破损。",
            "Structure, anchors and panels are firm, without rust, play or damage.",
        ),
        article=ADVERTISING_SAFETY,
    ),
    CheckItem(
        code="electricity",
        asks=Words(
            "用电线路和漏电保护完好，照明亮度不扰民。",
            "Wiring and earth-leakage protection are sound; its light disturbs nobody.",
        ),
        article=ADVERTISING_SAFETY,
    ),
    CheckItem(
        code="tested",
        asks=Words(
            "设置满二年的，一年内做过安全检测并且合格。",
            "After two full years it was tested within a year, and passed.",
        ),
        article=ADVERTISING_SAFETY,
    ),
    CheckItem(
        code="upkeep",
        asks=Words("画面整洁、文字完整，没有空置。", "It is clean and complete, and does not stand empty."),
        article=rules.ART_16,
    ),
)

LIFE = LicenceLife(
    purposes=(Purpose.RENEW, Purpose.CHANGE),
    longest=rules.longest,
    change=rules.ART_15_2,
    bar=rules.bar_to_more,
    withdrawal_needs=rules.ART_17,
)

SINCE_2022 = PermitType(
    slug="outdoor-advertising",
    valid_from=date(2022, 12, 1),
    kind=MatterKind.PERMIT,
    item_code="0310507",
    title=Words("户外广告设施设置", "Outdoor advertising"),
    summary=Words(
        "大型、可能影响公共安全的和临时的户外广告设施须经许可，其他的设置前备案。",
        "Large, safety-related and temporary facilities need a permit; all others are filed before.",
    ),
    applicants=Words("设置户外广告设施的单位", "Units that set up outdoor advertising"),
    bases=(rules.ART_29, rules.ART_16, rules.PUBLIC_SITES),
    bases_of=rules.bases_of,
    statutory=Limit(number=20, article=ART_42, confidence=Confidence.ASSUMED),
    promised=Limit(number=5, article=rules.ART_29, confidence=Confidence.ASSUMED),
    extension_days=EXTENSION_LIMIT.number,
    form=FORM,
    materials=MATERIALS,
    sample=rules.sample,
    flow=OutdoorAdvertisingFlow,
    sign="board",
    duties=DUTIES,
    checklist=CHECKLIST,
    life=LIFE,
    filing=Filing(holds=rules.is_filed, article=rules.ART_29),
    facility=FacilityTerms(
        safety=ADVERTISING_SAFETY,
        removal=ADVERTISING_REMOVAL,
        flood_season=ADVERTISING_SAFETY,
        removal_days=rules.removal_days,
        report=rules.REPORT,
    ),
    own_values=rules.OWN_VALUES,
    title_key="name",
    bar_to_taking=rules.bar_to_taking,
    bar_to_accepting=rules.bar_to_accepting,
    jurisdiction=rules.jurisdiction,
    term=rules.term,
)

# Before the split of December 2022 every outdoor facility needed a permit.
BEFORE = replace(SINCE_2022, valid_from=date(2011, 5, 1), filing=None)

ENTRIES = (BEFORE, SINCE_2022)
