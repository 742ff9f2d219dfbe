"""The stock engine's faults in rows, queries and timers, by their numbers in `docs/decisions/0008`."""

from __future__ import annotations

import json

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, connection, models
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext

from ledger.models import Entry
from tests.played import MONDAY, accepted, at, granted, submitted
from tests.workflows.contests import Consultations, opened, recorded
from workflows import engine, inbox, sweep
from workflows.deadlines import moment_after
from workflows.models import OPEN_TASK, Deadline, DeadlineState, Process, Task
from workflows.statements import branches, deadlines, tasks
from workflows.stories.cast import Cast

pytestmark = pytest.mark.django_db

OF_A_CASE = ("workflows", "approvals", "documents", "ledger", "notifications")
OVER = moment_after(MONDAY.replace(day=9))
# Each index beside the primary keys, and the question that it answers.
INDEXES = {
    "a_definition_is_kept_once": "the flow that a case began under",
    "a_flow_once_in_a_case": "the processes of a case",
    "a_letter_arrives_once": "the letters of a case",
    "a_rung_is_armed_once": "whether a rung is armed",
    "deadlines_due": "the sweep",
    "deadlines_of_case": "the deadlines of a case, those of a task that ends, and the next one due",
    "inbox_mine": "my tasks",
    "inbox_pool": "the tasks of my pools",
    "open_scopes_of_case": "the rounds that run in a case, and those inside a branch",
    "open_tasks_of_case": "the open tasks of a case, of a process, of a round, and beside a task that ends",
    "workflows_process_parent_task_id": "the cases for which a task waits",
    "workflows_task_application_id": "every task of a case",
    "workflows_task_owner_id": "whether anybody is about to be deleted who did something",
}


@pytest.fixture
def cast() -> Cast:
    return Cast()


def asked(sql: str, *values: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values or None)
        return cursor.fetchall()


def test_fault_22_nobody_who_did_something_and_no_content_type_can_be_deleted(cast):
    case = granted(cast)
    by = Task.objects.filter(application=case).exclude(owner=None).first().owner

    with pytest.raises(ProtectedError):
        by.delete()
    ContentType.objects.get_or_create(app_label="gone", model="gone")[0].delete()
    assert Process.objects.filter(application=case).order_by("pk")[0].tasks.count() > 3


def test_fault_22_no_row_of_a_case_goes_with_another():
    drops = {
        f"{model.__name__}.{field.name}"
        for label in OF_A_CASE
        for model in apps.get_app_config(label).get_models()
        for field in model._meta.concrete_fields
        if field.remote_field is not None and field.remote_field.on_delete is models.CASCADE
    }

    assert drops == {"DraftFile.draft", "InspectionDraft.inspection"}


def test_fault_23_every_key_is_large_enough():
    small = asked(
        "SELECT table_name, column_name FROM information_schema.columns"
        " WHERE table_name ~ '^(workflows|approvals|documents|ledger|notifications)_'"
        " AND (column_name = 'id' OR column_name ~ '_id$') AND data_type NOT IN ('bigint', 'uuid')"
        " AND column_name NOT IN ('owner_permission_content_type_id', 'key_id')"
    )

    assert small == []


def test_fault_24_every_act_leaves_an_entry_that_nobody_can_change(cast):
    case = granted(cast)
    acts = ["RECEIVE", "ACCEPT", "EXAMINE", "REVIEW", "DECIDE"]
    kept = list(Entry.objects.filter(chain=case.chain).order_by("seq").values_list("act", flat=True))

    assert [act for act in kept if act in acts] == acts
    with pytest.raises(DatabaseError):
        Entry.objects.filter(chain=case.chain).update(act="OTHER")


def test_fault_24_a_claim_is_dated(cast):
    task = Task.objects.get(application=accepted(cast), status__in=OPEN_TASK)

    engine.claim(task.pk, by=cast.who("examiner"), at=at(MONDAY, 16))

    task.refresh_from_db()
    assert task.assigned == at(MONDAY, 16)


def test_fault_25_no_index_that_is_not_for_a_question():
    found = asked(
        "SELECT indexname FROM pg_indexes WHERE tablename ~ '^workflows_' AND indexname !~ '_pkey$'"
    )
    plain = {name.rpartition("_")[0] if name.startswith("workflows_") else name for (name,) in found}

    assert plain == set(INDEXES)


def test_fault_25_no_index_is_the_beginning_of_another():
    columns = asked(
        "SELECT indrelid::regclass::text, indexrelid::regclass::text, indkey::text"
        " FROM pg_index WHERE indrelid::regclass::text ~ '^workflows_' AND indpred IS NULL"
    )
    doubled = [
        (name, longer)
        for table, name, keys in columns
        for other, longer, more in columns
        if table == other and name != longer and more.startswith(f"{keys} ")
    ]

    assert doubled == []


