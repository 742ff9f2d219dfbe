"""The catalogue of permits: dated entries, each with its law, limits, form, materials and rules.

The folders under `workflows/permits/` state them; a case keeps the entry it began under.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from accounts.models import Role
from approvals.assistance import ConsultationTerms
from approvals.checklist import CheckItem
from approvals.completion import CompletionTerms
from approvals.facility import FacilityTerms
from approvals.law import ACCEPTANCE_LIMIT, Article, Limit, OwnValue
from approvals.licence_life import LicenceLife
from approvals.service import PreliminaryReview, ServiceTerms, decided_here
from forms.materials import Confidence, Material, needed
from forms.schema import Schema
from forms.words import Words

Answers = Mapping[str, Any]


class MatterKind(StrEnum):
    """What a matter is in law; the digits of an item code do not tell."""

    PERMIT = "PERMIT"
    FILING = "FILING"
    CONSULTATION = "CONSULTATION"
    ACCEPTANCE = "ACCEPTANCE"
    SUPERVISION = "SUPERVISION"


@dataclass(frozen=True, kw_only=True)
class Bar:
    """Why an application may not be taken, accepted or granted; `organ` is who is competent."""

    code: str
    says: Words
    article: Article
    organ: Words | None = None


@dataclass(frozen=True, kw_only=True)
class SecondDecision:
    """A decision of another level in the same case, such as city-level trees on district land."""

    subject: str
    title: Words
    level: Words
    article: Article


@dataclass(frozen=True, kw_only=True)
class Fee:
    """What a grant costs the holder, and how it was worked out."""

    amount: Decimal
    working: Words
    article: Article
    confidence: Confidence


@dataclass(frozen=True, kw_only=True)
class CommitmentTerms:
    """The notice-and-commitment route: who may use it, what the notice says, what is inspected, and when.

    `sign_within`, `mail_within`, `tell_inspection_within` and `file_within` are working days;
    `inspect_within_months` are months of the calendar, ending on the corresponding day, not rolled.
    """

    article: Article
    conditions: tuple[Words, ...]
    required_materials: tuple[str, ...]
    confidence: Confidence = Confidence.ASSUMED
    sign_within: int = 3
    mail_within: int = 3
    inspect_within_months: int = 2
    tell_inspection_within: int = 5
    file_within: int = 2


@dataclass(frozen=True, kw_only=True)
class Filing:
    """Under which answers a matter needs no permit but is filed (备案), and by which article."""

    holds: Callable[[Answers], bool]
    article: Article


def no_bar(answers: Answers) -> Bar | None:
    """Nothing in the answers stands in the way."""
    return None


def nothing_more(answers: Answers) -> SecondDecision | None:
    """The case needs no decision of another level."""
    return None


def no_fee(answers: Answers) -> Fee | None:
    """The grant costs nothing."""
    return None


def no_term(answers: Answers) -> tuple[date, date] | None:
    """The licence has no term of its own."""
    return None


@dataclass(frozen=True, kw_only=True)
class PermitType:
    """One dated entry of the catalogue: a permit as the law stood from `valid_from` on.

    `duties` are what every holder owes, whatever the route; the decision and the licence name them. A matter
    that is no permit has no clocks: its limits are nought days. `checklist` is what inspectors look at, item
    by item (empty: the duties), `life` how its licence lives on, `sign` the drawing beside its title
    (`portal/icons.py`).
    `filed_by` is the office that files it, where that is no applicant's, and `filed_for` the answers with the
    name and the credit code of whom it files for; `own_pauses` stop its clocks by a rule of its own.
    `consultation` says whom a plan is put before, or who accepts works, and `completion` how they do;
    `preliminary_review` where the case is passed on to another level (on the terms of `passed_on`), `service`
    how the service under the licence is reviewed and stopped, `filing` under which answers it is no permit,
    but a filing, and `facility` how what was set up is tested and taken down.
    `notice_board` are the calendar days after the first day of use within which a board on site shows it.
    `own_values` are what its rules go by besides, told to whoever asks what the catalogue rests on.
    """

    slug: str
    valid_from: date
    kind: MatterKind
    item_code: str
    title: Words
    summary: Words
    applicants: Words
    bases: tuple[Article, ...]
    statutory: Limit
    promised: Limit
    form: Schema
    materials: tuple[Material, ...]
    sample: Callable[[date], dict[str, Any]]
    flow: Any = None
    sign: str = "document"
    acceptance: Limit = ACCEPTANCE_LIMIT
    extension_days: int = 0
    stages: tuple[str, ...] = ("examine", "review", "approve")
    different_people: int = 3
    commitment: CommitmentTerms | None = None
    consultation: ConsultationTerms | None = None
    completion: CompletionTerms | None = None
    filed_by: str = ""
    filed_for: tuple[str, str] | None = None
    own_pauses: frozenset[str] = frozenset()
    duties: tuple[Words, ...] = ()
    checklist: tuple[CheckItem, ...] = ()
    life: LicenceLife = field(default_factory=LicenceLife)
    title_key: str = "place"
    place_key: str = "place"
    bases_of: Callable[[Answers], tuple[Article, ...]] | None = None
    bar_to_taking: Callable[[Answers], Bar | None] = no_bar
    bar_to_accepting: Callable[[Answers], Bar | None] = no_bar
    bar_to_granting: Callable[[Answers], Bar | None] = no_bar
    second_decision: Callable[[Answers], SecondDecision | None] = nothing_more
    preliminary_review: Callable[[Answers], PreliminaryReview | None] = decided_here
    passed_on: PreliminaryReview | None = None
    service: ServiceTerms | None = None
    filing: Filing | None = None
    facility: FacilityTerms | None = None
    notice_board: Limit | None = None
    own_values: tuple[OwnValue, ...] = ()
    fee: Callable[[Answers], Fee | None] = no_fee
    term: Callable[[Answers], tuple[date, date] | None] = no_term
    jurisdiction: Callable[[Answers], Words | None] = field(default=lambda answers: None)

    def under(self, answers: Answers) -> PermitType:
        """The entry as it holds for these answers: a filing where they need no permit."""
        return self.as_filing() if self.filing is not None and self.filing.holds(answers) else self

    def as_filing(self) -> PermitType:
        """The entry for what is filed: without stages, and with limits of nought days."""
        if self.filing is None:
            return self
        at_once = Limit(number=0, article=self.filing.article)
        return replace(self, kind=MatterKind.FILING, statutory=at_once, promised=at_once, stages=())

    def materials_needed(self, answers: Answers) -> tuple[Material, ...]:
        """The materials that these answers call for today (those given up by the reform left out)."""
        return needed(self.materials, answers)

    def bases_under(self, answers: Answers) -> tuple[Article, ...]:
        """The articles that a decision on these answers rests on; all of the matter's if it does not say."""
        return self.bases if self.bases_of is None else self.bases_of(answers)

    def extension_under(self, answers: Answers) -> int:
        """By how many days the limit may be extended (Art. 42); a preliminary review never is (Art. 43)."""
        return self.extension_days if self.preliminary_review(answers) is None else 0

    def party(self, code: str) -> Words:
        """The name of a department that is asked; one that the catalogue lacks by its code."""
        return self.consultation.named(code) if self.consultation else Words(code, code)

    @property
    def has_clocks(self) -> bool:
        """Whether it is accepted and comes to its end within limits; filings and consultations do not."""
        return self.kind in (MatterKind.PERMIT, MatterKind.ACCEPTANCE)

    @property
    def is_accepted_by_silence(self) -> bool:
        """Whether it is answered within the days to accept, or else accepted (Art. 32); only a permit is."""
        return self.kind is MatterKind.PERMIT

    def handled_by(self, role: str) -> str:
        """The office that handles it, in the examiner's place where an office files the matter itself."""
        return self.filed_by if self.filed_by and role == Role.EXAMINER else role

    @property
    def is_applied_for(self) -> bool:
        """Whether applicants file it themselves, and not an office for them."""
        return not self.filed_by

    @property
    def has_instant_route(self) -> bool:
        return self.commitment is not None


