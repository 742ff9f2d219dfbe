"""The commitment: the notice is read and confirmed item by item, each with its time, and then signed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from forms.refusal import Refusal
from forms.words import Words
from ledger import moment
from portal.applicant import pages
from portal.applicant.acts import take, user_of
from portal.applicant.commitment_text import (
    STATEMENTS,
    Item,
    consequences,
    effect,
    items,
    materials,
    two_ways,
)
from portal.applicant.door import for_applicants
from portal.applicant.situation import Situation
from portal.applicant.wordings import DONE_ALREADY
from workflows import engine

NOT_YET = Words("请先确认第 {number} 项。", "Please confirm item {number} first.")


@for_applicants
@require_http_methods(["GET", "POST"])
def commit(request: HttpRequest, case_no: str) -> HttpResponse:
    """Read, confirm each item, sign; or go back to the ordinary procedure."""
    situation = pages.found(user_of(request), case_no, today=moment.today())
    if not situation.may_commit:
        messages.info(request, str(DONE_ALREADY))
        return redirect("applicant:case", case_no)
    if request.method == "GET":
        return _page(request, situation)
    if "confirm" in request.POST:
        return _confirm(request, situation, request.POST["confirm"])
    return _sign(request, situation)


def _confirm(request: HttpRequest, situation: Situation, number: str) -> HttpResponse:
    """Note that an item was read and understood, and when; go on at the next one."""
    known = {item.number: item for item in _items(situation)}
    case_no = situation.application.case_no
    if number in known and known[number].confirmed_at is None:
        engine.perform(
            "confirm_item",
            case=situation.application.pk,
            by=user_of(request),
            at=moment.now(),
            arguments={"item": number},
        )
        situation = pages.found(user_of(request), case_no, today=moment.today())
    open_items = [item.number for item in _items(situation) if item.confirmed_at is None]
    place = f"item-{open_items[0]}" if open_items else "sign"
    return redirect(f"{reverse('applicant:commit', args=[case_no])}#{place}")


def _sign(request: HttpRequest, situation: Situation) -> HttpResponse:
    read = _items(situation)
    errors = {
        f"confirm-{item.number}": [NOT_YET.fill(number=at)]
        for at, item in enumerate(read, start=1)
        if item.confirmed_at is None
    }
    if errors:
        return _page(request, situation, errors=errors, status=422)
    try:
        return take(request, situation, "commit", arguments={})
    except Refusal as refusal:
        return _page(request, situation, refusal=refusal, status=409)


def _page(request: HttpRequest, situation: Situation, *, status: int = 200, **more: Any) -> HttpResponse:
    read = _items(situation)
    shown = {
        "situation": situation,
        "application": situation.application,
        "entry": situation.entry,
        "commitment": situation.commitment,
        "items": read,
        "done": sum(item.confirmed_at is not None for item in read),
        "ways": two_ways(situation),
        "effect": effect(situation),
        "consequences": consequences(situation),
        "materials": materials(situation),
        "statements": STATEMENTS,
        "seen": situation.application.chain.seq,
        "papers": [line for line in pages.papers_of(situation.application) if line.url][:1],
        "today": moment.today(),
        **more,
    }
    return render(request, "portal/applicant/commit.html", shown, status=status)


def _items(situation: Situation) -> tuple[Item, ...]:
    times = situation.commitment.confirmed if situation.commitment else {}
    return items(situation, confirmed={number: datetime.fromisoformat(at) for number, at in times.items()})
