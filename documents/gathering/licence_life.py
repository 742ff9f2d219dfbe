"""Facts of the papers of a licence's life (Licensing Law Arts. 8, 49, 50, 70)."""

from __future__ import annotations

from datetime import date
from typing import Any

from approvals.acts.licence import GROUNDS_IN_FORCE, GROUNDS_OF_A_SERVICE
from approvals.case import Case
from approvals.following import ONE_DAY, answers_in_force, licence_of
from approvals.models import FurtherTerm, Licence
from documents.errors import FactsWrong
from documents.gathering.ending import SUCCESSORS
from documents.gathering.reading import Gather, Whose, bases, bases_here, event_of, lines
from documents.papers.facts import Fact
from documents.papers.licence_life import ChangeFacts, LicenceActFacts, RenewalFacts, RestoreFacts
from forms.display import NOT_GIVEN, Told, tell
from forms.fields import Period
from ledger.models import Entry

OF_ITS_OWN = (*GROUNDS_IN_FORCE, *GROUNDS_OF_A_SERVICE)


def renewal(case: Case, whose: Whose) -> RenewalFacts:
    """The term that follows, and where it came from."""
    term = FurtherTerm.objects.select_related("licence").get(application=case.application)
    return RenewalFacts(
        **whose,
        licence_no=term.licence.number,
        asked_on=case.timeline.received_on,
        bases=bases(bases_here(case)),
        valid_from=term.valid_from,
        valid_until=term.valid_until,
        ended_on=_ended_on(case, term),
        by_law=term.by_law,
        duties=tuple(duty.zh for duty in case.entry.duties),
    )


def change(case: Case, whose: Whose) -> ChangeFacts:
    """The answers that became others, before and after."""
    granted = _licence(case)
    return ChangeFacts(
        **whose,
        licence_no=granted.number,
        asked_on=case.timeline.received_on,
        bases=bases(bases_here(case)),
        changed=_changed(case, granted),
        reason=str(event_of(case, "RECEIVE").facts.get("reason") or "").strip(),
        valid_until=granted.valid_until,
    )


def restore(case: Case, whose: Whose) -> RestoreFacts:
    """The latest order to restore the ground."""
    granted, event = _licence(case), event_of(case, "RESTORE_ORDER")
    ended = granted.ended_on or granted.valid_until
    if ended is None:
        raise FactsWrong(case.application.case_no, "the licence has not ended")
    return RestoreFacts(
        **whose,
        licence_no=granted.number,
        place=granted.place,
        ended_on=ended,
        until=date.fromisoformat(str(event.facts["until"])),
        findings=lines(event.facts["findings"]),
    )


def upon_a_licence(act: str) -> Gather:
    """The latest act of this kind upon the licence: its ground, and what it refers to."""

    def gather(case: Case, whose: Whose) -> LicenceActFacts:
        granted, said = _licence(case), _said(case, act)
        reason = str(said.get("reason") or "")
        return LicenceActFacts(
            **whose,
            licence_no=granted.number,
            granted_on=granted.granted_on,
            on=date.fromisoformat(said["on"]),
            reasons=lines(said.get("note") if "before" in said else reason),
            ref=str(said.get("ref") or "").strip(),
            compensation=str(said.get("compensation") or "").strip(),
            until=date.fromisoformat(said["until"]) if said.get("until") else None,
            ground=_ground(said) if "before" in said else "",
            to=SUCCESSORS.get(reason, "").format(name=whose["applicant"]),
        )

    return gather


def _said(case: Case, act: str) -> dict[str, Any]:
    """What the record says of the act: in this case, or in the one that its licence was granted in."""
    chains = {case.chain.pk, _licence(case).application_id}
    entry = Entry.objects.filter(chain__in=chains, act=act).order_by("pk").last()
    if entry is None:
        raise FactsWrong(case.application.case_no, f"no act {act}")
    facts: dict[str, Any] = entry.facts
    return facts


def _licence(case: Case) -> Licence:
    found = licence_of(case.application)
    if found is None:
        raise FactsWrong(case.application.case_no, "no licence")
    return found


def _ground(said: dict[str, Any]) -> str:
    """Why it is struck off: a ground of its own, or the ending that came before."""
    reason = str(said.get("reason") or "")
    return reason if reason in OF_ITS_OWN else str(said["before"])


def _ended_on(case: Case, term: FurtherTerm) -> date:
    """The day on which the term before this one ended."""
    before = FurtherTerm.objects.filter(licence=term.licence, valid_until__lt=term.valid_from)
    last = before.order_by("-valid_until").values_list("valid_until", flat=True).first()
    if last is not None:
        return last
    first = case.entry.term(term.licence.application.answers)
    return first[1] if first else term.valid_from - ONE_DAY


def _changed(case: Case, granted: Licence) -> tuple[Fact, ...]:
    before, after = answers_in_force(granted, but=case.application), case.application.answers
    return tuple(
        Fact(label=now.label.zh, text=f"{now.text.zh}{_formerly(was)}")
        for _, fields in case.entry.form.active_sections(after)
        for one in fields
        if not isinstance(one, Period) and any(before.get(key) != after.get(key) for key in one.answer_keys)
        for now, was in ((tell(one, after), tell(one, before)),)
    )


def _formerly(was: Told) -> str:
    return f"（原为：{was.text.zh}）" if was.text != NOT_GIVEN else ""


PAPERS: dict[str, Gather] = {
    "RENEWAL": renewal,
    "CHANGE": change,
    "LICENCE_WITHDRAWAL": upon_a_licence("LICENCE_WITHDRAW"),
    "CANCELLATION": upon_a_licence("LICENCE_CANCEL"),
    "SUSPENSION": upon_a_licence("SUSPEND"),
    "RESTORATION_ORDER": restore,
    "DEREGISTRATION": upon_a_licence("DEREGISTER"),
}