class UnknownPermit(LookupError):
    """No entry of the catalogue has this name on that day."""


_entries: dict[str, list[PermitType]] = {}


def register(entry: PermitType) -> None:
    """Put a dated entry into the catalogue; the same twice is one, another of that date an error."""
    dated = _entries.setdefault(entry.slug, [])
    if any(known is entry for known in dated):
        return
    if any(known.valid_from == entry.valid_from for known in dated):
        raise ValueError(f"two entries of {entry.slug} are valid from {entry.valid_from}")
    dated.append(entry)
    dated.sort(key=lambda known: known.valid_from)


def forget(slug: str) -> None:
    """Take a permit out of the catalogue again."""
    _entries.pop(slug, None)


def entry(slug: str, *, on: date) -> PermitType:
    """The entry of a permit that is in force on a day; raises UnknownPermit."""
    in_force = [known for known in _entries.get(slug, ()) if known.valid_from <= on]
    if not in_force:
        raise UnknownPermit(slug)
    return in_force[-1]


def dated_entry(slug: str, valid_from: date) -> PermitType:
    """The very entry a case began under; raises UnknownPermit."""
    for known in _entries.get(slug, ()):
        if known.valid_from == valid_from:
            return known
    raise UnknownPermit(slug)


def form_of(slug: str, *, version: int) -> Schema | None:
    """The form of a permit in one of its versions, where an entry still has it."""
    return next((known.form for known in _entries.get(slug, ()) if known.form.version == version), None)


def in_force(*, on: date) -> tuple[PermitType, ...]:
    """Every permit that may be applied for on a day, in the order of their item codes."""
    current = [entry(slug, on=on) for slug, dated in _entries.items() if dated[0].valid_from <= on]
    return tuple(sorted(current, key=lambda known: known.item_code))


def applied_for(*, on: date) -> tuple[PermitType, ...]:
    """What applicants may apply for themselves on a day; what offices file is left out."""
    return tuple(known for known in in_force(on=on) if known.is_applied_for)


def all_entries() -> tuple[PermitType, ...]:
    """Every dated entry, past ones as well, in the order of item codes and days."""
    every = (known for dated in _entries.values() for known in dated)
    return tuple(sorted(every, key=lambda known: (known.item_code, known.valid_from)))
