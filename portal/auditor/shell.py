"""Renders a page of the auditor inside its shell: the rail of the rooms, and who is reading."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accounts.models import Role
from forms.words import Words
from portal.auditor.access import Auditor
from portal.navigation import NavGroup, NavItem
from portal.office.desk import PROJECTS

ROOMS = (
    ("board", Words("时限看板", "Time limits"), "chart"),
    ("cases", Words("逐件复算", "Case by case"), "list"),
    ("projects", PROJECTS, "building"),
    ("stoppages", Words("停钟与延长", "Pauses and extensions"), "pause"),
    ("warnings", Words("预警与督办", "Warnings"), "bell"),
    ("proofs", Words("账本与核验", "Ledger and proofs"), "shield"),
)
READ_ONLY = Words("只读", "read-only")


def auditor_page(
    request: HttpRequest, auditor: Auditor, template: str, context: Mapping[str, object], *, room: str
) -> HttpResponse:
    """A page of the auditor; `room` is the entry of the rail that it belongs to."""
    items = tuple(
        NavItem(words, reverse(f"auditor:{name}"), icon, is_current=name == room)
        for name, words, icon in ROOMS
    )
    shell = {"rail": (NavGroup(items),), "role_line": f"{Role.AUDITOR.label} · {READ_ONLY}"}
    return render(request, f"portal/auditor/{template}.html", {**shell, **context})
