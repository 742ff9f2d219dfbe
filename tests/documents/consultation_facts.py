"""Facts of a consolidated reply in which every way stands that a department can be settled."""

from typing import Any

CONSULTATION_REPLY: dict[str, Any] = {
    "item": "建设工程设计方案征询",
    "project": "滨河新苑住宅项目（云杉路地块）",
    "asked_on": "2026-03-02",
    "rounds": 2,
    "bases": [
        "《上海市城乡规划条例》第三十五条",
        "《城市绿化条例》第十一条第二款",
        "《上海市绿化条例》第十五条",
    ],
    "silence_law": "《上海市优化营商环境条例》第三十七条",
    "departments": [
        {
            "department": "绿化管理部门",
            "source": "GIVEN",
            "opinion": "REVISE",
            "text": "集中绿地不足，应当补足；㛃河沿岸的香樟原地保留",
            "on": "2026-03-16",
            "round": 2,
        },
        {"department": "水务部门", "source": "GIVEN", "opinion": "NO_COMMENT", "on": "2026-03-04"},
        {
            "department": "公安交警部门",
            "source": "GIVEN",
            "opinion": "NOT_CONCERNED",
            "on": "2026-03-05",
            "answered_by": "临江区公安分局交警支队",
        },
        {"department": "消防部门", "source": "DEEMED", "on": "2026-03-09"},
        {"department": "卫生健康部门", "source": "ESCALATED", "on": "2026-03-10"},
        {
            "department": "文物部门",
            "source": "CANCELLED",
            "text": "地块内没有文物、历史建筑",
            "on": "2026-03-03",
        },
    ],
    "ratio": {
        "use": "新建居住区",
        "law": "《上海市绿化条例》第十五条",
        "percent": 35,
        "land": "20,000",
        "required": "7,000",
        "planned": "6,400",
        "short": "600",
        "concentrated_percent": 10,
        "concentrated_required": "2,000",
        "concentrated_planned": "1,500",
    },
    "parallel_days": 10,
    "single_days": 27,
}
