"""Facts of every kind of paper, lawful and complete; the names are chosen to be rare."""

from typing import Any

from tests.documents.consultation_facts import CONSULTATION_REPLY
from tests.documents.facility_facts import facility_facts
from tests.documents.joint_acceptance_facts import ACCEPTANCE_CERTIFICATE, DEFECT_LIST, JOINT_VISIT
from tests.documents.licence_facts import licence_facts, licence_variants
from tests.documents.service_facts import CITY, SERVICE
from tests.documents.supervision_facts import SUPERVISION

CASE: dict[str, Any] = {
    "case_no": "1501497261X7K2QM",
    "item": "临时使用绿地",
    "applicant": "上海㛃喆䶮建设工程有限公司",
    "project": "云杉路电力排管工程",
}
REFERENCE = "《上海市绿化条例》第三十一条"
CONTENT = [
    {"label": "使用地点", "text": "临江区云杉路（滨江大道至中山路）北侧道路绿带"},
    {"label": "使用面积", "text": "120平方米"},
    {"label": "绿地性质", "text": "公共绿地，管护单位：临江区绿化管理所"},
    {"label": "用途", "text": "电力排管工程施工（“云杉路电力排管工程”，沪临发改〔2026〕31号）"},
]
DUTIES = [
    "按照批准的位置、面积和期限使用绿地，不得损坏批准范围以外的树木、绿地和设施",
    "在现场设置告示牌，写明许可文号、用途、范围、期限和监督电话",
    "确需延长使用的，在期限届满三十日前提出申请，延长期限不超过一年",
    "期限届满前按照恢复方案恢复绿地，并通知本机关核查",
]

