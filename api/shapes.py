"""The shapes of what the API gives and takes: for its description and for reading requests; no logic here."""

from __future__ import annotations

from rest_framework import serializers

from approvals.statuses import AcceptMode, DueState, Route, Status


class WordsShape(serializers.Serializer):
    """A text in both languages."""

    zh = serializers.CharField()
    en = serializers.CharField()


class Problem(serializers.Serializer):
    """Why a request was refused: a code for programs, a sentence for people, the facts of the case."""

    code = serializers.CharField()
    message = serializers.CharField()
    facts = serializers.DictField()


class LimitShape(serializers.Serializer):
    """A limit in working days with its article; `confidence` is `confirmed` or `assumed`."""

    working_days = serializers.IntegerField()
    article = WordsShape()
    confidence = serializers.CharField()


class MaterialShape(serializers.Serializer):
    """A material, how it comes, and the condition under which it is needed."""

    code = serializers.CharField()
    title = WordsShape()
    comes = serializers.CharField()
    needed_when = WordsShape(allow_null=True)


class FormShape(serializers.Serializer):
    """A form: sections of questions, each with its kind, labels and bounds."""

    slug = serializers.CharField()
    version = serializers.IntegerField()
    sections = serializers.ListField(child=serializers.DictField())


class PermitShape(serializers.Serializer):
    """A permit of the catalogue as it stands today."""

    slug = serializers.CharField()
    item_code = serializers.CharField()
    kind = serializers.CharField()
    title = WordsShape()
    summary = WordsShape()
    applicants = WordsShape()
    valid_from = serializers.DateField()
    statutory = LimitShape()
    promised = LimitShape()
    routes = serializers.ListField(child=serializers.ChoiceField(Route.choices))


class PermitGuide(PermitShape):
    """A permit with its bases, its materials and its form."""

    bases = WordsShape(many=True)
    materials = MaterialShape(many=True)
    form = FormShape()


class CaseShape(serializers.Serializer):
    """A case in a list. `seen` is the number of its last ledger entry, to be sent back with an act."""

    case_no = serializers.CharField()
    permit = serializers.CharField()
    permit_from = serializers.DateField()
    title = serializers.CharField()
    place = serializers.CharField(allow_blank=True)
    applicant = serializers.CharField()
    route = serializers.ChoiceField(Route.choices)
    status = serializers.ChoiceField(Status.choices)
    received_at = serializers.DateTimeField()
    accepted_on = serializers.DateField(allow_null=True)
    accept_mode = serializers.ChoiceField(AcceptMode.choices, allow_blank=True)
    statutory_due_on = serializers.DateField(allow_null=True)
    promised_due_on = serializers.DateField(allow_null=True)
    due_state = serializers.ChoiceField(DueState.choices)
    calendar_version = serializers.CharField()
    decided_on = serializers.DateField(allow_null=True)
    ended_on = serializers.DateField(allow_null=True)


class PaperShape(serializers.Serializer):
    """A paper of a case; number, digest and check code as they stand on it."""

    kind = serializers.CharField()
    name = WordsShape()
    number = serializers.CharField(allow_blank=True)
    state = serializers.CharField()
    check_code = serializers.CharField()
    sha256 = serializers.CharField(allow_blank=True)


class HandedInShape(serializers.Serializer):
    """A material of a case and whether it is in."""

    code = serializers.CharField()
    source = serializers.CharField()
    received_on = serializers.DateField(allow_null=True)
    due_on = serializers.DateField(allow_null=True)


class CaseDetail(CaseShape):
    """A case with its answers, materials and papers."""

    seen = serializers.IntegerField()
    answers = serializers.DictField()
    materials = HandedInShape(many=True)
    papers = PaperShape(many=True)


class CasePage(serializers.Serializer):
    """A page of cases; `next` is the address of the following one, null at the end."""

    next = serializers.URLField(allow_null=True)
    results = CaseShape(many=True)


class DueShape(serializers.Serializer):
    """The last day in time, or why it cannot be told: paused (UNKNOWN), a year unpublished (PROVISIONAL)."""

    on = serializers.DateField(allow_null=True)
    state = serializers.CharField(help_text="KNOWN, UNKNOWN, PROVISIONAL")
    left_unpublished = serializers.IntegerField()
    missing_year = serializers.IntegerField(allow_null=True)


class PauseShape(serializers.Serializer):
    """A pause; it leaves out the days after `since` through `until`, if it is effective."""

    since = serializers.DateField()
    until = serializers.DateField(allow_null=True)
    ground = serializers.CharField()
    written_notice = serializers.BooleanField()
    is_effective = serializers.BooleanField()


