"""The main road in a real browser with a real worker: form, inbox, decision, paper, auditor; both routes."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import zxingcpp
from django.urls import reverse
from PIL import Image
from playwright.sync_api import Browser

from accounts.models import ApplicantKind, User, UserKind
from approvals.models import Application
from documents.models import Paper
from ledger import moment
from tests.browser.persons import Person, may_sign_in
from tests.forms.sample_files import pdf
from workflows.stories.cast import Cast


class Walker(Person):
    """A person who also follows links and keeps the papers."""

    def __init__(self, browser: Browser, base: str, user: User, folder: Path) -> None:
        super().__init__(browser, base, user)
        self.folder = folder

    def follow(self, name: str) -> None:
        self.page.locator("main").get_by_role("link", name=name).first.click()
        self.page.wait_for_load_state()

    def download(self, path: str) -> Path:
        answer = self.page.request.get(self.base + path)
        assert answer.status == 200
        assert "attachment" in answer.headers["content-disposition"]
        kept = self.folder / "paper.pdf"
        kept.write_bytes(answer.body())
        return kept


@pytest.fixture
def people(db) -> Cast:
    cast = Cast()
    may_sign_in()
    User.objects.filter(pk=cast.who("applicant").pk).update(
        display_name="临江云杉建设工程有限公司", applicant_kind=ApplicantKind.UNIT, kind=UserKind.APPLICANT
    )
    return cast


@pytest.fixture
def walk(browser: Browser, live_server, people: Cast, tmp_path: Path) -> Iterator[Callable[[str], Walker]]:
    walkers: dict[str, Walker] = {}

    def who(role: str) -> Walker:
        if role not in walkers:
            walkers[role] = Walker(browser, live_server.url, people.who(role), tmp_path)
        return walkers[role]

    yield who
    for walker in walkers.values():
        walker.page.context.close()


def applies(applicant: Walker, folder: Path, *, route: str) -> Application:
    """Fill in the form page by page, hand in the materials, check, submit."""
    first = moment.today() + timedelta(days=14)
    applicant.open(reverse("applicant:apply", args=["greenspace-use"]))
    applicant.press("开始填写")
    applicant.choose("route", route)
    applicant.press("保存并继续")
    applicant.choose("applicant_kind", "unit")
    applicant.fill(credit_code="91310104MA1FR0001F")
    applicant.press("保存并继续")
    applicant.choose("reason", "construction")
    applicant.fill(project_name="滨河西路燃气接入工程", approval_no="临发改投〔2026〕118号")
    applicant.press("保存并继续")
    applicant.choose("green_kind", "public")
    applicant.choose("permanent", "no")
    applicant.fill(place__address="滨河西路88号南侧绿地", owner="临江绿化养护所", area_m2="120")
    applicant.fill(**{"from": first.isoformat(), "until": (first + timedelta(days=89)).isoformat()})
    applicant.press("保存并继续")
    applicant.press("保存并继续")
    applicant.fill(restore_by=(first + timedelta(days=104)).isoformat())
    applicant.press("保存并继续")
    plan = folder / "plan.pdf"
    plan.write_bytes(pdf())
    for code in ("site-plan", "keeper-opinion", "restoration-commitment"):
        applicant.open(re.sub(r"/drafts/([^/]+)/.*", rf"/drafts/\1/materials/{code}/", _path(applicant)))
        applicant.page.locator("input[type=file]").set_input_files(plan)
        applicant.press("保存并继续")
    applicant.open(re.sub(r"/drafts/([^/]+)/.*", r"/drafts/\1/check/", _path(applicant)))
    applicant.press("提交申请")
    return Application.objects.get(
        case_no=applicant.page.locator(".receipt-number").inner_text().replace(" ", "")
    )


def _path(walker: Walker) -> str:
    return walker.page.url.removeprefix(walker.base)


def acts(officer: Walker, application: Application, act: str, **choices: str) -> None:
    """Find the case in the inbox or by its number, and take the act."""
    officer.open(reverse("office:act", args=[application.case_no, act]))
    for name, value in choices.items():
        officer.choose(name, value)
    officer.page.locator(".act-send button").click()
    officer.page.wait_for_url(re.compile(f"{application.case_no}/$"))


def paper_of(application: Application, kind: str, eventually: Callable[..., None]) -> Paper:
    """The paper, once the worker has made it."""
    papers = Paper.objects.filter(application=application, kind=kind)
    eventually(lambda: papers.filter(state="MADE").exists())
    return papers.get()


def confirms(applicant: Walker, application: Application, paper: Paper, *words: str) -> None:
    """The file: fonts embedded, its text given back, its code leading to a page that confirms it."""
    file = applicant.download(reverse("applicant:paper", args=[application.case_no, paper.pk]))
    fonts = _tool("pdffonts", file).splitlines()[2:]
    assert fonts
    assert all(row.split()[-5] == "yes" for row in fonts), fonts
    text = _tool("pdftotext", "-raw", file, "-").replace("\n", "")
    for word in (*words, paper.number):
        assert word in text
    _tool("pdftoppm", "-r", "150", "-png", "-singlefile", "-f", "1", "-l", "1", file, file.with_suffix(""))
    (code,) = zxingcpp.read_barcodes(Image.open(file.with_suffix(".png")))
    applicant.open("/check/" + code.text.rpartition("/")[2])
    said = applicant.page.locator("main").inner_text()
    assert paper.number in said
    assert application.applicant_name not in said


def _tool(*words: object) -> str:
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, check=True).stdout


def test_the_ordinary_road(walk, people, celery_worker, eventually, tmp_path):
    application = applies(walk("applicant"), tmp_path, route="ordinary")
    receipt = paper_of(application, "RECEIPT", eventually)
    confirms(walk("applicant"), application, receipt, "申请材料收件凭证", application.case_no)

    walk("acceptor").open(reverse("office:inbox"))
    acts(walk("acceptor"), application, "accept")
    acts(walk("examiner"), application, "examine", outcome="GRANT")
    acts(walk("reviewer"), application, "review", outcome="GRANT")
    acts(walk("approver"), application, "decide", outcome="GRANT")
    acts(walk("intake"), application, "serve", channel="PORTAL")

    application.refresh_from_db()
    assert application.status == "COMPLETED"
    grant = paper_of(application, "GRANT", eventually)
    confirms(walk("applicant"), application, grant, "准予行政许可决定书", "滨河西路88号南侧绿地")
    assert paper_of(application, "PAYMENT_NOTICE", eventually).state == "MADE"
    walk("auditor").open(reverse("auditor:cases"))
    assert application.case_no in walk("auditor").page.content().replace(" ", "")
    walk("auditor").open(reverse("auditor:case", args=[application.case_no]))


def test_the_road_of_commitment(walk, people, celery_worker, eventually, tmp_path):
    application = applies(walk("applicant"), tmp_path, route="commitment")
    acts(walk("acceptor"), application, "commit_notice")
    applicant = walk("applicant")
    applicant.open(reverse("applicant:commit", args=[application.case_no]))
    while applicant.page.locator(".confirm-button").count():
        applicant.page.locator(".confirm-button").first.click()
        applicant.page.wait_for_load_state()
    applicant.press("签署并提交承诺")

    application.refresh_from_db()
    assert (application.status, application.promised_due_on) == ("GRANTED", moment.today())
    licence = paper_of(application, "LICENCE", eventually)
    confirms(applicant, application, licence, "临时使用绿地", "滨河西路88号南侧绿地")
    acts(walk("intake"), application, "serve", channel="PORTAL")
    inspector = walk("inspector")
    inspector.open(reverse("office:act", args=[application.case_no, "inspect"]))
    for answer in inspector.page.get_by_role("radio", name="符合", exact=True).all():
        answer.check()
    inspector.choose("result", "VERIFIED")
    inspector.choose("officers", people.all("inspector")[1].username)
    inspector.press("签名并提交")
    inspector.page.wait_for_url(re.compile(f"{application.case_no}/$"))
    walk("auditor").open(reverse("auditor:case", args=[application.case_no]))
    assert "告知承诺" in walk("auditor").page.content()
