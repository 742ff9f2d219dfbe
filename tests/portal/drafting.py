"""Drafts for the tests of the pages on which an application is written."""

from django.urls import reverse

from approvals import catalogue
from approvals.models.application import Draft
from portal.applicant import drafts
from tests.portal.people import MONDAY, SLUG, answers


def draft_of(owner, **more) -> Draft:
    entry = catalogue.entry(SLUG, on=MONDAY.date())
    draft = drafts.begin(entry, owner=owner, at=MONDAY)
    if more:
        drafts.save(draft, entry.form, answers(**more), at=MONDAY)
    return draft


def section(draft: Draft, key: str) -> str:
    return reverse("applicant:section", args=[draft.pk, key])


LAND = {
    "place-address": "滨河西路88号",
    "green_kind": "public",
    "owner": "临江绿化养护所",
    "area_m2": "120",
    "permanent": "no",
    "from": "2026-10-10",
    "until": "2026-12-10",
}
