"""The law of the consultation: who looks at what, and the green land that each use of land asks for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from approvals.assistance import Consulted, GreenRatio
from approvals.law import PARALLEL_HANDLING, Article
from forms.conditions import In
from forms.words import Words
from workflows.permits.design_consultation.form import USES

GREENERY = Words("《上海市绿化条例》", "Shanghai Greenery Regulations")
SANITATION = Words("《上海市市容环境卫生管理条例》", "Shanghai City Appearance and Sanitation Regulations")
CITY_GREENING = Words("《城市绿化条例》", "Urban Greening Regulations")

ART_15 = Article(law=GREENERY, article=Words("第十五条", "Art. 15"))
ART_11_2 = Article(law=CITY_GREENING, article=Words("第十一条第二款", "Art. 11 (2)"))
ART_37_SANITATION = Article(law=SANITATION, article=Words("第三十七条", "Art. 37"))

# The least share of green land in per cent of the land, and of green land that lies together (Art. 15).
SHARES: dict[str, tuple[int, int]] = {
    "housing": (35, 10),
    "redevelopment": (25, 0),
    "school": (35, 0),
    "hospital": (35, 0),
    "culture": (35, 0),
    "industry": (20, 0),
    "arterial-road": (20, 0),
    "road": (15, 0),
}


def ratio(plan: Mapping[str, Any]) -> GreenRatio:
    """The green land required, planned and short of, in m² (Greenery Regulations Art. 15)."""
    percent, concentrated_percent = SHARES[plan["use"]]
    return GreenRatio(
        use=dict(USES)[plan["use"]],
        article=ART_15,
        percent=percent,
        land=_m2(plan["land_m2"]),
        planned=_m2(plan["green_m2"]),
        concentrated_percent=concentrated_percent,
        concentrated=_m2(plan["concentrated_m2"]),
    )


def _m2(area: Any) -> Decimal:
    return Decimal(str(area))


def _department(
    department: str,
    title: Words,
    *,
    feature: str,
    looks_at: Words,
    article: Article = PARALLEL_HANDLING,
) -> Consulted:
    return Consulted(
        department=department,
        title=title,
        looks_at=looks_at,
        basis=article,
        needed=In("features", (feature,)),
    )


DEPARTMENTS = (
    _department(
        "greening",
        Words("绿化管理部门", "Greening"),
        feature="greening",
        looks_at=Words("配套绿化、绿地率", "greening and its ratio"),
        article=ART_11_2,
    ),
    _department(
        "sanitation",
        Words("市容环卫管理部门", "Sanitation"),
        feature="sanitation",
        looks_at=Words("配套环卫设施", "sanitation facilities"),
        article=ART_37_SANITATION,
    ),
    _department(
        "water",
        Words("水务部门", "Water"),
        feature="water",
        looks_at=Words("排水、河道", "drainage and waterways"),
    ),
    _department(
        "traffic-police",
        Words("公安交警部门", "Traffic police"),
        feature="traffic",
        looks_at=Words("交通组织、出入口", "traffic and entrances"),
    ),
    _department(
        "transport",
        Words("交通部门", "Transport"),
        feature="traffic",
        looks_at=Words("停车、公共交通", "parking and public transport"),
    ),
    _department("fire", Words("消防部门", "Fire"), feature="fire", looks_at=Words("消防", "fire safety")),
    _department(
        "civil-defence",
        Words("民防部门", "Civil defence"),
        feature="civil-defence",
        looks_at=Words("民防工程", "civil defence works"),
    ),
    _department(
        "heritage",
        Words("文物部门", "Heritage"),
        feature="heritage",
        looks_at=Words("文物、历史建筑", "heritage"),
    ),
    _department(
        "health", Words("卫生健康部门", "Health"), feature="health", looks_at=Words("卫生", "public health")
    ),
    _department(
        "meteorology",
        Words("气象部门", "Meteorology"),
        feature="lightning",
        looks_at=Words("防雷", "lightning protection"),
    ),
    _department(
        "environment",
        Words("生态环境部门", "Environment"),
        feature="environment",
        looks_at=Words("环境保护", "environment"),
    ),
)


def sample(submitted_on: date) -> dict[str, Any]:
    """A complete, lawful plan: new housing on 20 ha, green land as required, five departments."""
    return {
        "project": "滨河新苑住宅项目",
        "use": "housing",
        "features": ["greening", "water", "traffic", "fire"],
        "land_m2": 200000,
        "green_m2": 72000,
        "concentrated_m2": 40000,
    }
