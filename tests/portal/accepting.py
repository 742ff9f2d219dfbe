"""Joint acceptances at hand for the tests of their pages, as far along as a test needs."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.models import User
from approvals import catalogue
from approvals.models import Application
from tests.approvals.consultations import at
from tests.forms.sample_files import picture
from workflows import engine
from workflows.stories.cast import Cast

MONDAY, WEDNESDAY, NEXT = date(2026, 3, 2), date(2026, 3, 4), date(2026, 3, 9)
SLUG = "joint-acceptance"
BUILDER_CODE = "91310104MA1FR0001F"
DEPARTMENTS = ("fire", "water", "greening")


def signed_in(cast: Cast, who: str) -> Client:
    client = Client()
    client.force_login(cast.who(who), backend="django.contrib.auth.backends.ModelBackend")
    return client


def do(cast: Cast, case: Application, act: str, who: str, on: date = WEDNESDAY, hour: int = 12, **given: Any):
    return engine.perform(act, case=case.pk, by=cast.who(who), at=at(on, hour), arguments=given)


def accepted(cast: Cast, **answers: Any) -> Application:
    """Works of a builder with an account, filed by the lead and accepted."""
    builder = cast.who("applicant")
    User.objects.filter(pk=builder.pk).update(credit_code=BUILDER_CODE, applicant_kind="unit")
    lead = cast.who("lead")
    known = {**catalogue.entry(SLUG, on=MONDAY).sample(MONDAY), "builder_code": BUILDER_CODE}
    known |= {"departments": list(DEPARTMENTS), **answers}
    case = engine.submit(permit=SLUG, applicant=lead, answers=known, materials={}, by=lead, at=at(MONDAY))
    return do(cast, case, "accept", "lead", MONDAY)


def visited(cast: Cast, **answers: Any) -> Application:
    case = accepted(cast, **answers)
    do(cast, case, "propose_visit", "lead", MONDAY, 13, date=WEDNESDAY.isoformat())
    rows = [{"department": code, "officers": 2} for code in DEPARTMENTS]
    return do(cast, case, "hold_visit", "lead", WEDNESDAY, 9, present=rows)


def failed(cast: Cast) -> Application:
    """Fire fails the works for two defects, the others pass: the builder is to make good."""
    case = visited(cast)
    listed = [{"text": "消防车道被占"}, {"text": "应急照明缺 2 盏"}]
    do(cast, case, "acceptance_opinion", "fire", opinion="FAIL", defects=listed)
    do(cast, case, "acceptance_opinion", "water", opinion="PASS")
    return do(cast, case, "acceptance_opinion", "greening", opinion="PASS")


def reported(cast: Cast) -> Application:
    return do(cast, failed(cast), "rectified", "applicant", NEXT, 9)


def page_of(case: Application, act: str) -> str:
    return reverse("office:act", args=[case.case_no, act])


def case_of(case: Application) -> str:
    return reverse("office:case", args=[case.case_no])


def sent(case: Application, **more: Any) -> dict[str, Any]:
    case.chain.refresh_from_db()
    return {"seen": case.chain.seq, **more}


def photograph(name: str = "车道.jpg", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(
        name, picture("JPEG") if content is None else content, content_type="image/jpeg"
    )
