"""What a mail says: that there is news in a case, and where to read it; never the news itself."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from forms.words import Words
from notifications.models import Notice

SUBJECT = Words("办件 {case_no} 有新消息", "News in case {case_no}")
BODY = Words(
    "您好：\n\n办件 {case_no} 有新消息。请登录后查看：\n{link}\n\n"
    "为保护个人信息，邮件不含办件内容。本邮件由系统自动发送，请勿回复。\n{organ}\n",
    "Hello,\n\nThere is news in case {case_no}. Please sign in to read it:\n{link}\n\n"
    "To protect personal data this mail says nothing more. It was sent by a program; please do not answer.\n"
    "{organ}\n",
)


def letter(notice: Notice) -> EmailMessage:
    """The mail about a notice in its reader's language; one notice has one Message-ID, however often sent."""
    person, case_no = notice.recipient, notice.application.case_no
    room = "office" if person.is_officer else "applicant"
    link = settings.SITE_URL.rstrip("/") + reverse(f"{room}:case", args=[case_no])
    organ = Words(settings.ORGAN["name_zh"], settings.ORGAN["name_en"])
    subject, body = SUBJECT.fill(case_no=case_no), BODY.fill(case_no=case_no, link=link, organ=organ)
    return EmailMessage(
        subject=subject.told_in(person.language),
        body=body.told_in(person.language),
        to=[person.email],
        headers={"Message-ID": f"<notice-{notice.pk}@{_host()}>", "Auto-Submitted": "auto-generated"},
    )


def _host() -> str:
    return settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">") or "localhost"
