"""Drawings of the procedures, made from the nodes that run: BPMN 2.0 for other engines, SVG for people."""
