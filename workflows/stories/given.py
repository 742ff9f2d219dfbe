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
from workflows.stories.samples import laid_over
from workflows.stories.story import Step
from workflows.stories.verbs import decide, handed_in

if TYPE_CHECKING:
    from workflows.stories.player import Player

KNOWN = {"barred", "licence", "agent", "award", "calendar_until"}
EARLIER = "licence"
EARLIER_BY = timedelta(days=20)
FOR_GOOD = date(2199, 12, 31)


def give(player: Player, given: Mapping[str, Any]) -> None:
    """Set the scene before the first step."""
    if unknown := set(given) - KNOWN:
        raise LookupError(f"unknown given: {', '.join(sorted(unknown))}")
    if given.get("barred"):
        applicant = player.cast.who("applicant")
        Bar.objects.create(applicant=applicant, reason="—", barred_on=player.story.steps[0].day)
    if agent := given.get("agent"):
        until = agent.get("until") if isinstance(agent, Mapping) else None
        Agency.objects.create(
            applicant=player.cast.who("applicant"),
            agent=player.cast.who("agent"),
            valid_until=until or FOR_GOOD,
        )
    if licence := given.get("licence"):
        _grant_earlier(player, licence)


def _grant_earlier(player: Player, licence: Mapping[str, Any]) -> None:
    """Play an earlier application of the same applicant through to its licence, by the ordinary route."""
    begins = player.story.steps[0].day
    entry = catalogue.entry(player.story.permit, on=begins)
    answers = laid_over(entry, begins - EARLIER_BY, licence)
    first, _ = entry.term(answers) or (begins, begins)
    at = datetime.combine(min(first, begins) - EARLIER_BY, time(10), SHANGHAI)
    applicant = player.cast.who("applicant")
    application = engine.submit(
        permit=entry.slug,
        applicant=applicant,
        answers=answers,
        materials=handed_in(entry),
        by=applicant,
        at=at,
    )
    player.cases[EARLIER] = application.pk
    engine.perform("accept", case=application.pk, by=player.cast.who("acceptor"), at=at)
    decide(player, _step(at, outcome="GRANT"))
    engine.perform("serve", case=application.pk, by=player.cast.who("intake"), at=at)
    player.live_through(at.date())


def _step(at: datetime, **arguments: Any) -> Step:
    return Step(number=0, at=at, do="decide", by=None, case=EARLIER, arguments=arguments, expect={})
