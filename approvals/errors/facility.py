"""What is refused of a filing, and of a facility that stands."""

from __future__ import annotations

from approvals.errors.refused import ActRefused
from forms.words import Words


class FilingIncomplete(ActRefused):
    """A filing is entered at once, and so only when everything is in."""

    code = "FILING_INCOMPLETE"
    says = Words(
        "备案材料不齐全，尚缺：{titles}（{article}）。补齐后再提交，填写的内容已保留。",
        "The filing is not complete; missing: {titles} ({article}). What you typed is kept.",
    )


class NoFacility(ActRefused):
    """A test, a notice or a removal is about a facility that was permitted or filed."""

    code = "NO_FACILITY"
    says = Words(
        "没有在设置期限内的设施，不能办理这一步（{article}）。",
        "No facility stands within its term here ({article}).",
    )


class NoTestDue(ActRefused):
    """A safety test is due once two full years have passed, and then yearly."""

    code = "NO_TEST_DUE"
    says = Words(
        "设置满二年后每年检测一次，本次自{day}之后（{article}）。",
        "Tests are yearly once two full years have passed; the next one after {day} ({article}).",
    )


class NoticeSentAlready(ActRefused):
    """The holder got the safety notice of this year's flood season already."""

    code = "NOTICE_SENT_ALREADY"
    says = Words(
        "{year}年汛期安全告知书已经送达该设置人（{article}）。",
        "This holder has been sent the safety notice of {year} already ({article}).",
    )


class StillStanding(ActRefused):
    """Removal is recorded after the end of the term."""

    code = "STILL_STANDING"
    says = Words(
        "设置期限至{day}届满，期满后才登记拆除（{article}）。",
        "The term runs to {day}; removal is recorded after it ({article}).",
    )
