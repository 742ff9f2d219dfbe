"""Mail: that there is news and where, in the reader's language; tried again, put aside, never personal."""

from datetime import timedelta

import pytest

from accounts.models import Language
from forms.words import Words
from ledger import outbox
from ledger.models import OutboxItem, OutboxState
from notifications import mailing, parked, telling
from notifications.models import Notice
from tests.played import MONDAY, accepted, at, submitted

pytestmark = pytest.mark.django_db

NOON = at(MONDAY, 12)


def owed() -> OutboxItem:
    return OutboxItem.objects.get(kind=mailing.MAIL)


def refuse_mail(settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 9, 2


def test_the_applicant_gets_one_mail_with_the_number_and_a_link(cast, mailoutbox, settings):
    application = accepted(cast)

    mailing.send_due(at=NOON)
    mailing.send_due(at=NOON)

    [mail] = mailoutbox
    assert mail.to == ["applicant@linjiang.example"]
    assert mail.subject == f"办件 {application.case_no} 有新消息"
    assert f"{settings.SITE_URL}/" in mail.body
    assert application.case_no in mail.body.split(settings.SITE_URL)[1]
    assert owed().state == OutboxState.DONE


def test_the_mail_speaks_the_readers_language(cast, mailoutbox):
    reader = cast.who("applicant")
    reader.language = Language.ENGLISH
    reader.save()
    application = accepted(cast)

    mailing.send_due(at=NOON)

    assert mailoutbox[0].subject == f"News in case {application.case_no}"
    assert "Please sign in to read it" in mailoutbox[0].body


def test_an_officer_is_led_to_the_office(cast, mailoutbox):
    application = submitted(cast)
    telling.warn(application, pools=("admin",), act="test", says=Words("提醒", "Warning"), at=NOON)

    mailing.send_due(at=NOON)

    assert f"/office/cases/{application.case_no}" in mailoutbox[0].body


def test_neither_outbox_nor_mail_nor_log_says_who_or_what(cast, mailoutbox, settings, caplog):
    application = accepted(cast)
    item = owed()
    private = [application.applicant_name, application.title, application.place, "受理"]
    refuse_mail(settings)

    mailing.send_due(at=NOON)

    assert item.payload == {"notice": Notice.objects.get(recipient__email__gt="").pk}
    assert "linjiang.example" not in caplog.text
    assert owed().error == "ConnectionRefusedError"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mailing.send_due(at=NOON + timedelta(hours=1))
    assert [word for word in private if word in mailoutbox[0].subject + mailoutbox[0].body] == []


def test_one_notice_has_one_message_id_however_often_it_is_sent(cast, mailoutbox):
    accepted(cast)
    mailing.send_due(at=NOON)
    OutboxItem.objects.update(state=OutboxState.PENDING, done_at=None, claimed_until=None, next_at=NOON)

    mailing.send_due(at=NOON)

    first, second = mailoutbox
    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]


def test_who_has_no_address_any_more_gets_no_mail_and_owes_none(cast, mailoutbox):
    accepted(cast)
    person = cast.who("applicant")
    person.email = ""
    person.save()

    mailing.send_due(at=NOON)

    assert mailoutbox == []
    assert owed().state == OutboxState.DONE


def test_a_refused_mail_is_tried_again_later_each_time_and_put_aside_after_the_fifth(cast, settings):
    accepted(cast)
    refuse_mail(settings)
    tried_at, waits = NOON, []

    for _ in range(4):
        mailing.send_due(at=tried_at)
        waits.append((owed().next_at - tried_at).total_seconds())
        tried_at = owed().next_at
    mailing.send_due(at=tried_at)

    assert waits == [30, 120, 480, 1920]
    assert (owed().state, owed().attempts) == (OutboxState.PARKED, 5)
    assert mailing.send_due(at=tried_at + timedelta(days=1)) == 0


def test_an_administrator_sees_what_was_put_aside_once_and_may_take_it_up_again(cast, mailoutbox):
    application = accepted(cast)
    OutboxItem.objects.filter(kind=mailing.MAIL).update(state=OutboxState.PARKED, attempts=5)

    told = [parked.tell_administrators(at=NOON) for _ in range(2)]
    outbox.retry(parked.items().get())
    mailing.send_due(at=NOON)

    assert told == [2, 0]
    notice = Notice.objects.filter(recipient=cast.who("admin"), is_warning=True).get()
    assert application.case_no in notice.says_zh
    assert application.case_no in notice.says_en
    assert len(mailoutbox) == 1
    assert not parked.items().exists()
