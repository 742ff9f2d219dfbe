"""The verbs of supervision: what a story leaves open is filled in, so that the law alone refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from approvals.case import Case
from approvals.errors import NoLicenceAtPlace
from approvals.models import Inspection, Licence
from approvals.supervising import Supervision
from workflows import engine, sampling
from workflows.acts.inspection import SEEN_KEY, checklist_of
from workflows.acts.registry import act_named
from workflows.places import places_for
from workflows.stories.story import Step

if TYPE_CHECKING:
    from workflows.stories.player import Player


def inspect(player: Player, step: Step) -> None:
    """Two inspectors, those named in `by` or `officers`, or both; not planned before, it is planned now.

    The first writes the record, the others sign it, each as himself.
    """
    together = step.by if isinstance(step.by, list) else None
    named = step.arguments.get("officers", together or 2)
    result = step.arguments.get("result", "VERIFIED")
    findings = step.arguments.get("findings") or step.arguments.get("reason") or ""
    if result == "DEFECTS":
        findings = findings or "—"
    _plan_where_none_is(player, step)
    together = officers(player, named, "inspector")
    looked_at = _checklist(player, step)
    player.act(step, **looked_at, result=result, findings=findings, officers=together)
    _sign(player, step, together)


def complain(player: Player, step: Step) -> None:
    """A complaint; its number may be written as a number. Where nothing was filed there is no licence."""
    number = step.arguments.get("number")
    if not player.knows(step.case):
        raise NoLicenceAtPlace(place=step.arguments.get("place", "—"))
    player.act(step, number="" if number is None else str(number))


def draw_sample(player: Player, step: Step) -> None:
    """Draw the month's sample; every licence in force is drawn unless the story names a share in per cent."""
    sampling.of_month(step.at, share=int(step.arguments.get("share", 100)))


def rectify_order(player: Player, step: Step) -> None:
    """Order rectification through a day."""
    until = step.arguments.get("until")
    player.act(step, until="" if until is None else str(until))


def legal_review(player: Player, step: Step) -> None:
    """A legal review; it agrees where the story does not say."""
    player.act(step, agrees=step.arguments.get("agrees", True))


def _checklist(player: Player, step: Step) -> dict[str, str]:
    """Every item of the list in order, where the story does not say otherwise."""
    application = player.with_place(step.case, "inspect")
    case = Case(application=application, chain=application.chain)
    return {f"{SEEN_KEY}{item.code}": "OK" for item in checklist_of(case)}


def _sign(player: Player, step: Step, together: list[str]) -> None:
    """Whoever inspected and did not write the record signs it."""
    case = player.with_place(step.case, "countersign")
    written = Inspection.objects.get(licence__application=case, written_at=step.at, on=None)
    for other in written.inspectors.filter(username__in=together).exclude(pk__in=map(int, written.signed)):
        engine.perform("countersign", case=case.pk, by=other, at=step.at)


def officers(player: Player, named: object, role: str) -> list[str]:
    """User names of officers, named by their roles or by their number."""
    if isinstance(named, int):
        return [user.username for user in player.cast.all(role)[:named]]
    names = [named] if isinstance(named, str) else list(named)  # type: ignore[call-overload]
    return [player.cast.who(str(name)).username for name in names]


def _plan_where_none_is(player: Player, step: Step) -> None:
    application = player.with_place(step.case, "inspect")
    licence = Licence.objects.filter(application=application).first()
    if licence is None or not licence.is_alive or Supervision(licence).proposal is not None:
        return
    if Supervision(licence).planned is None and not places_for(act_named("inspect"), application):
        inspector = player.cast.who("inspector")
        engine.perform("plan_inspection", case=application.pk, by=inspector, at=step.at)
