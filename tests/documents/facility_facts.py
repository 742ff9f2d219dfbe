"""Facts of the papers of outdoor advertising: the receipt of a filing, the flood-season notice."""

from typing import Any

MEASURES = "《上海市户外广告设施管理办法》"


def facility_facts(case: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The facts by kind, over those that every paper of a case has."""
    facility = case | {"item": "户外广告设施设置", "project": "㛃河大厦门头广告牌"}
    return {
        "FILING_RECEIPT": facility
        | {
            "filed_on": "2026-03-02",
            "bases": ["《上海市市容环境卫生管理条例》第二十九条", f"{MEASURES}第十六条"],
            "content": [
                {"label": "设置地点", "text": "临江区云杉路18号㛃河大厦一层门头"},
                {"label": "结构和材质", "text": "铝合金框架，亚克力面板"},
                {"label": "宽度", "text": "3.2米"},
                {"label": "高度", "text": "0.9米"},
            ],
            "valid_from": "2026-03-16",
            "valid_until": "2028-03-15",
            "duties": [
                "承担日常维护和安全责任；设置满二年的，每年进行安全检测并提交报告。",
                "期满后五日内拆除，临时设施期满后二日内拆除。",
            ],
        },
        "SAFETY_NOTICE": case
        | {
            "item": "户外广告设施设置",
            "project": "",
            "year": 2026,
            "facility": "㛃河大厦楼顶广告牌",
            "place": "临江区云杉路18号㛃河大厦楼顶",
            "law": f"{MEASURES}（安全检测和汛期检查）",
            "valid_until": "2028-03-15",
            "licence_no": "15015072612K7QMX",
        },
    }
