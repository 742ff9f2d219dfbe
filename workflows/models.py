"""The rows of the movement: a process a flow of a case, its tasks, rounds of branches, and deadlines."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from viewflow.workflow.models import AbstractProcess, AbstractTask
from viewflow.workflow.status import PROCESS, STATUS

from approvals.models import Application
from workflows.references import FlowReference, NodeReference


class FlowDefinition(models.Model):
    """What a flow was, node by node, under a fingerprint that running cases may still have begun under.

    Kept when the product starts, never on the way of a case.
    """

    fingerprint = models.CharField(max_length=64)
    flow_class = models.CharField(max_length=250)
    slug = models.CharField(max_length=60)
    written = models.JSONField()
    first_seen_at = models.DateTimeField()

    class Meta:
        verbose_name = _("流程定义")
        constraints = [
            models.UniqueConstraint(fields=["fingerprint", "flow_class"], name="a_definition_is_kept_once")
        ]

    def __str__(self) -> str:
        return f"{self.slug} {self.fingerprint[:12]}"


class Process(AbstractProcess):
    """One flow that a case runs through; `fingerprint` is that of the flow's definition when it began.

    `parent_task` is the task of another case that waits for this one to end.
    """

    flow_class: Any = FlowReference(_("流程"))
    application = models.ForeignKey(Application, models.PROTECT, related_name="processes", db_index=False)
    fingerprint = models.CharField(max_length=64)
    created = models.DateTimeField()
    parent_task = models.ForeignKey(
        "workflows.Task", models.PROTECT, null=True, blank=True, related_name="sub_cases"
    )

    class Meta:
        verbose_name = _("流程")
        constraints = [
            models.UniqueConstraint(fields=["application", "flow_class"], name="a_flow_once_in_a_case")
        ]


class Scope(models.Model):
    """One round of parallel branches, a branch a party: how many began, and how many are still out.

    A round inside the branch of another has that one as its `parent`, and the branch's party as
    `parent_member`. The counter is moved by guarded updates only; at nought the branches are gathered.
    """

    process = models.ForeignKey(Process, models.PROTECT, related_name="scopes", db_index=False)
    application = models.ForeignKey(Application, models.PROTECT, related_name="scopes", db_index=False)
    node = models.CharField(max_length=60)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="inner", db_index=False
    )
    parent_member = models.CharField(max_length=60, blank=True)
    total = models.PositiveIntegerField()
    remaining = models.PositiveIntegerField()
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("并行轮次")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(remaining__lte=models.F("total")), name="a_branch_arrives_once"
            ),
        ]
        indexes = [
            models.Index(
                fields=["application"], condition=models.Q(closed_at__isnull=True), name="open_scopes_of_case"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.node}: {self.remaining}/{self.total}"


class Task(AbstractTask):
    """A task in somebody's inbox: claimed by its owner, or waiting in its pool; with no pool, for no person.

    `beside` is the task next to which a deadline opened this one, and with which it ends. `due_on` is the
    last day of the period it serves, kept for sorting. In a round of parallel branches (`scope`) `member` is
    the party whose branch it is, and `silence` what that party's silence means when `due_on` is over.
    """

    previous = None
    scheduled = None
    token = None
    external_task_id = None
    owner_permission = None
    owner_permission_content_type = models.ForeignKey(
        ContentType, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    flow_task: Any = NodeReference(_("环节"))
    process = models.ForeignKey(Process, models.PROTECT, related_name="tasks", db_index=False)
    application = models.ForeignKey(Application, models.PROTECT, related_name="tasks")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="tasks"
    )
    status = models.CharField(max_length=50, choices=STATUS.choices, default=STATUS.NEW)
    created = models.DateTimeField()
    pool = models.CharField(max_length=60)
    beside = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="side_tasks", db_index=False
    )
    due_on = models.DateField(null=True, blank=True)
    scope = models.ForeignKey(Scope, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    member = models.CharField(max_length=60, blank=True)
    silence = models.CharField(max_length=30, blank=True)

    class Meta:
        verbose_name = _("任务")
        indexes = [
            models.Index(
                fields=["owner", "due_on", "id"],
                condition=models.Q(status=STATUS.ASSIGNED),
                name="inbox_mine",
            ),
            models.Index(
                fields=["pool", "due_on", "id"],
                condition=models.Q(status=STATUS.NEW),
                name="inbox_pool",
            ),
            models.Index(
                fields=["application"],
                condition=models.Q(status__in=[STATUS.NEW, STATUS.ASSIGNED]),
                name="open_tasks_of_case",
            ),
        ]

    @property
    def name(self) -> str:
        """The task's name in inboxes and stories, such as `supplement-over`."""
        return str(self.flow_task.name).replace("_", "-") if self.flow_task else ""

    @property
    def is_open(self) -> bool:
        return self.status in (STATUS.NEW, STATUS.ASSIGNED)


