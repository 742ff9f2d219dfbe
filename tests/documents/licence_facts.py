"""Facts of the papers of a licence's life."""

from typing import Any

Facts = dict[str, Any]


def licence_facts(case: Facts, reference: str, duties: list[str]) -> dict[str, Facts]:
    """Every paper of a licence's life, for one case."""
    upon = case | {"licence_no": case["case_no"], "granted_on": "2025-06-20", "on": "2026-03-04"}
    return {
        "RENEWAL": case
        | {
            "licence_no": case["case_no"],
            "asked_on": "2026-02-02",
            "bases": [reference],
            "valid_from": "2026-04-01",
            "valid_until": "2027-03-31",
            "ended_on": "2026-03-31",
            "duties": duties,
        },
        "CHANGE": case
        | {
            "licence_no": case["case_no"],
            "asked_on": "2026-02-02",
            "bases": [reference],
            "changed": [
                {"label": "使用面积", "text": "90平方米（原为：120平方米）"},
                {"label": "绿地管护单位", "text": "临江区绿化管理所（原为：滨江街道绿化服务社）"},
            ],
            "reason": "施工范围缩小",
            "valid_until": "2026-06-30",
        },
        "LICENCE_WITHDRAWAL": upon
        | {
            "reasons": ["该地块已列入轨道交通车站建设范围，准予许可所依据的客观情况发生重大变化"],
            "ref": "沪府〔2026〕18号",
            "compensation": "按照评估结果补偿人民币32,000元，自收到本决定之日起三十日内支付",
        },
        "CANCELLATION": upon
        | {
            "reasons": ["擅自扩大使用范围二百平方米，责令改正后拒不改正，情节严重"],
            "ref": "临城管罚〔2026〕7号",
        },
        "SUSPENSION": upon
        | {"reasons": ["未按照批准的范围设置围挡，损坏批准范围以外的绿地"], "until": "2026-03-31"},
        "RESTORATION_ORDER": case
        | {
            "licence_no": case["case_no"],
            "place": "临江区云杉路（滨江大道至中山路）北侧道路绿带",
            "ended_on": "2026-02-28",
            "until": "2026-04-03",
            "findings": ["围挡已拆除，但硬化地面未清除，乔木未补植"],
        },
        "DEREGISTRATION": upon | {"reasons": [], "ground": "EXPIRED"},
    }


def licence_variants(facts: dict[str, Facts]) -> dict[str, tuple[str, Facts]]:
    """What the law renewed, and a licence struck off after its holder's death."""
    heirs = facts["DEREGISTRATION"] | {"ground": "DEATH", "to": "上海㛃喆䶮建设工程有限公司的继承人"}
    return {
        "RENEWED_BY_LAW": ("RENEWAL", facts["RENEWAL"] | {"by_law": True}),
        "STRUCK_OFF_AFTER_DEATH": ("DEREGISTRATION", heirs),
    }
