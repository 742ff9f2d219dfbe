"""People and applications for the tests of the pages; everything goes in by the pages or by the engine."""

import io
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pikepdf

from accounts.models import Grant, Role, User, UserKind
from approvals import catalogue
from approvals.models import Application
from workflows import engine

SHANGHAI = ZoneInfo("Asia/Shanghai")
SLUG = "greenspace-use"
MONDAY = datetime(2026, 9, 21, 10, tzinfo=SHANGHAI)
CREDIT_CODE = "91310104MA1FR0001F"


def at(day: int, hour: int = 10, *, month: int = 9) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=SHANGHAI)


def unit(name: str = "gas", *, title: str = "临江燃气工程有限公司", **more: Any) -> User:
    return User.objects.create_user(
        name,
        password="a-Long-1-pass",
        display_name=title,
        kind=UserKind.APPLICANT,
        applicant_kind="unit",
        **more,
    )


def officer(role: str) -> User:
    known = User.objects.filter(username=role).first()
    if known:
        return known
    person = User.objects.create_user(
        role, password="a-Long-1-pass", display_name=role, kind=UserKind.OFFICER
    )
    Grant.objects.create(user=person, role=Role(role), valid_from=MONDAY.date().replace(year=2020))
    return person


def answers(**more: Any) -> dict[str, Any]:
    return {**catalogue.entry(SLUG, on=MONDAY.date()).sample(MONDAY.date()), **more}


def submitted(
    applicant: User,
    *,
    moment: datetime = MONDAY,
    route: str = "ordinary",
    missing: tuple[str, ...] = (),
    **more: Any,
) -> Application:
    entry = catalogue.entry(SLUG, on=moment.date())
    materials = {material.code: [] for material in entry.materials if material.code not in missing}
    return engine.submit(
        permit=SLUG,
        applicant=applicant,
        answers=answers(**more),
        materials=materials,
        route=route,
        by=applicant,
        at=moment,
    )


def done(act: str, case: Application, *, by: User | str, moment: datetime, **arguments: Any) -> Application:
    person = officer(by) if isinstance(by, str) else by
    return engine.perform(act, case=case.pk, by=person, at=moment, arguments=arguments)


def granted(case: Application, *, moment: datetime) -> Application:
    done("accept", case, by="acceptor", moment=moment)
    for act, role in (("examine", "examiner"), ("review", "reviewer")):
        done(act, case, by=role, moment=moment, outcome="GRANT")
    done("decide", case, by="approver", moment=moment, outcome="GRANT")
    return done("serve", case, by="intake", moment=moment)


def pdf(name: str = "用地平面图.pdf") -> io.BytesIO:
    document = pikepdf.new()
    document.add_blank_page()
    out = io.BytesIO()
    document.save(out)
    out.seek(0)
    out.name = name
    return out
