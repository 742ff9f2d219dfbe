"""Driving a case on stock Viewflow, step by step."""

from collections.abc import Iterator

from viewflow.workflow.models import Task
from viewflow.workflow.status import PROCESS, STATUS

from accounts.models import User
from bench.peers.flows import ConsultationFlow

NAME = "stock Viewflow"


def case(departments: int, *, by: User) -> Iterator[str]:
    """One whole case; gives each step's name when it is done."""
    process = begin(departments)
    yield "start"
    accept(process, by=by)
    yield "accept"
    for task in consultations(process):
        done(task, by=by)
        yield "reply"
    done(_open(process, ConsultationFlow.decide).get(), by=by)
    yield "decide"
    process.refresh_from_db()
    assert process.status == PROCESS.DONE


def begin(departments: int):
    """A started process; gives its row."""
    names = [f"department-{number}" for number in range(departments)]
    return ConsultationFlow.start.run(_process_data={"departments": names})


def accept(process, *, by: User) -> None:
    """Accept, which opens the consultations."""
    done(_open(process, ConsultationFlow.accept).get(), by=by)


def consultations(process) -> list[Task]:
    """The consultations that are open."""
    return list(_open(process, ConsultationFlow.consult))


def done(task: Task, *, by: User) -> None:
    """Do a task under the flow's lock, as Viewflow's own views do."""
    with task.activation() as activation:
        activation.assign(by)
        activation.start(None)
        activation.execute()


def _open(process, node):
    return Task.objects.filter(process=process, flow_task=node, status=STATUS.NEW)
