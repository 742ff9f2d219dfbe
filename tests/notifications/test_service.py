"""Proof of service: which way a paper went and when, when it arrived, and when it was first opened."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from accounts.models import Agency
from documents import making
from documents.papers.catalogue import Kind
from notifications import service
from notifications.channels import AT_ONCE, BY_AN_OFFICER, OF_THE_OFFICE, Channel
from notifications.models import Service
from tests.played import MONDAY, accepted, at, granted, submitted
from workflows import engine

pytestmark = pytest.mark.django_db

NOON = at(MONDAY, 12)
EVENING = at(MONDAY, 20)


def made(application, kind):
    return making.make(application.papers.get(kind=kind).pk, at=NOON)


def served(cast, application, **arguments):
    intake = cast.who("intake")
    return engine.perform("serve", case=application.pk, by=intake, at=at(MONDAY, 16), arguments=arguments)


def kinds_served(application):
    return {(proof.paper.kind, proof.channel) for proof in service.proofs(application)}


def test_a_notice_is_served_in_the_portal_with_the_act_it_follows(cast):
    application = accepted(cast)

    assert kinds_served(application) == {("RECEIPT", "PORTAL"), ("ACCEPTANCE_NOTICE", "PORTAL")}
    assert Service.objects.get(paper__kind="ACCEPTANCE_NOTICE").sent_by == cast.who("acceptor")


def test_the_decision_waits_for_the_act_of_service_and_goes_the_way_it_names(cast):
    application = granted(cast)
    before = kinds_served(application)

    served(cast, application, channel="COUNTER")

    assert before == {("RECEIPT", "PORTAL"), ("ACCEPTANCE_NOTICE", "PORTAL")}
    assert kinds_served(application) - before == {("GRANT", "COUNTER"), ("LICENCE", "COUNTER")}


def test_records_of_the_office_are_not_served(cast):
    application = accepted(cast)
    officers = [cast.who("examiner").username, cast.who("inspector").username]
    engine.perform(
        "site_check", case=application.pk, by=cast.who("examiner"), at=NOON, arguments={"officers": officers}
    )

    assert "SITE_CHECK" not in {kind for kind, _ in kinds_served(application)}


def test_every_kind_of_paper_has_one_way():
    assert sorted([*AT_ONCE, *BY_AN_OFFICER, *OF_THE_OFFICE]) == sorted(Kind)


def test_a_notice_for_commitment_by_mail_is_proved_by_its_receipt(cast):
    application = submitted(cast, route="commitment")

    engine.perform(
        "commit_notice",
        case=application.pk,
        by=cast.who("acceptor"),
        at=NOON,
        arguments={"by_mail": "true"},
    )

    proof = Service.objects.get(paper__kind="COMMITMENT_NOTICE")
    assert (proof.channel, proof.arrived_at) == (Channel.MAIL, None)


def test_electronic_service_arrives_when_it_enters_the_receivers_system(cast):
    application = submitted(cast)
    unmade = service.proofs(application).get()

    made(application, "RECEIPT")

    assert unmade.arrived_at is None
    assert service.proofs(application).get().arrived_at == NOON
    assert unmade.rule.en == "Electronic service arrives when it enters the receiver's system."


def test_at_the_counter_a_paper_is_served_when_it_is_handed_over(cast):
    application = served(cast, granted(cast), channel="COUNTER")

    proof = service.proofs(application).get(paper__kind="GRANT")

    assert proof.arrived_at == at(MONDAY, 16)


def test_the_first_opening_is_kept_and_no_later_one(cast):
    application = submitted(cast)
    paper, applicant = made(application, "RECEIPT"), cast.who("applicant")

    service.opened(paper, by=applicant, at=EVENING)
    service.opened(paper, by=applicant, at=EVENING + timedelta(hours=1))

    proof = service.proofs(application).get()
    assert (proof.opened_at, proof.opened_by) == (EVENING, applicant)


@pytest.mark.parametrize("name", ["acceptor", "auditor", "agent"])
def test_the_look_of_anybody_else_is_no_opening(cast, name):
    application = submitted(cast)

    service.opened(made(application, "RECEIPT"), by=cast.who(name), at=EVENING)

    assert service.proofs(application).get().opened_at is None


def test_an_agent_opens_for_the_applicant_while_the_authority_lasts(cast):
    application, agent = submitted(cast), cast.who("agent")
    Agency.objects.create(applicant=cast.who("applicant"), agent=agent, valid_until=MONDAY)
    paper = made(application, "RECEIPT")

    service.opened(paper, by=agent, at=EVENING + timedelta(days=1))
    late = service.proofs(application).get().opened_at
    service.opened(paper, by=agent, at=EVENING)

    assert late is None
    assert service.proofs(application).get().opened_by == agent


def test_what_the_applicant_opened_before_it_was_sent_has_arrived_and_is_not_sent_again(cast):
    application = granted(cast)
    service.opened(made(application, "GRANT"), by=cast.who("applicant"), at=at(MONDAY, 15))

    served(cast, application, channel="PORTAL")

    proof = service.proofs(application).get(paper__kind="GRANT")
    assert (proof.sent_by, proof.opened_at) == (None, at(MONDAY, 15))
    assert service.proofs(application).get(paper__kind="LICENCE").sent_by is not None


def test_an_opening_without_its_person_is_no_proof(cast):
    application = submitted(cast)

    with pytest.raises(IntegrityError):
        service.proofs(application).update(opened_at=NOON)
