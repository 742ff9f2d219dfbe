"""What the permits share, in the order of the Licensing Law; a flow reads each by name."""

from __future__ import annotations

from approvals.case import Case
from approvals.law import ART_29, ART_32, ART_34, ART_42, ART_44, ART_61, ART_69
from approvals.models import Rating
from approvals.periods import Period
from approvals.statuses import Status
from forms.words import Words
from workflows.nodes import Act, ApplicantTask, Choice, Deadline, End, Message, OfficerTask, Start
from workflows.nodes.node import Target
from workflows.nodes.task import Given

EXAMINATION = (
    "correct_on_spot",
    "confirm_item",
    "site_check",
    "pause",
    "resume",
    "extend",
    "hearing_rights_notice",
    "hearing_request",
    "tree_decision",
    "issue",
    "pay",
    "correct",
    "lift_bar",
)


def everything_is_in(case: Case) -> bool:
    """The delivery was complete, and the case is accepted by it."""
    return case.application.status == Status.ACCEPTED


def was_rated_badly(case: Case) -> bool:
    """The rating is 4 or 5 under a real name."""
    rating = Rating.objects.get(application=case.application)
    return rating.grade >= 4 and not rating.anonymous


EVERYTHING_IN = Given(everything_is_in, "nothing_missing")
BAD_RATING = Given(was_rated_badly, "grade >= 4 and not anonymous")


def receive(*, then: Target) -> Start:
    """Receipt: a number, a receipt, and the acceptance clock."""
    start = Start(title=Words("收件", "Receipt"), law=ART_29)
    start.Next(then)
    return start


def accept(
    *, examine: Target, supply: Target, silence: Target, refused: Target, commit: Target | None = None
) -> OfficerTask:
    """Within five working days: accept, ask once for what is missing, or refuse; silence is acceptance."""
    task = OfficerTask(
        title=Words("受理审查", "Check for acceptance"), pool="acceptor", serves=Period.ACCEPTANCE, law=ART_32
    )
    task.On("accept", to=examine)
    task.On("supplement_notice", to=supply)
    task.On("refuse_accept", "not_required", "other_organ", to=refused)
    if commit is not None:
        task.On("commit_notice", to=commit)
    task.After(Period.ACCEPTANCE, to=silence)
    return task


def silence(*, then: Target) -> Act:
    """No answer through the fifth working day: accepted by law, back to the day of receipt."""
    act = Act("deemed_accept", title=Words("逾期视为受理", "Acceptance by silence"), law=ART_32)
    act.Next(then)
    return act


def supply(*, examine: Target, over: Target) -> ApplicantTask:
    """The applicant hands in what was named; when the period is over an officer decides how to go on."""
    task = ApplicantTask(
        title=Words("补交材料", "Supply what is missing"), serves=Period.SUPPLEMENT, law=ART_32
    )
    task.On("supply", to=examine, given=EVERYTHING_IN)
    task.After(Period.SUPPLEMENT, to=over, interrupting=False)
    return task


def supplement_over(*, extended: Target, ended: Target, pool: str = "acceptor") -> OfficerTask:
    """The period to supply is over: give more time, or end the case; a delivery before is still taken."""
    task = OfficerTask(title=Words("补正期满处理", "Time to supply is over"), pool=pool, law=ART_32)
    task.On("extend_supplement", to=extended)
    task.On("terminate", to=ended)
    return task


def examine(*, then: Target) -> OfficerTask:
    """The examiner looks into the substance and proposes an outcome."""
    task = OfficerTask(title=Words("审查", "Examine"), pool="examiner", serves=Period.PROMISED, law=ART_34)
    task.On("examine", to=then)
    return task


def review(*, then: Target, back: Target) -> OfficerTask:
    """Another person reviews the proposal, or sends it back."""
    task = OfficerTask(title=Words("复核", "Review"), pool="reviewer", serves=Period.PROMISED, law=ART_34)
    task.On("review", to=then)
    task.On("send_back", to=back)
    return task


def approve(*, then: Target, back: Target, passed_on: Target | None = None) -> OfficerTask:
    """A third person decides, or passes on to the level that does, or sends the case back."""
    task = OfficerTask(title=Words("决定", "Decide"), pool="approver", serves=Period.PROMISED, law=ART_42)
    task.On("decide", to=then)
    if passed_on is not None:
        task.On("pass_on", to=passed_on)
    task.On("send_back", to=back)
    return task


def serve(*, then: Target) -> OfficerTask:
    """The decision is served upon the applicant."""
    task = OfficerTask(title=Words("送达", "Serve"), pool="intake", serves=Period.TELLING, law=ART_44)
    task.On("serve", to=then)
    return task


def commit(*, granted: Target, declined: Target, refused: Target, lapse: Target) -> ApplicantTask:
    """The applicant signs within three working days; not signing leads to the ordinary procedure."""
    task = ApplicantTask(title=Words("签署承诺", "Sign the commitment"), serves=Period.COMMITMENT, law=ART_32)
    task.On("commit", to=granted)
    task.On("decline", to=declined)
    task.On("refuse_accept", "not_required", "other_organ", to=refused)
    task.After(Period.COMMITMENT, to=lapse)
    return task


def lapse(*, then: Target) -> Act:
    """The third working day is over unsigned."""
    act = Act("lapse", title=Words("逾期未承诺", "Not signed in time"), law=ART_32)
    act.Next(then)
    return act


def withdraw(*, then: Target) -> Message:
    """The applicant may withdraw at any time before the decision."""
    message = Message("withdraw", title=Words("申请人撤回", "Withdrawal"), law=ART_42, interrupts=True)
    message.Next(then)
    return message


def terminate(*, then: Target) -> Message:
    """Death, dissolution or another organ's competence end the case."""
    message = Message("terminate", title=Words("终止办理", "Termination"), law=ART_32, interrupts=True)
    message.Next(then)
    return message


def rated(*, then: Target) -> Message:
    """The applicant rates the handling once, after the end."""
    message = Message("rate", title=Words("评价", "Rating"), law=ART_42)
    message.Next(then)
    return message


def badly(*, call: Target, end: Target) -> Choice:
    """A bad rating under a real name is followed up."""
    return Choice(BAD_RATING, title=Words("实名差评？", "Bad and under a real name?")).Then(call).Else(end)


def contact_rating(*, then: Target) -> OfficerTask:
    """Someone calls back on the next working day."""
    task = OfficerTask(
        title=Words("差评回访", "Call after a bad rating"), pool="head", serves=Period.CONTACT, law=ART_42
    )
    task.On("contact_rating", to=then)
    return task


def term_over(*, then: Target) -> Deadline:
    """The last day of the licence is over."""
    deadline = Deadline(Period.TERM, title=Words("许可届满", "End of the term"), law=ART_69)
    deadline.Next(then)
    return deadline


def expire(*, then: Target) -> Act:
    """The licence expires by itself."""
    act = Act("expire", title=Words("许可失效", "The licence expires"), law=ART_69)
    act.Next(then)
    return act


def inspect(*, then: Target) -> OfficerTask:
    """Two inspectors look: whether the commitment is true, within two months, or what was complained of."""
    task = OfficerTask(
        title=Words("监督检查", "Inspect"),
        pool="inspector",
        serves=Period.INSPECTION,
        law=ART_61,
    )
    task.On("inspect", to=then)
    return task


def end(title: Words, *, closes: bool = False) -> End:
    """The end of a way."""
    return End(title=title, closes=closes)
