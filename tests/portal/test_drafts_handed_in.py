"""A draft that was handed in: a stale page changes nothing, and says so."""

import pytest
from django.urls import reverse

from approvals import catalogue
from approvals.models import Application
from approvals.models.application import Draft
from ledger import moment
from portal.applicant import drafts
from tests.portal.drafting import LAND, draft_of, section
from tests.portal.people import MONDAY, SLUG

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_a_monday():
    with moment.frozen(MONDAY):
        yield


def test_a_draft_handed_in_cannot_be_changed_any_more(own, owner):
    draft = draft_of(owner, project_name="x")
    own.post(reverse("applicant:check", args=[draft.pk]))

    answer = own.post(section(draft, "land"), {**LAND, "owner": "别的"})

    assert answer.status_code == 302
    assert Application.objects.get().answers["owner"] == "临江绿化养护所"


def handed_in(owner) -> Draft:
    draft = draft_of(owner, project_name="燃气管改造")
    drafts.hand_in(draft, applicant=owner, by=owner, at=MONDAY)
    return draft


def test_a_stale_tab_of_a_draft_that_was_handed_in_is_told_that_nothing_was_saved(own, owner):
    draft = handed_in(owner)
    page = section(draft, "land")

    sent = own.post(page, {**LAND, "owner": "另一处"}, follow=True)
    saved = own.post(page, LAND, headers={"X-Requested-With": "autosave"})

    assert sent.redirect_chain == [(reverse("applicant:received", args=[draft_case(draft).case_no]), 302)]
    assert "刚才的修改没有保存" in sent.content.decode()
    assert (saved.status_code, "刚才的修改没有保存" in saved.content.decode()) == (409, True)
    assert "没有保存" not in own.get(page, follow=True).content.decode()


def test_a_draft_that_was_handed_in_is_not_said_to_be_deleted(own, owner):
    draft = handed_in(owner)

    answer = own.post(reverse("applicant:throw-away", args=[draft.pk]), follow=True)

    assert "没有删除" in answer.content.decode()
    assert "草稿已删除" not in answer.content.decode()
    assert Draft.objects.filter(pk=draft.pk).exists()


def test_what_is_handed_in_while_a_page_is_saved_stays_as_it_was_handed_in(owner):
    draft = draft_of(owner, project_name="燃气管改造")
    stale = Draft.objects.get(pk=draft.pk)
    drafts.hand_in(draft, applicant=owner, by=owner, at=MONDAY)

    drafts.save(stale, catalogue.entry(SLUG, on=MONDAY.date()).form, {"project_name": "改名"}, at=MONDAY)

    assert stale.application == draft_case(draft)
    assert draft_case(draft).answers["project_name"] == "燃气管改造"
    assert drafts.throw_away(stale) is False


def draft_case(draft: Draft) -> Application:
    case = Draft.objects.get(pk=draft.pk).application
    assert case is not None
    return case
