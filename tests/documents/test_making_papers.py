from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.conf import settings as django_settings
from django.db import IntegrityError, connection, transaction
from kombu.exceptions import OperationalError

from documents import jobs, making, orders, previews, storing
from documents.errors import FactsWrong, PaperConflict, PaperDamaged, PaperNotReady, UnknownKind
from documents.models import NumberSeries, Paper, PaperState
from ledger.models import OutboxItem, OutboxState
from tests.documents.conftest import MONDAY, open_application
from tests.documents.paper_facts import FACTS
from tests.documents.papers_at_hand import fonts_of, text_of

LATER = MONDAY + timedelta(days=1)
NO_FONT = "上海𪚥庆工程有限公司"


def numbers() -> list[str]:
    return sorted(Paper.objects.exclude(number="").values_list("number", flat=True))


def test_an_ordered_paper_is_owed_and_has_neither_number_nor_file(ordered):
    paper = ordered()

    assert (paper.state, paper.number, paper.file, paper.sha256) == (PaperState.ORDERED, "", "", "")
    assert paper.dated_on.isoformat() == "2026-03-02"
    assert len(paper.check_code) == 16
    item = OutboxItem.objects.get(kind="paper")
    assert item.payload == {"paper": str(paper.pk)}
    assert item.case_id == paper.application_id


def test_an_act_that_is_undone_owes_no_paper(ordered):
    with transaction.atomic():
        ordered()
        transaction.set_rollback(True)

    assert Paper.objects.count() == OutboxItem.objects.count() == 0


def test_a_made_paper_has_number_digest_and_file(ordered, tmp_path):
    ordered()

    assert making.make_due(at=MONDAY) == 1

    paper = Paper.objects.get()
    content = storing.content(paper)
    assert (paper.state, paper.number, paper.made_at) == (PaperState.MADE, "临绿容收〔2026〕1号", MONDAY)
    assert paper.size == len(content)
    assert paper.file_name == "申请材料收件凭证 临绿容收〔2026〕1号.pdf"
    assert "上海㛃喆䶮建设工程有限公司" in text_of(content, tmp_path)
    assert OutboxItem.objects.get().state == OutboxState.DONE


def test_an_act_orders_its_paper_once(ordered):
    first = ordered()

    with pytest.raises(PaperConflict), transaction.atomic():
        ordered()
    assert Paper.objects.get() == first
    assert OutboxItem.objects.count() == 1


def test_two_acts_of_one_kind_have_two_papers(ordered):
    assert ordered("SITE_CHECK", act="7").pk != ordered("SITE_CHECK", act="9").pk


def test_a_paper_lacking_a_fact_stops_the_act(application):
    with pytest.raises(FactsWrong):
        orders.draw_up("RECEIPT", application, at=MONDAY, facts={"case_no": "1"})
    with pytest.raises(UnknownKind):
        orders.draw_up("LOVE_LETTER", application, at=MONDAY, facts={})

    assert Paper.objects.count() == 0


def test_a_paper_is_made_once_however_often_it_is_asked_for(ordered):
    paper = ordered()
    first = making.make(paper.pk, at=MONDAY)

    again = making.make(paper.pk, at=LATER)

    assert (again.sha256, again.made_at, again.number) == (first.sha256, MONDAY, "临绿容收〔2026〕1号")
    assert NumberSeries.objects.get().last == 1


def test_a_paper_made_a_day_late_is_the_one_that_was_ordered(ordered, settings, tmp_path):
    paper = ordered()
    settings.ORGAN = {**settings.ORGAN, "name_zh": "临海区林业局", "short": "临海林"}
    settings.SITE_URL = "https://elsewhere.example"

    made = making.make(paper.pk, at=LATER)

    text = text_of(storing.content(made), tmp_path)
    assert made.number == "临绿容收〔2026〕1号"
    assert "2026年3月2日" in text
    assert "2026年3月3日" not in text
    assert "临海区林业局" not in text
    assert "https://lvtong.example.gov.cn/check/" in text


def test_numbers_run_without_gaps_within_a_word_and_a_year(ordered):
    for act in "123":
        making.make(ordered("SITE_CHECK", act=act).pk, at=MONDAY)
    making.make(ordered("RECEIPT").pk, at=MONDAY)
    making.make(ordered("SITE_CHECK", act="4", at=MONDAY.replace(year=2027)).pk, at=MONDAY)

    assert numbers() == [
        "临绿容收〔2026〕1号",
        "临绿容核〔2026〕1号",
        "临绿容核〔2026〕2号",
        "临绿容核〔2026〕3号",
        "临绿容核〔2027〕1号",
    ]


def test_a_paper_that_cannot_be_printed_fails_visibly_and_uses_no_number(ordered):
    ordered("SITE_CHECK", act="1", applicant=NO_FONT)
    ordered("SITE_CHECK", act="2")

    making.make_due(at=MONDAY)

    failed, made = Paper.objects.order_by("state")
    assert (failed.state, failed.number, failed.file) == (PaperState.FAILED, "", "")
    assert failed.error == "glyph-missing: U+2A6A5"
    assert made.number == "临绿容核〔2026〕1号"


