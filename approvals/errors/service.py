"""What is refused where another level decides, and while a waste service is reviewed or stopped."""

from __future__ import annotations

from approvals.errors.examination import ExtensionNotAvailable
from approvals.errors.refused import ActRefused
from forms.words import Words


class DecidedElsewhere(ActRefused):
    """After a preliminary review the upper organ decides, and nobody else (Licensing Law Art. 43)."""

    code = "DECIDED_ELSEWHERE"
    says = Words(
        "本案由本机关初步审查、由{level}决定（{article}），本机关不能作出决定；请提出初审意见并上报。",
        "The {level} decides after the preliminary review ({article}); recommend and pass the case on.",
    )


class ReviewNotExtended(ExtensionNotAvailable):
    """A preliminary review is not extended (bureau rules Art. 10; Licensing Law Art. 43)."""

    says = Words(
        "初步审查期限为二十个工作日，不予延长（《行政许可法》第四十三条）。",
        "The preliminary review takes twenty working days at most and is not extended (Art. 43).",
    )


class NothingToPassOn(ActRefused):
    """Only where another level decides is a case passed on (Licensing Law Art. 43)."""

    code = "NOTHING_TO_PASS_ON"
    says = Words(
        "本案由本机关作出决定，不需要初审上报（《行政许可法》第四十三条）。",
        "This case is decided here; there is nothing to pass on (Licensing Law Art. 43).",
    )


class NotPassedOn(ActRefused):
    """The upper organ decides on what was passed on to it with a recommendation (Licensing Law Art. 43)."""

    code = "NOT_PASSED_ON"
    says = Words(
        "本案尚未初审上报，上级机关不能作出决定（《行政许可法》第四十三条）。",
        "The case has not been passed on yet; the upper organ cannot decide (Licensing Law Art. 43).",
    )


class NoService(ActRefused):
    """A service is reviewed, objected about or stopped only under a licence that is in force."""

    code = "NO_SERVICE"
    says = Words(
        "没有有效的服务许可，不能办理这一步（{article}）。",
        "There is no licence in force for this service ({article}).",
    )


class YearNotOver(ActRefused):
    """A year of service is reviewed once, after it is over."""

    code = "YEAR_NOT_OVER"
    says = Words(
        "第{number}个服务年度至{day}届满，届满后才能评议，每年一次（{article}）。",
        "Year {number} of the service runs to {day}; it is reviewed once, after its end ({article}).",
    )


class NotFailedInARow(ActRefused):
    """Only years failed one after the other lead to the proposal to end the service."""

    code = "NOT_FAILED_IN_A_ROW"
    says = Words(
        "连续{number}年评议不合格的，才可以提出终止经营协议（{article}）。",
        "Only after {number} failed years in a row may the end be proposed ({article}).",
    )


class ObjectionTooLate(ActRefused):
    """The holder objects to the proposed end within fifteen days of being told of it."""

    code = "OBJECTION_TOO_LATE"
    says = Words(
        "没有可以提出异议的拟终止决定，或者{days}日的异议期限已过（{article}）。",
        "There is no proposed end to object to, or the {days} days to object are over ({article}).",
    )


class NoObjection(ActRefused):
    """Only an objection that was made is answered, and once."""

    code = "NO_OBJECTION"
    says = Words("没有待答复的异议（{article}）。", "There is no objection to be answered ({article}).")


class StopTooSoon(ActRefused):
    """Stopping a waste service is told three months ahead, for disposal six."""

    code = "STOP_TOO_SOON"
    says = Words(
        "停业应当提前{months}个月告知，停业日期最早为{earliest}（{article}）。",
        "Stopping is told {months} months ahead; the earliest day is {earliest} ({article}).",
    )


class StoppingAlready(ActRefused):
    """A stop is told once."""

    code = "STOPPING_ALREADY"
    says = Words(
        "已于此前告知停业，停业日期为{day}（{article}）。",
        "The stop has been told already, for {day} ({article}).",
    )


class StillServing(ActRefused):
    """The service is closed after the day of its stop, or after its end stands."""

    code = "STILL_SERVING"
    says = Words(
        "停业日期未到，也没有生效的终止决定，不能办结服务（{article}）。",
        "Neither has the day of the stop passed, nor does an end stand; it goes on ({article}).",
    )
