"""What is refused before anything of a request is read: a body beyond all bounds, an address with a NUL."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from forms.words import Words

FILES = "multipart/form-data"
PROGRAMS = "/api/"
TOO_LARGE = Words(
    "一次提交的内容太大，没有接收。请分几次上传，每次少选几个文件。",
    "That was too much at once and was not taken. Hand in fewer files at a time.",
)
NO_SUCH_ADDRESS = Words("没有找到这个页面。请核对网址。", "This page was not found. Check the address.")


class Bounds:
    """Middleware: large files come through the forms for files only, and only so many at once."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return _refusal(request, NO_SUCH_ADDRESS, code="NOT_FOUND", status=404)
        if _length(request) > _most(request):
            return _refusal(request, TOO_LARGE, code="TOO_LARGE", status=413)
        return self._get_response(request)


def _length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def _most(request: HttpRequest) -> int:
    is_files = request.content_type == FILES
    return int(settings.REQUEST_MAX_BYTES if is_files else settings.DATA_UPLOAD_MAX_MEMORY_SIZE)


def _refusal(request: HttpRequest, says: Words, *, code: str, status: int) -> HttpResponse:
    if request.path.startswith(PROGRAMS):
        return JsonResponse({"code": code, "message": str(says), "facts": {}}, status=status)
    return render(request, "portal/refusal.html", {"says": says, "status": status}, status=status)
