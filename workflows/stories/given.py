"""What a story presupposes: a bar, a licence, an agent's authority."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from accounts.models import Agency
from approvals import catalogue
from approvals.case import SHANGHAI
from approvals.models import Bar
from workflows import engine
from workflows.stories.story import Step
from workflows.stories.verbs import decide, handed_in

if TYPE_CHECKING:
    from workflows.stories.player import Player

KNOWN = {"barred", "licence", "agent", "award", "calendar_until"}
EARLIER = "licence"


def give(player: Player, given: Mapping[str, Any]) -> None:
    """Set the scene before the first step."""
    if unknown := set(given) - KNOWN:
        raise LookupError(f"unknown given: {', '.join(sorted(unknown))}")
    if given.get("barred"):
        applicant = player.cast.who("applicant")
        Bar.objects.create(applicant=applicant, reason="—", barred_on=player.story.steps[0].day)
    if agent := given.get("agent"):
        Agency.objects.create(
            applicant=player.cast.who("applicant"), agent=player.cast.who("agent"), valid_until=agent["until"]
        )
    if licence := given.get("licence"):
        _grant_earlier(player, licence)


def _grant_earlier(player: Player, licence: Mapping[str, Any]) -> None:
    """Play an earlier application of the same applicant through to its licence, by the ordinary route."""
    first: date = licence["from"]
    day = min(first, player.story.steps[0].day) - timedelta(days=20)
    at = datetime.combine(day, time(10), SHANGHAI)
    entry = catalogue.entry(player.story.permit, on=day)
    applicant = player.cast.who("applicant")
    application = engine.submit(
        permit=entry.slug,
        applicant=applicant,
        answers={**entry.sample(day), **licence},
        materials=handed_in(entry),
        by=applicant,
        at=at,
    )
    player.cases[EARLIER] = application.pk
    engine.perform("accept", case=application.pk, by=player.cast.who("acceptor"), at=at)
    decide(player, _step(at, outcome="GRANT"))
    engine.perform("serve", case=application.pk, by=player.cast.who("intake"), at=at)
    player.live_through(day)


def _step(at: datetime, **arguments: Any) -> Step:
    return Step(number=0, at=at, do="decide", by=None, case=EARLIER, arguments=arguments, expect={})
