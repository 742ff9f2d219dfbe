"""BPMN 2.0: the procedure as an engine elsewhere can load, show and run it.

Conditions and last days are Python expressions over `act`, what the conditions name, and `due`: the last day
of each period as the clock gives it, for no duration of BPMN's knows working days and pauses.
"""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

from workflows.drawings.bpmn_diagram import draw
from workflows.drawings.bpmn_text import expression, lane_key, named, q, said
from workflows.drawings.graph import Graph, Kind, Shape, Way
from workflows.drawings.procedure import procedure
from workflows.drawings.remarks import of_flow, of_shape
from workflows.drawings.roles import ALL_LANES, words_of
from workflows.drawings.titles import title_of
from workflows.nodes.task import TaskNode

TAGS = {
    Kind.START: "startEvent",
    Kind.MESSAGE_START: "startEvent",
    Kind.TIMER_START: "startEvent",
    Kind.TASK: "userTask",
    Kind.WORK: "serviceTask",
    Kind.CALL: "callActivity",
    Kind.CATCH: "intermediateCatchEvent",
    Kind.CHOICE: "exclusiveGateway",
    Kind.FORK: "parallelGateway",
    Kind.MERGE: "exclusiveGateway",
    Kind.TIMER: "boundaryEvent",
    Kind.END: "endEvent",
    Kind.CLOSE: "endEvent",
    Kind.PART: "subProcess",
    Kind.ROUND: "subProcess",
    Kind.MEANWHILE: "subProcess",
}


def bpmn(slug: str, flow: Any) -> str:
    """The flow as a BPMN file, in the language of the moment."""
    return _File(slug, flow).text()


