"""The plan by which running cases are moved to today's definition: which cases, and what goes where.

It is refused as a whole, before any case is touched, where anything open would be left without a place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from workflows.definitions.memory import recall, references_of
from workflows.definitions.standing import (
    PROCESS,
    ROUND,
    TASK,
    Standing,
    live_deadlines,
    many,
    open_rounds,
    open_tasks,
    standings,
)
from workflows.definitions.today import Today
from workflows.models import RUNNING, FlowDefinition, Process
from workflows.references import ref_of
from workflows.registry import all_flows

ALL, CURRENT = "all", "current"


class PlanRefused(Exception):
    """The cases cannot be moved so; each reason is a sentence."""

    def __init__(self, *reasons: str) -> None:
        super().__init__("\n".join(reasons))
        self.reasons = reasons


@dataclass(frozen=True)
class Plan:
    """Move the processes of these flows from these definitions to today's definition of this one."""

    slug: str
    refs: frozenset[str]
    from_: str
    today: Today
    moves: Mapping[str, str]

    @property
    def ref(self) -> str:
        return ref_of(self.today.flow)

    def goes_to(self, node: str) -> str:
        """Where what stands at a node goes."""
        return self.moves.get(node, node)

    def processes(self) -> QuerySet[Process]:
        """The processes to move that still have something open; those moved already are not among them."""
        found = Process.objects.filter(self._selected(), _is_live())
        if self.from_ == ALL:
            found = found.exclude(fingerprint=self.today.fingerprint, flow_class=self.ref)
        return found

    def _selected(self) -> Q:
        of = Q() if self.from_ == ALL else Q(fingerprint__startswith=self.from_)
        return Q(flow_class__in=self.refs) & of

    def told(self) -> dict[str, Any]:
        """The plan as the record keeps it."""
        return {"flow": self.slug, "to": self.today.fingerprint, "map": dict(self.moves)}


def plan(*, flow: str, from_: str, to: str, maps: Sequence[str]) -> Plan:
    """Read a plan as it is typed. Raises PlanRefused."""
    old, _, new = flow.partition("=")
    flows = all_flows()
    slug = new or old
    if to != CURRENT:
        raise PlanRefused(f"Cases are moved to the definition of today: --to {CURRENT}, not --to {to}.")
    if slug not in flows:
        raise PlanRefused(f"There is no flow {slug}; there are {', '.join(sorted(flows))}.")
    refs = references_of(old)
    if not refs:
        raise PlanRefused(f"No flow has ever been known as {old}; name it as the rows do, app/module.Flow.")
    made = Plan(slug, frozenset(refs), from_, Today(flows[slug]), _read(maps))
    _require_one_definition(made)
    _require_places(made)
    return made


def _read(maps: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for typed in maps:
        old, mark, new = typed.partition("=")
        if not (old and mark and new):
            raise PlanRefused(f"--map takes old=new, not {typed}.")
        if found.setdefault(old, new) != new:
            raise PlanRefused(f"--map sends {old} to {found[old]} and to {new}.")
    return found


def _require_one_definition(plan: Plan) -> None:
    """A beginning of a fingerprint names one definition only."""
    if plan.from_ == ALL:
        return
    began = Process.objects.filter(flow_class__in=plan.refs, fingerprint__startswith=plan.from_)
    found = sorted(set(began.order_by().values_list("fingerprint", flat=True).distinct()[:2]))
    if not found:
        raise PlanRefused(f"No case of {plan.slug} has begun under a definition {plan.from_}.")
    if len(found) > 1:
        raise PlanRefused(f"{plan.from_} may be {found[0]} or {found[1]}: type more of it.")


def _require_places(plan: Plan) -> None:
    found = list(standings(plan.processes()))
    names = set(plan.today.nodes)
    reasons = [
        f"--map {old}={new}: there is no {new}." for old, new in plan.moves.items() if new not in names
    ]
    reasons += [f"--map {old}={plan.moves[old]}: nobody knows {old}." for old in _unknown(plan, found)]
    if not reasons:
        kinds = _kinds({standing.fingerprint for standing in found})
        each = (reason for standing in found for reason in _reasons(plan, standing, kinds))
        reasons = list(dict.fromkeys(each))
    if reasons:
        raise PlanRefused(*reasons)


def _reasons(plan: Plan, standing: Standing, kinds: Mapping[tuple[str, str], str]) -> Iterator[str]:
    old, node, what = standing.node, plan.goes_to(standing.node), many(standing)
    if standing.sort == PROCESS:
        return
    if plan.today.ends(node) and standing.sort != ROUND:
        if standing.inside:
            yield f"{old} ({what}) stands in the round {standing.inside}: it cannot just end."
        return
    inside = plan.goes_to(standing.inside) if standing.inside else ""
    if reason := plan.today.misfit(standing, at=node, inside=inside):
        yield f"{old} ({what}) has no place: {reason}. Name one: --map {old}=…"
        return
    was, is_now = kinds.get((standing.fingerprint, old)), plan.today.nodes[node].kind
    if standing.sort == TASK and was is not None and was != is_now:
        yield f"{old} ({what}) was of the kind {was}, {node} is of the kind {is_now}."


def _unknown(plan: Plan, found: list[Standing]) -> list[str]:
    """The old names that neither a row, nor today's definition, nor one that was kept has."""
    kept = FlowDefinition.objects.filter(flow_class__in=plan.refs).values_list("written", flat=True)
    known = {standing.node for standing in found} | set(plan.today.nodes)
    known |= {name for written in kept for name in written["nodes"]}
    return sorted(plan.moves.keys() - known)


def _kinds(fingerprints: Collection[str]) -> dict[tuple[str, str], str]:
    return {
        (of, name): node["kind"]
        for of, written in recall(fingerprints).items()
        for name, node in written["nodes"].items()
    }


def _is_live() -> Q:
    own = {"process": OuterRef("pk")}
    rows = (open_tasks(), live_deadlines(), open_rounds())
    live = Q(status=RUNNING)
    for found in rows:
        live |= Q(Exists(found.filter(**own)))
    return live
