"""The stock engine's faults in locks, joins and rights, by their numbers in `docs/decisions/0008`: not ours.

Faults 1 and 9 are raced for in `test_races.py`, faults 2 and 28 stand in `tests/faults/test_held_case.py`.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from viewflow import this
from viewflow.workflow.status import STATUS

from accounts.models import Role
from accounts.roles import pools_of
from config.addresses import database_settings
from ledger import waking
from ledger.models import OutboxItem, OutboxState
from ledger.verification import verify_case
from tests.played import MONDAY, accepted, at, submitted
from tests.workflows.contests import Consultations, opened, recorded
from tests.workflows.toys import entries
from workflows import engine, errands, inbox, steps, sweep, waiting
from workflows.acts.registry import ACTS
from workflows.checks import problems
from workflows.deadlines import moment_after
from workflows.errors import NoSuchCase, NotYours, TaskGone
from workflows.hands import RUN_ERRANDS
from workflows.models import OPEN_TASK, Deadline, DeadlineState, Process, Scope, Task
from workflows.movement import Movement
from workflows.nodes import End, PermitFlow
from workflows.nodes.task import PARTYS_OWN, TaskNode
from workflows.parties import Party
from workflows.registry import all_flows
from workflows.stories.cast import Cast
from workflows.visibility import case_seen_by, cases_seen_by

pytestmark = pytest.mark.django_db

NOON = at(MONDAY, 12)
LATER = at(MONDAY, 16)
SECRET = "310101199001011234"


@pytest.fixture
def desk() -> Consultations:
    return Consultations()


@pytest.fixture
def cast(desk) -> Cast:
    return desk.cast


def open_tasks(case) -> list[str]:
    return sorted(task.name for task in Task.objects.filter(application=case, status__in=OPEN_TASK))


@pytest.mark.parametrize("address", ["sqlite:///x.db", "postgresql:///x"])
def test_fault_3_no_address_leads_to_a_database_without_row_locks(address):
    assert database_settings(address)["ENGINE"].endswith("postgresql")
    assert connection.features.has_select_for_update_skip_locked


@pytest.mark.usefixtures("toys")
def test_fault_5_a_letter_to_a_case_that_is_not_ready_for_it_is_kept(cast):
    case = submitted(cast, permit="toy-waiting")

    assert not waiting.deliver(case.pk, message="answer", key="1", at=NOON)
    engine.perform("toy_begin", case=case.pk, by=cast.who("lead"), at=NOON)

    assert open_tasks(case) == ["survey"]


@pytest.mark.usefixtures("toys")
def test_fault_6_nothing_is_sent_for_an_act_that_was_rolled_back(cast, monkeypatch):
    case = submitted(cast, permit="toy-waiting")
    engine.perform("toy_begin", case=case.pk, by=cast.who("lead"), at=NOON)
    monkeypatch.setattr(Movement, "settle", lambda move: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        waiting.deliver(case.pk, message="answer", key="1", at=NOON)

    assert RUN_ERRANDS not in waking.owed_after_commit()
    assert not OutboxItem.objects.filter(kind="flow-job").exists()


@pytest.mark.parametrize("act", ["accept", "decide", "consult_reply"])
def test_fault_7_the_engine_itself_asks_who_may_take_an_act(cast, act):
    case = submitted(cast)

    with pytest.raises(NotYours):
        engine.perform(act, case=case.pk, by=cast.who("inspector"), at=NOON, arguments={})
    with pytest.raises(NotYours):
        engine.claim(Task.objects.get(application=case).pk, by=cast.who("inspector"), at=NOON)


def test_fault_10_leaving_out_the_last_open_department_goes_on(desk):
    case = desk.asked("water", "fire")
    desk.reply(case, "fire")()

    desk.lead(case, "consult_cancel", department="water", reason="不涉及")

    assert open_tasks(case) == ["conclude"]
    assert Scope.objects.get(application=case).closed_at is not None


def test_fault_11_nothing_of_a_task_that_was_cancelled_fires(desk):
    case = desk.asked("water", "fire")
    desk.lead(case, "consult_cancel", department="water", reason="不涉及")

    sweep.sweep(at=moment_after(MONDAY + timedelta(days=30)))

    assert recorded(case, "CONSULT_SILENT") == 1
    of_water = Deadline.objects.filter(application=case, task__member="water")
    assert set(of_water.values_list("state", flat=True)) == {DeadlineState.SUPERSEDED}


@pytest.mark.usefixtures("toys")
def test_fault_12_a_round_inside_each_branch_of_a_round_is_gathered_for_itself(cast):
    for key in ("water", "fire"):
        entries.parties[key] = entries.inner_parties[key] = Party(key, f"dept:{key}")
    case = submitted(cast, permit="toy-nested")
    inner = Scope.objects.get(application=case, parent_member="water")
    for task in Task.objects.filter(scope=inner):
        engine.perform("toy_answer", case=case.pk, task=task.pk, by=cast.who(task.member), at=NOON)

    assert open_tasks(case) == ["reply", "reply", "sum-up"]
    assert list(Scope.objects.filter(application=case).exclude(closed_at=None)) == [inner]


def test_fault_13_rounds_may_be_nested_as_deep_as_one_likes(desk):
    case = desk.asked("water")
    process = Process.objects.get(application=case)
    outer = Scope.objects.get(application=case)
    for depth in range(40):
        outer = Scope.objects.create(
            process=process,
            application=case,
            node="ask",
            parent=outer,
            parent_member=f"{depth:060}" if depth else "water",
            total=1,
            remaining=1,
            opened_at=NOON,
        )
    deepest = Task.objects.create(
        process=process,
        application=case,
        flow_task=process.flow_class.instance.node("reply"),
        flow_task_type="HUMAN",
        pool="dept:water",
        created=NOON,
        scope=outer,
    )

    desk.lead(case, "consult_cancel", department="water", reason="不涉及")

    deepest.refresh_from_db()
    assert deepest.status == STATUS.CANCELED
    assert not Scope.objects.filter(application=case, closed_at=None).exists()


@pytest.mark.usefixtures("toys")
def test_fault_14_no_process_is_done_while_a_branch_is_open_though_its_work_failed(cast, monkeypatch):
    case = submitted(cast, permit="toy-waiting")
    engine.perform("toy_begin", case=case.pk, by=cast.who("lead"), at=NOON)
    waiting.deliver(case.pk, message="answer", key="1", at=NOON)
    node = Task.objects.get(application=case, status__in=OPEN_TASK).flow_task
    monkeypatch.setattr(node, "work", lambda application, key: 1 / 0)

    for hour in range(6):
        errands.run_due(at=NOON + timedelta(hours=hour))

    assert OutboxItem.objects.get(kind="flow-job").state == OutboxState.PARKED
    assert Process.objects.get(application=case).status != "DONE"
    assert open_tasks(case) == ["survey"]


def test_fault_15_a_task_whose_node_is_gone_never_keeps_its_case_from_ending(cast):
    case = accepted(cast)
    row = Task.objects.filter(application=case, status__in=OPEN_TASK)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE workflows_task SET flow_task = replace(flow_task, '.examine', '.gone') WHERE id = %s",
            [row.get().pk],
        )

    engine.perform("withdraw", case=case.pk, by=cast.who("applicant"), at=LATER)

    assert open_tasks(case) == []
    assert not Task.objects.filter(application=case, finished=None).exists()
    assert Process.objects.get(application=case).status == "DONE"


@pytest.mark.usefixtures("toys")
def test_fault_16_an_error_leaves_its_class_behind_and_nothing_of_what_it_held(cast, monkeypatch):
    case = submitted(cast, permit="toy-waiting")
    engine.perform("toy_begin", case=case.pk, by=cast.who("lead"), at=NOON)
    waiting.deliver(case.pk, message="answer", key="1", at=NOON)
    node = Task.objects.get(application=case, status__in=OPEN_TASK).flow_task

    def leaking(application, key):
        identity = SECRET
        raise ValueError(identity)

    monkeypatch.setattr(node, "work", leaking)
    errands.run_due(at=NOON)

    item = OutboxItem.objects.get(kind="flow-job")
    assert item.error == "ValueError"
    assert SECRET not in str(OutboxItem.objects.values().get(pk=item.pk))


def test_fault_17_a_flow_that_inherits_is_refused_and_leaves_its_parent_as_it_was():
    class ParentFlow(PermitFlow):
        """Parent"""

        receive = steps.receive(then=this.done)
        done = steps.end(entries.TITLE)

    ways = list(ParentFlow.instance.node("receive")._ways)

    class ChildFlow(ParentFlow):
        """Child"""

        done = End(title=entries.TITLE)

    assert any("not from another flow" in problem for problem in problems(ChildFlow))
    assert ParentFlow.instance.node("receive")._ways == ways
    assert ways[0][1] is ParentFlow.instance.node("done")


def test_fault_18_every_pool_is_a_role_that_exists_and_every_act_asks_for_roles_that_exist():
    roles = {*Role.values, PARTYS_OWN}
    tasks = [
        node for flow in all_flows().values() for node in flow.instance.nodes() if isinstance(node, TaskNode)
    ]

    assert {task.pool for task in tasks} <= roles
    assert {role for act in ACTS.values() for role in act.roles} <= roles


def test_fault_19_a_queue_shows_the_tasks_of_ones_own_pools_only(desk):
    desk.asked("water", "fire")
    accepted(desk.cast)

    seen = {
        name: {task.pool for task in inbox.unclaimed(pools_of(desk.cast.who(name), MONDAY))}
        for name in ("water", "fire", "examiner", "applicant")
    }

    assert seen == {
        "water": {"dept:water"},
        "fire": {"dept:fire"},
        "examiner": {"examiner"},
        "applicant": set(),
    }


def test_fault_20_a_list_of_cases_shows_what_one_may_open_and_nothing_else(desk):
    mine, of_water = submitted(desk.cast), desk.asked("water")
    rows = {
        name: set(cases_seen_by(desk.cast.who(name), on=MONDAY).values_list("pk", flat=True))
        for name in ("applicant", "agent", "water", "fire")
    }

    assert rows == {"applicant": {mine.pk}, "agent": set(), "water": {of_water.pk}, "fire": set()}
    with pytest.raises(NoSuchCase):
        case_seen_by(desk.cast.who("fire"), of_water.case_no, on=MONDAY)


def test_fault_21_the_head_puts_back_what_a_colleague_who_is_away_has_claimed(cast):
    case = accepted(cast)
    task = Task.objects.get(application=case, status__in=OPEN_TASK)
    away, here = cast.all("examiner")
    engine.claim(task.pk, by=away, at=NOON)

    with pytest.raises(TaskGone):
        engine.release(task.pk, by=here, at=LATER)
    engine.release(task.pk, by=cast.who("head"), at=LATER)
    engine.perform("examine", case=case.pk, task=task.pk, by=here, at=LATER, arguments={"outcome": "GRANT"})

    assert opened(case, "review") == 1
    verify_case(case.pk).must_be_whole()
