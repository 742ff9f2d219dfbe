"""The inspector's page: the checklist, photographs, the place, and the signatures of two different people."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from approvals.case import Case
from approvals.jobs import in_use
from approvals.models import Application, Inspection, InspectionDraft
from documents.models import Paper
from forms.models import Upload
from ledger import moment
from tests.portal.office_at_work import Bureau, case_url, moment_of, queries_of, text_of
from workflows.acts.inspection import SEEN_KEY, checklist_of

DAY = "2026-04-01"


@pytest.fixture
def committed(bureau: Bureau) -> Application:
    case = bureau.file("2026-03-02", route="commitment")
    bureau.do(case, "commit_notice", "acceptor", "2026-03-02")
    return bureau.do(case, "commit", "applicant", "2026-03-03", confirmed=["0", "1", "2", "3", "4"])


@pytest.fixture(autouse=True)
def stored(settings, tmp_path):
    settings.UPLOAD_ROOT = tmp_path


def picture(name: str = "现场.jpg", kind: str = "JPEG") -> SimpleUploadedFile:
    drawn = BytesIO()
    Image.new("RGB", (640, 480), (80, 130, 100)).save(drawn, kind)
    return SimpleUploadedFile(name, drawn.getvalue())


def url(case: Application, act: str = "inspect") -> str:
    return reverse("office:act", args=[case.case_no, act])


def filled(bureau: Bureau, case: Application, **more: object) -> dict[str, object]:
    """What an inspector sends: every item in order, together with a colleague."""
    items = checklist_of(Case(application=case, chain=case.chain))
    case.chain.refresh_from_db()
    return {
        "seen": case.chain.seq,
        **{f"{SEEN_KEY}{item.code}": "OK" for item in items},
        "result": "VERIFIED",
        "officers": [bureau.who("inspector", 1).username],
        "sign": "yes",
        **more,
    }


def test_two_inspectors_sign_each_with_his_own_account(bureau, committed, client):
    with moment.frozen(moment_of(DAY)):
        client.force_login(bureau.who("inspector"))
        client.post(url(committed), {"save": "yes", "photographs": [picture(), picture("b.png", "PNG")]})
        data = filled(bureau, committed, point="121.46012,31.19207", present="王工")
        told = text_of(client.post(url(committed), data, follow=True))
        assert "请另一名检查人员用本人账号签名确认" in told
        assert Inspection.objects.get().on is None

        client.force_login(bureau.who("inspector", 1))
        read = text_of(client.get(url(committed, "countersign")))
        assert "王工" in read
        assert "待签名" in read
        committed.chain.refresh_from_db()
        client.post(url(committed, "countersign"), {"seen": committed.chain.seq})

        held = Inspection.objects.get()
        read_later = reverse("office:inspection", args=[committed.case_no, held.pk])
        client.force_login(bureau.who("legal"))
        assert read_later in text_of(client.get(case_url(committed)))
        later = text_of(client.get(read_later))
        assert "现场照片 2" in later
        assert "待签名" not in later

    assert held.on is not None
    assert set(held.signed) == {str(bureau.who("inspector", n).pk) for n in (0, 1)}
    facts = Paper.objects.get(application=committed, kind="INSPECTION_RECORD").facts
    assert facts["photographs"] == 2
    assert sorted(facts["photo_digests"]) == sorted(held.photographs.values_list("sha256", flat=True))
    assert facts["position"] == "东经121.46012，北纬31.19207"
    assert in_use(set(Upload.objects.values_list("pk", flat=True))) == set(
        held.photographs.values_list("pk", flat=True)
    )


def test_who_wrote_the_record_does_not_sign_for_the_other_nor_does_a_third(bureau, committed, client):
    with moment.frozen(moment_of(DAY)):
        client.force_login(bureau.who("inspector"))
        client.post(url(committed), filled(bureau, committed))
        committed.chain.refresh_from_db()
        again = client.post(url(committed, "countersign"), {"seen": committed.chain.seq})
    assert again.status_code == 409
    assert "您已经签名" in text_of(again)
    assert Inspection.objects.get().on is None


def test_alone_nobody_inspects_and_nothing_typed_is_lost(bureau, committed, client):
    with moment.frozen(moment_of(DAY)):
        client.force_login(bureau.who("inspector"))
        data = filled(bureau, committed, officers=[], findings="围挡完好", photographs=[picture()])
        refused = client.post(url(committed), data)
        said = text_of(refused)
        later = text_of(client.get(url(committed)))

    assert refused.status_code == 409
    assert "两名" in said
    for page in (said, later):
        assert "围挡完好" in page
        assert "现场照片 1" in page
    assert InspectionDraft.objects.get().photographs.count() == 1


def test_an_unanswered_item_is_told_and_the_rest_is_kept(bureau, committed, client):
    with moment.frozen(moment_of(DAY)):
        client.force_login(bureau.who("inspector"))
        data = filled(bureau, committed, findings="已核对")
        del data[f"{SEEN_KEY}extent"]
        refused = client.post(url(committed), data)
    assert refused.status_code == 422
    assert 'href="#q-seen_extent"' in text_of(refused)
    assert "已核对" in text_of(refused)


@pytest.mark.parametrize(
    "file",
    [
        SimpleUploadedFile("现场.jpg", b"<html><script>alert(1)</script></html>"),
        SimpleUploadedFile("空.jpg", b""),
    ],
)
def test_what_is_no_picture_is_refused_by_its_content(bureau, committed, client, file):
    with moment.frozen(moment_of(DAY)):
        client.force_login(bureau.who("inspector"))
        refused = client.post(url(committed), {"save": "yes", "findings": "已核对", "photographs": [file]})
    assert refused.status_code == 422
    assert "照片没有收下" in text_of(refused)
    assert "已核对" in text_of(refused)
    assert Upload.objects.count() == 0


def test_a_result_that_contradicts_the_list_is_refused(bureau, committed, client):
    with moment.frozen(moment_of(DAY)):
        client.force_login(bureau.who("inspector"))
        data = filled(bureau, committed, **{f"{SEEN_KEY}extent": "DEFECT"})
        refused = client.post(url(committed), data)
    assert refused.status_code == 409
    assert "1 项不符合" in text_of(refused)


def test_given_back_it_is_written_again_with_all_that_stood_there(bureau, committed, client):
    with moment.frozen(moment_of(DAY)):
        client.force_login(bureau.who("inspector"))
        client.post(url(committed), filled(bureau, committed, findings="面积一致", photographs=[picture()]))
        client.force_login(bureau.who("inspector", 1))
        committed.chain.refresh_from_db()
        client.post(
            url(committed, "give_back_record"), {"seen": committed.chain.seq, "reason": "告示牌照片缺失"}
        )
        client.force_login(bureau.who("inspector"))
        page = text_of(client.get(url(committed)))
    assert "告示牌照片缺失" in page
    assert "面积一致" in page
    assert "现场照片 1" in page


def test_a_photograph_is_shown_to_those_who_see_the_case_only(bureau, committed, client):
    with moment.frozen(moment_of(DAY)):
        client.force_login(bureau.who("inspector"))
        client.post(url(committed), {"save": "yes", "photographs": [picture()]})
        found = reverse("office:photograph", args=[committed.case_no, Upload.objects.get().pk])
        small = client.get(found + "?small=1")
        assert small.headers["Content-Type"] == "image/jpeg"
        whole = client.get(found)
        assert whole.headers["Content-Disposition"].startswith("attachment")
        assert whole.getvalue().startswith(b"\xff\xd8")
        client.force_login(bureau.who("head"))
        assert client.get(found).status_code == 404
        client.force_login(bureau.who("applicant"))
        assert client.get(found).status_code == 404


def test_the_place_may_be_asked_of_the_phone_on_this_page_alone(bureau, committed, client):
    with moment.frozen(moment_of(DAY)):
        client.force_login(bureau.who("inspector"))
        assert "geolocation=(self)" in client.get(url(committed)).headers["Permissions-Policy"]
        assert "geolocation=()" in client.get(case_url(committed)).headers["Permissions-Policy"]


def test_more_photographs_cost_no_more_statements(bureau, committed, client):
    with moment.frozen(moment_of(DAY)):
        client.force_login(bureau.who("inspector"))
        client.post(url(committed), {"save": "yes", "photographs": [picture()]})
        one = queries_of(client, url(committed))
        client.post(url(committed), {"save": "yes", "photographs": [picture(), picture(), picture()]})
        assert queries_of(client, url(committed)) == one
