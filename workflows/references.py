"""References to flows and nodes as the rows keep them, `app/module.Flow.node`: what is gone reads as gone.

A row outlives the code that wrote it. Where its flow or its node is no more, a page shows a step that is no
more, nothing is offered there, and saving the row keeps what it said; `check_flows` finds such rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from viewflow.workflow import fields
from viewflow.workflow.nodes.obsolete import Obsolete

from forms.words import Words

NO_MORE = Words("（已撤销的环节）", "(a step that is no more)")
# The app, the module or the class is gone, or the class is no flow any more.
GONE = (LookupError, ImportError, AssertionError)


@dataclass(frozen=True)
class GoneNode:
    """A node that is no more: it has a name and a title, and no act has a place there."""

    ref: str

    title: ClassVar[Words] = NO_MORE
    kind: ClassVar[str] = "gone"
    law: ClassVar[None] = None
    serves: ClassVar[None] = None
    acts: ClassVar[tuple[str, ...]] = ()

    @property
    def name(self) -> str:
        return node_name(self.ref)


@dataclass(frozen=True)
class GoneFlow:
    """A flow that is no more: it has no nodes, and nothing may be done meanwhile."""

    ref: str

    process_title: ClassVar[str] = NO_MORE.zh
    process_description: ClassVar[str] = ""
    meanwhile: ClassVar[tuple[str, ...]] = ()

    @property
    def instance(self) -> GoneFlow:
        return self

    def nodes(self) -> Iterator[Any]:
        """None."""
        return iter(())

    def node(self, name: str) -> GoneNode:
        """Gone, whatever its name."""
        return GoneNode(f"{self.ref}.{name}")


def flow_at(ref: str) -> Any:
    """The flow class of a reference, or a GoneFlow."""
    try:
        return fields.import_flow_by_ref(ref) or GoneFlow(ref)
    except GONE:
        return GoneFlow(ref)


def node_at(ref: str) -> Any:
    """The node of a reference, or a GoneNode."""
    try:
        node = fields.import_task_by_ref(ref)
    except GONE:
        return GoneNode(ref)
    return GoneNode(ref) if node is None or isinstance(node, Obsolete) else node


def ref_of(flow: Any) -> str:
    """The reference of a flow class, as rows keep it."""
    return flow.ref if isinstance(flow, GoneFlow) else str(fields.get_flow_ref(flow))


def node_name(ref: str) -> str:
    """The name of the node in a task's reference."""
    return ref.rpartition(".")[2]


class FlowReference(fields.FlowReferenceField):
    """A flow class; what is gone reads as a GoneFlow and is written back as it was."""

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Any:
        """Never fails."""
        return None if value is None else flow_at(value)

    def get_prep_value(self, value: Any) -> Any:
        """The reference."""
        return value.ref if isinstance(value, GoneFlow) else super().get_prep_value(value)


class NodeReference(fields.TaskReferenceField):
    """A node of a flow; what is gone reads as a GoneNode and is written back as it was."""

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Any:
        """Never fails."""
        return None if value is None else node_at(value)

    def get_prep_value(self, value: Any) -> Any:
        """The reference."""
        return value.ref if isinstance(value, GoneNode) else super().get_prep_value(value)
