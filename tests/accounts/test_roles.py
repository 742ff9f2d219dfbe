from datetime import date, timedelta

import pytest

from accounts.errors import NotHolder
from accounts.models import Agency, Grant, Role
from accounts.roles import holders, must_hold, pools_of, roles_of, stands_in_for
from tests.accounts.conftest import MONDAY, applicant, member, officer, stand_in

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
FRIDAY = date(2026, 3, 6)


def test_an_office_opens_the_pool_of_its_name():
    user = officer("li", Role.EXAMINER, Role.REVIEWER)

    assert pools_of(user, MONDAY) == {"examiner", "reviewer"}


def test_an_office_holds_from_its_first_to_its_last_day():
    user = officer("li")
    Grant.objects.create(user=user, role=Role.EXAMINER, valid_from=MONDAY, valid_until=FRIDAY)

    held = [bool(pools_of(user, day)) for day in (MONDAY - DAY, MONDAY, FRIDAY, FRIDAY + DAY)]

    assert held == [False, True, True, False]


def test_a_member_of_a_department_draws_on_its_pool(fire):
    user = member("zhao", fire)

    assert pools_of(user, MONDAY) == {"department", "dept:fire"}


def test_an_office_within_a_department_is_no_membership_in_it(fire):
    user = officer("li")
    Grant.objects.create(user=user, role=Role.EXAMINER, department=fire, valid_from=MONDAY)

    assert pools_of(user, MONDAY) == {"examiner"}


def test_a_stand_in_draws_on_the_pools_of_the_absent_while_the_absence_lasts(fire):
    absent, other = member("zhao", fire), officer("li", Role.EXAMINER)
    stand_in(absent, other, until=FRIDAY)

    assert pools_of(other, FRIDAY) == {"examiner", "department", "dept:fire"}
    assert pools_of(other, FRIDAY + DAY) == {"examiner"}
    assert pools_of(absent, MONDAY) == {"department", "dept:fire"}


def test_a_stand_in_hands_nothing_on():
    first, second, third = officer("a", Role.HEAD), officer("b"), officer("c")
    stand_in(first, second, until=FRIDAY)
    stand_in(second, third, until=FRIDAY)

    assert pools_of(second, MONDAY) == {"head"}
    assert pools_of(third, MONDAY) == frozenset()


def test_an_office_of_the_absent_that_has_ended_is_not_stood_in_for():
    absent, other = officer("a"), officer("b")
    Grant.objects.create(user=absent, role=Role.HEAD, valid_from=MONDAY, valid_until=MONDAY)
    stand_in(absent, other, until=FRIDAY)

    assert pools_of(other, FRIDAY) == frozenset()


def test_a_user_who_has_left_holds_nothing():
    user = officer("li", Role.EXAMINER, is_active=False)

    assert pools_of(user, MONDAY) == roles_of(user, MONDAY) == frozenset()
    assert not holders("examiner", MONDAY).exists()


def test_an_applicant_has_a_role_but_no_pool():
    user = applicant("gongsi")

    assert roles_of(user, MONDAY) == {"applicant"}
    assert pools_of(user, MONDAY) == frozenset()


def test_an_agent_has_the_role_while_an_authority_is_in_force():
    user = applicant("daili")
    Agency.objects.create(applicant=applicant("gongsi"), agent=user, valid_until=FRIDAY)

    assert roles_of(user, FRIDAY) == {"applicant", "agent"}
    assert roles_of(user, FRIDAY + DAY) == {"applicant"}


def test_the_holders_of_an_office_include_the_stand_ins(fire):
    absent, other = member("zhao", fire), officer("li", Role.EXAMINER)
    stand_in(absent, other, until=FRIDAY)

    assert list(holders("dept:fire", MONDAY)) == [absent, other]
    assert list(holders("department", MONDAY)) == [absent, other]
    assert list(holders("examiner", MONDAY)) == [other]
    assert list(holders("dept:water", MONDAY)) == []


def test_applicants_and_agents_are_found_by_what_they_are():
    unit, agent = applicant("gongsi"), applicant("daili")
    Agency.objects.create(applicant=unit, agent=agent, valid_until=FRIDAY)
    officer("li")

    assert list(holders("applicant", MONDAY)) == [unit, agent]
    assert list(holders("agent", MONDAY)) == [agent]


@pytest.mark.parametrize("pool", ["examiner", "dept:fire"])
def test_holding_a_pool_and_being_among_its_holders_are_the_same(fire, pool):
    people = [officer("a", Role.EXAMINER), member("b", fire), officer("c"), officer("d", Role.EXAMINER)]
    stand_in(people[1], people[2], until=FRIDAY)

    for day in (MONDAY - DAY, MONDAY, FRIDAY + DAY):
        assert set(holders(pool, day)) == {user for user in people if pool in pools_of(user, day)}


def test_it_is_known_for_whom_someone_stands_in(fire):
    absent, other = member("zhao", fire), officer("li", Role.EXAMINER)
    stand_in(absent, other, until=FRIDAY)

    assert list(stands_in_for(other, "dept:fire", MONDAY)) == [absent]
    assert list(stands_in_for(other, "examiner", MONDAY)) == []


def test_pools_cost_one_statement_however_many_grants(fire, django_assert_num_queries):
    user = officer("li", Role.EXAMINER, Role.REVIEWER, Role.HEAD, Role.LEGAL)
    for place in range(5):
        stand_in(member(f"m{place}", fire), user, until=FRIDAY)

    with django_assert_num_queries(1):
        pools_of(user, MONDAY)


def test_who_does_not_hold_the_office_is_refused():
    user = officer("li", Role.EXAMINER)

    must_hold(user, "examiner", MONDAY)
    with pytest.raises(NotHolder):
        must_hold(user, "head", MONDAY)