def test_a_failed_paper_is_tried_again_later_and_parked_in_the_end(ordered):
    ordered(applicant=NO_FONT)

    at = MONDAY
    for _ in range(5):
        assert making.make_due(at=at) == 1
        assert making.make_due(at=at) == 0
        at += timedelta(hours=1)

    assert OutboxItem.objects.get().state == OutboxState.PARKED
    assert OutboxItem.objects.get().error == "GlyphMissing"


def test_a_paper_that_failed_is_made_once_what_was_wrong_is_mended(ordered, paper_root):
    ordered()
    paper_root.write_text("in the way of the folder")
    making.make_due(at=MONDAY)
    assert Paper.objects.get().state == PaperState.FAILED

    paper_root.unlink()
    making.make_due(at=LATER)

    paper = Paper.objects.get()
    assert (paper.state, paper.error, paper.number) == (PaperState.MADE, "", "临绿容收〔2026〕1号")


def test_the_certificate_bears_the_number_of_its_licence(ordered):
    made = making.make(ordered("LICENCE", licence_no="临绿容证〔2026〕77号").pk, at=MONDAY)

    assert (made.number, made.serial) == ("临绿容证〔2026〕77号", None)
    assert NumberSeries.objects.count() == 0


def test_nothing_half_written_is_left_in_the_folder(ordered, paper_root):
    making.make(ordered().pk, at=MONDAY)

    assert [path.suffix for path in paper_root.rglob("*") if path.is_file()] == [".pdf"]


def test_a_file_that_was_changed_is_not_handed_out(ordered, paper_root):
    paper = making.make(ordered().pk, at=MONDAY)
    path = paper_root / paper.file
    path.write_bytes(path.read_bytes() + b"%")

    with pytest.raises(PaperDamaged):
        storing.content(paper)


def test_a_file_that_is_gone_is_told_as_such(ordered, paper_root):
    paper = making.make(ordered().pk, at=MONDAY)
    (paper_root / paper.file).unlink()

    with pytest.raises(PaperDamaged):
        storing.content(paper)


def test_a_paper_in_the_making_cannot_be_read_yet(ordered):
    with pytest.raises(PaperNotReady):
        storing.content(ordered())


@pytest.mark.parametrize("changed", [{"number": "临绿容许〔2026〕9号"}, {"facts": {}}, {"state": "ORDERED"}])
def test_the_database_refuses_to_change_a_made_paper(ordered, changed):
    paper = making.make(ordered().pk, at=MONDAY)

    with pytest.raises(IntegrityError), transaction.atomic():
        Paper.objects.filter(pk=paper.pk).update(**changed)


def test_the_database_refuses_to_change_the_facts_of_an_ordered_paper(ordered):
    paper = ordered()

    with pytest.raises(IntegrityError), transaction.atomic():
        Paper.objects.filter(pk=paper.pk).update(facts={})


def test_the_database_refuses_to_remove_a_paper_and_to_give_a_number_twice(ordered):
    paper = making.make(ordered().pk, at=MONDAY)

    with pytest.raises(IntegrityError), transaction.atomic():
        Paper.objects.filter(pk=paper.pk).delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        NumberSeries.objects.update(last=0)


def test_a_preview_shows_the_paper_without_number_and_check_code(db, tmp_path):
    content = previews.preview("GRANT", FACTS["GRANT"], on=MONDAY.date())

    text = text_of(content, tmp_path)
    assert "预览" in "".join(text.split())
    assert "查验码" not in text
    assert "临绿容许〔2026〕 号" in text
    assert NumberSeries.objects.count() == 0
    assert all(row[-5] == "yes" for row in fonts_of(content, tmp_path))


@pytest.mark.django_db(transaction=True)
def test_papers_made_at_the_same_time_get_different_numbers_without_gaps():
    papers = []
    for number in range(1, 9):
        with transaction.atomic():
            papers.append(
                orders.draw_up("RECEIPT", open_application(number), at=MONDAY, facts=FACTS["RECEIPT"])
            )
            orders.order(papers[-1])

    def make(paper: Paper) -> None:
        try:
            making.make(paper.pk, at=MONDAY)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(make, papers))

    assert sorted(Paper.objects.values_list("serial", flat=True)) == list(range(1, 9))


@pytest.mark.django_db(transaction=True)
def test_two_workers_make_one_paper_once(ordered):
    paper = ordered()

    def make(_: int) -> tuple[str, str]:
        try:
            made = making.make(paper.pk, at=MONDAY)
            return made.number, made.sha256
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(make, range(4)))) == 1
    assert NumberSeries.objects.get().last == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.processes
def test_a_real_worker_makes_the_paper_after_the_commit(celery_worker, eventually, application, settings):
    settings.PAPER_ROOT = django_settings.LVTONG_VAR / "papers"
    with transaction.atomic():
        orders.order(orders.draw_up("RECEIPT", application, at=MONDAY, facts=FACTS["RECEIPT"]))

    eventually(lambda: Paper.objects.filter(state=PaperState.MADE).exists())
    assert storing.content(Paper.objects.get()).startswith(b"%PDF-1.7")


@pytest.mark.django_db(transaction=True)
def test_the_act_stands_when_the_broker_is_down(ordered, monkeypatch):
    def unreachable() -> None:
        raise OperationalError

    monkeypatch.setattr(jobs.make_papers, "delay", unreachable)

    assert ordered().state == PaperState.ORDERED
    assert OutboxItem.objects.get().state == OutboxState.PENDING
