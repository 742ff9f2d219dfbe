"""The verbs of a licence's life: a case that follows it belongs to the key of the one it was opened from."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from approvals import catalogue
from approvals.following import licence_of
from approvals.models import Application, Licence
from approvals.statuses import Purpose
from workflows import follow_ups
from workflows.acts.licence import OF_ONE_IN_FORCE
from workflows.stories.story import Step

if TYPE_CHECKING:
    from workflows.stories.player import Player

# Words of the verb, which a form may use as well.
OF_THE_VERB = {"until", "reason", "answers", "materials"}
# What makes a facility another one, by the words that a reason may have for it.
PARTS = {"structure": "structure", "size": "width_m", "position": "place"}


def renew(player: Player, step: Step) -> None:
    """Ask for renewal, for as long as before where no last day is named."""
    _ask(player, step, Purpose.RENEW)


def extend_use(player: Player, step: Step) -> None:
    """Ask for an extension of use."""
    _ask(player, step, Purpose.EXTEND_USE)


def change(player: Player, step: Step) -> None:
    """Ask for a change; what else a story says are the answers as they are to be.

    A reason that names the structure, size or position of a facility says that it changes.
    """
    _ask(player, step, Purpose.CHANGE)


def withdraw_licence(player: Player, step: Step) -> None:
    """Take the licence back; compensation may be an amount, or simply told."""
    player.act(step, **_as_text(step, "compensation", "ref"))


def deregister(player: Player, step: Step) -> None:
    """Strike the licence off; a ground the form does not offer is told as a note."""
    reason = str(step.arguments.get("reason") or "")
    licence = _licence(player.with_place(step.case, "deregister"))
    known = reason.upper() in dict(OF_ONE_IN_FORCE)
    ground = reason.upper() if known or licence.is_alive else licence.state
    player.act(step, reason=ground, note="" if known else reason)


def suspend(player: Player, step: Step) -> None:
    """Suspend the licence, through a day where one is named."""
    player.act(step, **_as_text(step, "until", "ref"))


def _ask(player: Player, step: Step, purpose: Purpose) -> None:
    origin = player.application(str(step.arguments.get("of") or step.case))
    licence = _licence(origin)
    entry = catalogue.entry(licence.permit, on=step.day)
    own = set(entry.form.by_key) - OF_THE_VERB
    given: dict[str, Any] = {**step.arguments.get("answers", {})}
    given |= {key: value for key, value in step.arguments.items() if key in own}
    if purpose is Purpose.CHANGE and entry.facility is not None:
        given = _parts_named(step, licence) | given
    until = step.arguments.get("until")
    missing, only = step.arguments.get("missing", ()), step.arguments.get("materials")
    codes = {material.code for material in entry.materials} if only is None else set(only)
    by = player.cast.who(step.first_by) if step.first_by else licence.holder
    application = follow_ups.ask(
        purpose,
        licence=licence,
        by=by,
        at=step.at,
        until=date.fromisoformat(str(until)) if until else None,
        reason=str(step.arguments.get("reason") or ""),
        changes={
            key: value.isoformat() if isinstance(value, date) else value
            for key, value in given.items()
            if key not in entry.life.term_keys
        },
        materials={code: [] for code in codes - set(missing)},
    )
    player.begun(step.case, application.pk)


def _parts_named(step: Step, licence: Licence) -> dict[str, Any]:
    """Other answers for the parts of the facility that the reason names."""
    words = str(step.arguments.get("reason") or "").casefold().split()
    before = licence.application.answers
    parts = {key: before.get(key) for word, key in PARTS.items() if word in words}
    return {key: was + 1 if isinstance(was, int | float) else f"{was}*" for key, was in parts.items()}


def _licence(application: Application) -> Licence:
    found = licence_of(application)
    if found is None:
        raise LookupError(f"case {application.case_no} has no licence")
    return found


def _as_text(step: Step, *keys: str) -> dict[str, str]:
    return {key: str(step.arguments[key]) for key in keys if step.arguments.get(key) not in (None, False)}
