"""Double random inspection: drawn once a month, from the ledger's seed, so that anyone can draw again."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from approvals.models import Inspection, Licence, Sample
from approvals.sampling import as_recorded, how_many, redrawn
from ledger.models import Entry
from tests.portal.office_at_work import Bureau, moment_of
from workflows import sampling
from workflows.models import OPEN_TASK, Task


def granted(bureau: Bureau, many: int) -> None:
    for number in range(1, many + 1):
        case = bureau.accepted("2026-03-02", number=number)
        for act, role in (("examine", "examiner"), ("review", "reviewer"), ("decide", "approver")):
            bureau.do(case, act, role, "2026-03-03", outcome="GRANT")


@pytest.fixture
def bureau(db) -> Bureau:
    found = Bureau()
    granted(found, 4)
    return found


def test_the_share_is_drawn_and_every_licence_drawn_gets_its_inspection(bureau):
    sample = sampling.of_month(moment_of("2026-04-01"), share=50)

    drawn = [row["licence"] for row in sample.drawn]
    assert len(drawn) == 2
    planned = Inspection.objects.filter(source="SAMPLED")
    assert {one.licence.number for one in planned} == set(drawn)
    assert {one.drawn.count() for one in planned} == {2}
    assert {one.due_on.isoformat() for one in planned} == {"2026-04-30"}
    tasks = Task.objects.filter(status__in=OPEN_TASK, pool="inspector")
    assert {task.application.case_no for task in tasks} == set(drawn)


def test_anyone_draws_it_again_from_the_record_with_nothing_but_sha_256(bureau):
    sample = sampling.of_month(moment_of("2026-04-01"), share=50)
    seeded, drawn = Entry.objects.filter(chain=sample.chain).order_by("seq")

    seed, licences = seeded.facts["seed"], sorted(Licence.objects.values_list("number", flat=True))
    assert seeded.facts["licences"] == hashlib.sha256("\n".join(licences).encode()).hexdigest()
    lots = sorted(licences, key=lambda number: hashlib.sha256(f"{seed}:{number}".encode()).hexdigest())
    assert [row["licence"] for row in drawn.facts["drawn"]] == lots[:2]
    assert redrawn(sample) == as_recorded(sample)


def test_a_month_is_drawn_once_and_the_next_month_anew(bureau):
    first = sampling.of_month(moment_of("2026-04-01"), share=50)
    again = sampling.of_month(moment_of("2026-04-29"), share=100)
    later = sampling.of_month(moment_of("2026-05-01"), share=50)

    assert (again.pk, again.seed) == (first.pk, first.seed)
    assert later.seed != first.seed
    assert Inspection.objects.filter(reference="sample:2026-04").count() == 2
    assert Sample.objects.count() == 2


def test_only_licences_in_force_are_drawn(bureau):
    ended = Licence.objects.order_by("number").first()
    bureau.do(ended.application, "deregister", "head", "2026-03-10", reason="DISSOLUTION")

    sample = sampling.of_month(moment_of("2026-04-01"), share=100)

    assert ended.number not in sample.licences
    assert len(sample.drawn) == 3


def test_a_licence_with_an_inspection_open_keeps_that_one(bureau):
    licence = Licence.objects.order_by("number").first()
    bureau.do(licence.application, "plan_inspection", "inspector", "2026-03-20")

    sampling.of_month(moment_of("2026-04-01"), share=100)

    assert Inspection.objects.filter(licence=licence).count() == 1


@pytest.mark.parametrize(
    ("number", "share", "drawn"), [(0, 5, 0), (1, 5, 1), (20, 5, 1), (21, 5, 2), (100, 100, 100)]
)
def test_the_share_is_rounded_up(number, share, drawn):
    assert how_many(number, share) == drawn


def test_the_command_draws_again_and_finds_what_was_changed(bureau):
    sample = sampling.of_month(moment_of("2026-04-01"), share=50)
    said = StringIO()
    call_command("draw_sample", "--again", "2026-04", stdout=said)
    assert sample.seed in said.getvalue()

    Sample.objects.update(drawn=sample.drawn[:1])
    with pytest.raises(CommandError, match="otherwise"):
        call_command("draw_sample", "--again", "2026-04", stdout=said)


@pytest.mark.django_db(transaction=True)
def test_two_workers_draw_one_sample_and_plan_each_inspection_once():
    granted(Bureau(), 3)

    def draw(_: int) -> str:
        try:
            return sampling.of_month(moment_of("2026-04-01"), share=100).seed
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as workers:
        seeds = set(workers.map(draw, range(4)))

    assert len(seeds) == 1
    assert Sample.objects.count() == 1
    assert Inspection.objects.filter(source="SAMPLED").count() == 3
