"""Acts: those that the law offers a person in a case now, with their forms; and taking one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.models import User
from api import told
from api.doors.cases import REFUSED, files
from api.doors.tasks import seen
from api.errors import FilesMissing
from api.shapes import ActAsked, CaseShape, OffersShape, Problem
from approvals.models import Application
from forms.models import Upload
from ledger import moment
from workflows import engine
from workflows.acts.registry import ACTS
from workflows.offers import offers
from workflows.visibility import case_seen_by


class CaseActs(APIView):
    """What may be done in a case."""

    @extend_schema(operation_id="acts_of_case", responses={200: OffersShape, 404: Problem})
    def get(self, request: Request, case_no: str) -> Response:
        """Each act on offer with its form and what it would do to both dates; nothing is changed."""
        user = cast(User, request.user)
        return Response(_offered(case_seen_by(user, case_no, on=moment.today()), user))


class TaskActs(APIView):
    """What may be done with a task."""

    @extend_schema(operation_id="acts_of_task", responses={200: OffersShape, 404: Problem})
    def get(self, request: Request, task: int) -> Response:
        """The acts that would complete a task."""
        user = cast(User, request.user)
        row = case_seen_by(user, seen(task, user).application.case_no, on=moment.today())
        return Response(_offered(row, user, task=task))


class Act(APIView):
    """Taking an act."""

    @extend_schema(operation_id="act", request=ActAsked, responses={200: CaseShape, **REFUSED})
    def post(self, request: Request, case_no: str, act: str) -> Response:
        """Take an act. With `seen`, it is refused if the case has moved on since it was read."""
        user = cast(User, request.user)
        row = case_seen_by(user, case_no, on=moment.today())
        asked = ActAsked(data=request.data)
        asked.is_valid(raise_exception=True)
        given = asked.validated_data
        handed_in = files(given.get("uploads"), owner=user)
        if act in ACTS and ACTS[act].takes_files:
            _require_files(given.get("arguments", {}).get("materials"), handed_in)
        done = engine.perform(
            act,
            case=row.pk,
            by=user,
            at=moment.now(),
            task=given.get("task"),
            seen=given.get("seen"),
            arguments=given.get("arguments"),
            uploads=handed_in or None,
        )
        return Response(told.case(done))


def _require_files(named: Any, handed_in: Mapping[str, Sequence[Upload]]) -> None:
    codes = named if isinstance(named, list) else [named] if named else []
    if missing := [str(code) for code in codes if not handed_in.get(str(code))]:
        raise FilesMissing(codes="、".join(missing))


def _offered(row: Application, user: User, *, task: int | None = None) -> dict[str, Any]:
    made = offers(row, by=user, at=moment.now())
    acts = [told.offer(one) for one in made if task is None or (one.task and one.task.pk == task)]
    return {"case_no": row.case_no, "seen": row.chain.seq, "acts": acts}
