"""A quarter's cases and the auditor who looks at them."""

from datetime import date

from django.test import Client

from accounts.models import User
from approvals.models import Application
from audit.proving import prove
from tests.audit.cases_at_hand import (
    FRIDAY,
    NEXT_MONDAY,
    TUESDAY,
    WEDNESDAY,
    act,
    by_silence,
    committed,
    decided,
    paused,
    withdrawn,
)
from tests.played import accepted, at
from workflows import engine
from workflows.stories.cast import Cast

TODAY = date(2026, 3, 26)
NOW = at(TODAY, 18)
PERIOD = "period=2026Q1"


def signed_in(cast: Cast, who: str) -> Client:
    client = Client()
    client.force_login(cast.who(who), backend="django.contrib.auth.backends.ModelBackend")
    return client


def a_quarter(cast: Cast) -> dict[str, Application]:
    """One case of every kind that the board tells apart."""
    cases = {
        "quick": decided(cast, on=TUESDAY, place="滨江路一号绿地"),
        "refused": decided(cast, on=WEDNESDAY, outcome="REFUSE", place="云杉路南侧绿地"),
        "paused": paused(cast, since=TUESDAY, until=FRIDAY, on=NEXT_MONDAY, place="望江里街心花园"),
        "void": paused(
            cast, since=TUESDAY, until=FRIDAY, on=NEXT_MONDAY, notice=False, place="港务大厦前绿地"
        ),
        "instant": committed(cast, place="河西变电站外侧绿地"),
        "withdrawn": withdrawn(cast, place="临江中学东门绿地"),
        "late": accepted(cast, place="滨江科创园二期绿地"),
        "silent": by_silence(cast, place="公园路口袋绿地"),
    }
    act(cases["quick"], "serve", cast, "intake", WEDNESDAY)
    for case in cases.values():
        engine.run_deadlines(case.pk, at=NOW)
    prove(at=NOW)
    return cases


def auditor(cast: Cast) -> User:
    return cast.who("auditor")
