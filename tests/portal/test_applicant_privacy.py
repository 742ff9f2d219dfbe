"""Nobody else sees a case, its papers or its files; what is handed out goes as an attachment."""

import pytest
from django.core.files import File
from django.test import Client
from django.urls import reverse

from accounts.models import Agency
from approvals.models import ApplicationMaterial
from documents import making
from documents.models import Paper
from forms.uploads import keep
from ledger import moment
from tests.portal.people import at, pdf, submitted, unit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_the_29th():
    with moment.frozen(at(29, 15)):
        yield


@pytest.fixture
def owner():
    return unit()


def test_another_applicants_case_is_not_there(client, owner):
    case = submitted(owner, moment=at(28))
    making.make_due(at=at(28, 12))
    paper = Paper.objects.filter(application=case).first()
    upload = keep(File(pdf()), owner=owner, at=at(28))
    ApplicationMaterial.objects.get(application=case, code="site-plan").uploads.add(upload)
    stranger = unit("other")
    client.force_login(stranger)

    for name in ("case", "received", "filed", "commit"):
        assert client.get(reverse(f"applicant:{name}", args=[case.case_no])).status_code == 404
    assert client.get(reverse("applicant:paper", args=[case.case_no, paper.pk])).status_code == 404
    assert client.get(reverse("applicant:upload", args=[case.case_no, upload.pk])).status_code == 404
    assert (
        client.post(reverse("applicant:act", args=[case.case_no, "withdraw"]), {"seen": 1}).status_code == 404
    )
    mine = submitted(stranger, moment=at(28), project_name="另一件")
    assert client.get(reverse("applicant:paper", args=[mine.case_no, paper.pk])).status_code == 404
    assert client.get(reverse("applicant:upload", args=[mine.case_no, upload.pk])).status_code == 404


def test_nobody_signed_in_is_sent_to_the_door(client, owner):
    case = submitted(owner, moment=at(28))

    assert client.get(reverse("applicant:case", args=[case.case_no])).url.startswith("/login/")


def test_a_paper_is_an_attachment_and_one_in_the_making_says_so(client, owner):
    client.force_login(owner)
    case = submitted(owner, moment=at(28))
    paper = Paper.objects.get(application=case)
    url = reverse("applicant:paper", args=[case.case_no, paper.pk])
    assert "正在制作" in client.get(url, follow=True).content.decode()
    making.make_due(at=at(28, 12))

    got = client.get(url)

    assert got["Content-Type"] == "application/pdf"
    assert got["Content-Disposition"].startswith("attachment")
    assert got["X-Content-Type-Options"] == "nosniff"
    assert b"".join(got.streaming_content).startswith(b"%PDF")


def test_a_case_is_seen_by_the_agent_only_while_the_authority_lasts(owner):
    agent = unit("agent")
    case = submitted(owner, moment=at(24))
    Agency.objects.create(applicant=owner, agent=agent, valid_until=at(29).date())
    client = Client()
    client.force_login(agent)
    url = reverse("applicant:case", args=[case.case_no])

    assert client.get(url).status_code == 200
    with moment.frozen(at(30)):
        assert client.get(url).status_code == 404
