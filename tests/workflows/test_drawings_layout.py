"""Drawings that can be read: no way runs through a box, no words on words, no two ways on one line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

import pytest
from django.utils import translation

from workflows.drawings.bpmn import bpmn
from workflows.drawings.graph import Graph
from workflows.drawings.layout import Box, Layout, layout
from workflows.drawings.letters import lines_of, width_of
from workflows.drawings.picture import _flat, _style, picture
from workflows.drawings.sketch import SIDES, sketch
from workflows.drawings.svg import svg
from workflows.registry import all_flows, flow_of

SLUGS = [*sorted(all_flows()), "toy-nested", "toy-parent", "toy-rounds", "toy-waiting"]
SPACES = {
    "bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "di": "http://www.omg.org/spec/DD/20100524/DI",
}
pytestmark = pytest.mark.usefixtures("toys")


def graphs(slug: str) -> Iterator[tuple[Graph, Layout]]:
    drawn = sketch(flow_of(slug))
    yield drawn.main, layout(drawn.main, tuple(SIDES), _style(0))
    for graph in drawn.meanwhile:
        yield _flat(graph), layout(_flat(graph), ("",), _style(0))


def overlap(a: Box, b: Box) -> bool:
    return a.x < b.right and b.x < a.right and a.y < b.foot and b.y < a.foot


def stretch(a: tuple[int, int], b: tuple[int, int]) -> Box:
    """A stretch of a way as a rectangle without breadth."""
    return Box(min(a[0], b[0]), min(a[1], b[1]), abs(a[0] - b[0]), abs(a[1] - b[1]))


def runs_through(line: tuple[tuple[int, int], ...], box: Box) -> bool:
    inner = Box(box.x + 1, box.y + 1, box.width - 2, box.height - 2)
    parts = [stretch(a, b) for a, b in pairwise(line)]
    return any(
        part.x < inner.right and part.right > inner.x and part.y < inner.foot and part.foot > inner.y
        for part in parts
    )


def lie_on_each_other(one: Box, other: Box) -> bool:
    if one.width == other.width == 0 and one.x == other.x:
        return min(one.foot, other.foot) > max(one.y, other.y)
    if one.height == other.height == 0 and one.y == other.y:
        return min(one.right, other.right) > max(one.x, other.x)
    return False


@pytest.mark.parametrize("slug", SLUGS)
def test_no_box_lies_on_another_and_no_way_runs_through_one(slug):
    for graph, own in graphs(slug):
        standing = {shape.key: own.boxes[shape.key] for shape in graph.shapes if not shape.host}
        for (one, a), (other, b) in combinations(standing.items(), 2):
            assert not overlap(a, b), (one, other)
        for way, line in zip(graph.ways, own.lines, strict=True):
            for key, box in standing.items():
                assert not runs_through(line, box), (way.source, way.target, key)


@pytest.mark.parametrize("slug", SLUGS)
def test_ways_share_a_line_only_where_they_part_or_meet(slug):
    for graph, own in graphs(slug):
        drawn = list(zip(graph.ways, own.lines, strict=True))
        for (one, a), (other, b) in combinations(drawn, 2):
            if one.source == other.source or one.target == other.target:
                continue
            shared = [
                (p, q)
                for p in pairwise(a)
                for q in pairwise(b)
                if lie_on_each_other(stretch(*p), stretch(*q))
            ]
            assert shared == [], (one.source, one.target, other.source, other.target)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("slug", SLUGS)
def test_the_words_of_a_box_fit_into_it(slug, language):
    with translation.override(language):
        for box in picture(flow_of(slug)).boxes:
            if box.form not in ("end", "timer"):
                assert len(box.lines) <= 3, box.words
                assert all(width_of(line.words, 14) <= box.box.width for line in box.lines), box.words


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("slug", SLUGS)
def test_no_words_of_bpmn_lie_on_others_or_on_a_shape(slug, language):
    with translation.override(language):
        root = ET.fromstring(bpmn(slug, flow_of(slug)))
    words = [_box(label.find("dc:Bounds", SPACES)) for label in root.iterfind(".//bpmndi:BPMNLabel", SPACES)]
    shapes = [
        _box(shape.find("dc:Bounds", SPACES))
        for shape in root.iterfind(".//bpmndi:BPMNShape", SPACES)
        if not shape.get("isExpanded") and not shape.get("isHorizontal")
    ]

    assert [(a, b) for a, b in combinations(words, 2) if overlap(a, b)] == []
    assert [(a, b) for a in words for b in shapes if overlap(a, b)] == []


@pytest.mark.parametrize("slug", SLUGS)
def test_no_way_of_bpmn_runs_through_a_shape_that_holds_nothing(slug):
    root = ET.fromstring(bpmn(slug, flow_of(slug)))
    shapes = [
        _box(shape.find("dc:Bounds", SPACES))
        for shape in root.iterfind(".//bpmndi:BPMNShape", SPACES)
        if not shape.get("isExpanded")
        and not shape.get("isHorizontal")
        and shape.find("dc:Bounds", SPACES).get("width") != "36"
    ]
    for edge in root.iterfind(".//bpmndi:BPMNEdge", SPACES):
        line = tuple((int(p.get("x")), int(p.get("y"))) for p in edge.iterfind("di:waypoint", SPACES))
        assert not any(runs_through(line, box) for box in shapes), edge.get("id")


@pytest.mark.parametrize("slug", SLUGS)
def test_the_svg_is_whole_tells_its_steps_and_is_always_the_same(slug):
    text = svg(flow_of(slug))
    root = ET.fromstring(text)

    assert root.find("{http://www.w3.org/2000/svg}desc").text
    assert root.get("role") == "img"
    assert "style=" not in text
    assert "<script" not in text
    assert text == svg(flow_of(slug))


@pytest.mark.parametrize("slug", SLUGS)
def test_the_list_of_the_steps_reads_from_left_to_right_and_what_may_come_at_any_time_is_apart(slug):
    drawn = picture(flow_of(slug))
    places = [(step.box.x, step.box.y) for step in drawn.steps]

    assert places == sorted(places)
    assert not any(step.is_aside for step in drawn.steps)


def test_words_break_between_words_and_before_no_closing_mark():
    assert lines_of("Check that the land is restored", 100, 14) == ["Check that", "the land is", "restored"]
    assert lines_of("补交材料", 100, 14) == ["补交材料"]
    assert not any(
        line.startswith(("，", "）")) for line in lines_of("不受理（不需要许可），告知申请人", 60, 12)
    )


def _box(bounds: ET.Element) -> Box:
    return Box(*(int(bounds.get(name)) for name in ("x", "y", "width", "height")))
