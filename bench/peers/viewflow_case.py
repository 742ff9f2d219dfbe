"""Driving a case on stock Viewflow, step by step."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import QuerySet
from viewflow.workflow.base import Node
from viewflow.workflow.models import Process, Task
from viewflow.workflow.status import PROCESS, STATUS

from accounts.models import User
from bench.peers.flows import ConsultationFlow
from ledger import moment

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


def consulting(departments: int, *, by: User) -> Process:
    """A process whose departments are all being consulted."""
    process = begin(departments)
    accept(process, by=by)
    return process


def begin(departments: int) -> Process:
    """A started process; gives its row."""
    names = [f"department-{number}" for number in range(departments)]
    return ConsultationFlow.start.run(_process_data={"departments": names})


def accept(process: Process, *, by: User) -> None:
    """Accept, which opens the consultations."""
    done(_open(process, ConsultationFlow.accept).get(), by=by)


def consultations(process: Process) -> list[Task]:
    """The consultations that are open."""
    return list(_open(process, ConsultationFlow.consult))


def done(task: Task, *, by: User) -> None:
    """Do a task under the flow's lock, as Viewflow's own views do."""
    with task.activation() as activation:
        activation.assign(by)
        activation.start(None)
        activation.execute()


def make_due(processes: list[Process]) -> list[Task]:
    """Let the first term of each process be over; gives the timers."""
    timers = Task.objects.filter(process__in=processes, flow_task_type="TIMER").order_by("process_id", "pk")
    first = timers.distinct("process_id")
    over = moment.now() - timedelta(minutes=1)
    Task.objects.filter(pk__in=[timer.pk for timer in first]).update(scheduled=over)
    return list(first)


def fire(timer: Task) -> None:
    """Fire one timer as `fire_due_timers` fires each of its own."""
    with timer.activation() as activation:
        if activation.start.can_proceed():
            activation.start()
            activation.execute()


def still_due(timers: list[int]) -> int:
    """How many of these timers have not fired."""
    return Task.objects.filter(pk__in=timers).exclude(status=STATUS.DONE).count()


def verdict(process: Process) -> str:
    """How a race ended: the case went on once, twice, or never; or a department counted twice."""
    tasks = Task.objects.filter(process=process)
    ends = [
        tasks.filter(flow_task=node, status=STATUS.DONE).count()
        for node in (ConsultationFlow.consult, ConsultationFlow.deemed)
    ]
    went_on = tasks.filter(flow_task=ConsultationFlow.decide).count()
    if went_on > 1 or sum(ends) > len(process.data["departments"]):
        return "twice"
    return "once" if went_on else "stalled"


def _open(process: Process, node: Node) -> QuerySet[Task]:
    return Task.objects.filter(process=process, flow_task=node, status=STATUS.NEW)
