"""What the papers read of a case: whose it is, its terms, its materials, its answers, all told in Chinese."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from accounts.models import ApplicantKind, Language, User
from approvals.case import Case
from approvals.catalogue import Bar, MatterKind, PermitType
from approvals.clocks import Clocks
from approvals.following import PURPOSES
from approvals.law import Article
from approvals.models import ApplicationMaterial, ClockEvent
from documents.errors import FactsWrong
from documents.letters.chinese import ordinal
from documents.papers.catalogue import paper_kind
from documents.papers.facts import CaseFacts, Fact, Term
from forms.display import NOT_GIVEN, Told, tell
from forms.fields import Field, Period, YesNo
from timelimits.clock import DueState, LegalClock

Whose = dict[str, Any]
Gather = Callable[[Case, Whose], CaseFacts]

# 第一条 to 第九十九条, for the order of a law's articles.
PLACES = {f"第{ordinal(number)}条": number for number in range(1, 100)}
# The section of a form that says who asks; what is granted stands in the others.
APPLICANT_SECTION = "applicant"
YES, NO = "是", "否"
# Papers of a following case that name the licence itself, and not what was asked of it.
OF_THE_LICENCE = frozenset({"LICENCE", "RENEWAL", "CHANGE", "DEREGISTRATION"})


def whose(case: Case, kind: str) -> Whose:
    """The facts that every paper of a case has, with an English line for an applicant who reads English."""
    application, entry = case.application, case.entry
    applicant = application.applicant
    is_english = applicant.language == Language.ENGLISH
    return {
        "case_no": application.case_no,
        "item": entry.title.zh + _asked_of_a_licence(case, kind),
        "applicant": application.applicant_name,
        "is_unit": _applicant_kind(case) != ApplicantKind.PERSON,
        "project": _project(case),
        "english": f"{paper_kind(kind).name.en}: {entry.title.en}" if is_english else "",
        "is_permit": entry.kind is not MatterKind.ACCEPTANCE,
    }


def _applicant_kind(case: Case) -> str:
    return case.application.applicant.applicant_kind or str(
        case.application.answers.get("applicant_kind", "")
    )


def _project(case: Case) -> str:
    entry, answers = case.entry, case.application.answers
    named = entry.title_key != entry.place_key and answers.get(entry.title_key)
    return case.application.title if named else ""


def _asked_of_a_licence(case: Case, kind: str) -> str:
    """What the case asks of a licence, in brackets; papers that speak of the licence itself name it alone."""
    purpose = case.application.purpose
    return f"（{PURPOSES[purpose].zh}）" if purpose and kind not in OF_THE_LICENCE else ""


def name_of(user: User) -> str:
    """The name of a person or a unit as papers have it, in Chinese."""
    return user.display_name or user.username


def term(clock: LegalClock) -> Term:
    """The limit in force with its last day: none while a pause is open, provisional if unpublished."""
    due = clock.due()
    return Term(days=due.limit, on=due.on, provisional=due.state is DueState.PROVISIONAL)


def period(days: int, last: date | None) -> Term:
    """A period of working days that no pause stops; without its last day the year is not published."""
    return Term(days=days, on=last, provisional=last is None)


def clocks_of(case: Case) -> Clocks:
    """Both clocks of an accepted case; a paper that tells of them is not owed before acceptance."""
    if case.clocks is None:
        raise FactsWrong(case.application.case_no, "not accepted")
    return case.clocks


def accepted_on(case: Case) -> date:
    """The day of acceptance (Art. 32)."""
    return clocks_of(case).statutory.day0


def event_of(case: Case, *kinds: str) -> ClockEvent:
    """The latest event of one of these kinds."""
    for event in reversed(case.events):
        if event.kind in kinds:
            return event
    raise FactsWrong(case.application.case_no, f"no event {', '.join(kinds)}")


def lines(text: object) -> tuple[str, ...]:
    """Reasons as typed, a line each."""
    return tuple(line.strip() for line in str(text or "").splitlines() if line.strip())


def bases(articles: Iterable[Article]) -> tuple[str, ...]:
    """Articles by law in their order, each law named once: 《上海市绿化条例》第二十八条、第三十一条."""
    by_law: dict[str, list[str]] = {}
    for article in articles:
        found = by_law.setdefault(article.law.zh, [])
        if article.article.zh not in found:
            found.append(article.article.zh)
    return tuple(law + "、".join(sorted(found, key=_place)) for law, found in by_law.items())


def bases_here(case: Case) -> tuple[Article, ...]:
    """The articles of the matter that the answers of this case call for, and no others."""
    return case.entry.bases_under(case.application.answers)


def _place(article: str) -> int:
    return PLACES.get(article.partition("条")[0] + "条", len(PLACES))


def bar_to_accepting(case: Case) -> Bar | None:
    """What the catalogue says against acceptance under these answers."""
    return case.entry.bar_to_accepting(case.application.answers)


def titles(entry: PermitType) -> dict[str, str]:
    """The Chinese titles of the materials by their codes, those of before the reform as well."""
    return {material.code: material.title.zh for material in entry.materials}


def material_rows(case: Case) -> list[ApplicationMaterial]:
    """The materials of the case in the order of the catalogue."""
    return [row for row, _ in materials_handed_in(case)]


def materials_handed_in(case: Case) -> list[tuple[ApplicationMaterial, int]]:
    """The materials of the case in the order of the catalogue, each with how many files came with it."""
    order = {code: place for place, code in enumerate(titles(case.entry))}
    return sorted(case.handed_in, key=lambda counted: order.get(counted[0].code, len(order)))


def content(case: Case, *, without: str = "") -> tuple[Fact, ...]:
    """What is applied for and granted, from the answers: not who asks, nor the title and the term.

    Questions left open or answered with no are left out; a table is told row by row.
    """
    entry, answers = case.entry, case.application.answers
    return tuple(
        Fact(label=told.label.zh, text=_text(told))
        for section, fields in entry.form.active_sections(answers)
        if section.key != APPLICANT_SECTION
        for one in fields
        if one.answer_keys[0] != without and _is_content(one, case)
        for told in (tell(one, answers),)
        if told.text != NOT_GIVEN
    )


def _is_content(one: Field, case: Case) -> bool:
    answers = case.application.answers
    if isinstance(one, YesNo):
        return bool(answers.get(one.key))
    if isinstance(one, Period):
        return case.entry.term(answers) is None
    return one.answer_keys[0] != case.entry.title_key or not _project(case)


def _text(told: Told) -> str:
    if not told.rows:
        return told.text.zh
    heads = [head.zh for head in told.headings]
    rows = ("，".join(_cells(heads, [cell.zh for cell in row])) for row in told.rows)
    return "；\n".join(rows)


def _cells(heads: list[str], cells: list[str]) -> Iterator[str]:
    """What the row is of, then each cell after its heading; of yes and no only the heading of a yes."""
    yield cells[0]
    for head, cell in zip(heads[1:], cells[1:], strict=True):
        if cell not in (YES, NO):
            yield f"{head}：{cell}"
        elif cell == YES:
            yield head
