"""A legal act as it is offered: bound to its function, with its roles, form, papers and notice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from approvals.case import Case
from approvals.catalogue import PermitType
from approvals.law import Article
from forms.fields import Field
from forms.schema import Schema, Section
from forms.words import Words

NO_PAPERS: tuple[str, ...] = ()


def no_fields(case: Case) -> tuple[Field, ...]:
    """The act asks nothing."""
    return ()


def no_papers(case: Case) -> tuple[str, ...]:
    """No paper follows the act."""
    return ()


def nobody_more(case: Case) -> tuple[str, ...]:
    """No office is warned but those that the act names."""
    return ()


def as_read(case: Case, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers are the arguments."""
    return dict(answers)


@dataclass(frozen=True, kw_only=True)
class LegalAct:
    """One act. `roles` may take it (none: only the law itself does); `fields` are what it asks of a person.

    `papers` are the kinds of paper that follow it, `tells` what the applicant is told, `warns` the offices
    that are warned and `warned` those that follow from the case, `sample` the arguments with which it is
    rehearsed for a page; `takes_files` tells whether files may come with it, `keeps_dates` that it moves no
    date of the case's own, `moves_licence` that it may take effect on the licence that the case follows, and
    `by_filer` that the office which files a matter may take it there.
    """

    name: str
    title: Words
    law: Article
    run: Callable[..., object]
    roles: tuple[str, ...] = ()
    fields: Callable[[Case], tuple[Field, ...]] = no_fields
    arguments: Callable[[Case, Mapping[str, Any]], dict[str, Any]] = as_read
    papers: Callable[[Case], tuple[str, ...]] = no_papers
    tells: Words | None = None
    warns: tuple[str, ...] = ()
    warned: Callable[[Case], tuple[str, ...]] = nobody_more
    sample: Mapping[str, Any] = field(default_factory=dict)
    is_adverse: bool = False
    takes_files: bool = False
    keeps_dates: bool = False
    moves_licence: bool = False
    by_filer: bool = False

    def form(self, case: Case) -> Schema:
        """What the act asks in this case, as a form of one section."""
        return Schema(
            slug=self.name.replace("_", "-"),
            version=1,
            sections=(Section(key="act", title=self.title, fields=self.fields(case)),),
        )

    def offices(self, entry: PermitType) -> frozenset[str]:
        """The offices that may take it in a matter; the applicant is none."""
        filer = {entry.filed_by} if self.by_filer and entry.filed_by else set()
        return frozenset({*self.roles, *filer} - {"applicant"})

    @property
    def is_applicants(self) -> bool:
        return "applicant" in self.roles
