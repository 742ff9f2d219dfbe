"""What protects every page alike: tokens against forged posts, headers, limits, addresses of callers."""

import csv
import io
import re

import pytest
from django.conf import settings as deployed
from django.core.files.base import File
from django.test import Client, RequestFactory
from django.urls import reverse

from accounts.models import User
from approvals.errors import SameCaseOpen
from approvals.models import Application, Bar
from audit.exports import as_csv
from audit.reading import measures
from config.celery import app
from forms.uploads import display_name, keep
from ledger.models import Entry, OutboxItem
from notifications.letters import letter
from notifications.models import Notice
from portal.callers import Callers
from portal.files import upload_response
from tests.attacks.addresses import addresses
from tests.played import MONDAY, at, submitted
from tests.portal.people import pdf

SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
IDENTITY = "11010519491231002X"


def read(answer) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_no_post_without_its_token_is_taken(house, signed_in):
    for who in ("applicant", "acceptor", "admin"):
        client = signed_in(who, enforce_csrf_checks=True)
        for address in addresses(
            house, "public", "applicant", "office", cases=house.cases[:1], acts=["accept"]
        ):
            assert client.post(address).status_code in (403, 405), address


def test_a_session_alone_does_not_open_the_api_to_another_sites_form(house, signed_in):
    client = signed_in("applicant", enforce_csrf_checks=True)
    for address in addresses(house, "api", cases=house.cases[:1], acts=["accept"]):
        if address != reverse("api:token"):
            answer = client.post(address, {}, content_type="application/json")
            assert answer.status_code in (403, 405), address


def test_every_page_forbids_framing_sniffing_and_foreign_scripts(house, signed_in):
    for who in ("applicant", "acceptor", "auditor"):
        client = signed_in(who)
        for address in addresses(
            house, "public", "applicant", "office", "auditor", cases=house.cases[:1], acts=["accept"]
        ):
            if "source" not in address:
                answer = client.get(address)
                policy = answer["Content-Security-Policy"]
                assert "default-src 'none'" in policy, address
                assert "unsafe" not in policy, address
                assert "frame-ancestors 'none'" in policy, address
                assert answer["X-Content-Type-Options"] == "nosniff", address
                read(answer)


def test_what_was_shown_to_somebody_signed_in_is_kept_nowhere(house, signed_in):
    for who, address in (
        ("applicant", reverse("applicant:cases")),
        ("acceptor", reverse("office:inbox")),
        ("auditor", reverse("auditor:board")),
        ("applicant", reverse("api:cases")),
        ("applicant", reverse("public:account")),
    ):
        assert signed_in(who).get(address)["Cache-Control"] == "private, no-store", address
    assert "Cache-Control" not in Client().get(reverse("public:home"))


def test_what_is_typed_into_a_case_never_becomes_markup(house, signed_in):
    applicant = house.cast.who("applicant")
    applicant.display_name = SCRIPT
    applicant.save()
    case = submitted(
        house.cast, project_name=SCRIPT, place={"address": SCRIPT, "point": None, "polygon": None}
    )
    case.materials.first().uploads.add(
        keep(File(pdf(), name=SCRIPT + ".pdf"), owner=applicant, at=at(MONDAY))
    )

    Bar.objects.create(applicant=applicant, reason=SCRIPT, barred_on=MONDAY)

    for who in ("applicant", "acceptor", "auditor"):
        client = signed_in(who)
        for address in addresses(
            house, "public", "applicant", "office", "auditor", cases=[case], acts=["accept", "examine"]
        ):
            if "source" not in address:
                answer = client.get(address, {"q": SCRIPT, "number": SCRIPT, "day": SCRIPT})
                body = read(answer)
                if answer["Content-Type"].startswith("text/html"):
                    assert not re.search(b"<script>alert|<img src=x", body), (who, address)


def test_an_upload_is_handed_out_as_a_file_whatever_it_is_called(house):
    for name in (
        "../../etc/passwd",
        "a\r\nSet-Cookie: x=1.pdf",
        '"; filename="evil.html',
        "\u202efdp.exe",
        "图" * 300,
    ):
        upload = keep(File(pdf(), name="x"), owner=house.stranger, at=at(MONDAY))
        upload.original_name = display_name(name)
        answer = upload_response(upload)
        shown = answer["Content-Disposition"]
        assert shown.startswith("attachment;"), shown
        assert not re.search(r"[\r\n/]|\u202e", shown), shown
        assert answer["X-Content-Type-Options"] == "nosniff"
        answer.file_to_stream.close()


def test_the_auditors_table_starts_no_formula_and_tells_no_personal_number(house):
    submitted(house.cast, project_name='=HYPERLINK("http://evil")')
    submitted(house.cast, project_name=f"为{IDENTITY}办理")

    found = measures(Application.objects.all(), today=MONDAY)
    cells = [cell for row in csv.reader(io.StringIO("".join(as_csv(found)).lstrip("\ufeff"))) for cell in row]

    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert not [cell for cell in cells if IDENTITY in cell]


