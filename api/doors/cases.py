"""My cases: listed, read, submitted; and the clocks of one with every day explained."""

from __future__ import annotations

from typing import Any, cast

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.models import Role, User
from accounts.roles import pools_of
from api import pages, submissions, told
from api.shapes import CaseDetail, CasePage, ClocksShape, Problem, SubmissionAsked
from approvals import calendars
from approvals.case import Case as OpenedCase
from approvals.errors import AuthorityOver
from approvals.models import Application
from approvals.statuses import Status
from audit.privacy import masked_within
from forms import uploads
from forms.models import Upload
from ledger import moment
from workflows import engine
from workflows.errors import NotYours
from workflows.visibility import BUREAU, case_seen_by, cases_seen_by

PERSONAL = ("title", "place", "applicant", "answers")
REFUSED = {403: Problem, 404: Problem, 409: Problem, 422: Problem}
AFTER = OpenApiParameter("after", str, description="The key that `next` of the page before carries.")
KEY = OpenApiParameter(
    "Idempotency-Key",
    str,
    OpenApiParameter.HEADER,
    required=True,
    description="8 to 100 characters of the client's own; a retry with the same key gives the same case.",
)


class Cases(APIView):
    """The cases one may see."""

    def get_throttles(self) -> list[Any]:
        """Submissions have a rate of their own."""
        self.throttle_scope = "submit" if self.request.method == "POST" else None
        return super().get_throttles()

    @extend_schema(
        operation_id="cases",
        parameters=[AFTER, OpenApiParameter("status", str, enum=Status.values)],
        responses={200: CasePage},
    )
    def get(self, request: Request) -> Response:
        """The cases this person may see, the latest received first, fifty a page."""
        user = cast(User, request.user)
        found = cases_seen_by(user, on=moment.today())
        if (status := request.query_params.get("status", "")) in Status.values:
            found = found.filter(status=status)
        rows, key = pages.cases(found, after=request.query_params.get("after", ""))
        results = _readable([told.case(row) for row in rows], user)
        return Response({"next": pages.next_address(request, key), "results": results})

    @extend_schema(
        operation_id="submit",
        parameters=[KEY],
        request=SubmissionAsked,
        responses={201: CaseDetail, 200: CaseDetail, **REFUSED},
    )
    def post(self, request: Request) -> Response:
        """Submit an application. A retry with the same key and content gives the same case (200)."""
        user, key = cast(User, request.user), submissions.key_of(request.headers.get("Idempotency-Key"))
        asked = SubmissionAsked(data=request.data)
        asked.is_valid(raise_exception=True)
        application, is_new = submissions.once(
            owner=user,
            key=key,
            digest=submissions.digest_of(request.data),
            at=moment.now(),
            make=lambda: _submit(asked.validated_data, by=user),
        )
        row = case_seen_by(user, application.case_no, on=moment.today())
        return Response(_in_full(row, user), status=201 if is_new else 200)


class Case(APIView):
    """One case."""

    @extend_schema(operation_id="case", responses={200: CaseDetail, 404: Problem})
    def get(self, request: Request, case_no: str) -> Response:
        """A case with its answers, materials and papers."""
        user = cast(User, request.user)
        return Response(_in_full(case_seen_by(user, case_no, on=moment.today()), user))


class Clocks(APIView):
    """The clocks of one case."""

    @extend_schema(operation_id="clocks", responses={200: ClocksShape, 404: Problem})
    def get(self, request: Request, case_no: str) -> Response:
        """Acceptance, statute and promise, each with every day and why it counts or not."""
        today = moment.today()
        row = case_seen_by(cast(User, request.user), case_no, on=today)
        opened = OpenedCase(application=row, chain=row.chain, calendar=calendars.current())
        return Response(told.clocks(opened, today=today))


def _submit(asked: dict[str, Any], *, by: User) -> Application:
    if by.is_officer:
        raise NotYours()
    return engine.submit(
        permit=asked["permit"],
        applicant=_applicant(asked.get("applicant"), by=by),
        answers=asked["answers"],
        materials=files(asked.get("materials"), owner=by),
        route=asked["route"],
        by=by,
        at=moment.now(),
    )


def _applicant(named: str | None, *, by: User) -> User:
    """Oneself, or whom one acts for; a name nobody bears is answered like one without authority."""
    if named is None or named == by.username:
        return by
    found = User.objects.filter(username=named).first()
    if found is None:
        raise AuthorityOver()
    return found


def files(asked: dict[str, list[Any]] | None, *, owner: User) -> dict[str, list[Upload]]:
    """The uploads that were handed in, by material; each must be the person's own."""
    given = asked or {}
    found = {
        str(one.pk): one for one in uploads.owned([one for ids in given.values() for one in ids], owner=owner)
    }
    return {code: [found[str(one)] for one in ids] for code, ids in given.items()}


def _in_full(row: Application, user: User) -> dict[str, Any]:
    (case,) = _readable([told.case_in_full(row, answers=row.answers)], user)
    return case


def _readable(cases: list[dict[str, Any]], user: User) -> list[dict[str, Any]]:
    """The cases as this person may read them: an auditor reads no personal numbers."""
    if pools_of(user, moment.today()) & BUREAU != {Role.AUDITOR.value}:
        return cases
    return [case | {key: masked_within(case[key]) for key in PERSONAL if key in case} for case in cases]
