"""The words that a step may say: what the acts ask, what the verbs add, and what the permit's form asks."""

from __future__ import annotations

from functools import cache
from inspect import signature

from approvals.catalogue import PermitType
from workflows.acts.registry import ACTS
from workflows.stories.story import Step
from workflows.stories.verbs import VERBS

OF_THE_VERBS = {
    "answers",
    "date",
    "defects",
    "materials",
    "missing",
    "of",
    "present",
    "rest",
    "route",
    "share",
    "work",
    "year",
}
NOT_SAID = {"case", "by", "at"}


def refuse_unknown(step: Step, entry: PermitType) -> None:
    """Raise LookupError for a verb or an argument that no story knows.

    An argument that another verb has is let pass: it says nothing here.
    """
    if step.do not in VERBS and step.do not in ACTS:
        raise LookupError(f"unknown verb {step.do!r}")
    unknown = set(step.arguments) - OF_THE_VERBS - _of_the_acts() - set(entry.form.by_key)
    if unknown:
        raise LookupError(f"{step.do} has no argument called {', '.join(sorted(map(str, unknown)))}")


@cache
def _of_the_acts() -> frozenset[str]:
    return frozenset(name for act in ACTS.values() for name in signature(act.run).parameters) - NOT_SAID