class DayShape(serializers.Serializer):
    """One calendar day with why it counts or does not, and the notice it rests on."""

    on = serializers.DateField()
    kind = serializers.CharField(allow_null=True)
    verdict = serializers.CharField()
    count = serializers.IntegerField(allow_null=True)
    pauses = serializers.ListField(child=serializers.CharField())
    void_pauses = serializers.ListField(child=serializers.CharField())
    holiday = serializers.CharField(allow_blank=True)
    source = serializers.CharField(allow_blank=True)
    is_due = serializers.BooleanField()
    is_day0 = serializers.BooleanField()
    is_today = serializers.BooleanField()
    is_future = serializers.BooleanField()
    is_overdue = serializers.BooleanField()


class ClockShape(serializers.Serializer):
    """One clock of a case, in working days; `day0` itself is never counted."""

    name = serializers.ChoiceField(["acceptance", "statutory", "promised"])
    day0 = serializers.DateField()
    limit = serializers.IntegerField()
    limit_in_force = serializers.IntegerField()
    due = DueShape()
    elapsed = serializers.IntegerField()
    remaining = serializers.IntegerField()
    excluded = serializers.IntegerField()
    is_paused = serializers.BooleanField()
    is_overdue = serializers.BooleanField()
    frozen_on = serializers.DateField(allow_null=True)
    pauses = PauseShape(many=True)
    days = DayShape(many=True)


class ClocksShape(serializers.Serializer):
    """The clocks of a case on a day, under one version of the calendar."""

    case_no = serializers.CharField()
    today = serializers.DateField()
    calendar_version = serializers.CharField()
    clocks = ClockShape(many=True)


class TaskShape(serializers.Serializer):
    """A task: claimed by somebody, or waiting in its pool."""

    id = serializers.IntegerField()
    name = serializers.CharField()
    title = WordsShape()
    case_no = serializers.CharField()
    case_title = serializers.CharField()
    pool = serializers.CharField()
    owner = serializers.CharField(allow_null=True)
    status = serializers.CharField()
    due_on = serializers.DateField(allow_null=True)


class TaskPage(serializers.Serializer):
    """A page of tasks, soonest due first."""

    next = serializers.URLField(allow_null=True)
    results = TaskShape(many=True)


class DatesShape(serializers.Serializer):
    """Both last days at one moment."""

    statutory = serializers.DateField(allow_null=True)
    promised = serializers.DateField(allow_null=True)
    state = serializers.ChoiceField(DueState.choices)


class OfferShape(serializers.Serializer):
    """An act offered: its form, what it would do to both dates, or why the law refuses it now."""

    act = serializers.CharField()
    title = WordsShape()
    article = WordsShape()
    task = serializers.IntegerField(allow_null=True)
    is_adverse = serializers.BooleanField()
    form = FormShape()
    before = DatesShape()
    after = DatesShape(allow_null=True)
    refusal = Problem(allow_null=True)


class OffersShape(serializers.Serializer):
    """The acts offered in a case; `seen` is to be sent back with the one that is taken."""

    case_no = serializers.CharField()
    seen = serializers.IntegerField()
    acts = OfferShape(many=True)


class UploadIds(serializers.DictField):
    """Material code to the ids of the uploads handed in for it; an empty list is a paper copy."""

    child = serializers.ListField(child=serializers.UUIDField())


class SubmissionAsked(serializers.Serializer):
    """An application; `applicant` is only for an agent, who names whom he acts for by user name."""

    permit = serializers.CharField()
    route = serializers.ChoiceField(Route.choices, default=Route.ORDINARY)
    applicant = serializers.CharField(required=False)
    answers = serializers.DictField()
    materials = UploadIds(required=False)


class ActAsked(serializers.Serializer):
    """An act: what its form asks, the number of the last entry seen, and the task it is to complete."""

    arguments = serializers.DictField(required=False)
    seen = serializers.IntegerField(required=False, allow_null=True)
    task = serializers.IntegerField(required=False, allow_null=True)
    uploads = UploadIds(required=False)


class UploadAsked(serializers.Serializer):
    """A file: PDF, JPEG or PNG, judged by its content."""

    file = serializers.FileField()


class UploadShape(serializers.Serializer):
    """A file that was taken; its id goes into a submission."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    kind = serializers.CharField()
    size = serializers.IntegerField()
    sha256 = serializers.CharField()


class CredentialsAsked(serializers.Serializer):
    """User name and password."""

    username = serializers.CharField(max_length=150)
    password = serializers.CharField(max_length=1000, trim_whitespace=False)


class TokenShape(serializers.Serializer):
    """A token, for the header `Authorization: Token …`."""

    token = serializers.CharField()
