"""Who takes part in the acceptance of completed works, and which works are small and simple."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from approvals.assistance import Consulted
from approvals.completion import CompletionTerms, SmallBuildings
from approvals.departments import DEPARTMENTS as ON_A_PROJECT
from approvals.law import (
    GREENERY_22,
    JOINT_ACCEPTANCE,
    PLANTING_LIMIT,
    SMALL_BUILDINGS,
    OwnValue,
)
from forms.conditions import Condition, In, Naming
from forms.words import Words
from timelimits.periods import months_after

GREENING = "greening"
SMALL_M2, LOW_M = 10_000, 24
OWN_VALUES = (
    OwnValue(
        what=Words("小型项目的范围", "Which buildings are small"),
        value=Words(
            f"不超过 {SMALL_M2} 平方米、{LOW_M} 米，且简单", f"up to {SMALL_M2} m² and {LOW_M} m, and simple"
        ),
        article=SMALL_BUILDINGS,
        confidence=SMALL_BUILDINGS.confidence,
    ),
)


def is_small(answers: Mapping[str, Any]) -> bool:
    """At most 10,000 m² and 24 m, and simple (Joint Document 2019 No. 118)."""
    return bool(
        answers.get("simple")
        and answers.get("floor_area_m2", SMALL_M2 + 1) <= SMALL_M2
        and answers.get("height_m", LOW_M + 1) <= LOW_M
    )


def is_concerned(department: str, by_features: Condition, answers: Mapping[str, Any]) -> bool:
    """Whether the works concern a department: it was named, or, where none was, it follows from a feature."""
    named = answers.get("departments") or ()
    return department in named if named else by_features.holds(answers)


SMALL = SmallBuildings(
    holds=is_small,
    without=frozenset({GREENING, "traffic-police", "transport"}),
    supervised=GREENING,
    article=SMALL_BUILDINGS,
)


@dataclass(frozen=True)
class TakesPart(Condition):
    """A department takes part: the works concern it, and are not so small that it stays away."""

    department: str
    by_features: Condition

    def holds(self, answers: Mapping[str, Any]) -> bool:
        stays_away = self.department in SMALL.without and SMALL.holds(answers)
        return is_concerned(self.department, self.by_features, answers) and not stays_away

    def worded(self, names: Naming) -> Words:
        return self.by_features.worded(names)

    def keys(self) -> Iterator[str]:
        yield from ("departments", *self.by_features.keys(), "simple", "floor_area_m2", "height_m")


def _accepts(known: Consulted) -> Consulted:
    basis = GREENERY_22 if known.department == GREENING else JOINT_ACCEPTANCE
    return replace(known, basis=basis, needed=TakesPart(known.department, known.needed))


DEPARTMENTS = tuple(_accepts(known) for known in ON_A_PROJECT)

TERMS = CompletionTerms(
    small=SMALL,
    concerns=lambda department, answers: is_concerned(department, _features_of(department), answers),
    visit=JOINT_ACCEPTANCE,
    absence=JOINT_ACCEPTANCE,
    planting=GREENING,
    planting_within=PLANTING_LIMIT,
    handover_key="handover_on",
)


def _features_of(department: str) -> Condition:
    return next((known.needed for known in ON_A_PROJECT if known.department == department), In("", ()))


def sample(submitted_on: date) -> dict[str, Any]:
    """Complete, lawful works: 30,000 m², 60 m, not simple, five departments; handed over two months on."""
    handed_over = months_after(submitted_on.replace(day=1), 2)
    return {
        "builder": "上海滨河置业有限公司",
        "project": "滨河新苑住宅项目",
        "floor_area_m2": 30000,
        "height_m": 60,
        "simple": False,
        "handover_on": handed_over.isoformat(),
        "features": ["greening", "water", "traffic", "fire"],
    }
