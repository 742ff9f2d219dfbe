"""The verbs of stories: most are acts by their own name; some stand for several, or for more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from accounts.models import User
from approvals import catalogue
from approvals.catalogue import PermitType
from approvals.errors import ReasonsMissing
from approvals.models import Bar, Supplement
from approvals.statuses import Status
from forms.models import Upload
from workflows import engine, flood_season
from workflows.acts.registry import act_named
from workflows.errors import NoPlaceForAct, NotYours
from workflows.models import OPEN_TASK, Task
from workflows.stories import accepting, awards, consulting, licences, supervising
from workflows.stories.notices import publish_calendar
from workflows.stories.samples import laid_over
from workflows.stories.story import Step

if TYPE_CHECKING:
    from workflows.stories.player import Player

STAGES = ("examine", "review", "approve")
LAST_STAGE = STAGES[-1]
OFFICES = {"examine": "examiner", "review": "reviewer", "approve": "approver"}
CHANNELS = {"PORTAL", "COUNTER", "MAIL"}
CALLED = {"WINDOW": "COUNTER", "IN_PERSON": "COUNTER", "POST": "MAIL", "COURIER": "MAIL", "EXPRESS": "MAIL"}


def perform(player: Player, step: Step) -> None:
    """Take one step's act or acts."""
    assert step.do is not None
    verb = VERBS.get(step.do)
    if verb is None:
        act_as_told(player, step)
    else:
        verb(player, step)


def submit(player: Player, step: Step) -> None:
    """File the permit's sample with the story's answers laid over it; all materials are in."""
    story, given = player.story, step.arguments
    entry = catalogue.entry(story.permit, on=step.day)
    own = {**story.answers, **given.get("answers", {})}
    by = player.cast.who(step.first_by or entry.filed_by or "applicant")
    application = engine.submit(
        permit=story.permit,
        applicant=by if entry.filed_by and entry.filed_for is None else player.cast.who("applicant"),
        answers=laid_over(entry, step.day, awards.named(entry, story.given.get("award"), step.day, own)),
        materials=handed_in(entry, given.get("missing", ()), only=given.get("materials")),
        route=str(given.get("route", story.route)),
        by=by,
        at=step.at,
    )
    player.cases[step.case] = application.pk


def handed_in(
    entry: PermitType, missing: Iterable[str] = (), *, only: Iterable[str] | None = None
) -> dict[str, list[Upload]]:
    """Every material of a permit handed in on paper, or those a story names, save those it says lack."""
    named = {material.code for material in entry.materials} if only is None else set(only)
    return {code: [] for code in named - set(missing)}


def supply(player: Player, step: Step) -> None:
    """Hand in what a story names, or else all that is still missing."""
    supplement = Supplement.objects.filter(application=player.application(step.case)).first()
    missing = supplement.still_missing if supplement else ()
    act_as_told(player, step, materials=step.arguments.get("materials", list(missing)))


def decide(player: Player, step: Step) -> None:
    """Complete every examination task still open, each by a different person, and decide with the last.

    A list in `by` are these people in their order; a single name is the one who decides. On what was passed
    on the city decides, where it is named or nobody is.
    """
    outcome, reasons = step.arguments.get("outcome", "GRANT"), step.arguments.get("reasons") or ""
    case = player.with_place(step.case, "decide")
    if step.first_by == "city" or (case.status == Status.CHECKED and not step.by):
        given = {"outcome": outcome, "reasons": reasons}
        _take(player, step, "city_decision", by=player.cast.who("city"), arguments=given)
        return
    _through_stages(player, step, "decide", outcome, {"outcome": outcome, "reasons": reasons}, reasons)


def pass_on(player: Player, step: Step) -> None:
    """Complete every examination task still open, as `decide` does, and pass the case on with the last."""
    outcome = step.arguments.get("recommend", "GRANT")
    reasons = step.arguments.get("reasons") or step.arguments.get("reason") or ""
    reasons = reasons or ("—" if outcome == "REFUSE" else "")
    _through_stages(player, step, "pass_on", outcome, {"recommend": outcome, "reasons": reasons}, reasons)


def _through_stages(
    player: Player, step: Step, last: str, outcome: str, given: Mapping[str, Any], text: str
) -> None:
    """The stages before, each by another person, and the act that ends the examination."""
    named: Sequence[str] = step.by if isinstance(step.by, list) else []
    if len(set(named)) < len(named):
        raise NotYours()
    people = list(named) if len(named) > 1 else []
    decider = step.first_by if len(named) < 2 else None
    case = player.with_place(step.case, last).pk
    for stage in STAGES:
        if not _is_open(case, stage) and stage != LAST_STAGE:
            continue
        is_last = stage == LAST_STAGE
        who = people.pop(0) if people else decider if decider and is_last else OFFICES[stage]
        arguments = given if is_last else {"outcome": outcome, "text": text}
        _take(player, step, last if is_last else stage, by=player.cast.who(who), arguments=arguments)


def tree_decision(player: Player, step: Step) -> None:
    """Record the city's decision on the trees; a grant where no outcome is named."""
    act_as_told(player, step, outcome=step.arguments.get("outcome", "GRANT"))


