"""The departments that look at a construction project, and the features of it that concern each of them."""

from __future__ import annotations

from approvals.assistance import Consulted
from approvals.law import ART_11_2_GREENING, ART_37_SANITATION, PARALLEL_HANDLING, Article
from forms.conditions import In
from forms.words import Words

FEATURES = (
    ("greening", Words("配套绿化", "Greening")),
    ("sanitation", Words("配套环卫设施", "Sanitation facilities")),
    ("water", Words("排水、河道", "Drainage, waterways")),
    ("traffic", Words("交通组织、出入口", "Traffic, entrances")),
    ("fire", Words("消防", "Fire safety")),
    ("civil-defence", Words("民防工程", "Civil defence")),
    ("heritage", Words("文物、历史建筑", "Heritage")),
    ("health", Words("卫生", "Public health")),
    ("lightning", Words("防雷", "Lightning protection")),
    ("environment", Words("环境保护", "Environment")),
)


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
        article=ART_11_2_GREENING,
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
