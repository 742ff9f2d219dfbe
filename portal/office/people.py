"""Officers and the offices they hold: granted from a day, ended on a day, never deleted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.http import QueryDict

from accounts.models import UNGRANTED, Department, Grant, Role, User, UserKind
from forms import answers as forms_answers
from forms.conditions import Is
from forms.errors import AnswersRefused
from forms.fields import Choice, Date
from forms.refusal import Refusal
from forms.schema import Rule, Schema, Section
from forms.words import Words
from portal.typed import whole_number
from workflows.errors import TaskGone

MOST_SHOWN = 200


class GrantedAlready(Refusal):
    """The same office is held already on one of these days."""

    code = "GRANTED_ALREADY"
    says = Words("这段时间里已经担任该岗位。", "This office is held already within these days.")


def officers(query: str = "") -> QuerySet[User]:
    """The officers with what they hold, by name; two statements."""
    found = User.objects.filter(kind=UserKind.OFFICER, is_active=True)
    if query:
        found = found.filter(Q(username__icontains=query) | Q(display_name__icontains=query))
    grants = Grant.objects.select_related("department").order_by("valid_from", "pk")
    return found.prefetch_related(Prefetch("grants", queryset=grants)).order_by("display_name", "pk")


@dataclass
class GrantForm:
    """The form by which an office is granted to one officer."""

    user: User
    raw: Mapping[str, Any] = field(default_factory=dict)
    errors: Mapping[str, Any] = field(default_factory=dict)
    refusal: Refusal | None = None

    @property
    def schema(self) -> Schema:
        """Which office, in which department, from when, until when."""
        return _schema()

    @property
    def fields(self) -> tuple[Any, ...]:
        """The questions."""
        return self.schema.sections[0].fields

    @property
    def inputs(self) -> Mapping[str, Any]:
        """What stands in the inputs."""
        return forms_answers.to_inputs(self.schema, self.raw)

    def grant(self, post: QueryDict) -> Grant | None:
        """Grant the office; None where something is wrong, which is then told."""
        schema = self.schema
        self.raw = forms_answers.from_post(schema, post)
        try:
            return grant_office(self.user, **_read(schema, self.raw))
        except AnswersRefused as refused:
            self.errors = refused.errors
        except Refusal as refused:
            self.refusal = refused
        return None


def grant_office(
    user: User, *, role: str, department: Department | None, valid_from: date, valid_until: date | None
) -> Grant:
    """Grant an office from one day to another, both included. Raises GrantedAlready."""
    same = Grant.objects.filter(user=user, role=role, department=department)
    same = same.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=valid_from))
    if valid_until is not None:
        same = same.filter(valid_from__lte=valid_until)
    if same.exists():
        raise GrantedAlready()
    return Grant.objects.create(
        user=user, role=role, department=department, valid_from=valid_from, valid_until=valid_until
    )


def end_office(user: User, grant: str, *, today: date) -> Grant:
    """End an office: yesterday was its last day, or its first one where it began later. Raises TaskGone."""
    found = Grant.objects.filter(user=user, pk=whole_number(grant)).first()
    if found is None or (found.valid_until is not None and found.valid_until < today):
        raise TaskGone()
    found.valid_until = max(found.valid_from, today - timedelta(days=1))
    found.save(update_fields=["valid_until"])
    return found


def _schema() -> Schema:
    roles = tuple((role.value, Words(str(role.label), role.value)) for role in Role if role not in UNGRANTED)
    departments = tuple(
        (one.code, Words(one.name_zh, one.name_en or one.name_zh)) for one in Department.objects.all()
    )
    return Schema(
        slug="grant",
        version=1,
        sections=(
            Section(
                key="grant",
                title=Words("授予岗位", "Grant an office"),
                fields=(
                    Choice("role", Words("岗位", "Office"), options=roles),
                    *(
                        (
                            Choice(
                                "department",
                                Words("部门", "Department"),
                                options=departments,
                                when=Is("role", Role.DEPARTMENT.value),
                            ),
                        )
                        if departments
                        else ()
                    ),
                    Date("valid_from", Words("起始日期", "First day")),
                    Date("valid_until", Words("截止日期（含当天）", "Last day (included)"), required=False),
                ),
            ),
        ),
        rules=(
            Rule(
                check=lambda answers: answers["valid_until"] >= answers["valid_from"],
                fields=("valid_until", "valid_from"),
                says=Words("截止日期不能早于起始日期。", "The last day cannot come before the first."),
            ),
        ),
    )


def _read(schema: Schema, raw: Mapping[str, Any]) -> dict[str, Any]:
    answers = forms_answers.read(schema, raw).in_order()
    code, until = answers.get("department"), answers.get("valid_until")
    return {
        "role": answers["role"],
        "department": Department.objects.get(code=code) if code else None,
        "valid_from": date.fromisoformat(answers["valid_from"]),
        "valid_until": date.fromisoformat(until) if until else None,
    }
