"""Who sees which cases; another level sees those in which it has something to decide, and no others."""

from __future__ import annotations

import pytest

from tests.played import MONDAY, submitted
from workflows.stories.cast import Cast
from workflows.visibility import cases_seen_by

CITY_TREE = {"species": "香樟", "dbh_cm": 60, "number": 1, "street": False, "fate": "move"}


@pytest.mark.django_db
def test_the_city_sees_the_cases_with_trees_of_its_level_alone():
    cast = Cast()
    submitted(cast)
    with_trees = submitted(cast, trees=[CITY_TREE])

    assert list(cases_seen_by(cast.who("city"), on=MONDAY)) == [with_trees]
    assert cases_seen_by(cast.who("examiner"), on=MONDAY).count() == 2