OPEN_TASK = (STATUS.NEW, STATUS.ASSIGNED)
RUNNING = PROCESS.NEW


class Rung(models.TextChoices):
    """What a deadline does when its time has come: move the flow, or warn; codes are neutral."""

    MOVE = "MOVE", _("流转")
    REMIND = "REMIND", _("提醒")
    NEAR_DUE = "NEAR_DUE", _("临近届满")
    OVERDUE_PROMISED = "OVERDUE_PROMISED", _("超承诺期限")
    OVERDUE_STATUTORY = "OVERDUE_STATUTORY", _("超法定期限")
    OVERDUE = "OVERDUE", _("已逾期")
    DEEMED = "DEEMED", _("逾期视为受理")


class DeadlineState(models.TextChoices):
    """Where a deadline stands."""

    ARMED = "ARMED", _("计时中")
    STOPPED = "STOPPED", _("停钟")
    FIRED = "FIRED", _("已触发")
    MET = "MET", _("已按时办理")
    SUPERSEDED = "SUPERSEDED", _("已失效")
    PARKED = "PARKED", _("待人工处理")


# What may still come: a parked one too, for a person may take it up again.
WAITING = (DeadlineState.ARMED, DeadlineState.STOPPED, DeadlineState.PARKED)


class Deadline(models.Model):
    """A moment at which something happens unless somebody acts before. Derived from the clock, never an ETA.

    `what` is the period and, where a task waits, the task's name; `due_at` is the instant after its last day.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="deadlines", db_index=False)
    task = models.ForeignKey(
        Task, models.PROTECT, null=True, blank=True, related_name="deadlines", db_index=False
    )
    process = models.ForeignKey(Process, models.PROTECT, related_name="deadlines", db_index=False)
    what = models.CharField(max_length=120)
    rung = models.CharField(max_length=20, choices=Rung.choices)
    node = models.CharField(max_length=60, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=DeadlineState.choices, default=DeadlineState.ARMED)
    claimed_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=120, blank=True)
    fired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("期限")
        constraints = [
            models.UniqueConstraint(
                fields=["application", "process", "what", "rung", "task"],
                condition=models.Q(state__in=[DeadlineState.ARMED, DeadlineState.STOPPED]),
                nulls_distinct=False,
                name="a_rung_is_armed_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=DeadlineState.ARMED) | models.Q(due_at__isnull=False),
                name="an_armed_deadline_has_its_moment",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at"], condition=models.Q(state=DeadlineState.ARMED), name="deadlines_due"
            ),
            models.Index(fields=["application", "state", "due_at"], name="deadlines_of_case"),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.rung} {self.due_at}"


class Letter(models.Model):
    """A message to a case from another or from outside, kept until the flow comes to where it is awaited.

    The same `key` of a message arrives once. No personal data in `facts`.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="letters", db_index=False)
    message = models.CharField(max_length=60)
    key = models.CharField(max_length=120)
    facts = models.JSONField(default=dict)
    arrived_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("来文")
        constraints = [
            models.UniqueConstraint(fields=["application", "message", "key"], name="a_letter_arrives_once")
        ]

    def __str__(self) -> str:
        return f"{self.message} {self.key}"
