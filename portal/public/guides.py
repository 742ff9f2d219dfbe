"""The catalogue as the public reads it: one line a permit on the home page, and the guide of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from approvals import catalogue
from approvals.catalogue import PermitType
from forms.materials import Comes, Material, asked_before, saved
from forms.words import Words
from workflows.drawings.picture import Picture, picture

BY_THE_LEAD = Words("牵头部门提交", "handed in by the lead department")


@dataclass(frozen=True)
class MaterialLine:
    """One material of the guide: when it is needed and in which way it comes, now and before the reform."""

    material: Material
    needed: Words | None
    is_handed_in: bool
    way: Words


@dataclass(frozen=True)
class Guide:
    """What the guide shows besides the entry itself."""

    materials: tuple[MaterialLine, ...]
    no_longer: tuple[Material, ...]
    before: int
    now: int
    fewer: int
    days_cut: int
    picture: Picture
    fee_example: Words | None
    levels: tuple[Words, ...]


def services(asked: str, *, on: date) -> tuple[PermitType, ...]:
    """The permits in force whose title or summary has every word asked for."""
    words = asked.casefold().split()
    known = catalogue.applied_for(on=on)
    return tuple(entry for entry in known if all(word in _text(entry) for word in words))


def _text(entry: PermitType) -> str:
    parts = (entry.title, entry.summary, entry.applicants)
    return " ".join(f"{part.zh} {part.en}" for part in parts).casefold()


def guide(entry: PermitType) -> Guide:
    """Everything the page of one permit tells, from its catalogue entry."""
    current = [material for material in entry.materials if material.comes is not Comes.NO_LONGER]
    return Guide(
        materials=tuple(_line(entry, material) for material in current),
        no_longer=tuple(m for m in entry.materials if m.comes is Comes.NO_LONGER),
        before=len(asked_before(entry.materials)),
        now=len(asked_before(entry.materials)) - saved(entry.materials),
        fewer=saved(entry.materials),
        days_cut=_cut(entry),
        picture=picture(entry.flow),
        fee_example=_fee(entry),
        levels=_levels(entry),
    )


def _line(entry: PermitType, material: Material) -> MaterialLine:
    needed = entry.form.explain(material.needed) if material.needed else None
    is_handed_in = material.comes is Comes.APPLICANT
    way = material.comes.words if entry.is_applied_for or not is_handed_in else BY_THE_LEAD
    return MaterialLine(material, needed, is_handed_in, way)


def _cut(entry: PermitType) -> int:
    """By how many per cent of the statutory days the promise is shorter."""
    law, ours = entry.statutory.number, entry.promised.number
    return round(100 * (law - ours) / law) if law else 0


def _fee(entry: PermitType) -> Words | None:
    """The fee of the permit's sample, on public land where the answers have such a thing."""
    sample = {**entry.sample(date(2026, 3, 2)), "green_kind": "public"}
    fee = entry.fee(sample)
    if fee is None or fee.amount == Decimal(0):
        return None
    return Words("{working}（{article}）", "{working} ({article})").fill(
        working=fee.working, article=fee.article.words
    )


def _levels(entry: PermitType) -> tuple[Words, ...]:
    """Who decides on a plain case of this permit."""
    said = entry.jurisdiction(entry.sample(date(2026, 3, 2)))
    return (said,) if said else ()
