"""My tasks: those I claimed, those that wait in my pools; claiming and releasing one."""

from __future__ import annotations

from typing import cast

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.models import User
from accounts.roles import pools_of
from api import pages, told
from api.doors.cases import AFTER, REFUSED
from api.shapes import TaskPage, TaskShape
from ledger import moment
from workflows import engine, inbox
from workflows.errors import NoSuchCase
from workflows.models import Task as TaskRow
from workflows.visibility import cases_seen_by

MINE, POOLS = "mine", "pools"


class Tasks(APIView):
    """The inbox."""

    @extend_schema(
        operation_id="tasks",
        parameters=[
            OpenApiParameter("list", str, enum=[MINE, POOLS], default=MINE),
            AFTER,
        ],
        responses={200: TaskPage},
    )
    def get(self, request: Request) -> Response:
        """The tasks I have claimed, or those that wait in my pools, soonest due first."""
        user, asked = cast(User, request.user), request.query_params
        pools = pools_of(user, moment.today())
        is_pool = asked.get("list") == POOLS
        found = inbox.unclaimed(pools) if is_pool else inbox.mine(user).filter(pool__in=pools)
        page = inbox.page(found, after=asked.get("after", ""))
        return Response(
            {
                "next": pages.next_address(request, page.next_key),
                "results": [told.task(row) for row in page.tasks],
            }
        )


class Claim(APIView):
    """Claiming a task."""

    @extend_schema(operation_id="claim", request=None, responses={200: TaskShape, **REFUSED})
    def post(self, request: Request, task: int) -> Response:
        """Take a task out of its pool into my inbox."""
        user = cast(User, request.user)
        seen(task, user)
        return Response(told.task(engine.claim(task, by=user, at=moment.now())))


class Release(APIView):
    """Releasing a task."""

    @extend_schema(operation_id="release", request=None, responses={200: TaskShape, **REFUSED})
    def post(self, request: Request, task: int) -> Response:
        """Put a task of mine back into its pool."""
        user = cast(User, request.user)
        seen(task, user)
        return Response(told.task(engine.release(task, by=user, at=moment.now())))


def seen(task: int, user: User) -> TaskRow:
    """A task of a case this person may see; anything else is not found."""
    cases = cases_seen_by(user, on=moment.today()).values("pk")
    found = TaskRow.objects.select_related("application").filter(pk=task, application__in=cases).first()
    if found is None:
        raise NoSuchCase()
    return found
