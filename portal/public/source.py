"""The source of the running version, offered to whoever uses it over a network (AGPL-3.0, section 13)."""

from __future__ import annotations

import secrets
import tarfile
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, HttpRequest
from django.views.decorators.http import require_GET

from portal.public.throttle import throttled

ROOMS = (
    "accounts",
    "api",
    "approvals",
    "audit",
    "config",
    "docs",
    "documents",
    "forms",
    "ledger",
    "locale",
    "notifications",
    "portal",
    "tests",
    "timelimits",
    "tools",
    "workflows",
)
FILES = (
    "CHANGELOG.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "manage.py",
    "pyproject.toml",
    "testkit.py",
)
KINDS = {
    ".css",
    ".html",
    ".in",
    ".js",
    ".json",
    ".lock",
    ".md",
    ".png",
    ".po",
    ".py",
    ".svg",
    ".toml",
    ".ttf",
    ".txt",
    ".xsd",
    ".yml",
}


@throttled("source", most=10, seconds=60)
@require_GET
def source(request: HttpRequest) -> FileResponse:
    """The program as it runs here, as an archive; made once a version."""
    return FileResponse(archive().open("rb"), as_attachment=True, filename="lvtong-source.tar.gz")


def archive() -> Path:
    """The archive of the running version, made when it is first asked for."""
    newest = max(int(path.stat().st_mtime) for path in _files())
    kept = settings.LVTONG_VAR / f"source-{newest}.tar.gz"
    if not kept.exists():
        _write(kept)
    return kept


def _write(kept: Path) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True)
    unfinished = kept.with_suffix(f".{secrets.token_hex(8)}")
    with tarfile.open(unfinished, "w:gz") as packed:
        for path in _files():
            packed.add(path, f"lvtong/{path.relative_to(settings.BASE_DIR)}", filter=_anonymous)
    unfinished.replace(kept)


def _files() -> list[Path]:
    """The program's own files by name and kind; whatever else lies in the folder is nobody's business."""
    found = [settings.BASE_DIR / name for name in FILES]
    found += settings.BASE_DIR.glob("requirements*")
    for room in ROOMS:
        found += (path for path in (settings.BASE_DIR / room).rglob("*") if path.suffix in KINDS)
    return sorted(path for path in found if path.is_file())


def _anonymous(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    return member
