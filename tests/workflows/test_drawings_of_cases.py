"""The picture of a case shows what happened: done, waiting now, ended before it was done, not reached."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from approvals.models import Application, Licence
from approvals.statuses import LicenceState
from tests import played
from tests.portal.people import SLUG, at, done, granted, submitted, unit
from tests.workflows.toys.entries import parties
from workflows import engine, sweep
from workflows.drawings.picture import Picture, picture
from workflows.drawings.progress import State, standing
from workflows.models import OPEN_TASK, Task
from workflows.parties import Party
from workflows.registry import flow_of
from workflows.stories.cast import Cast

pytestmark = pytest.mark.django_db


def drawn(case: Application) -> Picture:
    flow = flow_of(SLUG)
    return picture(flow, standing(Application.objects.get(pk=case.pk), flow))


def states(case: Application) -> dict[str, State | None]:
    return {box.key: box.state for box in drawn(case).boxes if box.form != "timer"}


def reached(case: Application) -> dict[str, str]:
    return {key: str(state) for key, state in states(case).items() if state is not State.AHEAD}


def test_a_case_filed_waits_at_the_check_for_acceptance():
    assert reached(submitted(unit())) == {"receive": "done", "accept": "now"}


def test_a_case_granted_has_gone_the_whole_way():
    case = granted(submitted(unit()), moment=at(22))

    way = ("receive", "accept", "examine", "review", "approve", "granted", "supervise", "serve", "serve-done")
    assert reached(case) == {**dict.fromkeys(way, "done"), "supervise": "now"}
    # Past the grant two lines lead on to service, and both join boxes that were reached.
    assert sum(line.is_walked for line in drawn(case).lines) == len(way)


def test_supervision_goes_on_as_long_as_the_licence_lives():
    case = granted(submitted(unit()), moment=at(22))
    assert reached(case)["supervise"] == "now"

    Licence.objects.filter(application=case).update(state=LicenceState.EXPIRED)
    assert reached(case)["supervise"] == "done"


def test_a_withdrawal_ends_what_waited_and_shows_its_end():
    owner = unit()
    case = submitted(owner)
    done("withdraw", case, by=owner, moment=at(22))

    assert reached(case) == {
        "receive": "done",
        "accept": "ended",
        "withdraw": "done",
        "withdraw-closed": "done",
    }


def test_a_refusal_to_accept_leads_to_the_end_beside_it_only():
    case = submitted(unit())
    done("not_required", case, by="acceptor", moment=at(22))

    assert reached(case) == {"receive": "done", "accept": "done", "accept-closed": "done"}


def test_what_came_by_silence_is_shown_though_it_has_no_task():
    case = submitted(unit())
    sweep.sweep(at=at(30))

    assert reached(case)["silence"] == "done"
    assert reached(case)["examine"] == "now"


def test_a_case_sent_back_waits_again_where_it_was():
    case = done("accept", submitted(unit()), by="acceptor", moment=at(22))
    done("examine", case, by="examiner", moment=at(22, 11), outcome="GRANT")
    done("send_back", case, by="reviewer", moment=at(22, 12), reason="再看看现场")

    assert reached(case) == {"receive": "done", "accept": "done", "examine": "now", "review": "done"}


def test_of_a_round_it_is_told_how_many_have_answered(toys):
    cast = Cast()
    for key in ("greening", "water", "fire"):
        parties[key] = Party(key, f"dept:{key}", due_on=date(2026, 3, 6), silence="DEEMED")
    case = played.submitted(cast, permit="toy-rounds")
    monday = date(2026, 3, 2)
    engine.perform("toy_begin", case=case.pk, by=cast.who("lead"), at=played.at(monday, 11))
    task = Task.objects.get(application=case, member="water", status__in=OPEN_TASK)
    engine.perform("toy_answer", case=case.pk, task=task.pk, by=cast.who("water"), at=played.at(monday, 14))

    flow = flow_of("toy-rounds")
    asked = next(box for box in picture(flow, standing(case, flow)).boxes if box.key == "reply")
    assert (asked.share, asked.state, asked.is_one_of_many) == ("1/3", State.NOW, True)


def test_the_picture_takes_as_many_statements_for_a_long_case_as_for_a_short_one():
    case = submitted(unit())
    short = queries(case)
    granted(case, moment=at(22))

    assert queries(case) == short == 3


def queries(case: Application) -> int:
    row = Application.objects.get(pk=case.pk)
    with CaptureQueriesContext(connection) as caught:
        standing(row, flow_of(SLUG))
    return len(caught)
