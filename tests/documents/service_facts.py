"""Facts of the papers of a preliminary review and of a service, without those of the case itself."""

from typing import Any

SERVICE: dict[str, dict[str, Any]] = {
    "PRELIMINARY_REVIEW": {
        "accepted_on": "2026-02-09",
        "passed_on": "2026-03-04",
        "level": "上海市绿化和市容管理局",
        "recommendation": "GRANT",
        "decides": {"days": 20, "on": "2026-04-01"},
        "bases": ["《上海市城市生活垃圾收运处置管理办法》第九条、第十条"],
        "content": [
            {"label": "服务种类", "text": "收集、运输"},
            {"label": "垃圾类别", "text": "湿垃圾、干垃圾"},
            {"label": "服务区域", "text": "云杉路街道第一服务区"},
            {"label": "中标通知书编号", "text": "临容招〔2026〕7号"},
        ],
        "materials": ["申请表", "中标通知书", "经营协议文本", "密闭车辆行驶证件"],
        "reasons": ["现场核查车辆、停车场所与申请一致"],
        "valid_from": "2026-05-01",
        "valid_until": "2029-04-30",
    },
    "ENDING_PROPOSAL": {
        "licence_no": "临绿容证〔2024〕7号",
        "area": "云杉路街道第一服务区",
        "years": [
            {"label": "第1个服务年度", "text": "混装混运三次，整改逾期"},
            {"label": "第2个服务年度", "text": "作业质量抽查不合格率超过标准"},
        ],
        "law": "《上海市城市生活垃圾收运处置管理办法》第二十四条、第二十五条",
        "objection_days": 15,
        "answer_days": 15,
        "object_by": "2026-03-19",
    },
    "OBJECTION_ANSWER": {
        "licence_no": "临绿容证〔2024〕7号",
        "proposed_on": "2026-02-09",
        "objected_on": "2026-02-12",
        "upheld": False,
        "law": "《上海市城市生活垃圾收运处置管理办法》第二十五条",
        "reasons": ["抽查记录完整，整改逾期的事实清楚"],
    },
    "STOPPING_NOTICE": {
        "licence_no": "临绿容证〔2024〕7号",
        "area": "云杉路街道第一服务区",
        "told_on": "2026-03-04",
        "stop_on": "2026-06-30",
        "months": 3,
        "law": "《上海市城市生活垃圾收运处置管理办法》第十九条",
        "reasons": ["企业重组，业务转移"],
    },
}

CITY = {
    "name": "上海市绿化和市容管理局",
    "reconsideration": "上海市人民政府",
    "court": "有管辖权的人民法院",
}
