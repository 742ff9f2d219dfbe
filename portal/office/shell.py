"""Renders a page of the office inside its shell: the rail with what waits, the offices held."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.office.desk import Desk, rail


def office_page(
    request: HttpRequest,
    desk: Desk,
    template: str,
    context: Mapping[str, object],
    *,
    current: str,
    status: int = 200,
) -> HttpResponse:
    """A page of the office; `current` is the entry of the rail that it belongs to."""
    shell = {"rail": rail(desk, current=current), "role_line": desk.role_line, "desk": desk}
    return render(request, f"portal/office/{template}.html", {**shell, **context}, status=status)
