"""The names of BPMN: its namespaces, and the ids of what has no name in the flow."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from workflows.drawings.graph import Graph

SPACES = {
    "bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "di": "http://www.omg.org/spec/DD/20100524/DI",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
for _prefix, _space in SPACES.items():
    ET.register_namespace(_prefix, _space)


def q(tag: str, space: str = "bpmn") -> str:
    """A tag or attribute in its namespace."""
    return f"{{{SPACES[space]}}}{tag}"


def named(graph: Graph, number: int) -> str:
    """The id of a way: from where to where, numbered where there is more than one."""
    way = graph.ways[number]
    fellows = [n for n, other in enumerate(graph.ways[:number]) if other.source == way.source]
    same = sum(graph.ways[n].target == way.target for n in fellows)
    return f"way-{way.source}-{way.target}" + (f"-{same + 1}" if same else "")


def expression(text: str) -> str:
    """The text if it is an expression, else the name that its words make: a variable for others to fill."""
    try:
        compile(text, "<expression>", "eval")
    except SyntaxError:
        return re.sub(r"\W+", "_", text).strip("_")
    return text


def lane_key(slug: str, lane: str) -> str:
    """The id of a lane."""
    return f"{slug}-lane-{lane}"


def said(element: ET.Element, text: str) -> None:
    """A documentation of an element."""
    ET.SubElement(element, q("documentation")).text = text
