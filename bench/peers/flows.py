"""The case on stock Viewflow 2.4: its own models, join, boundary timers and lock.

The open core has no split over data (`Split.Next` takes no `data_source`), so that one node is added to it.
"""

from datetime import timedelta

from viewflow import this
from viewflow.workflow import flow
from viewflow.workflow.activation import Activation
from viewflow.workflow.lock import SelectForUpdateLock
from viewflow.workflow.nodes.split import SplitActivation

TERM = timedelta(days=5)


class EachActivation(SplitActivation):
    """Opens one branch a department."""

    @Activation.status.super()
    def activate(self) -> None:
        """Pass one pair an item to `create_next`, which gives each a token of its own."""
        (node, _, _), *_ = self.flow_task._branches
        self.next_tasks = [(node, {"department": name}) for name in self.process.data["departments"]]


class Each(flow.Split):
    """A parallel split over data."""

    activation_class = EachActivation


class ConsultationFlow(flow.Flow):
    """Start, accept, consult every department with a term, decide."""

    lock_impl = SelectForUpdateLock(nowait=False)

    start = flow.StartHandle().Next(this.accept)
    accept = flow.View(None).Next(this.each)
    each = Each().Next(this.consult)
    consult = flow.View(None).OnTimeout(TERM, this.deemed).Next(this.gather)
    deemed = flow.Function(lambda activation: None).Next(this.gather)
    gather = flow.Join().Next(this.decide)
    decide = flow.View(None).Next(this.end)
    end = flow.End()
