"""A draft as its pages see it: which steps there are, how each stands, what is wrong where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.urls import reverse

from approvals.catalogue import PermitType
from approvals.models.application import Draft
from approvals.statuses import Route
from forms import answers as forms_answers
from forms.answers import Reading
from forms.display import Told, told
from forms.kinds.files import File
from forms.materials import Material, asked
from forms.models import Upload
from forms.schema import Section
from forms.words import Words
from portal.applicant import drafts

ROUTE, MATERIALS, CHECK = "route", "materials", "check"
TITLES = {
    ROUTE: Words("办理方式", "Which way"),
    MATERIALS: Words("材料", "Documents"),
    CHECK: Words("检查并提交", "Check and submit"),
}


@dataclass(frozen=True)
class Step:
    """One entry of the task list; `state` is done, now, todo, wrong or locked."""

    key: str
    words: Words
    url: str | None
    state: str


@dataclass(frozen=True)
class MaterialStep:
    """One material that the applicant hands in, with what is there already."""

    material: Material
    url: str
    uploads: Sequence[Upload]
    is_required_to_sign: bool

    @property
    def is_in(self) -> bool:
        return bool(self.uploads)

    @property
    def field(self) -> File:
        """The question for its files: it is needed, but a draft may be kept without it."""
        asked = self.material
        return File(
            asked.code, asked.title, material=asked.code, help=asked.note, required=False, may_follow=True
        )


@dataclass(frozen=True)
class Problem:
    """Something to correct before handing in, and where."""

    says: Words
    url: str


class Writing:
    """A draft opened for one page; `pages` begins the names of the addresses where it is written."""

    pages = "applicant:"

    def __init__(self, draft: Draft, entry: PermitType) -> None:
        self.draft = draft
        self.entry = entry

    @cached_property
    def reading(self) -> Reading:
        """What the whole form makes of the answers as they stand."""
        return forms_answers.read(self.entry.form, self.draft.answers)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections that are put under the answers so far."""
        return tuple(section for section, _ in self.entry.form.active_sections(self.reading.answers))

    @cached_property
    def files(self) -> dict[str, list[Upload]]:
        return drafts.files_of(self.draft)

    @cached_property
    def materials(self) -> tuple[MaterialStep, ...]:
        """The materials the applicant hands in under these answers."""
        terms = self.entry.commitment if self.draft.route == Route.COMMITMENT else None
        signing = terms.required_materials if terms else ()
        return tuple(
            MaterialStep(
                material,
                reverse(f"{self.pages}material", args=[self.draft.pk, material.code]),
                self.files.get(material.code, []),
                material.code in signing,
            )
            for material in asked(self.entry.materials, self.reading.answers)
        )

    @property
    def fetched(self) -> tuple[Material, ...]:
        """The materials that the office gets itself, or that are replaced by a commitment."""
        handed_in = {step.material for step in self.materials}
        return tuple(m for m in self.entry.materials_needed(self.reading.answers) if m not in handed_in)

    @property
    def missing(self) -> tuple[MaterialStep, ...]:
        return tuple(step for step in self.materials if not step.is_in)

    @property
    def missing_to_sign(self) -> tuple[MaterialStep, ...]:
        """What must be in before the commitment can be signed."""
        return tuple(step for step in self.missing if step.is_required_to_sign)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The steps in their order."""
        route = (ROUTE,) if self.entry.commitment else ()
        materials = (MATERIALS,) if any(m.comes.value == "APPLICANT" for m in self.entry.materials) else ()
        return (*route, *(section.key for section in self.sections), *materials, CHECK)

    def url(self, key: str) -> str:
        """The page of a step."""
        if key in (ROUTE, MATERIALS, CHECK):
            return reverse(f"{self.pages}{key}", args=[self.draft.pk])
        return reverse(f"{self.pages}section", args=[self.draft.pk, key])

    def after(self, key: str) -> str:
        """The page that follows a step."""
        at = self.keys.index(key) if key in self.keys else -1
        return self.url(self.keys[at + 1])

    def first_open(self) -> str:
        """The page to go on with: the first step that is not done."""
        return next(step.url for step in self.steps("") if step.url and step.state != "done")

    def steps(self, here: str) -> tuple[Step, ...]:
        """The task list, with the step that is open now."""
        return tuple(self._step(key, here) for key in self.keys)

    def _step(self, key: str, here: str) -> Step:
        state = "now" if key == here else self._state(key)
        words = TITLES.get(key) or next(one.title for one in self.sections if one.key == key)
        return Step(key, words, self.url(key), state)

    def _state(self, key: str) -> str:
        if key == ROUTE:
            return "done" if self.draft.answers else "todo"
        if key == MATERIALS:
            return "todo" if self.missing else "done"
        if key == CHECK:
            return "todo" if self.is_complete else "locked"
        if not self._is_begun(key):
            return "todo"
        return "wrong" if self.errors_of(key) else "done"

    @property
    def is_complete(self) -> bool:
        """Whether the form is in order; missing documents do not keep anybody from handing in (Art. 32)."""
        return not self.reading.errors

    def _is_begun(self, key: str) -> bool:
        """Whether something of the section, or of a later one, was answered."""
        order = [section.key for section in self.sections]
        later = self.sections[order.index(key) :]
        given = {name for section in later for one in section.fields for name in one.answer_keys}
        return any(name in self.draft.answers for name in given)

    def errors_of(self, key: str) -> dict[str, list[Words]]:
        """What is wrong on one section's page, by input name."""
        section = self.section(key)
        keys = [name for one in section.fields for name in one.answer_keys]
        return {name: said for name, said in self.reading.errors.items() if _belongs(name, keys)}

    def section(self, key: str) -> Section:
        """A section of the form; StopIteration never leaves: LookupError if there is none."""
        for section in self.entry.form.sections:
            if section.key == key:
                return section
        raise LookupError(key)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything to correct, each with the question it leads to."""
        return tuple(self._problems())

    def _problems(self) -> Iterator[Problem]:
        for section in self.sections:
            for name, sentences in self.errors_of(section.key).items():
                for says in sentences:
                    yield Problem(says, f"{self.url(section.key)}#q-{name}")
        for step in self.missing_to_sign:
            yield Problem(NEEDED_TO_SIGN.fill(title=step.material.title), step.url)

    @property
    def told(self) -> tuple[tuple[Section, str, tuple[Told, ...]], ...]:
        """Every answer as it is handed in, with the page on which it is changed."""
        shown = told(self.entry.form, self.reading.answers)
        return tuple(
            (section, self.url(section.key), tuple(self._as_typed(section, row) for row in rows))
            for section, rows in shown
        )

    def _as_typed(self, section: Section, row: Told) -> Told:
        """An answer that cannot be read stands as it was typed, not as if nothing had been given."""
        keys = next((one.answer_keys for one in section.fields if one.key == row.key), (row.key,))
        typed = [self.draft.answers[key] for key in keys if self.draft.answers.get(key)]
        if row.rows or not typed or not any(_belongs(name, keys) for name in self.reading.errors):
            return row
        only = typed[0] if len(typed) == 1 else None
        return replace(row, text=Words(only, only) if isinstance(only, str) else NOT_IN_ORDER)

    @property
    def jurisdiction(self) -> Words | None:
        """Who decides, as far as the answers tell."""
        return self.entry.jurisdiction(self.reading.answers)

    @property
    def title(self) -> str:
        """What the draft is called in lists."""
        given = self.draft.answers.get(self.entry.title_key)
        return str(given).strip() if isinstance(given, str) else ""

    def inputs(self, key: str, raw: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """What stands in the inputs of a section."""
        shown = raw if raw is not None else self.draft.answers
        return forms_answers.to_inputs(self.entry.form, shown, section=key)


NOT_IN_ORDER = Words("填写有误，请修改", "Not in order; please change it")
NEEDED_TO_SIGN = Words(
    "走告知承诺须先交“{title}”；也可以改走一般程序。",
    "For notice and commitment “{title}” must be in first; you may also take the ordinary way.",
)


def _belongs(name: str, keys: Sequence[str]) -> bool:
    return any(name == key or name.startswith(f"{key}-") for key in keys)