@pytest.mark.parametrize("many", [1, 6])
def test_faults_26_and_27_an_inbox_and_its_counts_are_one_statement_each(
    cast, many, django_assert_num_queries
):
    for number in range(many):
        accepted(cast, area_m2=80 + number)
    mine, waiting = inbox.mine(cast.who("examiner")), inbox.unclaimed(["examiner", "head"])

    with django_assert_num_queries(1):
        shown = inbox.page(waiting)
        assert [(task.name, task.application.case_no != "", task.owner) for task in shown.tasks] == [
            ("examine", True, None)
        ] * many
    with django_assert_num_queries(1):
        assert inbox.counts(mine, waiting) == [0, many]


def test_fault_29_a_sweep_reads_what_is_due_and_nothing_of_what_fired(cast):
    case = submitted(cast)
    row = Deadline.objects.filter(application=case).first()
    past = [
        Deadline(
            application=case,
            process=row.process,
            what=f"past-{number}",
            rung="REMIND",
            due_at=at(MONDAY),
            state=DeadlineState.FIRED,
        )
        for number in range(3000)
    ]
    Deadline.objects.bulk_create(past)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE workflows_deadline")
    values = {"at": at(MONDAY), "until": OVER, "longest": OVER, "most": 5, "limit": 50}
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON, TIMING OFF) {sweep.CLAIM}", values)
        (plan,) = cursor.fetchone()

    scans = list(scans_of(plan if isinstance(plan, list) else json.loads(plan)))
    assert {"Index Name" in scan for scan in scans} == {True}
    assert sum(scan["Actual Rows"] + scan.get("Rows Removed by Filter", 0) for scan in scans) == 0


def test_fault_29_an_act_and_a_deadline_read_nothing_of_other_cases(cast):
    case = submitted(cast)
    task = Task.objects.get(application=case)
    fill(submitted(cast, area_m2=90))
    of_case = {"case": case.pk, "at": OVER}
    sent = {
        tasks.END_TASK: {"task": task.pk, "owner": None, "by": None, "instead": None},
        tasks.SETTLE: {"process": task.process_id},
        branches.CANCEL_BRANCHES: {"scope": 0, "member": None},
        deadlines.FIRE_NEXT: {"rungs": ["MOVE"], "only": None},
    }

    assert max(rows_read(statement, of_case | values) for statement, values in sent.items()) < 20


def fill(case):
    """A thousand open tasks more, each with a deadline that is due."""
    known = Task.objects.get(application=case)
    of_case = {"application": case, "process": known.process}
    more = [
        Task(**of_case, flow_task=known.flow_task, flow_task_type="HUMAN", created=at(MONDAY))
        for _ in range(1000)
    ]
    Task.objects.bulk_create(more)
    Deadline.objects.bulk_create(
        Deadline(**of_case, task=task, what="past", rung="MOVE", due_at=at(MONDAY)) for task in more
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE workflows_task, workflows_deadline")


def rows_read(statement, values):
    """How many rows a statement reads, those that it leaves included."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON, TIMING OFF) {statement}", values)
        (plan,) = cursor.fetchone()
    scans = scans_of(plan if isinstance(plan, list) else json.loads(plan))
    return sum(scan["Actual Rows"] + scan.get("Rows Removed by Filter", 0) for scan in scans)


def scans_of(plan):
    """Every part of a plan that reads a table and was carried out."""
    for node in plan if isinstance(plan, list) else [plan]:
        if "Scan" in node.get("Node Type", "") and node.get("Relation Name") and node["Actual Loops"]:
            yield node
        for part in [node["Plan"]] if "Plan" in node else node.get("Plans", []):
            yield from scans_of(part)


def test_fault_30_a_deadline_that_two_sweepers_were_handed_fires_once():
    desk = Consultations()
    case = desk.asked("water")

    fired = [sweep.fire(case.pk, at=OVER) for _ in range(3)]

    assert (fired[1:], recorded(case, "CONSULT_SILENT"), opened(case, "conclude")) == ([0, 0], 1, 1)


def test_fault_31_what_waits_for_something_else_costs_a_sweep_nothing(cast):
    for number in range(3):
        accepted(cast, area_m2=80 + number)

    with CaptureQueriesContext(connection) as sent:
        assert sweep.sweep(at=at(MONDAY, 12)) == 0

    assert sum("workflows_deadline" in statement["sql"] for statement in sent) == 1