class _File:
    def __init__(self, slug: str, flow: Any) -> None:
        self.slug, self.flow, self.graph = slug, flow, procedure(flow)
        self.messages: dict[str, str] = {}
        self.other_cases: list[ET.Element] = []
        self.root = ET.Element(
            q("definitions"),
            id=f"{slug}-definitions",
            targetNamespace="urn:lvtong:procedures",
            expressionLanguage="urn:lvtong:python",
            exporter="lvtong",
        )

    def text(self) -> str:
        """The whole file."""
        lanes = [lane for lane in ALL_LANES if any(shape.lane == lane for shape in self.graph.shapes)]
        title = str(title_of(self.flow))
        process = ET.Element(q("process"), id=self.slug, name=title, isExecutable="true")
        for remark in of_flow(self.flow):
            said(process, str(remark))
        lane_set = ET.SubElement(process, q("laneSet"), id=f"{self.slug}-lanes")
        for lane in lanes:
            self._lane(lane_set, lane)
        self._fill(process, self.graph)
        for message, key in self.messages.items():
            ET.SubElement(self.root, q("message"), id=key, name=message)
        together = ET.SubElement(self.root, q("collaboration"), id=f"{self.slug}-together")
        ET.SubElement(together, q("participant"), id=f"{self.slug}-pool", name=title, processRef=self.slug)
        self.root.append(process)
        self.root.extend(self.other_cases)
        draw(self.root, self.slug, self.graph, tuple(lanes))
        ET.indent(self.root)
        return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(self.root, encoding="unicode") + "\n"

    def _lane(self, lane_set: ET.Element, lane: str) -> None:
        element = ET.SubElement(lane_set, q("lane"), id=lane_key(self.slug, lane), name=words_of(lane))
        for shape in self.graph.shapes:
            if shape.lane == lane:
                ET.SubElement(element, q("flowNodeRef")).text = shape.key

    def _fill(self, parent: ET.Element, graph: Graph) -> None:
        """The elements of a process or of a part, each with its ways in and out."""
        for shape in graph.shapes:
            self._element(parent, shape, graph)
        for number, way in enumerate(graph.ways):
            ends = {"sourceRef": way.source, "targetRef": way.target}
            element = ET.SubElement(parent, q("sequenceFlow"), {"id": named(graph, number), **ends})
            if way.words:
                element.set("name", str(way.words))
            if way.condition:
                _expression(element, "conditionExpression", expression(way.condition))

    def _element(self, parent: ET.Element, shape: Shape, graph: Graph) -> None:
        element = ET.SubElement(parent, q(TAGS[shape.kind]), id=shape.key)
        if words := str(shape.words):
            element.set("name", words)
        for remark in of_shape(shape, self.flow):
            said(element, str(remark))
        for number, way in enumerate(graph.ways):
            if way.target == shape.key:
                ET.SubElement(element, q("incoming")).text = named(graph, number)
        for number, way in enumerate(graph.ways):
            if way.source == shape.key:
                ET.SubElement(element, q("outgoing")).text = named(graph, number)
                self._default(element, way, named(graph, number))
        self._particular(element, shape)
        if shape.inner is not None:
            self._fill(element, shape.inner)

    def _default(self, element: ET.Element, way: Way, key: str) -> None:
        if way.is_default:
            element.set("default", key)

    def _particular(self, element: ET.Element, shape: Shape) -> None:
        """What only this kind of shape has."""
        match shape.kind:
            case Kind.TASK:
                assert isinstance(shape.node, TaskNode)
                _role(element, shape.node.pool)
            case Kind.ROUND:
                _each(element, shape)
            case Kind.MEANWHILE:
                element.set("triggeredByEvent", "true")
            case Kind.CALL:
                element.set("calledElement", getattr(shape.node, "slug", "") or self._other_case(shape))
            case Kind.CLOSE:
                ET.SubElement(element, q("terminateEventDefinition"))
            case Kind.TIMER:
                element.set("attachedToRef", shape.host)
                element.set("cancelActivity", _true(shape.interrupts))
                _timer(element, shape.expr)
            case Kind.TIMER_START:
                element.set("isInterrupting", "false")
                _timer(element, shape.expr)
            case Kind.MESSAGE_START:
                element.set("isInterrupting", _true(shape.interrupts))
                self._message(element, getattr(shape.node, "act", ""))
            case Kind.CATCH:
                self._message(element, getattr(shape.node, "message", ""))

    def _other_case(self, shape: Shape) -> str:
        """A case of its own, whose procedure is known only when it is opened: one step stands for it."""
        key = f"{self.slug}-{shape.key}"
        other = ET.Element(q("process"), id=key, name=str(shape.words), isExecutable="true")
        for tag, part in (("startEvent", "begins"), ("serviceTask", "runs"), ("endEvent", "ends")):
            ET.SubElement(other, q(tag), id=f"{key}-{part}", name=shape.expr)
        for source, target in (("begins", "runs"), ("runs", "ends")):
            ET.SubElement(
                other,
                q("sequenceFlow"),
                id=f"way-{key}-{target}",
                sourceRef=f"{key}-{source}",
                targetRef=f"{key}-{target}",
            )
        self.other_cases.append(other)
        return key

    def _message(self, element: ET.Element, message: str) -> None:
        key = self.messages.setdefault(message, f"message-{message}")
        ET.SubElement(element, q("messageEventDefinition"), messageRef=key)


def _role(element: ET.Element, pool: str) -> None:
    owner = ET.SubElement(element, q("potentialOwner"))
    _expression(ET.SubElement(owner, q("resourceAssignmentExpression")), "formalExpression", f'"{pool}"')


def _each(element: ET.Element, shape: Shape) -> None:
    """One instance a party: how many is what the expression of the parties counts."""
    each = ET.SubElement(element, q("multiInstanceLoopCharacteristics"), isSequential="false")
    _expression(each, "loopCardinality", f"len({expression(shape.expr)})")
    if shape.enough:
        _expression(each, "completionCondition", expression(shape.enough))


def _timer(element: ET.Element, name: str) -> None:
    _expression(ET.SubElement(element, q("timerEventDefinition")), "timeDate", f'due["{name}"]')


def _expression(parent: ET.Element, tag: str, text: str) -> None:
    element = ET.SubElement(parent, q(tag))
    if tag != "formalExpression":
        element.set(q("type", "xsi"), "bpmn:tFormalExpression")
    element.text = text


def _true(value: bool) -> str:
    return "true" if value else "false"
