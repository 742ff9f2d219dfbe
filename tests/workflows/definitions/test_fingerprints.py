"""The fingerprint of a definition: it changes with all that changes how a case runs, and no more."""

from __future__ import annotations

import pytest

from tests.workflows.definitions.at_work import (
    CHANGED,
    REMOVED,
    RENAMED,
    SLUG,
)
from workflows.fingerprints import fingerprint
from workflows.registry import flow_of

pytestmark = pytest.mark.django_db


def test_the_same_definition_has_the_same_fingerprint(market):
    before = fingerprint(flow_of(SLUG))
    market.change()

    assert fingerprint(flow_of(SLUG)) == before


@pytest.mark.parametrize("edits", [RENAMED, REMOVED, CHANGED])
def test_another_way_is_another_fingerprint(market, edits):
    before = fingerprint(flow_of(SLUG))
    market.change(*edits)

    assert fingerprint(flow_of(SLUG)) != before


def test_the_titles_are_no_part_of_it(market):
    before = fingerprint(flow_of(SLUG))
    market.change(("本步完成", "完成"), ('"""集市场地"""', '"""集市"""'))

    assert fingerprint(flow_of(SLUG)) == before
