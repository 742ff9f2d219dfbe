"""The verbs of stories: most are acts by their own name; some stand for several, or for more."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from accounts.models import User
from approvals import catalogue
from approvals.catalogue import PermitType
from forms.models import Upload
from workflows import engine
from workflows.acts.registry import act_named
from workflows.calendar_change import enter_notice
from workflows.errors import NotYours
from workflows.models import OPEN_TASK, Task
from workflows.stories.story import Step

if TYPE_CHECKING:
    from workflows.stories.player import Player

STAGES = {"examine": "examine", "review": "review", "approve": "decide"}
OFFICES = {"examine": "examiner", "review": "reviewer", "approve": "approver"}


def perform(player: Player, step: Step) -> None:
    """Take one step's act or acts."""
    assert step.do is not None
    verb = VERBS.get(step.do)
    if verb is None:
        _act(player, step)
    else:
        verb(player, step)


def submit(player: Player, step: Step) -> None:
    """File the permit's sample with the story's answers laid over it; all materials are in."""
    story, day = player.story, step.day
    entry = catalogue.entry(story.permit, on=day)
    applicant = player.cast.who("applicant")
    answers = {**entry.sample(day), **story.answers, **step.arguments.get("answers", {})}
    application = engine.submit(
        permit=story.permit,
        applicant=applicant,
        answers=answers,
        materials=handed_in(entry, step.arguments.get("missing", ())),
        route=story.route,
        by=player.cast.who(step.by or "applicant"),
        at=step.at,
    )
    player.cases[step.case] = application.pk


def handed_in(entry: PermitType, missing: Sequence[str] = ()) -> dict[str, list[Upload]]:
    """Every material of a permit handed in on paper, save those a story says are missing."""
    return {material.code: [] for material in entry.materials if material.code not in missing}


def decide(player: Player, step: Step) -> None:
    """Complete every examination task still open, each by a different person, and decide with the last."""
    named: Sequence[str] = step.by if isinstance(step.by, list) else [step.by] if step.by else []
    if len(set(named)) < len(named):
        raise NotYours()
    people = list(named)
    outcome, reasons = step.arguments.get("outcome", "GRANT"), step.arguments.get("reasons", "")
    case = player.application(step.case).pk
    taken = False
    for stage, act in STAGES.items():
        if not _is_open(case, stage):
            continue
        who = (
            people.pop(0) if people else {"examine": "examiner", "review": "reviewer"}.get(stage, "approver")
        )
        key = "reasons" if act == "decide" else "text"
        _take(player, step, act, by=player.cast.who(who), arguments={"outcome": outcome, key: reasons})
        taken = True
    if not taken:
        arguments = {"outcome": outcome, "reasons": reasons}
        _take(player, step, "decide", by=player.cast.who("approver"), arguments=arguments)


def site_check(player: Player, step: Step) -> None:
    """Two officers or more, named by their roles or by their number; both examiners where none are named."""
    officers = _officers(player, step.arguments.get("officers", 2), "examiner")
    _act(player, step, officers=officers)


def inspect(player: Player, step: Step) -> None:
    """Two inspectors, those named in `by`, or both."""
    named = step.by if isinstance(step.by, list) else None
    officers = _officers(player, named or 2, "inspector")
    result = step.arguments.get("result", "VERIFIED")
    findings = step.arguments.get("findings") or ("—" if result == "DEFECTS" else "")
    arguments = {**step.arguments, "result": result, "findings": findings, "officers": officers}
    _take(
        player, step, "inspect", by=player.cast.who(named[0] if named else "inspector"), arguments=arguments
    )


def publish_calendar(player: Player, step: Step) -> None:
    """Enter the State Council's notice of a year; open cases are derived anew."""
    given = step.arguments
    enter_notice(
        year=given["year"],
        source=f"国务院办公厅关于{given['year']}年部分节假日安排的通知",
        rest=dict.fromkeys(given.get("rest", []), "放假"),
        work=given.get("work", []),
        by=player.cast.who("admin"),
        at=step.at,
    )


def commit(player: Player, step: Step) -> None:
    """The applicant confirms every item and signs."""
    entry = catalogue.entry(player.story.permit, on=step.day)
    items = entry.commitment.conditions if entry.commitment else ()
    _act(player, step, confirmed=[str(number) for number in range(len(items))])


def _act(player: Player, step: Step, **more: Any) -> None:
    assert step.do is not None
    arguments = {**step.arguments, **more}
    _take(player, step, step.do, by=_actor(player, step), arguments=arguments)


def _actor(player: Player, step: Step) -> User:
    name = step.by[0] if isinstance(step.by, list) else step.by
    if name is None:
        roles = act_named(str(step.do)).roles
        name = roles[0] if roles else "admin"
    return player.cast.who(name)


def _take(player: Player, step: Step, act: str, *, by: User, arguments: Mapping[str, Any]) -> None:
    engine.perform(act, case=player.application(step.case).pk, by=by, at=step.at, arguments=arguments)


def _is_open(case: int, stage: str) -> bool:
    tasks = Task.objects.filter(application=case, status__in=OPEN_TASK)
    return any(task.name == stage for task in tasks)


def _officers(player: Player, named: Any, role: str) -> list[str]:
    if isinstance(named, int):
        return [user.username for user in player.cast.all(role)[:named]]
    return [player.cast.who(name).username for name in named]


VERBS: dict[str, Callable[[Any, Step], None]] = {
    "submit": submit,
    "decide": decide,
    "site_check": site_check,
    "inspect": inspect,
    "publish_calendar": publish_calendar,
    "commit": commit,
}
