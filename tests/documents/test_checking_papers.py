import dataclasses
from datetime import date

from approvals.models import Licence
from documents import checking, codes, making
from documents.models import Paper
from tests.documents.conftest import MONDAY
from tests.documents.paper_facts import FACTS


def test_codes_are_random_and_leave_out_what_is_misread():
    made = {codes.new_code() for _ in range(500)}

    assert len(made) == 500
    assert not set("".join(made)) & set("ILOU")
    assert {len(code) for code in made} == {16}


def test_a_code_is_found_however_it_is_typed():
    assert codes.as_stored(" 0zk4-m7q2 xw9t-b3hv ") == "0ZK4M7Q2XW9TB3HV"
    assert codes.as_stored("OZK4-M7Q2-XW9T-B3HV") == "0ZK4M7Q2XW9TB3HV"
    assert codes.as_stored(codes.spaced("0ZK4M7Q2XW9TB3HV")) == "0ZK4M7Q2XW9TB3HV"


def test_what_cannot_be_a_code_is_not_looked_up():
    for typed in ("", "ABCD", "0ZK4M7Q2XW9TB3H!", "0ZK4M7Q2XW9TB3HVV", "' OR 1=1 --"):
        assert codes.as_stored(typed) is None


def test_a_made_paper_is_confirmed(ordered):
    paper = making.make(ordered().pk, at=MONDAY)

    found = checking.check(codes.spaced(paper.check_code).lower())

    assert found is not None
    assert (found.kind, found.number, found.dated_on) == ("RECEIPT", "临绿容收〔2026〕1号", date(2026, 3, 2))
    assert found.organ.zh == "临江区绿化和市容管理局"
    assert found.sha256 == paper.sha256
    assert found.licence_state is None


def test_nothing_private_is_told(ordered):
    paper = making.make(ordered("GRANT").pk, at=MONDAY)

    told = str(dataclasses.asdict(checking.check(paper.check_code)))

    for private in (
        FACTS["GRANT"]["applicant"],
        FACTS["GRANT"]["project"],
        FACTS["GRANT"]["case_no"],
        "云杉路",
    ):
        assert private not in told


def test_a_paper_that_is_not_made_is_not_confirmed(ordered):
    assert checking.check(ordered().check_code) is None


def test_a_code_that_nobody_gave_out_is_not_confirmed(db):
    assert checking.check(codes.new_code()) is None


def test_the_state_of_a_licence_is_that_of_today(ordered, application):
    paper = making.make(ordered("LICENCE").pk, at=MONDAY)
    licence = Licence.objects.create(
        number="临绿容证〔2026〕1号",
        application=application,
        holder=application.applicant,
        permit="greenspace-use",
        route="ordinary",
        valid_from=date(2026, 4, 1),
        valid_until=date(2026, 6, 29),
        granted_on=date(2026, 3, 2),
    )
    assert checking.check(paper.check_code).licence_state == "VALID"

    Licence.objects.filter(pk=licence.pk).update(state="REVOKED")

    found = checking.check(paper.check_code)
    assert found.licence_state == "REVOKED"
    assert found.valid_until == date(2026, 6, 29)
    assert Paper.objects.get().sha256 == paper.sha256


def test_a_paper_is_found_by_its_number(ordered):
    making.make(ordered().pk, at=MONDAY)

    assert [found.kind for found in checking.check_number(" 临绿容收〔2026〕 1号 ")] == ["RECEIPT"]
    assert checking.check_number("临绿容收〔2026〕2号") == ()
    assert checking.check_number("") == ()
