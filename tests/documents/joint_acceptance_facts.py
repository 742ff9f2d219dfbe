"""Facts of the papers of joint acceptance in which everything stands that may stand there."""

from typing import Any

WORKS = {"item": "综合竣工验收", "project": "滨河新苑住宅项目（云杉路地块）"}

DEFECT_LIST: dict[str, Any] = {
    **WORKS,
    "since": "2026-03-09",
    "elapsed": 4,
    "limit": {"days": 15},
    "law": "沪住建规范联〔2018〕10号文件",
    "defects": [
        {"department": "消防部门", "number": 1, "text": "地下一层疏散指示标志缺失"},
        {"department": "消防部门", "number": 2, "text": "三号楼防火门闭门器损坏", "unseen": True},
        {
            "department": "绿化管理部门",
            "number": 1,
            "text": "集中绿地土层厚度不足，应当补足；㛃河沿岸的香樟重新支撑",
        },
    ],
}

ACCEPTANCE_CERTIFICATE: dict[str, Any] = {
    **WORKS,
    "visited_on": "2026-03-05",
    "concluded_on": "2026-03-24",
    "content": [
        {"label": "建筑面积", "text": "30,000 平方米"},
        {"label": "建筑高度", "text": "60 米"},
        {"label": "计划移交日期", "text": "2026年4月1日"},
    ],
    "opinions": [
        {"department": "绿化管理部门", "opinion": "CONDITIONAL", "on": "2026-03-06"},
        {"department": "水务部门", "opinion": "PASS", "on": "2026-03-09"},
        {"department": "消防部门", "opinion": "PASS", "on": "2026-03-23", "rechecked": True},
        {"department": "卫生健康部门", "on": "2026-03-17"},
    ],
    "conditions": [
        {"department": "绿化管理部门", "text": "补植乔木十二株", "due_on": "2026-09-20"},
        {"department": "绿化管理部门", "text": "屋顶绿化覆土", "due_on": "2026-09-20"},
    ],
    "bases": ["沪住建规范联〔2018〕10号文件"],
    "supervised": "本项目为小型项目，绿化管理部门不参加验收，配套绿化实行事后监管"
    "（沪建建管联〔2019〕118号文件）。",
}

JOINT_VISIT: dict[str, Any] = {
    **WORKS,
    "at": "2026-03-05T10:00:00+08:00",
    "attendance": [
        {"department": "绿化管理部门", "officers": 2, "names": "陆青、顾园"},
        {"department": "水务部门", "officers": 0},
        {"department": "消防部门", "officers": 3, "names": "何炎、孙安、李防"},
    ],
    "moved": [{"label": "改期", "text": "由2026年3月4日改为2026年3月5日：暴雨预警"}],
    "remarks": "现场整洁，各部门同时查看",
    "photographs": 6,
}
