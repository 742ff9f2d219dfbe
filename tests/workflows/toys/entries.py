"""What every toy shares: a form of one question, a catalogue entry, acts that only record, its parties."""

from __future__ import annotations

from datetime import date
from typing import Any

from accounts.models import User
from approvals.case import Case
from approvals.catalogue import MatterKind, PermitType
from approvals.law import Article, Limit
from forms.fields import Text
from forms.schema import Schema, Section
from forms.words import Words
from workflows.acts.legal_act import LegalAct
from workflows.parties import Party

ART_1 = Article(law=Words("玩具条例", "Toy Rules"), article=Words("第一条", "Art. 1"))
TITLE = Words("玩具", "Toy")
DEPARTMENT = Text("department", Words("部门", "Department"), max_length=40)

# The parties that the toys' record names now; each test says which.
parties: dict[str, Party] = {}
inner_parties: dict[str, Party] = {}
done: list[str] = []


def all_parties(case: Case) -> tuple[Party, ...]:
    """Every party of the round."""
    return tuple(parties.values())


def all_inner_parties(case: Case) -> tuple[Party, ...]:
    """Every party of the round inside a branch."""
    return tuple(inner_parties.values())


def entry(slug: str, flow: Any) -> PermitType:
    """A dated entry of a toy."""
    section = Section(key="toy", title=TITLE, fields=(Text("place", Words("地点", "Place"), max_length=50),))
    return PermitType(
        slug=slug,
        valid_from=date(2020, 1, 1),
        kind=MatterKind.PERMIT,
        item_code="0399009",
        title=TITLE,
        summary=TITLE,
        applicants=TITLE,
        bases=(ART_1,),
        statutory=Limit(number=20, article=ART_1),
        promised=Limit(number=5, article=ART_1),
        form=Schema(slug=slug, version=1, sections=(section,)),
        materials=(),
        sample=lambda on: {"place": "1"},
        flow=flow,
    )


def _records(act: str) -> Any:
    def run(case: Case, *, by: User | None, at: Any, **facts: Any) -> int:
        return case.record(act, by=by, at=at, **facts)

    return run


def _act(name: str, *roles: str, asks: bool = False) -> LegalAct:
    return LegalAct(
        name=name,
        title=Words(name, name),
        law=ART_1,
        run=_records(name.upper()),
        roles=roles,
        fields=(lambda case: (DEPARTMENT,)) if asks else (lambda case: ()),
        keeps_dates=True,
    )


ACTS = (
    _act("toy_begin", "lead"),
    _act("toy_answer", "department", "lead"),
    _act("toy_add", "lead", asks=True),
    _act("toy_cancel", "lead", asks=True),
    _act("toy_silent"),
    _act("toy_warned"),
    _act("toy_go_on", "lead", "department"),
    _act("toy_end", "lead"),
)
