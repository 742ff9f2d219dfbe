"""Whose a step is: the lanes of a drawing, in the order of the procedure."""

from __future__ import annotations

from datetime import date
from typing import Any

from accounts.models import Role
from approvals import catalogue
from approvals.catalogue import PermitType
from forms.words import Words
from workflows.nodes import Choice
from workflows.nodes.node import PermitNode
from workflows.nodes.task import PARTYS_OWN, TaskNode

LAW = "law"
AT_ANY_TIME = "at-any-time"
LANES: tuple[str, ...] = (
    Role.APPLICANT,
    Role.INTAKE,
    Role.ACCEPTOR,
    Role.LEAD,
    Role.EXAMINER,
    Role.DEPARTMENT,
    Role.CITY,
    Role.LEGAL,
    Role.HEARING_OFFICER,
    Role.REVIEWER,
    Role.APPROVER,
    Role.HEAD,
    Role.INSPECTOR,
)
ALL_LANES: tuple[str, ...] = (*LANES, *(role for role in Role.values if role not in LANES), LAW, AT_ANY_TIME)
OURS: dict[str, Words] = {
    LAW: Words("法律与系统", "The law and the system"),
    AT_ANY_TIME: Words("随时可能发生", "At any time"),
}


def entry_of(flow: Any) -> PermitType | None:
    """The latest entry of the catalogue that runs by a flow; a procedure within others has none."""
    return next((entry for entry in catalogue.in_force(on=date.max) if entry.flow is flow), None)


def starts_with(flow: Any) -> str:
    """The role that begins a flow: the office that files it, else the applicant."""
    entry = entry_of(flow)
    return (entry and entry.filed_by) or Role.APPLICANT


def lane_of(node: PermitNode, *, near: str) -> str:
    """The role whose step a node is; a gateway or an end stands `near` what leads to it."""
    if isinstance(node, TaskNode):
        return lane_of_pool(node.pool)
    return near if isinstance(node, Choice) else LAW


def lane_of_pool(pool: str) -> str:
    """The role of a pool; a party's own is that of the departments."""
    return Role.DEPARTMENT if pool == PARTYS_OWN or pool.startswith("dept:") else pool


def words_of(lane: str) -> str:
    """A lane's name in the language of the moment."""
    return str(OURS[lane]) if lane in OURS else str(Role(lane).label) if lane in Role.values else lane
