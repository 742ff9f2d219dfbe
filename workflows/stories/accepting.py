"""The verbs of joint acceptance: what a story leaves open is filled in, so that the law alone refuses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from approvals.case import Case
from approvals.completing import taking_part
from approvals.models.acceptance import OFFICERS_NEEDED
from approvals.statuses import AnswerSource, Verdict
from workflows.acts.joint_acceptance import item_code, listed_defects
from workflows.stories import consulting as verbs
from workflows.stories import supervising
from workflows.stories.story import Step

if TYPE_CHECKING:
    from workflows.stories.player import Player

OPINION = "opinion"


def propose_visit(player: Player, step: Step) -> None:
    """Propose a day for the joint visit; the day of the step where it names none."""
    player.act(step, date=_written(step.arguments.get("date", step.day)))


def move_visit(player: Player, step: Step) -> None:
    """Move the joint visit to another day, with reasons if the story gives them."""
    player.act(step, date=_written(step.arguments.get("date", step.day)))


def hold_visit(player: Player, step: Step) -> None:
    """Hold it: with those named, two of each where no number is; all of them where nobody is named."""
    came = step.arguments.get("present")
    if came is None:
        came = taking_part(_case(player, step))
    came = [came] if isinstance(came, str) else came
    numbers = came if isinstance(came, Mapping) else dict.fromkeys(came, OFFICERS_NEEDED)
    rows = [{"department": code, "officers": _number(officers)} for code, officers in numbers.items()]
    rows = rows or [{"department": code, "officers": 0} for code in taking_part(_case(player, step))]
    player.act(step, present=rows)


def acceptance_opinion(player: Player, step: Step) -> None:
    """A department gives its opinion, by whoever it is named or by its own; several say the same."""
    defects = [_defect(one) for one in _several(step.arguments.get("defects"))]
    until = _written(step.arguments.get("until"))
    for each in _each(step):
        verbs.at_its_task(player, each, OPINION, defects=defects, until=until)


def recheck(player: Player, step: Step) -> None:
    """A department re-checks what it listed, by its words; passed where the story does not say."""
    opinion, until = step.arguments.get("opinion", Verdict.PASS.value), _written(step.arguments.get("until"))
    for each in _each(step):
        department = verbs.department_of(each) or ""
        listed = listed_defects(_case(player, step))
        codes = {item.text: item_code(item) for item in listed if department in ("", item.party.department)}
        named = [codes.get(str(one), str(one)) for one in _several(step.arguments.get("defects"))]
        verbs.at_its_task(player, each, OPINION, opinion=opinion, defects=named, until=until)


def _each(step: Step) -> list[Step]:
    """The step, once for each department that it names together."""
    departments, people = step.arguments.get("department"), step.by
    if isinstance(departments, list):
        return [replace(step, arguments={**step.arguments, "department": one}) for one in departments]
    if isinstance(people, list) and departments is None:
        return [replace(step, by=one) for one in people]
    return [step]


def _several(written: Any) -> list[Any]:
    """What may be written as one or as a list."""
    return written if isinstance(written, list) else [] if written is None else [written]


def go_on(player: Player, step: Step) -> None:
    """The lead goes on without a department that was silent, on a plan or on completed works."""
    is_acceptance = _case(player, step).entry.completion is not None
    verbs.at_its_task(player, step, "go_on", act="acceptance_go_on" if is_acceptance else "consult_go_on")


def conclude(player: Player, step: Step) -> None:
    """The lead concludes, a consultation or an acceptance."""
    is_acceptance = _case(player, step).entry.completion is not None
    verbs.perform(player, step, act="conclude_acceptance" if is_acceptance else "conclude")


def condition_met(player: Player, step: Step) -> None:
    """A department records that what it left to a day is done."""
    verbs.at_its_task(player, step, "condition")


def inspect(player: Player, step: Step) -> None:
    """An inspection: of a licence, or of completed works in place of an opinion."""
    if _case(player, step).entry.completion is None:
        supervising.inspect(player, step)
        return
    result = step.arguments.get("result", "VERIFIED")
    findings = step.arguments.get("findings") or ("—" if result != "VERIFIED" else "")
    together = step.by if isinstance(step.by, list) else None
    named = supervising.officers(player, step.arguments.get("officers", together or 2), "inspector")
    verbs.perform(
        player,
        step,
        act="inspect_completed",
        default="inspector",
        result=result,
        findings=findings,
        officers=named,
    )


def opinions(case: Case) -> dict[str, list[str | None]]:
    """What stands for each department that takes part; an opinion stands until the re-check replaces it."""
    found: dict[str, list[str | None]] = {code: [None, AnswerSource.OPEN.value] for code in taking_part(case)}
    for party in case.consulted:
        if party.source != AnswerSource.OPEN:
            found[party.department] = [party.opinion or None, party.source]
    return found


def _case(player: Player, step: Step) -> Case:
    application = player.application(step.case)
    return Case(application=application, chain=application.chain)


def _defect(one: Any) -> dict[str, Any]:
    """A defect by its words, or as a map with its text."""
    if isinstance(one, Mapping):
        return {"text": str(one.get("text") or one.get("name") or ""), "unseen": bool(one.get("unseen"))}
    return {"text": str(one), "unseen": False}


def _number(officers: Any) -> Any:
    """How many came; a list of names is as many as it has."""
    if isinstance(officers, list):
        return len(officers)
    return OFFICERS_NEEDED if officers is True else officers or 0


def _written(day: Any) -> str:
    return day.isoformat() if isinstance(day, date) else str(day or "")
