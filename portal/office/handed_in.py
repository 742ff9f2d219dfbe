"""The materials of a case as the office sees them: how each one comes, whether it is in, its files."""

from __future__ import annotations

from dataclasses import dataclass

from approvals.case import Case
from approvals.models import ApplicationMaterial, Supplement
from forms.materials import Comes, Material, asked, asked_before
from forms.models import Upload
from forms.words import Words
from portal import dates


@dataclass(frozen=True)
class MaterialRow:
    """One material: its title, the way it came, whether it is in, and the files handed in for it."""

    title: Words
    way: Words
    note: Words
    code: str
    state: Words
    files: tuple[Upload, ...]


def materials(case: Case, *, supplement: Supplement | None) -> list[MaterialRow]:
    """The materials in the order of the catalogue; two statements."""
    rows = {
        row.code: row
        for row in ApplicationMaterial.objects.filter(application=case.application).prefetch_related(
            "uploads"
        )
    }
    missing = supplement.still_missing if supplement else []
    return [_row(known, rows[known.code], missing) for known in case.entry.materials if known.code in rows]


def reform(case: Case) -> Words:
    """How many there are, how many the applicant hands in, how many it was before the reform."""
    entry, answers = case.entry, case.application.answers
    return Words(
        "{all} 份，申请人提交 {asked} 份（改革前 {before} 份）",
        "{all} in all, {asked} from the applicant ({before} before the reform)",
    ).fill(
        all=len(entry.materials_needed(answers)),
        asked=len(asked(entry.materials, answers)),
        before=len(asked_before(entry.materials)),
    )


def _row(known: Material, row: ApplicationMaterial, missing: list[str]) -> MaterialRow:
    files = tuple(row.uploads.all())
    code, state = _state(row, missing)
    return MaterialRow(
        title=known.title,
        way=Comes(row.source).words,
        note=_note(row, files),
        code=code,
        state=state,
        files=files,
    )


def _note(row: ApplicationMaterial, files: tuple[Upload, ...]) -> Words:
    if row.received_on is None:
        return Words("", "")
    day = dates.day(row.received_on)
    if row.source == Comes.APPLICANT and not files:
        return Words("{day}纸质提交", "on paper, {day}").fill(day=day)
    return Words("{day}", "{day}").fill(day=day)


def _state(row: ApplicationMaterial, missing: list[str]) -> tuple[str, Words]:
    if row.code in missing:
        return "SUPPLEMENT_REQUIRED", Words("待补正", "Asked for")
    if row.received_on is None:
        return "TO_CHECK", Words("未提交", "Not handed in")
    return "PASSED", Words("已收到", "Received")
