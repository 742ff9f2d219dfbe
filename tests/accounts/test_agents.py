from datetime import date, timedelta

import pytest

from accounts.agents import applicants_of, may_act_for, must_act_for
from accounts.errors import NoAuthority
from accounts.models import Agency
from tests.accounts.conftest import MONDAY, applicant

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
FRIDAY = date(2026, 3, 6)


@pytest.fixture
def unit():
    return applicant("gongsi")


@pytest.fixture
def agent():
    return applicant("daili")


def test_everyone_acts_for_himself(unit):
    assert may_act_for(unit, unit, MONDAY)


def test_nobody_acts_for_another_without_written_authority(unit, agent):
    with pytest.raises(NoAuthority):
        must_act_for(agent, unit, MONDAY)


def test_an_authority_holds_from_its_first_to_its_last_day(unit, agent):
    Agency.objects.create(applicant=unit, agent=agent, valid_from=MONDAY, valid_until=FRIDAY)

    held = [may_act_for(agent, unit, day) for day in (MONDAY - DAY, MONDAY, FRIDAY, FRIDAY + DAY)]

    assert held == [False, True, True, False]


def test_a_revoked_authority_ends_on_the_day_of_revocation(unit, agent):
    Agency.objects.create(applicant=unit, agent=agent, valid_until=FRIDAY, revoked_on=MONDAY + DAY)

    assert may_act_for(agent, unit, MONDAY)
    assert not may_act_for(agent, unit, MONDAY + DAY)


def test_an_authority_works_one_way_only(unit, agent):
    Agency.objects.create(applicant=unit, agent=agent, valid_until=FRIDAY)

    must_act_for(agent, unit, MONDAY)
    assert not may_act_for(unit, agent, MONDAY)


def test_an_agent_who_may_no_longer_sign_in_acts_for_nobody(unit, agent):
    Agency.objects.create(applicant=unit, agent=agent, valid_until=FRIDAY)
    agent.is_active = False

    assert not may_act_for(agent, unit, MONDAY)


def test_an_agent_knows_for_whom_he_may_act(unit, agent):
    Agency.objects.create(applicant=unit, agent=agent, valid_until=FRIDAY)
    Agency.objects.create(applicant=unit, agent=agent, valid_until=FRIDAY + DAY)

    assert list(applicants_of(agent, MONDAY)) == [unit]
