"""What is done to a permit's definition, and to its cases, while they run."""

from __future__ import annotations

from datetime import datetime
from io import StringIO

import pytest
from django.core.management import call_command

from approvals.models import Application
from ledger import moment
from ledger.models import Entry
from ledger.verification import verify_case
from tests.played import MONDAY, accepted, at
from tests.workflows.definitions.living import NOON, open_names
from workflows import engine
from workflows.definitions.starting import DefinitionsRefused, require_places
from workflows.stories.cast import Cast

SLUG = "market-place"
RENAMED = (("review = ", "recheck = "), ("then=this.review", "then=this.recheck"))
REVIEW = "    review = steps.review(then=this.approve, back=this.examine)\n"
TWICE = ((REVIEW, REVIEW.replace("approve", "once_more") + REVIEW.replace("review", "once_more", 1)),)
REMOVED = (
    ("examine = steps.examine(then=this.review)", "examine = steps.examine(then=this.approve)"),
    (REVIEW, ""),
)
RENAMED_CLASS = (("MarketPlaceFlow", "StreetMarketFlow"),)
CHANGED = (
    (
        "approve = steps.approve(then=this.serve, back=this.examine)",
        "approve = steps.approve(then=this.serve, back=this.review)",
    ),
)


def in_review(cast: Cast) -> Application:
    case = accepted(cast, permit=SLUG)
    return engine.perform(
        "examine", case=case.pk, by=cast.who("examiner"), at=NOON, arguments={"outcome": "GRANT"}
    )


def move(*words: str, flow: str = SLUG, from_: str = "all", on: datetime = NOON) -> str:
    told = StringIO()
    with moment.frozen(on):
        call_command(
            "move_cases",
            "--from",
            from_,
            "--to",
            "current",
            "--flow",
            flow,
            "--by",
            "story-admin-1",
            *words,
            stdout=told,
        )
    return told.getvalue()


def line_of(words: str) -> list[str]:
    """The line that the check names, as it is typed."""
    (line,) = (line.strip() for line in words.splitlines() if "move_cases" in line)
    return line.replace("USERNAME", "story-admin-1").replace(" --dry-run", "").split()[2:]


def follow(words: str) -> None:
    with moment.frozen(NOON):
        call_command("move_cases", *line_of(words), stdout=StringIO())


def refusal() -> str:
    with pytest.raises(DefinitionsRefused) as refused:
        require_places(at=NOON)
    return str(refused.value)


def to_the_end(cast: Cast, case: Application, *acts: tuple[str, str]) -> Application:
    for act, office in acts:
        arguments = {"channel": "PORTAL"} if act == "serve" else {"outcome": "GRANT"}
        engine.perform(act, case=case.pk, by=cast.who(office), at=at(MONDAY, 15), arguments=arguments)
    case.refresh_from_db()
    assert open_names(case) == []
    assert verify_case(case.pk).is_whole
    return case


REST = (("review", "reviewer"), ("decide", "approver"), ("serve", "intake"))


def entries(case: Application) -> list[Entry]:
    return list(Entry.objects.filter(chain=case.chain_id, act="MOVED_TO_DEFINITION"))
