"""Driving a case on SpiffWorkflow 3.2: its state is read, run and stored again at every step."""

from collections.abc import Iterator
from pathlib import Path

from django.db import transaction
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.util.task import TaskState

from accounts.models import User
from bench.peers.models import SpiffCase

NAME = "SpiffWorkflow"
DRAWING = Path(__file__).with_name("spiff.bpmn")

_parser = BpmnParser()
_parser.add_bpmn_file(str(DRAWING))
_specs = (_parser.get_spec("consultation"), _parser.get_subprocess_specs("consultation"))
_serializer = BpmnWorkflowSerializer()


def case(departments: int, *, by: User) -> Iterator[str]:
    """One whole case; gives each step's name when it is done."""
    with transaction.atomic():
        workflow = BpmnWorkflow(*_specs)
        workflow.task_tree.data["departments"] = departments
        workflow.do_engine_steps()
        row = SpiffCase.objects.create(state=_serializer.serialize_json(workflow))
    yield "start"
    _step(row.pk, "accept")
    yield "accept"
    for _ in range(departments):
        _step(row.pk, "consult")
        yield "reply"
    assert _step(row.pk, "decide").is_completed()
    yield "decide"


def _step(pk: int, name: str) -> BpmnWorkflow:
    with transaction.atomic():
        state = SpiffCase.objects.select_for_update().values_list("state", flat=True).get(pk=pk)
        workflow = _serializer.deserialize_json(state)
        ready = workflow.get_next_task(state=TaskState.READY, spec_name=name)
        ready.run()
        workflow.do_engine_steps()
        workflow.refresh_waiting_tasks()
        SpiffCase.objects.filter(pk=pk).update(state=_serializer.serialize_json(workflow))
    return workflow