FACTS: dict[str, dict[str, Any]] = {
    "RECEIPT": CASE
    | {
        "received_at": "2026-03-02T10:05:00+08:00",
        "answer_by": "2026-03-09",
        "materials": [
            {"title": "临时使用绿地申请表", "comes": "申请人提交"},
            {"title": "用地平面图（标明位置和面积）", "comes": "申请人提交", "note": "1份，3页"},
            {"title": "项目批准文件或者用地文件", "comes": "数据共享核验"},
            {"title": "绿地管护单位意见", "comes": "申请人提交"},
            {"title": "营业执照", "comes": "电子证照调取"},
            {"title": "恢复绿地方案和承诺", "comes": "以书面承诺替代", "note": "2026年5月29日前补交"},
        ],
    },
    "ACCEPTANCE_NOTICE": CASE
    | {
        "mode": "EXPRESS",
        "received_on": "2026-03-02",
        "accepted_on": "2026-03-03",
        "due": {"days": 15, "on": "2026-03-24"},
        "promised": {"days": 3, "on": "2026-03-06"},
        "limit_law": REFERENCE,
    },
    "SUPPLEMENT_NOTICE": CASE
    | {
        "received_on": "2026-03-02",
        "missing": [
            {"title": "用地平面图", "note": "图中未标明占用范围的坐标和面积，请补充并加盖单位公章"},
            {"title": "绿地管护单位意见", "note": ""},
            {"title": "树木清单", "note": "请列明树种、胸径（厘米）、数量以及“保留、迁移、砍伐”的处置方式"},
        ],
        "period": {"days": 10, "on": "2026-03-18"},
    },
    "NON_ACCEPTANCE": CASE
    | {
        "received_on": "2026-03-02",
        "reasons": ["申请迁移的香樟胸径为四十六厘米，达到市级审批标准"],
        "other_organ": "上海市绿化和市容管理局",
        "law": "《上海市绿化条例》第二十八条",
    },
    "NOT_REQUIRED": CASE
    | {
        "item": "从事生活垃圾经营性收集、运输",
        "received_on": "2026-03-02",
        "reasons": ["你单位申请收集、运输的全部为可回收物"],
        "law": "根据《上海市生活垃圾管理条例》第二十八条的规定",
    },
    "SPECIAL_PROCEDURE_NOTICE": CASE
    | {
        "procedure": "EXPERT_REVIEW",
        "basis": "拟迁移的三株广玉兰生长于历史文化风貌区，迁移方案的技术可行性需要专家论证",
        "since": "2026-03-09",
        "days": 10,
    },
    "EXTENSION_NOTICE": CASE
    | {
        "reason": "申请范围与轨道交通保护区重叠，需要会同有关单位核实地下管线资料，尚未收到核实结果",
        "days": 10,
        "approved_by": "ORGAN_HEAD",
        "approved_on": "2026-03-20",
        "previous": {"days": 20, "on": "2026-03-31"},
        "due": {"days": 30, "on": "2026-04-15"},
    },
    "HEARING_RIGHTS": CASE
    | {
        "matter": "拟准予使用的绿地毗邻你方住宅小区主要出入口，使用期间将封闭人行通道",
        "period": {"days": 5, "on": "2026-03-16"},
        "to": "临江区云杉苑业主委员会",
    },
    "HEARING_NOTICE": CASE
    | {
        "matter": "云杉路电力排管工程临时使用绿地期间封闭人行通道",
        "at": "2026-03-27T14:00:00+08:00",
        "place": "临江区政务服务中心三楼听证室",
        "presiding": "陆明远",
        "clerk": "周洁",
        "requested_on": "2026-03-12",
        "to": "临江区云杉苑业主委员会",
    },
    "SITE_CHECK": CASE
    | {
        "at": "2026-03-05T09:30:00+08:00",
        "place": "临江区云杉路（滨江大道至中山路）北侧道路绿带",
        "officers": [{"name": "王喆", "certificate": "0915032"}, {"name": "李䶮", "certificate": "0915047"}],
        "findings": [
            {"label": "占用位置与平面图是否一致", "text": "一致，实测四至与图示相符"},
            {"label": "占用面积", "text": "实测118.6平方米，申请120平方米"},
            {"label": "范围内树木", "text": "无乔木；地被麦冬约90平方米"},
        ],
        "present": "许明德",
        "photographs": 6,
        "conclusion": "现场情况与申请材料一致，未发现需要迁移、砍伐的树木",
    },
    "COMMITMENT_NOTICE": CASE
    | {
        "bases": [
            "《城市绿化条例》第十九条；",
            "《上海市绿化条例》第三十一条；",
            "《上海市优化营商环境条例》第二十七条。",
        ],
        "conditions": [
            "因城市建设需要，项目已经批准或者备案；",
            "使用期限不超过一年，到期恢复原状；",
            "范围内没有需要迁移、砍伐的树木，或者迁移方案已经同时提出；",
            "现场设置告示牌，写明用途、范围、期限和监督电话。",
        ],
        "materials": [
            {"title": "申请表", "form": "电子表单", "when": "承诺时"},
            {"title": "用地平面图（标明位置和面积）", "form": "电子文件，加盖公章", "when": "承诺时"},
            {"title": "绿地管护单位意见", "form": "电子文件", "when": "承诺时"},
            {"title": "恢复绿地方案", "form": "电子文件", "when": "2026年5月29日前"},
        ],
        "sign": {"days": 3, "on": "2026-03-06"},
    },
    "COMMITMENT": CASE
    | {
        "notice_on": "2026-03-03",
        "signed_by": "许明德（经办人）",
        "signed_at": "2026-03-04T14:09:00+08:00",
        "conditions": [
            "项目已经批准；",
            "使用期限不超过一年，到期恢复原状；",
            "范围内没有需要迁移、砍伐的树木。",
        ],
        "deferred": [{"title": "恢复绿地方案", "form": "电子文件", "when": "2026年5月29日前"}],
        "further": ["不移动、不损坏古树名木及其后续资源。"],
    },
    "GRANT": CASE
    | {
        "accepted_on": "2026-03-03",
        "bases": [REFERENCE],
        "content": CONTENT,
        "valid_from": "2026-04-01",
        "valid_until": "2026-06-29",
        "duties": DUTIES,
    },
    "REFUSAL": CASE
    | {
        "accepted_on": "2026-03-03",
        "bases": [REFERENCE],
        "reasons": [
            "申请用途为临时停车，不属于因城市建设需要临时使用绿地的情形",
            "申请期限为十八个月，超过一年的法定最长期限",
        ],
    },
    "LICENCE": CASE
    | {
        "certificate": "临时使用绿地许可证",
        "content": CONTENT[:3],
        "bases": [REFERENCE],
        "credit_code": "91310104MA1FR8KX3T",
        "valid_from": "2026-04-01",
        "valid_until": "2026-06-29",
        "conditions": DUTIES,
    },
    "PAYMENT_NOTICE": CASE
    | {
        "charge": "临时使用绿地补偿费",
        "amount": "10806.50",
        "working": "120平方米×90日×1.0006元/（平方米·日）",
        "law": REFERENCE,
    },
    "WITHDRAWAL": CASE
    | {
        "submitted_on": "2026-03-02",
        "withdrawn_on": "2026-03-05",
        "reason": "项目施工方案调整，不再占用绿地",
    },
    "TERMINATION": CASE
    | {
        "submitted_on": "2026-03-02",
        "ended_on": "2026-03-19",
        "ground": "NO_SUPPLEMENT",
        "reasons": ["截至2026年3月18日仍未提交用地平面图和树木清单"],
    },
    **{kind: CASE | own for kind, own in SUPERVISION.items()},
    "CONSULTATION_REPLY": CASE | CONSULTATION_REPLY,
    "JOINT_VISIT": CASE | JOINT_VISIT,
    "DEFECT_LIST": CASE | DEFECT_LIST,
    "ACCEPTANCE_CERTIFICATE": CASE | ACCEPTANCE_CERTIFICATE,
    **{kind: CASE | own for kind, own in SERVICE.items()},
}

