"""Ordering a paper: its facts are frozen with the act that owes it; the file is made afterwards."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError
from django.db.models import Model

from accounts.models import User
from approvals.models import Application
from documents import codes
from documents.errors import PaperConflict
from documents.making import MAKE_PAPERS, OUTBOX_KIND
from documents.models import Paper
from documents.organ import organ
from documents.papers.catalogue import paper_kind
from documents.papers.facts import SHANGHAI, CaseFacts
from ledger import outbox
from ledger.models import OutboxItem
from ledger.waking import wake_after_commit
from ledger.writing import insert


def draw_up(
    kind: str,
    application: Application,
    *,
    at: datetime,
    facts: CaseFacts | Mapping[str, Any],
    by: User | None = None,
    act: str = "",
    calendar_version: str = "",
) -> Paper:
    """The paper of an act as it will be ordered, its facts frozen; nothing is written yet.

    `act` tells papers of one kind in one case apart, such as the record number of a second pause.
    Raises FactsWrong when something that the paper must state is missing.
    """
    frozen = _frozen(facts)
    paper_kind(kind).read(frozen)
    return Paper(
        key=f"{application.pk}:{kind}:{act}",
        kind=kind,
        application=application,
        facts=frozen,
        calendar_version=calendar_version,
        ordered_by=by,
        **_frozen_surroundings(at),
    )


def order(*papers: Paper, beside: Iterable[Model] = ()) -> None:
    """Order the papers of an act, in the act's transaction, with what is to be written `beside` them.

    Raises PaperConflict when the act has ordered its paper before: then nothing of the transaction stands.
    """
    if not papers:
        return
    try:
        insert(*papers, *map(_owed, papers), *beside)
    except IntegrityError as conflict:
        raise PaperConflict(papers[0].key) from conflict
    wake_after_commit(MAKE_PAPERS)


def _frozen_surroundings(at: datetime) -> dict[str, Any]:
    """What is no fact of the case and yet stays as it was on the day of the order."""
    return {
        "organ": asdict(organ()),
        "site": settings.SITE_URL.rstrip("/"),
        "dated_on": at.astimezone(SHANGHAI).date(),
        "check_code": codes.new_code(),
        "ordered_at": at,
    }


def _owed(paper: Paper) -> OutboxItem:
    return outbox.item(
        kind=OUTBOX_KIND,
        key=f"paper:{paper.pk}",
        payload={"paper": str(paper.pk)},
        at=paper.ordered_at,
        case=paper.application_id,
    )


def _frozen(facts: CaseFacts | Mapping[str, Any]) -> dict[str, Any]:
    """The facts as JSON has them, so that what is stored is what is read again."""
    values = asdict(facts) if isinstance(facts, CaseFacts) else dict(facts)
    frozen: dict[str, Any] = json.loads(json.dumps(values, cls=DjangoJSONEncoder, ensure_ascii=False))
    return frozen
