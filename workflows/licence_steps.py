"""What permits share of the life of a licence, as in `steps`: its end, renewal by law, suspension."""

from __future__ import annotations

from approvals.case import Case
from approvals.following import ask_by, licence_of
from approvals.law import ART_50, ART_61, PENALTIES_9, Article
from approvals.models import Application, Licence
from approvals.periods import Period
from approvals.statuses import ALIVE, UNDECIDED, Purpose
from forms.words import Words
from workflows.nodes import Act, Choice, Deadline, Message
from workflows.nodes.node import Target
from workflows.nodes.task import Given

# What may happen to a licence at any time.
LIFE = ("withdraw_licence", "cancel_licence", "suspend", "unsuspend", "deregister")


def may_be_renewed_by_law(case: Case) -> bool:
    """A renewal asked for in time is not decided, and the licence lives."""
    row = case.application
    licence = licence_of(row)
    return licence is not None and licence.state in ALIVE and not row.is_ended and row.decided_on is None


def has_run_out(case: Case) -> bool:
    """The term is over; no renewal that was asked for in time waits, and no later term has begun."""
    licence = Licence.objects.filter(application=case.application).first()
    if licence is None or licence.state not in ALIVE:
        return False
    waiting = Application.objects.filter(
        follows=licence, purpose=Purpose.RENEW, status__in=UNDECIDED, received_on__lte=ask_by(licence)
    )
    return not waiting.exists()


def has_licence(case: Case) -> bool:
    """The decision made a licence of the case's own, which is supervised from here on."""
    return Licence.objects.filter(application=case.application).exists()


HAS_LICENCE = Given(has_licence, "a licence was granted")
MAY_BE_RENEWED = Given(may_be_renewed_by_law, "renewal_asked_in_time and undecided")
HAS_RUN_OUT = Given(has_run_out, "no renewal asked in time waits")


def granted(*, supervise: Target, otherwise: Target) -> Choice:
    """What was granted is supervised from the grant on; then the decision is served, whatever it was."""
    return (
        Choice(HAS_LICENCE, title=Words("准予许可？", "Granted?"), law=ART_61).Then(supervise).Else(otherwise)
    )


def undecided(*, then: Target) -> Deadline:
    """The licence of which renewal was asked for in time comes to its last day, and nobody has decided."""
    deadline = Deadline(
        Period.RENEWAL, title=Words("届满未决定", "The last day is over undecided"), law=ART_50
    )
    deadline.Next(then)
    return deadline


def still_lives(*, renewed: Target, end: Target) -> Choice:
    """A licence that has ended otherwise is not renewed."""
    return (
        Choice(MAY_BE_RENEWED, title=Words("许可仍然存续？", "Does the licence live?"))
        .Then(renewed)
        .Else(end)
    )


def deemed_renew(*, then: Target) -> Act:
    """Renewed by law from the next day on."""
    act = Act("deemed_renew", title=Words("视为准予延续", "Renewed by law"), law=ART_50)
    act.Next(then)
    return act


def run_out(*, expire: Target, goes_on: Target) -> Choice:
    """While a renewal asked for in time is undecided, the licence does not expire; that case renews it."""
    return Choice(HAS_RUN_OUT, title=Words("许可失效？", "Has it run out?")).Then(expire).Else(goes_on)


def suspension_over(*, then: Target) -> Deadline:
    """The last day of a suspension is over."""
    deadline = Deadline(Period.SUSPENSION, title=Words("暂扣期满", "End of the suspension"), law=PENALTIES_9)
    deadline.Next(then)
    return deadline


def give_back(*, then: Target) -> Act:
    """A suspended licence is in force again."""
    act = Act("unsuspend", title=Words("恢复有效", "In force again"), law=PENALTIES_9)
    act.Next(then)
    return act


def ended(act: str, *, title: Words, law: Article, then: Target) -> Message:
    """The licence ends before its term, and what is owed at its end is owed now."""
    message = Message(act, title=title, law=law)
    message.Next(then)
    return message
