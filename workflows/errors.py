"""What the movement refuses: tasks that are gone, tasks of others, acts that have no place in the flow."""

from __future__ import annotations

from forms.refusal import Refusal
from forms.words import Words


class MovementRefused(Refusal):
    """The flow does not allow this now."""

    code = "MOVEMENT_REFUSED"


class NotYours(MovementRefused):
    """The act is not this person's to take."""

    code = "NOT_YOURS"
    says = Words("您没有办理这一步的权限。", "This step is not yours to take.")


class NoSuchCase(MovementRefused):
    """There is no such case, or it is not this person's to see; the two are answered alike."""

    code = "NO_SUCH_CASE"
    says = Words("没有找到这个办件。请核对办件编号。", "No such case was found. Check the case number.")


class TaskGone(MovementRefused):
    """Somebody else, or a deadline, was faster."""

    code = "TASK_GONE"
    says = Words(
        "这项任务刚刚已被办理或者已到期限，请刷新页面查看最新状态。",
        "This task has just been done, or its time ran out. Reload the page to see how things stand.",
    )


class TaskOfAnother(MovementRefused):
    """The task has been claimed by a colleague."""

    code = "TASK_OF_ANOTHER"
    says = Words(
        "这项任务已由{owner}认领。请其办理或者释放后再办理。",
        "{owner} has claimed this task. Ask them to do it or to release it.",
    )


class NoPlaceForAct(MovementRefused):
    """The flow of this case has no place for the act."""

    code = "NO_PLACE_FOR_ACT"
    says = Words("本办件现在不能办理“{act}”。", "“{act}” has no place in this case now.")


class StaleForm(MovementRefused):
    """The case has moved on since the form was opened."""

    code = "STALE_FORM"
    says = Words(
        "您打开页面之后，本办件已有新的进展。您填写的内容已保留，请核对最新状态后再提交。",
        "The case has moved on since you opened this page. What you typed is kept: check, then submit.",
    )


class SomeoneIsWorking(MovementRefused):
    """Another act on the same case is under way and takes longer than we wait."""

    code = "SOMEONE_IS_WORKING"
    says = Words("有人正在办理本案，请稍候再试。", "Someone is working on this case. Try again in a moment.")
