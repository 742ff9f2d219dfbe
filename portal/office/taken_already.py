"""Whether a form that comes too late says just what its sender has recorded: pressed twice, in two tabs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from accounts.models import User
from approvals.acts.acceptance_opinion import Found
from approvals.models import Application, Decision, Inspection, JointVisit, Opinion
from forms.fields import Text
from forms.schema import Schema
from ledger.models import Entry
from workflows.models import Task

# Acts whose ledger entry bears another name.
RECORDED = {"not_required": "REFUSE_ACCEPT", "other_organ": "REFUSE_ACCEPT", "site_check": "SITE_VISIT"}
RECORDED |= {"lift_bar": "BAR_LIFTED", "tree_decision": "DECIDE"}
RECORDED |= {"inspect": "INSPECTION_WRITTEN", "give_back_record": "INSPECTION_GIVEN_BACK"}
RECORDED |= {"countersign": "INSPECT"}
RECORDED |= {"consult": "CONSULT_SENT", "revise": "CONSULT_SENT"}
RECORDED |= {"hold_visit": "JOINT_VISIT", "rectified": "RESUME", "conclude_acceptance": "CONCLUDE"}
RECORD = ("findings", "checklist", "address", "point", "present")
OPINIONS = frozenset({"examine", "review"})


def is_recorded(
    name: str,
    application: Application,
    *,
    by: User,
    seen: int,
    task: int | None,
    form: Schema,
    given: Mapping[str, Any],
) -> bool:
    """Whether this person has recorded the act since `seen`, about the same party and in the same words."""
    entries = Entry.objects.filter(
        chain=application.chain,
        seq__gt=seen,
        actor=f"user:{by.pk}",
        act=RECORDED.get(name, name.upper()),
    )
    party = _party_of(task, application)
    return any(_is_about(one, party) and _says(one, name, application, form, given) for one in entries)


def _party_of(task: int | None, application: Application) -> str:
    found = Task.objects.filter(pk=task, application=application).first() if task is not None else None
    return found.member if found is not None else ""


def _is_about(entry: Entry, party: str) -> bool:
    return not party or entry.facts.get("department", party) == party


def _says(entry: Entry, name: str, application: Application, form: Schema, given: Mapping[str, Any]) -> bool:
    """Whether all that was typed stands in the record, and no words stand there that were not typed."""
    facts = {**entry.facts, **_kept_beside(entry, name, application)}
    texts = {key for key, question in form.by_key.items() if isinstance(question, Text)}
    unsaid = (key for key in texts - given.keys() if facts.get(key))
    return not any(unsaid) and all(
        _is_same(_plain(value), _plain(facts.get(key))) for key, value in given.items()
    )


def _kept_beside(entry: Entry, name: str, application: Application) -> dict[str, Any]:
    """Words that the record does not repeat from the rows of the case, or keeps under other names."""
    if name == "recheck":
        return {"defects": entry.facts["failed" if entry.facts["failed"] else "passed"]}
    if name == "hold_visit":
        visit = JointVisit.objects.get(application=application)
        came = visit.attendances.exclude(names="").values_list("department", "names")
        return {"findings": visit.findings, "names": dict(came)}
    if name in OPINIONS:
        opinion = Opinion.objects.filter(application=application, stage=name).first()
        return {"text": opinion.text} if opinion is not None else {}
    if name == "inspect":
        written = Inspection.objects.filter(licence__application=application, digest=entry.facts["digest"])
        return dict(written.values(*RECORD).first() or {})
    if name == "tree_decision":
        subject = entry.facts.get("subject", "")
        decision = Decision.objects.filter(application=application, subject=subject).first()
        return {"reasons": decision.reasons} if decision is not None else {}
    return {}


def _plain(value: Any) -> Any:
    """A value as the record writes it."""
    if isinstance(value, User):
        return value.pk
    if isinstance(value, Found):
        return value.text
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, Iterable) and not isinstance(value, str):
        return sorted((_plain(one) for one in value), key=str)
    return value


def _is_same(given: Any, said: Any) -> bool:
    """Whether two values say the same; what was left to the catalogue for a listed party is not compared."""
    if isinstance(given, dict) and isinstance(said, dict):
        return given.keys() == said.keys() and all(_holds(given[key], said[key]) for key in given)
    return (given or None) == (said or None)


def _holds(given: Any, said: Any) -> bool:
    if isinstance(given, dict) and isinstance(said, dict):
        return all(said.get(key) == value for key, value in given.items())
    return bool(given == said)
