"""SVG: the picture as a file that stands by itself, with its style sheet and words for who cannot see it."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

from django.utils.translation import get_language

from workflows.drawings.picture import Picture, Step, Text, picture
from workflows.drawings.titles import title_of

STYLE = """
text { font-family: "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif;
  font-size: 14px; fill: #18211d; text-anchor: middle; }
.paper { fill: #ffffff; }
.band { fill: #f5f7f5; stroke: #dde4e0; }
.band-words text { fill: #4b5852; font-size: 13px; }
.step rect { fill: #ffffff; stroke: #c3cec8; stroke-width: 1.5; }
.step--applicant rect { fill: #e7f2ec; stroke: #1f6b4a; }
.step--law rect { fill: #e8ebf2; stroke: #454f68; stroke-dasharray: 5 4; }
.step--close rect { fill: #ecf1ee; stroke: #5d6963; }
.step circle { fill: #ffffff; stroke: #5d6963; stroke-width: 1.5; }
.step path { fill: none; stroke: #5d6963; stroke-width: 1.5; }
.way { fill: none; stroke: #5d6963; stroke-width: 1.5; }
.way--late { stroke: #454f68; stroke-dasharray: 5 4; }
.head { fill: #5d6963; }
"""


def svg(flow: Any) -> str:
    """The flow as an SVG file, in the language of the moment."""
    drawn, title = picture(flow), str(title_of(flow))
    root = ET.Element(
        "svg",
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {drawn.width} {drawn.height}",
        width=str(drawn.width),
        height=str(drawn.height),
        role="img",
        lang=get_language() or "zh-hans",
    )
    root.set("aria-labelledby", "title steps")
    ET.SubElement(root, "title", id="title").text = title
    ET.SubElement(root, "desc", id="steps").text = "; ".join(
        str(step.words) for step in (*drawn.steps, *drawn.asides)
    )
    ET.SubElement(root, "style").text = STYLE
    _fill(root, drawn)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode") + "\n"


def _fill(root: ET.Element, drawn: Picture) -> None:
    marker = ET.SubElement(
        ET.SubElement(root, "defs"),
        "marker",
        id="head",
        viewBox="0 0 8 8",
        refX="6",
        refY="4",
        markerWidth="7",
        markerHeight="7",
        orient="auto",
    )
    ET.SubElement(marker, "path", {"class": "head", "d": "M0 0L8 4L0 8z"})
    ET.SubElement(root, "rect", {"class": "paper", "width": str(drawn.width), "height": str(drawn.height)})
    for band in drawn.bands:
        group = ET.SubElement(root, "g", {"class": "band-words"})
        ET.SubElement(group, "rect", {"class": "band", **_sizes(band.box)})
        _write(group, band.lines)
    for line in drawn.lines:
        late = " way--late" if line.is_late else ""
        ET.SubElement(root, "path", {"class": f"way{late}", "d": line.path, "marker-end": "url(#head)"})
    for step in drawn.boxes:
        _step(root, step)


def _step(root: ET.Element, step: Step) -> None:
    group = ET.SubElement(root, "g", {"class": f"step step--{step.side} step--{step.form}"})
    x, y = step.box.middle
    if step.form in ("end", "timer"):
        ET.SubElement(group, "circle", cx=str(x), cy=str(y), r=str(step.box.width // 2 - 1))
        if step.form == "timer":
            ET.SubElement(group, "path", d=f"M{x} {y - 5}V{y}H{x + 4}")
        else:
            ET.SubElement(group, "circle", cx=str(x), cy=str(y), r="5")
        ET.SubElement(group, "title").text = str(step.words)
        return
    if step.is_one_of_many:
        ET.SubElement(group, "rect", {**_sizes(step.box.moved(4, -4)), "rx": str(step.corner)})
    ET.SubElement(group, "rect", {**_sizes(step.box), "rx": str(step.corner)})
    _write(group, step.lines)


def _sizes(box: Any) -> dict[str, str]:
    return {"x": str(box.x), "y": str(box.y), "width": str(box.width), "height": str(box.height)}


def _write(group: ET.Element, lines: tuple[Text, ...]) -> None:
    for line in lines:
        ET.SubElement(group, "text", x=str(line.x), y=str(line.y)).text = line.words
