"""What a story presupposes: a bar, a licence, an agent's authority."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from accounts.models import Agency
from approvals import catalogue
from approvals.case import SHANGHAI
from approvals.catalogue import PermitType
from approvals.models import Bar
from workflows import engine
from workflows.stories import awards
from workflows.stories.samples import laid_over
from workflows.stories.story import Step
from workflows.stories.verbs import decide, handed_in, pass_on

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
    if "award" in given:
        awards.enter(given["award"])
    if "agent" in given:
        agent = given["agent"]
        until = agent.get("until") if isinstance(agent, Mapping) else None
        Agency.objects.create(
            applicant=player.cast.who("applicant"),
            agent=player.cast.who("agent"),
            valid_until=until or FOR_GOOD,
        )
    if "licence" in given:
        _grant_earlier(player, given["licence"])


def _grant_earlier(player: Player, licence: Mapping[str, Any]) -> None:
    """Play an earlier application of the same applicant through to its licence, by the ordinary route."""
    begins = player.story.steps[0].day
    entry = catalogue.entry(player.story.permit, on=begins)
    before = begins - EARLIER_BY
    own = awards.named(entry, player.story.given.get("award"), before, _under_its_keys(entry, licence))
    answers = laid_over(entry, before, own)
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
    if entry.preliminary_review(answers) is not None:
        pass_on(player, _step(at, recommend="GRANT"))
    decide(player, _step(at, outcome="GRANT"))
    engine.perform("serve", case=application.pk, by=player.cast.who("intake"), at=at)
    player.live_through(at.date())


def _under_its_keys(entry: PermitType, licence: Mapping[str, Any]) -> dict[str, Any]:
    """The first and the last day of a licence under the keys that the permit's form has for them."""
    keys = dict(zip(("from", "until"), entry.life.term_keys, strict=True))
    return {keys.get(key, key): value for key, value in licence.items()}


def _step(at: datetime, **arguments: Any) -> Step:
    return Step(number=0, at=at, do="decide", by=None, case=EARLIER, arguments=arguments, expect={})
