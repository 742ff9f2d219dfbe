from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import translation

from accounts.models import Agency, Department, Grant, Role, Substitute, User, UserKind
from tests.accounts.conftest import MONDAY, applicant, officer, stand_in

pytestmark = pytest.mark.django_db

FRIDAY = date(2026, 3, 6)


def refused(constraint: str):
    return pytest.raises(IntegrityError, match=constraint)


def test_the_law_knows_these_offices():
    assert set(Role.values) == {
        "applicant", "agent", "intake", "acceptor", "examiner", "reviewer", "approver", "head", "inspector",
        "legal", "lead", "hearing-officer", "admin", "city", "auditor", "department",
    }  # fmt: skip


@pytest.mark.parametrize("role", ["applicant", "agent", "mayor"])
def test_what_is_no_office_cannot_be_granted(role):
    user = officer("li")

    with refused("grant_role_can_be_granted"), transaction.atomic():
        Grant.objects.create(user=user, role=role, valid_from=MONDAY)


def test_an_office_is_granted_once():
    user = officer("li", Role.EXAMINER)

    with refused("grant_once"), transaction.atomic():
        Grant.objects.create(user=user, role=Role.EXAMINER, valid_from=MONDAY)


def test_a_member_of_a_department_belongs_to_one():
    user = officer("li")

    with refused("grant_member_names_department"), transaction.atomic():
        Grant.objects.create(user=user, role=Role.DEPARTMENT, valid_from=MONDAY)


def test_an_office_does_not_end_before_it_begins():
    user = officer("li")

    with refused("grant_period_runs_forward"), transaction.atomic():
        Grant.objects.create(user=user, role=Role.HEAD, valid_from=FRIDAY, valid_until=MONDAY)


def test_nobody_stands_in_for_himself():
    user = officer("li")

    with refused("substitute_is_another"), transaction.atomic():
        stand_in(user, user, until=FRIDAY)


def test_an_absence_does_not_end_before_it_begins():
    with refused("substitute_period_runs_forward"), transaction.atomic():
        Substitute.objects.create(
            absent=officer("a"), stand_in=officer("b"), valid_from=FRIDAY, valid_until=MONDAY
        )


def test_nobody_is_his_own_agent():
    user = applicant("gongsi")

    with refused("agency_is_for_another"), transaction.atomic():
        Agency.objects.create(applicant=user, agent=user, valid_until=FRIDAY)


def test_a_unit_has_one_account():
    applicant("one", credit_code="91310000MA1FL00000")

    with refused("user_credit_code_once"), transaction.atomic():
        applicant("two", credit_code="91310000MA1FL00000")


def test_a_person_has_one_account():
    applicant("one", identity_number="11010519491231002X")

    with refused("user_identity_number_once"), transaction.atomic():
        applicant("two", identity_number="11010519491231002X")


def test_an_officer_is_no_applicant_at_the_same_time():
    with refused("user_officer_is_no_applicant"), transaction.atomic():
        officer("li", applicant_kind="unit")


def test_a_user_is_an_applicant_unless_said_otherwise():
    assert User.objects.create_user("wang").kind == UserKind.APPLICANT


def test_a_department_is_not_part_of_itself(fire):
    fire.parent = fire

    with refused("department_not_its_own_parent"), transaction.atomic():
        fire.save()


def test_who_holds_an_office_cannot_be_removed(fire):
    user = officer("li", Role.EXAMINER)
    Grant.objects.create(user=user, role=Role.DEPARTMENT, department=fire, valid_from=MONDAY)

    with pytest.raises(ProtectedError):
        user.delete()
    with pytest.raises(ProtectedError):
        fire.delete()


def test_names_are_told_in_the_language_of_the_reader(fire):
    user = applicant("gongsi", display_name="某某公司", display_name_en="Some Company")
    plain = applicant("wang")

    with translation.override("en"):
        assert (str(user), str(fire)) == ("Some Company", "Fire brigade")
    with translation.override("zh-hans"):
        assert (str(user), str(fire)) == ("某某公司", "消防救援支队")
    assert str(plain) == "wang"


def test_a_department_without_an_english_name_keeps_its_own():
    with translation.override("en"):
        assert str(Department(code="water", name_zh="水务局")) == "水务局"
