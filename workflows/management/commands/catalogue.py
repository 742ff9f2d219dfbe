"""Prints the catalogue: every dated entry with its values, their law, mark and source, and what was cut."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import translation

from approvals import catalogue, marked_values, reform
from approvals.catalogue import PermitType
from approvals.marked_values import Marked
from approvals.reform import Cut
from forms.materials import Confidence, Material
from forms.words import Words
from ledger import moment

MARKS = {
    Confidence.CONFIRMED: Words("已核实", "confirmed"),
    Confidence.ASSUMED: Words("推定", "assumed"),
}
CUT = Words("{before} → {now}，压减 {percent}%", "{before} → {now}, cut by {percent} %")
NOT_CUT = Words("{before} → {now}", "{before} → {now}")
DAYS = Words("法定 → 承诺（工作日）", "Statutory → promised (working days)")
MATERIALS = Words("改革前 → 现在由申请人提交的材料", "Materials from the applicant, before the reform → now")
ALL = Words("全部现行事项", "All matters in force")
NO_CLOCKS = Words("不是行政许可，没有法定和承诺期限", "no permit: neither a statutory nor a promised limit")
BEFORE, NEW = Words("改革前要求", "asked for before"), Words("改革前没有", "not asked for before")
SORTS = (
    (reform.is_zero_material, Words("零材料提交", "Nothing to hand in")),
    (reform.is_instant, Words("即办（含告知承诺）", "Instant (by commitment as well)")),
    (reform.is_promised, Words("承诺件", "Promised")),
)
SHARED = Words("各事项共用的期限", "Limits shared by all")
FROM = Words("{day} 起施行", "in force from {day}")
SEVERAL = Words("、", ", ")


class Command(BaseCommand):
    """`manage.py catalogue [--language zh-hans|en] [--on DAY]`"""

    help = "Print all dated entries of the catalogue with law, mark and source, and what the reform cut."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--language", choices=[code for code, _ in settings.LANGUAGES], default="zh-hans")
        parser.add_argument("--on", type=date.fromisoformat, help="the day of the summary; today if left out")

    def handle(self, *args: Any, **options: Any) -> None:
        on = options["on"] or moment.today()
        with translation.override(options["language"]):
            for line in report(on=on):
                self.stdout.write(line)


def report(*, on: date) -> Iterator[str]:
    """The lines: what all share, each dated entry, the sums over those in force on a day."""
    yield str(SHARED)
    yield from (_value(one) for one in marked_values.of_the_law())
    for entry in catalogue.all_entries():
        yield ""
        yield from _entry(entry, on=on)
    yield ""
    yield from _summary(catalogue.in_force(on=on))


def _entry(entry: PermitType, *, on: date) -> Iterator[str]:
    yield f"{entry.item_code}  {entry.title}  {entry.slug}  {FROM.fill(day=entry.valid_from.isoformat())}"
    yield f"  {entry.kind.value}: {entry.summary}"
    yield f"  {DAYS}: {_cut(reform.days_cut(entry))}" if entry.has_clocks else f"  {NO_CLOCKS}"
    yield f"  {MATERIALS}: {_cut(reform.materials_cut(entry))}"
    yield from (f"    - {_material(material)}" for material in entry.materials)
    sorts = [str(words) for holds, words in SORTS if holds(entry)]
    if sorts:
        yield f"  {str(SEVERAL).join(sorts)}"
    values = marked_values.of_entry(entry, on=max(on, entry.valid_from))
    yield from (_value(one) for one in values if one.name != "materials")


def _summary(entries: tuple[PermitType, ...]) -> Iterator[str]:
    yield str(ALL)
    yield f"  {DAYS}: {_cut(reform.days_cut_in_all(entries))}"
    yield f"  {MATERIALS}: {_cut(reform.materials_cut_in_all(entries))}"
    for holds, words in SORTS:
        found = [str(entry.title) for entry in entries if holds(entry)]
        yield f"  {words} {len(found)}: {str(SEVERAL).join(found) or '—'}"


def _cut(cut: Cut) -> str:
    words = NOT_CUT if cut.percent is None else CUT
    return str(words.fill(before=cut.before, now=cut.now, percent=cut.percent))


def _material(material: Material) -> str:
    before = BEFORE if material.before_reform else NEW
    return f"{material.title}: {material.comes.words}; {before} [{MARKS[material.confidence]}]"


def _value(one: Marked) -> str:
    value = "" if one.value == one.source else f" {one.value}"
    return f"  {one.what}:{value} [{MARKS[one.confidence]}] {one.source}"