def test_a_number_is_not_told_to_be_registered_to_somebody_who_only_asks(client, db):
    User.objects.create_user("wang", applicant_kind="person", identity_number=IDENTITY)
    form = {
        "applicant_kind": "person",
        "person_name": "李四",
        "identity_number": IDENTITY,
        "mobile": "13800138000",
    }
    form |= {"username": "li", "password": "a-Long-1-pass", "again": "a-Long-1-pass"}

    asked = client.post(reverse("public:register"), {**form, "again": "another"}).content.decode()
    meant = client.post(reverse("public:register"), form).content.decode()

    assert "已经注册" not in asked
    assert "已经注册" in meant


@pytest.mark.parametrize(
    ("proxies", "header", "address"),
    [
        (0, "6.6.6.6", "10.0.0.1"),
        (1, "6.6.6.6, 203.0.113.9", "203.0.113.9"),
        (2, "6.6.6.6, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
        (1, "nonsense", "10.0.0.1"),
        (3, "203.0.113.9", "10.0.0.1"),
        (1, "", "10.0.0.1"),
    ],
)
def test_a_caller_cannot_choose_an_address(settings, proxies, header, address):
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/", headers={"X-Forwarded-For": header}, REMOTE_ADDR="10.0.0.1")

    Callers(lambda passed: passed)(request)

    assert request.META["REMOTE_ADDR"] == address


def test_no_header_walks_round_the_limits(house):
    client = Client()
    wrong = {"username": "nobody", "password": "wrong"}

    def ask(number: int) -> int:
        more = {
            "X-Forwarded-For": f"6.6.6.{number}",
            "X-Real-IP": f"6.6.6.{number}",
            "Forwarded": f"for=6.6.6.{number}",
        }
        return client.post("/api/v1/token", wrong, content_type="application/json", headers=more).status_code

    assert 429 in [ask(number) for number in range(12)]


def test_a_sign_in_begins_a_new_session(house):
    applicant, client = house.cast.who("applicant"), Client()
    applicant.set_password("a-Long-1-pass")
    applicant.save()
    client.post(f"/my/drafts/{house.draft.pk}/project/", {"project_name": "x"})
    planted = client.cookies[deployed.SESSION_COOKIE_NAME].value

    client.post("/login/", {"username": applicant.username, "password": "a-Long-1-pass"})

    assert client.cookies[deployed.SESSION_COOKIE_NAME].value != planted
    assert client.cookies[deployed.SESSION_COOKIE_NAME]["httponly"]


def test_mails_name_the_house_by_its_own_address_and_tell_nothing_of_the_case(house, settings):
    applicant = house.cast.who("applicant")
    applicant.email = "a@example.cn"
    applicant.save()
    mail = letter(Notice.objects.filter(recipient=applicant).first())

    assert settings.SITE_URL in mail.body
    assert "望江路" not in mail.body + mail.subject


def test_no_personal_number_goes_into_the_record_the_outbox_or_an_address(house):
    applicant = house.cast.who("applicant")
    applicant.mobile, applicant.email = "13800138000", "a@example.cn"
    applicant.save()
    private = (*map(str, (applicant.mobile, applicant.email, applicant.username)), "望江路", "13800138000")
    answers = [
        str(value)
        for value in house.received.answers.values()
        if isinstance(value, str) and not value.isascii()
    ]
    submitted(house.cast, project_name="又一件")

    kept = str(list(Entry.objects.values_list("facts", "actor"))) + str(
        list(OutboxItem.objects.values_list("payload", "key"))
    )
    kept += str(addresses(house))
    for word in (*private, *answers):
        assert word not in kept, word


def test_the_log_of_the_database_tells_nothing_of_what_was_refused(house):
    submitted(house.cast, project_name="SECOND-OF-TWO")
    with pytest.raises(SameCaseOpen):
        submitted(house.cast, project_name="SECOND-OF-TWO")

    written = (deployed.LVTONG_VAR / "log/postgres.log").read_text(encoding="utf-8")

    assert "one_open_case_with_the_same_answers" in written
    assert "SECOND-OF-TWO" not in written


def test_jobs_travel_as_json_and_carry_nobodys_data():
    assert app.conf.accept_content == ["json"] or set(app.conf.accept_content) == {"json"}
    assert app.conf.task_serializer == "json"
    for entry in app.conf.beat_schedule.values():
        assert not {"args", "kwargs"} & set(entry)


def test_what_fails_shows_nothing_of_the_machine(house, signed_in, monkeypatch):
    def broken(*args, **named):
        raise RuntimeError("/secret/path and a password")

    monkeypatch.setattr("portal.applicant.pages.found", broken)
    answer = signed_in("applicant").get(f"/my/cases/{house.received.case_no}/")

    assert answer.status_code == 500
    assert not re.search(b"secret|Traceback", answer.content)
