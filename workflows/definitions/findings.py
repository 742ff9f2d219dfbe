"""What of the running cases has lost its place in today's definitions, and the line that gives it another.

And which cases began under another definition in which they still have their places: that is a warning only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from approvals import catalogue
from approvals.models import Application
from workflows.definitions.memory import recall, references_of, slug_of
from workflows.definitions.standing import DEADLINE, PROCESS, ROUND, Standing, many, standings
from workflows.definitions.today import Today
from workflows.fingerprints import Written, changes
from workflows.models import RUNNING
from workflows.references import GoneFlow, flow_at
from workflows.registry import all_flows

SHORT = 12
SOMEWHERE = "?"


@dataclass(frozen=True)
class Lost:
    """What has no place of one flow under one definition: each with its reason, and the way out."""

    reasons: tuple[str, ...]
    way_out: str
    choices: tuple[str, ...] = ()

    def __str__(self) -> str:
        choices = "".join(f"\n      {choice}" for choice in self.choices)
        return "\n  ".join(self.reasons) + (f"\n    {self.way_out}{choices}" if self.way_out else "")


@dataclass(frozen=True)
class Changed:
    """Cases that began under another definition, and what changed since; each still has its place."""

    slug: str
    fingerprint: str
    count: int
    what: tuple[str, ...]

    def __str__(self) -> str:
        told = "".join(f"\n    {line}" for line in self.what)
        under = f"{self.count} running under {self.fingerprint[:SHORT]}, not under today's definition"
        return f"{self.slug}: {under}{told}"


@dataclass(frozen=True)
class Findings:
    """What `check_flows` found."""

    lost: tuple[Lost, ...]
    changed: tuple[Changed, ...]


def look() -> Findings:
    """Look through everything open, a place at a time; some six statements, however many cases there are."""
    groups: dict[tuple[str, str], list[Standing]] = defaultdict(list)
    for standing in standings():
        groups[standing.flow, standing.fingerprint].append(standing)
    kept = recall({of for _, of in groups})
    lost, changed = list(_entries_gone()), []
    for (ref, of), found in sorted(groups.items()):
        flow = flow_at(ref)
        if isinstance(flow, GoneFlow):
            lost.append(_flow_gone(ref, of, found, kept.get(of)))
        elif misplaced := [*_misplaced(Today(flow), found)]:
            lost.append(_nodes_gone(ref, of, misplaced, Today(flow), kept.get(of)))
        elif of != Today(flow).fingerprint:
            changed.append(_changed(ref, of, found, Today(flow), kept.get(of)))
    return Findings(tuple(lost), tuple(changed))


def _misplaced(today: Today, found: Iterable[Standing]) -> Iterator[tuple[Standing, str]]:
    for standing in found:
        if reason := today.misfit(standing) or _leads_nowhere(today, standing):
            yield standing, reason


def _leads_nowhere(today: Today, standing: Standing) -> str:
    if standing.sort != DEADLINE or today.leads_on(standing.node, standing.what):
        return ""
    return f"nothing happens there any more when “{standing.what}” is over"


def _nodes_gone(
    ref: str, of: str, misplaced: list[tuple[Standing, str]], today: Today, before: Written | None
) -> Lost:
    slug = slug_of(ref)
    reasons = [f"{slug}: {_counted(standing)}: {reason}" for standing, reason in misplaced]
    moved = [standing for standing, _ in misplaced if today.misfit(standing)]
    maps, choices = _maps(moved, today, before)
    return Lost(tuple(reasons), _line(of, slug if "/" not in slug else f"{ref}={ref}", maps), tuple(choices))


def _flow_gone(ref: str, of: str, found: list[Standing], before: Written | None) -> Lost:
    slug, flows = slug_of(ref), all_flows()
    reasons = tuple(f"{slug}: {_counted(standing)}: the flow {ref} is gone" for standing in found)
    if slug not in flows:
        choices = (f"{SOMEWHERE} after {ref}= is one of: {', '.join(sorted(flows))}",)
        return Lost(reasons, _line(of, f"{ref}={SOMEWHERE}", []), choices)
    today = Today(flows[slug])
    maps, choice = _maps([standing for standing in found if today.misfit(standing)], today, before)
    named = slug if ref in references_of(slug) else f"{ref}={slug}"
    return Lost(reasons, _line(of, named, maps), tuple(choice))


def _maps(misplaced: list[Standing], today: Today, before: Written | None) -> tuple[list[str], list[str]]:
    """A likely new node for each old one, rounds first; and which there are where none is likely."""
    found: dict[str, str] = {}
    choices: list[str] = []
    for standing in sorted(
        misplaced, key=lambda standing: (standing.sort != ROUND, standing.sort == DEADLINE)
    ):
        inside = found.get(standing.inside, standing.inside)
        if standing.node in found or not today.misfit(standing, inside=inside):
            continue
        names = today.candidates(standing, inside=inside, before=before)
        is_likely = bool(names) and before is not None and names[0] not in before["nodes"]
        found[standing.node] = names[0] if is_likely else SOMEWHERE
        if not is_likely:
            names += [
                name for name in today.nodes if today.ends(name) and not inside and standing.sort != ROUND
            ]
            choices.append(f"{SOMEWHERE} after {standing.node}= is one of: {', '.join(names)}")
    return [f"--map {old}={new}" for old, new in sorted(found.items())], choices


def _line(of: str, flow: str, maps: list[str]) -> str:
    words = ["manage.py move_cases --from", of[:SHORT], "--to current --flow", flow, *maps]
    return " ".join([*words, "--by USERNAME --dry-run"])


def _changed(ref: str, of: str, found: list[Standing], today: Today, before: Written | None) -> Changed:
    told = changes(before, today.written) if before is not None else ["what it said was never kept"]
    count = next((standing.count for standing in found if standing.sort == PROCESS), 0)
    return Changed(slug_of(ref), of, count or max(standing.count for standing in found), tuple(told))


def _counted(standing: Standing) -> str:
    at = f" at {standing.node}" if standing.node else ""
    return f"{many(standing)}{at} (first {standing.first})"


def _entries_gone() -> Iterator[Lost]:
    """Running cases whose entry of the catalogue was taken away: the law under which a case began stays."""
    running = Application.objects.filter(processes__status=RUNNING).order_by("permit", "permit_from")
    for permit, since in running.values_list("permit", "permit_from").distinct():
        try:
            catalogue.dated_entry(permit, since)
        except catalogue.UnknownPermit:
            reason = f"{permit}: cases run under its entry of {since}, which is gone from the catalogue"
            yield Lost((reason,), f"put the entry of {since} back into the permit's ENTRIES")
