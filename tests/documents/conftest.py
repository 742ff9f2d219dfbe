"""A case that papers are ordered for, and a folder of its own to keep them in."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from accounts.models import User
from approvals.models import Application
from documents import orders
from documents.models import Paper
from documents.papers.facts import SHANGHAI
from ledger import chains
from tests.documents.paper_facts import FACTS

MONDAY = datetime(2026, 3, 2, 10, 5, tzinfo=SHANGHAI)


@pytest.fixture(autouse=True)
def paper_root(settings: Any, tmp_path: Path) -> Path:
    settings.PAPER_ROOT = tmp_path / "papers"
    settings.SITE_URL = "https://lvtong.example.gov.cn/"
    return tmp_path / "papers"


def open_application(number: int = 1) -> Application:
    """One more case of the same applicant."""
    applicant, _ = User.objects.get_or_create(
        username="firm", defaults={"display_name": "上海㛃喆䶮建设工程有限公司"}
    )
    with transaction.atomic():
        return Application.objects.create(
            chain=chains.begin(at=MONDAY),
            case_no=f"1501497261X7K2{number:02d}",
            permit="greenspace-use",
            permit_from=date(2019, 1, 1),
            schema_version="1",
            applicant=applicant,
            applicant_name=applicant.display_name,
            title="云杉路电力排管工程",
            answers={"number": number},
            answers_digest=f"{number:064d}",
            route="ordinary",
            received_at=MONDAY,
            received_on=MONDAY.date(),
        )


@pytest.fixture
def application(db: None) -> Application:
    return open_application()


@pytest.fixture
def ordered(application: Application) -> Callable[..., Paper]:
    """Order a paper of a kind with its sample facts."""

    def order(kind: str = "RECEIPT", *, act: str = "", at: datetime = MONDAY, **changed: Any) -> Paper:
        with transaction.atomic():
            paper = orders.draw_up(kind, application, at=at, facts=FACTS[kind] | changed, act=act)
            orders.order(paper)
        return paper

    return order
