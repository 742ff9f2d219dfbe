"""The catalogue entry of the temporary use of green land."""

from __future__ import annotations

from datetime import date

from approvals.catalogue import CommitmentTerms, MatterKind, PermitType
from approvals.checklist import CheckItem
from approvals.law import COMMITMENT_RULES, Article, Limit
from approvals.licence_life import LicenceLife
from approvals.statuses import Purpose
from forms.materials import Confidence
from forms.words import Words
from workflows.permits.greenspace_use import rules
from workflows.permits.greenspace_use.flow import GreenspaceUseFlow
from workflows.permits.greenspace_use.form import FORM, MATERIALS

COMMITMENT = CommitmentTerms(
    article=Article(
        law=COMMITMENT_RULES,
        article=Words("（沪府令4号）", "(Decree 4 of 2018)"),
        confidence=Confidence.ASSUMED,
    ),
    conditions=(
        Words(
            "使用绿地确因城市建设需要，用途、面积和期限与申请一致。",
            "The land is needed for urban construction; purpose, area and term are as applied for.",
        ),
        Words(
            "已取得绿地管护单位同意，并按要求办理临时用地手续。",
            "The keeper of the land agrees, and the temporary land formalities are done.",
        ),
        Words(
            "不迁移、不砍伐未经批准的树木，施工中保护保留的树木。",
            "No tree is moved or felled without approval; trees that stay are protected.",
        ),
        Words(
            "在现场设置告示牌，向社会公示许可内容。", "A notice board on site shows the permit to the public."
        ),
        Words(
            "期满前恢复绿地，并接受两个月内的检查。",
            "The land is restored before the term ends, and inspected within two months.",
        ),
    ),
    required_materials=("site-plan", "keeper-opinion", "restoration-commitment"),
)

DUTIES = (
    Words(
        "按照批准的位置、面积和期限使用绿地，不得损坏批准范围以外的树木、绿地和设施。",
        "Use the land as granted in position, area and term; harm nothing beyond it.",
    ),
    Words(
        "在现场设置告示牌，向社会公示许可内容。", "Put up a notice board that shows the permit to the public."
    ),
    Words(
        "按照申请中写明的日期恢复绿地，并接受核查。",
        "Restore the land by the day named in the application, and let it be checked.",
    ),
)

CHECKLIST = (
    CheckItem(
        code="extent",
        asks=Words(
            "使用绿地的位置、面积没有超出批准的范围。", "Position and area stay within what was granted."
        ),
        article=rules.ART_31,
    ),
    CheckItem(
        code="purpose",
        asks=Words("用途与批准一致。", "The land is used for the purpose that was granted."),
        article=rules.ART_31,
        is_committed_to=True,
    ),
    CheckItem(
        code="trees",
        asks=Words(
            "保留的树木有保护措施，没有未经批准的迁移、砍伐。",
            "Trees that stay are protected; none was moved or felled without approval.",
        ),
        article=rules.ART_28,
        is_committed_to=True,
    ),
    CheckItem(
        code="around",
        asks=Words(
            "批准范围以外的树木、绿地和设施没有损坏。", "Trees, land and facilities around it are unharmed."
        ),
        article=rules.ART_31,
    ),
    CheckItem(
        code="notice_board",
        asks=Words("现场设有告示牌，内容与许可一致。", "A notice board on site shows what was granted."),
        article=rules.ART_35,
        is_committed_to=True,
    ),
)

# One further term of at most a year, however it is asked for: Art. 31 speaks of an extension of use.
LIFE = LicenceLife(
    purposes=(Purpose.EXTEND_USE, Purpose.CHANGE, Purpose.RENEW),
    offered=(Purpose.EXTEND_USE, Purpose.CHANGE),
    moves_with_term=("restore_by",),
    longest=rules.longest_further_use,
    further_terms=1,
    renewal=rules.ART_31,
    bar=rules.bar_to_more,
)

ENTRIES = (
    PermitType(
        slug="greenspace-use",
        valid_from=date(2019, 1, 1),
        kind=MatterKind.PERMIT,
        item_code="0310497",
        title=Words("临时使用绿地", "Temporary use of green land"),
        summary=Words(
            "因城市建设需要，在规定期限内使用绿地，期满恢复。",
            "Use green land for urban construction for a limited time, and restore it.",
        ),
        applicants=Words(
            "因城市建设需要临时使用绿地的单位和个人",
            "Units and persons who need green land for urban construction",
        ),
        bases=(rules.ART_31, rules.ART_28, rules.ART_30, rules.ART_35),
        statutory=Limit(number=15, article=rules.ART_31),
        promised=Limit(number=3, article=rules.ART_31, confidence=Confidence.ASSUMED),
        form=FORM,
        materials=MATERIALS,
        sample=rules.sample,
        flow=GreenspaceUseFlow,
        sign="tree",
        commitment=COMMITMENT,
        duties=DUTIES,
        checklist=CHECKLIST,
        life=LIFE,
        title_key="project_name",
        place_key="place",
        bases_of=rules.bases_of,
        bar_to_accepting=rules.bar_to_accepting,
        bar_to_granting=rules.bar_to_granting,
        second_decision=rules.second_decision,
        jurisdiction=rules.jurisdiction,
        notice_board=rules.NOTICE_BOARD,
        own_values=rules.OWN_VALUES,
        fee=rules.fee,
        term=rules.term,
    ),
)
