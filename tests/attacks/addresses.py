"""Every address of the house, filled in with what belongs to a case of its applicant."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from approvals.models import Application
from tests.attacks.conftest import House
from workflows.acts.registry import ACTS
from workflows.models import Task


def names(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    """The name of every address with the names of its arguments."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from names(pattern, space)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield f"{prefix}{pattern.name}", tuple(pattern.pattern.converters)


def addresses(
    house: House, *rooms: str, cases: Sequence[Application] = (), acts: Sequence[str] = ()
) -> list[str]:
    """The addresses of some rooms, each with every case and act that it may be asked for, or these."""
    found = []
    for name, wanted in names():
        if not rooms or name.split(":")[0] in rooms:
            found += [
                reverse(name, kwargs=given)
                for given in _given(house, wanted, cases or house.cases, acts or list(ACTS))
            ]
    return list(dict.fromkeys(found))


def _given(
    house: House, wanted: tuple[str, ...], cases: Sequence[Application], acts: Sequence[str]
) -> Iterator[dict[str, Any]]:
    for case in cases if "case_no" in wanted else cases[:1]:
        for act in acts if "act" in wanted else [""]:
            known = _known(house, case, act)
            yield {name: known[name] for name in wanted}


def _known(house: House, case: Any, act: str) -> dict[str, Any]:
    own = case.pk == house.received.pk
    return {
        "case_no": case.case_no,
        "act": act,
        "slug": "greenspace-use",
        "code": "site-plan",
        "number": house.ended.licence.number,
        "purpose": "renew",
        "key": "project",
        "name": "pool",
        "draft_id": house.draft.pk,
        "upload_id": house.upload.pk if own else house.draft.files.first().upload_id,
        "upload": house.upload.pk,
        "paper_id": house.paper.pk,
        "paper": house.paper.pk,
        "inspection": 1,
        "site": "望江路1号",
        "month": "2026-03",
        "project": house.project.pk,
        "person": house.cast.who("examiner").pk,
        "task": Task.objects.filter(application=case).first().pk,
    }
