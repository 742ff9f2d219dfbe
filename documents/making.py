"""Making papers: number, print, store, in one transaction; made once, tried again when it failed."""

from __future__ import annotations

import hashlib
import logging
import uuid
from datetime import datetime

from django.db import transaction

from documents import codes
from documents.errors import DocumentError
from documents.layout.sheet import CheckStrip
from documents.letters.chinese import document_number
from documents.letters.rendering import render
from documents.models import Paper, PaperState
from documents.numbering import next_serial
from documents.organ import Organ
from documents.papers.catalogue import paper_kind
from documents.papers.frame import Frame
from documents.storing import store
from ledger import outbox
from ledger.models import OutboxItem

OUTBOX_KIND = "paper"
MAKE_PAPERS = "documents.make_papers"
BATCH = 20
LONGEST_ERROR = 200

logger = logging.getLogger(__name__)


def make(paper_id: uuid.UUID | str, *, at: datetime) -> Paper:
    """Make one paper; one that is made already is given back as it is."""
    with transaction.atomic():
        paper = Paper.objects.select_for_update().get(pk=paper_id)
        if paper.is_made:
            return paper
        _number(paper)
        content = render(paper_kind(paper.kind).letter(paper.facts, _frame(paper)))
        paper.file = store(paper, content)
        paper.sha256 = hashlib.sha256(content).hexdigest()
        paper.size = len(content)
        paper.made_at = at
        paper.state = PaperState.MADE
        paper.error = ""
        paper.save()
    return paper


def make_due(*, at: datetime, limit: int = BATCH) -> int:
    """Make the papers that are owed and due; a failure is noted on the paper and tried again later."""
    items = outbox.claim([OUTBOX_KIND], at=at, limit=limit)
    for item in items:
        _make_owed(item, at=at)
    return len(items)


def _make_owed(item: OutboxItem, *, at: datetime) -> None:
    paper_id = item.payload["paper"]
    try:
        with transaction.atomic():
            make(paper_id, at=at)
            outbox.done(item, at)
    except Exception as error:
        logger.warning("paper %s was not made: %s", paper_id, type(error).__name__)
        _note_failure(paper_id, error)
        outbox.failed(item, error, at)


def _note_failure(paper_id: str, error: Exception) -> None:
    """Show the failure on the paper; only our own refusals say more than the name of the error."""
    told = f"{error.code}: {error.args[0] if error.args else ''}" if isinstance(error, DocumentError) else ""
    unmade = Paper.objects.filter(pk=paper_id).exclude(state=PaperState.MADE)
    unmade.update(state=PaperState.FAILED, error=(told or type(error).__name__)[:LONGEST_ERROR])


def _number(paper: Paper) -> None:
    """Give the paper its number: the licence's own, or the next of its series."""
    kind = paper_kind(paper.kind)
    own = kind.own_number(paper.facts)
    if own:
        paper.number = own
        return
    paper.word = f"{paper.organ['short']}{kind.word}"
    paper.year = paper.dated_on.year
    paper.serial = next_serial(word=paper.word, year=paper.year)
    paper.number = document_number(paper.word, paper.year, paper.serial)


def _frame(paper: Paper) -> Frame:
    return Frame(
        kind=paper.kind,
        organ=Organ(**paper.organ),
        number=paper.number,
        dated_on=paper.dated_on,
        check=CheckStrip(
            url=f"{paper.site}/check/{paper.check_code}",
            code=codes.spaced(paper.check_code),
            site=f"{paper.site}/check/",
        ),
    )
