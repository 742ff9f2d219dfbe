"""What was granted, as the public may see it (Licensing Law Art. 40): nothing private in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Q

from accounts.models import ApplicantKind
from approvals import catalogue
from approvals.models import Application, Licence
from approvals.statuses import Outcome, Route
from forms.words import Words

PAGE = 25
LATEST = 4
YEAR = timedelta(days=365)


@dataclass(frozen=True)
class GrantLine:
    """One grant: a unit by its name, a person by the family name only."""

    on: date
    number: str
    permit: Words
    title: str
    holder: str
    by_commitment: bool
    valid_from: date | None
    valid_until: date | None
    state: str


@dataclass(frozen=True)
class Figures:
    """How the decisions of the last year kept their limits; `decided` is how many they are."""

    decided: int
    in_promise: int
    in_law: int

    @property
    def promise_share(self) -> str:
        return f"{100 * self.in_promise / self.decided:.1f}%"

    @property
    def beyond_law(self) -> int:
        return self.decided - self.in_law


def latest() -> list[GrantLine]:
    """The last few grants, for the home page."""
    return [_line(row) for row in _granted()[:LATEST]]


def page(*, before: str = "") -> tuple[list[GrantLine], str]:
    """The grants, the latest first; the second value is the key of the next page."""
    rows = _granted()
    written, _, number = before.partition("~")
    try:
        on, last = date.fromisoformat(written), int(number)
    except ValueError:
        pass
    else:
        rows = rows.filter(Q(granted_on__lt=on) | Q(granted_on=on, pk__lt=last))
    got = list(rows[: PAGE + 1])
    key = f"{got[PAGE - 1].granted_on.isoformat()}~{got[PAGE - 1].pk}" if len(got) > PAGE else ""
    return [_line(row) for row in got[:PAGE]], key


def figures(*, on: date) -> Figures | None:
    """The decisions of the last year against their limits; none before the first decision."""
    decided = Application.objects.filter(
        decided_on__gt=on - YEAR, decided_on__lte=on, decisions__subject="permit", accepted_on__isnull=False
    )
    number = decided.count()
    if not number:
        return None
    in_promise = decided.filter(decided_on__lte=F("promised_due_on")).count()
    in_law = decided.filter(decided_on__lte=F("statutory_due_on")).count()
    return Figures(number, in_promise, in_law)


def _granted():  # type: ignore[no-untyped-def]
    granted = Licence.objects.filter(
        application__decisions__subject="permit", application__decisions__outcome=Outcome.GRANT
    )
    return granted.select_related("application", "holder").order_by("-granted_on", "-pk")


def _line(row: Licence) -> GrantLine:
    application = row.application
    is_unit = row.holder.applicant_kind != ApplicantKind.PERSON
    return GrantLine(
        on=row.granted_on,
        number=row.number,
        permit=catalogue.dated_entry(application.permit, application.permit_from).title,
        title=application.title,
        holder=application.applicant_name if is_unit else masked(application.applicant_name),
        by_commitment=row.route == Route.COMMITMENT,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        state=row.state,
    )


def masked(name: str) -> str:
    """A person's name with all but its first character hidden."""
    return f"{name[:1]}**"