FACTS |= licence_facts(CASE, REFERENCE, DUTIES)
FACTS |= facility_facts(CASE)

DEEMED = FACTS["ACCEPTANCE_NOTICE"] | {
    "mode": "DEEMED",
    "accepted_on": "2026-03-02",
    "due": {"days": 15, "on": "2026-03-23"},
    "promised": {"days": 3, "on": "2026-03-05"},
}
PROVISIONAL = FACTS["ACCEPTANCE_NOTICE"] | {
    "received_on": "2026-12-14",
    "accepted_on": "2026-12-15",
    "due": {"days": 15, "on": None, "provisional": True},
    "promised": {"days": 3, "on": "2026-12-18"},
}
LAST_DAYS_TOLD = PROVISIONAL | {
    "due": {"days": 15, "on": "2027-01-06"},
    "supplements": {"title": "受理通知书", "on": "2026-12-15", "number": "临绿容受〔2026〕40号"},
}
PERIOD_TOLD = FACTS["SUPPLEMENT_NOTICE"] | {
    "received_on": "2026-12-14",
    "period": {"days": 30, "on": "2027-01-29"},
    "supplements": {"title": "补正材料一次性告知书", "on": "2026-12-15"},
}
GRANT_BY_THE_CITY = FACTS["GRANT"] | {"decided_by": CITY}
REFUSAL_BY_THE_CITY = FACTS["REFUSAL"] | {"decided_by": CITY}
OBJECTION_UPHELD = FACTS["OBJECTION_ANSWER"] | {"upheld": True, "reasons": []}
GRANT_BY_COMMITMENT = FACTS["GRANT"] | {"by_commitment": True, "inspect_by": "2026-05-04"}
VARIANTS: dict[str, tuple[str, dict[str, Any]]] = {
    **{kind: (kind, facts) for kind, facts in FACTS.items()},
    **licence_variants(FACTS),
    "DEEMED": ("ACCEPTANCE_NOTICE", DEEMED),
    "PROVISIONAL": ("ACCEPTANCE_NOTICE", PROVISIONAL),
    "LAST_DAYS_TOLD": ("ACCEPTANCE_NOTICE", LAST_DAYS_TOLD),
    "PERIOD_TOLD": ("SUPPLEMENT_NOTICE", PERIOD_TOLD),
    "GRANT_BY_COMMITMENT": ("GRANT", GRANT_BY_COMMITMENT),
    "GRANT_BY_THE_CITY": ("GRANT", GRANT_BY_THE_CITY),
    "REFUSAL_BY_THE_CITY": ("REFUSAL", REFUSAL_BY_THE_CITY),
    "OBJECTION_UPHELD": ("OBJECTION_ANSWER", OBJECTION_UPHELD),
}