def site_check(player: Player, step: Step) -> None:
    """Two officers or more, named by their roles or by their number; both examiners where none are named."""
    together = step.by if isinstance(step.by, list) else None
    officers = supervising.officers(player, step.arguments.get("officers", together or 2), "examiner")
    act_as_told(player, step, officers=officers)


def commit(player: Player, step: Step) -> None:
    """The applicant confirms every item and signs."""
    entry = catalogue.entry(player.story.permit, on=step.day)
    items = entry.commitment.conditions if entry.commitment else ()
    act_as_told(player, step, confirmed=[str(number) for number in range(len(items))])


def correct(player: Player, step: Step) -> None:
    """Correct an event of the case, by its code; a submission is on record as RECEIVE."""
    event = str(step.arguments.get("event", "")).upper()
    act_as_told(player, step, event="RECEIVE" if event == "SUBMIT" else event)


def serve(player: Player, step: Step) -> None:
    """Serve through a channel, by any of its usual names; online where none is named."""
    channel = str(step.arguments.get("channel", "")).upper().replace("-", "_")
    channel = CALLED.get(channel, channel)
    act_as_told(player, step, channel=channel if channel in CHANNELS else "PORTAL")


def lift_bar(player: Player, step: Step) -> None:
    """Lift the applicant's bar, entered in a case where there is one."""
    if player.cases:
        arguments = step.arguments
        case = player.cases.get(step.case) or next(iter(player.cases.values()))
        engine.perform("lift_bar", case=case, by=_actor(player, step), at=step.at, arguments=arguments)
        return
    if not step.arguments.get("reason"):
        raise ReasonsMissing()
    Bar.objects.filter(lifted_on__isnull=True).update(
        lifted_on=step.day, lifted_by=_actor(player, step), lift_reason=step.arguments["reason"]
    )


def safety_notice(player: Player, step: Step) -> None:
    """Send the flood-season notice to every holder in one act; refused where nobody is left to tell."""
    sending = flood_season.send(by=_actor(player, step), at=step.at)
    if sending.refused:
        raise sending.refused[0][1]
    if not sending.sent:
        raise NoPlaceForAct(act=act_named("safety_notice").title)


def safety_report(player: Player, step: Step) -> None:
    """Hand in the report of a test of that day, passed unless the story says otherwise."""
    own = {"tester": "—", "tested_on": step.day.isoformat(), "passed": True, **step.arguments}
    act_as_told(player, step, **own)


def act_as_told(player: Player, step: Step, **more: Any) -> None:
    """Take the act that a step names, with its arguments."""
    assert step.do is not None
    arguments = {**step.arguments, **more}
    _take(player, step, step.do, by=_actor(player, step), arguments=arguments)


def _actor(player: Player, step: Step) -> User:
    """Whoever is named; of several the first whose office it is; where nobody is named, who may."""
    act, entry = act_named(str(step.do)), catalogue.entry(player.story.permit, on=step.day)
    roles = act.roles
    if not step.by and act.by_filer and entry.filed_by and "applicant" not in roles:
        return player.cast.who(entry.filed_by)
    if not step.by and "applicant" in roles[:1]:
        return player.application(step.case).applicant
    if isinstance(step.by, list):
        name = next((name for name in step.by if name in roles), step.first_by)
    else:
        name = step.by
    return player.cast.who(name or (roles[0] if roles else "admin"))


def _take(player: Player, step: Step, act: str, *, by: User, arguments: Mapping[str, Any]) -> None:
    engine.perform(act, case=player.with_place(step.case, act).pk, by=by, at=step.at, arguments=arguments)


def _is_open(case: int, stage: str) -> bool:
    tasks = Task.objects.filter(application=case, status__in=OPEN_TASK)
    return any(task.name == stage for task in tasks)


VERBS: dict[str, Callable[[Any, Step], None]] = {
    "submit": submit,
    "supply": supply,
    "decide": decide,
    "pass_on": pass_on,
    "tree_decision": tree_decision,
    "site_check": site_check,
    "inspect": accepting.inspect,
    "complain": supervising.complain,
    "draw_sample": supervising.draw_sample,
    "rectify_order": supervising.rectify_order,
    "legal_review": supervising.legal_review,
    "publish_calendar": publish_calendar,
    "commit": commit,
    "correct": correct,
    "serve": serve,
    "lift_bar": lift_bar,
    "safety_notice": safety_notice,
    "safety_report": safety_report,
    "renew": licences.renew,
    "extend_use": licences.extend_use,
    "change": licences.change,
    "withdraw_licence": licences.withdraw_licence,
    "deregister": licences.deregister,
    "suspend": licences.suspend,
    "consult": consulting.consult,
    "consult_reply": consulting.consult_reply,
    "consult_pass_on": consulting.consult_pass_on,
    "consult_go_on": accepting.go_on,
    "acceptance_go_on": accepting.go_on,
    "conclude": accepting.conclude,
    "propose_visit": accepting.propose_visit,
    "move_visit": accepting.move_visit,
    "hold_visit": accepting.hold_visit,
    "acceptance_opinion": accepting.acceptance_opinion,
    "recheck": accepting.recheck,
    "condition_met": accepting.condition_met,
    "revise": consulting.revise,
}
