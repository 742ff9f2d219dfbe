"""Cases lived through the real engine, so that their papers can be read."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from accounts.models import Agency, ApplicantKind
from approvals import catalogue
from approvals.case import SHANGHAI, Case
from approvals.models import Application
from documents.letters.rendering import render
from documents.models import Paper
from documents.papers.catalogue import paper_kind
from tests.documents.papers_at_hand import frame
from workflows import engine
from workflows.acts.inspection import SEEN_KEY, checklist_of
from workflows.stories.cast import Cast

PERMIT = "greenspace-use"
OUR_ENTRY_FROM = date(2019, 1, 1)


def moment(text: str) -> datetime:
    """10:00 in Shanghai of a day, or the moment itself."""
    return datetime.fromisoformat(text if "T" in text else f"{text}T10:00").replace(tzinfo=SHANGHAI)


class Office:
    """One case and the people who handle it."""

    def __init__(self) -> None:
        self.people = Cast()
        applicant = self.people.who("applicant")
        applicant.display_name = "上海㛃喆䶮建设工程有限公司"
        applicant.applicant_kind = ApplicantKind.UNIT
        applicant.credit_code = "91310104MA1FR0001F"
        applicant.save()
        self.case: Application

    def agent(self, until: str) -> None:
        Agency.objects.create(
            applicant=self.people.who("applicant"),
            agent=self.people.who("agent"),
            valid_until=date.fromisoformat(until),
        )

    def submit(self, at: str, *, by: str = "applicant", missing: tuple[str, ...] = (), **more: Any) -> None:
        """File the sample, laid over with `answers`; every material is in but those missing."""
        on = moment(at)
        entry = catalogue.entry(PERMIT, on=on.date())
        self.case = engine.submit(
            permit=PERMIT,
            applicant=self.people.who("applicant"),
            answers=entry.sample(on.date()) | more.pop("answers", {}),
            materials={m.code: [] for m in entry.materials if m.code not in missing},
            by=self.people.who(by),
            at=on,
            **more,
        )

    def do(self, act: str, by: str, at: str, **arguments: Any) -> None:
        """Take one act; officers on site are two holders of the office."""
        if arguments.get("officers") == 2:
            arguments["officers"] = [user.username for user in self.people.all(by)]
        self.case = engine.perform(
            act, case=self.case.pk, by=self.people.who(by), at=moment(at), arguments=arguments
        )

    def inspect(self, at: str, *, result: str, findings: str = "") -> None:
        """Two inspectors: one writes the record and signs, the other signs as himself."""
        looked_at = {f"{SEEN_KEY}{item.code}": "OK" for item in checklist_of(self.opened)}
        self.do("inspect", "inspector", at, officers=2, result=result, findings=findings, **looked_at)
        other = self.people.all("inspector")[1]
        self.case = engine.perform("countersign", case=self.case.pk, by=other, at=moment(at))

    @property
    def opened(self) -> Case:
        """The case as it stands, for reading."""
        return Case(application=self.case, chain=self.case.chain)

    def decide(self, at: str, outcome: str = "GRANT", reasons: str = "") -> None:
        """Examine, review and decide on one day."""
        told = {"text": reasons or "不符合"} if outcome == "REFUSE" else {}
        self.do("examine", "examiner", at, outcome=outcome, **told)
        self.do("review", "reviewer", at, outcome=outcome, **told)
        self.do("decide", "approver", at, outcome=outcome, reasons=reasons)

    def live_until(self, at: str) -> None:
        engine.run_deadlines(self.case.pk, at=moment(at))

    def papers(self) -> list[str]:
        return sorted(Paper.objects.filter(application=self.case).values_list("kind", flat=True))

    def paper(self, kind: str) -> Paper:
        """The latest paper of a kind."""
        return Paper.objects.filter(application=self.case, kind=kind).latest("ordered_at")

    def facts(self, kind: str) -> dict[str, Any]:
        return self.paper(kind).facts


@contextmanager
def another_entry(**changed: Any) -> Iterator[None]:
    """The permit's entry, changed as another permit's might be."""
    known = catalogue.dated_entry(PERMIT, OUR_ENTRY_FROM)
    catalogue.forget(PERMIT)
    catalogue.register(replace(known, **changed))
    try:
        yield
    finally:
        catalogue.forget(PERMIT)
        catalogue.register(known)


def every_paper_prints(office: Office) -> bool:
    """Whether each paper ordered so far can be made into a PDF."""
    papers = Paper.objects.filter(application=office.case)
    return all(
        render(paper_kind(paper.kind).letter(paper.facts, frame(paper.kind))).startswith(b"%PDF")
        for paper in papers
    )
