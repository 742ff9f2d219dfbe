"""People, departments, offices and authorities; rows of law, so nothing here is deleted with its owner."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """The offices of the procedure; applicant and agent follow from the law and are never granted."""

    APPLICANT = "applicant", _("申请人")
    AGENT = "agent", _("委托代理人")
    INTAKE = "intake", _("综合窗口")
    ACCEPTOR = "acceptor", _("受理人")
    EXAMINER = "examiner", _("承办人")
    REVIEWER = "reviewer", _("审核人")
    APPROVER = "approver", _("审批人")
    HEAD = "head", _("行政机关负责人")
    INSPECTOR = "inspector", _("监管人员")
    LEGAL = "legal", _("法制审核人")
    LEAD = "lead", _("牵头部门")
    HEARING_OFFICER = "hearing-officer", _("听证主持人")
    ADMIN = "admin", _("系统管理员")
    CITY = "city", _("市级部门")
    AUDITOR = "auditor", _("审计人员")
    DEPARTMENT = "department", _("协办部门")


UNGRANTED = (Role.APPLICANT, Role.AGENT)


class UserKind(models.TextChoices):
    """Whether someone asks the organ or serves in it."""

    APPLICANT = "APPLICANT", _("办事群众和企业")
    OFFICER = "OFFICER", _("工作人员")


class ApplicantKind(models.TextChoices):
    """A legal person or a natural one."""

    UNIT = "unit", _("单位")
    PERSON = "person", _("个人")


class Language(models.TextChoices):
    """The languages the product speaks."""

    CHINESE = "zh-hans", "简体中文"
    ENGLISH = "en", "English"


def _named(zh: str, en: str) -> str:
    return en if en and (get_language() or "").startswith("en") else zh


class User(AbstractUser):
    """Someone who signs in: an applicant (a unit or a person) or an officer."""

    display_name = models.CharField(_("姓名或名称"), max_length=200, blank=True)
    display_name_en = models.CharField(_("英文名称"), max_length=200, blank=True)
    kind = models.CharField(_("用户类别"), max_length=10, choices=UserKind, default=UserKind.APPLICANT)
    mobile = models.CharField(_("手机号码"), max_length=20, blank=True)
    applicant_kind = models.CharField(_("申请人类型"), max_length=6, choices=ApplicantKind, blank=True)
    credit_code = models.CharField(_("统一社会信用代码"), max_length=18, blank=True)
    identity_number = models.CharField(_("公民身份号码"), max_length=18, blank=True)
    language = models.CharField(_("语言"), max_length=10, choices=Language, default=Language.CHINESE)

    class Meta:
        verbose_name = _("用户")
        verbose_name_plural = _("用户")
        constraints: ClassVar = [
            models.CheckConstraint(name="user_kind_known", condition=Q(kind__in=UserKind.values)),
            models.CheckConstraint(
                name="user_applicant_kind_known",
                condition=Q(applicant_kind="") | Q(applicant_kind__in=ApplicantKind.values),
            ),
            models.CheckConstraint(
                name="user_officer_is_no_applicant",
                condition=Q(kind=UserKind.APPLICANT) | Q(applicant_kind="", credit_code=""),
            ),
            # One account a subject: a second one would walk round a bar on commitments.
            models.UniqueConstraint(
                "credit_code", name="user_credit_code_once", condition=~Q(credit_code="")
            ),
            models.UniqueConstraint(
                "identity_number", name="user_identity_number_once", condition=~Q(identity_number="")
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name shown, in the active language."""
        return _named(self.display_name, self.display_name_en) or self.username

    @property
    def is_officer(self) -> bool:
        return self.kind == UserKind.OFFICER

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name


class Department(models.Model):
    """An organ, or a part of one, that may be consulted or take part in acceptance."""

    code = models.SlugField(_("代码"), max_length=40, unique=True)
    name_zh = models.CharField(_("名称"), max_length=100)
    name_en = models.CharField(_("英文名称"), max_length=100, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("上级部门"), null=True, blank=True, related_name="parts"
    )

    class Meta:
        verbose_name = _("部门")
        verbose_name_plural = _("部门")
        ordering = ("code",)
        constraints: ClassVar = [
            models.CheckConstraint(name="department_code_given", condition=~Q(code="")),
            models.CheckConstraint(name="department_not_its_own_parent", condition=~Q(parent=F("id"))),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name shown, in the active language."""
        return _named(self.name_zh, self.name_en)

    @property
    def pool(self) -> str:
        """The pool its members draw tasks from."""
        return f"dept:{self.code}"


class Grant(models.Model):
    """An office held by an officer, from one day to another, both included."""

    user = models.ForeignKey(User, models.PROTECT, verbose_name=_("用户"), related_name="grants")
    role = models.CharField(_("岗位"), max_length=20, choices=Role)
    department = models.ForeignKey(
        Department, models.PROTECT, verbose_name=_("部门"), null=True, blank=True, related_name="grants"
    )
    valid_from = models.DateField(_("起始日期"))
    valid_until = models.DateField(_("截止日期"), null=True, blank=True)

    class Meta:
        verbose_name = _("岗位授予")
        verbose_name_plural = _("岗位授予")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("user", "role", "department", "valid_from"), name="grant_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                name="grant_role_can_be_granted",
                condition=Q(role__in=[role.value for role in Role if role not in UNGRANTED]),
            ),
            models.CheckConstraint(
                name="grant_member_names_department",
                condition=~Q(role=Role.DEPARTMENT) | Q(department__isnull=False),
            ),
            models.CheckConstraint(
                name="grant_period_runs_forward",
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=("role", "department"), name="grant_role")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.valid_from}"


class Substitute(models.Model):
    """Someone who stands in for an absent officer and signs with his own name (代理)."""

    absent = models.ForeignKey(User, models.PROTECT, verbose_name=_("缺席人"), related_name="absences")
    stand_in = models.ForeignKey(User, models.PROTECT, verbose_name=_("代理人"), related_name="stand_ins")
    valid_from = models.DateField(_("起始日期"))
    valid_until = models.DateField(_("截止日期"))

    class Meta:
        verbose_name = _("岗位代理")
        verbose_name_plural = _("岗位代理")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("absent", "stand_in", "valid_from"), name="substitute_once"),
            models.CheckConstraint(name="substitute_is_another", condition=~Q(absent=F("stand_in"))),
            models.CheckConstraint(
                name="substitute_period_runs_forward", condition=Q(valid_until__gte=F("valid_from"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stand_in_id} for {self.absent_id} {self.valid_from}..{self.valid_until}"


class Agency(models.Model):
    """The written authority of an agent to act for an applicant (Art. 29), until a day, that day included."""

    applicant = models.ForeignKey(User, models.PROTECT, verbose_name=_("委托人"), related_name="agents")
    agent = models.ForeignKey(User, models.PROTECT, verbose_name=_("受托人"), related_name="agencies")
    valid_from = models.DateField(_("起始日期"), null=True, blank=True)
    valid_until = models.DateField(_("截止日期"))
    revoked_on = models.DateField(_("撤销日期"), null=True, blank=True)

    class Meta:
        verbose_name = _("委托书")
        verbose_name_plural = _("委托书")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("applicant", "agent", "valid_until"), name="agency_once"),
            models.CheckConstraint(name="agency_is_for_another", condition=~Q(applicant=F("agent"))),
            models.CheckConstraint(
                name="agency_period_runs_forward",
                condition=Q(valid_from__isnull=True) | Q(valid_until__gte=F("valid_from")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agent_id} for {self.applicant_id} until {self.valid_until}"
