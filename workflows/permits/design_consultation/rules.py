"""The law of the consultation: who looks at what, and the green land that each use of land asks for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from approvals.assistance import GreenRatio
from approvals.law import GREENERY_RULES, Article, OwnValue
from forms.words import Words
from workflows.permits.design_consultation.form import USES

ART_15 = Article(law=GREENERY_RULES, article=Words("第十五条", "Art. 15"))

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


def _told(use: str) -> OwnValue:
    (percent, together), named = SHARES[use], dict(USES)[use]
    more = (
        Words(f"，其中集中绿地 {together}%", f", {together} % of it together") if together else Words("", "")
    )
    return OwnValue(
        what=Words(f"绿地率下限：{named.zh}", f"Least green land: {named.en}"),
        value=Words(f"{percent}%{more.zh}", f"{percent} %{more.en}"),
        article=ART_15,
    )


OWN_VALUES = tuple(_told(use) for use in SHARES)


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
