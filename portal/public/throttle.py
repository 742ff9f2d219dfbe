"""Keeping one address from asking too often: a count in the cache, by the minute or the hour."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.public.wordings import TOO_OFTEN

View = Callable[..., HttpResponse]


def throttled(name: str, *, most: int, seconds: int) -> Callable[[View], View]:
    """At most so many requests of one address in so many seconds; more are answered with 429."""

    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
            if _count(f"throttle:{name}:{request.META.get('REMOTE_ADDR', '')}", seconds) > most:
                shown = {"says": TOO_OFTEN, "status": 429}
                answer = render(request, "portal/refusal.html", shown, status=429)
                answer["Retry-After"] = str(seconds)
                return answer
            return view(request, *args, **named)

        return guarded

    return wrap


def _count(key: str, seconds: int) -> int:
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key)
    except ValueError:
        return 1
