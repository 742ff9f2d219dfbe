"""The panel of next acts: what the open task waits for, what may be done meanwhile, what is grave.

Acts that the law forbids now are named with the reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from accounts.roles import DEPARTMENT_POOL
from approvals import catalogue
from approvals.catalogue import PermitType
from approvals.errors import ExtensionNotAvailable
from approvals.models import Application
from approvals.statuses import IN_EXAMINATION
from forms.words import Words
from ledger.errors import CaseBusy
from portal.office.desk import Desk
from portal.office.effects import SAME, effect
from workflows.acts.examination import EXAMINERS
from workflows.acts.registry import ACTS
from workflows.nodes.task import TaskNode
from workflows.offers import Offer, offers

# Acts by which a case goes back, or puts off what was set.
BACKWARDS = frozenset({"send_back", "move_visit"})


@dataclass(frozen=True)
class Act:
    """An act with its button, where the case goes by it, and what it does to the dates."""

    title: Words
    url: str
    help: Words | None
    effect: Words
    changes: str
    law: Words
    is_main: bool = False
    is_grave: bool = False


@dataclass(frozen=True)
class Forbidden:
    """An act that is refused now, and why."""

    title: Words
    reason: Words


@dataclass(frozen=True)
class Panel:
    """The next acts of one person in one case."""

    acts: tuple[Act, ...] = ()
    meanwhile: tuple[Act, ...] = ()
    forbidden: tuple[Forbidden, ...] = ()
    is_busy: bool = False


def panel(application: Application, *, desk: Desk) -> Panel:
    """What this person may do now; while another act holds the case, only that."""
    try:
        offered = offers(application, by=desk.user, at=desk.at)
    except CaseBusy:
        return Panel(is_busy=True)
    lawful = [offer for offer in offered if offer.refusal is None]
    at_task = sorted((offer for offer in lawful if _is_of(offer, desk)), key=_rank)
    beside = sorted((offer for offer in lawful if not _is_of(offer, desk)), key=_rank)
    return Panel(
        acts=tuple(_act(offer, application, is_main=at == 0) for at, offer in enumerate(at_task)),
        meanwhile=tuple(_act(offer, application) for offer in beside),
        forbidden=_forbidden(application, offered, desk),
    )


def _forbidden(application: Application, offered: list[Offer], desk: Desk) -> tuple[Forbidden, ...]:
    """What is refused to this person now; whoever examines is also told where the law gives no extension."""
    named = {offer.act.title: offer.refusal.says for offer in offered if offer.refusal is not None}
    entry = catalogue.dated_entry(application.permit, application.permit_from)
    most = entry.extension_under(application.answers)
    if application.status in IN_EXAMINATION and not most and desk.holds(*EXAMINERS):
        named.setdefault(ACTS["extend"].title, ExtensionNotAvailable.says)
    return tuple(Forbidden(title, reason) for title, reason in named.items())


def leads_to(offer: Offer) -> Words | None:
    """Where the case goes when the act completes its task."""
    node: Any = offer.task.flow_task if offer.task is not None else None
    if not isinstance(node, TaskNode) or offer.act.name not in node.acts:
        return None
    target = node.way(offer.act.name)
    if not isinstance(target, TaskNode):
        return None
    return Words("下一环节：{title}", "Next: {title}").fill(title=target.title)


def title_of(offer: Offer, entry: PermitType) -> Words:
    """The title of an act; at a task of one's own about another party with that party's name."""
    task, title = offer.task, offer.act.title
    if task is None or not task.member or task.pool.startswith(DEPARTMENT_POOL):
        return title
    return Words("{title}：{party}", "{title}: {party}").fill(title=title, party=entry.party(task.member))


def _act(offer: Offer, application: Application, *, is_main: bool = False) -> Act:
    entry = catalogue.dated_entry(application.permit, application.permit_from)
    words, changes = effect(offer, entry)
    caveat = offer.caveat.says if offer.caveat else None
    url = reverse("office:act", args=[application.case_no, offer.act.name])
    return Act(
        title=title_of(offer, entry),
        url=f"{url}?task={offer.task.pk}" if offer.task is not None and offer.task.member else url,
        help=caveat or leads_to(offer),
        effect=words,
        changes=changes if words.zh else SAME,
        law=offer.act.law.words,
        is_main=is_main and leads_on(offer),
        is_grave=False,
    )


def _is_of(offer: Offer, desk: Desk) -> bool:
    """Whether the act does what a task of this desk waits for: only that is offered by a main button."""
    return offer.task is not None and (offer.task.pool in desk.pools or offer.task.owner_id == desk.user.pk)


def leads_on(offer: Offer) -> bool:
    """Whether a main button may offer it: what is adverse, or leads back, never is one."""
    return not offer.act.is_adverse and offer.act.name not in BACKWARDS


def _rank(offer: Offer) -> tuple[bool, bool]:
    return offer.act.is_adverse, not leads_on(offer)
