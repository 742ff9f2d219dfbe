"""The verbs of a consultation, which are about one department among several, and what they leave behind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from approvals import consulting
from approvals.case import Case
from workflows import engine
from workflows.acts.consultation import REVISED
from workflows.errors import NoPlaceForAct
from workflows.models import OPEN_TASK, Task
from workflows.stories.story import Step

if TYPE_CHECKING:
    from workflows.stories.player import Player

LEAD = "lead"


def consult(player: Player, step: Step) -> None:
    """Ask the departments named, each with its own terms or the catalogue's; none named: by the features."""
    named = step.arguments.get("departments")
    if isinstance(named, str):
        named = [named]
    rows = named.items() if isinstance(named, Mapping) else [(one, None) for one in named or ()]
    table = [{"department": department, **(own or {})} for department, own in rows]
    perform(player, step, departments=table, nobody=named is not None and not table)


def consult_reply(player: Player, step: Step) -> None:
    """A department answers, by whoever it is named, or else by who answers for it now."""
    at_its_task(player, step, "reply")


def consult_pass_on(player: Player, step: Step) -> None:
    """A department passes on to a part of it; one that nobody knows yet is entered first."""
    department, to = department_of(step), step.arguments.get("to")
    if to is not None and department is not None:
        player.cast.sub_unit(str(to), of=department)
    at_its_task(player, step, "reply")


def revise(player: Player, step: Step) -> None:
    """Another round on a revised plan; what a story says of the plan is what was revised."""
    plan = {**step.arguments, **step.arguments.get("answers", {})}
    perform(player, step, **{key: plan[key] for key in REVISED if key in plan})


def opinions(case: Case) -> dict[str, list[str | None]]:
    """What stands for each department that was ever asked: its opinion, if it gave one, and the source."""
    standing = consulting.standing(case.consulted)
    return {code: [party.opinion or None, party.source] for code, party in standing.items()}


def ratio(case: Case) -> dict[str, float] | None:
    """The green land required, planned and short of in the plan as it is now, in m²."""
    terms = case.entry.consultation
    found = terms.ratio(consulting.plan_of(case.application, case.rounds)) if terms else None
    if found is None:
        return None
    return {
        "required": float(found.required),
        "planned": float(found.planned),
        "short_m2": float(found.short),
        "concentrated_required": float(found.concentrated_required),
        "concentrated_planned": float(found.concentrated),
    }


def department_of(step: Step) -> str | None:
    """The department that the step is about; where it names none, the one that acts."""
    named = step.arguments.get("department") or (step.first_by if step.first_by != LEAD else None)
    return str(named) if named else None


def at_its_task(player: Player, step: Step, node: str, *, act: str = "", **more: Any) -> None:
    """Act at the department's latest task of this kind, open or gone; where it never had one, nowhere.

    Where the step names no department it is about the only one whose task is open.
    """
    department = department_of(step) or _only_one(player, step, node)
    if department is None:
        raise LookupError(f"{step.do} names no department")
    tasks = Task.objects.filter(application=player.application(step.case), member=department)
    found = [task for task in tasks.order_by("pk") if task.flow_task and task.flow_task.name == node]
    if not found:
        raise NoPlaceForAct(act=department)
    pool = found[-1].pool.removeprefix("dept:")
    perform(player, step, act=act, task=found[-1].pk, default=pool, **more)


def _only_one(player: Player, step: Step, node: str) -> str | None:
    case = player.application(step.case)
    still_open = Task.objects.filter(application=case, status__in=OPEN_TASK)
    asked = {task.member for task in still_open if task.flow_task and task.flow_task.name == node}
    return asked.pop() if len(asked) == 1 else None


def perform(
    player: Player, step: Step, *, act: str = "", task: int | None = None, default: str = LEAD, **more: Any
) -> None:
    """Take an act (the step's own, where it is not named) by whoever the step names, or else by default."""
    engine.perform(
        act or str(step.do),
        case=player.application(step.case).pk,
        by=player.cast.who(step.first_by or default),
        at=step.at,
        task=task,
        arguments={**step.arguments, **more},
    )
