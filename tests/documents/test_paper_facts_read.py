from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from documents.errors import FactsWrong, UnknownKind
from documents.papers.catalogue import paper_kind
from documents.papers.facts import read
from tests.documents.paper_facts import FACTS


@dataclass(frozen=True, kw_only=True)
class Part:
    title: str


@dataclass(frozen=True, kw_only=True)
class Facts:
    name: str
    at: datetime | None = None
    on: date | None = None
    amount: Decimal = Decimal(0)
    parts: tuple[Part, ...] = ()
    count: int = 0
    is_unit: bool = True


def test_json_becomes_the_declared_values():
    facts = read(
        Facts,
        {
            "name": "甲",
            "on": "2026-03-02",
            "amount": "10.50",
            "parts": [{"title": "图"}],
            "at": "2026-03-02T01:00:00Z",
        },
        subject="TEST",
    )

    assert facts.on == date(2026, 3, 2)
    assert facts.amount == Decimal("10.50")
    assert facts.parts == (Part(title="图"),)
    assert facts.at == datetime(2026, 3, 2, 9, tzinfo=timezone(timedelta(hours=8)))
    assert facts.at is not None
    assert facts.at.hour == 9


@pytest.mark.parametrize(
    "changed",
    [
        {"on": "2026-02-30"},
        {"on": 20260302},
        {"amount": "ten"},
        {"count": True},
        {"count": "1"},
        {"parts": {"title": "图"}},
        {"parts": ["图"]},
        {"parts": [{}]},
        {"name": None},
        {"name": 7},
        {"colour": "red"},
    ],
)
def test_what_does_not_fit_is_refused_by_its_place(changed):
    with pytest.raises(FactsWrong) as refused:
        read(Facts, {"name": "甲"} | changed, subject="TEST")

    assert "TEST" in refused.value.says.zh


@pytest.mark.parametrize("kind", FACTS)
def test_a_paper_is_not_composed_without_the_number_of_its_case(kind):
    with pytest.raises(FactsWrong, match="case_no"):
        paper_kind(kind).read({name: value for name, value in FACTS[kind].items() if name != "case_no"})


def test_an_unknown_kind_is_refused():
    with pytest.raises(UnknownKind):
        paper_kind("LOVE_LETTER")
