"""What the administrator and the head do: calendar notices, parked work, offices, assumed values, bars."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.models import Grant, Role
from accounts.roles import pools_of
from approvals.models import Bar, CalendarNotice
from ledger import moment, outbox
from ledger.models import OutboxItem, OutboxState
from notifications.models import Notice
from tests.portal.office_at_work import moment_of
from workflows import rederiving
from workflows.models import Deadline, DeadlineState

NOTICE = {
    "year": "2027",
    "source": "国务院办公厅关于2027年部分节假日安排的通知",
    "rest": "2027-01-01 至 2027-01-03 元旦\n2027-02-05",
    "work": "",
}


@pytest.fixture(autouse=True)
def december():
    with moment.frozen(moment_of("2026-12-21T12:00")):
        yield


@pytest.fixture
def sign_in(client, bureau):
    def go(name: str):
        client.force_login(bureau.who(name), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return go


def test_a_calendar_notice_shows_what_moves_before_anything_is_written(sign_in, bureau):
    case = bureau.accepted("2026-12-14")

    page = sign_in("admin").post(reverse("office:calendar"), {**NOTICE, "step": "preview"})

    found = page.context["form"].moved
    assert (found.number, [moved.application.case_no for moved in found.first]) == (1, [case.case_no])
    assert "2027年1月5日" in page.content.decode()
    assert not CalendarNotice.objects.exists()
    case.refresh_from_db()
    assert case.statutory_due_on is None


def test_a_calendar_notice_is_owed_to_every_open_case_and_its_page_tells_how_far_it_is(sign_in, bureau):
    case = bureau.accepted("2026-12-14")
    bureau.accepted("2026-11-23", number=2)
    admin = sign_in("admin")

    entered = admin.post(
        reverse("office:calendar"), {**NOTICE, "step": "enter"}, follow=True
    ).content.decode()
    moment_later = moment_of("2026-12-21T12:01")
    while rederiving.run_next(at=moment_later):
        continue
    done = admin.get(reverse("office:calendar")).content.decode()

    assert "在办办件 2 件，已核对 0 件" in entered
    assert "在办办件 2 件，已核对 2 件，其中 1 件的届满日有变动" in done
    case.refresh_from_db()
    assert case.statutory_due_on == date(2027, 1, 5)
    assert CalendarNotice.objects.get().rest["2027-01-02"] == "元旦"
    assert Notice.objects.filter(application=case, key__endswith="calendar").exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"rest": "元旦 2027-01-01"},
        {"rest": "2027-01-03 至 2027-01-01"},
        {"year": "2029"},
        {"rest": "2026-01-01"},
    ],
)
def test_a_mistaken_notice_is_refused_with_everything_kept(sign_in, bureau, wrong):
    answer = sign_in("admin").post(reverse("office:calendar"), {**NOTICE, **wrong, "step": "enter"})

    assert answer.status_code == 422
    assert NOTICE["source"] in answer.content.decode()
    assert not CalendarNotice.objects.exists()


def test_parked_work_is_seen_and_taken_up_again(sign_in, bureau):
    at = moment_of("2026-12-01")
    outbox.put(kind="mail", key="mail:0", payload={"notice": 0}, at=at)
    OutboxItem.objects.update(state=OutboxState.PARKED, attempts=5, error="SMTPServerDisconnected")
    admin = sign_in("admin")

    page = admin.get(reverse("office:parked")).content.decode()
    item = OutboxItem.objects.get()
    admin.post(reverse("office:retry"), {"work": f"outbox:{item.pk}"})

    assert "SMTPServerDisconnected" in page
    item.refresh_from_db()
    assert (item.state, item.attempts) == (OutboxState.PENDING, 0)
    again = admin.post(reverse("office:retry"), {"work": f"outbox:{item.pk}"}, follow=True)
    assert "刚刚已被办理" in again.content.decode()


def test_a_parked_deadline_is_armed_again(sign_in, bureau):
    bureau.accepted("2026-12-21")
    parked = Deadline.objects.filter(state=DeadlineState.ARMED).first()
    Deadline.objects.filter(pk=parked.pk).update(state=DeadlineState.PARKED, attempts=5, error="OSError")
    admin = sign_in("admin")

    assert "OSError" in admin.get(reverse("office:parked")).content.decode()
    admin.post(reverse("office:retry"), {"work": f"deadline:{parked.pk}"})

    parked.refresh_from_db()
    assert (parked.state, parked.attempts) == (DeadlineState.ARMED, 0)


def test_an_office_is_granted_from_a_day_and_ended_without_being_deleted(sign_in, bureau):
    admin, person = sign_in("admin"), bureau.who("examiner")
    address = reverse("office:person", args=[person.pk])

    admin.post(address, {"role": "inspector", "valid_from": "2026-12-21", "valid_until": ""})
    grant = Grant.objects.get(user=person, role=Role.INSPECTOR)

    assert "inspector" in pools_of(person, date(2026, 12, 21))
    admin.post(reverse("office:end-office", args=[person.pk]), {"grant": grant.pk})
    assert "inspector" not in pools_of(person, date(2026, 12, 22))
    assert Grant.objects.filter(pk=grant.pk).exists()


def test_an_office_is_not_granted_twice_nor_backwards(sign_in, bureau):
    admin, person = sign_in("admin"), bureau.who("examiner")
    address = reverse("office:person", args=[person.pk])

    twice = admin.post(address, {"role": "examiner", "valid_from": "2026-12-21"})
    backwards = admin.post(address, {"role": "head", "valid_from": "2026-12-21", "valid_until": "2026-12-01"})

    assert "已经担任该岗位" in twice.content.decode()
    assert backwards.status_code == 422
    assert Grant.objects.filter(user=person).count() == 1


def test_every_assumed_value_is_named(sign_in, bureau):
    rows = sign_in("admin").get(reverse("office:assumed")).context["rows"]

    assert {"承诺期限", "告知决定的期限", "补偿费标准"} <= {row.what.zh for row in rows}


def test_an_assumed_value_names_the_matters_and_the_open_cases_that_rest_on_it(sign_in, bureau):
    bureau.file("2026-12-14")
    page = sign_in("admin").get(reverse("office:assumed"))
    rows = {(row.what.zh, row.value.zh): row for row in page.context["rows"]}

    promised, telling = rows["承诺期限", "3 个工作日"], rows["告知决定的期限", "2 个工作日"]
    assert [slug for _, slug in promised.owners] == ["greenspace-use"]
    assert (promised.cases, telling.cases) == (1, 1)
    assert reverse("public:guide", args=["greenspace-use"]) in page.content.decode()


def test_a_bar_is_listed_with_the_way_to_lift_it(sign_in, bureau):
    case = bureau.file("2026-12-14")
    Bar.objects.create(applicant=bureau.who("applicant"), reason="承诺不实", barred_on=date(2026, 8, 3))
    address = reverse("office:act", args=[case.case_no, "lift_bar"])
    head = sign_in("head")

    assert address not in sign_in("admin").get(reverse("office:bars")).content.decode()
    assert address in sign_in("head").get(reverse("office:bars")).content.decode()
    head.post(address, {"seen": case.chain.seq, "reason": "已整改"})

    assert Bar.objects.get().lift_reason == "已整改"
    assert address not in head.get(reverse("office:bars")).content.decode()
