"""The catalogue entry of waste services."""

from __future__ import annotations

from datetime import date

from approvals.catalogue import CommitmentTerms, MatterKind, PermitType
from approvals.checklist import CheckItem
from approvals.law import (
    ART_42,
    COMMITMENT_RULES,
    EXTENSION_LIMIT,
    SERVICE_REVIEW,
    SERVICE_STOP,
    Article,
    Limit,
)
from approvals.licence_life import LicenceLife
from approvals.service import ServiceTerms
from approvals.statuses import Purpose
from forms.materials import Confidence
from forms.words import Words
from workflows.permits.waste_service import rules
from workflows.permits.waste_service.flow import WasteServiceFlow
from workflows.permits.waste_service.form import FORM, MATERIALS

COMMITMENT = CommitmentTerms(
    article=Article(
        law=COMMITMENT_RULES,
        article=Words("（沪府令4号）", "(Decree 4 of 2018)"),
        confidence=Confidence.ASSUMED,
    ),
    conditions=(
        Words(
            "机械化清扫能力不低于总清扫能力的20%，车辆、设备与服务区域相适应。",
            "At least 20 % of the cleaning is mechanical; machines and vehicles suit the area.",
        ),
        Words(
            "清扫车辆密闭，有防止垃圾遗撒、滴漏的设施。",
            "Vehicles are closed and lose neither waste nor water.",
        ),
        Words("有固定的办公场所和停车场所。", "There are fixed premises and fixed parking."),
        Words(
            "有健全的技术、质量、安全和监测管理制度以及应急预案。",
            "Systems for technique, quality, safety and monitoring stand, and an emergency plan.",
        ),
        Words(
            "按照经营协议约定的区域、标准和期限服务，不擅自停业。",
            "The service keeps to area, standard and term of the agreement and does not stop unannounced.",
        ),
        Words(
            "接受准予许可之日起两个月内的检查。", "The service is inspected within two months of the grant."
        ),
    ),
    required_materials=("service-agreement",),
)

DUTIES = (
    Words(
        "按照经营协议约定的服务区域、标准和期限提供服务，协议为本许可的附件。",
        "Serve the area by the standard and for the term of the agreement, which is annexed.",
    ),
    Words(
        "分类收集、分类运输，车辆密闭，不得遗撒、滴漏，不得混装混运。",
        "Keep the kinds of waste apart, in closed vehicles, losing nothing on the way.",
    ),
    Words(
        "接受年度评议；连续两年不合格的，可以终止经营协议。",
        "The service is reviewed yearly; two failed years in a row may end the agreement.",
    ),
    Words(
        "停业应当提前告知：收集、运输提前三个月，处理提前六个月。",
        "A stop is told ahead: three months for collection and transport, six for disposal.",
    ),
)

CHECKLIST = (
    CheckItem(
        code="area",
        asks=Words(
            "服务区域、标准和期限与经营协议一致，没有擅自停业。",
            "Area, standard and term are those of the agreement; the service has not stopped.",
        ),
        article=rules.ART_18,
        is_committed_to=True,
    ),
    CheckItem(
        code="mechanical",
        asks=Words(
            f"机械化清扫能力不低于总清扫能力的{rules.LEAST_MECHANICAL}%（清扫服务）。",
            f"At least {rules.LEAST_MECHANICAL} % of the cleaning is mechanical (cleaning).",
        ),
        article=rules.ART_19,
        is_committed_to=True,
    ),
    CheckItem(
        code="vehicles",
        asks=Words(
            "车辆密闭，没有遗撒、滴漏，道路运输证件有效。",
            "Vehicles are closed and lose nothing; their road transport papers are valid.",
        ),
        article=rules.CONDITIONS_10,
        is_committed_to=True,
    ),
    CheckItem(
        code="apart",
        asks=Words(
            "生活垃圾分类收集、分类运输，没有混装混运。", "The kinds of waste are kept apart on the way."
        ),
        article=rules.REGULATIONS_28,
    ),
    CheckItem(
        code="recorders",
        asks=Words(
            "车辆装有行驶、装卸记录装置并正常使用。", "Vehicles carry recorders, and these are in use."
        ),
        article=rules.ART_19,
    ),
    CheckItem(
        code="premises",
        asks=Words("有固定的办公场所和停车场所。", "There are fixed premises and fixed parking."),
        article=rules.CONDITIONS_10,
        is_committed_to=True,
    ),
)

ENTRIES = (
    PermitType(
        slug="waste-service",
        valid_from=date(2019, 7, 1),
        kind=MatterKind.PERMIT,
        item_code="0310150",
        title=Words("从事生活垃圾经营性清扫、收集、运输、处理", "Domestic waste services"),
        summary=Words(
            "为一个服务区域清扫道路，或者收集、运输、处理生活垃圾；先招标，后许可。",
            "Clean streets, or collect, carry or treat domestic waste in a service area; first the tender.",
        ),
        applicants=Words(
            "在招标中取得服务区域的企业", "Enterprises that were awarded a service area by tender"
        ),
        bases=(
            rules.ART_17,
            rules.ART_18,
            rules.ART_19,
            rules.REGULATIONS_28,
            rules.TENDER_9,
            rules.CONDITIONS_10,
            rules.CLEANING,
        ),
        statutory=Limit(number=20, article=ART_42, confidence=Confidence.ASSUMED),
        promised=Limit(number=5, article=rules.TENDER_9, confidence=Confidence.ASSUMED),
        extension_days=EXTENSION_LIMIT.number,
        form=FORM,
        materials=MATERIALS,
        sample=rules.sample,
        flow=WasteServiceFlow,
        sign="truck",
        commitment=COMMITMENT,
        duties=DUTIES,
        checklist=CHECKLIST,
        title_key="service_area",
        place_key="service_area",
        bases_of=rules.bases_of,
        bar_to_accepting=rules.bar_to_accepting,
        bar_to_granting=rules.bar_to_granting,
        preliminary_review=rules.preliminary_review,
        passed_on=rules.CITY_REVIEW,
        jurisdiction=rules.jurisdiction,
        term=rules.term,
        life=LicenceLife(
            purposes=(Purpose.RENEW, Purpose.CHANGE), term_keys=("agreement_from", "agreement_until")
        ),
        own_values=rules.OWN_VALUES,
        service=ServiceTerms(review=SERVICE_REVIEW, stopping=SERVICE_STOP, notice_months=rules.notice_months),
    ),
)
